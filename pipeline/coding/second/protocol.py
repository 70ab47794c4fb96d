"""What a model is asked: the instructions, the code lists, the form of the answer, and the request for one text.

Belongs here: putting these together and naming their version. The instructions are data (`sources/rules/second_coder.md`), the lists
and the form follow from `schemas/`. Does not belong here: sending.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.coding.second.world import World
from pipeline.coding.text import Text
from schemas.codes import code_list
from schemas.derive.answer import answer_schema, answered_codes

_SEED = 1


@dataclass(frozen=True)
class Protocol:
    """Everything that is the same for all texts."""

    instructions: str

    @classmethod
    def load(cls, sources: Path) -> "Protocol":
        """Read the instructions and put the code lists below them."""
        written = (sources / "rules" / "second_coder.md").read_text(encoding="utf-8").strip()
        return cls("\n\n".join([written, *(_listed(name) for name in answered_codes())]))

    @cached_property
    def version(self) -> str:
        """First 8 hex digits of the sha256 of instructions, lists and form: another wording is another coder."""
        state = json.dumps([self.instructions, answer_schema()], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(state.encode()).hexdigest()[:8]

    def coder(self, model: str) -> str:
        """Name that the claims carry: `model:name@version`."""
        return f"model:{re.sub(r'[^A-Za-z0-9._/:+-]+', '-', model)}@{self.version}"

    def request(self, model: str, text: Text, world: World) -> dict[str, Any]:
        """Body of the request for one text: the same text, model, lists and instructions give the same bytes."""
        about = [f"Kind: {text.kind}", f"Publisher: {text.publisher_id or 'not known'}", f"Language: {text.language}"]
        about.append(f"Published: {text.published or 'not known'} ({text.published_precision})")
        asked = "\n".join([*about, "", world.named_in(text.text), "", "Text, to its end:", text.text])
        return {
            "model": model,
            "messages": [{"role": "system", "content": self.instructions}, {"role": "user", "content": asked}],
            "temperature": 0,
            "seed": _SEED,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": answer_schema()},
            },
        }


def _listed(name: str) -> str:
    lines = (f"- {row['code']}: {row['definition']} For example: {row['example']}" for row in code_list(name))
    return "\n".join([f"# Values of `{name}`", *lines])
