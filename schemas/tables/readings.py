"""The table `readings`."""

import polars as pl

from schemas.columns import Table, about, column


class Readings(Table):
    """Days of channels that are read as a whole: how many items a publisher gave out that day, all of them read.

    Grain: one row publisher × day with an item. Coverage is folded from it.
    """

    publisher_id: str = column("Channel.", key=True, refs="publishers.publisher_id", form="publisher")
    day: pl.Date = column("Day of publication.", key=True)
    n_items: pl.Int32 = column("Items published and read; of a day of which a feed showed a part, those of that part.", unit="items", ge=1)

    source_url: str = column("Address of the archive or feed that was read.")

    class Config(Table.Config):
        name = "readings"
        metadata = about("ingest")
