"""Figures of results: shares, votes, seats, turnout, registered voters, margins, bound to the option they belong to.

Belongs here: reading numbers, what they measure, whose they are, their comparator and status. Does not: choosing between sources,
finding the election's row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from text_to_num import text2num

from pipeline.coding.document import Sentence
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.tokens import Token

_NUMBER = re.compile(
    r"(?<![\w.,/$€£-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d,])|\d+(?:[.,]\d+)?)"
    r"(?P<unit>\s?%|\s(?:percent|per\s?cent|pct)\b|\spercentage\s+points?\b|\spoints?\b)?(?P<scale>\s+(?:million|thousand)\b)?(?![\w/]|[.,]\d)",
    re.I,
)
_WORDS = re.compile(
    r"\b(?P<word>half|one[- ]third|two[- ]thirds|a third|three[- ]quarters|a quarter)\s+(?:of\s+)?(?:the\s+)?(?:valid\s+)?(?P<what>votes?|ballots|seats)\b",  # noqa: E501
    re.I,
)
_WORD_VALUES = {"half": "50", "three-quarters": "75", "three quarters": "75", "a quarter": "25"}
_SPELLED = re.compile(
    r"\b(?P<number>(?:half\s+a\s+million|a\s+million|(?:(?:a\s+)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)(?:\s+and\s+|[\s-]+)?)+))"
    r"(?P<unit>\s*(?:percent|per\s?cent|percentage\s+points?|points?)\b)?(?P<scale>\Z.)?(?=\s*(?:of\b|votes?\b|seats?\b|ballots?\b|[.,;)]|$|\s\w))",
    re.I,
)
_HINT = re.compile(r"\d|per\s?cent|half|third|quarter|hundred|thousand|million|ty[\s-]", re.I)
_UNIT = re.compile(r"percent|per\s?cent|points?\b|votes?\b|ballots?\b|seats?\b", re.I)
_RANGE = re.compile(r"^\s*(?:-|–|—|to)\s*\d")
_BETWEEN = re.compile(r"\bbetween\s+$", re.I)

_SHARE = re.compile(
    r"^\s*(?:of\s+(?:all\s+)?(?:the\s+)?(?:valid\s+|popular\s+|total\s+|national\s+)?(?:votes?|ballots?|poll|support)(?:\s+cast)?|(?:vote\s+)?share\b|of\s+(?:the\s+)?voters\s+(?:backed|supported|chose|voted\s+for))\b",
    re.I,
)
_COUNTED = re.compile(
    r"^\s*(?:of\s+)?(?:all\s+)?(?:the\s+)?(?:\w+\s+)?(?:votes?|ballots?|polling\s+(?:stations?|places|districts|sites)|precincts|protocols|tally\s+sheets|returns|results|stations|tallies|voting\s+records|constituencies|acts|count|districts|counties)\s+(?:\w+\s+){0,3}?(?:counted|tallied|processed|reporting|reported|tabulated|scrutinised|scrutinized|declared|transmitted|in(?=\s*[,.;)]|\s*$))\b"
    r"|^\s*(?:counted|reporting|processed|tallied|complete|of\s+the\s+count)\b",
    re.I,
)
_COUNTED_BEFORE = re.compile(
    r"(?:count(?:ing)?\s+(?:of\s+)?(?:at|stood\s+at|was\s+at|completed\s+at)|counted|tallied|processed|after\s+(?:counting|processing))\s*$",
    re.I,
)
_TURNOUT_AFTER = re.compile(
    r"^\s*(?:voter\s+)?(?:turnout|turn-out|participation)\b|^\s*of\s+(?:the\s+)?(?:country['’]s\s+|all\s+)?(?:[\d.,]+\s*(?:million\s+)?)?(?:registered\s+|eligible\s+|qualified\s+)?(?:voters?|electorate|electors)(?:\s+\w+){0,2}\s+(?:turned\s+out|voted(?!\s+(?:against|for|to|blank))|cast|took\s+part|participated|went\s+to)"
    r"|^\s*of\s+(?:the\s+)?(?:registered|eligible|qualified)\s+(?:voters|electors)|^\s*of\s+(?:the\s+)?electorate\b|^\s*of\s+those\s+(?:registered|eligible|entitled)\b"
    r"|^\s*of\s+(?:the\s+)?(?:[\d.,]+\s*(?:million\s+)?)?(?:people|citizens|voters)\s+(?:eligible|registered|entitled)(?:\s+to\s+vote)?\s+(?:had\s+)?(?:voted|turned|took|cast|went)",
    re.I,
)
_TURNOUT_BEFORE = re.compile(r"\b(?:turnout|turn-out|participation(?:\s+rate)?)\b(?P<gap>[^.;]{0,70})$", re.I)
_PARENTHESIS = re.compile(r"\d\s*(?:%|percent|per\s?cent)\s*\($", re.I)
_MARGIN_BEFORE = re.compile(
    r"(?:margin\s+of|lead\s+of|majority\s+of|advantage\s+of|gap\s+of|difference\s+of|ahead\s+by|(?:won|win|winning|wins|beat|beating|defeated|defeating|led|leading|leads|victory)\b[^.;]{0,60}\sby)\s+(?:a\s+margin\s+of\s+)?(?:just\s+|only\s+|more\s+than\s+|over\s+|about\s+|nearly\s+|almost\s+|around\s+|some\s+|fewer\s+than\s+|less\s+than\s+)?$",
    re.I,
)
_AHEAD = re.compile(r"^\s*(?:ahead|clear|more\s+than\s+his|more\s+than\s+her)\b", re.I)
_VOTES = re.compile(r"^\s*(?:valid\s+)?(?:votes?|ballots)\b", re.I)
_CAST = re.compile(
    r"^\s*(?:million\s+)?(?:cast\s+(?:their\s+)?(?:ballots|votes)\b|(?:valid\s+)?(?:votes?|ballots?)\s+(?:were\s+|had\s+been\s+|was\s+)?cast\b|(?:(?:registered\s+)?(?:voters?|people|citizens|electors|[A-Z]\w+s)\s+)?(?:had\s+|have\s+)?(?:turned\s+out|voted|cast|took\s+part|participated|went\s+to\s+the\s+polls))",
    re.I,
)
_CAST_OF = re.compile(
    r"^\s*(?:out\s+)?of\s+(?:the\s+)?(?:[\d.,]+(?:\s+million)?\s+)?(?:registered\s+|eligible\s+|qualified\s+)?(?:voters|electors|citizens)\s+(?:had\s+)?"
    r"(?:cast|voted|turned\s+out|took\s+part|participated|went\s+to)",
    re.I,
)
_INVALID = re.compile(r"^\s*(?:\w+\s+)?(?:votes?\s+|ballots?\s+)?(?:were\s+)?(?:declared\s+)?(?:invalid|spoil(?:ed|t)|rejected)\b", re.I)
_BLANK = re.compile(r"^\s*(?:votes?\s+|ballots?\s+)?(?:were\s+)?blank\b", re.I)
_VALID = re.compile(r"^\s*(?:were\s+)?valid\b", re.I)
_REGISTERED = re.compile(
    r"^\s*(?:registered|eligible|qualified|enrolled)\s+(?:voters|electors|citizens)|^\s*(?:people|voters|citizens|electors|kenyans|\w+s)\s+(?:were\s+|are\s+|had\s+been\s+|have\s+|had\s+)?(?:registered|eligible|entitled|enrolled|on\s+the\s+(?:voters?|electoral|voting)\b)|^\s*electors\b",
    re.I,
)
_REGISTERED_BEFORE = re.compile(
    r"(?:registered\s+voters|eligible\s+voters|electorate|number\s+of\s+voters)\s+(?:\w+\s+){0,3}(?:of|at|was|were|is|stood\s+at|:)\s*$",
    re.I,
)
_SEATS = re.compile(
    r"^\s*(?:(?:out\s+)?of\s+(?:the\s+)?(?P<total>\d+)\s+(?:\w+\s+)?)?(?:parliamentary\s+|directly\s+elected\s+|assembly\s+)?(?:seats?|mandates)\b|^\s*(?:out\s+)?of\s+(?:the\s+)?\d+(?:\s+\w+){0,3}\s+seats\b",
    re.I,
)
_ELECTORAL = re.compile(r"^\s*(?:electoral\s+(?:college\s+)?votes|electors)\b", re.I)
_TRAP_AFTER = re.compile(
    r"^\s*(?:of\s+(?:all\s+)?(?:the\s+)?(?:\w+['’]s?\s+)?(?:women|men|population|gdp|monitors|observers|observed|respondents|people|those|respondent|candidates|cases|americans|citizens|territory|country|observations|economy|exports|budget|youth|stations\s+(?:visited|observed)|polling\s+stations\s+(?:visited|observed)|deputies)\b|years?\b|-year|threshold|quota|growth|inflation|tariff|tax|approval|barrier|chance|increase|rise|drop|decline|mark)",
    re.I,
)
_TRAP_BEFORE = re.compile(
    r"(?:approval\s+rating|inflation|growth|unemployment|threshold|quota|margin\s+of\s+error|economy|gdp|aged?|poverty|required|needs?|need\s+(?:at\s+least|more\s+than)|would\s+(?:need|have\s+needed)|at\s+least|barrier\s+of|minimum\s+of|short\s+of\s+the|short\s+of|exceed(?:ed|s|ing)?\s+the|above\s+the|required)\s+(?:\w+\s+){0,4}$",
    re.I,
)
_NEEDED = re.compile(r"\b(?:needed|required|needs|threshold|to\s+avoid|in\s+order\s+to|requires?)\b", re.I)
_SURVEY = re.compile(
    r"\b(?:opinion\s+polls?|survey(?:s|ed)?|pollsters?|pre-election\s+polls?|respondents|polls\s+(?:suggest|show|put|had|give|gave)|poll\s+of\s+polls|approval)\b",
    re.I,
)
_HISTORY_BEFORE = re.compile(
    r"(?:(?:down|up)\s+(?:from|on|by)|compared\s+(?:with|to)|than\s+(?:the|his|her|in)|from)\s+(?:\w+\s+){0,3}$", re.I
)
_YEAR_AFTER = re.compile(r"^[^.;,]{0,40}?\b(?:in|of)\s+(?:the\s+)?(?:\w+\s+){0,2}((?:19|20)\d\d)\b", re.I)
_OLD = re.compile(
    r"^[^.;,]{0,30}?\b(?:five|four|six|seven|ten|two|three)\s+years\s+(?:ago|earlier|before)|^[^.;,]{0,20}?\bin\s+the\s+(?:previous|last|first\s+attempt)",
    re.I,
)
_CHANGE = re.compile(
    r"\b(?:up|down|rise\s+of|drop\s+of|increase\s+of|fall\s+of|swing\s+of|increased\s+by|fell\s+by|rose\s+by|by)\s+$", re.I
)
_FOR = re.compile(
    r"^\s*(?:\(?\s*[\d.,]+\s*(?:%|percent|per\s?cent)\s*\)?\s*)?(?:of\s+(?:the\s+)?(?:valid\s+|popular\s+)?votes?(?:\s+cast)?\s*|votes?\s*|voted\s*|ballots\s*|of\s+the\s+ballots\s*)?(?:,\s*)?(?:went\s+to|to|for|in\s+favou?r\s+of|against|behind|voted\s+for|supported|backed)\s+(?:the\s+incumbent,?\s+|the\s+president,?\s+|the\s+|his\s+rival\s+|her\s+rival\s+|rival\s+|challenger\s+|former\s+\w+\s+\w*\s*|former\s+)?$",
    re.I,
)
_WON_BY = re.compile(
    r"^\s*(?:of\s+(?:the\s+)?votes?\s*)?(?:won|received|obtained|secured|garnered|taken|gained|polled|scored)\s+by\s+(?:the\s+)?$", re.I
)
_ADJACENT = re.compile(
    r"^(?:['’]s)?(?:[^\w\d]|\bwith\b|\bon\b|\bat\b|\bby\b|\bor\b|\band\b|\ba\b|\bthe\b|\bof\b|\babout\b|\baround\b|\bjust\b|\bsome\b|\bnearly\b|\balmost\b|\bover\b|\bmore\b|\bthan\b|\bonly\b|\btotal\b|\broughly\b|\bunder\b|\bless\b|\bscore\b|\bshare\b|\bapproximately\b|\bwhile\b|\bhis\b|\bher\b)*$",
    re.I,
)
_STRICT = re.compile(r"\b(?:won|received|got|garnered|secured|polled|obtained|took|scored|gained|winning|receiving|wins|gets)\b", re.I)
_POSSESSED = re.compile(r"^['’]s?\s+(?:vote\s+|own\s+)?(?:votes?|count|share|tally|result|score|total|support)\b[^.;,]{0,40}$", re.I)
_FURTHER = re.compile(
    r"(?:\b(?:of|from|for)|\b(?:heads?|leads?|chairs?|headed|led|chaired|represent(?:s|ing|ed)|backed\s+by|nominated\s+by|put\s+forward\s+by))"
    r"\s+(?:the\s+|his\s+|her\s+)?(?:(?:ruling|opposition|far-right|far-left|centre-left|centre-right|leftist|conservative|liberal|communist|nationalist|incumbent|outgoing|former|sitting|national)\s+){0,2}(?:(?:Prime\s+Minister|President|former\s+President|Mr\.?|opposition\s+leader)\s+)?$",
    re.I,
)
_ABOUT_PRONOUN = re.compile(r"\b(?:him|her|them|he|she|they)\s+(?:\w+\s+){0,2}$", re.I)
_FRONTED = re.compile(r"^[\s“\"]*(?:with|on|at)\s+(?:[a-z]+\s+){0,3}$", re.I)
_LISTED = re.compile(r"\(\s*\d+(?:[.,]\d+)?\s*(?:%|percent|per\s?cent)\s*\)", re.I)
_PAIR = re.compile(
    r"^\s*(?:valid\s+)?(?:votes?|ballots?|seats)?(?:\s+cast)?\s*[,;]?\s*(?:\(|or|\[|–|—|-|=|/|,?\s*(?:which\s+is|that\s+is|equivalent\s+to|equal\s+to|representing|with|that\s+is|amounting\s+to|accounting\s+for|making|constituting|for|and|equating\s+to))?\s*(?:about|around|just|nearly|almost|some|over|under|a\s+total\s+of|roughly|approximately|a|more\s+than)?\s*$",
    re.I,
)
_COMPARATORS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("≥", re.compile(r"(?:at\s+least|no\s+less\s+than|not\s+less\s+than|a\s+minimum\s+of)\s+(?:\w+\s+)?$", re.I)),
    ("≤", re.compile(r"(?:at\s+most|no\s+more\s+than|not\s+more\s+than|up\s+to)\s+$", re.I)),
    (
        "~",
        re.compile(
            r"(?:about|around|roughly|approximately|some|nearly|almost|close\s+to|an\s+estimated|near|circa|just\s+short\s+of|~)\s*$", re.I
        ),
    ),
    (">", re.compile(r"(?:more\s+than|over|above|upwards\s+of|exceeding|in\s+excess\s+of|better\s+than|>)\s*$", re.I)),
    ("<", re.compile(r"(?:less\s+than|under|below|fewer\s+than|not\s+even|<)\s*$", re.I)),
)
_CALENDAR = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
)
_LINKS = frozenset(("-", "bin", "al", "de", "da", "for", "of", "a", "the", "and"))
_PERSONAL = frozenset(("he", "she", "him", "her"))
_PARTY_LINKS = frozenset(("of", "for", "a", "the", "and"))
_NO_NAME = frozenset(
    [
        "election",
        "commission",
        "electoral",
        "central",
        "committee",
        "supreme",
        "court",
        "constitutional",
        "results",
        "result",
        "official",
        "final",
        "preliminary",
        "turnout",
        "president",
        "prime",
        "minister",
        "parliament",
        "mr",
        "mrs",
        "ms",
        "dr",
        "party's",
        "voters",
        "votes",
        "seats",
        "according",
        "meanwhile",
        "however",
        "overall",
        "total",
        "registered",
        "national",
        "assembly",
        "round",
        "runoff",
        "but",
        "while",
        "in",
        "on",
        "at",
        "with",
        "and",
        "the",
        "he",
        "she",
        "they",
        "it",
    ]
)


@dataclass(frozen=True, slots=True)
class Name:
    """An option as it stands in the sentence."""

    start: int
    end: int
    person: str | None
    special: str | None = None
    """against_all or blank"""
    certain: bool = False
    """a person or option that is known, not only a capitalised word"""
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
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


class Number:
    """A number in a sentence, in digits or in words; its parts are "number", "unit" and "scale"."""

    __slots__ = ("_end", "_parts", "_start", "value")

    def __init__(self, found: re.Match[str], value: Decimal | None) -> None:
        self._start, self._end = found.span()
        self._parts = found.groupdict()
        self.value = value

    def __getitem__(self, part: str) -> str | None:
        return self._parts[part]

    def start(self) -> int:
        """Return where it begins."""
        return self._start

    def end(self) -> int:
        """Return where it ends."""
        return self._end


def numbers_of(body: str) -> list[Number]:
    """Return the numbers of a sentence that can be figures, in order."""
    found = [Number(match, _value(match)) for match in _NUMBER.finditer(body)]
    for match in _SPELLED.finditer(body) if _UNIT.search(body) else ():
        unit = match["unit"] or ""
        governed = unit or re.match(r"\s*(?:of\s+the\s+)?(?:votes?|ballots?|seats?)\b", body[match.end() :], re.I)
        if governed and not any(number.start() < match.end() and match.start() < number.end() for number in found):
            found.append(Number(match, _spelled(match["number"])))
    return sorted((number for number in found if number.value is not None), key=Number.start)


def _spelled(words: str) -> Decimal | None:
    plain = " ".join(words.lower().replace("-", " ").split()).removesuffix(" and")
    if plain in ("a million", "half a million"):
        return Decimal(1_000_000 if plain == "a million" else 500_000)
    try:
        return Decimal(text2num(plain.removeprefix("a "), "en"))
    except ValueError:
        return None


_WEAK = {"with", "had", "has", "have", "on", "at", "by"}
_DIRECT = re.compile(r"^[\s,]*(?:\([^)]*\)\s*,?\s*)?(?:who\s+)?(?:\w+ly\s+)?(?:with|had|has|have|on|at|by)\b", re.I)
_PLACED = re.compile(
    r"\b(?:came|finished|placed|second|third|fourth|first|lead\w*|led|ahead|trail\w*|(?:re-)?elected|victor\w*|win\w*|won|position|race|result|votes?)\b",
    re.I,
)
UNITS = {
    "vote_share": "percent", "turnout": "percent", "margin_points": "percent", "votes": "votes", "margin_votes": "votes", "electoral_votes": "votes",  # noqa: E501
    "seats": "seats", "registered": "persons", "ballots_cast": "votes", "valid_votes": "votes", "invalid_votes": "votes", "blank_votes": "votes",  # noqa: E501
}  # fmt: skip
_OF_OPTION = {"vote_share", "votes", "seats", "electoral_votes"}


class FigureReader:
    """Reads the figures of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        verbs = sorted(lexicon.sets["figures.win_verbs"], key=lambda w: (-len(w), w))
        self._parties = lexicon.sets["figures.parties"]
        self._verbs = re.compile(r"\b(?:" + "|".join(re.escape(verb) for verb in verbs) + r")\b", re.I)

    def find(self, text: str, sentence: Sentence, status: str | None, going: bool = False) -> Iterator[Figure]:
        """Yield the figures of a sentence in order; `status` is what the text before said of the count, `going` whether it gave shares."""
        body = text[sentence.start : sentence.end]
        if _HINT.search(body) is None:
            return
        numbers = numbers_of(body)
        if (not numbers and not _WORDS.search(body)) or (_SURVEY.search(body) and "exit" not in body.lower()):
            return
        names = self._names(text, sentence)
        round_no = _round(body)
        said = [(t.start - sentence.start, s) for t in sentence.tokens for s in t.senses.get("status", ())]
        own = said[0][1] if said else status
        counted = next((m.value for m in numbers if _percent(m) and self._is_progress(body, m)), None)
        if counted is not None and own not in ("exit_poll", "parallel_count", "contested_claim"):
            own = "partial"
        previous: tuple[Number, Name | None, str] | None = None
        for position, number in enumerate(numbers):
            if _percent(number) and self._is_progress(body, number):
                continue
            figure, name = self._read(body, numbers, position, names, sentence.start, previous, going)
            if figure is None:
                if name is None and previous is not None and not _PAIR.match(body[previous[0].end() : number.start()]):
                    previous = None
                continue
            previous = (number, name, figure.measure)
            yield replace(
                figure,
                status=_status_at(body, number, said) or own,
                counted=counted if figure.measure in _OF_OPTION else None,
                round_no=round_no,
            )
        yield from (
            replace(figure, status=own, counted=counted, round_no=round_no) for figure in self._in_words(body, names, sentence.start)
        )

    def _is_progress(self, body: str, number: Number) -> bool:
        return bool(
            _COUNTED.match(body[number.end() : number.end() + 90])
            or _COUNTED_BEFORE.search(body[max(0, number.start() - 40) : number.start()])
        )

    # -- what a number measures -------------------------------------------------------------------------------------------------------

    def _read(
        self,
        body: str,
        numbers: list[Number],
        position: int,
        names: list[Name],
        offset: int,
        previous: tuple[Number, Name | None, str] | None,
        going: bool,
    ) -> tuple[Figure | None, Name | None]:
        number = numbers[position]
        before = body[max(0, number.start() - 110) : number.start()]
        after = body[number.end() : number.end() + 110]
        if _TRAP_AFTER.match(after):
            return None, None
        if _BETWEEN.search(before) or (
            _RANGE.match(after)
            and not (number["unit"] and after.lstrip().startswith("to"))
            and not re.match(r"^\s*to\s*\d+(?:[.,]\d+)*\s+(?:votes|for)", after)
        ):
            if _percent(number) or _percent(numbers[min(position + 1, len(numbers) - 1)]):
                value = number.value
                assert value is not None
                return Figure(
                    "vote_share",
                    value,
                    "percent",
                    "=",
                    offset + number.start(),
                    offset + number.end(),
                    None,
                    None,
                    None,
                    None,
                    None,
                    "en.figure.range",
                    "0.00",
                    held="a range",
                ), None
            return None, None
        if (
            position
            and _RANGE.match(body[numbers[position - 1].end() : number.end()])
            and number["unit"] is not None
            and "and" not in body[numbers[position - 1].end() : number.start()]
        ):
            return None, None
        measure = self._measure(body, number, before, after, _kinds(previous)[0] if previous is not None else "")
        if measure == "vote_share" and "turnout" in _kinds(previous) and _HISTORY_BEFORE.search(before):
            measure = "turnout"
        if measure is None:
            return None, None
        value = number.value
        assert value is not None
        name: Name | None = None
        certain = "0.90"
        year = self._year(before, after)
        if _TRAP_BEFORE.search(before) and measure in ("vote_share", "seats", "turnout") and (_NEEDED.search(body) or "threshold" in body):
            return None, None
        if measure in _OF_OPTION:
            name, rule = self._bind(body, numbers, position, names, offset, previous, measure)
            if name is None:
                return None, None
            if measure == "vote_share" and not (
                _SHARE.match(after)
                or "vote" in body.lower()
                or "ballot" in body.lower()
                or name.certain
                or (rule == "verb" and _STRICT.search(before))
                or len(_LISTED.findall(body)) > 1
                or going
                or previous is not None
            ):
                return None, None
            if name.special is None and not name.certain:
                certain = "0.80"
        else:
            rule = measure
        if _OLD.match(after) or (
            _HISTORY_BEFORE.search(before)
            and year is None
            and measure not in ("margin_votes", "margin_points")
            and not (name and rule == "for")
        ):
            return None, None
        if measure in ("vote_share", "turnout") and value > 100:
            return None, None
        end = number.end()
        trailing = _SHARE.match(after) or _VOTES.match(after)
        if trailing:
            end += trailing.end()
        start = number.start()
        if name is not None:
            start, end = min(start, name.start - offset), max(end, name.end - offset)
        figure = Figure(
            measure,
            value,
            UNITS[measure],
            self._comparator(number, before),
            offset + start,
            offset + end,
            name,
            None,
            None,
            year,
            None,
            f"en.figure.{measure}.{rule}",
            certain,
        )
        return figure, name

    def _measure(self, body: str, number: Number, before: str, after: str, running: str) -> str | None:
        percent = _percent(number)
        points = (number["unit"] or "").strip().lower().endswith(("point", "points"))
        if percent:
            if _TURNOUT_AFTER.match(after):
                return "turnout"
            turnout = _TURNOUT_BEFORE.search(before)
            if turnout and not re.search(r"\d|\bvotes?\b|\bwon\b|\bagainst\b|\bwith\s+[A-Z]", turnout["gap"]):
                return "turnout"
            if (
                turnout
                and re.search(r"\b(?:as|at|of|was|is|to|reached|were)\s+(?:[a-z]+\s+){0,2}$", turnout["gap"])
                and "%" not in turnout["gap"]
            ):
                return "turnout" if not re.search(r"\b(?:won|against|for)\b", turnout["gap"]) else "vote_share"
            if _MARGIN_BEFORE.search(before) and not _SHARE.match(after):
                return None
            if _CHANGE.search(before) and not _SHARE.match(after):
                return None
            if _INVALID.match(after) or re.match(
                r"^\s*of\s+(?:the\s+)?(?:votes|ballots)\s+(?:were\s+|was\s+)?(?:invalid|spoil|reject)", after, re.I
            ):
                return None
            return "vote_share"
        if number["unit"] is None and before.endswith("(") and after.startswith(")") and "%)" in body and "." in (number["number"] or ""):
            return "vote_share"
        if points:
            return "margin_points" if _MARGIN_BEFORE.search(before) or _AHEAD.match(after) else None
        value = number.value
        if value is None:
            return None
        if _ELECTORAL.match(after):
            return "electoral_votes"
        if _MARGIN_BEFORE.search(before) and _VOTES.match(after):
            return "margin_votes"
        votes = _VOTES.match(after)
        if votes and re.match(r"^\s*(?:more|fewer|less)\b", after[votes.end() :]):
            return None
        if votes and _AHEAD.match(after[votes.end() :]):
            return "margin_votes"
        if _SEATS.match(after):
            return None if re.search(r"\d\s+(?:out\s+)?of\s+(?:the\s+)?$", before) else "seats"
        if value < 100 and number["scale"] is None and not _VOTES.match(after):
            return None
        if _REGISTERED.match(after) or _REGISTERED_BEFORE.search(before):
            return "registered"
        if _INVALID.match(after) and not re.match(r"^\s*votes?\s+(?!were|invalid|reject|spoil)", after):
            return "invalid_votes"
        if _BLANK.match(after):
            return "blank_votes"
        if _CAST.match(after) or _CAST_OF.match(after):
            return "ballots_cast"
        if (
            _VALID.match(after)
            and re.match(r"^\s*(?:were\s+)?valid\s+(?:votes|ballots)?\s*(?:$|[.,;)]|were|out)", after)
            and not self._verbs.search(before[-25:])
        ):
            return "valid_votes"
        if _VOTES.match(after):
            # A handful of votes is one in a chamber.
            return "votes" if value >= 200 or re.match(r"^\s*votes?\s*(?:\(|,\s*or\s)", after) else None
        if value >= 1000 and _PARENTHESIS.search(before) and re.match(r"^\s*\)", after):
            return "votes"
        if value >= 1000 and running == "votes" and re.match(r"^\s*(?:[.,;)]|in\b|and\b|or\b|$)", after):
            return "votes"
        if value >= 1000 and re.search(r"\bvotes\s+at\s+$|\bagainst\s+$", before) and not re.match(r"^\s*[a-z]{4}", after):
            return "votes"
        if value >= 1000 and re.match(r"^\s*\(\s*\d+(?:[.,]\d+)?\s*(?:%|percent|per\s?cent)", after):
            return "votes"
        if re.match(r"^\s*(?:\(|,\s*or|or)\s*\d", after) and re.search(
            r"\b(?:with|votes|received|won|got|secured|polled|garnered|obtained|:|–|-)\s*(?:of\s+)?$", before, re.I
        ):
            return "votes"
        return None

    def _year(self, before: str, after: str) -> int | None:
        found = _YEAR_AFTER.match(after)
        return int(found[1]) if found else None

    def _comparator(self, number: Number, before: str) -> str:
        for sign, pattern in _COMPARATORS:
            if pattern.search(before[-24:]):
                return sign
        return "~" if number["scale"] else "="

    # -- whose it is ------------------------------------------------------------------------------------------------------------------

    def _bind(
        self,
        body: str,
        numbers: list[Number],
        position: int,
        names: list[Name],
        offset: int,
        previous: tuple[Number, Name | None, str] | None,
        measure: str,
    ) -> tuple[Name | None, str]:
        number = numbers[position]
        after_names = [n for n in names if n.start - offset >= number.end()]
        if after_names:
            gap = body[number.end() : after_names[0].start - offset]
            owns = re.match(r"^['\u2019]s?\s+[\d.]", body[after_names[0].end - offset :])
            if (
                not owns
                and len(gap) < 60
                and ((after_names[0].special and not re.search(r"[,;:.]", gap)) or _FOR.match(gap) or _WON_BY.match(gap))
            ):
                return after_names[0], "for"
        before_names = [n for n in names if n.end - offset <= number.start()]
        if not before_names and after_names and _FRONTED.match(body[: number.start()]):
            gap = body[number.end() : after_names[0].start - offset]
            if re.match(r"^[^,;:.]{0,40},\s*(?:the\s+)?(?:[\w-]+\s+){0,3}$", gap):
                return after_names[0], "fronted"
        if not before_names:
            return (previous[1], "pair") if previous is not None and _PAIR.match(body[previous[0].end() : number.start()]) else (None, "")
        reach = 0
        while len(before_names) > 1 and _further(body[before_names[-2].end - offset : before_names[-1].start - offset]):
            # "A of the B party with 42 %", "A, who heads B, …": B only says more about A.
            reach = reach or before_names[-1].end
            before_names = before_names[:-1]
        nearest = before_names[-1]
        if previous is not None and previous[1] is not None and nearest.end - offset <= previous[0].start():
            gap = body[previous[0].end() : number.start()]
            if _PAIR.match(gap):
                return previous[1], "pair"
            # A second number of the same measure with no name of its own is somebody else's.
            if not self._verbs.search(gap) or len(gap) > 40:
                return None, ""
            return (
                (previous[1], "again")
                if measure != previous[2]
                and re.match(
                    r"^[^.;]*?(?:\band|,)\s+(?:won|received|took|secured|winning|taking|securing|takes|gets|wins|gains|got|has|gained)\b",
                    gap,
                )
                else (None, "")
            )
        gap = body[(reach or nearest.end) - offset : number.start()]
        if _ABOUT_PRONOUN.search(gap):
            return None, ""
        if len(gap) < 26 and _LISTED.match(body[number.end() :].lstrip()) and not re.search(r"[,;:.]", gap):
            return nearest, "listed"
        defeated = [
            n
            for n in before_names
            if re.match(
                r"^\s*(?:,[^,]{0,60},)?\s*(?:has\s+|had\s+)?(?:defeated|beat|defeats|beats)\b",
                body[n.end - offset : n.end - offset + 90],
                re.I,
            )
        ]
        if defeated and re.search(r"\bwith\b[^,;]{0,40}$|\bby\s+(?:winning|taking|securing)\b[^,;]{0,30}$", body[: number.start()], re.I):
            return defeated[-1], "defeated"
        if _ADJACENT.match(gap) or _POSSESSED.match(gap):
            return nearest, "adjacent"
        if re.match(r"^\s*,\s*(?:\w+ly\s+)?\w+ing\b", gap) and len(before_names) > 1:
            # "A came second to B, receiving 22 %": of whom it is said hangs on the clause's subject.
            return None, ""
        chosen = nearest
        if (
            not nearest.certain
            and len(before_names) > 1
            and re.search(r"(?:\bof|\bfrom|\(|,)\s+(?:the\s+)?$|\($", body[: nearest.start - offset])
            and not re.match(r"^\s*,?\s*(?:who|which|has|had)?\s*(?:won|received|got|took|secured|polled|with|had|(?:re-?)?elected)\b", gap)
        ):
            # "A, of the B party, won": the party only says more about A.
            chosen = before_names[-2]
        between = body[chosen.end - offset : number.start()]
        if (
            len(between) <= 130
            and self._verbs.search(between)
            and not re.search(
                r"[;:]|\b(?:while|whereas|but|whose|turnout|against|beat|beating|defeat(?:ed|ing)?|over(?!\s*$))\b", between, re.I
            )
            and (measure != "seats" or self._governs(between))
        ):
            return chosen, "verb"
        if (
            len(between) <= 160
            and re.search(r"\b(?:won|win|wins|winning|victory|re-elected|reelected|elected|defeated|beat)\b", between, re.I)
            and re.search(r"\bwith\b[^,;]{0,40}$", between, re.I)
        ):
            # "A defeated B with 52 %": the winner's.
            subject = next(
                (
                    n
                    for n in before_names
                    if re.match(r"^[^.;]*?\b(?:won|wins|defeated|beat|defeats|was\s+re-?elected)\b", body[n.end - offset : number.start()])
                ),
                chosen,
            )
            return subject, "won-with"
        return None, ""

    def _governs(self, between: str) -> bool:
        """Say whether a verb of winning stands between; "with" and the like only right behind the name or a place gained."""
        verbs = {found.group().lower() for found in self._verbs.finditer(between)}
        return bool(verbs - _WEAK) or bool(_DIRECT.match(between) or _PLACED.search(between))

    def _names(self, text: str, sentence: Sentence) -> list[Name]:
        """Return what can be an option: persons, options of the reference, capitalised names, "against all"."""
        names: list[Name] = []
        tokens = sentence.tokens
        at = 0
        while at < len(tokens):
            token = tokens[at]
            special = next((key for key in token.senses.get("measure", ()) if key in ("against_all", "blank")), None)
            if special == "against_all":
                names.append(Name(token.start, token.end, None, special, True))
            elif token.cls == "M" and token.data.kind == "generic" and self._party(text, tokens, at):
                end = at + 1
                while (
                    end < len(tokens)
                    and end - at < 6
                    and (
                        tokens[end].low in _LINKS
                        or self._capital(text, tokens[end], 1)
                        or (tokens[end].cls == "M" and text[tokens[end].start].isupper())
                    )
                ):
                    end += 1
                names.append(Name(token.start, tokens[end - 1].end, None))
                at = end
                continue
            elif token.cls == "M":
                mention = token.data
                if (
                    at
                    and tokens[at - 1].low == "by"
                    and at > 1
                    and tokens[at - 2].low in ("headed", "led", "backed", "supported", "founded", "chaired")
                ):
                    at += 1
                    continue
                if mention.name and mention.kind == "generic":
                    names.append(Name(mention.name_start, token.end, None, None, True))
                elif (
                    mention.kind in ("named", "pronoun")
                    and len(mention.who) == 1
                    and (mention.who[0].person or mention.who[0].named)
                    and (mention.kind == "named")
                ):
                    who = mention.who[0]
                    led = self._of_leader(tokens, at)
                    names.append(Name(who.start, led, None, None, True) if led else Name(who.start, who.end, who.person, None, True))
                elif mention.kind == "pronoun" and mention.word in _PERSONAL and len(mention.who) == 1 and mention.who[0].person:
                    names.append(Name(token.start, token.end, mention.who[0].person, None, True, True))
                elif len(mention.who) > 1 and all(w.person for w in mention.who):
                    names.extend(Name(w.start, w.end, w.person, None, True) for w in mention.who)
            elif "option" in token.senses or self._capital(text, token, at):
                end = at + 1
                known = "option" in token.senses
                while (
                    end < len(tokens)
                    and end - at < 8
                    and tokens[end].start - tokens[end - 1].end <= 1
                    and (
                        self._capital(text, tokens[end], 1)
                        or self._goes_on(text, tokens, end)
                        or (
                            self._links(tokens, at, end)
                            and any(self._capital(text, t, 1) for t in tokens[end + 1 : end + 3])
                            and all(self._capital(text, t, 1) or t.low in _LINKS for t in tokens[end + 1 : end + 2])
                        )
                    )
                ):
                    known = known or "option" in tokens[end].senses
                    end += 1
                names.append(Name(token.start, tokens[end - 1].end, None, None, known))
                at = end
                continue
            at += 1
        return names

    def _of_leader(self, tokens: list[Token], at: int) -> int:
        """Return the end of "Sheikh Hasina's alliance", 0 if the name stands for itself."""
        noun = tokens[at + 2] if at + 2 < len(tokens) and tokens[at + 1].cls == "poss" else None
        return noun.end if noun is not None and noun.low in self._parties else 0

    def _links(self, tokens: list[Token], first: int, at: int) -> bool:
        """Say whether a small word goes on a name: "van", "al" in any, "of the" and "for" only in a party's."""
        low = tokens[at].low
        return low in _LINKS and (low not in _PARTY_LINKS or any(t.low in self._parties for t in tokens[first:at]))

    def _party(self, text: str, tokens: list[Token], at: int) -> bool:
        """Say whether a capitalised word for a body opens a name: "Coalition for Change"."""
        return (
            at > 0
            and text[tokens[at].start].isupper()
            and at + 2 < len(tokens)
            and tokens[at + 1].low in ("for", "of")
            and text[tokens[at + 2].start].isupper()
        )

    def _goes_on(self, text: str, tokens: list[Token], at: int) -> bool:
        """Say whether a name goes on here: an apostrophe inside it, or a capitalised "Party"."""
        token = tokens[at]
        if token.low == "-" or tokens[at - 1].low == "-":
            # "Tsai Ing-wen"
            return token.start == tokens[at - 1].end and at + 1 < len(tokens) and (token.low != "-" or tokens[at + 1].start == token.end)
        if token.low == "of" and at + 1 < len(tokens) and tokens[at + 1].cls == "M":
            # "Brothers of Italy"
            return not tokens[at - 1].senses and tokens[at + 1].data.kind == "named" and not tokens[at + 1].data.who[0].named
        if tokens[at - 1].low == "of":
            return token.cls == "M"
        if token.low in ("'", "’"):
            return at + 1 < len(tokens) and tokens[at + 1].start == token.end and tokens[at + 1].cls == "w"
        if tokens[at - 1].low in ("'", "’"):
            return token.start == tokens[at - 1].end
        return token.cls == "M" and token.data.kind == "generic" and text[token.start].isupper()

    def _capital(self, text: str, token: Token, at: int) -> bool:
        if token.cls not in ("w", "adverb") or not text[token.start].isupper() or token.low in _CALENDAR or token.low in _NO_NAME:
            return False
        if (
            token.senses
            and not ({"option", "surname", "commonname", "person"} & token.senses.keys())
            and not (at and token.senses.keys() <= {"eval", "object", "ask", "speech", "role", "quantifier", "mood", "phrase"})
        ):
            return False
        return bool(token.senses) or at > 0 or len(token.low) > 3

    def _in_words(self, body: str, names: list[Name], offset: int) -> Iterator[Figure]:
        """Read "more than half of the votes"."""
        for found in _WORDS.finditer(body):
            word = " ".join(found["word"].lower().split())
            if word not in _WORD_VALUES or found["what"].lower() == "seats":
                continue
            before = body[max(0, found.start() - 40) : found.start()]
            comparator = next((sign for sign, pattern in _COMPARATORS if pattern.search(before)), "=")
            owner = [n for n in names if n.end - offset <= found.start()]
            if (
                not owner
                or not self._verbs.search(body[owner[-1].end - offset : found.start()])
                or comparator == "="
                or _NEEDED.search(body)
                or re.search(r"\b(?:not|without|fail\w*|needs?|unless|if)\b", body, re.I)
            ):
                continue
            name = owner[-1]
            yield Figure(
                "vote_share",
                Decimal(_WORD_VALUES[word]),
                "percent",
                comparator,
                name.start,
                offset + found.end(),
                name,
                None,
                None,
                None,
                None,
                "en.figure.vote_share.words",
                "0.75",
            )


