"""What else of a clause belongs to a frame."""

import pytest

from tests.unit.coding.frames.conftest import LEAD

ASKED = [
    ("Norway called for a recount of the vote.", "recount"),
    ("Norway called for dialogue after the election.", "dialogue"),
    ("The violence after the election must stop, Norway said.", "restraint"),
]


@pytest.mark.parametrize(("sentence", "ask"), ASKED)
def test_what_is_asked_for(code, sentence: str, ask: str) -> None:
    (act,) = [act for act in code(LEAD + sentence).acts if act.act == "call"]
    assert act.ask == ask


def test_a_clause_ends_where_another_begins(code) -> None:
    acts = code(LEAD + "Norway recognised Hichilema as the winner, but Kenya called for a recount of the vote.").acts
    assert {(act.actor_id, act.act, act.ask) for act in acts if act.char_start >= len(LEAD)} == {
        ("NOR", "recognise", None),
        ("KEN", "call", "recount"),
    }


def test_an_act_on_a_response_is_known_by_its_object(code) -> None:
    (act,) = [
        act for act in code(LEAD + "Norway condemned Russia's recognition of the result of the election.").acts if act.actor_id == "NOR"
    ]
    assert (act.act, act.object) == ("criticise", "third_party_response")
