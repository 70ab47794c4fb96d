"""Versions and dates of releases, and where they come from; never from the clock.

Belongs here: `vYYYY.M.N`, the index `releases.json`, the date and commit that a build is made from.
"""

import datetime
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import schemas
from schemas.forms import FORMS


def schema_version() -> str:
    """SemVer of the schema."""
    return (Path(schemas.__file__).parent / "VERSION").read_text(encoding="utf-8").strip()


def commit_of(root: Path) -> tuple[str | None, bool]:
    """Commit of the folder and whether files differ from it; (None, True) outside version control."""
    commit = _git(root, "rev-parse", "HEAD")
    return (commit, bool(_git(root, "status", "--porcelain"))) if commit else (None, True)


def release_date(root: Path) -> datetime.date:
    """Date of a release: `SOURCE_DATE_EPOCH`, or that of the commit.

    Raises:
        ValueError: There is neither.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    if date := _git(root, "log", "-1", "--format=%cs"):
        return datetime.date.fromisoformat(date)
    raise ValueError("a release needs a date: pass --date, set SOURCE_DATE_EPOCH, or build from a git checkout")


def _git(root: Path, *arguments: str) -> str | None:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()


def read_index(releases: Path) -> dict[str, Any]:
    """The index of releases; an empty one where there is none."""
    path = releases / "releases.json"
    if not path.exists():
        return {"aliases": {}, "releases": []}
    return json.loads(path.read_text(encoding="utf-8"))


def next_version(releases: Path, date: datetime.date) -> str:
    """The next version of that month: the number after the highest that stands."""
    prefix = f"v{date.year}.{date.month}."
    taken = [int(path.name.removeprefix(prefix)) for path in releases.glob(f"{prefix}*") if path.name.removeprefix(prefix).isdigit()]
    return f"{prefix}{max(taken, default=-1) + 1}"


def check_version(version: str) -> None:
    """Raise ValueError where a version is not of the form."""
    if not re.match(FORMS["release"][0], version):
        raise ValueError(f"{version!r} is no version; write it as {FORMS['release'][1]}")
