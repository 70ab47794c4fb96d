"""Questions to begin with, for whoever opens the console of the release page.

Belongs here: queries over a release's tables, each a file whose first line is its title, and reading them. Each answers on every
release, and at once.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Example:
    """A question and its SQL."""

    title: str
    sql: str


@cache
def examples() -> tuple[Example, ...]:
    """The questions, in the order in which they are shown."""
    return tuple(_read(path.read_text(encoding="utf-8")) for path in sorted(Path(__file__).parent.glob("*.sql")))


def _read(text: str) -> Example:
    lines = text.strip().splitlines()
    return Example(lines[0].removeprefix("-- "), "\n".join(line for line in lines if not line.startswith("-- ")))
