"""The table `reported_acts`."""

import polars as pl

from schemas.columns import Confidence, Table, about, column


class ReportedActs(Table):
    """Claims about acts: this document says that this actor did this, in these words.

    Grain: one row document × span × act × actor × coder.
    """

    claim_id: str = column("Claim: C- and 16 hex digits of sha256(document, span, kind, content).", key=True, form="claim")
    document_id: str = column("Document.", refs="documents.document_id", form="document")
    coder: str = column("Coder: rules@version, human:initials or model:name@version.")
    actor_id: str = column("Actor; NULL for groups that are not named.", nullable=True, form="actor")
    actor_as_written: str = column("Actor as the text has it.", nullable=True)
    speaks_for: str = column(
        "Actor that the speaker binds: the state of a ministry, the organisation of an organ; NULL where nobody.",
        nullable=True,
        form="actor",
    )
    speaker_person_id: str = column("Person who speaks.", nullable=True, form="person")
    speaker_as_written: str = column("Person or office as the text has it.", nullable=True)
    speaker_level: str = column("Level of the speaker.", nullable=True, code="speaker_level")
    act: str = column("What was done.", code="act")
    stance: pl.Int32 = column("Stance of the act, −2 to +2; NULL where the act carries none.", nullable=True, ge=-2, le=2)
    object: str = column("What the act is about.", nullable=True, code="object")
    honoree: str = column("Who is congratulated or recognised, as written or as an option id.", nullable=True)
    target_actor_id: str = column("Actor that the act answers or is aimed at.", nullable=True, form="actor")
    election_id: str = column("Election; NULL where it stands outside the dataset or is not resolved.", nullable=True, form="election")
    election_country: str = column("State or partly recognised entity whose election it is.", nullable=True, form="country")
    election_year: pl.Int32 = column("Year of the election.", nullable=True, unit="year")
    modality: str = column("Whether the act is in force.", code="modality")
    conditional: bool = column("Whether it hangs on a condition.")
    channel: str = column("Channel.", nullable=True, code="channel")
    attribution: str = column("How the document knows.", code="attribution")
    ask: str = column("What is called for.", nullable=True, code="ask")
    joint_id: str = column("Joint statement that the claim belongs to.", nullable=True)
    statement_id: str = column("Statement that the claim belongs to; claims of one statement share it.", nullable=True)
    act_date: pl.Date = column("Day of the act.", nullable=True)
    act_date_precision: str = column("Precision of the day.", nullable=True, code="date_precision")
    act_date_basis: str = column("What the day rests on.", nullable=True, code="date_basis")
    char_start: pl.Int32 = column("First character of the clause.", unit="characters", ge=0)
    char_end: pl.Int32 = column("Character after the clause.", unit="characters", ge=0)
    trigger_start: pl.Int32 = column("First character of the trigger.", unit="characters", ge=0)
    trigger_end: pl.Int32 = column("Character after the trigger.", unit="characters", ge=0)
    actor_start: pl.Int32 = column("First character of the actor.", nullable=True, unit="characters", ge=0)
    actor_end: pl.Int32 = column("Character after the actor.", nullable=True, unit="characters", ge=0)
    overall: str = column("Verdict: overall.", nullable=True, code="verdict_overall")
    free: str = column("Verdict: free.", nullable=True, code="yes_no_partly")
    fair: str = column("Verdict: fair.", nullable=True, code="yes_no_partly")
    stage: str = column("Verdict: stage.", nullable=True, code="verdict_stage")
    rule_id: str = column("Rule that made the claim; the record for hand coding.")
    confidence: Confidence = column("Confidence of the rule, 0 to 1.", ge=0, le=1)

    class Config(Table.Config):
        name = "reported_acts"
        metadata = about("coding")
