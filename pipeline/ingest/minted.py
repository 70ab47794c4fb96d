"""Ids of responses that were given before: lines of `sources/minted.csv`, and the rows of releases.

Belongs here: reading what an id stands for. Does not: giving new ones (the fold does), writing the list (`pipeline.mint`).
"""

import datetime
import json
import re
from pathlib import Path
from typing import Any

from pipeline.ingest import dates
from schemas.codes import codes
from schemas.forms import FORMS

Row = dict[str, Any]
_RESPONSE = re.compile(FORMS["response"][0])
_PARTS = re.compile(r"R-([A-Z]{3}-[0-9]{6}-(?:PARL-)?[A-Z]+)-(.+)-[0-9]+")
_RELEASED = ["response_id", "election_id", "actor_id", "act", "object", "target_actor_id", "ask", "response_date", "date_precision"]
_CODED = {"act": "act", "object": "object", "ask": "ask"}


def minted_row(cells: Row) -> Row:
    """One line of the list as a row of `minted_responses`.

    Raises:
        ValueError: The id is not of its form, a code is not in its list, or the day does not exist.
    """
    response_id = cells["response_id"]
    parts = _PARTS.fullmatch(response_id)
    if parts is None or not _RESPONSE.fullmatch(response_id):
        raise ValueError(f"response_id: {response_id!r} is not of the form {FORMS['response'][1]}")
    for column, code in _CODED.items():
        if cells[column] not in (None, *codes(code)) or (column == "act" and cells[column] is None):
            raise ValueError(f"{column}: {cells[column]!r} is not in the code list {code}")
    return {
        "response_id": response_id,
        "election_id": parts[1],
        "actor_id": parts[2],
        "act": cells["act"],
        "object": cells["object"],
        "target_actor_id": cells["target"],
        "ask": cells["ask"],
        "opened_on": dates.parse(cells["day"]).first if cells["day"] else None,
        "listed": True,
    }


def released_rows(releases: Path) -> list[Row]:
    """What releases gave ids to: the latest that stands, what it took back, and versions after it that were withdrawn as a whole.

    Nothing where there is no release, or one without responses. No id comes twice.

    Raises:
        ValueError: A file of one of them is damaged.
    """
    found: dict[str, Row] = {}
    for version in _relevant(releases):
        for row in _rows_of(releases / version):
            found.setdefault(row["response_id"], row)
    return list(found.values())


def _relevant(releases: Path) -> list[str]:
    """The latest version, and those that came after it: all of them were withdrawn."""
    try:
        index = json.loads((releases / "releases.json").read_text(encoding="utf-8"))
        listed = [entry["version"] for entry in index["releases"]]
        latest = index["aliases"].get("latest")
    except (OSError, KeyError, ValueError):
        return []
    return listed[listed.index(latest) :] if latest in listed else listed


def _rows_of(folder: Path) -> list[Row]:
    rows = _read(folder, "responses", _RELEASED)
    gone = _read(folder, "retractions", ["table_name", "last_values"])
    return [_released(row) for row in (*rows, *(_last(row) for row in gone if row["table_name"] == "responses"))]


def _read(folder: Path, table: str, columns: list[str]) -> list[Row]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / "data" / f"{table}.parquet"
    try:
        return pq.read_table(path, columns=columns).to_pylist() if path.exists() else []
    except (pa.ArrowException, OSError) as error:
        raise ValueError(f"{path} can't be read, so ids might be given twice; put a good copy of {folder.name} back: {error}") from None


def _last(row: Row) -> Row:
    values = {name: json.loads(row["last_values"]).get(name) for name in _RELEASED}
    day = values["response_date"]
    return {**values, "response_date": datetime.date.fromisoformat(day) if day else None}


def _released(row: Row) -> Row:
    day, precision = row.pop("response_date"), row.pop("date_precision")
    return {**row, "opened_on": day if precision == "day" else None, "listed": False}
