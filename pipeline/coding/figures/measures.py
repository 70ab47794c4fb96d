"""What a number measures.

Belongs here: the table of measures, what a number without a noun takes from the figure before. Does not: whose it is, of which election.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.coding import kinds
from pipeline.coding.figures.figure import LEAST, OF_OPTION, UNITS, Figure, Measured
from pipeline.coding.figures.rows import Row
from pipeline.coding.figures.times import Times, shared
from pipeline.coding.result_frames import ResultFrames
from pipeline.coding.slots import Number, Slot

_MOST = 2_000_000_000
"""More votes than that nobody has: a misprint."""
_NO_GAIN = 20
"""Percent; nobody's share rises by that much."""
_POLLED_LEAST = 10_000
"""Of smaller numbers without a noun nobody knows what they count."""
_PERCENT = 100
_AGE, _OLDEST = "age", 110
"""The rule of ages, and years that nobody lives."""
_OF_ROLL = ("registered", "ballots_cast")
"""What is told between two turnouts: "80 percent of 260,000, the best since 1996, when it was 85"."""
_HIGHER = kinds.HISTORY, kinds.spelt("word history")
"""Behind a percentage by which something is more."""
_NEEDED = kinds.LETTERS["needed"]
_AGAINST = kinds.spelt("number comma against"), kinds.spelt("number against")
_NAMED, _SEATS_AHEAD, _OF_UNITS = map(kinds.spelt, ("name comma", "seats against", "of counting_units"))


