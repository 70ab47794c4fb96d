"""Who "he" and "it" are, where figures are theirs.

Belongs here: pronouns within a sentence and at its head, read off the rows. Does not: the grammar's choice among mentions (coreference).
"""

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.figures.figure import known_as
from pipeline.coding.figures.rows import Row, lower
from pipeline.coding.figures.wording import Wording
from pipeline.coding.result_frames import ResultFrames
from pipeline.coding.slots import Name, Slot, Slots

_EARLY = 60
"""Characters before the subject of a sentence: titles, a country's name."""
_OPENING = 8
"""Slots before a pronoun that is its sentence's subject: of several that were named the grammar has chosen."""
_BRACKETS = kinds.spelt("open close")
_SOMEBODY = frozenset((kinds.NAME, kinds.PRONOUN))


class Referents:
    """Finds whom pronouns mean."""

    def __init__(self, frames: ResultFrames, wording: Wording, slots: Slots, possessing: frozenset[str]) -> None:
        self._speaker = wording.speaker
        self._possessing = possessing
        self._slots, self._steps, self._titles = slots, frames.steps["referents"], tuple(frames.left_out["titles"].values())

    def refer(self, text: str, row: Row, before: Sentence | None) -> None:
        """Let the "he" that opens a sentence be the one person of the sentence before, known or not, and "it" the one party."""
        opening = self._steps["opened"].match(row.kinds)
        head = opening.end() if opening is not None else 0
        party = len(row.slots) > head and lower(text, row.slots[head]) in ("it", "they")
        at = head if party else self._first(row)
        if at is None or kinds.NUMBER not in row.kinds:
            return
        self._within(text, row)
        self._party_within(text, row)
        slot = row.slots[at]
        if before is None or (slot.kind == kinds.NAME and (slot.name is None or not slot.name.pronoun)):
            return
        if at > 1 and lower(text, slot) in ("him", "her") and self._speaker.match(text, row.slots[0].start):
            # "A said observers had given him 36 percent": not whom the sentence before was about.
            _let(row, slot, None)
        else:
            self._from_before(text, row, at, before, party)

    def _first(self, row: Row) -> int | None:
        """Return the place of the first who is somebody, but for short forms: "the commission (PKW) said that he"."""
        named = (at for at, slot in enumerate(row.slots) if slot.kind in _SOMEBODY)
        return next((at for at in named if row.kinds[at - 1 : at + 2 : 2] != _BRACKETS), None)

    def _from_before(self, text: str, row: Row, at: int, before: Sentence, party: bool) -> None:
        """Let a pronoun be the one whom the sentence before names, or nobody, if it names several."""
        slot = row.slots[at]
        people = self._slots.named(text, before, people=not party)
        several = _several(text, people)
        known = slot.name is not None and any(name.person == slot.name.person for name in people)
        doubtful = several and self._of_two(text, before)
        if not people or (known and not doubtful and not (several and at > _OPENING)):
            return
        alone = not several and people[0].start - before.start <= _EARLY
        alone = alone or (at == 0 and not doubtful and self._winning(text, before))
        _let(row, slot, people[0] if alone and not self._named_again(text, row, at, people[0]) else None)

    def _named_again(self, text: str, row: Row, at: int, name: Name) -> bool:
        """Say whether somebody is named behind the description that would be of him: "The general won 60 percent, Ann Banda 40"."""
        if " " not in text[row.slots[at].start : row.slots[at].end]:
            return False
        return any(slot.name is not None and known_as(text, slot.name) == known_as(text, name) for slot in row.slots[at + 1 :])

    def _winning(self, text: str, sentence: Sentence) -> bool:
        """Say whether a sentence says first of all that somebody won: who "he" is in the next, whoever else is named."""
        return self._steps["won"].match(self._untitled(text, sentence).kinds) is not None

    def _of_two(self, text: str, sentence: Sentence) -> bool:
        """Say whether a sentence says of two by name what each did."""
        return self._steps["two_subjects"].search(self._untitled(text, sentence).kinds) is not None

    def _untitled(self, text: str, sentence: Sentence) -> Row:
        return Row(self._slots.read(text, sentence)).without(*self._titles)

    def _party_within(self, text: str, row: Row) -> None:
        """Let an "it" within a sentence that has or wins something be the one party that the sentence has named before."""
        for found in self._steps["it_has"].finditer(row.kinds):
            slot = row.slots[found.start("it")]
            parties = [one.name for one in row.slots[: found.start()] if one.name is not None and not self._slots.is_person(text, one.name)]
            if (
                lower(text, slot) == "it"
                and lower(text, row.slots[found.end() - 1]) in self._possessing
                and parties
                and not _several(text, parties)
            ):
                slot.kind, slot.name = kinds.NAME, parties[0]
        row.reread()

    def _within(self, text: str, row: Row) -> None:
        """Let a "he" within a sentence be the one person whom the sentence has named before."""
        last = max((at for at, slot in enumerate(row.slots) if slot.kind == kinds.PRONOUN or _is_pronoun(slot)), default=0)
        if kinds.NAME not in row.kinds[:last]:
            return
        named = [slot.name for slot in row.slots[:last] if slot.name is not None and not slot.name.pronoun]
        people = [name for name in named if self._slots.is_person(text, name)]
        if not people:
            return
        alone = not _several(text, people)
        if any(slot.kind == kinds.PRONOUN or _is_pronoun(slot) for slot in row.slots if slot.end <= people[0].start):
            # "He had lost to Ann Banda in 2016, when he got 44.5 percent"
            return
        for slot in row.slots:
            if slot.start <= people[0].end or not (slot.kind == kinds.PRONOUN or _is_pronoun(slot)):
                continue
            if alone:
                slot.kind, slot.name = kinds.NAME, people[0]
            elif slot.name is not None and slot.name.pronoun and all(name.person != slot.name.person for name in people):
                slot.kind, slot.name = kinds.PRONOUN, None
        row.reread()


def _let(row: Row, slot: Slot, name: Name | None) -> None:
    """Let a slot stand for somebody, or for nobody known."""
    slot.kind, slot.name = (kinds.PRONOUN if name is None else kinds.NAME), name
    row.reread()


def _is_pronoun(slot: Slot) -> bool:
    return slot.name is not None and slot.name.pronoun


def _several(text: str, names: list[Name]) -> bool:
    """Say whether names are of more than one."""
    return len({text[name.start : name.end].split()[-1] for name in names}) > 1
