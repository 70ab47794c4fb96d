"""Figures that are nobody's holding: what is gained, lost or missing, what backs somebody, how many votes a seat takes.

Belongs here: what the words right around a figure of an option tell of that. Does not: verbs of change that a row's kinds tell (measures).
"""

from pipeline.coding.document import Sentence
from pipeline.coding.figures.figure import OF_OPTION, Figure
from pipeline.coding.figures.wording import Wording

_HALF = 50
"""Percent."""
_BEFORE = 40
"""Characters before a number in which such words stand."""


def is_change(wording: Wording, text: str, sentence: Sentence, figure: Figure) -> bool:
    """Say whether a figure tells a change or something else that nobody holds: "a decrease of nine seats", "one seat for every 37,000"."""
    if figure.measure not in OF_OPTION:
        return False
    start = max(sentence.start, figure.start - _BEFORE)
    if wording.no_holding.match(text, figure.end) is not None or wording.changed_by.search(text, start, figure.start) is not None:
        return True
    if figure.measure == "vote_share":
        if figure.value == _HALF and figure.comparator == ">" and text[figure.start : figure.end].isalpha():
            # "having received more than half of the votes": what the law asks for, however many they were.
            return True
        return wording.losing.search(text, start, figure.start) is not None and wording.lost_share.match(text, figure.end) is not None
    return figure.measure == "seats" and wording.backed_by.search(text, start, figure.start) is not None
