"""Time within one table: whatever rows and columns come, change and go, every version can be given again as it was."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.release.earlier import data_file, earlier, history_file
from pipeline.release.engine import opened, parquet_rows
from pipeline.release.history import (
    read_record,
    record,
    renamed_columns,
    table_facts,
    time_script,
    timeline,
    write_history,
    write_record,
)
from pipeline.release.parquet import write_parquet
from pipeline.release.stamp import order_of, stamped
from schemas.columns import RELEASE_COLUMNS
from schemas.derive.arrow import table_of
from schemas.derive.ddl import create_table, quoted
from schemas.model import ColumnInfo, TableInfo

Row = tuple[str, str | None, str | None, int | None]


def column(name: str, dtype: Any, *, key: bool = False, nullable: bool = True) -> ColumnInfo:
    return ColumnInfo(name, dtype, f"{name}.", nullable, None, key, None, None, None, None, None)


WORD, PART, NOTE, COUNT = (
    column("word", pl.String(), key=True, nullable=False),
    column("part", pl.String(), key=True),
    column("note", pl.String()),
    column("count", pl.Int32()),
)
NOTE_AS_NUMBER = column("note", pl.Int64())
SHAPES = ((WORD, PART, NOTE, COUNT), (WORD, PART, NOTE), (WORD, PART, COUNT), (WORD, PART, NOTE_AS_NUMBER, COUNT))
"""Columns that the table may have: a column comes, goes, and takes another type."""


def shape(columns: tuple[ColumnInfo, ...]) -> TableInfo:
    return TableInfo("words", "Words.", "one row a word.", "normalise", True, True, columns, ("word", "part"), ("word", "part"))


def put(connection: duckdb.DuckDBPyConnection, table: TableInfo, rows: list[Row]) -> None:
    connection.execute(create_table(table, constraints=False, replace=True)).fetchall()
    for word, part, note, count in rows:
        cells = {
            "word": word,
            "part": part,
            "note": len(note) if note is not None and NOTE_AS_NUMBER in table.columns else note,
            "count": count,
        }
        marks = ", ".join("?" * len(table.columns))
        connection.execute(f"INSERT INTO words VALUES ({marks})", [cells[name] for name in table.names]).fetchall()


def publish(table: TableInfo, rows: list[Row], version: str, before: Path | None, folder: Path) -> None:
    """What a release does with one table."""
    for part in ("data", "history"):
        (folder / part).mkdir(parents=True)
    with opened() as connection:
        put(connection, table, rows)
        about = {"table": table.name, "description": table.description, "grain": table.grain}
        write_parquet(connection, table, stamped(table, version, earlier(table, before)), data_file(folder, "words"), about)
        past = write_history(connection, table, version, before, folder, {})
        facts = table_facts(connection, table, parquet_rows(data_file(folder, "words")), None)
        this = {"version": version, "date": "2021-10-01", "schema_version": "1.0.0", "tables": {"words": facts}}
        known = record(before, {"words": renamed_columns(table, before)}, this)
        write_record(folder, known)
        (folder / "SHA256SUMS").write_text(version)
        (folder / "time.json").write_text(json.dumps(time_script(known["versions"], [timeline("words", table, past)])))


def ask(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = opened()
    connection.execute(f"CREATE VIEW words AS FROM {parquet_rows(data_file(folder, 'words'))}").fetchall()
    connection.execute("CREATE SCHEMA history; CREATE VIEW main.id_alias AS SELECT '' AS table_name, '' AS old_id, '' AS new_id").fetchall()
    if history_file(folder, "words").exists():
        connection.execute(f"CREATE VIEW history.words AS FROM {parquet_rows(history_file(folder, 'words'))}").fetchall()
    for statement in json.loads((folder / "time.json").read_text()):
        connection.execute(statement).fetchall()
    return connection


def as_of(connection: duckdb.DuckDBPyConnection, version: str, facts: dict[str, Any]) -> list[tuple]:
    """The table as of a version, with the columns that it had."""
    connection.execute("SET VARIABLE as_of = ?", [version]).fetchall()
    there = connection.sql("FROM as_of.words").columns
    kept = {name: facts.get("kept_as", {}).get(name, name) for name in facts["columns"]}
    listed = [f"{quoted(kept[name]) if kept[name] in there else 'NULL'} AS {quoted(name)}" for name in facts["columns"]]
    query = f"SELECT {', '.join([*listed, *RELEASE_COLUMNS])} FROM as_of.words ORDER BY word, part"
    return connection.execute(query).fetchall()


words, parts, notes = st.sampled_from("abc"), st.sampled_from([None, "", "x"]), st.sampled_from([None, "", "n", "nn"])
contents = st.lists(st.tuples(words, parts, notes, st.sampled_from([None, 0, 1])), max_size=5, unique_by=lambda row: row[:2])
steps = st.lists(st.tuples(st.sampled_from(SHAPES), contents), min_size=2, max_size=5)


@settings(max_examples=20, deadline=None)
@given(steps)
def test_every_version_is_given_again_as_it_was(tmp_path_factory: pytest.TempPathFactory, steps: list) -> None:
    root = tmp_path_factory.mktemp("time")
    versions = [f"v2021.{8 + n}.0" for n in range(len(steps))]  # the tenth month comes after the ninth, though not as text
    before: Path | None = None
    for version, (columns, rows) in zip(versions, steps, strict=True):
        publish(shape(columns), rows, version, before, root / version)
        before = root / version
    with ask(root / versions[-1]) as connection:
        known = read_record(root / versions[-1])["versions"]
        assert [entry["version"] for entry in known] == versions
        for version, entry in zip(versions, known, strict=True):
            snapshot = connection.execute(f"FROM {parquet_rows(data_file(root / version, 'words'))} ORDER BY word, part").fetchall()
            assert as_of(connection, version, entry["tables"]["words"]) == snapshot, version


def three(root: Path) -> Path:
    publish(shape(SHAPES[0]), [("a", None, "n", 1), ("b", None, "n", 1)], "v2021.9.0", None, root / "v2021.9.0")
    publish(shape(SHAPES[0]), [("a", None, "nn", 1)], "v2021.10.0", root / "v2021.9.0", root / "v2021.10.0")
    publish(shape(SHAPES[3]), [("a", None, "nn", 1), ("c", None, None, None)], "v2021.10.1", root / "v2021.10.0", root / "v2021.10.1")
    return root / "v2021.10.1"


def test_the_history_holds_only_what_holds_no_more(tmp_path: Path) -> None:
    last = three(tmp_path)
    rows = duckdb.sql(
        f"SELECT word, \"note@v2021.10.0\", valid_from_release, valid_to_release FROM '{history_file(last, 'words')}' ORDER BY ALL"
    ).fetchall()
    assert rows == [
        ("a", "n", "v2021.9.0", "v2021.10.0"),
        ("a", "nn", "v2021.10.0", "v2021.10.1"),
        ("b", "n", "v2021.9.0", "v2021.10.0"),
    ]
    assert not history_file(tmp_path / "v2021.9.0", "words").exists()
    past = table_of(history_file(last, "words"))
    assert past.key == ("word", "part") and all(column.description for column in past.columns)


def test_a_column_of_another_time_is_null_and_one_of_another_type_has_another_name(tmp_path: Path) -> None:
    with ask(three(tmp_path)) as connection:
        columns = connection.sql("FROM as_of.words").columns
        assert columns == ["word", "part", "note", "count", *RELEASE_COLUMNS, "note@v2021.10.0"]
        connection.execute("SET VARIABLE as_of = 'v2021.9.0'").fetchall()
        query = 'SELECT word, note, "note@v2021.10.0" FROM as_of.words ORDER BY 1'
        assert connection.sql(query).fetchall() == [("a", None, "n"), ("b", None, "n")]


def test_without_the_variable_the_latest_is_meant_and_an_unknown_release_is_an_error(tmp_path: Path) -> None:
    last = three(tmp_path)
    with ask(last) as connection:
        assert connection.sql("SELECT word FROM as_of.words ORDER BY 1").fetchall() == [("a",), ("c",)]
        connection.execute("SET VARIABLE as_of = 'v2021.11.0'").fetchall()
        with pytest.raises(duckdb.Error, match=r"v2021.11.0 is no release that this one knows; it knows v2021.9.0, v2021.10.0, v2021.10.1"):
            connection.sql("FROM as_of.words").fetchall()


def test_a_table_that_is_dropped_is_remembered(tmp_path: Path) -> None:
    last = three(tmp_path)
    draft = tmp_path / "v2021.11.0"
    gone = table_of(data_file(last, "words"))
    gone = dataclasses.replace(gone, columns=tuple(c for c in gone.columns if c.name not in RELEASE_COLUMNS))
    with opened() as connection:
        past = write_history(connection, gone, "v2021.11.0", last, draft, {}, dropped=True)
        assert past and not timeline("words", None, past).now
        rows = connection.sql(f"SELECT valid_to_release, count(*) FROM {parquet_rows(history_file(draft, 'words'))} GROUP BY 1 ORDER BY 1")
        assert rows.fetchall() == [("v2021.10.0", 2), ("v2021.10.1", 1), ("v2021.11.0", 2)]
    assert order_of(gone).startswith('"word", "part"')
