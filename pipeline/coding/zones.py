"""Where in a document a stretch of text stands: headline, dateline, body, caption, advertisement, credit, source line.

Belongs here: paragraphs (also of hard-wrapped texts), their zone, the stretches inside a paragraph that are no prose (dateline,
photo credit). Does not: sentences.
"""

import itertools
import re
from dataclasses import dataclass

from pipeline.coding.lexicon import Lexicon

BODY, HEADLINE, CAPTION, NOISE, HEADING, QUESTION = "body", "headline", "caption", "noise", "heading", "question"

_DATELINE = re.compile(
    r"(?:[A-Z][\w.'’ -]{1,40}(?:,\s*[A-Z][\w.'’ -]{1,30})?(?:,\s*\w+\.?\s+\d{1,2}(?:,\s*\d{4})?)?\s*"
    r"(?:[(/][^()/\n]{1,40}[)/]\s*)?(?:--|[—–]|\s-\s|/\s)\s*)|(?:[A-Z]{3,}(?:,?\s+[\w.]+){0,3}[.,:]?\s*\([^()\n]{1,40}\)\s*[.:—–-]*\s*)"
)
_PREFIX = re.compile(r"[A-Z][\w .'’-]{0,40}:\s+(?=\S)")
_WRAPPED_LINE = 160
"""Characters of the longest line that can be filled."""
_SHORT_LINE = 45
"""Characters of a line that can be a heading or an item of a list."""
_FILLED = 0.85
"""Share of the width that a filled line and the next word take."""
_HALF_FILLED = 0.7
"""The same of one that does not end with a sentence."""
_FIRST_WORD = re.compile(r"\S*")
_DATELINE_REACH = 90
"""Characters of a paragraph within which a dateline ends."""
_SENTENCE_END = tuple(".!?:;…”\"»'’)")


@dataclass(slots=True)
class Zone:
    """A paragraph [start, end) and what kind of text it is."""

    start: int
    end: int
    kind: str
    dateline: int = 0
    """where the dateline before its prose begins; the prose itself where there is none"""


_IN_COLUMNS = re.compile(r"(?<=\S)[^\S\n]{3,}(?=\S)|(?<=\n)[=_+\-–—]{5,}(?=\n)")
"""What parts columns, or rows, of a table."""
_ROW = re.compile(r"[^\n]*\S[^\S\n]{3,}\S|[^\n|]*\|[^\n|]*\||[=_+\-–—]{5,}(?=\n)")


