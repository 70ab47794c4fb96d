"""A sentence with numbers as a row of slots.

Belongs here: cutting a sentence into slots, and what each stands for. Does not: reading numbers (numbers), names (names), places (places).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots.model import Name, Number, Slot
from pipeline.coding.slots.names import Names
from pipeline.coding.slots.numbers import Numbers
from pipeline.coding.slots.places import Places
from pipeline.coding.slots.quoted import NICKNAME, Quoted
from pipeline.coding.slots.settled import ACRONYM
from pipeline.coding.slots.table import NUMERAL, Table
from pipeline.coding.slots.vocabulary import QUOTES, Vocabulary

_TERM = re.compile(r"\((?:19|20)\d\d\s?[-\u2013\u2014]\s?(?:(?:19|20)\d\d)?\)")
"""Years in brackets behind who was in office: "(2016-2021)"."""
_NAMED = frozenset(kinds.spelt("part nonpartisans tendency no_option title answer"))
"""Kinds that can stand for a name or a number."""
_TOGETHER = frozenset((kinds.NONPARTISANS, kinds.TENDENCY))
"""Kinds of those who are told as one."""
_BESIDE_NAMES = frozenset((kinds.TENDENCY, kinds.TITLE))
_BEHIND_TENDENCY = frozenset(kinds.spelt("won have beat give by comma stop semicolon and gained moved history"))
"""Kinds of what stands behind a tendency that is told as one."""


class Slots:
    """Cuts sentences into slots."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._table = table = Table(lexicon)
        vocabulary = Vocabulary(lexicon, table)
        self._numbers, self._names, self._quoted = Numbers(lexicon, table), Names(lexicon, vocabulary), Quoted(lexicon)
        self.places = Places(lexicon, vocabulary)
        """what numbers are of a part of the country"""
        words, patterns = lexicon.words, lexicon.patterns
        self._one, self._the, self._incumbents, self._blank = words["one"], words["definite"], words["incumbents"], words["blank_words"]
        self._in_office = words["in_office"]
        self._sides, self._referendum = vocabulary.sides, vocabulary.referendum
        self._dated_papers = frozenset(lexicon.files["figures"]["dated_papers"])
        self._parts = {word: Decimal(str(value)) for word, value in lexicon.files["figures"]["parts"].items()}
        self._reports, self._herald = patterns["reports"], (patterns["herald_before"], patterns["herald_behind"])
        self._declaring = patterns["declaring_before"]
        self._company: dict[str, list[str]] = lexicon.files["figures"]["known_by_company"]
        self._months = frozenset(lexicon.calendar.numbers)
        self._camps = frozenset(lexicon.files["figures"]["camps"])
        self._placing = frozenset(lexicon.files["figures"]["before_sides"])

    def read(self, text: str, sentence: Sentence, incumbent: Name | None = None) -> list[Slot]:
        """Return the slots of a sentence in order; `incumbent` is who "the incumbent" is."""
        named = [name for name in self.names(text, sentence) if not self._reporting(text, sentence, name)]
        found, words = self._table.pieces(text, sentence.start, sentence.end)
        single, phrases, openers = self._table.single, self._table.phrases, self._numbers.openers
        slots: list[Slot] = []
        at, count = 0, len(found)
        upcoming = iter([*self._quoted.join(text, sentence, named), Name(sentence.end, sentence.end, None)])
        name = next(upcoming)
        while at < count:
            piece, word = found[at], words[at]
            start, end = piece.span()
            while name.start < start:
                name = next(upcoming)
            if name.start < end:
                at = self._add_name(text, slots, name, found, words, at)
                continue
            kind, length = single.get(word, kinds.WORD), 1
            if kind == NUMERAL or piece.lastgroup == "number" or "-" in word or word in openers:
                after = self._add_number(text, slots, found, words, at)
                if after:
                    at = after
                    continue
            if word in phrases and at + 1 < count and words[at + 1] in phrases[word]:
                kind, length = self._table.kind(words, at)
            if kind == NUMERAL:
                kind = kinds.FILLER if word in self._one else kinds.WORD
            if kind == kinds.FILLER and any(other in text for other in self._company.get(piece.group(), ())):
                # "National finished on 38 percent": who that is company tells (roles).
                kind = kinds.WORD
            if kind != kinds.FILLER:
                if kind == kinds.AGAINST and slots and text[start].isupper():
                    # "the Alliance Against the Dictatorship"
                    kind = kinds.WORD
                if kind == kinds.DENIED and word in self._months and text[start].isupper():
                    # "on 14 May"
                    kind = kinds.WORD
                slots.append(Slot(kind, start, end if length == 1 else found[at + length - 1].end()))
                if kind == kinds.TENDENCY and not self._is_tendency(words, at, at + length):
                    slots[-1].kind = kind = kinds.TITLE
                if kind in _BESIDE_NAMES and " ".join(words[at : at + length]) in self._camps and not self._is_camp(text, slots[-1], kind):
                    slots[-1].kind = kind = kinds.WORD
                if kind in _NAMED:
                    article = at - 1 - (at > 1 and words[at - 1] in self._in_office)
                    alone = article >= 0 and words[article] in self._the and not _is_named(text, found[at + length - 1].end(), name)
                    self._fill(slots[-1], words[at : at + length], incumbent if alone else None)
            at += length
        return slots

    def names(self, text: str, sentence: Sentence) -> Iterator[Name]:
        """Yield what can be an option: persons, options of the reference, capitalised names, "against all"."""
        return self._names.read(text, sentence)

    def named(self, text: str, sentence: Sentence, people: bool) -> list[Name]:
        """Return the persons that a sentence names, or the others."""
        return [name for name in self.names(text, sentence) if not name.pronoun and self.is_person(text, name) == people]

    def is_person(self, text: str, name: Name) -> bool:
        """Say whether a name is a person's, as far as its words tell."""
        return self._names.is_person(text, name)

    def _add_name(self, text: str, slots: list[Slot], name: Name, found: list[re.Match[str]], words: list[str], at: int) -> int:
        """Add the slot of the name that begins at a piece, in place of the mark before it; return the piece behind it."""
        quoted = bool(slots) and slots[-1].kind == kinds.POSSESSIVE and slots[-1].end == name.start and text[slots[-1].start] in QUOTES
        slots[len(slots) - quoted :] = [Slot(kinds.NO_OPTION if name.special else kinds.NAME, name.start, name.end, None, name)]
        end = name.end + (quoted and text[name.end : name.end + 1] in QUOTES)
        also = NICKNAME.match(text, end)
        end = also.end() if also is not None else end
        while at < len(found) and found[at].start() < end:
            at += 1
        # "the Yes side"
        sided = at < len(found) and words[at] in self._sides and words[at - 1] in self._referendum
        return at + sided

    def _add_number(self, text: str, slots: list[Slot], found: list[re.Match[str]], words: list[str], at: int) -> int:
        """Add the slot of the number that begins at a piece; return the piece behind it, 0 where none begins."""
        if self._table.single.get(words[at]) == NUMERAL and self._table.kind(words, at)[0] == kinds.PART:
            # "two thirds" is no two
            return 0
        number = self._numbers.read(text, found, words, at)
        if number is None:
            return 0
        if slots and _of_name(text, slots[-1], found[at]):
            # "the liberal Top 09"
            slots[-1] = _longer(slots[-1], found[at].end())
        elif number[0].kind == kinds.YEAR and (
            _in_term(text, number[0].start) or not self._dated_papers.isdisjoint(words[max(0, at - 1) : number[1] + 1])
        ):
            # "the Referendums Act 2019", "under the 2015 constitution", "the former president (2001–2005)"
            slots.append(Slot(kinds.WORD, number[0].start, number[0].end))
        else:
            slots.append(number[0])
        return number[1]

    def _reporting(self, text: str, sentence: Sentence, name: Name) -> bool:
        """Say whether a name is only that of who says so.

        ", Sky reports."; "the commission's head, Ann Other, announced"; "I, Ann Other, declare"
        """
        if text.endswith(", ", 0, name.start) and self._reports.match(text, name.end) is not None:
            return True
        if text.startswith(",", name.end) and self._declaring.search(text, sentence.start, name.start) is not None:
            return True
        before, behind = self._herald
        if behind.match(text, name.end) is None:
            return False
        titled = text.rfind(", ", name.start, name.end)
        return before.search(text, sentence.start, titled + 2 if titled > 0 else name.start) is not None

    def _is_camp(self, text: str, slot: Slot, kind: str) -> bool:
        """Say whether a word for those who think alike is what won: "the conservatives got 20 seats", not "A's conservatives"."""
        return kind == kinds.TENDENCY and text[slot.start].islower()

    def _is_tendency(self, words: list[str], at: int, after: int) -> bool:
        """Say whether words for where parties stand are what won: "the centre-left took 100 seats", not "the right to"."""
        if at == 0 or words[at - 1] not in self._the or (at > 1 and words[at - 2] in self._placing):
            return False
        return after == len(words) or words[after].isdigit() or self._table.kind(words, after)[0] in _BEHIND_TENDENCY

    def _fill(self, slot: Slot, words: list[str], incumbent: Name | None) -> None:
        """Give a slot that stands for a name or a number what it stands for."""
        if slot.kind == kinds.PART:
            slot.kind, slot.number = kinds.NUMBER, Number(self._parts[" ".join(words)], "part", False, spelled=True)
        elif slot.kind in _TOGETHER:
            slot.kind, slot.name = kinds.NAME, Name(slot.start, slot.end, None, certain=True)
        elif slot.kind == kinds.ANSWER:
            slot.kind, slot.name = kinds.NO_OPTION, Name(slot.end - len(words[-1]), slot.end, None, certain=True)
        elif slot.kind == kinds.NO_OPTION:
            slot.name = Name(slot.start, slot.end, None, "against_all" if self._blank.isdisjoint(words) else "blank", True)
        elif incumbent is not None and words[0] in self._incumbents:
            slot.kind, slot.name = kinds.NAME, incumbent


