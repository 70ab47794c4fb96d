"""What a connector is, and what all of them need: looking into the head of a file, reading its lines within bounds.

Belongs here: nothing that is particular to one source.
"""

import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, cast

from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import Original, TableRow

HEAD_BYTES = 64 * 2**10
MAX_BYTES = 2 * 2**30
"""Most bytes of a file, unpacked, that are read; what comes behind is turned away."""
MAX_LINE = 16 * 2**20
"""Longest line or record."""
SHARE_DIGITS = 4
"""Digits behind the point that a share keeps."""
_KEY = re.compile(r'[{,]\s*"((?:[^"\\]|\\.)*)"\s*:')

Item = Original | TableRow | Fault
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Connector:
    """Reads one archive or dataset."""

    name: str
    about: str
    """What it reads, one sentence."""
    columns: frozenset[str]
    """Columns that a file must have to be read by it."""
    read: Callable[[Path], Iterable[Item]]
    """Documents, rows of tables and what is turned away, in the order of the file; a file that can't be read is one fault."""
    form: str = "csv"
    """csv, tsv or jsonl."""
    tables: tuple[str, ...] = ("documents",)
    """What comes of it."""
    monthly: bool = False
    """Whether the source has a calendar, so that months are partitions of it."""
    shape: Callable[[str, bytes], bool] | None = None
    """Whether a file of that name and with that head, unpacked, is of its shape; for what has no columns to be known by."""

    def recognises(self, opened: "Opened") -> bool:
        """Whether a file has the columns, or the shape."""
        if self.shape:
            return self.shape(opened.name, opened.head)
        return opened.form == self.form and self.columns <= opened.columns


@dataclass(frozen=True, slots=True)
class Opened:
    """What the head of a file says of its form."""

    form: str
    columns: frozenset[str]
    name: str = ""
    head: bytes = b""
    """First bytes, unpacked."""

    @classmethod
    def of(cls, name: str, head: bytes) -> "Opened":
        """Look at a name and the first bytes; form and columns are empty where they are of no known form."""
        suffix = Path(name.lower().removesuffix(".gz")).suffix
        unpacked = _unpacked(head[:HEAD_BYTES])
        text = unpacked.decode("utf-8-sig", errors="replace")
        if suffix in (".jsonl", ".ndjson"):
            return cls("jsonl", _keys(text.partition("\n")[0]), name, unpacked)
        if suffix in (".csv", ".tsv"):
            form = suffix.removeprefix(".")
            first = next(csv.reader(io.StringIO(text.partition("\n")[0]), delimiter=_DELIMITERS[form]), [])
            return cls(form, frozenset(cell.strip() for cell in first), name, unpacked)
        return cls("", frozenset(), name, unpacked)


_DELIMITERS = {"csv": ",", "tsv": "\t"}


def _unpacked(head: bytes) -> bytes:
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(wbits=31).decompress(head, HEAD_BYTES)
    except zlib.error:
        return b""


def _keys(line: str) -> frozenset[str]:
    """Keys of the first object; of one that is cut off, those that can be seen."""
    try:
        found = json.loads(line)
        return frozenset(found) if isinstance(found, dict) else frozenset()
    except (ValueError, RecursionError):
        return frozenset(_KEY.findall(line))


def open_file(path: Path) -> BinaryIO:
    """Bytes of a file, unpacked where it is a gzip file; OSError where it can't be read."""
    with path.open("rb") as handle:
        packed = handle.read(2) == b"\x1f\x8b"
    return cast(BinaryIO, gzip.open(path)) if packed else path.open("rb")


def lines(path: Path, place: str) -> Iterator[tuple[int, str] | Fault]:
    """Lines of a text file with their numbers; UTF-8, bounded, and the faults of those that can't be read."""
    total = 0
    try:
        with open_file(path) as handle:
            number = 0
            while raw := handle.readline(MAX_LINE + 1):
                number += 1
                total += len(raw)
                if len(raw) > MAX_LINE or total > MAX_BYTES:
                    yield Fault(place, number, "too-large", f"a line of more than {MAX_LINE:,} bytes, or a file of more than {MAX_BYTES:,}")
                    return
                try:
                    yield number, raw.decode("utf-8-sig" if number == 1 else "utf-8")
                except UnicodeDecodeError as error:
                    yield Fault(place, number, "not-utf-8", f"byte {error.start} of the line is not UTF-8")
    except (OSError, EOFError, zlib.error) as error:
        yield Fault(place, 1, "unreadable", f"{type(error).__name__}: {error}")


def json_rows(path: Path, place: str) -> Iterator[tuple[int, str, Row] | Fault]:
    """Objects of a JSON Lines file: line, the line as it stands, and the object."""
    for item in lines(path, place):
        if isinstance(item, Fault):
            yield item
            continue
        number, line = item
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Fault(place, number, "syntax", f"no JSON: {str(error)[:160]}")
            continue
        yield (number, line, row) if isinstance(row, dict) else Fault(place, number, "syntax", "the line is no object")


def csv_rows(path: Path, place: str, form: str = "csv") -> Iterator[tuple[int, Row] | Fault]:
    """Records of a file with a head line: the line on which each ends, and its cells by column; too many or too few cells are a fault."""
    faults: list[Fault] = []
    reader = csv.reader(_only_text(lines(path, place), faults), delimiter=_DELIMITERS[form], strict=True)
    csv.field_size_limit(MAX_LINE)
    names: list[str] | None = None
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            yield Fault(place, reader.line_num, "syntax", f"{error}")
            continue
        yield from faults
        faults.clear()
        if names is None:
            names = [cell.strip() for cell in cells]
        elif len(cells) == len(names):
            yield reader.line_num, dict(zip(names, cells, strict=True))
        elif cells:
            yield Fault(place, reader.line_num, "syntax", f"{len(cells)} cells, the head line has {len(names)}")
    yield from faults


def _only_text(items: Iterable[tuple[int, str] | Fault], faults: list[Fault]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Fault):
            faults.append(item)
        else:
            yield item[1]


def digits(value: Decimal) -> int:
    """Digits behind the point as written."""
    return max(0, -int(value.as_tuple().exponent))
