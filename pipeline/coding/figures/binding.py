"""The figures of options: what the numbers of a row measure and whose they are, from the first to the last.

Belongs here: measures that numbers take over from others, what makes a percentage one of votes. Does not: the rules of either table.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.figures.asides import Asides
from pipeline.coding.figures.figure import CARRIED, LATELY, OF_OPTION, REVISED, Figure, Measured, Running, known_as
from pipeline.coding.figures.measures import Measures
from pipeline.coding.figures.owners import Last, Owners
from pipeline.coding.figures.rows import Row
from pipeline.coding.figures.wording import Wording
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import Name

_OWNING, _NEAR = 8, 26
"""Characters before a number in which a word for whose it is stands; slots before it in which he is named."""
_LEADING = 60
"""Characters before a name in which stands what he leads."""
_LONG = 25
"""Sentences that a list can have."""

_OF_VOTES = frozenset(kinds.spelt("share cast electors turnout won beat counted counted_votes counting_units seats"))
"""Kinds that tell that a sentence's percentages are of votes."""
_TWO = 2
_SIDES = _ONE, _OTHER = "one_number", "other_number"
"""What patterns call two numbers that stand against each other."""
_MANY, _NEARLY_ALL, _ALL = Decimal(30), Decimal("97.5"), Decimal("100.5")
"""Percent, roundings with it."""
_AND_HAS = kinds.spelt("and have"), kinds.spelt("and word have")
_SCORED = kinds.spelt("number to"), kinds.spelt("number against")
_PARTS = kinds.spelt("semicolon colon")
_SOMEBODY = frozenset(kinds.spelt("name pronoun others semicolon"))
_GETTING = frozenset(kinds.spelt("won while history"))
"""Before what somebody had in another round."""
_WITH = kinds.spelt("number have number")
_AND = kinds.spelt("and")
_NUMBER_AND = tuple(map(kinds.spelt, ("number and", "number have", "number comma have")))


@dataclass(slots=True)
class _Course:
    """How far the numbers of a row are bound."""

    text: str
    row: Row
    read: dict[int, Measured]
    running: Running
    seen: list[str]
    """measures so far, the last one first"""
    told: int
    """how many of these the sentences before told"""
    seated: bool
    """whether the sentence speaks of seats"""
    gained: frozenset[int]
    """where words for gains and losses stand"""
    each: dict[int, Name | None]
    trusted: bool
    """whether a percentage needs no other sign that it is of votes"""
    of_votes: bool
    """whether there is a word that tells that percentages are of votes"""
    sentence: Sentence
    last: Last | None = None
    barred: bool = False
    """whether the sentence speaks of a threshold"""
    paired: bool = False
    """whether shares and seats were told of one"""

    def has_last(self, measure: str) -> bool:
        """Say whether the last number that is somebody's measures this."""
        return self.last is not None and self.last.measure == measure


