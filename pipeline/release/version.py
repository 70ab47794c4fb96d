"""Versions and dates of releases, and where they come from; never from the clock.

Belongs here: `vYYYY.M.N`, the date and commit that a build is made from.
"""

import datetime
import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import schemas


def schema_version() -> str:
    """SemVer of the schema."""
    return (Path(schemas.__file__).parent / "VERSION").read_text(encoding="utf-8").strip()


def commit_of(root: Path) -> tuple[str | None, bool]:
    """Commit of the folder and whether files differ from it; (None, True) outside version control."""
    commit = _git(root, "rev-parse", "HEAD")
    return (commit, _git(root, "status", "--porcelain") != "") if commit else (None, True)


def release_date(root: Path) -> datetime.date:
    """Date of a release: `SOURCE_DATE_EPOCH`, or that of the commit.

    Raises:
        ValueError: There is neither, or the first is no number of seconds.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        if not epoch.isdecimal():
            raise ValueError(f"SOURCE_DATE_EPOCH is {epoch!r}; it must be a number of seconds since 1970")
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


def next_version(taken: Iterable[str], date: datetime.date) -> str:
    """The next version of that month: the number after the highest that is taken."""
    numbers = [number for year, month, number in map(number_of, taken) if (year, month) == (date.year, date.month)]
    return f"v{date.year}.{date.month}.{max(numbers, default=-1) + 1}"


def number_of(version: str) -> tuple[int, int, int]:
    """Year, month and number of a version, for putting versions in order.

    Raises:
        ValueError: It is not of the form `vYYYY.M.N`, without zeros in front.
    """
    if not re.fullmatch(r"v[1-9][0-9]{3}[.]([1-9]|1[0-2])[.](0|[1-9][0-9]*)", version):
        raise ValueError(f"{version!r} is no version; write it as v2026.11.0: year, month, number, without zeros in front")
    year, month, number = version.removeprefix("v").split(".")
    return int(year), int(month), int(number)
