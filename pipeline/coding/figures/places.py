"""Figures that are not the country's: of a part of it, of another vote, of a few voters.

Belongs here: telling those figures, and the sentences whose figures are all such. Does not: names of places (the lexicon, the slots).
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.figures.figure import OF_OPTION, UNITS, Figure, Running
from pipeline.coding.figures.locales import Locales
from pipeline.coding.figures.rows import Row, lower
from pipeline.coding.figures.times import PART
from pipeline.coding.figures.wording import Wording
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import Slots
from pipeline.coding.zones import HEADING, HEADLINE

_MARGINS = frozenset(("margin_votes", "margin_points"))
_OF_VOTERS = frozenset(UNITS) - {"seats", "electoral_votes"}
"""Measures of how many voted, for whom or at all."""
_OF_PHASES = frozenset(("turnout", "ballots_cast"))
"""Measures of which each part of a vote that is held in several has its own."""
_OPENING = 1
"""Number of the last sentence that opens a text."""
_NATIONAL = 1_000_000
"""So many voters no part of most countries has."""


class Places:
    """Tells figures of parts of the country."""

    def __init__(self, lexicon: Lexicon, wording: Wording, slots: Slots) -> None:
        lists = lexicon.files["figures"]
        self._wording, self._slots, self._locales = wording, slots, Locales(lists, frozenset(lexicon.calendar.numbers), wording)

    def note_other(self, text: str, sentence: Sentence, running: Running) -> None:
        """Note whether a sentence opens the text with another vote than the nation's, or goes on with one that was spoken of before."""
        body, before = text[sentence.start : sentence.end], running.before
        proper = [phrase.data for phrase in sentence.national if phrase.data.proper]
        fresh = any(phrase.fresh for phrase in proper)
        # ("General elections were held in Norland. Elections to municipal councils were held on the same day.")
        told = before is not None and before.zone.kind not in (HEADLINE, HEADING)
        beside = told and sentence.number == _OPENING and any(phrase.data.definite for phrase in before.national)
        if sentence.number <= _OPENING and not beside and ((not fresh and self._opens_other(body)) or self._opens_part(text, sentence)):
            running.other, running.other_opens = sentence.number, True
        elif (
            before is not None
            and running.other == before.number == sentence.number - 1
            and (running.other_opens or before.paragraph == sentence.paragraph)
            and not proper
            and not self._of_nation(body)
        ):
            running.other = sentence.number

    def _opens_other(self, body: str) -> bool:
        """Say whether a sentence names another vote than the nation's; "national and local elections" are the nation's too."""
        return any(found["other"] is not None for found in self._wording.other_vote.finditer(body))

    def _opens_part(self, text: str, sentence: Sentence) -> bool:
        """Say whether a sentence tells of the nation's vote in one part of the country: "the winner of the election in Kitwe"."""
        found = self._wording.vote_in.finditer(text, sentence.start, sentence.end)
        return any(self._slots.places.is_part(sentence, part.start("name")) for part in found)

    def _of_nation(self, body: str) -> bool:
        """Say whether a sentence is back at the vote at hand, or at the whole country."""
        return self._wording.at_hand.search(body) is not None or self._wording.of_nation.search(body) is not None

    def without_other(self, row: Row) -> Row:
        """Return the row without what behind a semicolon is of another vote: "A won 19 percent; in the European elections it had 40"."""
        if kinds.ELSEWHERE not in row.kinds or kinds.SEMICOLON not in row.kinds[: row.kinds.index(kinds.ELSEWHERE)]:
            return row
        first = row.kinds.rindex(kinds.SEMICOLON, 0, row.kinds.index(kinds.ELSEWHERE))
        return Row(row.slots[:first]) if kinds.NUMBER in row.kinds[:first] else row

    def partly(self, text: str, row: Row, sentence: Sentence, running: Running) -> bool:
        """Say whether all figures of a sentence are of another vote, of a part of the country, of those abroad."""
        body = text[sentence.start : sentence.end]
        if self._of_other_vote(text, row, sentence):
            if running.other != sentence.number and not any(phrase.data.proper for phrase in sentence.national):
                running.other, running.other_opens = sentence.number, False
            return True
        goes_on = running.other_opens and running.other == sentence.number
        return goes_on or self._wording.abroad.match(body) is not None or self._local(text, body, sentence)

    def _local(self, text: str, body: str, sentence: Sentence) -> bool:
        """Say whether a sentence opens with the part of the country that it is of."""
        if self._wording.constituent.match(body) is not None:
            return True
        found = self._wording.local.match(body)
        return found is not None and (found["part"] is not None or self._slots.places.is_place(text, sentence))

    def _of_other_vote(self, text: str, row: Row, sentence: Sentence) -> bool:
        """Say whether a sentence speaks of another vote, or of a part of the nation's; "Taiwan's leadership election" is neither."""
        for at, slot in enumerate(row.slots):
            if slot.kind == kinds.ELSEWHERE and _between_dashes(row.kinds, at):
                # "29.98 – practically his primary score – and"
                continue
            if slot.kind == kinds.ELSEWHERE and not any(
                phrase.end == slot.end and phrase.data.country is not None and lower(text, slot) == "leadership election"
                for phrase in map(sentence.tokens.__getitem__, sentence.where("E"))
            ):
                return True
        return False

    def still_partly(self, body: str, sentence: Sentence, running: Running, plain: list[Figure]) -> bool:
        """Say whether the turnout of a sentence is that of the part of the country that the sentence before was about."""
        before = running.before
        return (
            before is not None
            and running.local == before.number == sentence.number - 1
            and before.paragraph == sentence.paragraph
            and self._wording.of_nation.search(body) is None
            and not any(figure.value >= _NATIONAL for figure in plain)
        )

    def national(self, text: str, sentence: Sentence, figures: Iterable[Figure], running: Running) -> Iterator[Figure]:
        """Yield those of a sentence's figures that are the country's, and note the others in `running`."""
        openers = self._slots.places.openers(text, sentence)
        few = _few(text[sentence.start : sentence.end], self._wording)
        parts = self._locales.stretches(text, sentence)
        apart = [*self._locales.of_other_chamber(text, sentence), *self._locales.of_seat(text, sentence)]
        ballots = self._locales.of_ballot(text, sentence)
        other = running.other == sentence.number
        phased = self._wording.phase.search(text, sentence.start, sentence.end) is not None
        local = 0
        for figure in figures:
            if self._slots.places.elsewhere(text, sentence, figure.start, figure.end, openers) or (
                local and figure.measure in OF_OPTION and self._wording.against_it.match(text, local, figure.start)
            ):
                running.local, local = sentence.number, figure.end
                continue
            if figure.measure in _MARGINS and self._wording.of_part.search(text, sentence.start, figure.start) is not None:
                continue
            if (figure.measure == "seats" and _within(figure, ballots)) or (phased and figure.measure in _OF_PHASES):
                continue
            if (other and figure.measure in OF_OPTION and figure.year is None) or _within(figure, apart):
                continue
            local = 0
            at = figure.start - sentence.start
            if not any(start <= at < end for start, end in few) and not self._of_part(text, sentence, figure, parts):
                yield figure

    def _of_part(self, text: str, sentence: Sentence, figure: Figure, parts: list[tuple[int, int]]) -> bool:
        """Say whether a figure is told of a part of the country, and let what follows "60 percent there" be told of it too."""
        if self._locales.possessed(text, figure.start, figure.end):
            return True
        if self._locales.behind(text, figure.end):
            parts.append(self._locales.stretch(text, figure.end, sentence))
            return True
        # How many seats somebody has "in the chamber, where …" can be all that he has.
        return figure.measure in _OF_VOTERS and _within(figure, parts)


