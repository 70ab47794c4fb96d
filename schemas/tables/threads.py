"""The table `threads`."""

import polars as pl

from schemas.columns import Table, about, column


class Threads(Table):
    """Who answered whom: findings and responses with all that answers them, directly or in turn.

    Grain: one row thread × member. A thread bears the id of what began it.
    """

    thread_id: str = column("Verdict or response that began the thread.", key=True)
    member_id: str = column("Verdict or response.", key=True)
    member_table: str = column("Table of the member.")
    election_id: str = column("Election.", refs="elections.election_id", form="election")
    depth: pl.Int32 = column("Steps from the beginning, which has 0.", unit="steps", ge=0)
    answers_id: str = column("What the member answers; NULL for the beginning.", nullable=True)

    class Config(Table.Config):
        name = "threads"
        metadata = about("normalise", sort=("election_id", "thread_id", "depth", "member_id"))
