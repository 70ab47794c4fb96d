"""Since when a row has been so: the three columns that the release puts on every row, by comparison with the release before.

Belongs here: the query that stamps a table, and the ids that vanished.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

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


def order_of(table: TableInfo) -> str:
    """ORDER BY of a table: its sort order, then all else, so that the order is total."""
    return ", ".join(map(quoted, (*table.sort, *(name for name in table.names if name not in table.sort))))


def stamped(table: TableInfo, version: str, before: Path | None) -> str:
    """Query for a table with the three columns, in order.

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
        f"FROM {quoted(table.name)} AS n LEFT JOIN {_before(table, before)} AS o ON {_keys(table)} ORDER BY {order_of(table)}"
    )


def difference(connection: duckdb.DuckDBPyConnection, table: TableInfo, before: Path | None) -> Difference:
    """Compare a table with the release before."""
    n_rows = connection.execute(f"SELECT count(*) FROM {quoted(table.name)}").fetchall()[0][0]
    if before is None:
        return Difference(table.name, n_rows, n_rows, 0, 0, ())
    added, changed = connection.execute(
        f"SELECT count(*) FILTER (o.content IS NULL), count(*) FILTER ({_content('n', table)} <> o.content) "
        f"FROM {quoted(table.name)} AS n LEFT JOIN {_before(table, before)} AS o ON {_keys(table)}"
    ).fetchall()[0]
    gone = connection.execute(
        f"SELECT o.* FROM {_before(table, before)} AS o ANTI JOIN {quoted(table.name)} AS n ON {_keys(table)}"
    ).fetchall()
    return Difference(table.name, n_rows, added, changed, len(gone), _unexplained(connection, table, [row[0] for row in gone]))


def _unexplained(connection: duckdb.DuckDBPyConnection, table: TableInfo, gone: Sequence[str]) -> tuple[str, ...]:
    if table.name not in MINTED:
        return ()
    known = {row[0] for row in connection.execute("SELECT old_id FROM id_alias WHERE table_name = ?", [table.name]).fetchall()}
    return tuple(sorted(set(gone) - known))


def _before(table: TableInfo, before: Path) -> str:
    """The release before, narrow: key, content and stamps; columns that it did not have yet count as NULL."""
    source = f"read_parquet({literal(str(before))})"
    present = {row[0] for row in duckdb.sql(f"DESCRIBE SELECT * FROM {source}").fetchall()}
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
