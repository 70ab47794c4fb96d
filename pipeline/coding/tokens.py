"""Words of a sentence with their class and senses: what mentions and frames are put together from.

Belongs here: the token, cutting a sentence into tokens. Does not: putting tokens together.
"""

import re
from typing import Any

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.matches import Match, Senses

_TOKEN = re.compile(r"\[\d{1,3}\]|[^\W_]+(?:['’](?:t|ll|ve|re|d|m)\b)?|['’]s\b|\S")
_NONE: Senses = {}
QUOTES = '“”„"«»‘'
_BEFORE_IS = {"that", "there", "here", "what", "who"}
_KEPT = 65536
"""Words that are remembered."""
_OPENING = {"determiner", "pronoun"}
_ALONE = {"her", "both", "neither"}
_HEADS = {
    "former", "quantifier", "grouphead", "actor", "capital", "seat", "demonym", "bloc", "role", "person", "surname", "commonname", "object",
}  # fmt: skip
"""Classes of expressions with which a mention can begin."""
_CONTRACTED = {"ll": "modal", "ve": "have", "re": "be", "d": "modal", "m": "be"}


class Token:
    """A word, a known expression, a mark, or a unit built of them (cls M = mention, E = election)."""

    __slots__ = ("cls", "data", "end", "low", "negates", "number", "opens", "senses", "start")

    number: int
    """its number in its sentence, once that is put together"""

    def __init__(
        self, start: int, end: int, low: str, cls: str, senses: Senses = _NONE, data: Any = None, opens: bool = True, negates: bool = False
    ) -> None:
        self.start = start
        self.end = end
        self.low = low
        self.cls = cls
        self.senses = senses
        self.data = data
        self.opens = opens
        """whether a mention may open with it"""
        self.negates = negates

    def __repr__(self) -> str:
        return f"{self.cls}:{self.low}"


_Known = tuple[str, str, Senses, None, bool, bool]
"""What a token of a word is, all but its place."""


class Tokeniser:
    """Cuts sentences into tokens; what it remembers are words, never texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._syntax = lexicon.syntax
        self._openers = lexicon.sets["roles.modifiers"] | lexicon.sets["roles.honorifics"] | _ALONE
        self._words: dict[str, _Known | None] = {}
        """word or mark as written; None where it depends on what stands before"""
        self._expressions: dict[str, _Known] = {}
        """known expression as written"""

    def cut(self, text: str, start: int, end: int, matches: list[Match]) -> list[Token]:
        """Return the tokens of text[start:end]; each match is one token."""
        tokens: list[Token] = []
        at = start
        for match in matches:
            first, last = match.start, match.end
            if first < at:
                continue
            written = text[first:last]
            known = self._expressions.get(written) or self._expression(written, match.senses)
            if text[last : last + 1] == "." and "." in written and "actor" in match.senses:
                # "U.S." with its last dot
                last += 1
                known = (known[0] + ".", *known[1:])
            if last > end:
                break
            if first > at + 1 or (first > at and text[at] != " "):
                self._plain(text, at, first, tokens)
            at = last
            if known[0] == "may" and written[0] == "M" and first != start:
                # The month, not the verb.
                tokens.append(Token(first, last, "may", "w"))
            else:
                tokens.append(Token(first, last, *known))
        self._plain(text, at, end, tokens)
        return tokens

    def _expression(self, written: str, senses: Senses) -> _Known:
        low = written.lower().replace("’", "'")
        if "\n" in low or "  " in low:
            low = " ".join(low.split())
        cls = self._syntax.get(low, "w")
        idle = written[0].islower() and cls not in _OPENING and low not in self._openers and _HEADS.isdisjoint(senses)
        known = low, cls, senses, None, not idle, "neg" in senses
        if len(self._expressions) < _KEPT:
            self._expressions[written] = known
        return known

    def _word(self, written: str) -> _Known | None:
        low = written.lower()
        if low.isalnum():
            cls = self._syntax.get(low) or ("adverb" if low.endswith("ly") else "w")
        elif (low[0] == "[" and len(low) > 1) or not {"'", "’"}.isdisjoint(low):
            cls = ""
        else:
            cls = "w" if low[0].isalnum() else "quote" if low in QUOTES else "punct"
        opens = cls in _OPENING or low in self._openers or (written[0].isupper() and cls in ("w", "adverb"))
        known = (low, cls, _NONE, None, opens, False) if cls else None
        if len(self._words) < _KEPT:
            self._words[written] = known
        return known

    def _plain(self, text: str, start: int, end: int, tokens: list[Token]) -> None:
        """Add the tokens of a stretch that holds no known expression."""
        words = self._words
        for found in _TOKEN.finditer(text, start, end):
            first, last = found.span()
            written = text[first:last]
            known = words[written] if written in words else self._word(written)
            if known is not None:
                tokens.append(Token(first, last, *known))
            elif text[first] != "[":
                # The mark of a reference, [12], stands outside the sentence.
                tokens.append(self._marked(first, last, text[first:last].lower().replace("’", "'"), tokens))

    def _marked(self, first: int, last: int, low: str, tokens: list[Token]) -> Token:
        """Return the token of a word with an apostrophe, or of an apostrophe."""
        if low[0].isalnum():
            return self._contraction(Token(first, last, low, "w"))
        if low == "'s" or (low == "'" and tokens and tokens[-1].end == first and tokens[-1].low.endswith("s")):
            verbal = low == "'s" and tokens and (tokens[-1].cls == "pronoun" or tokens[-1].low in _BEFORE_IS)
            return Token(first, last, low, "be" if verbal else "poss", opens=False)
        return Token(first, last, low, "quote" if low in QUOTES else "punct", opens=False)

    def _contraction(self, token: Token) -> Token:
        stem, _, tail = token.low.partition("'")
        if tail == "t":
            token.cls = {"can": "modal", "won": "modal"}.get(stem) or self._syntax.get(stem.removesuffix("n"), "modal")
            token.negates = True
        else:
            token.cls = _CONTRACTED.get(tail, "w")
            if stem in {"i", "we", "they", "he", "she", "it", "you"}:
                # "We'll", "they've": for the frames the subject is what counts.
                token.low, token.cls = stem, "pronoun"
        return token
