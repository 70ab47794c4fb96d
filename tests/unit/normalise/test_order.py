"""The order in which inputs come changes no byte of the facts: rows of every table, files of the inbox, hand and rules alike."""

import random
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from pipeline.coding.batch import code_documents, reference_from
from pipeline.coding.coder import Coder
from pipeline.coding.lexicon import Lexicon
from pipeline.ingest.archive import Archive
from pipeline.ingest.read import read_all
from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse, open_warehouse
from tests.bench.archive import fill_inbox
from tests.conftest import ROOT, make_project, run_folds

Tables = dict[str, list[dict]]


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """Every table that the folds read, of a project with an inbox, coded by the rules."""
    root = make_project(tmp_path_factory.mktemp("order") / "project")
    fill_inbox(root, 12)
    archive = Archive(root / "build" / "archive")
    rows = read_all(root / "sources", root / "inbox", archive)
    coder = Coder(reference_from(rows), Lexicon.load(root / "sources" / "lexicon" / "en"))
    batch = code_documents(coder, rows["documents"], root / "build" / "archive", root / "build" / "claims")
    return {**rows, "reported_acts": batch.acts, "reported_figures": batch.figures, "coding_quarantine": batch.held, "model_readings": []}


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    with open_warehouse(tmp_path_factory.mktemp("order") / "warehouse.duckdb", ROOT) as opened:
        yield opened


def facts(warehouse: Warehouse, inputs: Tables, order: random.Random | None) -> dict[str, pl.DataFrame]:
    """Every fact table as it stands in the warehouse, folded from rows in a shuffled order."""
    for name, rows in inputs.items():
        warehouse.write_rows(name, rows)
    for name in ("acts", "figures"):
        warehouse.add_query(f"reported_{name}", (ROOT / "pipeline" / "coding" / f"hand_{name}.sql").read_text(encoding="utf-8"))
    if order is not None:
        for name in inputs:
            warehouse.connection.execute(f"SELECT setseed({order.random()})").fetchall()
            warehouse.connection.execute(f"CREATE OR REPLACE TABLE {name} AS FROM {name} ORDER BY random()").fetchall()
    run_folds(warehouse)
    return {name: warehouse.connection.sql(f"FROM {name}").pl() for name in queries("tables")}


@pytest.fixture(scope="module")
def straight(warehouse: Warehouse, inputs: Tables) -> dict[str, pl.DataFrame]:
    return facts(warehouse, inputs, None)


@given(seed=st.integers(0, 2**32))
@settings(max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
def test_shuffled_rows_fold_to_the_same_facts(warehouse: Warehouse, inputs: Tables, straight: dict[str, pl.DataFrame], seed: int) -> None:
    shuffled = facts(warehouse, inputs, random.Random(seed))
    assert [name for name in straight if not straight[name].equals(shuffled[name])] == []
    assert straight["responses"].height >= 3


def test_names_and_places_of_files_do_not_matter(tmp_path: Path) -> None:
    read = []
    for turn in (False, True):
        root = make_project(tmp_path / str(turn))
        fill_inbox(root, 6)
        if turn:
            for number, path in enumerate(sorted((root / "inbox").rglob("*.txt"))):
                path.rename(root / "inbox" / f"{9 - number}-elsewhere.txt")
        rows = read_all(root / "sources", root / "inbox", Archive(root / "build" / "archive"))
        read.append(sorted(rows["documents"], key=lambda row: row["document_id"]))
    assert read[0] == read[1]
