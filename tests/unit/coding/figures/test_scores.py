"""Numbers against each other: without a noun, without names, without either."""

import pytest

LEAD = "Zambia held a presidential election on 12 August 2021; all votes were counted by hand.\n\n"
VOTES = "In Zambia's presidential election Hakainde Hichilema got 2,810,777 votes and Edgar Lungu 1,814,201.\n\n"
RESULT = {"vote_share 60.8 Hakainde Hichilema", "vote_share 39.2 Edgar Lungu"}

SCORES = [
    (LEAD, "Hakainde Hichilema beat Edgar Lungu 60.8-39.2.", RESULT),
    (LEAD, "It was a 60.8–39.2 victory for Hakainde Hichilema over Edgar Lungu.", RESULT),
    (LEAD, "Hakainde Hichilema defeated Edgar Lungu, his old enemy, by 60.8 to 39.2.", RESULT),
    (LEAD, "Hakainde Hichilema won 61-39 on Thursday.", {"vote_share 61 Hakainde Hichilema"}),
    (VOTES, "In percentages that is 60.8 to 39.2.", RESULT),
    (VOTES, "That makes 60.8 percent against 39.2.", RESULT),
    (VOTES, "In the first count the two had 60.8 and 39.2 percent.", RESULT),
    (LEAD, "Hakainde Hichilema got 2.8 million votes, Edgar Lungu 1.8.", {"votes 2800000 Hakainde Hichilema", "votes 1800000 Edgar Lungu"}),
    (LEAD, "Edgar Lungu, 39.2, was far behind Hakainde Hichilema, who won 60.8 percent.", RESULT),
    (VOTES, "The shares: Hakainde Hichilema 61, Edgar Lungu 39.", {"vote_share 61 Hakainde Hichilema", "vote_share 39 Edgar Lungu"}),
    (LEAD, "Shares of the vote: Hakainde Hichilema 61, Edgar Lungu 39.", {"vote_share 61 Hakainde Hichilema", "vote_share 39 Edgar Lungu"}),
    (LEAD, "Hakainde Hichilema took two out of three votes.", {"vote_share 66.7 Hakainde Hichilema"}),
]
NOTHING = [
    (LEAD, "The Senate passed Hakainde Hichilema's motion by 61 to 39 on Thursday."),
    (LEAD, "Hakainde Hichilema's club beat Edgar Lungu's 2-1."),
    (LEAD, "The 2016-21 parliament was Edgar Lungu's."),
    (VOTES, "Copper went from 60.8 to 39.2 within the year."),
    (LEAD, "The shares: Ndola Bank 12.5, Kitwe Energy 3.4."),
    (LEAD, "Hakainde Hichilema said four out of five schools were short of teachers."),
]


def _found(code, lead: str, sentence: str) -> set[str]:
    return {f"{f.measure} {f.value} {f.option_as_written}" for f in code(lead + sentence).figures if f.char_start >= len(lead)}


@pytest.mark.parametrize(("lead", "sentence", "expected"), SCORES)
def test_numbers_against_each_other(code, lead: str, sentence: str, expected: set[str]) -> None:
    assert _found(code, lead, sentence) == expected


@pytest.mark.parametrize(("lead", "sentence"), NOTHING)
def test_numbers_of_something_else(code, lead: str, sentence: str) -> None:
    assert _found(code, lead, sentence) == set()


def test_how_far_somebody_is_behind_is_not_what_he_has(code) -> None:
    assert _found(code, LEAD, "Edgar Lungu got 1,814,201 votes, a million fewer than the winner.") == {"votes 1814201 Edgar Lungu"}
