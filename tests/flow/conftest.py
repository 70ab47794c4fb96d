"""What whole runs share."""

from pathlib import Path

import pytest

from tests.cli import process
from tests.conftest import make_project
from tests.shared import made_once


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the fixture project, made once from the command line; not to be changed."""

    def make(root: Path) -> None:
        made = process(make_project(root), "release")
        assert made.returncode == 0, made.stdout + made.stderr
        assert "released v2021.10.0" in made.stdout

    return made_once(tmp_path_factory, "released", make) / "releases" / "v2021.10.0"
