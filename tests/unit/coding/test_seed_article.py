"""The article that the project began with: runs where the folder `shared` stands beside the project, else is skipped."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.coding.coder import Coder, Text

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


@pytest.fixture(scope="module")
def body() -> str:
    texts = sorted(SEEDS.glob("*.txt"))
    if not texts:
        pytest.skip("no ../shared/seeds beside the project")
    return texts[0].read_text(encoding="utf-8")


def test_the_article_of_the_beginning(coder: Coder, body: str) -> None:
    acts = coder.code(Text("D-000000000000", body, "opinion", published=date(2022, 11, 23))).acts
    found = {(act.actor_id, act.act) for act in acts}
    assert {(state, "congratulate") for state in ("CHN", "RUS", "TUR", "BLR")} <= found
    assert {(state, "withhold") for state in ("DEU", "FRA", "GBR", "USA")} <= found
    assert not {(state, act) for state in ("DEU", "FRA", "GBR") for act in ("congratulate", "recognise", "welcome")} & found
    assert not {(state, act) for state in ("CHN", "RUS", "TUR", "BLR") for act in ("withhold", "reject", "criticise")} & found
