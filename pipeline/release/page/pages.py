"""Every page of a release: its name and its HTML.

Belongs here: which pages there are, and what those of actors and observers show. Facts are put together, never computed anew;
wording is the templates'.
"""

import datetime
import statistics
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.release.page.dictionary import dictionary
from pipeline.release.page.elections import election_page, missions_of
from pipeline.release.page.facts import Facts, Row, grouped
from pipeline.release.page.front import index
from pipeline.release.page.render import rendered
from pipeline.release.page.standings import tally

SITE = "site"
INDEX = "index.html"
DICTIONARY = f"{SITE}/dictionary.html"
OF_ELECTION = (
    "rounds", "wins", "results", "turnout", "spreads", "missions", "positions", "responses", "threads", "searches", "documents",
    "withdrawn",
)  # fmt: skip
"""Queries that a page of an election shows."""
OF_ACTOR = ("missions", "positions", "responses", "coverage")
"""Queries that a page of an actor or observer shows."""

NAMED_BY = ("actors", "elections")
"""Queries whose rows have pages of their own."""


def names(facts: Facts) -> Iterator[str]:
    """Names of all pages of a release, whose facts are those of the queries `NAMED_BY` at least."""
    yield from (INDEX, DICTIONARY)
    yield from (_election_page(election["election_id"]) for election in facts.rows["elections"])
    for actor in facts.rows["actors"]:
        if actor["n_responses"]:
            yield _actor_page(actor["actor_id"])
        if actor["n_missions"]:
            yield _observer_page(actor["actor_id"])


def pages(facts: Facts, folder: Path) -> Iterator[tuple[str, str]]:
    """Name of a page below the release folder → HTML."""
    shared = _shared(facts)
    yield INDEX, rendered("index.html", **shared, **index(facts, folder))
    yield DICTIONARY, rendered("dictionary.html", **shared, **dictionary(facts))
    on_election = {query: facts.by(query, "election_id") for query in OF_ELECTION}
    for election in facts.rows["elections"]:
        of = {query: rows[election["election_id"]] for query, rows in on_election.items()}
        yield _election_page(election["election_id"]), rendered("election.html", **shared, **election_page(election, of))
    by_actor = {query: facts.by(query, "actor_id") for query in OF_ACTOR}
    for actor in facts.rows["actors"]:
        of = {query: rows[actor["actor_id"]] for query, rows in by_actor.items()}
        if actor["n_responses"]:
            yield _actor_page(actor["actor_id"]), rendered("actor.html", **shared, **_actor(actor, of))
        if actor["n_missions"]:
            yield _observer_page(actor["actor_id"]), rendered("observer.html", **shared, **_observer(actor, of, on_election["missions"]))


def _election_page(election: str) -> str:
    return f"{SITE}/election-{election}.html"


def _actor_page(actor: str) -> str:
    return f"{SITE}/actor-{actor}.html"


def _observer_page(actor: str) -> str:
    return f"{SITE}/observer-{actor}.html"


def _shared(facts: Facts) -> dict[str, Any]:
    """What every page may need."""
    actors = facts.rows["actors"]
    return {
        "version": facts.version,
        "date": facts.date,
        "released": datetime.date.fromisoformat(facts.date),
        "meaning": facts.meaning,
        "quotes": facts.by("quotes", "record_id"),
        "speakers": frozenset(actor["actor_id"] for actor in actors if actor["n_responses"]),
        "observers": frozenset(actor["actor_id"] for actor in actors if actor["n_missions"]),
    }


def _actor(actor: Row, of: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    days = [row["days_to_first_response"] for row in of["positions"] if row["days_to_first_response"] is not None]
    said = grouped(of["responses"], "election_id")
    placed = {row["election_id"]: row for row in of["positions"]}
    spoke = [row for row in of["positions"] if row["position"] != "no_position" or row["silence"] != "not_monitored"]
    return {
        "a": actor,
        "positions": spoke,
        "unmonitored": len(of["positions"]) - len(spoke),
        "tally": tally(of["positions"]),
        "median": statistics.median_low(days) if days else None,
        "n_days": len(days),
        "said": [(rows[0], placed.get(election), rows) for election, rows in said.items()],
        "coverage": of["coverage"],
    }


def _observer(actor: Row, of: Mapping[str, Sequence[Row]], others: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    missions = missions_of(of["missions"])
    return {
        "a": actor,
        "missions": [
            {
                **mission,
                "others": [row for row in others[mission["election_id"]] if row["verdict_id"] and row["actor_id"] != actor["actor_id"]],
            }
            for mission in missions
        ],
    }
