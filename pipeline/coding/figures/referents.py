"""Who "he" and "it" are, where figures are theirs.

Belongs here: pronouns within a sentence and at its head, read off the rows. Does not: the grammar's choice among mentions (coreference).
"""

import itertools
import re
from collections.abc import Mapping

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.figures.figure import Running, known_as
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
_CLAUSE_ENDS = frozenset(kinds.spelt("comma semicolon while who and colon"))
"""Kinds that end the clause of a subject."""
_BEFORE_SUBJECT = frozenset(kinds.spelt("word title possessive filler"))
"""Kinds of what stands before a subject that opens its sentence."""


class Referents:
    """Finds whom pronouns mean."""

    def __init__(self, frames: ResultFrames, wording: Wording, slots: Slots, lists: Mapping[str, list[str]]) -> None:
        self._speaker, self._slots = wording.speaker, slots
        self._genders = tuple(frozenset(lists[gender]) for gender in ("masculine", "feminine"))
        self._objective = frozenset(lists["objective"])
        self._possessing, self._its = frozenset(lists["possessing"]), frozenset(lists["party_pronouns"])
        self._steps, self._titles = frames.steps["referents"], tuple(frames.left_out["titles"].values())

    def refer(self, text: str, row: Row, running: Running) -> None:
        """Let the "he" that opens a sentence be the one person of the sentence before, known or not, and "it" the one party."""
        opening = self._steps["opened"].match(row.kinds)
        head = opening.end() if opening is not None else 0
        party = len(row.slots) > head and lower(text, row.slots[head]) in self._its
        at = head if party else self._first(text, row)
        if at is None or kinds.NUMBER not in row.kinds:
            return
        before, slot = running.before, row.slots[at]
        pronouns = [one for one in row.slots if _is_personal(one)]
        if running.genders and pronouns and self._remembered(text, row, pronouns, running):
            row.reread()
            return
        self._party_within(text, row)
        too = [one for one in row.slots[at + 1 :] if _is_personal(one) and self._alike(text, slot, one)]
        self._within(text, row, too, before)
        if (
            len(running.rivals) > 1
            and not party
            and before is not None
            and _is_pronoun(slot)
            and not self._slots.named(text, before, people=True)
        ):
            # Of two who had figures so far the sentence before names neither: "he" can be the one or the other.
            _let(row, slot, None)
        if before is not None and (slot.kind != kinds.NAME or _is_pronoun(slot)):
            self._open(text, row, at, before, party)
        for one in too:
            # "She beat A, after she had won …": the same one.
            one.kind, one.name = slot.kind, slot.name
        row.reread()
        self._party_within(text, row)
        self._part(text, row, pronouns, before)
        self._remember(text, pronouns, running.genders)

    def _part(self, text: str, row: Row, pronouns: list[Slot], before: Sentence | None) -> None:
        """Let a "he" and a "she" that are taken for the same be so no longer: who comes second is the other of two, or nobody known."""
        for one, other in itertools.combinations(pronouns, 2):
            genders = {self._gender(text, one), self._gender(text, other)} - {None}
            if len(genders) > 1 and one.name is not None and other.name is not None and _same(text, one.name, other.name):
                _let(row, other, self._other(text, one.name, before))
        row.reread()

    def _other(self, text: str, name: Name, before: Sentence | None) -> Name | None:
        """Return the one person beside another whom the sentence before names."""
        people = self._slots.named(text, before, people=True) if before is not None else []
        others = [one for one in people if not _same(text, one, name)]
        return others[0] if others and len(others) < len(people) and not _several(text, others) else None

    def _gender(self, text: str, slot: Slot) -> int | None:
        """Return the number of a pronoun's gender."""
        return next((number for number, gender in enumerate(self._genders) if lower(text, slot) in gender), None)

    def _remember(self, text: str, pronouns: list[Slot], genders: dict[int, Name]) -> None:
        """Note who is "he" and who is "she" where a sentence has told both."""
        found = {gender: slot.name for slot in pronouns if slot.name is not None and (gender := self._gender(text, slot)) is not None}
        if len(found) == len(self._genders) and _several(text, list(found.values())):
            genders.update(found)

    def _remembered(self, text: str, row: Row, pronouns: list[Slot], running: Running) -> bool:
        """Let "he" and "she" be the two who were so before, if neither their sentence nor the one before names anybody else."""
        genders = running.genders
        named = [
            slot.name for slot in row.slots if slot.name is not None and not slot.name.pronoun and self._slots.is_person(text, slot.name)
        ]
        named += self._slots.named(text, running.before, people=True) if running.before is not None else []
        if any(all(not _same(text, name, one) for one in genders.values()) for name in named):
            return False
        for slot in pronouns:
            gender = self._gender(text, slot)
            if gender is not None:
                slot.kind, slot.name = kinds.NAME, genders[gender]
        return True

    def _open(self, text: str, row: Row, at: int, before: Sentence, party: bool) -> None:
        """Let the pronoun that opens a sentence be whom the sentence before tells."""
        slot = row.slots[at]
        said = self._speaker.match(text, row.slots[0].start) if at > 1 else None
        if said is not None and lower(text, slot) in ("him", "her"):
            # "A said observers had given him 36 percent": not whom the sentence before was about.
            _let(row, slot, None)
        elif said is not None and _is_anybody(text, said["who"], said.start()):
            # "Banda says he won 54 percent"
            _let(row, slot, Name(*said.span("who"), None))
        else:
            self._from_before(text, row, at, before, party)

    def _alike(self, text: str, one: Slot, other: Slot) -> bool:
        """Say whether two pronouns are of one gender."""
        return any(lower(text, one) in gender and lower(text, other) in gender for gender in self._genders)

    def _of_both(self, text: str, slots: list[Slot]) -> bool:
        """Say whether there is a "he" and a "she" among some slots: two people, whoever they are."""
        words = {lower(text, slot) for slot in slots}
        return all(not words.isdisjoint(gender) for gender in self._genders)

    def _first(self, text: str, row: Row) -> int | None:
        """Return the place of the first who is somebody, but for short forms and for who counts: "figures from the STAE showed him"."""
        named = [at for at, slot in enumerate(row.slots) if slot.kind in _SOMEBODY and not self._in_brackets(row, at)]
        given = next((at for at in named if at and row.kinds[at - 1] == kinds.GIVE and _is_personal(row.slots[at])), None)
        if given is not None and not any(self._is_somebody(text, row.slots[at]) for at in named if at < given):
            return given
        return named[0] if named else None

    def _is_somebody(self, text: str, slot: Slot) -> bool:
        return _is_personal(slot) or (slot.name is not None and self._slots.is_person(text, slot.name))

    def _from_before(self, text: str, row: Row, at: int, before: Sentence, party: bool) -> None:
        """Let a pronoun be the one whom the sentence before names, or nobody, if it names several."""
        slot = row.slots[at]
        people = _proper(text, _once(text, self._slots.named(text, before, people=not party)))
        several = _several(text, people)
        known = slot.name is not None and any(name.person == slot.name.person for name in people)
        doubtful = several and self._of_two(text, before)
        if several and row.kinds[max(0, at - 1) : at] == kinds.GIVE and self._winning(text, before, alone=False):
            # "A has won, beating B. The commission credited him with …"
            _let(row, slot, people[0])
            return
        if not people or (known and not doubtful and not (several and at > _OPENING)):
            return
        alone = not several and people[0].start - before.start <= _EARLY
        alone = alone or (at == 0 and not doubtful and self._winning(text, before, alone=not several))
        _let(row, slot, people[0] if alone and not self._named_again(text, row, at, people[0]) else None)

    def _named_again(self, text: str, row: Row, at: int, name: Name) -> bool:
        """Say whether somebody is named behind the description that would be of him: "The general won 60 percent, Ann Banda 40"."""
        if " " not in text[row.slots[at].start : row.slots[at].end]:
            return False
        return any(slot.name is not None and known_as(text, slot.name) == known_as(text, name) for slot in row.slots[at + 1 :])

    def _winning(self, text: str, sentence: Sentence, *, alone: bool) -> bool:
        """Say whether a sentence says first of all that somebody won: who "he" is in the next, whoever else is named.

        If nobody else is, the sentence can say so anywhere: "The tribunal closed its books, confirming Ann Banda as the winner".
        """
        letters = self._untitled(text, sentence).kinds
        return self._steps["won"].match(letters) is not None or (alone and self._steps["declared"].search(letters) is not None)

    def _of_two(self, text: str, sentence: Sentence) -> bool:
        """Say whether a sentence says of two by name what each did."""
        return self._steps["two_subjects"].search(self._untitled(text, sentence).kinds) is not None

    def _untitled(self, text: str, sentence: Sentence) -> Row:
        return Row(self._slots.read(text, sentence)).without(*self._titles)

    def _party_within(self, text: str, row: Row) -> None:
        """Let an "it" within a sentence that has or wins something be the one party that the sentence has named before."""
        for found in self._steps["it_has"].finditer(row.kinds):
            slot = row.slots[found.start("it")]
            named = [one for at, one in enumerate(row.slots[: found.start()]) if one.name is not None and not self._in_brackets(row, at)]
            parties = [one.name for one in named if one.name is not None and not self._slots.is_person(text, one.name)]
            if (
                lower(text, slot) in self._its
                and lower(text, row.slots[found.end() - 1]) in self._possessing
                and parties
                and not _several(text, parties)
            ):
                slot.kind, slot.name = kinds.NAME, parties[0]
        row.reread()

    def _in_brackets(self, row: Row, at: int) -> bool:
        """Say whether a name stands alone in brackets: the short form of one before."""
        return row.kinds[max(0, at - 1) : at + 2 : 2] == _BRACKETS

    def _within(self, text: str, row: Row, too: list[Slot], before: Sentence | None) -> None:
        """Let a "he" within a sentence be the one person whom the sentence has named before, but those that go with its opening."""
        pronouns = [slot for slot in row.slots if _is_personal(slot) and all(slot is not one for one in too)]
        last = pronouns[-1].start if pronouns else 0
        named = [slot.name for slot in row.slots if slot.start < last and slot.name is not None and not slot.name.pronoun]
        people = [name for name in named if self._slots.is_person(text, name)]
        if not people:
            return
        pronouns = [slot for slot in pronouns if slot.start > people[0].end]
        alone, two = not _several(text, people), self._of_both(text, pronouns)
        for slot in pronouns:
            if alone and self._acted_on(text, row, slot, people[0]):
                # "The commission's chair, Ann Banda, credited him with 60 percent": whom the sentence before is about.
                others = self._slots.named(text, before, people=True) if before is not None else []
                others = [name for name in others if not _same(text, name, people[0])]
                slot.kind, slot.name = (kinds.NAME, others[0]) if others and not _several(text, others) else (kinds.PRONOUN, None)
            elif alone and not two:
                slot.kind, slot.name = kinds.NAME, people[0]
            elif (
                two
                or self._of_another(text, row, slot)
                or (slot.name is not None and all(name.person != slot.name.person for name in people))
            ):
                slot.kind, slot.name = kinds.PRONOUN, None
        row.reread()

    def _acted_on(self, text: str, row: Row, slot: Slot, subject: Name) -> bool:
        """Say whether "him" stands in the clause of which somebody else is the subject."""
        if lower(text, slot) not in self._objective:
            return False
        at, first = row.slots.index(slot), next((n for n, one in enumerate(row.slots) if one.name is subject), None)
        if first is None or _CLAUSE_ENDS.intersection(row.kinds[first + 1 : at]) or row.kinds[first + 1] == kinds.POSSESSIVE:
            return False
        return all(kind in _BEFORE_SUBJECT for kind in row.kinds[:first])

    def _of_another(self, text: str, row: Row, slot: Slot) -> bool:
        """Say whether a pronoun stands in a clause about somebody else than it is taken for: "A beat B, who lost after he …"."""
        found = self._steps["in_clause"].search(row.kinds, 0, row.slots.index(slot))
        about = row.slots[found.start()].name if found is not None else None
        other = about is not None and slot.name is not None and about.person != slot.name.person
        return other and about is not None and self._slots.is_person(text, about)


