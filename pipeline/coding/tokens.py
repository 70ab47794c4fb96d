"""Words of a sentence with their class and senses: what mentions and frames are put together from.

Belongs here: the token, cutting a sentence into tokens. Does not: putting tokens together.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pipeline.coding.lexicon import Contractions, Lexicon
from pipeline.coding.matches import Match, Senses
from pipeline.coding.words import UNMARKED

_NONE: Senses = {}
QUOTES = '“”„"«»‘'
_NO_QUOTES = str.maketrans("", "", '“”„"«»')
_APOSTROPHES = ("'", "’")
_KEPT = 65536
"""Words that are remembered."""
_LONG = 40
"""So long is no word."""
AUXILIARY = {"be", "have", "do", "modal"}
_PAST, _ING = frozenset(["ed"]), frozenset(["ing"])
_REACHING = {"infinitive", "genitive"}
"""What an expression ends with that reaches to the verb behind it."""
_VERBAL = {"past", "going_on"}
_OPENING = {"determiner", "pronoun"}
_HEADS = {
    "former", "quantifier", "grouphead", "actor", "capital", "seat", "demonym", "bloc", "role", "person", "surname", "commonname",
}  # fmt: skip
"""Classes of expressions with which a mention can begin."""
_WILL: Senses = {"mood": ("future",)}


@dataclass(frozen=True, slots=True)
class Word:
    """What a word can do, wherever it stands."""

    opens: bool = True
    """whether a mention can open with it"""
    forms: frozenset[str] = frozenset()
    """forms of verbs that it can be: base, s, ed, en, ing"""
    helps: bool = False
    """whether a verb group can open with it before its head: an auxiliary, "to", a negator"""
    verbal: bool = False
    """whether it can be of a verb group at all"""
    marks: frozenset[str] = frozenset()
    """names of the lists of the lexicon that it is on; what it asks of its parts as in `Marks`"""
    head: frozenset[str] = frozenset()
    stem: frozenset[str] = frozenset()
    tail: frozenset[str] = frozenset()


_UNIT = _OPENS = Word()
_PLAIN = Word(opens=False)


class Token:
    """A word, a known expression, a mark, or a unit built of them (cls M = mention, E = election)."""

    __slots__ = ("cls", "data", "end", "low", "negates", "number", "senses", "start", "word")

    number: int
    """its number in its sentence, once that is put together"""

    def __init__(self, start: int, end: int, known: "_Known", data: Any = None) -> None:
        # What is known comes as one tuple, as it is remembered: handed over one by one it would take twice as long.
        self.start, self.end, self.data = start, end, data
        self.low, self.cls, self.senses, self.word, self.negates = known

    def __repr__(self) -> str:
        return f"{self.cls}:{self.low}"


_Known = tuple[str, str, Senses, Word, bool]
"""What a token of a word is, all but its place."""
_Chunk = tuple[tuple[int, int, _Known], ...]
"""The tokens of what stands between two blanks, with their places in it."""
_Said = TypeVar("_Said")


def unit(start: int, end: int, cls: str, senses: Senses, data: Any, low: str = "", word: Word = _UNIT) -> Token:
    """Return a token built of others: a mention or an election phrase."""
    return Token(start, end, (low, cls, senses, word, False), data)


class Tokeniser:
    """Cuts sentences into tokens; what it remembers are words, never texts."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._syntax, self._forms, self._lists = lexicon.syntax, lexicon.verb_forms, lexicon.words
        self._openers = lexicon.sets["roles.modifiers"] | lexicon.sets["roles.honorifics"] | lexicon.words["alone"]
        self._openers |= lexicon.words["one_of_group"]
        self._contracted = lexicon.contractions
        self._possessive = "'" + lexicon.contractions.possessive
        self._token_at = _pattern(lexicon.contractions)
        self._words = _Kept(self._word)
        self._chunks = _Kept(self._chunk)
        self._expressions: dict[str, _Known] = {}
        """known expression as written"""

    def cut(self, text: str, start: int, end: int, matches: list[Match]) -> list[Token]:
        """Return the tokens of text[start:end]; each match is one token."""
        tokens: list[Token] = []
        at = start
        for match in matches:
            first, last = match.start, match.end
            if first < at or (text[last : last + 1] in _APOSTROPHES and self._denied(text, last)):
                # "Won" is no victory in "won't".
                continue
            written = text[first:last]
            known = self._expressions.get(written)
            if known is None or known[2] is not match.senses:
                # What is written alike can mean something else here: "Congolese" is of the state that the text names.
                known = self._expression(written, match.senses)
            if "." in written and text.startswith(".", last) and "actor" in match.senses:
                # "U.S." with its last dot
                last += 1
                known = (known[0] + ".", *known[1:])
            if last > end:
                break
            if first > at + 1 or (first > at and text[at] != " "):
                self._plain(text, at, first, tokens)
            at = last
            if "verb_or_month" in known[3].marks and written[0].isupper() and first != start:
                # The month, not the verb.
                tokens.append(self._token(first, last, known[0], "w"))
            else:
                tokens.append(Token(first, last, known))
        self._plain(text, at, end, tokens)
        return tokens

    def _denied(self, text: str, apostrophe: int) -> bool:
        """Say whether a word goes on with what denies it: "won|'t"."""
        return text[apostrophe + 1 : apostrophe + 2] in self._contracted.negating and not text[apostrophe + 2 : apostrophe + 3].isalnum()

    def _expression(self, written: str, senses: Senses) -> _Known:
        low = written.lower().replace("’", "'")
        if not low.isascii() or '"' in low or "\n" in low or "  " in low:
            low = " ".join(low.translate(_NO_QUOTES).split())
        cls = self._syntax.get(low, "w")
        people = "object" in senses and "people" in senses["object"]
        opens = not written[0].islower() or cls in _OPENING or low in self._openers or people or not _HEADS.isdisjoint(senses)
        negates = "neg" in senses
        known = low, cls, senses, self._able(low, cls, senses, opens, negates), negates
        if len(self._expressions) < _KEPT:
            self._expressions[written] = known
        return known

    def _word(self, written: str) -> _Known | None:
        low = written.lower()
        if low.isalnum():
            cls = self._syntax.get(low) or ("adverb" if "adverbial" in self._lists.marks(low).whole else "w")
        elif (low[0] == "[" and len(low) > 1) or not {"'", "’"}.isdisjoint(low):
            return None
        else:
            cls = "w" if low[0].isalnum() else "quote" if low in QUOTES else "punct"
        opens = cls in _OPENING or low in self._openers or (written[0].isupper() and cls in ("w", "adverb"))
        return low, cls, _NONE, self._able(low, cls, _NONE, opens, False), False

    def _able(self, low: str, cls: str, senses: Senses, opens: bool, negates: bool) -> Word:
        """Return what a word can do: most words neither open a mention nor are verbs."""
        marks = self._lists.marks(low)
        reaches = "infinitive" in marks.whole or ("mood" in senses and not _REACHING.isdisjoint(marks.tail))
        helps = cls in AUXILIARY or reaches or negates
        forms = self._forms.get(low)
        if forms is None and senses:
            forms = self._forms.get(low.partition(" ")[0]) if " " in low else None
        elif forms is None and cls == "w" and len(low) > 4 and not _VERBAL.isdisjoint(marks.whole):
            # Nearly every word of this form is a verb's.
            forms = _PAST if "past" in marks.whole else _ING
        if marks is UNMARKED and not (forms or helps):
            # As most words are: one for all of them.
            return _OPENS if opens else _PLAIN
        return Word(opens, forms or frozenset(), helps, helps or bool(forms), marks.whole, marks.head, marks.stem, marks.tail)

    def _token(self, first: int, last: int, low: str, cls: str, negates: bool = False) -> Token:
        return Token(first, last, (low, cls, _NONE, self._able(low, cls, _NONE, low[0].isalnum(), negates), negates))

    def _plain(self, text: str, start: int, end: int, tokens: list[Token]) -> None:
        """Add the tokens of a stretch that holds no known expression."""
        chunks, at = self._chunks, start
        for written in text[start:end].split(" "):
            chunk = chunks[written]
            if chunk is None:
                self._apart(text, at, at + len(written), tokens)
            else:
                for first, last, known in chunk:
                    tokens.append(Token(at + first, at + last, known))
            at += len(written) + 1

    def _chunk(self, written: str) -> _Chunk | None:
        """Return the tokens of what stands between two blanks, None where what they are depends on what stands before."""
        found = [(*piece.span(), self._words[piece.group()]) for piece in self._token_at.finditer(written)]
        known = [(first, last, word) for first, last, word in found if word is not None]
        return tuple(known) if len(known) == len(found) else None

    def _apart(self, text: str, start: int, end: int, tokens: list[Token]) -> None:
        """Add the tokens of what holds an apostrophe or the mark of a reference."""
        for found in self._token_at.finditer(text, start, end):
            first, last = found.span()
            known = self._words[text[first:last]]
            if known is not None:
                tokens.append(Token(first, last, known))
            elif text[first] != "[":
                # The mark of a reference, [12], stands outside the sentence.
                tokens.append(self._marked(first, last, text[first:last].lower().replace("’", "'"), tokens))
                stem = tokens[-1].end
                if stem < last:
                    # "We've", "I'm": what helps the verb is a token of its own.
                    tokens.append(self._helping(stem, last, text[stem + 1 : last].lower()))

    def _marked(self, first: int, last: int, low: str, tokens: list[Token]) -> Token:
        """Return the token of a word with an apostrophe, or of an apostrophe."""
        if low[0].isalnum():
            return self._contraction(first, last, low)
        before = tokens[-1] if tokens else None
        if low == self._possessive or (low == "'" and before and before.end == first and before.low.endswith(self._contracted.plural)):
            verbal = low == self._possessive and before and (before.cls == "pronoun" or before.low in self._contracted.before_is)
            return self._token(first, last, low, "be" if verbal else "poss")
        return self._token(first, last, low, "quote" if low in QUOTES else "punct")

    def _helping(self, first: int, last: int, tail: str) -> Token:
        token = self._token(first, last, f"'{tail}", self._contracted.tails[tail])
        if tail in self._contracted.future:
            token.senses = _WILL
        return token

    def _contraction(self, first: int, last: int, low: str) -> Token:
        stem, _, tail = low.partition("'")
        spec = self._contracted
        if tail in spec.negating:
            cls = spec.negated.get(stem) or self._syntax.get(stem.removesuffix(spec.negated_by), "modal")
            return self._token(first, last, low, cls, negates=True)
        if stem in spec.pronouns:
            return self._token(first, first + len(stem) if tail in spec.tails else last, stem, "pronoun")
        return self._token(first, last, low, spec.tails.get(tail, "w"))


def _pattern(contractions: Contractions) -> re.Pattern[str]:
    """Return what finds a token: a word with what an apostrophe joins to it, the mark of a reference, what makes an owner, a mark.

    The brackets of an editor are none: "recognise the [results of the] vote".
    """
    tails = "|".join((*contractions.negating, *contractions.tails))
    edited = r"\[(?=[^\W\d_]|$)|(?:^|(?<=[^\W_]))\]"
    return re.compile(rf"(?=\S)(?:[^\W_]+(?:['’](?:{tails})\b)?|\[\d{{1,3}}\]|['’]{contractions.possessive}\b|(?!{edited})\S)")


class _Kept(dict[str, _Said], Generic[_Said]):
    """What is written → what is known of it, as far as there is room."""

    def __init__(self, read: Callable[[str], _Said]) -> None:
        self._read = read

    def __missing__(self, written: str) -> _Said:
        known = self._read(written)
        if len(self) < _KEPT and len(written) < _LONG:
            self[written] = known
        return known
