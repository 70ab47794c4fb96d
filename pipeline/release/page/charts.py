"""Charts of the release page: static SVG, no script, readable in light and dark and without colour.

Belongs here: what a chart shows and how. Does not: the map (`world`), writing SVG (`svg`), the colours themselves, which are custom
properties of the page's stylesheet.

The chart of years, one a release, is altair's. The charts of one election, of which a release may hold a hundred, are written here:
by altair (6.3, vl-convert 1.9, two cores) a chart of ten results took 80 ms and 13 kB, of forty 250 ms and 34 kB, a timeline of
a hundred responses 110 ms and 74 kB, a world map 75 ms and 170 kB, and twenty charts in one specification no less (1.3 s); a
hundred elections would take 26 s of a build. Written here they take about a millisecond and a tenth to a third of the bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from pipeline.release.page.looks import called, define, fill, rank
from pipeline.release.page.svg import add, adopted, identifier, image, shown, write

if TYPE_CHECKING:
    import altair as alt

NO_STANCE = "none"
STANCES: Mapping[int | None, tuple[str, str, str]] = {
    2: ("p2", "strongly favourable", "M0-5 5 4H-5Z"),
    1: ("p1", "favourable", "M0-4.5 4.5 3.5H-4.5Z"),
    0: ("0", "neutral", "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0-4 0Z"),
    -1: ("m1", "critical", "M0 4.5-4.5-3.5H4.5Z"),
    -2: ("m2", "strongly critical", "M0 5-5-4H5Z"),
    None: (NO_STANCE, "no stance", "M-3.5-3.5H3.5V3.5H-3.5Z"),
}
"""Stance → its name in ids and colours, in words, its shape. Full shapes are strong or neutral, hollow ones weak or without stance."""
_HOLLOW = (1, -1, None)


@dataclass(frozen=True, slots=True)
class ResultBar:
    """What one option got."""

    option: str
    party: str | None
    share: Decimal
    """Share of the vote in percent."""
    elected: bool


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
class YearCount:
    """Elections and responses of one year."""

    year: int
    elections: int
    responses: int


# --- results ---------------------------------------------------------------------------------------------------------------------

_WIDTH = 640
_ROW = 40
_BAR = 13
_ROOM = 150
"""Width kept to the right of the longest bar for its figures."""


def results(name: str, rows: Sequence[ResultBar]) -> str:
    """A bar for each option in the order given, with its share and whether it was elected; empty where there are none."""
    if not rows:
        return ""
    full = max(_percent(row.share) for row in rows) or 1.0
    foot = 18 if full > 50 else 0
    root = image(name, _WIDTH, len(rows) * _ROW + foot, "Results", "; ".join(_result_words(row) for row in rows) + ".")
    scale = (_WIDTH - _ROOM) / full
    if foot:
        _half(root, 50 * scale, len(rows) * _ROW)
    for index, row in enumerate(rows):
        _result(root, row, index * _ROW, _percent(row.share) * scale)
    return write(root)


def _half(root: Element, x: float, height: float) -> None:
    add(root, "path", d=f"M{x:.1f} 0V{height}", stroke="var(--line)", stroke_dasharray="4 3")
    add(root, "text", "50 %", x=x, y=height + 13, font_size="12", fill="var(--muted)", text_anchor="middle")


def _result(root: Element, row: ResultBar, top: float, length: float) -> None:
    group = add(root, "g")
    add(group, "title", _result_words(row))
    label = add(group, "text", shown(row.option, 48), x=0, y=top + 15, font_size="14", fill="var(--ink)")
    if row.party:
        add(label, "tspan", " " + shown(row.party, 32), fill="var(--muted)", dx="6")
    fill, edge = ("var(--accent)", "var(--accent)") if row.elected else ("var(--panel)", "var(--muted)")
    add(group, "rect", x=0.5, y=top + 21.5, width=max(length, 1.0), height=_BAR, fill=fill, stroke=edge)
    figure = _share(row.share) + (" ✓ elected" if row.elected else "")
    weight = "700" if row.elected else "400"
    add(group, "text", figure, x=length + 8, y=top + 33, font_size="13", font_weight=weight, fill="var(--ink)")


def _percent(share: Decimal) -> float:
    """Length of the bar in percent: a share that is none, or beyond the possible, is drawn within it."""
    return min(max(float(share), 0.0), 100.0) if share.is_finite() else 0.0


def _share(share: Decimal) -> str:
    return f"{share:.2f} %" if share.is_finite() else "no share"


def _result_words(row: ResultBar) -> str:
    party = f" ({row.party})" if row.party else ""
    return f"{row.option}{party}: {_share(row.share)}{', elected' if row.elected else ''}"


# --- timeline --------------------------------------------------------------------------------------------------------------------

_WIDE = 1000
_CELL = 35
"""Width of a mark with its actor's code."""
_DOT = 13
"""Width of a mark alone, height of a row of marks."""
_LABELLED_ROWS = 24
"""Taller columns of marks than this are drawn without codes."""
_EVER = 10**6
_BINS: Sequence[tuple[int, int, str]] = (
    (-_EVER, -8, "earlier"),
    (-7, -1, "−7 to −1"),
    (0, 0, "polling day"),
    *((day, day, f"+{day}") for day in range(1, 8)),
    (8, 14, "+8 to 14"),
    (15, 30, "+15 to 30"),
    (31, 60, "+31 to 60"),
    (61, _EVER, "later"),
)
"""First day, last day and label of each column: days for the first week, longer spans after it."""
_ALWAYS = (2, 5)
"""The first and last column that are there in any case: polling day and the three days after it."""


