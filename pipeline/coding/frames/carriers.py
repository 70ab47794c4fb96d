"""Nouns that a verb carries: "extended his congratulations", "congratulations were sent by", "concern voiced by".

Belongs here: the verb that a noun hangs on, how it stands, whose the noun is by it. Does not: verbs that tell an act themselves (verbs).
"""

from pipeline.coding.clauses import FINITE, INFINITIVE, PARTICIPLE, Polarity, Verb, polarity_of
from pipeline.coding.frames.enumerations import named_behind
from pipeline.coding.frames.model import Finding, Place
from pipeline.coding.frames.sources import CARRYING, agent_of
from pipeline.coding.frames.speakers import of_noun, said_by
from pipeline.coding.mentions import Mention
from pipeline.coding.tokens import Token

_REACH_BEFORE, _REACH_BEHIND = 14, 7
"""Tokens before and behind a noun within which the verb stands that carries it."""


def carrier_of(place: Place) -> Verb | None:
    """Return the verb whose object a noun is: nothing but the noun phrase, a receiver or a list stands between."""
    tokens, quoted = place.tokens, 0
    for number in range(place.at - 1, max(-1, place.at - _REACH_BEFORE), -1):
        verb = place.clauses.at.get(number)
        if verb is not None:
            return verb
        token = tokens[number]
        if token.low in (";", ":") or token.cls in ("relative", "subordinator"):
            return None
        # "expressed his “warm and sincere congratulations”": a quotation that opens behind "his" parts nothing.
        before = tokens[number - 1]
        his = "possessives" in before.word.marks or (before.cls == "M" and before.data.word in place.words["possessives"])
        quoted += token.cls == "quote"
        if token.cls == "quote" and number - 1 in place.clauses.at:
            # "conveyed “our warmest congratulations”": all that is carried is quoted.
            continue
        if token.cls == "quote" and number < place.at - 2 and not his and quoted % 2:
            # 'expressed “well-founded” concerns': a whole quotation parts nothing either.
            return None
    return None


def reading_of(place: Place, verb: Verb | None) -> Polarity:
    """Return how a noun stands by the verb it hangs on: negators between the two count, and the verb's own denial."""
    tokens = place.tokens
    if verb is None:
        near = sum(t.negates for t in tokens[max(0, place.at - 3) : place.at])
        return Polarity(near, "actual", place.clauses.conditional)
    reading = polarity_of(tokens, place.clauses, verb, place.grammar)
    between = sum(t.negates for n, t in enumerate(tokens[verb.at + 1 : place.at], verb.at + 1) if n not in place.clauses.at)
    own = place.grammar.denies(tokens[verb.at])
    return Polarity(reading.negations + between + own, reading.modality, reading.conditional)


def carried(place: Place) -> Finding | None:
    """Read "extended his congratulations", "congratulations were sent by", "concern voiced by"."""
    tokens, at = place.tokens, place.at
    carrier = carrier_of(place)
    if carrier is not None and _within_another(tokens, carrier.at, at):
        # "voiced concern over allegations of fraud": the allegations are others'.
        carrier = None
    if "gladness" in tokens[at].word.head and at + 1 < len(tokens) and "infinitive" in tokens[at + 1].word.marks:
        # "It gives me pleasure to congratulate him": the joy is no act of its own.
        return None
    if carrier is not None and _own_wish(place, carrier):
        return place.finding("own-country", place.speaker(), False, reading_of(place, carrier))
    relayed = carrier is not None and ("relaying" in tokens[carrier.at].word.head or "act" in tokens[carrier.at].senses)
    if relayed and place.spec.act == "allege":
        # "The bloc mentioned allegations of fraud", "shared the concern of others over allegations": they are others'.
        return None
    if carrier is not None and place.spec.act == "concern" and "allaying" in tokens[carrier.at].word.head:
        # "to address the concerns of voters": they are others'.
        return None
    if carrier is not None and ("light" in tokens[carrier.at].senses or place.grammar.denies(tokens[carrier.at])):
        return None if carrier.passive else _lightly(place, carrier)
    for number in range(at + 1, min(at + _REACH_BEHIND, len(tokens))):
        verb = place.clauses.at.get(number)
        if verb is not None:
            return _followed(place, verb)
        if tokens[number].cls == "punct":
            return None
    return None


def _own_wish(place: Place, carrier: Verb) -> bool:
    """Say whether a noun is what the speaker calls his wish: "it is my | desire to work with you"."""
    tokens = place.tokens
    impersonal = carrier.subject is not None and carrier.subject.data.word in place.words["impersonal"]
    if not impersonal or tokens[carrier.at].cls != "be" or "gladness" not in tokens[place.at].word.head:
        return False
    return any("first_possessives" in token.word.marks for token in tokens[carrier.at + 1 : place.at])


def _lightly(place: Place, carrier: Verb) -> Finding | None:
    """Read "extended his congratulations": the verb's subject has them."""
    reading = reading_of(place, carrier)
    mention = carrier.subject.data if carrier.subject is not None else _those(place, carrier)
    behind = named_behind(place, carrier)
    if behind is not None:
        return place.finding("light", behind, True, Polarity(reading.negations, "actual", reading.conditional))
    if mention is None and carrier.noun is not None:
        return of_noun(place, carrier, reading)
    return place.finding("light", said_by(place, mention) if mention is not None else None, True, reading)


def _followed(place: Place, verb: Verb) -> Finding | None:
    """Read a noun by the verb behind it: "congratulations were sent by Norland", "the congratulations that Norland sent"."""
    tokens = place.tokens
    if "light" not in tokens[verb.at].senses:
        return None
    sent = any("relatives" in token.word.marks for token in tokens[place.at + 1 : verb.first])
    if sent and verb.kind == FINITE and not verb.passive and verb.subject is not None:
        return place.finding("sent", verb.subject.data, True, reading_of(place, verb))
    if not (verb.passive or verb.kind == PARTICIPLE):
        return None
    agent = agent_of(tokens, verb.at)
    if agent is not None:
        return place.finding("passive-light", agent.data, True, reading_of(place, verb))
    reading = reading_of(place, verb)
    if reading.negated and place.spec.negated is not None and place.speaker() is not None:
        # "No message of congratulation has been sent": so says who should have sent it.
        return place.finding("not-sent", place.speaker(), False, reading)
    return None


def _those(place: Place, carrier: Verb) -> Mention | None:
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


def _within_another(tokens: list[Token], carrier: int, at: int) -> bool:
    """Say whether a noun of another act governs this one."""
    return any(
        "about_another" in token.word.marks or "ending_about" in token.word.tail
        for number, token in enumerate(tokens[carrier + 1 : at], carrier + 1)
        if any(spec.pos == "noun" for before in tokens[carrier + 1 : number + 1] for spec in before.senses.get("act", ()))
    )


def carries(tokens: list[Token], verb: Verb) -> bool:
    """Say whether a verb is one of sending or receiving."""
    return not CARRYING.isdisjoint(tokens[verb.at].senses)
