"""Comparing two versions of a table: whatever rows and columns they have, the difference is what leads from one to the other."""

from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.release.changes import Compared, write_changes
from pipeline.release.compare import Pair, Side, TableDifference, compare, pairs
from pipeline.release.engine import opened
from schemas.derive.changes import Rename
from schemas.derive.ddl import create_table, quoted
from schemas.model import ColumnInfo, TableInfo
from tests.unit.release.test_history import COUNT, NOTE, PART, SHAPES, WORD, column, contents, put, shape

REMARK = column("remark", pl.String())


def side(connection: duckdb.DuckDBPyConnection, name: str, columns: tuple[ColumnInfo, ...], rows: list) -> Side:
    """One version of the table `words`, in a schema of its own."""
    info = shape(columns)
    connection.execute(f"CREATE SCHEMA {name}; USE {name}").fetchall()
    put(connection, info, rows)
    return Side({"words": info}, {"words": f"{name}.words"})


def cells(connection: duckdb.DuckDBPyConnection, pair: Pair) -> list[tuple]:
    return connection.execute(pair.cells()).fetchall()


def as_text(connection: duckdb.DuckDBPyConnection, source: str, names: list[str]) -> dict[tuple, dict[str, str | None]]:
    """Key → values of the columns, as text."""
    listed = ", ".join(f"{quoted(name)}::VARCHAR" for name in ("word", "part", *names))
    return {row[:2]: dict(zip(names, row[2:], strict=True)) for row in connection.execute(f"SELECT {listed} FROM {source}").fetchall()}


def applied(before: dict[tuple, dict[str, str | None]], lines: list[tuple]) -> dict[tuple, dict[str, str | None]]:
    """What a reader gets who applies a difference to the earlier version."""
    then = {key: dict(values) for key, values in before.items()}
    names = next(iter(then.values()), {}).keys()
    for *key, change, name, old, new in lines:
        if change == "removed":
            then.pop(tuple(key), None)
        elif name is None:
            then[tuple(key)] = dict.fromkeys(names)
        else:
            assert change == "added" or then[tuple(key)][name] == old
            then[tuple(key)][name] = new
    return then


@settings(max_examples=25, deadline=None)
@given(st.tuples(st.sampled_from(SHAPES), contents), st.tuples(st.sampled_from(SHAPES), contents))
def test_the_earlier_version_and_the_difference_give_the_later_one(first: tuple, last: tuple) -> None:
    with opened() as connection:
        before, after = side(connection, "a", *first), side(connection, "b", *last)
        (pair,) = pairs(before, after)
        names = list(pair.values)
        then, now = as_text(connection, "a.words", names), as_text(connection, "b.words", names)
        lines = cells(connection, pair)
        if then:
            assert {k: {n: v.get(n) for n in names} for k, v in applied(then, lines).items()} == now
        assert [line[:2] for line in lines] == sorted((line[:2] for line in lines), key=lambda k: (k[0], k[1] is None, k[1] or ""))
        (found,) = [difference for difference, _ in compare(connection, before, after)]
        assert (found.n_before, found.n_after) == (len(then), len(now))
        assert found.added == len({line[:2] for line in lines if line[2] == "added"}) == len(now.keys() - then.keys())
        assert found.changed == len({line[:2] for line in lines if line[2] == "changed"})
        assert found.removed == sum(line[2] == "removed" and line[3] is None for line in lines) == len(then.keys() - now.keys())
        assert sum(found.columns.values()) == sum(line[2] == "changed" for line in lines)


def test_rows_come_whole_and_cells_one_by_one() -> None:
    with opened() as connection:
        before = side(connection, "a", SHAPES[0], [("a", None, "n", 1), ("b", "", None, None), ("c", "x", "n", 2)])
        after = side(connection, "b", SHAPES[0], [("a", None, None, 1), ("c", "x", "n", 2), ("d", "x", "", None)])
        (pair,) = pairs(before, after)
        assert cells(connection, pair) == [
            ("a", None, "changed", "note", "n", None),
            ("b", "", "removed", None, None, None),
            ("d", "x", "added", None, None, None),
            ("d", "x", "added", "note", None, ""),
        ]


def test_a_column_that_only_one_version_has_is_no_change_of_a_row() -> None:
    rows = [("a", None, "n", 1), ("b", None, None, None)]
    with opened() as connection:
        before, less, other = (side(connection, name, SHAPES[n], rows) for name, n in (("a", 0), ("b", 1), ("c", 3)))
        for one, two in ((before, less), (less, before), (before, other)):
            assert not [difference for difference, _ in compare(connection, one, two) if difference]


