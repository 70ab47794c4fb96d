"""Acts told by an adjective or a modal verb."""

import pytest

from tests.unit.coding.frames.conftest import Told

TOLD = [
    ("Norway is deeply concerned about the election.", {"NOR concern adjective"}),
    ("All concerned political leaders met after the election.", set()),
    ("The violence after the election must stop, Norway said.", {"NOR call modal"}),
    ("The authorities must understand that nobody believes the results of the election, Norway said.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), TOLD)
def test_acts_of_adjectives_and_modals(told: Told, sentence: str, expected: set[str]) -> None:
    assert told(sentence) == expected
