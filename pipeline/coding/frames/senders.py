"""Nouns that come from somebody: "received congratulations from Lisbon", "backed calls from the bloc".

Belongs here: whose a noun is by what it comes from, and how what brings it stands. Does not: finding the sender (sources).
"""

from pipeline.coding.clauses import INFINITIVE, Polarity, Verb, polarity_of
from pipeline.coding.frames.carriers import carrier_of, carries, reading_of
from pipeline.coding.frames.model import Finding, Place
from pipeline.coding.frames.sources import all_sources, source_of
from pipeline.coding.frames.speakers import said_by
from pipeline.coding.tokens import Token

_FROM_OTHERS = {
    "congratulate", "recognise", "welcome", "criticise", "concern", "call", "allege", "threaten", "sanction", "downgrade", "retract",
    "mediate", "contact", "reject", "withhold",
}  # fmt: skip
"""Acts whose nouns can come from somebody."""
_HELD = ("concern", "criticise", "allege")
"""Acts whose nouns somebody has about something, which can be somebody else's."""


def sent_from(place: Place) -> Finding | None:
    """Read "received congratulations from Lisbon": the sender does it."""
    source = _caller(place) or (source_of(place.tokens, place.at, place.clauses) if place.spec.act in _FROM_OTHERS else None)
    carrier = carrier_of(place) if source is not None else None
    if source is None or _of_something_else(place, source, carrier):
        return None
    if place.spec.name == "rebuke" and carrier is not None and not carries(place.tokens, carrier):
        # "surprised by criticism from Norland": it is an answer that is told.
        return None
    reading = reading_of(place, carrier)
    brought = _brought(place, source) if carrier is None or not carries(place.tokens, carrier) else None
    if brought is not None:
        # "Congratulations have not yet arrived from Lisbon": what brings them is denied, or not.
        reading = Polarity(max(reading.negations, brought.negations), brought.modality, brought.conditional)
    finding = place.finding("from", all_sources(place.tokens, source), True, reading)
    finding.from_receiver = True
    finding.honoree = _addressee(place) or (carrier.subject if carrier is not None else None)
    return finding


def _of_something_else(place: Place, source: Token, carrier: Verb | None) -> bool:
    """Say whether it is no noun of theirs: "voiced concern at strikes by the bloc", "concerns made him seek aid from it"."""
    if place.spec.act not in _HELD:
        return False
    tokens = place.tokens
    behind = [verb for verb in place.clauses.after(place.at) if tokens[verb.at].start < source.start]
    if any(verb.kind == INFINITIVE for verb in behind):
        return True
    voiced = carrier is not None and not carrier.passive and carrier.subject is not None and not behind
    if not voiced or carrier is None or "light" not in tokens[carrier.at].senses or "receive" in tokens[carrier.at].senses:
        return False
    number = next(n for n, token in enumerate(tokens) if token is source)
    return any("ending_about" in token.word.tail or "about_another" in token.word.marks for token in tokens[place.at : number])


def _caller(place: Place) -> Token | None:
    """Return who calls: "received a call from | X"."""
    behind = place.tokens[place.at + 1 : place.at + 2]
    called = place.spec.act == "contact" and "senders" in place.tokens[place.at].word.tail
    return behind[0] if called and behind and behind[0].cls == "M" else None


def _addressee(place: Place) -> Token | None:
    """Return to whom a noun goes: "the messages of congratulation | to Y came from X"."""
    behind = place.tokens[place.at + 1 : place.at + 3]
    return behind[1] if len(behind) > 1 and "addressing" in behind[0].word.marks and behind[1].cls == "M" else None


def _brought(place: Place, source: Token) -> Polarity | None:
    """Return how the verb between a noun and its sender stands: "congratulations | have yet to come | from Lisbon"."""
    clauses, tokens = place.clauses, place.tokens
    for verb in clauses.after(place.at):
        arrives = "arrive" in tokens[verb.at].senses
        if tokens[verb.at].start > source.start:
            # "a message of congratulation from Lisbon | would come"
            return polarity_of(tokens, clauses, verb, place.grammar) if arrives else None
        if arrives or "receive" in tokens[verb.at].senses or verb.passive:
            return polarity_of(tokens, clauses, verb, place.grammar)
    return None


def joined(place: Place) -> Finding | None:
    """Read "backed calls from the bloc", "shares the concerns expressed by the bloc": they are now those of whoever does, too."""
    called = place.spec.act == "call" and "senders" in place.tokens[place.at].word.tail
    if not called and place.spec.act != "concern":
        return None
    carrier = carrier_of(place)
    if carrier is None or carrier.subject is None or "echoing" not in place.tokens[carrier.at].word.marks:
        return None
    return place.finding("joined", said_by(place, carrier.subject.data), True, reading_of(place, carrier))
