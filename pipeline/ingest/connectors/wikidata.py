"""Wikidata: items of elections, as the SPARQL service answers in JSON.

Belongs here: the variables that a query gives and what they say. A query that fits:

    SELECT ?election ?electionLabel ?country ?countryLabel ?date ?precision ?kindLabel WHERE { … }

`election` and `country` are items; `date` is the point in time, `precision` its precision in Wikidata (11 a day, 10 a month, 9 a year);
`kindLabel` is the label of what the item is an instance of. Does not belong here: which of our elections an item is (dataset_matches).
"""

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.ingest.connectors.base import MAX_LINE, Connector, Item, open_file
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import TableRow

DATASET = "wikidata"
MAX_BYTES = 16 * MAX_LINE
"""Longest answer, in bytes."""
_ITEM = re.compile(r"https?://www\.wikidata\.org/(?:entity|wiki)/(Q[1-9][0-9]*)$")
_DAY = re.compile(r"(-?\d{4,})-(\d\d)-(\d\d)T")
_PRECISION = {"11": "day", "10": "month", "9": "year"}
_OFFICES = (
    ("EP", r"european parliament election"),
    ("REF", r"referendum|plebiscite"),
    ("CONST", r"constituent assembly|constitutional (?:assembly|convention) election"),
    ("PRES", r"presidential election"),
    ("UPP", r"senate election|senatorial election|upper house"),
    ("LEG", r"(?:parliamentary|legislative|federal|lower house|national assembly) election"),
)
"""Office → how labels name the kind of election; a "general election" says no office."""
_DATED = re.compile(r"(?<!\d)(20\d\d-\d\d-\d\d)(?!\d)")
Row = dict[str, Any]


def is_answer(name: str, head: bytes) -> bool:
    """Whether a file is an answer about elections: a head with the variables election, country and date."""
    text = head.decode("utf-8", "replace")
    found = re.search(r'"vars"\s*:\s*\[([^\]]*)\]', text)
    named = set(re.findall(r'"(\w+)"', found[1])) if found else set()
    return name.lower().removesuffix(".gz").endswith(".json") and {"election", "country", "date"} <= named


def read(path: Path) -> Iterator[Item]:
    """Rows of `read_elections`, and the items of which none can be made."""
    try:
        with open_file(path) as handle:
            data = handle.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            yield Fault(path.name, 1, "too-large", f"more than {MAX_BYTES:,} bytes; ask for fewer years at a time")
            return
        bindings = json.loads(data)["results"]["bindings"]
        found: dict[str, list[Row]] = {}
        for binding in bindings:
            values = {key: cell.get("value", "") for key, cell in binding.items()}
            found.setdefault(values.get("election", ""), []).append(values)
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        yield Fault(path.name, 1, "syntax", f"no answer of a SPARQL service: {type(error).__name__}: {str(error)[:160]}")
        return
    dated = _DATED.search(path.name)
    version = dated[1] if dated else "undated"
    for number, (item, rows) in enumerate(found.items(), 1):
        try:
            yield TableRow("read_elections", {**_election(item, rows), "version": version, "place": f"{path.name}:{number}"})
        except ValueError as error:
            yield Fault(path.name, number, "no-election", f"{item or 'an item without address'}: {error}")


def _election(address: str, rows: list[Row]) -> Row:
    """One item, which may stand in several rows: its days are those of its rounds."""
    item, countries = _item(address, "election"), {_item(row.get("country", ""), "country") for row in rows}
    if len(countries) > 1:
        raise ValueError(f"it is of {len(countries)} countries: {', '.join(sorted(countries))}")
    days = sorted({_date(row) for row in rows})
    (first, precision), (last, _) = days[0], days[-1]
    kinds = {row["kindLabel"] for row in rows if row.get("kindLabel")}
    offices = {office for label in kinds or {rows[0].get("electionLabel", "")} if (office := _office(label))}
    return {
        "dataset": DATASET,
        "native_id": item,
        "country_scheme": "wikidata",
        "country_code": countries.pop(),
        "country_as_written": rows[0].get("countryLabel") or None,
        "office": offices.pop() if len(offices) == 1 else None,
        "office_as_written": "; ".join(sorted(kinds)) or rows[0].get("electionLabel") or None,
        "polling_date": first,
        "polling_precision": precision,
        "last_polling_date": last if last != first else None,
        "notes": "of several kinds, no one office" if len(offices) else None,
    }


def _item(address: str, what: str) -> str:
    if not (found := _ITEM.match(address)):
        raise ValueError(f"the {what} is no item of Wikidata: {address[:80]!r}")
    return found[1]


def _date(row: Row) -> tuple[datetime.date, str]:
    """Day and its precision; of a year alone Wikidata gives the first of January, which is taken for a day only where it says so."""
    found = _DAY.match(row.get("date", ""))
    if not found:
        raise ValueError(f"no day: {row.get('date', '')[:40]!r}")
    day = datetime.date(*map(int, found.groups()))
    named = row.get("precision", "")
    if named and named not in _PRECISION:
        raise ValueError(f"the day is known no better than precision {named}")
    return day, _PRECISION.get(named, "year" if (day.month, day.day) == (1, 1) else "day")


def _office(label: str) -> str | None:
    return next((office for office, words in _OFFICES if re.search(words, label, re.I)), None)


WIKIDATA = Connector(
    name=DATASET,
    about="Items of elections as the SPARQL service of Wikidata gives them, in JSON.",
    columns=frozenset(),
    read=read,
    form="sparql",
    tables=("read_elections",),
    shape=is_answer,
)
