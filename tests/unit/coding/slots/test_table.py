"""Of which kind words and phrases are."""

import pytest

from pipeline.coding import kinds
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.slots.table import NUMERAL, Table

KINDS = [
    ("he", kinds.PRONOUN, 1),
    ("won", kinds.WON, 1),
    ("a third of", kinds.PART, 2),
    ("two parties", NUMERAL, 1),
    ("'s", kinds.POSSESSIVE, 1),
    ("(", kinds.OPEN, 1),
    ("gardening", kinds.WORD, 1),
]


@pytest.fixture(scope="module")
def table(lexicon: Lexicon) -> Table:
    return Table(lexicon)


@pytest.mark.parametrize(("phrase", "kind", "length"), KINDS)
def test_kinds(table: Table, phrase: str, kind: str, length: int) -> None:
    assert table.kind(table.pieces(phrase, 0, len(phrase))[1], 0) == (kind, length)


def test_pieces(table: Table) -> None:
    text = "Labour’s 2,852,348 votes (59.02%) [12]"
    assert table.pieces(text, 0, len(text))[1] == ["labour", "'s", "2,852,348", "votes", "(", "59.02", "%", ")", "[12]"]
