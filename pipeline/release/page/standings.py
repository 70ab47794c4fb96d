"""Positions counted and grouped, in the order of their list.

Belongs here: what several pages say of who stands where.
"""

from collections.abc import Sequence
from typing import Any

from pipeline.release.page.facts import Row, grouped, standing, words


def tally(positions: Sequence[Row]) -> list[tuple[str, str, str, int]]:
    """Mark, class, words and number of the positions that were taken, in the order of their list."""
    taken = grouped((row for row in positions if row["position"] != "no_position"), "position")
    shown = [(found, len(taken[code])) for (name, code), found in words().items() if name == "position" and taken[code]]
    return [(found.mark, found.key, found.word, count) for found, count in shown]


def groups(positions: Sequence[Row]) -> list[dict[str, Any]]:
    """Positions by what they are; kinds of silence after them."""
    members: dict[str, list[Row]] = {}
    for row in positions:
        members.setdefault(standing(row["position"], row["silence"]).key, []).append(row)
    return [
        {"list": name, "code": code, "shown": found, "members": members[found.key]}
        for (name, code), found in words().items()
        if name in ("position", "silence") and found.key in members
    ]
