"""The table `documents`."""

import polars as pl

from schemas.columns import Instant, Table, about, column


class Documents(Table):
    """Source documents: this text was published there, then.

    Grain: one row a publication (address and date of publication). The text stands here where it may be given away:
    digests, and originals under a free licence.
    """

    document_id: str = column("Document: D- and 12 hex digits of sha256(url, published).", key=True, form="document")
    publisher_id: str = column("Publisher.", refs="publishers.publisher_id", form="publisher")
    kind: str = column("Kind of document.", code="document_kind")
    title: str = column("Title as published.", nullable=True)
    url: str = column("Address.")
    archive_url: str = column("Address of an archived copy.", nullable=True)
    language: str = column("Language of the source, ISO 639-1.")
    published_at: Instant = column("Instant of publication; midnight UTC where only the day or less is known.")
    published_date: pl.Date = column("Civil date at the publisher; the first of the month or year where no more is known.")
    published_precision: str = column("Precision of the date of publication.", code="published_precision")
    retrieved_on: pl.Date = column("Day on which the source was read.", nullable=True)
    text_sha256: str = column("SHA-256 of the text that was coded, UTF-8.", form="sha256")
    n_chars: int = column("Length of the text that was coded.", unit="characters", ge=0)
    licence: str = column("Licence of the source.", code="licence")
    text_redistributable: bool = column("Whether the text that was coded may be given away.")
    basis: str = column("Whether the digest or the original was coded.", code="basis")
    text: str = column("The text that was coded, where it may be given away.", nullable=True)
    path: str = column("File in the repository that the digest stands in.", nullable=True)

    class Config(Table.Config):
        name = "documents"
        metadata = about("ingest", promised=True)
