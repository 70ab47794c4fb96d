"""Figures of results: shares, votes, seats, turnout, registered voters, margins, bound to the option they belong to.

Belongs here: what a number measures, whose it is, of which election and round. Does not: cutting a sentence into slots, choosing between
sources, finding the election's row.

A sentence is a row of letters (slots.KINDS). A number's measure is read off the letters left and right of it, then whose it is off the same
row without what does not matter for that: titles, appositions, the nouns behind numbers. Both are tables of patterns, tried in order.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.coding.document import Sentence
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots import Name, Number, Slot, Slots

__all__ = ["UNITS", "Figure", "FigureReader", "Name", "Running"]

UNITS = {
    "vote_share": "percent", "turnout": "percent", "margin_points": "percent", "votes": "votes", "margin_votes": "votes", "electoral_votes": "votes",  # noqa: E501
    "seats": "seats", "registered": "persons", "ballots_cast": "votes", "valid_votes": "votes", "invalid_votes": "votes", "blank_votes": "votes",  # noqa: E501
}  # fmt: skip
_OTHER_COUNTS = {"exit_poll", "parallel_count", "contested_claim"}
_OF_OPTION = {"vote_share", "votes", "seats", "electoral_votes"}
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_HINT = re.compile(
    rf"(?=[\dJFMASOND])(?:\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}|\b{_MONTH}\s\d{{1,2}}\b(?![.,]?\d)|\b(?:19|20)\d\d\b(?![.,]\d)|(?P<number>\d))"
)
"""Dates; else a digit. (What opens either is looked at first: most characters are passed over at once.)"""
_DIGIT = re.compile(r"\d")
_FIELD = (
    "%", "cent", "seat", "vot", "Vot", "point", "ballot", "Ballot", "urnout", "lead", "Lead", "elect", "Elect", "egist", "rolls", "margin",
    "million", "mandate", "majority", "articip", "igible", "ntitled", "spoil", "nvalid", "eject", "deput", "enator", "lawmaker", "legislat",
    "scored", "polled", "garner",
)  # fmt: skip
"""Of these, one stands by the first figure of a text, and"""
_COUNTABLE = "cent", "seat", "vote", "points", "ballots", "million"
"""one of these by a number in words."""
_SPELLED = re.compile(
    r"(?=[HhTtFfSsEeNnOoqm])(?:[Hh]alf|third|quarter|fifth|hundred|thousand|million|ty\b|teen\b|eleven|twelve"
    r"|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)\b)"
)
_CARRIED = 3
"""Sentences after which a number without a measure no longer takes the one before."""
_EARLY = 60
"""Characters before the subject of a sentence: titles, a country's name."""
_BEHIND, _AHEAD = 26, 14
"""Slots left and right of a number that are looked at: time stays linear in the length of a sentence."""
_PROJECTING = "would", "could", "may", "might"
_COMPARATORS = ">", "<", "~", "≥", "≤"


@dataclass(slots=True)
class Figure:
    """A number that measures something of an election."""

    measure: str
    value: Decimal
    unit: str
    comparator: str
    start: int
    end: int
    name: Name | None
    status: str | None
    counted: Decimal | None
    year: int | None
    """year of an earlier election that the figure is of"""
    round_no: int | None
    rule: str
    certain: str
    held: str | None = None
    ago: int | None = None
    """how many years before the election at hand the figure's was"""
    current: bool = False
    """of the election at hand, though its sentence may name an earlier one behind it"""


@dataclass(slots=True)
class Running:
    """What the sentences before have said."""

    status: str | None = None
    """of the count"""
    measure: str | None = None
    """of the last figure of an option"""
    sentence: int = -9
    """number of that figure's sentence"""
    before: Sentence | None = None
    """the sentence before"""
    headed: int = -99
    """number of the last sentence that can be the heading of a list of results"""
    seated: bool = False
    """whether seats were named so far"""
    incumbent: Name | None = None
    """who "the president" is"""
    local: int = -9
    """number of the last sentence whose figures are of a part of the country, or of another vote"""


# -- what a number measures -------------------------------------------------------------------------------------------------------------

