"""Opening DuckDB the way this room needs it: instants read the same on every machine.

Belongs here: connections. Does not belong here: settings that every room shares (duck), what is asked over them.
"""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from pipeline.duck import settings
from schemas.derive.ddl import literal, quoted


def opened(database: Path | None = None, *, alone: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection to memory, or to a database that is only read.

    Args:
        alone: No other file can be reached.
    """
    config = {**settings(), "enable_external_access": not alone}
    connection = duckdb.connect(str(database or ":memory:"), read_only=database is not None, config=config)
    in_utc(connection)
    return connection


def in_utc(connection: duckdb.DuckDBPyConnection) -> None:
    """Print instants in UTC: text made of them enters hashes and CSV files."""
    connection.execute("SET TimeZone = 'UTC'").fetchall()


def parquet_rows(path: Path) -> str:
    """Table function that reads a Parquet file."""
    return f"read_parquet({literal(str(path))})"


def with_views(data: Path, names: Iterable[str], *, read_once: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection with a view over each `data/{name}.parquet`.

    Args:
        read_once: A copy in memory instead: for many questions, each of which would open the file anew.
    """
    connection, kind = opened(), "TABLE" if read_once else "VIEW"
    for name in names:
        connection.execute(f"CREATE {kind} {quoted(name)} AS FROM {parquet_rows(data / f'{name}.parquet')}").fetchall()
    return connection
