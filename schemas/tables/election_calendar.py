"""The table `election_calendar`."""

import polars as pl

from schemas.columns import Table, about, column


class ElectionCalendar(Table):
    """When nations voted, whether or not we code the election: a run-off stays with its first round.

    Grain: one row country × office × first day of polling.
    """

    country_id: str = column("Country or entity.", key=True, refs="actors.actor_id", form="country")
    office: str = column("Office or question voted on.", key=True, code="election_office")
    polling_date: pl.Date = column("First day of polling in the first round; the first of the month where no more is known.", key=True)
    polling_precision: str = column("Precision of the day: day or month.", code="date_precision")
    source_url: str = column("Address of the document that states it.")
    read_on: pl.Date = column("Day on which we read it.")

    class Config(Table.Config):
        name = "election_calendar"
        metadata = about("ingest")
