"""Numbers that do not say themselves what they are in: "54-46", "two out of three votes", lists under a heading, "3.1 million, B 2.9".

Belongs here: giving such numbers their unit or scale, before anybody asks what they measure. Does not: whose they are (owners, binding).
"""

import itertools
import re
from decimal import Decimal

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.figures.rows import Row, lower
from pipeline.coding.figures.wording import any_of
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import Number, Slot

_SIDES = _ONE, _OTHER = "one_number", "other_number"
"""What patterns call two numbers that stand against each other."""
_SCORE = re.compile(r"(?P<one_number>\d{1,3}(?:\.\d+)?)[-–](?P<other_number>\d{1,3}(?:\.\d+)?)(?P<stop>\.?)")
"""Two numbers against each other: "54-46"."""
_HUNDRED = 100
_SMALLEST, _LARGEST = 20, 1000
"""Members of a chamber of which so many are told."""
_TRAP = kinds.spelt("trap")
_MILLION, _THOUSAND = 1_000_000, 1_000
_ELLIPTIC = re.compile(f"[{re.escape(kinds.spelt('comma and stop semicolon to against'))}]|$")
"""Behind a number without a noun of its own."""
_NEARLY_ALL, _ALL_BUT, _ALL = 88, Decimal("99.5"), Decimal("100.5")
"""Percent that two have who stood against each other; rounded shares can add up to a little more than all."""


