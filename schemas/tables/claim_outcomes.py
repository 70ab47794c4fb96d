"""The table `claim_outcomes`."""

from schemas.columns import Table, about, column


class ClaimOutcomes(Table):
    """What became of each claim: folded into a fact, held with a reason, or rejected by a decision.

    Grain: one row a claim. Claims in = folded + held + rejected.
    """

    claim_id: str = column("Claim.", key=True, form="claim")
    claim_table: str = column("Table of the claim.")
    document_id: str = column("Document.", refs="documents.document_id", form="document")
    outcome: str = column("What became of it.", code="outcome")
    record_table: str = column("Table of the fact that it stands behind.", nullable=True)
    record_id: str = column("Fact that it stands behind.", nullable=True)
    reason: str = column("Why it was held or rejected.", nullable=True)

    class Config(Table.Config):
        name = "claim_outcomes"
        metadata = about("normalise")
