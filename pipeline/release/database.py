"""The DuckDB file of a release, and the script that makes views over its Parquet files.

Belongs here: tables with keys and comments, their histories, the views through time and the macros, for people who want one file.
The file is not reproducible byte by byte; the Parquet files are.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb

from pipeline.release.earlier import data_file, history_file
from pipeline.release.engine import opened, parquet_rows
from pipeline.release.macros import macro_script
from pipeline.warehouse import at_once
from schemas.derive.ddl import comment, comments, create_table, literal, quoted
from schemas.model import TableInfo, release_columns

STORAGE = "STORAGE_VERSION 'v1.0.0', BLOCK_SIZE 16384"
"""Read by DuckDB 1.1 and all later ones, and by its engine for browsers. The smallest blocks there are: a table's column takes one at
least, and with blocks of the usual 256 KiB nearly all of the file would be empty."""


def write_database(
    path: Path, tables: Sequence[TableInfo], past: Mapping[str, TableInfo], time: Sequence[str], facts: Mapping[str, str]
) -> None:
    """Write the DuckDB file from the Parquet files that stand beside it.

    References between tables stand in the comments of their columns, not as foreign keys: each of those would be an index, and the
    indexes as large as the tables.

    Args:
        past: Table → declaration of its history, where it has one.
        time: SQL that makes the views through time.
        facts: What the file says of itself, as rows of the table `_release`.
    """
    with opened() as connection:
        connection.execute(f"ATTACH {literal(str(path))} AS release ({STORAGE})").fetchall()
        connection.execute("USE release").fetchall()
        with at_once(connection):
            for table in tables:
                connection.execute(create_table(table, released=True)).fetchall()
                source = parquet_rows(data_file(path.parent, table.name))
                connection.execute(f"INSERT INTO {quoted(table.name)} BY NAME FROM {source}").fetchall()
                _run(connection, comments(table, released=True))
            _facts(connection, facts)
            _past(connection, path.parent, past)
            _run(connection, [*time, *macro_script()])
        connection.execute("CHECKPOINT").fetchall()
        connection.execute("USE memory").fetchall()
        connection.execute("DETACH release").fetchall()


def _run(connection: duckdb.DuckDBPyConnection, statements: Iterable[str]) -> None:
    connection.execute(";\n".join(statements)).fetchall()


def _past(connection: duckdb.DuckDBPyConnection, folder: Path, past: Mapping[str, TableInfo]) -> None:
    """Fill the schema `history`."""
    connection.execute("CREATE SCHEMA history").fetchall()
    connection.execute("USE release.history").fetchall()
    for name, table in past.items():
        source = parquet_rows(history_file(folder, name))
        connection.execute(create_table(table, constraints=False)).fetchall()
        connection.execute(f"INSERT INTO {quoted(name)} BY NAME FROM {source}").fetchall()
        _run(connection, comments(table))
    connection.execute("USE release.main").fetchall()


def _facts(connection: duckdb.DuckDBPyConnection, facts: Mapping[str, str]) -> None:
    connection.execute("CREATE TABLE _release (fact VARCHAR PRIMARY KEY, value VARCHAR NOT NULL)").fetchall()
    connection.executemany("INSERT INTO _release VALUES (?, ?)", [list(item) for item in facts.items()])
    _run(
        connection,
        (
            "COMMENT ON TABLE _release IS 'Which release this is.'",
            "COMMENT ON COLUMN _release.fact IS 'What is said.'",
            "COMMENT ON COLUMN _release.value IS 'What it is.'",
        ),
    )


def load_script(tables: Sequence[TableInfo], past: Mapping[str, TableInfo], time: Sequence[str]) -> str:
    """SQL that makes a commented view over each Parquet file, relative to the variable `base`, the views through time, the macros."""
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
    lines.append("CREATE SCHEMA IF NOT EXISTS history;")
    for name, table in past.items():
        view = f"history.{quoted(name)}"
        file = history_file(Path(), name).as_posix()
        lines.append(f"CREATE OR REPLACE VIEW {view} AS FROM read_parquet(getvariable('base') || '/{file}');")
        lines.append(f"COMMENT ON VIEW {view} IS {literal(table.description)};")
        lines += [f"COMMENT ON COLUMN {view}.{quoted(c.name)} IS {literal(comment(c))};" for c in table.columns]
    lines += [f"{statement};" for statement in (*time, *macro_script())]
    return "\n".join(lines) + "\n"
