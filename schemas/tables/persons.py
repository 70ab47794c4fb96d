"""The table `persons`."""

import polars as pl

from schemas.columns import Table, about, column


class Persons(Table):
    """People who speak for a state or an organisation, or stand in an election.

    Grain: one row a person.
    """

    person_id: str = column("Person.", key=True, form="person")
    name_en: str = column("Name in English.")
    name_native: str = column("Name in its own script.", nullable=True)
    birth_year: pl.Int32 = column("Year of birth.", nullable=True, unit="year", ge=1850)
    wikidata: str = column("Wikidata item.", nullable=True)

    class Config(Table.Config):
        name = "persons"
        metadata = about("ingest", promised=True)
