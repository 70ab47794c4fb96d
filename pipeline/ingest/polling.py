"""The calendar of elections: lines of `sources/calendar.csv` as rows of `election_calendar`, and what is wrong with them.

Belongs here: the rules of one line and of lines beside each other. Does not: whether the country is known (`sources`).
"""

import re
from collections.abc import Iterable
from typing import Any

from pipeline.ingest import dates
from pipeline.ingest.faults import Fault
from schemas.codes import codes

Row = dict[str, Any]
PRECISIONS = ("day", "month")
_ADDRESS = re.compile(r"https?://\S+")


def calendar_rows(lines: Iterable[tuple[int, Row]], path: str) -> tuple[list[tuple[int, Row]], list[Fault]]:
    """Rows with their lines, and the faults of those that can't be read.

    A month stands for a day that is not known: beside a day of the same month it would be the same election twice.
    """
    rows: list[tuple[int, Row]] = []
    faults: list[Fault] = []
    seen: dict[tuple[str, str, str], dict[str, int]] = {}
    for line, cells in lines:
        fault = _fault(cells, line, path)
        if fault is None:
            country, office, polling = cells["country"], cells["office"], cells["polling"]
            beside = seen.setdefault((country, office, polling[:7]), {})
            again = next((n for other, n in beside.items() if other == polling or len(other) != len(polling)), None)
            if again is None:
                beside[polling] = line
                rows.append((line, _row(cells)))
                continue
            fault = Fault(path, line, "duplicate-id", f"{office} of {country} in {polling} stands twice, first in line {again}; keep one")
        faults.append(fault)
    return rows, faults


def _fault(cells: Row, line: int, path: str) -> Fault | None:
    """What is wrong within one line: the first thing."""
    empty = [name for name, cell in cells.items() if cell is None]
    if empty:
        return Fault(path, line, "missing-key", f"the cell {empty[0]} is empty")
    if cells["office"] not in codes("election_office"):
        return Fault(path, line, "unknown-code", f"office: {cells['office']!r} is not one of {', '.join(codes('election_office'))}")
    for name, known in (("polling", PRECISIONS), ("read", ("day",))):
        if _precision(cells[name]) not in known:
            shape = "2022-11-20, or 2022-11 where only the month is stated" if "month" in known else "2022-11-20"
            return Fault(path, line, "no-such-date", f"{name}: {cells[name]!r} is no date that exists; write it as {shape}")
    if not _ADDRESS.fullmatch(cells["source"]):
        return Fault(path, line, "form", f"source: {cells['source']!r} is no address; write it as https://…")
    return None


def _precision(cell: str) -> str | None:
    try:
        return dates.parse(cell).precision if len(cell) in (7, 10) and cell[4] == "-" else None
    except ValueError:
        return None


def _row(cells: Row) -> Row:
    polling = dates.parse(cells["polling"])
    return {
        "country_id": cells["country"],
        "office": cells["office"],
        "polling_date": polling.first,
        "polling_precision": polling.precision,
        "source_url": cells["source"],
        "read_on": dates.parse(cells["read"]).first,
    }
