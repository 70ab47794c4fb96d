"""Of which vote a figure is where no year stands beside it."""

import pytest

LEAD = "Zambia held a general election on 12 August 2021.\n\n"

CASES = [
    ("Lelo, which had 19 seats, will have 28.", {"seats 28 Lelo"}),
    ("Lelo, which was down to ten seats, won 28.", {"seats 28 Lelo"}),
    ("Lelo, which went into the campaign with 19 seats, took 28.", {"seats 28 Lelo"}),
    ("Lelo has held 19 seats in parliament, followed by Girchi with 12.", set()),
    ("Lelo's best result had been 19 percent of the vote.", set()),
    ("Lelo, with 12 seats before, won 28.", set()),
    ("Turnout was 58.9 percent, as against 51 percent at dissolution.", {"turnout 58.9 None"}),
    ("Fewer came the time before. Turnout then was 51 percent.", set()),
    ("Lelo won 28 seats before midnight.", {"seats 28 Lelo"}),
    ("In the next parliament Lelo now has 28 seats.", {"seats 28 Lelo"}),
    ("Lelo won a record 28 seats.", {"seats 28 Lelo"}),
    ("Lelo, who had 28 percent of the vote, conceded at noon.", {"vote_share 28 Lelo"}),
    ("Lelo had 19 seats and now has 28.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_what_somebody_had_before_is_not_what_the_vote_gave(code, sentence: str, expected: set[str]) -> None:
    found = {f"{f.measure} {f.value} {f.option_as_written}" for f in code(LEAD + sentence).figures if f.char_start >= len(LEAD)}
    assert found == expected


CHANGES = [
    ("Lelo gained 12 seats and Girchi four.", set()),
    ("Lelo added two to its 19 seats.", set()),
    ("Lelo improved its share by two points to 30.3 percent.", {"vote_share 30.3 Lelo"}),
    ("Lelo was 120,000 votes behind.", {"margin_votes 120000 None"}),
    ("Lelo came second in 12 seats.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), CHANGES)
def test_a_change_is_no_result(code, sentence: str, expected: set[str]) -> None:
    found = {f"{f.measure} {f.value} {f.option_as_written}" for f in code(LEAD + sentence).figures if f.char_start >= len(LEAD)}
    assert found == expected


def test_an_election_of_another_month_is_found(code) -> None:
    lead = "Zambia held a referendum in December 2021.\n\n"
    figures = code(lead + "President Hakainde Hichilema, elected last August with 59 percent of the vote, was content.").figures
    assert {(f.value, f.election_id) for f in figures} <= {(59, "ZMB-202108-PRES")}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Lungu had won in 2016 with 50.35 percent, against 47.63 for Hichilema.", [2016, 2016]),
        ("Lungu had been elected in 2016 with 50.35 percent, to 47.63 for Hichilema.", [2016, 2016]),
        ("Lungu had won 50.4 percent and 80 seats five years ago.", [2016, 2016]),
        ("Hichilema won 59.02 percent, up from 47.63 in 2016, against 38.71 for Lungu.", [2021, 2016, 2021]),
    ],
)
def test_what_is_set_against_a_figure_is_of_its_year_unless_that_is_a_comparison(text: str, years: list[int], code) -> None:
    assert [f.election_year for f in code("Zambia has held a presidential election.\n\n" + text).figures] == years
