"""A release at an address: fetched within limits, to be verified like a folder.

Belongs here: what `ballot-echo verify URL` does before it looks. Nobody but the address is asked, nothing beside or above it, and nothing
is written outside of a folder that is gone afterwards. Does not belong here: what is looked at (release.verify).
"""

import hashlib
import json
import re
import tempfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urljoin, urlsplit

import tenacity

from pipeline.ingest.fetch.addresses import Reach, Resolve, look_up
from pipeline.ingest.fetch.client import user_agent
from pipeline.ingest.fetch.limits import Clock, Failed, Limits
from pipeline.ingest.fetch.wire import Answer, Wire
from pipeline.publish.targets import safe_name
from pipeline.release.hashes import SUMS, read_sums
from pipeline.release.index import INDEX
from pipeline.release.verify import Problem, Report, report
from pipeline.release.version import number_of

STORES = ("s3", "gs", "az")
_MOVED = (301, 302, 303, 307, 308)
_REDIRECTS = 5


class NoRelease(Exception):
    """There is no release that could be verified; says why."""


class NoAddress(NoRelease):
    """It is no address that is asked."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a release may take."""

    files: int = 5_000
    file_bytes: int = 8 * 2**30
    all_bytes: int = 32 * 2**30
    list_bytes: int = 4 * 2**20
    """Bytes of SHA256SUMS and of releases.json."""
    seconds: float = 3600
    """Seconds for everything."""
    limits: Limits = field(default_factory=lambda: Limits(attempts=3))


class Place(Protocol):
    """Where files are fetched from."""

    def save(self, name: str, max_bytes: int, into: Path) -> int:
        """Fetch a file, given by its path below the place; bytes of it.

        Raises:
            Failed: It was not to be had.
        """
        ...


def is_address(name: str) -> bool:
    """Whether a name is an address and no path."""
    return "://" in name


def verify_at(
    address: str,
    *,
    allow_private: bool = False,
    bounds: Bounds | None = None,
    clock: Clock | None = None,
    resolve: Resolve = look_up,
    look: Callable[[Path], Report] = report,
    progress: Callable[[str], Any] = lambda _: None,
) -> Report:
    """Fetch a release and look at everything that it promises.

    Args:
        address: Of the version's folder, or of a `releases.json`, whose latest version is meant; http, https or a store's.
        allow_private: Let this machine and private networks be asked.
        bounds: How much may be fetched.
        clock: Time; that of the system where it is left out.
        resolve: How names are looked up.
        look: Looks at the folder that was fetched.
        progress: Told of each file.

    Raises:
        NoAddress: It is none that is asked.
        NoRelease: There is nothing that could be verified, or it is not to be had within the bounds.
    """
    bounds, clock = bounds or Bounds(), clock or Clock()
    base, _, last = address.rstrip("/").rpartition("/")
    base = f"{base}/" if last == INDEX else f"{address.rstrip('/')}/"
    with _place(base, bounds, clock, Reach(private=allow_private, resolve=resolve)) as place, tempfile.TemporaryDirectory() as folder:
        errand = _Errand(place, bounds, bounds.all_bytes)
        if last == INDEX:
            version, promised = errand.latest(Path(folder))
            place = _Below(place, f"{version}/")
            errand = replace(errand, place=place)
        else:
            promised = None
        into = Path(folder) / "release"
        into.mkdir()
        missing = errand.fetch(into, promised, progress)
        return _with(look(into), missing)


def _with(looked: Report, missing: list[Problem]) -> Report:
    """A report that says why a file is missing."""
    names = {problem.file for problem in missing}
    others = [problem for problem in looked.problems if problem.file not in names or problem.what != "is missing"]
    return Report(looked.looks, tuple(sorted({*others, *missing})))