_BOUND = r"(?:[,;.:)&FlwKqyA'/3]|$)"
_MEASURES: dict[str, tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]] = {
    unit: tuple((measure, re.compile(f"(?:{left})$"), re.compile(right)) for measure, left, right in rules)
    for unit, rules in {
        "%": (
            ("range", "t[^A;,]{0,4}|[VW]hNF", ""),
            ("counted", "", r"O?[xp]{0,2}[bgo]x{0,2}[WxG]?[kcG]|O?x?[kc]"),
            ("counted", r"k[xO:]?", ""),
            ("vote_share", "h", "xx?y"),
            ("vote_share", "[,;]h{1,2}", r"[OxbpW]{0,4}(?:y|NY)"),
            ("", "", r"O?[xpr'y]{0,2}!|x{0,2}n|O[xp]{0,2}s"),
            ("", "", r"(?:O[xp]{0,2})?[bC]?x(?:N!|s)|a|O[xp]{0,2}[bC][^AN;,]{0,6}Wx?[ij]"),
            ("", r"[ij]b?\(|4", ""),
            ("", r"(?:!|n)[xWO:]{0,3}|![xWOV:]{0,3}", ""),
            ("", "", r"O[xp]{0,2}r?o(?!x?W?[FzZAr])"),
            ("vote_share", r"Nb,", r"Ooz"),
            ("", "", r"O[xp]{0,2}[JM]?J|O?[xpr'y]{0,2}J"),
            ("", "E", r"(?!O?[xpv]?[bC]|FN)"),
            ("", "", r"O[xp']{0,3}N?(?:r+o?|o?r|R|o)(?:x{0,2}!|,x?!(?!O))"),
            ("turnout", "^x?W", r",[xW']{0,3}u"),
            ("turnout", r"ORz[:,]", ""),
            (
                "turnout",
                "",
                r"\)?x?u|,u|O[xp]{0,3}N?[rx]{0,2}o[rWxq]{0,3}z(?!x?[AZ])|(?:O[xp]{0,2}|[,x]{0,2})z(?!x?[AZ])|O[xp]{0,2}o?r{1,2}o?,z",
            ),
            ("turnout", "", r"O[xp']{0,3}N?(?:r+o?|o?r|R)(?!x?F)"),
            ("turnout", r"u(?:,[^N;,]{1,8},)?[xWpF,']{0,8}[VG]{0,2}[^NAVGBKl;]{0,9}", ""),
            ("", r"(?:M|mO|h)x?", r"(?!O?[xp]?[bC]|[FK]N)"),
            ("", "", r"(?:O?x?[bC]x?W?)?x?[ij]"),
            ("vote_share", "", ""),
        ),
        "points": (
            ("", "h[xM]?|d[^N;l]{0,6}M|n[^N;]{0,8}|n[^;l]*/[^;l]*", ""),
            ("margin_points", "", "[amK]"),
            ("margin_points", r"m[xOWa,:]{0,4}|m[LxK]?AWx?|[BVGAS].{0,12}Mx?", ""),
        ),
        "part": (("vote_share", "", r"O[xp]{0,2}v?[bC](?!x(?:N!|s))"),),
        "": (
            ("", "t|4|[VW]hNF", ""),
            ("", "", "a"),
            ("", "", r"O(?:A'|x{1,3}'|N|x){0,3}!|x?g|O[xN]{0,2}s[^N;,]{0,5}k"),
            ("", ",Wx?", r"O[xN]{0,2}sG(?:[.,;]|$)"),
            ("", r"A\(x", r"\)W"),
            ("ballots_cast", "NO", r"z(?=[,.;&l]|$)"),
            ("ballots_cast", "^O", r"[xo]?qz"),
            ("ballots_cast", r"(?:R|r?o)[^N;]{0,9}", r"ON(?:r?o|R)(?!x?!)"),
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
            ("margin_votes", "", "b[xW]?a"),
            ("margin_votes", r"(?:m[OxWFa]{0,3}|mtx{1,3}W|M|m[LxK]?A[WO])x?", "b"),
            ("margin_votes", r"mO|[BV].{0,8}M", "(?!FN)" + _BOUND),
            ("votes", "", "o?,?zA"),
            ("registered", "", r"[xA]?(?:r+o?|ox{0,2}W?x?r|R|[Wx]?r)"),
            ("registered", r"NOx?", r"x?o[xW]{0,2}z"),
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
            ("valid_votes", r"v[bC][:W]{1,2}|^x{0,2}v[bC]", ""),
            ("ballots_cast", "C[:W]{1,2}|z[xb]?:|u[:W]{1,2}|^x{0,2}C", ""),
            ("invalid_votes", "ib?[:W]{1,2}|^x{0,2}ib?", ""),
            ("blank_votes", "jb?[:W]{1,2}|^x{0,2}jb", ""),
            ("votes", r"A[^A;]{0,8}[VWG][^A;]{0,4}", "vb"),
            ("invalid_votes", "", r"b?[xWVGk]?i"),
            ("blank_votes", "", r"b?[xW]?j"),
            ("valid_votes", "", r"[Wx]?v[bC]?" + _BOUND),
            ("valid_votes", "", "bWv"),
            ("votes", "bO", _BOUND),
            ("votes", "", "x?b"),
        ),
    }.items()
}
"""Unit → (measure, what must stand left, what must stand right), in order; "" is a number that is none of ours."""
_LEAST = {"invalid_votes": 100, "votes": 200, "ballots_cast": 1000, "registered": 1000, "margin_votes": 100}
"""Smaller numbers are votes in a chamber, voters in a queue."""
_MOST = 2_000_000_000
"""More votes than that nobody has: a misprint."""
_NATIONAL = 1_000_000
"""So many voters no part of most countries has."""
_NO_GAIN = 20
"""Percent; nobody's share rises by that much."""
_VOTED = re.compile(r"[xo]{0,2}2p{0,3}A")
"""57.8 million Brazilians voted for A."""
_POLLED = re.compile(r"[AS]p?(?:\([^)]*\))?,?q?W?Vx{0,2}O?$")
"""B polled 6,984,520."""
_POLLED_LEAST = 10_000
"""Of smaller numbers without a noun nobody knows what they count."""
_RATE = re.compile(r"u:$")
"""Turnout: 58.16."""
_PARTNER = re.compile(
    r"N(?P<nouns>(?:O?v?[bseCor]){0,2})(?P<partner>\(N(?P<own>[bsCex6]{0,3})\.?\)|[,:]?/N(?P<or>[bseC]?),?|:N(?P<dash>[bse]?)(?=$|[.,;)])|,N(?P<comma>[se])(?=[,.;)]|$)|,N(?=O[bx.,;]|[.;]|,K|$))"
)
_OF_PEOPLE = re.compile(r"N(?P<nouns>x)(?P<partner>\(N\))(?=z)")
"""1,239,784 Mongolians (66.49 percent) took part."""
_OF_SECOND = frozenset(("own", "or", "dash", "comma"))
"""Groups that hold the nouns of the second number."""
_BRACKETS = re.compile(r"(?<=A)N(\(N\))")
_CHANGED = re.compile(r"(\([7h:]{1,2}[Nx][^()N]{0,6}\))")
"""Behind a figure, by how much it changed: "43.6 % (+1.5 %), 73 seats (up 8)"."""
_ROUNDED = re.compile(r"N(?=(\(N\)))")
_CROSSED = re.compile(r"N[bse]?(?P<to>F)N[bse]?(?P<gone>,?/(?P<third>N)(?P<nouns>[bse]?)F(?P<fourth>N)[bse]?)")
"""By 51.6 percent to 48.4 percent, or 54.5 million votes to 51 million."""
_RESPECTIVE = re.compile(r"(?P<one>N)b?[^N;]{1,24}(?P<two>N)b?(?P<gone>,?/(?P<third>N)&(?P<fourth>N))")
_LISTED = re.compile(r"(?<=\()N(?P<nouns>[bse]*)(?P<partner>[,;]N(?P<own>[bse]?))(?=[,;)])")

