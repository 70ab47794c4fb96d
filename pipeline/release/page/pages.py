"""Every page of a release: its name and its HTML.

Belongs here: what stands on which page. Facts are put together, never computed anew; wording is the templates'.
"""

import datetime
import json
import statistics
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipeline.release.console import console_bytes
from pipeline.release.examples import examples
from pipeline.release.page import drawings
from pipeline.release.page.facts import Facts, Row, grouped, standing, words
from pipeline.release.page.matrix import legend, matrix
from pipeline.release.page.render import changes, rendered
from pipeline.release.snippets import snippets
from schemas.derive.citation import bibtex, cite

HERE = Path(__file__).parent
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
LINKED_DATA = 30_000
"""Bytes of JSON-LD that the index may carry."""
HEAVY = ("recordSet", "isBasedOn", "variableMeasured", "distribution")
"""Keys of it that are left to croissant.json, one after the other, until the rest fits."""
COUNTED = (
    ("turnout_pct", "Turnout"),
    ("ballots_cast", "Ballots cast"),
    ("registered", "Registered"),
    ("valid_votes", "Valid"),
    ("invalid_votes", "Invalid"),
)
"""Columns of turnout, and how they are headed where they hold anything."""
GRAIN = " Grain: "
"""What parts a table's description from its grain."""
STAMPS = ("first_release", "last_changed_release", "record_status")
"""Columns that every table ends with."""


def names(facts: Facts) -> Iterator[str]:
    """Names of all pages of a release."""
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
    yield INDEX, rendered("index.html", **shared, **_index(facts, folder))
    yield DICTIONARY, rendered("dictionary.html", **shared, **_dictionary(facts))
    on_election = {query: facts.by(query, "election_id") for query in OF_ELECTION}
    for election in facts.rows["elections"]:
        of = {query: rows[election["election_id"]] for query, rows in on_election.items()}
        yield _election_page(election["election_id"]), rendered("election.html", **shared, **_election(election, of))
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


def _index(facts: Facts, folder: Path) -> dict[str, Any]:
    elections, actors = facts.rows["elections"], facts.rows["actors"]
    files = {resource["title"]: resource for resource in facts.package["resources"]}
    shown = _most_disputed(facts)
    positions = facts.by("positions", "election_id")
    return {
        "elections": elections,
        "wins": facts.by("wins", "election_id"),
        "tallies": {election["election_id"]: _tally(positions[election["election_id"]]) for election in elections},
        "responders": _responders(actors),
        "watchers": [actor for actor in actors if actor["n_missions"]],
        "matrix": matrix(facts),
        "legend": legend(facts),
        "shown": shown,
        "map": drawings.positions_map(shown, positions[shown["election_id"]]) if shown else None,
        "tables": {name: {**file, "what": file["description"].partition(GRAIN)[0]} for name, file in files.items()},
        "bytes_of": {name: _bytes(folder / f"csv/{name}.csv.gz") for name in files},
        "counts": {name: files[name]["rowCount"] if name in files else 0 for name in ("documents", "responses")}
        | {"responders": sum(actor["n_responses"] > 0 for actor in actors)},
        "changes": changes((folder / "CHANGES.md").read_text(encoding="utf-8")),
        "changed": [path.relative_to(folder).as_posix() for path in sorted((folder / "changes").glob("*.parquet"))],
        "snippets": snippets(facts.version),
        "examples": examples(),
        "console": console_bytes(folder),
        "database_bytes": _bytes(folder / "ballot-echo.duckdb"),
        "cite": cite(facts.version, facts.date),
        "bibtex": bibtex(facts.version, facts.date),
        "linked_data": _linked_data(folder),
    }


