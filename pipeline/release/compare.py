"""Comparing two versions: what differs, table by table and cell by cell, and which ids changed.

Belongs here: matching the tables, columns and rows of two versions, whichever they are, and counting what differs. A column that
only one of them has, or that has another type there, is a change of the schema and none of its rows; so is a table. What a release
makes of it stands in `changes.py`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb

from pipeline.release.engine import parquet_rows
from pipeline.release.stamp import REGISTER, key_of, row_id
from schemas.columns import RELEASE_COLUMNS
from schemas.derive.arrow import table_of
from schemas.derive.changes import Rename
from schemas.derive.ddl import literal, quoted, sql_type
from schemas.model import TableInfo

HERE = Path(__file__).parent
CELLS, COUNTS, IDS = ((HERE / f"{name}.sql").read_text(encoding="utf-8") for name in ("cells", "cell_counts", "id_changes"))


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions."""

    tables: Mapping[str, TableInfo]
    """Its tables, without the columns that a release stamps, and without the register of releases."""
    sources: Mapping[str, str]
    """Name of a table → what stands after FROM."""


def side_of(folder: Path) -> Side:
    """A release as a side."""
    paths = {path.stem: path for path in sorted((folder / "data").glob("*.parquet")) if path.stem != REGISTER}
    return Side({name: unstamped(table_of(path)) for name, path in paths.items()}, {name: parquet_rows(p) for name, p in paths.items()})


def unstamped(table: TableInfo) -> TableInfo:
    """A table without the columns that a release stamps."""
    return replace(table, columns=tuple(column for column in table.columns if column.name not in RELEASE_COLUMNS))


@dataclass(frozen=True, slots=True)
class Pair:
    """A table of two versions."""

    info: TableInfo
    """The table in the later version."""
    before: str
    """What stands after FROM, earlier version."""
    after: str
    columns: Mapping[str, str]
    """Column → its name in the earlier version, for those that are the same column in both."""

    @property
    def key(self) -> tuple[str, ...]:
        """What rows are matched by."""
        return key_of(self.info)

    @property
    def matches(self) -> bool:
        """Whether rows can be matched: the key is the same column by column."""
        return set(self.key) <= self.columns.keys()

    @property
    def values(self) -> tuple[str, ...]:
        """Columns that are compared."""
        return tuple(name for name in self.columns if name not in self.key)

    def cells(self) -> str:
        """Query for every cell that differs, in order."""
        shown = "".join(
            f", {{'column_name': {literal(name)}, 'old_value': o.v{n}::VARCHAR, 'new_value': n.v{n}::VARCHAR}}"
            for n, name in enumerate(self.values)
        )
        keys = ", ".join(f"CASE WHEN n.stood IS NULL THEN o.k{n} ELSE n.k{n} END AS {quoted(name)}" for n, name in enumerate(self.key))
        return CELLS.format(keys=keys, names=", ".join(map(quoted, self.key)), cells=shown, **self._parts())

    def counts(self) -> str:
        """Query for rows before and after, added, removed, changed, and then changed by column."""
        columns = "".join(f", count(*) FILTER (o.stood AND n.stood AND o.v{n} IS DISTINCT FROM n.v{n})" for n in range(len(self.values)))
        return COUNTS.format(columns=columns, **self._parts())

    def _parts(self) -> dict[str, str]:
        numbers = range(len(self.values))
        return {
            "before": f"SELECT {self._listed(self.columns)}, true AS stood FROM {self.before}",
            "after": f"SELECT {self._listed({name: name for name in self.columns})}, true AS stood FROM {self.after}",
            "same_key": " AND ".join(f"o.k{n} IS NOT DISTINCT FROM n.k{n}" for n in range(len(self.key))),
            "differs": " OR ".join(f"o.v{n} IS DISTINCT FROM n.v{n}" for n in numbers) or "false",
        }

    def _listed(self, names: Mapping[str, str]) -> str:
        keys = [f"{quoted(names[name])} AS k{n}" for n, name in enumerate(self.key)]
        return ", ".join([*keys, *(f"{quoted(names[name])} AS v{n}" for n, name in enumerate(self.values))])


