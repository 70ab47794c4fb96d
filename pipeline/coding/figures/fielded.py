"""Those whom a party puts up, and those of no party: "the Unity Party's candidates won 74 seats", "eleven independents were elected".

Belongs here: letting what they have be the party's, letting how many of them are in be seats. Does not: whose a number is (owners).
"""

import re

from pipeline.coding import kinds
from pipeline.coding.figures.rows import Row, lower
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import Slot


class Fielded:
    """Reads rows in which those stand whom a party has put up."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists = lexicon.files["figures"]
        self._steps = lexicon.frames.steps["fielded"]
        self._fielded, self._by, self._seated = (frozenset(lists[key]) for key in ("fielded", "fielded_by", "seated"))
        self._nobodys, self._members = frozenset(lists["nonpartisans"]), self._fielded.union(lists["in_the_house"])

    def read(self, text: str, row: Row) -> Row:
        """Return the row with seats where so many are in, and with parties in place of those whom they have put up."""
        row = self._elected(text, row)
        gone: set[int] = set()
        for found in self._steps["partys"].finditer(row.kinds):
            # "the Unity Party's candidates"
            who = found.end("fielded_ones") - 1
            gone.update(range(found.start() + 1, who + 1) if lower(text, row.slots[who]) in self._fielded else ())
        for found in self._steps["of_party"].finditer(row.kinds):
            # "candidates of the Unity Party"
            gone.update((found.start(), found.start() + 1) if self._put_up(text, row, found.start()) else ())
        return row.less(gone)

    def _put_up(self, text: str, row: Row, at: int) -> bool:
        """Say whether those of somebody stand at a place: "candidates of"."""
        return lower(text, row.slots[at]) in self._fielded and lower(text, row.slots[at + 1]) in self._by

    def _elected(self, text: str, row: Row) -> Row:
        """Return the row with "eleven independents were elected" as seats that went to them."""
        for found in reversed(list(self._steps["so_many"].finditer(row.kinds))):
            number, name = row.slots[found.start()], row.slots[found.start("owner")]
            if number.number is None or number.number.unit or not self._theirs(text, row, found):
                continue
            behind = [lower(text, slot) for slot in row.slots[found.start("verb") : found.end("verb")]]
            if self._seated.isdisjoint(behind):
                continue
            seats = [Slot(kinds.SEATS, number.end, number.end), Slot(kinds.TO, number.end, number.end)]
            row = Row([*row.slots[: found.start() + 1], *seats, name, *row.slots[found.end() :]])
        return row

    def _theirs(self, text: str, row: Row, found: re.Match[str]) -> bool:
        """Say whether those who were elected are somebody's, or of no party."""
        if found["before"]:
            return self._put_up(text, row, found.start("before"))
        if found["trailing"]:
            return lower(text, row.slots[found.start("trailing")]) in self._members
        return lower(text, row.slots[found.start("owner")]) in self._nobodys
