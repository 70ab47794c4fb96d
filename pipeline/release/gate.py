"""The gate of the schema: what changed in it since the release before, whether the version says so, and what was announced.

Belongs here: `schema-changes.json`, the rules that turn a release away, and the samples of `next/`: tables as they will be after the
changes that are announced.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.earlier import data_file
from pipeline.release.engine import parquet_rows
from pipeline.release.parquet import write_parquet
from pipeline.release.stamp import released_tables
from pipeline.release.version import number_of, schema_version
from schemas.columns import RELEASE_COLUMNS
from schemas.derive.changes import MAJOR, Rename, allowed, numbers, schema_changes
from schemas.derive.datapackage import descriptor
from schemas.derive.ddl import dtype_of, literal, quoted
from schemas.model import ColumnInfo, TableInfo
from schemas.upcoming import Announcement

RECORD = "schema-changes.json"
NEXT = "next"
"""Folder of the samples within a release."""


@dataclass(frozen=True, slots=True)
class Step:
    """From the schema of the release before to that of this one."""

    record: Mapping[str, Any]
    """What `schema-changes.json` says."""
    faults: tuple[str, ...]
    """Why it may not be made; empty where it may."""
    worth_telling: bool
    """Whether the schema differs, or something else is announced, though no row may have changed."""

    @property
    def renames(self) -> tuple[Rename, ...]:
        """What takes another name with this release."""
        return tuple(Rename(entry["table"], entry["column"], entry["to"]) for entry in self.record["renamed"])


def declared_package() -> dict[str, Any]:
    """The descriptor of the declared tables, with nothing in it of files and of a release."""
    nothing: Mapping[str, Mapping[str, Any]] = defaultdict(dict)
    return descriptor(released_tables(), nothing, version="", schema_version=schema_version(), created="", sources=[])


def schema_step(before: Path | None, package: Mapping[str, Any], upcoming: Sequence[Announcement], version: str) -> Step:
    """Compare a descriptor with that of the release before, and hold it against the version and what was announced.

    Args:
        before: Folder of the release before; None where none stands.
        package: Descriptor of this release.
        upcoming: What this release announces.
        version: This release.
    """
    known = _known(before)
    earlier = [_announcement(entry) for entry in known.get("upcoming", [])]
    step = schema_changes(_package(before), package, [r for a in earlier if (r := a.rename)], [r for a in earlier if (r := a.redefined)])
    since = {_same(entry): entry.get("since") for entry in known.get("upcoming", [])}
    entries = [{**a.record(), "since": since.get(_same(a.record())) or version} for a in upcoming]
    renames = [*known.get("renames", []), *({**entry, "release": version} for entry in step["renamed"])]
    told = {_same(entry) for entry in entries} != {_same(entry) for entry in known.get("upcoming", [])}
    faults = tuple(_faults(step, earlier, before.name if before else ""))
    return Step({**step, "renames": renames, "upcoming": entries}, faults, bool(step["changes"]) or told)


def announced_in(folder: Path | None) -> list[Announcement]:
    """What a release announces."""
    return [_announcement(entry) for entry in _known(folder).get("upcoming", [])]


def expected(earlier: Iterable[Announcement]) -> tuple[list[Rename], list[tuple[str, ...]]]:
    """Of what was announced, other names, and what takes another meaning."""
    listed = list(earlier)
    return [r for a in listed if (r := a.rename)], [r for a in listed if (r := a.redefined)]


def _known(before: Path | None) -> dict[str, Any]:
    return json.loads((before / RECORD).read_text(encoding="utf-8")) if before and (before / RECORD).exists() else {}


def _package(before: Path | None) -> dict[str, Any] | None:
    return json.loads((before / "datapackage.json").read_text(encoding="utf-8")) if before else None


def _announcement(entry: Mapping[str, Any]) -> Announcement:
    names = {field.name for field in fields(Announcement)}
    return Announcement(**{key: value for key, value in entry.items() if key in names})


def _same(entry: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(entry.get(key) for key in ("change", "table", "column", "value", "to"))


def _faults(step: Mapping[str, Any], earlier: Sequence[Announcement], before: str) -> Iterator[str]:
    old, new, bump = step["from"], step["to"], step["bump"]
    if not old:
        return
    if not allowed(old, new, bump):
        listed = "; ".join(sentence(change) for change in step["changes"] if change["bump"] == bump)
        asks = f"a {bump} step ({listed})" if bump != "none" else "no step back"
        yield f"the schema asks for {asks}, but schemas/VERSION went from {old} to {new}; raise it"
    for change in step["changes"]:
        if change["bump"] != MAJOR:
            continue
        covering = [a for a in earlier if a.covers(change)]
        if not covering:
            yield (
                f"{sentence(change)}: {before} did not announce it; undo the change, put it into schemas/upcoming.yaml, release that, "
                "and make the change in the release after"
            )
        elif all(numbers(a.schema) > numbers(new) for a in covering):
            yield f"{sentence(change)}: it was announced for schema {covering[0].schema}, and this is {new}; wait, or raise schemas/VERSION"


def sentence(change: Mapping[str, Any]) -> str:
    """A change of the schema in words."""
    place = ".".join(part for part in (change["table"], change["column"]) if part)
    value = f" {change['value']}" if change.get("value") else ""
    what = change["what"].replace("value", f"value{value}", 1) if value and "value" in change["what"] else change["what"] + value
    return f"{place}: {what}{' to ' + change['to'] if change.get('to') else ''}"


def recorded_renames(folder: Path, after: str, until: str) -> list[Rename]:
    """What took another name after one release, up to and with another, as the later one of them records it."""
    found: list[Rename] = []
    for entry in _known(folder).get("renames", []):
        if number_of(after) < number_of(entry["release"]) <= number_of(until):
            _follow(found, Rename(entry["table"], entry["column"], entry["to"]))
    return found


def _follow(found: list[Rename], later: Rename) -> None:
    """Add a rename to those before it, so that each leads from the first name to the last."""
    tables = {r.to: r.table for r in found if r.column is None}
    first = replace(later, table=tables.get(later.table, later.table)) if later.column else later
    name = first.column or first.table
    for place, r in enumerate(found):
        if r.to == name and (r.column is None) == (first.column is None) and (first.column is None or r.table == first.table):
            found[place] = replace(r, to=first.to)
            return
    found.append(first)


class NoSample(Exception):
    """A change that is announced can't be made of the rows that there are; the message says which."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A table as it will be."""

    info: TableInfo
    query: str
    schema: str
    """Version of the schema that will have it so."""


