"""Sentences of the World Factbook on the result of an election, as contests, rounds and lines.

Belongs here: what the sentences say, as plain values, with a note wherever something had to be decided. Does not belong here: files, ids,
tables (factbook). Shape of a sentence: who was elected to what, then groups "percent of vote in second round - NAME (PARTY) 51.2%, other
48.8%", parted by semicolons. Groups of one contest are its rounds. Nothing is mended: a figure is kept as printed, and what its sum says of
it is for the checks.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal

_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "fifth": 5, "eighth": 8}
_ROUND = re.compile(r"\b(first|second|third|fourth|fifth|eighth|1st|2nd|3rd)[ -](?:round|ballot)\b", re.I)
_RUNOFF = re.compile(r"\brun-?offs?\b", re.I)
_YEAR = re.compile(r"^\s*(?P<year>(?:19|20)\d\d)\b[^:;-]{0,40}:\s*")
_DATED = re.compile(r"\((?:on )?\d{1,2} [A-Z][a-z]+ (?P<year>(?:19|20)\d\d)\)|\b(?:on|from) \d{1,2} [A-Z][a-z]+ (?P<other>(?:19|20)\d\d)")
_OFFICES = (
    r"(?:vice |deputy |transitional |interim |federal |co-)?(?:president|prime minister|premier|chancellor|chief minister|governor general|"
    r"governor|captains? regent|chairman of the presidency|chief executive|taoiseach|head of state|chairperson|leader|landammann|mayor|"
    r"speaker)"
)
_ELECTED = re.compile(
    r"\b(?:re-?)?(?:elected|appointed|selected|approved|confirmed|inaugurated|chosen|declared)\b(?:[ \w-]{0,30}?)"
    rf"\b(?P<office>{_OFFICES})\b",
    re.I,
)
_HEAD = re.compile(
    r"^(?P<head>.*?(?:"
    r"percent(?:age)?(?: of)?(?: (?:the|direct|popular|valid|total|national|electoral college|[A-Z]?\w+ ?\w*))* votes?(?: cast)?|"
    r"percent(?:age)? of votes?|(?:[\w.'’ -]+ )?votes?(?: counts?| results?| by \w+)*"
    r")[^-–—:%()]{0,60}?)\s*(?:[-–—:]\s*|(?=\b[A-ZÀ-Þ]))(?P<items>.*)$"
)
_PERCENT = re.compile(r"\bpercent", re.I)
_ITEM = re.compile(
    r"^(?:and\s+)?(?P<name>[^\d%]*?[^\W\d_][^%]*?)\s*(?:[-–—]\s*)?(?P<number>\d+(?:,\d{3})*(?:\.\d*)?|\.\d+)\s*(?P<unit>%+|\$|percent\b|votes?\b)?"
    r"(?P<after>\s*\([^()]*\)?|\s+of\s+\d+.*|\s+votes.*)?\s*\.?$"
)
_PARTY = re.compile(r"^(?P<name>.*?)\s*\((?P<party>[^()]*(?:\([^()]*\)[^()]*)?)\)?\s*$")
_ALONE = re.compile(r"^(?:a vote of |with )?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)\s*(?P<unit>%|percent\b)?(?P<rest>\D.*)?$")
"""A figure without a name: that of the one who was elected."""
_SUBJECT = re.compile(
    r"^(?P<name>[^;:]*?[^\W\d_])\s*(?P<party>\([^()]*\))?,?\s+(?:was\s+|formally\s+)*(?:re-?)?(?:elected|relected|appointed|selected|chosen|approved)\b",
    re.I,
)
_OTHERS = re.compile(r"^(?:(?:and|all|the|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)*others?\b", re.I)
_NO_OPTION = re.compile(r"^(?:turnout|voter turnout|abstentions?|abstain\w*|against|for|in favor)\b", re.I)
_FIGURE_FIRST = re.compile(r"^(?P<number>\d+(?:\.\d+)?)\s*%\s+(?P<name>[^\d%]+)$")
_SLIPS = (
    (re.compile(r"(?<=%)[ \t]+(?=(?:19|20)\d\d:)"), "\n"),
    (re.compile(r"(?<=%)[ \t]+(?=note\b)"), "; "),
    (re.compile(r"(?<=%)[ \t]+(?=(?:and )?others?\b|[A-ZÀ-Þ][^\W\d_]+ [A-ZÀ-Þ])"), ", "),
    (re.compile(r"\s*\+\+"), ""),
)
"""Signs that a sentence lacks or has too many of, and what they should be."""
_COUNTED = re.compile(r"^\d+ (?P<rest>others?\b.*)$", re.I)
_ROUND_FIRST = re.compile(
    r"^(?:(?:1st|2nd|3rd|first|second|third)[- ]round(?: results)?|(?:percent of )?votes?(?= [-–—]))\s*[-–—:]?\s*", re.I
)
_HAS_FIGURE = re.compile(r"\d\s*(?:%|percent\b)|\bvotes?\b[^;]*\d|\d+ (?:to|-) \d+")
_NOTE = re.compile(r"^\s*note\b", re.I)
_MERGED = Decimal("150")
_ABOUT_100 = (Decimal("98"), Decimal("102"))


@dataclass(slots=True)
class Line:
    """An option with its figure as printed."""

    name: str
    number: Decimal
    percent: bool
    party: str | None = None
    residual: bool = False


@dataclass(slots=True)
class Round:
    """A group of lines."""

    number: int
    lines: list[Line] = field(default_factory=list)
    stated: bool = False
    """Whether the sentence says which round it is."""
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Contest:
    """One office filled once."""

    office: str = "president"
    year: int | None = None
    winner: str = ""
    """Who is said to have been elected, with the party in parentheses."""
    popular: bool | None = None
    """Whether the figures are shares of a vote by the people; None where that is not said."""
    rounds: list[Round] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """Clauses with figures that were not understood."""


def read_block(text: str, year: int | None = None) -> list[Contest]:
    """Contests of a block, each with its rounds; one without any figure that was understood has no rounds."""
    found: list[Contest] = []
    text = text.replace("\u00a0", " ")
    for slip, sign in _SLIPS:
        text = slip.sub(sign, text)
    for line in filter(str.strip, text.split("\n")):
        own, rest = _year(line, year)
        found += _contests(rest, own)
    offices: dict[tuple[str, int | None], int] = {}
    for contest in (own for own in found if own.rounds):
        _part_merged(contest)
        _number(contest)
        if contest.year is not None and offices.setdefault((contest.office, contest.year), id(contest)) != id(contest):
            contest.notes.append(f"a second contest for the office in {contest.year} stands here; its year is not said")
            contest.year = None
    return found


def has_figures(text: str) -> bool:
    """Whether a block prints any figure of votes."""
    return any(_HAS_FIGURE.search(clause) for clause in _clauses(text) if not _NOTE.match(clause))


def _year(line: str, year: int | None) -> tuple[int | None, str]:
    found = _YEAR.match(line)
    return (int(found["year"]), line[found.end() :]) if found else (year, line)


def _clauses(text: str) -> list[str]:
    """Parts between semicolons that stand in no parentheses."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        depth = max(0, depth + (sign == "(") - (sign == ")"))
        if sign == "\n" or (sign == ";" and (depth == 0 or ")" not in text[at : at + 60])):
            parts.append(text[start:at])
            start, depth = at + 1, 0
    return [part.strip() for part in (*parts, text[start:]) if part.strip()]


