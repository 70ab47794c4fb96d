"""Fixtures shared by all tests: a small project made in a temporary folder."""

import gc
import os
import shutil
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from pipeline.ingest.archive import Archive
from pipeline.ingest.read import read_all
from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse, open_warehouse
from tests.endpoint import Fake
from tests.shared import build_of_the_repository, made_once

ROOT = Path(__file__).parents[1]
FIXTURE = Path(__file__).parent / "fixture"
# Tests run side by side on small tables: more threads would only wait for each other (a quarter of the time).
os.environ["BALLOT_ECHO_THREADS"] = "1"


def pytest_collection_finish() -> None:
    """Leave what was imported and collected out of every search for cycles."""
    gc.set_threshold(50_000, 20, 20)
    gc.collect()
    gc.freeze()


def make_project(root: Path) -> Path:
    """Write a project of one small election, with the rules and the lexicon of this one."""
    shutil.copytree(FIXTURE, root)
    shutil.copytree(ROOT / "sources" / "lexicon", root / "sources" / "lexicon")
    bounds = shutil.ignore_patterns("bounds.csv")  # those of the fixture are its own
    shutil.copytree(ROOT / "sources" / "rules", root / "sources" / "rules", ignore=bounds, dirs_exist_ok=True)
    shutil.copytree(ROOT / "schemas" / "codes", root / "schemas" / "codes", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (root / "inbox").mkdir()
    (root / ".dagster").mkdir()
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", root / ".dagster")
    return root


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one small election; free to be broken."""
    return make_project(tmp_path / "project")


@pytest.fixture
def election(project: Path) -> Path:
    """The election's folder of the project."""
    return project / "sources" / "elections" / "NOR-202109-PRES"


def fold(root: Path, warehouse: Warehouse) -> None:
    """Fill a warehouse from a project's sources, hand coding alone: no rule has read the texts."""
    rows = read_all(root / "sources", root / "inbox", Archive(root / "build" / "archive"))
    for name, table_rows in rows.items():
        warehouse.write_rows(name, table_rows)
    for name in ("reported_acts", "reported_figures", "coding_quarantine", "model_readings"):
        warehouse.write_rows(name, [])
    warehouse.add_query("reported_acts", (ROOT / "pipeline" / "coding" / "hand_acts.sql").read_text(encoding="utf-8"))
    warehouse.add_query("reported_figures", (ROOT / "pipeline" / "coding" / "hand_figures.sql").read_text(encoding="utf-8"))
    run_folds(warehouse)


def run_folds(warehouse: Warehouse) -> None:
    """Fold what the warehouse holds into every fact table."""
    found = queries("tables")
    for name in TopologicalSorter({name: query.inputs & found.keys() for name, query in found.items()}).static_order():
        warehouse.write_query(name, found[name].sql)


@pytest.fixture(scope="session")
def folded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of a project, folded once; to be copied, not to be changed."""

    def make(root: Path) -> None:
        make_project(root)
        with open_warehouse(root / "build" / "warehouse.duckdb", root) as opened:
            fold(root, opened)

    return made_once(tmp_path_factory, "folded", make) / "build"


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of what this repository holds, built once; not to be changed."""
    return made_once(tmp_path_factory, "repository", build_of_the_repository) / "build" / "warehouse.duckdb"


@pytest.fixture
def warehouse(project: Path, folded: Path) -> Iterator[Warehouse]:
    """The project's facts, folded from hand coding."""
    shutil.copytree(folded, project / "build")
    with open_warehouse(project / "build" / "warehouse.duckdb", project) as opened:
        # What a test wrote is left in the log of the file: bringing it into place takes longer than most tests.
        opened.connection.execute("PRAGMA disable_checkpoint_on_shutdown").fetchall()
        yield opened


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the fixture project, made once from the command line; not to be changed."""
    from tests.cli import process  # here, so that tests of small things need no Dagster

    def make(root: Path) -> None:
        made = process(make_project(root), "release")
        assert made.returncode == 0, made.stdout + made.stderr
        assert "released v2021.10.0" in made.stdout

    return made_once(tmp_path_factory, "released", make) / "releases" / "v2021.10.0"


@pytest.fixture
def fake() -> Iterator[Fake]:
    """An endpoint on 127.0.0.1 that says what it is told to."""
    made = Fake()
    yield made
    made.close()
