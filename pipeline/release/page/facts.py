"""What the pages show, read from a release folder once.

Belongs here: the queries of `queries/`, run over the Parquet files, and the words of codes. Does not belong here: HTML.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.release.engine import with_views

HERE = Path(__file__).parent
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Word:
    """How a code is shown."""

    word: str
    mark: str
    """Letter or sign that stands for it where there is no room; empty where it has none."""
    key: str
    """Class that gives it its colour."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A release, as the pages need it."""

    package: Mapping[str, Any]
    """Its `datapackage.json`."""
    rows: Mapping[str, Sequence[Row]]
    """Name of a query → its rows, in order."""
    meanings: Mapping[str, Mapping[str, str]]
    """Column (`table.column`) → code → what it means, as the descriptor has it."""

    @property
    def version(self) -> str:
        """Version, with its v."""
        return f"v{self.package['version']}"

    @property
    def date(self) -> str:
        """Day of the release, ISO 8601."""
        return self.package["created"][:10]

    def by(self, query: str, column: str) -> Mapping[str, Sequence[Row]]:
        """Rows of a query by one of its columns."""
        return grouped(self.rows[query], column)

    def meaning(self, column: str, code: str | None) -> str:
        """What a code means in a column; empty where the descriptor says nothing."""
        return self.meanings.get(column, {}).get(code or "", "")


def read_facts(folder: Path, only: Collection[str] = ()) -> Facts:
    """Read what the pages of a release show.

    Args:
        only: Queries, where not all are needed.
    """
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    with with_views(folder / "data", [resource["title"] for resource in package["resources"]]) as connection:
        rows: dict[str, Sequence[Row]] = {}
        for path in (path for path in sorted((HERE / "queries").glob("*.sql")) if not only or path.stem in only):
            relation = connection.execute(path.read_text(encoding="utf-8"))
            names = [column[0] for column in relation.description]
            rows[path.stem] = [dict(zip(names, values, strict=True)) for values in relation.fetchall()]
    return Facts(package, rows, _meanings(package))


def grouped(rows: Iterable[Row], column: str) -> Mapping[str, list[Row]]:
    """Rows by the value of a column, in the order in which they come; asking for an unknown value gives none."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found


@cache
def words() -> Mapping[tuple[str, str], Word]:
    """Words of `words.csv`: list and code → how it is shown."""
    with (HERE / "words.csv").open(encoding="utf-8", newline="") as file:
        return {(row["list"], row["code"]): Word(row["word"], row["mark"], row["key"]) for row in csv.DictReader(file)}


def word(name: str, code: str | None) -> str:
    """A code as people say it: by `words.csv`, else the code with its underscores opened."""
    found = words().get((name, code or ""))
    return found.word if found else (code or "").replace("_", " ")


def standing(position: str, silence: str | None) -> Word:
    """How a position is shown; where there is none, the kind of silence is."""
    chosen = ("silence", silence) if position == "no_position" and silence else ("position", position)
    return words().get(chosen) or Word(chosen[1].replace("_", " "), "?", "n")


def _meanings(package: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    return {
        f"{resource['title']}.{field['name']}": {entry["value"]: entry["label"] for entry in field["categories"]}
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
        if "categories" in field
    }
