"""Numbers that say the same in two measures: "2,852,348 votes (59.02 %)", "36.8 % (200 seats)".

Belongs here: joining the second number to the first, leaving out changes and roundings in brackets. Does not: what either measures.
"""

import re

from pipeline.coding import kinds
from pipeline.coding.figures.rows import Row
from pipeline.coding.result_frames import ResultFrames
from pipeline.coding.slots import Slot

_NEAR = 50
"""A rounded number is within one part in so many."""
_MOST = 100
_SCORE = kinds.spelt("number to")
_SEATS_NOUNS = frozenset(kinds.spelt("seats deputies"))
_VOTES = 10_000
"""Least votes that are known by their size, beside a share."""
_SEATS = 1000
"""No parliament has as many."""


class Pairs:
    """Joins the numbers of a row that say the same in two measures."""

    def __init__(self, frames: ResultFrames) -> None:
        self._steps, self._changes = frames.steps["pairs"], tuple(frames.left_out["changes"].values())

    def joined(self, row: Row, *, bracketed: bool = False) -> Row:
        """Return the row in which a second number hangs on the first as its partner.

        Args:
            row: The row.
            bracketed: Whether the lines before have had seats in brackets behind shares.
        """
        row = self._respective(self._crossed(self._once(row.without(*self._changes))))
        for pattern in (self._steps["partner"], self._steps["listed"], self._steps["of_people"]):
            row = self._partnered(row, pattern)
        return self._bracketed(self._with_shares(row), bracketed)

    def _with_shares(self, row: Row) -> Row:
        """Let "4,363,035 (32.76)" be votes and a share, and "eight (6.1)" behind "11 (8.6 percent)" seats and a share."""
        gone: set[int] = set()
        seated = next((at for at in row.numbers() if _may_be_seats(row.slots[at]) and any(map(_in_percent, row.slots[at].partners))), None)
        for found in self._steps["share_in_brackets"].finditer(row.kinds):
            first, share = row.slots[found.start()], row.slots[found.start("second") + 1]
            too = seated is not None and seated < found.start() and _may_be_seats(first) and not first.partners
            if (too or _are_votes(first)) and _may_be_share(share):
                assert share.number is not None
                share.number.unit, first.partners = "%", (share,)
                gone.update(range(*found.span("second")))
        return row.less(gone)

    def _once(self, row: Row) -> Row:
        """Return the row without numbers in brackets that only round the one before: "6,328,397 (6.32 million) votes"."""
        gone: set[int] = set()
        for found in self._steps["rounded"].finditer(row.kinds):
            whole, rounded = row.slots[found.start()].number, row.slots[found.start() + 2].number
            if whole is not None and rounded is not None and whole.unit == rounded.unit == "":
                near = abs(whole.value - rounded.value) * _NEAR <= whole.value
                gone.update(range(*found.span("rounded")) if near else ())
        return row.less(gone)

    def _partnered(self, row: Row, pattern: re.Pattern[str]) -> Row:
        gone: set[int] = set()
        for found in pattern.finditer(row.kinds):
            first, second = row.slots[found.start()], row.slots[found.start("partner") + found["partner"].index(kinds.NUMBER)]
            assert second.number is not None
            if _may_be_share(first) and not _SEATS_NOUNS.isdisjoint(_own_nouns(found)):
                # "the Greens 11.6 (85 seats)"
                assert first.number is not None
                first.number.unit = "%"
            if _may_be_share(first) and kinds.SHARE in _own_nouns(found) and _are_votes(second):
                # "Ann Banda 66.53 (883,441 votes)"
                assert first.number is not None
                first.number.unit = "%"
            if not _two_measures(first, second) or _between_two(row, found):
                continue
            if self._of_seats(row, found, second):
                second.kind = kinds.WORD
                gone.update(range(*found.span("partner")))
            elif self._of_the_same(row, found, second):
                second.kind = kinds.WORD
            elif not second.number.spelled or _own_nouns(found):
                # (Else "58.5 %, one of the highest".)
                second.nouns = kinds.SEATS if self._beside_share(row, first, second) else _own_nouns(found)
                first.partners = (*first.partners, second)
                gone.update(range(*found.span("partner")))
        return row.less(gone)

    def _beside_share(self, row: Row, first: Slot, second: Slot) -> bool:
        """Say whether a number is the second of a list's line, beside a share: "Ann Banda 23.41% – 32"; no "Ann Banda 23.41% (32)"."""
        return self._steps["beside_share"].fullmatch(row.kinds) is not None and _in_percent(first) and _may_be_seats(second)

    def _of_seats(self, row: Row, found: re.Match[str], second: Slot) -> bool:
        """Say whether a percentage is one of seats: "56 (95%) of Scotland's 59 seats"."""
        return _in_percent(second) and self._steps["of_seats"].match(row.kinds, found.end()) is not None

    def _of_the_same(self, row: Row, found: re.Match[str], second: Slot) -> bool:
        """Say whether a percentage only says again how many seats: "53 seats, or 16 percent"."""
        again = found["nouns"] == kinds.SEATS and _in_percent(second) and self._steps["or_rather"].search(found["partner"]) is not None
        return again and self._steps["of_votes"].match(row.kinds, found.end()) is None

    def _bracketed(self, row: Row, bracketed: bool) -> Row:
        """Let "B 14.4 (65)" after "A 30.7 percent (157 seats)" be a share and seats."""
        first = -1 if bracketed else next((n for n in row.numbers() if _has_seats(row, n)), None)
        if first is None:
            return row
        for partner in (partner for at in row.numbers(first + 1) for partner in row.slots[at].partners):
            if not partner.nouns and _may_be_seats(partner):
                partner.nouns = kinds.SEATS
        gone: set[int] = set()
        for found in self._steps["seats_in_brackets"].finditer(row.kinds, first + 1):
            share, seats = row.slots[found.start()], row.slots[found.start() + 2]
            if share.number is not None and share.number.exact and not share.number.unit and _may_be_seats(seats):
                seats.nouns, share.partners = kinds.SEATS, (seats,)
                gone.update(range(*found.span("second")))
        return row.less(gone | self._both_bracketed(row, first))

    def _both_bracketed(self, row: Row, first: int) -> set[int]:
        """Let "B (14.4; 65)" after "A (30.7 percent; 157 seats)" be a share and seats; return what is left out of the row by that."""
        gone: set[int] = set()
        for found in self._steps["both_in_brackets"].finditer(row.kinds, first + 1):
            share, seats = row.slots[found.start("one_number")], row.slots[found.end("second_number") - 1]
            if share.number is None or seats.number is None or share.number.unit or seats.number.unit or seats.number.exact:
                continue
            if share.number.value <= _MOST and seats.number.value < _SEATS:
                share.number.unit, seats.nouns, share.partners = "%", kinds.SEATS, (seats,)
                gone.update(range(*found.span("second_number")))
        return gone

    def _crossed(self, row: Row) -> Row:
        """Join two numbers with the two that say the same of them in another measure."""
        gone: set[int] = set()
        for found in self._steps["crossed"].finditer(row.kinds):
            pairs = (found.start(), found.start("third")), (found.start("to") + 1, found.start("fourth"))
            units = [number.unit for pair in pairs for at in pair if (number := row.slots[at].number) is not None]
            if len(units) != len(pairs) * 2 or (units[0] == "%") == (units[1] == "%"):
                continue
            for first, second in pairs:
                row.slots[second].nouns = found["nouns"]
                row.slots[first].partners = (row.slots[second],)
            gone.update(range(*found.span("gone")))
        return row.less(gone)

    def _respective(self, row: Row) -> Row:
        """Join "15.2 million votes … 11.3 million, representing 55.6 and 41.2 percent": first with third, second with last."""
        gone: set[int] = set()
        for found in self._steps["respective"].finditer(row.kinds):
            pairs = [(found.start("one"), found.start("third")), (found.start("two"), found.start("fourth"))]
            third, fourth = row.slots[pairs[0][1]], row.slots[pairs[1][1]]
            # "that is 74.43 and 24.06 per cent"
            shares = _in_percent(fourth) and (_in_percent(third) or _may_be_share(third))
            if shares and all(number is not None and not number.unit for number in (row.slots[first].number for first, _ in pairs)):
                for first, second in pairs:
                    share = row.slots[second]
                    assert share.number is not None
                    share.number.unit, row.slots[first].partners = "%", (share,)
                gone.update(range(*found.span("gone")))
        return row.less(gone)


