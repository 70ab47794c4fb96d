"""Of which election, round and count a figure is.

Belongs here: years and "last time", rounds and run-offs to come, official or partial counts. Does not: which election of the calendar a
year is.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from text_to_num import text2num

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.figures.figure import OF_OPTION, REVISED, Figure, Measured, Running
from pipeline.coding.figures.rows import Row
from pipeline.coding.figures.wording import Wording
from pipeline.coding.result_frames import ResultFrames

_BEFORE_EARLIER = kinds.HISTORY, kinds.spelt("history word possessive")
_OTHER_COUNTS = frozenset(("exit_poll", "parallel_count", "contested_claim"))
_ROUND = re.compile(r"(?=[s2rf1])\b(?:(?P<two>second|2nd)\s+round|(?P<off>run-?off)|(?P<one>first|1st)\s+round)\b", re.I)
_CLAUSE = 6
"""Slots before a number within which its clause tells the year."""
_NOT_NOW = frozenset(kinds.spelt("history who"))
"""Kinds before a number whose year is not that of what is set against it."""
_NOUNS = kinds.spelt("share seats comma")
_OPPOSING = (kinds.AGAINST, kinds.TO)
_WORDS = 50
"""Characters before a number within which stands that it is of before."""
_AGAINST = frozenset((kinds.AGAINST, kinds.FOLLOWED_BY))
_MAIN = ("relative", "wrapped")
"""Ends of rules that bind what stands in the main clause behind a relative one."""
_FRONTED = re.compile(r"(?:Back\s)?[Ii]n\s((?:19|20)\d\d),?\s")
_DIGITS = re.compile(r"\d|\b(?:percent|per cent|seats?)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_THEN_TOO = re.compile(r",\s(?:while|whereas)\s(?!.*\b(?:now|this|latest|(?:19|20)\d\d)\b)")
"""In 2017, A had won 3 seats, while B had got 12."""
PART = re.compile(r";|,\s+(?:while|whereas|but)\b", re.I)
"""Parts of a sentence."""
_SAID_BEFORE = "year_bracket", "year_when", "year_which", "year_who"
"""Patterns of a year in a part of a sentence, and of the number in it."""
_OPENING = "year_first", "year_giver", "year_put_to_vote"
"""Patterns of a year that opens a sentence, and of what it tells."""


class Times:
    """Tells of which election the numbers of a row are."""

    def __init__(self, frames: ResultFrames) -> None:
        self._steps = frames.steps["times"]
        self.elliptic = self._steps["elliptic"]
        """Between a number and one that somebody else had at the same time"""
        self.set_to = self._steps["set_to"]
        """Between a number with its year and what somebody else had then"""
        self.dated_elliptic = self._steps["dated_elliptic"]
        """Between a number with its year and one that somebody else had then"""
        self.joined = self._steps["joined"]
        """Between two numbers of one owner and of one vote"""
        self.set_against = self._steps["set_against"]
        """Between a number whose year is told and one that is set against it"""

    def year_behind(self, row: Row, at: int) -> bool:
        """Say whether the year of a number stands right behind it."""
        return self._steps["year_right"].match(row.right(at)) is not None

    def course(self, row: Row) -> "Course":
        """Return what notes the years of a row's numbers, from the first to the last."""
        return Course(self, row, self._steps["clause"])

    def note(self, row: Row, at: int, read: Measured) -> None:
        """Note the year that a number is of, where the sentence says one."""
        left, right = row.left(at), row.right(at)
        read.ago = self._ago(row, at, right)
        read.year = self._year(row, at, left, right)
        read.current = (
            (kinds.HISTORY in row.kinds[at:] and kinds.HISTORY not in row.kinds[:at])
            or self._steps["then"].match(row.kinds, at) is not None
            or self._steps["year_before"].search(left) is not None
        )
        read.stale = (
            read.year is None
            and read.ago is None
            and self._steps["since_then"].search(left) is None
            and (
                left.endswith(_BEFORE_EARLIER)
                or self._steps["two_years"].match(row.kinds[:at]) is not None
                or bool(self._steps["last_time_before"].search(row.kinds[:at]) or self._steps["last_time_behind"].match(right))
            )
        )

    def _ago(self, row: Row, at: int, right: str) -> int | None:
        """Return how many years ago a number was."""
        behind = self._steps["ago_right"].match(right)
        if behind:
            return row.number_of(at + 1 + behind.start("years"))
        found = self._steps["ago"].search(row.kinds[:at])
        return row.number_of(found.start("years") if found["years"] else found.start("earlier_years")) if found is not None else None

    def _year(self, row: Row, at: int, left: str, right: str) -> int | None:
        """Return the year said behind a number, else the one before it, else the one that opens its sentence."""
        behind = self._steps["year_right"].match(right) or (self._steps["year_score"].match(right) if _scored(left) else None)
        if behind:
            place = at + 1 + behind.start("year")
            row.slots[place].partners = (row.slots[at],)
            return row.number_of(place)
        before = self._year_before(row, at, left) or self._first(_SAID_BEFORE, left)
        if before is not None:
            return row.number_of(at - len(left) + before.start("year"))
        first = self._first(_OPENING, row.kinds[:at])
        return row.number_of(first.start("year")) if first is not None else None

    def _first(self, steps: tuple[str, ...], letters: str) -> re.Match[str] | None:
        """Return what the first of several patterns finds that finds anything."""
        return next((found for step in steps if (found := self._steps[step].search(letters)) is not None), None)

    def _year_before(self, row: Row, at: int, left: str) -> re.Match[str] | None:
        """Find the year before a number that is not the number's before it."""
        if self._steps["year_aside"].search(row.kinds[:at]) is not None:
            return None
        found = self._steps["year_owned"].search(left) or self._steps["year_left"].search(left)
        free = found is not None and not row.slots[at - len(left) + found.start("year")].partners
        return found if free else None


