"""The table `completeness`."""

import polars as pl

from schemas.columns import Table, about, column


class Completeness(Table):
    """What is known of each election, and what is lacking.

    Grain: one row election × fact. Every election has a row for each fact.
    """

    election_id: str = column("Election.", key=True, refs="elections.election_id", form="election")
    fact: str = column("Fact.", key=True, code="gap_fact")
    state: str = column("Whether a document gives it.", code="fact_state")
    searched_on: pl.Date = column("Last day on which it was looked for and not found; NULL where no search is recorded.", nullable=True)

    class Config(Table.Config):
        name = "completeness"
        metadata = about("normalise")
