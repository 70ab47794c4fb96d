"""The warehouse: one DuckDB file in which the rooms meet.

Belongs here: opening it for one writer at a time, putting rows and queries into declared tables, reading them back. Does
not belong here: what any table means.
"""

import hashlib
import json
import os
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from filelock import FileLock, Timeout

from pipeline.duck import settings
from schemas.derive.ddl import comments, create_table, literal, quoted
from schemas.model import TableInfo, table

_CODES = "code lists"
_BLOCK = 16384
"""Bytes; the smallest there are. A column of a table takes one at least, and most tables are small: with the usual 256 KiB nine tenths
of what is written would be empty."""


class WarehouseBusy(Exception):
    """Another process writes to the warehouse."""


class Warehouse:
    """A DuckDB file with the tables that `schemas` declares, without the columns that the release stamps."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self._made: dict[str, str] = {}
        """What stands in the file → hash of what it was made from."""

    def write_rows(self, name: str, rows: Sequence[Mapping[str, Any]]) -> int:
        """Replace a table by these rows; gives their number. Keys that the table does not have raise ValueError."""
        info = table(name)
        known = set(info.names)
        if strange := sorted({key for row in rows for key in row} - known):
            raise ValueError(f"table {name} has no column {', '.join(strange)}")
        frame = pl.DataFrame({c.name: pl.Series([row.get(c.name) for row in rows], dtype=c.dtype, strict=True) for c in info.columns})
        self._create(info)
        self.connection.register("incoming", frame)
        columns = ", ".join(map(quoted, info.names))
        self.connection.execute(f"INSERT INTO {quoted(name)} SELECT {columns} FROM incoming ORDER BY {_order(info)}").fetchall()
        self.connection.unregister("incoming")
        return len(rows)

    def write_query(self, name: str, query: str) -> int:
        """Replace a table by what the query gives, matched by column name; gives the number of rows."""
        info = table(name)
        self._create(info)
        self.connection.execute(f"INSERT INTO {quoted(name)} BY NAME SELECT * FROM (\n{query}\n) ORDER BY {_order(info)}").fetchall()
        return self.count(name)

    def add_query(self, name: str, query: str) -> None:
        """Add what the query gives to a table, matched by column name."""
        self.connection.execute(f"INSERT INTO {quoted(name)} BY NAME SELECT * FROM (\n{query}\n)").fetchall()

    def note_check(self, outcome: Mapping[str, Any]) -> None:
        """Keep how a check ended: replaces what was kept of it before."""
        info = table("check_outcomes")
        key = [outcome["table_name"], outcome["check_name"]]
        marks = ", ".join("?" * len(info.names))
        with at_once(self.connection):
            self.connection.execute("DELETE FROM check_outcomes WHERE table_name = ? AND check_name = ?", key).fetchall()
            self.connection.execute(f"INSERT INTO check_outcomes VALUES ({marks})", [outcome[name] for name in info.names]).fetchall()

    def has(self, name: str) -> bool:
        """Whether the table was made."""
        return bool(
            self.connection.execute("SELECT 1 FROM duckdb_tables() WHERE schema_name = 'main' AND table_name = ?", [name]).fetchall()
        )

    def frame(self, name: str) -> pl.DataFrame:
        """A whole table."""
        return self.connection.sql(f"SELECT * FROM {quoted(name)} ORDER BY {_order(table(name))}").pl()

    def rows(self, query: str) -> list[dict[str, Any]]:
        """Rows of a query as dictionaries."""
        relation = self.connection.sql(query)
        return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]

    def count(self, name: str) -> int:
        """Number of rows."""
        return self.connection.execute(f"SELECT count(*) FROM {quoted(name)}").fetchall()[0][0]

    def inputs(self, query: str) -> set[str]:
        """Names of the declared tables that a query reads; code tables are not counted."""
        return {name.removeprefix("main.") for name in table_names(self.connection, query) if not name.startswith("codes.")}

    def _create(self, info: TableInfo) -> None:
        """Make a table anew, with its comments; one that was made in the same way is emptied, which takes a tenth of the time."""
        declared = _declared(info.name)
        if self._is_made(info.name, declared):
            self.connection.execute(f"TRUNCATE {quoted(info.name)}").fetchall()
            return
        with at_once(self.connection):
            self.connection.execute(declared).fetchall()
            self._note_made(info.name, declared)

    def _is_made(self, name: str, source: str) -> bool:
        return self._made.get(name) == hashlib.sha256(source.encode()).hexdigest()

    def _note_made(self, name: str, source: str) -> None:
        self._made[name] = hashlib.sha256(source.encode()).hexdigest()
        self.connection.execute("INSERT OR REPLACE INTO codes.made VALUES (?, ?)", [name, self._made[name]]).fetchall()

    def prepare(self, root: Path) -> None:
        """Make what every run finds in the file: the code lists, and the table of how checks ended."""
        self.connection.execute("CREATE SCHEMA IF NOT EXISTS codes").fetchall()
        self.connection.execute("CREATE TABLE IF NOT EXISTS codes.made (name VARCHAR PRIMARY KEY, sha256 VARCHAR NOT NULL)").fetchall()
        there = "SELECT table_name FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = 'main'"
        made = self.connection.execute(f"SELECT name, sha256 FROM codes.made WHERE name = '{_CODES}' OR name IN ({there})").fetchall()
        self._made = dict(made)
        if not self.has("check_outcomes"):
            self._create(table("check_outcomes"))
        self._load_codes(root)

    def _load_codes(self, root: Path) -> None:
        """Put the code lists and decision tables that folds join into the schema `codes`, unless these very ones stand there."""
        lists = {
            "act": root / "schemas/codes/act.csv",
            "ask": root / "schemas/codes/ask.csv",
            "object": root / "schemas/codes/object.csv",
            "preference": root / "sources/rules/preference.csv",
            "position": root / "sources/rules/positions.csv",
            "standing": root / "sources/rules/standings.csv",
            "rule_window": root / "sources/rules/windows.csv",
            "bound": root / "sources/rules/bounds.csv",
            "watched_rule": root / "sources/rules/watched.csv",
            "attribution": root / "schemas/codes/attribution.csv",
            "measure": root / "schemas/codes/measure.csv",
            "agreement_variable": root / "schemas/codes/agreement_variable.csv",
            "lead_code": root / "schemas/codes/lead_code.csv",
            "dataset_scheme": root / "schemas/codes/dataset_scheme.csv",
            "review": root / "sources/rules/review.csv",
            "agreement": root / "sources/rules/agreement.csv",
        }
        texts = json.dumps({name: path.read_text(encoding="utf-8") for name, path in lists.items()})
        if self._is_made(_CODES, texts):
            return
        with at_once(self.connection):
            for name, path in lists.items():
                source = f"read_csv({literal(str(path))}, header = true)"
                self.connection.execute(
                    f"CREATE OR REPLACE TABLE codes.{name} AS SELECT row_number() OVER () AS place, * FROM {source}"
                ).fetchall()
            self._note_made(_CODES, texts)


@contextmanager
def at_once(connection: duckdb.DuckDBPyConnection) -> Generator[None]:
    """Run what is done within as one transaction: each is brought to disk, and that takes longer than most of what is done."""
    connection.begin()
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def table_names(connection: duckdb.DuckDBPyConnection, query: str) -> set[str]:
    """Names of all tables that a query reads, with their schema where it is written; the query need not bind yet.

    Raises:
        ValueError: The query can't be parsed.
    """
    tree = json.loads(connection.execute("SELECT json_serialize_sql(?)", [query]).fetchall()[0][0])
    if tree["error"]:
        raise ValueError(tree["error_message"])
    tables: set[str] = set()
    own: set[str] = set()
    nodes: list[Any] = [tree]
    while nodes:
        node = nodes.pop()
        if isinstance(node, dict):
            if node.get("type") == "BASE_TABLE":
                tables.add(".".join(filter(None, (node["schema_name"], node["table_name"]))))
            own.update(entry["key"] for entry in node.get("cte_map", {}).get("map", []))
            nodes.extend(node.values())
        elif isinstance(node, list):
            nodes.extend(node)
    return tables - own


@cache
def _declared(name: str) -> str:
    """SQL that makes a table, with its comments."""
    info = table(name)
    return ";\n".join([create_table(info, constraints=False, replace=True), *comments(info)])


def _order(info: TableInfo) -> str:
    """Total order of a table: its sort order, which ends with its key; for a table without a key every column as well."""
    names = [*info.sort, *(() if info.key else (name for name in info.names if name not in info.sort))]
    return ", ".join(map(quoted, names))


@contextmanager
def open_warehouse(path: Path, root: Path, *, wait: float = 30) -> Generator[Warehouse]:
    """Open the warehouse for writing.

    Args:
        path: The DuckDB file; made where there is none.
        root: The project's folder.
        wait: Seconds to wait for another writer.

    Raises:
        WarehouseBusy: Another process still writes to it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    holder = path.with_suffix(".holder")
    lock = FileLock(path.with_suffix(".lock"), timeout=wait)
    try:
        lock.acquire()
    except Timeout:
        who = holder.read_text().strip() if holder.exists() else "another process"
        raise WarehouseBusy(f"{path} is being written by {who}; wait for it to end, or stop it, and run again") from None
    try:
        holder.write_text(f"process {os.getpid()}\n")
        connection = duckdb.connect(str(path), config={**settings(), "default_block_size": _BLOCK})
        connection.execute("SET TimeZone = 'UTC'").fetchall()
        with connection:
            warehouse = Warehouse(connection)
            warehouse.prepare(root)
            yield warehouse
    finally:
        holder.unlink(missing_ok=True)
        lock.release()
