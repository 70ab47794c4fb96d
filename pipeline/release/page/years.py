"""The chart of years: how many elections and responses a release holds of each.

Belongs here: the one chart that altair draws. It costs a build 1.5 s, nearly all of it altair's and V8's start; the chart itself 50 ms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from xml.etree.ElementTree import Element

from pipeline.release.page.svg import add, adopt, image, write

_WIDTH, _HEIGHT = 600, 150
"""Of one panel."""
_ABOVE, _BELOW, _ASIDE = 8, 32, 20
"""Of the height and width, what is left free around the columns for texts."""
_LABELS = 16
"""Of more years than this not all are named, and their counts stand in the description alone."""


@dataclass(frozen=True, slots=True)
class YearCount:
    """Elections and responses of one year."""

    year: int
    elections: int
    responses: int


def by_year(name: str, rows: Sequence[YearCount]) -> str:
    """Elections and responses of each year from the first to the last, one panel above the other; empty where there are none."""
    if not rows:
        return ""
    ordered = sorted(rows, key=lambda row: row.year)
    years = range(ordered[0].year, ordered[-1].year + 1)
    words = "; ".join(f"{row.year}: elections {row.elections}, responses {row.responses}" for row in ordered)
    root = image(name, _WIDTH, 2 * _HEIGHT, "Elections and responses by year", words + ".")
    _draw(root, 0, "Elections", "var(--muted)", {row.year: row.elections for row in ordered}, years)
    _draw(root, _HEIGHT, "Responses", "var(--accent)", {row.year: row.responses for row in ordered}, years)
    return write(root)


def _draw(root: Element, top: float, title: str, fill: str, counts: Mapping[int, int], years: range) -> None:
    """A panel of columns. It is given its size, since altair's own would hang on the width of texts in the fonts of the machine."""
    import altair as alt
    import vl_convert

    axis = alt.Axis(
        title=None,
        values=[str(year) for year in years[:: ceil(len(years) / _LABELS)]],
        labelAngle=0,
        labelOverlap=False,
        ticks=False,
        domainColor="var(--muted)",
        labelColor="var(--ink)",
        labelFontSize=12,
    )
    scale = alt.Scale(domain=[0, 1.25 * max(*counts.values(), 1)], nice=False)
    columns = alt.Chart(
        alt.InlineData(values=[{"year": str(year), "n": counts.get(year, 0)} for year in years]), mark=alt.MarkDef(type="bar", fill=fill)
    ).encode(x=alt.X("year:O", scale=alt.Scale(padding=0.2), axis=axis), y=alt.Y("n:Q", axis=None, scale=scale))
    figures = columns.encode(text="n:Q")
    figures.mark = alt.MarkDef(type="text", dy=-5, fill="var(--ink)", fontSize=12, opacity=1 if len(years) <= _LABELS else 0)
    size = {"width": _WIDTH - 2 * _ASIDE, "height": _HEIGHT - _ABOVE - _BELOW}
    room = {"left": _ASIDE, "right": _ASIDE, "top": _ABOVE, "bottom": _BELOW}
    chart = (columns + figures).properties(autosize="none", padding=room, **size)
    drawn = chart.configure(background="transparent").configure_view(stroke=None).to_dict()
    adopt(root, vl_convert.vegalite_to_svg(drawn), 0, top)
    add(root, "text", title, x=0, y=top + 14, font_size="13", font_weight="700", fill="var(--ink)")
