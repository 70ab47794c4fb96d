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


RESOLUTION = (
    "Communique on the presidential election in Zambia of 12 August 2021\n\nCouncil,\n1. Congratulates the people of Zambia on the "
    "successful conduct of the election;\n2. Urges all parties to respect the results of the election;\n\nExpresses concern at the "
    "violence during the election,\n"
)


def test_paragraphs_of_a_resolution_are_of_the_body_that_resolves(code: Callable[..., Coded]) -> None:
    said = {(act.act, act.actor_id) for act in code(RESOLUTION, kind="statement", publisher_id="IO-AU").acts}
    assert said == {("congratulate", "IO-AU"), ("call", "IO-AU"), ("concern", "IO-AU")}
    assert code(RESOLUTION, kind="news", publisher_id=None).acts == []


def test_the_federal_government_is_that_of_the_ministry_that_says_so(code: Callable[..., Coded]) -> None:
    said = "The Federal Government regrets that the election in Zambia was marred by violence."
    assert {(act.act, act.actor_id) for act in code(LEAD + said, kind="statement", publisher_id="DEU").acts} == {("concern", "DEU")}
