"""Whose own words a text is, by who published it: an actor by its id, a mission whose sender publishes its report."""

from collections.abc import Callable

import pytest

from pipeline.coding.claims import Coded

LEAD = "Presidential election in Zambia on 12 August 2021.\n\n"


@pytest.mark.parametrize(
    ("kind", "publisher", "text", "found"),
    [
        ("statement", "KAZ", "We congratulate Hakainde Hichilema on his victory.", ("congratulate", "KAZ")),
        ("statement", "IO-AU", "We congratulate Hakainde Hichilema on his victory.", ("congratulate", "IO-AU")),
        ("observer_report", "IO-AU", "The election was free and transparent.", ("verdict", "IO-AU.EOM")),
        ("observer_report", "IO-AU.EOM", "The election was free and transparent.", ("verdict", "IO-AU.EOM")),
    ],
)
def test_a_publisher_can_be_an_actor_by_its_id(
    code: Callable[..., Coded], kind: str, publisher: str, text: str, found: tuple[str, str]
) -> None:
    assert {(act.act, act.actor_id) for act in code(LEAD + text, kind=kind, publisher_id=publisher).acts} == {found}


@pytest.mark.parametrize("publisher", ["XYZ", "an-unknown-paper", None])
def test_nobody_speaks_where_the_publisher_is_no_actor(code: Callable[..., Coded], publisher: str | None) -> None:
    assert code(LEAD + "We congratulate Hakainde Hichilema on his victory.", kind="statement", publisher_id=publisher).acts == []
