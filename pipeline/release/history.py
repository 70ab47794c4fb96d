"""The memory of a release: row versions that hold no more, and what is needed to give any table as of any earlier release.

Belongs here: folding the history of the release before with the rows that ended since, the record of the versions
(`history/history.json`), and the views that put a table together as it was. A row stands in a version where it stood there
first or changed there last, or before, and its end, if it has one, came after.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.earlier import Earlier, earlier, histories, history_file
from pipeline.release.engine import parquet_rows
from pipeline.release.hashes import SUMS, file_sha256, logical_sha256
from pipeline.release.parquet import write_parquet
from pipeline.release.stamp import ended
from schemas.columns import RELEASE_COLUMNS
from schemas.derive.arrow import table_of
from schemas.derive.ddl import comment, literal, quoted, sql_type
from schemas.derive.history import history_table, validity_columns
from schemas.model import ColumnInfo, TableInfo, release_columns

RECORD = "history/history.json"
"""What a release knows of the versions up to itself."""
TIME = (Path(__file__).parent / "as_of.sql").read_text(encoding="utf-8")


def write_history(
    connection: duckdb.DuckDBPyConnection,
    table: TableInfo,
    version: str,
    folder: Path | None,
    draft: Path,
    metadata: dict[str, str],
    *,
    dropped: bool = False,
) -> TableInfo | None:
    """Write the history of a table into a draft: what the release before remembers, and the rows that ended since.

    Args:
        connection: Has the table as it is now, unless it was dropped.
        folder: Release before; None where there is none, or where it keeps no history.
        metadata: What the file says of itself.
        dropped: Whether the table is not declared any more: all its rows have ended.

    Returns:
        The declaration of the history, or None where no row ever ended.
    """
    before = earlier(table, folder)
    past = history_table(table, before.former)
    parts = _parts(table, past, version, before, dropped)
    if not parts:
        return None
    path = history_file(draft, table.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    order = ", ".join(map(quoted, (*past.sort, *(name for name in past.names if name not in past.sort))))
    about = {**metadata, "table": table.name, "description": past.description, "grain": past.grain}
    if write_parquet(connection, past, f"{' UNION ALL '.join(parts)} ORDER BY {order}", path, about, released=False):
        return past
    path.unlink()
    return None


def _parts(table: TableInfo, past: TableInfo, version: str, before: Earlier, dropped: bool) -> list[str]:
    parts = []
    if before.history:
        stamps = ", ".join(column.name for column in validity_columns())
        columns = _columns(past, before.history_columns)
        parts.append(f"SELECT {columns}, {stamps} FROM {parquet_rows(before.history)} AS p")
    if before.data:
        now = f"(FROM {parquet_rows(before.data)} WHERE false)" if dropped else quoted(table.name)
        columns = _columns(past, before.data_columns)
        stamps = f"first_release, last_changed_release AS valid_from_release, {literal(version)} AS valid_to_release, record_status"
        parts.append(f"SELECT {columns}, {stamps} FROM ({ended(table, before, now)}) AS p")
    return parts


def _columns(past: TableInfo, names: Mapping[str, str]) -> str:
    """Columns of the history out of a file of old; those that the file lacks are NULL."""
    stamps = {column.name for column in validity_columns()}
    old = {new: name for name, new in names.items()}
    columns = [column for column in past.columns if column.name not in stamps]
    return ", ".join(f"{_value(column, old)} AS {quoted(column.name)}" for column in columns)


def _value(column: ColumnInfo, old: Mapping[str, str]) -> str:
    return f"p.{quoted(old[column.name])}" if column.name in old else f"NULL::{sql_type(column)}"


def keeps_history(folder: Path | None) -> bool:
    """Whether a release remembers."""
    return folder is not None and (folder / RECORD).exists()


def read_record(folder: Path) -> dict[str, Any]:
    """The record of the versions. Raises OSError, ValueError."""
    return json.loads((folder / RECORD).read_text(encoding="utf-8"))


def write_record(draft: Path, known: Mapping[str, Any]) -> None:
    """Write the record of the versions, one a line."""
    lines = [json.dumps(version, sort_keys=True, ensure_ascii=False, separators=(",", ":")) for version in known["versions"]]
    (draft / RECORD).write_text('{"versions": [\n' + ",\n".join(lines) + "\n]}\n", encoding="utf-8")


def record(folder: Path | None, renamed: Mapping[str, Mapping[str, str]], this: Mapping[str, Any]) -> dict[str, Any]:
    """The record of the versions: those that the release before knows, itself among them, and this one.

    Args:
        folder: Release before; None where there is none, or where it keeps no history.
        renamed: Table → column of the release before → its name now.
        this: What is to be known of this version.
    """
    known = read_record(folder)["versions"] if folder else []
    if folder:
        known[-1]["sums_sha256"] = file_sha256(folder / SUMS)
    for version in known:
        for name, facts in version["tables"].items():
            _rename(facts, renamed.get(name, {}))
    return {"versions": [*known, this]}


def _rename(facts: dict[str, Any], renamed: Mapping[str, str]) -> None:
    kept = facts.get("kept_as", {})
    names = {column: kept.get(column, column) for column in facts["columns"]}
    now = {column: renamed.get(name, name) for column, name in names.items()}
    facts.pop("kept_as", None)
    if moved := {column: name for column, name in now.items() if column != name}:
        facts["kept_as"] = moved


def renamed_columns(table: TableInfo, folder: Path | None) -> dict[str, str]:
    """Columns of the release before that have another name now."""
    before = earlier(table, folder)
    return {old: new for old, new in {**before.history_columns, **before.data_columns}.items() if old != new}


def table_facts(connection: duckdb.DuckDBPyConnection, table: TableInfo, source: str, logical: str | None) -> dict[str, Any]:
    """What is to be known of a table of this version, so that a later release can prove that it gives the same.

    Args:
        source: The table's rows, in order, with the stamps.
        logical: Its logical hash, where it is known already.
    """
    return {
        "columns": list(table.names),
        "sort": list(table.sort),
        "n_rows": connection.execute(f"SELECT count(*) FROM {source}").fetchall()[0][0],
        "logical_sha256": logical or logical_sha256(connection, table.names, source),
        "stamped_sha256": logical_sha256(connection, (*table.names, *RELEASE_COLUMNS), source),
    }


@dataclass(frozen=True, slots=True)
class Timeline:
    """A table through time: as it is now, and its earlier row versions."""

    name: str
    now: tuple[str, ...]
    """Its columns now, without the stamps; none where it is not released any more."""
    past: tuple[str, ...]
    """Columns of its history, without the stamps; none where no row ever ended."""
    comments: Mapping[str, str]
    """Column → what it means."""
    types: Mapping[str, str]
    """Column → its type."""

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns, those of now first."""
        return (*self.now, *(name for name in self.past if name not in self.now))

    @property
    def view(self) -> str:
        """Query for the table as of the version that the variable `as_of` names; columns that it did not have are NULL."""
        now = ", ".join([*self._listed(self.now), *RELEASE_COLUMNS, *self._missing(self.now)])
        past = "first_release, valid_from_release AS last_changed_release, record_status"
        then = ", ".join([*self._listed(self.now, self.past), past, *self._listed(self._former)])
        parts = [f"SELECT {now} FROM main.{quoted(self.name)} WHERE last_changed_release NOT IN (SELECT version FROM as_of.later)"]
        parts += [
            f"SELECT {then} FROM history.{quoted(self.name)} WHERE valid_from_release NOT IN (SELECT version FROM as_of.later) "
            "AND valid_to_release IN (SELECT version FROM as_of.later)"
        ]
        return " UNION ALL ".join(part for part, columns in zip(parts, (self.now, self.past), strict=True) if columns)

    @property
    def _former(self) -> tuple[str, ...]:
        return tuple(name for name in self.past if name not in self.now)

    def _listed(self, names: Iterable[str], there: Sequence[str] | None = None) -> list[str]:
        return [quoted(n) if there is None or n in there else f"NULL::{self.types[n]} AS {quoted(n)}" for n in names]

    def _missing(self, there: Sequence[str]) -> list[str]:
        return [f"NULL::{self.types[n]} AS {quoted(n)}" for n in self._former if n not in there]

    def statements(self) -> list[str]:
        """SQL that makes the view, with comments."""
        name = f"as_of.{quoted(self.name)}"
        about = f"The table {self.name} as of the release that the variable as_of names; the latest where it names none."
        stamps = {column.name: comment(column) for column in release_columns()}
        return [
            f"CREATE OR REPLACE VIEW {name} AS {self.view}",
            f"COMMENT ON VIEW {name} IS {literal(about)}",
            *(f"COMMENT ON COLUMN {name}.{quoted(c)} IS {literal(t)}" for c, t in {**self.comments, **stamps}.items()),
        ]


