"""Names in quotation marks: Coalition "For Bulgaria": 27 %, Jorge "Tuto" Quiroga.

Belongs here: joining or replacing the names that were found around such marks. Does not: finding names (names).
"""

import re
from dataclasses import replace

from pipeline.coding.document import Sentence
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots.model import Name

_OPENING = re.compile('["“„«]')
_BEHIND = 3
"""Characters behind a name within which the one in quotation marks begins."""
_NICKNAMED = re.compile(r"[A-Z][\w-]+\s[\"“][A-Z][\w-]+(?:\s[A-Z][\w-]+)?[\"”]\s(?P<last>[A-Z][\w-]+)")
"""A person's name with another one in quotation marks within."""
NICKNAME = re.compile(r"\s[\"“][A-Z][\w-]{1,20}(?:\s[A-Z][\w-]+)?[\"”](?=\s[(]|,|\s\d|:)")
_ALSO = re.compile(rf"(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)+){NICKNAME.pattern}")
"""A person's name with another one in quotation marks behind."""


class Quoted:
    """Reads what stands in quotation marks before a number as a name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._pattern, self._openers = lexicon.patterns["quoted_name"], lexicon.words["opens_sentence"]

    def join(self, text: str, sentence: Sentence, names: list[Name]) -> list[Name]:
        """Return the names of a sentence, those in quotation marks among them."""
        if _OPENING.search(text, sentence.start, sentence.end) is None:
            return names
        for found in _NICKNAMED.finditer(text, sentence.start, sentence.end):
            names = _nicknamed(names, found)
        called = [found.span("name") for found in _ALSO.finditer(text, sentence.start, sentence.end)]
        for start, end in called:
            names = [*(name for name in names if not start <= name.start < end + _BEHIND), _whole(names, start, end)]
        for found in self._pattern.finditer(text, sentence.start, sentence.end):
            start, end = found.span(1)
            if any(known <= start <= last + _BEHIND for known, last in called):
                continue
            inner = [name for name in names if name.start < end and name.end > start]
            known = any(name.special or (name.start, name.end) == (start, end) for name in inner)
            if known or found[1].split()[0].lower() in self._openers:
                continue
            names = [*(name for name in names if name not in inner), Name(start, end, None, certain=any(name.certain for name in inner))]
        return sorted(names, key=lambda name: name.start)


def _whole(names: list[Name], start: int, end: int) -> Name:
    """Return a person's name without the one in quotation marks behind it, the known one where it is among some names."""
    known = next((name for name in names if start <= name.start < end and name.person is not None), None)
    return replace(known, start=start, end=end) if known is not None else Name(start, end, None)


def _nicknamed(names: list[Name], found: re.Match[str]) -> list[Name]:
    """Return the names of a sentence with a person's in one: 'Jorge "Tuto" Quiroga'."""
    inner = [name for name in names if name.start < found.end() and name.end > found.start()]
    if not inner or inner[0].start < found.start() or inner[-1].end < found.start("last"):
        return names
    known = next((name for name in reversed(inner) if name.person is not None), inner[-1])
    whole = replace(known, start=found.start(), end=max(found.end(), inner[-1].end))
    return [*(name for name in names if name not in inner), whole]
