"""Lines to paste: how to read a release with the tools that people have.

Belongs here: reading them out of `snippets.md`. Each runs in the folder of a release; the tests run every one but R's.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TEXT = Path(__file__).parent / "snippets.md"
_BLOCK = re.compile(r"^## (?P<title>[^\n]+)\n\n```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Snippet:
    """Lines to paste."""

    title: str
    language: str
    """As a fenced block of Markdown names it: sql, python, r, sh."""
    code: str


@cache
def snippets(version: str) -> tuple[Snippet, ...]:
    """The lines for a release, in the order in which they are shown."""
    text = _TEXT.read_text(encoding="utf-8").replace("@version@", version)
    return tuple(Snippet(found["title"], found["language"], found["code"].rstrip("\n")) for found in _BLOCK.finditer(text))
