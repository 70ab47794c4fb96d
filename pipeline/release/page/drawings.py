"""What the charts are given: rows of facts made into marks and bars.

Belongs here: the way from rows to `charts` and `world`. Does not belong here: drawing.
"""

from collections.abc import Sequence

from markupsafe import Markup

from pipeline.release.page.facts import Row, word

try:
    from pipeline.release.page import charts, world
except ImportError:
    charts = world = None  # ty: ignore

PHASES = (("first_results_on", "first results"), ("declared_on", "declared"), ("certified_on", "certified"))
"""Columns of a round's days, and how they are written."""


def results(name: str, rows: Sequence[Row]) -> Markup:
    """Bars of the preferred shares of a round; empty where no share was printed."""
    bars = [row for row in rows if row["share_pct"] is not None]
    if not bars or charts is None:
        return Markup()
    return Markup(
        charts.results(name, [charts.ResultBar(row["option"], row["party"], row["share_pct"], bool(row["elected"])) for row in bars])
    )


def timeline(election: Row, responses: Sequence[Row], rounds: Sequence[Row]) -> Markup:
    """Responses by days from polling; empty where no day is known."""
    dated = [row for row in responses if row["days_from_polling"] is not None]
    if not dated or charts is None:
        return Markup()
    marks = [
        charts.Mark(row["days_from_polling"], row["actor"], row["act"], f"{row['actor']} {word('act', row['act'])}", row["stance"])
        for row in dated
    ]
    return Markup(charts.timeline("responses-by-day", marks, phases=_phases(rounds)))


def _phases(rounds: Sequence[Row]) -> list[tuple[int, str]]:
    """Days of the deciding round, counted from its last polling day; of the last round where none decides."""
    found = next((row for row in rounds if row["decides"]), rounds[-1] if rounds else None)
    if found is None or found["polling_end"] is None:
        return []
    return [((found[column] - found["polling_end"]).days, name) for column, name in PHASES if found[column]]


def positions_map(election: Row, positions: Sequence[Row]) -> Markup:
    """Map of the positions of states; empty where nobody was watched."""
    states = {row["actor_id"]: row["position"] for row in positions if len(row["actor_id"]) == 3}
    if not states or world is None:
        return Markup()
    return Markup(world.positions_map("positions-map", states, election["country_id"]).svg)
