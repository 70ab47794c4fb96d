"""Two versions side by side, for whoever asks: `ballot-echo diff`.

Belongs here: finding the two versions, and the forms in which the difference is shown. What differs is found in `compare.py`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.changes import Compared, write_changes
from pipeline.release.compare import Pair, Side, TableDifference, compare, id_changes, side_of
from pipeline.release.gate import announced_in, declared_package, expected, recorded_renames, schema_step, sentence
from pipeline.release.index import versions
from pipeline.release.stamp import released_tables
from schemas.derive.changes import NONE, Rename, schema_changes
from schemas.derive.ddl import literal, quoted

BUILD = "build"
"""Name of the warehouse, as a version."""
_BATCH = 10_000


class CantCompare(Exception):
    """There are no two versions to compare; the message says why."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two."""

    name: str
    side: Side
    package: Mapping[str, Any]
    folder: Path | None
    """Where it stands; None for the warehouse."""


def version_of(connection: duckdb.DuckDBPyConnection, name: str, releases: Path, warehouse: Path, latest: str | None) -> Version:
    """The version of that name.

    Args:
        name: A version in `releases`, `latest`, `build` for the warehouse, or a folder.

    Raises:
        CantCompare: There is none.
    """
    if name == BUILD:
        return _warehouse(connection, warehouse)
    name = latest if name == "latest" and latest else name
    folder = releases / name if (releases / name).is_dir() else Path(name)
    if not (folder / "datapackage.json").is_file():
        known = ", ".join(versions(releases)) or "none yet"
        raise CantCompare(f"{name} is no release: give a version ({known}), latest, build, or the folder of a release")
    try:
        package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        return Version(f"v{package['version']}", side_of(folder), package, folder)
    except (OSError, ValueError, KeyError) as error:
        raise CantCompare(f"{folder} can't be read: {type(error).__name__}: {error}") from None


def _warehouse(connection: duckdb.DuckDBPyConnection, path: Path) -> Version:
    """The warehouse; the tables that only a release fills are left out."""
    if not path.exists():
        raise CantCompare(f"{path} does not exist; run: ballot-echo build")
    try:
        connection.execute(f"ATTACH {literal(str(path))} AS warehouse (READ_ONLY)").fetchall()
    except duckdb.Error as error:
        raise CantCompare(f"{path} can't be read: {error}") from None
    there = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'warehouse'").fetchall()}
    tables = {info.name: info for info in released_tables() if info.layer != "release"}
    if lacking := sorted(tables.keys() - there):
        raise CantCompare(f"{path} lacks {', '.join(lacking)}; run: ballot-echo build")
    return Version(BUILD, Side(tables, {name: f"warehouse.main.{quoted(name)}" for name in tables}), declared_package(), None)


def _without_release(version: Version) -> Version:
    """A version without the tables that only a release fills, to be compared with the warehouse."""
    filled = {info.name for info in released_tables() if info.layer == "release"}
    tables = {name: info for name, info in version.side.tables.items() if name not in filled}
    return replace(version, side=Side(tables, version.side.sources))


@dataclass(frozen=True, slots=True)
class Report:
    """What differs between two versions."""

    before: str
    after: str
    tables: tuple[TableDifference, ...]
    """Those in which anything differs."""
    schema: Mapping[str, Any]
    ids: tuple[tuple[str, ...], ...]
    """Table, old id, new id, what became of it, why."""

    @property
    def differs(self) -> bool:
        """Whether anything does."""
        return bool(self.tables or self.schema["changes"])

    def record(self) -> dict[str, Any]:
        """For machines."""
        names = ("table_name", "old_id", "new_id", "id_change", "why")
        return {
            "before": self.before,
            "after": self.after,
            "tables": {table.table: {k: v for k, v in asdict(table).items() if k != "table"} for table in self.tables},
            "schema": dict(self.schema),
            "ids": [dict(zip(names, row, strict=True)) for row in self.ids],
        }

    def rows(self) -> list[tuple[Any, ...]]:
        """For people: table, rows before and after, added, changed, removed, columns that differ."""
        return [
            (d.table, d.n_before, d.n_after, d.added, d.changed, d.removed, ", ".join(f"{name} {n}" for name, n in d.columns.items()))
            for d in self.tables
        ]

    def sentences(self) -> Iterator[str]:
        """What else there is to say to people."""
        yield from (f"{d.table}: {_unmatched(d)}" for d in self.tables if not d.matched)
        yield from (f"{change['bump']}: {sentence(change)}" for change in self.schema["changes"])
        if self.schema["bump"] != NONE:
            yield f"the schema asks for a {self.schema['bump']} step, its versions are {self.schema['from']} and {self.schema['to']}"
        yield from (f"{table} {old} was {what}{f' into {new}' if new else ''}: {why}" for table, old, new, what, why in self.ids)


