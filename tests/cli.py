"""The command line as the tests call it: in this process, so that what it imports is imported once; as a process where that is meant."""

import os
import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from pipeline.cli import app

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    returncode: int
    stdout: str
    stderr: str


def _environment(project: Path, more: dict[str, str]) -> dict[str, str]:
    return {
        "BALLOT_ECHO_ROOT": str(project),
        "SOURCE_DATE_EPOCH": "1633046400",
        "BALLOT_ECHO_KEEP_RUNS": "0",
        "BALLOT_ECHO_THREADS": "1",
        **more,
    }


def cli(project: Path, *arguments: str, **more: str) -> Ran:
    """Run a command in this process, as another would: it sees of the environment what a command may read, and leaves none behind."""
    ours = {name: None for name in os.environ if name.startswith(("BALLOT_ECHO_", "DAGSTER_"))}
    environment = {**ours, "DAGSTER_HOME": None, **_environment(project, more)}
    result = CliRunner().invoke(app, list(arguments), env=environment)
    crash = result.exception is not None and not isinstance(result.exception, SystemExit)
    told = "".join(traceback.format_exception(result.exception)) if crash else ""
    return Ran(result.exit_code, result.stdout, result.stderr + told)


def process(project: Path, *arguments: str, **more: str) -> Ran:
    """Run a command as a process of its own, with nothing of this one's environment."""
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), **_environment(project, more)}
    command = [sys.executable, "-m", "pipeline.cli", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)