class Course:
    """The years of a row's numbers, which go on from one to the next."""

    def __init__(self, times: Times, row: Row, clause: re.Pattern[str]) -> None:
        self._times, self._row, self._clause = times, row, clause
        self._when: tuple[int, int] | None = None
        self._earlier: Measured | None = None
        self._earlier_at = 0

    def date(self, at: int, read: Measured) -> None:
        """Note the year of the next number."""
        letters = self._row.kinds
        self._times.note(self._row, at, read)
        earlier = self._earlier
        goes_on = earlier is not None and earlier.stale and read.year is None
        if goes_on and (kinds.FOLLOWED_BY in letters[self._earlier_at : at] or self._goes_on(letters, at)):
            # "previously held 34 seats to B's 29"; "had held 34, followed by B with 29"
            read.stale = True
        if read.year is None and read.ago is None and earlier is not None and self._set_against(letters, at):
            read.year = earlier.year
        self._earlier, self._earlier_at = read, at
        since = letters[self._when[0] : at] if self._when is not None else ""
        if read.year is None and self._when is not None and kinds.WHEN in since and kinds.SEMICOLON not in since:
            # "38 in 2019, when B won 15"
            read.year = self._when[1]
        elif read.year is not None:
            opened = letters.rfind(kinds.WHEN, 0, at)
            self._when = opened if opened >= 0 else at, read.year

    def _set_against(self, letters: str, at: int) -> bool:
        """Say whether a number is set against the one before it, whose year is told: "won in 2015 with 51, against 47 for B"."""
        told = letters[max(self._earlier_at - _CLAUSE, 0) : self._earlier_at]
        if kinds.YEAR in told and kinds.HISTORY not in told and letters[self._earlier_at + 1 : at].strip(_NOUNS) in _OPPOSING:
            return True
        if any(one.fullmatch(letters, self._earlier_at + 1, at) is not None for one in (self._times.set_to, self._times.dated_elliptic)):
            # "who had 60.6 percent in 2016 to B's 35.6", "had won 303 in 2019, B 52"
            return True
        # "won in 2015 with 51 percent of the vote to B's 47"; but not "who won 51 percent in 2015, defeated B, who got 47".
        against = self._times.set_against.fullmatch(letters, self._earlier_at + 1, at) is not None
        return against and not _NOT_NOW.intersection(told) and kinds.TO + kinds.NUMBER not in letters[self._earlier_at + 1 : at + 1]

    def _goes_on(self, letters: str, at: int) -> bool:
        """Say whether a number is of the time of the one before it: of its clause, or of one without a verb of its own."""
        if self._clause.search(letters, self._earlier_at, at) is None:
            return True
        return self._times.elliptic.fullmatch(letters, self._earlier_at + 1, at) is not None


def _scored(left: str) -> bool:
    """Say whether what follows is a score: "by", "had beaten Ann Banda"."""
    return left.endswith(kinds.BY) or (left.endswith(kinds.NAME) and kinds.BEAT in left[-_CLAUSE:])


