"""The whole of one reading: `sources/` and the inbox become rows of tables and texts in the archive."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.ingest.archive import Archive
from pipeline.ingest.faults import Fault
from pipeline.ingest.inbox import Inbox
from pipeline.ingest.intake import DOCUMENTS, read_batches, turned_away, versions
from pipeline.ingest.minted import released_rows
from pipeline.ingest.rights import not_kept
from pipeline.ingest.sources import Sources, read_sources
from schemas.model import table

Row = dict[str, Any]
_NOT_KEPT = {"body_sha256": None, "zones_sha256": None}
"""What the inbox itself keeps, and the archive need not."""
DATASETS = ("read_elections", "read_results", "read_events")
"""Tables of what reference datasets say."""
_AS_TAKEN = ("fetches", "feed_windows")
"""Tables that hold what the intake holds of known publishers, and nothing else."""


def read_all(
    sources: Path, inbox: Path, archive: Archive, releases: Path | None = None, intake: Path | None = None
) -> dict[str, list[Row]]:
    """Rows of every table that reading makes; each text that is to be coded stands in the archive.

    Args:
        releases: Folder of the releases, whose latest gave ids that must not change; none where it is left out.

    Raises:
        SourcesInvalid: `sources/` breaks its rules.
    """
    read = read_sources(sources, inbox)
    originals = read.originals
    for text in (*read.texts.values(), *originals.texts.values()):
        archive.put(text)
    taken = _Taken.of(intake, read.rows["publishers"])
    documents = _documents(read, originals, taken, archive)
    return {
        **read.rows,
        "minted_responses": _minted(read.rows["minted_responses"], released_rows(releases) if releases else []),
        "documents": documents,
        "document_versions": _document_versions(documents, taken, originals),
        "readings": _readings(read.rows["readings"], taken.readings),
        **taken.other,
        "feed_windows": _windows(taken.other["feed_windows"]),
        "ingest_quarantine": [*(turned_away(fault) for fault in originals.faults), *taken.quarantine],
    }


@dataclass(frozen=True, slots=True)
class _Taken:
    """What the intake holds, as far as its publishers are known and let their texts be kept."""

    versions: dict[str, list[Row]]
    readings: list[Row]
    quarantine: list[Row]
    other: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in (*_AS_TAKEN, *DATASETS)})

    @classmethod
    def of(cls, intake: Path | None, listed: list[Row]) -> "_Taken":
        if intake is None:
            return cls({}, [], [])
        rows = read_batches(intake, DOCUMENTS)
        publishers, shut = {row["publisher_id"] for row in listed}, not_kept(listed)
        known = [row for row in rows if row["publisher_id"] in publishers - shut]
        left = Counter(row["publisher_id"] for row in rows if row["publisher_id"] not in publishers - shut)
        gone = [turned_away(_left_out(name, count, name in shut)) for name, count in sorted(left.items())]
        of_known = {
            name: [row for row in read_batches(intake, name) if row["publisher_id"] in publishers] for name in ("readings", *_AS_TAKEN)
        }
        of_known |= {name: _of_datasets(name, intake, publishers) for name in DATASETS}
        return cls(versions(known), of_known.pop("readings"), [*read_batches(intake, "ingest_quarantine"), *gone], of_known)


def _left_out(publisher: str, count: int, shut: bool) -> Fault:
    if shut:
        return Fault(
            "intake", 1, "not-kept", f"{count} documents of {publisher}, which does not let its texts be kept; empty the archive of them"
        )
    return Fault("intake", 1, "unknown-publisher", f"{count} documents of {publisher}, which sources/publishers.yaml lacks")


def _of_datasets(name: str, intake: Path, publishers: set[str]) -> list[Row]:
    """Rows of a table of datasets, each key once."""
    rows: dict[tuple[Any, ...], Row] = {}
    for row in read_batches(intake, name):
        if row["dataset"] in publishers:
            rows.setdefault(tuple(row[key] for key in table(name).key), row)
    return list(rows.values())


def _readings(listed: list[Row], taken: list[Row]) -> list[Row]:
    """Days read: those of `sources/`, then those of the intake; of two counts of a day the larger, since a feed shows a part at a time."""
    days = {(row["publisher_id"], row["day"]): row for row in sorted(taken, key=lambda row: row["n_items"])}
    days |= {(row["publisher_id"], row["day"]): row for row in listed}
    return list(days.values())


def _windows(taken: list[Row]) -> list[Row]:
    """Windows of feeds: of two readings of the very same stretch the one with more items, since items can be added later."""
    key = table("feed_windows").key
    return list({tuple(row[name] for name in key): row for row in sorted(taken, key=lambda row: row["n_items"])}.values())


def _document_versions(documents: list[Row], taken: _Taken, originals: Inbox) -> list[Row]:
    """Versions of every document; one that was not taken in has the one that is coded."""
    names = [column.name for column in table("document_versions").columns]
    rows: list[Row] = []
    for document in documents:
        seen = taken.versions.get(document["document_id"])
        said = originals.said.get(document["document_id"], {})
        own = seen or [{**document, "reader": document["basis"], **said, "version_no": 1, **_NOT_KEPT}]
        rows += [{name: row.get(name) for name in names} for row in own]
    return rows


def _minted(listed: list[Row], released: list[Row]) -> list[Row]:
    """Ids of the list, then those that only the latest release has."""
    known = {row["response_id"] for row in listed}
    return [*listed, *(row for row in released if row["response_id"] not in known)]


def _documents(read: Sources, originals: Inbox, taken: _Taken, archive: Archive) -> list[Row]:
    """Digests, each replaced by its original where the intake or the inbox holds it, and the other originals."""
    publishers = {row["publisher_id"]: row for row in read.rows["publishers"]}
    rows = {row["document_id"]: row for row in read.rows["documents"]}
    names = [column.name for column in table("documents").columns]
    last: Iterator[Row] = ({name: own[-1].get(name) for name in names} for own in taken.versions.values())
    for original in (*last, *originals.rows):
        document = original["document_id"]
        publisher = publishers[original["publisher_id"]]
        text = None
        if free := publisher["may_release"]:
            text = originals.texts.get(document) or archive.get(original["text_sha256"])
        path = rows.get(document, {}).get("path")
        own = {"basis": "original", "licence": publisher["licence"], "text_redistributable": free, "text": text, "path": path}
        rows[document] = {**original, **own}
    return list(rows.values())
