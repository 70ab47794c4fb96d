"""Who did the same in the same sentence: "…; so did Rwanda", "…, followed by Peru", "A by telephone, B by cable".

Belongs here: what joins others to an act within its sentence. Does not: acts of others told in a sentence of their own (echoes).
"""

from collections.abc import Iterator

from pipeline.coding.clauses import FINITE
from pipeline.coding.document import Sentence
from pipeline.coding.frames import Finding
from pipeline.coding.lexicon import Words
from pipeline.coding.mentions import Who
from pipeline.coding.tokens import Token

_LIKE_NAMES = ("named", "group")
"""Kinds of mentions that others can be told by."""
_CLOSED = ("punct", "end")
"""Classes of what ends a sentence."""
_TOLD_BEHIND = (".enumerated", ".ranked")
"""Ends of the rules of acts whose actors are named behind."""
_BY = 5
"""Tokens behind "followed" within which "by" stands: "followed a day later by"."""


def followers(sentence: Sentence, finding: Finding, words: Words) -> tuple[Who, ...]:
    """Return who did the same: "…; so did Rwanda", "…, as did the presidents of Kenya and Uganda"."""
    tokens, denied = sentence.tokens, finding.polarity.negated
    found: list[Who] = []
    for number, negations in doing_alike(sentence, finding.at + 1, words):
        if (not negations or denied) and not _told_aside(sentence, finding.at, number):
            found += _known(tokens[number])
    if finding.act == "congratulate" and finding.narrated:
        found += _by_other_means(sentence, finding.at, words)
    if not denied:
        found += _coming_after(sentence, finding, words)
        found += _joined_in(sentence, finding.at, words)
        found += _soon_after(sentence, finding.at, words)
    found += _beside(sentence, finding, words)
    found += _examples_behind(sentence, finding, words)
    return tuple(found)


def _told_aside(sentence: Sentence, at: int, number: int) -> bool:
    """Say whether a remark tells an act, and others did what the clause goes on with: "X, who rang first, congratulated him, as did Y"."""
    tokens = sentence.tokens
    verb = sentence.clauses.at.get(at)
    while verb is not None and verb.governor is not None:
        verb = verb.governor
    if verb is None or not verb.first or tokens[verb.first - 1].cls != "relative":
        return False
    return any(
        other.kind == FINITE and verb.at < other.at < number - 2 and other.subject is verb.subject and tokens[other.first - 1].low == ","
        for other in sentence.clauses.verbs
    )


def named_behind(sentence: Sentence, finding: Finding) -> tuple[Who, ...]:
    """Return who of an unnamed group does what is told, where all are named at the end: "Four states recognised him: A, B, C and D"."""
    tokens, subject = sentence.tokens, finding.subject
    if subject is None or subject.kind != "group" or subject.who:
        return ()
    colon = next((token.number for token in tokens[finding.at :] if token.low == ":"), len(tokens))
    listed = tokens[colon + 1 : colon + 3]
    whole = len(listed) > 0 and listed[0].cls == "M" and listed[0].data.kind == "named" and (len(listed) == 1 or listed[1].cls in _CLOSED)
    return tuple(_known(listed[0])) if whole and len(listed[0].data.who) > 1 else ()


def doing_alike(sentence: Sentence, since: int, words: Words) -> Iterator[tuple[int, int]]:
    """Yield who is said to do as others did: "so did X", "as have Y and Z", "nor did X"; number of the mention, negators over it."""
    for number, opener in _alike(sentence, since, words):
        yield number, int(sentence.tokens[opener].low in words["as_little"])


def _alike(sentence: Sentence, since: int, words: Words) -> Iterator[tuple[int, int]]:
    """Yield who is said to do as others did, with the number of the word that opens it: "as | did those of A and B"."""
    tokens, since, doing = sentence.tokens, max(since, 2), words["doing"]
    for number in sentence.where("M"):
        if number < since or tokens[number].data.kind not in _LIKE_NAMES:
            continue
        verb = number - 1
        if number > 4 and tokens[verb].low in words["genitive"] and tokens[verb - 1].low in words["pointed_persons"]:
            verb -= 2
        opener = tokens[verb - 1].low
        if tokens[verb].low in doing and (opener in words["as_others"] or opener in words["as_little"]):
            yield number, verb - 1
        elif tokens[verb].low in doing and opener == tokens[1].low == "," and tokens[0].low in words["as_others"]:
            # "So, in a long message, did Peru."
            yield number, 0
        elif tokens[verb].low in words["being_alike"] and verb == 1 and opener in words["as_others"]:
            # "X was among the first to congratulate him. So was Peru."
            yield number, 0


def where_joined(sentence: Sentence, at: int, words: Words) -> int | None:
    """Return where a clause goes on to others who did the same: "…, followed by", "…, as did"."""
    alike = next((opener for _, opener in _alike(sentence, at + 1, words)), None)
    after = _where_followed(sentence.tokens, at, words)
    return min(alike, after) if alike is not None and after is not None else alike if after is None else after


def _where_followed(tokens: list[Token], at: int, words: Words) -> int | None:
    """Return where a clause goes on to who came next: "…, followed by"."""
    return _after_comma(tokens, at, words["followed_by"])


def _after_comma(tokens: list[Token], at: int, either: frozenset[str]) -> int | None:
    """Return where one of the words stands behind a comma, two tokens behind a place at least."""
    return next((n for n in range(at + 2, len(tokens) - 2) if tokens[n].low in either and tokens[n - 1].low == ","), None)


