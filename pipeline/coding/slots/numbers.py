"""Numbers of a sentence: in digits and in words, with what multiplies them and what they measure.

Belongs here: what a number is worth, and numbers that count nothing (hours, days, years). Does not: whose they are (figures).
"""

import re
from decimal import Decimal

from text_to_num import text2num

from pipeline.coding import kinds
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots.model import Number, Slot
from pipeline.coding.slots.table import Table

_DOTTED, _THRICE = re.compile(r"\d{1,3}(?:\.\d{3})+"), re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
"""Thousands after dots; no doubt about it where there are millions."""
_GROUPED = re.compile(r"\d{1,3},\d{3}")
_WHOLE = 1_000_000
"""From here on a number's word is a misprint: "2,624,565 million votes"."""
_GROUP = 1000
"""What a group of digits is short of."""
_SPACES = {ord(space): None for space in "\u00a0\u202f "}
_OF_YEAR = frozenset(kinds.spelt("share seats cast people counting_units"))
"""Behind these "2000" is no year."""
_LAST_YEAR = "2049"
"""Numbers above are no years that a text speaks of."""
_DAYS = 31

_Pieces = list[re.Match[str]]
Read = tuple[Slot, int]
"""A number's slot, and the piece behind it."""


class Numbers:
    """Reads the number that begins at a piece of a sentence; each method returns nothing where none does."""

    def __init__(self, lexicon: Lexicon, table: Table) -> None:
        words, patterns = lexicon.words, lexicon.patterns
        self._table, self._language, self._scales = table, lexicon.language, lexicon.scales
        self._numbers = frozenset(lexicon.files["figures"]["numbers"])
        self._fixed = {phrase: Decimal(value) for phrase, value in lexicon.files["numbers"]["fixed"].items()}
        self.openers = frozenset([phrase.partition(" ")[0] for phrase in self._fixed])
        """words that open a number in words, though else they are none"""
        self._longest = max(phrase.count(" ") + 1 for phrase in self._fixed)
        self._unit, self._loose, self._hour = patterns["unit"], patterns["loose_number"], patterns["hour"]
        self._stamp = patterns["time_stamp"]
        self._dotted = patterns["dotted_number"]
        self._one, self._of_one, self._rough = words["one"], words["of_one"], words["rough"]
        self._single, self._distributing = words["single"], words["distributing"]
        self._adding, self._points, self._vote_of_year = words["adding"], words["points"], words["vote_of_year"]
        self._before_hour, self._before_plain_hour = words["before_hour"], words["before_plain_hour"]
        self._majority, self._dates = words.parts["of_unknown_whole"], frozenset(lexicon.calendar.forms())

    def read(self, text: str, found: _Pieces, words: list[str], at: int) -> Read | None:
        """Return the slot of a number, a word's where it counts nothing."""
        raw = found[at]["number"]
        if raw is None:
            return self._in_words(text, found, words, at)
        loose = self._loose.match(text, found[at].start()) if self._can_be_apart(raw, words, at) else None
        if loose is not None and (raw.isdigit() or (loose["noun"] is not None and loose.end("number") > found[at].end())):
            return self._apart(text, found, words, at, loose)
        passed = self._counting_nothing(text, found, words, at)
        if passed is not None:
            return passed
        dotted = _DOTTED.fullmatch(raw) is not None and (_THRICE.search(text) is not None or self._dotted.search(text) is not None)
        return self._measured(text, found, words, at, at + 1, _value(raw.replace(".", "") if dotted else raw))

    def _can_be_apart(self, raw: str, words: list[str], at: int) -> bool:
        """Say whether a number can have lost a group of digits behind it: "780, 691 votes", not "on September 23, 262,135 people"."""
        if not raw.isdigit():
            return _GROUPED.fullmatch(raw) is not None
        return int(raw) > _DAYS or self._dates.isdisjoint(words[max(0, at - 2) : at])

    def _apart(self, text: str, found: _Pieces, words: list[str], at: int, loose: re.Match[str]) -> Read:
        """Read "780, 691 votes": a group that has come loose; without a noun it may be a list."""
        after = _past(found, at + 1, loose.end("number"))
        if loose["noun"] is None and loose["third"] is None:
            return Slot(kinds.WORD, found[at].start(), loose.end("number")), after
        return self._measured(text, found, words, at, after, _value(loose["number"].replace(", ", ",")), grouped=True)

    def _counting_nothing(self, text: str, found: _Pieces, words: list[str], at: int) -> Read | None:
        """Read "a majority of the 275 seats", an hour, the day of a month."""
        start, end = found[at].span()
        if text.endswith(self._majority, 0, start):
            # Who knows how many.
            return Slot(kinds.WORD, start, end), at + 1
        stamp = self._stamp.match(text, start) if not at else None
        if stamp is not None:
            return Slot(kinds.WORD, *stamp.span()), _past(found, 1, stamp.end())
        hour = self._hour.match(text, start) if at and words[at - 1] in self._before_hour else None
        if hour is not None and not (hour["point"] and " ".join(words[at - 2 : at]) not in self._before_plain_hour):
            # "as of 10.00", "by 5 p.m."
            return Slot(kinds.WORD, *hour.span()), _past(found, at + 1, hour.end())
        raw = words[at]
        if raw.isdigit() and int(raw) <= _DAYS and not self._dates.isdisjoint(words[at + 1 : at + 2] + words[max(0, at - 2) : at]):
            return Slot(kinds.WORD, start, end), at + 1
        return None

    def _in_words(self, text: str, found: _Pieces, words: list[str], at: int) -> Read | None:
        """Read "half a million", "a seat each", "two hundred and five"."""
        start, end = found[at].span()
        if words[at] in self.openers:
            for count in range(self._longest, 1, -1):
                value = self._fixed.get(" ".join(words[at : at + count]))
                if value is not None:
                    return Slot(kinds.NUMBER, start, found[at + count - 1].end(), _plain(value)), at + count
        following = words[at + 1 : at + 3]
        one = words[at] in self._one
        if one and len(following) > 1 and following[0] in self._single and following[1] in self._distributing:
            return Slot(kinds.NUMBER, start, end, _plain(Decimal(1))), at + 1
        if words[at] in self._rough or not (self._spelled(words[at]) or (one and following and following[0] in self._of_one)):
            # "a few hundred votes"
            return None
        said, after = self._spelled_out(words, at)
        return None if said is None else self._measured(text, found, words, at, after, said, spelled=True)

    def _spelled_out(self, words: list[str], at: int) -> tuple[Decimal | None, int]:
        """Return the value of the number in words that begins at a word, and the word behind it."""
        after, count = at + 1, len(words)
        while after < count and (
            self._spelled(words[after]) or (words[after] in self._adding and after + 1 < count and self._spelled(words[after + 1]))
        ):
            after += 1
        value = self._worth(words[at:after])
        if value is None:
            # "won six and five": two numbers.
            adding = next((number for number in range(at, after) if words[number] in self._adding), None)
            if adding is not None:
                return self._worth(words[at:adding]), adding
        return value, after

    def _spelled(self, word: str) -> bool:
        return word in self._numbers or ("-" in word and all(part in self._numbers for part in word.split("-")))

    def _worth(self, words: list[str]) -> Decimal | None:
        """Return the value of a number in words."""
        if words[0] in self._one:
            words = words[1:]
            if len(words) == 1 and words[0] in self._of_one:
                return Decimal(self._scales[words[0]])
        try:
            return Decimal(text2num(" ".join(words).replace("-", " "), self._language))
        except ValueError:
            return None

    def _measured(
        self,
        text: str,
        found: _Pieces,
        words: list[str],
        at: int,
        after: int,
        value: Decimal,
        *,
        spelled: bool = False,
        grouped: bool = False,
    ) -> Read:
        """Return the slot of a number with what stands behind it: what multiplies it, "%", "points"."""
        unit = self._unit.match(text, found[after - 1].end())
        assert unit is not None
        scale, said = unit["scale"], (unit["unit"] or "").lower()
        if scale and value < _WHOLE:
            value *= self._scales[scale.lower().replace("-", " ").split()[-1]]
            value = Decimal(int(value)) if value == int(value) else value
        after, end = _past(found, after, unit.end()), unit.end()
        if (scale or spelled) and not said:
            whole, after, end = self._goes_on(text, found, after, value, end)
            scale, value = scale if whole == value else None, whole
        measured = "" if not said else "points" if any(word in said for word in self._points) else "%"
        raw = found[at]["number"] or ""
        if not (measured or scale or grouped) and self._is_year(raw, words, after):
            return Slot(kinds.YEAR, *found[at].span(), number=Number(value, "year", True)), after
        exact = not spelled and (grouped or not raw.isdigit())
        number = Number(value, measured, exact, "~" if scale and not spelled else "=", spelled)
        return Slot(kinds.NUMBER, found[at].start(), end, number), after

    def _goes_on(self, text: str, found: _Pieces, at: int, value: Decimal, end: int) -> tuple[Decimal, int, int]:
        """Return the value of "eight million 835 thousand 579" by that of its first part, the piece behind it, its end."""
        while at < len(found) and (found[at]["number"] or "").isdigit() and text[end : found[at].start()] == " ":
            part = int(found[at]["number"])
            unit = self._unit.match(text, found[at].end())
            assert unit is not None
            scale = self._scales[unit["scale"].lower().replace("-", " ").split()[-1]] if unit["scale"] else 1
            if unit["unit"] or not 0 < part < _GROUP or value < scale * _GROUP or value % (scale * _GROUP):
                break
            if not value % (scale * _GROUP * _GROUP):
                # "8 million 30": no next group
                break
            value, end = value + part * scale, unit.end()
            at = _past(found, at, end)
        return value, at, end

    def _is_year(self, raw: str, words: list[str], after: int) -> bool:
        """Say whether digits are a year by what stands behind them: "in 2019", no "2000 votes"."""
        if len(raw) != 4 or not raw.isdigit() or raw[:2] not in ("19", "20"):
            return False
        if after >= len(words):
            return True
        if raw > _LAST_YEAR:
            # "all 2071 polling stations"
            return False
        return self._table.kind(words, after)[0] not in _OF_YEAR or words[after] in self._vote_of_year


def _past(found: _Pieces, at: int, end: int) -> int:
    """Return the first piece from one on that stands behind a place."""
    while at < len(found) and found[at].start() < end:
        at += 1
    return at


def _plain(value: Decimal) -> Number:
    """Return a number in words that measures nothing by itself."""
    return Number(value, "", False, spelled=True)


def _value(raw: str) -> Decimal:
    """Return what digits are worth: 2,852,348, 59.02, 59,02."""
    plain = raw.translate(_SPACES)
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?", plain)
    return Decimal(plain.replace(",", "" if grouped else "."))
