"""Since when a row has been so: the three columns that the release puts on every row, by comparison with the release before.

Belongs here: the query that stamps a table, and the ids that vanished.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.release.engine import parquet_rows
from schemas.columns import RELEASE_COLUMNS
from schemas.derive.ddl import literal, quoted
from schemas.model import TableInfo, tables

MINTED = (
    "elections",
    "rounds",
    "options",
    "actors",
    "persons",
    "documents",
    "observation_missions",
    "observation_verdicts",
    "responses",
)
"""Tables whose ids are promised: none vanishes without an entry in `sources/ids.yaml`."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a table differs from the release before."""

    table: str
    n_rows: int
    added: int
    changed: int
    removed: int
    vanished: tuple[str, ...]
    """Promised ids that vanished unexplained."""
    explained: tuple[tuple[str, str | None, str], ...] = ()
    """Ids that vanished and are accounted for: old id, new id if there is one, why."""


def order_of(table: TableInfo) -> str:
    """ORDER BY of a table: its sort order, then all else, so that the order is total."""
    return ", ".join(map(quoted, (*table.sort, *(name for name in table.names if name not in table.sort))))


def stamped(connection: duckdb.DuckDBPyConnection, table: TableInfo, version: str, before: Path | None) -> str:
    """Query for a table with the three columns, in order.

    A row that stood in the release before with the same content keeps its stamps; one whose content differs has changed
    now; one that is new stands first now.

    Args:
        before: Parquet file of the table in the release before; None where there is none.
    """
    columns = ", ".join(f"n.{quoted(name)}" for name in table.names)
    if before is None:
        return (
            f"SELECT {columns}, {literal(version)} AS first_release, {literal(version)} AS last_changed_release, "
            f"'active' AS record_status FROM {quoted(table.name)} AS n ORDER BY {order_of(table)}"
        )
    same = f"{_content('n', table)} = o.content"
    return (
        f"SELECT {columns}, coalesce(o.first_release, {literal(version)}) AS first_release, "
        f"CASE WHEN {same} THEN o.last_changed_release ELSE {literal(version)} END AS last_changed_release, 'active' AS record_status "
        f"FROM {quoted(table.name)} AS n LEFT JOIN {_before(connection, table, before)} AS o ON {_keys(table)} ORDER BY {order_of(table)}"
    )


def difference(connection: duckdb.DuckDBPyConnection, table: TableInfo, before: Path | None) -> Difference:
    """Compare a table with the release before."""
    n_rows = connection.execute(f"SELECT count(*) FROM {quoted(table.name)}").fetchall()[0][0]
    if before is None:
        return Difference(table.name, n_rows, n_rows, 0, 0, ())
    added, changed = connection.execute(
        f"SELECT count(*) FILTER (o.content IS NULL), count(*) FILTER ({_content('n', table)} <> o.content) "
        f"FROM {quoted(table.name)} AS n LEFT JOIN {_before(connection, table, before)} AS o ON {_keys(table)}"
    ).fetchall()[0]
    first = quoted(_key(table)[0])
    gone = connection.execute(
        f"SELECT o.{first} FROM {_before(connection, table, before)} AS o ANTI JOIN {quoted(table.name)} AS n ON {_keys(table)} "
        f"ORDER BY o.{first}"
    ).fetchall()
    vanished, explained = _accounted_for(connection, table, [row[0] for row in gone])
    return Difference(table.name, n_rows, added, changed, len(gone), vanished, explained)


def _accounted_for(
    connection: duckdb.DuckDBPyConnection, table: TableInfo, gone: Sequence[str]
) -> tuple[tuple[str, ...], tuple[tuple[str, str | None, str], ...]]:
    """Of the promised ids that are gone, those that nobody explained, and those that `id_alias` explains."""
    if table.name not in MINTED:
        return (), ()
    rows = connection.execute("SELECT old_id, new_id, why FROM id_alias WHERE table_name = ?", [table.name]).fetchall()
    known = {old: (old, new, why) for old, new, why in rows}
    return tuple(i for i in gone if i not in known), tuple(known[i] for i in gone if i in known)


def _before(connection: duckdb.DuckDBPyConnection, table: TableInfo, before: Path) -> str:
    """The release before, narrow: key, content and stamps; columns that it did not have yet count as NULL."""
    source = parquet_rows(before)
    present = {row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()}
    keys = ", ".join(f"p.{quoted(name)}" for name in _key(table))
    content = _content("p", table, present)
    return f"(SELECT {keys}, {content} AS content, {', '.join(RELEASE_COLUMNS[:2])} FROM {source} AS p)"


def _content(alias: str, table: TableInfo, present: set[str] | None = None) -> str:
    """All of a row as one text; NULL told apart from every value."""
    parts = [
        f"coalesce({alias}.{quoted(name)}::VARCHAR, chr(0))" if present is None or name in present else "chr(0)" for name in table.names
    ]
    return f"concat_ws(chr(31), {', '.join(parts)})"


def _key(table: TableInfo) -> tuple[str, ...]:
    return table.key or table.names


def _keys(table: TableInfo) -> str:
    return " AND ".join(f"n.{quoted(name)} IS NOT DISTINCT FROM o.{quoted(name)}" for name in _key(table))


def released_tables() -> tuple[TableInfo, ...]:
    """Tables of a release, in the order of the flow."""
    return tables(released_only=True)
