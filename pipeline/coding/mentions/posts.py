"""Elections to a post, which are no vote of a nation: "Brazil's election to the UN Security Council", "his election as party chairman".

Belongs here: what stands behind the noun and makes it one. Does not: all else about phrases for elections (election_phrases).
"""

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions.looking import END, peek, up_to_mark
from pipeline.coding.tokens import Token

_REACH = 11
"""Tokens within which a post is named."""


class Posts:
    """Tells elections to posts from elections of a nation."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._g = gazetteer
        words = lexicon.words
        self._posts, self._to_post = words["posts"], words["to_post"]
        self._bodies = words["societies"] | words["bodies_joined"]

    def follow(self, tokens: list[Token], at: int) -> bool:
        """Say whether a post stands at a place: "to the Human Rights Council", "as chair of the commission"."""
        opener, first = peek(tokens, at).low, peek(tokens, at + 1)
        if opener not in self._to_post or first is END or first.word.verbal:
            # "the election as proclaimed by the Constitutional Council"
            return False
        if opener == "to" and not (first.cls == "determiner" or "actor" in first.senses or "role" in first.senses):
            return False
        ahead = up_to_mark(tokens[at + 1 : at + 1 + _REACH])
        if opener == "as" and any(token.low in self._bodies or _of_organisation(token) for token in ahead):
            return True
        return any(self._is_post(token) for token in ahead)

    def _is_post(self, token: Token) -> bool:
        if not self._posts.isdisjoint(token.low.split()):
            return True
        return any(self._g.kind.get(actor) == "organ" for actor, _ in token.senses.get("actor", ()))


def _of_organisation(token: Token) -> bool:
    """Say whether a token can name an office of an organisation: "director-general"."""
    return any(role.level.startswith("organisation") for role in token.senses.get("role", ()))
