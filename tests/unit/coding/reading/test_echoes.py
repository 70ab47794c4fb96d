"""Whose acts are told by "likewise": who does the same in a sentence of his own or in that of the act, and who does not."""

from collections.abc import Callable

import pytest

from pipeline.coding.claims import Coded

LEAD = "Zambia held a presidential election on 12 August 2021, and Hakainde Hichilema was declared the winner of the vote.\n\n"
KENYA = "Kenya congratulated Hichilema on his victory"
UNION = "The European Union called on the authorities to publish the results of the election. "
FAULT = "The European Union criticised the election as unfair. "

ALIKE = [
    (f"{KENYA}. Norway did so, too.", {"NOR congratulate"}),
    (f"{KENYA}. Norway followed suit within hours.", {"NOR congratulate"}),
    (f"{KENYA}. So did Norway and Sweden.", {"NOR congratulate", "SWE congratulate"}),
    (f"{KENYA}; so did Norway.", {"NOR congratulate"}),
    (f"{KENYA}, followed by Norway.", {"NOR congratulate"}),
    (f"{KENYA}, followed a day later by Norway and Sweden.", {"NOR congratulate", "SWE congratulate"}),
    (
        "Kenya congratulated Hichilema by telephone, Norway by cable and Sweden in a letter.",
        {"NOR congratulate", "SWE congratulate"},
    ),
    (f"{KENYA}. Messages also came from Norway.", {"NOR congratulate"}),
    (f"{KENYA}. Norway sent a telegram.", {"NOR congratulate"}),
    (f"{KENYA}. Norway did not do so.", {"NOR withhold"}),
    (f"{UNION}Norway echoed the appeal.", {"NOR call"}),
    (f"{FAULT}Norway took the same view.", {"NOR criticise"}),
    (f"{FAULT}That view was shared by Norway.", {"NOR criticise"}),
]

NOT_ALIKE = [
    f"{KENYA}. Norway followed with sanctions on two officials.",
    f"{KENYA}. Norway is expected to do likewise.",
    f"{KENYA}, followed by rain.",
    f"{KENYA}, followed again.",
    f"{KENYA}. Norway sent a message saying that its embassy had moved.",
    f"{KENYA}. Messages also came from a choir.",
    f"{KENYA}.\n\nIt rained in Lusaka.\n\nThe markets were calm.\n\nNorway did so, too.",
    f"{UNION}Norway shared the concern.",
    f"{UNION}Norway echoed the appeal, stopping short of the same words.",
    f"{FAULT}Norway echoed the plea.",
    f"{KENYA}. Norway echoed the demand.",
    f"{FAULT}Norway took a train.",
    f"{FAULT}That train was shared by Norway.",
    "Norway did so, too.",
    "Norway echoed the appeal.",
]


def of_others(coded: Coded) -> set[str]:
    """Return the acts of the two who only do what others did."""
    return {f"{act.actor_id} {act.act}" for act in coded.acts if act.actor_id in ("NOR", "SWE")}


@pytest.mark.parametrize(("text", "expected"), ALIKE, ids=[text for text, _ in ALIKE])
def test_who_does_the_same_has_done_it(code: Callable[..., Coded], text: str, expected: set[str]) -> None:
    assert of_others(code(LEAD + text)) == expected


@pytest.mark.parametrize("text", NOT_ALIKE)
def test_who_does_something_else_has_not(code: Callable[..., Coded], text: str) -> None:
    assert of_others(code(LEAD + text)) == set()


def test_a_repeated_act_names_its_rule_and_the_trigger_that_repeats_it(code: Callable[..., Coded]) -> None:
    text = f"{LEAD}{KENYA}. Norway did so, too."
    (act,) = [act for act in code(text).acts if act.actor_id == "NOR"]
    assert act.rule_id.endswith(".repeated")
    assert text[act.trigger_start : act.trigger_end] == "did"


DECLARATION = (
    "Statement by the European Union on the election in Zambia\n\n"
    "The European Union regrets that the presidential election in Zambia was neither free nor fair.\n\n"
)


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        ("Norway and Sweden align themselves with this statement.", {"NOR concern", "SWE concern"}),
        ("Norway associates itself with this statement.", {"NOR concern"}),
        ("Norway and Sweden associate companies with this trade.", set()),
        ("Norway and Sweden read this statement.", set()),
    ],
)
def test_states_that_align_themselves_share_the_act_of_a_declaration(code: Callable[..., Coded], ending: str, expected: set[str]) -> None:
    assert of_others(code(DECLARATION + ending, kind="statement")) == expected
