"""A sentence as a row of slots, and what becomes of it before it is read: comparators, ages, polls, returns.

Belongs here: the row and looks at it, what is no figure whatever stands around it. Does not: measures, owners, what is left out for the
sake of owners (asides).
"""

import itertools
import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.figures.figure import Running
from pipeline.coding.figures.wording import Wording, any_of
from pipeline.coding.figures.years import Years
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import Name, Slot, Slots

_BEHIND, _AHEAD = 26, 14
"""Slots left and right of a number that are looked at: time stays linear in the length of a sentence."""
_COMPARATORS = frozenset(kinds.spelt("over under about at_least at_most"))
_LISTED = frozenset(kinds.spelt("comma open and semicolon"))
"""Before a name in a list."""
_OUTRIGHT = frozenset(kinds.spelt("over at_least"))
"""Before half of the votes: what elects outright."""
_HALF = 50
_BOTH = 2
"""Of so many, numbers are each one's: "the two parties won 30 and 20 seats"."""
_OLDEST = 110
"""Years that somebody can have lived."""
_BETWEEN = frozenset(kinds.spelt("colon semicolon slash"))
"""Between the numbers of one line."""
_OPENED = frozenset(kinds.spelt("comma open"))
"""Before a number of a line that is parted from the one before."""
_PARTS = kinds.spelt("comma while semicolon stop")
"""What parts a sentence."""
_CLAUSES = kinds.spelt("while semicolon")
"""What opens a clause."""
_CHAMBER = 1000
"""No parliament has as many members; parties have."""
_OF_BALLOT = frozenset(kinds.spelt("seats share"))
"""What is called for the ballot in which it is won or cast."""
_SEATED = frozenset((kinds.SEATS, kinds.DEPUTIES))
_TRAP = kinds.spelt("trap")


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
        lists = lexicon.files["figures"]
        self._slots, self._wording, self._steps = slots, wording, lexicon.frames.steps["rows"]
        self._years = Years(lexicon, wording)
        self._followers = re.compile(
            rf"(?P<party>(?:[A-Z][\w-]+\s)?(?i:{any_of(lists['adherents'])}))\s(?:{any_of(lists['before_leaders'])})\s[A-Z]"
        )
        """A party called for its members, and who leads it"""
        self._of_leader = re.compile(
            rf"(?P<party>(?:[A-Z][\w'’-]+\s)+(?i:{any_of(lists['led_nouns'])}))\s(?:{any_of(lists['before_leaders'])})\s(?P<name>[A-Z]\w+\s[A-Z]\w+)"
        )
        """A party, and what can be who leads it"""
        self._no_leader = frozenset((*lists["parties"], *lists["bodies"], *lists["no_name"], *lists["party_aims"]))
        self._units, self._projecting = frozenset(lists["counting_units"]), frozenset(lists["projecting"])
        self._before_one = tuple(f" {word} " for word in lists["before_one"])
        self._things = re.compile(rf"\s(?:[a-z-]+\s)?(?:{any_of(lists['counted_things'])})\b")
        self._groups = re.compile(rf"\s(?:[a-z-]+\s)?(?:{any_of(lists['counted_groups'])})\b")
        self._outlets = tuple(f"{article} {word} " for word in lists["outlets"] for article in lists["before_outlets"])
        self._members = frozenset(lists["chamber_members"])
        self._ballots = frozenset(lists["ballot_seats"])
        self._in_chamber = re.compile(rf"\s\w\w\s(?:[a-z]+\s){{0,2}}(?i:{any_of([*lists['chambers'], *lists['chamber_nouns']])})\b")
        self._times, self._nominative = frozenset(lists["times"]), frozenset(lists["nominative"])
        self._electing = frozenset(lists["electing"])
        self._chamber_has = re.compile(rf"\b(?i:{any_of([*lists['chambers'], *lists['chamber_nouns']])})\s(?:{any_of(lists['have'])})\s$")
        self._fields = tuple(lists["before_contenders"])
        self._against = re.compile(rf"\b(?:{any_of(lists['against_surveys'])})\b", re.I)
        self._beside = re.compile(rf"\b(?:{any_of(lists['beside_surveys'])})\b", re.I)
        self._named_poll = lexicon.patterns["named_poll"]
        self._foretelling = re.compile(rf"\b(?:{any_of(lists['foretelling'])})\b")

    def read(self, text: str, sentence: Sentence, running: Running) -> Row:
        """Return a sentence's row, without what are no figures by their words."""
        slots = _capitals(text, self._slots.read(text, sentence, running.incumbent))
        for name in (slot.name for slot in slots if slot.name is not None):
            led = self._followers.match(text, name.start, name.end)
            # "the Conservatives of Ann Banda"
            name.end = led.end("party") if led is not None else name.end
            led = self._of_leader.fullmatch(text, name.start, name.end)
            if led is not None and self._no_leader.isdisjoint(led["name"].lower().split()):
                # "the Green Party of Ann Banda"
                name.end = led.end("party")
        self._pass_over(text, slots)
        self._seat_members(text, slots, running)
        slots = list(self._years.read(text, self._subjects(text, slots), running))
        return self._returned(text, self._line(Row(slots))).without(self._steps["along_with"])

    def _subjects(self, text: str, slots: list[Slot]) -> list[Slot]:
        """Return the slots with a comma before "he" behind a word, since he opens a clause: "at the end of the evening | he stood at"."""
        found: list[Slot] = []
        for slot in slots:
            opens = found and found[-1].kind == kinds.WORD and (slot.kind == kinds.PRONOUN or (slot.name is not None and slot.name.pronoun))
            if opens and lower(text, slot) in self._nominative:
                found.append(Slot(kinds.COMMA, slot.start, slot.start))
            found.append(slot)
        return found

    def _seat_members(self, text: str, slots: list[Slot], running: Running) -> None:
        """Let "members" hold seats where seats are spoken of, or the chamber is named: "will have 48 members of the Storting"."""
        seated = running.seated or any(slot.kind in _SEATED for slot in slots)
        for at, slot in enumerate(slots):
            # ("elected by the 328 members of both houses")
            before = slots[max(0, at - 2) : at]
            many = any(one.number is not None and one.number.value >= _CHAMBER for one in before)
            held = slot.kind == _TRAP and lower(text, slot) in self._members and not many and kinds.BY not in [one.kind for one in before]
            if held and (seated or self._in_chamber.match(text, slot.end) or self._elected(text, before)):
                slot.kind = kinds.DEPUTIES

    def _elected(self, text: str, before: list[Slot]) -> bool:
        """Say whether members were elected, or are how many a chamber has: "has elected 157 members", "Congress has 130 members"."""
        elected = any(lower(text, slot) in self._electing for slot in before)
        return elected or any(slot.number is not None and self._chamber_has.search(text, 0, slot.start) is not None for slot in before)

    def _line(self, row: Row) -> Row:
        """Return the row of a list's line with commas between its numbers: "Unity Party – 200,246 votes – 42.55% – 26 seats"."""
        found = self._steps["listed_item"].match(row.kinds)
        if found is None:
            return row
        first, end = found.span("numbers")
        # ("42.55%, +3.1, 26 seats".)
        slots, signed = row.slots[: first + 1], range(*found.span("signed"))
        for slot in (slot for at, slot in enumerate(row.slots[:end]) if at > first and at not in signed):
            if slot.kind in _BETWEEN:
                slot.kind = kinds.COMMA
            elif slot.kind == kinds.NUMBER and slots[-1].kind not in _OPENED:
                # "24,173 votes 5.15% 4 seats"
                slots.append(Slot(kinds.COMMA, slot.start, slot.start))
            slots.append(slot)
        return Row([*slots, *row.slots[end:]])

    def _pass_over(self, text: str, slots: list[Slot]) -> None:
        """Let counts of other things, and holders of an office before a possessive that is their country's, be any word."""
        for slot in slots:
            if slot.number is not None and not slot.number.unit and self._of_things(text, slot, slot.number.value):
                slot.kind = kinds.WORD
            if slot.name is not None and text.endswith(self._outlets, 0, slot.start):
                slot.kind, slot.name = kinds.WORD, None
        for slot, after in itertools.pairwise(slots):
            written = text[slot.start : slot.end]
            if slot.name is not None and after.kind in _OF_BALLOT and written.lower() in self._ballots:
                # "32 PR seats"
                slot.kind, slot.name = kinds.WORD, None
            if slot.number is not None and after.kind == _TRAP and lower(text, after) in self._times:
                # "the best result in twenty years: 27.5 percent"
                slot.kind = after.kind = kinds.WORD
            if slot.name is not None and after.kind == kinds.POSSESSIVE and written[:1].islower() and " " in written:
                # "the first woman president in Mexico's two centuries of independence"
                slot.kind = kinds.WORD

    def _of_things(self, text: str, slot: Slot, value: Decimal) -> bool:
        """Say whether something else is counted than votes and seats."""
        if self._things.match(text, slot.end) is not None or text.endswith(self._fields, 0, slot.start):
            return True
        if slot.number is not None and slot.number.spelled and value == 1 and text.endswith(self._before_one, 0, slot.start):
            return True
        return value > _BOTH and self._groups.match(text, slot.end) is not None

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
        for found in self._steps["aged_too"].finditer(row.kinds):
            age = row.slots[found.start("age")]
            if age.number is not None and not age.number.exact and age.number.value <= _OLDEST:
                # "Ann Banda, 57, won 60 percent and Peter Mwale, 62, 40 percent": no pair of seats and a share.
                age.kind = kinds.WORD
        return Row(row.slots)

    def polled(self, text: str, sentence: Sentence, row: Row, running: Running, exit_poll: bool) -> Row:
        """Return the row without what opinion polls say, with what a projection says would be as its figure."""
        body = text[sentence.start : sentence.end]
        for found in self._steps["foreseen"].finditer(row.kinds):
            # "a margin that no pollster had foreseen": of no survey.
            row.slots[found.start("survey")].kind = kinds.WORD
        polls = {found.end("survey") for found in self._named_poll.finditer(text, sentence.start, sentence.end)}
        for slot in row.slots if polls else ():
            slot.kind = kinds.SURVEY if slot.end in polls else slot.kind
        row.reread()
        if kinds.SURVEY in row.kinds and (not running.exit or self._wording.beforehand.search(body) is not None):
            row = self._beside_surveys(text, row).without(self._steps["polled_aside"])
            row = self._unpolled(row) if kinds.SURVEY in row.kinds else row
        if exit_poll or running.status == "exit_poll" or (running.exit and kinds.SURVEY in row.kinds):
            for slot in row.slots:
                slot.kind = kinds.WORD if text[slot.start : slot.end] in self._projecting else slot.kind
            row = Row(row.slots)
        return row

    def _beside_surveys(self, text: str, row: Row) -> Row:
        """Return the row without what opinion polls say where a result is set beside it: "17 percent, less than polls had predicted"."""
        gone: set[int] = set()
        for at in (at for at, kind in enumerate(row.kinds) if kind == kinds.SURVEY):
            first, last = _part(row, at)
            since, survey = row.slots[first - 1].end if first else row.slots[0].start, row.slots[at].start
            found = self._against.search(text, since, survey)
            if found is None and self._foretelling.search(text, since, row.slots[last - 1].end) is not None:
                found = self._beside.search(text, since, survey)
            if found is not None:
                gone.update(n for n in range(first, last) if row.slots[n].start >= found.start())
        return row.less(gone)

    def _unpolled(self, row: Row) -> Row:
        """Return what a sentence says before it comes to an opinion poll in a clause of its own."""
        clause = max(row.kinds.rfind(mark, 0, row.kinds.find(kinds.SURVEY)) for mark in _CLAUSES)
        aside = self._steps["by_surveys"].search(row.kinds)
        clause = max(clause, aside.start() if aside is not None else -1)
        return Row(row.slots[: max(clause, 0)])


