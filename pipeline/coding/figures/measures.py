"""What a number measures.

Belongs here: the table of measures, what a number without a noun takes from the figure before. Does not: whose it is, of which election.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pipeline.coding.figures.figure import LEAST, OF_OPTION, UNITS, Figure, Measured
from pipeline.coding.figures.rows import Row
from pipeline.coding.figures.times import Times
from pipeline.coding.slots import Number, Slot

_BOUND = r"(?:[,;.:)&FlwKqyA'/3]|$)"
_MEASURES: dict[str, tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]] = {
    unit: tuple((measure, re.compile(f"(?:{left})$"), re.compile(right)) for measure, left, right in rules)
    for unit, rules in {
        "%": (
            ("", "", "hA"),
            ("range", "t[^A;,]{0,4}|[VW]hNF", ""),
            ("counted", "", r"O?[xp]{0,2}[bgoR]x{0,2}[WxG]?[kcG]|O?x?[kc]"),
            ("counted", r"k[xO:]?", ""),
            ("counted", r"[:;,]", r"g$"),
            ("vote_share", "h", "xx?y"),
            ("vote_share", "[,;]h{1,2}", r"[OxbpW]{0,4}(?:y|NY)"),
            ("", "", r"O?[xpr'y]{0,2}!|x{0,2}n|O[xp]{0,2}s"),
            ("", "", r"(?:O[xp]{0,2})?[bC]?x(?:N!|s)|a|O[xp]{0,2}[bC][^AN;,]{0,6}(?:,[^AN;,&lWV]{1,4},)?[kW]x?[ij]"),
            ("", r"[ij]b?\(|4", ""),
            ("", r"(?:!|n)[xWO:]{0,3}|![xWOV:]{0,3}", ""),
            ("", "", r"O[xp]{0,2}r?o(?!x?W?[FzZAr])"),
            ("vote_share", r"Nb,", r"Ooz"),
            ("", "", r"O[xp]{0,2}[JM]?J|O?[xpr'y]{0,2}J"),
            ("", "E", r"(?!O?[xpv]?[bC]|FN)"),
            ("", "", r"O[xp']{0,3}N?(?:r+o?|o?r|R|o)(?:x{0,2}!|,x?!(?!O))"),
            ("", r"(?:^|[,l])d[xV]{0,5}", r",d"),
            ("turnout", "^x?W", r",[xW']{0,3}u"),
            ("turnout", r"ORz[:,]|Nz,?/", ""),
            (
                "turnout",
                "",
                r"\)?x?u|,u|Ox?u(?!,?[VW])|O[xp]{0,3}N?[rx]{0,2}o[rWxq]{0,3}z(?!x?[AZ])|O[xp]{0,2}z(?!x?[AZ]|b)|[,x]{0,2}z(?!x?[AZ])|O[xp]{0,2}o?r{1,2}o?,z",
            ),
            ("turnout", "", r"O[xp']{0,3}N?(?:r+o?|o?r|R|xqWr)(?!x?F)"),
            ("", r"![xW]{0,3}[VGx]x?uO?", ""),
            (
                "turnout",
                r"u(?:x{0,2}y?b(?:q[^N;,]{1,8})?|x{0,3}lx[xO]{1,4}|x{0,3},[^N;,]{1,12},|x{0,3}O?[^N;,]{0,4},8[^;,]{1,14},)?[xWpF,'MO]{0,8}[VG]{0,2}[^NAVGBKl;]{0,9}",
                "",
            ),
            ("", r"(?:M|mO?|h)x?", r"(?!O?[xp]?[bC]|[FK]N)"),
            ("", "", r"(?:O?x?[bC]x?W?)?x?[ij]"),
            ("vote_share", "", ""),
        ),
        "points": (
            ("", "[4E][xM]{0,3}|A'[xb]{1,3}M", ""),
            ("", "h[xM]?|d[^N;l]{0,6}M|n[^N;]{0,8}|n[^;l]*/[^;l]*", ""),
            ("margin_points", "", "[amK]"),
            ("margin_points", r"m[xOWa,:]{0,4}|m[LxK]?AWx?|[BVGAS].{0,12}Mx?", ""),
        ),
        "part": (("vote_share", "", r"O[xp]{0,2}v?[bC](?!x(?:N!|s))"),),
        "": (
            ("", r"\(", r"s;[xN]!"),
            ("", "t|tN[bs]?[&F]|4|[VW]hNF", ""),
            ("", "", "s?a"),
            ("", "", "sp"),
            ("", "", r"O(?:A'|x{1,3}'|N|x){0,3}!|x?g|O[xN]{0,2}s[^N;,]{0,5}k"),
            ("", ",Wx?", r"O[xN]{0,2}sG(?:[.,;]|$)"),
            ("", r"A\(x", r"\)W"),
            ("ballots_cast", "NO", r"z(?=[,.;&l]|$)"),
            ("ballots_cast", "^O", r"[xo]?qz"),
            ("ballots_cast", r"(?:R|r?o|bW)[^N;]{0,9}", r"ON(?:r?o|R)(?!x?!)"),
            ("ballots_cast", "", r"o?O[xp]{0,2}N(?:x?[or]{1,2}|R),?W?z"),
            ("ballots_cast", "", r"o?,?/NO[xp]{0,2}N(?:[or]{1,3}|R),?W?z"),
            ("registered", r"u[^;]{0,10}N(?:O[xA]{0,2}'?|h)", r"r?o"),
            ("", "[sg]W", "x?[rR]"),
            ("electoral_votes", "", "x?e"),
            ("votes", "", "o?Z"),
            ("", "", r"O?[xp]?[!J]|x?k"),
            ("votes", "Mx?", "bFN"),
            ("", "![xhO]?", ""),
            ("", "A,", ",(?!A)"),
            ("", r"m[OxW]{0,3}", "FN"),
            ("", r"[nJ][^A;N]{0,6}N?M[xO]{0,2}", "x?b"),
            ("margin_votes", "", "b[xW]?a"),
            ("margin_votes", "f", r"b[.,;]"),
            ("margin_votes", r"(?:m[OxWFa]{0,3}|mtx{1,3}W|M|m[LxK]?A[WO])x?", "b"),
            ("margin_votes", r"mO|[BV].{0,8}M", "(?!FN)" + _BOUND),
            ("votes", "", "o?,?zA"),
            ("registered", "", r"[xA]?(?:r+o?|ox{0,2}W?x?r|R|[Wx]?r)"),
            ("registered", r"NOx?", r"x?o[xW]{0,2}z"),
            ("registered", "NOx?r", "x?o"),
            ("registered", r"g[^N;]{0,8}F", "o(?!z)"),
            ("registered", "", "oFz"),
            ("registered", "NOx{0,2}", "[xo]?qWr"),
            ("", r"N[pOxs]?O(?:A')?x?[xqWlx]{0,4}|n[xM]{0,2}", ""),
            ("", "E[Ox]?", r"(?:Ox{0,2}N[xr]?)?[xp]{0,2}s"),
            ("seats", "", r"(?:O(?:A')?x{0,2}N[xr]?)?[xpV]{0,2}s|O(?:A')?x{0,2}Nx?6"),
            ("seats", r"A[^A;,N]{0,10}[VWG]x?|N(?:O?b)?&", "x{0,2}6"),
            ("registered", r"(?:R|or|ro)[xW:]{0,3}|R[xWkFO]{0,4}V?", r"(?![xW]{0,2}z|x?b)"),
            (
                "ballots_cast",
                "",
                r"C|Ox{0,2}z(?!x?[AZ]|Fp)|[xo]?,/?NO[xp]{0,2}[orR]{1,3},?W?z|x?o?[xW]{0,2}z(?!x?[AZ]|b?Fp)|b[xW]{0,2}z|O[xp]{0,2}N?(?:r{0,2}o|R)[rxW]{0,3}z|o?,z",
            ),
            ("valid_votes", r"vA?[bCx][:W]{1,2}|^x{0,2}v[bC]", ""),
            ("ballots_cast", "C[:W]{1,2}|z[xb]?:|u[:WVx]{1,2}|uO|oq[zx]{1,2}W|^x{0,2}C", ""),
            ("invalid_votes", "ib?[:W]{1,2}|^x{0,2}ib?", ""),
            ("blank_votes", "jb?[:W]{1,2}|^x{0,2}jb", ""),
            ("votes", r"A[^A;]{0,8}[VWG][^A;]{0,4}", "vb"),
            ("invalid_votes", "", r"b?[xWVGk]?i|Ox?i"),
            ("blank_votes", "", r"b?[xW]?j"),
            ("valid_votes", "", r"[Wx]?v[bC]?" + _BOUND),
            ("valid_votes", "", "bWv"),
            ("votes", "bO", _BOUND),
            ("votes", "", "x?b"),
        ),
    }.items()
}
"""Unit → (measure, what must stand left, what must stand right), in order; "" is a number that is none of ours."""
"""Unit → (measure, what must stand left, what must stand right), in order; "" is a number that is none of ours."""
_MOST = 2_000_000_000
"""More votes than that nobody has: a misprint."""
_NO_GAIN = 20
"""Percent; nobody's share rises by that much."""
_VOTED = re.compile(r"[xo]{0,2}2p{0,3}A")
"""57.8 million Brazilians voted for A."""
_POLLED = re.compile(r"[AS]p?(?:\([^)]*\))?,?q?W?Vx{0,2}O?$|b,V$")
"""B polled 6,984,520; A received most of the votes, garnering 4,889,113."""
_POLLED_LEAST = 10_000
"""Of smaller numbers without a noun nobody knows what they count."""
_TAKEN = re.compile(r"Ns?hA[^;]*G$")
"""It takes one seat from A and gives one to B."""
_RATE = re.compile(r"u:$")
"""Turnout: 58.16."""
_REACHED = re.compile(r"u[xO]{0,4}W?[VW]$")
"""By noon turnout had reached 30."""
_SEATED = re.compile("[s6]")
_RECORDED = re.compile(r"O?[xV]{0,3}(?:[yP]|NY)")
"""Behind an earlier turnout: "the 83 percent recorded in 2018"."""
_MOVED = re.compile(r"N[^ANV;]{0,5}F$")
"""Turnout rose from 53.2 percent to 64.7."""
_SINCE = re.compile(r"[hK][hxyW]{0,3}$")
"""Before an earlier figure: "down from", "compared with"."""
_VOTING = re.compile("[uzC]")
_WON_WITH = re.compile("Ns(?:x{0,3}|Oxs)WN")
"""Gained 10 seats with 15.9 percent: what it has."""
_PERCENT = 100


