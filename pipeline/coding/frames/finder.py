"""The frames of a sentence in the order of its triggers.

Belongs here: which reader a trigger goes to. Does not: the readers (verbs, nouns, adjectives), the rest of the clause (extent).
"""

from collections.abc import Callable, Iterator, Mapping

from pipeline.coding.attribution import Floor
from pipeline.coding.clauses import Grammar
from pipeline.coding.document import Document, Sentence
from pipeline.coding.frames import adjectives, nouns, verbs
from pipeline.coding.frames.extent import fill
from pipeline.coding.frames.model import Finding, Place
from pipeline.coding.lexicon import Words

_READERS: Mapping[str, Callable[[Place], Finding | None]] = {
    "verb": verbs.read,
    "noun": nouns.read,
    "adjective": adjectives.read,
    "modal": adjectives.read_modal,
}

_LED_UP_TO = frozenset(("attend", "invite", "observe"))
"""Triggers and an act whose company can stand in an earlier sentence, or be a place or a word for those just named."""


class Frames:
    """Finds the frames of a sentence."""

    def __init__(self, grammar: Grammar, words: Words) -> None:
        self._grammar, self._words = grammar, words

    def find(self, sentence: Sentence, document: Document, floor: Floor) -> Iterator[Finding]:
        """Yield the findings of a sentence in the order of its triggers; what asks a question finds nothing."""
        tokens = sentence.tokens
        if "?" in sentence.words and any(token.low == "?" for token in tokens[-2:]):
            return
        for at in sentence.where("act"):
            senses = tokens[at].senses
            if "phrase" in senses:
                continue
            place = Place(sentence, at, document, floor, self._grammar, self._words)
            for spec in senses["act"]:
                if (
                    spec.company
                    and spec.name not in _LED_UP_TO
                    and spec.act not in _LED_UP_TO
                    and not sentence.has_one(spec.company, document.text)
                ):
                    # Most of what is put, sent or taken is no sanction and no observer.
                    continue
                place.spec = spec
                finding = _READERS[spec.pos](place)
                if finding is not None:
                    fill(sentence, finding, self._words)
                    yield finding
