"""The day of an act, from the days its sentence names."""

from datetime import date

import pytest

from pipeline.coding.dates import Calendar
from pipeline.coding.lexicon import Lexicon
from tests.unit.coding.conftest import LEXICON

CALENDAR = Calendar(Lexicon.load(LEXICON))
PUBLISHED = date(2017, 11, 22)  # a Wednesday


def dated(text: str, trigger: str, published: date | None = PUBLISHED, precision: str = "day"):
    return CALENDAR.act_date(text, (0, len(text)), text.index(trigger), published, precision)


@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        ("On 20 November she congratulated him.", date(2017, 11, 20), "explicit"),
        ("She congratulated him on Monday.", date(2017, 11, 20), "weekday"),
        ("She congratulated him last Wednesday.", date(2017, 11, 15), "weekday"),
        ("Yesterday she congratulated him.", date(2017, 11, 21), "relative"),
        ("In a statement of 21 November she congratulated him.", date(2017, 11, 21), "explicit"),
        ("He congratulated him on Monday, hours after the court upheld the victory of 26 October.", date(2017, 11, 20), "weekday"),
        ("She congratulated him on Tuesday; on 14 November she had been silent.", date(2017, 11, 21), "weekday"),
    ],
)
def test_the_nearest_day_that_is_the_acts(text, day, basis):
    assert dated(text, "congratulated") == (day, "day", basis)


@pytest.mark.parametrize(
    "text",
    [
        "She congratulated him on having received the most votes on 26 October.",
        "She congratulated him on his victory in the 26 October election.",
        "She congratulated him after the vote on Sunday.",
        "She congratulated the winner of Sunday's run-off.",
        "She congratulated him on his win of 26 October.",
        "She congratulated him after he was re-elected on 26 October.",
        "She congratulated those who had voted on Sunday.",
    ],
)
def test_the_day_of_the_election_is_not_the_day_of_the_act(text):
    assert dated(text, "congratulated") == (PUBLISHED, "on_or_before", "publication")


def test_a_weekday_needs_a_day_of_publication():
    assert dated("She congratulated him on Monday.", "congratulated", date(2017, 11, 1), "month") == (
        date(2017, 11, 1),
        "month",
        "publication",
    )


def test_nothing_known():
    assert dated("She congratulated him on Monday.", "congratulated", None) == (None, None, None)
