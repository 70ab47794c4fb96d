"""The table `rounds`."""

import polars as pl

from schemas.columns import Table, about, column


class Rounds(Table):
    """Rounds of voting, repeated attempts included.

    Grain: one row round × attempt.
    """

    round_id: str = column("Round: {election}.r{n}a{attempt}.", key=True, form="round")
    election_id: str = column("Election.", refs="elections.election_id", form="election")
    round_no: pl.Int32 = column("Round.", ge=1)
    attempt_no: pl.Int32 = column("Attempt; an annulled and repeated round is a new attempt.", ge=1)
    status: str = column("Status.", code="round_status")
    polling_start: pl.Date = column("First polling day.", nullable=True)
    polling_end: pl.Date = column("Last polling day.", nullable=True)
    first_results_on: pl.Date = column("Day of the first official results.", nullable=True)
    declared_on: pl.Date = column("Day on which the result was declared.", nullable=True)
    certified_on: pl.Date = column("Day on which the result was certified.", nullable=True)
    inaugurated_on: pl.Date = column("Day on which the winner took office.", nullable=True)
    decides: bool = column("Whether the round decides the election.")

    class Config(Table.Config):
        name = "rounds"
        metadata = about("normalise", promised=True)
