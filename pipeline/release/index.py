"""`releases.json`: the one file of `releases/` that changes. A version stands once it is entered here, and until it is withdrawn.

Belongs here: reading and writing the index, entering a version from what its own folder says, and finding versions that a killed
build left whole but not entered. Its schema, `releases.schema.json`, is laid beside it.
"""

import json
from pathlib import Path
from typing import Any

from pipeline.durable import replace_file
from pipeline.release.hashes import SUMS, file_sha256
from pipeline.release.metadata import as_json
from pipeline.release.version import number_of

INDEX = "releases.json"
SCHEMA = "releases.schema.json"


def read_index(releases: Path) -> dict[str, Any]:
    """The index of releases; an empty one where there is none."""
    path = releases / INDEX
    if not path.exists():
        return {"aliases": {}, "releases": []}
    index = json.loads(path.read_text(encoding="utf-8"))
    for entry in index["releases"]:
        entry.setdefault("flags", {"retracted": "retraction" in entry})
    return index


def latest_of(index: dict[str, Any]) -> str | None:
    """The highest version that stands; None where none does."""
    return next((entry["version"] for entry in reversed(index["releases"]) if not entry["flags"]["retracted"]), None)


def withdrawn_since(releases: Path, version: str | None) -> dict[str, str]:
    """Versions after that one that were withdrawn, all where it is None, in order; each with its reason."""
    gone = {entry["version"]: entry["retraction"]["reason"] for entry in read_index(releases)["releases"] if entry["flags"]["retracted"]}
    return {name: reason for name, reason in gone.items() if version is None or number_of(name) > number_of(version)}


def versions(releases: Path) -> list[str]:
    """Versions that were ever entered or have a folder, in order; no other may take their names."""
    return sorted({entry["version"] for entry in read_index(releases)["releases"]} | set(_folders(releases)), key=number_of)


def unlisted(releases: Path) -> list[Path]:
    """Folders of versions that are not entered, in order."""
    listed = {entry["version"] for entry in read_index(releases)["releases"]}
    return [releases / name for name in sorted(_folders(releases), key=number_of) if name not in listed]


def _folders(releases: Path) -> list[str]:
    return [path.name for path in releases.glob("v*") if path.is_dir() and _is_version(path.name)]


def _is_version(name: str) -> bool:
    try:
        number_of(name)
    except ValueError:
        return False
    return True


def entry_of(folder: Path) -> dict[str, Any]:
    """What the index says of a version, read from its folder."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    provenance = json.loads((folder / "PROVENANCE.json").read_text(encoding="utf-8"))
    return {
        "version": folder.name,
        "date": provenance["date"],
        "schema_version": provenance["schema_version"],
        "path": f"{folder.name}/",
        "rows": {resource["title"]: resource["rowCount"] for resource in package["resources"]},
        "sums_sha256": file_sha256(folder / SUMS),
        "flags": {"retracted": False},
    }


def enter(releases: Path, folder: Path) -> None:
    """Enter a version, in one step."""
    index = read_index(releases)
    index["releases"] = sorted([*index["releases"], entry_of(folder)], key=lambda entry: number_of(entry["version"]))
    write_index(releases, index)


def write_index(releases: Path, index: dict[str, Any]) -> None:
    """Write the index with its alias `latest`, and its schema beside it."""
    latest = latest_of(index)
    replace_file(releases / SCHEMA, (Path(__file__).parent / SCHEMA).read_bytes())
    replace_file(releases / INDEX, as_json({**index, "$schema": SCHEMA, "aliases": {"latest": latest} if latest else {}}).encode())
