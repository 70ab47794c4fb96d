"""Lists of results whose lines do not say themselves what their numbers measure; lists of something else give nothing."""

from decimal import Decimal

import pytest

from pipeline.coding import listings
from pipeline.coding.lexicon import Lexicon
from tests.unit.coding.conftest import LEXICON

ENGLISH = Lexicon.load(LEXICON)


def read(text: str) -> list[tuple[str, str, Decimal]]:
    return [(f.measure, text[f.name.start : f.name.end], f.value) for f in listings.find(text, ENGLISH) if f.name is not None]


def test_one_line_tells_what_all_are_counted_in() -> None:
    text = "The picture is as follows:\n\n- Unity 35.42 per cent\n- Change for All 19.95\n- Rise 4.60\n\nThe count goes on."
    assert read(text) == [
        ("vote_share", "Unity", Decimal("35.42")),
        ("vote_share", "Change for All", Decimal("19.95")),
        ("vote_share", "Rise", Decimal("4.60")),
    ]


@pytest.mark.parametrize("mark", ["- ", "* ", "\u2022 ", "", "1. "])
@pytest.mark.parametrize("gap", [": ", " - ", " \u2013 ", " = "])
def test_the_line_above_tells_it(mark: str, gap: str) -> None:
    lines = [f"{mark}{name}{gap}{number}" for name, number in (("Reform", "37 (+3)"), ("Centre 200", "16 (-10)"), ("Greens", "9"))]
    assert read("\n".join(["Seats in the new chamber, of 62:", *lines])) == [
        ("seats", "Reform", Decimal(37)),
        ("seats", "Centre 200", Decimal(16)),
        ("seats", "Greens", Decimal(9)),
    ]


def test_large_numbers_are_votes_and_rows_of_no_option_are_left_out() -> None:
    text = "Final results:\nAnn Banda (UP): 2,810,757\nPeter Mwale (RP): 1,814,201\nJohn Phiri: 25,231\n\nRegistered voters: 7,023,499"
    assert read(text) == [
        ("votes", "Ann Banda", Decimal(2810757)),
        ("votes", "Peter Mwale", Decimal(1814201)),
        ("votes", "John Phiri", Decimal(25231)),
    ]


def test_a_second_number_stands_in_brackets() -> None:
    text = "Votes:\nAnn Banda, Unity Party: 2,810,757 (60.1%)\nPeter Mwale, independent: 1,814,201 (38.9%)\nJohn Phiri: 25,231 (1.0%)"
    assert read(text)[:4] == [
        ("votes", "Ann Banda", Decimal(2810757)),
        ("vote_share", "Ann Banda", Decimal("60.1")),
        ("votes", "Peter Mwale", Decimal(1814201)),
        ("vote_share", "Peter Mwale", Decimal("38.9")),
    ]


def test_decimals_of_a_hundred_are_shares() -> None:
    assert read("Results:\nUnity 60.1\nReform 30.2\nRise 9.7") == [
        ("vote_share", "Unity", Decimal("60.1")),
        ("vote_share", "Reform", Decimal("30.2")),
        ("vote_share", "Rise", Decimal("9.7")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Results by region:\nNorth: 312,000\nSouth: 214,000\nEast: 99,000",
        "Seats:\nUnity: 30\nReform: 20",
        "Our offices:\nLusaka: 312,000\nNdola: 214,000\nKitwe: 99,000",
        "The latest poll has these scores:\nUnity 40.1\nReform 30.2\nRise 9.7",
        "Final standings:\nUnity 15\nReform 11\nRise 6",
        "Results:\nUnity 80.1\nReform 70.2\nRise 9.7",
        "Results:\nUnity 60%\nReform 30%\nRise 9%",
        "Results:\nJanuary 12\nMarch 14\nPage 3",
    ],
    ids=["regions", "two lines", "no results", "a survey", "nothing tells", "no parts of a whole", "each line tells", "days and pages"],
)
def test_what_is_no_list_of_results_or_says_all_itself_gives_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Seats in the new chamber (seats at the 2017 election in brackets):",
        "With all 57 districts counted, this is how the 62 seats will be shared out (in brackets those of 2017):",
    ],
)
def test_brackets_hold_the_election_before(heading: str) -> None:
    found = listings.find(f"{heading}\nReform 37 (30)\nCentre 16 (22)\nGreens 9", ENGLISH)
    assert [(f.measure, f.value, f.year) for f in found] == [
        ("seats", Decimal(37), None),
        ("seats", Decimal(30), 2017),
        ("seats", Decimal(16), None),
        ("seats", Decimal(22), 2017),
        ("seats", Decimal(9), None),
    ]


def test_brackets_that_hold_a_change_are_no_seats() -> None:
    found = listings.find("Seats (change since 2017 in brackets):\nReform 37 (7)\nCentre 16 (6)\nGreens 9 (1)", ENGLISH)
    assert [(f.value, f.year) for f in found] == [(Decimal(37), None), (Decimal(16), None), (Decimal(9), None)]
