"""Years that are told in words."""

import pytest

LEAD = "Zambia held a general election on 12 August 2021.\n\n"

BEFORE = [
    ("Turnout was 58.9 percent, as against 51 percent in the previous ballot.", {"turnout 58.9 2021", "turnout 51 2016"}),
    ("At the last election the Unity Party had 80 seats, the Reform Party 20.", {"seats 80 2016", "seats 20 2016"}),
    ("At the last election, in 2015, Lungu won 48.3 percent of the vote.", {"vote_share 48.3 2015"}),
    ("Lelo gained 3.2 percentage points on the last election to reach 25.7 percent of the vote.", {"vote_share 25.7 2021"}),
    ("In May last year Lungu won 48.3 percent of the vote.", {"vote_share 48.3 2020"}),
    ("A year ago Lungu won 48.3 percent of the vote.", {"vote_share 48.3 2020"}),
    ("Lungu won 38.7 percent, well below the 50.4 percent of a year earlier.", {"vote_share 38.7 2021"}),
]


@pytest.mark.parametrize(("sentence", "expected"), BEFORE)
def test_the_calendar_tells_which_the_vote_before_was(code, sentence: str, expected: set[str]) -> None:
    found = {f"{f.measure} {f.value} {f.election_year}" for f in code(LEAD + sentence).figures if f.char_start >= len(LEAD)}
    assert found == expected
