"""The difference of a release to the one before it, as files: `changes/`, cell by cell, and the ids that changed.

Belongs here: writing these files, and proving from a release alone that they say what its history says. What is told to people of
them stands in `news.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.compare import Pair, Side, TableDifference, compare, id_changes, pairs, side_of
from pipeline.release.earlier import data_file, histories
from pipeline.release.engine import opened, parquet_rows
from pipeline.release.history import read_record
from pipeline.release.parquet import write_parquet
from pipeline.release.stamp import RETRACTIONS, row_id
from schemas.derive.arrow import arrow_schema, table_of
from schemas.derive.cells import change_columns, changes_table, id_changes_table
from schemas.derive.changes import Rename
from schemas.derive.ddl import literal, quoted
from schemas.model import TableInfo, tables

CHANGES = "changes"
"""Folder of the difference within a release."""
IDS = "id-changes.parquet"


def changes_file(folder: Path, table: str) -> Path:
    """File of what differs in a table; there is none where nothing does."""
    return folder / CHANGES / f"{table}-changes.parquet"


def changed_tables(folder: Path) -> dict[str, Path]:
    """Name of a table → file of what differs in it, where there is one."""
    suffix = changes_file(folder, "").name
    return {p.name.removesuffix(suffix): p for p in sorted((folder / CHANGES).glob(f"*{suffix}")) if p.name != IDS}


@dataclass(frozen=True, slots=True)
class Compared:
    """What two versions are, to be compared."""

    before: Side
    after: Side
    renames: tuple[Rename, ...] = ()
    """What took another name in between."""
    withdrawn: tuple[Side, ...] = ()
    """Versions in between that were withdrawn; ids that only they had are accounted for too."""


def write_changes(
    connection: duckdb.DuckDBPyConnection, compared: Compared, folder: Path, facts: Mapping[str, str]
) -> tuple[TableDifference, ...]:
    """Write what differs into a folder: a file for each table in which anything does, and one for the ids, which may be empty.

    Args:
        folder: The files stand in it as they do in `changes/` of a release.
        facts: What the files say of themselves.

    Returns:
        Every table in which anything differs.
    """
    found = []
    for difference, pair in compare(connection, compared.before, compared.after, compared.renames):
        if difference:
            found.append(difference)
        if difference and pair:
            info = changes_table(pair.info, pair.key)
            _write(connection, info, pair.cells(), folder / changes_file(Path(), pair.info.name).name, {**facts, "table": info.name})
    write_ids(connection, (compared.before, *compared.withdrawn), compared.after, folder, facts)
    return tuple(found)


def write_ids(connection: duckdb.DuckDBPyConnection, before: Sequence[Side], after: Side, folder: Path, facts: Mapping[str, str]) -> None:
    """Write the ids that changed; no row where nothing came before."""
    info = id_changes_table()
    _write(connection, info, id_changes(connection, before, after), folder / IDS, {**facts, "table": info.name})


def _write(connection: duckdb.DuckDBPyConnection, info: TableInfo, query: str, path: Path, facts: Mapping[str, str]) -> None:
    about = {**facts, "description": info.description, "grain": info.grain}
    write_parquet(connection, info, query, path, about, released=False)


def row_counts(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Table → rows added, changed and removed, as the files of the difference have them."""
    found = {}
    with opened() as connection:
        for name, path in changed_tables(folder).items():
            key = ", ".join(quoted(column) for column in table_of(path).key if column != "column_name")
            found[name] = connection.execute(
                "SELECT count(*) FILTER (change = 'added' AND column_name IS NULL), "
                f"count(DISTINCT row({key})) FILTER (change = 'changed'), count(*) FILTER (change = 'removed' AND column_name IS NULL) "
                f"FROM {parquet_rows(path)}"
            ).fetchall()[0]
    return found


def changes_faults(folder: Path, version: str, renames: Sequence[Rename]) -> Iterator[tuple[str, str]]:
    """What the files of the difference say wrongly: file, and what is wrong.

    Each is made again from the history of the release and the stamps on its rows, which are proved by the hashes of the release
    before; so its files need not be there.

    Args:
        version: The release in that folder.
        renames: What took another name since the release before.
    """
    there = changed_tables(folder)
    now = side_of(folder)
    yield from ((_name(path), "belongs to no table") for name, path in there.items() if name not in now.tables)
    with opened() as connection:
        for pair in _remembered(folder, now, version, renames):
            yield from _cell_faults(connection, pair, there.get(pair.info.name), folder)
        of_form = {column.name for column in change_columns()}
        legible = {name: path for name, path in there.items() if of_form <= set(table_of(path).names)}
        yield from _id_faults(connection, folder, version, legible)


