"""The table `crosswalk`."""

import polars as pl

from schemas.columns import Table, about, column


class Crosswalk(Table):
    """Ids of our countries, entities and elections in other schemes.

    Grain: one row entity × scheme × value; within a scheme an entity has one value at a time, and a value one entity.
    """

    entity_table: str = column("Table of the entity.", key=True, code="crosswalk_table")
    entity_id: str = column("Entity.", key=True)
    scheme: str = column("Scheme.", key=True, code="crosswalk_scheme")
    value: str = column("Id in that scheme.", key=True)
    valid_from: pl.Date = column("First day of validity; NULL where it is not stated.", nullable=True)
    valid_to: pl.Date = column("Last day of validity; NULL while it lasts.", nullable=True)
    source_url: str = column("Address of the page that states it; NULL where an election's own file gives the id.", nullable=True)

    class Config(Table.Config):
        name = "crosswalk"
        metadata = about("normalise")