@dataclass(frozen=True, slots=True)
class TableDifference:
    """How a table of two versions differs."""

    table: str
    n_before: int | None
    """Rows in the earlier version; None where it has no such table."""
    n_after: int | None
    """Rows in the later version; None where it has no such table."""
    added: int = 0
    changed: int = 0
    removed: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    """Column → rows that stand in both versions and differ in it, where there are any."""
    matched: bool = True
    """Whether rows could be matched: both have the table, under the same key."""

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed) or not self.matched


def pairs(before: Side, after: Side, renames: Iterable[Rename] = ()) -> Iterator[Pair]:
    """The tables that both have, in order of name.

    Args:
        renames: What took another name in between.
    """
    tables = {r.to: r.table for r in renames if r.column is None and r.table in before.tables}
    columns = {(r.table, r.to): r.column for r in renames if r.column}
    for name in sorted(after.tables):
        old = tables.get(name, name)
        if old not in before.tables:
            continue
        then = {column.name: sql_type(column) for column in before.tables[old].columns}
        named = {column.name: columns.get((old, column.name)) for column in after.tables[name].columns}
        same = {column: was if was in then else column for column, was in named.items()}
        kept = {c.name: same[c.name] for c in after.tables[name].columns if then.get(same[c.name]) == sql_type(c)}
        yield Pair(after.tables[name], before.sources[old], after.sources[name], kept)


def compare(
    connection: duckdb.DuckDBPyConnection, before: Side, after: Side, renames: Sequence[Rename] = ()
) -> Iterator[tuple[TableDifference, Pair | None]]:
    """Count what differs, table by table in order of name; the pair is there where rows could be matched."""
    found = {pair.info.name: pair for pair in pairs(before, after, renames)}
    went = {r.table for r in renames if r.column is None and r.to in found}
    for name in sorted({*before.tables, *after.tables} - went):
        pair = found.get(name)
        if pair and pair.matches:
            n_before, n_after, added, removed, changed, *rest = connection.execute(pair.counts()).fetchall()[0]
            columns = {column: count for column, count in zip(pair.values, rest, strict=True) if count}
            yield TableDifference(name, n_before, n_after, added, changed, removed, columns), pair
        else:
            rows = [_count(connection, side.sources.get(name)) for side in (before, after)]
            yield TableDifference(name, rows[0], rows[1], matched=False), None


def _count(connection: duckdb.DuckDBPyConnection, source: str | None) -> int | None:
    return connection.execute(f"SELECT count(*) FROM {source}").fetchall()[0][0] if source else None


def id_changes(connection: duckdb.DuckDBPyConnection, before: Sequence[Side], after: Side) -> str:
    """Query for the ids of earlier versions that the table `id_alias` of the later one accounts for."""
    alias = after.sources.get("id_alias")
    if alias is None or not before:
        return "SELECT '' AS table_name, '' AS old_id, '' AS new_id, '' AS id_change, '' AS why WHERE false"
    names = {row[0] for row in connection.execute(f"SELECT DISTINCT table_name FROM {alias}").fetchall()}
    stood = " UNION ".join(_ids(side, names) for side in before)
    return f"WITH stood AS ({stood}), stands AS ({_ids(after, names)}) FROM ({IDS.format(alias=alias)}) ORDER BY table_name, old_id"


def _ids(side: Side, names: Iterable[str]) -> str:
    there = [(name, side.tables[name], side.sources[name]) for name in sorted(names) if name in side.tables]
    parts = [f"SELECT {literal(name)} AS table_name, {row_id('r', info)} AS id FROM {source} AS r" for name, info, source in there]
    return " UNION ALL ".join(parts) or "SELECT '' AS table_name, '' AS id WHERE false"
