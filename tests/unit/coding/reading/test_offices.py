"""Whose an office without a country is, and whom somebody stands for who speaks or acts."""

from collections.abc import Callable

import pytest

from pipeline.coding.claims import Coded

LEAD = "Zambia held a presidential election on 12 August 2021, and Hakainde Hichilema was declared the winner of the vote.\n\n"
DONE = "congratulated Hichilema on his victory."

WHOSE = [
    (f"Kenya: The foreign ministry {DONE}", {"KEN"}),
    (f"Norway is on holiday, and its foreign ministry {DONE}", {"NOR"}),
    (f"In Oslo, a foreign ministry spokesman {DONE}", {"NOR"}),
    (f"The Secretary-General {DONE}", {"IO-UN.SG"}),
    (f"Norway's prime minister said that her government {DONE}", {"NOR"}),
    (f"Among the first was the Norwegian prime minister. She {DONE}", {"NOR"}),
    (f"Speaking for the European Union, the Norwegian foreign minister {DONE}", {"IO-EU"}),
    (f"On behalf of the African Union, Kenya's president {DONE}", {"IO-AU"}),
    ("Observers the African Union had sent said the election was peaceful and transparent.", {"IO-AU.EOM"}),
    ("The African Union observers came. The mission said the election was peaceful and transparent.", {"IO-AU.EOM"}),
    ("The government dismissed the criticism of the election.", {"ZMB"}),
    ("Kenya criticised the election in Zambia as chaotic. The foreign minister dismissed the criticism.", {"KEN", "ZMB"}),
]

NOBODYS = [
    f"The foreign ministry {DONE}",
    f"Kenya's president slept. The ousted president {DONE}",
    f"The prime minister of Norway slept. Ann Bloggs, the runner-up, said she {DONE}",
    f"In the rain, a foreign ministry spokesman {DONE}",
    f"The secretary {DONE}",
    "Observers the African Union had insulted said the election was peaceful and transparent.",
    "Observers a newspaper had sent said the election was peaceful and transparent.",
]


@pytest.mark.parametrize(("text", "actors"), WHOSE, ids=[text for text, _ in WHOSE])
def test_what_stands_around_an_office_tells_whose_it_is(code: Callable[..., Coded], text: str, actors: set[str]) -> None:
    assert {act.actor_id for act in code(LEAD + text).acts} == actors


@pytest.mark.parametrize("text", NOBODYS)
def test_an_office_of_which_nothing_tells_whose_it_is_does_nothing(code: Callable[..., Coded], text: str) -> None:
    assert code(LEAD + text).acts == []


def test_the_secretary_general_is_that_of_the_nations_where_no_other_organisation_is_named(code: Callable[..., Coded]) -> None:
    text = f"{LEAD}It was late.\n\nThe Secretary-General {DONE}"
    assert {act.actor_id for act in code(text).acts} == {"IO-UN.SG"}
    assert code(f"{text}\n\nThe African Union had met in the rain.").acts == []
