"""The whole of one reading: `sources/` and the inbox become rows of tables and texts in the archive."""

from pathlib import Path
from typing import Any

from pipeline.ingest.archive import Archive
from pipeline.ingest.faults import Fault
from pipeline.ingest.inbox import Inbox
from pipeline.ingest.minted import released_rows
from pipeline.ingest.sources import Sources, read_sources, redistributable

Row = dict[str, Any]


def read_all(sources: Path, inbox: Path, archive: Archive, releases: Path | None = None) -> dict[str, list[Row]]:
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
    return {
        **read.rows,
        "minted_responses": _minted(read.rows["minted_responses"], released_rows(releases) if releases else []),
        "documents": _documents(read, originals),
        "ingest_quarantine": [_turned_away(fault) for fault in originals.faults],
    }


def _minted(listed: list[Row], released: list[Row]) -> list[Row]:
    """Ids of the list, then those that only the latest release has."""
    known = {row["response_id"] for row in listed}
    return [*listed, *(row for row in released if row["response_id"] not in known)]


def _documents(read: Sources, originals: Inbox) -> list[Row]:
    """Digests, each replaced by its original where the inbox holds it, and the other originals."""
    licences = {row["publisher_id"]: row["licence"] for row in read.rows["publishers"]}
    rows = {row["document_id"]: row for row in read.rows["documents"]}
    for original in originals.rows:
        licence = licences[original["publisher_id"]]
        free = redistributable(licence)
        text = originals.texts[original["document_id"]] if free else None
        path = rows.get(original["document_id"], {}).get("path")
        rows[original["document_id"]] = {
            **original,
            "licence": licence,
            "text_redistributable": free,
            "text": text,
            "path": path,
        }
    return list(rows.values())


def _turned_away(fault: Fault) -> Row:
    return {
        "room": "ingest",
        "input": fault.path,
        "location": f"line {fault.line}",
        "rule": fault.rule,
        "reason": fault.message,
    }