def _part(row: Row, at: int) -> tuple[int, int]:
    """Return where the part of a sentence begins and ends that a slot stands in, as far as is looked."""
    back, end = max(0, at - _BEHIND), min(at + _AHEAD, len(row.kinds))
    first = max(back, *(row.kinds.rfind(mark, back, at) + 1 for mark in _PARTS))
    return first, next((n for n in range(at, end) if row.kinds[n] in _PARTS), end)


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
            if sign in _OUTRIGHT and slot.number.spelled and slot.number.unit == "%" and slot.number.value == _HALF:
                # "having obtained more than fifty per cent, she is elected": in the words of the law, what it asks.
                slot.kind = kinds.WORD
        elif sign:
            # "one more than Fianna Fáil"; "11 fewer than what it had in 2013": what follows is earlier.
            than = text.endswith("than", 0, end)
            slots.append(Slot(kinds.THAN if slot.kind == kinds.NAME else kinds.HISTORY if than else kinds.WORD, slot.start, slot.start))
        sign = ""
        slots.append(slot)
    return Row(slots)


def _capitals(text: str, slots: list[Slot]) -> list[Slot]:
    """Let words that else are titles be names in a list: "ALP 83, Coalition 65 (Liberal 55)"."""
    for before, slot, after in zip(slots, slots[1:], slots[2:], strict=False):
        if slot.kind == kinds.TITLE and after.kind == kinds.NUMBER and before.kind in _LISTED and text[slot.start].isupper():
            slot.kind, slot.name = kinds.NAME, Name(slot.start, slot.end, None)
    return slots