# -- whose it is ------------------------------------------------------------------------------------------------------------------------

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
        ("change", r"(?P<a>A)[^ANSQTBG;lKd!]{0,8}(?:h(?:[Nx][xy]{0,2})?|4[Nxs]{1,3})F", _ANY),
        ("for", _ANY, r"(?:o?x?(?=F))?F(?:[xpo]{0,3}'|[xp]{0,3},[xp]{0,4},?)?(?P<a>A)(?!'?[WV:(]*N)"),
        ("for", _ANY, "o?,?z(?P<a>A)"),
        ("of", _ANY, r"O(?P<a>A)(?![WV:(]*N)"),
        ("of-other", r"N[FK]", r"O(?P<a>A)(?![WV:(]*N)"),
        ("for", _ANY, r"Ooz?F(?P<a>A)"),
        ("for", _ANY, r",[^A,;N]{0,8},F(?P<a>A)(?!'?[WV:(]*N)"),
        ("for", _ANY, r"O?[xob]{0,2}[zF]?x?(?P<a>Z)"),
        ("ahead", r"(?P<a>A)[^ANT;]{0,8}KA:", _ANY),
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
        ("adjacent", r"(?<![L8h])(?P<a>[AZ])p?[,:(]?q?[W:/]?", "(?!N(?!Y)|M|Oo[zF])"),
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
        ("verb", r"(?P<a>A),q[^ANSQTB;lKd!,]{1,8}W", "(?!N)"),
        ("relative", r"(?P<a>A),q[^A;]{0,16}N[^A;]{0,5},x?V[^ANSQ;l]{0,4}", _ANY),
    )
)
"""Rule → the name, as group "a", left or right of the number."""
_HEADING = re.compile(r"\b(?:results?|votes?|count(?:ed)?|ballots?|protocols|tall(?:y|ies))\b[^.?!]*:?$", re.I)
_ITEM = re.compile(r"[xp]{0,2}Ap?[:,(]{0,2}N[)]?[.;]?")
_LONG = 25
"""Sentences that a list can have."""
_LISTING = re.compile("A[,:(]?N[^A]{0,4}A[,:(]?N")
"""A list of names with numbers."""
_SECOND = re.compile("MN[FK]$")
"""Led by 48.8 to 46.4: the second is another's."""
_MARGIN_TOO = re.compile(r"Tb?&A$")
"""A beat B by 6,600 votes and C 11,200: a margin, too."""
_SHARED = re.compile(r"(?:[xp]{0,3}A[xp]?,)*[xp]{0,3}A[xp]?,?&[xp]{0,3}$")
"""Names before the last of several: "Labour and the Social Democrats six each"."""
_SEATED = re.compile("[s6]")
_AGAIN = re.compile(r"NW$|N,x?F$|Nx?V$|N[^ANSQ;lKF]{0,4}[,&][^ANSQ;lKF]{0,2}[VWG]x{0,2}$|N&$|Nx{0,2},qVx?$")
_OTHERS = re.compile(r"K[^A;,]{0,3}N&$")
"""Against 10.26 percent and 24 seats: both are of another vote."""
_GOVERNS = {"E": "V", "2": "F"}
"""What words that told a measure do to a name."""
_OF_SUBJECT = {"verb", "adjacent"}
"""Rules that bind a number to the name before it, of which there may be several."""
_ELLIPTIC = {"of", "score", "ahead", "change", "possessed", "for", "adjacent", "given", "verb"}
"""Rules that bind a number without a measure."""
_AFTER_TO = {"ahead", "change", "score", "for", "of-other", "adjacent", "verb"}
_EACH = re.compile(r"(A(?:,x?A)*,?&x?A),?[^ANSTl;,&]{0,6}[VW][^ANSl;,&]{0,4}(N(?:(?:,?&|,)N)*)(?![bx]{0,2},?[&,]?A)")
"""Names in a row, and the numbers that they got: "A, B and C got 3, 2 and 1 percent" """
_LED = re.compile(r"Ap?(,[Vx]M[px&!]{0,4}(?:A[px&!]{1,4})?A,?|[Vx]MA)(?=[VW])|Ap?(,VM[px]{0,3}A,)(?=[Nx])")
"""Perikatan Nasional, led by somebody, …; the Alliance headed by somebody"""
_PARTY_OF = re.compile(r"A(,pO[xp]{0,3}A)(?=,)|A(pO[xp]{0,3}A)(?=[VW])")
_HELD = re.compile(r"A(,[xp]{0,4}A(?P<office>p)(?:&[xp]{1,3})?,?)(?=[VW&])")
"""Meral Akşener, the Good Party chairwoman and the only woman, received …"""
_ASIDE = re.compile(r"A([,:][WOh][xp]{0,2}Ap?[,:])(?=[VW])")
"""Castillo, with the Peru Libre party, has won …"""
_ALIAS = re.compile(r"A(9A)")
"""The Democratic Party / Ardchilsan Nam."""
_BELONGING = re.compile(r"(?<![MBO])(A')(?=[xp]{0,3}A)")
"""Dhlakama's Renamo."""
_MADE_OF = re.compile(r"A(,?0(?:[xp]{0,2}A,)*[xp]{0,2}A,?&[xp]{0,2}A,?)(?=[VW])")
"""Team Unity, consisting of PAM, CCM and PLP, …"""
_LED_BY = re.compile(r"(?<![A(])(?<!A,)(?<!A,[xp])(?P<what>p)(VM(?:A'|[px']){0,5}A)(?=,?[VW])")
"""The bloc led by A's party: nobody named."""
_SPELT = re.compile(r"A(x{1,4})\(A\)")
"""We Invest in Nationhood (WIN)"""
_UNREAD = re.compile(r"(?<!A)(?<!Ap)p(?=\(A\))")
"""The liberal Democratic Party (PDK), of which only the short form is read."""
_HOLDER = re.compile(r"(pO[xp]{1,3},)(?=A,?[qVW(])")
"""The candidate of the main opposition party, A, …"""
_PLACES_WON = re.compile(r"(xx?Ox{1,3}!)(?=,[Wx])")
"""Won in eight of ten regions, with …"""
_ROLE = re.compile(r"A(,A,?)(?=[VWGN&])")
"""James Soong, the People First Party candidate, …"""
_COMPANION = re.compile(r"A(,?&x?p{0,2}5,?p{0,3}A,?)(?=[VWGN])")
"""Tsai and her running mate, William Lai, …"""
_NOUNS = re.compile(r"N((?:O?[xp]{0,2}[xv]?)[bse6C]+)")
_PLACED = re.compile(r"N(OA')(?=x{0,2}[Nx])")
"""48 of Scotland's 59 seats."""
_TITLES = re.compile(r"((?:(?<!&)A)?(?:p\.?)+x?)(?=A)")
_SHORT = re.compile(r"Ap?(?=\(A\))")
_NUMBERED = re.compile(r"(?<=A)(\(xx\))(?=W)")
"""The National Front (number 4) on 3.7 percent."""
_TITLED = re.compile(r"(\([^N()]{1,12}\))")
_BARRIER = re.compile(r"A(p?[xdFnV]{1,5}J)(?=,?[WV])")
"""Between a name and what it got: "cleared the five percent threshold with …"."""
_MORE = re.compile(r"A([^ANVWBGKFf;,l&()]{0,3}O(?:[xB]|[xo]'){0,2}A(?:'p)?|O[xpo]{0,3}p(?=[NVW(]))")
_FILLERS = re.compile("(D)")
_JOINT = re.compile(r"A(&Ap)(?=[VW(])")
_BLOC = re.compile(r"p(O[xp]{0,3},?[Ax])")
_OPENING = 8
"""Slots before a pronoun that is its sentence's subject: of several that were named the grammar has chosen."""
_TWO_SUBJECTS = re.compile(r"A[^;]*?[VWGB].*?(?:(?<!M)A[VWG]|WA)")
"""A has polled 59 percent, and second is B: who "he" is in the next sentence nobody knows."""
_OPENED = re.compile(r"x,|xy,?")
"""However, it …; In 2021 it …"""
_WON = re.compile(r"[xW,]{0,6}A,?W?[VB]")
_APPOSED = re.compile(r"(?:(?<=A)|(?<=Ap))(,(?:A'|[^AN;lVWKfB])(?:[^N;lKf]|l(?!x{0,2}A)){0,14}?,)(?=[^,AN;]{0,3}[VWN])")
_YEAR_RIGHT = re.compile(r"(?:[OxpW]{0,4}N)?[bsOCuxVP(]{0,6}(?P<y>y)")
_YEAR_LEFT = re.compile(r"(?<![lh])(?<!hx)(?P<y>y)(?![xg]W$),?(?:wA)?[^ANy;l]{0,5}$")
_YEAR_SCORE = re.compile(r"b?FN[bOx]{0,4}(?P<y>y)")
"""A beat B by 50.35 percent to 47.63 in 2016."""
_YEAR_WHEN = re.compile(r"hx?(?P<y>y),?wA?[^ANy;l]{0,5}$")
"""It did better than in 2017, when it had 21.3 percent."""
_YEAR_ASIDE = re.compile(r",q[^,N]{0,12}y,[VW][^,N]{0,8}$")
"""SWAPO, which has governed since 1990, led with 66 percent."""
_YEAR_BEFORE = re.compile(r"hN[bOxsv]{0,4}yF$")
"""It rose from 10.4 percent in 2021 to 20.8."""
_YEAR_BOTH = re.compile(r"(?P<y>y),?[KF]$")
"""58 percent in 2019, against 20" """
_THEN = re.compile(r"N[bxO]{0,3},?K[xW]{0,2}N[^NA;]{0,8}y|N[^NAy;]{0,8}K[xWO]{0,3}[yP]")
"""Turnout came to 85.8 percent, against 50.9 in the plebiscite of 2020: the first is of the vote at hand."""
_YEAR_FIRST = re.compile(r"(?:^|;)[x,lPW]{0,5}(?P<y>y)(?![^;]*[;l].*$)[^y]*$")
_AGO = re.compile(r"^[^NV]{0,2}(?P<n>N)Y|(?P<last>N)Y[^N;,]{0,8}$")
_AGO_RIGHT = re.compile(r"[bxsOC]{0,3}(?P<n>N)Y")
_RECORDED = re.compile(r"O?[xV]{0,3}(?:[yP]|NY)")
"""Behind an earlier turnout: "the 83 percent recorded in 2018"."""
_MOVED = re.compile(r"N[^ANV;]{0,5}F$")
"""Turnout rose from 53.2 percent to 64.7."""
_SINCE = re.compile(r"[hK][hxyW]{0,3}$")
"""Before an earlier figure: "down from", "compared with"."""
_LAST_TIME = re.compile(r"^[xWO]{0,2}P[^;lKh,]*$|^[xWO]{0,2}P,?[^;N]*$|^[xWO]{0,2}P,[^;lKh]*$|P[^AN;]{0,6}$"), re.compile(r"[bxsOCV]{0,4}P")
_SINCE_THEN = re.compile(r"h,?P[^AN;,]{0,3}F$")
"""Before what came after: "from the last election down to 30.9 percent"."""
_ABROAD = re.compile(r"(?:Among|Of|From|In)\s[^,]*\b(?:abroad|overseas|diaspora)\b[^,]*,")
"""Among voters abroad, …"""
_LOCAL = re.compile(
    r"(?:In|Across)\s(?:the\s)?(?:[A-Z][\w-]+\s){1,2}(?P<part>Province|Region|District|County|State|Governorate|Oblast|Department)\b"
    r"|(?:In|Across|Around)\s(?:the\s)?[A-Z][\w-]+(?:(?:\s[\w-]+){0,2}(?:,|\swhere\b)|\s(?:he|she|it|they|Mr|Ms|Mrs)\b)"
)
_ROUND = re.compile(r"(?=[s2rf1])\b(?:(?P<two>second|2nd)\s+round|(?P<off>run-?off)|(?P<one>first|1st)\s+round)\b", re.I)
_AVOIDED = re.compile(
    r"\b(?:avoid(?:s|ed|ing)?|avert(?:s|ed|ing)?|forc(?:e|es|ed|ing)|fac(?:e|es|ed|ing)|head(?:s|ed|ing)?|go(?:es|ing)?|set|trigger(?:s|ed|ing)?"
    r"|needed|necessitat\w+|ahead|without|advanc\w+|qualif\w+|through|requir\w+|prevent\w*|contest|meet|bound)\s"
    r"(?:\S+\s){0,3}?(?:the\s|a\s|an\s)?$",
    re.I,
)
"""Before a run-off that is still to come: the figures are of the first round."""
_THIS_TIME = re.compile(r"\sin\sthe\s(?:first|opening|second)\s(?:round|one)\b", re.I)
"""Behind an earlier figure that is of the same election."""
_SOME = re.compile(r"[A-Z]\w+\sConstituency\b|\b(?:[Ee]arly|[Aa]dvance|absentee|overseas|out-of-country)\s(?:\w+\s)?voting\b")
"""What is of a few voters only."""
_FRONTED = re.compile(r"(?:Back\s)?[Ii]n\s((?:19|20)\d\d),")
_THEN_TOO = re.compile(r",\s(?:while|whereas)\s(?!.*\b(?:now|this|latest|(?:19|20)\d\d)\b)")
"""In 2017, A had won 3 seats, while B had got 12."""
_PART = re.compile(r";|,\s+(?:while|whereas|but)\b", re.I)


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

    def without(self, pattern: re.Pattern[str]) -> "Row":
        """Return the row without what the pattern's group holds."""
        if pattern.search(self.kinds) is None:
            return self
        gone = {at for found in pattern.finditer(self.kinds) for at in range(*found.span(found.lastindex or 0))}
        return Row([slot for at, slot in enumerate(self.slots) if at not in gone])

    def numbers(self) -> Iterator[int]:
        """Yield where the numbers stand."""
        at = self.kinds.find("N")
        while at >= 0:
            yield at
            at = self.kinds.find("N", at + 1)