def sample_names(upcoming: Iterable[Mapping[str, Any]]) -> set[str]:
    """Tables that have a sample, under their names to come, for what `schema-changes.json` announces."""
    entries = [entry for entry in map(_announcement, upcoming) if _shows(entry)]
    names = {entry.table: entry.to for entry in entries if entry.column is None}
    return {names.get(entry.table) or entry.table for entry in entries}


def samples(draft: Path, upcoming: Iterable[Announcement]) -> Iterator[Sample]:
    """Tables as they will be after what is announced, of the rows that they have now; none for what shows in no row.

    Args:
        draft: Release whose `data/` is written.
    """
    by_table: dict[str, list[Announcement]] = {}
    for entry in upcoming:
        if _shows(entry):
            by_table.setdefault(entry.table, []).append(entry)
    declared = {table.name: table for table in released_tables()}
    for name, entries in sorted(by_table.items()):
        yield _sample(declared[name], entries, parquet_rows(data_file(draft, name)))


def _shows(entry: Announcement) -> bool:
    """Whether the change shows in a table's rows."""
    if entry.change == "remove_value":
        return entry.to is not None
    return entry.change in ("rename", "retype") or (entry.change == "remove" and entry.column is not None)


def _sample(table: TableInfo, entries: Sequence[Announcement], source: str) -> Sample:
    columns: dict[str, tuple[ColumnInfo, str]] = {column.name: (column, quoted(column.name)) for column in table.columns}
    name, touched = table.name, set()
    for entry in entries:
        if entry.column is None:
            name = entry.to or name
        elif entry.change == "remove":
            columns.pop(entry.column, None)
        elif entry.column in columns:
            columns[entry.column] = _changed(entry, *columns[entry.column])
        touched.add(entry.column)
    kept = [columns[column.name] for column in table.columns if column.name in columns]
    listed = ", ".join([*(f"{value} AS {quoted(column.name)}" for column, value in kept), *map(quoted, RELEASE_COLUMNS)])
    order = next((n for n, column in enumerate(table.sort) if column in touched), len(table.sort))
    key = tuple(column.name for column, _ in kept if column.key)
    info = replace(table, name=name, columns=tuple(column for column, _ in kept), key=key, sort=table.sort[:order])
    return Sample(info, f"SELECT {listed} FROM {source}", max((entry.schema for entry in entries), key=numbers))


def _changed(entry: Announcement, column: ColumnInfo, value: str) -> tuple[ColumnInfo, str]:
    """A column after a change, and the expression that gives its values."""
    to = entry.to or ""
    if entry.change == "rename":
        return replace(column, name=to), value
    if entry.change == "retype":
        return replace(column, dtype=dtype_of(to)), f"CAST({value} AS {to})"
    return column, f"CASE WHEN {value} = {literal(entry.value or '')} THEN {literal(to)} ELSE {value} END"


def sample_file(folder: Path, table: str) -> Path:
    """File of a table as it will be."""
    return folder / NEXT / f"{table}-next.parquet"


def write_samples(connection: duckdb.DuckDBPyConnection, draft: Path, upcoming: Sequence[Announcement], facts: Mapping[str, str]) -> None:
    """Write `next/`, where anything is announced that shows in rows.

    Raises:
        NoSample: A value does not fit the type that is announced.
    """
    for sample in samples(draft, upcoming):
        path = sample_file(draft, sample.info.name)
        path.parent.mkdir(exist_ok=True)
        about = {"table": sample.info.name, "description": sample.info.description, "grain": sample.info.grain}
        try:
            write_parquet(connection, sample.info, sample.query, path, {**facts, "schema_version": sample.schema, **about})
        except duckdb.Error as error:
            raise NoSample(f"schemas/upcoming.yaml: {sample.info.name} can't be so: {str(error).partition(chr(10))[0]}") from None
