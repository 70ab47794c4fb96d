"""The chart of years: how many elections and responses a release holds of each.

Belongs here: the one chart that altair draws. It costs a build 1.5 s, nearly all of it altair's and V8's start; the chart itself 50 ms.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.release.page.svg import adopted

if TYPE_CHECKING:
    import altair as alt

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
    import altair as alt
    import vl_convert

    ordered = sorted(rows, key=lambda row: row.year)
    years = range(ordered[0].year, ordered[-1].year + 1)
    elections = _panel("Elections", "var(--muted)", {row.year: row.elections for row in ordered}, years)
    responses = _panel("Responses", "var(--accent)", {row.year: row.responses for row in ordered}, years)
    chart = alt.vconcat(elections, responses, spacing=24, padding=8).configure(background="transparent").configure_view(stroke=None)
    words = "; ".join(f"{row.year}: elections {row.elections}, responses {row.responses}" for row in ordered)
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