class Measures:
    """Tells what a number measures."""

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
        if not number.unit and number.value >= LEAST["votes"] and _VOTED.match(right):
            return "votes"
        if number.value >= _MOST:
            return ""
        left, right = left.replace("2", "F"), right.replace("2", "F")
        if left.endswith("E") and number.unit == "%" and number.value >= _NO_GAIN:
            # "has gained 42 percent": what it got.
            left = left[:-1] + "V"
        if self._of_turnout(number, left, right):
            return "turnout"
        if number.spelled and left.endswith("A,") and right.startswith(","):
            # "A four seats, B, three, and C two": no age.
            return None
        if number.spelled and self._in_passing(left, right):
            return ""
        return self._by_rule(number, left, right)

    def _by_rule(self, number: Number, left: str, right: str) -> str | None:
        for measure, on_left, on_right in _MEASURES[number.unit]:
            if on_right.match(right) and on_left.search(left):
                return measure if _possible(measure, number, right) else ""
        if not number.unit and number.exact and number.value >= _POLLED_LEAST and _POLLED.search(left):
            return "votes"
        return None if number.unit == "" else ""

    def _of_same_turnout(self, number: Number, left: str, right: str) -> bool:
        """Say whether a number behind a turnout is the turnout of another election."""
        if not number.unit and number.exact and number.value <= _PERCENT and re.match("O?x{0,3}[yP]", right):
            return True
        return number.unit == "%" and bool(_SINCE.search(left) or _MOVED.search(left) or _RECORDED.match(right))

    def _of_turnout(self, number: Number, left: str, right: str) -> bool:
        """Say whether a number without a unit is a turnout in percent."""
        if number.unit or number.value > _PERCENT:
            return False
        if not number.spelled and _REACHED.search(left) and re.match("[.,;]|$", right):
            return True
        return number.exact and _RATE.search(left) is not None

    def _in_passing(self, left: str, right: str) -> bool:
        """Say whether a number in words is one of those that change hands: "takes one seat from A", "is two seats ahead of"."""
        if right.startswith("F") and _TAKEN.search(left):
            return True
        return right.startswith("sK") and left.endswith("W")

    def of_partner(self, measure: str | None, partner: Slot, seated: bool) -> str | None:
        """Return what the second number of a pair measures, given the first's measure, and whether its sentence speaks of seats."""
        assert partner.number is not None
        if partner.number.unit:
            return "turnout" if measure == "ballots_cast" else "vote_share"
        if measure == "turnout":
            return "ballots_cast"
        if not partner.nouns and not partner.number.exact and partner.number.value < LEAST["votes"] * 5:
            # "36.8% (200 seats), B 31.6% (163)"; without seats such a number can be anything.
            return "seats" if seated else ""
        return "seats" if "s" in partner.nouns or "6" in partner.nouns else "electoral_votes" if "e" in partner.nouns else "votes"

    def inherited(self, number: Number, right: str, measure: str | None) -> str | None:
        """Return the measure that a number without one takes from the figure before, if its form fits."""
        if not number.exact and not re.match(_BOUND, right) and not re.match(r"x?[FOKhV]|\(A|\(N\)(?:$|[.;])|Mp?A", right):
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
    if measure in LEAST and number.value < LEAST[measure] and not (measure == "votes" and right[:1] == "b" and number.exact):
        return False
    return not (measure in ("vote_share", "turnout") and number.value > _PERCENT)


