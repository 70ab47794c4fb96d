"""Transcripts of two sides: who has the floor in a paragraph that opens with a name."""

import pytest

TITLE = "Talks on the vote of 12 August in Zambia\n\n"
WORDS = "We congratulate Hakainde Hichilema on his victory in the presidential election in Zambia."


def told(code, text: str) -> set[str]:
    acts = code(text, kind="statement", publisher_id="state-department").acts
    return {f"{act.actor_id} {act.act}" for act in acts if act.modality == "actual"}


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (f"Vladimir Putin: Thank you. {WORDS}", {"RUS congratulate"}),
        (f"Vladimir Putin: Thank you.\n\n{WORDS}", {"RUS congratulate"}),
        (f"Vladimir Putin: Thank you.\n\nEmmanuel Macron: {WORDS}", {"FRA congratulate"}),
        (WORDS, {"USA congratulate"}),
        (f"Note: {WORDS}", {"USA congratulate"}),
    ],
    ids=["his turn", "goes on", "another's turn", "no label", "a label of nobody"],
)
def test_whoever_has_the_floor_congratulates(code, body: str, found: set[str]) -> None:
    assert told(code, TITLE + body) == found


def test_who_is_quoted_behind_a_colon_has_no_turn(code) -> None:
    assert told(code, f"{TITLE}Vladimir Putin: “The vote was calm.”\n\n{WORDS}") >= {"USA congratulate"}
