"""The table `minted_responses`."""

import polars as pl

from schemas.columns import Table, about, column


class MintedResponses(Table):
    """Ids that were given to responses, with what each stands for: an id once given is found again, a number never given twice.

    Grain: one row a response that ever stood. Internal: the fold of claims looks ids up here.
    """

    response_id: str = column("Response: R-{election}-{actor}-{nn}.", key=True, form="response")
    election_id: str = column("Election.", form="election")
    actor_id: str = column("Actor.", form="actor")
    act: str = column("What was done.", code="act")
    object: str = column("What the act is about.", nullable=True, code="object")
    target_actor_id: str = column("Actor that the act answers or is aimed at.", nullable=True, form="actor")
    ask: str = column("What is called for.", nullable=True, code="ask")
    opened_on: pl.Date = column("First day known to the day when the id was given.", nullable=True)

    listed: bool = column("Whether the id stands in the list; else the latest release alone has it.")

    class Config(Table.Config):
        name = "minted_responses"
        metadata = about("ingest", released=False)
