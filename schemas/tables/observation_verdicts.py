"""The table `observation_verdicts`."""

import polars as pl

from schemas.columns import Table, about, column


class ObservationVerdicts(Table):
    """What observers found; missions disagree, and each keeps its own row.

    Grain: one row mission × stage.
    """

    verdict_id: str = column("Verdict: V-{election}-{actor}-{stage}.", key=True, form="verdict")
    mission_id: str = column("Mission.", refs="observation_missions.mission_id", form="mission")
    election_id: str = column("Election.", refs="elections.election_id", form="election")
    actor_id: str = column("Body that observed.", refs="actors.actor_id", form="actor")
    stage: str = column("Stage.", code="verdict_stage")
    overall: str = column("Overall finding.", code="verdict_overall")
    free: str = column("Whether it calls the vote free.", nullable=True, code="yes_no_partly")
    fair: str = column("Whether it calls the vote fair.", nullable=True, code="yes_no_partly")
    issued_on: pl.Date = column("Date of issue.", nullable=True)
    issued_precision: str = column("Precision of the date.", nullable=True, code="date_precision")
    n_documents: pl.Int32 = column("Documents that state it.", unit="documents", ge=1)
    review_status: str = column("Who coded it.", code="review_status")

    class Config(Table.Config):
        name = "observation_verdicts"
        metadata = about("normalise", promised=True)
