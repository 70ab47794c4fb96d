"""The table `feed_windows`."""

import polars as pl

from schemas.columns import Instant, Table, about, column


class FeedWindows(Table):
    """Stretches of time of which a feed that covers all was read whole: everything it lists between the two instants was read.

    Grain: one row a feed × stretch of one reading. An outage, an empty feed or an item that could not be read leaves a gap between rows.
    """

    publisher_id: str = column("Publisher.", key=True, refs="publishers.publisher_id", form="publisher")
    feed_url: str = column("Feed.", key=True)
    from_at: Instant = column("First instant: that of the oldest item listed, or the end of a day that was not read whole.", key=True)
    to_at: Instant = column("Last instant: that of the reading, or the beginning of a day that was not read whole.", key=True)
    n_items: pl.Int32 = column("Items listed and read.", unit="items", ge=1)

    class Config(Table.Config):
        name = "feed_windows"
        metadata = about("ingest", released=False)
