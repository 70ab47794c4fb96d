"""The table `read_events`."""

import polars as pl

from schemas.columns import Table, about, column


class ReadEvents(Table):
    """Events of machine-coded datasets that may lead to a response: one country praises, recognises, denounces or accuses another.

    Grain: one row dataset × id in the dataset. Internal: nothing of it is a claim.
    """

    dataset: str = column("Dataset: its publisher.", key=True, refs="publishers.publisher_id", form="publisher")
    native_id: str = column("Id of the event in the dataset.", key=True)
    url: str = column("Address of the article.")
    event_date: pl.Date = column("Day of the event, as the dataset has it.")
    article_date: pl.Date = column("Day on which the dataset saw the article; that of the event where it does not say.")
    cameo_code: str = column("CAMEO code, three or four digits.")
    actor_code: str = column("Who acts: code of the dataset.", nullable=True)
    actor_name: str = column("Who acts, as written.", nullable=True)
    actor_country: str = column("CAMEO code of the country of who acts.", nullable=True)
    actor_group: str = column("CAMEO code of the organisation that acts.", nullable=True)
    target_code: str = column("Who is acted upon: code of the dataset.", nullable=True)
    target_name: str = column("Who is acted upon, as written.", nullable=True)
    target_country: str = column("CAMEO code of the country of who is acted upon.", nullable=True)
    target_group: str = column("CAMEO code of the organisation that is acted upon.", nullable=True)
    place: str = column("File and line.")

    class Config(Table.Config):
        name = "read_events"
        metadata = about("ingest", released=False)
