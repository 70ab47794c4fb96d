"""Several votes in one text: what a journalist asks about, what a paragraph has turned to, whose "their elections" are."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.coding.coder import Coder, Text
from pipeline.coding.lexicon import Lexicon
from tests.unit.coding.conftest import LEXICON, small_reference

DAY = date(2021, 9, 28)
VOTES = (("CAN", "LEG", date(2021, 9, 20)), ("DEU", "LEG", date(2021, 9, 26)))


@pytest.fixture(scope="module")
def coder() -> Coder:
    votes = [{"country_id": state, "office": office, "polling_date": day} for state, office, day in VOTES]
    return Coder(replace(small_reference(), election_calendar=votes), Lexicon.load(LEXICON))


def told(coder: Coder, text: str) -> set[tuple[str, str | None]]:
    coded = coder.code(Text("D-000000000000", text, "statement", "state-department", published=DAY))
    return {(f"{act.actor_id} {act.act}", act.election_country) for act in coded.acts if act.modality == "actual"}


GERMANY = "MS HILL: The United States congratulates the people of Germany on their election of 26 September."
CANADA = "QUESTION: Do you have anything on the election in Canada?"


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("MS HILL: We are concerned by reports of irregularities in the vote.", {("USA concern", "CAN")}),
        ("MS HILL: We have seen the results. We call on all parties to accept the results of the election.", {("USA call", "CAN")}),
        ("MS HILL: The election was neither free nor fair.", {("USA criticise", "CAN")}),
    ],
)
def test_an_answer_is_about_the_vote_that_was_asked_about(coder: Coder, answer: str, found: set[tuple[str, str]]) -> None:
    assert told(coder, f"A briefing\n\n{GERMANY}\n\n{CANADA}\n\n{answer}") == {("USA congratulate", "DEU")} | found


def test_an_answer_to_a_question_without_a_vote_is_about_none_that_was_asked_about_before(coder: Coder) -> None:
    text = f"A briefing\n\n{GERMANY}\n\n{CANADA}\n\nMS HILL: Nothing new.\n\nQUESTION: And on trade?\n\nMS HILL: We welcome the talks."
    assert told(coder, text) == {("USA congratulate", "DEU")}


@pytest.mark.parametrize("people", ["the people of Norway", "the Norwegian people", "Norway"])
def test_their_elections_are_those_of_the_people_before(coder: Coder, people: str) -> None:
    text = f"{GERMANY[9:]} The United States congratulates {people} on their parliamentary election of 13 September."
    assert told(coder, text) == {("USA congratulate", "DEU"), ("USA congratulate", "NOR")}


BOTH = f"{GERMANY[9:]} The election was close.\n\nSeparately, we congratulate the people of Norway on their parliamentary election."


def test_a_paragraph_goes_on_with_the_vote_it_has_turned_to(coder: Coder) -> None:
    found = told(coder, f"{BOTH} We urge the authorities to investigate the irregularities in the vote.")
    assert ("USA call", "NOR") in found


@pytest.mark.parametrize(
    "end",
    [
        "\n\nWe urge all parties to accept the results of the election.",
        " On Germany, we urge all parties to accept the results of the election.",
    ],
    ids=["another paragraph", "names the other"],
)
def test_nothing_goes_on_where_another_paragraph_or_state_begins(coder: Coder, end: str) -> None:
    assert ("USA call", "NOR") not in told(coder, BOTH + end)