def _responders(actors: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Actors that responded: states apart from all others."""
    spoke = [actor for actor in actors if actor["n_responses"]]
    states = [actor for actor in spoke if actor["kind"] in ("state", "entity")]
    others = [actor for actor in spoke if actor["kind"] not in ("state", "entity")]
    return [(name, some) for name, some in (("States", states), ("Organisations and others", others)) if some]


def _most_disputed(facts: Facts) -> Row | None:
    """The election whose outcome is disputed most; among equals the one with most positions, then the latest."""
    placed = facts.by("positions", "election_id")
    severity = list(facts.meanings.get("elections.contestation", ()))

    def rank(election: Row) -> tuple[int, int]:
        dispute = election["contestation"]
        taken = sum(row["position"] != "no_position" for row in placed[election["election_id"]])
        return (severity.index(dispute) if dispute in severity else -1, taken)

    return max(facts.rows["elections"], key=rank, default=None)


def _tally(positions: Sequence[Row]) -> list[tuple[str, str, str, int]]:
    """Mark, class, words and number of the positions that were taken, in the order of their list."""
    taken = grouped((row for row in positions if row["position"] != "no_position"), "position")
    shown = [(found, len(taken[code])) for (name, code), found in words().items() if name == "position" and taken[code]]
    return [(found.mark, found.key, found.word, count) for found, count in shown]


def _groups(positions: Sequence[Row]) -> list[dict[str, Any]]:
    """Positions by what they are; kinds of silence after them."""
    members: dict[str, list[Row]] = {}
    for row in positions:
        members.setdefault(standing(row["position"], row["silence"]).key, []).append(row)
    return [
        {"list": name, "code": code, "shown": found, "members": members[found.key]}
        for (name, code), found in words().items()
        if name in ("position", "silence") and found.key in members
    ]


def _bytes(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _linked_data(folder: Path) -> Markup:
    """The release's Croissant description for a script element, without what would make the page heavy."""
    path = folder / "croissant.json"
    if not path.exists():
        return Markup()
    described = json.loads(path.read_text(encoding="utf-8"))
    for key in HEAVY:
        if len(_compact(described).encode()) > LINKED_DATA:
            described.pop(key, None)
    return Markup(_compact(described).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _dictionary(facts: Facts) -> dict[str, Any]:
    """Tables with their columns; a code list that several columns share is given once."""
    lists = _code_lists(facts.package["resources"])
    tables = [
        {
            "name": resource["title"],
            "what": resource["description"].partition(GRAIN)[0],
            "grain": resource["description"].partition(GRAIN)[2],
            "rows": resource["rowCount"],
            "columns": _columns(resource, lists),
        }
        for resource in facts.package["resources"]
    ]
    return {
        "tables": [{**table, "columns": [c for c in table["columns"] if c["name"] not in STAMPS]} for table in tables],
        "stamps": [column for column in tables[0]["columns"] if column["name"] in STAMPS] if tables else [],
        "code_lists": sorted(lists.values(), key=lambda found: found["name"]),
    }


Entries = tuple[tuple[str, str], ...]


def _entries(field: Mapping[str, Any]) -> Entries:
    return tuple((entry["value"], entry["label"]) for entry in field.get("categories", ()))


def _code_lists(resources: Sequence[Mapping[str, Any]]) -> dict[Entries, dict[str, Any]]:
    """Entries of a list → its name, taken from the first column that uses it, and the columns that do."""
    lists: dict[Entries, dict[str, Any]] = {}
    for resource in resources:
        for field in resource["schema"]["fields"]:
            if not (entries := _entries(field)):
                continue
            if entries not in lists:
                taken = {found["name"] for found in lists.values()}
                name = field["name"] if field["name"] not in taken else f"{resource['title']}.{field['name']}"
                lists[entries] = {"name": name, "entries": entries, "used": []}
            if field["name"] not in STAMPS:
                lists[entries]["used"].append(f"{resource['title']}.{field['name']}")
    return lists


def _columns(resource: Mapping[str, Any], lists: Mapping[Entries, Mapping[str, Any]]) -> list[dict[str, Any]]:
    name, schema = resource["title"], resource["schema"]
    keys = schema.get("primaryKey") or next(iter(schema.get("uniqueKeys", [])), [])
    references = {key["fields"][0]: key["reference"] for key in schema.get("foreignKeys", [])}
    return [
        {
            "name": field["name"],
            "type": field["physicalType"],
            "unit": field.get("unit"),
            "description": field["description"],
            "required": field.get("constraints", {}).get("required", False),
            "key": field["name"] in keys,
            "refers": (
                (reference["resource"].replace("-", "_") or name, reference["fields"][0])
                if (reference := references.get(field["name"]))
                else None
            ),
            "codes": lists[entries]["name"] if (entries := _entries(field)) else None,
        }
        for field in schema["fields"]
    ]


def _election(election: Row, of: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
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
        "missions": _missions(of["missions"]),
        "map": drawings.positions_map(election, of["positions"]),
        "groups": _groups(of["positions"]),
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
    return {
        "bars": drawings.results(f"bars-{name.rsplit('.', 1)[-1]}", preferred, disputed),
        "preferred": preferred,
        "claimed": [row for row in results if row["claimant"]],
        "printed": results,
        "has": {column: any(row[column] is not None for row in preferred) for column in ("party", "votes", "share_pct", "seats")},
    }


def _missions(rows: Sequence[Row]) -> list[dict[str, Any]]:
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


def _actor(actor: Row, of: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    days = [row["days_to_first_response"] for row in of["positions"] if row["days_to_first_response"] is not None]
    said = grouped(of["responses"], "election_id")
    placed = {row["election_id"]: row for row in of["positions"]}
    spoke = [row for row in of["positions"] if row["position"] != "no_position" or row["silence"] != "not_monitored"]
    return {
        "a": actor,
        "positions": spoke,
        "unmonitored": len(of["positions"]) - len(spoke),
        "tally": _tally(of["positions"]),
        "median": statistics.median_low(days) if days else None,
        "n_days": len(days),
        "said": [(rows[0], placed.get(election), rows) for election, rows in said.items()],
        "coverage": of["coverage"],
    }


def _observer(actor: Row, of: Mapping[str, Sequence[Row]], others: Mapping[str, Sequence[Row]]) -> dict[str, Any]:
    missions = _missions(of["missions"])
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
