"""Parts of the country that a number is of."""

import re

import pytest

from pipeline.coding.slots import Slots
from tests.unit.coding.slots.conftest import Cut

ELSEWHERE = [
    ("Labour won 52 percent of the vote in Kitwe.", True),
    ("Labour won 52 percent of the vote in the province.", True),
    ("Labour won 52 percent in her own constituency.", True),
    ("Labour won 52 percent for the Senate.", True),
    ("Labour won 52 of Kitwe's 60 seats.", True),
    ("Turnout in Kitwe was 52 percent.", True),
    ("Turnout in Zambia was 52 percent.", False),
    ("Turnout in Kitwe was low; nationwide it was 52 percent.", False),
    ("Labour won 52 percent of the vote in May.", False),
    ("Labour won 52 percent of the vote in the parliament.", False),
]
OPENINGS = [("In Kitwe, Labour won 52 percent.", True), ("In Zambia, Labour won 52 percent.", False), ("In May it was 52 percent.", False)]


@pytest.mark.parametrize(("sentence", "expected"), ELSEWHERE)
def test_a_number_of_a_part_of_the_country(cut: Cut, slots: Slots, sentence: str, expected: bool) -> None:
    text, found = cut(sentence)
    number = re.compile(r"52(?: percent)?").search(text, found.start)
    assert number is not None
    openers = slots.places.openers(text, found)
    assert slots.places.elsewhere(text, found, *number.span(), openers) is expected


@pytest.mark.parametrize(("sentence", "expected"), OPENINGS)
def test_a_place_that_opens_a_sentence(cut: Cut, slots: Slots, sentence: str, expected: bool) -> None:
    assert slots.places.is_place(*cut(sentence)) is expected
