"""The table `read_elections`."""

import polars as pl

from schemas.columns import Table, about, column


class ReadElections(Table):
    """Elections as reference datasets give them, before anything is matched; what may be given away of them stands in `dataset_elections`.

    Grain: one row dataset × version × id in the dataset. Internal.
    """

    dataset: str = column("Dataset: its publisher.", key=True, refs="publishers.publisher_id", form="publisher")
    version: str = column("Version of the dataset: sorts as versions follow each other.", key=True)
    native_id: str = column("Id in the dataset; where it has none, what the row is told apart by.", key=True)
    country_scheme: str = column("Scheme of the country's code: iso3, or one of the crosswalk.")
    country_code: str = column("The country's code in that scheme.")
    country_as_written: str = column("Country as written.", nullable=True)
    office: str = column("Office or body elected.", nullable=True, code="election_office")
    office_as_written: str = column("Office or kind of election as written.", nullable=True)
    polling_date: pl.Date = column("Polling day; the first of the month or year where no more is known.", nullable=True)
    polling_precision: str = column("Precision of the polling day.", nullable=True, code="date_precision")
    last_polling_date: pl.Date = column("Polling day of the last round, where the dataset gives another.", nullable=True)
    snap: bool = column("Whether it was called early.", nullable=True)
    seats_total: pl.Int32 = column("Seats filled.", nullable=True, unit="seats", ge=0)
    registered: int = column("Registered voters.", nullable=True, unit="persons", ge=0)
    ballots_cast: int = column("Ballots cast.", nullable=True, unit="votes", ge=0)
    valid_votes: int = column("Valid votes.", nullable=True, unit="votes", ge=0)
    invalid_votes: int = column("Invalid votes.", nullable=True, unit="votes", ge=0)
    complete: bool = column("Whether every option has a line of its own; NULL where that is not known.", nullable=True)
    source_text: str = column("The sentences that it was read from, for datasets in prose.", nullable=True)
    seen_from: pl.Date = column("First day on which the dataset was seen to say so.", nullable=True)
    seen_to: pl.Date = column("Last day on which the dataset was seen to say so.", nullable=True)
    notes: str = column("What the reader had to do or doubts, in words.", nullable=True)
    place: str = column("File and line.")

    class Config(Table.Config):
        name = "read_elections"
        metadata = about("ingest", released=False)
