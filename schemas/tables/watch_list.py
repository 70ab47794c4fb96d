"""The table `watch_list`."""

import polars as pl

from schemas.columns import Table, about, column


class WatchList(Table):
    """Actors whose reaction is looked for in every election, from when to when.

    Grain: one row actor × start.
    """

    actor_id: str = column("Actor.", key=True, refs="actors.actor_id", form="actor")
    start_date: pl.Date = column("First day.", key=True, nullable=True)
    end_date: pl.Date = column("Last day; NULL while it lasts.", nullable=True)
    why: str = column("Why it is watched.")

    class Config(Table.Config):
        name = "watch_list"
        metadata = about("ingest")
