"""A sentence becomes a row of slots, each of one kind."""

import pytest

from tests.unit.coding.slots.conftest import Read, row

ROWS = [
    ("Ann Banda has won 60 percent of the vote.", "name have won number of share stop"),
    ("Some 5.8 percent voted against all candidates.", "about number voting no_option stop"),
    ("Independents won 12 seats.", "name won number seats stop"),
    ("Kurdish parties won 12 seats.", "word word won number seats stop"),
    ("Labour won two thirds of the seats.", "name won number of seats stop"),
    ("Coalition “For Norland” won 27 percent.", "title name won number stop"),
    ("The CPN (Maoist Centre) won 12 seats.", "name won number seats stop"),
    ("The No camp won 52 percent.", "name won number stop"),
]
REPORTING = [
    "The commission's chairwoman, Ann Banda, announced that turnout was 60 percent.",
    "Turnout was 60 percent, Norlandic Radio reports.",
]


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_rows(read: Read, sentence: str, expected: str) -> None:
    assert row(read(sentence)[1]) == expected


@pytest.mark.parametrize("sentence", REPORTING)
def test_who_reports_a_figure_is_no_option(read: Read, sentence: str) -> None:
    assert [slot for slot in read(sentence)[1] if slot.name is not None] == []


def test_a_nought_before_a_number_is_of_the_name(read: Read) -> None:
    text, found = read("The liberal Top 09 won 12 seats.")
    assert [text[slot.name.start : slot.name.end] for slot in found if slot.name is not None] == ["Top 09"]


def test_a_third_is_a_share_of_a_hundred(read: Read) -> None:
    numbers = [slot.number for slot in read("Labour won a third of the votes, Unity 21 percent.")[1] if slot.number is not None]
    assert [(str(number.value), number.unit, number.spelled) for number in numbers] == [("33.3", "part", True), ("21", "%", False)]
