"""Tables of results in plain text: a heading with "Votes" or "%", a line for each option, numbers in the order of the heading.

Belongs here: finding such tables and reading their lines. Does not: how their headings are
worded (the lexicon's `patterns.yaml`), numbers in sentences (figures).
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline.coding.figures import UNITS, Figure, Name
from pipeline.coding.lexicon import Lexicon

Patterns = Mapping[str, re.Pattern[str]]
_CELL = re.compile(r"[^|\t\n]+?(?=\s{2,}|\s*[|\t]|\s*$)")
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?)\s*%?")
_GAP = re.compile(r"\s\s")
_LINE = re.compile(r"[^\n]+")
_RULER = re.compile(r"^[\s|:+=-]+$")
_COLUMNS = {"votes": "column_votes", "vote_share": "column_share", "seats": "column_seats"}
"""What a column measures → the pattern of its heading."""
_ROWS = {"row_valid": "valid_votes", "row_blank": "blank_votes", "row_invalid": "invalid_votes", "row_total": "ballots_cast"}
"""Pattern of the label of a row that is no option's → what it measures."""
_PARTY = re.compile(r"\s*\([^()]*\)$")
"""Behind a candidate's name the party's, behind a party's its short form."""
_MISS = 2
"""Lines that are no row of results after which a table has ended."""


def find(text: str, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield the figures of all tables of a text, in order."""
    patterns, measuring = lexicon.patterns, lexicon.words["measuring"]
    columns: list[str] = []
    missed = labelled = 0
    for line in _LINE.finditer(text):
        if not columns and not (_holds(line.group().casefold(), measuring) and _parted(line.group())):
            # Nearly every line is prose, and no table opens here.
            continue
        cells = [(line.start() + cell.start(), cell.group()) for cell in _CELL.finditer(line.group()) if cell.group().strip()]
        cells = [(at + len(cell) - len(cell.lstrip()), cell.strip()) for at, cell in cells]
        heading = _heading(cells, patterns)
        if heading:
            columns, missed, labelled = heading, 0, _labelled(cells, patterns)
        elif columns and not _RULER.match(line.group()):
            row = list(_row(cells, columns, patterns, labelled))
            missed = 0 if row else missed + 1
            if missed >= _MISS:
                columns = []
            yield from row


def _parted(line: str) -> bool:
    """Say whether a line can have two cells."""
    return "|" in line or "\t" in line or _GAP.search(line) is not None


def _holds(low: str, words: frozenset[str]) -> bool:
    return any(word in low for word in words)


def _heading(cells: list[tuple[int, str]], patterns: Patterns) -> list[str]:
    """Return what the columns with numbers measure, if the cells are a heading of results."""
    named = [next((measure for measure, name in _COLUMNS.items() if patterns[name].match(cell)), "") for _, cell in cells]
    found = [measure for measure in named if measure]
    of_options = "votes" in found or (bool(found) and any(patterns["column_options"].match(cell) for _, cell in cells))
    return found if of_options and len(cells) > len(found) and len(found) == len(set(found)) else []


def _labelled(cells: list[tuple[int, str]], patterns: Patterns) -> int:
    """Return which column tells who has the numbers: that of the candidates where the first is of their parties."""
    first = patterns["column_options"].match(cells[0][1]) is not None
    return next((at for at, (_, cell) in enumerate(cells) if first and patterns["column_candidates"].match(cell)), 0)


def _row(cells: list[tuple[int, str]], columns: list[str], patterns: Patterns, labelled: int) -> Iterator[Figure]:
    if len(cells) < 2 or _NUMBER.fullmatch(cells[0][1]):
        return
    whole = len(cells) > labelled and _NUMBER.fullmatch(cells[labelled][1]) is None
    at, label = cells[labelled if whole else 0]
    numbers = [(start, cell, found) for start, cell in cells[1:] if (found := _NUMBER.fullmatch(cell))]
    if columns[0] == "votes" and "vote_share" not in columns and numbers and numbers[0][1].endswith("%"):
        # A column of "Votes" that holds shares.
        columns = ["vote_share", *columns[1:]]
    for measure, (start, cell, found) in zip(_fitting(columns, [cell for _, cell, _ in numbers]), numbers, strict=False):
        kind = _measure(label, measure, patterns)
        value = Decimal(re.sub(r"[, \u00a0\u202f](?=\d{3}(?:\D|$))", "", found["number"]).replace(",", "."))
        if kind is None or (kind in ("vote_share", "turnout") and value > 100):
            continue
        special = "against_all" if patterns["row_against"].match(label) else None
        written = _PARTY.sub("", label)
        name = Name(at, at + len(written), None, special, True) if kind == measure else None
        yield Figure(
            kind, value, UNITS[kind], "=", at, start + len(cell), name, None, None, None, None, f"en.figure.{kind}.table", "0.90",
        )  # fmt: skip


def _fitting(columns: list[str], cells: list[str]) -> list[str]:
    """Return what the numbers of a row measure: all columns in order, or of two the one that its form fits."""
    if len(cells) >= len(columns) or len(cells) != 1:
        return columns
    share = "." in cells[0] or "%" in cells[0]
    return [measure for measure in columns if (measure == "vote_share") == share][:1]


def _measure(label: str, measure: str, patterns: Patterns) -> str | None:
    """Return what a number measures in a row that is no option's."""
    turnout = patterns["row_turnout"].search(label)
    if turnout or patterns["row_electorate"].match(label):
        return {"votes": "registered", "vote_share": "turnout" if turnout else None}.get(measure)
    if patterns["row_blank_and_invalid"].search(label):
        return "invalid_votes" if measure == "votes" else None
    for name, kind in _ROWS.items():
        if patterns[name].match(label):
            return kind if measure == "votes" else None
    return measure
