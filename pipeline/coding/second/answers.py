"""Answers, kept: one JSON file for each request, named by its hash, so that the same question is asked once.

Belongs here: which model is meant, the folder of answers, asking for one that is not there. An answer is kept as it came; what is made
of it can change without asking again.
"""

import hashlib
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.coding.reference import Reference
from pipeline.coding.second import EndpointRefused, Unanswered
from pipeline.coding.second.endpoint import Endpoint
from pipeline.coding.second.protocol import Protocol
from pipeline.coding.second.verify import is_answer
from pipeline.coding.second.world import World
from pipeline.coding.text import Text


@dataclass(frozen=True, slots=True)
class Settings:
    """Which model is asked, and how; what is empty is taken from the environment. The key is taken from there alone."""

    url: str = ""
    """Address of the endpoint; `BALLOT_ECHO_MODEL_URL` where it is empty."""
    model: str = ""
    """Name of the model; `BALLOT_ECHO_MODEL` where it is empty."""
    timeout: float = 120
    """Seconds for one answer."""
    allow_http: bool = False
    """Ask an endpoint beyond this machine over plain http."""
    allow_private: bool = False
    """Ask an endpoint in a private network."""


@dataclass(frozen=True)
class Model:
    """A model behind an endpoint, what it is asked, and where its answers are kept."""

    name: str
    endpoint: Endpoint
    protocol: Protocol
    world: World
    folder: Path

    @classmethod
    def of(cls, settings: Settings, environment: Mapping[str, str], sources: Path, folder: Path, reference: Reference) -> "Model":
        """Return the model that is meant.

        Raises:
            EndpointRefused: No address or no name is given.
        """
        url = settings.url or environment.get("BALLOT_ECHO_MODEL_URL", "")
        name = settings.model or environment.get("BALLOT_ECHO_MODEL", "")
        if not url or not name:
            raise EndpointRefused("no model: give --url and --model, or BALLOT_ECHO_MODEL_URL and BALLOT_ECHO_MODEL in the environment")
        key = environment.get("BALLOT_ECHO_MODEL_KEY") or None
        endpoint = Endpoint(url, key, settings.timeout, settings.allow_http, settings.allow_private)
        return cls(name, endpoint, Protocol.load(sources), World(reference), folder)

    @property
    def coder(self) -> str:
        """Name that the claims carry."""
        return self.protocol.coder(self.name)

    def answer(self, text: Text) -> tuple[dict[str, list[Any]], bool]:
        """Return the answer about a text, and whether the endpoint was asked for it.

        Raises:
            Unanswered: There is no usable answer; nothing is kept.
            EndpointRefused: The endpoint can't or may not be asked.
        """
        body = self.protocol.request(self.name, text, self.world)
        path = self._path(body)
        if (kept := _read(path)) is not None:
            return kept, False
        answer = self.endpoint.complete(body)
        if not is_answer(answer):
            raise Unanswered("answer-not-in-form", "it is no object with a list of acts and a list of figures")
        _write(path, {"model": self.name, "version": self.protocol.version, "text_sha256": _sha256(text.text), "answer": answer})
        return answer, True

    def _path(self, body: dict[str, Any]) -> Path:
        """Where the answer to a request is kept: the request holds text, model, instructions and form, and no key or address."""
        name = _sha256(json.dumps(body, sort_keys=True))
        return self.folder / name[:2] / f"{name}.json"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _read(path: Path) -> dict[str, list[Any]] | None:
    """Return a kept answer; a file that is damaged counts as none."""
    try:
        answer = json.loads(path.read_bytes(), parse_float=Decimal)["answer"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return answer if is_answer(answer) else None


def _write(path: Path, kept: dict[str, Any]) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=".", delete=False) as draft:
        json.dump(kept, draft, indent=1, default=_number)
    Path(draft.name).replace(path)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
