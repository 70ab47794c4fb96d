"""The table `elections`."""

import polars as pl

from schemas.columns import Table, about, column


class Elections(Table):
    """National elections: one office or body × one contest.

    Grain: one row an election. A run-off stays in its election; a repeated election is one of its own.
    """

    election_id: str = column("Election: {ISO3}-{YYYYMM}-{OFFICE}.", key=True, form="election")
    country_id: str = column("Country.", refs="countries.country_id", form="iso3")
    office: str = column("Office or body elected.", code="election_office")
    title_en: str = column("Title in English.")
    status: str = column("Status.", code="election_status")
    contestation: str = column("Whether the outcome is disputed.", code="contestation")
    snap: bool = column("Whether it was called early.", nullable=True)
    directness: str = column("Who chooses.", code="directness")
    first_polling_date: pl.Date = column("First polling day of the first round.", nullable=True)
    last_polling_date: pl.Date = column("Last polling day of the last round.", nullable=True)
    n_rounds: pl.Int32 = column("Rounds, repeated attempts included.", ge=1)
    event_group_id: str = column("Contests held together share it.", nullable=True)
    reruns_election_id: str = column(
        "Annulled election that this one repeats.", nullable=True, refs="elections.election_id", form="election"
    )
    seats_at_stake: pl.Int32 = column("Seats at stake.", nullable=True, unit="seats", ge=0)
    wikidata: str = column("Item of Wikidata; from the crosswalk, like the other ids.", nullable=True)
    nelda: str = column("Election id of NELDA.", nullable=True)
    parlgov: str = column("Election id of ParlGov.", nullable=True)
    ifes: str = column("Election id of the IFES ElectionGuide.", nullable=True)
    notes: str = column("What readers should know.", nullable=True)

    class Config(Table.Config):
        name = "elections"
        metadata = about("normalise", promised=True)
