"""One Aho-Corasick pass over the document: every known expression, with its offsets.

Belongs here: folding of text (one character in, one character out, so offsets hold), the automaton, checks of word boundary and of
case. Does not: what an expression means in its sentence.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

ANY, INITIAL, EXACT = 0, 1, 2
"""What the original must look like: anything, first letter upper case, exactly as given."""


class Sense(NamedTuple):
    """One meaning of an expression: its class and what that class needs to know."""

    kind: str
    payload: Any
    case: int = ANY
    form: str = ""
    """The expression as given, compared where case is EXACT."""


Senses = dict[str, tuple[Any, ...]]
"""Class → what each meaning of that class needs to know."""


@dataclass(slots=True)
class Match:
    """An expression found at [start, end) with the meanings that its case allows."""

    start: int
    end: int
    senses: Senses


class _Fold(dict[int, str]):
    """Lower case, without marks, everything that is neither letter nor digit a space; always one character for one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = " "
        if char.isalnum():
            base = unicodedata.normalize("NFD", _BASE.get(char, char).lower())[:1]
            folded = base if base.isalnum() else " "
        if len(self) < 65536:
            self[code] = folded
        return folded


_BASE = {"ı": "i", "ß": "s", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "æ": "a", "Æ": "a", "ð": "d", "þ": "t"}
_FOLD = _Fold()
_ASCII = "".join(_FOLD[code] for code in range(128))
_FOREIGN = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """Return the text folded for matching, of the same length."""
    if not text.isascii():
        # Most texts are ASCII but for some marks and letters: replacing those first keeps the fast path of str.translate.
        for char in set(_FOREIGN.findall(text)):
            if (folded := _FOLD[ord(char)]).isascii():
                text = text.replace(char, folded)
    return text.translate(_ASCII if text.isascii() else _FOLD)


class Folded:
    """A text folded, and its words: says whether it holds one of several expressions."""

    def __init__(self, text: str) -> None:
        self._whole = f" {fold(text)} "
        self._words = frozenset(self._whole.split())

    def has_one(self, expressions: tuple[str, ...]) -> bool:
        """Say whether one of the expressions, folded and between blanks, stands in the text."""
        words, phrases = _apart(expressions)
        return not words.isdisjoint(self._words) or any(phrase in self._whole for phrase in phrases)


