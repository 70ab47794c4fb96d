"""Who a noun or a passive verb comes from: the mention behind "by" or "from", the owner before it.

Belongs here: finding that mention among the tokens. Does not: what follows from it (senders, carriers, passives).
"""

from pipeline.coding.clauses import FINITE, Clauses
from pipeline.coding.mentions import Mention
from pipeline.coding.tokens import Token

_REACH = 16
"""Tokens behind a verb or noun within which "by" or "from" stands."""


def agent_of(tokens: list[Token], at: int) -> Token | None:
    """Return the mention after "by"."""
    for number in range(at + 1, min(at + _REACH, len(tokens) - 1)):
        token = tokens[number]
        if "agentive" in token.word.marks:
            for ahead in range(number + 1, min(number + 4, len(tokens))):
                if tokens[ahead].cls == "M":
                    return tokens[ahead]
                if tokens[ahead].cls not in ("determiner", "adverb", "w"):
                    return None
            return None
        if token.low in (";", ":") or token.cls in ("quote", "relative"):
            return None
    return None


def source_of(tokens: list[Token], at: int, clauses: Clauses) -> Token | None:
    """Return the mention after "from" (or "by") that follows a verbal noun, before another verb that carries it on; or that opens."""
    verbs = {clauses.at[n].at for n in range(at) if n in clauses.at}
    if len(tokens) > 1 and "source" in tokens[0].word.marks and tokens[1].cls == "M" and all("arrive" in tokens[n].senses for n in verbs):
        # "From Berlin and Paris no congratulatory call came through."
        return tokens[1]
    for number in range(at + 1, min(at + _REACH, len(tokens) - 1)):
        token = tokens[number]
        if "senders" in token.word.marks:
            ahead = number + 1
            while (
                ahead < len(tokens)
                and ahead - number < 5
                and (tokens[ahead].cls in ("determiner", "adverb") or "before_senders" in tokens[ahead].word.marks)
            ):
                ahead += 1
            if ahead < len(tokens) and tokens[ahead].cls == "M" and tokens[ahead].data.kind in ("named", "group", "generic"):
                return tokens[ahead]
        if "leaving" in token.word.marks and tokens[number + 1].cls == "M" and tokens[number + 1].data.place:
            # "no message of congratulation left Lisbon"
            return tokens[number + 1]
        if "genitive" in token.word.marks and "pointed_persons" in tokens[number - 1].word.marks and tokens[number + 1].cls == "M":
            return tokens[number + 1]
        verb = clauses.at.get(number)
        aside = verb is not None and "speech" in tokens[verb.at].senses and verb.at + 1 < len(tokens) and tokens[verb.at + 1].low == ","
        carries = verb is not None and bool({"arrive", "light", "receive"} & tokens[verb.at].senses.keys())
        stops = verb is not None and verb.kind == FINITE and not carries and not aside
        aswell = "role" in token.word.marks and "in_as_well" in tokens[number + 1].word.marks
        if token.low in (";", ":") or (token.cls in ("quote", "relative", "subordinator") and not aswell) or stops:
            return None
    return None


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
