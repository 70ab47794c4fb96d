"""What the index shows.

Belongs here: lists of what the release holds, the election on its map, the JSON-LD that it carries.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipeline.release.console import console_bytes
from pipeline.release.examples import examples
from pipeline.release.page import charts, drawings
from pipeline.release.page.dictionary import GRAIN
from pipeline.release.page.facts import Facts, Row
from pipeline.release.page.matrix import legend, matrix
from pipeline.release.page.render import changes
from pipeline.release.page.standings import tally
from pipeline.release.snippets import snippets
from schemas.about import ABOUT
from schemas.derive.citation import bibtex, cite

LINKED_DATA = 25_000
"""Bytes of JSON-LD that the index may carry."""
HEAVY = ("recordSet", "isBasedOn", "variableMeasured", "distribution")
"""Keys of it that are left to croissant.json, one after the other, until the rest fits."""


def index(facts: Facts, folder: Path) -> dict[str, Any]:
    """What the template of the index is given."""
    elections, actors = facts.rows["elections"], facts.rows["actors"]
    files = {resource["title"]: resource for resource in facts.package["resources"]}
    shown = _most_disputed(facts)
    positions = facts.by("positions", "election_id")
    return {
        "about": ABOUT,
        "elections": elections,
        "wins": facts.by("wins", "election_id"),
        "tallies": {election["election_id"]: tally(positions[election["election_id"]]) for election in elections},
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
        "by_year": Markup(charts.by_year("by-year", _years(facts))),
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


def _years(facts: Facts) -> list[charts.YearCount]:
    """Elections, and responses to them, by the year of polling."""
    polled = [(day.year, election["n_responses"]) for election in facts.rows["elections"] if (day := election["first_polling_date"])]
    years = sorted({year for year, _ in polled})
    return [charts.YearCount(y, sum(year == y for year, _ in polled), sum(n for year, n in polled if year == y)) for y in years]


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
