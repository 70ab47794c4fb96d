"""The page that counts what is in: lacks that are said stand apart from those that nobody speaks of."""

import shutil
from pathlib import Path

import duckdb

from pipeline.coverage import coverage


def test_lacks_are_told_apart_by_whether_they_are_said(folded: Path, tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    shutil.copy(folded / "warehouse.duckdb", path)
    with duckdb.connect(str(path)) as connection:
        for fact in ("declared", "turnout", "second_source"):
            connection.execute("UPDATE completeness SET state = 'lacking' WHERE fact = ?", [fact]).fetchall()
    line = next(line for line in coverage(path).splitlines() if line.startswith("| NOR-202109-PRES"))
    assert line.endswith("| certified | second source, turnout |")
