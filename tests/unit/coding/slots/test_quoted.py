"""Names in quotation marks."""

import pytest

from tests.unit.coding.slots.conftest import Read

QUOTED = [
    ("Coalition “For Norland” won 27 percent.", ["For Norland"]),
    ("Joseph “Joe” Banda won 27 percent.", ["Joseph “Joe” Banda"]),
    ("“We won 27 percent,” he said.", []),
    ("“It Was 27 percent,” he said.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), QUOTED)
def test_names_in_quotation_marks(read: Read, sentence: str, expected: list[str]) -> None:
    text, found = read(sentence)
    assert [text[slot.name.start : slot.name.end] for slot in found if slot.name is not None] == expected
