"""Who a noun or a passive verb comes from: the mention behind "by" or "from", the owner before it.

Belongs here: finding that mention among the tokens. Does not: what follows from it (senders, carriers, passives).
"""

from pipeline.coding.clauses import FINITE, Clauses
from pipeline.coding.mentions import Mention
from pipeline.coding.tokens import Token

_REACH = 16
"""Tokens behind a verb or noun within which "by" or "from" stands."""
_NEAR, _FAR = 4, 6
"""Tokens behind "by", and behind "from", before which the mention stands."""
_ASIDE = 6
"""Tokens behind "by" within which an insertion ends."""
CARRYING = frozenset(("arrive", "light", "receive"))
"""Verbs of sending or receiving."""


def agent_of(tokens: list[Token], at: int) -> Token | None:
    """Return the mention after "by"."""
    aside = 0
    for number in range(at + 1, min(at + _REACH, len(tokens) - 1)):
        token = tokens[number]
        # "were sent (in this order) by the heads of A and B"
        aside += (token.low == "(") - (token.low == ")")
        if aside > 0:
            continue
        if "agentive" in token.word.marks:
            start = _behind_aside(tokens, number + 1)
            for ahead in tokens[start : start + _NEAR - 1]:
                if ahead.cls == "M":
                    return ahead
                if ahead.cls not in ("determiner", "adverb", "w"):
                    return None
            return None
        if token.low in (";", ":") or token.cls in ("quote", "relative"):
            return None
    return None


def _behind_aside(tokens: list[Token], at: int) -> int:
    """Return the number of the token behind an insertion of few words: "by | , among others, | Norland"."""
    if tokens[at].low != ",":
        return at
    return next((number + 1 for number in range(at + 1, min(at + _ASIDE, len(tokens))) if tokens[number].low == ","), at)


def source_of(tokens: list[Token], at: int, clauses: Clauses) -> Token | None:
    """Return the mention after "from" (or "by") that follows a verbal noun, before another verb that carries it on; or that opens."""
    if len(tokens) > 1 and "source" in tokens[0].word.marks and tokens[1].cls == "M":
        verbs = {clauses.at[n].at for n in range(at) if n in clauses.at}
        if all("arrive" in tokens[n].senses or tokens[n].cls == "be" for n in verbs):
            # "From Berlin and Paris no congratulatory call came through.", "there has been no word of congratulation."
            return tokens[1]
    for number in range(at + 1, min(at + _REACH, len(tokens) - 1)):
        source = _source_at(tokens, number)
        if source is not None:
            return source
        if _parts(tokens, number, clauses):
            return None
    return None


def _source_at(tokens: list[Token], number: int) -> Token | None:
    """Return the mention behind "from" or "by", "left", "of those"."""
    marks, following = tokens[number].word.marks, tokens[number + 1]
    if "senders" in marks:
        for ahead in tokens[number + 1 : number + _FAR]:
            if ahead.cls not in ("determiner", "adverb") and "before_senders" not in ahead.word.marks:
                if ahead.cls == "M" and ahead.data.kind in ("named", "group", "generic"):
                    return _owned(tokens, ahead) or ahead
                break
    if "leaving" in marks and following.cls == "M" and following.data.place:
        # "no message of congratulation left Lisbon"
        return following
    return following if "genitive" in marks and "pointed_persons" in tokens[number - 1].word.marks and following.cls == "M" else None


def _owned(tokens: list[Token], owner: Token) -> Token | None:
    """Return the state that is called its leader's: "from | Viktor Orban's Hungary"."""
    at = owner.number + 1
    if at + 1 >= len(tokens) or tokens[at].cls != "poss" or tokens[at + 1].cls != "M" or tokens[at + 1].data.role is not None:
        return None
    owned = tokens[at + 1]
    return owned if owned.data.who[0].actor == owner.data.who[0].actor else None


def _parts(tokens: list[Token], number: int, clauses: Clauses) -> bool:
    """Say whether what stands behind a token is no source any more: another clause begins, its verb carries nothing."""
    token, verb = tokens[number], clauses.at.get(number)
    if token.low in (";", ":") or (token.low == "," and "followed_by" in tokens[number + 1].word.marks):
        # "the first to send congratulations, followed by X"
        return True
    if token.cls in ("quote", "relative", "subordinator"):
        aswell = "role" in token.word.marks and "in_as_well" in tokens[number + 1].word.marks
        if not aswell:
            return True
    if verb is None or verb.kind != FINITE or not CARRYING.isdisjoint(tokens[verb.at].senses):
        return False
    # "congratulations, he said, from Lisbon"
    aside = "speech" in tokens[verb.at].senses and verb.at + 1 < len(tokens) and tokens[verb.at + 1].low == ","
    return not aside


def all_sources(tokens: list[Token], source: Token) -> Mention:
    """Return the senders named one by one: "by X, who said …, by Y and by Z"."""
    first: Mention = source.data
    at = next((n for n, token in enumerate(tokens) if token is source), len(tokens))
    more = [
        tokens[n + 1].data
        for n in range(at + 2, len(tokens) - 1)
        if "senders" in tokens[n].word.marks
        and tokens[n + 1].cls == "M"
        and tokens[n + 1].data.kind == "named"
        and (tokens[n - 1].low == "," or tokens[n - 1].cls == "coordinator")
    ]
    if not more or first.kind != "named":
        return first
    who = tuple(one for mention in (first, *more) for one in mention.who)
    return Mention("named", first.start, first.end, who, first.role)


def possessor(tokens: list[Token], at: int) -> Mention | None:
    """Return the owner of a noun: "Xi's congratulations"."""
    for number in range(at - 1, max(-1, at - 4), -1):
        token = tokens[number]
        if token.cls == "poss":
            continue
        if token.cls == "M":
            return token.data if token.data.possessor else None
        if token.cls not in ("w", "adverb"):
            return None
    return None
