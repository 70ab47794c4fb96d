"""Stretches of a sentence that are told of a part of the country, or of those who voted there.

Belongs here: "…, where A had 60 percent", "in Ndola with 60 percent", "60 percent there", "in every province". Does not: whole sentences
of a part, figures of a few voters only (places).
"""

import re
from collections.abc import Iterator, Mapping

from pipeline.coding.document import Sentence
from pipeline.coding.figures.wording import Wording

_POSSESSIVES = ("'s ", "’s ")
_REACH = 60
"""Characters before "where" within which the place is named."""
_OTHERWISE = frozenset(("election", "actor", "demonym", "option", "person", "surname", "role"))
"""What a capitalised word can be that is no place."""
_PART = re.compile(r";|—|\s[–-]\s")
"""Parts of a sentence that no "where" reaches over."""


class Locales:
    """Finds what of a sentence is told of a part of the country."""

    def __init__(self, lists: Mapping[str, list[str]], months: frozenset[str], wording: Wording) -> None:
        self._wording, self._months = wording, months
        self._no_place = frozenset((*lists["no_name"], *lists["bodies"], *lists["parties"], *lists["chambers"]))

    def stretches(self, text: str, sentence: Sentence) -> list[tuple[int, int]]:
        """Return where in a text a sentence tells figures of a part of the country."""
        found = [self.stretch(text, start, sentence) for start in self._starts(text, sentence)]
        return [*found, *self._fronted(text, sentence)]

    def stretch(self, text: str, start: int, sentence: Sentence, *, whole: bool = False) -> tuple[int, int]:
        """Return where what is told of a part begins and ends: where the whole country is named, else with its part of the sentence.

        Args:
            text: The whole text.
            start: Where it begins.
            sentence: The sentence.
            whole: Whether it goes on over the parts of the sentence, which opens with it.
        """
        ends = (
            pattern.search(text, start, sentence.end)
            for pattern in ((self._wording.of_whole,) if whole else (_PART, self._wording.of_whole))
        )
        return start, min((found.start() for found in ends if found is not None), default=sentence.end)

    def of_other_chamber(self, text: str, sentence: Sentence) -> list[tuple[int, int]]:
        """Return where in a text a sentence tells figures of a chamber that is not the lower one, up to where it names that one."""
        body = text[sentence.start : sentence.end]
        starts = (sentence.start + found.end() for found in self._wording.upper_front.finditer(body))
        return [(start, self._stop(text, start, self.stretch(text, start, sentence)[1])) for start in starts]

    def of_seat(self, text: str, sentence: Sentence) -> list[tuple[int, int]]:
        """Return where in a text a sentence tells figures of one constituency: "retained her Lusaka Central seat, polling 9,000 votes"."""
        return [
            self.stretch(text, found.end(), sentence) for found in self._wording.local_seat.finditer(text, sentence.start, sentence.end)
        ]

    def of_ballot(self, text: str, sentence: Sentence) -> list[tuple[int, int]]:
        """Return where in a text a sentence tells seats that are won in one of two ballots: "In the single-member districts it won 45"."""
        body = text[sentence.start : sentence.end]
        starts = (sentence.start + found.end() for found in self._wording.ballot_front.finditer(body))
        return [self.stretch(text, start, sentence) for start in starts]

    def _stop(self, text: str, start: int, end: int) -> int:
        back = self._wording.of_nation.search(text, start, end)
        return back.start() if back is not None else end

    def behind(self, text: str, at: int) -> bool:
        """Say whether the words behind a figure tell that it is of a part: "60 percent there", "half of the vote in every province"."""
        return self._wording.local_behind.match(text, at) is not None

    def possessed(self, text: str, start: int, end: int) -> bool:
        """Say whether a number of seats is that of a place: "Norland's ten constituencies"."""
        return text.endswith(_POSSESSIVES, 0, start) and self._wording.of_place.match(text, end) is not None

    def _starts(self, text: str, sentence: Sentence) -> Iterator[int]:
        wording = self._wording
        for found in wording.where.finditer(text, sentence.start, sentence.end):
            before = wording.place_before.search(text, max(sentence.start, found.start() - _REACH), found.start())
            if before is None or self._wording.told.search(text, found.end(), sentence.end) is not None:
                continue
            if self._is_part(sentence, before) or self._is_capital(sentence, before.start("name")):
                yield found.end()
        for pattern in (wording.local_with, wording.local_gained, wording.local_voters):
            for found in pattern.finditer(text, sentence.start, sentence.end):
                # "won Helsinki with 55 percent"; what somebody had "in Helsinki" can be what was told there.
                capital = pattern is wording.local_gained and self._is_capital(sentence, found.start("name"))
                if capital or self._is_part(sentence, found):
                    yield found.end()

    def _fronted(self, text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Yield where what is told of those at home, abroad or in a part of the country opens a clause, and where that ends."""
        body = text[sentence.start : sentence.end]
        for found in self._wording.local_front.finditer(body):
            if found["part"] is not None and self._wording.told.search(body, found.end()) is not None:
                continue
            if self._of_place(sentence, found):
                yield self.stretch(text, sentence.start + found.end(), sentence, whole=not found.start())

    def _of_place(self, sentence: Sentence, found: re.Match[str]) -> bool:
        """Say whether what opens a clause is no name, or that of a place: "Ndola gave", not "Ann Other gave", nor who polled voters."""
        group = next((group for group in ("capital", "giver") if found[group] is not None), None)
        if group is None or self._is_capital(sentence, sentence.start + found.start(group)):
            return True
        # (Surveys give as places do: "Ipsos gave her 40 percent".)
        return found["capital"] is None and not sentence.where("status") and self._is_place(sentence, sentence.start + found.start(group))

    def _is_capital(self, sentence: Sentence, at: int) -> bool:
        """Say whether a word is the name of a capital."""
        return any(token.start == at and "capital" in token.senses for token in sentence.tokens)

    def _is_part(self, sentence: Sentence, found: re.Match[str]) -> bool:
        """Say whether an expression names a part of a country: by a noun for one, or by a name that is nothing else."""
        return found["part"] is not None or self._is_place(sentence, found.start("name"))

    def _is_place(self, sentence: Sentence, at: int) -> bool:
        token = next((token for token in sentence.tokens if token.start <= at < token.end), None)
        if token is None or token.cls not in ("w", "adverb") or token.low in self._months:
            return False
        return token.low.partition(" ")[0] not in self._no_place and _OTHERWISE.isdisjoint(token.senses)
