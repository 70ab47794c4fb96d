"""Who did what to whom: subject, trigger and object in a clause, active, passive, nominal, adjectival.

Belongs here: the constructions, each with its rule id. Does not: judgements on an election (judgements), which election (elections),
whether the claim stands (conditions).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.coding.attribution import Floor, speaker_of
from pipeline.coding.clauses import (
    FINITE,
    GERUND,
    INFINITIVE,
    PARTICIPLE,
    Clauses,
    Grammar,
    Polarity,
    Verb,
    owner_of,
    polarity_of,
)
from pipeline.coding.document import Document, Sentence, categories_of
from pipeline.coding.lexicon import Evaluation, Role, Trigger, Words
from pipeline.coding.mentions import Mention
from pipeline.coding.tokens import Token
from pipeline.coding.zones import HEADLINE

_CLAUSE = 45
"""Longest clause after a trigger, in tokens."""
_FROM_OTHERS = {
    "congratulate", "recognise", "welcome", "criticise", "concern", "call", "allege", "threaten", "sanction", "downgrade", "retract",
    "mediate", "contact",
    "reject",
    "withhold",
}  # fmt: skip
_NEAR_CALL = 16
"""Tokens between a verb and the call in which it is done."""
_NEUTRAL = Polarity(0, "actual", False)


@dataclass(slots=True)
class Finding:
    """A trigger in its frame."""

    act: str
    rule: str
    at: int
    trigger: Token
    subject: Mention | None
    narrated: bool
    """the act is told by the reporter, not said by its actor"""
    polarity: Polarity
    spec: Trigger | None = None
    judgements: list[tuple[Token, Evaluation, bool]] = field(default_factory=list)
    """word, what it says, and whether it is positive here"""
    honoree: Token | None = None
    clause: tuple[int, int] = (0, 0)
    """numbers of the clause's first token and the one after its last"""
    categories: tuple[str, ...] = ()
    """kinds of objects that stand in the clause"""
    ask: str | None = None
    from_receiver: bool = False
    certain: str = "0.90"
    held: str | None = None
    meta: bool = False
    """the act is about somebody else's response"""


@dataclass(slots=True)
class _Place:
    """Where a frame is looked for."""

    sentence: Sentence
    at: int
    spec: Trigger
    document: Document
    floor: Floor

    @property
    def tokens(self) -> list[Token]:
        return self.sentence.tokens

    @property
    def clauses(self) -> Clauses:
        return self.sentence.clauses

    def speaker(self) -> Mention | None:
        """Return who says so; in a text of its own, its issuer where nobody else has the floor."""
        said = speaker_of(self.sentence, self.at, self.document, self.floor)[0]
        return said if said is not None else self.document.voice

    def finding(self, construction: str, subject: Mention | None, narrated: bool, polarity: Polarity, certain: str = "0.90") -> Finding:
        rule = f"en.{self.spec.act}.{self.spec.name}.{construction}"
        return Finding(
            self.spec.act, rule, self.at, self.tokens[self.at], subject, narrated, polarity, self.spec, certain=certain,
            held=None if subject is not None else "no subject",
        )  # fmt: skip


