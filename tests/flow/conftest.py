"""What whole runs share."""

from pathlib import Path

import pytest

from tests.conftest import make_project
from tests.flow.test_run import cli


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the fixture project, made once from the command line; not to be changed."""
    root = make_project(tmp_path_factory.mktemp("released") / "project")
    made = cli(root, "release")
    assert made.returncode == 0, made.stdout + made.stderr
    return root / "releases" / "v2021.10.0"
