"""A sentence as a row of slots, and what becomes of it before it is read: comparators, ages, polls, returns.

Belongs here: the row and looks at it, what is no figure whatever stands around it. Does not: measures, owners, what is left out for the
sake of owners (asides).
"""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.figures.figure import Running
from pipeline.coding.figures.wording import Wording, any_of
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import Name, Number, Slot, Slots

_BEHIND, _AHEAD = 26, 14
"""Slots left and right of a number that are looked at: time stays linear in the length of a sentence."""
_SCORE = re.compile(r"(?P<one>\d{1,3}(?:\.\d+)?)[-–](?P<other>\d{1,3}(?:\.\d+)?)(?P<stop>\.?)")
"""Two numbers against each other: "54-46"."""
_HUNDRED = 100
_MILLION, _THOUSAND = 1_000_000, 1_000
_MILLIONS = "million", "m", "mn"
_ELLIPTIC = re.compile(f"[{re.escape(kinds.spelt('comma and stop semicolon to against'))}]|$")
"""Behind a number without a noun of its own."""
_NEARLY_ALL, _ALL = 88, Decimal("100.5")
"""Percent that two have who stood against each other; rounded shares can add up to a little more than all."""
_PROJECTING = "would", "could", "may", "might"
_COMPARATORS = frozenset(kinds.spelt("over under about at_least at_most"))
_LISTED = frozenset(kinds.spelt("comma open and semicolon"))
"""Before a name in a list."""
_CLAUSES = kinds.spelt("while semicolon")
"""What opens a clause."""


class Row:
    """Slots with the string of their kinds."""

    def __init__(self, slots: list[Slot]) -> None:
        self.slots = slots
        self.kinds = "".join([slot.kind for slot in slots])

    def left(self, at: int) -> str:
        """Return the kinds before a slot, with a mark before those that do not go back to the sentence's beginning."""
        return self.kinds[:at] if at <= _BEHIND else "…" + self.kinds[at - _BEHIND : at]

    def right(self, at: int) -> str:
        """Return the kinds after a slot."""
        return self.kinds[at + 1 : at + 1 + _AHEAD]

    def without(self, *patterns: re.Pattern[str]) -> "Row":
        """Return the row without what each pattern's group holds, one pattern after the other."""
        row = self
        for pattern in patterns:
            if pattern.search(row.kinds) is not None:
                gone = {at for found in pattern.finditer(row.kinds) for at in range(*found.span(found.lastindex or 0))}
                row = Row([slot for at, slot in enumerate(row.slots) if at not in gone])
        return row

    def less(self, gone: Collection[int]) -> "Row":
        """Return the row without the slots at some places."""
        return Row([slot for at, slot in enumerate(self.slots) if at not in gone]) if gone else self

    def numbers(self, start: int = 0) -> Iterator[int]:
        """Yield where the numbers stand."""
        at = self.kinds.find(kinds.NUMBER, start)
        while at >= 0:
            yield at
            at = self.kinds.find(kinds.NUMBER, at + 1)

    def number_of(self, at: int) -> int | None:
        """Return the whole number that a slot stands for: a year, a count of years."""
        number = self.slots[at].number
        return int(number.value) if number is not None else None

    def reread(self) -> None:
        """Note kinds that have changed in the slots."""
        self.kinds = "".join([slot.kind for slot in self.slots])


def lower(text: str, slot: Slot) -> str:
    """Return a slot's words in lower case."""
    return text[slot.start : slot.end].lower()