class Measuring:
    """Goes through the numbers of a row, each of which can tell what the next measures."""

    def __init__(self, measures: Measures, times: Times) -> None:
        self._measures, self._times = measures, times

    def read(self, row: Row, headed: bool) -> tuple[dict[int, Measured], Decimal | None]:
        """Return by start what each number measures, and the share of the count that is in; `headed` if seats were named before."""
        found: dict[int, Measured] = {}
        counted: Decimal | None = None
        before = ""
        course = self._times.course(row)
        seated = headed or seats_named(row) or any("s" in p.nouns for slot in row.slots for p in slot.partners)
        for at in row.numbers():
            slot = row.slots[at]
            assert slot.number is not None
            measure = self._measure(row, at, before, counted)
            if measure == "counted":
                counted = counted or slot.number.value
            if measure is not None and measure not in UNITS and measure != "range":
                self._pass_over(row, at)
                continue
            read = Measured(slot, slot.number, measure)
            course.date(at, read)
            found[slot.start] = read
            before = measure or before
            for partner in slot.partners:
                assert partner.number is not None
                second = self._measures.of_partner(measure, partner, seated)
                found[partner.start] = replace(read, slot=partner, number=partner.number, measure=second)
        return found, counted

    def _measure(self, row: Row, at: int, before: str, counted: Decimal | None) -> str | None:
        slot, left = row.slots[at], row.left(at)
        assert slot.number is not None
        if left.endswith("E") and (slot.partners or _WON_WITH.match(row.kinds, at)):
            # "gained 18 percent (32 seats)": what it got.
            left = left[:-1] + "V"
        measure = self._measures.of(slot.number, left, row.right(at), before)
        if measure == "turnout" and self._of_count(row, at, counted):
            return "counted"
        if measure is None and slot.number.value >= LEAST["votes"] and any(p.number and p.number.unit for p in slot.partners):
            return "votes"
        return measure

    def _of_count(self, row: Row, at: int, counted: Decimal | None) -> bool:
        """Say whether a turnout is that of the count: "of 69 percent of the stations, which represents 62 percent of the electorate"."""
        counting = counted is not None or "k" in row.kinds[:at] or "Og" in row.kinds[:at]
        return counting and _VOTING.search(row.kinds) is None

    def _pass_over(self, row: Row, at: int) -> None:
        """Let a number that measures nothing of ours be any word."""
        slot = row.slots[at]
        slot.kind = "x"
        if slot.number is not None and slot.number.unit == "points":
            # "up by 4.2 points to 76.2 percent": no range.
            row.kinds = f"{row.kinds[:at]}x{row.kinds[at + 1 :]}"


def seats_named(row: Row) -> bool:
    """Say whether a row speaks of seats."""
    return _SEATED.search(row.kinds) is not None


def of_nobody(read: dict[int, Measured]) -> Iterator[Figure]:
    """Yield the figures that are no option's."""
    for one in read.values():
        if one.measure == "range":
            yield one.held("vote_share", "range", "a range")
        elif one.measure and one.measure not in OF_OPTION and (not one.stale or one.measure == "registered"):
            yield one.figure(one.measure, None, one.measure, "0.90")
