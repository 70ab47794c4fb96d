"""Lists of results in plain text: a line that announces them, then a line for each option with its number.

Belongs here: finding such lists where their lines do not say themselves what the numbers measure, and reading them. Does not: lists
each of whose lines says it (figures), columns (tables), how the announcing lines are worded (the lexicon's `patterns.yaml`).
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal

from pipeline.coding.figures import UNITS, Figure, Name
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import has_decimals
from pipeline.coding.tables import Patterns, measure_of_row, value_of

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+(?:[.,]\d{1,3})?"
_WORDS = r"%|[^\W\d_]+(?:[ \t][^\W\d_]+)?"
_LINE = re.compile(
    r"[ \t]*(?:[-\u2013\u2014*\u2022\u00b7\u25cf\u25aa][ \t]*|\(?\d{1,2}[.)][ \t]+)?"
    r"(?P<label>[^\W\d_](?:(?!\s\s)[^\t\n:=|]){0,70}?|[\"\u201c\u00ab](?:(?!\s\s)[^\t\n:=|]){1,70}?)"
    rf"(?P<gap>[ \t]*[:=\u2013\u2014][ \t]*|[ \t]+-[ \t]+|,?[ \t]+)(?P<number>{_DIGITS})[ \t]*(?P<unit>{_WORDS})?[ \t]*"
    rf"(?:\((?:(?P<second>{_DIGITS})[ \t]*(?P<second_unit>{_WORDS})?|[^()\n]{{1,40}})\))?[ \t]*[.;,]?[ \t]*"
)
"""A line of a list: a mark or a rank, the option, its number, what it is counted in, in brackets another number or a change."""
_PARTY = re.compile(r"\s+/\s+.*$|[ \t.\u2026]{2,}$|\s*\([^()]*\)[ \t.\u2026]*$|,\s.*$")
"""Behind an option's name: its party, dots that lead to the number."""
_NUMBERED = re.compile(r"\d[.,]\d|\(\d")
"""A number where a name should be: several options on one line."""
_FEWEST, _TWO, _NEARLY_ALL = 3, 2, 85
"""Lines that a list must have; but for two options that have so much percent of the votes."""
_MANY = 1_000
"""Votes; smaller numbers without a word for what they are can be anything."""
_ALL = Decimal("101")
"""Percent, with what rounding adds."""
_MEASURES = {"listing_seats": "seats", "listing_share": "vote_share", "listing_votes": "votes"}
"""Pattern of the announcing line, or of a unit → what is counted."""


@dataclass(frozen=True, slots=True)
class _Item:
    """One line of a list."""

    start: int
    end: int
    """of its number"""
    name_end: int
    value: Decimal
    unit: str
    second: tuple[Decimal, int, str] | None
    """what stands in brackets: a number, where it ends, its unit, empty where only the list's first line says it"""


def find(text: str, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield the figures of the lists of a text whose lines do not all say what their numbers measure, in order."""
    patterns, days = lexicon.patterns, {*lexicon.calendar.numbers, *lexicon.words["weekdays"]}
    heading, items = "", list[_Item]()
    for start, line in _lines(text):
        found = _LINE.fullmatch(line)
        item = _item(start, found) if found is not None and _of_option(found["label"], patterns, days) else None
        if item is not None:
            items.append(item)
            continue
        if found is None or _listed(items):
            yield from _figures(heading, items, patterns)
            heading, items = line, []
    yield from _figures(heading, items, patterns)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold anything, with where they begin."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def _of_option(label: str, patterns: Patterns, days: Set[str]) -> bool:
    """Say whether a line can be that of an option: none of the whole vote, of a page, of a day."""
    if patterns["listing_no_option"].match(label) or _NUMBERED.search(label) or label.split()[0].casefold() in days:
        return False
    return measure_of_row(label, "votes", patterns) == "votes"


def _item(start: int, found: re.Match[str]) -> _Item:
    label = _PARTY.sub("", found["label"])
    first = start + found.start("label")
    second = (value_of(found["second"]), start + found.end("second"), (found["second_unit"] or "").casefold()) if found["second"] else None
    return _Item(
        first, start + found.end("number"), first + len(label), value_of(found["number"]), (found["unit"] or "").casefold(), second
    )


def _listed(items: Sequence[_Item]) -> bool:
    """Say whether lines are a list: three, or the two of a run-off, who have all votes."""
    both = sum(item.value for item in items) if all(has_decimals(item.value) for item in items) else 0
    return len(items) >= _FEWEST or (len(items) == _TWO and _NEARLY_ALL <= both <= _ALL)


def _figures(heading: str, items: Sequence[_Item], patterns: Patterns) -> Iterator[Figure]:
    """Yield the figures of one list; none where its lines say themselves what they measure, or it is no list of results."""
    # (the last sentence announces: "All 57 districts have reported. Seats are as follows:")
    heading = heading.rstrip().rpartition(". ")[2]
    if not _listed(items) or all(item.unit for item in items) or patterns["listing_opens"].search(heading) is None:
        return
    if patterns["listing_barred"].search(patterns["listing_counted"].sub("", heading)) is not None:
        return
    measure = _measure(heading, items, patterns)
    if measure is None:
        return
    unit_behind = next((item.second[2] for item in items if item.second is not None and item.second[2]), "")
    before = _bracketed_year(heading, patterns)
    for item in items:
        yield _figure(item, measure, item.value, item.end)
        if item.second is not None and before is not None and not unit_behind:
            yield _figure(item, measure, item.second[0], item.second[1], before)
        elif item.second is not None:
            value, end, unit = item.second
            yield from (_figure(item, other, value, end) for other in _said(unit or unit_behind, patterns) if other != measure)


def _bracketed_year(heading: str, patterns: Patterns) -> int | None:
    """Return the year of the election before that a list gives in brackets: "Seats (those of 2014 in brackets):"."""
    found = patterns["listing_bracketed"].search(heading)
    return int(found[found.lastgroup]) if found is not None and found.lastgroup is not None else None


def _figure(item: _Item, measure: str, value: Decimal, end: int, year: int | None = None) -> Figure:
    name = Name(item.start, item.name_end, None, None, True)
    return Figure(measure, value, UNITS[measure], "=", item.start, end, name, None, None, year, None, f"en.figure.{measure}.list", "0.90")


def _measure(heading: str, items: Sequence[_Item], patterns: Patterns) -> str | None:
    """Return what the numbers of a list measure: by a unit, by the line that announces it, by their form; None where nothing tells."""
    values = [item.value for item in items]
    whole = not any(map(has_decimals, values))
    shares = all(value <= 100 for value in values) and sum(values) <= _ALL
    said = [measure for line in (*(item.unit for item in items if item.unit), heading) for measure in _said(line, patterns)]
    for measure in said:
        if (
            (measure == "vote_share" and shares)
            or (measure == "votes" and whole and max(values) >= _MANY)
            or (measure == "seats" and whole)
        ):
            return measure
    if whole:
        return "votes" if max(values) >= _MANY and not said else None
    return "vote_share" if shares else None


def _said(line: str, patterns: Patterns) -> list[str]:
    return [measure for name, measure in _MEASURES.items() if patterns[name].search(line) is not None]
