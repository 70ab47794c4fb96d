"""An endpoint on this machine that says what it is told to, and a model that asks it."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from pipeline.coding.reading import Text
from pipeline.coding.second.answers import Model
from pipeline.coding.second.endpoint import Endpoint
from pipeline.coding.second.protocol import Protocol
from pipeline.coding.second.world import World
from tests.conftest import ROOT
from tests.unit.coding.conftest import small_reference

Headers = dict[str, str]


@dataclass
class Said:
    """One reply: status, headers, body; `None` for the body keeps the line open until the test is over."""

    status: int = 200
    body: bytes | None = b""
    headers: Headers = field(default_factory=dict)


def completion(answer: Any, **choice: Any) -> Said:
    """A reply of the usual form whose content is the answer as JSON, or a text as it is."""
    content = answer if isinstance(answer, str) else json.dumps(answer)
    return Said(body=json.dumps({"choices": [{"message": {"content": content}, "finish_reason": "stop", **choice}]}).encode())


class Fake:
    """An endpoint on 127.0.0.1: gives the replies in order, the last one again and again, and keeps what it was asked."""

    def __init__(self) -> None:
        self.replies: list[Said] = []
        self.asked: list[tuple[str, Headers, dict[str, Any]]] = []
        self.over = threading.Event()
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                fake.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, body))
                said = fake.replies[min(len(fake.asked), len(fake.replies)) - 1]
                if said.body is None:
                    fake.over.wait()
                    return
                try:
                    self.send_response(said.status)
                    for name, value in {"Content-Length": str(len(said.body)), **said.headers}.items():
                        self.send_header(name, value)
                    self.end_headers()
                    self.wfile.write(said.body)
                except (BrokenPipeError, ConnectionResetError):
                    pass  # the client has heard enough

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self.thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/v1"

    def close(self) -> None:
        self.over.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def fake() -> Iterator[Fake]:
    made = Fake()
    yield made
    made.close()


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
