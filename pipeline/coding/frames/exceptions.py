"""Those who alone did what nobody else did: "No leader except Mr Ndlovu has congratulated Y", "Apart from Norland, no country has".

Belongs here: who is excepted from those of whom an act is denied. Does not: the denial itself (verbs).
"""

from pipeline.coding.clauses import Verb
from pipeline.coding.frames.model import Place
from pipeline.coding.mentions import Mention
from pipeline.coding.tokens import Token

_NEAR = 3
"""Tokens of a phrase that excepts somebody: "with the exception of"."""


def excepted(place: Place, verb: Verb) -> Mention | None:
    """Return who is excepted from those who did not do it: right before its verb, at the head or at the end of the sentence."""
    tokens, words = place.tokens, place.words
    if place.sentence.words.isdisjoint(words["excepting_words"]) or verb.negations or not _nobody(tokens[: verb.first]):
        return None
    for number in place.sentence.where("M"):
        named = tokens[number].data
        if named.kind != "named" or not any(who.actor for who in named.who) or not _excepting(tokens, number, words["excepting"]):
            continue
        behind = tokens[number + 1] if number + 1 < len(tokens) else None
        closed = behind is None or behind.low in (",", ".") or number + 1 == verb.first
        if closed and (number < verb.first or _ends(tokens, number)):
            return named
    return None


def _nobody(tokens: list[Token]) -> bool:
    """Say whether those of whom an act is told are nobody: "No leader", "Apart from Norland, | no country"."""
    opening = (n for n, token in enumerate(tokens) if "negative_determiner" in token.word.marks)
    return any(n == 0 or tokens[n - 1].low == "," for n in opening)


def _excepting(tokens: list[Token], number: int, opening: frozenset[str]) -> bool:
    """Say whether "except", "apart from", "other than" or "with the exception of" stands right before a mention."""
    before = " ".join([token.low for token in tokens[max(0, number - _NEAR) : number]])
    return any(before == phrase or before.endswith(" " + phrase) for phrase in opening)


def _ends(tokens: list[Token], number: int) -> bool:
    return all(token.cls in ("punct", "quote") for token in tokens[number + 1 :])
