"""Which act a finding is, and whether it is in force: threats, what is put off, what is announced, what a mission finds."""

from collections.abc import Callable

import pytest

from pipeline.coding.claims import Coded

LEAD = "Zambia held a presidential election on 12 August 2021, and Hakainde Hichilema was declared the winner of the vote.\n\n"
RESULT = "the result of the election"
MISSION = "The African Union observer mission said the election was"

IN_FORCE = [
    (f"Norway threatened not to recognise {RESULT}.", "threaten actual"),
    (f"Norway warned that it would not recognise {RESULT}.", "threaten actual"),
    (f"Norway will not recognise {RESULT}.", "reject actual"),
    (f"Norway said that it would not recognise {RESULT} until the audit was complete.", "withhold actual"),
    ("Norway would congratulate Hichilema once the count of the election is over.", "congratulate hypothetical"),
    ("Kenya stood ready to mediate between the two sides in the election dispute.", "mediate actual"),
    ("Norway rejected the result of the previous election in Zambia.", "reject historical"),
]

FOUND = [
    (f"{MISSION} well run and transparent.", "acceptable"),
    (f"{MISSION} well run and transparent, but state television had favoured one side.", "mixed"),
    (f"{MISSION} neither free nor fair.", "unacceptable"),
]


@pytest.mark.parametrize(("text", "expected"), IN_FORCE, ids=[text for text, _ in IN_FORCE])
def test_what_is_threatened_put_off_or_announced(code: Callable[..., Coded], text: str, expected: str) -> None:
    assert {f"{act.act} {act.modality}" for act in code(LEAD + text).acts} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        f"Norway met Hichilema without recognising {RESULT}.",
        f"The African Union observer mission does not recognise {RESULT}.",
    ],
)
def test_what_is_left_unsaid_or_is_nobodys_to_say_is_no_refusal(code: Callable[..., Coded], text: str) -> None:
    assert not [act for act in code(LEAD + text).acts if act.act in ("reject", "withhold", "recognise")]


@pytest.mark.parametrize(("text", "overall"), FOUND, ids=[text for text, _ in FOUND])
def test_what_a_mission_finds_is_a_verdict(code: Callable[..., Coded], text: str, overall: str) -> None:
    assert [(act.act, act.overall) for act in code(LEAD + text).acts] == [("verdict", overall)]


@pytest.mark.parametrize(("report", "stage"), [("preliminary statement", "preliminary"), ("final report", "final"), ("letter", None)])
def test_a_verdict_says_its_stage_where_the_words_before_do(code: Callable[..., Coded], report: str, stage: str | None) -> None:
    (act,) = code(f"{LEAD}In its {report}, the African Union observer mission said the election was peaceful and transparent.").acts
    assert act.stage == stage


@pytest.mark.parametrize(
    ("who", "expected"),
    [("Kenya's president", {"congratulate", "contact"}), ("Kenya's foreign ministry", {"congratulate"}), ("Kenya", {"congratulate"})],
)
def test_persons_who_congratulate_by_telephone_have_called(code: Callable[..., Coded], who: str, expected: set[str]) -> None:
    assert {act.act for act in code(f"{LEAD}{who} congratulated Hichilema on his victory in a phone call.").acts} == expected