def test_a_column_under_another_name_is_compared_where_that_is_known() -> None:
    with opened() as connection:
        before = side(connection, "a", (WORD, PART, NOTE, COUNT), [("a", None, "n", 1)])
        info = shape((WORD, PART, REMARK, COUNT))
        connection.execute("CREATE SCHEMA b; USE b").fetchall()
        connection.execute(create_table(info, constraints=False)).fetchall()
        connection.execute("INSERT INTO words VALUES ('a', NULL, 'n', 2)").fetchall()
        after = Side({"words": info}, {"words": "b.words"})
        known = [Rename("words", "note", "remark")]
        assert [found.columns for found, _ in compare(connection, before, after, known)] == [{"count": 1}]
        connection.execute("UPDATE b.words SET remark = 'm'").fetchall()
        assert [found.columns for found, _ in compare(connection, before, after, known)] == [{"remark": 1, "count": 1}]
        (pair,) = pairs(before, after, known)
        assert cells(connection, pair)[0] == ("a", None, "changed", "remark", "n", "m")
        renamed = Side({"terms": info}, {"terms": "b.words"})
        (both,) = pairs(before, renamed, [*known, Rename("words", None, "terms")])
        assert cells(connection, both)[0][3] == "remark"


def test_a_table_that_came_went_or_took_another_key_is_told_without_lines(tmp_path: Path) -> None:
    other = TableInfo("other", "Other.", "one row a word.", "normalise", True, False, (WORD,), ("word",), ("word",))
    number = column("word", pl.Int64(), key=True, nullable=False)
    with opened() as connection:
        before = side(connection, "a", SHAPES[0], [("a", None, "n", 1)])
        after = Side({"words": shape((number, PART)), "other": other}, {"words": "(SELECT 1 AS word, NULL AS part)", "other": "a.words"})
        assert [found for found, _ in compare(connection, before, after)] == [
            TableDifference("other", None, 1, matched=False),
            TableDifference("words", 1, 1, matched=False),
        ]
        assert len(write_changes(connection, Compared(before, after), tmp_path, {})) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["id-changes.parquet"]


def test_many_lines_keep_their_order(tmp_path: Path) -> None:
    info = shape((WORD, PART, NOTE, COUNT))
    many = "(SELECT 'w' || (i * 7919 % 60000) AS word, NULL::VARCHAR AS part, 'n' AS note, i::INTEGER AS count FROM range(60000) AS r (i))"
    with opened() as connection:
        before, after = Side({"words": info}, {"words": f"(FROM {many} WHERE false)"}), Side({"words": info}, {"words": many})
        write_changes(connection, Compared(before, after), tmp_path, {})
    lines = pl.read_parquet(tmp_path / "words-changes.parquet")
    assert lines.height == 3 * 60_000
    assert lines["word"].is_sorted()
    assert lines["column_name"].head(6).to_list() == [None, "note", "count"] * 2


@pytest.mark.parametrize(("ids", "said"), [({"a": "d"}, "renamed"), ({"a": "c"}, "merged"), ({"a": None}, "withdrawn")])
def test_what_became_of_an_id(ids: dict[str, Any], said: str, tmp_path: Path) -> None:
    alias = "(SELECT 'words' AS table_name, UNNEST({}) AS old_id, UNNEST({}::VARCHAR[]) AS new_id, 'so' AS why)"
    info = TableInfo("words", "Words.", "one row a word.", "normalise", True, True, (WORD,), ("word",), ("word",))
    entries = {**ids, "never-stood": "c"}
    source = alias.format(list(entries), "[" + ", ".join(f"'{v}'" if v else "NULL" for v in entries.values()) + "]")
    with opened() as connection:
        before = Side({"words": info}, {"words": "(SELECT UNNEST(['a', 'c']) AS word)"})
        after = Side({"words": info}, {"words": "(SELECT UNNEST(['c', 'd']) AS word)", "id_alias": source})
        write_changes(connection, Compared(before, after), tmp_path, {})
        rows = connection.execute(f"SELECT old_id, new_id, id_change FROM '{tmp_path / 'id-changes.parquet'}'").fetchall()
    assert rows == [("a", ids["a"], said)]
