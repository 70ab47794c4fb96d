"""The table `results`."""

import polars as pl

from schemas.columns import Share, Table, about, column


class Results(Table):
    """Results as published: every source and version side by side.

    Grain: one row round × option × document × version. Shares are as printed, never recomputed.
    """

    result_id: str = column("Result: {round}:{option}@{document}.{version}.", key=True, form="result")
    election_id: str = column("Election.", refs="elections.election_id", form="election")
    round_id: str = column("Round.", refs="rounds.round_id", form="round")
    option_id: str = column("Option.", refs="options.option_id", form="option")
    document_id: str = column("Document that prints the figures.", refs="documents.document_id", form="document")
    publisher_id: str = column("Publisher of the document.", refs="publishers.publisher_id")
    version_no: pl.Int32 = column("Number of the count within the document.", ge=1)
    votes: int = column("Votes as printed.", nullable=True, unit="votes", ge=0)
    share_pct: Share = column("Share of votes as printed.", nullable=True, unit="percentage points", ge=0, le=100)
    share_base: str = column("What the share is a share of.", code="share_base")
    seats: pl.Int32 = column("Seats as printed.", nullable=True, unit="seats", ge=0)
    seats_uncontested: pl.Int32 = column(
        "Of these, seats filled without a vote since nobody else stood.", nullable=True, unit="seats", ge=0
    )
    rank: pl.Int32 = column("Rank as printed.", nullable=True, ge=1)
    elected: bool = column("Whether the source says that the option was elected.", nullable=True)
    complete: bool = column("Whether the count is known to name every option that stood.")
    result_status: str = column("Status of the count.", nullable=True, code="result_status")
    as_of: pl.Date = column("Day the count speaks of.", nullable=True)
    claimant_actor_id: str = column(
        "Who claims the figures, for contested claims and parallel counts.", nullable=True, refs="actors.actor_id"
    )
    coder: str = column("Who coded the figures.")
    preferred: bool = column("Preferred by the written order among the sources of this option and round.")
    preferred_reason: str = column("Why it is preferred, or what is preferred to it.", nullable=True)

    class Config(Table.Config):
        name = "results"
        metadata = about("normalise")
