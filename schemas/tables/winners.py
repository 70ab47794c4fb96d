"""The table `winners`."""

import polars as pl

from schemas.columns import Share, Table, about, column


class Winners(Table):
    """Who is said to have won, and by whom: declared, annulled and claimed wins side by side.

    Grain: one row round × option × basis × claimant. A contested election has more than one row.
    """

    winner_id: str = column("Win: {round}:{option}:{basis}, and :{claimant} for a claimed one.", key=True)
    election_id: str = column("Election.", refs="elections.election_id", form="election")
    round_id: str = column("Round.", refs="rounds.round_id", form="round")
    option_id: str = column("Option that is said to have won.", refs="options.option_id", form="option")
    basis: str = column("On what ground it is said.", code="win_basis")
    claimant_actor_id: str = column("Who claims the win; NULL for official figures.", nullable=True, refs="actors.actor_id", form="actor")
    result_id: str = column("Figures that say so.", refs="results.result_id", form="result")
    votes: int = column("Votes in those figures.", nullable=True, unit="votes", ge=0)
    share_pct: Share = column("Share in those figures, as printed.", nullable=True, unit="percentage points", ge=0, le=100)
    seats: pl.Int32 = column("Seats in those figures.", nullable=True, unit="seats", ge=0)
    declared_on: pl.Date = column("Day on which the round's result was declared.", nullable=True)
    n_options_claimed: pl.Int32 = column("Different options that are said to have won the election, this one included.", ge=1)

    class Config(Table.Config):
        name = "winners"
        metadata = about("normalise")
