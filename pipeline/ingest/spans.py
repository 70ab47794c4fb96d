"""Finding again in a digest what a record claims from it: the words, or the figure as printed, and the sentence around it.

Belongs here: search and sentence bounds within one text. Spans are in characters, end exclusive.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

import sentencex

Span = tuple[int, int]
_GROUP = "[,.']?"
_GROUPING = str.maketrans(dict.fromkeys(" \u00a0\u202f’", "'"))
"""Every mark that parts digits, but comma and point, as one of ASCII: a pattern of it is compiled in a fifth of the time."""
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=256)
def sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences, without the white space around them; a line break ends a sentence."""
    spans: list[Span] = []
    start = 0
    for line in text.split("\n"):
        at = start
        for piece in sentencex.segment("en", line) if line.strip() else ():  # ty: ignore[missing-attribute]
            begin = text.index(piece, at) if piece else at
            bare = piece.strip()
            left = begin + (len(piece) - len(piece.lstrip()))
            if bare:
                spans.append((left, left + len(bare)))
            at = begin + len(piece)
        start += len(line) + 1
    return tuple(spans)


def sentence_around(text: str, span: Span) -> Span:
    """Span from the start of the sentence in which `span` begins to the end of the one in which it ends."""
    inside = [s for s in sentences(text) if s[0] < span[1] and span[0] < s[1]]
    return (min(inside[0][0], span[0]), max(inside[-1][1], span[1])) if inside else span


def find_words(text: str, words: str) -> list[Span]:
    """Every place where the words stand, any white space between them."""
    said = " ".join(words.split())
    at = text.find(said)
    if at >= 0 and _on_one_line(text).count(said) == 1:
        # What nearly all records come to.
        return [(at, at + len(said))]
    pattern = r"\s+".join(re.escape(word) for word in _SPACE.split(words.strip()))
    return [match.span() for match in re.finditer(pattern, text)]


@lru_cache(maxsize=256)
def _on_one_line(text: str) -> str:
    return " ".join(text.split())


@lru_cache(maxsize=256)
def _grouped(text: str) -> str:
    return text.translate(_GROUPING)


def find_figure(text: str, value: Decimal | int, near: Sequence[str] = ()) -> Span | None:
    """Place where the figure is printed, in any digit grouping and with either decimal mark.

    Args:
        near: Names that the figure belongs to; where the number stands more than once, the place closest behind one of
            them is taken.
    """
    places = [match.span(1) for match in _figure_pattern(value).finditer(_grouped(text))]
    if not places:
        return None
    names = [match.span() for name in near for match in re.finditer(re.escape(name), text, re.IGNORECASE)]
    return min(places, key=lambda place: (_distance(text, place, names), place))


def _distance(text: str, place: Span, names: Sequence[Span]) -> int:
    """Characters between the figure and the nearest name; a name in front is nearer than one behind, one in the same line nearer still."""
    best = len(text) * 4
    for start, end in names:
        gap = place[0] - end if end <= place[0] else 2 * (start - place[1]) + 40
        other_line = "\n" in text[min(end, place[0]) : max(start, place[1])]
        best = min(best, gap + (1_000 if other_line else 0))
    return best


@lru_cache(maxsize=4096)
def _figure_pattern(value: Decimal | int) -> re.Pattern[str]:
    whole, _, decimals = f"{value:f}".partition(".")
    digits = _GROUP.join(whole) if len(whole) > 3 else whole
    kept = decimals.rstrip("0")
    tail = rf"[.,]{kept}0*" if kept else r"(?:[.,]0+)?"
    return re.compile(rf"(?<![0-9])(?<![0-9][.,])({digits}{tail})(?![0-9])(?![.,][0-9])")
