"""Numbers in digits and in words, and those that count nothing."""

import pytest

from tests.unit.coding.slots.conftest import Read, row

WORTH = [
    ("Labour won 2,852,348 votes.", "2852348", ""),
    ("Labour won 6,05,08,212 votes.", "60508212", ""),
    ("Labour won 59,02 percent.", "59.02", "%"),
    ("Labour won 1.2 million votes.", "1200000", ""),
    ("Labour won 1.2m votes.", "1200000", ""),
    ("Labour won 3 lakh votes.", "300000", ""),
    ("Labour won 2 crores votes.", "20000000", ""),
    ("Labour gained 3.5 percentage points.", "3.5", "points"),
    ("Labour won half a million votes.", "500000", ""),
    ("Labour won a million votes.", "1000000", ""),
    ("Labour won two hundred and five seats.", "205", ""),
    ("Labour and Unity won a seat each.", "1", ""),
    ("Labour won 780, 691 votes.", "780691", ""),
    ("Labour won 780.691 votes.", "780691", ""),
    ("Labour won 2,624,565 million votes.", "2624565", ""),
    ("Labour won the 2000 vote with 45 percent.", "45", "%"),
]
NOTHING = [
    "Labour won a few hundred votes.",
    "Labour won a majority of the 275 seats.",
    "Labour led as of 10.00.",
    "Labour led by 5 p.m.",
    "Labour led on 12 May.",
    "Labour led on Sept 3.",
]


@pytest.mark.parametrize(("sentence", "value", "unit"), WORTH)
def test_what_a_number_is_worth(read: Read, sentence: str, value: str, unit: str) -> None:
    numbers = [slot.number for slot in read(sentence)[1] if slot.number is not None and slot.number.unit != "year"]
    assert [(str(number.value), number.unit) for number in numbers] == [(value, unit)]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_counts_nothing(read: Read, sentence: str) -> None:
    assert [slot for slot in read(sentence)[1] if slot.number is not None] == []


def test_two_numbers_that_a_word_joins(read: Read) -> None:
    assert row(read("Labour won six and five seats.")[1]) == "name won number and number seats stop"


def test_a_year_is_known_by_what_follows(read: Read) -> None:
    assert row(read("Labour won 2000 votes in 2019.")[1]) == "name won number share word year stop"
