"""A text taken apart: zones, sentences, tokens, quotations; what the rules read.

Belongs here: the document as the rules see it, quotation marks over sentences and paragraphs. Does not: rules.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.coding import zones
from pipeline.coding.clauses import Clauses
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.matches import Match
from pipeline.coding.mentions import Mention, MentionBuilder
from pipeline.coding.sentences import sentences
from pipeline.coding.tokens import Token, Tokeniser
from pipeline.coding.zones import Zone, Zones

_UNITS = {"M", "E"}
_NOWHERE: list[int] = []
_NONE: frozenset[str] = frozenset()
_PROSE = {zones.BODY, zones.HEADLINE, zones.HEADING, zones.QUESTION}


@dataclass(slots=True)
class Sentence:
    """A sentence [start, end) with its tokens."""

    number: int
    start: int
    end: int
    zone: Zone
    paragraph: int
    tokens: list[Token]
    senses: frozenset[str]
    """classes of expressions that occur in it"""
    having: dict[str, list[int]] = field(init=False)
    """class of expressions, M (mentions), E (election phrases), V (what can be of a verb group) → numbers of the tokens, in order"""
    national: list[Token] = field(init=False)
    """its phrases for elections of a nation"""
    acts: frozenset[str] = field(init=False)
    """acts that its triggers can carry"""
    objects: frozenset[str] = field(init=False)
    """kinds of objects that its expressions name"""
    clauses: Clauses = field(default_factory=Clauses)
    """its verbs; read once pronouns are resolved"""

    _words: frozenset[str] | None = None
    _categories: list[tuple[int, tuple[str, ...]]] | None = None

    def __post_init__(self) -> None:
        tokens, having = self.tokens, defaultdict[str, list[int]](list)
        for number, token in enumerate(tokens):
            token.number = number
            if token.senses:
                for kind in token.senses:
                    having[kind].append(number)
            if token.cls in _UNITS:
                having[token.cls].append(number)
            elif token.word.verbal:
                having["V"].append(number)
        self.having = having
        self.national = [tokens[number] for number in having["E"] if tokens[number].data.national] if "E" in having else []
        self.acts = frozenset([spec.act for number in having["act"] for spec in tokens[number].senses["act"]]) if "act" in having else _NONE
        self.objects = frozenset([kind for n in having["object"] for kind in tokens[n].senses["object"]]) if "object" in having else _NONE

    @property
    def words(self) -> frozenset[str]:
        """What its tokens are in lower case: what is not among them need not be looked for."""
        if self._words is None:
            self._words = frozenset([token.low for token in self.tokens])
        return self._words

    def where(self, kind: str) -> list[int]:
        """Return the numbers of the tokens of a class: a class of expressions, M, E or V."""
        return self.having.get(kind, _NOWHERE)

    def unit_in(self, kind: str, first: int, last: int) -> list[Token]:
        """Return those of the tokens [first, last) that are of a class."""
        return [self.tokens[number] for number in self.where(kind) if first <= number < last]

    def categories_in(self, first: int, last: int) -> Iterator[str]:
        """Yield what the tokens [first, last) can be as objects of a response."""
        if self._categories is None:
            numbers = sorted({*self.where("E"), *self.where("M"), *self.where("object")})
            self._categories = [(number, kinds) for number in numbers if (kinds := categories_of(self.tokens[number]))]
        return (kind for number, kinds in self._categories if first <= number < last for kind in kinds)

    def mentions(self) -> list[Token]:
        """Return its mentions in order."""
        return [self.tokens[number] for number in self.having.get("M", _NOWHERE)]


_BODIES = {"commission", "council", "tribunal", "court", "body", "authority", "authorities", "committee", "board", "officials"}


def categories_of(token: Token) -> tuple[str, ...]:
    """Return what kinds of object a token can be: a process, a result, a person, a call."""
    if token.cls == "E":
        return ("process", *token.senses.get("object", ())) if token.data.national else ()
    if token.cls == "M":
        word = token.data.word
        if token.data.role is not None and "elect" in word and word.rpartition(" ")[2] in _BODIES:
            return ("electoral_body",)
        return ("winner",) if word.endswith("-elect") else ()
    return () if "phrase" in token.senses else token.senses.get("object", ())


@dataclass(slots=True)
class Document:
    """The parts of a text."""

    text: str
    sentences: list[Sentence]
    quotes: list[tuple[int, int]]
    """[start, end) of quotations, marks included"""
    quote_starts: list[int] = field(default_factory=list)
    voice: Mention | None = None
    """whose own words the text is"""
    datelines: list[str] = field(default_factory=list)
    """countries that the text is sent from"""

    def quote_at(self, position: int) -> int | None:
        """Return the number of the quotation that a position stands in."""
        number = bisect_right(self.quote_starts, position) - 1
        if number >= 0 and self.quotes[number][0] < position < self.quotes[number][1]:
            return number
        return None


_REACH = 700
"""Characters around an election word that are read in a text that is mostly about something else."""


_ELECTORAL = {"election", "sign", "voting"}


def _reach(text: str, matches: list[Match]) -> list[tuple[int, int]]:
    """Return the stretches worth reading: all of a text about elections, else what stands around the words for them."""
    electoral = (match.start for match in matches if not _ELECTORAL.isdisjoint(match.senses))
    first = next(electoral, None)
    if first is None:
        return []
    if first < 600:
        return [(0, len(text))]
    places = [first, *electoral]
    if len(places) >= len(text) / 1500:
        return [(0, len(text))]
    stretches: list[tuple[int, int]] = []
    for place in places:
        start, end = max(0, place - _REACH), place + _REACH
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return stretches


def take_apart(text: str, matches: list[Match], lexicon: Lexicon, tokeniser: Tokeniser, builder: MentionBuilder) -> Document:
    """Return the document's parts; sentences outside prose (captions, advertisements, credits) are left out."""
    reach = _reach(text, matches)
    whole = reach == [(0, len(text))]
    near = 0
    parts: list[Sentence] = []
    datelines: list[str] = []
    at, count = 0, len(matches)
    paragraphs = Zones(text, lexicon)
    for paragraph, (_, close) in enumerate(paragraphs.bounds):
        if near >= len(reach) or close < reach[near][0]:
            continue
        zone = paragraphs[paragraph]
        while near < len(reach) and reach[near][1] < zone.start:
            near += 1
        if zone.kind not in _PROSE or near >= len(reach) or zone.end < reach[near][0]:
            continue
        for start, end in sentences(text, zone.start, zone.end):
            while at < count and matches[at].start < start:
                if zone.dateline <= matches[at].start < zone.start:
                    datelines.extend(builder.countries_of(matches[at].senses))
                at += 1
            last = at
            while last < count and matches[last].end <= end:
                last += 1
            own = matches[at:last]
            if not whole and not any(first < end and start < stop for first, stop in reach[near : near + 4]):
                at = last
                continue
            senses = frozenset[str]().union(*[match.senses for match in own])
            tokens = builder.build(text, tokeniser.cut(text, start, end, own), senses)
            parts.append(Sentence(len(parts), start, end, zone, paragraph, tokens, senses))
            at = last
    quotes = _quotes(text, paragraphs)
    return Document(text, parts, quotes, [start for start, _ in quotes], datelines=datelines)


