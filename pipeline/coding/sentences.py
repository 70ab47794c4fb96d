"""Sentences with exact offsets.

Belongs here: boundaries by sentencex, checked against the text, and the repairs it needs: abbreviations of the field, closing
quotation marks that belong to the sentence before, a cap on length. Does not: clauses.
"""

import re
from collections.abc import Iterator

from sentencex import segment  # ty: ignore[missing-module-member]

_CAP = 1500
"""Longer sentences are cut at a blank: no text may cost more than linear time."""
_BLOCK = 20_000
_NO_END = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sen|Rep|Gov|Amb|Hon|Prof|Eng|Th|No|vs|approx|U\.S|U\.K|U\.N|E\.U|H\.E|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)\s*$"
)
_QUOTATION = re.compile(r"“[^“”]{40,}”|\"[^\"]{40,}\"")
"""Long enough to hold sentences."""
_SITE = re.compile(r"\bon X\.\s(?=[A-Z])")
"""The end of a sentence that looks like an initial."""
_CLOSERS = "”\"»'’)]"


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return [start, end) of the sentences of a paragraph, without surrounding blanks; together they hold all its words."""
    spans = [span for first, last in _blocks(text, start, end) for span in _bounds(text, first, last)]
    merged: list[tuple[int, int]] = []
    for first, last in spans:
        if merged and _belongs(text, merged[-1], first, last):
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return [piece for span in merged for post in _posted(text, *span) for piece in _capped(text, *post)]


def _posted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a piece that the name of a site ends, which looks like an initial: "he wrote on X. Kenya …"."""
    for site in _SITE.finditer(text, start, end):
        yield _trim(text, start, site.end())
        start = site.end()
    yield _trim(text, start, end)


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of bounded length: the splitter's time grows with the square of a paragraph's."""
    while end - start > _BLOCK:
        cut = text.rfind(" ", start + 1, start + _BLOCK)
        cut = cut if cut > start else start + _BLOCK
        yield start, cut
        start = cut
    yield start, end


def _bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    at = start
    for piece in segment("en", text[start:end]):
        if text[at : at + len(piece)] != piece:
            # The splitter changed the text: offsets would be guesses, so the paragraph stays whole.
            return [_trim(text, start, end)]
        first, last = _trim(text, at, at + len(piece))
        if "“" in piece or '"' in piece:
            spans += _quoted(text, first, last)
        elif first < last:
            spans.append((first, last))
        at += len(piece)
    return spans


def _quoted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a piece: the splitter keeps a quotation whole, however many it holds."""
    for quotation in _QUOTATION.finditer(text, start, end):
        at = quotation.start() + 1
        for piece in segment("en", quotation.group()[1:-1])[:-1]:
            at += len(piece)
            first, last = _trim(text, start, at)
            if first < last:
                yield first, last
            start = at
    first, last = _trim(text, start, end)
    if first < last:
        yield first, last


def _belongs(text: str, before: tuple[int, int], first: int, last: int) -> bool:
    """Say whether a piece continues the sentence before it."""
    if text[first] in "”»" or (last - first <= 2 and text[first] in _CLOSERS):
        return True
    if text[first].islower():
        return True
    return text[before[1] - 1] == "." and bool(_NO_END.search(text, max(before[0], before[1] - 8), before[1]))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _capped(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if end - start <= _CAP:
        return [(start, end)] if start < end else []
    pieces: list[tuple[int, int]] = []
    while end - start > _CAP:
        cut = text.rfind(" ", start + 1, start + _CAP)
        cut = cut if cut > start else start + _CAP
        pieces.append(_trim(text, start, cut))
        start = cut
    pieces.append(_trim(text, start, end))
    return [piece for piece in pieces if piece[0] < piece[1]]