def _name(path: Path) -> str:
    return f"{CHANGES}/{path.name}"


def _remembered(folder: Path, now: Side, version: str, renames: Sequence[Rename]) -> Iterator[Pair]:
    """The tables of this release and of the one before, in both of them only the rows that differ."""
    known = read_record(folder)["versions"]
    if len(known) < 2:
        return
    of_then = known[-2]["tables"]
    past = {name: table_of(path) for name, path in histories(folder).items()}
    then = {name: _as_then(past[name], of_then[name]) for name in past if name in of_then}
    sources = {name: f"(FROM {parquet_rows(histories(folder)[name])} WHERE valid_to_release = {literal(version)})" for name in then}
    for name, info in now.tables.items():
        if name in of_then and name not in then:
            then[name], sources[name] = _as_then(info, of_then[name]), f"(FROM {now.sources[name]} WHERE false)"
    fresh = {name: f"(FROM {source} WHERE last_changed_release = {literal(version)})" for name, source in now.sources.items()}
    yield from (pair for pair in pairs(Side(then, sources), Side(now.tables, fresh), renames) if pair.matches)


def _as_then(info: TableInfo, facts: Mapping[str, Any]) -> TableInfo:
    """A table or its history, with the columns that the release before had and that still mean what they did."""
    kept = facts.get("kept_as", {})
    return replace(info, columns=tuple(c for c in info.columns if c.name in facts["columns"] and c.name not in kept))


def _cell_faults(connection: duckdb.DuckDBPyConnection, pair: Pair, path: Path | None, folder: Path) -> Iterator[tuple[str, str]]:
    info = changes_table(pair.info, pair.key)
    file = _name(changes_file(folder, pair.info.name))
    if path:
        try:
            _same_columns(path, info)
        except ValueError as error:
            yield file, str(error)
            return
    says = f"FROM {parquet_rows(path)}" if path else f"SELECT * FROM ({pair.cells()}) WHERE false"
    differing = connection.execute(
        f"WITH told AS ({says}), so AS ({pair.cells()}) "
        "SELECT (SELECT count(*) FROM (FROM told EXCEPT ALL FROM so)) + (SELECT count(*) FROM (FROM so EXCEPT ALL FROM told))"
    ).fetchall()[0][0]
    if differing:
        yield file, f"{differing} lines are not what the history of the release says"


def _same_columns(path: Path, info: TableInfo) -> None:
    import pyarrow.parquet as pq

    found = pq.read_schema(path)
    if not found.equals(arrow_schema(info, released=False), check_metadata=False):
        raise ValueError("does not have the columns and types of a difference")
    if bare := [field.name for field in found if not (field.metadata or {}).get(b"description")]:
        raise ValueError(f"{', '.join(bare)} has no description")


def _id_faults(connection: duckdb.DuckDBPyConnection, folder: Path, version: str, there: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    try:
        _same_columns(folder / CHANGES / IDS, id_changes_table())
    except ValueError as error:
        yield f"{CHANGES}/{IDS}", str(error)
        return
    ids, alias = parquet_rows(folder / CHANGES / IDS), parquet_rows(data_file(folder, "id_alias"))
    told = f"SELECT table_name, old_id, new_id, why FROM {ids}"
    tombs = (
        f"SELECT table_name, record_id, new_id, why FROM {parquet_rows(data_file(folder, RETRACTIONS))} "
        f"WHERE retracted_in_release = {literal(version)}"
    )
    entries = f"SELECT table_name, old_id, new_id, why FROM {alias}"
    for query, what in (
        (f"{tombs} EXCEPT {told}", f"lacks %s rows of the table {RETRACTIONS}"),
        (f"{told} EXCEPT {entries}", "has %s rows that id_alias lacks"),
    ):
        if count := connection.execute(f"SELECT count(*) FROM ({query})").fetchall()[0][0]:
            yield f"{CHANGES}/{IDS}", what % count
    for info in tables(released_only=True):
        if info.promised and info.name in there:
            gone = f"FROM {parquet_rows(there[info.name])} AS r WHERE change = 'removed' AND column_name IS NULL"
            lost = connection.execute(
                f"SELECT {row_id('r', info)} AS id {gone} AND id NOT IN (SELECT old_id FROM {ids} WHERE table_name = {literal(info.name)}) "
                "ORDER BY 1 LIMIT 20"
            ).fetchall()
            yield from ((_name(there[info.name]), f"{row[0]} was removed, and {IDS} does not say what became of it") for row in lost)
