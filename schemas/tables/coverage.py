"""The table `coverage`."""

import polars as pl

from schemas.columns import Table, about, column


class Coverage(Table):
    """Which actor's channel was read from when to when.

    Grain: one row actor × publisher × stretch without a gap.
    """

    actor_id: str = column("Actor.", key=True, refs="actors.actor_id", form="actor")
    publisher_id: str = column("Channel.", key=True, refs="publishers.publisher_id")
    covered_from: pl.Date = column("First day read.", key=True)
    covered_to: pl.Date = column("Last day read.")
    complete: bool = column("Whether everything published in that stretch was read.")

    class Config(Table.Config):
        name = "coverage"
        metadata = about("normalise")
