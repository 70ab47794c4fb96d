"""Whose a number is.

Belongs here: the table of owners, rows of names with rows of numbers, names that share a number. Does not: what the number measures.
"""

import re
from dataclasses import dataclass

from pipeline.coding.figures.figure import Measured
from pipeline.coding.figures.rows import Row
from pipeline.coding.slots import Name

_LOOSE = re.compile(r"\(\?<?[!=][^()]*\)|\(\?P<\w>|\[[^]]*\](?:\{[^}]*\}|\?)?|\((?:\?:)?[^()]*\|[^()]*\)|\w(?:\?|\{0[^}]*\})|\\.")
"""What of a pattern may be missing from what it matches."""


def _needed(pattern: str) -> frozenset[str]:
    """Return kinds without which a pattern can't match: most rules are passed over by them."""
    plain = _LOOSE.sub("", pattern)
    return frozenset() if "|" in plain or "(" in plain else frozenset(filter(str.isalnum, plain))


_ANY = ""
_OWNERS: tuple[tuple[str, frozenset[str], re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (rule, _needed(left), re.compile(f"(?:{left})$"), re.compile(right))
    for rule, left, right in (
        ("possessed", r"(?P<a>A)p?'[bxWO:ChFy]{0,9}", _ANY),
        ("score", r"(?P<a>A)[^ANT;]{0,16}(?:[VB]x?|VF)A[^AN;]{0,16}", "[FK]N(?!F)"),
        ("score", r"^[^AN;]{0,4}(?P<a>A)[^ANBK;]{0,14}:", "FNF"),
        ("score", r"A[^ANT;]{0,16}(?:[VB]x?|VF)(?P<a>A)[^AN;]{0,12}N[FK]", _ANY),
        ("score", r"(?P<a>A)[^ANS;]{0,6}mO[TNx][LKx]A[:,(]", "[KF]N"),
        ("score", r"A[^ANS;]{0,6}mO[TNx][LKx](?P<a>A)[:,(]N[KF]", _ANY),
        ("score", r"(?P<a>A)[^ANS;]{0,6}m[LKFx]A,W", "[KF]N"),
        ("score", r"A[^ANS;]{0,6}m[LKFx](?P<a>A),WN[KF]", _ANY),
        ("score", r"(?P<a>A)W?x{0,2}a", "FN(?!F)"),
        ("ahead", r"(?P<a>A(?=aM)|(?<=G)A(?=M)|(?<=Gx)A(?=M)|A(?=V))[aV]?M", "FN"),
        ("change", r"(?P<a>A)[^ANSQTBG;lKd!]{0,8}(?:h(?:[Nx][xy]{0,2})?|4[NxsM]{1,4})F", _ANY),
        ("for", _ANY, r"(?:o?x?(?=F))?F(?:[xpo]{0,3}'|[xp]{0,3},[xp]{0,4},?)?(?P<a>A)(?!'?[WV:(]*N)"),
        ("for", _ANY, "o?,?z(?P<a>A)"),
        ("of", _ANY, r"O(?P<a>A)(?![WV:(]*N)"),
        ("of-other", r"N,?[FK]|N,?KN[^N;]{0,6}&", r"O(?:p{1,3},)?(?P<a>A)(?![WV:(]*N)"),
        ("for", _ANY, r"Ooz?F(?P<a>A)"),
        ("for", _ANY, r",[^A,;N]{0,8},F(?P<a>A)(?!'?[WV:(]*N)"),
        ("for", _ANY, r"O?[xob]{0,2}[zF]?x?(?P<a>Z)"),
        ("ahead", r"(?P<a>A)[^ANT;]{0,8}KA:", _ANY),
        ("score", r"K(?P<a>A):NF", _ANY),
        ("for", r"KN?", r"F[xp]{0,2},?[xp]{0,3}(?P<a>A)(?=\()"),
        ("closing", r"(?P<a>A)(?![^(]*[hnu!d])[^AN;,()]{1,5}\(", r"\)"),
        ("adjacent", r"f(?P<a>A)[,(]?[Wx]?", _ANY),
        ("verb", r"(?P<a>A)[,:]?q[^A;,N]{0,6}V[^ANS;]{0,6}", "(?!N)"),
        ("wrapped", r"(?P<a>A)[^ANT;l]{0,8}BA,q[^A;N]{0,6}VN,W", _ANY),
        ("verb", r"(?P<a>A)x{0,2}hNF", "(?!N)"),
        ("copular", r"(?<![FKBOML])(?P<a>A)W[xphmF]{0,5}W", "(?!N)"),
        ("defeated", r"(?P<a>A)[^ANT;lSd]{0,6}B[xp]{1,4}W", _ANY),
        ("wrapped", r"(?P<a>A),q[^A;N]{0,6}VN[^AN;]{0,6},[^AN;]{0,3}V[^ANS;]{0,4}", "(?!N)"),
        ("defeated", r"(?P<a>A)[^ANT;l]{0,12}BA[^ANBK;l]{0,3}[WVMx][^ANBK;l]{0,3}", _ANY),
        ("passive", _ANY, r"(?:W[xW]{0,4}V)?Mp?(?P<a>A)(?!'?[WV:(]*N)"),
        ("adjacent", r"[NT][ax]{0,2}L(?P<a>A)W", _ANY),
        ("ahead", r"(?P<a>A)[xW]{0,3}VAW", _ANY),
        ("adjacent", r"(?<![L8h])(?P<a>[AZ])p?[,:(]?q?[W:/]?", "(?!N(?!Y)|M|Oo[zF])"),
        ("saw", r"(?P<a>A)p?Gb?(?:Ob)?[xh]{0,2}(?:[4V]F?|xF)", _ANY),
        ("given", r"G[x'p]{0,3}(?P<a>A)[xpVb,]{0,5}W?", _ANY),
        ("given", r"(?P<a>A),?q[^A;,]{0,5}GW?", _ANY),
        ("passive", _ANY, r"VM(?P<a>A)"),
        (
            "verb",
            r"(?<![FKBOMLd8])(?<![FKBOMd][xA])(?<![FKBOM][xA]x)(?P<a>[AZ])(?!'x)[^ANSQTBGlKd!;U]{0,14}V[^ANSQBlwd!;U]{0,12}",
            "(?!N(?!Y))",
        ),
        ("verb", r"(?P<a>A),?q[^ANSQTBGlKd!;]{0,6}V[^ANSQBlwd!;]{0,8}", "(?!N(?!Y))"),
        ("fronted", r"^x{0,2}Wx?", r"[bx]{0,4},(?P<a>A)(?!'?[W:(]*N)"),
        ("verb", r"(?<![FKBOMLd])(?P<a>A)[^ANST;]{0,16}lV", "(?!N)"),
        ("by-doing", r"^x?(?P<a>A)[^N;lSdK]{1,24}MV", "(?!N)"),
        ("verb", r"(?P<a>A),q[^ANSQTB;lKd!,]{0,8}W", "(?!N)"),
        ("relative", r"(?P<a>A),q[^A;]{0,16}N[^A;]{0,5},[xWF]{0,4}V[^ANSQ;l]{0,4}", _ANY),
    )
)
"""Rule → the name, as group "a", left or right of the number."""
_OTHER_SUBJECT = re.compile(r",W[px]{0,3}p(?:[VW]x{0,2})+$|A,A,Ap?,?W?V[^A;N]{0,6}$")
"""…, with the bloc claiming 54: not of the one named before; "parties A, B, C finished top": of what they are in."""
_SECOND = re.compile("MN[FK]$")
"""Led by 48.8 to 46.4: the second is another's."""
_MARGIN_TOO = re.compile(r"Tb?&A$")
"""A beat B by 6,600 votes and C 11,200: a margin, too."""
_SHARED = re.compile(r"(?:[xp]{0,3}A[xp]?,)*[xp]{0,3}A[xp]?,?&[xp]{0,3}$")
"""Names before the last of several: "Labour and the Social Democrats six each"."""
_AGAIN = re.compile(r"NW$|N,x?F$|Nx{0,3}W?V$|N[^ANSQ;lKF]{0,4}[,&][^ANSQ;lKF]{0,2}[VWG]x{0,2}$|N\)?&Wx?FV$|N&$|Nx{0,2},qVx?$")
_OTHERS = re.compile(r"K[^A;,]{0,3}N&$")
"""Against 10.26 percent and 24 seats: both are of another vote."""
_OF_SUBJECT = {"verb", "adjacent"}
"""Rules that bind a number to the name before it, of which there may be several."""
_ELLIPTIC = {"passive", "of", "score", "ahead", "change", "possessed", "for", "adjacent", "given", "verb"}
"""Rules that bind a number without a measure."""
_AFTER_TO = {"ahead", "change", "score", "for", "of-other", "adjacent", "verb"}
_EACH = re.compile(r"(Ap?(?:,x?Ap?)*,?&(?:x{1,2}')?x?Ap?),?[^ANSTl;,&]{0,6}[VW][^ANSl;,&]{0,4}(N(?:(?:,?&|,)N)*)(?![bx]{0,2},?[&,]?A)")
"""Names in a row, and the numbers that they got: "A, B and C got 3, 2 and 1 percent" """
_SINCE = re.compile(r"[hK][hxyW]{0,3}$")
"""Before an earlier figure: "down from", "compared with"."""


@dataclass(slots=True)
class Last:
    """The last number of a row that is somebody's."""

    at: int
    name: Name
    measure: str


class Owners:
    """Tells whose a number is."""

    def of(self, row: Row, at: int, one: Measured, last: Last | None, measure: str) -> tuple[Name | None, str]:
        """Return whose a number is, and by which rule."""
        left, right = row.left(at), row.right(at)
        if one.measure is None and _MARGIN_TOO.search(left):
            return None, ""
        second = _SECOND.search(left) is not None or _OTHER_SUBJECT.search(left) is not None
        kinds = frozenset(left)
        for rule, needed, before, behind in _OWNERS:
            on_right = behind.match(right) if needed <= kinds else None
            on_left = before.search(left) if on_right else None
            if on_right is None or on_left is None or (second and rule == "verb") or self._unfit(rule, one, left, right):
                continue
            place = at + 1 + on_right.start("a") if "a" in on_right.re.groupindex else at - len(left) + on_left.start("a")
            return row.slots[place].name, rule
        return self._of_last(row, at, one, last, measure)

    def _unfit(self, rule: str, one: Measured, left: str, right: str) -> bool:
        """Say whether a rule that fits has no say on such a number."""
        if (rule == "of" and one.measure) or (one.measure is None and rule not in _ELLIPTIC):
            return True
        if rule == "adjacent" and left.endswith(":") and right.startswith("FN"):
            # "two seats ahead of B: 33 to 31"
            return True
        # "led by 48.8 to 46.4": the second is the other's.
        return left.endswith("NF") and rule not in _AFTER_TO

    def _of_last(self, row: Row, at: int, one: Measured, last: Last | None, measure: str) -> tuple[Name | None, str]:
        """Return who has the number before, if this one goes on with it: "won 41 percent and 63 seats"."""
        left = row.left(at)
        if last is None or "A" in row.kinds[last.at : at] or _OTHERS.search(left):
            return None, ""
        if measure == last.measure:
            return (last.name, "earlier") if (one.year or one.ago) and _SINCE.search(left) else (None, "")
        return (last.name, "again") if (one.measure is not None or measure == "seats") and _AGAIN.search(left) else (None, "")

    def each(self, row: Row) -> dict[int, Name | None]:
        """Return by place whose numbers are that a row of names got; nobody's where the two are not of one length."""
        found: dict[int, Name | None] = {}
        for match in _EACH.finditer(row.kinds):
            names = [row.slots[n].name for n in range(*match.span(1)) if row.kinds[n] == "A"]
            numbers = [n for n in range(*match.span(2)) if row.kinds[n] == "N"]
            found |= zip(numbers, names, strict=True) if len(names) == len(numbers) else dict.fromkeys(numbers)
        return found

    def sharers(self, row: Row, at: int, name: Name, rule: str) -> list[Name] | None:
        """Return who else has a number, None if several have it between them and nobody says how much each."""
        if rule not in _OF_SUBJECT:
            return []
        place = next((place for place, slot in enumerate(row.slots[:at]) if slot.name is name), None)
        if place is not None and row.kinds.startswith("A&'", place):
            # "X, Y and 'Z'"
            return None
        before = _SHARED.search(row.kinds, 0, place) if place is not None else None
        if before is None:
            return []
        if "3" not in row.kinds[place : at + 4]:
            return None
        return [slot.name for slot in row.slots[before.start() : place] if slot.name is not None]
