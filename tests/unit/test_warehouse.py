"""The warehouse: tables as they are declared now, code lists as they stand now, whatever the file held before."""

from pathlib import Path

import pytest

from pipeline.warehouse import Warehouse, open_warehouse
from schemas.model import table

CODES = Path("schemas/codes/act.csv")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "warehouse.duckdb"


def comments(warehouse: Warehouse, name: str) -> list[str | None]:
    return [row["comment"] for row in warehouse.rows(f"SELECT comment FROM duckdb_columns() WHERE table_name = '{name}'")]


def test_a_table_is_emptied_and_filled_again(path: Path, project: Path) -> None:
    row = {"room": "ingest", "input": "inbox/bad.txt", "location": "1", "rule": "not-utf-8", "reason": "Byte 0xff; save it as UTF-8."}
    for _ in range(2):
        with open_warehouse(path, project) as warehouse:
            for n in (2, 1):
                warehouse.write_rows("quarantine", [{**row, "location": str(place)} for place in range(n)])
                assert warehouse.count("quarantine") == n
            assert None not in comments(warehouse, "quarantine")


def test_a_table_that_was_made_otherwise_is_made_anew(path: Path, project: Path) -> None:
    with open_warehouse(path, project) as warehouse:
        warehouse.write_rows("quarantine", [])
        warehouse.connection.execute("UPDATE codes.made SET sha256 = 'of another declaration' WHERE name = 'quarantine'").fetchall()
        warehouse.connection.execute("ALTER TABLE quarantine DROP COLUMN reason").fetchall()
    with open_warehouse(path, project) as warehouse:
        warehouse.write_rows("quarantine", [])
        assert warehouse.frame("quarantine").columns == list(table("quarantine").names)
        assert None not in comments(warehouse, "quarantine")


def test_a_table_that_somebody_dropped_is_there_again(path: Path, project: Path) -> None:
    with open_warehouse(path, project) as warehouse:
        warehouse.write_rows("quarantine", [])
        warehouse.connection.execute("DROP TABLE quarantine").fetchall()
    with open_warehouse(path, project) as warehouse:
        warehouse.write_rows("quarantine", [])
        assert warehouse.count("quarantine") == 0


def test_code_lists_are_those_of_today(path: Path, project: Path) -> None:
    with open_warehouse(path, project) as warehouse:
        before = warehouse.rows("SELECT count(*) AS n FROM codes.act")[0]["n"]
    lines = (project / CODES).read_text().splitlines(keepends=True)
    (project / CODES).write_text("".join(lines[:-1]))
    with open_warehouse(path, project) as warehouse:
        assert warehouse.rows("SELECT count(*) AS n FROM codes.act")[0]["n"] == before - 1
