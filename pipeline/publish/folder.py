"""A folder, of this machine or mounted: `/srv/data` or `file:///srv/data`.

Belongs here: copying aside, renaming, entering. A reader sees a version whole or not at all, also after a power cut.
"""

import hashlib
import os
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.durable import replace_file, sync
from pipeline.publish import index
from pipeline.publish.targets import INDEX, File, Item, Misused, Package, Progress, Refused

_WAIT = 5
"""Seconds to wait for another who publishes there."""


class Folder:
    """A folder of versions, with an index."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def plan(self, package: Package) -> list[Item]:
        """What would be written, in order."""
        return [*(Item(f"{package.version}/{file.name}", file.size) for file in package.files), Item(INDEX, None)]

    def check(self) -> None:
        """Look whether it can be a folder.

        Raises:
            Misused: It is something else.
        """
        if self.root.exists() and not self.root.is_dir():
            raise Misused(f"{self.root} is no folder")

    def publish(self, package: Package, progress: Progress) -> str:
        """Publish a version; its folder.

        Raises:
            Refused: It stands already, or something else does in its place.
        """
        source = package.files[-1].path.parent.resolve()
        if self.root.resolve() in (source.parent, source) or source in self.root.resolve().parents:
            raise Misused(f"{self.root} is where the release stands; publish it somewhere else")
        final = self.root / package.version
        try:
            self.root.mkdir(parents=True, exist_ok=True)
            with FileLock(self.root / ".lock", timeout=_WAIT):
                index.refuse_listed(self._index(), package)
                if os.path.lexists(final):
                    _same(final, package)
                    progress(f"{package.version} stands whole already, but is not entered")
                else:
                    self._copy(package, final, progress)
                self._enter(package, progress, enter=True)
        except Timeout:
            raise Refused(f"somebody else publishes to {self.root} at the moment; try again") from None
        except OSError as error:
            raise Refused(f"{error.filename or self.root}: {error.strerror or error}") from None
        return str(final)

    def enter(self, package: Package, progress: Progress) -> str:
        """Bring the index up to date.

        Raises:
            Refused: There is none, or it can't be written.
        """
        try:
            if not (self.root / INDEX).is_file():
                raise Refused(f"{self.root} has no {INDEX}: nothing is published there")
            with FileLock(self.root / ".lock", timeout=_WAIT):
                return self._enter(package, progress, enter=False)
        except Timeout:
            raise Refused(f"somebody else publishes to {self.root} at the moment; try again") from None
        except OSError as error:
            raise Refused(f"{error.filename or self.root}: {error.strerror or error}") from None

    def _index(self) -> dict[str, object]:
        path = self.root / INDEX
        return index.read(path.read_bytes() if path.exists() else None)

    def _copy(self, package: Package, final: Path, progress: Progress) -> None:
        draft = self.root / f".publishing-{package.version}"
        if draft.is_symlink():
            raise Refused(f"{draft} is a link; remove it")
        draft.mkdir(exist_ok=True)
        for file in package.files:
            into = draft / file.name
            if _sum(into) == file.sha256:
                progress(f"{file.name}: stands already")
                continue
            progress(file.name)
            into.parent.mkdir(parents=True, exist_ok=True)
            _copy_file(file, into)
        for strange in _files(draft).keys() - {file.name for file in package.files}:
            (draft / strange).unlink()
        for folder in sorted({path.parent for path in _files(draft).values()} | {draft}):
            sync(folder)
        draft.rename(final)
        sync(self.root)

    def _enter(self, package: Package, progress: Progress, *, enter: bool) -> str:
        new = index.merged(self._index(), package, enter=enter)
        files = {**index.beside(new, package), INDEX: index.as_json(new)}
        changed = {name: content for name, content in files.items() if not _holds(self.root / name, content)}
        if not changed:
            return f"{self.root / INDEX}: up to date already"
        progress(INDEX)
        for name, content in changed.items():
            replace_file(self.root / name, content)
        return f"{self.root / INDEX}: up to date"


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _same(final: Path, package: Package) -> None:
    """Refuse a folder in the version's place that is not this very release."""
    found = _files(final) if final.is_dir() and not final.is_symlink() else {}
    wrong = sorted(found.keys() ^ {file.name for file in package.files})
    wrong = wrong or [file.name for file in package.files if _sum(found[file.name]) != file.sha256]
    if wrong:
        raise Refused(f"{final} stands there, but is not this release ({wrong[0]} differs); it is never overwritten")


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()}


def _sum(path: Path) -> str | None:
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _copy_file(file: File, into: Path) -> None:
    into.unlink(missing_ok=True)
    with into.open("xb") as out:
        for chunk in file.chunks():
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
