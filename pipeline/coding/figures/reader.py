"""The figures of a sentence: the order of steps, from its words to figures.

Belongs here: what is done first and what then. Does not: any step itself.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.figures.asides import Asides
from pipeline.coding.figures.bare import Bare
from pipeline.coding.figures.binding import Binding
from pipeline.coding.figures.changes import is_change
from pipeline.coding.figures.fielded import Fielded
from pipeline.coding.figures.figure import CARRIED, UNITS, Figure, Running
from pipeline.coding.figures.hints import Hints, Survey
from pipeline.coding.figures.measures import Measures, Measuring, of_nobody
from pipeline.coding.figures.owners import Owners
from pipeline.coding.figures.pairs import Pairs, with_seats
from pipeline.coding.figures.places import Places
from pipeline.coding.figures.possessors import Possessors
from pipeline.coding.figures.referents import Referents
from pipeline.coding.figures.regions import Regions
from pipeline.coding.figures.roles import Roles
from pipeline.coding.figures.rows import Row, Rows, compared
from pipeline.coding.figures.times import Moment, Times, by_wording, note_back, said_once
from pipeline.coding.figures.wording import Wording, any_of
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import Name, Slots

_ENTITLED = re.compile(r"(?<=[a-z,] )[A-Z][\w-]+\s$")
"""Before a noun that is not a party's whole name."""
_CLAUSE_END = re.compile("[,.;]")
_PLACE = 100
"""Characters behind "in" within which a name ends."""


