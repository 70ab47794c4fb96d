"""One small warehouse with a row in every released table, and one release of it, made once and copied for each test."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.release.build import Built, build_release
from pipeline.warehouse import Warehouse, open_warehouse
from tests.conftest import FIXTURE, ROOT, fold
from tests.shared import made_once

DATE = datetime.date(2021, 10, 1)
DATASET = {"dataset": "commission", "version": "2021", "native_id": "1"}
LINE = {"round_no": 1, "line_no": 1}
ROWS: dict[str, dict[str, Any]] = {
    "quarantine": {
        "room": "ingest",
        "input": "inbox/bad.txt",
        "location": "1",
        "rule": "not-utf-8",
        "reason": "Byte 0xff; save it as UTF-8.",
    },
    "id_alias": {"table_name": "persons", "old_id": "P-berg-anna-1960", "new_id": "P-berg-anna-1970", "why": "A misprint | of the year."},
    "coder_agreement": {
        "coder_a": "human:ts",
        "coder_b": "rules",
        "variable": "act",
        "n": 3,
        "n_agree": 3,
        "agreement": "1.0000",
        "alpha": None,
    },
    "dataset_elections": {**DATASET, "country_id": "NOR", "country_as_written": "Norway", "election_id": "NOR-202109-PRES"},
    "dataset_results": {**DATASET, **LINE, "option_as_written": "Anna Berg", "residual": False},
    "result_comparisons": {**DATASET, **LINE, "election_id": "NOR-202109-PRES", "withheld": False, "reason": "no_figures"},
}
"""Rows for tables that the fixture's sources leave empty."""


def release(warehouse: Warehouse, releases: Path, **more: Any) -> Built:
    """Build a release; `more` takes the place of what is passed by default."""
    facts = {"date": DATE, "inputs_sha256": "0" * 64, "commit": None, "dirty": False, "checks": [], **more}
    return build_release(warehouse.connection, releases, **facts)


def _fill(warehouse: Warehouse) -> None:
    for name, row in ROWS.items():
        if not warehouse.count(name):
            values = list(row.values())
            marks = ", ".join("?" * len(values))
            warehouse.connection.execute(f"INSERT INTO {name} ({', '.join(row)}) VALUES ({marks})", values).fetchall()


@pytest.fixture(scope="session")
def folded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Project whose warehouse is filled; not to be changed."""

    def make(root: Path) -> None:
        shutil.copytree(FIXTURE, root)
        (root / "inbox").mkdir()
        with open_warehouse(root / "build" / "warehouse.duckdb", ROOT) as warehouse:
            fold(root, warehouse)
            _fill(warehouse)

    return made_once(tmp_path_factory, "folded-and-filled", make)


@pytest.fixture
def project(folded: Path, tmp_path: Path) -> Path:
    """A copy of the project, free to be broken."""
    return Path(shutil.copytree(folded, tmp_path / "project"))


@pytest.fixture
def warehouse(project: Path) -> Iterator[Warehouse]:
    """The copy's warehouse."""
    with open_warehouse(project / "build" / "warehouse.duckdb", ROOT) as opened:
        yield opened


@pytest.fixture(scope="session")
def kept(folded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the warehouse; not to be changed."""

    def make(copy: Path) -> None:
        copy.mkdir()
        shutil.copy(folded / "build" / "warehouse.duckdb", copy)
        with open_warehouse(copy / "warehouse.duckdb", ROOT) as opened:
            release(opened, copy / "releases")

    return made_once(tmp_path_factory, "kept", make) / "releases" / "v2021.10.0"


@pytest.fixture
def released(kept: Path, tmp_path: Path) -> Path:
    """A copy of the release, free to be damaged."""
    shutil.copytree(kept.parent, tmp_path / "released")
    return tmp_path / "released" / kept.name
