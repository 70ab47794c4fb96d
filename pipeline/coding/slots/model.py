"""Slots, and the names and numbers that some of them hold.

Belongs here: the records. Does not: reading them (the other modules), the table of kinds (kinds).
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(slots=True)
class Name:
    """An option as it stands in the text."""

    start: int
    end: int
    person: str | None
    special: str | None = None
    """against_all or blank"""
    certain: bool = False
    """a person or option that is known, not only a capitalised word"""
    pronoun: bool = False


@dataclass(slots=True)
class Number:
    """A number with its unit ("%", "points" or none) and what is said of its exactness."""

    value: Decimal
    unit: str
    exact: bool
    """whether it has decimals or groups of thousands"""
    comparator: str = "="
    spelled: bool = False

    @property
    def has_decimals(self) -> bool:
        """Say whether it is written with decimals: 38.0, too."""
        return has_decimals(self.value)


@dataclass(slots=True)
class Slot:
    """A stretch of the text and its kind, a letter of kinds.py."""

    kind: str
    start: int
    end: int
    number: Number | None = None
    name: Name | None = None
    partners: tuple["Slot", ...] = ()
    """numbers that say the same in another measure: "2,852,348 votes (59.02%)" """
    nouns: str = ""
    """kinds of what stands behind a partner within its parentheses"""


def has_decimals(value: Decimal) -> bool:
    """Say whether a number is written with decimals: 38.0, too."""
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0
