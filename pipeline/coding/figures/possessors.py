"""Whose "his share" is: the possessor as a name before the noun.

Belongs here: finding the one whom "his", "her", "its" before a share or a total means. Does not: other pronouns (referents), whose a number
is (owners).
"""

import re

from pipeline.coding import kinds
from pipeline.coding.figures.figure import Running, known_as
from pipeline.coding.figures.rows import Row
from pipeline.coding.figures.wording import any_of
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import Name, Slot, Slots

_NEAR = 2
"""Sentences behind that of somebody's figure in which "his share" can be his."""
_PARTS = frozenset(kinds.spelt("semicolon while"))
"""Kinds of what parts of a sentence end with."""


class Possessors:
    """Names those whose share or total is told."""

    def __init__(self, lexicon: Lexicon, slots: Slots) -> None:
        lists = lexicon.files["figures"]
        owning, nouns, millions = (any_of(lists[key]) for key in ("owning", "owned", "millions"))
        self._owned = re.compile(rf"\b(?P<owning>(?i:{owning}))\s(?:[a-z-]+\s|[\d.,]+\s(?:(?:{millions})\s)?)?(?:{nouns})\b(?!['’])")
        self._people = frozenset((*lists["masculine_owning"], *lists["feminine_owning"]))
        self._parties = frozenset(lists["parties"])
        self._slots = slots

    def name(self, text: str, row: Row, start: int, end: int, running: Running) -> Row:
        """Return the row with "Ann Banda's share" for "her share".

        Args:
            text: The text.
            row: The row of a sentence.
            start: Where the sentence starts.
            end: Where it ends.
            running: What the sentences before leave.
        """
        slots = row.slots
        for found in self._owned.finditer(text, start, end):
            at = next((at for at, slot in enumerate(slots) if slot.start >= found.end("owning")), len(slots))
            within = at and slots[at - 1].end > found.start("owning")
            if within or _has_subject(slots[:at]):
                # "cast their votes"; "The Greens increased their share to 12 percent": the verb tells.
                continue
            name = self._meant(text, slots[:at], found["owning"].lower() in self._people, running)
            if name is not None:
                where = found.span("owning")
                slots = [*slots[:at], Slot(kinds.NAME, *where, None, name), Slot(kinds.POSSESSIVE, where[1], where[1]), *slots[at:]]
        return row if slots is row.slots else Row(slots)

    def _meant(self, text: str, before: list[Slot], person: bool, running: Running) -> Name | None:
        """Return the one person, or the one party, that the sentence has named; else whom the sentence before is about."""
        named = [slot.name for slot in before if slot.name is not None and self._fits(text, slot.name, person)]
        if not named and all(slot.name is None for slot in before):
            named = self._from_before(text, person, running)
        known = {known_as(text, name, self._parties) for name in named}
        return named[0] if len(known) == 1 else None

    def _from_before(self, text: str, person: bool, running: Running) -> list[Name]:
        """Return those of whom the sentence before can speak: whom it names, or who had its figures."""
        if running.before is None:
            return []
        named = self._slots.named(text, running.before, people=person)
        late = running.before.number + 1 - running.sentence > _NEAR
        return named or ([] if late or running.owner is None or not self._fits(text, running.owner, person) else [running.owner])

    def _fits(self, text: str, name: Name, person: bool) -> bool:
        return name.special is None and (name.pronoun or self._slots.is_person(text, name)) == person


def _has_subject(before: list[Slot]) -> bool:
    """Say whether somebody is named in the part of a sentence that some slots end with."""
    for slot in reversed(before):
        if slot.kind in _PARTS:
            return False
        if slot.name is not None:
            return True
    return False