def _in_term(text: str, at: int) -> bool:
    """Say whether a year is the first or the last of a term in brackets: "(2001–2005)"."""
    opened = text.rfind("(", max(0, at - 7), at)
    return opened >= 0 and _TERM.match(text, opened) is not None


def _is_named(text: str, end: int, name: Name) -> bool:
    """Say whether a name stands beside a description: "the incumbent | Ann Banda", "the incumbent, Ann Banda,"."""
    return text[end : name.start].strip(" ") in ("", ",")


def _of_name(text: str, before: Slot, piece: re.Match[str]) -> bool:
    """Say whether a number belongs to the name before it: no figure opens with a nought."""
    raw = piece["number"] or ""
    if not raw.isdigit() or before.kind != kinds.NAME or text[before.end : piece.start()] != " ":
        return False
    # "ANO 2011"
    dated = len(raw) == 4 and raw[:2] in ("19", "20") and text[before.start : before.end].isupper()
    # "DiEM 25: 3.44 percent"
    labelled = (
        len(raw) <= ACRONYM and text[piece.end() : piece.end() + 1] == ":" and any(map(str.isupper, text[before.start + 1 : before.end]))
    )
    return dated or labelled or (len(raw) > 1 and raw[0] == "0")


def _longer(slot: Slot, end: int) -> Slot:
    """Return a name's slot that reaches to a place."""
    assert slot.name is not None
    return replace(slot, end=end, name=replace(slot.name, end=end))
