"""Where a capitalised name opens: "Labour won", no "But", no "According to".

Belongs here: the first word of a name. Does not: how far the name goes (runs), persons that are known (known).
"""

from pipeline.coding import kinds
from pipeline.coding.slots.table import NUMERAL
from pipeline.coding.slots.vocabulary import PERSONS, Vocabulary
from pipeline.coding.tokens import Token

_BEHIND = frozenset(kinds.spelt("won have give beat against moved gained together between over under about needed"))
"""Kinds that follow the name that opens a sentence."""
_CALLED = frozenset(kinds.spelt("word title"))
"""Kinds of what is called for an aim."""
_OF_AIM = 2
"""Where the aim stands: "Revolution | for | Prosperity"."""
_JOINING = frozenset(("adding", "genitive"))
"""Marks of words inside a name."""
_AHEAD = 7
"""Tokens until the end of the longest verb behind a name: "came second in the first round"."""
_FOLLOWING = ("poss", "punct", "have", "be")
"""Classes that do."""


class Openings:
    """Tells the capitals of names from others."""

    def __init__(self, vocabulary: Vocabulary, aims: frozenset[str]) -> None:
        """Take `aims`, common nouns after which parties are called."""
        self._v, self._table, self._aims = vocabulary, vocabulary.table, aims
        self._numerals = frozenset(word for word, kind in self._table.single.items() if kind == NUMERAL)
        self._abbreviated = vocabulary.patterns["abbreviated"]

    def at(self, text: str, tokens: list[Token], at: int) -> bool:
        """Say whether a name opens at a token."""
        token = tokens[at]
        if not self._v.capital_at(text, token.start) or token.cls not in ("w", "adverb", "M") or "months" in token.word.marks:
            return False
        low = text[token.start : token.end].lower()
        if self._opens_none(low, token):
            return False
        if token.cls == "M":
            return low.split()[0] not in self._v.no_name
        if "option" in token.senses or PERSONS & token.senses.keys():
            return True
        if low.partition(" ")[0] in self._v.openers and low.rpartition(" ")[2] not in self._v.closers:
            # "the Christian Democrats", "the Independent Greeks"; no "Christian voters"
            return at + 1 < len(tokens) and self._v.upper(text, tokens[at + 1]) and not {"surname", "person"} & tokens[at + 1].senses.keys()
        return at > 0 or len(tokens) == 1 or self._opens_sentence(text, tokens)

    def _opens_none(self, low: str, token: Token) -> bool:
        """Say whether a capitalised word opens no name, alone or as a phrase: "But", "According to"."""
        never, first = self._v.never, low.partition(" ")[0]
        return low in never or (first != low and "option" not in token.senses and first in never)

    def _opens_sentence(self, text: str, tokens: list[Token]) -> bool:
        """Say whether a sentence opens with a name: what follows is another capital, a verb of winning or a mark."""
        first, following = tokens[:2]
        if any(map(str.isupper, text[first.start + 1 : first.end])) and first.cls == "w":
            return True
        last_word = first.end - len(first.low.rpartition(" ")[2])
        if text[following.start].isupper() or (" " in first.low and text[last_word].isupper()):
            return True
        if "name_for" in following.word.marks and self._is_for(text, tokens):
            return True
        if first.low in self._aims and self._wins(text, tokens):
            return True
        if first.low in self._table.phrases or first.low in self._table.single or first.senses:
            return False
        if "adding" in following.word.marks and len(tokens) > _OF_AIM + 1:
            # "Neos and the Greens"
            second = tokens[_OF_AIM + (tokens[_OF_AIM].cls == "determiner")]
            if self._v.upper(text, second):
                return True
        if "name_for" in following.word.marks and self._abbreviated.match(text, first.start) is not None:
            return True
        return following.cls in _FOLLOWING or self._governs(text, tokens, 1) or following.low.isdigit()

    def _is_for(self, text: str, tokens: list[Token]) -> bool:
        """Say whether a sentence opens with what is called for its aim: "Revolution for Prosperity won"; no "Support for Banda rose"."""
        if self._table.kind([tokens[0].low], 0)[0] not in _CALLED:
            return False
        end = next((at for at in range(2, len(tokens)) if not (self._v.upper(text, tokens[at]) or tokens[at].word.marks & _JOINING)), 0)
        if end <= _OF_AIM:
            return False
        aside = tokens[end].low == "," and end + 1 < len(tokens) and not self._v.upper(text, tokens[end + 1])
        return aside or self._governs(text, tokens, end)

    def _wins(self, text: str, tokens: list[Token]) -> bool:
        """Say whether a sentence's first word has won so many: "Unity took 19 percent"."""
        words = self._table.pieces(text, tokens[1].start, tokens[min(len(tokens), _AHEAD + 1) - 1].end)[1]
        kind, length = self._table.kind(words, 0)
        return kind == kinds.WON and length < len(words) and (words[length][0].isdigit() or words[length] in self._numerals)

    def _governs(self, text: str, tokens: list[Token], at: int) -> bool:
        """Say whether a word can follow the name that opens a sentence: "won", "has"."""
        words = self._table.pieces(text, tokens[at].start, tokens[min(len(tokens), at + _AHEAD) - 1].end)[1]
        return self._table.kind(words, 0)[0] in _BEHIND
