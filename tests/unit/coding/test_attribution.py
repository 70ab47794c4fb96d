"""Who has the floor: verbs of saying before, behind and between, quotations that go on, statements that speak for their author."""

from collections.abc import Callable

import pytest

from pipeline.coding.claims import Coded

LEAD = "Zambia held a presidential election on 12 August 2021, and Hakainde Hichilema was declared the winner of the vote.\n\n"
UNFAIR = "The election was neither free nor fair"
ISSUED = "Norway's foreign ministry issued a statement on the election. "

SAID = [
    ("“The election was neither free nor fair,” Norway said.", "NOR criticise direct_quote"),
    ("Norway said the election was neither free nor fair.", "NOR criticise indirect"),
    ("The election was neither free nor fair, Norway said.", "NOR criticise indirect"),
    ("According to Norway, the election was neither free nor fair.", "NOR criticise indirect"),
    ("According to a report of Norway's foreign ministry, the election was neither free nor fair.", "NOR criticise indirect"),
    ("For Norway's prime minister, it was a sham election.", "NOR criticise indirect"),
    ("The election, concluded the African Union observer mission, was peaceful and transparent.", "IO-AU.EOM verdict indirect"),
    ("The election was judged free and transparent by the African Union observer mission.", "IO-AU.EOM verdict indirect"),
    ("Election was transparent – African Union observers", "IO-AU.EOM verdict indirect"),
    ("Norway: “The election was neither free nor fair.”", "NOR criticise direct_quote"),
    ("Norway's foreign ministry was quoted by an agency as saying the election was neither free nor fair.", "NOR criticise indirect"),
    (f"{ISSUED}The statement adds that the vote was neither free nor fair.", "NOR criticise indirect"),
    (f"{ISSUED}“The vote was rigged from the start,” said the statement.", "NOR allege direct_quote"),
    (f"“We saw the vote,” Norway said. “{UNFAIR}.”", "NOR criticise direct_quote"),
    (f"“We saw the vote,” Norway said.\n\n“{UNFAIR}.”", "NOR criticise direct_quote"),
    (f"“What a day!” Norway's prime minister wrote. “{UNFAIR}.”", "NOR criticise direct_quote"),
    (f"PRIME MINISTER OF NORWAY\n\n“{UNFAIR}.”", "NOR criticise direct_quote"),
    (f"Prime Minister of Norway (on X):\n“{UNFAIR}.”", "NOR criticise direct_quote"),
    ("In Norway's view the election was neither free nor fair.", "NOR criticise indirect"),
    ("Canada was silent on the weather, but Norway said the election was neither free nor fair.", "NOR criticise indirect"),
]

UNSAID = [
    f"{UNFAIR}.",
    f"“{UNFAIR}.”\n\nThe day was hot.",
    "Joe Bloggs said: the election was a sham.",
    f"JOE BLOGGS\n\n“{UNFAIR}.”",
    "Norway never said that the election was neither free nor fair.",
    "Norway chose not to say that the election was neither free nor fair.",
    "For some, it was a sham election.",
    "A statement hangs on the wall. The statement adds that the vote was neither free nor fair.",
    "A report of an agency came. According to a report, the election was neither free nor fair.",
    f"“We saw the vote,” Norway said.\n\nIt rained.\n\nThe day was hot.\n\n“{UNFAIR}.”",
    f"“We saw the vote,” Norway said.\n\n“{UNFAIR},” Joe Bloggs, a baker, said.",
]


def told(coded: Coded) -> set[str]:
    return {f"{act.actor_id} {act.act} {act.attribution}" for act in coded.acts}


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text for text, _ in SAID])
def test_who_says_so(code: Callable[..., Coded], text: str, expected: str) -> None:
    assert told(code(LEAD + text)) == {expected}


@pytest.mark.parametrize("text", UNSAID)
def test_what_nobody_known_says_is_nobodys_claim(code: Callable[..., Coded], text: str) -> None:
    assert told(code(LEAD + text)) == set()
