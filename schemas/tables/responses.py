"""The table `responses`."""

import polars as pl

from schemas.columns import Confidence, Table, about, column


class Responses(Table):
    """International responses: de-duplicated over documents.

    Grain: one row actor × election × act × object (and, for calls and answers, what is asked and who is answered).
    """

    response_id: str = column("Response: R-{election}-{actor}-{nn}.", key=True, form="response")
    election_id: str = column("Election.", refs="elections.election_id", form="election")
    round_id: str = column("Round after which it came.", nullable=True, refs="rounds.round_id", form="round")
    actor_id: str = column("Actor.", refs="actors.actor_id", form="actor")
    speaker_person_id: str = column("Person who spoke.", nullable=True, form="person", refs="persons.person_id")
    speaker_as_written: str = column("Person or office as a source has it.", nullable=True)
    speaker_level: str = column("Level of the speaker.", nullable=True, code="speaker_level")
    act: str = column("What was done.", code="act")
    stance: pl.Int32 = column("Stance of the act, −2 to +2; NULL where the act carries none.", nullable=True, ge=-2, le=2)
    object: str = column("What the act is about.", nullable=True, code="object")
    honoree: str = column("Option that is congratulated or recognised.", nullable=True, refs="options.option_id", form="option")
    target_actor_id: str = column("Actor that the act answers or is aimed at.", nullable=True, refs="actors.actor_id", form="actor")
    ask: str = column("What is called for.", nullable=True, code="ask")
    channel: str = column("Channel.", nullable=True, code="channel")
    attribution: str = column("Best attribution among the documents.", code="attribution")
    known_from: str = column("Nearest source among the documents.", code="known_from")
    modality: str = column("Whether the act is in force.", code="modality")
    response_date: pl.Date = column("Civil date at the actor; the earliest stated.", nullable=True)
    date_precision: str = column("Precision of the date.", nullable=True, code="date_precision")
    days_from_polling: pl.Int32 = column("Days from the last polling day of the round.", nullable=True, unit="days")
    phase: str = column("Phase of the election.", nullable=True, code="phase")
    qualified: bool = column("Whether the same statement also finds fault.")
    joint_statement_id: str = column("Joint statement that the actor signed or aligned itself with.", nullable=True)
    responds_to: str = column("Response or verdict that this one answers.", nullable=True)
    supersedes_response_id: str = column(
        "Earlier response of the actor that this one replaces.", nullable=True, refs="responses.response_id"
    )
    n_documents: pl.Int32 = column("Documents that state it.", unit="documents", ge=1)
    n_claims: pl.Int32 = column("Claims behind it.", unit="claims", ge=1)
    confidence: Confidence = column("Highest confidence among the claims, 0 to 1.", ge=0, le=1)
    review_status: str = column("Who coded it.", code="review_status")

    class Config(Table.Config):
        name = "responses"
        metadata = about("normalise", promised=True, sort=("election_id", "actor_id", "response_id"))