class FigureReader:
    """Reads the figures of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        frames, slots, lists = lexicon.frames, Slots(lexicon), lexicon.files["figures"]
        self._wording = wording = Wording(lexicon)
        self._of_parts = lexicon.patterns["listing_barred"]
        """what announces results of parts of the country, or none of a vote"""
        self.at_hand, self.dated_aside = wording.at_hand, wording.dated_aside
        """what tells that a sentence is about the vote at hand"""
        measures = Measures(frames)
        self.of_union = re.compile(rf"\b(?:{any_of(lists['union_votes'])})\b(?!\s(?:\w{{2}}\s)?(?:19|20)\d\d)").search
        """Names the vote for a parliament of several nations."""
        self._ins, self._parties = [re.compile(f" {re.escape(word)} ") for word in lists["host_ins"]], frozenset(lists["parties"])
        self._tickets = wording.ticket.search
        self._hints, self._bare, self._fielded = Hints(lexicon), Bare(lexicon), Fielded(lexicon)
        self._survey, self._rows, self._pairs = Survey(lexicon), Rows(lexicon, wording, slots), Pairs(frames)
        self._regions = Regions(lexicon)
        self._referents = Referents(frames, wording, slots, lists)
        self._possessors = Possessors(lexicon, slots)
        self._places, self._roles = Places(lexicon, wording, slots), Roles(lexicon, slots)
        self._measuring = Measuring(frames, measures, Times(frames))
        self._binding = Binding(lexicon, wording, measures, Asides(lexicon, slots), Owners(frames))
        self._seat_headings = tuple(lists["seat_headings"])
        self._alone = frozenset(word for word in lists["whole_names"] if " " not in word)

    def of_survey(self, text: str, opening: str) -> bool:
        """Say whether a text is about an opinion poll: what it gives parties are no results, whatever a sentence says.

        Args:
            text: The whole text.
            opening: Its first sentences.
        """
        return self._survey.is_subject(text, opening)

    def of_region(self, text: str, opening: Sequence[Sentence]) -> bool:
        """Say whether a text is about the vote of a region, by its first sentences."""
        return self._regions.is_subject(text, opening)

    def of_tickets(self, text: str) -> bool:
        """Say whether a text speaks of two who stand together for two offices."""
        return self._tickets(text) is not None

    def places(self, text: str) -> frozenset[str]:
        """Return what stands in a text behind "in" up to the end of a clause, as places stand, and is no party's name."""
        found = set()
        for opened in (match for ins in self._ins for match in ins.finditer(text)):
            behind = text[opened.end() : opened.end() + _PLACE]
            found.update(behind[: end.start()] for end in _CLAUSE_END.finditer(behind))
        return frozenset(place for place in found if self._parties.isdisjoint(place.lower().split()))

    def find(self, text: str, sentence: Sentence, running: Running) -> Iterator[Figure]:
        """Yield the figures of a sentence in order, and note in `running` what the next ones need."""
        body = text[sentence.start : sentence.end]
        self._note_heading(text, body, sentence, running)
        note_back(self._wording, body, sentence, running)
        self._places.note_other(text, sentence, running)
        if not self._hints.at(body, running, sentence.number):
            return
        row = self._bare.read(text, sentence, self._fielded.read(text, self._rows.read(text, sentence, running)))
        self._note_names(text, row, running.full)
        met = self._roles.meet(text, sentence, compared(text, row), running)
        row = self._pairs.joined(met, bracketed=sentence.number - running.bracketed <= CARRIED)
        if with_seats(row):
            running.bracketed = sentence.number
        same = self._same_turnout(text, sentence, running)
        if not same:
            # (In "In 2021 it was 76.4 percent" behind a turnout, "it" is nobody.)
            self._referents.refer(text, row, running)
        row = self._possessors.name(text, row, sentence.start, sentence.end, running)
        said = _said(sentence)
        row = self._rows.polled(text, sentence, row, running, "exit_poll" in {status for _, status in said})
        if kinds.NUMBER not in row.kinds:
            return
        figures, counted = self._read(text, row, sentence, running, same)
        if not figures:
            return
        moment = Moment(self._wording, text, sentence, running, said, counted)
        yield from said_once(text, list(self._told(text, sentence, figures, running, moment)))

    def _told(self, text: str, sentence: Sentence, figures: list[Figure], running: Running, moment: Moment) -> Iterator[Figure]:
        """Yield the figures that are the country's, with their count and their vote."""
        for figure in self._places.national(text, sentence, figures, running):
            whole = UNITS[figure.measure] == "percent" or not figure.value % 1
            if whole and not is_change(self._wording, text, sentence, figure) and moment.dated(figure):
                moment.note(figure)
                _name_in_full(text, figure, running)
                yield figure

    def _read(self, text: str, row: Row, sentence: Sentence, running: Running, same: bool) -> tuple[list[Figure], Decimal | None]:
        """Return the figures of a row in order, unless all are of a part of the country, and the share of the count that is in.

        `same` says whether the sentence goes on with the turnout of the one before.
        """
        row = self._places.without_other(row)
        read, counted = self._measuring.read(row, running.seated, "turnout" if same else "")
        if any(one.measure == "turnout" for one in read.values()):
            running.turnout = sentence.number
        if self._places.partly(text, row, sentence, running):
            running.local = sentence.number if any(one.measure for one in read.values()) else running.local
            return [], None
        by_wording(self._wording, text, sentence, row, read)
        plain = list(of_nobody(read))
        if plain and self._places.still_partly(text[sentence.start : sentence.end], sentence, running, plain):
            running.local, plain = sentence.number, []
        bound = self._binding.figures(text, row, read, sentence, running)
        return sorted((*plain, *bound), key=lambda figure: figure.start), counted

    def _same_turnout(self, text: str, sentence: Sentence, running: Running) -> bool:
        """Say whether a sentence goes on with the turnout of the one before: "It was 70 percent in 2016"."""
        return running.turnout == sentence.number - 1 and self._wording.same_turnout.match(text, sentence.start) is not None

    def _note_heading(self, text: str, body: str, sentence: Sentence, running: Running) -> None:
        """Note whether a sentence announces seats or a list of results."""
        if body.endswith((":", ":-")) and any(word in body for word in self._seat_headings):
            # "The seats went as follows:"
            running.measure, running.sentence, running.seated = "seats", sentence.number, True
        if (
            not body.endswith((".", "?", "!"))
            and text[sentence.end : sentence.end + 1] in ("", "\n")
            and self._wording.heading.search(body) is not None
        ):
            running.headed, running.of_parts = sentence.number, self._of_parts.search(body) is not None

    def _note_names(self, text: str, row: Row, full: dict[str, Name | None]) -> None:
        """Note which names of several words are built on a noun that alone can stand for one of them."""
        for name in (slot.name for slot in row.slots if slot.name is not None):
            words = text[name.start : name.end].lower().split()
            for noun in self._alone.intersection(words) if len(words) > 1 and name.person is None else ():
                before = full.get(noun, name)
                same = before is not None and text[before.start : before.end] == text[name.start : name.end]
                full[noun] = before if same else None


def _said(sentence: Sentence) -> list[tuple[int, str]]:
    """Return the statuses of the count that a sentence names, with where."""
    tokens = sentence.tokens
    return [(tokens[number].start, status) for number in sentence.where("status") for status in tokens[number].senses["status"]]


def _name_in_full(text: str, figure: Figure, running: Running) -> None:
    """Let "the League" be the National League for Democracy that was named before; "the Northern League" is another."""
    if figure.name is not None and running.full and _ENTITLED.search(text, 0, figure.name.start) is None:
        figure.name = running.full.get(text[figure.name.start : figure.name.end].lower()) or figure.name
