"""Since when a row has been so: the three columns that the release puts on every row, by comparison with the release before.

Belongs here: the queries that stamp a table and that find the rows which hold no more, and the ids that vanished. A row is
the same while every column says the same; a column that one of the two releases lacks counts as NULL there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from pipeline.release.earlier import Earlier
from pipeline.release.engine import parquet_rows
from schemas.derive.ddl import literal, quoted
from schemas.model import TableInfo, tables

REGISTER = "releases"
"""The table that says what was released: the one that can't hold its own hash."""
RETRACTIONS = "retractions"
"""The table of tombstones: the only one whose rows do not hold."""


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


def stamped(table: TableInfo, version: str, before: Earlier) -> str:
    """Query for a table with the three columns, in order.

    A row that stood in the release before with the same content keeps its stamps; one whose content differs has changed
    now; one that is new stands first now.
    """
    columns = ", ".join(f"n.{quoted(name)}" for name in table.names)
    status = literal("retracted" if table.name == RETRACTIONS else "active")
    if before.data is None:
        return (
            f"SELECT {columns}, {literal(version)} AS first_release, {literal(version)} AS last_changed_release, "
            f"{status} AS record_status FROM {quoted(table.name)} AS n ORDER BY {order_of(table)}"
        )
    same = f"{_content_now('n', table, before)} = o.content"
    return (
        f"SELECT {columns}, coalesce(o.first_release, {literal(version)}) AS first_release, "
        f"CASE WHEN {same} THEN o.last_changed_release ELSE {literal(version)} END AS last_changed_release, {status} AS record_status "
        f"FROM {quoted(table.name)} AS n LEFT JOIN {_before(table, before)} AS o ON {_keys(table, before)} ORDER BY {order_of(table)}"
    )


def ended(table: TableInfo, before: Earlier, source: str) -> str:
    """Query for the rows of the release before that hold no more: they are gone, or their content differs.

    Args:
        source: The table as it is now.
    """
    assert before.data is not None
    keys = ", ".join(f"q.{quoted(name)}" for name in key_of(table))
    now = f"(SELECT {keys}, {_content_now('q', table, before)} AS content FROM {source} AS q)"
    return (
        f"SELECT o.* FROM {parquet_rows(before.data)} AS o LEFT JOIN {now} AS n ON {_keys(table, before)} "
        f"WHERE n.content IS DISTINCT FROM {_content_before('o', table, before)}"
    )


def difference(connection: duckdb.DuckDBPyConnection, table: TableInfo, before: Earlier) -> Difference:
    """Compare a table with the release before; the table `id_alias` explains what vanished."""
    n_rows = connection.execute(f"SELECT count(*) FROM {quoted(table.name)}").fetchall()[0][0]
    if before.data is None:
        return Difference(table.name, n_rows, n_rows, 0, 0, ())
    added, changed = connection.execute(
        f"SELECT count(*) FILTER (o.content IS NULL), count(*) FILTER ({_content_now('n', table, before)} <> o.content) "
        f"FROM {quoted(table.name)} AS n LEFT JOIN {_before(table, before)} AS o ON {_keys(table, before)}"
    ).fetchall()[0]
    gone = connection.execute(
        f"SELECT {row_id('o', table) if set(key_of(table)) <= before.comparable else 'NULL'} FROM {_before(table, before)} AS o "
        f"ANTI JOIN {quoted(table.name)} AS n ON {_keys(table, before)} ORDER BY 1"
    ).fetchall()
    vanished, explained = _accounted_for(connection, table, [row[0] for row in gone])
    return Difference(table.name, n_rows, added, changed, len(gone), vanished if table.promised else (), explained)


def _accounted_for(
    connection: duckdb.DuckDBPyConnection, table: TableInfo, gone: Sequence[str]
) -> tuple[tuple[str, ...], tuple[tuple[str, str | None, str], ...]]:
    """Of the ids that are gone, those that nobody explained, and those that `id_alias` explains."""
    rows = connection.execute("SELECT old_id, new_id, why FROM id_alias WHERE table_name = ?", [table.name]).fetchall()
    known = {old: (old, new, why) for old, new, why in rows}
    return tuple(i for i in gone if i not in known), tuple(known[i] for i in gone if i in known)


def key_of(table: TableInfo) -> tuple[str, ...]:
    """What rows are matched by: the key, or all columns where there is none."""
    return table.key or table.names


def row_id(alias: str, table: TableInfo) -> str:
    """Expression for the id of a row: its key, the parts separated by spaces."""
    return f"concat_ws(' ', {', '.join(f'{alias}.{quoted(name)}' for name in key_of(table))})"


def _before(table: TableInfo, before: Earlier) -> str:
    """The release before, narrow: key, content and stamps."""
    assert before.data is not None
    keys = [f"p.{quoted(name)}" for name in key_of(table) if name in before.comparable]
    content = f"{_content_before('p', table, before)} AS content"
    return f"(SELECT {', '.join([*keys, content, 'first_release', 'last_changed_release'])} FROM {parquet_rows(before.data)} AS p)"


def _content_now(alias: str, table: TableInfo, before: Earlier) -> str:
    """All of a row as it is now, as one text."""
    return _content([f"{alias}.{quoted(name)}" for name in table.names] + [None] * len(_lost(before)))


def _content_before(alias: str, table: TableInfo, before: Earlier) -> str:
    """All of a row as it was, as one text, in the same order."""
    kept = [f"{alias}.{quoted(name)}" if name in before.comparable else None for name in table.names]
    return _content(kept + [f"{alias}.{quoted(name)}" for name in _lost(before)])


def _lost(before: Earlier) -> list[str]:
    """Columns that the release before had and that are not declared any more."""
    former = {column.name for column in before.former}
    return [old for old, new in before.data_columns.items() if new in former]


def _content(values: Sequence[str | None]) -> str:
    """Values as one text; NULL told apart from every value."""
    return f"concat_ws(chr(31), {', '.join(f'coalesce({value}::VARCHAR, chr(0))' if value else 'chr(0)' for value in values)})"


def _keys(table: TableInfo, before: Earlier) -> str:
    """How rows of now (n) and before (o) are matched; where the key itself was another, none is."""
    if not set(key_of(table)) <= before.comparable:
        return "false"
    return " AND ".join(f"n.{quoted(name)} IS NOT DISTINCT FROM o.{quoted(name)}" for name in key_of(table))


def released_tables() -> tuple[TableInfo, ...]:
    """Tables of a release, in the order of the flow."""
    return tables(released_only=True)
