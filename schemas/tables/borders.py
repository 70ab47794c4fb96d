"""The table `borders`."""

import polars as pl

from schemas.columns import Table, about, column


class Borders(Table):
    """Who has a land border with whom, from when to when.

    Grain: one row actor × neighbour × start; each border stands from both sides.
    """

    actor_id: str = column("State or entity.", key=True, refs="actors.actor_id", form="actor")
    neighbour_id: str = column("Its neighbour.", key=True, refs="actors.actor_id", form="actor")
    start_date: pl.Date = column("First day; NULL where it is older than the elections held here.", key=True, nullable=True)
    end_date: pl.Date = column("Last day; NULL while it lasts.", nullable=True)
    source_url: str = column("Address of the page that states it.")
    read_on: pl.Date = column("Day on which we read it.")

    class Config(Table.Config):
        name = "borders"
        metadata = about("ingest")
