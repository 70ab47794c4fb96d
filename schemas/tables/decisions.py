"""The table `decisions`."""

import polars as pl

from schemas.columns import Table, about, column


class Decisions(Table):
    """Human decisions on claims: accepted, rejected, amended, or added where the coder missed something; with what became of them.

    Grain: one row a decision, as it stands in an election's `review.yaml`.
    """

    decision_id: str = column("Decision: election, and the claim or what is added.", key=True)
    election_id: str = column("Election whose review it stands in.", refs="elections.election_id", form="election")
    decision: str = column("What was decided.", code="decision")
    state: str = column("Whether it applies.", code="decision_state")
    rule: str = column(
        "Rule by which it does not apply: text-changed, no-such-claim, expects-otherwise, nothing-to-correct.", nullable=True
    )
    why: str = column("Why it does not apply.", nullable=True)
    claim_id: str = column("Claim that it is about; for an addition the claim that it makes.", nullable=True, form="claim")
    claim_table: str = column("Table of the claim; NULL where it is no longer made.", nullable=True)
    document_id: str = column("Document of the claim; NULL where it is no longer made.", nullable=True, form="document")
    text12: str = column("First 12 hex digits of the SHA-256 of the text that was decided on.")
    expects: str = column("Columns of the claim as the decision expects them, JSON.", nullable=True)
    sets: str = column("Columns that it amends, JSON.", nullable=True)
    reason: str = column("Why it was decided so.", nullable=True)
    decided_by: str = column("Initials of who decided.", nullable=True)
    decided_on: pl.Date = column("Day of the decision.", nullable=True)

    class Config(Table.Config):
        name = "decisions"
        metadata = about("normalise", sort=("election_id",))
