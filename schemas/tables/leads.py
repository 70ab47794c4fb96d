"""The table `leads`."""

import polars as pl

from schemas.columns import Table, about, column


class Leads(Table):
    """Articles to look at: a machine-coded event near an election. A lead is never a claim, and nothing is folded from it.

    Grain: one row event × election. Internal: addresses and facts about them, no text.
    """

    dataset: str = column("Dataset: its publisher.", key=True, refs="publishers.publisher_id", form="publisher")
    native_id: str = column("Id of the event in the dataset.", key=True)
    election_key: str = column("Election: ours, or country, month and office of one that only the calendar has.", key=True, form="election")
    election_id: str = column(
        "Our election; NULL where only the calendar has it.", nullable=True, refs="elections.election_id", form="election"
    )
    url: str = column("Address of the article.")
    why: str = column("Why it is listed, in words.")
    lead_code: str = column("CAMEO code, its first three digits.", code="lead_code")
    actor_id: str = column(
        "State that acts; NULL for organisations and codes that no crosswalk has.", nullable=True, refs="actors.actor_id"
    )
    actor_as_written: str = column("Who acts, as the dataset names it.", nullable=True)
    day: pl.Date = column("Day of the article.")
    days_from_polling: pl.Int32 = column("Days from the first polling day.", unit="days")

    class Config(Table.Config):
        name = "leads"
        metadata = about("normalise", released=False)
