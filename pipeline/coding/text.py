"""A text to be coded, as whoever has it hands it to the coder.

Belongs here: what the coder is told of a text. Does not: what it finds out itself (context).
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Text:
    """A document to be coded."""

    document_id: str
    text: str
    kind: str = "news"
    publisher_id: str | None = None
    """id of a publisher or an actor (GHA, IO-OAS), or the name of one, as in "Government of Ghana" """
    url: str | None = None
    published: date | None = None
    published_precision: str = "day"
    language: str = "en"
