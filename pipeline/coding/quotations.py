"""Quotations: what stands between quotation marks, over sentences and paragraphs, and what a page shows as somebody's post.

Belongs here: where a quotation begins and ends. Does not: whose it is (attribution).
"""

import re

from pipeline.coding.zones import Zone, Zones

_OPEN, _CLOSE = "“„«", "”»"
_SINGLE = re.compile(r"(?<![\w’])‘(?=\w)[^‘“”„«»\"\n]{20,600}?(?:[,.!?]’(?!\w)|’(?=[.,;]))")
_FAR = 4
"""Paragraphs over which a quotation without marks of its own can go on."""
_NEVER_CLOSED = 400
"""Characters to the end of its paragraph over which a quotation that nothing closes still holds."""
_POSTED = re.compile(r"(?<=\s)[—–-]\s?[A-Z][^\n—–(“”\"]{1,60}\(@\w{2,30}\)")
"""Whose post a paragraph is that a page shows: "— Ann Other (@annother) May 28, 2023" behind it."""
_MARKS = re.compile('[“„«”»"]')


def quotations(text: str, paragraphs: Zones) -> list[tuple[int, int]]:
    """Return the quotations [start, end), marks included, in order.

    One that opens each of its paragraphs and closes only in the last is one per paragraph.
    """
    reader = _Reader(text, paragraphs)
    for number in range(len(paragraphs.bounds)):
        reader.read(number)
    return sorted(reader.found)


class _Reader:
    """Reads the paragraphs of one text in order."""

    def __init__(self, text: str, paragraphs: Zones) -> None:
        self._text, self._paragraphs = text, paragraphs
        self.found: list[tuple[int, int]] = [match.span() for match in _SINGLE.finditer(text)] if "‘" in text else []
        self._posts = [match.start() for match in _POSTED.finditer(text)] if "(@" in text else []
        self._unclosed = -_FAR
        """number of the last paragraph whose quotation did not close in it"""
        self._opened = -1
        """where that quotation opens"""

    def read(self, number: int) -> None:
        """Find the quotations of a paragraph."""
        first, last = self._paragraphs.bounds[number]
        if _MARKS.search(self._text, first, last) is None:
            self._post(first, last)
            return
        zone = self._paragraphs[number]
        if 0 < number - self._unclosed <= _FAR and self._closes_only(zone):
            self._close(number)
        else:
            self._between_marks(number, zone)

    def _post(self, first: int, last: int) -> None:
        """Take a paragraph as quoted that ends with the name of who posted it."""
        self.found += [(first - 1, post + 1) for post in self._posts[:1] if first < post < last]
        self._posts = [post for post in self._posts if post >= last]

    def _close(self, number: int) -> None:
        """Take the paragraphs as quoted since the one in which a quotation opened; those between have no marks of their own."""
        between = [self._paragraphs[n] for n in range(self._unclosed + 1, number)]
        self.found += [(part.start - 1, part.end) for part in between]
        last = self._paragraphs[number]
        mark = _MARKS.search(self._text, last.start, last.end)
        assert mark is not None
        self.found.append((last.start - 1, mark.end()))
        if self._opened >= 0 and (self._opened, self._paragraphs[self._unclosed].end) not in self.found:
            self.found.append((self._opened, self._paragraphs[self._unclosed].end))
        self._unclosed = -_FAR

    def _between_marks(self, number: int, zone: Zone) -> None:
        """Take what stands between an opening and a closing mark, and what the paragraph leaves open."""
        opened = -1
        for mark in _MARKS.finditer(self._text, zone.start, zone.end):
            at, char = mark.start(), mark.group()
            if opened < 0:
                if char not in _CLOSE:
                    opened = at
            elif char not in _OPEN:
                self.found.append((opened, at + 1))
                opened = -1
        if opened >= 0 and (self._continues(number) or zone.end - opened < _NEVER_CLOSED):
            # Closed in a later paragraph, or never: it holds to the paragraph's end and no further.
            self.found.append((opened, zone.end))
        if opened >= 0:
            self._unclosed, self._opened = number, opened

    def _closes_only(self, zone: Zone) -> bool:
        """Say whether a paragraph's one quotation mark closes what was opened before it."""
        text, last = self._text, zone.end - 1
        marks = [mark.start() for mark in _MARKS.finditer(text, zone.start, zone.end)]
        if len(marks) != 1 or text[marks[0]] not in '"”':
            return False
        # "… invalid," the ministry declared.
        return marks[0] == last or text[marks[0] - 1] in ",.!?"

    def _continues(self, number: int) -> bool:
        """Say whether the next paragraph opens with a mark, too."""
        following = self._paragraphs[number + 1] if number + 1 < len(self._paragraphs.bounds) else None
        if following is None or following.start >= following.end:
            return False
        return self._text[following.start] in _OPEN or self._text[following.start] == '"'
