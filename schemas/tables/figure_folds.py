"""The table `figure_folds`."""

from schemas.columns import Table, about, column


class FigureFolds(Table):
    """What each claim about a figure is folded into, or why it is held.

    Grain: one row a claim in `reported_figures`. Internal: evidence and outcomes read it.
    """

    claim_id: str = column("Claim.", key=True, form="claim")
    document_id: str = column("Document.", form="document")
    outcome: str = column("What became of it.", code="outcome")
    reason: str = column("Why it was held.", nullable=True)
    record_table: str = column("Table of the fact.", nullable=True)
    record_id: str = column("Fact.", nullable=True)
    field: str = column("Column of the fact.", nullable=True)
    adjudicated: bool = column("Whether a human decided on the claim.")

    class Config(Table.Config):
        name = "figure_folds"
        metadata = about("normalise", released=False)