class Frames:
    """Finds the frames of a sentence."""

    def __init__(self, grammar: Grammar, words: Words) -> None:
        self._grammar, self._words = grammar, words
        self._readers = {"verb": self._verb, "noun": self._noun, "adjective": self._adjective, "modal": self._modal}

    def find(self, sentence: Sentence, document: Document, floor: Floor) -> Iterator[Finding]:
        """Yield the findings of a sentence in the order of its triggers."""
        tokens = sentence.tokens
        if "?" in sentence.words and any(token.low == "?" for token in tokens[-2:]):
            return
        for at in sentence.where("act"):
            senses = tokens[at].senses
            if "phrase" in senses:
                continue
            for spec in senses["act"]:
                finding = self._readers[spec.pos](_Place(sentence, at, spec, document, floor))
                if finding is not None:
                    self._fill(sentence, finding)
                    yield finding

    # -- verbs ------------------------------------------------------------------------------------------------------------------------

    def _verb(self, place: _Place) -> Finding | None:
        verb = place.clauses.headed(place.at)
        if verb is None:
            return None
        reading = polarity_of(place.tokens, place.clauses, verb, self._grammar)
        if _nobody(place.tokens, verb.at + 1):
            reading = Polarity(reading.negations + 1, reading.modality, reading.conditional)
        if verb.kind == GERUND and verb.first and self._only_named(place, verb.first):
            return None
        if verb.kind == GERUND and self._held_back(place, verb):
            reading = Polarity(reading.negations + 1, reading.modality, reading.conditional)
        if place.spec.name == "insist" and self._tells(place):
            return None
        if verb.passive:
            return self._passive(place, verb, reading)
        sender = self._sender(place, verb)
        if sender is not None:
            return place.finding("sent-by", sender, True, reading)
        if place.spec.option == "prospective":
            if reading.negated or (reading.modality == "actual" and verb.kind != INFINITIVE):
                return None
            reading = Polarity(0, "actual", reading.conditional)
        if verb.subject is None and verb.noun is not None:
            return self._of_noun(place, verb, reading)
        if verb.kind == INFINITIVE and verb.first == 0 and place.document.voice is not None:
            # "Resolves: To demand the release of …"
            return place.finding("resolved", place.document.voice, False, Polarity(reading.negations, "actual", reading.conditional))
        mention = verb.subject.data if verb.subject is not None else None
        if mention is None:
            return self._without_subject(place, verb, reading)
        leaders = mention.kind == "generic" and mention.role is not None and mention.role.plural
        if (mention.kind == "group" or leaders) and not mention.who:
            mention = self._identified(place, verb) or self._enumerated(place, verb) or mention
        construction = {GERUND: "participle", INFINITIVE: "infinitive"}.get(verb.kind, "active")
        return place.finding(construction, self._said_by(place, mention), True, reading)

    def _only_named(self, place: _Place, first: int) -> bool:
        """Say whether an act is only spoken of: "said that questioning the result was wrong", "could be seen as endorsing the vote"."""
        before = place.tokens[first - 1]
        marks = before.word.marks
        if "close_to" in marks or ("infinitive" in marks and first > 1 and "close" in place.tokens[first - 2].word.marks):
            # "is close to recognising the winner": it has not yet.
            return True
        seen = "role" in marks and any("passing_for" in token.word.marks for token in place.tokens[max(0, first - 3) : first - 1])
        return "complementiser" in marks or seen

    @staticmethod
    def _tells(place: _Place) -> bool:
        """Say whether what is insisted on is told as a fact: "insisted that the vote was free", not "that the results be published"."""
        for verb in place.clauses.after(place.at):
            if verb.kind == FINITE and "complementiser" not in place.tokens[verb.first].word.marks:
                opener = place.tokens[verb.first].word.marks
                asked = not {"copula", "obliging"}.isdisjoint(opener) or "base" in place.tokens[verb.at].word.forms
                return not asked and verb.at - place.at < _CLAUSE
        return False

    def _held_back(self, place: _Place, verb: Verb) -> bool:
        """Say whether the statement that does it was put off or refused: "delayed messages congratulating Y"."""
        if not verb.first or "channel" not in place.tokens[verb.first - 1].senses:
            return False
        carrier = next(place.clauses.before(verb.first - 1), None)
        return carrier is not None and self._grammar.denies(place.tokens[carrier.at])

    def _sender(self, place: _Place, verb: Verb) -> Mention | None:
        """Return who sent somebody to mediate: "were sent by the bloc to mediate"."""
        other = verb.governor
        if place.spec.act != "mediate" or verb.kind != INFINITIVE or other is None or not other.passive:
            return None
        agent = agent_of(place.tokens, other.at)
        return agent.data if agent is not None else None

    def _identified(self, place: _Place, verb: Verb) -> Mention | None:
        """Read "among the leaders who telephoned were A, B and C": the group is those."""
        tokens = place.tokens
        for other in place.clauses.after(verb.at):
            lists = tokens[other.at].cls == "be" or "enumerating" in tokens[other.at].word.marks
            if lists and other.subject is verb.subject and other.at + 1 < len(tokens):
                named = tokens[other.at + 1]
                return named.data if named.cls == "M" and named.data.kind == "named" and named.data.who else None
        return None

    def _said_by(self, place: _Place, mention: Mention) -> Mention:
        """Let "we" and "I" be the speaker."""
        if mention.kind != "pronoun" or mention.word not in self._words["speakers"] or mention.who:
            return mention
        speaker = place.speaker()
        return speaker if speaker is not None else mention

    def _of_noun(self, place: _Place, verb: Verb, reading: Polarity) -> Finding | None:
        """Read a subject that no list knows: "his country congratulates" is the speaker's, "protesters rejected" nobody's."""
        tokens, noun = place.tokens, verb.noun
        assert noun is not None
        if place.spec.act == "concern" and place.spec.name == "question" and tokens[noun].cls == "E":
            # "The vote raised questions about its credibility, Norland said."
            return place.finding("raised", place.speaker(), False, reading)
        if "self" in tokens[noun].word.marks and noun and "possessives" in tokens[noun - 1].word.marks:
            return place.finding("own-country", place.speaker(), False, reading)
        if _of_host(place.spec) and "camps" in tokens[noun].word.marks and noun > 1 and tokens[noun - 1].cls == "poss":
            owner = tokens[noun - 2]
            return place.finding("active", owner.data, True, reading) if owner.cls == "M" and owner.data.who else None
        if "channel" in tokens[noun].senses or "saying_nouns" in tokens[noun].word.marks:
            return place.finding("statement", self._of_statement(place, noun), False, reading)
        return None

    def _of_statement(self, place: _Place, noun: int) -> Mention | None:
        """Return whose statement it is; "the statement reaffirmed Moscow's commitment" says so behind its verb."""
        tokens, at = place.tokens, place.at
        owner = owner_of(tokens, noun)
        if owner is None and at >= 2 and tokens[at - 1].cls == "poss" and tokens[at - 2].cls == "M" and tokens[at - 2].data.who:
            owner = tokens[at - 2]
        return owner.data if owner is not None else place.speaker()

    def _without_subject(self, place: _Place, verb: Verb, reading: Polarity) -> Finding | None:
        tokens, at = place.tokens, place.at
        enumerated = self._enumerated(place, verb)
        if enumerated is not None:
            return place.finding("enumerated", enumerated, True, reading)
        rank = next((n for n in range(verb.first - 1, max(0, verb.first - 5), -1) if "ranks" in tokens[n].word.marks), None)
        ranked = rank is not None
        if rank is not None and verb.kind == INFINITIVE:
            # "Orbán, the first foreign leader to congratulate Y, …"
            number = rank - 1 - (tokens[rank - 1].cls == "determiner")
            named = tokens[number - (tokens[number].low == ",")] if number >= 0 else None
            if named is not None and named.cls == "M" and named.data.kind == "named" and named.data.who:
                return place.finding("ranked", named.data, True, reading)
        if ranked and verb.kind == INFINITIVE:
            # "The quickest to congratulate Y were A and B."
            for number in range(at + 1, len(tokens) - 1):
                if tokens[number].cls == "be" and tokens[number + 1].cls == "M":
                    return place.finding("ranked", tokens[number + 1].data, True, reading)
        return place.finding("active", None, True, reading)

    def _enumerated(self, place: _Place, verb: Verb) -> Mention | None:
        """Read "Those that have congratulated the president include A, B and C"."""
        tokens = place.tokens
        opener = tokens[verb.first - 1] if verb.first else None
        if opener is None or not (opener.cls == "relative" or "complementiser" in opener.word.marks or verb.kind == GERUND):
            return None
        for number in range(place.at + 1, len(tokens) - 1):
            if "enumerating" in tokens[number].word.marks and not any(tokens[n].low in (";", ".") for n in range(place.at, number)):
                named = [token.data for token in tokens[number + 1 :] if token.cls == "M" and token.data.kind == "named" and token.data.who]
                if not named:
                    return None
                who = tuple(one for mention in named for one in mention.who)
                return Mention("named", named[0].start, named[-1].end, who)
        return None

    def _passive(self, place: _Place, verb: Verb, reading: Polarity) -> Finding | None:
        tokens, at = place.tokens, place.at
        agent = agent_of(tokens, at)
        if place.spec.name == "lead-delegation":
            # "a delegation led by Mr Ndlovu": who sends it is told before.
            return None
        if agent is not None:
            finding = place.finding("passive", agent.data, True, reading)
            finding.honoree = verb.subject or next((tokens[n] for n in range(at - 1, -1, -1) if tokens[n].cls == "M"), None)
            return finding
        speaker = place.speaker()
        if (
            place.spec.act == "downgrade"
            and verb.subject is not None
            and _envoy(verb.subject.data)
            and "host_does" not in tokens[at].word.marks
        ):
            # "Peru's ambassador has been recalled": by Peru.
            return place.finding("passive-envoy", self._said_by(place, verb.subject.data), True, reading)
        if place.spec.act == "observe" and place.spec.name in ("admit", "accredit") and _by_host(place, verb):
            said = place.speaker() if place.spec.name == "admit" else None
            return place.finding("passive-host", said or _HOST, True, reading)
        if place.spec.act == "observe" and place.spec.name == "send" and verb.subject is not None and _mission(verb.subject.data):
            # "observers of the African Union have been deployed"
            return place.finding("passive-mission", verb.subject.data, True, reading)
        stated = reading.negated or reading.modality != "actual" or place.spec.act in ("welcome", "sovereignty")
        if (
            place.spec.act in ("recognise", "reject", "welcome", "sovereignty")
            and speaker is not None
            and stated
            and verb.kind != PARTICIPLE
        ):
            if place.spec.act == "sovereignty":
                reading = Polarity(reading.negations, "actual", reading.conditional)
            return place.finding("passive-said", speaker, False, reading)
        return None

    # -- nouns ------------------------------------------------------------------------------------------------------------------------

    def _noun(self, place: _Place) -> Finding | None:
        spec, tokens, at = place.spec, place.tokens, place.at
        if spec.act in ("recognise", "reject") and self._either(tokens, at):
            return None
        own = place.clauses.headed(at)
        if own is not None and own.kind == FINITE and spec.act == "call":
            # "We call for an investigation by the OSCE": the verb says it.
            return None
        found = self._joined(place) or self._from(place) or self._carried(place)
        if found is not None:
            return found
        if spec.option == "spoken" or spec.act == "sovereignty":
            return self._spoken(place)
        found = self._received(place) or self._along(place) or self._in_message(place)
        if found is not None or spec.light:
            return found
        return self._owned(place)

    def _from(self, place: _Place) -> Finding | None:
        """Read "received congratulations from Lisbon": the sender does it."""
        source = _source(place.tokens, place.at, place.clauses) if place.spec.act in _FROM_OTHERS else None
        if source is None:
            return None
        carrier = self._carrier(place)
        reading = self._reading(place, carrier)
        brought = self._brought(place, source) if carrier is None or not _carries(place.tokens, carrier) else None
        if brought is not None:
            # "Congratulations have not yet arrived from Lisbon": what brings them is denied, or not.
            reading = Polarity(max(reading.negations, brought.negations), brought.modality, brought.conditional)
        finding = place.finding("from", _all_sources(place.tokens, source), True, reading)
        finding.from_receiver = True
        finding.honoree = carrier.subject if carrier is not None else None
        return finding

    def _spoken(self, place: _Place) -> Finding | None:
        """Read "it is an internal affair, Norland said": the speaker's, whatever verb it hangs on."""
        speaker = place.speaker()
        if speaker is None or (place.spec.act == "allege" and self._occasion(place)):
            return None
        # "Do not interfere in internal affairs" upholds them as much as "it is an internal affair".
        governing = next(place.clauses.before(place.at), None)
        reading = _NEUTRAL if place.spec.act == "sovereignty" else self._reading(place, governing)
        return place.finding("said", speaker, False, reading)

    def _received(self, place: _Place) -> Finding | None:
        """Read congratulations that somebody thanks for, or is asked to accept."""
        if place.spec.act != "congratulate":
            return None
        thanked = _thanked(place.tokens, place.at)
        if thanked is not None:
            finding = place.finding("thanked", thanked, True, _NEUTRAL)
            finding.from_receiver = True
            return finding
        return place.finding("accept", place.speaker(), False, _NEUTRAL) if self._accepted(place) else None

    def _owned(self, place: _Place) -> Finding | None:
        """Read a noun without a verb of its own: "Xi's congratulations", "Congratulations to", "a call with"."""
        spec, tokens, at = place.spec, place.tokens, place.at
        owner = _possessor(tokens, at)
        if owner is not None:
            return place.finding("possessive", owner, True, self._awaited(place) or self._reading(place, None), "0.80")
        if spec.name == "mediators" and at and tokens[at - 1].cls == "M" and tokens[at - 1].data.who:
            # "The ECOWAS mediators met him"
            return place.finding("mediators", tokens[at - 1].data, True, _NEUTRAL, "0.80")
        if spec.act == "congratulate" and self._bare(tokens, at):
            return place.finding("bare", place.speaker(), False, _NEUTRAL)
        return self._in_call(place) or self._trip(place) if spec.act == "contact" else None

    def _awaited(self, place: _Place) -> Polarity | None:
        """Return how the verb stands that brings a noun, where it is still to come: "Xi's congratulations | would come later"."""
        verb = place.clauses.at.get(place.at + 1)
        if verb is None or verb.passive or "arrive" not in place.tokens[verb.at].senses:
            return None
        reading = polarity_of(place.tokens, place.clauses, verb, self._grammar)
        return reading if reading.modality != "actual" or reading.negated else None

    def _joined(self, place: _Place) -> Finding | None:
        """Read "backed calls from the bloc for a recount": they are now those of whoever backs them, too."""
        if place.spec.act != "call" or "senders" not in place.tokens[place.at].word.tail:
            return None
        carrier = self._carrier(place)
        if carrier is None or carrier.subject is None or "echoing" not in place.tokens[carrier.at].word.marks:
            return None
        return place.finding("joined", self._said_by(place, carrier.subject.data), True, self._reading(place, carrier))

    def _occasion(self, place: _Place) -> bool:
        """Say whether a fault is only what something is about: "sanctions over electoral fraud", "claims of vote rigging"."""
        tokens, at = place.tokens, place.at
        if at and self._claimed(tokens[at - 1]):
            # "amid allegations of electoral fraud"
            return True
        before = at - 1 - (at > 1 and tokens[at - 1].cls in ("determiner", "adverb", "w"))
        if before < 1:
            return False
        return "occasioning" in tokens[before].word.marks or ("genitive" in tokens[before].word.marks and tokens[before - 1].cls == "w")

    @staticmethod
    def _claimed(token: Token) -> bool:
        """Say whether a word tells of a claim: "claims", "allegations of"."""
        return "claims" in token.word.marks or ("claims" in token.word.stem and "genitive" in token.word.tail)

    def _carrier(self, place: _Place) -> Verb | None:
        """Return the verb whose object a noun is: nothing but the noun phrase, a receiver or a list stands between."""
        tokens = place.tokens
        for number in range(place.at - 1, max(-1, place.at - 14), -1):
            verb = place.clauses.at.get(number)
            if verb is not None:
                return verb
            token = tokens[number]
            if token.low in (";", ":") or token.cls in ("relative", "subordinator"):
                return None
            # "expressed his “warm and sincere congratulations”": a quotation that opens behind "his" parts nothing.
            before = tokens[number - 1]
            his = "possessives" in before.word.marks or (before.cls == "M" and before.data.word in self._words["possessives"])
            if token.cls == "quote" and number < place.at - 2 and not his:
                return None
        return None

    @staticmethod
    def _either(tokens: list[Token], at: int) -> bool:
        """Say whether recognition and its opposite stand side by side: "short of non-recognition or recognition"."""
        sides = (n for n in (at - 2, at + 2) if 0 <= n < len(tokens) and "alternative" in tokens[(n + at) // 2].word.marks)
        return any(spec.act in ("recognise", "reject") and spec.pos == "noun" for n in sides for spec in tokens[n].senses.get("act", ()))

    def _brought(self, place: _Place, source: Token) -> Polarity | None:
        """Return how the verb between a noun and its sender stands: "congratulations | have yet to come | from Lisbon"."""
        clauses, tokens = place.clauses, place.tokens
        for verb in clauses.after(place.at):
            arrives = "arrive" in tokens[verb.at].senses
            if tokens[verb.at].start > source.start:
                # "a message of congratulation from Lisbon | would come"
                return polarity_of(tokens, clauses, verb, self._grammar) if arrives else None
            if arrives or "receive" in tokens[verb.at].senses or verb.passive:
                return polarity_of(tokens, clauses, verb, self._grammar)
        return None

    def _reading(self, place: _Place, verb: Verb | None) -> Polarity:
        tokens = place.tokens
        if verb is None:
            near = sum(t.negates for t in tokens[max(0, place.at - 3) : place.at])
            return Polarity(near, "actual", place.clauses.conditional)
        reading = polarity_of(tokens, place.clauses, verb, self._grammar)
        between = sum(t.negates for n, t in enumerate(tokens[verb.at + 1 : place.at], verb.at + 1) if n not in place.clauses.at)
        own = self._grammar.denies(tokens[verb.at])
        return Polarity(reading.negations + between + own, reading.modality, reading.conditional)

    def _carried(self, place: _Place) -> Finding | None:
        """Read "extended his congratulations", "congratulations were sent by", "concern voiced by"."""
        tokens, at, clauses = place.tokens, place.at, place.clauses
        carrier = self._carrier(place)
        if carrier is not None and self._within_another(tokens, carrier.at, at):
            # "voiced concern over allegations of fraud": the allegations are others'.
            carrier = None
        if carrier is not None and place.spec.act == "allege" and "relaying" in tokens[carrier.at].word.head:
            # "The bloc mentioned allegations of fraud": they are others'.
            return None
        if carrier is not None and ("light" in tokens[carrier.at].senses or self._grammar.denies(tokens[carrier.at])):
            reading = self._reading(place, carrier)
            if carrier.passive:
                return None
            mention = carrier.subject.data if carrier.subject is not None else self._those(place, carrier)
            if mention is None and carrier.noun is not None:
                return self._of_noun(place, carrier, reading)
            return place.finding("light", self._said_by(place, mention) if mention is not None else None, True, reading)
        for number in range(at + 1, min(at + 7, len(tokens))):
            verb = clauses.at.get(number)
            if verb is not None:
                sent = any("relatives" in t.word.marks for t in tokens[at + 1 : verb.first])
                if sent and verb.kind == FINITE and not verb.passive and verb.subject is not None and "light" in tokens[verb.at].senses:
                    # "the congratulations that Germany sent"
                    return place.finding("sent", verb.subject.data, True, self._reading(place, verb))
                if "light" in tokens[verb.at].senses and (verb.passive or verb.kind == PARTICIPLE):
                    agent = agent_of(tokens, verb.at)
                    if agent is not None:
                        return place.finding("passive-light", agent.data, True, self._reading(place, verb))
                    reading = self._reading(place, verb)
                    if reading.negated and place.spec.negated is not None and place.speaker() is not None:
                        # "No message of congratulation has been sent": so says who should have sent it.
                        return place.finding("not-sent", place.speaker(), False, reading)
                return None
            if tokens[number].cls == "punct":
                return None
        return None

    def _those(self, place: _Place, carrier: Verb) -> Mention | None:
        """Read "Among the first to send congratulations were A and B", "Those who sent congratulations included A"."""
        tokens = place.tokens
        ranked = carrier.kind == INFINITIVE and any("ranks" in t.word.marks for t in tokens[max(0, carrier.first - 4) : carrier.first])
        those = carrier.first > 1 and tokens[carrier.first - 1].cls == "relative" and "persons_told" in tokens[carrier.first - 2].word.marks
        if not ranked and not those:
            return None
        for number in range(place.at + 1, len(tokens) - 1):
            if "enumerating_one" in tokens[number].word.marks and tokens[number + 1].cls == "M":
                named = tokens[number + 1].data
                return named if named.kind == "named" and named.who else None
        return None

    def _within_another(self, tokens: list[Token], carrier: int, at: int) -> bool:
        """Say whether a noun of another act governs this one."""
        return any(
            "about_another" in token.word.marks or "ending_about" in token.word.tail
            for number, token in enumerate(tokens[carrier + 1 : at], carrier + 1)
            if any(spec.pos == "noun" for before in tokens[carrier + 1 : number + 1] for spec in before.senses.get("act", ()))
        )

    def _accepted(self, place: _Place) -> bool:
        """Say whether a receiver is asked to take them: "Please accept my sincere congratulations"."""
        before = place.tokens[max(0, place.at - 8) : place.at]
        return any("accepting" in t.word.marks for t in before) and any("accept_politely" in t.word.marks for t in before)

    def _along(self, place: _Place) -> Finding | None:
        """Read "telephoned Boakai with his congratulations", "is following the count with concern": the verb's subject has them."""
        tokens, at = place.tokens, place.at
        with_it = next((n for n in range(at - 1, max(-1, at - 5), -1) if "accompaniment" in tokens[n].word.marks), None)
        if place.spec.act not in ("congratulate", "concern") or with_it is None or any(t.cls == "M" for t in tokens[with_it:at]):
            # "lodged a protest with Norland over its congratulations"
            return None
        verb = next((v for v in place.clauses.before(at) if v.subject is not None and not v.passive), None)
        if verb is None or verb.subject is None or at - verb.at > 14:
            return None
        return place.finding("along", self._said_by(place, verb.subject.data), True, self._reading(place, verb))

    def _in_message(self, place: _Place) -> Finding | None:
        """Read "X said in a letter of congratulation": who says so congratulates."""
        tokens, at = place.tokens, place.at
        if place.spec.act != "congratulate" or not any("inside" in token.word.marks for token in tokens[max(0, at - 4) : at]):
            return None
        verb = next((v for v in place.clauses.before(at) if v.subject is not None and "speech" in tokens[v.at].senses), None)
        if verb is None and "inside" in tokens[0].word.marks and at < 6:
            # "In his message of congratulation to Y, X said"
            ahead = next((v for v in place.clauses.after(at) if v.kind == FINITE), None)
            opened = ahead is not None and any(token.low == "," for token in tokens[at + 1 : ahead.first])
            verb = ahead if opened and ahead is not None and "speech" in tokens[ahead.at].senses and ahead.negations == 0 else None
            return place.finding("in-message", verb.subject.data, True, _NEUTRAL) if verb is not None and verb.subject is not None else None
        if verb is None or verb.subject is None or at - verb.at > 8:
            return None
        return place.finding("in-message", self._said_by(place, verb.subject.data), True, self._reading(place, verb))

    def _bare(self, tokens: list[Token], at: int) -> bool:
        """Say whether "Congratulations" opens what is said."""
        before = tokens[at - 1] if at else None
        opens = before is None or before.cls == "quote" or "before_bare" in before.word.marks
        if not opens or at + 1 >= len(tokens):
            return False
        called = at + 2 < len(tokens) and tokens[at + 1].cls in ("w", "adverb") and tokens[at + 2].cls == "M"
        return called or "behind_bare" in tokens[at + 1].word.marks or tokens[at + 1].cls == "M"

    def _trip(self, place: _Place) -> Finding | None:
        """Read "on his visit to Astana, X"."""
        tokens, at = place.tokens, place.at
        if not any("third_possessives" in tokens[n].word.marks for n in range(max(0, at - 4), at)):
            return None
        for number in range(at + 1, min(at + 12, len(tokens) - 1)):
            if tokens[number].low == "," and tokens[number + 1].cls == "M":
                return place.finding("cataphora", tokens[number + 1].data, True, _NEUTRAL, "0.80")
        return None

    def _in_call(self, place: _Place) -> Finding | None:
        """Read "wished his people success in a phone call with Y", "During a telephone conversation with Y, X": whose verb it goes with."""
        tokens, at = place.tokens, place.at
        opener = next((n for n in range(at - 1, max(-1, at - 5), -1) if "during_call" in tokens[n].word.marks), None)
        if opener is None or at + 1 >= len(tokens) or tokens[at + 1].cls != "M" or "called_with" not in tokens[at].word.tail:
            return None
        ahead = next(place.clauses.after(at), None) if opener == 0 else None
        verb = ahead or next((v for v in place.clauses.before(opener) if v.subject is not None and not v.passive), None)
        if verb is None or verb.subject is None or verb.passive or verb.negations or abs(at - verb.at) > _NEAR_CALL:
            return None
        finding = place.finding("in-call", self._said_by(place, verb.subject.data), True, _NEUTRAL, "0.80")
        finding.honoree = tokens[at + 1]
        return finding

    # -- adjectives, modals -----------------------------------------------------------------------------------------------------------

    def _adjective(self, place: _Place) -> Finding | None:
        """Read "is concerned", "the ministry, deeply concerned, …", "said it was ready to work"."""
        tokens, at = place.tokens, place.at
        if _attributes(tokens, place.clauses, at):
            return None
        before = at - 1
        while before >= 0 and (
            tokens[before].cls in ("adverb", "coordinator", "quote") or tokens[before].negates or tokens[before].low == ","
        ):
            if before in place.clauses.at:
                break
            before -= 1
        verb = place.clauses.at.get(at) or place.clauses.at.get(before)
        shortened = verb is None or (verb.kind == PARTICIPLE and verb.at == at and verb.subject is None)
        if shortened and place.sentence.zone.kind == HEADLINE:
            named = before - (before > 0 and tokens[before].cls == "quote")
            if named >= 0 and tokens[named].cls == "M" and (tokens[named].data.who or _of_host(place.spec)):
                # "EU 'alarmed' by jailing of candidates"
                return place.finding("headline", tokens[named].data, True, _NEUTRAL, "0.80")
        if verb is None or (tokens[verb.at].cls not in ("be", "have") and verb.at != at and "linking" not in tokens[verb.at].word.marks):
            return None
        reading = self._reading(place, verb)
        mention = verb.subject.data if verb.subject is not None else None
        if mention is None and verb.noun is not None:
            return self._of_noun(place, verb, reading)
        return place.finding("adjective", self._said_by(place, mention) if mention is not None else None, True, reading)

    def _modal(self, place: _Place) -> Finding | None:
        """Read "the results must be respected", said by somebody."""
        tokens, at = place.tokens, place.at
        speaker = place.speaker()
        if at == 0:
            # "Should the exclusion lead to unrest, …"
            return None
        if speaker is None or (at and tokens[at - 1].cls == "M" and tokens[at - 1].data is speaker):
            return None
        if at + 1 < len(tokens) and "knowing" in tokens[at + 1].word.marks:
            # "The authorities must understand that nobody believes them" asks for nothing.
            return None
        return place.finding("modal", speaker, False, Polarity(0, "actual", place.clauses.conditional), "0.75")

    # -- what stands in the clause ----------------------------------------------------------------------------------------------------

    def _fill(self, sentence: Sentence, finding: Finding) -> None:
        """Find clause, honoree, object categories and ask."""
        tokens, at, spec = sentence.tokens, finding.at, finding.spec
        assert spec is not None
        finding.clause = self._clause(sentence, finding)
        end = finding.clause[1]
        right = tokens[at + 1 : end]
        finding.categories = self._categories(sentence, finding, spec)
        if (right and "things" in right[0].word.marks) or (right and right[0].cls == "M" and right[0].data.word in self._words["things"]):
            # "spoke of a sham election and said it would not recognise it"
            finding.categories += ("process",) * any(t.cls == "E" or "of_elections" in t.word.marks for t in tokens[:at])
        if finding.honoree is None:
            finding.honoree = _honoree(right, finding.act)
        if finding.honoree is not None and finding.honoree.data is finding.subject:
            finding.honoree = None
        finding.meta = spec.pos == "verb" and "light" not in finding.trigger.senses and _about_response(right)
        if finding.act == "call":
            finding.ask = self._ask(sentence, finding, spec, end)

    def _clause(self, sentence: Sentence, finding: Finding) -> tuple[int, int]:
        """Return the numbers of the clause's first token and the one after its last."""
        at, end = finding.at, self._clause_end(sentence, finding.at)
        verb = sentence.clauses.at.get(at)
        start = min(at, verb.first if verb is not None else at)
        passive = verb is not None and verb.passive and "passive" in finding.rule
        if verb is not None and passive and verb.subject is not None:
            return min(start, verb.subject.number), end
        if verb is not None and passive and verb.noun is not None:
            return min(start, verb.noun), end
        if finding.subject is None or not finding.narrated:
            return start, end
        since = finding.subject.start
        named = (n for n in sentence.where("M") if n < at and sentence.tokens[n].start <= since < sentence.tokens[n].end)
        if finding.rule.endswith(".in-call"):
            behind = (n + 1 for n in sentence.where("M") if n > at and sentence.tokens[n].data is finding.subject)
            end = max(end, next(behind, end))
        return next(named, start), end

    def _categories(self, sentence: Sentence, finding: Finding, spec: Trigger) -> tuple[str, ...]:
        """Return the kinds of objects in the clause; of a noun also those before it, of a passive verb those far before it."""
        tokens, at, (start, end) = sentence.tokens, finding.at, finding.clause
        first = max(0, min(start, at - 12)) if spec.pos != "verb" else max(0, at - 30) if "passive" in finding.rule else at
        categories = dict.fromkeys(sentence.categories_in(first, end))
        opener = start - 3 if start > 3 and tokens[start - 1].cls == "poss" else start - 1
        if opener > 0 and "relatives" in tokens[opener].word.marks:
            # "a finding that the government rejected", "that Mr Ndlovu's government rejected"
            categories |= dict.fromkeys(categories_of(tokens[opener - 1]))
        return tuple(categories)

    @staticmethod
    def _ask(sentence: Sentence, finding: Finding, spec: Trigger, end: int) -> str | None:
        """Return what is asked for."""
        at, tokens = finding.at, sentence.tokens
        ask = next((tokens[n].senses["ask"][0] for n in sentence.where("ask") if at < n < end), None)
        if ask is not None:
            return ask
        if any(tokens[n].data.anew for n in sentence.where("E") if at < n < end):
            return "rerun"
        if spec.pos == "modal" and "violence" in finding.categories:
            # "The violence must stop"
            return "restraint"
        near = sentence.categories_in(at + 1, min(at + 9, end))
        return "other" if spec.pos == "verb" and not {"result", "process"}.isdisjoint(near) else None

    def _clause_end(self, sentence: Sentence, at: int) -> int:
        """Return the number of the token after the clause that a trigger governs."""
        tokens = sentence.tokens
        last = min(len(tokens), at + _CLAUSE)
        if not self._words["ends_clause"].isdisjoint(sentence.words):
            last = next((n for n in range(at + 1, last) if "ends_clause" in tokens[n].word.marks), last)
        for verb in sentence.clauses.verbs:
            number = verb.first
            if number <= at:
                continue
            if number >= last:
                break
            joined = tokens[number - 1].low == "," or tokens[number - 1].cls == "coordinator"
            if verb.kind == GERUND and joined:
                return number
            if verb.kind == FINITE:
                begins = self._begins(sentence, verb, at)
                if begins is not None:
                    return begins
        return last

    def _begins(self, sentence: Sentence, verb: Verb, at: int) -> int | None:
        """Return where the clause of a later verb begins, if it is one beside the trigger's, not one inside it."""
        tokens, number = sentence.tokens, verb.first
        joined = tokens[number - 1].low == "," or tokens[number - 1].cls == "coordinator"
        if joined:
            return number
        if verb.subject is None or verb.inverted:
            return None
        subject = verb.subject.number
        if not at < subject < number:
            return None
        before = tokens[subject - 1]
        return subject if before.low == "," or before.cls == "coordinator" else None


def _attributes(tokens: list[Token], clauses: Clauses, at: int) -> bool:
    """Say whether a word is no predicate: "all concerned political leaders", "it encouraged the commission to publish"."""
    before, following = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None and "concerned_whom" in before.word.marks:
        return True
    verb = clauses.at.get(at)
    own = verb is not None and verb.at == at and not verb.passive and verb.subject is not None
    return own and following is not None and (following.cls in ("determiner", "M"))


def _thanked(tokens: list[Token], at: int) -> Mention | None:
    """Return who is thanked: "thanked Xi Jinping for his warm congratulations"."""
    given = next((n for n in range(at - 1, max(0, at - 6), -1) if "reason" in tokens[n].word.marks), None)
    if given is None or given < 2 or tokens[given - 1].cls != "M":
        return None
    verb = tokens[given - 2]
    return tokens[given - 1].data if "thanking" in verb.word.marks and tokens[given - 1].data.kind == "named" else None


def _nobody(tokens: list[Token], at: int) -> bool:
    """Say whether a verb's object is denied: "congratulated nobody", "recognised neither candidate"."""
    return at < len(tokens) and tokens[at].negates and "denied_objects" in tokens[at].word.marks


def _mission(mention: Mention) -> bool:
    return mention.role is not None and mention.role.level == "mission"


def _carries(tokens: list[Token], verb: Verb) -> bool:
    """Say whether a verb is one of sending or receiving."""
    return not {"light", "receive", "arrive"}.isdisjoint(tokens[verb.at].senses)


def _of_host(spec: Trigger) -> bool:
    """Say whether an act is the host's, so that its office needs no name: "Foreign Office surprised by criticism"."""
    return spec.act == "rebut"


def _by_host(place: _Place, verb: Verb) -> bool:
    """Say whether nobody but the host does it: "the mission had been invited", "its request for accreditation was turned down"."""
    described = verb.first > 0 and place.tokens[verb.first - 1].cls == "relative"
    if verb.kind == PARTICIPLE or described:
        return False
    if place.spec.name == "accredit":
        return True
    # "Norland regrets that observers were not invited" is no word of the host's.
    held = place.speaker() is None and any("complementiser" in token.word.marks for token in place.tokens[: verb.first])
    return "hostly" in place.tokens[place.at].word.marks and not held


def _envoy(mention: Mention) -> bool:
    return mention.role is not None and mention.role.level == "ambassador"


_HOST = Mention("generic", 0, 0, role=Role("government", (), False, True, True))
"""The host's government, unnamed."""
_ANSWERED = {"reject", "recognise", "criticise", "congratulate"}
"""Acts that others respond to."""


def agent_of(tokens: list[Token], at: int) -> Token | None:
    """Return the mention after "by"."""
    for number in range(at + 1, min(at + 16, len(tokens) - 1)):
        token = tokens[number]
        if "agentive" in token.word.marks:
            for ahead in range(number + 1, min(number + 4, len(tokens))):
                if tokens[ahead].cls == "M":
                    return tokens[ahead]
                if tokens[ahead].cls not in ("determiner", "adverb", "w"):
                    return None
            return None
        if token.low in (";", ":") or token.cls in ("quote", "relative"):
            return None
    return None


def _source(tokens: list[Token], at: int, clauses: Clauses) -> Token | None:
    """Return the mention after "from" (or "by") that follows a verbal noun, before another verb that carries it on; or that opens."""
    verbs = {clauses.at[n].at for n in range(at) if n in clauses.at}
    if len(tokens) > 1 and "source" in tokens[0].word.marks and tokens[1].cls == "M" and all("arrive" in tokens[n].senses for n in verbs):
        # "From Berlin and Paris no congratulatory call came through."
        return tokens[1]
    for number in range(at + 1, min(at + 16, len(tokens) - 1)):
        token = tokens[number]
        if "senders" in token.word.marks:
            ahead = number + 1
            while (
                ahead < len(tokens)
                and ahead - number < 5
                and (tokens[ahead].cls in ("determiner", "adverb") or "before_senders" in tokens[ahead].word.marks)
            ):
                ahead += 1
            if ahead < len(tokens) and tokens[ahead].cls == "M" and tokens[ahead].data.kind in ("named", "group", "generic"):
                return tokens[ahead]
        if "leaving" in token.word.marks and tokens[number + 1].cls == "M" and tokens[number + 1].data.place:
            # "no message of congratulation left Lisbon"
            return tokens[number + 1]
        if "genitive" in token.word.marks and "pointed_persons" in tokens[number - 1].word.marks and tokens[number + 1].cls == "M":
            return tokens[number + 1]
        verb = clauses.at.get(number)
        aside = verb is not None and "speech" in tokens[verb.at].senses and verb.at + 1 < len(tokens) and tokens[verb.at + 1].low == ","
        carries = verb is not None and bool({"arrive", "light", "receive"} & tokens[verb.at].senses.keys())
        stops = verb is not None and verb.kind == FINITE and not carries and not aside
        aswell = "role" in token.word.marks and "in_as_well" in tokens[number + 1].word.marks
        if token.low in (";", ":") or (token.cls in ("quote", "relative", "subordinator") and not aswell) or stops:
            return None
    return None


def _all_sources(tokens: list[Token], source: Token) -> Mention:
    """Return the senders named one by one: "by X, who said …, by Y and by Z"."""
    first: Mention = source.data
    at = next((n for n, token in enumerate(tokens) if token is source), len(tokens))
    more = [
        tokens[n + 1].data
        for n in range(at + 2, len(tokens) - 1)
        if "senders" in tokens[n].word.marks
        and tokens[n + 1].cls == "M"
        and tokens[n + 1].data.kind == "named"
        and (tokens[n - 1].low == "," or tokens[n - 1].cls == "coordinator")
    ]
    if not more or first.kind != "named":
        return first
    who = tuple(one for mention in (first, *more) for one in mention.who)
    return Mention("named", first.start, first.end, who, first.role)


def _possessor(tokens: list[Token], at: int) -> Mention | None:
    """Return the owner of a noun: "Xi's congratulations"."""
    for number in range(at - 1, max(-1, at - 4), -1):
        token = tokens[number]
        if token.cls == "poss":
            continue
        if token.cls == "M":
            return token.data if token.data.possessor else None
        if token.cls not in ("w", "adverb"):
            return None
    return None


def _honoree(right: list[Token], act: str) -> Token | None:
    """Return the first mention behind a trigger that is what it is done to."""
    apart = "channelling" if act in ("offer", "contact") else "channelling_with"
    for number, token in enumerate(right):
        if "ends_object" in token.word.marks or (token.cls == "subordinator" and "role" not in token.word.marks):
            return None
        if (
            token.low == ","
            and act in ("congratulate", "recognise", "withhold")
            and not any(t.low == "," for t in right[number + 1 : number + 8])
        ):
            return None
        own = token.cls == "M" and token.data.owned and token.data.role is not None and token.data.role.level == "ministry"
        if token.cls == "M" and not own and not (number and apart in right[number - 1].word.marks):
            return token
    return None


def _about_response(right: list[Token]) -> bool:
    """Say whether what follows names a response: "denounced the rejection of the vote", "dismissed Western calls not to recognise it"."""
    for number, token in enumerate(right[:8]):
        if number < 4 and "calls_words" in token.word.marks and number + 1 < len(right) and "behind_calls" in right[number + 1].word.marks:
            return True
        senses = token.senses
        if "act" in senses and "phrase" not in senses and any(spec.pos == "noun" and spec.act in _ANSWERED for spec in senses["act"]):
            return True
    return False
