"""Which earlier vote a paragraph has turned to: "The country went to the polls in 2017. A won 48 seats." They are of 2017.

Belongs here: the year that sentences without one take over from those before. Does not: years beside a figure, "last time" (figures.times).
"""

import re
from collections.abc import Collection

from pipeline.coding.document import Sentence
from pipeline.coding.elections import ElectionResolver

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class Eras:
    """Follows one text from sentence to sentence."""

    def __init__(self, text: str, elections: ElectionResolver, at_hand: re.Pattern[str]) -> None:
        self._text, self._elections, self._at_hand = text, elections, at_hand
        self._paragraph = -1
        self._year: int | None = None

    def year(self, sentence: Sentence) -> int | None:
        """Return the year of the earlier vote that a sentence goes on with."""
        return self._year if self._goes_on(sentence) else None

    def note(self, sentence: Sentence, years: Collection[int | None]) -> None:
        """Note what a sentence has turned to: an earlier vote of which are all its figures, or that it speaks of without any.

        Args:
            sentence: The sentence, once its figures are read.
            years: Those of its figures.
        """
        if not self._goes_on(sentence):
            told = set(years) or ({self._named(sentence)} if sentence.national or "voting" in sentence.senses else set())
            self._year = self._named(sentence) if told == {self._named(sentence)} else None
            self._paragraph = sentence.paragraph

    def _goes_on(self, sentence: Sentence) -> bool:
        """Say whether a sentence names no vote of its own after one that did."""
        if self._year is None or sentence.paragraph != self._paragraph:
            return False
        body = self._text[sentence.start : sentence.end]
        return _YEAR.search(body) is None and self._at_hand.search(body) is None

    def _named(self, sentence: Sentence) -> int | None:
        """Return the year in which the country voted before that a sentence names, if it is one only."""
        main, named = self._elections.main, {int(year) for year in _YEAR.findall(self._text, sentence.start, sentence.end)}
        if main is None or main.country is None or main.year is None or main.year in named:
            return None
        votes = [year for year in named if year < main.year and self._elections.voted_in(main.country, year)]
        return votes[0] if len(votes) == 1 else None
