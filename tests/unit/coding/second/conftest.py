"""A model that asks an endpoint on this machine, a text, and claims that it bears out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.coding.second.answers import Model
from pipeline.coding.second.endpoint import Endpoint
from pipeline.coding.second.protocol import Protocol
from pipeline.coding.second.world import World
from pipeline.coding.text import Text
from tests.conftest import ROOT
from tests.endpoint import Fake
from tests.unit.coding.conftest import small_reference


@pytest.fixture
def waits() -> list[float]:
    """Seconds that were waited between attempts, without waiting them."""
    return []


MakeModel = Callable[..., Model]


@pytest.fixture
def model(fake: Fake, waits: list[float], tmp_path: Path) -> MakeModel:
    def make(**changes: Any) -> Model:
        given = {"url": fake.url, "key": "sk-secret", "timeout": 20.0, "wait": waits.append, **changes}
        return Model("any-model:7b", Endpoint(**given), Protocol.load(ROOT / "sources"), World(small_reference()), tmp_path / "answers")

    return make


NEWS = (
    "President Vladimir Putin congratulated Hakainde Hichilema on his victory in Zambia's presidential election. "
    "The Kremlin said Russia looked forward to working with him. Mr Hichilema won 2,810,777 votes, or 57.9 per cent. "
    "The European Union took note of the result. The European Union took note of the result."
)


def text(body: str = NEWS) -> Text:
    return Text("D-000000000000", body, published=small_reference().elections[0]["first_polling_date"])


ACT: dict[str, Any] = {
    "words": "President Vladimir Putin congratulated Hakainde Hichilema on his victory in Zambia's presidential election",
    "occurrence": None,
    "trigger": "congratulated",
    "actor_id": "RUS",
    "actor_as_written": "Vladimir Putin",
    "speaker_as_written": "President Vladimir Putin",
    "speaker_level": "head_of_state",
    "act": "congratulate",
    "object": "winner",
    "honoree": "ZMB-202108-PRES:hichilema",
    "target_actor_id": None,
    "election_id": "ZMB-202108-PRES",
    "election_country": "ZMB",
    "election_year": 2021,
    "modality": "actual",
    "conditional": False,
    "channel": None,
    "attribution": "narration",
    "ask": None,
    "act_date": None,
    "act_date_precision": None,
    "act_date_basis": None,
    "overall": None,
    "free": None,
    "fair": None,
    "stage": None,
}
FIGURE: dict[str, Any] = {
    "words": "Mr Hichilema won 2,810,777 votes",
    "occurrence": None,
    "election_id": "ZMB-202108-PRES",
    "election_country": None,
    "election_year": None,
    "round_no": None,
    "measure": "votes",
    "option_as_written": "Hichilema",
    "option_id": "ZMB-202108-PRES:hichilema",
    "value": 2810777,
    "comparator": "=",
    "status": None,
    "counted_share": None,
    "claimant_actor_id": None,
}
GOOD: dict[str, Any] = {"acts": [ACT], "figures": [FIGURE]}
