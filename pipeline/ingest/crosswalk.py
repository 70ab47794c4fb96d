"""Ids in other schemes: lines of `sources/actors/crosswalk.csv` as rows of `crosswalk_lines`, and what is wrong with them.

Belongs here: the rules of one line and of lines beside each other, and the wide form for countries. Does not: whether the entity is
known (`sources`).
"""

import datetime
import re
from collections.abc import Iterable
from typing import Any

from pipeline.ingest import dates
from pipeline.ingest.faults import Fault
from schemas.codes import code_list, codes

Row = dict[str, Any]
Lines = list[tuple[int, Row]]
WIDE = ("iso2", "iso_numeric", "m49", "cow", "gw", "vdem", "gec", "cameo", "wikidata")
"""Schemes that are columns of `countries`."""
_OPTIONAL = frozenset({"start", "end"})
_ADDRESS = re.compile(r"https?://\S+")
_EVER = (datetime.date.min, datetime.date.max)


def crosswalk_rows(lines: Iterable[tuple[int, Row]], path: str) -> tuple[Lines, list[Fault]]:
    """Rows with their lines, and the faults of those that can't be read or contradict an earlier line."""
    patterns = {row["code"]: re.compile(row["pattern"]) for row in code_list("crosswalk_scheme")}
    rows: Lines = []
    faults: list[Fault] = []
    beside: dict[tuple[str, ...], Lines] = {}
    for line, cells in lines:
        fault = _fault(cells, line, path, patterns)
        if fault is None:
            row = _row(cells)
            entity = (row["scheme"], row["entity_table"], row["entity_id"])
            value = (row["scheme"], "", row["value"])
            fault = _contradicted(row, line, path, [*beside.get(entity, ()), *beside.get(value, ())])
            if fault is None:
                rows.append((line, row))
                for key in (entity, value):
                    beside.setdefault(key, []).append((line, row))
                continue
        faults.append(fault)
    return rows, faults


def wide(rows: Iterable[Row]) -> dict[str, Row]:
    """Country → its codes that hold now, by scheme."""
    found: dict[str, Row] = {}
    for row in rows:
        if row["entity_table"] == "countries" and row["scheme"] in WIDE and row["valid_to"] is None:
            found.setdefault(row["entity_id"], {})[row["scheme"]] = row["value"]
    return found


def _fault(cells: Row, line: int, path: str, patterns: dict[str, re.Pattern[str]]) -> Fault | None:
    """What is wrong within one line: the first thing."""
    empty = [name for name, cell in cells.items() if cell is None and name not in _OPTIONAL]
    if empty:
        return Fault(path, line, "missing-key", f"the cell {empty[0]} is empty")
    for name, known in (("entity_table", codes("crosswalk_table")), ("scheme", tuple(patterns))):
        if cells[name] not in known:
            return Fault(path, line, "unknown-code", f"{name}: {cells[name]!r} is not one of {', '.join(known)}")
    if not patterns[cells["scheme"]].fullmatch(cells["value"]):
        return Fault(path, line, "form", f"value: {cells['value']!r} is no id of {cells['scheme']}; see schemas/codes/crosswalk_scheme.csv")
    if not _ADDRESS.fullmatch(cells["source"]):
        return Fault(path, line, "form", f"source: {cells['source']!r} is no address; write it as https://…")
    for name in ("start", "end", "read"):
        if cells[name] is not None and not _is_day(cells[name]):
            return Fault(path, line, "no-such-date", f"{name}: {cells[name]!r} is no day that exists; write it as 2022-11-20")
    if cells["start"] and cells["end"] and cells["end"] < cells["start"]:
        return Fault(path, line, "no-such-date", f"the id ends ({cells['end']}) before it starts ({cells['start']})")
    return None


def _is_day(cell: str) -> bool:
    try:
        return dates.parse(cell).precision == "day"
    except ValueError:
        return False


def _row(cells: Row) -> Row:
    return {
        "entity_table": cells["entity_table"],
        "entity_id": cells["entity_id"],
        "scheme": cells["scheme"],
        "value": cells["value"],
        "valid_from": dates.parse(cells["start"]).first if cells["start"] else None,
        "valid_to": dates.parse(cells["end"]).last if cells["end"] else None,
        "source_url": cells["source"],
    }


def _contradicted(row: Row, line: int, path: str, others: Lines) -> Fault | None:
    for before, other in others:
        if _starts(row) <= _ends(other) and _starts(other) <= _ends(row):
            named = f"{row['scheme']} {row['value']} of {row['entity_id']}"
            message = f"{named} holds at the same time as {other['value']} of {other['entity_id']} in line {before}; date or remove one"
            return Fault(path, line, "ambiguous-id", message)
    return None


def _starts(row: Row) -> datetime.date:
    return row["valid_from"] or _EVER[0]


def _ends(row: Row) -> datetime.date:
    return row["valid_to"] or _EVER[1]
