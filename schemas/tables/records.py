"""The table `records`."""

import polars as pl

from schemas.columns import Table, about, column


class Records(Table):
    """Hand-coded records as read from `sources/`: the body is what the file says, checked against its format.

    Grain: one row a record. Internal: facts are folded from it.
    """

    record_id: str = column("Record: path and place in the file.", key=True)
    kind: str = column(
        "Kind of record: election, round, option, count, figure, turnout, mission, verdict, response, search, date, decision."
    )
    path: str = column("File.")
    line: pl.Int32 = column("Line of the file.", ge=1)
    election_id: str = column("Election that the record belongs to.", nullable=True, form="election")
    coder: str = column("Who coded it: human:initials.")
    document_id: str = column("Document that the record cites.", nullable=True, form="document")
    char_start: pl.Int32 = column("First character of the sentence that states it.", nullable=True, unit="characters", ge=0)
    char_end: pl.Int32 = column("Character after that sentence.", nullable=True, unit="characters", ge=0)
    trigger_start: pl.Int32 = column("First character of the words that carry it.", nullable=True, unit="characters", ge=0)
    trigger_end: pl.Int32 = column("Character after those words.", nullable=True, unit="characters", ge=0)
    body: str = column("The record as JSON.")

    class Config(Table.Config):
        name = "records"
        metadata = about("ingest", released=False)