class Measures:
    """Tells what a number measures."""

    def __init__(self, frames: ResultFrames) -> None:
        self._rules, self._steps = frames.measures, frames.steps["measures"]

    def of(self, number: Number, left: str, right: str, before: str) -> str | None:
        """Return what a number measures, "" if nothing of ours, None if only the figure before can tell.

        Args:
            number: The number.
            left: Kinds of the slots before it.
            right: Kinds of the slots after it.
            before: What the number before measures.
        """
        if before == "turnout" and self._of_same_turnout(number, left, right):
            return "turnout"
        if not number.unit and number.value >= LEAST["votes"] and self._steps["voted"].match(right):
            return "votes"
        if number.value >= _MOST:
            return ""
        left, right = left.replace(kinds.VOTED_FOR, kinds.TO), right.replace(kinds.VOTED_FOR, kinds.TO)
        if left.endswith(kinds.GAINED) and number.unit == "%" and number.value >= _NO_GAIN:
            # "has gained 42 percent": what it got.
            left = left[:-1] + kinds.WON
        if self._of_turnout(number, left, right):
            return "turnout"
        if number.spelled and left.endswith(_NAMED) and right.startswith(kinds.COMMA):
            # "A four seats, B, three, and C two": no age.
            return None
        if number.spelled and (self._in_passing(left, right) or self._apart(number, right)):
            return ""
        return self._by_rule(number, left, right)

    def of_turnout_again(self, number: Number, right: str) -> bool:
        """Say whether a number that goes on with the turnout of the sentence before is one: "It had been 57.4 percent"."""
        if number.unit == "%":
            return not right.startswith(_HIGHER)
        return not number.unit and number.exact and self._steps["ended"].match(right) is not None

    def seats_named(self, row: Row) -> bool:
        """Say whether a row speaks of seats."""
        return self._steps["seated"].search(row.kinds) is not None

    def _by_rule(self, number: Number, left: str, right: str) -> str | None:
        for rule, measure, on_left, on_right in self._rules[number.unit]:
            if rule == _AGE and (number.exact or number.value > _OLDEST):
                # "Peter Mwale, 47.82, …"
                continue
            if on_right.match(right) and on_left.search(left):
                return measure if _possible(measure, number, right) else ""
        if not number.unit and number.exact and number.value >= _POLLED_LEAST and self._steps["polled"].search(left):
            return "votes"
        return None if number.unit == "" else ""

    def _of_same_turnout(self, number: Number, left: str, right: str) -> bool:
        """Say whether a number behind a turnout is the turnout of another election; "36.9 percent against the 50 needed" is none."""
        if right.startswith(_NEEDED):
            return False
        if not number.unit and number.exact and number.value <= _PERCENT and self._steps["same_turnout"].match(right):
            return True
        plain = not number.unit and not number.spelled and number.value <= _PERCENT
        if plain and (self._steps["moved_from"].search(left) or (left.endswith(_AGAINST) and self._steps["same_turnout"].match(right))):
            # "from 49"; "against 68 in 2017"
            return True
        return number.unit == "%" and bool(
            self._steps["since"].search(left)
            or self._steps["when_it_was"].search(left)
            or self._steps["moved"].search(left)
            or self._steps["recorded"].match(right)
        )

    def _of_turnout(self, number: Number, left: str, right: str) -> bool:
        """Say whether a number without a unit is a turnout in percent."""
        if number.unit or number.value > _PERCENT:
            return False
        if not number.spelled and self._steps["reached"].search(left) and self._steps["ended"].match(right):
            return True
        return number.exact and self._steps["rate"].search(left) is not None

    def _apart(self, number: Number, right: str) -> bool:
        """Say whether a number in words is how far somebody is behind another: "a million fewer than the winner"."""
        return not number.unit and number.value >= _POLLED_LEAST and self._steps["apart"].match(right) is not None

    def _in_passing(self, left: str, right: str) -> bool:
        """Say whether a number in words is one of those that change hands: "takes one seat from A", "is two seats ahead of"."""
        if right.startswith(kinds.TO) and self._steps["taken"].search(left):
            return True
        return right.startswith(_SEATS_AHEAD) and left.endswith(kinds.HAVE)

    def of_partner(self, measure: str | None, partner: Slot, seated: bool) -> str | None:
        """Return what the second number of a pair measures, given the first's measure, and whether its sentence speaks of seats."""
        assert partner.number is not None
        if partner.number.unit:
            return "turnout" if measure == "ballots_cast" else "vote_share"
        if measure == "turnout":
            return "ballots_cast"
        if not partner.nouns and measure in (None, "votes") and partner.number.value % 1 and partner.number.value <= _PERCENT:
            # "1,148,262 or 41.16"
            return "vote_share"
        if not partner.nouns and not partner.number.exact and partner.number.value < LEAST["votes"] * 5:
            # "36.8% (200 seats), B 31.6% (163)"; without seats such a number can be anything.
            return "seats" if seated else ""
        return (
            "seats"
            if kinds.SEATS in partner.nouns or kinds.DEPUTIES in partner.nouns
            else "electoral_votes"
            if kinds.ELECTORS in partner.nouns
            else "votes"
        )

    def inherited(self, number: Number, right: str, measure: str | None) -> str | None:
        """Return the measure that a number without one takes from the figure before, if its form fits."""
        if not number.exact and not self._steps["bound"].match(right) and not self._steps["goes_on"].match(right):
            return None
        if measure == "vote_share" and number.value <= _PERCENT and not number.spelled:
            return "vote_share"
        if number.exact and number.value >= _POLLED_LEAST:
            return "votes"
        if measure in ("votes", "vote_share") and ((number.exact and number.value >= 1000) or number.value >= 100_000):
            return "votes"
        fits = number.value == int(number.value) and number.value < 1000
        return measure if measure in ("seats", "electoral_votes") and fits and not number.exact else None


def _possible(measure: str, number: Number, right: str) -> bool:
    """Say whether a number can be what the rules say it measures."""
    if measure and not number.unit and number.value != int(number.value):
        # "444.014 votes": a fraction of a vote there is not.
        return False
    if measure in LEAST and number.value < LEAST[measure] and not (measure == "votes" and right[:1] == kinds.SHARE and number.exact):
        return False
    return not (measure in ("vote_share", "turnout") and number.value > _PERCENT)


