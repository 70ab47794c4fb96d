"""The matrix of the index: election × watched actor.

Belongs here: which actors have a column, and how a cell is written in few bytes. A hundred elections of forty actors make
four thousand cells; a cell is a letter in a class, fourteen bytes at most.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from pipeline.release.page.facts import Facts, Row, standing, words

COLUMNS = 40
"""Actors that have a column at most."""
NAME = 24
"""Letters of a name that fit the head of a column; a longer one gives way to the actor's acronym."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Elections down, actors across."""

    actors: Sequence[Row]
    """Those with a column: `actor_id`, `actor`, `short`; who took a position most often comes first."""
    lines: Sequence[tuple[Row, Markup]]
    """Election and its cells."""
    left_out: int
    """Watched actors without a column."""


def matrix(facts: Facts) -> Matrix:
    """The matrix of a release; a column stands for an actor that was watched in half of the elections or more."""
    watched = Counter(row["actor_id"] for row in facts.rows["positions"])
    placed = Counter(row["actor_id"] for row in facts.rows["positions"] if row["position"] != "no_position")
    names = {row["actor_id"]: row["actor"] for row in facts.rows["positions"]}
    acronyms = {row["actor_id"]: row["acronym"] for row in facts.rows["positions"]}
    often = [actor for actor, times in watched.items() if 2 * times >= len(facts.rows["elections"])]
    chosen = sorted(often, key=lambda actor: (-placed[actor], names[actor], actor))[:COLUMNS]
    cells = {(row["election_id"], row["actor_id"]): row for row in facts.rows["positions"]}
    return Matrix(
        actors=[
            {
                "actor_id": actor,
                "actor": names[actor],
                "short": acronyms[actor] if len(names[actor]) > NAME and acronyms[actor] else names[actor],
            }
            for actor in chosen
        ],
        lines=[(election, _cells(election["election_id"], chosen, cells)) for election in facts.rows["elections"]],
        left_out=len(watched) - len(chosen),
    )


def _cells(election: str, actors: Sequence[str], cells: Mapping[tuple[str, str], Row]) -> Markup:
    return Markup("").join(_cell(cells.get((election, actor))) for actor in actors)


def _cell(row: Row | None) -> Markup:
    """One cell; its end tag is left out, as HTML allows. An actor that was not watched has an empty one."""
    if row is None:
        return Markup("<td>")
    shown = standing(row["position"], row["silence"])
    if row["silence"] == "not_monitored" and row["position"] == "no_position":
        return Markup("<td>{}").format(shown.mark)
    return Markup("<td class={}>{}").format(Markup(escape(shown.key)), shown.mark)


def legend(facts: Facts) -> Sequence[tuple[str, str, str, str]]:
    """Every mark with its class, its words and what it means."""
    return [
        (found.mark, found.key, found.word, facts.meaning(f"positions.{name}", code))
        for (name, code), found in words().items()
        if name in ("position", "silence")
    ]
