"""Giving ids for good: the responses of the last build whose ids are not in `sources/minted.csv` yet.

Belongs here: writing that list, and saying which ids of it stand for nothing any more. The ids themselves are made by the fold of
claims; once they are in the list, a later build finds them again. No Dagster.
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from schemas.lists import CSV_COLUMNS, list_path

_COLUMNS = CSV_COLUMNS["minted"]
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Minted:
    """What came of it."""

    added: tuple[str, ...]
    gone: tuple[tuple[str, str | None], ...]
    """Ids that no response has any more and `sources/ids.yaml` does not explain, each with a new id of the same actor and act."""

    def entries(self) -> str:
        """What to put into `sources/ids.yaml`, but for the reasons."""
        return "".join(_entry(old, instead) for old, instead in self.gone)


def _entry(old: str, instead: str | None) -> str:
    new = f"  new: {instead}\n" if instead else ""
    return f"- table: responses\n  old: {old}\n{new}  why: \n"


def mint(warehouse: Path, sources: Path) -> Minted:
    """Add the ids of the last build to the list.

    Raises:
        duckdb.Error: The warehouse can't be read, or has no responses.
    """
    path = sources / list_path("minted")
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        made = connection.execute((HERE / "mint_made.sql").read_text(encoding="utf-8")).fetchall()
        gone = tuple(connection.execute((HERE / "mint_gone.sql").read_text(encoding="utf-8")).fetchall())
    listed = _read(path)
    fresh = {row[0]: row for row in made if row[0] not in listed}
    _write(path, [*listed.values(), *fresh.values()])
    return Minted(tuple(fresh), gone)


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row[0]: row for row in list(csv.reader(file))[1:]}


def _write(path: Path, rows: list[Any]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(sorted([cell or "" for cell in row] for row in rows))
