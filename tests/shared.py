"""What is dear to make is made once, also where several processes test side by side."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).parents[1]


def build_of_the_repository(folder: Path) -> Path:
    """Build what the repository holds in a folder of its own; the path of its warehouse."""

    from pipeline.definitions import build_definitions
    from pipeline.resources import Project
    from pipeline.runlog import unlogged

    for name in ("sources", "schemas/codes", ".dagster"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.py", "__pycache__", "storage", "history", "schedules"))
    (folder / "inbox").mkdir(parents=True)
    definitions = build_definitions({"project": Project(root=str(folder), wait_seconds=1)})
    result = definitions.resolve_job_def("build").execute_in_process(instance=unlogged(), raise_on_error=False)
    assert result.success
    return folder / "build" / "warehouse.duckdb"


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first who asks for it makes and the others wait for; to be copied, not to be changed.

    Args:
        name: Tells it from others of the session.
        make: Given the folder, which does not exist yet, fills it.
    """
    base = factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "made-once" / name
    shared.mkdir(parents=True, exist_ok=True)
    folder, whole = shared / "made", shared / "whole"
    with FileLock(shared / "lock"):
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            whole.touch()
    return folder
