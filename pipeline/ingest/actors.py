"""Reference lists: publishers, actors and their names, persons, offices, memberships, the watch list, the calendar, as rows of tables.

Belongs here: reading `publishers.yaml`, `ids.yaml` and the lists that `schemas.lists` declares.
"""

import csv
import datetime
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.ingest import dates
from pipeline.ingest.check import check
from pipeline.ingest.crosswalk import WIDE, crosswalk_rows, wide
from pipeline.ingest.faults import Fault
from pipeline.ingest.minted import minted_row
from pipeline.ingest.polling import calendar_rows
from pipeline.ingest.rights import rights
from pipeline.ingest.texts import read_text
from pipeline.ingest.yamlfile import load
from schemas.codes import code_list
from schemas.lists import CSV_COLUMNS, list_path

Row = dict[str, Any]
EDGE_OF_STATES = "ENT-"


@dataclass(slots=True)
class Reference:
    """Rows of the reference tables, by table, and what is wrong with their files."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    places: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    """File and line of each row, for the tables whose rows refer to others."""
    faults: list[Fault] = field(default_factory=list)

    def ids(self, table: str, column: str) -> set[str]:
        """Values of one column."""
        return {row[column] for row in self.rows[table]}


def read_publishers(sources: Path) -> Reference:
    """Read who publishes, and their feeds, alone: what is asked for before any text is read."""
    reference = Reference()
    publishers = _read_yaml(sources, "publishers.yaml", "publishers", reference)
    reference.rows = {"publishers": _each(publishers, _publisher), "feeds": _all(publishers, _feeds)}
    reference.places = {
        "publishers": [("sources/publishers.yaml", line) for line, _ in publishers],
        "feeds": [("sources/publishers.yaml", line) for line, item in publishers for _ in item.get("feeds", [])],
    }
    return reference


def read_reference(sources: Path) -> Reference:
    """Read every reference list under `sources/`; a missing list is an empty one."""
    reference = read_publishers(sources)
    states = _read_csv(sources, "states", reference)
    persons = _read_csv(sources, "persons", reference)
    organisations = _read_yaml(sources, "actors/organisations.yaml", "organisations", reference)
    crosswalk = _by_line(sources, "crosswalk", crosswalk_rows, reference)
    codes_of = wide(crosswalk)
    aliases = _read_yaml(sources, "ids.yaml", "ids", reference)
    reference.rows |= {
        "countries": [_country(row, codes_of) for _, row in states if not row["actor_id"].startswith(EDGE_OF_STATES)],
        "crosswalk_lines": crosswalk,
        "actors": [*_each(states, _state), *_each(organisations, _organisation)],
        "actor_names": _unique([*_all(states, _state_names), *_all(organisations, _organisation_names)]),
        "actor_memberships": _typed(_read_csv(sources, "memberships", reference), _membership, "memberships", reference),
        "persons": _typed(persons, _person, "persons", reference),
        "person_names": _unique(_all(persons, _person_names)),
        "office_tenures": _typed(_read_csv(sources, "tenures", reference), _tenure, "tenures", reference),
        "watch_list": _typed(_read_csv(sources, "watch_list", reference), _watched, "watch_list", reference),
        "borders": _typed(_read_csv(sources, "borders", reference), _border, "borders", reference),
        "election_calendar": _by_line(sources, "calendar", calendar_rows, reference),
        "minted_responses": _typed(_read_csv(sources, "minted", reference), minted_row, "minted", reference),
        "readings": _typed(_read_csv(sources, "readings", reference), _reading, "readings", reference),
        "id_alias": _each(aliases, _alias),
    }
    reference.places |= {
        "id_alias": [("sources/ids.yaml", line) for line, _ in aliases],
        "actors": [
            *(("sources/actors/states.csv", line) for line, _ in states),
            *(("sources/actors/organisations.yaml", line) for line, _ in organisations),
        ],
    }
    return reference


def _read_yaml(sources: Path, name: str, format_name: str, reference: Reference) -> list[tuple[int, Row]]:
    """Items of a YAML list with their lines."""
    path = sources / name
    if not path.exists():
        return []
    shown = f"sources/{name}"
    text = read_text(path, shown)
    if isinstance(text, Fault):
        reference.faults.append(text)
        return []
    loaded = load(text, shown)
    faults = check(loaded, format_name, shown)
    reference.faults.extend(faults)
    items = [(loaded.line((index,)), item) for index, item in enumerate([] if faults else loaded.data or [])]
    first = next(iter(items[0][1])) if items else ""
    seen: dict[str, int] = {}
    for line, item in items:
        if first != "table" and item[first] in seen:
            reference.faults.append(_twice(shown, line, item[first], seen[item[first]]))
        seen.setdefault(item[first], line)
    return items


def _twice(path: str, line: int, name: str, first: int) -> Fault:
    return Fault(path, line, "duplicate-id", f"{name} stands twice, first in line {first}; keep one")


def _read_csv(sources: Path, name: str, reference: Reference) -> list[tuple[int, Row]]:
    """Rows of a CSV list with their lines; empty cells are None."""
    path = sources / list_path(name)
    if not path.exists():
        return []
    shown = f"sources/{list_path(name)}"
    text = read_text(path, shown)
    if isinstance(text, Fault):
        reference.faults.append(text)
        return []
    columns = CSV_COLUMNS[name]
    reader = csv.reader(io.StringIO(text), strict=True)
    rows: list[tuple[int, Row]] = []
    try:
        header = tuple(next(reader, ()))
        if header != columns:
            reference.faults.append(Fault(shown, 1, "header", f"the first line must be {','.join(columns)}"))
            return []
        for cells in reader:
            if len(cells) == len(columns):
                rows.append((reader.line_num, {c: v.strip() or None for c, v in zip(columns, cells, strict=True)}))
            else:
                message = f"{len(cells)} cells, the header has {len(columns)}; put cells that hold a comma in quotation marks"
                reference.faults.append(Fault(shown, reader.line_num, "cells", message))
    except csv.Error as error:
        reference.faults.append(Fault(shown, reader.line_num, "csv-syntax", str(error)))
    return list(_with_required(rows, shown, columns[0], reference))


def _with_required(rows: Iterable[tuple[int, Row]], shown: str, key: str, reference: Reference) -> Iterator[tuple[int, Row]]:
    for line, row in rows:
        if row[key] is None:
            reference.faults.append(Fault(shown, line, "missing-key", f"the cell {key} is empty"))
        else:
            yield line, row


def _typed(rows: list[tuple[int, Row]], make: Callable[[Row], Row], name: str, reference: Reference) -> list[Row]:
    made: list[tuple[int, Row]] = []
    shown = f"sources/{list_path(name)}"
    for line, row in rows:
        try:
            made.append((line, make(row)))
        except ValueError as error:
            reference.faults.append(Fault(shown, line, "wrong-type", f"{error}; see sources/README.md"))
    reference.places[shown] = [(shown, line) for line, _ in made]
    return [row for _, row in made]


Make = Callable[[Iterable[tuple[int, Row]], str], tuple[list[tuple[int, Row]], list[Fault]]]
"""Makes rows of the lines of a list whose rules are its own; gives them with their lines, and the faults."""


def _by_line(sources: Path, name: str, make: Make, reference: Reference) -> list[Row]:
    shown = f"sources/{list_path(name)}"
    rows, faults = make(_read_csv(sources, name, reference), shown)
    reference.faults.extend(faults)
    reference.places[shown] = [(shown, line) for line, _ in rows]
    return [row for _, row in rows]


def _each(rows: list[tuple[int, Row]], make: Callable[[Row], Row]) -> list[Row]:
    return [make(row) for _, row in rows]


def _all(rows: list[tuple[int, Row]], make: Callable[[Row], Iterable[Row]]) -> list[Row]:
    return [made for _, row in rows for made in make(row)]


def _unique(rows: Iterable[Row]) -> list[Row]:
    """Rows without repetition, in order: a name given twice for one actor is one name."""
    return list({tuple(row.values()): row for row in rows}.values())


def _listed(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split("|") if part.strip()]


def _publisher(item: Row) -> Row:
    return {
        "publisher_id": item["publisher"],
        "name_en": item["name"],
        "actor_id": item.get("actor"),
        "country_id": item.get("country"),
        "capacity": item["capacity"],
        "language": item.get("language"),
        "site": item.get("site"),
        "gap_days": item.get("gap_days"),
        "licence": item["licence"],
        "terms": item.get("terms"),
        **rights(item),
    }


def _feeds(item: Row) -> Iterator[Row]:
    """Feeds of a publisher; the kind of document follows from its capacity where nothing else is said."""
    kinds = {row["code"]: row["document_kind"] for row in code_list("capacity")}
    for feed in item.get("feeds", []):
        yield {
            "publisher_id": item["publisher"],
            "url": feed["url"],
            "feed_kind": feed["kind"],
            "language": feed["language"],
            "covers": feed["covers"],
            "uses": feed["uses"],
            "items": feed.get("items") or kinds[item["capacity"]],
            "pattern": feed.get("pattern"),
            "found_on": feed.get("found"),
        }


def _country(row: Row, codes_of: dict[str, Row]) -> Row:
    known = codes_of.get(row["actor_id"], {})
    return {
        "country_id": row["actor_id"],
        "name_en": row["name"],
        "official_name_en": row["official_name"],
        **{scheme: known.get(scheme) for scheme in WIDE},
    }


def _whole_day(cell: str | None) -> datetime.date:
    read = dates.parse(cell or "")
    if read.precision != "day":
        raise ValueError(f"{cell!r} is no day; write it as 2022-11-20")
    return read.first


def _reading(row: Row) -> Row:
    items = row["items"] or ""
    if not items.isdecimal() or items == "0":
        raise ValueError(f"items: {row['items']!r} is no number of items; days without one have no line")
    if not row["source"]:
        raise ValueError("the cell source is empty")
    return {"publisher_id": row["publisher"], "day": _whole_day(row["day"]), "n_items": int(items), "source_url": row["source"]}


def _state(row: Row) -> Row:
    entity = row["actor_id"].startswith(EDGE_OF_STATES)
    return {
        "actor_id": row["actor_id"],
        "actor_kind": "entity" if entity else "state",
        "name_en": row["name"],
        "country_id": None if entity else row["actor_id"],
        "parent_actor_id": None,
    }


def _organisation(item: Row) -> Row:
    return {
        "actor_id": item["actor"],
        "actor_kind": item["kind"],
        "name_en": item["name"],
        "country_id": item.get("country"),
        "parent_actor_id": item.get("parent"),
    }


def _state_names(row: Row) -> Iterator[Row]:
    cells = (
        ("name", [row["name"]]),
        ("official", _listed(row["official_name"])),
        ("demonym", _listed(row["demonyms"])),
        ("alias", _listed(row["aliases"])),
        ("capital", _listed(row["capital"])),
        ("metonym", _listed(row["metonyms"])),
    )
    return _names(row["actor_id"], cells)


def _organisation_names(item: Row) -> Iterator[Row]:
    cells = (
        ("name", [item["name"]]),
        ("acronym", [item["acronym"]] if "acronym" in item else []),
        ("alias", item.get("aliases", [])),
        ("demonym", item.get("demonyms", [])),
        ("seat", item.get("seats", [])),
    )
    return _names(item["actor"], cells)


def _names(actor: str, cells: Iterable[tuple[str, list[str]]]) -> Iterator[Row]:
    for kind, names in cells:
        for name in names:
            yield {"actor_id": actor, "name": name, "name_kind": kind}


def _person(row: Row) -> Row:
    return {
        "person_id": row["person_id"],
        "name_en": row["name"],
        "name_native": row["native_name"],
        "birth_year": int(row["birth_year"]) if row["birth_year"] else None,
        "wikidata": row["wikidata"],
    }


def _person_names(row: Row) -> Iterator[Row]:
    for name in (row["name"], *_listed(row["aliases"])):
        yield {"person_id": row["person_id"], "name": name}


def _first(cell: str | None) -> tuple[datetime.date | None, str | None]:
    read = dates.parse(cell) if cell else None
    return (read.first, read.precision) if read else (None, None)


def _last(cell: str | None) -> tuple[datetime.date | None, str | None]:
    read = dates.parse(cell) if cell else None
    return (read.last, read.precision) if read else (None, None)


def _membership(row: Row) -> Row:
    return {
        "member_id": row["member_id"],
        "group_id": row["group_id"],
        "membership_kind": row["kind"],
        "start_date": _first(row["start"])[0],
        "end_date": _last(row["end"])[0],
        "source_url": row["source"],
    }


def _tenure(row: Row) -> Row:
    start, end = _first(row["start"]), _last(row["end"])
    if start[0] and end[0] and end[0] < start[0]:
        raise ValueError(f"the tenure ends ({row['end']}) before it starts ({row['start']})")
    return {
        "person_id": row["person_id"],
        "actor_id": row["actor_id"],
        "office": row["office"],
        "title_en": row["title"],
        "start_date": start[0],
        "start_precision": start[1],
        "end_date": end[0],
        "end_precision": end[1],
        "acting": row["acting"] == "true",
        "source_url": row["source"],
    }


def _watched(row: Row) -> Row:
    return {
        "actor_id": row["actor_id"],
        "start_date": _first(row["start"])[0],
        "end_date": _last(row["end"])[0],
        "why": row["why"],
    }


def _border(row: Row) -> Row:
    if not row["source"]:
        raise ValueError("the cell source is empty")
    if row["neighbour_id"] is None:
        raise ValueError("the cell neighbour_id is empty")
    start, end = _first(row["start"])[0], _last(row["end"])[0]
    if start and end and end < start:
        raise ValueError(f"the border ends ({row['end']}) before it starts ({row['start']})")
    return {
        "actor_id": row["actor_id"],
        "neighbour_id": row["neighbour_id"],
        "start_date": start,
        "end_date": end,
        "source_url": row["source"],
        "read_on": _whole_day(row["read"]),
    }


def _alias(item: Row) -> Row:
    return {"table_name": item["table"], "old_id": item["old"], "new_id": item.get("new"), "why": item["why"]}