@cache
def _apart(expressions: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the single words, without blanks, and the phrases; there are no more of these lists than the lexicon has triggers."""
    return frozenset([one.strip() for one in expressions if " " not in one.strip()]), tuple([e for e in expressions if " " in e.strip()])


_WITHIN = re.compile(r'["“„«”»](?:(?<=\w\s["“„«])(?=\w)|(?<=\w["”»])(?=\s\w))')
"""Quotation marks that stand between a word and the next; looked for by their own first, since most characters are none."""


class Gate:
    """Says whether a text has one of a few expressions; the others need not be looked for then."""

    def __init__(self, expressions: Iterable[str]) -> None:
        self._automaton = AhoCorasick(sorted({" " + fold(expression).strip() for expression in expressions} - {" "}))

    def opens(self, folded: str) -> bool:
        """Say whether one of the expressions stands at word boundaries."""
        padded = f" {folded} "
        return any(padded[end] == " " for _, _, end in self._automaton.find_matches_as_indexes(padded, overlapping=True))


class Matcher:
    """All expressions of a lexicon and a gazetteer in one automaton."""

    def __init__(self, expressions: Iterable[tuple[str, Sense]]) -> None:
        table: dict[str, list[Sense]] = {}
        for expression, sense in expressions:
            pattern = " " + fold(expression).strip()
            if len(pattern) > 1:
                senses = table.setdefault(pattern, [])
                if sense not in senses:
                    senses.append(sense)
        patterns = sorted(table)
        self._all = [_with_inner(pattern, table) for pattern in patterns]
        self._plain: list[Senses | None] = [None if any(sense.case for sense in senses) else _grouped(senses) for senses in self._all]
        self._cased: dict[tuple[int, str], Senses] = {}
        self._automaton = AhoCorasick(patterns or ["\x00"], matchkind=MatchKind.LeftmostLongest)
        self._overhang = _overhangs(patterns, self._all)
        self._sure = [None if number in self._overhang else senses for number, senses in enumerate(self._plain)]
        """pattern → what it means wherever it stands as a whole; None where more must be looked at"""
        self._phrase = [" " in pattern[1:] for pattern in patterns]
        """pattern → whether it has several words, so that it can hide others"""

    def find(self, text: str, folded: str) -> list[Match]:
        """Return the matches at word boundaries, in the order of the text, none overlapping.

        A quotation mark between two words is passed over: was "deeply troubled", had "taken note" of.
        """
        marks = [found.start() for found in _WITHIN.finditer(text)]
        if not marks:
            return self._scan(text, f" {folded} ", 0, len(folded) + 2)
        ends = [0, *(mark + 1 for mark in marks)], [*marks, len(text)]
        plain, even = ("".join([whole[start:end] for start, end in zip(*ends, strict=True)]) for whole in (text, folded))
        before = [mark - number for number, mark in enumerate(marks)]
        found = self._scan(plain, f" {even} ", 0, len(even) + 2)
        for match in found:
            match.start += bisect_right(before, match.start)
            match.end += bisect_right(before, match.end - 1)
        return found

    def _scan(self, text: str, padded: str, first: int, last: int) -> list[Match]:
        """Return the matches in a stretch; `padded` is one character ahead of the text, a pattern opens with the space before its word."""
        sure, phrase = self._sure, self._phrase
        reported = self._automaton.find_matches_as_indexes(padded[first:last] if first or last < len(padded) else padded)
        found: list[Match] = []
        taken = 0
        for at, (number, start, end) in enumerate(reported):
            start, end = start + first, end + first
            if start < taken:
                continue
            whole = padded[end] == " "
            senses = sure[number]
            if whole and senses is not None:
                found.append(Match(start, end - 1, senses))
                continue
            if not whole and not phrase[number]:
                # It ends inside a word, and has no other words that could stand alone.
                continue
            begins = self._overhang.get(number)
            name = self._covered(padded, start + begins, end) if begins else None
            if name is not None:
                taken = name[1]
                found += self._opening(text, padded, start, start + (begins or 0) + 1)[0]
                found += self._match(text, name[0], start + (begins or 0), taken)
            elif not whole:
                found += self._hidden(text, padded, start, end, self._next(reported, at, first, min(end + _TAIL, last)))
            elif senses := self._plain[number] or self._by_case(number, text[start : end - 1]):
                found.append(Match(start, end - 1, senses))
            elif phrase[number]:
                # "permanent council of the Organization of American States" is not the organ's name, but the organisation's is in it.
                found += self._hidden(text, padded, start, end, self._next(reported, at, first, min(end + _TAIL, last)))
        return found

    @staticmethod
    def _next(reported: list[tuple[int, int, int]], at: int, first: int, last: int) -> int:
        return reported[at + 1][1] + first if at + 1 < len(reported) else last - 1

    def _covered(self, padded: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the name that begins within an expression and ends behind it: "the organisation" before "of American States"."""
        hit = next(iter(self._automaton.find_matches_as_indexes(padded[start : end + _TAIL])), None)
        if hit is None or hit[1] > 0 or start + hit[2] <= end or padded[start + hit[2]] != " ":
            return None
        return (hit[0], start + hit[2]) if _names(self._all[hit[0]]) else None

    def _hidden(self, text: str, padded: str, start: int, end: int, following: int) -> list[Match]:
        """Return what an expression hides that ends inside a word: "share the concern" in "share the concerns"."""
        opening, at = self._opening(text, padded, start, end)
        return opening + self._scan(text, padded, at, following + 1)

    def _opening(self, text: str, padded: str, start: int, end: int) -> tuple[list[Match], int]:
        """Return the shorter expression that opens an expression which does not hold, and where the rest begins."""
        hit = next(iter(self._automaton.find_matches_as_indexes(padded[start : end - 1])), None)
        if hit is None or hit[1] > 0 or padded[start + hit[2]] != " ":
            return [], padded.find(" ", start + 1)
        return self._match(text, hit[0], start, start + hit[2]), start + hit[2]

    def _match(self, text: str, number: int, start: int, end: int) -> list[Match]:
        senses = self._plain[number] or self._by_case(number, text[start : end - 1])
        return [Match(start, end - 1, senses)] if senses else []

    def _by_case(self, number: int, written: str) -> Senses:
        key = (number, written)
        senses = self._cased.get(key)
        if senses is None:
            senses = _grouped([sense for sense in self._all[number] if _case_holds(sense, written)])
            if len(self._cased) < 65536:
                self._cased[key] = senses
        return senses


_TAIL = 60
"""Characters after the last expression in which one more may begin that it hides."""
_OPENING = {"act", "speech", "light", "channel"}
_INSIDE = {"object", "sign", "ask", "voting"}


def _names(senses: Iterable[Sense]) -> bool:
    return any(sense.kind in ("actor", "person") for sense in senses)


def _overhangs(patterns: list[str], senses: list[list[Sense]]) -> dict[int, int]:
    """Return which expressions that are no names end with words that a name begins with, and where these begin in them."""
    openings = {
        pattern[:at]
        for pattern, own in zip(patterns, senses, strict=True)
        if _names(own)
        for at in range(1, len(pattern))
        if pattern[at] == " "
    }
    found: dict[int, int] = {}
    for number, pattern in enumerate(patterns):
        if _names(senses[number]):
            continue
        within = (at for at in range(1, len(pattern)) if pattern[at] == " " and pattern[at:] in openings)
        at = next(within, None)
        if at is not None:
            found[number] = at
    return found


def _with_inner(pattern: str, table: dict[str, list[Sense]]) -> list[Sense]:
    """Return the senses of an expression and those of the expressions that it hides.

    The automaton reports the longest expression only: "recognise the results" is an ask, and it opens with a verb and names a result.
    """
    senses = list(table[pattern])
    words = pattern.split(" ")[1:]
    if len(words) < 2 or any(sense.kind in ("phrase", "actor", "person", "option") for sense in senses):
        return senses
    own = {sense.kind for sense in senses}
    inside = _INSIDE | {"election"} if own <= {"ask", "object", "act"} else _INSIDE
    for first in range(len(words)):
        for last in range(len(words), first, -1):
            if last - first == len(words):
                continue
            kinds = (inside | _OPENING if first == 0 else inside) - own
            senses.extend(
                sense for sense in table.get(" " + " ".join(words[first:last]), ()) if sense.kind in kinds and sense not in senses
            )
    return senses


def _grouped(senses: Iterable[Sense]) -> Senses:
    grouped: dict[str, list[Any]] = {}
    for sense in senses:
        grouped.setdefault(sense.kind, []).append(sense.payload)
    return {kind: tuple(payloads) for kind, payloads in grouped.items()}


def _case_holds(sense: Sense, written: str) -> bool:
    if sense.case == ANY:
        return True
    if sense.case == INITIAL:
        return written[:1].isupper()
    return written == sense.form or (written.isupper() and written == sense.form.upper())
