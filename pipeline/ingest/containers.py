"""Files that hold others: zip, gzip and WARC, opened within bounds.

Belongs here: from a container to its members, one at a time, and the faults of those that are not let in. Does not belong here: what
a member says.
"""

import gzip
import tempfile
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from pipeline.ingest.extract import MAX_BYTES
from pipeline.ingest.faults import Fault

MAX_DEPTH = 3
"""Containers within containers."""
MAX_MEMBERS = 1_000_000
MAX_UNPACKED = 8 * 2**30
"""Bytes that all members of one input may have together, unpacked."""
MAX_RATIO = 250
"""Bytes unpacked of one byte packed; text reaches 20, a bomb 1,000."""
_FREE = 4 * 2**20
"""Bytes below which the ratio is not looked at."""
_CHUNK = 2**18
_DOCUMENTS = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain")
_HTTP = "application/http"
_PACKED = (b"PK\x03\x04", b"PK\x05\x06")


@dataclass(slots=True)
class Budget:
    """What one input may still unpack."""

    unpacked: int = MAX_UNPACKED
    members: int = MAX_MEMBERS

    def take(self, count: int) -> bool:
        """Take bytes of it; False where it is used up."""
        self.unpacked -= count
        return self.unpacked >= 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a WARC file."""

    place: str
    body: bytes
    url: str
    content_type: str
    seen: str
    """Instant of the fetch, with its zone."""


def container_of(head: bytes, name: str) -> str | None:
    """zip, gz or warc by the first bytes of a file; None where it is no container."""
    if head.startswith(_PACKED):
        return "zip"
    if head.startswith(b"WARC/") or name.lower().endswith((".warc", ".warc.gz")):
        return "warc"
    return "gz" if head.startswith(b"\x1f\x8b") else None


@contextmanager
def spooled(name: str) -> Generator[Path]:
    """A file of that name, to be filled, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="ballot-echo-") as folder:
        yield Path(folder) / (PurePosixPath(name.replace("\\", "/")).name or "member")


def gunzip(path: Path, name: str, into: Path, budget: Budget) -> Fault | None:
    """Unpack a gzip file; the fault that stops it."""
    try:
        with gzip.open(path) as packed, into.open("wb") as out:
            return _copy(cast(IO[bytes], packed), out, path.stat().st_size, name, budget)
    except (OSError, EOFError, zlib.error) as error:
        return Fault(name, 1, "broken-gzip", f"it can't be unpacked: {error}")


def members(path: Path, name: str, budget: Budget) -> Iterator[tuple[str, Path | Fault]]:
    """Members of a zip file, each as a file that is gone when the next is asked for, or the fault that keeps it out."""
    try:
        with zipfile.ZipFile(path) as packed:
            for info in packed.infolist():
                if info.is_dir() or info.filename.startswith("__MACOSX/"):
                    continue
                budget.members -= 1
                if budget.members < 0:
                    yield name, Fault(name, 1, "too-many", f"more than {MAX_MEMBERS:,} members; the rest is left")
                    return
                place = f"{name}!{info.filename}"
                with spooled(info.filename) as into:
                    fault = _unzip(packed, info, into, place, budget)
                    yield place, fault or into
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        yield name, Fault(name, 1, "broken-zip", f"it can't be opened: {error}")


def _unzip(packed: zipfile.ZipFile, info: zipfile.ZipInfo, into: Path, place: str, budget: Budget) -> Fault | None:
    if info.flag_bits & 1:
        return Fault(place, 1, "encrypted", "it opens with a password only")
    try:
        with packed.open(info) as member, into.open("wb") as out:
            return _copy(member, out, info.compress_size, place, budget)
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        return Fault(place, 1, "broken-zip", f"it can't be unpacked: {error}")


def _copy(packed: IO[bytes], out: IO[bytes], size: int, place: str, budget: Budget) -> Fault | None:
    """Copy what is unpacked until a bound is reached: what a container says of sizes is not believed."""
    done = 0
    while chunk := packed.read(_CHUNK):
        done += len(chunk)
        if done > max(_FREE, MAX_RATIO * size):
            return Fault(place, 1, "bomb", f"unpacks to more than {MAX_RATIO} times its size")
        if not budget.take(len(chunk)):
            return Fault(place, 1, "too-large", f"the input unpacks to more than {MAX_UNPACKED:,} bytes")
        out.write(chunk)
    return None


def is_office(path: Path) -> bool:
    """Whether a zip file is a document of an office suite or an e-book, which are not read."""
    try:
        with zipfile.ZipFile(path) as packed:
            return not {"[Content_Types].xml", "mimetype"}.isdisjoint(packed.namelist())
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


def pages(path: Path, name: str, budget: Budget) -> Iterator[Page | Fault]:
    """Documents of a WARC file, in order; answers that are no document (pictures, style, redirects) are passed over."""
    number = 0
    try:
        with path.open("rb") as file:
            records = ArchiveIterator(file, record_types=WarcRecordType.response, auto_decode="transfer")
            for number, record in enumerate(records, 1):
                if (page := _page(record, name, number)) is None:
                    continue
                if isinstance(page, Page) and not budget.take(len(page.body)):
                    yield Fault(name, number, "too-large", f"the input unpacks to more than {MAX_UNPACKED:,} bytes; the rest is left")
                    return
                yield page
    except Exception as error:  # a broken file breaks the iterator in any way
        yield Fault(name, number + 1, "broken-warc", f"it can't be read on: {type(error).__name__}: {error}")
        return
    if not number:
        yield Fault(name, 1, "broken-warc", "it holds no answer of a server")


def _page(record: WarcRecord, name: str, number: int) -> Page | Fault | None:
    http, kind = record.http_headers, (record.http_content_type or "").lower()
    if http is None and (record.headers.get("Content-Type") or _HTTP).startswith(_HTTP):
        return Fault(name, number, "broken-warc", "a record whose answer can't be read")
    if http is None or http.status_code != 200 or kind not in _DOCUMENTS:
        return None
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    body = record.reader.read(MAX_BYTES + 1)
    packed = (http.get("Content-Encoding") or "identity").lower()
    if not http.get("Transfer-Encoding") and len(body) < min(record.content_length, MAX_BYTES):
        return Fault(name, number, "cut-off", f"{url}: {len(body):,} of {record.content_length:,} bytes")
    if packed in ("gzip", "x-gzip", "deflate"):
        try:
            body = zlib.decompressobj(wbits=47).decompress(body, MAX_BYTES + 1)
        except zlib.error as error:
            return Fault(name, number, "broken-gzip", f"{url}: {error}")
    elif packed != "identity":
        return Fault(name, number, "format", f"{url}: packed as {packed}, which is not read")
    if len(body) > MAX_BYTES:
        return Fault(name, number, "too-large", f"{url}: more than {MAX_BYTES:,} bytes")
    charset = f"; charset={record.http_charset}" if record.http_charset else ""
    return Page(f"{name}:{number}", body, url, kind + charset, record.record_date.isoformat())
