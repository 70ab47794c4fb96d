"""`releases.json`: the one file of `releases/` that changes. A version stands once it is entered here.

Belongs here: reading the index, entering a version from what its own folder says, and finding versions that a killed build
left whole but not entered.
"""

import json
import os
from pathlib import Path
from typing import Any

from pipeline.release.hashes import SUMS, file_sha256
from pipeline.release.metadata import INDEX_SCHEMA, as_json
from pipeline.release.version import number_of

INDEX = "releases.json"


def read_index(releases: Path) -> dict[str, Any]:
    """The index of releases; an empty one where there is none."""
    path = releases / INDEX
    if not path.exists():
        return {"aliases": {}, "releases": []}
    return json.loads(path.read_text(encoding="utf-8"))


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
    }


def enter(releases: Path, folder: Path) -> None:
    """Enter a version, in one step; `latest` is the highest that is not retracted."""
    index = read_index(releases)
    index["releases"] = sorted([*index["releases"], entry_of(folder)], key=lambda entry: number_of(entry["version"]))
    index["aliases"]["latest"] = [entry["version"] for entry in index["releases"] if "retraction" not in entry][-1]
    _replace(releases / "releases.schema.json", as_json(INDEX_SCHEMA))
    _replace(releases / INDEX, as_json(index))


def _replace(path: Path, text: str) -> None:
    """Put a text in the place of a file: a reader sees the old or the new, also after a power cut."""
    draft = path.with_name(f".{path.name}")
    draft.write_text(text, encoding="utf-8")
    sync(draft)
    draft.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