def _between_dashes(letters: str, at: int) -> bool:
    """Say whether a slot stands in an aside between dashes that has no number."""
    first, last = letters.rfind(kinds.COLON, 0, at), letters.find(kinds.COLON, at)
    return 0 <= first < last and kinds.NUMBER not in letters[first:last]


def _within(figure: Figure, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= figure.start < end for start, end in stretches)


def _few(body: str, wording: Wording) -> list[tuple[int, int]]:
    """Return the stretches of a sentence whose figures are of a few voters only: from there to the end of its part."""
    found = []
    for some in wording.few.finditer(body):
        aside = wording.left_out.search(body, 0, some.start())
        if aside is not None:
            found.append((aside.start(), some.end()))
        elif not (wording.then_counted[0].search(body, 0, some.start()) and wording.then_counted[1].match(body, some.end())):
            found.append(_part_of(body, some, wording))
    return found


def _part_of(body: str, some: re.Match[str], wording: Wording) -> tuple[int, int]:
    """Return the part of a sentence that is of a few voters."""
    parts = [part.start() for part in PART.finditer(body)]
    start = max((at for at in parts if at < some.start()), default=0)
    comma = body.rfind(", ", start, some.start())
    if comma > start and (wording.of_few.match(body, comma) is None or wording.of_which.match(body, comma) is not None):
        # "A won 53.8 percent, voters abroad being for him": the figure before the comma is of all.
        start = comma
    return start, min((at for at in parts if at >= some.end()), default=len(body))
