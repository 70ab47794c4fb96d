"""The table `act_folds`."""

import polars as pl

from schemas.columns import Table, about, column


class ActFolds(Table):
    """What each claim about an act is folded into, or why it is held.

    Grain: one row a claim in `reported_acts`. Internal: responses, verdicts, evidence and outcomes read it.
    """

    claim_id: str = column("Claim.", key=True, form="claim")
    document_id: str = column("Document.", form="document")
    outcome: str = column("What became of it.", code="outcome")
    reason: str = column("Why it was held or rejected.", nullable=True)
    election_id: str = column("Election.", nullable=True, form="election")
    actor_id: str = column("Actor that answers for the act.", nullable=True, form="actor")
    act: str = column("Act, decisions applied.", code="act")
    object: str = column("Object, decisions and hand coding applied.", nullable=True, code="object")
    honoree: str = column("Who is congratulated or recognised, decisions applied; an option id or as written.", nullable=True)
    target_actor_id: str = column("Target, decisions and hand coding applied.", nullable=True, form="actor")
    ask: str = column("Ask, decisions and hand coding applied.", nullable=True, code="ask")
    modality: str = column("Modality, decisions applied.", code="modality")
    act_date: pl.Date = column("Day of the act, decisions applied.", nullable=True)
    act_date_precision: str = column("Precision of the day, decisions applied.", nullable=True, code="date_precision")
    opened_on: pl.Date = column("First day, known to the day, of the response that the claim is part of.", nullable=True)
    stage: str = column("Stage of a verdict.", nullable=True, code="verdict_stage")
    overall: str = column("Finding of a verdict, decisions applied.", nullable=True, code="verdict_overall")
    adjudicated: bool = column("Whether a human decided on the claim.")
    record_table: str = column("Table of the fact.", nullable=True)
    record_id: str = column("Fact.", nullable=True)

    class Config(Table.Config):
        name = "act_folds"
        metadata = about("normalise", released=False)
