"""The log: rows of `fetches`, and what they say of an address that is asked for again.

Belongs here: the log as the only memory of fetching. It is the cache as well: the last row of an address has its validators and the hash
under which the archive holds its body.
"""

import datetime
import hashlib
from collections.abc import Iterable
from typing import Any

from pipeline.ingest.archive import Archive
from pipeline.ingest.fetch.requests import Cached, Fetched

Row = dict[str, Any]
GOOD = ("fetched", "unchanged", "not_modified")
"""Outcomes after which the body of an address is known."""


class Known:
    """What the log says of addresses."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Rows of `fetches`, in any order."""
        self._last: dict[str, Row] = {}
        self._body: dict[str, Row] = {}
        self._taken: dict[str, Row] = {}
        for row in sorted(rows, key=lambda row: (row["fetched_at"], row["fetch_id"])):
            self.add(row)

    def add(self, row: Row) -> None:
        """Take a row in that is younger than all others of its address."""
        if row["purpose"] == "robots":
            return
        self._last[row["url"]] = row
        if row["body_sha256"] is not None:
            self._body[row["url"]] = row
        if row["document_id"] is not None:
            self._taken[row["url"]] = row

    def last(self, url: str) -> Row | None:
        """Last row of an address."""
        return self._last.get(url)

    def body(self, url: str) -> str | None:
        """Hash of the last body of an address."""
        return self._body[url]["body_sha256"] if url in self._body else None

    def taken(self, url: str) -> Row | None:
        """Last row of an address from which a document was taken."""
        return self._taken.get(url)

    def cached(self, url: str, archive: Archive) -> Cached | None:
        """What lets an address be asked for only if it changed; None where its body is not at hand."""
        row = self._body.get(url)
        if row is None or not (row["etag"] or row["last_modified"]) or not archive.has(row["body_sha256"]):
            return None
        return Cached(row["final_url"], row["body_sha256"], row["etag"], row["last_modified"])


def log_row(fetched: Fetched, run_at: datetime.datetime, outcome: str, reason: str | None, taken: Row | None = None) -> Row:
    """The row of a request.

    Args:
        fetched: How asking ended.
        run_at: When the run began.
        outcome: How the whole of it ended, reading included.
        reason: Why.
        taken: `published` and `document_id`, where a document was taken from it.
    """
    request, cached = fetched.request, fetched.request.cached
    kept = cached if fetched.outcome == "not_modified" else None
    body = hashlib.sha256(fetched.body).hexdigest() if fetched.body is not None else kept.body_sha256 if kept else None
    name = f"{request.url}\n{request.purpose}\n{request.publisher}\n{fetched.at.isoformat()}"
    return {
        "fetch_id": f"F-{hashlib.sha256(name.encode()).hexdigest()[:16]}",
        "run_at": run_at,
        "fetched_at": fetched.at,
        "publisher_id": request.publisher,
        "feed_url": request.feed,
        "url": request.url,
        "final_url": fetched.final_url,
        "purpose": request.purpose,
        "outcome": outcome,
        "reason": reason,
        "http_status": fetched.status,
        "n_attempts": fetched.n_attempts,
        "n_redirects": fetched.n_redirects,
        "n_bytes_sent": fetched.n_bytes_sent,
        "n_bytes": len(fetched.body or b""),
        "body_sha256": body,
        "content_type": fetched.content_type,
        "etag": fetched.etag or (kept.etag if kept else None),
        "last_modified": fetched.last_modified or (kept.last_modified if kept else None),
        "published": taken["published"] if taken else None,
        "document_id": taken["document_id"] if taken else None,
    }