def _is_anybody(text: str, word: str, before: int) -> bool:
    """Say whether a word that opens a sentence is a part of somebody's name: it has had a capital within one before."""
    return re.search(rf"[a-z,]\s(?:[A-Z][\w'’-]+\s)+{re.escape(word)}\b|[a-z,]\s{re.escape(word)}\b", text[:before]) is not None


def _let(row: Row, slot: Slot, name: Name | None) -> None:
    """Let a slot stand for somebody, or for nobody known."""
    slot.kind, slot.name = (kinds.PRONOUN if name is None else kinds.NAME), name
    row.reread()


def _is_personal(slot: Slot) -> bool:
    """Say whether a slot is a pronoun, be it known whom it means or not."""
    return slot.kind == kinds.PRONOUN or _is_pronoun(slot)


def _is_pronoun(slot: Slot) -> bool:
    return slot.name is not None and slot.name.pronoun


def _once(text: str, names: list[Name]) -> list[Name]:
    """Return the names without the short forms behind them: "the African National Congress (ANC)"."""
    return [name for at, name in enumerate(names) if not at or text[names[at - 1].end : name.start] != " ("]


def _proper(text: str, names: list[Name]) -> list[Name]:
    """Return the names but for what those are who have one: "Ann Banda will be Zambia's next president"."""
    proper = [name for name in names if not text[name.start : name.end].rpartition(" ")[2].islower()]
    return proper or names


def _several(text: str, names: list[Name]) -> bool:
    """Say whether names are of more than one."""
    return len({text[name.start : name.end].split()[-1] for name in names}) > 1


def _same(text: str, one: Name, other: Name) -> bool:
    """Say whether two names are of one person, as far as is known or their words tell."""
    if one.person is not None and other.person is not None:
        return one.person == other.person
    return not _several(text, [one, other])
