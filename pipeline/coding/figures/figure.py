"""What is found: figures, numbers on their way to one, and what a sentence leaves for the next ones.

Belongs here: the types that the other modules hand on. Does not: how any of them is found.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pipeline.coding.document import Sentence
from pipeline.coding.slots import Name, Number, Slot

REVISED = "revised"
"""The rule by which somebody has what was announced before another figure took its place."""
UNITS = {
    "vote_share": "percent", "turnout": "percent", "margin_points": "percent", "votes": "votes", "margin_votes": "votes", "electoral_votes": "votes",  # noqa: E501
    "seats": "seats", "registered": "persons", "ballots_cast": "votes", "valid_votes": "votes", "invalid_votes": "votes", "blank_votes": "votes",  # noqa: E501
}  # fmt: skip
"""Measure → its unit."""
OF_OPTION = frozenset(("vote_share", "votes", "seats", "electoral_votes"))
"""Measures that somebody has; the others are the whole vote's."""
LEAST = {"invalid_votes": 100, "votes": 200, "ballots_cast": 1000, "registered": 1000, "margin_votes": 100}
"""Smaller numbers are votes in a chamber, voters in a queue."""
LATELY = 8
"""Sentences after which a number with decimals and no unit no longer is a share, as the last ones were."""
CARRIED = 3
"""Sentences after which a number without a measure no longer takes the one before."""


def known_as(text: str, name: Name, shared: Collection[str] = ()) -> str:
    """Return by what somebody is known again: a person, else the last word of a name; all of it where many have that word (`shared`)."""
    if name.person is not None:
        return name.person
    words = text[name.start : name.end].removesuffix("'s").removesuffix("’s")
    last = words.rpartition(" ")[2]
    return words if last.lower() in shared else last


@dataclass(slots=True)
class Figure:
    """A number that measures something of an election."""

    measure: str
    value: Decimal
    unit: str
    comparator: str
    start: int
    end: int
    name: Name | None
    status: str | None
    counted: Decimal | None
    year: int | None
    """year of an earlier election that the figure is of"""
    round_no: int | None
    rule: str
    certain: str
    held: str | None = None
    ago: int | None = None
    """how many years before the election at hand the figure's was"""
    current: bool = False
    """of the election at hand, though its sentence may name an earlier one behind it"""
    month: int | None = None
    """in which who has it was chosen, where that is said without a year"""


@dataclass(slots=True)
class Running:
    """What the sentences before have said."""

    status: str | None = None
    """of the count"""
    measure: str | None = None
    """of the last figure of an option"""
    sentence: int = -9
    """number of that figure's sentence"""
    before: Sentence | None = None
    """the sentence before"""
    of_parts: bool = False
    """whether the last heading of a list is of parts of the country"""
    headed: int = -99
    """number of the last sentence that can be the heading of a list of results"""
    seated: bool = False
    """whether seats were named so far"""
    seats: int = -9
    """number of the last sentence that tells how many seats"""
    shares: int = -99
    """number of the last sentence that tells somebody's share"""
    decimals: bool = False
    """whether the last share had decimals: a whole number behind it is none"""
    paired: int = -9
    """number of the last sentence that tells shares and seats of one"""
    published: date | None = None
    """when the text was"""
    vote_before: int | None = None
    """year of the vote before the one that the text is about"""
    incumbent: Name | None = None
    """who "the president" is"""
    exit: bool = False
    """whether an exit poll was named so far: what the text calls a survey is that one"""
    full: dict[str, Name | None] = field(default_factory=dict)
    """common noun that can be a party's whole name → the one longer name with it so far, none where there are several"""
    back: tuple[int, int | None, int | None] | None = None
    """paragraph whose sentences tell of an election before, with its year or how many years ago it was"""
    dated: tuple[int, int | None, int | None] = (-9, None, None)
    """number of the last sentence that tells a figure of an earlier vote, with the vote's year or how many years ago it was"""
    rivals: dict[str, Name] = field(default_factory=dict)
    """what somebody is known by → who had votes or a share of them so far"""
    scores: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    """what somebody is known by → measure → what he has first been said to have of the vote at hand"""
    owner: Name | None = None
    """whose the last figure is"""
    so_far: list[Sentence] = field(default_factory=list)
    """the sentences before"""
    named: list[Name] = field(default_factory=list)
    """those whom they name, as far as anybody asked"""
    scanned: int = 0
    """how many of them were asked"""
    genders: dict[int, Name] = field(default_factory=dict)
    """of two people of whom one was "he" and the other "she" → who, by the number of the gender"""
    bracketed: int = -9
    """number of the last sentence with seats in brackets behind a share"""
    turnout: int = -9
    """number of the last sentence that tells the turnout"""
    other: int = -9
    """number of the last sentence that is about another vote than the nation's"""
    other_opens: bool = False
    """whether the text opened with that vote"""
    tickets: bool = False
    """whether the text speaks of two who stand together"""
    local: int = -9
    """number of the last sentence whose figures are of a part of the country, or of another vote"""


@dataclass(slots=True)
class Measured:
    """A number on its way to a figure."""

    slot: Slot
    number: Number
    measure: str | None
    """None where only the figure before can tell"""
    year: int | None = None
    ago: int | None = None
    current: bool = False
    """before "up from", "down on": of this election, whichever the sentence names"""
    stale: bool = False
    """of an election before, nobody says which"""

    def figure(self, measure: str, name: Name | None, rule: str, certain: str) -> Figure:
        """Return the figure that the number is."""
        return Figure(
            measure, self.number.value, UNITS[measure], self.number.comparator, self.slot.start, self.slot.end, name, None, None, self.year,
            None, f"en.figure.{measure}.{rule}", certain, None, self.ago, self.current,
        )  # fmt: skip

    def held(self, measure: str, rule: str, reason: str) -> Figure:
        """Return the figure that the number would be, if it were not held back."""
        figure = self.figure(measure, None, rule, "0.00")
        figure.rule, figure.held = f"en.figure.{rule}", reason
        return figure
