"""Which earlier vote a paragraph has turned to: "The country went to the polls in 2017. A won 48 seats." They are of 2017.

Belongs here: the year that sentences without one take over from those before, or from the heading of their part of the text. Does not:
years beside a figure, "last time" (figures.times).
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator

from pipeline.coding.document import Sentence
from pipeline.coding.elections import ElectionResolver

_OPENING = 25
"""Characters within which a sentence says first of all when."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LABEL = re.compile(
    r"(?:^[ \t~*•–-]*|(?<=[.;] ))(?P<year>(?:19|20)\d\d)"
    r"(?:,?\s[\w. -]{1,24}|\s\([^()\n]{1,24}\))?(?:,\s[\w. -]{1,24}|\s\([^()\n]{1,24}\))?:(?=\s)",
    re.M,
)
"""What opens a line, or a sentence, that is of a year: "2015 (28 Feb.): DC 47", "2010, pres.: Banda 60.9"."""
_DATE = re.compile(r"^[ \t~*•–-]*(?:\d{1,2} [A-Z][a-z]+ |[A-Z][a-z]+ \d{1,2}, )?(?P<year>(?:19|20)\d\d)(?:[.,:]|\s[-–—])\s", re.M)
"""What opens a line that is of a date: "22 May 2015, marriage equality", "2009. Ann Banda elected"."""
_HEADING = re.compile(
    r"^[ \t=#*_]*(?:(?P<first>(?:19|20)\d\d)(?: [\w-]+){0,4}|[A-Z][\w-]*(?: [\w-]+){1,4},? \(?(?P<last>(?:19|20)\d\d)\)?)[ \t=#*_:]*$",
    re.M,
)
"""A line that is the heading of what is told of a year: "2016 presidential election", "Election of 2016"."""


class Eras:
    """Follows one text from sentence to sentence."""

    def __init__(
        self, text: str, elections: ElectionResolver, at_hand: re.Pattern[str], aside: re.Pattern[str], caption: re.Pattern[str]
    ) -> None:
        self._text, self._elections, self._at_hand, self._aside, self._caption = text, elections, at_hand, aside, caption
        self._paragraph = self._at_hand_in = -1
        self._year: int | None = None
        parts = list(self._headed())
        self._starts, self._years = [start for start, _ in parts], [year for _, year in parts]

    def part(self, at: int) -> int | None:
        """Return the year in the heading of the part of the text in which a place is."""
        before = bisect_left(self._starts, at)
        return (self._years[before - 1] or None) if before else None

    def _headed(self) -> Iterator[tuple[int, int]]:
        """Yield where the parts of a text with a year in their heading begin, 0 for no year; none where no two are of different years."""
        end = len(self._text.rstrip())
        lines = (line for line in _HEADING.finditer(self._text) if line.start() > 0 and line.end() < end)
        found = [(line.start(), int(line["first"] or line["last"])) for line in lines]
        dates = list(_DATE.finditer(self._text))
        # One line may open with any number.
        for label in (*_LABEL.finditer(self._text), *(dates if len(dates) > 1 else ())):
            # What a line is labelled with is its own.
            found += [(label.start(), int(label["year"])), (self._text.find("\n", label.end()) % (end + 2), 0)]
        for line in self._caption.finditer(self._text):
            # A caption is of the table below it.
            found += [(line.start(), int(line["year"])), (self._text.find("\n\n", line.end() + 2) % (end + 2), 0)]
        found.sort()
        yield from found if len({year for _, year in found}) > 1 else ()

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
            # ("A former premier who had been in office in 2017 is president": of no vote of that year.)
            named = any(phrase.data.year is not None for phrase in sentence.national)
            turns = named or "voting" in sentence.senses or self._opens_dated(sentence)
            told = set(years) or ({self._named(sentence)} if turns else set())
            back = self._at_hand.search(self._text, sentence.start, sentence.end) is not None
            # "They had 25 percent in 2021; they have 16 now": back at the vote at hand.
            aside = self._aside.search(self._text, sentence.start, sentence.end) is not None
            # "A has 42 percent. In 2018 it had 50. B is second with 35": the paragraph is of the vote at hand.
            aside = aside or self._at_hand_in == sentence.paragraph
            turned = turns and told == {self._named(sentence)} and not back and not aside
            self._year = self._named(sentence) if turned else None
            self._paragraph = sentence.paragraph
            main = self._elections.main
            if main is not None and main.year in years:
                self._at_hand_in = sentence.paragraph

    def dated(self, sentence: Sentence) -> bool:
        """Say whether a sentence tells itself of which year it is, or that it is of the vote at hand."""
        body = self._text[sentence.start : sentence.end]
        return _YEAR.search(body) is not None or self._at_hand.search(body) is not None

    def _opens_dated(self, sentence: Sentence) -> bool:
        """Say whether a sentence opens with a year: "In February 2016 the party came back to power"."""
        return _YEAR.search(self._text, sentence.start, min(sentence.start + _OPENING, sentence.end)) is not None

    def _goes_on(self, sentence: Sentence) -> bool:
        """Say whether a sentence names no vote of its own after one that did."""
        if self._year is None or sentence.paragraph != self._paragraph:
            return False
        now = any(phrase.data.month is not None and self._elections.had_round_in(phrase.data.month) for phrase in sentence.national)
        return not now and not self.dated(sentence)

    def _named(self, sentence: Sentence) -> int | None:
        """Return the year in which the country voted before that a sentence names, if it is one only."""
        main, named = self._elections.main, {int(year) for year in _YEAR.findall(self._text, sentence.start, sentence.end)}
        if main is None or main.country is None or main.year is None or main.year in named:
            return None
        votes = [year for year in named if year < main.year and self._elections.voted_in(main.country, year)]
        return votes[0] if len(votes) == 1 else None
