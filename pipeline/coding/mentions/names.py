"""Names as they are written: how far a capitalised name goes, and what stands before it.

Belongs here: honorifics, particles, initials, hyphens. Does not: who bears the name (persons, naming).
"""

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions.looking import capital, peek
from pipeline.coding.tokens import Token

_LONGEST = 6
"""Longest name, in tokens."""
_ENDING = {"actor", "demonym", "capital", "role"}
"""Classes of expressions that are no part of a person's name."""
_PLAIN = {"w", "adverb"}
"""Classes of words that can be a name: "Sally" looks like an adverb."""
_MARKS = {".", "-", "’", "'"}
"""Marks that can stand inside a name."""


class Names:
    """Reads names by how they are written."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.honorifics = lexicon.sets["roles.honorifics"]
        self._particles, self._family_openers = lexicon.words["particles"], lexicon.words["family_openers"]
        self._generations = lexicon.words["generations"]

    def past_honorifics(self, tokens: list[Token], at: int) -> int:
        """Return the number of the token behind "Mr.", "Dr. Prof.", "H.E.", "His Excellency"."""
        while at < len(tokens):
            step = 1 if tokens[at].low in self.honorifics else 3 if self._dotted(tokens, at) else 0
            if not step:
                break
            at += step
            at += peek(tokens, at).low == "."
        return at

    def _dotted(self, tokens: list[Token], at: int) -> bool:
        """Say whether an honorific is written with dots: "H.E."."""
        one, dot, two = tokens[at], peek(tokens, at + 1), peek(tokens, at + 2)
        return len(one.low) == 1 and dot.low == "." and two.start == dot.end and f"{one.low}.{two.low}" in self.honorifics

    def end(self, text: str, tokens: list[Token], at: int) -> int:
        """Return the number of the token behind a capitalised name: "Ursula von der Leyen", "John F. Kennedy", "Al-Sisi"."""
        end, count = at + 1, min(len(tokens), at + _LONGEST)
        end = self.past_generation(tokens, end)
        while end < count:
            token = tokens[end]
            if token.low in _MARKS:
                if not _joins(text, tokens, end):
                    break
                end += token.low != "."
            elif not (text[token.start].isupper() or token.low in self._particles) or not _ENDING.isdisjoint(token.senses):
                break
            end += 1
        return end

    def past_generation(self, tokens: list[Token], end: int) -> int:
        """Return the number of the token behind the full stop of "Ole Nordmann Jr." inside a sentence, `end` where there is none."""
        inside = peek(tokens, end).low == "." and end + 1 < len(tokens)
        return end + (inside and tokens[end - 1].low.rpartition(" ")[2] in self._generations)

    def opens(self, text: str, tokens: list[Token], at: int) -> bool:
        """Say whether a name can open here: with a capital, or with a particle before one ("al-Sabah", "van der Bellen")."""
        token = tokens[at]
        if text[token.start].isupper():
            return token.cls in _PLAIN
        return token.low in self._particles and token.cls in _PLAIN and at + 2 < len(tokens) and _capital_within(text, tokens, at)

    def is_name(self, text: str, token: Token) -> bool:
        """Say whether a single word is written as a name."""
        return token.cls in _PLAIN and capital(text, token)

    def opens_family(self, token: Token) -> bool:
        """Say whether a family name is opened behind a first name: "Hadi al-Amiri" is not Hadi."""
        return token.low in self._family_openers


def _joins(text: str, tokens: list[Token], at: int) -> bool:
    """Say whether a mark goes on with a name: "John F | . | Kennedy", "Al | - | Sisi" without a blank."""
    mark, before, following = tokens[at], tokens[at - 1], peek(tokens, at + 1)
    if mark.low == ".":
        return len(before.low) == 1 and capital(text, following)
    return before.end == mark.start and following.start == mark.end


def _capital_within(text: str, tokens: list[Token], at: int) -> bool:
    return any(text[token.start].isupper() for token in tokens[at + 1 : at + 4] if token.start - tokens[at].end < 8)


def plain_name(text: str, token: Token) -> bool:
    """Say whether a token is a capitalised word that the lexicon and the reference know nothing of."""
    return token.cls == "w" and not token.senses and capital(text, token)
