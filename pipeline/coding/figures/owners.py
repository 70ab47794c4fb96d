"""Whose a number is.

Belongs here: the table of owners, rows of names with rows of numbers, names that share a number. Does not: what the number measures.
"""

import re
from dataclasses import dataclass

from pipeline.coding import kinds
from pipeline.coding.figures.figure import Measured
from pipeline.coding.figures.rows import Row
from pipeline.coding.result_frames import ResultFrames
from pipeline.coding.slots import Name

_OF_SUBJECT = {"verb", "adjacent", "clausal"}
"""Rules that bind a number to the name before it, of which there may be several."""
_ELLIPTIC = {
    "passive",
    "of",
    "score",
    "ahead",
    "change",
    "possessed",
    "for",
    "adjacent",
    "given",
    "verb",
    "wrapped",
    "relative",
    "saw_change",
    "clausal",
}
"""Rules that bind a number without a measure."""
_EARLIER = "earlier"
"""The rule of what somebody had in an election before."""
_AFTER_TO = {"ahead", "change", "score", "for", "of-other", "adjacent", "verb", "saw_change"}

_BOUND = re.compile(f"[{re.escape(kinds.spelt('comma semicolon stop open close and while'))}]|$")
"""What can stand behind seats that are told in a row of votes and shares."""
_TO_NUMBER, _NUMBER_TO, _NAME_AND_QUOTE = map(kinds.spelt, ("to number", "number to", "name and possessive"))


@dataclass(slots=True)
class Last:
    """The last number of a row that is somebody's."""

    at: int
    name: Name
    measure: str
    year: int | None = None
    earlier: bool = False
    """of an election before, by the rule of that name"""


class Owners:
    """Tells whose a number is."""

    def __init__(self, frames: ResultFrames) -> None:
        self._rules, self._steps = frames.owners, frames.steps["owners"]
        self._since = frames.steps["measures"]["since"]

    def of(self, row: Row, at: int, one: Measured, last: Last | None, measure: str) -> tuple[Name | None, str]:
        """Return whose a number is, and by which rule."""
        left, right = row.left(at), row.right(at)
        if one.measure is None and self._steps["margin_too"].search(left):
            return None, ""
        second = self._steps["other_subject"].search(left) is not None
        letters = frozenset(left)
        for _, rule, needed, before, behind in self._rules:
            on_right = behind.match(right) if needed <= letters else None
            on_left = before.search(left) if on_right else None
            if on_right is None or on_left is None or (second and rule == "verb") or self._unfit(rule, one, left, right):
                continue
            place = at + 1 + on_right.start("owner") if "owner" in on_right.re.groupindex else at - len(left) + on_left.start("owner")
            if (
                rule == "adjacent"
                and last is not None
                and last.at < place
                and row.slots[place].name is last.name
                and measure == last.measure
                and one.year is None
            ):
                # "21 for A, 13 for others": A has got his.
                continue
            return row.slots[place].name, rule
        return self._of_last(row, at, one, last, measure)

    def _unfit(self, rule: str, one: Measured, left: str, right: str) -> bool:
        """Say whether a rule that fits has no say on such a number."""
        if (rule == "of" and one.measure) or (one.measure is None and rule not in _ELLIPTIC):
            return True
        if (
            rule == "adjacent"
            and right.startswith(_TO_NUMBER)
            and left.endswith((kinds.COLON, *((kinds.COMMA,) if kinds.BEAT in left else ())))
        ):
            # "two seats ahead of B: 33 to 31"; "beat B in the second round, 53 to 47"
            return True
        # "led by 48.8 to 46.4": the second is the other's.
        return left.endswith(_NUMBER_TO) and rule not in _AFTER_TO

    def _of_last(self, row: Row, at: int, one: Measured, last: Last | None, measure: str) -> tuple[Name | None, str]:
        """Return who has the number before, if this one goes on with it: "won 41 percent and 63 seats"."""
        left = row.left(at)
        if last is None or kinds.NAME in row.kinds[last.at : at] or self._steps["others"].search(left):
            return None, ""
        dated = one.year is not None or one.ago is not None
        if dated and self._steps["it_had"].match(row.right(at)) is not None:
            # "came in at 20.8 and 152, doubling the 10.4 percent it scored in 2021"
            return last.name, _EARLIER
        if measure == last.measure:
            # ("in 2011 she got 51.4 percent, against 48.6": one year has no earlier)
            earlier = (
                dated and (one.year is None or one.year != last.year) and (self._since.search(left) or self._steps["having"].search(left))
            )
            return (last.name, _EARLIER) if earlier else (None, "")
        counted = one.measure in ("seats", "votes") and _BOUND.match(row.right(at)) is not None
        too = counted and self._steps["seats_too"].search(left) is not None
        goes_on = too or ((one.measure is not None or measure == "seats") and self._steps["again"].search(left) is not None)
        return (last.name, "again") if goes_on else (None, "")

    def each(self, row: Row) -> dict[int, Name | None]:
        """Return by place whose numbers are that a row of names got; nobody's where the two are not of one length."""
        found: dict[int, Name | None] = {}
        for match in (found for step in ("each", "each_too", "each_behind") for found in self._steps[step].finditer(row.kinds)):
            names = [row.slots[n].name for n in range(*match.span("names")) if row.kinds[n] == kinds.NAME]
            numbers = [n for n in range(*match.span("numbers")) if row.kinds[n] == kinds.NUMBER]
            found |= zip(numbers, names, strict=True) if len(names) == len(numbers) else dict.fromkeys(numbers)
        return found

    def sharers(self, row: Row, at: int, name: Name, rule: str) -> list[Name] | None:
        """Return who else has a number, None if several have it between them and nobody says how much each."""
        if rule not in _OF_SUBJECT:
            return []
        place = next((place for place, slot in enumerate(row.slots[:at]) if slot.name is name), None)
        if place is not None and row.kinds.startswith(_NAME_AND_QUOTE, place):
            # "X, Y and 'Z'"
            return None
        before = self._steps["sharing"].search(row.kinds, 0, place) if place is not None else None
        if before is None:
            return []
        if kinds.EACH not in row.kinds[place : at + 4]:
            return None
        return [slot.name for slot in row.slots[before.start() : place] if slot.name is not None]
