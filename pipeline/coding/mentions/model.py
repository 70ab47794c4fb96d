"""What the words of a sentence are put together to: an actor, a mention of actors, a phrase for an election.

Belongs here: the shapes that all other modules of the coder read. Does not: reading them out of words.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.coding.lexicon import Role
from pipeline.coding.tokens import Token


@dataclass(slots=True, unsafe_hash=True)
class Who:
    """One actor, as far as the words say; never changed once it is made (a frozen class would take three times as long to make)."""

    actor: str | None
    level: str = "unspecified"
    person: str | None = None
    start: int = 0
    end: int = 0
    own: bool = True
    """False for parliaments, parties, courts: their words bind nobody"""
    former: bool = False
    named: bool = False
    """whether a person is named, known or not"""

    def at(self, start: int, end: int) -> "Who":
        """Return the same actor, meant by the words at [start, end)."""
        return Who(self.actor, self.level, self.person, start, end, self.own, self.former, self.named)


@dataclass(slots=True)
class Mention:
    """A noun phrase for one or several actors."""

    kind: str
    """named, generic (an office without a name), pronoun, group (unnamed), people, bloc"""
    start: int
    end: int
    who: tuple[Who, ...] = ()
    role: Role | None = None
    word: str = ""
    place: bool = False
    """a capital or a seat: a place unless it does something"""
    possessor: bool = False
    """followed by a possessive"""
    name: str = ""
    """family name of somebody whose office the words before give, and whose country only the text around"""
    name_start: int = 0
    """where the name begins"""
    owned: bool = False
    """opened by "its", "their": of somebody just named"""
    both: bool = False
    """opened by "both": two who were named"""
    plain: bool = False
    """an office with "the" or "both" before it and nothing else: "the presidents", not "the presidents of the region" """
    count: int = 0
    """of "the three countries": so many who were named together"""

    def meaning(self, who: Iterable[Who]) -> "Mention":
        """Return the same words, with the actors that they refer to."""
        start, end = self.start, self.end
        return Mention(
            self.kind, start, end, tuple([one.at(start, end) for one in who]), self.role, self.word, self.place, self.possessor,
            self.name, self.name_start, self.owned, self.both,
        )  # fmt: skip


@dataclass(slots=True)
class ElectionPhrase:
    """A noun phrase for an election."""

    country: str | None = None
    office: str | None = None
    year: int | None = None
    national: bool = True
    past: bool = False
    """of an earlier time (the previous election, last year's)"""
    ahead: bool = False
    """the one after that which the text is about, if that was held ("the next general election")"""
    month: int | None = None
    anew: bool = False
    """a fresh one"""
    definite: bool = False
    """one that was or will be held ("the vote", "Kenya's elections"), not elections as such ("free and fair elections")"""
    indefinite: bool = False
    """opened by "a": any one, or one not spoken of before"""
    fresh: bool = False
    """of these days ("Sunday's election")"""
    proper: bool = False
    """said to be of a nation: by its office, or "national", "general" """
    own: bool = False
    """of somebody else in the sentence ("Kenya, which held its own election")"""


Found = tuple[Mention, int]
"""A mention and the number of the token behind it."""
Read = Callable[[str, list[Token], int], Found | None]
"""Builds the mention that begins at a token: of the whole text, the tokens of a sentence, the number of the token."""
