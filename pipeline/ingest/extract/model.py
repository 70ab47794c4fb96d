"""What every reader of a format gives and how it refuses.

Belongs here: the result, the refusal, limits that all formats share. Does not belong here: any format.
"""

from dataclasses import dataclass

MAX_BYTES = 20 * 2**20
"""Largest document that is read, bytes."""
MAX_CHARS = 5_000_000
"""Longest text that a document may have."""


class Refused(Exception):
    """A document that is not read; carries the name of the rule and what is wrong."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule, self.message = rule, message


@dataclass(frozen=True, slots=True)
class Extracted:
    """A document taken out of its bytes; None is what it does not say."""

    text: str
    """Headline, then dateline and paragraphs, parted by blank lines; nothing that stands around the document."""
    format: str
    """html, pdf, text, markdown or mail."""
    title: str | None = None
    author: str | None = None
    published: str | None = None
    """Day, or instant with its zone."""
    language: str | None = None
    """ISO 639-1."""
    url: str | None = None
    """Canonical address."""
    captions: tuple[str, ...] = ()
    """Captions of pictures, which are no part of the text."""
    related: tuple[str, ...] = ()
    """What the page offers beside the document: related items, teasers, lists of the most read."""
    encoding: str | None = None
    """Encoding of the bytes."""
    repairs: tuple[str, ...] = ()
    """What had to be repaired or guessed, in words."""
