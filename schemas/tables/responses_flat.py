"""The table `responses_flat`."""

import polars as pl

from schemas.columns import Share, Table, about, column


class ResponsesFlat(Table):
    """One wide row a response, for people who open one file.

    Grain: one row a response.
    """

    response_id: str = column("Response.", key=True, refs="responses.response_id", form="response")
    election_id: str = column("Election.", refs="elections.election_id", form="election")
    election_title: str = column("Title of the election.")
    country_id: str = column("Country of the election, ISO 3166-1 alpha-3.", form="iso3")
    country_name: str = column("Country of the election.")
    office: str = column("Office or body elected.", code="election_office")
    polling_date: pl.Date = column("Last polling day of the round.", nullable=True)
    actor_id: str = column("Actor.", refs="actors.actor_id", form="actor")
    actor_name: str = column("Name of the actor.")
    actor_kind: str = column("Kind of actor.", code="actor_kind")
    speaker: str = column("Who spoke.", nullable=True)
    act: str = column("What was done.", code="act")
    act_definition: str = column("Definition of the act.")
    stance: pl.Int32 = column("Stance of the act, −2 to +2.", nullable=True, ge=-2, le=2)
    object: str = column("What the act is about.", nullable=True, code="object")
    ask: str = column("What is called for.", nullable=True, code="ask")
    target_name: str = column("Actor that the act answers or is aimed at.", nullable=True)
    response_date: pl.Date = column("Day of the response.", nullable=True)
    days_from_polling: pl.Int32 = column("Days from polling.", nullable=True, unit="days")
    phase: str = column("Phase of the election.", nullable=True, code="phase")
    qualified: bool = column("Whether the same statement also finds fault.")
    winner: str = column("Option declared elected in the preferred result.", nullable=True)
    winner_share_pct: Share = column("Its share.", nullable=True, unit="percentage points")
    position: str = column("Position of the actor on the election, where it is watched.", nullable=True, code="position")
    review_status: str = column("Who coded it.", code="review_status")
    n_documents: pl.Int32 = column("Documents that state it.", unit="documents", ge=1)
    publisher: str = column("Publisher of the best document.")
    url: str = column("Address of the best document.")
    quote: str = column("The sentence of our digest, or of the text where it may be given away.", nullable=True)

    class Config(Table.Config):
        name = "responses_flat"
        metadata = about("normalise", sort=("election_id", "actor_id", "response_id"))