class Measuring:
    """Goes through the numbers of a row, each of which can tell what the next measures."""

    def __init__(self, frames: ResultFrames, measures: Measures, times: Times) -> None:
        self._steps, self._measures, self._times = frames.steps["measures"], measures, times

    def read(self, row: Row, headed: bool, before: str = "") -> tuple[dict[int, Measured], Decimal | None]:
        """Return by start what each number measures, and the share of the count that is in.

        Args:
            row: The row.
            headed: Whether seats were named before.
            before: What the last number before the row measures, if the row goes on with it.
        """
        found: dict[int, Measured] = {}
        counted: Decimal | None = None
        course = self._times.course(row)
        seated = headed or self._measures.seats_named(row) or any(kinds.SEATS in p.nouns for slot in row.slots for p in slot.partners)
        for at in row.numbers():
            slot = row.slots[at]
            assert slot.number is not None
            goes_on = before == "turnout" and not any(one.measure for one in found.values()) and kinds.NAME not in row.kinds[:at]
            again = goes_on and self._measures.of_turnout_again(slot.number, row.right(at))
            measure = "turnout" if again else self._measure(row, at, before, counted, seated)
            if measure == "counted":
                counted = counted or slot.number.value
            if measure is not None and measure not in UNITS and measure != "range":
                self._pass_over(row, at)
                continue
            read = Measured(slot, slot.number, measure)
            course.date(at, read)
            # (Who "currently has" so many electors has them of this vote.)
            read.stale = read.stale and measure != "electoral_votes"
            found[slot.start] = read
            before = measure if measure and not (before == "turnout" and measure in _OF_ROLL) else before
            for partner in slot.partners:
                assert partner.number is not None
                second = self._measures.of_partner(measure, partner, seated)
                found[partner.start] = replace(read, slot=partner, number=partner.number, measure=second)
        shared(self._times, row, found)
        return found, counted

    def _measure(self, row: Row, at: int, before: str, counted: Decimal | None, seated: bool) -> str | None:
        slot, left = row.slots[at], row.left(at)
        assert slot.number is not None
        if left.endswith(kinds.GAINED) and (slot.partners or self._steps["won_with"].match(row.kinds, at)):
            # "gained 18 percent (32 seats)": what it got.
            left = left[:-1] + kinds.WON
        measure = self._measures.of(slot.number, left, row.right(at), before)
        if measure == "turnout" and self._of_count(row, at, counted):
            return "counted"
        if measure is None and any(p.number and p.number.unit for p in slot.partners):
            few = slot.number.value < LEAST["votes"]
            return ("seats" if seated and slot.number.value % 1 == 0 else None) if few else "votes"
        return measure

    def _of_count(self, row: Row, at: int, counted: Decimal | None) -> bool:
        """Say whether a turnout is that of the count: "of 69 percent of the stations, which represents 62 percent of the electorate"."""
        counting = counted is not None or kinds.COUNTED in row.kinds[:at] or _OF_UNITS in row.kinds[:at]
        return counting and self._steps["voting"].search(row.kinds) is None

    def _pass_over(self, row: Row, at: int) -> None:
        """Let a number that measures nothing of ours be any word."""
        slot = row.slots[at]
        slot.kind = kinds.WORD
        if slot.number is not None and slot.number.unit in ("points", ""):
            # "up by 4.2 points to 76.2 percent": no range; "turnout at five was 63 percent"
            row.kinds = f"{row.kinds[:at]}{kinds.WORD}{row.kinds[at + 1 :]}"


def of_nobody(read: dict[int, Measured]) -> Iterator[Figure]:
    """Yield the figures that are no option's."""
    for one in read.values():
        if one.measure == "range":
            yield one.held("vote_share", "range", "a range")
        elif one.measure and one.measure not in OF_OPTION and (not one.stale or one.measure == "registered"):
            yield one.figure(one.measure, None, one.measure, "0.90")
