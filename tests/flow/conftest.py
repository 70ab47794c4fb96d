"""What whole runs share."""

from pathlib import Path

import pytest

from tests.cli import process
from tests.conftest import make_project


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the fixture project, made once from the command line; not to be changed."""
    root = make_project(tmp_path_factory.mktemp("released") / "project")
    made = process(root, "release")
    assert made.returncode == 0, made.stdout + made.stderr
    assert "released v2021.10.0" in made.stdout
    return root / "releases" / "v2021.10.0"
