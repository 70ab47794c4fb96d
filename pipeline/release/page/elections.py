"""What the page of an election shows.

Belongs here: its rounds with their figures, its missions, who stands where, who answered whom.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.release.page import drawings
from pipeline.release.page.facts import Row, grouped
from pipeline.release.page.standings import groups

FIGURES = (("votes", "Votes"), ("share_pct", "Share"), ("seats", "Seats"))
"""Columns of results, and how they are headed where they hold anything."""
COUNTED = (
    ("turnout_pct", "Turnout"),
    ("ballots_cast", "Ballots cast"),
    ("registered", "Registered"),
    ("valid_votes", "Valid"),
    ("invalid_votes", "Invalid"),
)
"""Columns of turnout, and how they are headed where they hold anything."""


def election_page(election: Row, of: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    """What the template of an election is given; `of` holds its rows by query."""
    results, turnout = grouped(of["results"], "round_id"), grouped(of["turnout"], "round_id")
    spreads = grouped(of["spreads"], "round_id")
    return {
        "e": election,
        "wins": [win for win in of["wins"] if win["basis"] != "annulled"] or of["wins"],
        "rounds": [
            {
                **found,
                **_figures(found["round_id"], results[found["round_id"]], any(win["basis"] == "claimed" for win in of["wins"])),
                "turnout": turnout[found["round_id"]],
                "counted": [
                    (column, name) for column, name in COUNTED if any(row[column] is not None for row in turnout[found["round_id"]])
                ],
                "spreads": {(row["option_id"], row["measure"]): row for row in spreads[found["round_id"]]},
            }
            for found in of["rounds"]
        ],
        "missions": missions_of(of["missions"]),
        "map": drawings.positions_map(election, of["positions"]),
        "groups": groups(of["positions"]),
        "timeline": drawings.timeline(of["responses"], of["rounds"]),
        "undated": sum(row["days_from_polling"] is None for row in of["responses"]),
        "responses": of["responses"],
        "by_id": {row["response_id"]: row for row in of["responses"]},
        "verdicts": {row["verdict_id"]: row for row in of["missions"] if row["verdict_id"]},
        "threads": _trees(of["threads"]),
        "searches": of["searches"],
        "documents": of["documents"],
        "withdrawn": of["withdrawn"],
    }


def _figures(name: str, results: Sequence[Row], disputed: bool) -> dict[str, Any]:
    """The preferred figures of a round with their bars, what is claimed against them, and everything that was printed.

    Where somebody else claims the win, the bars set nobody apart.
    """
    preferred = [row for row in results if row["preferred"]]
    claimed = [row for row in results if row["claimant"]]
    return {
        "bars": drawings.results(f"bars-{name.rsplit('.', 1)[-1]}", preferred, disputed),
        "preferred": preferred,
        "claimed": claimed,
        "claim_columns": [(column, name) for column, name in FIGURES if any(row[column] is not None for row in claimed)],
        "printed": results,
        "has": {column: any(row[column] is not None for row in preferred) for column in ("party", "votes", "share_pct", "seats")},
    }


def missions_of(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Missions, each with what it found."""
    return [
        {**members[0], "verdicts": [row for row in members if row["verdict_id"]]}
        for members in grouped(rows, "mission_id").values()
    ]  # fmt: skip


def _trees(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Threads as nested members; parents come before their children."""
    trees: list[dict[str, Any]] = []
    nodes: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        node: dict[str, Any] = {"member": row["member_id"], "answers": []}
        nodes[row["thread_id"], row["member_id"]] = node
        parent = nodes.get((row["thread_id"], row["answers_id"]))
        (parent["answers"] if parent else trees).append(node)
    return trees
