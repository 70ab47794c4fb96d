"""What the words of a lexicon stand for: triggers, judgements, offices, and how days and contractions are written.

Belongs here: the records, with what each field means. Does not: reading them from the files (expressions, tables).
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or expression that can carry an act."""

    act: str
    name: str
    pos: str
    """verb, noun, adjective, modal"""
    form: str
    """of a verb: base, s, ed (past and participle), en (participle alone), ing"""
    object: str
    """what must stand in its clause"""
    topic: str
    """how near the election must be"""
    negated: str | None
    """the act that its negation is"""
    light: bool
    """a noun that counts only with a verb of saying, sending or having"""
    company: tuple[str, ...]
    """words of which one must stand in the clause, folded and between blanks"""
    option: str
    """only-negated, after-object, fault, spoken, prospective or anywhere: see acts.yaml"""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A judgement on an election."""

    positive: bool
    strong: bool
    free: bool
    fair: bool
    rejecting: bool
    alleging: bool
    predicate: bool
    """an adjective: counts only said of the election or standing before it"""
    noun: bool
    """a fault or a merit that is found, not said of the vote"""


@dataclass(frozen=True, slots=True)
class Role:
    """An office or a body that speaks."""

    level: str
    offices: tuple[str, ...]
    plural: bool
    own: bool
    """whether its words bind the state or organisation"""
    body: bool
    """an institution, not a person"""


@dataclass(frozen=True, slots=True)
class Written:
    """How days are written: see calendar.yaml."""

    months: Mapping[str, tuple[str, ...]]
    """name of a month, in their order → how it is shortened"""
    numbers: Mapping[str, int]
    """name of a month → its number"""
    weekdays: tuple[str, ...]
    ordinals: tuple[str, ...]
    linking: tuple[str, ...]
    not_days: tuple[str, ...]
    last: tuple[str, ...]
    before: tuple[str, ...]
    same: tuple[str, ...]
    within: tuple[str, ...]

    def forms(self) -> dict[str, int]:
        """Return the names of months, in full and shortened, with their numbers."""
        return {form: self.numbers[name] for name, short in self.months.items() for form in (name, *short)}


@dataclass(frozen=True, slots=True)
class Contractions:
    """What is written together with an apostrophe: see contractions.yaml."""

    tails: Mapping[str, str]
    future: frozenset[str]
    negating: tuple[str, ...]
    negated_by: str
    negated: Mapping[str, str]
    pronouns: frozenset[str]
    possessive: str
    plural: str
    before_is: frozenset[str]