_OPEN, _CLOSE = "“„«", "”»"
_SINGLE = re.compile(r"(?<![\w’])‘(?=\w)[^‘“”„«»\"\n]{20,600}?(?:[,.!?]’(?!\w)|’(?=[.,;]))")
_FAR = 4
"""Paragraphs over which a quotation without marks of its own can go on."""
_POSTED = re.compile(r"(?<=\s)[—–-]\s?[A-Z][^\n—–(“”\"]{1,60}\(@\w{2,30}\)")
"""Whose post a paragraph is that a page shows: "— Ann Other (@annother) May 28, 2023" behind it."""
_MARKS = re.compile('[“„«”»"]')


def _quotes(text: str, paragraphs: Zones) -> list[tuple[int, int]]:
    """Return the quotations; one that opens each of its paragraphs and closes only in the last is one per paragraph."""
    found: list[tuple[int, int]] = [match.span() for match in _SINGLE.finditer(text)] if "‘" in text else []
    posts = [match.start() for match in _POSTED.finditer(text)] if "(@" in text else []
    unclosed = -_FAR
    for number, bounds in enumerate(paragraphs.bounds):
        if _MARKS.search(text, *bounds) is None:
            found += [(bounds[0] - 1, post + 1) for post in posts[:1] if bounds[0] < post < bounds[1]]
            posts = [post for post in posts if post >= bounds[1]]
            continue
        zone, opened = paragraphs[number], -1
        if found and _closes_only(text, zone.start, zone.end) and 0 < number - unclosed <= _FAR:
            # The quotation opened in an earlier paragraph, and those between have no marks of their own.
            between = [paragraphs[n] for n in range(unclosed + 1, number + 1)]
            found += [(part.start - 1, part.end) for part in between]
            unclosed = -_FAR
            continue
        for mark in _MARKS.finditer(text, zone.start, zone.end):
            at, char = mark.start(), mark.group()
            if opened < 0:
                if char not in _CLOSE:
                    opened = at
            elif char not in _OPEN:
                found.append((opened, at + 1))
                opened = -1
        if opened >= 0 and (_continues(text, paragraphs, number) or zone.end - opened < 400):
            # Closed in a later paragraph, or never: it holds to the paragraph's end and no further.
            found.append((opened, zone.end))
            unclosed = number
    return sorted(found)


def _closes_only(text: str, start: int, end: int) -> bool:
    """Say whether a paragraph's one quotation mark stands at its end."""
    marks = [mark.start() for mark in _MARKS.finditer(text, start, end)]
    return marks == [end - 1] and text[end - 1] in '"”' and text[end - 2] in ".!?"


def _continues(text: str, paragraphs: Zones, number: int) -> bool:
    nxt = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
    return nxt is not None and nxt.start < nxt.end and (text[nxt.start] in _OPEN or text[nxt.start] == '"')
