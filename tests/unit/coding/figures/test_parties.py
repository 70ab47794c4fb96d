"""Parties: their short names, pairs of seats and shares, those who are called for their members."""

import pytest

LEAD = "Zambia voted for a parliament on 12 August 2021.\n\n"

PARTIES = [
    ("The Germans Party won 46 seats.", {"seats 46 Germans Party"}),
    ("The Unity Party got 46 seats and 20.1 percent of the vote, the Reform Party 23 and 11.3 percent.",
     {"seats 46 Unity Party", "vote_share 20.1 Unity Party", "seats 23 Reform Party", "vote_share 11.3 Reform Party"}),
    ("The Unity Party got 20.1 percent and 46 seats, the Reform Party 11.3 and 23, the Labour Party 7 and 13.",
     {"vote_share 20.1 Unity Party", "seats 46 Unity Party", "vote_share 11.3 Reform Party", "seats 23 Reform Party",
      "vote_share 7 Labour Party", "seats 13 Labour Party"}),
    ("Unity Party (20.1 percent; 46 seats), Reform Party (11.3; 23).",
     {"vote_share 20.1 Unity Party", "seats 46 Unity Party", "vote_share 11.3 Reform Party", "seats 23 Reform Party"}),
    ("The Unity Party kept a foothold, but only just: it has 46 of the 156 seats.", {"seats 46 Unity Party"}),
    ("The Unity Party took 110 seats and the Reform Party the other 46 seats.", {"seats 110 Unity Party", "seats 46 Reform Party"}),
    ("The Conservatives of Edgar Lungu had 46 seats, the Reform Party 23.", {"seats 46 Conservatives", "seats 23 Reform Party"}),
    ("The Unity Party of the prime minister, Ann Banda, 46 seats, the Reform Party 23.", {"seats 46 Unity Party", "seats 23 Reform Party"}),
    ("The Centre Party fell to 46 seats; the Centre took 11 percent of the vote.", {"seats 46 Centre Party", "vote_share 11 Centre Party"}),
    ("The Unity Party raised its seats by 12 to 46.", {"seats 46 Unity Party"}),
    ("Peter Mwale with the Unity movement, received 40 percent of the vote.", {"vote_share 40 Peter Mwale"}),
    ("Ann Banda, one of the youngest leaders, won 60 percent of the vote.", {"vote_share 60 Ann Banda"}),
    ("The BJP won 240 seats and the Congress 99.", {"seats 240 BJP", "seats 99 Congress"}),
]  # fmt: skip
NOTHING = [
    "The Unity Party and its allies have 46 seats between them.",
    "It has 46 seats, said Ann Banda of the Reform Party's bus.",
    "The Congress sat for 99 days.",
    "The Unity Party had 46 seats in the outgoing parliament, the Reform Party 23.",
    "None of the three largest parties got 50 seats.",
]


def _found(code, sentence: str) -> set[str]:
    return {f"{f.measure} {f.value} {f.option_as_written}" for f in code(LEAD + sentence).figures if f.char_start >= len(LEAD)}


@pytest.mark.parametrize(("sentence", "expected"), PARTIES)
def test_figures_of_parties(code, sentence: str, expected: set[str]) -> None:
    assert _found(code, sentence) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_figures_of_nobody_named(code, sentence: str) -> None:
    assert _found(code, sentence) == set()
