"""The table `watched`."""

import polars as pl

from schemas.columns import Table, about, column


class Watched(Table):
    """Whose reaction to an election is looked for, and why.

    Grain: one row election × actor × reason. Folded by the rules in `sources/rules/watched.csv`; never the election's own country.
    """

    election_id: str = column("Election.", key=True, refs="elections.election_id", form="election")
    actor_id: str = column("Actor whose reaction is looked for.", key=True, refs="actors.actor_id", form="actor")
    why: str = column("Reason.", key=True, code="watched_why")
    since_date: pl.Date = column("First day of what the reason rests on; NULL where it is not known.", nullable=True)

    class Config(Table.Config):
        name = "watched"
        metadata = about("normalise")