class Rows:
    """Makes a sentence a row that can be read."""

    def __init__(self, lexicon: Lexicon, wording: Wording, slots: Slots) -> None:
        self._slots, self._wording, self._steps = slots, wording, lexicon.frames.steps["rows"]
        self._followers = re.compile(rf"(?P<party>(?:[A-Z][\w-]+\s)?(?i:{any_of(lexicon.files['figures']['adherents'])}))\s(?:of|under|around)\s[A-Z]")
        """A party called for its members, and who leads it"""
        self._other = frozenset(lexicon.files["figures"]["other_adjectives"])
        self._shares = re.compile(rf"\b(?:{any_of(lexicon.files['figures']['share_headings'])})\b", re.I)
        """In the heading of a list of shares."""
        self._proportions = frozenset(lexicon.files["figures"]["proportions"])
        self._divisions = tuple(lexicon.files["figures"]["divisions"])
        self._units = frozenset(lexicon.files["figures"]["counting_units"])

    def read(self, text: str, sentence: Sentence, running: Running) -> Row:
        """Return a sentence's row, without what are no figures by their words."""
        slots = _scores(text, _capitals(text, self._slots.read(text, sentence, running.incumbent)))
        for name in (slot.name for slot in slots if slot.name is not None):
            led = self._followers.match(text, name.start, name.end)
            # "the Conservatives of Ann Banda"
            name.end = led.end("party") if led is not None else name.end
        row = self._returned(text, self._proportioned(text, self._rest(text, Row(slots))))
        row = self._scored(text, sentence, self._headed(text, row))
        _in_millions(text, row)
        return row

    def _rest(self, text: str, row: Row) -> Row:
        """Return the row without "the other" before a number: "Ann Banda took the other 48 percent"."""
        return row.less({
            at
            for at, slot in enumerate(row.slots[:-1])
            if slot.kind == kinds.OTHERS and row.slots[at + 1].kind == kinds.NUMBER and lower(text, slot) in self._other
        })  # fmt: skip

    def _headed(self, text: str, row: Row) -> Row:
        """Return the row with a list in percent whose heading says so: "The shares: Unity 34, Reform 24"."""
        found = self._steps["list"].search(row.kinds)
        if found is None or self._shares.search(text, row.slots[0].start, row.slots[found.start()].start) is None:
            return row
        for slot in row.slots[found.start() :]:
            if slot.number is not None and slot.kind == kinds.NUMBER and not slot.number.unit and slot.number.value <= _HUNDRED:
                slot.number.unit = "%"
        return row

    def _proportioned(self, text: str, row: Row) -> Row:
        """Return the row with "two out of three votes" as one number."""
        gone: set[int] = set()
        for found in self._steps["proportion"].finditer(row.kinds):
            one, of = row.slots[found.start("one")], row.slots[found.start("of")]
            between = " ".join(text[one.end : of.start].lower().split())
            if between in self._proportions and one.number is not None and of.number is not None and _is_part(one.number, of.number):
                share = round(one.number.value * _HUNDRED / of.number.value, 1).normalize()
                one.number, one.end = Number(Decimal(f"{share:f}"), "part", exact=False, spelled=True), of.end
                gone.update(range(found.start() + 1, found.end("of")))
        return row.less(gone)

    def _scored(self, text: str, sentence: Sentence, row: Row) -> Row:
        """Return the row with two numbers against each other in percent, where they are of all votes: "beat Ann Banda by 54 to 46"."""
        for found in self._steps["scored"].finditer(row.kinds):
            numbers = [number for side in ("one", "other") if (number := row.slots[found.start(side)].number) is not None]
            plain = all(not number.unit and not number.spelled for number in numbers)
            if plain and _of_all(sum((number.value for number in numbers), Decimal(0))) and not self._divided(text, sentence):
                for number in numbers:
                    number.unit = "%"
        return row

    def _divided(self, text: str, sentence: Sentence) -> bool:
        """Say whether a sentence is of a vote in a chamber: "the motion was lost by 54 to 46"."""
        low = text[sentence.start : sentence.end].lower()
        return any(word in low for word in self._divisions)

    def _returned(self, text: str, row: Row) -> Row:
        """Return the row with ages, and what a count has come from so far, as no figures: "totals from 53 constituencies"."""
        for found in self._steps["returns"].finditer(row.kinds):
            first, last = row.slots[found.start()], row.slots[found.end() - 1]
            if lower(text, first) == "from" and lower(text, last) in self._units:
                for slot in row.slots[found.start() : found.end()]:
                    slot.kind = kinds.WORD
                last.kind = kinds.COUNTING_UNITS
        for found in self._steps["aged"].finditer(row.kinds):
            who, verb, number = row.slots[found.start() + 2 : found.end()]
            if lower(text, who) == "who" and lower(text, verb) in ("is", "was"):
                number.kind = kinds.WORD
        return Row(row.slots)

    def polled(self, text: str, sentence: Sentence, row: Row, running: Running, exit_poll: bool) -> Row:
        """Return the row without what opinion polls say, with what a projection says would be as its figure."""
        body = text[sentence.start : sentence.end]
        if kinds.SURVEY in row.kinds and (not running.exit or self._wording.beforehand.search(body) is not None):
            row = row.without(self._steps["polled_aside"])
            row = self._unpolled(row) if kinds.SURVEY in row.kinds else row
        if exit_poll or running.status == "exit_poll" or (running.exit and kinds.SURVEY in row.kinds):
            for slot in row.slots:
                slot.kind = kinds.WORD if text[slot.start : slot.end] in _PROJECTING else slot.kind
            row = Row(row.slots)
        return row

    def _unpolled(self, row: Row) -> Row:
        """Return what a sentence says before it comes to an opinion poll in a clause of its own."""
        clause = max(row.kinds.rfind(mark, 0, row.kinds.find(kinds.SURVEY)) for mark in _CLAUSES)
        aside = self._steps["by_surveys"].search(row.kinds)
        clause = max(clause, aside.start() if aside is not None else -1)
        return Row(row.slots[: max(clause, 0)])


