"""The table `crosswalk`."""

import polars as pl

from schemas.columns import Table, about, column


class Crosswalk(Table):
    """Ids of our countries and elections in other schemes.

    Grain: one row entity × scheme × value.
    """

    entity_table: str = column("Table of the entity.", key=True)
    entity_id: str = column("Entity.", key=True)
    scheme: str = column("Scheme: iso2, iso_numeric, wikidata, ifes, nelda, parlgov and others.", key=True)
    value: str = column("Id in that scheme.", key=True)
    valid_from: pl.Date = column("First day of validity.", nullable=True)
    valid_to: pl.Date = column("Last day of validity.", nullable=True)

    class Config(Table.Config):
        name = "crosswalk"
        metadata = about("normalise")
