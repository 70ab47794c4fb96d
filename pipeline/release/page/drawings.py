"""What the charts are given: rows of facts made into marks, bars and countries.

Belongs here: the way from rows to `charts` and `world`. Does not belong here: drawing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.release.page import charts, world
from pipeline.release.page.facts import Row, word, words

PHASES = (
    ("first_results_on", "first results"),
    ("declared_on", "declared"),
    ("certified_on", "certified"),
    ("inaugurated_on", "in office"),
)
"""Columns of a round's days, and how they are written."""


@dataclass(frozen=True, slots=True)
class Map:
    """A map with what has to be said beside it."""

    svg: Markup
    unmatched: Sequence[str]
    """Countries that it has no shape for."""
    notice: str


def results(name: str, rows: Sequence[Row], disputed: bool) -> Markup:
    """Bars of the preferred shares of a round; empty where no share was printed.

    Args:
        disputed: Whether the win is claimed by two, so that no bar is marked as the winner's.
    """
    bars = [
        charts.ResultBar(row["option"], row["party"], row["share_pct"], bool(row["elected"]) and not disputed)
        for row in rows
        if row["share_pct"] is not None
    ]
    return Markup(charts.results(name, bars))


def timeline(responses: Sequence[Row], rounds: Sequence[Row]) -> Markup:
    """Responses by days from polling; empty where no day is known."""
    marks = [
        charts.Mark(row["days_from_polling"], row["actor_id"], row["act"], f"{row['actor']} {word('act', row['act'])}", row["stance"])
        for row in responses
        if row["days_from_polling"] is not None
    ]
    return Markup(charts.timeline("responses-by-day", marks, phases=_phases(rounds)))


def _phases(rounds: Sequence[Row]) -> list[tuple[int, str]]:
    """Days of the deciding round, counted from its last polling day; of the last round where none decides."""
    found = next((row for row in rounds if row["decides"]), rounds[-1] if rounds else None)
    if found is None or found["polling_end"] is None:
        return []
    return [((found[column] - found["polling_end"]).days, name) for column, name in PHASES if found[column]]


def positions_map(election: Row, positions: Sequence[Row]) -> Map | None:
    """Map of the positions of states and entities, kinds of silence told apart; None where none was watched."""
    placed = {
        row["actor_id"]: row["silence"] if row["position"] == "no_position" and row["silence"] else row["position"]
        for row in positions
        if row["actor_kind"] in ("state", "entity")
    }
    if not placed:
        return None
    called = {code: found.word for (name, code), found in words().items() if name in ("position", "silence")}
    drawn = world.positions_map("positions-map", placed, election["country_id"], called)
    return Map(Markup(drawn.svg), drawn.unmatched, drawn.notice)
