"""Whose own words a statement is, where nobody says who published it."""

from collections.abc import Callable

import pytest

from pipeline.coding.claims import Coded

BODY = "We congratulate Hakainde Hichilema on his victory in the presidential election in Zambia."

HEADS = {
    "a ministry's title": ("Statement by the Ministry of Foreign Affairs of Norway on the election in Zambia\n\n" + BODY, {"NOR"}),
    "a letterhead over its state": ("MINISTRY OF FOREIGN AFFAIRS\n\nREPUBLIC OF KENYA\n\n" + BODY, {"KEN"}),
    "the first sentence": ("Canada welcomes the peaceful election in Zambia. " + BODY, {"CAN"}),
    "signatures": (BODY + "\n\nFor Germany:\n\nFor France:", {"DEU", "FRA"}),
    "only whom it is about": ("Statement on the election in Zambia\n\n" + BODY, set()),
}


@pytest.mark.parametrize("case", HEADS)
def test_the_lines_around_a_statement_tell_its_actor(code: Callable[..., Coded], case: str) -> None:
    text, actors = HEADS[case]
    found = code(text, kind="statement")
    assert {act.actor_id for act in found.acts if act.act == "congratulate"} == actors


def test_a_report_is_no_statement_of_the_state_that_it_speaks_of(code: Callable[..., Coded]) -> None:
    found = code("Norway and the election in Zambia\n\n" + BODY, kind="news")
    assert not [act for act in found.acts if act.actor_id == "NOR"]
