"""The DuckDB file of a release, and the script that makes views over its Parquet files.

Belongs here: tables with keys and comments, for people who want one file. The file is not reproducible byte by byte; the
Parquet files are.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from pipeline.release.engine import opened, parquet_rows
from schemas.derive.ddl import comment, comments, create_table, literal, load_order, quoted
from schemas.model import TableInfo, release_columns


def write_database(path: Path, tables: Sequence[TableInfo], data: Path, facts: Mapping[str, str]) -> None:
    """Write the DuckDB file from the Parquet files.

    Args:
        facts: What the file says of itself, as rows of the table `_release`.
    """
    with opened() as connection:
        connection.execute(f"ATTACH {literal(str(path))} AS release (STORAGE_VERSION 'v1.0.0')").fetchall()
        connection.execute("USE release").fetchall()
        for table in load_order(tables):
            connection.execute(create_table(table, released=True, foreign_keys=True)).fetchall()
            source = parquet_rows(data / f"{table.name}.parquet")
            connection.execute(f"INSERT INTO {quoted(table.name)} BY NAME FROM {source}").fetchall()
            for statement in comments(table, released=True):
                connection.execute(statement).fetchall()
        _facts(connection, facts)
        connection.execute("CHECKPOINT").fetchall()
        connection.execute("USE memory").fetchall()
        connection.execute("DETACH release").fetchall()


def _facts(connection: duckdb.DuckDBPyConnection, facts: Mapping[str, str]) -> None:
    connection.execute("CREATE TABLE _release (fact VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)").fetchall()
    connection.executemany("INSERT INTO _release VALUES (?, ?)", [list(item) for item in facts.items()])
    for statement in (
        "COMMENT ON TABLE _release IS 'Which release this is.'",
        "COMMENT ON COLUMN _release.fact IS 'What is said.'",
        "COMMENT ON COLUMN _release.value IS 'What it is.'",
    ):
        connection.execute(statement).fetchall()


def load_script(tables: Sequence[TableInfo]) -> str:
    """SQL that makes a commented view over each Parquet file, relative to the variable `base`."""
    lines = [
        "-- Views over the Parquet files of this release, for those who want only those.",
        "-- From elsewhere, set the folder or address first: SET VARIABLE base = 'releases/v…';",
        "SET VARIABLE base = coalesce(getvariable('base'), '.');",
    ]
    for table in tables:
        lines.append(
            f"CREATE OR REPLACE VIEW {quoted(table.name)} AS FROM read_parquet(getvariable('base') || '/data/{table.name}.parquet');"
        )
        lines.append(f"COMMENT ON VIEW {quoted(table.name)} IS {literal(table.description)};")
        columns = (*table.columns, *release_columns())
        lines += [f"COMMENT ON COLUMN {quoted(table.name)}.{quoted(c.name)} IS {literal(comment(c))};" for c in columns]
    return "\n".join(lines) + "\n"
