"""From figures to claims: of which election and which option a number is, and what else its row says.

Belongs here: walking the sentences with what runs on from one to the next, binding figures to elections and options. Does not: reading
numbers in sentences (figures) and in tables (tables).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import cached_property

from pipeline.coding import blocks, listings, tables
from pipeline.coding.claims import ReportedFigure, mint
from pipeline.coding.document import Sentence
from pipeline.coding.elections import Target
from pipeline.coding.figures import OF_OPTION, Figure, Name, Running
from pipeline.coding.mentions import Who
from pipeline.coding.reading.context import Context
from pipeline.coding.reading.eras import Eras
from pipeline.coding.tokens import Token

_HANDOVER = timedelta(days=45)
"""A text on a vote comes within this time of it: who then held the office is "the incumbent"."""
_BEFORE_VOTE = 5
"""Words before an election phrase that tell how it stands to a figure before it."""
_ASIDES = frozenset("-–—()")
"""Marks around an aside."""
_OPENING = 3
"""Sentences that tell what a text is about."""
_EARLY = 6
"""Sentences that tell of which vote a text is."""
_SEVERAL = 3
"""Options that have figures in a text that tells a result without a word for the vote."""


_LISTED = re.compile(r"(?P<surname>[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+)?), [A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}")
"""A name as lists have it, the surname first and in capitals."""
_TWO_NAMES = re.compile(r"(?P<surname>[A-Z][\w'’-]+), (?:[A-Z][\w'’.-]*)(?: [A-Z][\w'’.-]*){0,2}")
"""The same with small letters: "Banda, Ann"."""


class FigureClaims:
    """Makes the claims of the figures of one text."""

    def __init__(self, context: Context) -> None:
        self._context, self._text, self._document = context, context.text, context.document
        self._g, self._elections, self._reader = context.gazetteer, context.elections, context.tools.figures
        self._options, self._words = context.tools.options, context.words
        caption = context.tools.lexicon.patterns["table_caption"]
        self._eras = Eras(context.text.text, context.elections, self._reader.at_hand, self._reader.dated_aside, caption)
        self._hosts = context.tools.hosts
        self._host: str | None = None
        """of several countries that have voted the one that was named last"""
        self._rows: list[tuple[int, int]] = []
        """where rows of tables stand"""

    def all(self) -> Iterator[ReportedFigure]:
        """Yield the claims of all sentences, then those of tables."""
        if self._elections.country is not None:
            return self._all()
        return iter(self._of_likely() if self._elections.likely is not None else ())

    def _of_likely(self) -> list[ReportedFigure]:
        """Return the claims of a text that has no word for the vote but tells what several got of it, else none."""
        claims = list(self._all())
        options = {claim.option_as_written for claim in claims} - {None}
        return claims if len(options) >= _SEVERAL else []

    def _all(self) -> Iterator[ReportedFigure]:
        survey = self._of_survey() or self._of_union()
        written = self._text.text, self._context.tools.lexicon
        tabled = [] if survey else list(tables.find(*written))
        self._rows = self._lines_of(tabled)
        for lines in () if survey else (blocks, listings):
            tabled += [figure for figure in lines.find(*written) if not self._in_table(figure)]
            self._rows = self._lines_of(tabled)
        running = Running(incumbent=self._incumbent(), published=self._text.published, vote_before=self._elections.year_before())
        running.tickets = self._reader.of_tickets(self._text.text)
        paragraph = -1
        for sentence in self._document.sentences:
            if sentence.paragraph != paragraph:
                paragraph, running.status = sentence.paragraph, None
            statuses = _statuses(sentence) if "status" in sentence.senses else ()
            running.exit = running.exit or "exit_poll" in statuses
            yield from self._of_sentence(sentence, running, survey)
            running.before = sentence
            running.so_far.append(sentence)
            running.status = statuses[0] if statuses else running.status
        if self._elections.likely is not None:
            yield from self._of_tables(self._elections.likely, tabled)

    def _lines_of(self, figures: list[Figure]) -> list[tuple[int, int]]:
        """Return where the lines stand that figures were read from, in order."""
        return sorted({(figure.start, self._line_end(figure.end)) for figure in figures})

    def _line_end(self, at: int) -> int:
        """Return where the line ends that a place is in."""
        end = self._text.text.find("\n", at)
        return end if end >= 0 else len(self._text.text)

    def _in_table(self, figure: Figure) -> bool:
        """Say whether a sentence has read what stands in a row of a table."""
        at = bisect_right(self._rows, (figure.start, len(self._text.text) + 1)) - 1
        return at >= 0 and figure.start < self._rows[at][1]

    def _of_survey(self) -> bool:
        """Say whether a text opens as one on a survey, whose shares are nobody's votes."""
        opening, text = self._document.sentences[:_OPENING], self._text.text
        return bool(opening) and self._reader.of_survey(text, text[opening[0].start : opening[-1].end])

    def _of_union(self) -> bool:
        """Say whether a text is about the vote for a parliament of several nations: it names that one and none of a nation."""
        sentences = self._document.sentences
        if not sentences or self._reader.of_union(self._text.text, 0, sentences[:_EARLY][-1].end) is None:
            return False
        return not any(phrase.data.proper and not phrase.data.past for sentence in sentences for phrase in sentence.national)

    def _of_sentence(self, sentence: Sentence, running: Running, survey: bool) -> Iterator[ReportedFigure]:
        self._host = self._spoken_of(sentence)
        figures = [figure for figure in self._reader.find(self._text.text, sentence, running) if not self._in_table(figure)]
        dated = any(figure.year is not None for figure in figures)
        _of_one_year(figures)
        era, years = self._eras.year(sentence), []
        for figure in figures:
            if era is not None and figure.year is None and figure.ago is None and figure.name is not None:
                figure.year = era
            self._of_part(sentence, figure)
            if survey and figure.measure != "registered":
                continue
            claim = self._of_figure(sentence, figure, dated)
            years.append(claim.election_year if claim is not None else figure.year)
            if claim is not None:
                yield claim
        self._eras.note(sentence, years)

    def _of_tables(self, target: Target, tabled: list[Figure]) -> Iterator[ReportedFigure]:
        for figure in tabled:
            figure.year = self._eras.part(figure.start) if figure.year is None else figure.year
            claim = self._claim(target, figure)
            if claim is not None:
                yield claim

    def _of_part(self, sentence: Sentence, figure: Figure) -> None:
        """Let a figure without a year be of that in the heading of its part of the text, where its sentence names no other."""
        year = self._eras.part(sentence.start)
        if year is not None and figure.year is None and figure.ago is None and not figure.current and not self._eras.dated(sentence):
            figure.year = year

    # -- the election -----------------------------------------------------------------------------------------------------------------

    def _spoken_of(self, sentence: Sentence) -> str | None:
        """Return of which of several countries that have voted a sentence speaks: the only one that it names, else the last one named."""
        if not self._elections.hosts:
            return None
        who = (one.actor for token in sentence.mentions() for one in token.data.who)
        states = {state for actor in who if (state := self._g.state_of(actor)) is not None}
        states.update(token.data.country for token in sentence.national if token.data.country)
        named = states & self._elections.hosts
        return self._host if not named else next(iter(named)) if len(named) == 1 else None

    def _of_figure(self, sentence: Sentence, figure: Figure, dated: bool) -> ReportedFigure | None:
        """Return the claim of a figure; `dated` says whether the sentence has figures of other years."""
        if figure.held:
            self._context.hold(sentence, figure.rule, figure.held)
            return None
        host = self._hosts.of(self._text.text, sentence, figure)
        if host is not None and host != self._elections.country:
            return self._of_neighbour(host, figure)
        known = self._elections.country is not None
        target = self._elections.of(sentence, host if self._elections.hosts and host else self._host) if known else self._elections.likely
        if target is not None and figure.year is None and self._of_this_vote(sentence, figure, target, dated):
            target = self._elections.likely
        if target is not None and figure.month is not None and target.country is not None:
            # "A, elected last December with 55 percent", in a text on a referendum in September
            voted = self._elections.in_month(target.country, figure.month)
            figure.year = figure.year if voted is None else None
            target = voted if voted is not None or figure.year is None else target
        return self._claim(target, figure) if target is not None else None

    def _of_neighbour(self, host: str, figure: Figure) -> ReportedFigure | None:
        """Return the claim of a figure that is said to be of another country's vote; none where that can be a part of this one's."""
        main, name = self._elections.main, figure.name
        if main is not None and name is not None and self._option(main, name, self._written(name)) is not None:
            # "In Germany A had 57 percent": of those who voted there for the text's own election.
            return None
        target = self._elections.lately(host) if figure.year is None else self._elections.in_year(host, figure.year)
        return self._claim(target, figure) if target is not None else None

    def _of_this_vote(self, sentence: Sentence, figure: Figure, target: Target, dated: bool) -> bool:
        """Say whether a figure is of the text's election though its sentence names an earlier one.

        "Down from 66 percent at the previous election": the figures that are left are of this one.
        """
        return (
            figure.current
            or (target.earlier and (dated or target.year is None))
            or self._compared(sentence, figure, target)
            or self._by_now(sentence, figure, target)
            or self._beside_aside(sentence, figure, target)
        )

    def _earlier_named(self, sentence: Sentence, target: Target) -> Token | None:
        """Return where a sentence names a vote of the country before the one that the text is about."""
        main = self._elections.likely
        before = main is not None and target.country == main.country and (target.year or 0) < (main.year or 0)
        return next((token for token in sentence.national if token.data.year == target.year), None) if before else None

    def _beside_aside(self, sentence: Sentence, figure: Figure, target: Target) -> bool:
        """Say whether an earlier election is named only in an aside between dashes or brackets in which a figure does not stand.

        "A, who also lost run-offs in 2015 and 2019, had come first in June with 15.9 percent"
        """
        named = self._earlier_named(sentence, target)
        if named is None:
            return False
        who = next((token for token in reversed(sentence.tokens[: named.number]) if token.cls in ("relative", "punct")), None)
        if who is not None and who.cls == "relative" and sentence.tokens[max(0, who.number - 1)].low == ",":
            ends = next((token.start for token in sentence.tokens[named.number :] if token.low == ","), sentence.end)
            return ends < figure.start
        opens = [token for token in sentence.tokens if token.low in _ASIDES and token.end <= named.start]
        closes = [token for token in sentence.tokens if token.low in _ASIDES and token.start >= named.end]
        return bool(opens and closes) and not opens[-1].end <= figure.start < closes[0].start

    def _by_now(self, sentence: Sentence, figure: Figure, target: Target) -> bool:
        """Say whether a clause in the present stands between an earlier election and a figure: "… had 121 in the 2017 vote, has 78"."""
        named = self._earlier_named(sentence, target)
        if named is None:
            return False
        between = [token for token in sentence.tokens if named.end <= token.start < figure.start]
        clause = next((at for at, token in enumerate(between) if token.low in (",", ";")), len(between))
        return any("present" in token.word.marks for token in between[clause:])

    def _compared(self, sentence: Sentence, figure: Figure, target: Target) -> bool:
        """Say whether an earlier election is named behind a figure only to compare: "the lowest since the 1996 elections"."""
        main = self._elections.likely
        if main is None or target.country != main.country or (target.year or 0) >= (main.year or 0):
            return False
        named = next((token for token in sentence.national if token.data.year == target.year), None)
        if named is None or named.start < figure.end:
            return False
        if any(token.low == ";" for token in sentence.tokens if figure.end <= token.start < named.start):
            return True
        comparing, placing = self._words["comparing"], self._words["placing_figures"]
        between = {token.low for token in sentence.tokens if figure.end <= token.start < named.start}
        if not between.isdisjoint(self._words["surpassing"]):
            # "68 percent, surpassing the record set in the 1995 election"
            return True
        if not between.isdisjoint(comparing | self._words["falling_short"]) and any(word[:1].isdigit() for word in between):
            # "68.18 percent, just shy of the 68.23 recorded in the 1995 run-off"
            return True
        before = [token.low for token in sentence.tokens if token.end <= named.start][-_BEFORE_VOTE:]
        return next((word in comparing for word in reversed(before) if word in comparing or word in placing), False)

    def _in_its_year(self, target: Target, country: str, figure: Figure) -> Target:
        """Return the election of the year that a figure is of: "eight years before", "in 2016"."""
        day = self._text.published
        if day is not None and (target.year or 0) > day.year:
            # "three fewer than in April's vote": no vote that has figures is still to come.
            target = self._elections.in_year(country, day.year)
        likely = self._elections.likely
        latest = likely.year if likely is not None and likely.country == country else None
        if figure.ago is not None and latest is not None and target.year == latest - figure.ago:
            # "Four years ago the margin was one seat: 32 for A and 31 for B in the 2016 election"
            return target
        since = target.year if target.year is not None else latest
        # "won his first election five years ago": five years before the vote at hand
        year = since - figure.ago if figure.ago is not None and since is not None else figure.year
        return target if year is None or year == target.year else self._elections.in_year(country, year)

    # -- the option -------------------------------------------------------------------------------------------------------------------

    def _persons(self) -> Iterator[Who]:
        """Yield the known persons that the text names, in order."""
        mentions = (token.data for sentence in self._document.sentences for token in sentence.mentions())
        return (who for mention in mentions if mention.kind == "named" for who in mention.who if who.person is not None and who.named)

    def _incumbent(self) -> Name | None:
        """Return who "the incumbent" of the country that voted is, if one of those named held the office when it voted."""
        country, day = self._elections.country, self._text.published
        holder = self._g.holder(country, ("head_of_state",), day - _HANDOVER) if country is not None and day is not None else None
        who = next((who for who in self._persons() if who.person == holder), None) if holder is not None else None
        return Name(who.start, who.end, holder, certain=True) if who is not None else None

    def _written(self, name: Name) -> str | None:
        """Return how an option is written, of "BANDA, Ann" the surname.

        Of "he" and "Norland's president" that is how the text last named the person, else the name that is on record.
        """
        written = self._text.text[name.start : name.end]
        listed = (_LISTED.fullmatch(written) or self._in_list(name, written)) if ", " in written else None
        if listed is not None:
            return listed["surname"]
        office = written.rpartition(" ")[2].islower()
        if name.person is None or not (name.pronoun or office):
            return written
        return self._last_written(name.person, name.start) or self._g.person_name.get(name.person, written)

    def _in_list(self, name: Name, written: str) -> re.Match[str] | None:
        """Match "Banda, Ann" where it opens a line."""
        opens = not self._text.text[self._text.text.rfind("\n", 0, name.start) + 1 : name.start].strip(" \t*•–-0123456789.)")
        return _TWO_NAMES.fullmatch(written) if opens else None

    def _last_written(self, person: str, before: int) -> str | None:
        """Return how the text last named a person before a place."""
        found = [who for who in self._persons() if who.person == person and who.end <= before]
        return self._text.text[found[-1].start : found[-1].end].partition(", ")[0] if found else None

    def _option(self, target: Target, name: Name, written: str | None) -> str | None:
        """Return the id of an option of an election."""
        if name.special:
            return self._options.special(target.election_id, name.special)
        return self._options.find(target.election_id, written, name.person)

    def _is_place(self, name: Name) -> bool:
        """Say whether a name that is no known option's is one of a place elsewhere in the text: "the count in Kitwe, …"."""
        if name.person is not None or name.special or name.certain or name.pronoun:
            return False
        return self._text.text[name.start : name.end] in self._places

    @cached_property
    def _places(self) -> frozenset[str]:
        return self._reader.places(self._text.text)

    # -- the row ----------------------------------------------------------------------------------------------------------------------

    def _claim(self, target: Target, figure: Figure) -> ReportedFigure | None:
        if target.country is None:
            return None
        if self._elections.imagined(target):
            # "Ann Other was elected chief executive with 1,416 votes", where no vote was held.
            return None
        target = self._in_its_year(target, target.country, figure)
        if figure.measure != "registered" and figure.status is None and self._elections.not_yet(target):
            # "leads with 30 percent", a week before the vote: what surveys say. (Of which count a survey is, nobody says.)
            return None
        name = figure.name
        written = self._written(name) if name is not None else None
        option = self._option(target, name, written) if name is not None else None
        if option is None and name is not None and self._is_place(name):
            return None
        return mint(ReportedFigure(
            document_id=self._text.document_id, election_id=target.election_id, election_country=target.country, election_year=target.year,
            round_no=figure.round_no, measure=figure.measure, option_as_written=written,
            option_id=option,
            value=figure.value, unit=figure.unit, comparator=figure.comparator, status=figure.status, counted_share=figure.counted,
            char_start=figure.start, char_end=figure.end, rule_id=figure.rule, confidence=Decimal(figure.certain),
        ))  # fmt: skip


def _statuses(sentence: Sentence) -> list[str]:
    """Return what a sentence says of the state of the count, in order: exit_poll, partial, …"""
    return [status for number in sentence.where("status") for status in sentence.tokens[number].senses["status"]]


def _of_one_year(figures: list[Figure]) -> None:
    """Let a turnout be of the year of all other figures of its sentence: "re-elected in 2020 with 57 percent, on a turnout of 75"."""
    years = {figure.year for figure in figures if figure.measure in OF_OPTION}
    # ("64 percent, well below the 74 of 2019, when Ann Banda won": the first turnout is not of 2019.)
    compared = any(figure.measure == "turnout" and figure.year is not None for figure in figures)
    if compared or len(years) != 1 or any(figure.ago is not None or figure.current for figure in figures):
        return
    year = years.pop()
    for figure in figures:
        if figure.measure == "turnout" and figure.year is None:
            figure.year = year
