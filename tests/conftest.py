"""Fixtures shared by all tests: a small project made in a temporary folder."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FIXTURE = Path(__file__).parent / "fixture"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one small election; free to be broken."""
    root = tmp_path / "project"
    shutil.copytree(FIXTURE, root)
    shutil.copytree(ROOT / "sources" / "lexicon", root / "sources" / "lexicon")
    shutil.copytree(ROOT / "sources" / "rules", root / "sources" / "rules")
    shutil.copytree(ROOT / "schemas" / "codes", root / "schemas" / "codes", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (root / "inbox").mkdir()
    (root / ".dagster").mkdir()
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", root / ".dagster")
    return root


@pytest.fixture
def election(project: Path) -> Path:
    """The election's folder of the project."""
    return project / "sources" / "elections" / "NOR-202109-PRES"
