"""The index at a target: `releases.json`, the one object there that changes.

Belongs here: what it becomes. A version stands at a target once it is entered; entries are never dropped, and a withdrawal is never
taken back.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.publish.targets import INDEX, TOMBSTONE, Package, Refused

_VERSION = re.compile(r"v(\d{4})[.](\d{1,2})[.](\d{1,9})")


def number(version: str) -> tuple[int, ...]:
    """A version as numbers, for putting versions in order.

    Raises:
        Refused: It is none.
    """
    if not (found := _VERSION.fullmatch(version)):
        raise Refused(f"{version[:40]!r} is no version")
    return tuple(map(int, found.groups()))


def read(text: bytes | None) -> dict[str, Any]:
    """The index of a target; an empty one where there is none.

    Raises:
        Refused: It is no index.
    """
    if text is None:
        return {"aliases": {}, "releases": []}
    try:
        index = json.loads(text)
        for entry in index["releases"]:
            number(entry["version"])
        dict(index["aliases"])
    except (ValueError, KeyError, TypeError, RecursionError, Refused) as error:
        raise Refused(f"{INDEX} at the target is no index ({type(error).__name__}); mend it by hand, it is never overwritten") from None
    return index


def as_json(index: Mapping[str, Any]) -> bytes:
    """The index as it is written; in the one form of the project's JSON."""
    return (json.dumps(index, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def retracted(entry: Mapping[str, Any]) -> bool:
    """Whether a version was withdrawn."""
    flags = entry.get("flags")
    flagged = flags.get("retracted") if isinstance(flags, Mapping) else "retracted" in (flags or ())
    return bool(entry.get("retraction") or flagged)


def refuse_listed(theirs: Mapping[str, Any], package: Package) -> None:
    """Refuse a version that stands at the target.

    Raises:
        Refused: It does.
    """
    if package.version in _by_version(theirs):
        raise Refused(f"{package.version} is published there already, and no version is published twice")


def merged(theirs: Mapping[str, Any], package: Package, *, enter: bool) -> dict[str, Any]:
    """The index of a target with what the project says of the versions that stand there.

    Args:
        theirs: What stands at the target.
        enter: Enter the package's version as well.

    Raises:
        Refused: A version of that name, but of another content, stands there.
    """
    ours, known = _by_version(package.index), _by_version(theirs)
    if enter and package.version not in known:
        known[package.version] = ours[package.version]
    entries = [_joined(entry, ours.get(version)) for version, entry in known.items()]
    entries.sort(key=lambda entry: number(entry["version"]))
    versions = {entry["version"] for entry in entries}
    aliases = {name: version for name, version in package.index["aliases"].items() if version in versions}
    aliases = {**theirs["aliases"], **aliases}
    aliases.pop("latest", None)
    if standing := [entry["version"] for entry in entries if not retracted(entry)]:
        aliases["latest"] = standing[-1]
    return {**theirs, **package.index, "aliases": aliases, "releases": entries}


def beside(new: Mapping[str, Any], package: Package) -> dict[str, bytes]:
    """Files that go with an index: its schema, and the tombstones of versions that it has."""
    versions = _by_version(new)
    return {
        name: content
        for name, content in package.beside.items()
        if not name.endswith(TOMBSTONE) or name.removesuffix(TOMBSTONE) in versions
    }


def _joined(theirs: Mapping[str, Any], ours: Mapping[str, Any] | None) -> dict[str, Any]:
    if ours is None:
        return dict(theirs)
    if theirs.get("sums_sha256") != ours["sums_sha256"]:
        raise Refused(f"the target has another {ours['version']} than this project: their {INDEX} give different sums")
    return {**ours, **theirs} if retracted(theirs) and not retracted(ours) else {**theirs, **ours}


def _by_version(index: Mapping[str, Any]) -> dict[str, Any]:
    entries: Iterable[dict[str, Any]] = index["releases"]
    return {entry["version"]: entry for entry in entries}
