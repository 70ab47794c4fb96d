"""What a sentence holds without asserting it: what is denied, left open, or only claimed by somebody.

Belongs here: the frames around a clause ("no proof that …", "denied reports that …", "too early to say whether …").
Does not: negators of the clause's own verb (clauses).
"""

from collections.abc import Mapping
from itertools import pairwise

from pipeline.coding.clauses import FINITE, Clauses
from pipeline.coding.frames import TURNS
from pipeline.coding.tokens import Token

_REACH = 20
"""tokens back that a frame is looked for"""

Words = Mapping[str, frozenset[str]]


def of_others(tokens: list[Token], at: int, words: Words, subject: int | None = None) -> bool:
    """Say whether a word stands in the content of a claim: "rejected accusations that the vote was rigged".

    Args:
        tokens: those of the sentence.
        at: number of the word's token.
        words: lists of the lexicon.
        subject: where the subject of the word's verb starts, if known; before the claim, the verb is none of its content.
    """
    return _opened(tokens, at, words["claims"], 14, subject)


def refuted(tokens: list[Token], at: int, words: Words) -> bool:
    """Say whether a word only names what is called untrue: "claims of manipulation are baseless"."""
    named = any(one.low in words["claims"] and two.low == "of" for one, two in pairwise(tokens[max(0, at - 4) : at]))
    return named and any(token.low in words["untruths"] for token in tokens[at + 1 : at + 14])


def untrue(tokens: list[Token], at: int, words: Words, subject: int | None = None) -> bool:
    """Say whether a word stands in what is called untrue: "it is false that the government had congratulated him"; as `of_others`."""
    return _opened(tokens, at, words["untruths"], _REACH, subject)


def _opened(tokens: list[Token], at: int, openers: frozenset[str], reach: int, subject: int | None) -> bool:
    for number in range(max(0, at - reach) + 1, at):
        if tokens[number].low == "that":
            opener = tokens[number - 1]
            if opener.low in openers and (subject is None or opener.start < subject):
                return True
    return False


def left_open(tokens: list[Token], clauses: Clauses, at: int, words: Words) -> bool:
    """Say whether a judgement is the content of what is denied or left open: "no proof that", "not true that", "whether"."""
    for number in range(at - 1, max(-1, at - _REACH), -1):
        token = tokens[number]
        if token.low in (";", "because") or token.low in TURNS:
            return False
        if token.low == "whether":
            return True
        denied = token.low in words["grounds"] and any(t.negates for t in tokens[max(0, number - 3) : number])
        called = token.low in words["untruths"] and tokens[number + 1].low in ("that", "to")
        if (denied or called) and any(verb.kind == FINITE and number < verb.at for verb in clauses.before(at + 1)):
            return True
    return False


def named_by_others(tokens: list[Token], verb: int, words: Words) -> bool:
    """Say whether others name, or one is warned of it: "criticised those who call the vote a sham", "warned against calling it fair"."""
    if verb < 1:
        return False
    return tokens[verb - 1].low == "against" or (
        verb > 1 and tokens[verb - 1].cls == "relative" and tokens[verb - 2].low in words["anyone"]
    )
