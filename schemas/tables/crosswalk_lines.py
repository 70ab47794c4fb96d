"""The table `crosswalk_lines`."""

import polars as pl

from schemas.columns import Table, about, column


class CrosswalkLines(Table):
    """Lines of `sources/actors/crosswalk.csv`: the ids that stand in no election's own file.

    Grain: one row entity × scheme × value. Internal: the crosswalk is folded from it.
    """

    entity_table: str = column("Table of the entity.", key=True, code="crosswalk_table")
    entity_id: str = column("Entity.", key=True)
    scheme: str = column("Scheme.", key=True, code="crosswalk_scheme")
    value: str = column("Id in that scheme.", key=True)
    valid_from: pl.Date = column("First day of validity.", nullable=True)
    valid_to: pl.Date = column("Last day of validity.", nullable=True)
    source_url: str = column("Address of the page that states it.")

    class Config(Table.Config):
        name = "crosswalk_lines"
        metadata = about("ingest", released=False)
