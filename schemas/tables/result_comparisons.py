"""The table `result_comparisons`."""

import polars as pl

from schemas.columns import Share, Table, about, column


class ResultComparisons(Table):
    """Our results beside those of reference datasets, for elections that both have.

    Grain: one row a line of a dataset for an election of ours. Of a dataset that may not be given away no figure is shown, only whether
    it agrees.
    """

    dataset: str = column("Dataset: its publisher.", key=True, refs="publishers.publisher_id", form="publisher")
    version: str = column("Version of the dataset.", key=True)
    native_id: str = column("Id of the election in the dataset.", key=True)
    round_no: pl.Int32 = column("Round.", key=True, ge=1)
    line_no: pl.Int32 = column("Place of the line among those of the round.", key=True, ge=1)
    election_id: str = column("Our election.", refs="elections.election_id", form="election")
    round_id: str = column("Our round.", nullable=True, refs="rounds.round_id", form="round")
    option_id: str = column("Our option of that name.", nullable=True, refs="options.option_id", form="option")
    result_id: str = column(
        "Our result that stands beside theirs: one that agrees, else the preferred.", nullable=True, refs="results.result_id", form="result"
    )
    is_preferred: bool = column("Whether it is the preferred of our results.", nullable=True)
    option_as_written: str = column("Option as the dataset writes it.", nullable=True)
    our_votes: int = column("Our votes.", nullable=True, unit="votes", ge=0)
    their_votes: int = column("Their votes.", nullable=True, unit="votes", ge=0)
    our_share_pct: Share = column("Our share.", nullable=True, unit="percentage points", ge=0)
    their_share_pct: Share = column("Their share.", nullable=True, unit="percentage points", ge=0)
    our_seats: pl.Int32 = column("Our seats.", nullable=True, unit="seats", ge=0)
    their_seats: pl.Int32 = column("Their seats.", nullable=True, unit="seats", ge=0)
    agrees: bool = column(
        "Whether every figure that both give is the same, shares to the digit they print; NULL where none is.", nullable=True
    )
    withheld: bool = column("Whether their figures are left out since their licence does not let them be given away.")
    reason: str = column("Why there is nothing to compare.", nullable=True, code="comparison_reason")

    class Config(Table.Config):
        name = "result_comparisons"
        metadata = about("normalise")
