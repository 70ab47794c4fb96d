"""The table `document_versions`."""

import polars as pl

from schemas.columns import Instant, Table, about, column


class DocumentVersions(Table):
    """Texts that a document has had: statements are silently edited, and every text that was read is kept by its hash.

    Grain: one row a document × text. The last version is the one that was coded.
    """

    document_id: str = column("Document.", key=True, refs="documents.document_id", form="document")
    version_no: pl.Int32 = column("Number of the version, in the order in which they were seen.", key=True, ge=1)
    text_sha256: str = column("SHA-256 of the text, UTF-8.", form="sha256")
    n_chars: int = column("Length of the text.", unit="characters", ge=0)
    body_sha256: str = column("SHA-256 of the bytes that the text was taken from; NULL for a digest.", nullable=True, form="sha256")
    zones_sha256: str = column(
        "SHA-256 of what stood around the text, captions and related items, as JSON in the archive.", nullable=True, form="sha256"
    )
    title: str = column("Title of this version.", nullable=True)
    author: str = column("Author as named.", nullable=True)
    first_seen: Instant = column("Instant at which this version was first seen; NULL where nothing says so.", nullable=True)
    reader: str = column("What read it: a connector, or the format of the file.")
    encoding: str = column("Encoding of the bytes, where it had to be found or repaired.", nullable=True)
    repairs: str = column("What was repaired in reading, in words.", nullable=True)
    notes: str = column("What else its reader knew: earlier titles, texts that were seen and not kept.", nullable=True)

    class Config(Table.Config):
        name = "document_versions"
        metadata = about("ingest")
