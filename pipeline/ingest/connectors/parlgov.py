"""ParlGov: elections to parliaments of democracies and to the European Parliament, with the results of each party.

Source: https://github.com/hdigital/parlgov, folder static/data/parlgov-development_csv-utf-8; licence CC0-1.0. The table of elections is
what is recognised; the tables of results, parties and countries are read from beside it. An alliance has a line of its own and its members
have theirs, with figures of both in some elections: nothing is added up here.
"""

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from pipeline.ingest.connectors.base import SHARE_DIGITS, Connector, Item, Row, csv_rows, digits
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import TableRow

DATASET = "parlgov"
OFFICES = {"13": "LEG", "1": "EP"}
"""Kind of election → office; those of parliaments are for the lower or only chamber."""
_RESIDUAL = frozenset({"no-seat", "etc"})
"""Short names of lines that lump parties together."""
_BESIDE = ("election_result.csv", "view_party.csv", "country.csv")


def read(path: Path) -> Iterator[Item]:
    """Elections and results; what contradicts the other tables is turned away."""
    absent = [name for name in _BESIDE if not (path.parent / name).is_file()]
    if absent:
        yield Fault(path.name, 1, "incomplete", f"{', '.join(absent)} should lie beside it; put the whole dataset into one folder")
        return
    faults: list[Fault] = []
    elections, results, parties, countries = (_table(file, faults) for file in (path, *(path.parent / name for name in _BESIDE)))
    party_of = {row["party_id"]: row for _, row in parties}
    name_of = {row["id"]: row["name"] for _, row in countries}
    version = _version(path, [row["date"] for _, row in elections])
    listed: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for line, row in results:
        listed[row["election_id"]].append((line, row))
    yield from faults
    for line, row in elections:
        own = listed.pop(row["id"], [])
        key = {"dataset": DATASET, "version": version, "native_id": row["id"]}
        try:
            made = [TableRow("read_elections", {**key, **_election(row, name_of), "place": f"{path.name}:{line}"})]
            made += [TableRow("read_results", {**key, **result}) for result in _results(own, party_of)]
        except (KeyError, ValueError, ArithmeticError) as error:
            yield Fault(path.name, line, "no-election", f"election {row.get('id')}: {type(error).__name__}: {str(error)[:160]}")
            continue
        yield from made
    for election, lines in sorted(listed.items()):
        yield Fault(_BESIDE[0], lines[0][0], "no-election", f"{len(lines)} results of the election {election}, which the dataset lacks")


def _table(path: Path, faults: list[Fault]) -> list[tuple[int, Row]]:
    rows: list[tuple[int, Row]] = []
    for item in csv_rows(path, path.name):
        if isinstance(item, Fault):
            faults.append(item)
        else:
            rows.append(item)
    return rows


def _version(path: Path, days: list[str]) -> str:
    """The last polling day and the hash of what was read: the dataset counts no versions."""
    digest = hashlib.sha256()
    for name in (path.name, *_BESIDE):
        digest.update((path.parent / name).read_bytes())
    return f"{max(days, default='')}.{digest.hexdigest()[:8]}"


def _election(row: Row, name_of: dict[str, str]) -> Row:
    return {
        "country_scheme": "parlgov_country",
        "country_code": row["country_id"],
        "country_as_written": name_of[row["country_id"]],
        "office": OFFICES[row["type_id"]],
        "office_as_written": {"LEG": "parliament", "EP": "ep"}[OFFICES[row["type_id"]]],
        "polling_date": datetime.date.fromisoformat(row["date"]),
        "polling_precision": "day",
        "snap": {"0": False, "1": True}.get(row["early"]),
        "seats_total": _whole(row["seats_total"]),
        "registered": _whole(row["electorate"]),
        "ballots_cast": _whole(row["votes_cast"]),
        "valid_votes": _whole(row["votes_valid"]),
        "notes": row["comment"] or None,
    }


def _results(lines: list[tuple[int, Row]], party_of: dict[str, Row]) -> Iterator[Row]:
    numbers = {row["id"]: number for number, (_, row) in enumerate(lines, 1)}
    for number, (_, row) in enumerate(lines, 1):
        party = party_of[row["party_id"]]
        share = Decimal(row["vote_share"]) if row["vote_share"] else None
        yield {
            "round_no": 1,
            "line_no": number,
            "option_as_written": party["party_name"],
            "option_en": party["party_name_english"] or None,
            "party_as_written": party["party_name_short"] or None,
            "alliance_line_no": numbers[row["alliance_id"]] if row["alliance_id"] else None,
            "residual": party["party_name_short"] in _RESIDUAL,
            "votes": _whole(row["votes"]),
            "share_pct": None if share is None else round(share, SHARE_DIGITS),
            "share_digits": None if share is None else min(digits(share), SHARE_DIGITS),
            "seats": _whole(row["seats"]),
            "notes": "; ".join(filter(None, (row["comment"], _cut(share)))) or None,
        }


def _cut(share: Decimal | None) -> str | None:
    return f"share given as {share}" if share is not None and digits(share) > SHARE_DIGITS else None


def _whole(cell: str) -> int | None:
    return int(cell) if cell else None


PARLGOV = Connector(
    DATASET,
    "ParlGov: elections to parliaments of democracies since 1900 and to the European Parliament, with the results of each party.",
    frozenset({"id", "type_id", "country_id", "date", "first_round_election_id", "seats_total", "electorate", "votes_cast", "votes_valid"}),
    read,
    tables=("read_elections", "read_results"),
)
