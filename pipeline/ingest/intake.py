"""The intake: what files, connectors and fetches bring in, kept as one Parquet file a batch and table, until a build reads it.

Belongs here: the form in which a document is handed over, batches, versions of a document. Does not belong here: where documents come
from and how they are read (extract, connectors, fetch).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.ingest import dates
from pipeline.ingest.archive import Archive
from pipeline.ingest.elections import document_row
from pipeline.ingest.faults import Fault
from pipeline.ingest.rights import turned_away as not_kept_fault
from schemas.codes import codes

if TYPE_CHECKING:
    from schemas.model import ColumnInfo

Row = dict[str, Any]
Zones = Mapping[str, Sequence[str]]

DOCUMENTS = "documents"
"""Name of the batches of documents: the columns of two tables in one."""
OF_VERSIONS = ("author", "first_seen", "reader", "encoding", "repairs", "notes", "body_sha256", "zones_sha256")
"""Columns that `document_versions` has and `documents` has not."""
_OF_THE_PUBLISHER = {"licence", "text_redistributable", "text", "path", "basis"}
"""Columns of `documents` that a build fills."""


@dataclass(frozen=True, slots=True)
class Original:
    """A document as a reader, a connector or a fetch hands it over."""

    publisher: str
    """Publisher, an id of `sources/publishers.yaml`."""
    kind: str
    """Kind of document, a code."""
    url: str
    published: str
    """Day (2022-11-23), month, year, or instant with its zone (2022-11-23T01:29:00+00:00)."""
    text: str
    language: str
    """ISO 639-1."""
    reader: str
    """Name of the connector, or format of the file."""
    place: str = ""
    """Where it stood: file and line, or address; for faults."""
    title: str | None = None
    author: str | None = None
    archive_url: str | None = None
    retrieved: str | None = None
    """Day on which it was read, 2022-11-23."""
    first_seen: str | None = None
    """Instant at which this text was first seen, with its zone."""
    body: bytes | None = None
    """Bytes that the text was taken from, where they are to be kept."""
    encoding: str | None = None
    repairs: str | None = None
    zones: Zones = field(default_factory=dict)
    """What stands around the text and is no part of it, kept in the archive: zone (captions, related) → texts."""
    notes: str | None = None
    """What else the reader knows of this text, in words: earlier titles, texts it saw and did not keep."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of another table of this room, for example of `readings`, that comes with the documents or in their stead."""

    table: str
    row: Row


@dataclass(slots=True)
class Taken:
    """What one batch brought: each thing that came in is counted once."""

    n_in: int = 0
    n_documents: int = 0
    """Documents and versions taken in."""
    n_repeated: int = 0
    """Same document with the same text a second time in the batch."""
    faults: list[Fault] = field(default_factory=list)
    """What was turned away."""
    n_rows: dict[str, int] = field(default_factory=dict)
    """Table → rows taken in beside the documents."""

    def sentence(self) -> str:
        """What happened, for people."""
        rows = "".join(f"; {count:,} rows of {name}" for name, count in sorted(self.n_rows.items()))
        return f"{self.n_in:,} in: {self.n_documents:,} taken, {self.n_repeated:,} repeated, {len(self.faults):,} turned away{rows}"


class Intake:
    """One batch that is being taken in; nothing is seen by a build before `close`."""

    def __init__(self, folder: Path, archive: Archive, publishers: Iterable[str], not_kept: Iterable[str] = ()) -> None:
        """Begin a batch.

        Args:
            publishers: Those that are known.
            not_kept: Those of them whose texts may not be kept (`rights.not_kept`): nothing but address and hash is.
        """
        self._folder, self._archive = folder, archive
        self._publishers, self._not_kept = frozenset(publishers), frozenset(not_kept)
        self._rows: dict[tuple[str, str], Row] = {}
        self._other: dict[str, list[Row]] = {}
        self.taken = Taken()

    def add(self, item: Original | TableRow | Fault) -> None:
        """Take a document or a row of another table in, or put down why there is none."""
        if isinstance(item, TableRow):
            self.add_rows(item.table, [item.row])
            return
        self.taken.n_in += 1
        made = item if isinstance(item, Fault) else self._row(item)
        if isinstance(made, Fault):
            self.taken.faults.append(made)
            return
        key = made["document_id"], made["text_sha256"]
        if key in self._rows:
            self.taken.n_repeated += 1
            return
        assert isinstance(item, Original)
        self._archive.put(item.text)
        if item.body is not None:
            self._archive.put_bytes(item.body)
        if zones := _zones(item):
            self._archive.put_bytes(zones)
        self._rows[key] = made
        self.taken.n_documents += 1

    def add_rows(self, name: str, rows: Iterable[Row]) -> None:
        """Take in rows of another table of this room, for example `readings`."""
        found = list(rows)
        self._other.setdefault(name, []).extend(found)
        self.taken.n_rows[name] = self.taken.n_rows.get(name, 0) + len(found)

    def keeps_nothing_of(self, publisher: str) -> bool:
        """Whether nothing but address and hash may be kept of a publisher's texts."""
        return publisher in self._not_kept

    def close(self) -> Taken:
        """Write the batch; what was turned away is written as well."""
        batches = {DOCUMENTS: list(self._rows.values()), "ingest_quarantine": [turned_away(fault) for fault in self.taken.faults]}
        for name, rows in {**self._other, **batches}.items():
            write_batch(self._folder, name, rows)
        return self.taken

    def _row(self, item: Original) -> Row | Fault:
        place, _, line = item.place.rpartition(":")
        where = (place, int(line)) if line.isdigit() else (item.place or item.url, 1)
        if item.publisher not in self._publishers:
            return Fault(*where, "unknown-publisher", f"{item.publisher!r} is not in sources/publishers.yaml; add it there")
        if item.publisher in self._not_kept:
            return not_kept_fault(item.publisher, item.url, item.text, *where)
        return row_of(item)


