"""A sentence with numbers as a row of slots: numbers, names, the words that govern them; each of one kind.

Belongs here: cutting a sentence into slots by the lexicon, reading numbers and the names of options. Does not: the table of kinds (kinds),
what a number measures and whose it is (figures).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from text_to_num import text2num

from pipeline.coding import kinds
from pipeline.coding.document import Sentence
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.tokens import Token, unit

_PIECE = re.compile(
    r"(?=\S)(?:(?P<word>[^\W\d_]+(?:[-/+][^\W\d_]+)*)"
    r"|\[\d{1,3}\]"
    r"|(?<![\w.,/$€£¥-])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d|,\d)"
    r"|\d+(?:[.,]\d+)?)(?:(?=(?:m|mn|million|pc)\b)|(?![\w/]|[.,]\d|-(?!points?\b)[^\W_]))"
    r"|(?P<mark>['’]s\b|\.{2,}|[^\w\s])|\S+?(?=[\s,;)]|$))"
)
"""A word, a reference's mark, a number (2,852,348, 6,05,08,212, 1.2m), a mark, or whatever else stands between blanks."""
_UNIT = re.compile(
    r"(?P<scale>[\s-]*(?:million|mn)\b|[\s-]+(?:thousand|lakhs?|crores?)\b|m\b|\sm(?=\s+(?:votes|people|voters)\b))?"
    r"(?P<unit>\s?(?:%|pc\b)|\s(?:percentage|per\s?cent(?:age)?|pct)\s?points?\b|[\s-]points?\b|\s(?:percent|per\s?cent|pct)\b)?", re.I
)  # fmt: skip
_LOOSE = re.compile(r"(?P<number>\d{1,3}, ?\d{3}(?P<third>, ?\d{3})?)(?![\d,.%])(?P<noun>\s(?:votes|ballots|voters)\b)?")
_DOTTED = re.compile(r"\d{1,3}\.\d{3}")
_DOTTED_VOTES = re.compile(r"(?<![\d.,])\d{1,3}\.\d{3}\s(?:votes|ballots|voters)\b")
"""Thousands set off by a point, as some countries write them; where the noun stands behind one, all such numbers of the text are."""
_TIME = re.compile(
    r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|o['’]clock|hrs?\b|hours\b)|\d{1,2}(?::|(?P<point>\.))\d\d(?![\d%]|\s(?:per|%))"
)
"""An hour, behind one of these words:"""
_HOURS = frozenset(("of", "at", "by", "until", "till", "before", "from", "to"))
_ROUGH = frozenset(("hundred", "thousand", "million"))
_SCALES = {"thousand": 1_000, "lakh": 100_000, "crore": 10_000_000}
"""What a number's word is worth, if it is no million."""
_WHOLE = 1_000_000
"""From here on a number's word is a misprint: "2,624,565 million votes"."""
_SPACE = "\u00a0\u202f "
_MARKS = (
    dict.fromkeys(("–", "—", "-", "|", "=", ":", *("." * dots for dots in range(2, 60))), kinds.COLON)
    | dict.fromkeys(("’", "'", "'s", "’s"), kinds.POSSESSIVE)
    | dict.fromkeys('“”„«»"', kinds.FILLER)
    | dict.fromkeys("([", kinds.OPEN)
    | dict.fromkeys(")]", kinds.CLOSE)
    | {",": kinds.COMMA, ";": kinds.SEMICOLON, "•": kinds.SEMICOLON, ".": kinds.STOP, "/": kinds.SLASH}
)
_PERSONAL = frozenset(("he", "she", "him", "her"))
_LINKS = frozenset(("bin", "al", "de", "da", "for", "of", "a", "the", "and", "van", "von", "der", "el", "dos", "du", "di", "la", "le", "&"))
_PARTY_LINKS = frozenset(("of", "for", "a", "the", "and", "&"))
_NAMED = frozenset(kinds.spelt("part nonpartisans no_option title answer"))
"""Kinds that can stand for a name or a number."""
_NUMERAL = "#"
"""Of a word that may begin a number in words: no slot keeps it."""
_OF_YEAR = frozenset(kinds.spelt("share seats cast people"))
"""Behind these "2000" is no year."""
_LABELLING = frozenset(kinds.spelt("word title filler"))
_OPENING = frozenset(kinds.spelt("won have give beat against moved gained"))
"""Behind the name that opens a sentence."""
_SIDED = frozenset(kinds.spelt("won have"))
_NO_PHRASES: dict[str, list[tuple[list[str], str]]] = {}
_HOUSES = frozenset(("presidency", "presidential administration", "presidential office", "president's office"))
"""Offices that are no person."""
_FOREIGN = frozenset(("mission_head", "organisation_head", "organisation_official", "ambassador", "spokesperson"))
"""Those who stand for nothing."""
_INNER = re.compile(r"(?:[Tt]he\s)?(?:[a-z-]+\s)+(?=[A-Z])|The\s(?=[A-Z])")
"""What stands before the capitalised part of a mention."""
_JUNIOR = re.compile(r",?\s[JS]r\.?$")
_QUOTED = re.compile(
    r"[\"“„«](?=[^\"“”„«»\d]{2,60}[\"”“»])([A-Z][\w'’-]*(?:,?\s(?:[A-Z][\w'’-]*|[a-z]{1,3}|and|bloc|party|[–-]))*)[\"”“»](?=(?:\s\([^()]{2,30}\))?,?\s*(?:[-–—(:=]|with\s|at\s|on\s|won\s|got\s)?\s*\(?\d)"
)
"""A name in quotation marks with a number behind it."""
_NICKNAMED = re.compile(r"[A-Z][\w-]+\s[\"“][A-Z][\w-]+[\"”]\s(?P<last>[A-Z][\w-]+)")
"""A person's name with another one in quotation marks within."""
_REPORTED = frozenset(("we", "i", "you", "they", "he", "she", "it", "the", "our"))
"""Openers of what somebody says."""
_IN_BEHIND = re.compile(
    r"(?:\s\([^()]{1,20}\))?(?:\s(?:people|voters|citizens)\s(?:voted|(?:have\s|had\s)?cast\s(?:their\s)?(?:votes?|ballots?)))?"
    r"(?:\sfor\s\d+\s(?:[A-Z]\w+\s){0,2}seats)?(?:\s(?:of\s)?(?:the\s)?(?:valid\s)?(?:votes?|ballots?|seats)(?:\scast)?)?\s(?:in|across)\s"
    r"(?:the\s(?:\w+\s)?(?P<part>[a-z]+)\b|\d+\s(?P<parts>[a-z]+)\b|(?:his|her|its|their|the)\s(?:[\w'’-]+\s){0,3}(?P<own>constituency|seat|province|district)\b|(?P<name>[A-Z][\w-]+))"
)
_IN_BEFORE = re.compile(
    r"(?=[TtPpSsCcLlHhRr,;:])(?:(?:(?:[Tt]urnout|[Pp]articipation|[Ss]eats|[Cc]onstituencies|[Ll]owest|[Hh]ighest|(?P<mark>[,;:](?:\s(?:while|and|but))?))\s(?:in|across)|[Rr]esults?\s(?:for|from))\s(?P<name>[A-Z][\w-]+)[;:]?"
    r"|\bhome\s(?:province|region|state|district|county|constituency)\b)"
)
_HOUSE_BEHIND = re.compile(
    r"(?:\s(?:seats|mandates|of\sthe\svotes?))?\s(?:for|in|to)\s(?:the\s)?(?P<house>[A-Za-z]+(?:\s(?:of\s)?[A-Za-z]+)?)\b"
)
"""What chamber a number is of: "26.06% for the Senate"."""
_OF_PLACE = re.compile(r"\sof\s(?P<name>[A-Z][\w-]+)['’]s?\s(?:[a-z]+\s)?\d+\s(?:seats|constituencies|mandates|ridings)\b")
"""How many there are in a part of the country: "32 of Bangkok's 33 constituencies"."""
_REPORTS = re.compile(r"\s(?:reports|reported|says|said|writes|wrote|adds|added|notes|noted|recalls|recalled)(?=[.,;]|$)")
"""Behind whoever ends a sentence with what others did: ", Sky reports."."""
_NEXT_PART = re.compile(r";|\snationwide|\snationally|\soverall|\scompared")
"""Where what is said of a place ends."""
_ABBREVIATED = re.compile(r"[A-Z][\w'’-]+ for (?:the )?(?:[A-Z][\w'’-]+ (?:and |of |the )*){1,4}\([A-Z][\w-]*[A-Z]\)")
"""A party's name with its short form: "Revolution for Prosperity (RFP)"."""
_SHORT_FORM = re.compile(r"\s\([^()]*\)$")
_WORD = re.compile(r"\S+")
_OF_MANY = re.compile(r"['’] ([A-Z]\w+)")
_MANY = re.compile(r"\s(?:parties|groups|factions|lists|blocs|alliances|forces)\b")
"""Behind an adjective, several that share what they have."""
_CANDIDATE = re.compile(r"\scandidate\b")
_LED_BY = re.compile(r"[A-Z][\w-]*-(?:led|backed|dominated)\s(?=[A-Z])")
_WING = re.compile(r"\s\((?P<first>[A-Z])[a-z]+(?:[ -][A-Z][a-z]+)*\)")
"""Of several parties of one name which: "CPN (Maoist Centre)"."""
_ACRONYM = 5
_INCLUDED = re.compile(r",\s(?:including|among them|such as)\s(?:[a-z-]+\s){0,4}(?:[a-z]+-)?$"), re.compile(r",\s[a-z]")
"""Before and behind one of many: "none of the others, including Ann Other, reached two percent"."""
_HEADED = re.compile(r"\s(?:party\s)?(?:leader|chief|boss|chairman|chairwoman)\s(?=(?:had|has|took|won|got|polled|received|scored)\b)")
"""Behind a party's name, where somebody is meant who stands at its head."""
_ADHERENT = 60
"""Characters before a name in which those stand who follow it."""
_QUOTES = frozenset("\"'“”‘’«»")
_ROW = re.compile(
    r"(?P<label>[A-Z][^\d\n:=–—|()-]{0,40}?)\s*[:=–—|-]?\s*\d[\d.,\s]*(?:%|percent|votes|seats)?[\s(]*[\d.,]*\s*%?[)\s.]*(?=\n|$)"
)
"""A line of a list: "Liberal 4,506,236 (36.28%)"."""
_BLANK = re.compile(r"\s*")
_INSIDE = frozenset("-/+'’")
"""Marks within a name."""


@dataclass(slots=True)
class Name:
    """An option as it stands in the text."""

    start: int
    end: int
    person: str | None
    special: str | None = None
    """against_all or blank"""
    certain: bool = False
    """a person or option that is known, not only a capitalised word"""
    pronoun: bool = False


@dataclass(slots=True)
class Number:
    """A number with its unit ("%", "points" or none) and what is said of its exactness."""

    value: Decimal
    unit: str
    exact: bool
    """whether it has decimals or groups of thousands"""
    comparator: str = "="
    spelled: bool = False


@dataclass(slots=True)
class Slot:
    """A stretch of the text and its kind, a letter of kinds.py."""

    kind: str
    start: int
    end: int
    number: Number | None = None
    name: Name | None = None
    partners: tuple["Slot", ...] = ()
    """numbers that say the same in another measure: "2,852,348 votes (59.02%)" """
    nouns: str = ""
    """kinds of what stands behind a partner within its parentheses"""


class Slots:
    """Cuts sentences into slots."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists = lexicon.files["figures"]
        self._single: dict[str, str] = dict(_MARKS)
        self._phrases: dict[str, dict[str, list[tuple[list[str], str]]]] = {}
        """first word → second word → phrases with their kinds, longest first"""
        for key, kind in kinds.LISTS.items():
            for phrase in lists[key]:
                words = _pieces(phrase)
                if len(words) == 1:
                    self._single.setdefault(words[0], kind)
                else:
                    self._phrases.setdefault(words[0], {}).setdefault(words[1], []).append((words, kind))
        for found in (found for second in self._phrases.values() for found in second.values()):
            found.sort(key=lambda pair: -len(pair[0]))
        self._parties, self._bodies = frozenset(lists["parties"]), frozenset(lists["bodies"])
        self._no_name, self._numbers = frozenset(lists["no_name"]), frozenset(lists["numbers"])
        self._joined = frozenset(lists["joined_names"])
        self._closers = frozenset(lists["closers"])
        self._openers = frozenset(lists["openers"])
        self._places, self._chambers = frozenset(lists["places"]), frozenset(lists["chambers"])
        self._constituents = frozenset(lists["constituents"])
        bodies, heads, telling = ("|".join(lists[key]) for key in ("counting_bodies", "heads", "telling"))
        self._herald = (
            re.compile(
                rf"\b(?:its|(?:{bodies})(?:['’]s)?|(?=(?:{heads})\sof\s[^,]*(?:{bodies})))\s?(?:{heads})(?:\sof\s[^,]{{3,50}})?,?\s$", re.I
            ),
            re.compile(rf",?\s(?:{telling})\b"),
        )
        """Before and behind the name of who announces a result"""
        self._upper_houses = tuple(lists["upper_houses"])
        self._seats_of = (self._chambers | {"assembly", "house"}) - self._parties
        self._adherents = re.compile(rf"\b(?:{'|'.join(lists['adherents'])})\s(?:of|under|around)\s(?:[a-z-]+\s){{0,4}}$")
        self._whole = frozenset(lists["whole_names"])
        self._houses = frozenset(name for name in lists["whole_names"] if " " in name)
        self._predicates, self._sides = frozenset(lists["predicates"]), frozenset(lists["sides"])
        self._referendum = frozenset(lists["referendum"])
        self._parts = {word: Decimal(str(value)) for word, value in lists["parts"].items()}
        self._single = dict.fromkeys(_PERSONAL, kinds.PRONOUN) | self._single | dict.fromkeys((*self._numbers, "a"), _NUMERAL)
        self._months, self._dated = lexicon.words["months"], frozenset(lexicon.calendar.forms())

    def read(self, text: str, sentence: Sentence, incumbent: Name | None = None) -> list[Slot]:
        """Return the slots of a sentence in order; `incumbent` is who "the incumbent" is."""
        names = _quoted(text, sentence, [name for name in self.names(text, sentence) if not self._reporting(text, sentence, name)])
        found = list(_PIECE.finditer(text, sentence.start, sentence.end))
        # All in one go: a piece never holds a line's end.
        words = _low("\n".join([piece.group() for piece in found])).split("\n") if found else []
        single, phrases = self._single, self._phrases
        slots: list[Slot] = []
        at, count = 0, len(found)
        upcoming = iter([*names, Name(sentence.end, sentence.end, None)])
        name = next(upcoming)
        while at < count:
            piece, word = found[at], words[at]
            start, end = piece.span()
            while name.start < start:
                name = next(upcoming)
            if name.start < end:
                quoted = (
                    bool(slots) and slots[-1].kind == kinds.POSSESSIVE and slots[-1].end == name.start and text[slots[-1].start] in _QUOTES
                )
                slots[len(slots) - quoted :] = [Slot(kinds.NO_OPTION if name.special else kinds.NAME, name.start, name.end, None, name)]
                while at < count and found[at].start() < name.end + (quoted and text[name.end : name.end + 1] in _QUOTES):
                    at += 1
                if at < count and words[at] in self._sides and words[at - 1] in self._referendum:
                    # "the Yes side"
                    at += 1
                continue
            kind, length = single.get(word, kinds.WORD), 1
            if kind == _NUMERAL and words[at + 1 : at + 2] and (part := self._kind(words, at))[0] == kinds.PART:
                # "two thirds" is no two
                kind, length = part
            elif (
                kind == _NUMERAL
                or piece.lastgroup == "number"
                or "-" in word
                or (word == "half" and words[at + 1 : at + 3] == ["a", "million"])
            ):
                number = self._number(text, found, words, at)
                if number is not None and slots and _of_name(text, slots[-1], piece):
                    # "the liberal Top 09"
                    slots[-1] = _longer(slots[-1], end)
                    at = number[1]
                    continue
                if number is not None:
                    slots.append(number[0])
                    at = number[1]
                    continue
                kind = kinds.FILLER if word == "a" else kinds.WORD if kind == _NUMERAL else kind
            if length == 1 and word in phrases and words[at + 1 : at + 2] and words[at + 1] in phrases[word]:
                kind, length = self._kind(words, at)
                if kind == _NUMERAL:
                    kind = kinds.FILLER if word == "a" else kinds.WORD
            if kind == kinds.FILLER:
                at += length
                continue
            if kind == kinds.AGAINST and slots and text[start].isupper():
                # "the Alliance Against the Dictatorship"
                kind = kinds.WORD
            slot = Slot(kind, start, end if length == 1 else found[at + length - 1].end())
            if kind in _NAMED:
                self._fill(slot, words[at : at + length], incumbent if at and words[at - 1] == "the" else None)
            slots.append(slot)
            at += length
        return slots

    def _reporting(self, text: str, sentence: Sentence, name: Name) -> bool:
        """Say whether a name is only that of who says so: ", Sky reports."; "the commission's head, Ann Other, announced"."""
        if text.endswith(", ", 0, name.start) and _REPORTS.match(text, name.end) is not None:
            return True
        before, behind = self._herald
        if behind.match(text, name.end) is None:
            return False
        titled = text.rfind(", ", name.start, name.end)
        return before.search(text, sentence.start, titled + 2 if titled > 0 else name.start) is not None

    def _fill(self, slot: Slot, words: list[str], incumbent: Name | None) -> None:
        """Give a slot that stands for a name or a number what it stands for."""
        if slot.kind == kinds.PART:
            slot.kind, slot.number = kinds.NUMBER, Number(self._parts[" ".join(words)], "part", False, spelled=True)
        elif slot.kind == kinds.NONPARTISANS:
            slot.kind, slot.name = kinds.NAME, Name(slot.start, slot.end, None, certain=True)
        elif slot.kind == kinds.ANSWER:
            slot.kind, slot.name = kinds.NO_OPTION, Name(slot.end - len(words[-1]), slot.end, None, certain=True)
        elif slot.kind == kinds.NO_OPTION:
            slot.name = Name(slot.start, slot.end, None, "blank" if "blank" in words else "against_all", True)
        elif incumbent is not None and words[0] in ("incumbent", "president"):
            slot.kind, slot.name = kinds.NAME, incumbent

    def _kind(self, words: list[str], at: int) -> tuple[str, int]:
        """Return the kind of what begins at a word and of how many words it is."""
        following = words[at + 1] if at + 1 < len(words) else ""
        for phrase, kind in self._phrases.get(words[at], _NO_PHRASES).get(following, ()):
            if words[at : at + len(phrase)] == phrase:
                return kind, len(phrase)
        return self._single.get(words[at], kinds.WORD), 1

    # -- numbers ----------------------------------------------------------------------------------------------------------------------

    def _number(self, text: str, found: list[re.Match[str]], words: list[str], at: int) -> tuple[Slot, int] | None:
        raw, after = found[at]["number"], at + 1
        if raw is not None and raw.isdigit() and (loose := _LOOSE.match(text, found[at].start())) is not None:
            # "780, 691 votes": a group that has come loose; without a noun it may be a list.
            while after < len(found) and found[after].start() < loose.end("number"):
                after += 1
            if loose["noun"] is None and loose["third"] is None:
                return Slot(kinds.WORD, found[at].start(), loose.end("number")), after
            value, raw = _value(loose["number"].replace(", ", ",")), loose["number"]
        elif raw is not None:
            if text.endswith("majority of the ", 0, found[at].start()):
                # "a majority of the 275 seats": who knows how many.
                return Slot(kinds.WORD, *found[at].span()), after
            value = _value(raw)
            if _DOTTED.fullmatch(raw) and _DOTTED_VOTES.search(text) is not None:
                value = _value(raw.replace(".", ""))
            hour = _TIME.match(text, found[at].start()) if at and words[at - 1] in _HOURS else None
            hour = None if hour is not None and hour["point"] and words[at - 2 : at] not in (["as", "of"], ["as", "at"]) else hour
            if hour is not None:
                # "as of 10.00", "by 5 p.m."
                while after < len(found) and found[after].start() < hour.end():
                    after += 1
                return Slot(kinds.WORD, *hour.span()), after
            day = words[at + 1 : at + 2] + words[max(0, at - 2) : at] if value <= 31 and raw.isdigit() else []
            if not self._dated.isdisjoint(day):
                return Slot(kinds.WORD, *found[at].span()), after
        elif words[at : at + 3] == ["half", "a", "million"]:
            return Slot(
                kinds.NUMBER, found[at].start(), found[at + 2].end(), number=Number(Decimal(500_000), "", False, spelled=True)
            ), at + 3
        elif words[at] == "a" and words[at + 1 : at + 2] in (["seat"], ["mandate"]) and words[at + 2 : at + 3] in (["each"], ["apiece"]):
            return Slot(kinds.NUMBER, *found[at].span(), number=Number(Decimal(1), "", False, spelled=True)), after
        elif words[at] in _ROUGH:
            # "a few hundred votes"
            return None
        elif self._spelled(words[at]) or (words[at] == "a" and words[at + 1 : at + 2] == ["million"]):
            while after < len(words) and (
                self._spelled(words[after]) or (words[after] == "and" and after + 1 < len(words) and self._spelled(words[after + 1]))
            ):
                after += 1
            said_value = _spelled_out(words[at:after])
            if said_value is None and "and" in words[at:after]:
                # "won six and five": two numbers.
                after = at + words[at:after].index("and")
                said_value = _spelled_out(words[at:after])
            if said_value is None:
                return None
            value = said_value
        else:
            return None
        unit = _UNIT.match(text, found[after - 1].end())
        assert unit is not None
        end, said = unit.end(), (unit["unit"] or "").lower()
        if unit["scale"] and value < _WHOLE:
            value *= next((worth for word, worth in _SCALES.items() if word in unit["scale"].lower()), 1_000_000)
            value = Decimal(int(value)) if value == int(value) else value
        while after < len(found) and found[after].start() < end:
            after += 1
        measured = "points" if "point" in said else "%" if said else ""
        if raw is not None and not measured and len(raw) == 4 and raw.isdigit() and raw[:2] in ("19", "20") and not unit["scale"]:
            following = self._kind(words, after)[0] if after < len(words) else ""
            if following not in _OF_YEAR or words[after : after + 1] in (["vote"], ["ballot"]):
                return Slot(kinds.YEAR, *found[at].span(), number=Number(value, "year", True)), after
        exact = raw is not None and not raw.isdigit()
        number = Number(value, measured, exact, "~" if unit["scale"] and raw is not None else "=", raw is None)
        return Slot(kinds.NUMBER, found[at].start(), end, number=number), after

    def _spelled(self, word: str) -> bool:
        return word in self._numbers or ("-" in word and all(part in self._numbers for part in word.split("-")))

    def is_place(self, text: str, sentence: Sentence) -> bool:
        """Say whether "In Istanbul, …" opens a sentence, a place that is neither country nor capital: the figures are of it only."""
        if not self._bodies.isdisjoint(token.low for token in sentence.tokens[2:5]):
            return True
        token = next((token for token in sentence.tokens[1:3] if text[token.start].isupper()), None)
        if token is None or token.cls not in ("w", "adverb") or token.low in self._no_name:
            return False
        return not {"election", "actor", "capital", "option"} & token.senses.keys()

    def openers(self, text: str, sentence: Sentence) -> list[int]:
        """Return where what a sentence says of a part of the country begins: "turnout in Lviv …", "in his home province …"."""
        found = _IN_BEFORE.finditer(text, sentence.start, sentence.end)
        return [part.end() for part in found if part["name"] is None or self._a_place(sentence, part.start("name"), part["mark"] is None)]

    def elsewhere(self, text: str, sentence: Sentence, start: int, end: int, openers: list[int]) -> bool:
        """Say whether a number is of a part of the country only: "52 percent in Istanbul", or behind one of `openers`."""
        behind = _IN_BEHIND.match(text, end, sentence.end)
        if behind is not None and (
            behind["part"] in self._places
            or behind["parts"] in self._places
            or behind["own"]
            or (behind["name"] and self._a_place(sentence, behind.start("name")))
        ):
            return True
        house = _HOUSE_BEHIND.match(text, end, sentence.end)
        if house is not None and house["house"].lower().startswith(self._upper_houses):
            return True
        part = _OF_PLACE.match(text, end, sentence.end)
        if part is not None and self._a_place(sentence, part.start("name")):
            return True
        return any(at < start and _NEXT_PART.search(text, at, start) is None for at in openers)

    def _a_place(self, sentence: Sentence, at: int, capitals: bool = True) -> bool:
        """Say whether a capitalised word after "in" is a place that is no country, nor a chamber, a month, a person."""
        token = next((token for token in sentence.tokens if token.start <= at < token.end), None)
        if token is None or token.cls not in ("w", "adverb", "M") or token.low in self._chambers or token.low in self._months:
            return False
        word = token.low.partition(" ")[0]
        if word in self._no_name or word in self._bodies or word in self._parties:
            return False
        return (
            not {"election", "actor", "demonym", "option", "person", "surname", "role"} & token.senses.keys()
            and (token.cls != "M" or "capital" in token.senses)
            and (capitals or "capital" not in token.senses)
        )

    # -- names ------------------------------------------------------------------------------------------------------------------------

    def names(self, text: str, sentence: Sentence) -> Iterator[Name]:
        """Yield what can be an option: persons, options of the reference, capitalised names, "against all"."""
        tokens = list(sentence.tokens)
        end = 0
        last: Name | None = None
        for at, token in enumerate(sentence.tokens):
            if token.low.startswith("the ") and token.cls == "w" and "option" not in token.senses and _capital_at(text, token.start + 4):
                # "the Independence Party", of which the lexicon knows "the independence"
                token = unit(token.start + 4, token.end, "w", {}, None, token.low[4:])
                tokens[at] = token
            if at < end or not (token.cls == "M" or _capital_at(text, token.start) or "measure" in token.senses):
                # Most words are no name.
                continue
            if text[token.start - 1 : token.start] == "-" and token.cls != "M":
                # "the pro-European mayor"
                continue
            end = at + 1
            if token.cls == "M" and token.data.kind != "named" and (inner := _INNER.match(text, token.start, token.end)):
                # "the conservative People|'s Party"
                token = unit(inner.end(), token.end, "M", token.senses, token.data, token.low)
                tokens[at] = token
            found = list(self._known(text, token, tokens[at - 1].low if at else ""))
            if (
                not found
                and token.cls == "M"
                and text[token.start : token.end].lower().removeprefix("the ").removesuffix(" party") in self._houses
            ):
                # A party that is called like a parliament.
                found = [Name(token.start + 4 * text[token.start : token.start + 4].lower().startswith("the "), token.end, None)]
            if not found and token.low in self._referendum and self._answers(text, tokens, at):
                found = [Name(token.start, token.end, None, certain=True)]
            if not found and (start := self._alone(text, tokens, at)) is not None:
                found = [Name(start, token.end, None)]
            if not found and self._capital(text, tokens, at):
                end, name = self._run(text, tokens, at)
                found = [name] if name is not None else []
            if not found and not at and (label := _label(text, sentence)) is not None and self._labels(text, *label):
                end = next((n for n, other in enumerate(tokens) if other.start >= label[1]), len(tokens))
                found = [Name(*label, None)]
            if found and not found[-1].special:
                led = self._of_leader(text, tokens, end)
                if led:
                    end = led
                    found[-1] = Name(found[-1].start, tokens[led - 1].end, None, certain=found[-1].certain)
                elif found[-1].person is not None and self._owned(text, tokens, end):
                    # "Hun Sen's Cambodian People's Party": the party's.
                    del found[-1]
            for name in found:
                name = self._plainly(text, self._of_many(text, name))
                if name is None:
                    continue
                if last is not None and name.start == last.end + 1 and text[last.end] == " " and not (name.special or last.special):
                    last = Name(last.start, name.end, last.person or name.person, certain=last.certain or name.certain)
                    continue
                if last is not None:
                    yield last
                last = name
        if last is not None:
            yield last

    def _labels(self, text: str, start: int, end: int) -> bool:
        """Say whether what opens a row of a list can be an option: "Liberal 4,506,236", no "Turnout 65.8 %"."""
        words = text[start:end].lower().split()
        return self._no_name.isdisjoint(words) and all(self._kind(words, at)[0] in _LABELLING for at in range(len(words)))

    def _plainly(self, text: str, name: Name) -> Name | None:
        """Return a name without "Shia-led" before it and with its wing behind it; nothing where it is that of many: "Kurdish parties"."""
        if name.special:
            return name
        last = text[name.start : name.end].rpartition(" ")[2].lower()
        if name.person is None and last in self._seats_of and text[name.start : name.end].lower() not in self._houses:
            # "The Swedish Parliament has 349 seats."
            return None
        if text[name.start : name.end].lower() in self._constituents:
            return None
        before = max(0, name.start - _ADHERENT)
        if self._adherents.search(text, before, name.start) is not None or _HEADED.match(text, name.end) is not None:
            return None
        if _INCLUDED[1].match(text, name.end) is not None and _INCLUDED[0].search(text, before, name.start) is not None:
            return None
        if _MANY.match(text, name.end) or (_CANDIDATE.match(text, name.end) and text.endswith(" a ", 0, name.start)):
            return None
        if text[name.start : name.end].endswith(("-led", "-backed")):
            return None
        led = _LED_BY.match(text, name.start, name.end)
        if led is not None:
            name = replace(name, start=led.end())
        wing = _WING.match(text, name.end) if text[name.start : name.end].isupper() and name.end - name.start <= _ACRONYM else None
        return replace(name, end=wing.end()) if wing is not None and wing["first"] != text[name.start] else name

    def _of_many(self, text: str, name: Name) -> Name:
        """Return a name with the party that it opens: "Workers' Party"."""
        found = _OF_MANY.match(text, name.end) if text[name.end - 1 : name.end] == "s" else None
        return replace(name, end=found.end()) if found is not None and found[1].lower() in self._parties else name

    def named(self, text: str, sentence: Sentence, people: bool) -> list[Name]:
        """Return the persons that a sentence names, or the others."""
        return [name for name in self.names(text, sentence) if not name.pronoun and self.is_person(text, name) == people]

    def is_person(self, text: str, name: Name) -> bool:
        """Say whether a name is a person's, as far as its words tell."""
        if name.person is not None:
            return True
        words = text[name.start : name.end].split()
        alone = self._parties.isdisjoint(word.lower() for word in words) and self._bodies.isdisjoint(word.lower() for word in words)
        return name.special is None and len(words) > 1 and alone and not any(word.isupper() for word in words)

    def _alone(self, text: str, tokens: list[Token], at: int) -> int | None:
        """Return where a common noun starts that is a party's whole name: "the Coalition won 58 seats"."""
        token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
        start = token.start + 4 * text.startswith("the ", token.start)
        determined = (
            start > token.start or (at > 0 and tokens[at - 1].low == "the") or text[token.start - 4 : token.start] in ("the ", "The ")
        )
        if not determined or not text[start].isupper() or text[start : token.end].lower() not in self._whole:
            return None
        longer = following is not None and (following.low == "of" or _capital_at(text, following.start))
        return None if longer else start

    def _answers(self, text: str, tokens: list[Token], at: int) -> bool:
        """Say whether "No" is an answer: "the No camp"."""
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        written = text[tokens[at].start : tokens[at].end]
        if not written.istitle():
            return False
        sided = following is not None and (
            text[following.start : following.end].lower() in self._sides or self._kind([following.low], 0)[0] in _SIDED
        )
        quoted = text[tokens[at].start - 1 : tokens[at].start] in _QUOTES and text[tokens[at].end : tokens[at].end + 1] in _QUOTES
        return sided or quoted or (written != "No" and at > 0)

    def _known(self, text: str, token: Token, before: str) -> Iterator[Name]:
        """Yield the persons of a mention, or "against all"; `before` is the word before it."""
        if "against_all" in token.senses.get("measure", ()):
            yield Name(token.start, token.end, None, "against_all", True)
        if token.cls != "M":
            return
        mention = token.data
        if mention.kind == "generic" and mention.name:
            yield Name(mention.name_start, token.end, None, certain=True)
        elif mention.kind == "pronoun" and mention.word in _PERSONAL and len(mention.who) == 1 and mention.who[0].person:
            if mention.who[0].level not in _FOREIGN:
                yield Name(token.start, token.end, mention.who[0].person, certain=True, pronoun=True)
        elif mention.kind == "named":
            for who in mention.who:
                if not who.named and not self._predicates.isdisjoint((before, *text[token.start : who.start + 12].lower().split()[:1])):
                    # "was elected president of Poland"
                    continue
                if who.level == "unspecified" and (who.actor or "").startswith("X-") and not (who.named or who.person):
                    # A party that speaks for itself: "ZANU-PF".
                    short = _SHORT_FORM.search(text, who.start, who.end)
                    start = who.start + 4 * text[who.start : who.start + 4].lower().startswith("the ")
                    yield Name(start, short.start() if short is not None else who.end, None)
                elif who.named or (who.person and mention.word not in _HOUSES):
                    comma = text.find(", ", who.start, who.end) if who.named else -1
                    comma = _junior(text, who.start, who.end) if comma < 0 else comma
                    # "Ashraf Ghani, a former minister"
                    end = comma if comma > 0 and self._named_first(text, who.start, comma) else who.end
                    of = text.find(" of ", who.start, end) if who.named else -1
                    # "Pedro Castillo of Peru| Libre"
                    end = of if of > 0 and self._named_first(text, who.start, of) else end
                    yield Name(self._untitled(text, who.start, end), end, who.person, certain=True)

    def _untitled(self, text: str, start: int, end: int) -> int:
        """Return where the name itself begins: "Senegal's outgoing president |Macky Sall"."""
        words = list(_WORD.finditer(text, start, end))
        titles = [at for at, word in enumerate(words[:-1]) if self._single.get(word.group().lower().rstrip(",")) == kinds.TITLE]
        following = words[titles[-1] + 1] if titles else None
        return following.start() if following is not None and following.group()[0].isupper() else start

    def _named_first(self, text: str, start: int, comma: int) -> bool:
        """Say whether the name stands before the comma, not the office: "Ann Other, a former minister", not "the president, Ann Other"."""
        words = text[start:comma].split()
        return (len(words) > 1 or words[0].lower() not in self._no_name) and all(word[:1].isupper() or word in _LINKS for word in words)

    def _run(self, text: str, tokens: list[Token], at: int) -> tuple[int, Name | None]:
        """Read a capitalised name; return the token after it, and nothing if it is no option's."""
        end, known = at + 1, "option" in tokens[at].senses
        while end < len(tokens) and end - at < 10 and self._goes_on(text, tokens, at, end):
            known = known or "option" in tokens[end].senses
            end += 1
        at = self._chairing(text, tokens, at, end)
        words = text[tokens[at].start : tokens[end - 1].end].lower().split()
        party = len(words) > 1 and not self._parties.isdisjoint(words)
        # "the Congress party"
        known = known or (len(words) == 1 and words[0] in self._parties and end < len(tokens) and tokens[end].low == "party")
        if not known and (
            not self._bodies.isdisjoint(words)
            or (not party and all(t.cls == "M" or {"demonym", "actor", "role"} & t.senses.keys() for t in tokens[at:end]))
            or (not party and at and tokens[at - 1].low in ("in", "near", "at", "across"))
            or (not party and at > 1 and tokens[at - 1].low == "the" and tokens[at - 2].low == "in")
        ):
            return end, None
        short = _SHORT_FORM.search(text, tokens[at].start, tokens[end - 1].end)
        return end, Name(tokens[at].start, short.start() if short is not None else tokens[end - 1].end, None, certain=known)

    def _chairing(self, text: str, tokens: list[Token], at: int, end: int) -> int:
        """Return where the person's name begins in "chairman of the Ecological Party Narzullo Oblomuradov"; else the token given."""
        before = [token.low for token in tokens[max(0, at - 2) : at]]
        if before[-1:] != ["of"] and before != ["of", "the"]:
            return at
        for first in range(end - 3, end - 1):
            name = [text[token.start : token.end].lower() for token in tokens[first:end]]
            closed = first > at and text[tokens[first - 1].start : tokens[first - 1].end].lower().rpartition(" ")[2] in self._closers
            if closed and self._parties.isdisjoint(name) and self._bodies.isdisjoint(name) and _LINKS.isdisjoint(name):
                return first
        return at

    def _goes_on(self, text: str, tokens: list[Token], first: int, at: int) -> bool:
        token, before = tokens[at], tokens[at - 1]
        if before.low == "for" and self._the_upper(text, token.start):
            # "the Independence", "the People", which are one word
            return True
        close = token.start == before.end
        if token.cls == "M" and any(who.person or who.named for who in token.data.who):
            return close
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if close and (before.low in _INSIDE or token.low in _INSIDE):
            return following is not None and (token.low not in _INSIDE or (following.start == token.end and text[token.end].isalnum()))
        if token.start - before.end > 1 or following is None:
            return token.start - before.end <= 1 and self._upper(text, token)
        if token.cls == "poss":
            return self._upper(text, following) and bool(self._parties.intersection(text[following.start : following.end].lower().split()))
        if token.cls == "M" and before.low == "of" and self._the_upper(text, token.start):
            return True
        if token.low in _LINKS:
            if self._no_name.intersection(following.low.split()[:1]) - _LINKS:
                # "the Centre Party of Prime Minister …"
                return False
            if token.low == "of" and self._opens_person(text, tokens, first, at):
                return False
            if token.low in ("and", "&") and before.low in self._joined and following.low in self._joined:
                # "Law and Justice"
                return True
            if token.low == "of" and following.cls == "M" and any(who.person and who.named for who in following.data.who):
                # "the Socialists of Pedro Sánchez"
                return False
            if token.low == "and" and text[before.start : before.end].lower().rpartition(" ")[2] in self._closers:
                # "the Labor Party and Yisrael Beiteinu"
                return False
            party = any(self._parties.intersection(text[t.start : t.end].lower().split()) for t in tokens[first:at])
            if token.low in _PARTY_LINKS and not party and tokens[at - 1].low not in _LINKS:
                return token.low in ("of", "for") and (
                    self._opens_party(text, tokens, first, at) or self._of_country(text, tokens, first, at)
                )
            if following.low == "-" and following.start == token.end:
                return at + 2 < len(tokens) and self._upper(text, tokens[at + 2])
            if token.low == "for" and party and self._the_upper(text, following.start):
                # "the African Party for the Independence of Cape Verde"
                return True
            return self._upper(text, following) or (following.low in _LINKS and at + 2 < len(tokens) and self._upper(text, tokens[at + 2]))
        return self._upper(text, token)

    def _opens_person(self, text: str, tokens: list[Token], first: int, at: int) -> bool:
        """Say whether a person follows the name of a party: "the National Rally of Marine Le Pen"."""
        if first == at - 1 and text[tokens[first].start : tokens[first].end].isupper():
            return bool({"surname", "person", "commonname"} & tokens[at + 1].senses.keys())
        if self._parties.isdisjoint(text[token.start : token.end].lower() for token in tokens[first:at]):
            return False
        end = at + 1
        while end < min(len(tokens), at + 4) and self._upper(text, tokens[end]):
            end += 1
        return end > at + 2 and any({"surname", "person", "commonname"} & token.senses.keys() for token in tokens[at + 1 : end])

    def _opens_party(self, text: str, tokens: list[Token], first: int, at: int) -> bool:
        """Say whether "Umbrella for …", "Brothers of Italy" goes on: a single word that is nobody's name."""
        return (
            at == first + 1
            and tokens[first].cls != "M"
            and " " not in tokens[first].low
            and not text[tokens[first].start : tokens[first].end].isupper()
            and not {"surname", "person"} & tokens[first].senses.keys()
            and (self._upper(text, tokens[at + 1]) or (tokens[at + 1].cls == "M" and self._the_upper(text, tokens[at + 1].start)))
        )

    def _of_country(self, text: str, tokens: list[Token], first: int, at: int) -> bool:
        """Say whether "the United Regions of Serbia" goes on: persons have no article before them."""
        following = tokens[at + 1]
        return (
            tokens[at].low == "of"
            and at > first + 1
            and first > 0
            and tokens[first - 1].low == "the"
            and following.cls == "M"
            and "actor" in following.senses
            and not any({"surname", "person", "role"} & token.senses.keys() for token in tokens[first:at])
        )

    def _the_upper(self, text: str, at: int) -> bool:
        """Say whether "the People" of "Servant of the People" stands at a place."""
        return text.startswith("the ", at) and text[at + 4 : at + 5].isupper()

    def _upper(self, text: str, token: Token) -> bool:
        return _capital_at(text, token.start) and token.cls not in ("determiner", "pronoun") and token.low not in self._months

    def _capital(self, text: str, tokens: list[Token], at: int) -> bool:
        """Say whether a name opens here."""
        token = tokens[at]
        low = text[token.start : token.end].lower()
        if (
            not _capital_at(text, token.start)
            or self._no_opener(low, token)
            or token.cls not in ("w", "adverb", "M")
            or token.low in self._months
        ):
            return False
        if token.cls == "M":
            return low.split()[0] not in self._no_name
        if low in self._openers and low in self._no_name:
            # "the Christian Democrats", "the Independent Greeks"; no "Christian voters"
            return at + 1 < len(tokens) and self._upper(text, tokens[at + 1]) and not {"surname", "person"} & tokens[at + 1].senses.keys()
        if "option" in token.senses or {"surname", "commonname", "person"} & token.senses.keys():
            return True
        return at > 0 or len(tokens) == 1 or self._opens(text, tokens)

    def _no_opener(self, low: str, token: Token) -> bool:
        """Say whether a capitalised word opens no name, alone or as a phrase: "But", "According to"."""
        return (low in self._no_name and low not in self._openers) or (
            " " in low and "option" not in token.senses and low.partition(" ")[0] in self._no_name
        )

    def _opens(self, text: str, tokens: list[Token]) -> bool:
        """Say whether a sentence opens with a name: what follows is another capital, a verb of winning or a mark."""
        following = tokens[1]
        if any(map(str.isupper, text[tokens[0].start + 1 : tokens[0].end])) and tokens[0].cls == "w":
            return True
        if text[following.start].isupper() or (
            " " in tokens[0].low and text[tokens[0].end - 1 - tokens[0].low[::-1].index(" ") + 1].isupper()
        ):
            return True
        if tokens[0].low in self._phrases or tokens[0].low in self._single or tokens[0].senses:
            return False
        if following.low == "and" and len(tokens) > 2 and self._upper(text, tokens[2]):
            return True
        if following.low == "for" and _ABBREVIATED.match(text, tokens[0].start) is not None:
            return True
        words = " ".join(token.low for token in tokens[1:4]).split()
        return following.cls in ("poss", "punct", "have", "be") or self._kind(words, 0)[0] in _OPENING or following.low.isdigit()

    def _of_leader(self, text: str, tokens: list[Token], at: int) -> int:
        """Return the token after "Sheikh Hasina's alliance", 0 if a name stands for itself."""
        if at + 1 >= len(tokens) or tokens[at].cls != "poss":
            return 0
        for noun in range(at + 1, min(at + 3, len(tokens))):
            word = text[tokens[noun].start : tokens[noun].end]
            if word in self._parties:
                return noun + 1
            if not word.islower():
                break
        return 0

    def _owned(self, text: str, tokens: list[Token], at: int) -> bool:
        return at + 1 < len(tokens) and tokens[at].cls == "poss" and self._capital(text, tokens, at + 1)


def _quoted(text: str, sentence: Sentence, names: list[Name]) -> list[Name]:
    """Return the names of a sentence, where what stands in quotation marks before a number is one: Coalition "For Bulgaria": 27 %."""
    if not any(text.find(mark, sentence.start, sentence.end) >= 0 for mark in '"“„«'):
        return names
    for found in _NICKNAMED.finditer(text, sentence.start, sentence.end):
        inner = [name for name in names if name.start < found.end() and name.end > found.start()]
        if inner and inner[0].start >= found.start() and inner[-1].end >= found.start("last"):
            # 'Jorge "Tuto" Quiroga'
            known = next((name for name in reversed(inner) if name.person is not None), inner[-1])
            whole = replace(known, start=found.start(), end=max(found.end(), inner[-1].end))
            names = [*(name for name in names if name not in inner), whole]
    for found in _QUOTED.finditer(text, sentence.start, sentence.end):
        start, end = found.span(1)
        inner = [name for name in names if name.start < end and name.end > start]
        if any(name.special or (name.start, name.end) == (start, end) for name in inner) or found[1].split()[0].lower() in _REPORTED:
            continue
        names = [*(name for name in names if name not in inner), Name(start, end, None, certain=any(name.certain for name in inner))]
    return sorted(names, key=lambda name: name.start)


def _junior(text: str, start: int, end: int) -> int:
    """Return where the "Jr." of a name begins, -1 where there is none."""
    found = _JUNIOR.search(text, start, end)
    return found.start() if found else -1


def _of_name(text: str, before: Slot, piece: re.Match[str]) -> bool:
    """Say whether a number belongs to the name before it: no figure opens with a nought."""
    raw = piece["number"] or ""
    if not raw.isdigit() or before.kind != kinds.NAME or text[before.end : piece.start()] != " ":
        return False
    # "ANO 2011"
    dated = len(raw) == 4 and raw[:2] in ("19", "20") and text[before.start : before.end].isupper()
    # "DiEM 25: 3.44 percent"
    labelled = (
        len(raw) <= _ACRONYM and text[piece.end() : piece.end() + 1] == ":" and any(map(str.isupper, text[before.start + 1 : before.end]))
    )
    return dated or labelled or (len(raw) > 1 and raw[0] == "0")


def _longer(slot: Slot, end: int) -> Slot:
    """Return a name's slot that reaches to a place."""
    assert slot.name is not None
    return replace(slot, end=end, name=replace(slot.name, end=end))


def _label(text: str, sentence: Sentence) -> tuple[int, int] | None:
    """Return where the label stands of a line that is a row of a list: a name and numbers, with rows like it around."""
    line = _ROW.match(text, sentence.start) if not sentence.start or text[sentence.start - 1] == "\n" else None
    if line is None:
        return None
    last = len(text[: sentence.start].rstrip())
    next_line = _BLANK.match(text, line.end())
    around = _ROW.match(text, text.rfind("\n", 0, last) + 1), _ROW.match(text, next_line.end() if next_line is not None else len(text))
    return line.span("label") if any(around) else None


def _capital_at(text: str, at: int) -> bool:
    """Say whether a capitalised word begins: "Fidesz", "uMkhonto", "al-Azm"."""
    first, following = text[at], text[at + 1 : at + 3]
    if first in "ae" and text.startswith(("al-", "el-"), at):
        return text[at + 3 : at + 4].isupper()
    return first.isupper() or (first.islower() and not following.islower() and any(map(str.isupper, following)))


def _pieces(phrase: str) -> list[str]:
    return [_low(piece.group()) for piece in _PIECE.finditer(phrase)]


def _low(word: str) -> str:
    return word.lower().replace("’", "'")


def _spelled_out(words: list[str]) -> Decimal | None:
    """Return the value of a number in words."""
    if words == ["a", "million"]:
        return Decimal(1_000_000)
    try:
        return Decimal(text2num(" ".join(words).removeprefix("a ").replace("-", " "), "en"))
    except ValueError:
        return None


def _value(raw: str) -> Decimal:
    plain = raw.translate({ord(space): None for space in _SPACE})
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?", plain)
    return Decimal(plain.replace(",", "" if grouped else "."))
