"""The timeline of responses to one election.

Belongs here: which response falls into which column, and how a stance looks. Does not: which responses there are, and their words.

A column is a day for the first week and a longer span after it: most responses come within days, a few after months. A stance is told
by a shape, upright for favour, upside down for criticism, full where it is strong; colour only repeats it.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pipeline.release.page.svg import HALO, add, identifier, image, shown, write

_WIDTH = 1000
_CELL = 35
"""Width of a mark with its actor's code."""
_DOT = 13
"""Width of a mark alone."""
_LEVEL = 14
"""Height of a row of marks."""
_LABELLED_LEVELS = 24
"""Taller columns of marks than this are drawn without codes."""
_NAME_LEVEL = 16
"""Height of a row of names of phases."""


class _Shape(NamedTuple):
    key: str
    words: str
    path: str
    full: bool


_SHAPES: Mapping[int | None, _Shape] = {
    2: _Shape("p2", "strongly favourable", "M0-5 5 4H-5Z", True),
    1: _Shape("p1", "favourable", "M0-4.5 4.5 3.5H-4.5Z", False),
    0: _Shape("0", "neutral", "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0-4 0Z", True),
    -1: _Shape("m1", "critical", "M0 4.5-4.5-3.5H4.5Z", False),
    -2: _Shape("m2", "strongly critical", "M0 5-5-4H5Z", True),
    None: _Shape("none", "no stance", "M-3.5-3.5H3.5V3.5H-3.5Z", False),
}
"""Stance → shape, in the order from below."""
_STARTS = (-7, 0, 1, 2, 3, 4, 5, 6, 7, 8, 15, 31, 61)
"""First days of the columns; what comes before them is a column too."""
_SPANS = ("earlier", "−7 to −1", "polling day", "+1", "+2", "+3", "+4", "+5", "+6", "+7", "+8 to 14", "+15 to 30", "+31 to 60", "later")
_POLLING = 2
"""The column of the polling day. It and the three after it are there in any case."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One response on the timeline."""

    day: int
    """Days from the last polling day."""
    actor: str
    """Actor id."""
    act: str
    label: str
    """What the response says, in a sentence: shown on pointing at it."""
    stance: int | None
    """−2 to +2, or none."""


