"""Who speaks in a transcript of two sides: "Ann Other: We congratulate …" in what another's press service published.

Belongs here: the labels that paragraphs open with, and how far a turn goes. Does not: who issued the text (issuer), who speaks in a
sentence (attribution).
"""

from pipeline.coding.document import Document, Sentence
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.mentions import Who
from pipeline.coding.zones import BODY

_LABEL = 6
"""Tokens within which a label ends."""

Turns = dict[int, tuple[Who, ...]]
"""Number of a paragraph → who speaks in it, where that is not the issuer."""


def turns(document: Document, gazetteer: Gazetteer, own: Who | None) -> Turns:
    """Return in which paragraphs another than the issuer has the floor; a paragraph without a label goes on with the turn before."""
    found: Turns = {}
    if ":" not in document.text:
        return found
    other: tuple[Who, ...] | None = None
    last = -1
    for sentence in document.sentences:
        if sentence.paragraph == last or sentence.zone.kind != BODY:
            continue
        last = sentence.paragraph
        labelled = _label(sentence)
        if own is None:
            other = (labelled,) if labelled is not None and _in_first_person(sentence, gazetteer) else None
        elif labelled is not None:
            other = None if gazetteer.state_of(labelled.actor) == gazetteer.state_of(own.actor) else (labelled,)
        if other is not None:
            found[last] = other
    return found


def _in_first_person(sentence: Sentence, gazetteer: Gazetteer) -> bool:
    """Say whether who is named before the colon speaks of himself behind it: "Ann Other: We have taken note of the election"."""
    colon = next((number for number, token in enumerate(sentence.tokens[:_LABEL]) if token.low == ":"), 0)
    behind = sentence.tokens[colon + 1 : colon + 2]
    return bool(behind) and behind[0].cls == "M" and behind[0].data.word in gazetteer.words["speakers"]


def _label(sentence: Sentence) -> Who | None:
    """Return the one who is named before the colon that a paragraph opens with; a quotation behind it has a speaker of its own."""
    tokens = sentence.tokens
    colon = next((number for number, token in enumerate(tokens[:_LABEL]) if token.low == ":"), 0)
    if colon == 0 or colon + 1 >= len(tokens) or tokens[colon + 1].cls == "quote":
        return None
    named = [who for token in tokens[:colon] if token.cls == "M" for who in token.data.who if who.actor is not None]
    plain = all(token.cls in ("M", "punct") for token in tokens[:colon])
    return named[0] if plain and len(named) == 1 and named[0].named else None
