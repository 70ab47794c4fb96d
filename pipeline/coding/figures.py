"""Figures of results: shares, votes, seats, turnout, registered voters, margins, bound to the option they belong to.

Belongs here: reading numbers, what they measure, whose they are, their status and comparator (C1–C14). Does not: choosing between
sources.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from pipeline.coding.document import Document, Sentence
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.tokens import Token

_NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)(?P<unit>\s?(?:%|percent\b|per\s?cent\b|pct\b|percentage\s+points?\b|points?\b)|\s+(?:million|billion|thousand)\b)?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that measures something of an election."""

    measure: str
    value: Decimal
    unit: str
    comparator: str
    start: int
    end: int
    option: tuple[int, int] | None
    """[start, end) of the option's name"""
    option_word: str | None
    person: str | None
    status: str | None
    counted: Decimal | None
    claimant: str | None
    rule: str
    certain: str


class FigureReader:
    """Reads the figures of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._sets = lexicon.sets

    def find(self, sentence: Sentence, document: Document) -> Iterator[Figure]:
        """Yield the figures of a sentence in order."""
        return iter(())
