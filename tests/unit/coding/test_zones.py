"""Texts whose lines end at a width: a sentence goes on over the line's end, and no list becomes one."""

from collections.abc import Callable
from textwrap import fill

import pytest

from pipeline.coding.claims import Coded
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.zones import unwrapped
from tests.unit.coding.conftest import LEXICON

WRAPPED = fill(
    "Zambia held a presidential election on 12 August 2021. The electoral commission in Lusaka said that Hakainde Hichilema won 59.02 "
    "percent of the vote. The president of France, Emmanuel Macron, who had been silent for three days, congratulated Hakainde Hichilema "
    "on his victory.",
    width=60,
)
LISTED = "Zambia held a presidential election on 12 August 2021.\n\nResults in percent:\nHakainde Hichilema: 59.02\nEdgar Lungu: 38.71\n"


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return Lexicon.load(LEXICON)


def test_lines_that_end_at_a_width_are_joined_and_nothing_moves(words: Lexicon) -> None:
    plain = unwrapped(WRAPPED, words)
    assert "\n" not in plain
    assert plain == WRAPPED.replace("\n", " ")


def test_lines_of_a_list_stay_apart(words: Lexicon) -> None:
    assert unwrapped(LISTED, words) == LISTED


def test_a_wrapped_text_is_coded_as_if_it_were_not(code: Callable[..., Coded]) -> None:
    wrapped, plain = code(WRAPPED), code(WRAPPED.replace("\n", " "))
    assert {(act.act, act.actor_id, act.char_start, act.char_end) for act in wrapped.acts} == {
        (act.act, act.actor_id, act.char_start, act.char_end) for act in plain.acts
    }
    assert [(figure.measure, figure.value) for figure in wrapped.figures] == [(figure.measure, figure.value) for figure in plain.figures]
    assert {(act.act, act.actor_id) for act in wrapped.acts} >= {("congratulate", "FRA")}
