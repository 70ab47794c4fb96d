"""The table `review_items`."""

import polars as pl

from schemas.columns import Confidence, Table, about, column


class ReviewItems(Table):
    """What there is to review of an election, worst first: claims of the rules, what they nearly coded, decisions that do not apply.

    Grain: one row election × item. Internal: `ballot-echo review` lists what is open, `review_progress` counts.
    """

    election_id: str = column("Election that the item is reviewed under.", key=True, form="election")
    place: pl.Int32 = column("Place in the order of sources/rules/review.csv.", key=True, ge=1)
    kind: str = column("claim, near_claim or decision.")
    state: str = column("Whether it was read.", code="review_state")
    reason: str = column("Worst reason to read it, from sources/rules/review.csv.")
    claim_id: str = column("Claim.", nullable=True, form="claim")
    claim_table: str = column("Table of the claim.", nullable=True)
    decision_id: str = column("Decision that does not apply any more.", nullable=True)
    document_id: str = column("Document.", nullable=True, form="document")
    coder: str = column("Coder.", nullable=True)
    rule_id: str = column("Rule that made the claim or held it back.", nullable=True)
    confidence: Confidence = column("Confidence of the rule, 0 to 1.", nullable=True, ge=0, le=1)
    note: str = column("Why it was held back or does not apply.", nullable=True)
    char_start: pl.Int32 = column("First character.", nullable=True, unit="characters", ge=0)
    char_end: pl.Int32 = column("Character after the last.", nullable=True, unit="characters", ge=0)

    class Config(Table.Config):
        name = "review_items"
        metadata = about("normalise", released=False)
