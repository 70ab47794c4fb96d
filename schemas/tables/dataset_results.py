"""The table `dataset_results`."""

import polars as pl

from schemas.columns import Share, Table, about, column


class DatasetResults(Table):
    """Results as reference datasets give them.

    Grain: one row an election of `dataset_elections` × round × line.
    """

    dataset: str = column("Dataset: its publisher.", key=True, refs="publishers.publisher_id", form="publisher")
    version: str = column("Version of the dataset.", key=True)
    native_id: str = column("Id of the election in the dataset.", key=True)
    round_no: pl.Int32 = column("Round.", key=True, ge=1)
    line_no: pl.Int32 = column("Place of the line among those of the round.", key=True, ge=1)
    option_as_written: str = column("Candidate, party or list as written.")
    option_en: str = column("Its name in English, where the dataset gives one.", nullable=True)
    party_as_written: str = column("Party of a candidate, or short form of a party.", nullable=True)
    alliance_line_no: pl.Int32 = column("Line of the alliance whose member it is; its figures may be part of those.", nullable=True, ge=1)
    residual: bool = column("Whether the line lumps together what is not named.")
    votes: int = column("Votes.", nullable=True, unit="votes", ge=0)
    share_pct: Share = column("Share of votes as printed, misprints included.", nullable=True, unit="percentage points", ge=0)
    seats: pl.Int32 = column("Seats.", nullable=True, unit="seats", ge=0)
    notes: str = column("What the reader had to do or doubts, in words.", nullable=True)

    class Config(Table.Config):
        name = "dataset_results"
        metadata = about("normalise")
