"""Whether a release remembers rightly: every earlier version is given again, from the DuckDB file alone, and compared with its hashes.

Belongs here: looking at the record of the versions, at the history and at the views through time. That the DuckDB file says what
the Parquet files say is looked at elsewhere.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.engine import opened
from pipeline.release.hashes import logical_sha256s
from pipeline.release.stamp import REGISTER
from schemas.columns import RELEASE_COLUMNS
from schemas.derive.ddl import quoted

_PROVED = ("logical_sha256", "stamped_sha256")
"""What is proved of a table: its hash without and with the stamps."""
_BEGUN = {"main": ("last_changed_release",), "history": ("valid_from_release", "valid_to_release")}
"""Schema → columns that say in which releases rows of its tables began or ended."""
Columns = Mapping[tuple[str, str], Sequence[str]]


def memory_faults(database: Path, versions: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What a release remembers wrongly.

    Args:
        database: Its DuckDB file.
        versions: The record of the versions, its own last.
    """
    with opened(database) as connection:
        columns = _columns(connection)
        yield from _recorded(connection, versions)
        for name in (name for schema, name in columns if schema == "history"):
            yield from _validity(connection, name)
        number = {version["version"]: place for place, version in enumerate(versions)}
        steps = {name: _steps(connection, columns, name) for version in versions for name in version["tables"]}
        seen: dict[Any, tuple[str, ...]] = {}
        for version in versions[:-1]:
            connection.execute("SET VARIABLE as_of = ?", [version["version"]]).fetchall()
            for name, facts in version["tables"].items():
                passed = [number[step] for step in steps[name] if step in number and number[step] <= number[version["version"]]]
                same = (name, max(passed, default=None), json.dumps({fact: facts[fact] for fact in facts if fact not in _PROVED}))
                if same not in seen:
                    seen[same] = _as_it_was(connection, name, facts, columns.get(("as_of", name), ()))
                if seen[same] != tuple(facts[hash_name] for hash_name in _PROVED):
                    yield f"{name} can't be given as it was in {version['version']}"


def _columns(connection: duckdb.DuckDBPyConnection) -> Columns:
    """Schema and name of each table or view → its columns."""
    rows = connection.execute(
        "SELECT schema_name, table_name, list(column_name ORDER BY column_index) FROM duckdb_columns() WHERE NOT internal "
        "GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    return {(schema, name): columns for schema, name, columns in rows}


def _recorded(connection: duckdb.DuckDBPyConnection, versions: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What the record says of the versions is what the table `releases` says."""
    rows = connection.execute(f"SELECT release_id, table_name, n_rows, logical_sha256 FROM {REGISTER} ORDER BY ALL").fetchall()
    told = {(version, name): (rows, logical) for version, name, rows, logical in rows}
    for version in versions:
        for name, facts in version["tables"].items():
            known = told.get((version["version"], name))
            if name != REGISTER and known != (facts["n_rows"], facts["logical_sha256"]):
                yield f"has another number of rows or hash than the table releases for {name} in {version['version']}"


def _validity(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[str]:
    """Row versions that held in no version that is known."""
    strange = connection.execute(
        f"SELECT count(*) FROM history.{quoted(name)} AS h LEFT JOIN as_of.versions AS f ON f.version = h.valid_from_release "
        "LEFT JOIN as_of.versions AS t ON t.version = h.valid_to_release WHERE coalesce(f.number >= t.number, true)"
    ).fetchall()[0][0]
    if strange:
        yield f"{name} has {strange} earlier row versions that held in no version"


def _steps(connection: duckdb.DuckDBPyConnection, columns: Columns, name: str) -> list[str]:
    """Releases in which a row of the table began or ended: between them nothing of it changed."""
    there = [(schema, column) for schema, names in _BEGUN.items() if (schema, name) in columns for column in names]
    query = " UNION ".join(f"SELECT {column} FROM {schema}.{quoted(name)}" for schema, column in there)
    return [row[0] for row in connection.execute(f"{query} ORDER BY 1").fetchall()] if there else []


def _as_it_was(connection: duckdb.DuckDBPyConnection, name: str, facts: Mapping[str, Any], view: Sequence[str]) -> tuple[str, ...]:
    """Hashes, without and with the stamps, of a table as of the version that the variable `as_of` names."""
    kept = facts.get("kept_as", {})
    names = [*facts["columns"], *RELEASE_COLUMNS]
    values = [quoted(kept.get(column, column)) if kept.get(column, column) in view else "NULL" for column in names]
    listed = ", ".join(f"{value} AS {quoted(column)}" for value, column in zip(values, names, strict=True))
    source = f"(SELECT {listed} FROM as_of.{quoted(name)})" if view else f"(SELECT {listed} WHERE false)"
    order = ", ".join(map(quoted, (*facts["sort"], *(column for column in facts["columns"] if column not in facts["sort"]))))
    return logical_sha256s(connection, (facts["columns"], names), source, order)
