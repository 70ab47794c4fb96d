"""Whose a figure is that is told of somebody described and not named."""

import pytest

BEATEN = (
    "Opposition leader Hakainde Hichilema, 59, has beaten President Edgar Lungu in Zambia's presidential election of 12 August 2021.\n\n"
)
SHARES = "In Zambia's presidential election of 12 August 2021 Hakainde Hichilema won 59 percent of the vote and Edgar Lungu 38.7.\n\n"
RULING = "Zambia voted for a parliament on 12 August 2021. The ruling Unity Party lost its majority.\n\n"
ALONE = "Hakainde Hichilema has won Zambia's presidential election of 12 August 2021.\n\n"

DESCRIBED = [
    (BEATEN, "The president had 38.7 percent and his challenger 59.", {"vote_share 38.7 Edgar Lungu", "vote_share 59 Hakainde Hichilema"}),
    (BEATEN, "The opposition leader polled 2,810,777 votes.", {"votes 2810777 Hakainde Hichilema"}),
    (BEATEN, "The 59-year-old took 59 percent of the vote.", {"vote_share 59 Hakainde Hichilema"}),
    (
        SHARES,
        "The winner had 2.8 million votes, the runner-up 1.8 million.",
        {"votes 2800000 Hakainde Hichilema", "votes 1800000 Edgar Lungu"},
    ),
    (SHARES, "Lungu got 1,814,201 votes, his rival 2,810,777.", {"votes 1814201 Lungu", "votes 2810777 Hakainde Hichilema"}),
    (ALONE, "The businessman took 59 percent of the vote.", {"vote_share 59 Hakainde Hichilema"}),
    (ALONE, "Final figures give the former Ndola lawyer 2.8 million votes.", {"votes 2800000 Hakainde Hichilema"}),
    (RULING, "The ruling party took 60 seats, the Reform Party 40.", {"seats 60 Unity Party", "seats 40 Reform Party"}),
]
NOBODY = [
    # The former president is not the president; who has three rivals has no rival; a challenger of nobody.
    (BEATEN, "The former president had 38.7 percent."),
    (ALONE, "His challenger took 38.7 percent of the vote."),
    (ALONE, "The president took 38.7 percent of the vote, against 59 percent for Hichilema."),
    (SHARES, "The former Ndola governor took 38.7 percent of the vote."),
    (SHARES, "The former general polled 2,810,777 votes."),
    (BEATEN, "The governor of the central bank has put interest up by 2 percent."),
    (BEATEN, "The general election was 12 percent dearer than the last."),
    (RULING, "The opposition took 40 seats."),
    (RULING, "The ruling coalition's biggest rival spent 12 percent more."),
]


def _found(code, lead: str, sentence: str) -> set[str]:
    return {f"{f.measure} {f.value} {f.option_as_written}" for f in code(lead + sentence).figures if f.char_start >= len(lead)}


@pytest.mark.parametrize(("lead", "sentence", "expected"), DESCRIBED)
def test_a_description_is_whom_the_text_describes_so(code, lead: str, sentence: str, expected: set[str]) -> None:
    assert _found(code, lead, sentence) == expected


@pytest.mark.parametrize(("lead", "sentence"), NOBODY)
def test_a_description_of_nobody_known_has_no_figure_but_others_have(code, lead: str, sentence: str) -> None:
    assert {found for found in _found(code, lead, sentence) if not found.endswith("Hichilema")} == set()


def test_whoever_is_named_besides_is_not_described(code) -> None:
    text = "The lawyer won 59 percent of the vote, Hakainde Hichilema 38.7."
    assert "vote_share 59 Hakainde Hichilema" not in _found(code, ALONE, text)


def test_the_closest_of_several_rivals(code) -> None:
    lead = "In Zambia's presidential election Hakainde Hichilema won 2.8 million votes, Edgar Lungu 1.8m and Harry Kalaba 0.2m.\n\n"
    found = _found(code, lead, "Hichilema had 59 percent, his closest rival 38.7.")
    assert found == {"vote_share 59 Hichilema", "vote_share 38.7 Edgar Lungu"}
    assert _found(code, lead, "Hichilema had 59 percent, his rival 38.7.") == {"vote_share 59 Hichilema"}