class Bare:
    """Gives numbers the unit that stands elsewhere."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists, steps = lexicon.files["figures"], lexicon.frames.steps["bare"]
        self._steps = steps
        self._other, self._proportions = frozenset(lists["other_adjectives"]), frozenset(lists["proportions"])
        self._shares = re.compile(rf"\b(?:{any_of(lists['share_headings'])})\b", re.I)
        self._share = re.compile(rf"\b(?:{any_of(lists['share_words'])})\b", re.I)
        """In the heading of a list of shares, of votes or of something else"""
        self._in_percent = re.compile(rf"\b(?:{any_of(lists['in_percent'])})\b", re.I)
        self._answers = frozenset(lists["referendum"])
        self._ballots, self._places = frozenset(lists["ballot_seats"]), frozenset(lists["places_in_chambers"])
        self._chamber = re.compile(rf"\b(?:{any_of([*lists['chambers'], *lists['chamber_nouns']])})\b", re.I)
        self._divisions, self._millions = tuple(lists["divisions"]), tuple(lists["millions"])

    def read(self, text: str, sentence: Sentence, row: Row) -> Row:
        """Return a sentence's row with such numbers in percent, or as many as they are."""
        row = self._of_house(text, self._proportioned(text, self._one_of(self._rest(text, Row(_scores(text, row.slots))))))
        row = self._scored(text, sentence, self._headed(text, self._of_ballots(text, self._answered(text, row))))
        self._in_millions(text, row)
        return row

    def _rest(self, text: str, row: Row) -> Row:
        """Return the row without "the other" before a number: "Ann Banda took the other 48 percent"."""
        return row.less({
            at
            for at, slot in enumerate(row.slots[:-1])
            if slot.kind == kinds.OTHERS and row.slots[at + 1].kind == kinds.NUMBER and lower(text, slot) in self._other
        })  # fmt: skip

    def _answered(self, text: str, row: Row) -> Row:
        """Return the row with an answer behind a number as whose the number is: "2,810,757 Yes votes and 1,814,201 No votes"."""
        row = self._in_favour(text, row)
        for number, slot in itertools.pairwise(row.slots):
            if number.kind == kinds.NUMBER and slot.name is not None and slot.name.certain and lower(text, slot) in self._answers:
                slot.kind = kinds.NO_OPTION
        return Row(row.slots)

    def _in_favour(self, text: str, row: Row) -> Row:
        """Return the row with "Yes votes" for "votes in favour of the proposal (Yes)", "No" for "Reject (No)"."""
        slots = row.slots
        for found in reversed(list(self._steps["in_favour"].finditer(row.kinds))):
            answer, noun = slots[found.start("answer")], slots[found.start("noun")] if found["noun"] else None
            if answer.name is not None and answer.name.certain and lower(text, answer) in self._answers:
                nouns = [Slot(kinds.SHARE, noun.start, noun.end)] if noun is not None else []
                slots = [*slots[: found.start()], answer, *nouns, *slots[found.end() :]]
        return Row(slots)

    def _one_of(self, row: Row) -> Row:
        """Return the row with the "one" of "one of the youngest leaders" as no number."""
        for found in self._steps["one_of"].finditer(row.kinds):
            slot = row.slots[found.start()]
            if slot.number is not None and slot.number.spelled and slot.number.value == 1:
                slot.kind = kinds.WORD
        return Row(row.slots)

    def _of_house(self, text: str, row: Row) -> Row:
        """Return the row with "68 of the 126 places" and "27 of 51" as seats, where the text is about a chamber."""
        for found in reversed(list(self._steps["of_house"].finditer(row.kinds))):
            at, noun = found.start("other_number"), found["noun"] and lower(text, row.slots[found.start("noun")])
            numbers = [number for side in _SIDES if (number := row.slots[found.start(side)].number) is not None]
            told = noun in self._places or (not noun and self._chamber.search(text) is not None)
            if _TRAP in row.kinds[: found.start()] or not told or not _of_chamber(*numbers):
                continue
            end = row.slots[at].end
            row = Row([*row.slots[: at + 1], Slot(kinds.SEATS, end, end), *row.slots[found.end() :]])
        return row

    def _of_ballots(self, text: str, row: Row) -> Row:
        """Return the row with the seats of two ballots as no numbers: "40 constituency seats and 20 list seats, for a total of 60"."""
        first = next((found for found in self._steps["two_ballots"].finditer(row.kinds) if self._by_ballot(text, row, found)), None)
        if first is None:
            return row
        for found in (first, *self._steps["as_many"].finditer(row.kinds, first.end())):
            for slot in row.slots[found.start() : found.end()]:
                slot.kind = kinds.WORD if slot.kind == kinds.NUMBER else slot.kind
        return Row(row.slots)

    def _by_ballot(self, text: str, row: Row, found: re.Match[str]) -> bool:
        """Say whether both of two numbers are of seats by the ballot in which they are won."""
        written = (text[row.slots[found.start(at)].start : row.slots[found.end(at) - 1].end].lower() for at in ("one", "other"))
        return all(words in self._ballots for words in written)

    def _headed(self, text: str, row: Row) -> Row:
        """Return the row with a list in percent whose heading says so: "The shares: Unity 34, Reform 24"."""
        if self._in_percent.search(text, row.slots[0].start, row.slots[-1].end) is not None:
            # "In percentage terms A stood at 40.05, B at 33.49"
            for number in (slot.number for slot in row.slots if slot.number is not None and slot.kind == kinds.NUMBER):
                number.unit = "%" if not number.unit and number.has_decimals and number.value <= _HUNDRED else number.unit
        found = self._steps["headed_list"].search(row.kinds)
        if found is None:
            return row
        start, end = row.slots[0].start, row.slots[found.start()].start
        names = [slot.name for slot in row.slots[found.start() :] if slot.name is not None]
        again = self._share.search(text, start, end) is not None and any(text.find(text[n.start : n.end], 0, start) >= 0 for n in names)
        if not again and self._shares.search(text, start, end) is None:
            return row
        for slot in row.slots[found.start() :]:
            if slot.number is not None and slot.kind == kinds.NUMBER and not slot.number.unit and slot.number.value <= _HUNDRED:
                slot.number.unit = "%"
        return row

    def _proportioned(self, text: str, row: Row) -> Row:
        """Return the row with "two out of three votes" as one number."""
        gone: set[int] = set()
        for found in self._steps["proportion"].finditer(row.kinds):
            one, of = row.slots[found.start(_ONE)], row.slots[found.start("of_number")]
            between = " ".join(text[one.end : of.start].lower().split())
            if between in self._proportions and one.number is not None and of.number is not None and _is_part(one.number, of.number):
                share = round(one.number.value * _HUNDRED / of.number.value, 1).normalize()
                one.number, one.end = Number(Decimal(f"{share:f}"), "%", exact=False, spelled=True), of.end
                gone.update(range(found.start() + 1, found.end("of_number")))
        return row.less(gone)

    def _scored(self, text: str, sentence: Sentence, row: Row) -> Row:
        """Return the row with two numbers against each other in percent, where they are of all votes: "beat Ann Banda by 54 to 46"."""
        for found in self._steps["scored_by"].finditer(row.kinds):
            numbers = [number for side in _SIDES if (number := row.slots[found.start(side)].number) is not None]
            plain = all(not number.unit and not number.spelled for number in numbers)
            if plain and _of_all(sum((number.value for number in numbers), Decimal(0))) and not self._divided(text, sentence):
                for number in numbers:
                    number.unit = "%"
        return row

    def _divided(self, text: str, sentence: Sentence) -> bool:
        """Say whether a sentence is of a vote in a chamber: "the motion was lost by 54 to 46"."""
        low = text[sentence.start : sentence.end].lower()
        return any(word in low for word in self._divisions)

    def _in_millions(self, text: str, row: Row) -> None:
        """Let "Ann Banda got 10.4 million votes, Peter Mwale 9.4" be millions, too."""
        scaled = False
        for at in row.numbers():
            slot = row.slots[at]
            number = slot.number
            assert number is not None
            if number.unit:
                scaled = False
            elif number.value >= _MILLION:
                scaled = text[slot.start : slot.end].endswith(self._millions)
            elif scaled and number.exact and _completes(row, number):
                # "72.71 percent, 2.7 million votes, against 27.29"
                number.unit = "%"
            elif (
                scaled
                and number.exact
                and number.value < _THOUSAND
                and self._steps["elided"].search(row.left(at)) is not None
                and _ELLIPTIC.match(row.kinds, at + 1) is not None
            ):
                number.value, number.comparator = Decimal(int(number.value * _MILLION)), "~"