def _unmatched(difference: TableDifference) -> str:
    if difference.n_before is None:
        return "a new table"
    return "a table that went" if difference.n_after is None else "its key is another, so its rows can't be compared"


class Comparison:
    """Two versions, compared as asked."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, before: Version, after: Version) -> None:
        self.connection = connection
        self.before, self.after = (_without_release(v) if BUILD in (before.name, after.name) else v for v in (before, after))
        self.renames = _renames(before, after)

    def report(self) -> Report:
        """Counts, schema and ids."""
        tables = tuple(d for d, _ in compare(self.connection, self.before.side, self.after.side, self.renames) if d)
        schema = schema_changes(self.before.package, self.after.package, self.renames, expected(announced_in(self.before.folder))[1])
        ids = self.connection.execute(id_changes(self.connection, [self.before.side], self.after.side)).fetchall()
        return Report(self.before.name, self.after.name, tables, schema, tuple(ids))

    def cells(self, table: str) -> Iterator[dict[str, Any]]:
        """Every cell of a table that differs, in order.

        Raises:
            CantCompare: The two do not both have it, under one key.
        """
        pair = self._pair(table)
        columns = (*pair.key, "change", "column_name", "old_value", "new_value")
        for batch in self.connection.sql(pair.cells()).to_arrow_reader(_BATCH):
            yield from batch.rename_columns(list(columns)).to_pylist()

    def _pair(self, table: str) -> Pair:
        sides = (self.before.side, self.after.side)
        for difference, pair in compare(self.connection, *(_only(side, table, self.renames) for side in sides), self.renames):
            if pair:
                return pair
            raise CantCompare(f"{table}: {_unmatched(difference)}")
        raise CantCompare(f"{table} is no table of {self.before.name} or {self.after.name}")

    def write(self, folder: Path) -> None:
        """Write the files of `changes/`, in form as those of a release.

        Raises:
            CantCompare: The folder holds such files already.
        """
        if next(folder.glob("*-changes.parquet"), None):
            raise CantCompare(f"{folder} holds a difference already; name another folder")
        folder.mkdir(parents=True, exist_ok=True)
        facts = {"dataset": "ballot-echo", "before": self.before.name, "version": self.after.name}
        facts["schema_version"] = self.after.package["schemaVersion"]
        write_changes(self.connection, Compared(self.before.side, self.after.side, tuple(self.renames)), folder, facts)


def _only(side: Side, table: str, renames: Sequence[Rename]) -> Side:
    """A side with one table, whichever name it has there."""
    names = {table, *(r.table for r in renames if r.column is None and r.to == table)}
    return Side({n: info for n, info in side.tables.items() if n in names}, side.sources)


def _renames(before: Version, after: Version) -> list[Rename]:
    """What took another name from one to the other; back again where the second is the earlier one."""
    if before.folder is None and after.folder is None:
        return []
    if before.folder is None:
        return [_back(rename) for rename in _renames(after, before)]
    if after.folder is None:
        return list(schema_step(before.folder, after.package, (), "").renames)
    return recorded_renames(after.folder, before.name, after.name) or [
        _back(rename) for rename in recorded_renames(before.folder, after.name, before.name)
    ]


def _back(rename: Rename) -> Rename:
    return Rename(rename.table, rename.to, rename.column) if rename.column else Rename(rename.to, None, rename.table)