def _kinds(previous: tuple[Number, Name | None, str] | None) -> tuple[str, ...]:
    return () if previous is None else (previous[2],)


_PART = re.compile(r";|,\s+(?:while|whereas|but)\b", re.I)


def _status_at(body: str, number: Number, said: list[tuple[int, str]]) -> str | None:
    """Return the status said in the number's part of the sentence, where another part says another."""
    if len({status for _, status in said}) < 1 or not _PART.search(body):
        return None
    first = max((found.end() for found in _PART.finditer(body) if found.end() <= number.start()), default=0)
    last = next((found.start() for found in _PART.finditer(body) if found.start() >= number.end()), len(body))
    own = [status for at, status in said if first <= at < last]
    return own[0] if own else "" if first else None


def _further(between: str) -> bool:
    """Say whether what stands between two names makes the second say more about the first: "A of the B party"."""
    return len(between) < 60 and not re.search(r"[\d;]|\bahead\s+of", between) and bool(_FURTHER.search(between))


def _percent(number: Number) -> bool:
    unit = (number["unit"] or "").strip().lower()
    return unit.startswith(("%", "perc", "per", "pct")) and "point" not in unit


def _value(number: re.Match[str]) -> Decimal | None:
    raw = number["number"].replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    raw = raw.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", raw) else raw.replace(",", ".")
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return None
    if number["scale"]:
        value *= 1_000_000 if "million" in number["scale"].lower() else 1_000
        value = Decimal(int(value)) if value == int(value) else value
    return value if value < Decimal("1e12") else None


def _round(body: str) -> int | None:
    low = body.lower()
    second = re.search(r"\b(?:second|2nd)\s+round\b|\brun-?off\b", low)
    first = re.search(r"\bfirst\s+round\b", low)
    if bool(second) == bool(first):
        return None
    return 2 if second else 1