def _contests(text: str, year: int | None) -> list[Contest]:
    found = [Contest(year=year)]
    pending: int | None = None
    for clause in _clauses(text):
        if _NOTE.match(clause):
            found[-1].notes.append(clause)
            continue
        own_year, clause = _year(clause, None)
        elected = _ELECTED.search(clause)
        current = found[-1]
        if (own_year and current.rounds) or (elected and current.rounds and _another(current, elected)):
            current = Contest(year=own_year or year)
            found.append(current)
            pending = None
        if own_year:
            current.year = own_year
        if elected and not current.rounds:
            current.office = " ".join(elected["office"].lower().split())
            current.winner = _subject(clause) or current.winner
        dated = _DATED.search(clause)
        if dated and year is None and own_year is None:
            current.year = int(dated["year"] or dated["other"])
        told = _round(clause)
        if not _HAS_FIGURE.search(clause):
            pending = told or pending
            continue
        head, items = _head(clause)
        number = _round(head) or told or pending
        lines, unread = _alone(items, head, current.winner) or _lines(items, head)
        if unread:
            current.unread.append(unread)
        if lines and not head and number is None and not elected and _goes_on(current, lines):
            current.rounds[-1].lines += lines
        elif lines:
            current.rounds.append(Round(number or 1, lines, stated=number is not None))
            if _PERCENT.search(head) or any(line.percent for line in lines):
                indirect = re.search(r"assembly|parliament|congress|college|council|convention|house|senate|knesset|saeima", head, re.I)
                current.popular = not indirect
            else:
                current.popular = bool(re.search(r"popular", head, re.I))
        pending = None
    return found


def _goes_on(current: Contest, lines: list[Line]) -> bool:
    """Whether lines behind a semicolon belong to the group before: nothing is said of them and no name stands twice."""
    if not current.rounds:
        return False
    before = {line.name.casefold() for line in current.rounds[-1].lines}
    return not before & {line.name.casefold() for line in lines}


def _another(current: Contest, elected: re.Match[str]) -> bool:
    """Whether a clause that says who was elected opens another contest."""
    if " ".join(elected["office"].lower().split()) != current.office:
        return True
    undecided = all(group.stated and group.number == 1 for group in current.rounds)
    return not (undecided or _ROUND.search(elected.string))


