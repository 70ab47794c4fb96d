"""A build's documents: coded once, by any number of processes with the same bytes, and not again while nothing changes."""

from functools import partial
from pathlib import Path

import pytest

from pipeline.coding.batch import Batch, code_documents, coder_of, reference_from
from pipeline.ingest.archive import Archive
from pipeline.ingest.read import read_all
from tests.bench.archive import fill_inbox
from tests.conftest import make_project


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_project(tmp_path_factory.mktemp("batch") / "project")
    fill_inbox(root, 250)
    return root


def coded(root: Path, claims: Path, workers: int) -> Batch:
    rows = read_all(root / "sources", root / "inbox", Archive(root / "archive"))
    make = partial(coder_of, reference_from(rows), root / "sources" / "lexicon" / "en")
    return code_documents(make(), rows["documents"], root / "archive", claims, make, workers)


def test_any_number_of_workers_gives_the_same_claims_and_files(root: Path, tmp_path: Path) -> None:
    one, three = coded(root, tmp_path / "one", 1), coded(root, tmp_path / "three", 3)
    assert one == three
    assert one.n_new > 250
    assert one.acts
    files = [{path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "three")]
    assert files[0] == files[1]


def test_what_is_coded_is_not_coded_again(root: Path, tmp_path: Path) -> None:
    first, again = coded(root, tmp_path, 1), coded(root, tmp_path, 3)
    assert again.n_new == 0
    assert (again.acts, again.figures, again.held) == (first.acts, first.figures, first.held)
