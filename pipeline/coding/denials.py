"""What a sentence holds without asserting it: what is denied, left open, or only claimed by somebody.

Belongs here: the frames around a clause ("no proof that …", "denied reports that …", "too early to say whether …").
Does not: negators of the clause's own verb (clauses).
"""

from itertools import pairwise

from pipeline.coding.clauses import FINITE, Clauses
from pipeline.coding.tokens import Token

_REACH = 20
"""tokens back that a frame is looked for"""


def of_others(tokens: list[Token], at: int, subject: int | None = None) -> bool:
    """Say whether a word stands in the content of a claim: "rejected accusations that the vote was rigged".

    Args:
        tokens: those of the sentence.
        at: number of the word's token.
        subject: where the subject of the word's verb starts, if known; before the claim, the verb is none of its content.
    """
    return _opened(tokens, at, "claims", 14, subject)


def refuted(tokens: list[Token], at: int) -> bool:
    """Say whether a word only names what is called untrue: "claims of manipulation are baseless"."""
    named = any("claims" in one.word.marks and "genitive" in two.word.marks for one, two in pairwise(tokens[max(0, at - 4) : at]))
    return named and any("untruths" in token.word.marks for token in tokens[at + 1 : at + 14])


def untrue(tokens: list[Token], at: int, subject: int | None = None) -> bool:
    """Say whether a word stands in what is called untrue: "it is false that the government had congratulated him"; as `of_others`."""
    return _opened(tokens, at, "untruths", _REACH, subject)


def _opened(tokens: list[Token], at: int, openers: str, reach: int, subject: int | None) -> bool:
    for number in range(max(0, at - reach) + 1, at):
        if "complementiser" in tokens[number].word.marks:
            opener = tokens[number - 1]
            if openers in opener.word.marks and (subject is None or opener.start < subject):
                return True
    return False


def left_open(tokens: list[Token], clauses: Clauses, at: int) -> bool:
    """Say whether a judgement is the content of what is denied or left open: "no proof that", "not true that", "whether"."""
    for number in range(at - 1, max(-1, at - _REACH), -1):
        token = tokens[number]
        if "ends_denial" in token.word.marks or "turns" in token.word.marks:
            return False
        if "open_question" in token.word.marks:
            return True
        denied = "grounds" in token.word.marks and any(t.negates for t in tokens[max(0, number - 3) : number])
        called = "untruths" in token.word.marks and "untrue_follows" in tokens[number + 1].word.marks
        if (denied or called) and any(verb.kind == FINITE and number < verb.at for verb in clauses.before(at + 1)):
            return True
    return False


def named_by_others(tokens: list[Token], verb: int) -> bool:
    """Say whether others name, or one is warned of it: "criticised those who call the vote a sham", "warned against calling it fair"."""
    if verb < 1:
        return False
    return "opposing" in tokens[verb - 1].word.marks or (
        verb > 1 and tokens[verb - 1].cls == "relative" and "anyone" in tokens[verb - 2].word.marks
    )
