"""Tables of results in plain text: a heading with "Votes" or "%", a line for each option, numbers below what they measure.

Belongs here: finding such tables and reading their lines. Does not: how their headings are
worded (the lexicon's `patterns.yaml`), numbers in sentences (figures).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.coding.figures import UNITS, Figure, Name
from pipeline.coding.lexicon import Lexicon

Patterns = Mapping[str, re.Pattern[str]]
Cell = tuple[int, str]
"""Where a cell's words begin in their line, and the words."""
_CELL = re.compile(r"[^|\t\n]+?(?=\s{2,}|\s*[|\t]|\s*$)")
_NUMBER = re.compile(
    r"(?P<number>\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d{1,2}(?:,\d\d){1,2},\d{3}|\d+(?:[.,]\d+)?)\s*%?"
    r"(\s*/\s*\d{2,3}|\s*\([+\u2212\u2013\-\u00b1]?\d[\d.,]*%?\))?"
)
"""A number; behind it of how many, or in brackets a change or what it was before: "74/140", "74 (+7)"."""
_GROUPED = re.compile(r"[, \u00a0\u202f](?=\d{3}(?:\D|$))")
"""Between groups of digits."""
_LAKHS = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")
"""How digits are grouped in India."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REST = 2
"""Its group with what is behind."""
_GAP = re.compile(r"\s\s")
_LINE = re.compile(r"[^\n]+")
_RULER = re.compile(r"^[\s|:+=-]+$")
_COLUMNS = {"votes": "column_votes", "vote_share": "column_share", "seats": "column_seats"}
"""What a column measures → the pattern of its heading."""
_ROWS = {"row_valid": "valid_votes", "row_blank": "blank_votes", "row_invalid": "invalid_votes", "row_total": "ballots_cast"}
"""Pattern of the label of a row that is no option's → what it measures."""
_PARTY = re.compile(r"\s*\([^()]*\)$")
"""Behind a candidate's name the party's, behind a party's its short form."""
_FIELDED_BY = re.compile(r"\s[-\u2013\u2014]\s.*$")
"""Behind a candidate's name a dash and the party."""
_MISS = 2
"""Lines that are no row of results after which a table has ended."""
_VALUE = r"(?:[+\u2212\u2013\-\u00b1]?\d[\d,.]*%?|[\u2013\u2014\-]|[Nn]ew)"
"""A cell where single blanks part the cells: a number, a change, what stands for none."""
_FEWEST = 2
"""Columns that a heading must have."""


@dataclass(slots=True)
class _Heading:
    """What the columns of a table hold."""

    measures: list[str]
    """"" where nothing is measured that is looked for"""
    label: int = 0
    """column of the options"""
    row: re.Pattern[str] | None = None
    """how lines are written where only single blanks part the columns: the options, then all columns of the heading"""
    led: bool = False
    """whether parties stand with their leaders in one column"""
    fielded: bool = False
    """whether candidates stand with their parties in one column: "Ann Banda - Unity Party" """

    @property
    def measured(self) -> list[str]:
        """What is measured, in order."""
        return [measure for measure in self.measures if measure]