class Zones:
    """The paragraphs of a text, in order; what kind one is of is read when it is asked for, since most of a long text is never read."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text, self._lexicon = text, lexicon
        self.bounds = _paragraphs(text, lexicon.patterns["bullet"])
        """[start, end) of each"""
        self._read: dict[int, Zone] = {}

    def __len__(self) -> int:
        return len(self.bounds)

    def __getitem__(self, number: int) -> Zone:
        zone = self._read.get(number)
        if zone is None:
            first, end = self.bounds[number]
            kind, start = _kind(self._text, first, end, number, self._lexicon)
            if start > first and self._listed(number):
                start = first
            zone = self._read[number] = Zone(start, end, kind, first)
        return zone

    def _listed(self, number: int) -> bool:
        """Say whether the line above or below opens with a name and a dash, too: "Norland - …" is the label of a list then, no dateline."""
        (first, end), text = self.bounds[number], self._text
        if _DATELINE.match(text, first, min(end, first + _DATELINE_REACH)) is None:
            return False
        return any(
            text.count("\n", min(end, other_end), max(first, other)) == 1
            and _DATELINE.match(text, other, min(other_end, other + _DATELINE_REACH)) is not None
            for other, other_end in self.bounds[max(0, number - 1) : number + 2]
            if other != first
        )


_HASHTAG = re.compile(r"#(?=[^\W\d_])")
"""The mark of a hashtag: "#Norland"."""


def unwrapped(text: str, lexicon: Lexicon) -> str:
    """Return a text with a space for each line break that is only typographic, and before the word of a hashtag: all offsets hold."""
    if "#" in text:
        text = _HASHTAG.sub(" ", text)
    for start, end in _paragraphs(text, lexicon.patterns["bullet"]):
        if text.find("\n", start, end) >= 0:
            text = text[:start] + text[start:end].replace("\n", " ") + text[end:]
    return text


def _paragraphs(text: str, bullet: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return [start, end) of each paragraph; lines of a hard-wrapped paragraph are joined."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+", text)]
    lines = [(start, end) for start, end in lines if not text[start:end].isspace()]
    width = _width(text, lines, bullet)
    found: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(lines):
        if found and _continues(text, lines[number - 1], start, width, bullet):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return [_trim(text, start, end) for start, end in found]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _width(text: str, lines: list[tuple[int, int]], bullet: re.Pattern[str]) -> int:
    """Return to how many characters the lines of a text are filled, 0 if line ends are not only typographic.

    A line that ends within a sentence, before a small letter, is filled; without one most that are followed directly must end so.
    """
    followed = [
        (start, end, nxt)
        for (start, end), (nxt, _) in itertools.pairwise(lines)
        if end - start <= _WRAPPED_LINE and text.count("\n", end, nxt) == 1 and not bullet.match(text, nxt)
    ]
    within = [end - start for start, end, nxt in followed if text[end - 1] not in _SENTENCE_END and text[nxt].islower()]
    if any(length > _SHORT_LINE for length in within):
        return max(within)
    long = [(start, end) for start, end, _ in followed if end - start > _SHORT_LINE]
    inside = sum(_is_inside(text, end) for _, end in long)
    even = len(long) > 2 and min(end - start for start, end in long) > _FILLED * max(end - start for start, end in long)
    if (
        not inside
        or (2 * inside < len(long) and not even)
        or any(end - start > _WRAPPED_LINE for start, end in lines)
        or _is_list(text, lines)
    ):
        return 0
    return max(end - start for start, end in lines)


def _is_inside(text: str, end: int) -> bool:
    """Say whether a line ends with a word or a comma, as lines do that end within a sentence."""
    return text[end - 1].isalpha() or text[end - 1] == ","


def _is_list(text: str, lines: list[tuple[int, int]]) -> bool:
    """Say whether lines are rows of a list: each opens with a capital or a digit, and has a figure."""
    return all(not text[start].islower() and any(map(str.isdigit, text[start:end])) for start, end in lines[1:])


def _continues(text: str, before: tuple[int, int], start: int, width: int, bullet: re.Pattern[str]) -> bool:
    """Say whether the line at `start` goes on with the line before it, which is filled to about the width of the text's lines."""
    if text.count("\n", before[1], start) != 1:
        return False
    if _IN_COLUMNS.search(text, *before) or _IN_COLUMNS.match(text, start) or _ROW.match(text, start):
        return False
    inside, length = _is_inside(text, before[1]), before[1] - before[0]
    least = (_HALF_FILLED if inside else _FILLED) * width
    filled = least < length + 1 + len(_FIRST_WORD.match(text, start)[0]) and _SHORT_LINE < length <= width / _FILLED  # ty: ignore[not-subscriptable]
    if bullet.match(text, start) and not (inside and filled and text[start].isdigit()):
        return False
    small = text[start].islower() and text[before[1] - 1] not in _SENTENCE_END
    return small or (filled and text[before[1] - 1] != ":") or text[before[1] - 1] == ","


def _kind(text: str, start: int, end: int, number: int, lexicon: Lexicon) -> tuple[str, int]:
    """Return the zone's kind and where its prose begins, after a bullet or a dateline."""
    lead = text[start : start + 60].lower()
    tail = text[max(start, end - 60) : end].lower()
    noise, patterns = lexicon.zones, lexicon.patterns
    if lead.startswith(noise["noise_starts"]) or (end - start < 240 and _holds(text[start:end].lower(), noise["noise_contains"])):
        return NOISE, start
    if _holds(tail, noise["caption_ends"]) or lead.startswith(noise["caption_starts"]):
        return CAPTION, start
    ends_sentence = text[end - 1] in ".!?…”\"»'’)"
    if end - start <= 160 and not ends_sentence:
        if number <= 1 and end - start > 15:
            return HEADLINE, start
        if text[end - 1] == ":" or end - start <= 60:
            return HEADING, _after(patterns["bullet"], text, start, end)
    if patterns["asked"].match(text, start, end) or (text[end - 1] == "?" and _PREFIX.match(text, start, end)):
        return QUESTION, start
    answer = patterns["answer"].match(text, start, end)
    if answer:
        return BODY, answer.end()
    prose = _after(patterns["bullet"], text, start, end)
    if prose > start:
        return BODY, prose
    dateline = _DATELINE.match(text, start, min(end, start + _DATELINE_REACH)) if number <= 4 else None
    if (
        dateline
        and dateline.end() < end
        and not text[dateline.end()].isdigit()
        and not (text[dateline.end()].islower() and patterns["prose"].search(text, start, dateline.end()))
        and not text[start : dateline.end()].count("“")
    ):
        return BODY, dateline.end()
    return BODY, start


def _holds(low: str, marks: tuple[str, ...]) -> bool:
    return any(mark in low for mark in marks)


def _after(opening: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where a paragraph goes on behind what opens it."""
    found = opening.match(text, start, end)
    return found.end() if found else start