@dataclass(slots=True)
class _Errand:
    """The fetching of one release."""

    place: Place
    bounds: Bounds
    left: int
    """Bytes that may still be fetched."""

    def latest(self, folder: Path) -> tuple[str, str]:
        """The latest version by `releases.json`, and the sum that is promised of its SHA256SUMS."""
        path = folder / INDEX
        self._save(INDEX, self.bounds.list_bytes, path)
        try:
            index = json.loads(path.read_bytes())
            version = index["aliases"]["latest"]
            number_of(version)
            entry = next(entry for entry in index["releases"] if entry["version"] == version)
            if entry["path"] != f"{version}/":
                raise ValueError("its path is another than its name")
            return version, str(entry["sums_sha256"])
        except (ValueError, KeyError, TypeError, StopIteration, RecursionError) as error:
            raise NoRelease(f"{INDEX} names no latest version: {type(error).__name__}: {error}"[:300]) from None

    def fetch(self, into: Path, promised: str | None, progress: Callable[[str], Any]) -> list[Problem]:
        """Fetch every file that SHA256SUMS lists; those that are not there."""
        progress(SUMS)
        self._save(SUMS, self.bounds.list_bytes, into / SUMS)
        names = _names(into, promised, self.bounds)
        missing = []
        for name in names:
            progress(name)
            path = into / name
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._save(name, self.bounds.file_bytes, path)
            except Missing as error:
                missing.append(Problem(name, str(error)))
            except OSError as error:
                raise NoRelease(f"{name} can't be written here: {error.strerror}") from None
        return missing

    def _save(self, name: str, max_bytes: int, into: Path) -> None:
        try:
            self.left -= self.place.save(name, min(max_bytes, self.left), into)
        except Failed as failed:
            into.unlink(missing_ok=True)
            if failed.outcome in ("not_found", "denied") and name not in (SUMS, INDEX):
                raise Missing(f"is not to be had: {failed.reason}") from None
            raise NoRelease(f"{name}: {failed.reason}") from None


class Missing(NoRelease):
    """One file is not to be had."""


def _names(folder: Path, promised: str | None, bounds: Bounds) -> Iterator[str]:
    """Names of SHA256SUMS, if they are all such as lead to files of a release."""
    content = (folder / SUMS).read_bytes()
    if promised and hashlib.sha256(content).hexdigest() != promised:
        raise NoRelease(f"{SUMS} is not the one that {INDEX} promises")
    try:
        names = list(read_sums(folder))
    except ValueError as error:
        raise NoRelease(str(error)[:300]) from None
    if len(names) > bounds.files:
        raise NoRelease(f"{SUMS} lists {len(names):,} files, at most {bounds.files:,} are fetched")
    if strange := [name for name in names if not safe_name(name) or name == SUMS]:
        raise NoRelease(f"{SUMS} lists {strange[0][:100]!r}, which is no name for a file of a release")
    return iter(names)


@contextmanager
def _place(base: str, bounds: Bounds, clock: Clock, reach: Reach) -> Generator[Place]:
    parts = urlsplit(base)
    if parts.scheme == "hf":
        yield _dataset(base)
        return
    if parts.scheme in STORES and parts.netloc:
        yield _Bucket(_opened(base), clock, clock.monotonic() + bounds.seconds)
        return
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password or parts.query or parts.fragment:
        others = ", ".join(f"{scheme}://" for scheme in STORES)
        raise NoAddress(
            f"{base}: give https:// and a folder or a {INDEX}, without name, password or query; or {others}, hf://owner/name@VERSION"
        )
    wire = Wire(user_agent(""), bounds.limits, clock, reach)
    try:
        yield _Site(base, wire, bounds, clock, clock.monotonic() + bounds.seconds)
    finally:
        wire.close()


@dataclass(frozen=True, slots=True)
class _Below:
    """A folder of a place."""

    place: Place
    folder: str

    def save(self, name: str, max_bytes: int, into: Path) -> int:
        """Fetch a file of it."""
        return self.place.save(self.folder + name, max_bytes, into)


