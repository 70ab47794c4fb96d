"""Acts told by a noun: "Norland's congratulations", "it is an internal affair, Norland said".

Belongs here: in which order the constructions of a noun are tried, and those without a verb of sending or having. Does not: nouns that a
verb carries (carriers), that somebody sends (senders), messages and calls (messages).
"""

from pipeline.coding.clauses import FINITE, Polarity, polarity_of
from pipeline.coding.frames.carriers import carried, reading_of
from pipeline.coding.frames.messages import accepted, along, between, in_call, in_message, is_bare, on_trip, thanked
from pipeline.coding.frames.model import NEUTRAL, Finding, Place
from pipeline.coding.frames.passives import HOST
from pipeline.coding.frames.senders import joined, sent_from
from pipeline.coding.frames.sources import possessor
from pipeline.coding.tokens import Token

_THERE = 4
"""Tokens behind "there are" within which stands what there is."""


def read(place: Place) -> Finding | None:
    """Return the frame of a noun, nothing where a verb says it or it is only what something is about."""
    spec, tokens, at = place.spec, place.tokens, place.at
    if spec.act in ("recognise", "reject") and _either(tokens, at):
        return None
    if place.verb is not None and place.verb.kind == FINITE and spec.act == "call":
        # "We call for an investigation by the OSCE": the verb says it.
        return None
    if spec.name == "at-invitation":
        # "At the invitation of the electoral commission the mission sent forty observers": the host has invited it.
        return place.finding("passive-host", HOST, True, NEUTRAL)
    found = joined(place) or sent_from(place) or carried(place)
    if found is not None:
        return found
    if spec.option == "spoken" or spec.act == "sovereignty":
        return _spoken(place)
    if _there_is(place):
        return _spoken(place)
    found = _received(place) or along(place) or in_message(place)
    if found is not None or spec.light:
        return found
    return _owned(place)


def _spoken(place: Place) -> Finding | None:
    """Read "it is an internal affair, Norland said": the speaker's, whatever verb it hangs on."""
    subject = place.verb.subject if place.verb is not None and place.verb.kind == FINITE and place.spec.act == "concern" else None
    if place.verb is not None and subject is not None and subject.data.who:
        # "Ann Other raised serious concerns": she has them, whoever says so.
        return place.finding("active", subject.data, True, reading_of(place, place.verb))
    speaker = place.speaker()
    if speaker is None or (place.spec.act == "allege" and _occasion(place)):
        return None
    # "Do not interfere in internal affairs" upholds them as much as "it is an internal affair".
    governing = next(place.clauses.before(place.at), None)
    reading = NEUTRAL if place.spec.act == "sovereignty" else reading_of(place, governing)
    return place.finding("said", speaker, False, reading)


def _there_is(place: Place) -> bool:
    """Say whether concern is only said to be: "there were grave concerns about the vote, Norland said"."""
    verb = next(place.clauses.before(place.at), None)
    if place.spec.act != "concern" or verb is None or place.tokens[verb.at].cls != "be" or place.at - verb.at > _THERE:
        return False
    return verb.first > 0 and "existential" in place.tokens[verb.first - 1].word.marks and not verb.negations


def _received(place: Place) -> Finding | None:
    """Read congratulations that somebody thanks for, or is asked to accept."""
    if place.spec.act != "congratulate":
        return None
    giver = thanked(place.tokens, place.at)
    if giver is not None:
        finding = place.finding("thanked", giver, True, NEUTRAL)
        finding.from_receiver = True
        return finding
    return place.finding("accept", place.speaker(), False, NEUTRAL) if accepted(place) else None


def _owned(place: Place) -> Finding | None:
    """Read a noun without a verb of its own: "Xi's congratulations", "Congratulations to", "a call with"."""
    spec, tokens, at = place.spec, place.tokens, place.at
    owner = possessor(tokens, at)
    if owner is not None:
        return place.finding("possessive", owner, True, _awaited(place) or reading_of(place, None), "0.80")
    if spec.name == "mediators" and at and tokens[at - 1].cls == "M" and tokens[at - 1].data.who:
        # "The ECOWAS mediators met him"
        return place.finding("mediators", tokens[at - 1].data, True, NEUTRAL, "0.80")
    if spec.act == "congratulate" and (is_bare(tokens, at) or _ours(tokens, at)):
        return place.finding("bare", place.speaker(), False, NEUTRAL)
    return between(place) or in_call(place) or on_trip(place) if spec.act == "contact" else None


def _ours(tokens: list[Token], at: int) -> bool:
    """Say whether who speaks has them: "Our congratulations go to Y", "My warmest congratulations to Y"."""
    opens = next((n for n in range(at - 1, max(-1, at - 4), -1) if "first_possessives" in tokens[n].word.marks), None)
    if opens is None or (opens and tokens[opens - 1].cls not in ("punct", "quote", "coordinator")):
        return False
    return any("addressing" in token.word.marks for token in tokens[at + 1 : at + 4])


def _awaited(place: Place) -> Polarity | None:
    """Return how the verb stands that brings a noun, where it is still to come: "Xi's congratulations | would come later"."""
    verb = place.clauses.at.get(place.at + 1)
    if verb is None or verb.passive or "arrive" not in place.tokens[verb.at].senses:
        return None
    reading = polarity_of(place.tokens, place.clauses, verb, place.grammar)
    return reading if reading.modality != "actual" or reading.negated else None


def _occasion(place: Place) -> bool:
    """Say whether a fault is only what something is about: "sanctions over electoral fraud", "claims of vote rigging"."""
    tokens, at = place.tokens, place.at
    if at and _claimed(tokens[at - 1]):
        # "amid allegations of electoral fraud"
        return True
    if at and "genitive" in tokens[at - 1].word.tail and "speech" not in tokens[at - 1].senses:
        # "all reports of | electoral fraud"
        return True
    before = at - 1 - (at > 1 and tokens[at - 1].cls in ("determiner", "adverb", "w"))
    if before < 1:
        return False
    return "occasioning" in tokens[before].word.marks or ("genitive" in tokens[before].word.marks and tokens[before - 1].cls == "w")


def _claimed(token: Token) -> bool:
    """Say whether a word tells of a claim: "claims", "allegations of"."""
    return "claims" in token.word.marks or ("claims" in token.word.stem and "genitive" in token.word.tail)


def _either(tokens: list[Token], at: int) -> bool:
    """Say whether recognition and its opposite stand side by side: "short of non-recognition or recognition"."""
    sides = (n for n in (at - 2, at + 2) if 0 <= n < len(tokens) and "alternative" in tokens[(n + at) // 2].word.marks)
    return any(spec.act in ("recognise", "reject") and spec.pos == "noun" for n in sides for spec in tokens[n].senses.get("act", ()))
