"""The table `publishers`."""

import polars as pl

from schemas.columns import Table, about, column


class Publishers(Table):
    """Who publishes the documents, in what capacity and under which licence.

    Grain: one row a publisher.
    """

    publisher_id: str = column("Publisher.", key=True, form="publisher")
    name_en: str = column("Name in English.")
    actor_id: str = column("Actor whose own voice the publisher is; NULL for media.", nullable=True, refs="actors.actor_id")
    country_id: str = column("Country in which it sits; NULL for international bodies.", nullable=True, refs="countries.country_id")
    capacity: str = column("Capacity in which it publishes.", code="capacity")
    language: str = column("Main language, ISO 639-1.", nullable=True)
    site: str = column("Address of its site.", nullable=True)
    gap_days: pl.Int32 = column(
        "Most days without an item that a channel read as a whole may have and still count as read; NULL for all others.",
        nullable=True,
        unit="days",
        ge=1,
    )
    licence: str = column("Licence of its texts: SPDX id or a word of the code list.", code="licence")
    terms: str = column("Page on which it states the licence or the terms.", nullable=True)
    may_store: bool = column("Whether its texts may be kept in the archive on this machine; where not, only address and hash are.")
    may_quote: bool = column("Whether spans of its texts may stand as quotes in a release.")
    may_release: bool = column("Whether its whole texts may stand in a release.")

    class Config(Table.Config):
        name = "publishers"
        metadata = about("ingest")