@dataclass(frozen=True, slots=True)
class _Site:
    """A folder of a website."""

    base: str
    wire: Wire
    bounds: Bounds
    clock: Clock
    end: float
    """When all must be there, by the monotonic clock."""

    def save(self, name: str, max_bytes: int, into: Path) -> int:
        """Fetch a file, again where it failed for the moment."""
        limits = self.bounds.limits
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, Failed) and error.again),
            stop=tenacity.stop_after_attempt(limits.attempts),
            wait=tenacity.wait_exponential(limits.first_wait, limits.longest_wait),
            sleep=self.clock.sleep,
            reraise=True,
        )
        return retrying(self._attempt, urljoin(self.base, quote(name)), max_bytes, into)

    def _attempt(self, url: str, max_bytes: int, into: Path) -> int:
        for _ in range(_REDIRECTS + 1):
            answer = self.wire.save(url, self.end, max_bytes, into)
            if answer.status not in _MOVED:
                return _accepted(answer)
            url = urljoin(url, answer.headers.get("location", ""))
            if not url.startswith(self.base) or "/." in url or "%2e" in url.lower():
                raise Failed("denied", f"redirects to {url[:200]}, which is not below {self.base}; give the address where it stands")
        raise Failed("too_many_redirects", f"more than {_REDIRECTS} redirects")


def _accepted(answer: Answer) -> int:
    status = answer.status
    if status in (200, 203):
        return answer.n_bytes_sent
    again = status in (408, 425, 429) or status >= 500
    raise Failed("not_found" if status in (404, 410) else "denied", f"status {status}", status=status, again=again)


def _opened(base: str) -> Any:
    from pipeline.publish.store import open_store
    from pipeline.publish.targets import Manner, Misused

    try:
        return open_store(base.rstrip("/"), Manner(attempts=3), reading=True)
    except Misused as error:
        raise NoAddress(str(error)) from None


@dataclass(frozen=True, slots=True)
class _Bucket:
    """A prefix of an object store; keys, regions and endpoints come from the environment that each store's own tools read."""

    store: Any
    clock: Clock
    end: float
    """When all must be there, by the monotonic clock."""

    def save(self, name: str, max_bytes: int, into: Path) -> int:
        """Fetch an object."""
        import obstore
        from obstore.exceptions import BaseError

        from pipeline.publish.targets import redacted

        try:
            got = obstore.get(self.store, name)
            size = got.meta["size"]
            if size > max_bytes:
                raise Failed("too_large", f"{size:,} bytes, at most {max_bytes:,} are fetched")
            with into.open("wb") as out:
                for chunk in got:
                    out.write(chunk)
                    if self.clock.monotonic() > self.end:
                        raise Failed("too_slow", "not complete within the time allowed")
        except FileNotFoundError:
            raise Failed("not_found", "there is no such object") from None
        except BaseError as error:
            raise Failed("unreachable", redacted(" ".join(str(error).split())[:300])) from None
        return size


def _dataset(base: str) -> "_Dataset":
    from pipeline.publish.huggingface import open_hub
    from pipeline.publish.targets import Manner, Misused

    repo, _, revision = base.removeprefix("hf://").rstrip("/").partition("@")
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", repo) or not re.fullmatch(r"[\w.]*", revision):
        raise NoAddress(f"{base}: write a dataset as hf://owner/name@VERSION")
    try:
        return _Dataset(open_hub(Manner(attempts=3), reading=True), repo, revision or "main")
    except Misused as error:
        raise NoAddress(str(error)) from None


@dataclass(frozen=True, slots=True)
class _Dataset:
    """A version of a dataset on Hugging Face, which gives its large files out from hosts of its own."""

    hub: Any
    repo: str
    revision: str

    def save(self, name: str, max_bytes: int, into: Path) -> int:
        """Fetch a file of it."""
        from pipeline.publish.huggingface import fetch
        from pipeline.publish.targets import Refused

        try:
            return fetch(self.hub, self.repo, self.revision, name, max_bytes, into)
        except FileNotFoundError:
            raise Failed("not_found", f"there is no such file in {self.repo} at {self.revision}") from None
        except Refused as error:
            raise Failed("unreachable", str(error)) from None
