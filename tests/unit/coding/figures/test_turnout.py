"""Turnout, the roll, ballots that count and those that don't, in many wordings."""

import pytest

LEAD = "Zambia held a presidential election on 12 August 2021; all votes were counted by hand.\n\n"

WHOLE = [
    ("Turnout, at 70.6, was a record.", {"turnout 70.6"}),
    ("Nearly 71 percent of Zambia's 7 million voters went to the polls.", {"turnout 71", "registered 7000000"}),
    ("At least 67.5 percent of the 7 million voters had taken part by ten.", {"turnout 67.5", "registered 7000000"}),
    ("Some 4.96 million of 7 million voters turned out, or 70.6 percent.", {"ballots_cast 4960000", "registered 7000000", "turnout 70.6"}),
    ("Of 7 million voters, 70.6 percent turned out.", {"registered 7000000", "turnout 70.6"}),
    ("Of the 7,023,499 who were registered, 70.6 percent cast a ballot.", {"registered 7023499", "turnout 70.6"}),
    ("Some 4.96 million of the country's 7.02 million registered voters exercised their right to vote.",
     {"ballots_cast 4960000", "registered 7020000"}),
    ("Turnout for last week's presidential and parliamentary polling was about 58 percent.", {"turnout 58"}),
    ("Turnout edged up to just under 71 percent.", {"turnout 71"}),
    ("Some 7.02 million people are on the voters' roll.", {"registered 7020000"}),
    ("Blank votes came to 12,345 and null votes to 45,678.", {"blank_votes 12345", "invalid_votes 45678"}),
    ("A total of 126,569 ballots were thrown out as invalid.", {"invalid_votes 126569"}),
    ("In votes it was close: the two had been separated by fewer than 17,000.", {"margin_votes 17000"}),
]  # fmt: skip
NOTHING = [
    "Two thirds of the ministry's cars took part in the rally.",
    "Turnout for the rally and the march was low, and inflation 58 percent.",
    "Abstention reached 29.4 percent.",
    "About 330,000 did so abroad.",
    "Some three million voters cast blank or spoilt ballots.",
    "Abroad, Ann Banda won with 56 percent.",
    "Half of those who voted had come on foot.",
]


def _found(code, sentence: str) -> set[str]:
    return {f"{f.measure} {f.value}" for f in code(LEAD + sentence).figures if f.char_start >= len(LEAD)}


@pytest.mark.parametrize(("sentence", "expected"), WHOLE)
def test_figures_of_the_whole_vote(code, sentence: str, expected: set[str]) -> None:
    assert _found(code, sentence) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_no_figure_of_the_whole_vote(code, sentence: str) -> None:
    assert _found(code, sentence) == set()
