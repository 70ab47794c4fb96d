"""Those who did something, named behind: "Among the first to congratulate Y were A and B", "Others who did so included A".

Belongs here: who stands behind a clause that only says what they did. Does not: what they did (verbs, carriers).
"""

from pipeline.coding.clauses import FINITE, INFINITIVE, Verb
from pipeline.coding.frames.model import Place
from pipeline.coding.mentions import Mention
from pipeline.coding.tokens import Token

_PHRASE = 6
"""Tokens before an infinitive within which stands who of a rank did it: "the first foreign heads of state | to congratulate Y"."""


def named_behind(place: Place, verb: Verb) -> Mention | None:
    """Return who is named behind the clause of a verb whose subject only stands for them.

    Args:
        verb: "to congratulate", "who congratulated"; that "were" or "included" names those who did it must be the next thing told.
    """
    if not _stands_for_others(place.tokens, verb) or next(place.clauses.before(verb.first), None) is not None:
        return None
    telling = next((other for other in place.clauses.after(verb.at) if other.kind == FINITE), None)
    if telling is None or telling.negations or "enumerating_one" not in place.tokens[telling.at].word.marks:
        return None
    named = place.tokens[telling.at + 1] if telling.at + 1 < len(place.tokens) else None
    known = named is not None and named.cls == "M" and named.data.kind in ("named", "group") and any(who.actor for who in named.data.who)
    return named.data if named is not None and known else None


def _stands_for_others(tokens: list[Token], verb: Verb) -> bool:
    """Say whether a verb tells what "others", "those" or "the first" did: who they are is not said before it."""
    if verb.kind == INFINITIVE:
        return any(_unnamed(token) or "ranks" in token.word.marks for token in tokens[max(0, verb.first - _PHRASE) : verb.first])
    opener = tokens[verb.first - 1] if verb.first > 1 else None
    described = opener is not None and ("personal_relative" in opener.word.marks or "describing" in opener.word.marks)
    return verb.kind == FINITE and described and _unnamed(tokens[verb.first - 2])


def _unnamed(token: Token) -> bool:
    if token.cls == "M":
        return not token.data.who and token.data.kind in ("group", "generic")
    return "persons_told" in token.word.marks
