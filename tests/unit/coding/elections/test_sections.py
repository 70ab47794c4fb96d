"""Round-ups of several votes: each part is about the vote of the state that it opens with; a list of responses to one vote is none."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.coding.coder import Coder, Text
from pipeline.coding.lexicon import Lexicon
from tests.unit.coding.conftest import LEXICON, small_reference

VOTES = (("NOR", "LEG", date(2021, 9, 13)), ("CAN", "LEG", date(2021, 9, 20)), ("DEU", "LEG", date(2021, 9, 26)))
DAY = date(2021, 9, 28)


@pytest.fixture(scope="module")
def coder() -> Coder:
    votes = [{"country_id": state, "office": office, "polling_date": day} for state, office, day in VOTES]
    return Coder(replace(small_reference(), election_calendar=votes), Lexicon.load(LEXICON))


def told(coder: Coder, text: str) -> set[tuple[str, str | None]]:
    """What a text tells of a number or of an act, and of which country's vote."""
    coded = coder.code(Text("D-000000000000", text, published=DAY))
    figures = {(f"{figure.measure} {figure.value:g}", figure.election_country) for figure in coded.figures}
    return figures | {(f"{act.actor_id} {act.act}", act.election_country) for act in coded.acts}


NORWAY = "The Labour Party won the election with 26.3 percent of the vote."
GERMANY = "The Social Democrats came first with 25.7 percent of the vote. Turnout was 76.6 percent."
OF_BOTH = {("vote_share 26.3", "NOR"), ("vote_share 25.7", "DEU"), ("turnout 76.6", "DEU")}


@pytest.mark.parametrize(
    "text",
    [
        f"The month's elections in brief\n\nNORWAY - {NORWAY}\n\nGERMANY - {GERMANY}",
        f"The month's elections in brief\n\nNorway: {NORWAY}\n\nGermany: {GERMANY}",
        f"The month's elections in brief\n\n13 Sept - Norway. {NORWAY}\n\n26 Sept - Germany. {GERMANY}",
        f"The month's elections in brief\n\nNorway\n\n{NORWAY}\n\nGermany\n\n{GERMANY}",
        f"The month's elections in brief\n\n13 September – Norway, as planned. {NORWAY}\n\n26 September – Germany, in time. {GERMANY}",
    ],
)
def test_each_part_is_about_the_vote_of_the_state_that_it_opens_with(text: str, coder: Coder) -> None:
    assert told(coder, text) == OF_BOTH


SEASON = (
    "Election results\n\nNorway: In {} 13 parliamentary elections, the Labour Party won 26.3 percent of the vote.\n\n"
    "Germany: In {} 26 parliamentary elections, the Social Democrats won 25.7 percent."
)


@pytest.mark.parametrize(("month", "parted"), [("September", True), ("November", False)])
def test_a_journal_tells_of_the_votes_of_a_season_with_their_months(month: str, parted: bool, coder: Coder) -> None:
    coded = coder.code(Text("D-000000000000", SEASON.format(month, month), published=date(2022, 1, 5)))
    assert ([figure.election_country for figure in coded.figures] == ["NOR", "DEU"]) == parted


def test_responses_are_to_the_vote_of_their_part(coder: Coder) -> None:
    text = (
        f"The month's elections in brief\n\nNORWAY - {NORWAY} Sweden congratulated the winner.\n\n"
        f"GERMANY - {GERMANY} Observers of the OSCE found the vote free and fair."
    )
    assert {("SWE congratulate", "NOR"), ("IO-OSCE.ODIHR verdict", "DEU")} <= told(coder, text)


def test_a_part_of_a_state_that_has_not_voted_is_about_no_vote(coder: Coder) -> None:
    text = f"The month's elections in brief\n\nNORWAY - {NORWAY}\n\nGERMANY - {GERMANY}\n\nCUBA - The party got 90 percent of the vote."
    assert told(coder, text) == OF_BOTH


@pytest.mark.parametrize(
    "text",
    [
        # who responded to one vote, one of them with a vote of its own
        "Germany held its general election on 26 September 2021, and the Social Democrats won.\n\nSweden: The prime minister congratulated"
        " the Social Democrats on their victory.\n\nCanada: The government congratulated the Social Democrats on their victory.\n\n"
        "France: President Macron congratulated the Social Democrats on their victory.",
        # prose that opens with the names of states
        "Germany held its general election on 26 September 2021, and the Social Democrats won.\n\nCanada, which voted a week earlier,"
        " congratulated the Social Democrats on their victory.\n\nNorway, too, congratulated the Social Democrats on their victory.",
    ],
)
def test_who_responds_to_one_vote_does_so_whatever_opens_the_paragraph(text: str, coder: Coder) -> None:
    found = told(coder, text)
    assert len(found) > 1
    assert {country for _, country in found} == {"DEU"}
