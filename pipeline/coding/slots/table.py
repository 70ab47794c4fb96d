"""Of which kind a word or a phrase of a sentence with numbers is.

Belongs here: the pieces that a sentence is cut into, looking them up in the lists of figures.yaml. Does not: the kinds themselves (kinds),
what a slot stands for (reader).
"""

import re

from pipeline.coding import kinds
from pipeline.coding.lexicon import Lexicon

NUMERAL = "#"
"""Of a word that may begin a number in words: no slot keeps it."""
_MARKS = (
    dict.fromkeys(("–", "—", "-", "=", ":", *("." * dots for dots in range(2, 60))), kinds.COLON)
    | dict.fromkeys('“”„«»"', kinds.FILLER)
    | dict.fromkeys("([", kinds.OPEN)
    | dict.fromkeys(")]", kinds.CLOSE)
    | {",": kinds.COMMA, "|": kinds.COMMA, ";": kinds.SEMICOLON, "•": kinds.SEMICOLON, ".": kinds.STOP, "/": kinds.SLASH}
)
_Phrases = dict[str, list[tuple[list[str], str]]]
_NO_PHRASES: _Phrases = {}


class Table:
    """Kinds of words and phrases."""

    def __init__(self, lexicon: Lexicon) -> None:
        words, lists = lexicon.words, lexicon.files["figures"]
        self._piece = lexicon.patterns["piece"]
        self.phrases: dict[str, _Phrases] = {}
        """first word → second word → phrases with their kinds, longest first"""
        listed: dict[str, str] = {}
        for key, kind in kinds.LISTS.items():
            for phrase in lists[key]:
                pieces = [low(piece.group()) for piece in self._piece.finditer(phrase)]
                if len(pieces) == 1:
                    listed.setdefault(pieces[0], kind)
                else:
                    self.phrases.setdefault(pieces[0], {}).setdefault(pieces[1], []).append((pieces, kind))
        for found in (found for second in self.phrases.values() for found in second.values()):
            found.sort(key=lambda pair: -len(pair[0]))
        apostrophes = [mark + ending for mark in "'’" for ending in ("", lexicon.contractions.possessive)]
        self.single = (
            dict.fromkeys(words["personal"], kinds.PRONOUN)
            | listed
            | _MARKS
            | dict.fromkeys(apostrophes, kinds.POSSESSIVE)
            | dict.fromkeys((*lists["numbers"], *words["one"]), NUMERAL)
        )
        """word → its kind"""

    def pieces(self, text: str, start: int, end: int) -> tuple[list[re.Match[str]], list[str]]:
        """Return the pieces of text[start:end], and what they are in small letters."""
        found = list(self._piece.finditer(text, start, end))
        # All in one go: a piece never holds a line's end.
        return found, low("\n".join([piece.group() for piece in found])).split("\n") if found else []

    def kind(self, words: list[str], at: int) -> tuple[str, int]:
        """Return the kind of what begins at a word and of how many words it is."""
        following = words[at + 1] if at + 1 < len(words) else ""
        for phrase, kind in self.phrases.get(words[at], _NO_PHRASES).get(following, ()):
            if words[at : at + len(phrase)] == phrase:
                return kind, len(phrase)
        return self.single.get(words[at], kinds.WORD), 1


def low(word: str) -> str:
    """Return a word in small letters, with plain apostrophes."""
    return word.lower().replace("’", "'")