def _coming_after(sentence: Sentence, finding: Finding, words: Words) -> Iterator[Who]:
    """Yield who did so next, or first: "congratulated him, followed by Peru", "were among those who …, following Xi Jinping"."""
    tokens, at = sentence.tokens, finding.at
    if not sentence.words.isdisjoint(words["following_others"]):
        before = _after_comma(tokens, at, words["following_others"])
        named = tokens[before + 1] if before is not None else None
        if named is not None and named.cls == "M" and any(who.person or who.named for who in named.data.who):
            yield from _known(named)
    if sentence.words.isdisjoint(words["followed_by"]):
        return
    after = _where_followed(tokens, at, words)
    if after is None:
        return
    between = [verb for verb in sentence.clauses.verbs if at < verb.at < after and verb.kind == FINITE and verb.at != after]
    if any(tokens[verb.at].low not in words["enumerating_one"] or not finding.rule.endswith(_TOLD_BEHIND) for verb in between):
        # "The first to congratulate him | was Peru, followed by Chile": it only tells who they are.
        return
    by = after if tokens[after].low.endswith(" by") else _next_by(tokens, after)
    named = tokens[by + 1] if by is not None and by + 1 < len(tokens) else None
    if named is not None and named.cls == "M" and named.data.kind in _LIKE_NAMES:
        yield from _known(named)


def _examples_behind(sentence: Sentence, finding: Finding, words: Words) -> Iterator[Who]:
    """Yield who of an unnamed group is named at the end: "Several leaders congratulated him, including those of Peru and Chile"."""
    tokens, subject = sentence.tokens, finding.subject
    if subject is None or subject.kind != "group" or subject.who or sentence.words.isdisjoint(words["giving_examples"]):
        return
    opener = _after_comma(tokens, finding.at, words["giving_examples"])
    if opener is None or (tokens[opener - 2].cls == "M" and tokens[opener - 2].data.kind == "group"):
        # "congratulated several candidates, including Ann Other"
        return
    named = next((token for token in tokens[opener + 1 : opener + 4] if token.cls == "M"), None)
    if named is not None and named.data.kind == "named":
        yield from _known(named)


def _soon_after(sentence: Sentence, at: int, words: Words) -> Iterator[Who]:
    """Yield who did so a little later, without a verb: "A congratulated him at once, and B and C soon after"."""
    tokens = sentence.tokens
    for number in sentence.where("M"):
        later = " ".join(token.low for token in tokens[number + 1 : number + 3])
        ended = number + 3 >= len(tokens) or tokens[number + 3].cls == "punct"
        if number <= at + 1 or later not in words["soon_after"] or not ended:
            continue
        first = number
        while first > at + 1 and (tokens[first - 1].cls in ("coordinator", "M") or tokens[first - 1].low == ","):
            first -= 1
        named = [token for token in tokens[first : number + 1] if token.cls == "M"]
        if tokens[first].cls != "M" and all(token.data.kind in _LIKE_NAMES for token in named):
            for token in named:
                yield from _known(token)


def _joined_in(sentence: Sentence, at: int, words: Words) -> Iterator[Who]:
    """Yield whom somebody joined in it: "Norway joined Peru and Kenya in congratulating him"."""
    tokens = sentence.tokens
    if at > 2 and tokens[at - 1].low in words["joined_in"] and tokens[at - 3].low in words["joining_others"] and tokens[at - 2].cls == "M":
        yield from _known(tokens[at - 2])


def _beside(sentence: Sentence, finding: Finding, words: Words) -> Iterator[Who]:
    """Yield who stands beside its subject: "Norway, joined by Peru, congratulated him", "Like Norway, Peru congratulated him"."""
    tokens, subject = sentence.tokens, finding.subject
    if subject is None or sentence.words.isdisjoint(words["beside"]):
        return
    at = next((number for number in sentence.where("M") if tokens[number].data is subject), None)
    if at is None or not finding.narrated:
        return
    if at == 3 and tokens[0].low in words["beside_before"] and tokens[2].low == "," and tokens[1].cls == "M":
        yield from _known(tokens[1])
    opener = next((n for n in range(at + 2, at + 4) if n + 1 < len(tokens) and tokens[n].low in words["beside_closing"]), None)
    if opener is not None and tokens[at + 1].low == "," and tokens[at + 2].low in words["beside"] and tokens[opener + 1].cls == "M":
        yield from _known(tokens[opener + 1])


def _next_by(tokens: list[Token], after: int) -> int | None:
    """Return where "by" stands that says who followed: "followed a day later | by the leaders of A and B"."""
    return next((n for n in range(after + 1, after + 1 + _BY) if n < len(tokens) and tokens[n].low == "by"), None)


def _by_other_means(sentence: Sentence, at: int, words: Words) -> Iterator[Who]:
    """Yield who did so in another way: "A congratulated X by telephone, B by cable and C in a letter"."""
    tokens = sentence.tokens
    for number in sentence.where("M"):
        joined = tokens[number - 1].low == "," or tokens[number - 1].cls == "coordinator"
        if not joined or not at + 2 <= number < len(tokens) - 2 or tokens[number + 1].low not in words["by_means_of"]:
            continue
        if any("channel" in token.senses for token in tokens[number + 2 : number + 4]):
            yield from _known(tokens[number])


def _known(token: Token) -> list[Who]:
    """Return the actors that a mention means."""
    return [who for who in token.data.who if who.actor]