def note_back(wording: Wording, body: str, sentence: Sentence, running: Running) -> None:
    """Note whether a sentence without figures opens what is said of an election before: "Four years ago it was close."; or ends it."""
    found = wording.opens_back.match(body)
    if found is not None and _DIGITS.search(body, found.end()) is None:
        running.back = (sentence.paragraph, *((int(found["year"]), None) if found["year"] else (None, _whole(found["ago"].lower()))))
    elif running.back is not None and (running.back[0] != sentence.paragraph or wording.at_hand.search(body) is not None):
        running.back = None


def _whole(word: str) -> int | None:
    """Return a whole number in words or digits."""
    try:
        return int(word) if word.isdigit() else int(text2num(word, "en"))
    except ValueError:
        return None


def shared(times: Times, row: Row, read: dict[int, Measured]) -> None:
    """Let a number be of the year said behind the one that it is joined to: "won 50.02 percent | and 27 seats in 2018"."""
    for at, following in pairwise(row.numbers()):
        one, two = read.get(row.slots[at].start), read.get(row.slots[following].start)
        if one is None or two is None or one.measure == two.measure or one.year is not None or one.ago is not None or one.stale:
            continue
        if times.joined.fullmatch(row.kinds, at + 1, following) is None:
            continue
        # "won 44.6 percent and 133 seats four years ago"
        one.ago, one.year = two.ago, two.year if times.year_behind(row, following) else None


def by_wording(wording: Wording, text: str, sentence: Sentence, row: Row, read: dict[int, Measured]) -> None:
    """Note by their words which numbers are of before the election; what is of an earlier round of it is not."""
    last: int | None = None
    for at in row.numbers():
        one = read.get(row.slots[at].start)
        if one is None or one.measure == "electoral_votes":
            # Of electors nobody has any before the vote.
            continue
        start, end = one.slot.start, one.slot.end
        if one.year is None and one.ago is None and not one.stale:
            before = wording.so_far_before.search(text, max(sentence.start, start - _WORDS), start)
            too = last is not None and not _AGAINST.isdisjoint(row.kinds[last:at])
            one.stale = (
                before is not None or too or wording.so_far_behind.match(text, end) is not None or _has_others_now(wording, text, one)
            )
            last = at if before is not None or too else None
        one.stale = one.stale and wording.same_vote.match(text, end) is None