class Binding:
    """Binds numbers to those who have them."""

    def __init__(self, lexicon: Lexicon, wording: Wording, measures: Measures, asides: Asides, owners: Owners) -> None:
        self._wording, self._measures, self._asides, self._owners = wording, measures, asides, owners
        self._steps = lexicon.frames.steps["binding"]
        self._parties = frozenset(lexicon.files["figures"]["parties"])

    def figures(self, text: str, row: Row, read: dict[int, Measured], sentence: Sentence, running: Running) -> Iterator[Figure]:
        """Yield the figures of options in a sentence, and note in `running` what the next ones need."""
        if running.of_parts and self._in_list(row, sentence, running):
            # "Votes by region: … Adjara: 214,000"
            return
        carried = running.measure if sentence.number - running.sentence <= CARRIED else None
        if any(one.measure == "seats" for one in read.values()):
            running.seats = sentence.number
        if any(one.measure == "vote_share" for one in read.values()):
            running.shares = sentence.number
        told = any(one.measure in OF_OPTION or (_is_decimal(one) and _shares_told(running, sentence)) for one in read.values())
        if not (carried or told or self._measures.seats_named(row)) and self._steps["decimals"].search(row.kinds) is None:
            return
        course = self._course(text, row, read, sentence, running, carried)
        for at in course.row.numbers():
            yield from self._bound(course, at, sentence.number)

    def _course(self, text: str, row: Row, read: dict[int, Measured], sentence: Sentence, running: Running, carried: str | None) -> _Course:
        """Return the course of a row that is without what does not matter for owners."""
        seated = self._measures.seats_named(row)
        told = "seats" if sentence.number - running.seats <= CARRIED and carried != "seats" else None
        seen = [measure for measure in ("seats" if seated and kinds.GAINED not in row.kinds else None, carried, told) if measure]
        gained = frozenset(slot.start for slot in row.slots if slot.kind == kinds.GAINED)
        pointed = any(slot.number is not None and slot.number.unit == "points" for slot in row.slots)
        of_votes = not _OF_VOTES.isdisjoint(row.kinds)
        running.seated, barred = running.seated or seated, kinds.LETTERS["threshold"] in row.kinds
        row = self._asides.left_out(text, row, read)
        trusted = bool(carried) or pointed or self._in_list(row, sentence, running)
        paired = sentence.number - running.paired <= CARRIED
        each = self._owners.each(row)
        return _Course(
            text, row, read, running, seen, len(seen), seated, gained, each, trusted, of_votes, sentence, barred=barred, paired=paired
        )

    def _bound(self, course: _Course, at: int, sentence: int) -> Iterator[Figure]:
        """Yield the figures of the number at a place and of its partners, one for each who has it."""
        row, running = course.row, course.running
        one = course.read[row.slots[at].start]
        measure = self._measure(course, at, one)
        if measure not in OF_OPTION or (self._doubtful(course, one, measure) and not self._among_shares(course, at)):
            return
        if measure == "seats" and one.measure is not None and course.has_last("vote_share"):
            course.paired, running.paired = True, sentence
        each = course.each.get(at)
        name, rule = (each, "each") if each is not None else self._owners.of(row, at, one, course.last, measure)
        if name is None and one.measure is not None and (measure == "seats" or kinds.OTHERS in row.kinds[:at]):
            # "The bloc led by A won 175 seats": nobody named, but results are told.
            running.measure, running.sentence = measure, sentence
        if name is None and measure in ("vote_share", "votes"):
            name, rule = self._rival(course, at, measure) or self._leader(course, at, measure) or self._of_both(course, at), "score"
        if name is None and measure == "vote_share" and one.measure is not None:
            name, rule = self._owned(course, at), "own"
        if name is None and self._of_other_round(course, at, one, measure):
            assert course.last is not None
            name, rule = course.last.name, "earlier"
        if name is None and course.last is not None and self._announced_before(course, at, one, measure):
            name, rule = course.last.name, REVISED
        others = self._owners.sharers(row, at, name, rule) if name is not None else []
        first = self._standard_bearer(course, at, name, measure) if others is None and name is not None else None
        if first is not None:
            name, others = first, []
        if others is None or name is None or one.stale or not self._sure(course, one, name, rule, measure):
            return
        aside = self._steps["behind_aside"].search(row.left(at)) is not None
        if rule == "again" and one.year is None and course.last is not None and not course.last.earlier and not aside:
            # "had won 57.1 percent in 2020, and with it 8.2 million votes"
            one.year = course.read[course.row.slots[course.last.at].start].year
        course.last = Last(at, name, measure, one.year, rule == "earlier")
        running.measure, running.sentence = measure, sentence
        running.decimals = one.number.exact if measure == "vote_share" else running.decimals
        running.owner = name
        if measure in ("vote_share", "votes") and not name.special:
            self._note_score(course, name, measure, one)
        certain = "0.90" if name.certain or name.special else "0.80"
        for owner in (name, *others):
            yield one.figure(measure, owner, rule, certain)
        for partner in one.slot.partners:
            second = course.read[partner.start]
            kind = second.measure if second.measure is not None else ("vote_share" if second.number.unit else "votes")
            if kind in OF_OPTION:
                self._note_score(course, name, kind, second)
                yield second.figure(kind, name, "pair", certain)

    def _standard_bearer(self, course: _Course, at: int, name: Name, measure: str) -> Name | None:
        """Return who stands for the first office of two people who have votes between them, where the text speaks of such tickets."""
        row, text = course.row, course.text
        if not course.running.tickets or measure not in ("vote_share", "votes") or kinds.LETTERS["together"] in row.kinds[:at]:
            return None
        place = next(at for at, slot in enumerate(row.slots) if slot.name is name)
        pair = self._steps["pair"].search(row.kinds, 0, place + 1)
        first = row.slots[pair.start("bearer")].name if pair is not None else None
        if first is None or not self._asides.is_person(text, first) or self._is_party(text, name):
            return None
        return first if self._known(course, name) not in course.running.rivals else None

    def _announced_before(self, course: _Course, at: int, one: Measured, measure: str) -> bool:
        """Say whether a share is what was told before of who has the last: "his share was 65 percent, down from the 70 announced"."""
        behind_history = course.row.kinds[at - 1 : at] == kinds.HISTORY and one.year is None
        return behind_history and course.has_last(measure) and self._wording.announced.match(course.text, one.slot.end) is not None

    def _owned(self, course: _Course, at: int) -> Name | None:
        """Return who has the share of "A came first, but his 27 percent is not enough": the only one whom the sentence names before it."""
        row, text = course.row, course.text
        if self._wording.owning.search(text, max(0, row.slots[at].start - _OWNING), row.slots[at].start) is None:
            return None
        before = row.slots[max(0, at - _NEAR) : at]
        named = {known_as(text, slot.name): slot.name for slot in before if slot.name is not None}
        return next(iter(named.values())) if len(named) == 1 else None

    def _note_score(self, course: _Course, name: Name, measure: str, one: Measured) -> None:
        """Note who has votes or a share of them, and how many of the vote at hand."""
        word = self._known(course, name)
        course.running.rivals[word] = name
        if one.year is None and one.ago is None:
            course.running.scores.setdefault(word, {}).setdefault(measure, one.number.value)

    def _known(self, course: _Course, name: Name) -> str:
        """Return by what somebody is known again: "Stubb" is the Alexander Stubb who had votes before."""
        word = known_as(course.text, name, self._parties)
        if word in course.running.rivals or name.person is not None:
            return word
        rivals = course.running.rivals.items()
        alike = [known for known, other in rivals if course.text[other.start : other.end].rpartition(" ")[2] == word]
        return alike[0] if len(alike) == 1 else word

    def _rival(self, course: _Course, at: int, measure: str) -> Name | None:
        """Return who has the second number of "finished ahead with 48.8 to 46.4", if there have been two only."""
        row, last = course.row, course.last
        dated = course.read[row.slots[at].start].year is not None
        # (who stood against each other this time did not, perhaps, before)
        rivals = {} if dated else course.running.rivals
        if last is None or last.measure != measure or row.kinds[at - 2 : at] not in _SCORED or last.at != at - 2:
            return None
        if len(rivals) > _TWO and self._are_all(row, at):
            # "In the second round A had 51.6 to 48.4": the other is who came next, of all who have votes.
            rivals = self._foremost(course) or rivals
        if len(rivals) != _TWO:
            # "defeated B in the run-off, taking 7.9 million votes to her 7.5"
            start = max(row.kinds.rfind(_AND, 0, last.at), row.kinds.rfind(kinds.SEMICOLON, 0, last.at)) if dated else 0
            rivals = {
                known_as(course.text, slot.name, self._parties): slot.name
                for slot in row.slots[max(start, 0) : at]
                if slot.name is not None
            }
            alike = len({self._asides.is_person(course.text, name) for name in rivals.values()}) == 1
            rivals = rivals if len(rivals) == _TWO and alike else {}
        if self._steps["goes_to"].match(row.right(at)) is not None:
            return None
        mine = self._known(course, last.name)
        return next((name for word, name in rivals.items() if word != mine), None) if mine in rivals else None

    def _are_all(self, row: Row, at: int) -> bool:
        """Say whether a number and the one before it are all votes, or nearly so."""
        one, other = row.slots[at - 2].number, row.slots[at].number
        return one is not None and other is not None and one.exact and other.exact and _NEARLY_ALL <= one.value + other.value <= _ALL

    def _foremost(self, course: _Course) -> dict[str, Name]:
        """Return the two who have the most of anything of which several have been told."""
        running = course.running
        shares = {word: score["vote_share"] for word, score in running.scores.items() if "vote_share" in score and word in running.rivals}
        first = sorted(shares, key=lambda word: -shares[word])[:_TWO]
        return {word: running.rivals[word] for word in first} if len(first) == _TWO else {}

    def _of_other_round(self, course: _Course, at: int, one: Measured, measure: str) -> bool:
        """Say whether who has the number before had this one in another round: "won with 51 percent after 43 in the first round"."""
        last, letters = course.last, course.row.kinds
        if last is None or last.measure != measure or letters[at - 1] not in _GETTING:
            return False
        end = max((partner.end for partner in one.slot.partners), default=one.slot.end)
        return _SOMEBODY.isdisjoint(letters[last.at : at]) and self._wording.of_round.match(course.text, end) is not None

    def _leader(self, course: _Course, at: int, measure: str) -> Name | None:
        """Return who has the first number of "In percentages, that is 56 to 44", behind votes of two of whom one has more."""
        row, running = course.row, course.running
        if kinds.NAME in row.kinds[self._clause(row, at) : at] or self._steps["ranked"].match(row.kinds, at) is None:
            return None
        other = row.slots[at + 2].number
        scores = [running.scores.get(word, {}) for word in running.rivals]
        if other is None or len(scores) != _TWO or any(measure in score or not score for score in scores):
            return None
        leads = _ahead(running)
        if leads is None:
            return None
        higher = course.read[row.slots[at].start].number.value > other.value
        return list(running.rivals.values())[leads if higher else 1 - leads]

    def _of_both(self, course: _Course, at: int) -> Name | None:
        """Return who of two has a number of "both had fallen short, with 49.5 and 44.9 percent": the one ahead is told first."""
        found = self._steps["of_both"].search(course.row.kinds)
        rivals = list(course.running.rivals.values())
        if found is None or at not in map(found.start, _SIDES) or len(rivals) != _TWO or kinds.NAME in course.row.kinds:
            return None
        one, other = (number.value for side in _SIDES if (number := course.row.slots[found.start(side)].number) is not None)
        ahead = _ahead(course.running)
        if ahead is None or one <= other:
            return None
        return rivals[ahead if at == found.start(_ONE) else 1 - ahead]

    def _clause(self, row: Row, at: int) -> int:
        """Return where the part of a sentence begins in which a number stands."""
        return max(row.kinds.rfind(mark, 0, at) for mark in _PARTS)

    def _doubtful(self, course: _Course, one: Measured, measure: str) -> bool:
        """Say whether a number may be no share: whole numbers are seats as often."""
        carried = measure == "vote_share" and one.measure is None and len(course.seen) == course.told
        return carried and course.running.seated and not one.number.exact

    def _measure(self, course: _Course, at: int, one: Measured) -> str | None:
        """Return what a number measures, by itself or by what stands around it."""
        if one.measure is not None:
            course.seen.insert(0, one.measure)
            return one.measure
        row, number = course.row, one.number
        if self._gained(course, at):
            # "lost 12,000 votes, A 9,000": of changes goes on what changes.
            return None
        measure = self._seen(course, at, one)
        if not number.unit and self._steps["seats_by"].search(row.kinds[:at]) is not None:
            # "seats by party - A 123, B 38": as reference works list them.
            measure = self._measures.inherited(number, right=kinds.SEMICOLON, measure="seats")
        if measure is None and (self._is_score(course, at, one) or self._is_of_both(course, at, one)):
            measure = "vote_share"
        if measure is None and course.seated and self._left_with(course, at):
            # "lost ten seats and is left with 29"
            measure = self._measures.inherited(number, row.right(at), "seats")
        if measure is None and not number.unit and self._few_votes(course, at, one):
            # "A polled 405,215, B got 540"
            measure = "votes"
        if measure == "vote_share" and self._doubtful(course, one, measure) and self._may_be_seats(course):
            # "B took 24.9 percent. C fell to 12."
            measure = self._measures.inherited(number, row.right(at), "seats")
        if (course.paired or course.seated) and not number.unit and course.has_last("vote_share") and row.left(at).endswith(_NUMBER_AND):
            # "17.5 percent and 39 seats, B 17 percent and 38"
            measure = self._measures.inherited(number, "", "seats")
        elif self._before_share(course, at, one):
            # "B took 48 with 39.4 percent"
            measure = self._measures.inherited(number, "", "seats" if course.seated or course.running.seated else None)
        elif self._of_pair(course, at, one):
            other = row.slots[at + 2].number
            in_percent = other is not None and other.unit == "%"
            measure = "seats" if in_percent or (course.seated and not course.paired) else "vote_share"
        if measure is None and _is_decimal(one) and _shares_told(course.running, course.sentence):
            measure = self._measures.inherited(number, row.right(at), "vote_share")
        if measure == "seats" and self._among_shares(course, at):
            # "A got 19; B, 15.4"
            measure = self._measures.inherited(number, row.right(at), "vote_share")
        if measure is None and self._among_decimals(course, at):
            measure = "vote_share"
        return self._of_row(course, at) if measure is None and at in course.each else measure

    def _among_decimals(self, course: _Course, at: int) -> bool:
        """Say whether a number is one of several with decimals, each behind a name, that add up to no more than all votes."""
        row = course.row
        listed = [found for found in _overlapping(self._steps["decimals"], row.kinds) if at in map(found.start, _SIDES)]
        unread = [row.slots[n] for n in row.numbers() if course.read[row.slots[n].start].measure is None]
        bare = [slot.number for slot in unread if slot.number is not None and not slot.number.unit and slot.number.has_decimals]
        both = [number for found in listed for side in _SIDES if (number := row.slots[found.start(side)].number) in bare]
        return len(both) >= _TWO and _MANY <= sum(number.value for number in bare) <= _ALL

    def _among_shares(self, course: _Course, at: int) -> bool:
        """Say whether the next number of a row without a word for seats has decimals and no unit: shares are told, roundly or not."""
        row = course.row
        following = row.slots[row.kinds.index(kinds.NUMBER, at + 1)].number if kinds.NUMBER in row.kinds[at + 1 :] else None
        decimal = following is not None and not following.unit and following.has_decimals
        return decimal and not course.seated

    def _is_score(self, course: _Course, at: int, one: Measured) -> bool:
        """Say whether a number is one of two shares of two who have votes: "In percentages that is 55.9 to 44.1"."""
        row = course.row
        first = at if self._steps["ranked"].match(row.kinds, at) is not None else at - 2
        if first < 0 or self._steps["ranked"].match(row.kinds, first) is None or len(course.running.rivals) != _TWO:
            return False
        both = [
            number for place in (first, first + 2) if (number := row.slots[place].number) is not None and number.exact and not number.unit
        ]
        return one.number in both and len(both) == _TWO and sum(number.value for number in both) <= _ALL

    def _before_share(self, course: _Course, at: int, one: Measured) -> bool:
        """Say whether a number is what somebody has with a share of the votes."""
        following = course.row.slots[at + 2].number if course.row.kinds.startswith(_WITH, at) else None
        return following is not None and following.unit == "%" and not one.number.unit

    def _of_pair(self, course: _Course, at: int, one: Measured) -> bool:
        """Say whether a number is the first of two, share and seats in the order of those before: "the Greens 7 and 13", "46 and 20.1%"."""
        seated = course.seated or course.running.seated
        if one.number.unit or not seated or self._steps["couple"].match(course.row.kinds, at) is None:
            return False
        other = course.row.slots[at + 2].number
        if other is None or other.unit == "points":
            return False
        # Seats came first where the second number is in percent, shares where the text has told those first.
        return not one.number.exact if other.unit else course.paired and not other.exact and one.number.value <= _ALL

    def _is_of_both(self, course: _Course, at: int, one: Measured) -> bool:
        """Say whether a number is the first of two in percent: "both had fallen short, with 49.5 and 44.9 percent"."""
        found = self._steps["of_both"].search(course.row.kinds)
        if found is None or at != found.start(_ONE) or one.number.unit or not one.number.exact:
            return False
        other = course.row.slots[found.start(_OTHER)].number
        return other is not None and other.unit == "%"

    def _may_be_seats(self, course: _Course) -> bool:
        """Say whether a whole number behind shares is of seats: seats were told, the shares had decimals, no threshold is missed."""
        return course.running.decimals and "seats" in course.seen and not course.barred

    def _seen(self, course: _Course, at: int, one: Measured) -> str | None:
        """Return the last measure so far that a number's form fits."""
        place = course.text[one.slot.end : one.slot.end + 4] == " in "
        right = "" if place else course.row.right(at)
        fitting = (self._measures.inherited(one.number, right, other) for other in course.seen)
        return next((found for found in fitting if found), None)

    def _left_with(self, course: _Course, at: int) -> bool:
        """Say whether a verb of having, that is none of a change, governs a number."""
        verb = self._steps["left_with"].search(course.row.kinds[:at])
        return verb is not None and course.row.slots[verb.start()].start not in course.gained

    def _gained(self, course: _Course, at: int) -> bool:
        """Say whether the last verb before a number is one of a change, and no number before it is somebody's."""
        row = course.row
        verb = row.kinds.rfind(kinds.WON, 0, at)
        if verb < 0 or row.slots[verb].start not in course.gained or row.left(at).endswith(_AND_HAS):
            # ("gained 24 seats and now has 82")
            return False
        return not any(course.read[row.slots[n].start].measure in OF_OPTION for n in row.numbers() if n < at)

    def _few_votes(self, course: _Course, at: int, one: Measured) -> bool:
        """Say whether a number is of votes, as the one before it is, however few."""
        alike = course.has_last("votes") and not course.running.seated and not one.number.value % 1
        return alike and course.row.left(at).endswith(kinds.WON)

    def _of_row(self, course: _Course, at: int) -> str | None:
        """Return what the numbers measure of which this is one: "A and B got 3.3 and 1.5 percent"."""
        later = (course.read[course.row.slots[n].start].measure for n in course.each if n > at)
        return next((measure for measure in later if measure in OF_OPTION), None)

    def _sure(self, course: _Course, one: Measured, name: Name, rule: str, measure: str) -> bool:
        """Say whether a percentage is of votes: its noun, its neighbours, a known name or one of a party say so."""
        start, end = name.end, one.slot.start
        if start < end and self._asides.is_person(course.text, name):
            leads = rule == "adjacent" and self._wording.led.search(course.text, max(0, name.start - _LEADING), name.start) is not None
            if leads or self._of_something(course.text, start, end, rule, measure):
                return False
        if measure != "vote_share" or one.measure is None or name.certain or name.special or one.slot.partners:
            return True
        if course.trusted or course.last is not None or course.of_votes or rule in ("verb", "score", "change"):
            return True
        return self._is_party(course.text, name) or self._steps["listing"].search(course.row.kinds) is not None

    def _of_something(self, text: str, start: int, end: int, rule: str, measure: str) -> bool:
        """Say whether the words between a person and a number tell that the number is not his, or only his own on a list."""
        wording = self._wording
        return (
            (rule == "verb" and wording.not_his.search(text, start, end) is not None)
            or (rule == "clausal" and any(words.search(text, start, end) is not None for words in (wording.told, wording.expecting)))
            or (rule == "possessed" and wording.put_to_vote.search(text, start, end) is not None)
            or (measure == "votes" and wording.personally.search(text, start, end) is not None)
        )

    def _is_party(self, text: str, name: Name) -> bool:
        """Say whether a name of several words has one on which parties' names are built."""
        words = text[name.start : name.end].lower().split()
        return len(words) > 1 and not self._parties.isdisjoint(words)

    def _in_list(self, row: Row, sentence: Sentence, running: Running) -> bool:
        """Say whether a row is one of a list of results: "GERB - 32.7%", soon after a line that speaks of the count."""
        return sentence.number - running.headed <= _LONG and self._steps["item"].fullmatch(row.kinds) is not None


def _overlapping(pattern: re.Pattern[str], of: str) -> Iterator[re.Match[str]]:
    """Yield what fits a pattern, one beginning inside the other, too."""
    found = pattern.search(of)
    while found is not None:
        yield found
        found = pattern.search(of, found.start() + 1)


def _shares_told(running: Running, sentence: Sentence) -> bool:
    """Say whether shares were told not long before."""
    return sentence.number - running.shares <= LATELY


def _is_decimal(one: Measured) -> bool:
    """Say whether a number has decimals and no unit, as shares have in a row of them."""
    return one.measure is None and not one.number.unit and one.number.has_decimals


def _ahead(running: Running) -> int | None:
    """Return which of two has more of anything of which both have been told."""
    one, other = (running.scores.get(word, {}) for word in running.rivals)
    common = next((kind for kind in one if one[kind] != other.get(kind, one[kind])), None)
    return None if common is None else 0 if one[common] > other[common] else 1