def _round(text: str) -> int | None:
    if found := _ROUND.search(text):
        return _ORDINALS[found[1].lower()]
    return 2 if _RUNOFF.search(text) and not re.search(r"advance|scheduled|to be held", text) else None


def _head(clause: str) -> tuple[str, str]:
    """What the figures of a clause measure, and the clause without that."""
    found = _HEAD.match(clause)
    if found and re.search(r"\d", found["items"]) and "%" not in found["head"]:
        return found["head"], found["items"]
    return "", clause


def _lines(items: str, head: str) -> tuple[list[Line], str]:
    """Lines of a group, and what could not be read of it."""
    percent = bool(_PERCENT.search(head)) or "%" in items
    items = _ROUND_FIRST.sub("", items)
    lines: list[Line] = []
    held, unread = "", []
    for part in _parts(items):
        whole = f"{held}, {part}" if held else part
        line = _line(whole, percent)
        if line is None and held and (line := _line(part, percent)):
            unread.append(held)
        if line is None:
            held = whole
            continue
        held = ""
        if not _NO_OPTION.match(line.name):
            lines.append(line)
    if held:
        unread.append(held)
    return lines, "; ".join(part for part in unread if re.search(r"\d", part))


def _subject(clause: str) -> str:
    found = _SUBJECT.match(clause)
    return f"{found['name'].strip()} {found['party'] or ''}".strip() if found else ""


def _alone(items: str, head: str, winner: str) -> tuple[list[Line], str] | None:
    """The one line of a group that gives a figure without a name, for who was elected; what stands beside it is no option."""
    found = _ALONE.match(items)
    if not (found and head and winner):
        return None
    line = _line(f"{winner} {found['number']}", bool(found["unit"]) or bool(_PERCENT.search(head)))
    return ([line], "") if line else None


def _parts(text: str) -> list[str]:
    """Parts between commas that stand in no parentheses and in no number."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        depth = max(0, depth + (sign == "(") - (sign == ")"))
        number = text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit()
        if sign == "," and not number and (depth == 0 or "(" in text[at:].partition(")")[0]):
            parts.append(text[start:at].strip())
            start, depth = at + 1, 0
    return [part for part in (*parts, text[start:].strip()) if part]


def _line(part: str, percent: bool) -> Line | None:
    if part.count(")") > part.count("("):
        part = part.removesuffix(")")
    counted = _COUNTED.match(part)
    found = _ITEM.match(counted["rest"] if counted else part)
    if found is None:
        turned = _FIGURE_FIRST.match(part)
        return _line(f"{turned['name']} {turned['number']}%", percent) if turned else None
    name, party = found["name"].strip(" -–—:").removesuffix(" with"), None
    after = (found["after"] or "").strip()
    if after.startswith("("):
        party = after.strip("()").strip() or None
    if named := _PARTY.match(name):
        name, party = named["name"].strip(), named["party"].strip() or party
    number = Decimal(found["number"].replace(",", "").rstrip("."))
    told = found["unit"]
    is_percent = (told or "").startswith(("%", "$", "percent")) or (told is None and percent)
    if len(name) > 90 or not re.search(r"[^\W\d_]", name):
        return None
    return Line(name, number, is_percent, party, bool(_OTHERS.match(name)))


def _part_merged(contest: Contest) -> None:
    """Two rounds under one heading: the last lines repeat names that stood before and add up to a whole."""
    parted: list[Round] = []
    for group in contest.rounds:
        cut = _cut(group.lines)
        if cut is None:
            parted.append(group)
            continue
        note = "two rounds stand under one heading; parted where names repeat"
        parted.append(Round(1, group.lines[:cut], True, [note]))
        parted.append(Round(2, group.lines[cut:], True, [note]))
    contest.rounds = parted


def _cut(lines: list[Line]) -> int | None:
    if not all(line.percent for line in lines) or sum(line.number for line in lines) < _MERGED:
        return None
    for cut in range(2, len(lines) - 1):
        before, after = {_key(line) for line in lines[:cut]}, lines[cut:]
        repeat = all(_key(line) in before for line in after if not line.residual)
        sums = sum(line.number for line in after)
        if repeat and _ABOUT_100[0] <= sums <= _ABOUT_100[1]:
            return cut
    return None


def _key(line: Line) -> str:
    words = [word for word in re.findall(r"[^\W\d_]{2,}", line.name) if word.isupper()]
    return " ".join(words) or line.name.casefold()


def _number(contest: Contest) -> None:
    """Give rounds of which nothing is said their place: after the round before, and no number twice."""
    taken: set[int] = set()
    for group in contest.rounds:
        if group.number in taken:
            if group.stated:
                group.notes.append(f"stands as round {group.number}, which stood before")
            group.number = max(taken) + 1
        taken.add(group.number)
