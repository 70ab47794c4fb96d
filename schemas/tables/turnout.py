"""The table `turnout`."""

import polars as pl

from schemas.columns import Share, Table, about, column


class Turnout(Table):
    """Turnout as published: every source and version side by side.

    Grain: one row round × document × version.
    """

    turnout_id: str = column("Turnout: {round}@{document}.{version}.", key=True, form="turnout")
    election_id: str = column("Election.", refs="elections.election_id", form="election")
    round_id: str = column("Round.", refs="rounds.round_id", form="round")
    document_id: str = column("Document that prints the figures.", refs="documents.document_id", form="document")
    publisher_id: str = column("Publisher of the document.", refs="publishers.publisher_id")
    version_no: pl.Int32 = column("Number of the count within the document.", ge=1)
    registered: int = column("Registered voters.", nullable=True, unit="persons", ge=0)
    ballots_cast: int = column("Ballots cast, or voters who took part.", nullable=True, unit="votes", ge=0)
    valid_votes: int = column("Valid votes.", nullable=True, unit="votes", ge=0)
    invalid_votes: int = column("Invalid votes.", nullable=True, unit="votes", ge=0)
    blank_votes: int = column("Blank votes, where counted apart.", nullable=True, unit="votes", ge=0)
    turnout_pct: Share = column("Turnout as printed.", nullable=True, unit="percentage points", ge=0, le=100)
    counted_share: Share = column("Share of the vote counted.", nullable=True, unit="percentage points", ge=0, le=100)
    result_status: str = column("Status of the count.", nullable=True, code="result_status")
    as_of: pl.Date = column("Day the count speaks of.", nullable=True)
    coder: str = column("Who coded the figures.")
    preferred: bool = column("Preferred by the written order among the sources of this round.")

    class Config(Table.Config):
        name = "turnout"
        metadata = about("normalise")
