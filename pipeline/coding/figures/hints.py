"""Whether a text's or a sentence's numbers are worth a look: most are passed over here.

Belongs here: quick looks at the words as they are written. Does not: slots.
"""

import re

from pipeline.coding.figures.figure import CARRIED, LATELY, Running
from pipeline.coding.lexicon import Lexicon

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_HINT = re.compile(
    rf"(?=[\dJFMASOND])(?:\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}|\b{_MONTH}\s\d{{1,2}}\b(?![.,]?\d)|\b(?:19|20)\d\d\b(?![.,]\d)|(?P<number>\d))"
)
"""Dates; else a digit. (What opens either is looked at first: most characters are passed over at once.)"""
_TALLY = re.compile(r"[A-Z][\w'’-]+[\"”’')]{0,2}[,:]?\s\d{1,3}(?:[, .\u00a0]\d{3})+\b")
"""Somebody and a number as large as votes are."""
_DECIMAL = re.compile(r"(?<![\d.,])\d{1,2}\.\d{1,3}(?![\d.,])")
_LIST = re.compile(r"[A-Z][\w'’-]+,?\s\d{1,2}\.\d{1,2}\b[^\n]{1,40}?[A-Z][\w'’-]+,?\s\d{1,2}\.\d")
"""Two of whom each has a number with decimals, as shares have."""
_DIGIT = re.compile(r"\d")
_SPELLED = re.compile(
    r"(?=[HhTtFfSsEeNnOoqma])(?:[Hh]alf|third|quarter|fifth|a seat (?:each|apiece)|hundred|thousand|million|ty\b|teen\b|[Ee]leven|[Tt]welve"
    r"|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en)\b)"
)


class Survey:
    """Tells texts about opinion polls from others."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists = lexicon.files["figures"]
        self._heads, self._signs, self._results = (tuple(lists[key]) for key in ("survey_heads", "survey_signs", "result_signs"))

    def is_subject(self, text: str, opening: str) -> bool:
        """Say whether a text with this opening is about an opinion poll."""
        low = opening.lower()
        if not any(word in low for word in self._heads):
            return False
        low = text.lower()
        return any(word in low for word in self._signs) and not any(word in low for word in self._results)


class Hints:
    """Tells sentences that can hold a figure from others."""

    def __init__(self, lexicon: Lexicon) -> None:
        lists = lexicon.files["figures"]
        self._field, self._countable = tuple(lists["hints_by_digits"]), tuple(lists["hints_by_words"])

    def at(self, body: str, running: Running, sentence: int) -> bool:
        """Say whether a sentence can hold a figure: it has a number that is no date, or one in words beside a word of the field."""
        fresh = sentence - running.sentence <= CARRIED or (sentence - running.shares <= LATELY and _DECIMAL.search(body) is not None)
        if (
            _DIGIT.search(body) is not None
            and (fresh or _holds(body, self._field) or _TALLY.search(body) is not None or _LIST.search(body) is not None)
            and any(found.lastgroup for found in _HINT.finditer(body))
        ):
            return True
        return (fresh or _holds(body, self._countable)) and _SPELLED.search(body) is not None


def _holds(body: str, words: tuple[str, ...]) -> bool:
    # Looking for one word after the other is three times as fast as a pattern of them all.
    for word in words:  # noqa: SIM110
        if word in body:
            return True
    return False
