"""Sentences of the week after the Zambian vote as rows of slots."""

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.coding import kinds
from pipeline.coding.document import Sentence, take_apart
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.matches import Matcher, fold
from pipeline.coding.mentions import MentionBuilder
from pipeline.coding.options import Options
from pipeline.coding.slots import Slot, Slots
from pipeline.coding.tokens import Tokeniser
from tests.unit.coding.conftest import small_reference

LEAD = "Zambia held a presidential election on 12 August 2021.\n\n"
_WORDS = {letter: word for word, letter in kinds.LETTERS.items()}

Cut = Callable[[str], tuple[str, Sentence]]
Read = Callable[[str], tuple[str, list[Slot]]]


@pytest.fixture(scope="session")
def slots(lexicon: Lexicon) -> Slots:
    return Slots(lexicon)


@pytest.fixture(scope="session")
def cut(lexicon: Lexicon) -> Cut:
    """Return a text and its last sentence; what it is given stands behind a lead that says which election it is."""
    reference = small_reference()
    gazetteer, tokeniser = Gazetteer(reference, lexicon), Tokeniser(lexicon)
    matcher = Matcher([*lexicon.expressions, *gazetteer.expressions, *Options(reference).expressions()])
    builder = MentionBuilder(gazetteer, lexicon)

    def run(given: str) -> tuple[str, Sentence]:
        text = LEAD + given
        builder.begin(date(2021, 8, 17))
        return text, take_apart(text, matcher.find(text, fold(text)), lexicon, tokeniser, builder).sentences[-1]

    return run


@pytest.fixture(scope="session")
def read(cut: Cut, slots: Slots) -> Read:
    """Return a text and the slots of its last sentence."""

    def run(given: str) -> tuple[str, list[Slot]]:
        text, sentence = cut(given)
        return text, slots.read(text, sentence)

    return run


def row(found: list[Slot]) -> str:
    """Write the kinds of slots as patterns do."""
    return " ".join([_WORDS[slot.kind] for slot in found])
