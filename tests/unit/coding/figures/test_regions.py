"""The vote of a region is none of a nation: what is counted and said of it is not claimed."""

from datetime import date

import pytest

from tests.unit.coding.conftest import Code

COUNT = " The Social Democrats got 33.2 percent of the votes and 52 seats, the Greens 14.4 percent. Some 6.1 million people could vote."


@pytest.mark.parametrize(
    "opening",
    [
        "Lower Saxony votes, and the Social Democrats stay ahead in Germany's north.",
        "The final result of the Landtag election of Brandenburg is out, Germany's returning officer said.",
        "Presidential results were told by the returning officer of the constituency in Germany's south on Sunday.",
        "A new parliament was elected in Bavaria, in the south of Germany, on Sunday.",
    ],
)
def test_nothing_is_claimed_of_the_vote_of_a_region(code: Code, opening: str) -> None:
    coded = code(opening + COUNT + " France congratulated the winner of the election.", published=date(2021, 9, 27))
    assert (coded.acts, coded.figures) == ([], [])
    assert "the vote of a region" in {held.reason for held in coded.held}


def test_a_region_in_a_text_on_the_nations_vote_takes_nothing_away(code: Code) -> None:
    text = "Germany's parliamentary election was close, and Bavaria votes as ever."
    coded = code(text + COUNT, published=date(2021, 9, 27))
    assert {str(figure.value) for figure in coded.figures} >= {"33.2", "14.4"}


def test_a_monthly_survey_has_no_results(code: Code) -> None:
    text = (
        "Gallup: Socialists up, Pirates down in Iceland\n\nWere elections held today, the Socialist Party of Iceland would climb from 3.4 "
        "percent of the vote to 5.3, new figures show. The Independence Party rose from 22.7 to 23.4 percent."
    )
    assert code(text, published=date(2019, 2, 4)).figures == []
