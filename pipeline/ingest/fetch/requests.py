"""What is asked for, and what came of it: the types that plan, client and run share.

Belongs here: plain data.
"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cached:
    """What is known of an address from the last time it was fetched."""

    final_url: str
    """Address that answered."""
    body_sha256: str
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Request:
    """An address to be asked for."""

    url: str
    purpose: str
    """Code of `fetch_purpose`."""
    publisher: str
    feed: str | None = None
    """Feed that lists the address, or is it."""
    cached: Cached | None = None
    """Where the body is still at hand: it is asked for only if it has changed."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """How a request ended."""

    request: Request
    at: datetime.datetime
    outcome: str
    """Code of `fetch_outcome`."""
    reason: str | None = None
    final_url: str | None = None
    status: int | None = None
    n_attempts: int = 0
    n_redirects: int = 0
    n_bytes_sent: int = 0
    body: bytes | None = None
    """After decompression; none where the server says that it has not changed."""
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