def row_of(item: Original) -> Row | Fault:
    """The row of an original in a batch of documents, or why it has none."""
    place, _, line = item.place.rpartition(":")
    where = (place, int(line)) if line.isdigit() else (item.place or item.url, 1)
    if item.kind not in codes("document_kind"):
        return Fault(*where, "unknown-kind", f"{item.kind!r}: one of {', '.join(codes('document_kind'))}")
    if not item.text.strip():
        return Fault(*where, "empty", "it holds no text")
    front: Row = {"publisher": item.publisher, "kind": item.kind, "url": item.url, "published": item.published}
    front |= {"title": item.title, "archive": item.archive_url, "language": item.language}
    try:
        if item.retrieved:
            front["read"] = item.retrieved
        row = document_row(front, item.text, None, "original")
        seen = dates.parse(item.first_seen).instant if item.first_seen else None
    except ValueError as error:
        return Fault(*where, "no-date", f"{error}")
    body = hashlib.sha256(item.body).hexdigest() if item.body is not None else None
    zones = _zones(item)
    around = hashlib.sha256(zones).hexdigest() if zones else None
    own = (item.author, seen, item.reader, item.encoding, item.repairs, item.notes, body, around)
    return {**row, **dict(zip(OF_VERSIONS, own, strict=True))}


def _zones(item: Original) -> bytes | None:
    """Zones as they are kept: JSON, zone → texts; None where there are none."""
    kept = {zone: list(texts) for zone, texts in sorted(item.zones.items()) if texts}
    return json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace") if kept else None


def turned_away(fault: Fault) -> Row:
    """The row of `ingest_quarantine` of a fault."""
    return {"room": "ingest", "input": fault.path, "location": f"line {fault.line}", "rule": fault.rule, "reason": fault.message}


def columns_of(name: str) -> tuple["ColumnInfo", ...]:
    """Columns of the batches of a table."""
    from schemas.model import table  # with polars and pandera: loaded only where batches are written or read

    if name != DOCUMENTS:
        return table(name).columns
    own = [column for column in table("documents").columns if column.name not in _OF_THE_PUBLISHER]
    known = {column.name for column in own} | {"version_no"}
    return (*own, *(column for column in table("document_versions").columns if column.name not in known))


def write_batch(folder: Path, name: str, rows: Sequence[Row]) -> Path | None:
    """Write rows as a batch of a table, named for its content: the same rows make the same file, and no file where there are none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from schemas.derive.arrow import arrow_type

    if not rows:
        return None
    schema = pa.schema([pa.field(column.name, arrow_type(column)) for column in columns_of(name)])
    batch = pa.Table.from_pylist([{key: row.get(key) for key in schema.names} for row in rows], schema=schema)
    digest = hashlib.sha256(repr([list(row.values()) for row in batch.to_pylist()]).encode()).hexdigest()
    path = folder / name / f"{digest[:24]}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}")
    pq.write_table(batch, draft, compression="zstd")
    draft.replace(path)
    return path


def read_batches(folder: Path, name: str) -> list[Row]:
    """Rows of all batches of a table, each once, in the order of the files' names."""
    import pyarrow.parquet as pq

    rows: dict[tuple[Any, ...], Row] = {}
    for path in sorted((folder / name).glob("*.parquet")):
        for row in pq.read_table(path).to_pylist():
            rows.setdefault(tuple(row.values()), row)
    return list(rows.values())


def versions(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """document_id → its versions in the order in which they were seen, numbered; a text seen twice is one version."""
    found: dict[str, dict[str, Row]] = {}
    for row in sorted(rows, key=_seen):
        found.setdefault(row["document_id"], {}).setdefault(row["text_sha256"], row)
    return {
        document: [{**row, "version_no": number} for number, row in enumerate(texts.values(), 1)]
        for document, texts in sorted(found.items())
    }


def _seen(row: Mapping[str, Any]) -> tuple[Any, ...]:
    seen = row["first_seen"]
    return row["document_id"], seen is not None, seen.isoformat() if seen else "", row["text_sha256"]