def _may_be_seats(slot: Slot) -> bool:
    """Say whether a number is whole and as small as those of seats are."""
    return slot.number is not None and not slot.number.unit and not slot.number.exact and slot.number.value < _SEATS


def _are_votes(slot: Slot) -> bool:
    """Say whether a number is as large as votes are, and none of anything else."""
    return slot.number is not None and not slot.number.unit and slot.number.exact and slot.number.value >= _VOTES and not slot.partners


def _may_be_share(slot: Slot) -> bool:
    """Say whether a number without a unit has decimals, as shares have."""
    return slot.number is not None and not slot.number.unit and slot.number.has_decimals and slot.number.value <= _MOST


def with_seats(row: Row) -> bool:
    """Say whether a share of a row has seats for its partner."""
    return any(_has_seats(row, at) for at in row.numbers())


def _has_seats(row: Row, at: int) -> bool:
    return any(kinds.SEATS in partner.nouns for partner in row.slots[at].partners)


def _two_measures(first: Slot, second: Slot) -> bool:
    assert first.number is not None
    assert second.number is not None
    units = first.number.unit, second.number.unit
    return (units[0] == "%") != (units[1] == "%") and "points" not in units


def _in_percent(slot: Slot) -> bool:
    return slot.number is not None and slot.number.unit == "%"


def _between_two(row: Row, found: re.Match[str]) -> bool:
    """Say whether votes behind a score lie between the two: "by 50.4 percent to 47.3, or 700,000 votes"."""
    return bool(found.groupdict().get("own_or")) and row.left(found.start()).endswith(_SCORE)


def _own_nouns(found: re.Match[str]) -> str:
    """Return the kinds of the nouns of the second number."""
    return "".join(found[group] or "" for group in found.re.groupindex if group.startswith("own"))
