"""Whose share or total is told by "his", "her", "its"."""

import pytest

LEAD = "Zambia held a general election on 12 August 2021.\n\n"

CASES = [
    ("Hakainde Hichilema won in one round. His share was 59.02 percent of the vote.", {"vote_share 59.02 Hakainde Hichilema"}),
    ("The Unity Party came first in the vote. Its tally was 1,200,000 votes.", {"votes 1200000 Unity Party"}),
    ("Hakainde Hichilema beat Edgar Lungu. His share was 59.02 percent of the vote.", set()),
    ("The Greens increased their share to 12 percent of the vote.", {"vote_share 12 Greens"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whose_share_it_is(code, text: str, expected: set[str]) -> None:
    found = {f"{f.measure} {f.value} {f.option_as_written}" for f in code(LEAD + text).figures if f.char_start >= len(LEAD)}
    assert found == expected
