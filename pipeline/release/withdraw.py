"""Withdrawing a whole version: a flag in `releases.json` and a tombstone beside the folder; the folder itself is never touched.

Belongs here: the rules of a withdrawal, and what the tombstone says. How the next release deals with it stands in `build.py`.
"""

import datetime
from pathlib import Path
from typing import Any

from pipeline.durable import replace_file
from pipeline.release.index import latest_of, read_index, write_index
from pipeline.release.lock import alone
from pipeline.release.news import escaped

KEPT = """\
# {version} was withdrawn

Withdrawn on {date}: {reason}

{instead}

The files of this version are kept as they were, so that what was built on them can be traced; do not build on them any more.
"""
TOMBSTONE = "{version}.RETRACTED.md"
"""Name of the file beside a folder that was withdrawn."""


class CantWithdraw(Exception):
    """The version can't be withdrawn; the message says why."""


def withdraw(
    releases: Path, version: str, reason: str, date: datetime.date, *, replaced_by: str | None = None, info_url: str | None = None
) -> str | None:
    """Withdraw a version; gives the version that is the latest now, None where none stands.

    Args:
        reason: Why, for readers.
        date: Day of the withdrawal.
        replaced_by: Version to use in its place.
        info_url: Address where more is said.

    Raises:
        CantWithdraw: There is no such version, it was withdrawn already, or what is said of it is not so.
        ReleaseRefused: A build holds the folder.
    """
    with alone(releases):
        index = read_index(releases)
        entry = _entry(index, version)
        _check(index, entry, reason, replaced_by, info_url)
        said = {"date": date.isoformat(), "reason": " ".join(reason.split()), "replaced_by": replaced_by, "info_url": info_url}
        entry |= {"flags": {**entry["flags"], "retracted": True}, "retraction": {k: v for k, v in said.items() if v}}
        replace_file(releases / TOMBSTONE.format(version=version), _tombstone(version, entry["retraction"]).encode())
        write_index(releases, index)
        return latest_of(index)


def _entry(index: dict[str, Any], version: str) -> dict[str, Any]:
    for entry in index["releases"]:
        if entry["version"] == version:
            return entry
    known = ", ".join(entry["version"] for entry in index["releases"]) or "none"
    raise CantWithdraw(f"{version} is no version of releases.json; it has {known}")


def _check(index: dict[str, Any], entry: dict[str, Any], reason: str, replaced_by: str | None, info_url: str | None) -> None:
    version = entry["version"]
    if entry["flags"]["retracted"]:
        before = entry["retraction"]
        raise CantWithdraw(f"{version} was withdrawn on {before['date']} already: {before['reason']}")
    if not reason.strip():
        raise CantWithdraw("a version is not withdrawn without a reason; say it with --reason")
    if info_url and not (info_url.startswith(("https://", "http://")) and " " not in info_url):
        raise CantWithdraw(f"{info_url!r} is no address of a page")
    if replaced_by is None:
        return
    if replaced_by == version:
        raise CantWithdraw(f"{version} can't take its own place")
    if _entry(index, replaced_by)["flags"]["retracted"]:
        raise CantWithdraw(f"{replaced_by} was withdrawn too; name a version that stands")


def _tombstone(version: str, retraction: dict[str, str]) -> str:
    instead = f"Use {retraction['replaced_by']} in its place." if "replaced_by" in retraction else "No version takes its place."
    if url := retraction.get("info_url"):
        instead += f" More is said at <{url}>."
    return KEPT.format(version=version, date=retraction["date"], reason=escaped(retraction["reason"]), instead=instead)
