"""Words of a sentence with their class and senses: what mentions and frames are put together from.

Belongs here: the token, cutting a sentence into tokens. Does not: putting tokens together.
"""

import re
from collections.abc import Mapping
from typing import Any

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.matches import Match, Senses

_TOKEN = re.compile(r"\[\d{1,3}\]|[^\W_]+(?:['’](?:t|ll|ve|re|d|m)\b)?|['’]s\b|\S")
_NONE: Senses = {}
QUOTES = '“”„"«»‘'
_BEFORE_IS = {"that", "there", "here", "what", "who"}
_CONTRACTED = {"ll": "modal", "ve": "have", "re": "be", "d": "modal", "m": "be"}


class Token:
    """A word, a known expression, a mark, or a unit built of them (cls M = mention, E = election)."""

    __slots__ = ("cls", "data", "end", "low", "negates", "senses", "start")

    def __init__(self, start: int, end: int, low: str, cls: str, senses: Senses = _NONE, data: Any = None) -> None:
        self.start = start
        self.end = end
        self.low = low
        self.cls = cls
        self.senses = senses
        self.data = data
        self.negates = False

    def __repr__(self) -> str:
        return f"{self.cls}:{self.low}"


def tokenise(text: str, start: int, end: int, matches: list[Match], lexicon: Lexicon) -> list[Token]:
    """Return the tokens of text[start:end]; each match is one token."""
    tokens: list[Token] = []
    syntax = lexicon.syntax
    at = start
    for match in matches:
        if match.start < at:
            continue
        if text[match.end : match.end + 1] == "." and "." in text[match.start : match.end] and "actor" in match.senses:
            # "U.S." with its last dot
            match = Match(match.start, match.end + 1, match.senses)
        if match.end > end:
            break
        if match.start > at + 1 or (match.start > at and text[at] != " "):
            _plain(text, at, match.start, syntax, tokens)
        low = text[match.start : match.end].lower().replace("’", "'")
        if "\n" in low or "  " in low:
            low = " ".join(low.split())
        if low == "may" and text[match.start] == "M" and match.start != start:
            # The month, not the verb.
            tokens.append(Token(match.start, match.end, low, "w"))
            at = match.end
            continue
        token = Token(match.start, match.end, low, syntax.get(low, "w"), match.senses)
        token.negates = "neg" in match.senses
        tokens.append(token)
        at = match.end
    _plain(text, at, end, syntax, tokens)
    return tokens


def _plain(text: str, start: int, end: int, syntax: Mapping[str, str], tokens: list[Token]) -> None:
    for found in _TOKEN.finditer(text, start, end):
        first, last = found.span()
        low = text[first:last].lower()
        if low[0] == "[" and last - first > 1:
            # The mark of a reference, [12], stands outside the sentence.
            continue
        if low.isalnum():
            tokens.append(Token(first, last, low, syntax.get(low) or ("adverb" if low.endswith("ly") else "w")))
            continue
        low = low.replace("’", "'")
        if low[0].isalnum():
            token = Token(first, last, low, syntax.get(low) or "w")
            _contraction(token, syntax)
        elif low == "'s" or (low == "'" and tokens and tokens[-1].end == first and tokens[-1].low.endswith("s")):
            verbal = low == "'s" and tokens and (tokens[-1].cls == "pronoun" or tokens[-1].low in _BEFORE_IS)
            token = Token(first, last, low, "be" if verbal else "poss")
        else:
            token = Token(first, last, low, "quote" if low in QUOTES else "punct")
        tokens.append(token)


def _contraction(token: Token, syntax: Mapping[str, str]) -> None:
    stem, _, tail = token.low.partition("'")
    if tail == "t":
        token.cls = {"can": "modal", "won": "modal"}.get(stem) or syntax.get(stem.removesuffix("n"), "modal")
        token.negates = True
    else:
        token.cls = _CONTRACTED.get(tail, "w")
        if stem in {"i", "we", "they", "he", "she", "it", "you"}:
            # "We'll", "they've": for the frames the subject is what counts.
            token.low, token.cls = stem, "pronoun"
