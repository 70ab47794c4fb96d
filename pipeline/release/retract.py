"""Retractions: what is left of rows that were withdrawn or took another id, and whether `id_alias` tells the truth of them.

Belongs here: filling the table `retractions` from the releases before, and finding entries of `sources/ids.yaml` that are
missing or lead nowhere. The tables themselves hold only rows that stand, so that nobody counts a retracted one by accident.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from pipeline.release.earlier import Earlier, data_file, earlier
from pipeline.release.engine import parquet_rows
from pipeline.release.stamp import RETRACTIONS, key_of, row_id
from schemas.derive.ddl import create_table, literal, quoted
from schemas.model import TableInfo

_CARRIED = """
SELECT r.table_name, r.record_id, CASE WHEN a.old_id IS NULL THEN r.new_id ELSE a.new_id END, coalesce(a.why, r.why),
    r.stood_from_release, r.retracted_in_release, r.last_values
FROM {before} AS r
LEFT JOIN id_alias AS a ON a.table_name = r.table_name AND a.old_id = r.record_id
"""
"""Tombstones of the release before, with what `id_alias` says of them now."""


def write_retractions(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[TableInfo], version: str, folder: Path | None, withdrawn: Sequence[Path] = ()
) -> None:
    """Fill the table `retractions`: the tombstones of the release before, and one for each row that is gone and explained since.

    A row that stands again loses its tombstone; the history keeps that it was gone.

    Args:
        connection: Warehouse, with `id_alias`.
        tables: The released tables.
        folder: Release before; None where there is none.
        withdrawn: Releases after that one that were withdrawn as a whole, in order; their rows leave tombstones too.
    """
    by_name = {table.name: table for table in tables}
    connection.execute(create_table(by_name[RETRACTIONS], constraints=False, replace=True)).fetchall()
    if folder and data_file(folder, RETRACTIONS).exists():
        _insert(connection, _CARRIED.format(before=parquet_rows(data_file(folder, RETRACTIONS))))
    for release in (folder, *withdrawn):
        for name in _named(connection, "id_alias"):
            if name in by_name and (query := _fresh(by_name[name], version, earlier(by_name[name], release))):
                _insert(connection, query)
    for name in _named(connection, RETRACTIONS):
        if name in by_name:
            connection.execute(
                f"DELETE FROM {RETRACTIONS} WHERE table_name = {literal(name)} AND record_id IN ({_ids(by_name[name])})"
            ).fetchall()


def _named(connection: duckdb.DuckDBPyConnection, source: str) -> list[str]:
    return [row[0] for row in connection.execute(f"SELECT DISTINCT table_name FROM {source} ORDER BY 1").fetchall()]


def _insert(connection: duckdb.DuckDBPyConnection, query: str) -> None:
    connection.execute(f"INSERT INTO {RETRACTIONS} {query}").fetchall()


def _ids(table: TableInfo) -> str:
    return f"SELECT {row_id('n', table)} FROM {quoted(table.name)} AS n"


def _fresh(table: TableInfo, version: str, before: Earlier) -> str | None:
    """Rows of the release before that `id_alias` names; None where there was no such table, or its key was another."""
    if before.data is None or not set(key_of(table)) <= before.comparable:
        return None
    values = ", ".join(f"{quoted(name)} := o.{quoted(name)}" for name in before.data_columns)
    return (
        f"SELECT a.table_name, a.old_id, a.new_id, a.why, o.first_release, {literal(version)}, to_json(struct_pack({values}))::VARCHAR "
        f"FROM {parquet_rows(before.data)} AS o "
        f"JOIN id_alias AS a ON a.table_name = {literal(table.name)} AND a.old_id = {row_id('o', table)} "
        f"ANTI JOIN {RETRACTIONS} AS r ON r.table_name = a.table_name AND r.record_id = a.old_id"
    )


def forgotten(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Tombstones that no entry of `id_alias` explains any more: table and id."""
    rows = connection.execute(
        f"SELECT table_name || ' ' || record_id FROM {RETRACTIONS} AS r "
        "ANTI JOIN id_alias AS a ON a.table_name = r.table_name AND a.old_id = r.record_id ORDER BY 1"
    ).fetchall()
    return [row[0] for row in rows]


def astray(connection: duckdb.DuckDBPyConnection, tables: Sequence[TableInfo]) -> Iterator[str]:
    """Entries of `id_alias` that are not so: the old id stands, or the new one neither stands nor has an entry of its own."""
    by_name = {table.name: table for table in tables}
    for name in _named(connection, "id_alias"):
        if name not in by_name:
            yield f"{name} is no table of a release"
            continue
        ids = _ids(by_name[name])
        standing = connection.execute(
            f"SELECT old_id FROM id_alias WHERE table_name = {literal(name)} AND old_id IN ({ids}) ORDER BY 1"
        ).fetchall()
        yield from (f"{name} {row[0]} stands, so it is no old id" for row in standing)
        nowhere = connection.execute(
            f"SELECT old_id, new_id FROM id_alias WHERE table_name = {literal(name)} AND new_id NOT IN ({ids}) "
            f"AND new_id NOT IN (SELECT old_id FROM id_alias WHERE table_name = {literal(name)}) ORDER BY ALL"
        ).fetchall()
        yield from (f"{name} {old} leads to {new}, which neither stands nor has an entry of its own" for old, new in nowhere)
