"""What a sentence holds without asserting it: what is denied, left open, or only claimed by somebody.

Belongs here: the frames around a clause ("no proof that …", "denied reports that …", "too early to say whether …").
Does not: negators of the clause's own verb (clauses).
"""

from itertools import pairwise

from pipeline.coding.clauses import FINITE, INFINITIVE, Clauses
from pipeline.coding.tokens import AUXILIARY, Token

_REACH = 20
"""tokens back that a frame is looked for"""
_FAULTED = 6
"""tokens behind a verb within which stands what it faults"""
_ANSWERS = ("recognise", "reject")
"""acts by which others answer a vote"""
_UNTRUE = {"untruths", "follies"}
"""lists of what is called untrue, or folly to believe"""


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
        if "complementiser" in tokens[number].word.marks or _goes_on(tokens, number):
            opener = tokens[number - 1]
            said = number > 1 and "speech" in opener.senses and tokens[number - 2].cls == "M"
            if openers in opener.word.marks and not said and (subject is None or opener.start < subject):
                # no "the mission reports that …"
                return True
    return False


def _goes_on(tokens: list[Token], number: int) -> bool:
    """Say whether a clause opens with a pronoun and no "that": "denied | it had congratulated him"."""
    opens = tokens[number].cls == "M" and tokens[number].data.kind == "pronoun"
    return opens and number + 1 < len(tokens) and tokens[number + 1].cls in AUXILIARY


def left_open(tokens: list[Token], clauses: Clauses, at: int) -> bool:
    """Say whether a judgement is the content of what is denied or left open: "no proof that", "not true that", "whether"."""
    for number in range(at - 1, max(-1, at - _REACH), -1):
        token = tokens[number]
        if "ends_denial" in token.word.marks or "turns" in token.word.marks:
            return False
        if "open_question" in token.word.marks:
            return True
        denied = "grounds" in token.word.marks and any(t.negates for t in tokens[max(0, number - 3) : number])
        called = not _UNTRUE.isdisjoint(token.word.marks) and "untrue_follows" in tokens[number + 1].word.marks
        if (denied or called) and any(verb.kind == FINITE and number < verb.at for verb in clauses.before(at + 1)):
            return True
        named = clauses.at.get(number + 1) if called else None
        if named is not None and named.kind == INFINITIVE and "speech" in tokens[named.at].senses:
            # "unfair to call the vote a sham"
            return True
    return False


def named_by_others(tokens: list[Token], verb: int) -> bool:
    """Say whether others name, or one is warned of it: "criticised those who call the vote a sham", "warned against calling it fair"."""
    if verb < 1:
        return False
    return "opposing" in tokens[verb - 1].word.marks or (
        verb > 1 and tokens[verb - 1].cls == "relative" and "anyone" in tokens[verb - 2].word.marks
    )


def attempted_by_others(tokens: list[Token], at: int, since: int, subject: object) -> bool:
    """Tell "the attempts of the West not to recognise the result", which the subject of the sentence speaks of.

    Args:
        tokens: those of the sentence.
        at: number of the trigger's token.
        since: number of the first token of its clause.
        subject: the mention that is the trigger's subject.
    """
    noun = at - 1
    while noun > 1 and "before_undertaking" in tokens[noun].word.marks:
        noun -= 1
    if noun >= 1 and "undertakings" in tokens[noun].word.head:
        # "welcomed the bloc's commitment to work with"
        owner = tokens[noun - 1 - (tokens[noun - 1].cls == "poss" and noun > 1)]
        return owner.cls == "M" and owner.data.kind == "named" and owner.data is not subject
    start = max(at - 3, since - 1, 0)
    to = next((n for n in range(at - 1, start - 1, -1) if "infinitive" in tokens[n].word.marks), None)
    if to is None:
        return False
    before = to - 1 - ("plain_negators" in tokens[to - 1].word.marks)
    wish = _before_who_wishes(tokens, before)
    if wish > 0 and "others_wishes" in tokens[wish].word.head and tokens[wish - 1].data is not subject:
        # "rejected calls by the bloc not to recognise it"
        return "owners_words" not in tokens[wish - 1].word.marks
    if before < 2 or tokens[before].cls != "M" or tokens[before].data is subject:
        return False
    if "genitive" in tokens[before - 1].word.marks:
        # "spoke with President X of Norland to congratulate him" attempts nothing.
        return tokens[before - 2].cls != "M"
    return _faulting(tokens, before)


def _before_who_wishes(tokens: list[Token], at: int) -> int:
    """Return the number of the noun before "by the bloc", "from Norland" that ends at a place; the place where there is none."""
    if tokens[at].cls != "M" or at < 2:
        return at
    if "others_wishes" in tokens[at - 1].word.head:
        return at - 1
    opener = at - 1 - (tokens[at - 1].cls == "determiner")
    return opener - 1 if {"agentive", "source"} & tokens[opener].word.marks else at


def demanded_by_others(tokens: list[Token], at: int) -> bool:
    """Tell "rejected calls for a recount", "dismissed the bloc's demands not to recognise it": what is faulted is what others ask for."""
    for number in range(at + 1, min(at + _FAULTED, len(tokens) - 1)):
        behind = tokens[number + 1 : number + _FAULTED]
        if "calls_words" in tokens[number].word.head:
            joined = "behind_calls" in tokens[number].word.tail
            return joined or any("behind_calls" in token.word.marks for token in behind[:3])
        if "others_wishes" in tokens[number].word.head:
            # "condemned attempts by the bloc not to recognise it"; attempts to rig it are its faults.
            return any(spec.act in _ANSWERS for token in behind for spec in token.senses.get("act", ()))
        if tokens[number].cls in ("E", "preposition", "coordinator", "relative"):
            return False
    return False


def _faulting(tokens: list[Token], at: int) -> bool:
    """Say whether a verb faults whom a mention names: "criticised the US campaign | not to recognise the vote"."""
    verb = at - 1 - (tokens[at - 1].cls == "determiner")
    return any(spec.act == "criticise" and spec.pos == "verb" for spec in tokens[verb].senses.get("act", ()))


def faults_those_who(tokens: list[Token], at: int) -> bool:
    """Tell "rejected accusations that the vote was rigged", "criticised those who call it a sham"."""
    return any(
        ("claims" in tokens[n].word.marks and "complementiser" in tokens[n + 1].word.marks)
        or ("claims" in tokens[n].word.stem and "complementiser" in tokens[n].word.tail)
        or (
            "anyone" in tokens[n].word.marks
            and n + 2 < len(tokens)
            and tokens[n + 1].cls == "relative"
            and "speech" in tokens[n + 2].senses
        )
        for n in range(at + 1, min(at + 4, len(tokens) - 1))
    )


def victory_claimed(tokens: list[Token], at: int) -> bool:
    """Tell "rejected his claim of victory", "rejected the claim that he had won": the outcome itself is rejected."""
    claim = next((n for n in range(at + 1, min(at + 6, len(tokens))) if "claims" in tokens[n].word.head), None)
    return claim is not None and any("victory" in token.word.head for token in tokens[claim : claim + 6])
