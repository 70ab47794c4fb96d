"""The folds recover the truth that synthetic claims are made from, whatever the order in which the claims come."""

from pathlib import Path

import pytest

from pipeline.warehouse import open_warehouse
from tests.bench.folds import FOLDED, fill, fold, misses
from tests.conftest import ROOT

CLAIMS = 5000


@pytest.mark.parametrize("seed", [None, 0.1, 0.7])
def test_folds_recover_the_truth(seed: float | None, tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "warehouse.duckdb", ROOT) as warehouse:
        fill(warehouse, CLAIMS)
        if seed is not None:
            warehouse.connection.execute(f"SELECT setseed({seed})").fetchall()
            warehouse.connection.execute("CREATE OR REPLACE TABLE reported_acts AS FROM reported_acts ORDER BY random()").fetchall()
        fold(warehouse)
        assert misses(warehouse) == 0
        assert all(warehouse.count(name) for name in FOLDED if name != "threads")


def test_a_claim_too_many_is_a_miss(tmp_path: Path) -> None:
    with open_warehouse(tmp_path / "warehouse.duckdb", ROOT) as warehouse:
        fill(warehouse, CLAIMS)
        warehouse.connection.execute(
            "INSERT INTO reported_acts SELECT * REPLACE ('C-00000000ffffffff' AS claim_id) FROM reported_acts ORDER BY claim_id LIMIT 1"
        ).fetchall()
        fold(warehouse)
        assert misses(warehouse) == 2
