"""The table `searches`."""

import polars as pl

from schemas.columns import Table, about, column


class Searches(Table):
    """What was looked for and not found: what an actor said of an election, or a fact of the election itself.

    Grain: one row election × actor or fact × day of the search. Either the actor or the fact is given.
    """

    election_id: str = column("Election.", key=True, refs="elections.election_id", form="election")
    actor_id: str = column(
        "Actor whose response was looked for; NULL where a fact was.", key=True, nullable=True, refs="actors.actor_id", form="actor"
    )
    fact: str = column("Fact that was looked for; NULL where an actor's response was.", key=True, nullable=True, code="gap_fact")
    searched_on: pl.Date = column("Day of the search.", key=True)
    note: str = column("Where was looked.", nullable=True)

    class Config(Table.Config):
        name = "searches"
        metadata = about("normalise")