class Moment:
    """Which vote and count a sentence's figures are of, by the sentence's words."""

    def __init__(
        self, wording: Wording, text: str, sentence: Sentence, running: Running, said: list[tuple[int, str]], counted: Decimal | None
    ) -> None:
        self._text, self._sentence, self._running, self._said, self._counted = text, sentence, running, said, counted
        body = text[sentence.start : sentence.end]
        self._fronted = _FRONTED.match(body)
        self._wording = wording
        low = body.lower()
        self._chosen = [(sentence.start + found.end(), wording.months.index(found["month"]) + 1) for found in wording.chosen.finditer(body)]
        self._rounds = [
            (sentence.start + found.start(), 1 if found["one"] or wording.avoided.search(body, 0, found.start()) else 2)
            for found in (_ROUND.finditer(body) if "round" in low or "off" in low else ())
        ]
        # ("In the first round his tally then was 36 percent": of this vote.)
        self._back = wording.back.search(body) if not self._rounds else None
        self._then = wording.back_then.search(body) is not None

    def dated(self, figure: Figure) -> bool:
        """Note the year that the sentence's words give a figure; say no where it is of an earlier vote and nobody says which."""
        if self._back is not None and figure.year is None and figure.ago is None and not self._at_hand(figure):
            told, *then = self._running.dated
            figure.year = self._year_so_far(figure) or _earlier_year(self._text, self._running.before)
            if figure.year is None and told == self._sentence.number - 1:
                # "Five years ago A won with 40 percent. B had 39 on that occasion."
                figure.year, figure.ago = then
            if figure.year is None and figure.ago is None:
                return False
        if self._then and figure.year is None and figure.ago is None:
            told, *then = self._running.dated
            figure.year = self._year_so_far(figure)
            if figure.year is None and told == self._sentence.number - 1:
                # "In 2018 A had won 25 seats. B, which came second at that time with 13 seats, lost them all."
                figure.year, figure.ago = then
        back = self._running.back
        if back is not None and figure.year is None and figure.ago is None and not figure.current:
            _, figure.year, figure.ago = back
        after = self._wording.of_earlier.match(self._text, figure.end) if figure.year is None and figure.ago is None else None
        if after is not None:
            figure.year = int(after["year"])
        if self._fronted is not None and figure.year is None and figure.ago is None:
            too = _THEN_TOO.search(self._text, self._sentence.start, figure.start)
            figure.year = int(self._fronted[1]) if too else None
        self._keep(figure)
        return True

    def _year_so_far(self, figure: Figure) -> int | None:
        """Return the only year that a sentence names before a figure: "In 2016 turnout was 59 percent; A won 43 percent at that time"."""
        years = set(_YEAR.findall(self._text, self._sentence.start, figure.start))
        return int(years.pop()) if len(years) == 1 else None

    def _keep(self, figure: Figure) -> None:
        """Note of which earlier vote a figure is."""
        if figure.year is not None or figure.ago is not None:
            self._running.dated = self._sentence.number, figure.year, figure.ago

    def _at_hand(self, figure: Figure) -> bool:
        """Say whether a sentence has come back from the vote before to the one at hand: "… then was 57 percent, this time it was 61"."""
        assert self._back is not None
        back = self._wording.at_hand.search(self._text, self._sentence.start + self._back.end(), figure.start)
        return back is not None

    def _round_at(self, at: int) -> int | None:
        """Return the round that is named right behind a figure, else the last one before it, else the only one of its sentence.

        "68 percent, up from 64 percent in the first round": the first is of none that is named.
        """
        behind = next((one for one in self._rounds if one[0] >= at), None)
        if (
            behind is not None
            and _DIGITS.search(self._text, at, behind[0]) is None
            and self._wording.in_round.fullmatch(self._text, at, behind[0])
        ):
            return behind[1]
        before = next((number for place, number in reversed(self._rounds) if place < at), None)
        if before is not None or behind is None:
            return before
        compared = self._wording.than_in_round.match(self._text, at) is not None
        return behind[1] if not compared and len({number for _, number in self._rounds}) == 1 else None

    def note(self, figure: Figure) -> None:
        """Note a figure's count and round."""
        at_hand = figure.year is None and figure.ago is None
        status = _status_at(self._text, self._sentence, figure.end, self._said) or (self._running.status if at_hand else None)
        if self._counted is not None and status not in _OTHER_COUNTS:
            status = "partial"
        figure.status, figure.counted = status, self._counted if figure.measure in OF_OPTION else None
        figure.round_no = self._round_at(figure.end)
        if figure.name is not None:
            # "A, elected last December with 55 percent"
            figure.month = next((month for at, month in self._chosen if figure.name.end <= at <= figure.start <= at + _WORDS), None)


def _has_others_now(wording: Wording, text: str, one: Measured) -> bool:
    """Say whether seats are told in a clause about their party, and behind it how many it has now."""
    if one.measure not in ("seats", None) or wording.who_had.search(text, max(0, one.slot.start - _WORDS), one.slot.start) is None:
        return False
    return wording.has_now.match(text, one.slot.end) is not None


def said_once(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Yield the figures of a sentence, but of two that somebody has of one measure in one vote only what the main clause says, if any.

    "The Centre, which had 19 seats, will have 28": it had 19 before.
    """
    for figure in figures:
        if figure.rule.endswith(_MAIN) or not any(_contradict(text, figure, other) for other in figures):
            yield figure


def _contradict(text: str, one: Figure, other: Figure) -> bool:
    """Say whether two figures give somebody two values of one measure in one vote and count."""
    if one.name is None or other.name is None or one.value == other.value:
        return False
    if one.rule.endswith(REVISED) or other.rule.endswith(REVISED):
        return False
    same = text[one.name.start : one.name.end] == text[other.name.start : other.name.end]
    return same and _scope(one) == _scope(other)


def _scope(figure: Figure) -> tuple[object, ...]:
    return figure.measure, figure.year, figure.ago, figure.round_no, figure.status, figure.counted


def _earlier_year(text: str, before: Sentence | None) -> int | None:
    """Return the year that a sentence names, if it is one only."""
    years = set(_YEAR.findall(text, before.start, before.end)) if before is not None else set()
    return int(years.pop()) if len(years) == 1 else None


def _status_at(text: str, sentence: Sentence, at: int, said: list[tuple[int, str]]) -> str | None:
    """Return the status said in a figure's part of the sentence, else that of the part before: "by our own tally" is of its part only."""
    if not said:
        return None
    ends = [found.end() for found in PART.finditer(text, sentence.start, sentence.end)]
    last = min((end for end in ends if end > at), default=sentence.end)
    before = [(place, status) for place, status in said if place < last]
    first = max((end for end in ends if end <= at), default=0)
    return next((status for place, status in before if place >= first), before[0][1] if before else None)