def find(text: str, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield the figures of all tables of a text, in order."""
    found = list(_lines(text, lexicon.patterns, lexicon.words["measuring"]))
    valid = {figure.value for figure in found if figure.measure == "valid_votes"}
    listed = Decimal(0)
    for figure in found:
        listed += figure.value if figure.measure == "votes" else 0
        if figure.measure == "ballots_cast" and (figure.value in valid or figure.value == listed):
            # A total that the row of valid votes says again, or only of those that the options have.
            continue
        yield figure


def _lines(text: str, patterns: Patterns, measuring: frozenset[str]) -> Iterator[Figure]:
    heading: _Heading | None = None
    missed = 0
    for line in _LINE.finditer(text):
        written = line.group()
        if heading is None and not _holds(written.casefold(), measuring):
            # Nearly every line is prose, and no table opens here.
            continue
        new = _heading(written, patterns)
        if new is not None:
            heading, missed = new, 0
        elif heading is not None and not _RULER.match(written):
            row = list(_row(line.start(), written, heading, patterns))
            missed = 0 if row else missed + 1
            if missed >= _MISS:
                heading = None
            yield from row


def _holds(low: str, words: frozenset[str]) -> bool:
    return any(word in low for word in words)


def _mark(line: str) -> str:
    """Return what parts the cells of a line; nothing where blanks do."""
    if "|" in line or "\t" in line:
        return "|" if "|" in line else "\t"
    return next((mark for mark in (";", " - ", " – ") if line.count(mark) >= _FEWEST), "")


def _cells(line: str) -> list[Cell]:
    """Return the cells of a line; those without words only where marks part the cells."""
    mark = _mark(line)
    found = _between(line, mark) if mark else [(cell.start(), cell.group()) for cell in _CELL.finditer(line)]
    return [(at + len(cell) - len(cell.lstrip()), cell.strip()) for at, cell in found if mark or cell.strip()]


def _between(line: str, mark: str) -> list[Cell]:
    """Return what stands between marks, without blank cells at the end and the one before a mark that opens the line."""
    found, at = [], 0
    for cell in line.split(mark):
        found.append((at, cell))
        at += len(cell) + len(mark)
    while found and not found[-1][1].strip():
        found.pop()
    return found[1:] if mark == "|" and found and not found[0][1].strip() else found


def _heading(line: str, patterns: Patterns) -> _Heading | None:
    """Return what the columns hold, if a line is a heading of results."""
    if not _mark(line) and _GAP.search(line.strip()) is None:
        return _of_blanks(line, patterns)
    cells = _cells(line)
    if any(_NUMBER.fullmatch(cell) for _, cell in cells):
        return None
    measures = [_column(cell, patterns) for _, cell in cells]
    if "seats" not in measures and any(patterns["column_seat_share"].match(cell) for _, cell in cells):
        totals = [patterns["column_total"].match(cell) is not None for _, cell in cells]
        measures = ["seats" if total else measure for measure, total in zip(measures, totals, strict=True)]
    measures = _latest(measures, [cell for _, cell in cells])
    # Two columns of votes are those of two ballots.
    measures = [measure if measures.count(measure) == 1 else "" for measure in measures]
    # Of a party and its candidate it is the candidate who has the votes.
    named_in = ("column_candidates", "column_options")
    options = next((at for name in named_in for at, (_, cell) in enumerate(cells) if patterns[name].match(cell)), None)
    named = "votes" in measures or (any(measures) and options is not None)
    fielded = patterns["column_fielded"].match(cells[options or 0][1]) is not None
    return _Heading(measures, options or 0, fielded=fielded) if named and len(cells) >= _FEWEST and not all(measures) else None


def _latest(measures: list[str], cells: list[str]) -> list[str]:
    """Return the measures without seats of a vote before: "Seats 2016" beside "Seats 2021"."""
    years = [
        found.group() if measure == "seats" and (found := _YEAR.search(cell)) else "" for measure, cell in zip(measures, cells, strict=True)
    ]
    return [measure if not year or year == max(years) else "" for measure, year in zip(measures, years, strict=True)]


def _column(cell: str, patterns: Patterns) -> str:
    """Return what a column measures."""
    return next((measure for measure, name in _COLUMNS.items() if patterns[name].match(cell)), "")


def _of_blanks(line: str, patterns: Patterns) -> _Heading | None:
    """Return what the columns hold if a line is a heading whose columns single blanks part: "Party Votes % Seats"."""
    found = patterns["blank_heading"].match(line)
    if found is None:
        return None
    measures = [_column(cell.group(), patterns) for cell in patterns["blank_column"].finditer(found["columns"])]
    if len(measures) < _FEWEST or any(measures.count(measure) > 1 for measure in _COLUMNS):
        return None
    row = re.compile(rf"(?P<label>[^|\t\n]*[^\W\d_][^|\t\n]*?)(?P<cells>(?:\s{_VALUE}){{{_FEWEST},{len(measures)}}})\s*")
    return _Heading(measures, row=row, led=found["led"] is not None)


def _row(start: int, line: str, heading: _Heading, patterns: Patterns) -> Iterator[Figure]:
    """Yield the figures of a line that begins at a place of the text."""
    (at, label), measured = _by_blanks(line, heading) if heading.row is not None else _by_columns(line, heading, patterns)
    if not label or _NUMBER.fullmatch(label):
        return
    name_end = start + at + len(_PARTY.sub("", _FIELDED_BY.sub("", label) if heading.fielded else label))
    for measure, (place, cell) in measured:
        kind, found = measure_of_row(label, "vote_share" if cell.endswith("%") else measure, patterns), _NUMBER.fullmatch(cell)
        assert found is not None
        value = value_of(found["number"])
        if kind != "vote_share" and measure == "vote_share" and value > 100:
            # "Registered voters | 3,599,306" in a table of shares
            kind = measure_of_row(label, "votes", patterns)
        if kind == "registered" and value <= 100 and patterns["row_turnout"].search(label):
            kind = "turnout"
        if kind is None or (kind in ("vote_share", "turnout") and value > 100):
            continue
        special = "against_all" if patterns["row_against"].match(label) else None
        name = Name(start + at, name_end, None, special, True) if kind in (measure, "vote_share") else None
        end = start + place + (len(cell) if found[_REST] is None else found.start(_REST))
        yield Figure(
            kind, value, UNITS[kind], "=", start + at, end, name, None, None, None, None, f"en.figure.{kind}.table", "0.90",
        )  # fmt: skip


def _by_blanks(line: str, heading: _Heading) -> tuple[Cell, list[tuple[str, Cell]]]:
    """Return the label of a line and its numbers with what they measure, where single blanks part the cells."""
    assert heading.row is not None
    found = heading.row.fullmatch(line)
    if found is None:
        return (0, ""), []
    label = found["label"].strip()
    if heading.led:
        # "UP Ann Banda 40.1 60": where the party's name ends, only capitals tell.
        label = label.split()[0]
        label = label if len(label) > 1 and label.isupper() else ""
    cells = [(found.start("cells") + cell.start(), cell.group()) for cell in re.finditer(r"\S+", found["cells"])]
    measures = heading.measures if len(cells) == len(heading.measures) else _by_form(heading.measures, [cell for _, cell in cells])
    numbers = [(measure, cell) for measure, cell in zip(measures, cells, strict=True) if measure and _NUMBER.fullmatch(cell[1])]
    return (len(line) - len(line.lstrip()), label), numbers


def _by_form(columns: list[str], cells: list[str]) -> list[str]:
    """Return what the numbers of a row measure that lacks some, as far as their form tells; seats in the last column are the last."""
    found = ["vote_share" if cell.endswith("%") else "votes" if _GROUPED.search(cell) else "" for cell in cells]
    if columns[-1] == "seats" and len(cells) > _FEWEST and cells[-1].isdigit():
        found[-1] = "seats"
    return [measure if measure in columns and found.count(measure) == 1 else "" for measure in found]


def _is_absent(cell: str, patterns: Patterns) -> bool:
    """Say whether a cell says that there is no number: "–", "n/a"."""
    return not any(map(str.isalnum, cell)) or patterns["cell_absent"].match(cell) is not None


def _by_columns(line: str, heading: _Heading, patterns: Patterns) -> tuple[Cell, list[tuple[str, Cell]]]:
    """Return the label of a line and its numbers with what they measure, by their columns."""
    cells = _cells(line)
    if len(cells) > len(heading.measures) and not cells[0][1]:
        # A cell of its own for a party's colour.
        cells = cells[1:]
    if len(cells) < _FEWEST:
        return (0, ""), []
    if len(cells) < len(heading.measures):
        cells = _parted(cells)
    if len(cells) < len(heading.measures) and _mark(line).strip() in ("-", "–") and all(_NUMBER.fullmatch(cell) for _, cell in cells[1:]):
        # "NIP - 1.10 - 1" below "Party - Leader - % - Seats": what is missing is no number.
        cells = [cells[0], *[(0, "")] * (len(heading.measures) - len(cells)), *cells[1:]]
    below = list(zip(heading.measures, cells, strict=False))
    short = bool(_mark(line)) and heading.label + 1 < len(cells) < len(heading.measures)
    aligned = short or len(cells) == len(heading.measures)
    if aligned and all(not measure or _NUMBER.fullmatch(cell) or _is_absent(cell, patterns) for measure, (_, cell) in below):
        label = cells[min(heading.label, len(cells) - 1)]
        return (label if label[1] else cells[0]), [(measure, cell) for measure, cell in below if measure and _NUMBER.fullmatch(cell[1])]
    numbers = [cell for cell in cells[1:] if _NUMBER.fullmatch(cell[1])]
    return cells[0], list(zip(_fitting(heading.measured, [cell for _, cell in numbers]), numbers, strict=False))


def _parted(cells: list[Cell]) -> list[Cell]:
    """Return cells with the first number apart, where one blank alone stands between it and the name: "Union Party (UP) 45,492"."""
    at, first = cells[0]
    label, _, number = first.rpartition(" ")
    if not label or not any(map(str.isalpha, label)) or _NUMBER.fullmatch(number) is None:
        return cells
    return [(at, label.rstrip()), (at + len(first) - len(number), number), *cells[1:]]


def _fitting(columns: list[str], cells: list[str]) -> list[str]:
    """Return what the numbers of a row measure: all columns in order, or of two the one that its form fits."""
    if len(cells) >= len(columns) or len(cells) != 1:
        return columns
    share = "." in cells[0] or "%" in cells[0]
    return [measure for measure in columns if (measure == "vote_share") == share][:1]


def value_of(written: str) -> Decimal:
    """Return a number as it is written: "1,234.5", "1 234,5", "11,91,110"."""
    if _LAKHS.fullmatch(written):
        return Decimal(written.replace(",", ""))
    return Decimal(_GROUPED.sub("", written).replace(",", "."))


def measure_of_row(label: str, measure: str, patterns: Patterns) -> str | None:
    """Return what a number measures in a row, by its label: the measure that is given, where the row is an option's."""
    turnout = patterns["row_turnout"].search(label)
    if turnout or patterns["row_electorate"].match(label):
        return {"votes": "registered", "vote_share": "turnout" if turnout else None}.get(measure)
    if patterns["row_nobody"].match(label):
        return None
    if patterns["row_blank_and_invalid"].search(label):
        return "invalid_votes" if measure == "votes" else None
    for name, kind in _ROWS.items():
        if patterns[name].match(label):
            return kind if measure == "votes" else None
    return measure
