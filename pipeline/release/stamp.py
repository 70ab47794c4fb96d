"""Since when a row has been so: the three columns that the release puts on every row, by comparison with the release before.

Belongs here: the queries that stamp a table and that find the rows which hold no more, and the ids that vanished. A row is
the same while every column says the same; a column that one of the two releases lacks counts as NULL there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.release.earlier import Earlier
from pipeline.release.engine import parquet_rows
from schemas.derive.arrow import table_of
from schemas.derive.ddl import literal, quoted
from schemas.model import TableInfo, tables

REGISTER = "releases"
"""The table that says what was released: the one that can't hold its own hash."""
RETRACTIONS = "retractions"
"""The table of tombstones: the only one whose rows do not hold."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a table stands against earlier releases."""

    table: str
    n_rows: int
    vanished: tuple[str, ...]
    """Promised ids of theirs that vanished unexplained."""


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


def standing(connection: duckdb.DuckDBPyConnection, table: TableInfo, before: Iterable[Path]) -> Standing:
    """Count a table, and look for the promised ids of earlier releases; the table `id_alias` explains what vanished.

    Args:
        before: The table's file in each of these releases, where it has one.
    """
    n_rows = connection.execute(f"SELECT count(*) FROM {quoted(table.name)}").fetchall()[0][0]
    files = [file for file in before if table.promised and file.exists()]
    return Standing(table.name, n_rows, tuple(sorted({name for file in files for name in _vanished(connection, table, file)})))


def _vanished(connection: duckdb.DuckDBPyConnection, table: TableInfo, before: Path) -> list[str]:
    """Ids, as texts, that an earlier release had; that its key had other columns does not matter."""
    rows = connection.execute(
        f"SELECT {row_id('o', table_of(before))} AS id FROM {parquet_rows(before)} AS o "
        f"ANTI JOIN (SELECT {row_id('n', table)} AS id FROM {quoted(table.name)} AS n) AS s ON s.id = {row_id('o', table_of(before))} "
        f"WHERE id NOT IN (SELECT old_id FROM id_alias WHERE table_name = {literal(table.name)})"
    ).fetchall()
    return [row[0] for row in rows]


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
