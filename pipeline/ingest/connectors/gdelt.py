"""GDELT 2 events: which articles say that one country praised, recognised, denounced or accused another. Leads, never claims.

Belongs here: the 61 columns of an export, in the shapes in which it goes around, and which rows may lead to a response. Which election a
row is near to is told by `leads`, where the elections are known. Does not belong here: the articles themselves.
"""

import csv
import datetime
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.ingest.connectors.base import Connector, Item, lines
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import TableRow
from schemas.codes import codes

DATASET = "gdelt"
COLUMNS = 61
"""Columns of an export of GDELT 2."""
_DELIMITERS = ("\t", ";")
_ID, _DAY, _ADDED, _URL = 0, 1, 59, 60
_CODE, _ROOT = 26, 28
_ACTORS = {"actor": 5, "target": 15}
"""First of the ten columns of an actor: code, name, country, known group, …"""
_IN_NAME = re.compile(r"(?<!\d)(20\d{12})(?!\d)")
_HEAD = "GLOBALEVENTID"


def is_export(name: str, head: bytes) -> bool:
    """Whether a file is an export: 61 columns, with or without a head line, the first a number."""
    first = head.partition(b"\n")[0].decode("utf-8", "replace").rstrip("\r")
    if not name.lower().endswith((".csv", ".tsv", ".txt")):
        return False
    cells = _cells(first)
    return len(cells) == COLUMNS and (cells[_ID].isdigit() or cells[_ID].upper() == _HEAD)


def read(path: Path) -> Iterator[Item]:
    """Rows of `read_events`, the lines that can't be read, and last, counted, the rows that lead nowhere."""
    left: Counter[str] = Counter()
    named = _IN_NAME.search(path.name)
    for item in lines(path, path.name):
        if isinstance(item, Fault):
            yield item
            continue
        number, line = item
        cells = _cells(line.rstrip("\r\n"))
        if number == 1 and cells[_ID].upper() == _HEAD:
            continue
        if len(cells) != COLUMNS:
            yield Fault(path.name, number, "cells", f"{len(cells)} cells, an export has {COLUMNS}")
            continue
        try:
            row = _event(cells, named[1] if named else "")
        except ValueError as error:
            yield Fault(path.name, number, "no-event", str(error)[:200])
            continue
        if why := _leads_nowhere(row):
            left[why] += 1
        else:
            yield TableRow("read_events", {**row, "place": f"{path.name}:{number}"})
    for why, count in sorted(left.items()):
        yield Fault(path.name, 1, "no-lead", f"{count:,} rows {why}")


def _cells(line: str) -> list[str]:
    """Cells of a line; the delimiter is the one that makes 61 of it."""
    for delimiter in _DELIMITERS:
        cells = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [""])
        if len(cells) == COLUMNS:
            return cells
    return line.split("\t")


def _event(cells: list[str], named: str) -> dict[str, object]:
    """An event; ValueError says what can't be read of it."""
    if not cells[_ID].isdigit():
        raise ValueError(f"the id {cells[_ID]!r} is no number")
    url = cells[_URL].strip()
    if not re.match(r"https?://\S+$", url):
        raise ValueError(f"no address of an article: {url[:80]!r}")
    actors = {f"{who}_{what}": cells[first + n].strip() or None for who, first in _ACTORS.items() for n, what in enumerate(_PARTS)}
    return {
        "dataset": DATASET,
        "native_id": cells[_ID],
        "url": url,
        "event_date": _day(cells[_DAY]),
        "article_date": _day(cells[_ADDED] if _whole(cells[_ADDED]) else named or cells[_DAY]),
        "cameo_code": _code(cells[_CODE], cells[_ROOT]),
        **actors,
    }


_PARTS = ("code", "name", "country", "group")


def _whole(added: str) -> bool:
    """Whether an instant is as GDELT wrote it; a table program makes 2.02E+13 of it."""
    return bool(re.fullmatch(r"20\d{12}", added))


def _day(digits: str) -> datetime.date:
    return datetime.datetime.strptime(digits[:8], "%Y%m%d").date()


def _code(code: str, root: str) -> str:
    """A CAMEO code with the zero that a table program takes off: its first two digits are the root."""
    if not (code.isdigit() and root.isdigit()):
        raise ValueError(f"the CAMEO code {code!r} is no number")
    root = root.zfill(2)
    return code if code.startswith(root) and len(code) > 1 else f"0{code}"


def _leads_nowhere(row: dict[str, object]) -> str | None:
    """Why a row is no lead, in words."""
    if str(row["cameo_code"])[:3] not in codes("lead_code"):
        return f"are not of the codes {', '.join(codes('lead_code'))}"
    if row["target_country"] is None or (row["actor_country"] is None and row["actor_group"] is None):
        return "name no country on one side"
    if row["actor_country"] == row["target_country"]:
        return "stay within one country"
    return None


GDELT = Connector(
    name=DATASET,
    about="Exports of GDELT 2: addresses of articles in which one country praises, recognises, denounces or accuses another.",
    columns=frozenset(),
    read=read,
    form="gdelt",
    tables=("read_events",),
    shape=is_export,
)
