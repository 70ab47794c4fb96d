"""Tables of results in plain text: a heading with "Votes" or "%", a line for each option, numbers in the order of the heading.

Belongs here: finding such tables and reading their lines. Does not: numbers in sentences (figures).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from pipeline.coding.figures import UNITS, Figure, Name

_CELL = re.compile(r"[^|\t\n]+?(?=\s{2,}|\s*[|\t]|\s*$)")
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?)\s*%?")
_GAP = re.compile(r"\s\s")
_LINE = re.compile(r"[^\n]+")
_RULER = re.compile(r"^[\s|:+=-]+$")
_HEADINGS = (
    ("votes", re.compile(r"^(?:total\s+)?votes$", re.I)),
    (
        "vote_share",
        re.compile(
            r"^(?:%|percent(?:age)?|(?:vote\s+)?share(?:\s*\(?%\)?)?|%\s*of\s+(?:the\s+)?(?:valid\s+)?(?:votes?|ballots)(?:\s+cast)?)$",
            re.I,
        ),
    ),
    ("seats", re.compile(r"^seats(?:\s+won)?$", re.I)),
)
_OPTIONS = re.compile(r"^(?:candidates?|part(?:y|ies)|options?|lists?|alliances?|coalitions?)\b", re.I)
_TOTAL = re.compile(r"^(?:total|(?:votes|ballots)\s+cast|total\s+votes?|vot(?:ed|ers)$|voters\s+who\s+(?:voted|took\s+part))", re.I)
_INVALID = re.compile(r"^(?:total\s+)?(?:invalid|spoil|rejected|null)", re.I)
_BLANK = re.compile(r"^(?:total\s+)?blank", re.I)
_VALID = re.compile(r"^(?:total\s+)?valid\b", re.I)
_BOTH = re.compile(r"\bblank\b.*\b(?:invalid|null|spoil)|\b(?:invalid|null|spoil\w*|rejected)\b.*\bblank\b", re.I)
_ELECTORATE = re.compile(r"^(?:registered|eligible|electorate)\b", re.I)
_TURNOUT = re.compile(r"\bturn-?out\b", re.I)
_PARTY = re.compile(r"\s*\([^()]*\)$")
"""Behind a candidate's name the party's, behind a party's its short form."""
_AGAINST = re.compile(r"^(?:against\s+all|none\s+of\s+the\s+above)", re.I)
_MISS = 2
"""Lines that are no row of results after which a table has ended."""


def find(text: str) -> Iterator[Figure]:
    """Yield the figures of all tables of a text, in order."""
    columns: list[str] = []
    missed = 0
    for line in _LINE.finditer(text):
        if not columns and not (_measuring(line.group()) and _parted(line.group())):
            # Nearly every line is prose, and no table opens here.
            continue
        cells = [(line.start() + cell.start(), cell.group()) for cell in _CELL.finditer(line.group()) if cell.group().strip()]
        cells = [(at + len(cell) - len(cell.lstrip()), cell.strip()) for at, cell in cells]
        heading = _heading(cells)
        if heading:
            columns, missed = heading, 0
        elif columns and not _RULER.match(line.group()):
            row = list(_row(cells, columns))
            missed = 0 if row else missed + 1
            if missed >= _MISS:
                columns = []
            yield from row


def _parted(line: str) -> bool:
    """Say whether a line can have two cells."""
    return "|" in line or "\t" in line or _GAP.search(line) is not None


def _measuring(line: str) -> bool:
    low = line.casefold()
    return any(word in low for word in ("votes", "%", "percent", "share", "seats"))


def _heading(cells: list[tuple[int, str]]) -> list[str]:
    """Return what the columns with numbers measure, if the cells are a heading of results."""
    named = [next((measure for measure, pattern in _HEADINGS if pattern.match(cell)), "") for _, cell in cells]
    found = [measure for measure in named if measure]
    of_options = "votes" in found or (bool(found) and any(_OPTIONS.match(cell) for _, cell in cells))
    return found if of_options and len(cells) > len(found) and len(found) == len(set(found)) else []


def _row(cells: list[tuple[int, str]], columns: list[str]) -> Iterator[Figure]:
    if len(cells) < 2 or _NUMBER.fullmatch(cells[0][1]):
        return
    at, label = cells[0]
    numbers = [(start, cell, found) for start, cell in cells[1:] if (found := _NUMBER.fullmatch(cell))]
    if columns[0] == "votes" and "vote_share" not in columns and numbers and numbers[0][1].endswith("%"):
        # A column of "Votes" that holds shares.
        columns = ["vote_share", *columns[1:]]
    for measure, (start, cell, found) in zip(_fitting(columns, [cell for _, cell, _ in numbers]), numbers, strict=False):
        kind = _measure(label, measure)
        value = Decimal(re.sub(r"[, \u00a0\u202f](?=\d{3}(?:\D|$))", "", found["number"]).replace(",", "."))
        if kind is None or (kind in ("vote_share", "turnout") and value > 100):
            continue
        special = "against_all" if _AGAINST.match(label) else None
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


def _measure(label: str, measure: str) -> str | None:
    """Return what a number measures in a row that is no option's."""
    if _ELECTORATE.match(label) or _TURNOUT.search(label):
        return {"votes": "registered", "vote_share": "turnout" if _TURNOUT.search(label) else None}.get(measure)
    if _BOTH.search(label):
        return "invalid_votes" if measure == "votes" else None
    kinds = (_VALID, "valid_votes"), (_BLANK, "blank_votes"), (_INVALID, "invalid_votes"), (_TOTAL, "ballots_cast")
    for pattern, kind in kinds:
        if pattern.match(label):
            return kind if measure == "votes" else None
    return measure