@dataclass(frozen=True, slots=True)
class _Layout:
    first: int
    """Number of the leftmost column."""
    columns: Sequence[Sequence[Mark]]
    """Marks of each column from below."""

    @property
    def width(self) -> float:
        return _WIDTH / len(self.columns)

    @property
    def tallest(self) -> int:
        return max(map(len, self.columns))

    @property
    def labelled(self) -> bool:
        return ceil(self.tallest / (self.width // _CELL)) <= _LABELLED_LEVELS

    @property
    def cell(self) -> int:
        return _CELL if self.labelled else _DOT

    @property
    def per_level(self) -> int:
        return int((self.width - (0 if self.labelled else 6)) // self.cell)

    def middle(self, place: int) -> float:
        """x of the middle of a column of the chart."""
        return (place + 0.5) * self.width

    def start_of(self, day: int) -> float:
        """x where a day begins; the middle of a column without an end."""
        column = _column(day)
        if column in (0, len(_STARTS)):
            return self.middle(column - self.first)
        start, after = _STARTS[column - 1], _STARTS[column]
        return (column - self.first + (day - start) / (after - start)) * self.width


@dataclass(frozen=True, slots=True)
class _Rule:
    x: float
    name: str
    level: int
    """Row of names that it stands in, from the top."""
    turned: bool
    """Whether the name stands to the left of the rule."""


def timeline(name: str, marks: Sequence[Mark], phases: Sequence[tuple[int, str]] = ()) -> str:
    """Responses by days from polling, with a rule where a phase begins; empty where there are none.

    Codes of actors stand beside the shapes where they have room. `phases` are days from polling and names.
    """
    if not marks:
        return ""
    known, layout = identifier(name), _layout(marks, phases)
    rules = _rules(phases, layout)
    head = _NAME_LEVEL * (1 + max((rule.level for rule in rules), default=-1)) + 6
    base = head + ceil(layout.tallest / layout.per_level) * _LEVEL + 4
    root = image(name, _WIDTH, base + 62, "Responses by days from polling", _described(marks, phases))
    used = [stance for stance in _SHAPES if any(_stance(mark) == stance for mark in marks)]
    _define(root, known, used)
    _draw_axis(root, layout, base)
    _draw_rules(root, rules, base)
    drawn = add(root, "g", font_size="10", fill="var(--ink)")
    for place, column in enumerate(layout.columns):
        left = layout.middle(place) - layout.cell * min(layout.per_level, len(column)) / 2 + 7
        for index, mark in enumerate(column):
            level, within = divmod(index, layout.per_level)
            _draw(drawn, known, mark, left + within * layout.cell, base - 9 - level * _LEVEL, layout.labelled)
    _draw_legend(root, known, used, base + 54)
    return write(root)


def _column(day: int) -> int:
    return bisect_right(_STARTS, day)


def _layout(marks: Sequence[Mark], phases: Sequence[tuple[int, str]]) -> _Layout:
    """Columns from the first to the last that holds a mark or a phase."""
    held = {key: list(group) for key, group in groupby(sorted(marks, key=_order), key=lambda mark: _column(mark.day))}
    needed = (*held, *(_column(day) for day, _ in phases), _POLLING, _POLLING + 3)
    return _Layout(min(needed), [held.get(column, ()) for column in range(min(needed), max(needed) + 1)])


def _order(mark: Mark) -> tuple[int, int, int, str, str, str]:
    return _column(mark.day), list(_SHAPES).index(_stance(mark)), mark.day, mark.actor, mark.act, mark.label


def _stance(mark: Mark) -> int | None:
    return mark.stance if mark.stance in _SHAPES else None


def _define(root: Element, known: str, used: Sequence[int | None]) -> None:
    shapes = add(root, "defs")
    for stance in used:
        shape = _SHAPES[stance]
        colour = "var(--muted)" if stance is None else f"var(--stance-{shape.key})"
        fill = colour if shape.full else "var(--paper)"
        add(shapes, "path", id=f"{known}-{shape.key}", d=shape.path, fill=fill, stroke=colour, stroke_width="1.5")


def _draw_axis(root: Element, layout: _Layout, base: float) -> None:
    axis = add(root, "g", font_size="12", fill="var(--muted)", text_anchor="middle")
    add(axis, "path", d=f"M0 {base}H{_WIDTH}", stroke="var(--muted)")
    for place, column in enumerate(layout.columns):
        bold = {"font_weight": "700", "fill": "var(--ink)"} if place + layout.first == _POLLING else {}
        add(axis, "text", _SPANS[place + layout.first], x=layout.middle(place), y=base + 15, **bold)
        if column:
            add(axis, "text", f"{len(column)}", x=layout.middle(place), y=base + 30, font_size="11")


def _rules(phases: Sequence[tuple[int, str]], layout: _Layout) -> Sequence[_Rule]:
    """Phases by day; a name that would run into another stands a row lower."""
    found: list[_Rule] = []
    ends: list[float] = []
    for day, given in sorted(phases):
        x, name = layout.start_of(day), shown(given, 40)
        room = 7 * len(name) + 10
        turned = x + room > _WIDTH
        start = x - room if turned else x
        level = next((level for level, end in enumerate(ends) if end <= start), len(ends))
        ends[level : level + 1] = [start + room]
        found.append(_Rule(x, name, level, turned))
    return found


def _draw_rules(root: Element, rules: Sequence[_Rule], base: float) -> None:
    for rule in rules:
        top, aside = _NAME_LEVEL * rule.level, -4 if rule.turned else 4
        add(root, "path", d=f"M{rule.x:.1f} {top + 6}V{base}", stroke="var(--muted)", stroke_dasharray="3 3")
        anchor = "end" if rule.turned else "start"
        add(root, "text", rule.name, x=rule.x + aside, y=top + 14, font_size="12", fill="var(--ink)", text_anchor=anchor, **HALO)


def _draw(parent: Element, known: str, mark: Mark, x: float, y: float, labelled: bool) -> None:
    shape = f"#{known}-{_SHAPES[_stance(mark)].key}"
    code = _code(mark.actor) if labelled else ""
    if not code:
        add(add(parent, "use", href=shape, x=x, y=y), "title", mark.label)
        return
    group = add(parent, "g")
    add(group, "title", mark.label)
    add(group, "use", href=shape, x=x, y=y)
    small = {"font_size": "8"} if len(code) > 3 else {}
    add(group, "text", code, x=x + 7, y=y + 4, **small)


def _code(actor: str) -> str:
    """What of an actor's id has room beside a shape: the country's or organisation's code, or nothing."""
    scheme, _, rest = actor.partition("-")
    code = actor if not rest else rest.partition(".")[0] if scheme in {"ENT", "IO"} else ""
    return code if len(code) <= 4 else ""


def _draw_legend(root: Element, known: str, used: Sequence[int | None], y: float) -> None:
    legend = add(root, "g", font_size="12", fill="var(--ink)")
    x = 8.0
    for stance in used:
        shape = _SHAPES[stance]
        add(legend, "use", href=f"#{known}-{shape.key}", x=x, y=y - 4)
        add(legend, "text", shape.words, x=x + 10, y=y)
        x += 30 + 6.5 * len(shape.words)


def _described(marks: Sequence[Mark], phases: Sequence[tuple[int, str]]) -> str:
    """The chart in sentences."""
    counted = [(sum(_stance(mark) == stance for mark in marks), shape.words) for stance, shape in _SHAPES.items()]
    stances = ", ".join(f"{n} {words}" for n, words in counted if n)
    days = sorted(mark.day for mark in marks)
    middle = days[(len(days) - 1) // 2]
    span = f"on day {days[0]}" if days[0] == days[-1] else f"from day {days[0]} to day {days[-1]}, half of them by day {middle},"
    begun = "".join(f" {name}: day {day}." for day, name in sorted(phases))
    return f"Responses {span} from polling: {stances}.{begun}"
