"""Sentences without a year go on with the earlier vote that the one before has turned to."""

import pytest

from tests.unit.coding.conftest import Code

NOW = "Hakainde Hichilema has won Zambia's presidential election with 59.02 percent of the vote, against 38.71 for Edgar Lungu.\n\n"


def years(code: Code, text: str) -> dict[str, int | None]:
    return {str(figure.value): figure.election_year for figure in code(NOW + text).figures}


@pytest.mark.parametrize(
    "text",
    [
        "Zambians had gone to the polls in August 2016 as well. Lungu won 50.35 percent, Hichilema 47.63.",
        "At the election of 2016 Lungu had come first with 50.35 percent. Hichilema took 47.63.",
    ],
)
def test_a_paragraph_that_has_turned_back_stays_there(text: str, code: Code) -> None:
    assert years(code, text).items() >= {"59.02": 2021, "50.35": 2016, "47.63": 2016}.items()


@pytest.mark.parametrize(
    "text",
    [
        "At the election of 2016 Lungu had come first with 50.35 percent. This time Hichilema took 59.03 percent.",
        "At the election of 2016 Lungu had come first with 50.35 percent.\n\nHichilema took 59.03 percent.",
        "At the election of 2016 Lungu had come first with 50.35 percent. In 2021 Hichilema took 59.03 percent.",
    ],
)
def test_what_is_at_hand_again_is_of_this_vote(text: str, code: Code) -> None:
    assert years(code, text)["59.03"] == 2021


def test_a_turnout_behind_an_earlier_result_is_not_moved_there(code: Code) -> None:
    """ "In 2016 A won 50 percent. Turnout was 70 percent": reports mean this vote's as often."""
    assert years(code, "In 2016 Lungu had won 50.35 percent. Turnout was 70.61 percent.")["70.61"] == 2021


HEADED = "Zambia\n\n2016 presidential election\n\nLungu won 50.35% of the vote. Turnout was 56.45%.\n\n2021 presidential election\n\n"


def test_parts_with_a_year_in_their_heading_are_of_it(code: Code) -> None:
    text = HEADED + "Hichilema won 59.02% of the vote. Turnout was 70.61%."
    found = {str(figure.value): figure.election_year for figure in code(text).figures}
    assert found == {"50.35": 2016, "56.45": 2016, "59.02": 2021, "70.61": 2021}


def test_tables_are_of_the_year_in_the_heading_of_their_part(code: Code) -> None:
    text = NOW + "2016\n\nCandidate | Votes\nLungu | 1,860,877\n\n2021\n\nCandidate | Votes\nLungu | 1,814,201"
    found = {str(figure.value): figure.election_year for figure in code(text).figures}
    assert found.items() >= {"1860877": 2016, "1814201": 2021}.items()


def test_one_line_with_a_year_heads_nothing(code: Code) -> None:
    assert years(code, "Elections, 2016\n\nHichilema took 59.03 percent.")["59.03"] == 2021


def test_a_sentence_with_its_own_year_is_of_that(code: Code) -> None:
    text = HEADED + "In 2016 Hichilema won 47.63% of the vote."
    assert {str(figure.value): figure.election_year for figure in code(text).figures}["47.63"] == 2016