def compared(text: str, row: Row) -> Row:
    """Return the row with comparators taken into the numbers behind them."""
    slots: list[Slot] = []
    sign, end = "", 0
    for slot in row.slots:
        if slot.kind in _COMPARATORS:
            sign, end = sign or slot.kind, slot.end
            continue
        if sign and slot.number is not None and slot.kind == kinds.NUMBER:
            slot.number.comparator = sign
        elif sign:
            # "one more than Fianna Fáil"; "11 fewer than what it had in 2013": what follows is earlier.
            than = text.endswith("than", 0, end)
            slots.append(Slot(kinds.THAN if slot.kind == kinds.NAME else kinds.HISTORY if than else kinds.WORD, slot.start, slot.start))
        sign = ""
        slots.append(slot)
    return Row(slots)


def _scores(text: str, slots: list[Slot]) -> list[Slot]:
    """Return the slots with "54-46" as two numbers, one to the other, in which all or nearly all votes are."""
    found = {at: score for at, slot in enumerate(slots) if slot.kind == kinds.WORD and (score := _SCORE.fullmatch(text, slot.start, slot.end))}
    for at, score in sorted(found.items(), reverse=True):
        one, other = (Decimal(score[side]) for side in ("one", "other"))
        if not _of_all(one + other):
            # "the coalition Cap 20-21", "the 2019-24 parliament"
            continue
        stop = [Slot(kinds.STOP, *score.span("stop"))] if score["stop"] else []
        slots[at : at + 1] = [
            Slot(kinds.NUMBER, *score.span("one"), Number(one, "", exact="." in score["one"])),
            Slot(kinds.TO, score.end("one"), score.start("other")),
            Slot(kinds.NUMBER, *score.span("other"), Number(other, "", exact="." in score["other"])),
            *stop,
        ]
    for one, mark, other in zip(slots, slots[1:], slots[2:], strict=False):
        if mark.kind == kinds.COLON and one.end == mark.start and mark.end == other.start and one.number is not None and other.number is not None:
            # "54–46"
            mark.kind = kinds.TO if _of_all(one.number.value + other.number.value) else mark.kind
    return slots


def _is_part(one: Number, of: Number) -> bool:
    """Say whether two numbers can be a share: "two out of three"."""
    whole = one.value == int(one.value) and of.value == int(of.value) and not one.unit and not of.unit
    return whole and 0 < one.value < of.value <= _HUNDRED and (one.spelled == of.spelled or one.spelled)


def _in_millions(text: str, row: Row) -> None:
    """Let "Ann Banda got 10.4 million votes, Peter Mwale 9.4" be millions, too."""
    scaled = False
    for at in row.numbers():
        slot = row.slots[at]
        number = slot.number
        assert number is not None
        if number.unit:
            scaled = False
        elif number.value >= _MILLION:
            scaled = text[slot.start : slot.end].endswith(_MILLIONS)
        elif scaled and number.exact and number.value < _THOUSAND and _ELLIPTIC.match(row.kinds, at + 1) is not None:
            number.value, number.comparator = Decimal(int(number.value * _MILLION)), "~"


def _of_all(value: Decimal) -> bool:
    """Say whether two shares of this sum can be of all votes."""
    return _NEARLY_ALL <= value <= _ALL


def _capitals(text: str, slots: list[Slot]) -> list[Slot]:
    """Let words that else are titles be names in a list: "ALP 83, Coalition 65 (Liberal 55)"."""
    for before, slot, after in zip(slots, slots[1:], slots[2:], strict=False):
        if slot.kind == kinds.TITLE and after.kind == kinds.NUMBER and before.kind in _LISTED and text[slot.start].isupper():
            slot.kind, slot.name = kinds.NAME, Name(slot.start, slot.end, None)
    return slots
