"""The table `fetches`."""

import polars as pl

from schemas.columns import Instant, Table, about, column


class Fetches(Table):
    """The log of fetching: what was asked for, when, and how it ended.

    Grain: one row an address that was asked for in one run of fetching. Internal: it is the log of one place, and its cache.
    """

    fetch_id: str = column("Fetch.", key=True, form="fetch")
    run_at: Instant = column("Instant at which the run of fetching began.")
    fetched_at: Instant = column("Instant at which the address was asked for.")
    publisher_id: str = column("Publisher for whose sake it was asked for.", refs="publishers.publisher_id", form="publisher")
    feed_url: str = column("Feed that lists the address, or is it; NULL for robots.txt.", nullable=True)
    url: str = column("Address asked for.")
    final_url: str = column("Address that answered, after redirects; NULL where none did.", nullable=True)
    purpose: str = column("What it was asked for.", code="fetch_purpose")
    outcome: str = column("How it ended.", code="fetch_outcome")
    reason: str = column("Why it ended so, in words; NULL where it went well.", nullable=True)
    http_status: pl.Int32 = column("Status of the last answer.", nullable=True, ge=100, le=999)
    n_attempts: pl.Int32 = column("Attempts.", unit="attempts", ge=0)
    n_redirects: pl.Int32 = column("Redirects that were followed.", unit="redirects", ge=0)
    n_bytes_sent: int = column("Bytes of the body as they came over the network.", unit="bytes", ge=0)
    n_bytes: int = column("Bytes of the body after decompression.", unit="bytes", ge=0)
    body_sha256: str = column("SHA-256 of the body after decompression; NULL where there is none.", nullable=True, form="sha256")
    content_type: str = column("Type that the server gives.", nullable=True)
    etag: str = column("ETag of the body.", nullable=True)
    last_modified: str = column("Last-Modified of the body, as the server gives it.", nullable=True)

    published: str = column("Date of publication of an item, as it was read; NULL for all else.", nullable=True)
    document_id: str = column("Document that was taken from it, now or before; NULL where none was.", nullable=True, form="document")

    class Config(Table.Config):
        name = "fetches"
        metadata = about("ingest", released=False)
