"""Whose vote a figure is of where a sentence speaks of several countries."""

import pytest

LEAD = "Zambia held a presidential election on 12 August 2021. Hakainde Hichilema won it.\n\n"

CASES = [
    ("In Kenya, Jubilee won 54 percent of the vote in 2017; in Zambia Hichilema had 59 percent.", {"54 KEN-2017", "59 ZMB-2021"}),
    ("In Kenya, where turnout was 79 percent in 2017, the mood is another.", {"79 KEN-2017"}),
    ("Kenya's Jubilee Party took 54 percent of the vote in 2017.", {"54 KEN-2017"}),
    ("In Kenya Hichilema received 71 percent of the vote.", set()),
    ("Zambians in Kenya gave Hichilema 71 percent of the vote.", set()),
    ("In Kenya, the president congratulated Hichilema, who won 59 percent of the vote.", {"59 ZMB-2021"}),
    ("Hichilema won 59 percent of the vote, Kenya's president noted.", {"59 ZMB-2021"}),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_each_figure_is_of_its_own_country(code, sentence: str, expected: set[str]) -> None:
    found = {f"{f.value} {f.election_country}-{f.election_year}" for f in code(LEAD + sentence).figures if f.char_start >= len(LEAD)}
    assert found == expected
