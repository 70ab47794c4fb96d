"""A text taken apart: zones, sentences, tokens, quotations; what the rules read.

Belongs here: the document as the rules see it, the stretches of it that are worth reading. Does not: finding quotations (quotations),
rules.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.coding import zones
from pipeline.coding.clauses import Clauses
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.matches import Folded, Match
from pipeline.coding.mentions import Mention, MentionBuilder
from pipeline.coding.quotations import quotations
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
    _folded: Folded | None = None
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
            elif token.word.verbal and not (" " in token.low and _is_quality(token)):
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

    def has_one(self, expressions: tuple[str, ...], text: str) -> bool:
        """Say whether one of the expressions, folded and between blanks, stands in it; `text` is that of the document."""
        if self._folded is None:
            self._folded = Folded(text[self.start : self.end])
        return self._folded.has_one(expressions)

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


def _is_quality(token: Token) -> bool:
    """Say whether an expression is said of a vote as an adjective is: "free and fair", in which nobody frees anything."""
    return "eval" in token.senses and token.senses["eval"][0].predicate


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
    whole: bool = True
    """whether all of it is read, not only what stands around the words for elections"""
    datelines: dict[int, list[str]] = field(default_factory=dict)
    """number of a paragraph → countries that it is sent from"""

    def quote_at(self, position: int) -> int | None:
        """Return the number of the quotation that a position stands in."""
        number = bisect_right(self.quote_starts, position) - 1
        if number >= 0 and self.quotes[number][0] < position < self.quotes[number][1]:
            return number
        return None


_REACH = 700
"""Characters around an election word that are read in a text that is mostly about something else."""
_LEAD = 600
"""Characters within which the first election word stands of a text that is read as a whole."""
_SPARSE = 1500
"""Characters per election word in a text that is still read as a whole."""
_STRETCHES = 4
"""Stretches that one sentence is looked for in."""
_ELECTORAL = {"election", "sign", "voting"}


def _reach(text: str, matches: list[Match]) -> list[tuple[int, int]]:
    """Return the stretches worth reading: all of a text about elections, else what stands around the words for them."""
    electoral = (match.start for match in matches if not _ELECTORAL.isdisjoint(match.senses))
    first = next(electoral, None)
    if first is None:
        return []
    if first < _LEAD:
        return [(0, len(text))]
    places = [first, *electoral]
    if len(places) >= len(text) / _SPARSE:
        return [(0, len(text))]
    stretches: list[tuple[int, int]] = []
    for place in places:
        start, end = max(0, place - _REACH), place + _REACH
        if stretches and start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    return stretches


def _prose(paragraphs: Zones, reach: list[tuple[int, int]]) -> Iterator[tuple[int, Zone, list[tuple[int, int]]]]:
    """Yield the paragraphs of prose in reach: number, zone, and the next stretches that are read."""
    near = 0
    for number, (_, close) in enumerate(paragraphs.bounds):
        if near >= len(reach) or close < reach[near][0]:
            continue
        zone = paragraphs[number]
        while near < len(reach) and reach[near][1] < zone.start:
            near += 1
        if zone.kind in _PROSE and near < len(reach) and zone.end >= reach[near][0]:
            yield number, zone, reach[near : near + _STRETCHES]


def take_apart(text: str, matches: list[Match], lexicon: Lexicon, tokeniser: Tokeniser, builder: MentionBuilder) -> Document:
    """Return the document's parts; sentences outside prose (captions, advertisements, credits) are left out."""
    reach = _reach(text, matches)
    whole = reach == [(0, len(text))]
    parts: list[Sentence] = []
    datelines = defaultdict[int, list[str]](list)
    at, count = 0, len(matches)
    paragraphs = Zones(text, lexicon)
    for paragraph, zone, stretches in _prose(paragraphs, reach):
        for start, end in sentences(text, zone.start, zone.end):
            while at < count and matches[at].start < start:
                if zone.dateline <= matches[at].start < zone.start:
                    datelines[paragraph].extend(builder.countries_of(matches[at].senses))
                at += 1
            first = at
            while at < count and matches[at].end <= end:
                at += 1
            if not whole and not any(since < end and start < until for since, until in stretches):
                continue
            own = matches[first:at]
            senses = frozenset[str]().union(*[match.senses for match in own])
            tokens = builder.build(text, tokeniser.cut(text, start, end, own), senses)
            parts.append(Sentence(len(parts), start, end, zone, paragraph, tokens, senses))
    quotes = quotations(text, paragraphs)
    return Document(text, parts, quotes, [start for start, _ in quotes], whole=whole, datelines=dict(datelines))
