"""Who "he" and "she" are where both have figures."""

import pytest

LEAD = "Zambia held a presidential election on 12 August 2021.\n\n"

CASES = [
    (
        "Hakainde Hichilema was first. He defeated Edith Nawakwi in the runoff, in which he received 58 percent and she 42 percent.",
        {"58 Hakainde Hichilema", "42 Edith Nawakwi"},
    ),
    (
        "Hakainde Hichilema was first. He defeated Edith Nawakwi in the runoff, in which he received 58 percent and she 42 percent."
        " Before, he had led with 24 percent and she had come second with 19 percent.",
        {"58 Hakainde Hichilema", "42 Edith Nawakwi", "24 Hakainde Hichilema", "19 Edith Nawakwi"},
    ),
    ("Edgar Lungu lost to Edith Nawakwi again; she took 58 percent and he 42 percent.", set()),
    ("Hakainde Hichilema beat Edgar Lungu, who conceded after he had won 38 percent.", {"38 Edgar Lungu"}),
    ("Hakainde Hichilema won. He got 59 percent of the vote.", {"59 Hakainde Hichilema"}),
    (
        "Hakainde Hichilema defeated the head of state, Edgar Lungu, in the second round on Thursday with 59 percent of the vote.",
        {"59 Hakainde Hichilema"},
    ),
    ("Hakainde Hichilema won the vote by 59.1 to 38.2 percent against Edgar Lungu.", {"59.1 Hakainde Hichilema", "38.2 Edgar Lungu"}),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_two_people_are_told_apart(code, sentence: str, expected: set[str]) -> None:
    found = {f"{f.value} {f.option_as_written}" for f in code(LEAD + sentence).figures if f.char_start >= len(LEAD)}
    assert found == expected