def _completes(row: Row, number: Number) -> bool:
    """Say whether a number and a share of its row are all votes: more would be chance."""
    shares = (slot.number.value for slot in row.slots if slot.number is not None and slot.number.unit == "%")
    return any(_ALL_BUT <= share + number.value <= _ALL for share in shares)


def _scores(text: str, slots: list[Slot]) -> list[Slot]:
    """Return the slots with "54-46" as two numbers, one to the other, in which all or nearly all votes are."""
    found = {
        at: score for at, slot in enumerate(slots) if slot.kind == kinds.WORD and (score := _SCORE.fullmatch(text, slot.start, slot.end))
    }
    for at, score in sorted(found.items(), reverse=True):
        one, other = (Decimal(score[side]) for side in _SIDES)
        if not _of_all(one + other):
            # "the coalition Cap 20-21", "the 2019-24 parliament"
            continue
        stop = [Slot(kinds.STOP, *score.span("stop"))] if score["stop"] else []
        slots[at : at + 1] = [
            Slot(kinds.NUMBER, *score.span(_ONE), Number(one, "", exact="." in score[_ONE])),
            Slot(kinds.TO, score.end(_ONE), score.start(_OTHER)),
            Slot(kinds.NUMBER, *score.span(_OTHER), Number(other, "", exact="." in score[_OTHER])),
            *stop,
        ]
    for one, mark, other in zip(slots, slots[1:], slots[2:], strict=False):
        if (
            mark.kind == kinds.COLON
            and one.end == mark.start
            and mark.end == other.start
            and one.number is not None
            and other.number is not None
        ):
            # "54–46"
            mark.kind = kinds.TO if _of_all(one.number.value + other.number.value) else mark.kind
    return slots


def _of_chamber(one: Number, of: Number) -> bool:
    """Say whether two numbers can be somebody's members and all of a chamber."""
    plain = not (one.unit or of.unit or one.exact or of.exact)
    return plain and one.value < of.value and _SMALLEST <= of.value <= _LARGEST


def _is_part(one: Number, of: Number) -> bool:
    """Say whether two numbers can be a share: "two out of three"."""
    whole = one.value == int(one.value) and of.value == int(of.value) and not one.unit and not of.unit
    return whole and 0 < one.value < of.value <= _HUNDRED and (one.spelled == of.spelled or one.spelled)


def _of_all(value: Decimal) -> bool:
    """Say whether two shares of this sum can be of all votes."""
    return _NEARLY_ALL <= value <= _ALL
