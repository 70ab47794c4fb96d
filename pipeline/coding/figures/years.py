"""Years that words tell: "last year", "last May", "a year earlier", "the last election".

Belongs here: putting a year in place of those words. Does not: of which year a number is (times), which votes there were (elections).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from pipeline.coding import kinds
from pipeline.coding.figures.figure import Running
from pipeline.coding.figures.wording import Wording, any_of
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import Number, Slot

_WORDY = frozenset(kinds.spelt("word trap number"))
"""Kinds of what opens such words."""
_DATED = 4
"""Slots behind a vote within which its year is told."""


class Years:
    """Reads years that are told in words."""

    def __init__(self, lexicon: Lexicon, wording: Wording) -> None:
        lists = lexicon.files["figures"]
        self._months = tuple(map(str.lower, wording.months))
        self._votes, self._compared_to = frozenset(lists["vote_before"]), tuple(f" {word} " for word in lists["compared_to"])
        last = rf"(?:{any_of(lists['month_before_this'])})\s(?P<month>{any_of(self._months)})"
        self._last = re.compile(rf"(?:{any_of(lists['year_before_this'])}|{last})\b", re.I)
        words = [*lists["month_before_this"], *lists["year_before_this"], *lists["year_before"]]
        self._initials = frozenset(initial for word in words for initial in (word[0].lower(), word[0].upper()))
        self._ago = re.compile(rf"(?<=\ba )(?:{any_of(lists['year_before'])})\b", re.I)

    def read(self, text: str, slots: Sequence[Slot], running: Running) -> Iterator[Slot]:
        """Yield slots with a year, or how long ago it was, in place of the words for it."""
        end = 0
        for at, slot in enumerate(slots):
            if slot.start < end:
                continue
            wordy = slot.kind in _WORDY and text[slot.start : slot.start + 1] in self._initials
            last, ago = (self._last.match(text, slot.start), self._ago.match(text, slot.start)) if wordy else (None, None)
            if last is not None and running.published is not None:
                end = last.end()
                yield _year(slot.start, end, self._before(running.published, last["month"]))
            elif ago is not None:
                end = ago.end()
                yield Slot(kinds.NUMBER, slot.start, slot.end, number=Number(Decimal(1), "", exact=False, spelled=True))
                yield Slot(kinds.YEARS_AGO, slot.end, end)
            elif slot.kind == kinds.LAST_TIME and running.vote_before is not None and self._names_vote(text, slots, at):
                yield _year(slot.start, slot.end, running.vote_before)
            else:
                yield slot

    def _before(self, day: date, month: str | None) -> int:
        """Return the year before that of a day, or that of the last month of a name before it."""
        this = month is not None and self._months.index(month.lower()) + 1 < day.month
        return day.year - (not this)

    def _names_vote(self, text: str, slots: Sequence[Slot], at: int) -> bool:
        """Say whether a slot's words name the vote before, and none behind them its year: "at the last election, in 2018"."""
        slot = slots[at]
        dated = any(one.kind == kinds.YEAR for one in slots[at + 1 : at + 1 + _DATED])
        # ("Gained 3 points on the last election": no year of the number.)
        compared = text.endswith(self._compared_to, 0, slot.start)
        return not dated and not compared and text[slot.start : slot.end].lower() in self._votes


def _year(start: int, end: int, year: int) -> Slot:
    return Slot(kinds.YEAR, start, end, number=Number(Decimal(year), "year", exact=True))
