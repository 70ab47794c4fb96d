"""The table `shares_computed`."""

import polars as pl

from schemas.columns import Share, Table, about, column


class SharesComputed(Table):
    """Shares and ranks computed from the preferred counts on equal bases, for comparing elections whose sources print unlike shares.

    Grain: one row round × option with preferred votes, or with a preferred share where all shares are known. Nothing here is
    printed by a source; what is stands in `results`.
    """

    election_id: str = column("Election.", refs="elections.election_id", form="election")
    round_id: str = column("Round.", key=True, refs="rounds.round_id", form="round")
    option_id: str = column("Option.", key=True, refs="options.option_id", form="option")
    votes: int = column("Preferred votes, as printed.", nullable=True, unit="votes", ge=0)
    share_valid_computed: Share = column("Share of the valid votes.", nullable=True, unit="percentage points", ge=0)
    share_cast_computed: Share = column("Share of the ballots cast.", nullable=True, unit="percentage points", ge=0)
    share_registered_computed: Share = column("Share of the registered voters.", nullable=True, unit="percentage points", ge=0)
    share_candidates_computed: Share = column(
        "Share of the votes for candidates and lists; NULL for lines against all and blank ballots, and where the count is not whole.",
        nullable=True,
        unit="percentage points",
        ge=0,
        le=100,
    )
    rank_computed: pl.Int32 = column("Rank among candidates and lists; NULL for what a source lumps together.", nullable=True, ge=1)
    votes_behind_computed: int = column("Votes less those of the first; 0 for the first.", nullable=True, unit="votes", le=0)

    class Config(Table.Config):
        name = "shares_computed"
        metadata = about("normalise")