@dataclass(slots=True)
class _Read:
    """A number on its way to a figure."""

    slot: Slot
    number: Number
    measure: str | None
    """None where only the figure before can tell"""
    year: int | None = None
    ago: int | None = None
    current: bool = False
    """before "up from", "down on": of this election, whichever the sentence names"""
    stale: bool = False
    """of an election before, nobody says which"""


class FigureReader:
    """Reads the figures of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._slots = Slots(lexicon)
        lists = lexicon.files["figures"]
        self._parties, self._officers = frozenset(lists["parties"]), frozenset(lists["officers"])
        self._blocs = frozenset(lists["blocs"])
        self._nationwide = frozenset(lists["nationwide"])

    def find(self, text: str, sentence: Sentence, running: Running) -> Iterator[Figure]:
        """Yield the figures of a sentence in order, and note in `running` what the next ones need."""
        body = text[sentence.start : sentence.end]
        if body.endswith((":", ":-")) and "seat" in body:
            # "The seats went as follows:"
            running.measure, running.sentence, running.seated = "seats", sentence.number, True
        if not body.endswith((".", "?", "!")) and text[sentence.end : sentence.end + 1] in ("", "\n") and _HEADING.search(body) is not None:
            running.headed = sentence.number
        if not _hinted(body, running, sentence.number):
            return
        row = _partnered(_compared(Row(_capitals(text, self._slots.read(text, sentence, running.incumbent)))))
        self._refer(text, row, running.before)
        tokens = sentence.tokens
        said = [(tokens[number].start, status) for number in sentence.where("status") for status in tokens[number].senses["status"]]
        if "?" in row.kinds and "exit_poll" not in {status for _, status in said}:
            row = _unpolled(row)
        if "exit_poll" in {status for _, status in said} or running.status == "exit_poll":
            # What a projection says would be is its figure.
            for slot in row.slots:
                slot.kind = "x" if text[slot.start : slot.end] in _PROJECTING else slot.kind
            row = Row(row.slots)
        if "N" not in row.kinds:
            return
        read, counted = self._measured(row, running.seated)
        if self._partly(text, row, sentence) or _ABROAD.match(body) is not None or self._local(text, body, sentence):
            running.local = sentence.number if any(one.measure for one in read.values()) else running.local
            return
        for one in read.values():
            one.stale = one.stale and _THIS_TIME.match(text, one.slot.end) is None
        low = body.lower()
        rounds = [
            (sentence.start + found.start(), 1 if found["one"] or _AVOIDED.search(body, 0, found.start()) else 2)
            for found in (_ROUND.finditer(body) if "round" in low or "off" in low else ())
        ]
        plain = list(self._plain(read.values()))
        if plain and self._still_local(body, sentence, running) and not any(figure.value >= _NATIONAL for figure in plain):
            running.local, plain = sentence.number, []
        figures = [*plain, *self._bound(text, row, read, sentence, running)]
        if figures and ("voting" in body or "Constituency" in body) and _SOME.search(body) is not None:
            return
        openers = self._slots.openers(text, sentence) if figures else []
        fronted = _FRONTED.match(body) if figures else None
        for figure in sorted(figures, key=lambda figure: figure.start):
            if self._slots.elsewhere(text, sentence, figure.start, figure.end, openers):
                running.local = sentence.number
                continue
            if fronted is not None and figure.year is None and figure.ago is None and _THEN_TOO.search(text, sentence.start, figure.start):
                figure.year = int(fronted[1])
            status = _status_at(text, sentence, figure.end, said) or running.status
            if counted is not None and status not in _OTHER_COUNTS:
                status = "partial"
            share = counted if figure.measure in _OF_OPTION else None
            figure.status, figure.counted, figure.round_no = status, share, _round_at(rounds, figure.end)
            yield figure

    def _local(self, text: str, body: str, sentence: Sentence) -> bool:
        """Say whether a sentence opens with the part of the country that it is of."""
        found = _LOCAL.match(body)
        return found is not None and (found["part"] is not None or self._slots.is_place(text, sentence))

    def _partly(self, text: str, row: Row, sentence: Sentence) -> bool:
        """Say whether a sentence speaks of another vote, or of a part of the nation's; "Taiwan's leadership election" is neither."""
        for slot in row.slots:
            if slot.kind == "X" and not any(
                phrase.end == slot.end and phrase.data.country is not None and _lower(text, slot) == "leadership election"
                for phrase in map(sentence.tokens.__getitem__, sentence.where("E"))
            ):
                return True
        return False

    def _still_local(self, body: str, sentence: Sentence, running: Running) -> bool:
        """Say whether the turnout of a sentence is that of the part of the country that the sentence before was about."""
        before = running.before
        return (
            before is not None
            and running.local == before.number == sentence.number - 1
            and before.paragraph == sentence.paragraph
            and not any(word in body for word in self._nationwide)
        )

    def _refer(self, text: str, row: Row, before: Sentence | None) -> None:
        """Let the "he" that opens a sentence be the one person of the sentence before, known or not, and "it" the one party."""
        opening = _OPENED.match(row.kinds)
        head = opening.end() if opening is not None else 0
        party = len(row.slots) > head and text[row.slots[head].start : row.slots[head].end].lower() in ("it", "they")
        at = head if party else next((at for at, slot in enumerate(row.slots) if slot.kind in "AS"), None)
        if at is None or "N" not in row.kinds:
            return
        self._refer_within(text, row)
        if before is None:
            return
        slot = row.slots[at]
        if slot.kind == "A" and (slot.name is None or not slot.name.pronoun):
            return
        people = self._slots.named(text, before, people=not party)
        several = len({text[name.start : name.end].split()[-1] for name in people}) > 1
        known = slot.name is not None and any(name.person == slot.name.person for name in people)
        doubtful = several and self._of_two(text, before)
        if not people or (known and not doubtful and not (several and at > _OPENING)):
            return
        alone = not several and people[0].start - before.start <= _EARLY
        alone = alone or (at == 0 and not doubtful and self._winning(text, before))
        slot.kind, slot.name = ("A", people[0]) if alone else ("S", None)
        row.kinds = "".join([slot.kind for slot in row.slots])

    def _winning(self, text: str, sentence: Sentence) -> bool:
        """Say whether a sentence says first of all that somebody won: who "he" is in the next, whoever else is named."""
        row = Row(self._slots.read(text, sentence)).without(_TITLED).without(_TITLES)
        return _WON.match(row.kinds) is not None

    def _of_two(self, text: str, sentence: Sentence) -> bool:
        """Say whether a sentence says of two by name what each did."""
        row = Row(self._slots.read(text, sentence)).without(_TITLED).without(_TITLES)
        return _TWO_SUBJECTS.search(row.kinds) is not None

    def _refer_within(self, text: str, row: Row) -> None:
        """Let a "he" within a sentence be the one person whom the sentence has named before."""
        last = max(
            (at for at, slot in enumerate(row.slots) if slot.kind == "S" or (slot.name is not None and slot.name.pronoun)), default=0
        )
        if "A" not in row.kinds[:last]:
            return
        named = [slot.name for slot in row.slots[:last] if slot.name is not None and not slot.name.pronoun]
        people = [name for name in named if self._slots.is_person(text, name)]
        if not people:
            return
        alone = len({text[name.start : name.end].split()[-1] for name in people}) == 1
        for slot in row.slots:
            pronoun = slot.name is not None and slot.name.pronoun
            if slot.start > people[0].end and (slot.kind == "S" or pronoun):
                if alone:
                    slot.kind, slot.name = "A", people[0]
                elif pronoun and all(name.person != slot.name.person for name in people):  # ty: ignore
                    slot.kind, slot.name = "S", None
        row.kinds = "".join([slot.kind for slot in row.slots])

    # -- what a number measures -------------------------------------------------------------------------------------------------------

    def _measured(self, row: Row, headed: bool) -> tuple[dict[int, _Read], Decimal | None]:
        """Return by start what each number measures, and the share of the count that is in."""
        found: dict[int, _Read] = {}
        counted: Decimal | None = None
        before = ""
        when: tuple[int, int] | None = None
        seated = headed or _SEATED.search(row.kinds) is not None or any("s" in p.nouns for slot in row.slots for p in slot.partners)
        for at in row.numbers():
            slot = row.slots[at]
            assert slot.number is not None
            left = row.left(at)
            if left.endswith("E") and slot.partners:
                # "gained 18 percent (32 seats)": what it got.
                left = left[:-1] + "V"
            measure = _measure(slot.number, left, row.right(at), before)
            if measure == "counted":
                counted = counted or slot.number.value
            if measure is None and slot.number.value >= _LEAST["votes"] and any(p.number and p.number.unit for p in slot.partners):
                measure = "votes"
            if measure is not None and measure not in UNITS and measure != "range":
                slot.kind = "x"
                continue
            read = _Read(slot, slot.number, measure)
            _dated(row, at, read)
            if read.year is None and when is not None and "w" in row.kinds[when[0] : at]:
                # "38 in 2019, when B won 15"
                read.year = when[1]
            elif read.year is not None:
                opened = row.kinds.rfind("w", 0, at)
                when = opened if opened >= 0 else at, read.year
            found[slot.start] = read
            before = measure or before
            for partner in slot.partners:
                assert partner.number is not None
                found[partner.start] = replace(read, slot=partner, number=partner.number, measure=_of_partner(measure, partner, seated))
        return found, counted

    def _plain(self, read: Iterable[_Read]) -> Iterator[Figure]:
        """Yield the figures that are no option's."""
        for one in read:
            if one.measure == "range":
                yield _figure(one, "vote_share", None, "range", "0.00", held="a range")
            elif one.measure and one.measure not in _OF_OPTION and (not one.stale or one.measure == "registered"):
                yield _figure(one, one.measure, None, one.measure, "0.90")

    # -- whose it is ------------------------------------------------------------------------------------------------------------------

    def _bound(self, text: str, row: Row, read: dict[int, _Read], sentence: Sentence, running: Running) -> Iterator[Figure]:
        """Yield the figures of options."""
        carried = running.measure if sentence.number - running.sentence <= _CARRIED else None
        seen = [measure for measure in ("seats" if _SEATED.search(row.kinds) and "E" not in row.kinds else None, carried) if measure]
        if not seen and all(one.measure not in _OF_OPTION for one in read.values() if one.measure is not None):
            return
        told = len(seen)
        kinds = row.kinds
        running.seated = running.seated or _SEATED.search(kinds) is not None
        row = self._bare(text, row, read)
        each = _each(row)
        last: tuple[int, Name, str] | None = None
        paired = False
        for at in row.numbers():
            one = read[row.slots[at].start]
            if one.measure is not None:
                seen.insert(0, one.measure)
            place = text[one.slot.end : one.slot.end + 4] == " in "
            fitting = (_inherited(one.number, "" if place else row.right(at), other) for other in seen)
            measure = one.measure or next((found for found in fitting if found), None)
            if one.measure is None and paired and last is not None and last[2] == "vote_share" and row.left(at).endswith("N&"):
                # "17.5 percent and 39 seats, B 17 percent and 38"
                measure = _inherited(one.number, "", "seats")
            if measure is None and at in each:
                # "A and B got 3.3 and 1.5 percent"
                measure = next((m for n in each if n > at and (m := read[row.slots[n].start].measure) in _OF_OPTION), None)
            if measure not in _OF_OPTION:
                continue
            if measure == "vote_share" and one.measure is None and len(seen) == told and running.seated and not one.number.exact:
                # Whole numbers are seats as often as shares.
                continue
            paired = paired or (measure == "seats" and last is not None and last[2] == "vote_share")
            name, rule = (each[at], "each") if each.get(at) is not None else self._owner(row, at, one, last, measure)
            if name is None and one.measure is not None and "Q" in row.kinds[:at]:
                # "The bloc led by A won 175 seats": nobody named, but results are told.
                running.measure, running.sentence = measure, sentence.number
            others = _sharers(row, at, name) if name is not None and rule in _OF_SUBJECT else []
            if others is None:
                continue
            if (
                name is None
                or one.stale
                or not _sure(
                    one, name, rule, measure, row, kinds, carried or _in_list(row, sentence, running), last, self._is_party(text, name)
                )
            ):
                continue
            last = (at, name, measure)
            running.measure, running.sentence = measure, sentence.number
            certain = "0.90" if name.certain or name.special else "0.80"
            for other_name in (name, *others):
                yield _figure(one, measure, other_name, rule, certain)
            for partner in one.slot.partners:
                other = read[partner.start]
                kind = other.measure if other.measure is not None else ("vote_share" if other.number.unit else "votes")
                if kind in _OF_OPTION:
                    yield _figure(other, kind, name, "pair", certain)

    def _bare(self, text: str, row: Row, read: dict[int, _Read]) -> Row:
        """Return the row without all that does not matter for whose a number is."""
        for one in read.values():
            if one.measure is not None and one.measure not in _OF_OPTION:
                one.slot.kind = "T"
        for slot in row.slots:
            slot.kind = _GOVERNS.get(slot.kind, slot.kind)
        row = Row(row.slots).without(_NOUNS).without(_PLACED)
        for found in _JOINT.finditer(row.kinds):
            first, party = row.slots[found.start()], row.slots[found.end() - 1]
            if text[party.start : party.end] == "party" and text[first.end : row.slots[found.end() - 2].start] == " and ":
                # "the Law and Justice party"
                short = row.kinds[found.end() : found.end() + 1] == "("
                first.name = Name(first.start, party.end if short else row.slots[found.end() - 2].end, None)
                for slot in row.slots[found.start(1) : found.end(1)]:
                    slot.kind = "D"
        row = Row(row.slots).without(_FILLERS)
        row = self._short_forms(text, row)
        for found in _SHORT.finditer(row.kinds):
            first = found.start()
            noun = row.slots[found.end() - 1] if found.end() > first + 1 else row.slots[first - 1] if first else None
            self._acronym(text, noun, row.slots[first], row.slots[found.end() + 1])
        row = row.without(_ALIAS).without(_TITLED).without(_NUMBERED).without(_TITLES)
        row = row.without(_BARRIER).without(_MORE)
        held = _HELD.search(row.kinds)
        if held is not None and _lower(text, row.slots[held.start("office")]) in self._officers:
            row = row.without(_HELD)
        holder = _HOLDER.search(row.kinds)
        if holder is not None and _lower(text, row.slots[holder.start()]) in self._officers:
            row = row.without(_HOLDER).without(_TITLES)
        row = row.without(_PLACES_WON)
        led = _LED_BY.search(row.kinds)
        if led is not None and _lower(text, row.slots[led.start("what")]) in self._blocs:
            row.slots[led.start("what")].kind = "Q"
            row = row.without(_LED_BY)
            row = Row(row.slots)
        role = _ROLE.search(row.kinds)
        if role is not None and text[row.slots[role.start() + 2].start : row.slots[role.start() + 2].end].split()[-1] in self._officers:
            row = row.without(_ROLE)
        row = row.without(_PARTY_OF).without(_ASIDE).without(_LED).without(_MADE_OF).without(_COMPANION).without(_BELONGING)
        for found in _BLOC.finditer(row.kinds):
            start = found.start()
            if row.kinds[start - 2 : start] == "A," or row.kinds[start - 1 : start] in ("V", "G"):
                # "Syriza, the party of Alexis Tsipras,", "was elected president of Brazil"
                row.slots[start].kind = "x"
                continue
            self._bloc(text, row.slots[start], row.slots[found.end() - 1])
        return Row(row.without(_BLOC).slots).without(_APPOSED).without(_BARRIER)

    def _short_forms(self, text: str, row: Row) -> Row:
        """Return the row with parties by the short form behind them, where only a part of their name was read."""
        for found in _UNREAD.finditer(row.kinds):
            noun, short = row.slots[found.start()], row.slots[found.end() + 1]
            if text[noun.start].isupper() and _lower(text, noun) in self._parties and text[short.start : short.end].isupper():
                noun.kind, noun.name = "A", short.name
        gone: set[int] = set()
        for found in _SPELT.finditer(row.kinds):
            first, short = row.slots[max(found.start() - 1, 0)], row.slots[found.end() - 2]
            capitals = "".join(filter(str.isupper, text[first.start : row.slots[found.end(1) - 1].end]))
            written = text[short.start : short.end]
            if len(written) > 1 and written.isupper() and capitals.endswith(written):
                row.slots[found.start()].name = short.name
                gone.update(range(found.start(1), found.end()))
        return Row([slot for at, slot in enumerate(row.slots) if at not in gone])

    def _is_party(self, text: str, name: Name) -> bool:
        """Say whether a name of several words has one on which parties' names are built."""
        words = text[name.start : name.end].lower().split()
        return len(words) > 1 and not self._parties.isdisjoint(words)

    def _bloc(self, text: str, noun: Slot, of: Slot) -> None:
        """Let "the bloc of Moqtada al-Sadr" be a name; "the candidate of …" is somebody, but nobody named."""
        party = text[noun.start : noun.end].lower() in self._parties and "," not in text[noun.end : of.start]
        noun.kind, noun.name = ("A", Name(noun.start, of.end, None)) if party else ("Q", None)

    def _acronym(self, text: str, before: Slot | None, full: Slot, short: Slot) -> None:
        """Let "Umbrella for Democratic Change (UDC)" be UDC, but "Peter Mutharika (DPP)" himself."""
        assert full.name is not None
        titled = before is not None and text[before.start : before.end].lower() in self._parties
        whole = text[full.name.start : full.name.end]
        words = [word for word in re.split(r"[\s/-]+", whole) if word[:1].isalpha()]
        initials = "".join(word[0] for word in words).lower()
        written = text[short.start : short.end]
        capitals = "".join(word[0] for word in words if word[0].isupper()).lower()
        party = not self._parties.isdisjoint(word.lower() for word in words) or "'" in whole or " for " in whole
        if (
            full.name.person is None
            and (written.lower() in (initials, capitals) or party or titled)
            and sum(map(str.isupper, written)) > max(1, len(written) // 3)
        ):
            full.name = short.name

    def _owner(self, row: Row, at: int, one: _Read, last: tuple[int, Name, str] | None, measure: str) -> tuple[Name | None, str]:
        """Return whose a number is, and by which rule."""
        left, right = row.left(at), row.right(at)
        if one.measure is None and _MARGIN_TOO.search(left):
            return None, ""
        second = _SECOND.search(left) is not None
        kinds = frozenset(left)
        for rule, needed, before, behind in _OWNERS:
            on_right = behind.match(right) if needed <= kinds else None
            on_left = before.search(left) if on_right else None
            if (
                on_right is None
                or on_left is None
                or (second and rule == "verb")
                or (rule == "of" and one.measure)
                or (one.measure is None and rule not in _ELLIPTIC)
            ):
                continue
            if rule == "adjacent" and left.endswith(":") and right.startswith("FN"):
                # "two seats ahead of B: 33 to 31"
                continue
            if left.endswith("NF") and rule not in _AFTER_TO:
                # "led by 48.8 to 46.4": the second is the other's.
                continue
            groups = on_right.re.groupindex
            place = at + 1 + on_right.start("a") if "a" in groups else at - len(left) + on_left.start("a")
            return row.slots[place].name, rule
        if last is None or "A" in row.kinds[last[0] : at]:
            return None, ""
        if _OTHERS.search(left):
            return None, ""
        if measure == last[2]:
            return (last[1], "earlier") if (one.year or one.ago) and _SINCE.search(left) else (None, "")
        return (last[1], "again") if (one.measure is not None or measure == "seats") and _AGAIN.search(left) else (None, "")


def _each(row: Row) -> dict[int, Name | None]:
    """Return by place whose numbers are that a row of names got; nobody's where the two are not of one length."""
    found: dict[int, Name | None] = {}
    for match in _EACH.finditer(row.kinds):
        names = [row.slots[n].name for n in range(*match.span(1)) if row.kinds[n] == "A"]
        numbers = [n for n in range(*match.span(2)) if row.kinds[n] == "N"]
        found |= zip(numbers, names, strict=True) if len(names) == len(numbers) else dict.fromkeys(numbers)
    return found


def _hinted(body: str, running: Running, sentence: int) -> bool:
    """Say whether a sentence can hold a figure: it has a number that is no date, or one in words beside a word of the field."""
    fresh = sentence - running.sentence <= _CARRIED
    if _DIGIT.search(body) is not None and (fresh or _holds(body, _FIELD)) and any(found.lastgroup for found in _HINT.finditer(body)):
        return True
    return (fresh or _holds(body, _COUNTABLE)) and _SPELLED.search(body) is not None


def _holds(body: str, words: tuple[str, ...]) -> bool:
    # Looking for one word after the other is three times as fast as a pattern of them all.
    for word in words:  # noqa: SIM110
        if word in body:
            return True
    return False


def _compared(row: Row) -> Row:
    """Return the row without fillers, with comparators taken into the numbers behind them."""
    slots: list[Slot] = []
    sign = ""
    for slot in row.slots:
        if slot.kind in _COMPARATORS:
            sign = sign or slot.kind
            continue
        if sign and slot.number is not None and slot.kind == "N":
            slot.number.comparator = sign
        elif sign:
            # "one more than Fianna Fáil"
            slots.append(Slot("L" if slot.kind == "A" else "x", slot.start, slot.start))
        sign = ""
        slots.append(slot)
    return Row(slots)


def _capitals(text: str, slots: list[Slot]) -> list[Slot]:
    """Let words that else are titles be names in a list: "ALP 83, Coalition 65 (Liberal 55)"."""
    for before, slot, after in zip(slots, slots[1:], slots[2:], strict=False):
        if slot.kind == "p" and after.kind == "N" and before.kind in ",(&;" and text[slot.start].isupper():
            slot.kind, slot.name = "A", Name(slot.start, slot.end, None)
    return slots


def _unpolled(row: Row) -> Row:
    """Return what a sentence says before it comes to an opinion poll in a clause of its own."""
    clause = max(row.kinds.rfind(mark, 0, row.kinds.find("?")) for mark in "l;")
    return Row(row.slots[: max(clause, 0)])


def _once(row: Row) -> Row:
    """Return the row without numbers in brackets that only round the one before: "6,328,397 (6.32 million) votes"."""
    gone: set[int] = set()
    for found in _ROUNDED.finditer(row.kinds):
        whole, rounded = row.slots[found.start()].number, row.slots[found.start() + 2].number
        if whole is not None and rounded is not None and whole.unit == rounded.unit == "":
            near = abs(whole.value - rounded.value) * 50 <= whole.value
            gone.update(range(*found.span(1)) if near else ())
    return Row([slot for at, slot in enumerate(row.slots) if at not in gone]) if gone else row


def _partnered(row: Row) -> Row:
    """Join numbers that say the same in two measures."""
    row = _respective(_crossed(_once(row.without(_CHANGED))))
    for pattern in (_PARTNER, _LISTED, _OF_PEOPLE):
        gone: set[int] = set()
        for found in pattern.finditer(row.kinds):
            first, place = row.slots[found.start()], found.start("partner") + found["partner"].index("N")
            second = row.slots[place]
            assert first.number is not None
            assert second.number is not None
            if (first.number.unit == "%") == (second.number.unit == "%") or "points" in (first.number.unit, second.number.unit):
                continue
            if second.number.spelled and not any(found[group] for group in found.re.groupindex if group in _OF_SECOND):
                # "58.5 %, one of the highest"
                continue
            second.nouns = "".join(found[group] or "" for group in found.re.groupindex if group in _OF_SECOND)
            first.partners = (*first.partners, second)
            gone.update(range(*found.span("partner")))
        row = Row([slot for at, slot in enumerate(row.slots) if at not in gone]) if gone else row
    return _bracketed(row)


def _bracketed(row: Row) -> Row:
    """Let "B 14.4 (65)" after "A 30.7 percent (157 seats)" be a share and seats."""
    first = next((n for n in row.numbers() if any("s" in partner.nouns for partner in row.slots[n].partners)), None)
    if first is None:
        return row
    gone: set[int] = set()
    for found in _BRACKETS.finditer(row.kinds, first + 1):
        share, seats = row.slots[found.start()], row.slots[found.start() + 2]
        if share.number is None or seats.number is None or seats.number.unit or share.number.unit or seats.number.exact:
            continue
        if share.number.exact and seats.number.value < 1000:
            seats.nouns, share.partners = "s", (seats,)
            gone.update(range(found.start(1), found.end(1)))
    return Row([slot for at, slot in enumerate(row.slots) if at not in gone]) if gone else row


def _crossed(row: Row) -> Row:
    """Join two numbers with the two that say the same of them in another measure."""
    gone: set[int] = set()
    for found in _CROSSED.finditer(row.kinds):
        pairs = (found.start(), found.start("third")), (found.start("to") + 1, found.start("fourth"))
        units = [row.slots[at].number.unit for pair in pairs for at in pair if row.slots[at].number is not None]  # ty: ignore
        if len(units) != len(pairs) * 2 or (units[0] == "%") == (units[1] == "%"):
            continue
        for first, second in pairs:
            row.slots[second].nouns = found["nouns"]
            row.slots[first].partners = (row.slots[second],)
        gone.update(range(*found.span("gone")))
    return Row([slot for at, slot in enumerate(row.slots) if at not in gone]) if gone else row


def _respective(row: Row) -> Row:
    """Join "15.2 million votes … 11.3 million, representing 55.6 and 41.2 percent": the first with the third, the second with the last."""
    gone: set[int] = set()
    for found in _RESPECTIVE.finditer(row.kinds):
        pairs = [(found.start("one"), found.start("third")), (found.start("two"), found.start("fourth"))]
        numbers = [(row.slots[first].number, row.slots[second].number) for first, second in pairs]
        if all(one is not None and two is not None and not one.unit and two.unit == "%" for one, two in numbers):
            for first, second in pairs:
                row.slots[first].partners = (row.slots[second],)
            gone.update(range(*found.span("gone")))
    return Row([slot for at, slot in enumerate(row.slots) if at not in gone]) if gone else row


def _measure(number: Number, left: str, right: str, before: str) -> str | None:
    """Return what a number measures, "" if nothing of ours, None if only the figure before can tell."""
    if before == "turnout" and not number.unit and number.exact and number.value <= 100 and re.match("O?x{0,3}[yP]", right):
        return "turnout"
    if before == "turnout" and number.unit == "%" and (_SINCE.search(left) or _MOVED.search(left) or _RECORDED.match(right)):
        return "turnout"
    if not number.unit and number.value >= _LEAST["votes"] and _VOTED.match(right):
        return "votes"
    if number.value >= _MOST:
        return ""
    left, right = left.replace("2", "F"), right.replace("2", "F")
    if left.endswith("E") and number.unit == "%" and number.value >= _NO_GAIN:
        # "has gained 42 percent": what it got.
        left = left[:-1] + "V"
    if not number.unit and number.exact and number.value <= 100 and _RATE.search(left):
        return "turnout"
    if number.spelled and right.startswith("sK") and left.endswith("W"):
        # "is two seats ahead of"
        return ""
    for measure, on_left, on_right in _MEASURES[number.unit]:
        if not on_right.match(right) or not on_left.search(left):
            continue
        if measure in _LEAST and number.value < _LEAST[measure] and not (measure == "votes" and right[:1] == "b" and number.exact):
            return ""
        if measure in ("vote_share", "turnout") and number.value > 100:
            return ""
        return measure
    if not number.unit and number.exact and number.value >= _POLLED_LEAST and _POLLED.search(left):
        return "votes"
    return None if number.unit == "" else ""


def _sharers(row: Row, at: int, name: Name) -> list[Name] | None:
    """Return who else has a number, None if several have it between them and nobody says how much each."""
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


def _of_partner(measure: str | None, partner: Slot, seated: bool) -> str | None:
    """Return what the second number of a pair measures, given the first's measure, and whether its sentence speaks of seats."""
    assert partner.number is not None
    if partner.number.unit:
        return "turnout" if measure == "ballots_cast" else "vote_share"
    if measure == "turnout":
        return "ballots_cast"
    if not partner.nouns and not partner.number.exact and partner.number.value < _LEAST["votes"] * 5:
        # "36.8% (200 seats), B 31.6% (163)"; without seats such a number can be anything.
        return "seats" if seated else ""
    return "seats" if "s" in partner.nouns or "6" in partner.nouns else "electoral_votes" if "e" in partner.nouns else "votes"


def _inherited(number: Number, right: str, measure: str | None) -> str | None:
    """Return the measure that a number without one takes from the figure before, if its form fits."""
    if not number.exact and not re.match(_BOUND, right) and not re.match(r"x?[FOKh]|\(A", right):
        return None
    if measure == "vote_share" and number.value <= 100 and not number.spelled:
        return "vote_share"
    if number.exact and number.value >= _POLLED_LEAST:
        return "votes"
    if measure in ("votes", "vote_share") and ((number.exact and number.value >= 1000) or number.value >= 100_000):
        return "votes"
    fits = number.value == int(number.value) and number.value < 1000
    return measure if measure in ("seats", "electoral_votes") and fits and not number.exact else None


def _sure(
    one: _Read,
    name: Name,
    rule: str,
    measure: str,
    row: Row,
    kinds: str,
    carried: str | bool | None,
    last: tuple[int, Name, str] | None,
    party: bool,
) -> bool:
    """Say whether a percentage is of votes: its noun, its neighbours, a known name or one of a party say so."""
    if measure != "vote_share" or one.measure is None or name.certain or name.special or carried or last or one.slot.partners:
        return True
    return party or bool(set("bCeuVBkcgs") & set(kinds)) or rule == "verb" or _LISTING.search(row.kinds) is not None


def _in_list(row: Row, sentence: Sentence, running: Running) -> bool:
    """Say whether a row is one of a list of results: "GERB - 32.7%", soon after a line that speaks of the count."""
    return sentence.number - running.headed <= _LONG and _ITEM.fullmatch(row.kinds) is not None


def _dated(row: Row, at: int, read: _Read) -> None:
    """Note the year that a number is of, where the sentence says one."""
    left, right = row.left(at), row.right(at)
    ago = _AGO_RIGHT.match(right)
    if ago:
        read.ago = _whole(row.slots[at + 1 + ago.start("n")])
    elif (found := _AGO.search(row.kinds[:at])) is not None:
        read.ago = _whole(row.slots[found.start("n") if found["n"] else found.start("last")])
    behind = _YEAR_RIGHT.match(right) or (_YEAR_SCORE.match(right) if left.endswith("M") else None)
    if behind:
        read.year = _whole(row.slots[at + 1 + behind.start("y")])
        row.slots[at + 1 + behind.start("y")].partners = (row.slots[at],)
    elif (
        _YEAR_BEFORE.search(left) is None
        and _YEAR_ASIDE.search(left) is None
        and (found := _YEAR_LEFT.search(left)) is not None
        and (not row.slots[at - len(left) + found.start("y")].partners or _YEAR_BOTH.search(left))
    ) or (found := _YEAR_WHEN.search(left)) is not None:
        read.year = _whole(row.slots[at - len(left) + found.start("y")])
    elif (found := _YEAR_FIRST.search(row.kinds[:at])) is not None:
        read.year = _whole(row.slots[found.start("y")])
    read.current = (
        ("h" in row.kinds[at:] and "h" not in row.kinds[:at])
        or _THEN.match(row.kinds, at) is not None
        or _YEAR_BEFORE.search(left) is not None
    )
    read.stale = (
        read.year is None
        and read.ago is None
        and _SINCE_THEN.search(left) is None
        and (left.endswith(("h", "hx'")) or bool(_LAST_TIME[0].search(row.kinds[:at]) or _LAST_TIME[1].match(right)))
    )


def _lower(text: str, slot: Slot) -> str:
    return text[slot.start : slot.end].lower()


def _whole(slot: Slot) -> int | None:
    return int(slot.number.value) if slot.number is not None else None


def _figure(one: _Read, measure: str, name: Name | None, rule: str, certain: str, held: str | None = None) -> Figure:
    return Figure(
        measure, one.number.value, UNITS[measure], one.number.comparator, one.slot.start, one.slot.end, name, None, None, one.year, None,
        f"en.figure.{measure}.{rule}" if held is None else "en.figure.range", certain, held, one.ago, one.current,
    )  # fmt: skip


def _status_at(text: str, sentence: Sentence, at: int, said: list[tuple[int, str]]) -> str | None:
    """Return the status said in a figure's part of the sentence, else that of the part before: "by our own tally" is of its part only."""
    if not said:
        return None
    ends = [found.end() for found in _PART.finditer(text, sentence.start, sentence.end)]
    last = min((end for end in ends if end > at), default=sentence.end)
    before = [(place, status) for place, status in said if place < last]
    first = max((end for end in ends if end <= at), default=0)
    return next((status for place, status in before if place >= first), before[0][1] if before else None)


def _round_at(rounds: list[tuple[int, int]], at: int) -> int | None:
    """Return the round named last before a figure, or the only one of its sentence."""
    if not rounds:
        return None
    if len({number for _, number in rounds}) == 1:
        return rounds[0][1]
    return next((number for place, number in reversed(rounds) if place < at), None)
