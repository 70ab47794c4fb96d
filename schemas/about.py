"""What the dataset says of itself: title, description, creator, keywords, limits, licences.

Belongs here: the reader of `dataset.toml`, the only place where these texts stand.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Licence:
    """One licence of the dataset."""

    id: str
    """SPDX identifier."""
    title: str
    url: str
    """Page of the licence, as catalogues know it; the text stands at `url` + `legalcode`."""
    tables: tuple[str, ...] = ()
    """Tables under it; none for the licence of all that no other names."""


@dataclass(frozen=True, slots=True)
class About:
    """What stands in `dataset.toml`."""

    name: str
    """Name for machines; never changes."""
    short_title: str
    title: str
    description: str
    creator: str
    language: str
    """Language of the texts, ISO 639-1."""
    keywords: tuple[str, ...]
    method: str
    """How the rows come about, in Markdown."""
    limits: tuple[str, ...]
    """What a reader must know before counting rows, in Markdown."""
    licences: tuple[Licence, ...]
    """The licence of the compilation, and those that go further for some tables."""
    homepage: str | None = None
    doi: str | None = None
    """Of all versions."""

    @property
    def licence(self) -> Licence:
        """The licence of the compilation."""
        return self.licences[0]

    def licence_of(self, table: str) -> Licence:
        """The licence of a table."""
        return next((licence for licence in self.licences if table in licence.tables), self.licence)


def read_about(path: Path) -> About:
    """Read what the dataset says of itself. Raises KeyError or TypeError where a fact is missing or unknown."""
    facts: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    licences = tuple(Licence(tables=tuple(entry.pop("tables", ())), **entry) for entry in facts.pop("licences"))
    lists = {name: tuple(facts.pop(name)) for name in ("keywords", "limits")}
    return About(**facts, **lists, licences=licences)


ABOUT = read_about(Path(__file__).parent / "dataset.toml")
"""What this dataset says of itself."""
