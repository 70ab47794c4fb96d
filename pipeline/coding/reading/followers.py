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
_BY = 5
"""Tokens behind "followed" within which "by" stands: "followed a day later by"."""


def followers(sentence: Sentence, finding: Finding, words: Words) -> tuple[Who, ...]:
    """Return who did the same: "…; so did Rwanda", "…, as did the presidents of Kenya and Uganda"."""
    tokens, denied = sentence.tokens, finding.polarity.negated
    found: list[Who] = []
    for number, negations in doing_alike(sentence, finding.at + 1, words):
        if not negations or denied:
            found += _known(tokens[number])
    if finding.act == "congratulate" and finding.narrated:
        found += _by_other_means(sentence, finding.at, words)
    if not denied:
        found += _coming_after(sentence, finding.at, words)
    return tuple(found)


def doing_alike(sentence: Sentence, since: int, words: Words) -> Iterator[tuple[int, int]]:
    """Yield who is said to do as others did: "so did X", "as have Y and Z", "nor did X"; number of the mention, negators over it."""
    tokens, since, doing = sentence.tokens, max(since, 2), words["doing"]
    for number in sentence.where("M"):
        if number < since or tokens[number - 1].low not in doing or tokens[number].data.kind not in _LIKE_NAMES:
            continue
        opener = tokens[number - 2].low
        if opener in words["as_others"]:
            yield number, 0
        elif opener in words["as_little"]:
            yield number, 1


def where_followed(tokens: list[Token], at: int, words: Words) -> int | None:
    """Return where a clause goes on to who came next: "…, followed by"."""
    return _after_comma(tokens, at, words["followed_by"])


def where_done_alike(tokens: list[Token], at: int, end: int, words: Words) -> int:
    """Return where a clause up to `end` goes on to who did the same, `end` where it does not: "…, as did those of A and B"."""
    others, doing = words["as_others"], words["doing"]
    return next((n for n in range(at + 1, end - 1) if tokens[n].low in others and tokens[n + 1].low in doing), end)


def _after_comma(tokens: list[Token], at: int, either: frozenset[str]) -> int | None:
    """Return where one of the words stands behind a comma, two tokens behind a place at least."""
    return next((n for n in range(at + 2, len(tokens) - 2) if tokens[n].low in either and tokens[n - 1].low == ","), None)


def _coming_after(sentence: Sentence, at: int, words: Words) -> Iterator[Who]:
    """Yield who did so next, or first: "congratulated him, followed by Peru", "were among those who …, following Xi Jinping"."""
    tokens = sentence.tokens
    if not sentence.words.isdisjoint(words["following_others"]):
        before = _after_comma(tokens, at, words["following_others"])
        named = tokens[before + 1] if before is not None else None
        if named is not None and named.cls == "M" and any(who.person or who.named for who in named.data.who):
            yield from _known(named)
    if sentence.words.isdisjoint(words["followed_by"]):
        return
    after = where_followed(tokens, at, words)
    if after is None or any(verb.kind == FINITE and verb.at != after for verb in sentence.clauses.verbs if at < verb.at < after):
        return
    by = after if tokens[after].low.endswith(" by") else _next_by(tokens, after)
    named = tokens[by + 1] if by is not None and by + 1 < len(tokens) else None
    if named is not None and named.cls == "M" and named.data.kind in _LIKE_NAMES:
        yield from _known(named)


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