def timeline(name: str, marks: Sequence[Mark], phases: Sequence[tuple[int, str]] = ()) -> str:
    """Responses by days from polling, each a shape for its stance, with rules where a phase begins; empty where there are none.

    The columns are days for the first week and longer spans after it. Codes of actors stand beside the shapes where they have room.
    """
    if not marks:
        return ""
    columns = _columns(marks, phases)
    width = (_WIDE - 2) / len(columns)
    tallest = max(len(column) for _, column in columns)
    per_row = int(width // _CELL)
    labelled = -(-tallest // per_row) <= _LABELLED_ROWS
    per_row = per_row if labelled else int((width - 6) // _DOT)
    rules = _rules(phases, columns, width)
    head = 16 * (1 + max((level for *_, level in rules), default=-1)) + 6
    base = head + -(-tallest // per_row) * (_DOT + 1) + 4
    root = image(name, _WIDE, base + 62, "Responses by days from polling", _timeline_words(marks, phases))
    used = sorted({mark.stance for mark in marks}, key=_strongest)
    _shapes(root, identifier(name), used)
    _axis(root, columns, width, base)
    _draw_rules(root, rules, base)
    drawn = add(root, "g", font_size="10", fill="var(--ink)")
    for index, (_, column) in enumerate(columns):
        cell = _CELL if labelled else _DOT
        left = 1 + index * width + (width - cell * min(per_row, max(len(column), 1))) / 2
        for place, mark in enumerate(column):
            row, within = divmod(place, per_row)
            _mark(drawn, identifier(name), mark, left + within * cell + 7, base - 9 - row * (_DOT + 1), labelled)
    _legend(root, identifier(name), used, base + 54)
    return write(root)


def _columns(marks: Sequence[Mark], phases: Sequence[tuple[int, str]]) -> list[tuple[tuple[int, int, str], list[Mark]]]:
    """The columns from the first to the last that holds something, with their marks from below."""
    places = [_bin(day) for day in (*(mark.day for mark in marks), *(day for day, _ in phases))]
    first, last = min(*places, _ALWAYS[0]), max(*places, _ALWAYS[1])
    held: list[list[Mark]] = [[] for _ in _BINS]
    for mark in sorted(marks, key=_order):
        held[_bin(mark.day)].append(mark)
    return [(_BINS[index], held[index]) for index in range(first, last + 1)]


def _bin(day: int) -> int:
    return next((index for index, (first, last, _) in enumerate(_BINS) if first <= day <= last), 0 if day < 0 else len(_BINS) - 1)


def _strongest(stance: int | None) -> int:
    return 3 if stance is None else -stance


def _order(mark: Mark) -> tuple[int, int, str, str, str]:
    return (_strongest(mark.stance), mark.day, mark.actor, mark.act, mark.label)


def _shapes(root: Element, known: str, used: Sequence[int | None]) -> None:
    shapes = add(root, "defs")
    for stance in used:
        short, _, path = STANCES.get(stance, STANCES[None])
        colour = "var(--muted)" if short == NO_STANCE else f"var(--stance-{short})"
        fill = "var(--paper)" if stance in _HOLLOW else colour
        add(shapes, "path", id=f"{known}-{short}", d=path, fill=fill, stroke=colour, stroke_width="1.5")


def _axis(root: Element, columns: Sequence[tuple[tuple[int, int, str], list[Mark]]], width: float, base: float) -> None:
    axis = add(root, "g", font_size="12", fill="var(--muted)", text_anchor="middle")
    add(axis, "path", d=f"M0 {base:.1f}H{_WIDE}", stroke="var(--muted)")
    for index, ((first, _, label), column) in enumerate(columns):
        x = 1 + (index + 0.5) * width
        bold = {"font_weight": "700", "fill": "var(--ink)"} if first == 0 else {}
        add(axis, "text", label, x=x, y=base + 15, **bold)
        if column:
            add(axis, "text", f"{len(column)}", x=x, y=base + 30, font_size="11")


Rule = tuple[float, str, int]
"""Where a phase begins, its name, and in which row of names it stands."""


def _rules(phases: Sequence[tuple[int, str]], columns: Sequence[tuple[tuple[int, int, str], list[Mark]]], width: float) -> Sequence[Rule]:
    """Phases by day; a name that would run into the one before stands a row lower."""
    found: list[Rule] = []
    ends: list[float] = []
    for day, label in sorted(phases):
        index = next(i for i, (bounds, _) in enumerate(columns) if bounds == _BINS[_bin(day)])
        first, last, _ = columns[index][0]
        within = 0.5 if last - first > 100 else (day - first) / (last - first + 1)
        x = 1 + (index + within) * width
        text = shown(label, 40)
        start = x if x + 8 * len(text) < _WIDE else x - 8 * len(text)
        level = next((level for level, end in enumerate(ends) if end <= start), len(ends))
        ends[level : level + 1] = [start + 7 * len(text) + 10]
        found.append((x, text, level))
    return found


def _draw_rules(root: Element, rules: Sequence[Rule], base: float) -> None:
    for x, label, level in rules:
        turned = x + 8 * len(label) >= _WIDE
        add(root, "path", d=f"M{x:.1f} {6 + 16 * level}V{base:.1f}", stroke="var(--muted)", stroke_dasharray="3 3")
        anchor = "end" if turned else "start"
        add(root, "text", label, x=x + (-4 if turned else 4), y=14 + 16 * level, font_size="12", fill="var(--ink)", text_anchor=anchor)


def _mark(parent: Element, known: str, mark: Mark, x: float, y: float, labelled: bool) -> None:
    short = STANCES.get(mark.stance, STANCES[None])[0]
    code = _code(mark.actor) if labelled else ""
    use: dict[str, str | float] = {"href": f"#{known}-{short}", "x": x, "y": y}
    if not code:
        add(add(parent, "use", **use), "title", mark.label)
        return
    group = add(parent, "g")
    add(group, "title", mark.label)
    add(group, "use", **use)
    small = {"font_size": "8"} if len(code) > 3 else {}
    add(group, "text", code, x=x + 7, y=y + 4, **small)


def _code(actor: str) -> str:
    """What of an actor's id has room beside a shape: the country's or organisation's code, or nothing."""
    scheme, _, rest = actor.partition("-")
    code = actor if not rest else rest.partition(".")[0] if scheme in {"ENT", "IO"} else ""
    return code if len(code) <= 4 else ""


def _legend(root: Element, known: str, used: Sequence[int | None], y: float) -> None:
    legend = add(root, "g", font_size="12", fill="var(--ink)")
    x = 8.0
    for stance in used:
        short, words, _ = STANCES.get(stance, STANCES[None])
        add(legend, "use", href=f"#{known}-{short}", x=x, y=y - 4)
        add(legend, "text", words, x=x + 10, y=y)
        x += 30 + 6.5 * len(words)


def _timeline_words(marks: Sequence[Mark], phases: Sequence[tuple[int, str]]) -> str:
    """The chart in sentences."""
    by_stance = ", ".join(f"{n} {words}" for stance, (_, words, _) in STANCES.items() if (n := sum(m.stance == stance for m in marks)))
    days = sorted(mark.day for mark in marks)
    span = (
        f"on day {days[0]}"
        if days[0] == days[-1]
        else f"from day {days[0]} to day {days[-1]}, half of them by day {days[(len(days) - 1) // 2]}"
    )
    begun = "".join(f" {label}: day {day}." for day, label in sorted(phases))
    return f"{len(marks)} responses {span} from polling: {by_stance}.{begun}"


# --- small charts ----------------------------------------------------------------------------------------------------------------


def sparkline(name: str, counts: Sequence[int]) -> str:
    """Small columns for counts in order, without axes; empty where there are none."""
    if not counts:
        return ""
    top = max(*counts, 1)
    words = f"{len(counts)} values from {min(counts)} to {max(counts)}: {', '.join(map(str, counts))}."
    root = image(name, 6 * len(counts), 24, "Counts in order", words)
    path = "".join(
        f"M{6 * index + 2} 24v-{max(22 * count / top, 1 if count > 0 else 0):.1f}" for index, count in enumerate(counts) if count > 0
    )
    add(root, "path", d=path, stroke="var(--accent)", stroke_width="4")
    return write(root)


def positions_bar(name: str, counts: Mapping[str, int], words: Mapping[str, str] | None = None) -> str:
    """One bar parted by position, or silence, in the order of the code lists, in the looks of the map; empty where nothing is counted."""
    total = sum(n for n in counts.values() if n > 0)
    if not total:
        return ""
    said = [(code, n, called(code, words)) for code, n in sorted(counts.items(), key=lambda pair: rank(pair[0])) if n > 0]
    root = image(name, 240, 16, "Positions", ", ".join(f"{n} {word}" for _, n, word in said) + ".")
    define(root, identifier(name), [code for code, _, _ in said], scale="0.6")
    x = 0.0
    for code, n, word in said:
        width = 240 * n / total
        part = add(root, "rect", x=x, y=0, width=width, height=16, fill=fill(identifier(name), code), stroke="var(--paper)")
        add(part, "title", f"{word}: {n}")
        x += width
    return write(root)


_LABELS = 16
"""More years than this are not all named, and their counts are shown on pointing alone."""


def by_year(name: str, rows: Sequence[YearCount]) -> str:
    """Elections and responses of each year from the first to the last, one panel above the other; empty where there are none."""
    if not rows:
        return ""
    import altair as alt
    import vl_convert

    ordered = sorted(rows, key=lambda row: row.year)
    years = range(ordered[0].year, ordered[-1].year + 1)
    elections = _panel("Elections", "var(--muted)", {row.year: row.elections for row in ordered}, years)
    responses = _panel("Responses", "var(--accent)", {row.year: row.responses for row in ordered}, years)
    chart = alt.vconcat(elections, responses, spacing=24, padding=8).configure(background="transparent").configure_view(stroke=None)
    words = "; ".join(f"{row.year}: {row.elections} elections, {row.responses} responses" for row in ordered)
    return adopted(vl_convert.vegalite_to_svg(chart.to_dict()), name, "Elections and responses by year", words + ".")


def _panel(title: str, fill: str, counts: Mapping[int, int], years: range) -> "alt.LayerChart | alt.FacetChart":
    """Columns for the counts of one kind. Nothing in it is placed by the width of a text, which hangs on the fonts of the machine."""
    import altair as alt

    axis = alt.Axis(
        title=None,
        values=[str(year) for year in years[:: -(-len(years) // _LABELS)]],
        labelAngle=0,
        labelOverlap=False,
        ticks=False,
        domainColor="var(--muted)",
        labelColor="var(--ink)",
        labelFontSize=12,
    )
    top = alt.Scale(domain=[0, 1.25 * max(*counts.values(), 1)], nice=False)
    columns = alt.Chart(
        alt.InlineData(values=[{"year": str(year), "n": counts.get(year, 0)} for year in years]),
        mark=alt.MarkDef(type="bar", fill=fill),
        width=600,
        height=110,
        title=alt.Title(title, anchor="start", color="var(--ink)", fontSize=13),
    ).encode(x=alt.X("year:O", scale=alt.Scale(padding=0.2), axis=axis), y=alt.Y("n:Q", axis=None, scale=top))
    figures = columns.encode(text="n:Q")
    figures.mark = alt.MarkDef(type="text", dy=-5, fill="var(--ink)", fontSize=12, opacity=1 if len(years) <= _LABELS else 0)
    return columns + figures
