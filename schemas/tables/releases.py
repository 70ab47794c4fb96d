"""The table `releases`."""

import polars as pl

from schemas.columns import Table, about, column


class Releases(Table):
    """What was released.

    Grain: one row release × table.
    """

    release_id: str = column("Release.", key=True, form="release")
    table_name: str = column("Table.", key=True)
    released_on: pl.Date = column("Day of the release.")
    schema_version: str = column("SemVer of the schema.")
    n_rows: int = column("Rows.", unit="rows", ge=0)
    logical_sha256: str = column("Hash of the rows in order, independent of the file format.", form="sha256")

    class Config(Table.Config):
        name = "releases"
        metadata = about("release")
