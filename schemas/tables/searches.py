"""The table `searches`."""

import polars as pl

from schemas.columns import Table, about, column


class Searches(Table):
    """What was looked for and not found.

    Grain: one row election × actor × day of the search.
    """

    election_id: str = column("Election.", key=True, refs="elections.election_id", form="election")
    actor_id: str = column("Actor.", key=True, refs="actors.actor_id", form="actor")
    searched_on: pl.Date = column("Day of the search.", key=True)
    note: str = column("Where was looked.", nullable=True)

    class Config(Table.Config):
        name = "searches"
        metadata = about("normalise")