def timeline(name: str, now: TableInfo | None, past: TableInfo | None) -> Timeline:
    """A table through time, from its declarations, both without stamps."""
    stamps = {column.name for column in validity_columns()}
    columns = {c.name: c for info in (past, now) if info for c in info.columns if c.name not in stamps}
    return Timeline(
        name,
        now.names if now else (),
        tuple(n for n in past.names if n not in stamps) if past else (),
        {name: comment(column) for name, column in columns.items()},
        {name: sql_type(column) for name, column in columns.items()},
    )


def time_script(versions: Sequence[Mapping[str, Any]], timelines: Iterable[Timeline]) -> list[str]:
    """SQL that makes the schema `as_of` over the tables in `main` and their histories in the schema `history`."""
    rows = ", ".join(
        f"({literal(v['version'])}, {n}, DATE {literal(v['date'])}, {literal(v['schema_version'])})" for n, v in enumerate(versions, 1)
    )
    return [
        "CREATE SCHEMA IF NOT EXISTS as_of",
        "CREATE OR REPLACE VIEW as_of.versions AS SELECT version, number, released_on, schema_version "
        f"FROM (VALUES {rows}) AS v (version, number, released_on, schema_version)",
        *(statement.strip() for statement in TIME.split(";\n") if statement.strip()),
        *(statement for line in timelines for statement in line.statements()),
    ]


def add_time(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make the schemas `history` and `as_of` over the Parquet files of a release.

    Args:
        connection: Has a view in `main` over each file of `data/`.
    """
    connection.execute("CREATE SCHEMA IF NOT EXISTS history").fetchall()
    now = {path.stem: _declared(path) for path in sorted((folder / "data").glob("*.parquet"))}
    past = {name: table_of(path) for name, path in histories(folder).items()}
    for name, path in histories(folder).items():
        connection.execute(f"CREATE OR REPLACE VIEW history.{quoted(name)} AS FROM {parquet_rows(path)}").fetchall()
    lines = [timeline(name, now.get(name), past.get(name)) for name in (*now, *(name for name in past if name not in now))]
    for statement in time_script(read_record(folder)["versions"], lines):
        connection.execute(statement).fetchall()


def _declared(path: Path) -> TableInfo:
    info = table_of(path)
    return replace(info, columns=tuple(column for column in info.columns if column.name not in RELEASE_COLUMNS))
