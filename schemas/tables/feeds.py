"""The table `feeds`."""

from schemas.columns import Table, about, column


class Feeds(Table):
    """Feeds, sitemaps and lists of publishers that are read, and what for.

    Grain: one row a publisher × address.
    """

    publisher_id: str = column("Publisher.", key=True, refs="publishers.publisher_id", form="publisher")
    url: str = column("Address of the feed.", key=True)
    feed_kind: str = column("Kind of feed.", code="feed_kind")
    language: str = column("Language of its items, ISO 639-1.")
    covers: str = column("Whether it lists everything that the publisher gives out.", code="feed_covers")
    uses: str = column("What it is used for.", code="feed_use")
    items: str = column("Kind of document that its items are.", code="document_kind")
    pattern: str = column("Form of the addresses of its items, with * for any part; NULL where every link is an item.", nullable=True)
    found_on: str = column("Address of the page on which the feed's address was found.", nullable=True)

    class Config(Table.Config):
        name = "feeds"
        metadata = about("ingest")
