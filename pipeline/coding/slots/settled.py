"""What a name is once all that belongs to it is read: without "Shia-led" before it, with its wing behind it; none where many are meant.

Belongs here: what stands right before and behind a name. Does not: finding names (names).
"""

import re
from dataclasses import replace

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.lexicon.tables import any_of
from pipeline.coding.slots.model import Name
from pipeline.coding.slots.vocabulary import Vocabulary

ACRONYM = 5
"""Letters of the longest acronym."""
_OF_MANY = re.compile(r"['’] ([A-Z]\w+)")
_WING = re.compile(r"\s\((?P<letter>[A-Z])[a-z]+(?:[ -][A-Z][a-z]+)*\)")
"""Of several parties of one name which: "CPN (Maoist Centre)"."""
_GOES_ON = re.compile(r",\s[a-z]")
_BEFORE = 60
"""Characters before a name in which those stand who follow it, or whom it is one of."""
_COLOURED = re.compile(r"(?!A[ln]-|E[ln]-)[A-Z][a-z]+-[A-Z][a-z]+")
"""What is no name without its noun: "the Red-Green | alliance"."""


class Settled:
    """Settles what a name is."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        lists, words, patterns = lexicon.files["figures"], lexicon.words, lexicon.patterns
        self._v = vocabulary
        self._with_seats = (vocabulary.chambers | words["with_seats"]) - vocabulary.parties
        self._fielded = tuple([f" {word}" for word in lists["fielded"]])
        self._of = tuple([f" {word} " for word in words["genitive"]])
        self._constituents, self._aims = frozenset(lists["constituents"]), frozenset(lists["joined_names"])
        self._bloc = re.compile(rf"\s{any_of(lists['blocs'])}\b")
        self._many, self._candidate, self._headed = patterns["many"], patterns["candidate"], patterns["headed"]
        self._followers, self._included, self._led_by = patterns["followers_of"], patterns["included"], patterns["led_by"]
        self._one, self._led = tuple([f" {word} " for word in words["one"]]), words.parts["led"]

    def read(self, text: str, name: Name) -> Name | None:
        """Return a name as it is meant; nothing where it is that of many, of a chamber, of a part of the country."""
        name = self._of_many(text, name)
        if name.special:
            return name
        written = text[name.start : name.end]
        if self._is_body(written, name) or self._is_of_others(text, name) or written.endswith(self._led):
            return None
        for word in self._fielded:
            # "Unity Party | candidates"
            put_up = text[name.start : name.end].lower().endswith(word)
            name = replace(name, end=name.end - len(word)) if put_up else name
        led = self._led_by.match(text, name.start, name.end)
        if led is not None:
            name = replace(name, start=led.end())
        if _COLOURED.fullmatch(text, name.start, name.end) is not None and name.person is None:
            bloc = self._bloc.match(text, name.end)
            return replace(name, end=bloc.end()) if bloc is not None else name
        wing = _WING.match(text, name.end) if text[name.start : name.end].isupper() and name.end - name.start <= ACRONYM else None
        return replace(name, end=wing.end()) if wing is not None and wing["letter"] != text[name.start] else name

    def _is_body(self, written: str, name: Name) -> bool:
        """Say whether a name is a chamber's, or that of a part of the country: "The Swedish Parliament has 349 seats"."""
        low = written.lower()
        housed = low in self._with_seats or low.rpartition(" ")[2] in self._with_seats
        chamber = name.person is None and housed and low not in self._v.houses
        # "the Seimas | of Norland"
        chamber = chamber or (low.split()[0] in self._v.chambers and low.split()[1:2] != [] and f" {low.split()[1]} " in self._of)
        return chamber or low in self._constituents

    def _is_of_others(self, text: str, name: Name) -> bool:
        """Say whether others are meant than the name says: "socialists under A", "Labour's leader", "Kurdish parties"."""
        before = max(0, name.start - _BEFORE)
        followed = self._followers.search(text, before, name.start) is not None and not self._is_party(text, name)
        if followed or self._headed.match(text, name.end) is not None:
            return True
        if _GOES_ON.match(text, name.end) is not None and self._included.search(text, before, name.start) is not None:
            return True
        if self._many.match(text, name.end) is not None:
            return True
        return self._candidate.match(text, name.end) is not None and text.endswith(self._one, 0, name.start)

    def _is_party(self, text: str, name: Name) -> bool:
        """Say whether a name is a party's by its words: "the conservatives of Law and Justice" are that party."""
        words = text[name.start : name.end].lower().split()
        return name.person is None and len(words) > 1 and not (self._v.parties | self._aims).isdisjoint((words[0], words[-1]))

    def _of_many(self, text: str, name: Name) -> Name:
        """Return a name with the party that it opens: "Workers' Party"."""
        # ("Ann Banks' Party" is hers.)
        found = _OF_MANY.match(text, name.end) if name.person is None and text[name.end - 1 : name.end] == "s" else None
        return replace(name, end=found.end()) if found is not None and found[1].lower() in self._v.parties else name
