"""Publishing a release: what the command line and the assets share.

Belongs here: verifying, packing what the targets are handed, choosing the target. Does not belong here: how a target is written to
(publish).
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from pipeline.publish.index import retracted
from pipeline.publish.targets import INDEX_SCHEMA, TOMBSTONE, File, Item, Manner, Misused, Package, Refused, Target, safe_name
from pipeline.release.hashes import SUMS, file_sha256, files_of, read_sums
from pipeline.release.index import INDEX, latest_of, read_index
from pipeline.release.verify import verify
from pipeline.release.version import number_of

SCHEMES = "a folder, file:///folder, s3://bucket/prefix, gs://, az://, hf://owner/name, zenodo:new or zenodo:CONCEPT"
_PROBLEMS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Published:
    """What was published, or would be."""

    version: str
    target: str
    items: tuple[Item, ...]
    """What is written, in order."""
    where: str | None
    """Where it is to be found; None where nothing was written."""

    @property
    def n_bytes(self) -> int:
        """Bytes, without what depends on the target."""
        return sum(item.size or 0 for item in self.items)

    def sentence(self) -> str:
        """What to tell whoever asked for it."""
        size = f"{len(self.items)} objects, {self.n_bytes:,} bytes"
        if self.where is None:
            return f"{self.version} would go to {self.target}: {size}; nothing was written and nobody asked"
        return f"published {self.version}: {size}: {self.where}"


def target_of(address: str, manner: Manner | None = None) -> Target:
    """The target that an address names; asks nobody.

    Raises:
        Misused: It names none.
    """
    from pipeline.publish.folder import Folder
    from pipeline.publish.huggingface import Hub
    from pipeline.publish.store import CREDENTIALS, Store
    from pipeline.publish.zenodo import Zenodo

    manner = manner or Manner()
    scheme, colon, rest = address.partition(":")
    if address and not colon:
        return Folder(Path(address))
    if scheme == "zenodo":
        return Zenodo(address, manner)
    if scheme == "hf" and rest.startswith("//"):
        return Hub(address, manner)
    if scheme in CREDENTIALS and rest.startswith("//"):
        return Store(address, manner)
    if scheme == "file" and rest.startswith("///"):
        return Folder(Path(unquote(urlsplit(address).path)))
    raise Misused(f"{address!r}: no target that is known; give {SCHEMES}")


def publish(
    folder: Path,
    releases: Path,
    target: str,
    *,
    dry_run: bool = False,
    allow_http: bool = False,
    progress: Callable[[str], Any] = lambda _: None,
) -> Published:
    """Verify a release and publish it.

    Args:
        folder: Folder of the release.
        releases: Folder with the project's `releases.json`.
        target: A folder, `s3://`, `gs://`, `az://`, `hf://`, `zenodo:`.
        dry_run: Only say what would be written; nobody is asked.
        allow_http: Let a token go over plain http beyond this machine.
        progress: Told of each step.

    Raises:
        Misused: The target is none, or the environment lacks what it needs.
        Refused: The release is not whole or was withdrawn, it stands there already, or the target did not take it.
    """
    to = target_of(target, Manner(allow_http=allow_http))
    if not dry_run:
        to.check()
    progress(f"verifying {folder.name}")
    _refuse_damaged(folder)
    package = package_of(folder, releases)
    items = tuple(to.plan(package))
    where = None if dry_run else to.publish(package, progress)
    return Published(package.version, target, items, where)


def publish_latest(releases: Path, target: str, *, dry_run: bool, progress: Callable[[str], Any]) -> Published:
    """Publish the latest version that stands; as `publish`.

    Raises:
        Misused: No version stands.
    """
    latest = latest_of(read_index(releases))
    if latest is None:
        raise Misused(f"no version stands in {releases}; run: make release")
    return publish(releases / latest, releases, target, dry_run=dry_run, progress=progress)


def publish_index(releases: Path, target: str, *, allow_http: bool = False, progress: Callable[[str], Any] = lambda _: None) -> str:
    """Bring the index at a target up to date, after a version was withdrawn; what came of it.

    Raises:
        Misused, Refused: As in `publish`.
    """
    to = target_of(target, Manner(allow_http=allow_http))
    to.check()
    return to.enter(_index_alone(releases), progress)


def package_of(folder: Path, releases: Path) -> Package:
    """What is handed to a target: a release, which is taken to be verified, and the project's index.

    Raises:
        Refused: It is not entered as it stands, or was withdrawn.
    """
    alone = _index_alone(releases)
    entry = next((entry for entry in alone.index["releases"] if entry["version"] == folder.name), None)
    if entry is None:
        raise Refused(f"{folder.name} is not entered in {releases / INDEX}; only what stands there is published")
    if retracted(entry):
        raise Refused(f"{folder.name} was withdrawn and is not published; where it stands already, tell it by --index-only")
    if entry["sums_sha256"] != file_sha256(folder / SUMS):
        raise Refused(f"{folder.name} is not the release that {releases / INDEX} entered: its {SUMS} is another")
    sums = read_sums(folder) | {SUMS: entry["sums_sha256"]}
    files = tuple(File(name, folder / name, (folder / name).stat().st_size, digest) for name, digest in sums.items())
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return Package(folder.name, files, alone.index, alone.beside, descriptor, entry["date"])


def _index_alone(releases: Path) -> Package:
    if not (releases / INDEX).is_file():
        raise Misused(f"{releases} has no {INDEX}; run: make release")
    index = read_index(releases)
    names = [INDEX_SCHEMA, *(f"{entry['version']}{TOMBSTONE}" for entry in index["releases"] if retracted(entry))]
    beside = {name: (releases / name).read_bytes() for name in names if (releases / name).is_file()}
    return Package("", (), index, beside, {}, "")


def _refuse_damaged(folder: Path) -> None:
    """Refuse a folder that is no whole release, or that holds what would lead out of it."""
    try:
        number_of(folder.name)
    except ValueError as error:
        raise Misused(str(error)) from None
    if not folder.is_dir() or folder.is_symlink():
        raise Misused(f"{folder} is no folder")
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            raise Refused(f"{path.relative_to(folder)} is a link or no file; a release holds files alone")
    if strange := [name for name in files_of(folder) if not safe_name(name)]:
        raise Refused(f"{strange[0]!r} is no name for a file of a release")
    if problems := verify(folder):
        shown = "\n".join(map(str, problems[:_PROBLEMS_SHOWN]))
        raise Refused(f"{folder.name} is not published, it has {len(problems)} problems:\n{shown}")
