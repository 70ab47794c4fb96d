"""Nouns within a message, a call or a visit: "telephoned Y with his congratulations", "wished him success in a phone call with Y".

Belongs here: whose a noun is by the verb that the message goes with. Does not: nouns that a verb has as its object (carriers).
"""

from dataclasses import replace

from pipeline.coding.clauses import FINITE
from pipeline.coding.frames.carriers import reading_of
from pipeline.coding.frames.model import NEUTRAL, Finding, Place
from pipeline.coding.frames.speakers import said_by
from pipeline.coding.mentions import Mention
from pipeline.coding.tokens import Token

_BOTH = 2
_NEAR_CALL = 16
"""Tokens between a verb and the call in which it is done."""


def along(place: Place) -> Finding | None:
    """Read "telephoned Boakai with his congratulations", "is following the count with concern": the verb's subject has them."""
    tokens, at = place.tokens, place.at
    with_it = next((n for n in range(at - 1, max(-1, at - 5), -1) if "accompaniment" in tokens[n].word.marks), None)
    if place.spec.act not in ("congratulate", "concern") or with_it is None or any(t.cls == "M" for t in tokens[with_it:at]):
        # "lodged a protest with Norland over its congratulations"
        return None
    if place.spec.act == "concern" and with_it and _somebodys(tokens[with_it - 1]):
        # "urged any party with concerns to go to court"
        return None
    verb = next((v for v in place.clauses.before(at) if v.subject is not None and not v.passive), None)
    if verb is None or verb.subject is None or at - verb.at > 14:
        return None
    return place.finding("along", said_by(place, verb.subject.data), True, reading_of(place, verb))


def _somebodys(before: Token) -> bool:
    """Say whether what stands before "with" are those who have what follows it: "any party", "those"."""
    return (before.cls == "M" and before.data.kind in ("generic", "people")) or "anyone" in before.word.marks


def in_message(place: Place) -> Finding | None:
    """Read "X said in a letter of congratulation": who says so congratulates."""
    tokens, at = place.tokens, place.at
    if place.spec.act != "congratulate" or not any("inside" in token.word.marks for token in tokens[max(0, at - 4) : at]):
        return None
    verb = next((v for v in place.clauses.before(at) if v.subject is not None and "speech" in tokens[v.at].senses), None)
    if verb is None and "inside" in tokens[0].word.marks and at < 6:
        # "In his message of congratulation to Y, X said"
        ahead = next((v for v in place.clauses.after(at) if v.kind == FINITE), None)
        opened = ahead is not None and any(token.low == "," for token in tokens[at + 1 : ahead.first])
        told = ahead is not None and not {"speech", "act"}.isdisjoint(tokens[ahead.at].senses)
        verb = ahead if opened and ahead is not None and told and ahead.negations == 0 and not ahead.passive else None
        return place.finding("in-message", verb.subject.data, True, NEUTRAL) if verb is not None and verb.subject is not None else None
    if verb is None or verb.subject is None or at - verb.at > 8:
        return None
    return place.finding("in-message", said_by(place, verb.subject.data), True, reading_of(place, verb))


def is_bare(tokens: list[Token], at: int) -> bool:
    """Say whether "Congratulations" opens what is said."""
    before = tokens[at - 1] if at else None
    opens = before is None or before.cls == "quote" or "before_bare" in before.word.marks
    if not opens or at + 1 >= len(tokens):
        return False
    if tokens[at + 1].cls == "coordinator":
        # "Congratulations and best wishes to"
        following = tokens[at + 2 : at + 5]
        return any("behind_bare" in token.word.marks for token in following) and all(token.cls != "M" for token in following[:-1])
    called = at + 2 < len(tokens) and tokens[at + 1].cls in ("w", "adverb") and tokens[at + 2].cls == "M"
    return called or "behind_bare" in tokens[at + 1].word.marks or tokens[at + 1].cls == "M"


def on_trip(place: Place) -> Finding | None:
    """Read "on his visit to Astana, X"."""
    tokens, at = place.tokens, place.at
    if not any("third_possessives" in tokens[n].word.marks for n in range(max(0, at - 4), at)):
        return None
    for number in range(at + 1, min(at + 12, len(tokens) - 1)):
        if tokens[number].low == "," and tokens[number + 1].cls == "M":
            return place.finding("cataphora", tokens[number + 1].data, True, NEUTRAL, "0.80")
    return None


def between(place: Place) -> Finding | None:
    """Read "a telephone conversation took place between X and Y": both called, of whom the conditions leave those from abroad."""
    tokens, at = place.tokens, place.at
    if "of_both_sides" not in tokens[at].word.tail:
        return None
    sides = [token.data for token in tokens[at + 1 : at + 4] if token.cls == "M"]
    who = tuple(who for side in sides for who in side.who)
    return place.finding("between", replace(sides[0], who=who), True, NEUTRAL) if len(who) == _BOTH else None


def in_call(place: Place) -> Finding | None:
    """Read "wished his people success in a phone call with Y", "During a telephone conversation with Y, X": whose verb it goes with."""
    tokens, at = place.tokens, place.at
    opener = next((n for n in range(at - 1, max(-1, at - 5), -1) if "during_call" in tokens[n].word.marks), None)
    if opener is None or at + 1 >= len(tokens) or tokens[at + 1].cls != "M" or "called_with" not in tokens[at].word.tail:
        return None
    ahead = next(place.clauses.after(at), None) if opener == 0 else None
    verb = ahead or next((v for v in place.clauses.before(opener) if v.subject is not None and not v.passive), None)
    if verb is None or verb.subject is None or verb.passive or verb.negations or abs(at - verb.at) > _NEAR_CALL:
        return None
    finding = place.finding("in-call", said_by(place, verb.subject.data), True, NEUTRAL, "0.80")
    finding.honoree = tokens[at + 1]
    return finding


def accepted(place: Place) -> bool:
    """Say whether a receiver is asked to take them: "Please accept my sincere congratulations"."""
    before = place.tokens[max(0, place.at - 8) : place.at]
    return any("accepting" in t.word.marks for t in before) and any("accept_politely" in t.word.marks for t in before)


def thanked(tokens: list[Token], at: int) -> Mention | None:
    """Return who is thanked: "thanked Xi Jinping for his warm congratulations"."""
    given = next((n for n in range(at - 1, max(0, at - 6), -1) if "reason" in tokens[n].word.marks), None)
    if given is None or given < 2 or tokens[given - 1].cls != "M":
        return None
    verb = tokens[given - 2]
    return tokens[given - 1].data if "thanking" in verb.word.marks and tokens[given - 1].data.kind == "named" else None
