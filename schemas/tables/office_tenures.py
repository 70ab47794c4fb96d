"""The table `office_tenures`."""

import polars as pl

from schemas.columns import Table, about, column


class OfficeTenures(Table):
    """Who held which office for which actor, from when to when.

    Grain: one row person × actor × office × start.
    """

    person_id: str = column("Person.", key=True, refs="persons.person_id", form="person")
    actor_id: str = column("Actor that the office belongs to.", key=True, refs="actors.actor_id", form="actor")
    office: str = column("Office.", key=True, code="office")
    title_en: str = column("Title in English.")
    start_date: pl.Date = column("First day; the first of the month or year where no more is known.", key=True, nullable=True)
    start_precision: str = column("Precision of the first day.", nullable=True, code="date_precision")
    end_date: pl.Date = column("Last day; the last of the month or year where no more is known; NULL while in office.", nullable=True)
    end_precision: str = column("Precision of the last day.", nullable=True, code="date_precision")
    acting: bool = column("Held for the time being only.")
    source_url: str = column("Address of the page that states it.")

    class Config(Table.Config):
        name = "office_tenures"
        metadata = about("ingest")
