"""The table `evidence`."""

import polars as pl

from schemas.columns import Table, about, column


class Evidence(Table):
    """Why we hold each fact: claim, document and exact span.

    Grain: one row fact × claim. Where the text may be given away, `quote` is exactly text[char_start:char_end].
    """

    evidence_id: str = column("Evidence.", key=True, form="evidence")
    record_table: str = column("Table of the fact.")
    record_id: str = column("Fact.")
    field: str = column("Column that the evidence supports; NULL for the row.", nullable=True)
    claim_id: str = column("Claim.", form="claim")
    document_id: str = column("Document.", refs="documents.document_id", form="document")
    char_start: pl.Int32 = column("First character.", unit="characters", ge=0)
    char_end: pl.Int32 = column("Character after the last.", unit="characters", ge=0)
    quote: str = column("The span itself, where the text may be given away.", nullable=True)

    class Config(Table.Config):
        name = "evidence"
        metadata = about("normalise", sort=("record_table", "record_id", "evidence_id"))
