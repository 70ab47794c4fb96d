"""Who is meant and who speaks, sentence by sentence: every rule that can tell is asked in its turn.

Belongs here: the order of the rules, what is remembered from sentence to sentence. Does not: the rules (offices, capacities,
coreference, attribution), what those who are meant do (frames).
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.coding.attribution import assign_quotes, find_speeches
from pipeline.coding.clauses import FINITE, Verb
from pipeline.coding.coreference import Coreference
from pipeline.coding.document import Sentence
from pipeline.coding.mentions import Mention, Who
from pipeline.coding.reading.capacities import Capacities
from pipeline.coding.reading.context import Context
from pipeline.coding.reading.offices import Offices
from pipeline.coding.tokens import Token
from pipeline.coding.zones import HEADING

_CARRIED = 3
"""Sentences over which "the statement" is that of the last speaker."""
_LABELS = (":", "–", "—", "-")
_UNRESOLVED = ("pronoun", "generic", "bloc")
"""Kinds of mentions that do not say by themselves who is meant."""


@dataclass(slots=True)
class _Place:
    """The sentence at hand, with what is asked of it for each of its mentions."""

    sentence: Sentence
    subjects: set[int]
    """ids of the tokens that are subjects and spoken of further"""
    label: Mention | None
    """whom it opens with before a colon"""
    named: list[Mention]
    """whom it names"""


class Referring:
    """Reads the sentences of one text in order and leaves in each its verbs and whom its mentions mean, in the floor who speaks."""

    def __init__(self, context: Context) -> None:
        self._context, self._document, self._text = context, context.document, context.text.text
        self._g, self._grammar, self._words = context.gazetteer, context.tools.grammar, context.words
        self._memory = Coreference(context.gazetteer)
        self._offices, self._capacities = Offices(context), Capacities(context)
        self._heading: Who | None = None
        """the state that the last heading names"""
        self._under = False
        """whether that heading is nothing but its name"""
        self._spoke: tuple[int, Mention] | None = None
        """who spoke last, with the number of the sentence"""
        self._issued: tuple[int, Mention] | None = None
        """who last sent or issued something to read, with the number of the sentence"""
        self._block: tuple[int, Mention] | None = None
        """whose words a paragraph that ends in a colon announces, with its number"""
        self._persons: dict[str, Mention] = {}
        """family name → as whom the text has introduced its bearer"""

    def read(self) -> None:
        """Read all sentences, then give each quotation its speaker."""
        for sentence in self._document.sentences:
            if sentence.zone.kind == HEADING:
                self._heading = self._only_state(sentence)
                self._under = self._heading is not None and _only_named(sentence.tokens)
            sentence.clauses = self._grammar.read(sentence.tokens, sentence.where("V"), sentence.where("mood"))
            self._mentions(sentence)
            self._capacities.read(sentence)
            self._strangers(sentence)
            self._speeches(sentence)
            self._announced(sentence)
        assign_quotes(self._document, self._context.floor)

    def _only_state(self, heading: Sentence) -> Who | None:
        """Return the one state that a heading names: what follows is of its offices."""
        states = [who for token in heading.mentions() for who in token.data.who if self._g.is_state(who.actor)]
        return states[0] if len(states) == 1 else None

    # -- who is meant -----------------------------------------------------------------------------------------------------------------

    def _mentions(self, sentence: Sentence) -> None:
        """Find out whom the mentions of a sentence mean, from left to right."""
        mentions = sentence.mentions()
        if _opens_with_a_stranger(sentence, self._text):
            self._memory.stranger(sentence.start)
        self._memory.bodies = _unknown_bodies(sentence, self._text)
        named = [token.data for token in mentions if token.data.kind == "named"]
        here = _Place(sentence, _subjects(sentence) | self._among(sentence), _label(sentence.tokens), named)
        for number, token in zip(sentence.where("M"), mentions, strict=True):
            mention = self._offices.host_named_alike(token)
            if mention.kind == "generic" and self._offices.spent(mention):
                # "The ousted leader": nobody who holds an office and was named before.
                continue
            if self._block is not None and sentence.paragraph - self._block[0] == 1 and self._first_person(mention):
                # A quotation set apart after a colon, without marks.
                token.data = replace(mention, who=self._block[1].who)
            elif mention.kind in _UNRESOLVED:
                self._resolve(here, number, token)
            self._remember(here, number, token)

    def _first_person(self, mention: Mention) -> bool:
        return mention.kind == "pronoun" and mention.word in self._words["speakers"]

    def _resolve(self, here: _Place, number: int, token: Token) -> None:
        """Let a mention mean whom it refers to; a name is remembered with whom it was found to be."""
        mention: Mention = token.data
        resolved = self._resolved(here, number, mention)
        if resolved is None:
            return
        token.data = resolved
        if mention.name:
            persons = [replace(who, named=True) for who in resolved.who]
            token.data = self._persons[mention.name] = resolved.meaning(persons)

    def _resolved(self, here: _Place, number: int, mention: Mention) -> Mention | None:
        """Return what the first rule that can tell says of a mention: what is nearest to it comes first, what the text is last."""
        sentence, offices = here.sentence, self._offices
        known = self._persons.get(mention.name)
        return (
            offices.labelled(mention, here.label)
            or (offices.headed(mention, self._heading) if self._under else None)
            or offices.of_issuer(mention)
            or offices.possessed(sentence, number, mention)
            or offices.of_speaker(sentence, number, mention)
            or (mention.meaning(known.who) if known else None)
            or offices.located(sentence, number, mention)
            or self._spoken_of(here, mention)
            or offices.of_host(sentence, mention)
            or offices.headed(mention, self._heading)
            or offices.of_only_mission(mention)
            or offices.of_nations(mention)
            or offices.of_signatories(mention)
        )

    def _spoken_of(self, here: _Place, mention: Mention) -> Mention | None:
        """Return a mention as one of those spoken of before, nobody who is named only later in the sentence."""
        if (
            mention.role is not None
            and mention.role.level == "organisation_official"
            and self._opening(mention) in self._words["indefinite"]
        ):
            # "A senior official said": of whom nothing is known, not of the body spoken of before.
            return None
        later = [other for other in here.named if other.start > mention.start]
        return self._memory.resolve(here.sentence.number, mention, self._context.elections.country, later)

    def _opening(self, mention: Mention) -> str:
        return self._document.text[mention.start : mention.end].partition(" ")[0].lower()

    def _remember(self, here: _Place, number: int, token: Token) -> None:
        """Remember whom a mention means for what refers to it later."""
        mention: Mention = token.data
        subject = id(token) in here.subjects
        if subject and mention.role is not None and not mention.role.own and _unknown_person(mention):
            # "The candidate says there was fraud, and she …"
            self._memory.stranger(token.start)
        if subject and mention.kind == "generic" and not mention.who and mention.role is None:
            self._memory.crowd(token.start)
        voice = self._context.voice
        if voice is not None and not mention.who and self._first_person(mention) and self._document.quote_at(mention.start) is None:
            self._memory.saw(here.sentence.number, replace(voice, start=mention.start, end=mention.end), True)
        if mention.who or mention.kind == "group":
            self._memory.saw(here.sentence.number, mention, subject or number == 0)

    def _among(self, sentence: Sentence) -> set[int]:
        """Return the subject of "Among them was the Norwegian prime minister"."""
        tokens = sentence.tokens
        if not tokens or tokens[0].low not in self._words["among"]:
            return set()
        verb = next((n for n, token in enumerate(tokens[1:6], 1) if token.cls == "be"), len(tokens))
        return {id(token) for token in tokens[verb + 1 : verb + 2] if token.cls == "M"}

    def _strangers(self, sentence: Sentence) -> None:
        """Remember the subjects that no list knows, so that "he" and "it" behind them are nobody named before."""
        for verb in sentence.clauses.verbs:
            if verb.subject is not None and _unknown_person(verb.subject.data):
                # "its leader said that he …": nobody named before.
                self._memory.stranger(verb.subject.start)
            if verb.noun and self._text[sentence.tokens[verb.noun].start].isupper():
                self._memory.stranger(sentence.tokens[verb.noun].start)

    # -- who speaks -------------------------------------------------------------------------------------------------------------------

    def _speeches(self, sentence: Sentence) -> None:
        """Note the verbs of saying of a sentence with their speakers, and who has spoken just before it."""
        issuer = self._capacities.issuer(sentence)
        if issuer is not None:
            self._issued = (sentence.number, issuer)
        issued = self._issued
        if issued is not None and (self._spoke is None or issued[0] >= self._spoke[0]) and issued[0] < sentence.number:
            self._spoke = issued
        floor = self._context.floor
        carried = self._spoke[1] if self._spoke is not None and sentence.number - self._spoke[0] <= _CARRIED else None
        if carried is not None:
            floor.carried[sentence.number] = carried
        speeches = find_speeches(sentence, self._context.voice or carried)
        floor.speeches[sentence.number] = speeches
        if speeches and speeches[-1].speaker.who:
            self._spoke = (sentence.number, speeches[-1].speaker)

    def _announced(self, sentence: Sentence) -> None:
        """Note whose words follow where a sentence ends in a colon."""
        if sentence.tokens and sentence.tokens[-1].low == ":":
            opener = next((verb.subject.data for verb in sentence.clauses.verbs if verb.subject is not None), None)
            self._block = (sentence.paragraph, opener) if opener is not None and opener.who else None


def _subjects(sentence: Sentence) -> set[int]:
    """Return the ids of the subjects of a sentence, those left out that a verb only describes."""
    told = (verb for verb in sentence.clauses.verbs if verb.subject is not None)
    return {id(verb.subject) for verb in told if not _described(sentence, verb)}


def _described(sentence: Sentence, verb: Verb) -> bool:
    """Say whether a verb only describes its subject, which others speak of: "thanked Y, who had conceded"; "he" is then X sooner."""
    opener = sentence.tokens[verb.first - 1] if verb.first else None
    before = sentence.tokens[verb.subject.number - 1] if verb.subject is not None and verb.subject.number else None
    if before is not None and "role" in before.word.marks and any("done" in t.word.marks for t in sentence.tokens[verb.at : verb.at + 2]):
        # "X congratulated her, as Y had done. He asked all parties": X did.
        return True
    if before is not None and before.cls == "relative" and "thing_relative" in before.word.marks and before.number > 1:
        # "notes the results, under which Y was declared president. He calls on": who notes them does.
        return any(other.kind == FINITE and other.subject is not None for other in sentence.clauses.before(before.number))
    if opener is None or opener.cls != "relative" or opener.low != "who":
        return False
    # "Ann Other, the minister who is in charge, issued a note. She …": nobody stands before her.
    return any(other.kind == FINITE and other.subject is not None for other in sentence.clauses.before(verb.first))


def _label(tokens: list[Token]) -> Mention | None:
    """Return whom a sentence opens with before a colon or a dash: "Iran: The foreign ministry …", "RUSSIA – The president …"."""
    for one, two in pairwise(tokens[:3]):
        if one.cls == "M" and one.data.who and two.low in _LABELS:
            return one.data
    return None


def _only_named(tokens: list[Token]) -> bool:
    """Say whether a heading is nothing but a name: "Norland", "Norland:"."""
    return bool(tokens) and tokens[0].cls == "M" and all(token.cls == "punct" for token in tokens[1:])


def _opens_with_a_stranger(sentence: Sentence, text: str) -> bool:
    """Say whether a sentence opens with a name that no list knows: "Ann Other, the runner-up, said she …"."""
    first = sentence.tokens[:3]
    if len(first) < 3 or first[0].cls != "w":
        return False
    if first[0].senses:
        # A candidate is known, but for nobody who could act.
        return "option" in first[0].senses and " " in first[0].low and first[1].low == ","
    named = all(token.cls == "w" and not token.senses and text[token.start].isupper() for token in first[:2])
    return named and first[1].start == first[0].end + 1 and (first[2].low == "," or first[2].word.verbal)


def _unknown_bodies(sentence: Sentence, text: str) -> list[int]:
    """Return where the verbs stand that have a body as subject which no list knows: "The Party of Order of Norland | said that it"."""
    tokens = sentence.tokens
    verbs = (verb for verb in sentence.clauses.verbs if verb.kind == FINITE and verb.noun)
    return [tokens[v.first].start for v in verbs if (noun := tokens[v.noun or 0]).cls == "w" and text[noun.start].isupper()]


def _unknown_person(mention: Mention) -> bool:
    """Say whether an office is somebody's of whom nothing more is known: "the candidate", "its leader"; "his spokesman" speaks for him."""
    role = mention.role if mention.kind == "generic" and not mention.who else None
    return role is not None and not role.body and not role.plural and role.level != "spokesperson"
