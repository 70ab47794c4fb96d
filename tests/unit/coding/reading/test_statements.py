"""What is decided over claims once they are there: the reading that stands, what is told once, what belongs to one statement."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from pipeline.coding.claims import Coded, ReportedAct, mint
from pipeline.coding.reading.statements import mark, precedence, strongest, unique

LEAD = "Zambia held a presidential election on 12 August 2021, and Hakainde Hichilema was declared the winner of the vote.\n\n"


def act(name: str = "welcome", start: int = 0, **columns: Any) -> ReportedAct:
    """Return a claim whose trigger stands at its start and whose words are forty characters long."""
    given: dict[str, Any] = {
        "document_id": "D-1", "actor_id": "NOR", "act": name, "rule_id": "en.rule", "confidence": Decimal("0.90"),
        "char_start": start, "char_end": start + 40, "trigger_start": start, "trigger_end": start + 8, "actor_start": 0,
    }  # fmt: skip
    return mint(ReportedAct(**given | columns))


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        (["welcome", "recognise"], "recognise"),
        (["recognise", "welcome"], "recognise"),
        (["contact", "congratulate"], "congratulate"),
        (["note", "criticise"], "criticise"),
        (["withhold", "retract", "reject"], "retract"),
    ],
)
def test_of_the_readings_of_one_trigger_the_most_specific_stands(names: list[str], kept: str) -> None:
    assert [claim.act for claim in strongest([act(name) for name in names])] == [kept]


@pytest.mark.parametrize(
    "other",
    [act("welcome", 50, object="process"), act("recognise", 50), act(actor_id="SWE"), act("welcome", actor_start=7)],
    ids=["other trigger, object", "other trigger, act", "other actor", "actor named elsewhere"],
)
def test_readings_of_two_triggers_or_two_actors_both_stand(other: ReportedAct) -> None:
    first = act("welcome")
    assert strongest([first, other]) == [first, other]


def test_what_two_triggers_say_alike_is_kept_in_its_surer_reading() -> None:
    sure, unsure = act("welcome", 50), act("welcome", confidence=Decimal("0.80"))
    assert strongest([unsure, sure]) == [sure]
    assert strongest([sure, unsure]) == [sure]


def test_acts_without_a_rank_come_last() -> None:
    assert precedence("retract") < precedence("contact") < precedence("note") == precedence("offer")


def test_claims_are_put_in_the_order_of_the_text_and_none_is_told_twice() -> None:
    first, second = act(start=10), act(start=400)
    assert unique([second, first, act(start=400)]) == [first, second]
    assert unique([]) == []


def test_claims_of_one_actor_that_stand_close_together_are_one_statement() -> None:
    near, next_, far = mark([act(start=0), act("call", 300), act("call", 2000)])
    assert near.statement_id == next_.statement_id
    assert far.statement_id not in (None, near.statement_id)


def test_a_statement_goes_on_as_long_as_each_claim_is_near_the_last() -> None:
    assert len({claim.statement_id for claim in mark([act(start=start) for start in range(0, 3000, 500)])}) == 1


def test_claims_of_two_actors_or_two_documents_are_two_statements() -> None:
    claims = mark([act(), act(actor_id="SWE"), act(actor_id=None, actor_as_written="many")]) + mark([act(document_id="D-2")])
    assert len({claim.statement_id for claim in claims}) == len(claims)


def test_a_joint_statement_is_one_trigger_with_several_signatories() -> None:
    one, two, alone = mark([
        act(channel="joint_statement"), act(channel="joint_statement", actor_id="SWE"), act(start=90, channel="joint_statement"),
    ])  # fmt: skip
    assert one.joint_id is not None
    assert one.joint_id == two.joint_id
    assert alone.joint_id is None


def test_two_who_do_the_same_in_no_joint_statement_do_it_each() -> None:
    assert {claim.joint_id for claim in mark([act(channel="letter"), act(channel="letter", actor_id="SWE")])} == {None}


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("In a joint statement, Germany, France and Norway congratulated Hichilema on his victory.", 1),
        ("In a statement, Germany, France and Norway congratulated Hichilema on his victory.", 0),
        ("In a joint statement, Germany congratulated Hichilema on his victory.", 0),
    ],
)
def test_joint_statements_of_a_text(code: Callable[..., Coded], text: str, joint: int) -> None:
    assert len({act.joint_id for act in code(LEAD + text).acts} - {None}) == joint


def test_hailing_a_victory_recognises_it(code: Callable[..., Coded]) -> None:
    assert {act.act for act in code(f"{LEAD}Norway hailed Hichilema's victory.").acts} == {"recognise"}
