"""The table `review_progress`."""

from schemas.columns import Coefficient, Table, about, column


class ReviewProgress(Table):
    """How much of an election humans have read: claims of the rules, and the responses and verdicts folded from them.

    Grain: one row an election.
    """

    election_id: str = column("Election.", key=True, refs="elections.election_id", form="election")
    n_claims: int = column("Claims of the rules.", unit="claims", ge=0)
    n_borne_out: int = column("Claims that hand coding of the same document says too.", unit="claims", ge=0)
    n_decided: int = column("Claims on which a decision applies.", unit="claims", ge=0)
    n_reopened: int = column("Decisions that do not apply any more.", unit="decisions", ge=0)
    n_open: int = column("Claims that nobody has read.", unit="claims", ge=0)
    n_added: int = column("Claims that humans added where the coder missed them.", unit="claims", ge=0)
    share_decided: Coefficient = column(
        "Share of the claims on which a decision applies; NULL where there is no claim.", nullable=True, ge=0, le=1
    )
    n_facts: int = column("Responses and verdicts.", unit="rows", ge=0)
    n_facts_reviewed: int = column("Responses and verdicts whose review_status is not machine.", unit="rows", ge=0)
    share_reviewed: Coefficient = column("Share of the responses and verdicts that a human coded or decided on.", nullable=True, ge=0, le=1)

    class Config(Table.Config):
        name = "review_progress"
        metadata = about("normalise")
