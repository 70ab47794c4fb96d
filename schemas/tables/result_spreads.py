"""The table `result_spreads`."""

import polars as pl

from schemas.columns import Figure, Table, about, column


class ResultSpreads(Table):
    """How far the sources of a figure lie apart, and how far a count moved from its first figures to the settled one.

    Grain: one row round × option × measure, for turnout and ballots round × measure, where two counts or more print the figure. Sources
    round: 54 and 54.27 are two values here; a count of second preferences is a later count. Values are in the unit of the measure;
    spreads, drifts and gaps are computed.
    """

    spread_id: str = column("Spread: {round}:{option}:{measure}, for ballots {round}:{measure}.", key=True)
    election_id: str = column("Election.", refs="elections.election_id", form="election")
    round_id: str = column("Round.", refs="rounds.round_id", form="round")
    option_id: str = column("Option; NULL for turnout and ballots.", nullable=True, refs="options.option_id", form="option")
    measure: str = column("What is counted.", code="measure")
    n_documents: pl.Int32 = column("Documents that print the figure, claims of contenders apart.", unit="documents", ge=1)
    n_counts: pl.Int32 = column("Counts that print it, versions within a document included.", unit="counts", ge=1)
    n_values: pl.Int32 = column("Different values among them.", unit="values", ge=1)
    settled_value: Figure = column("Value of the preferred count, or of the next that prints one.")
    settled_status: str = column("Status of that count.", nullable=True, code="result_status")
    lowest_value: Figure = column("Lowest value printed.")
    highest_value: Figure = column("Highest value printed.")
    spread_computed: Figure = column("Highest less lowest value.")
    first_value: Figure = column("Earliest value of a less final count; NULL where there is none.", nullable=True)
    first_status: str = column("Status of that count.", nullable=True, code="result_status")
    drift_computed: Figure = column("Settled less first value.", nullable=True)
    claimed_value: Figure = column("Value that a contender claims against the official figures, the latest.", nullable=True)
    claimant_actor_id: str = column("Who claims it.", nullable=True, refs="actors.actor_id", form="actor")
    claim_gap_computed: Figure = column("Claimed less settled value.", nullable=True)

    class Config(Table.Config):
        name = "result_spreads"
        metadata = about("normalise")
