"""What of a sentence is told of a part of the country, of another vote, of voters abroad."""

import pytest

LEAD = "Zambia held a presidential election on 12 August 2021. Hichilema and Lungu stood again.\n\n"

PARTS = [
    "Hichilema was beaten in Muchinga, where Lungu had 69 percent of the vote.",
    "Nobody disputes the count except in the northern districts, where Lungu received 69 percent on a turnout of 71 percent.",
    "Lungu was ahead in Chinsali with 69 percent of the vote.",
    "Lungu carried Chinsali with 69 percent of the vote.",
    "Voters in Chinsali gave Lungu 69 percent.",
    "In the capital Hichilema was ahead with 69 percent of the vote.",
    "In Lusaka Hichilema won 69 percent of the vote.",
    "Lusaka gave Hichilema 69 percent of the vote.",
    "Lungu had more than half of the vote in each of the ten provinces.",
    "Hichilema got 69 percent there and Lungu 30 percent.",
    "Abroad 12,000 people took part.",
    "At the ten stations abroad Hichilema is in front with 69 percent; Lungu has 30 percent.",
    "At home Lungu led with 51 percent of the vote.",
    "Lungu won 69 percent of the vote in Kasama, whereas in the south Hichilema had 91 percent.",
    "An independent won his seat by 2,200 votes.",
    "Among young voters, Hichilema won 90 percent of the vote.",
    "Lungu lost his own district of Chawama with 39 percent of the vote.",
    "Hichilema was best in Choma, at 69 percent of the vote.",
    "Lungu was elected in St. Mary North East with 84.4 percent of the vote.",
    "Choma stayed loyal to Hichilema, with 91 percent of the vote.",
    "An Ipsos poll published last week had Hichilema ahead with 55 percent of the vote.",
]
WHOLE = [
    ("In Zambia, where Hichilema won 59 percent of the vote, the mood was calm.", {"vote_share 59 Hichilema"}),
    ("It was a calm vote, where Hichilema won 59 percent.", {"vote_share 59 Hichilema"}),
    ("In the capital, the commission said that Hichilema had won 59 percent of the vote.", {"vote_share 59 Hichilema"}),
    ("Hichilema won 59 percent of the vote nationwide and 69 percent in Choma.", {"vote_share 59 Hichilema"}),
    ("Hichilema won 59 percent of the votes at home and abroad.", {"vote_share 59 Hichilema"}),
    ("Hichilema won by 981,568 votes.", {"margin_votes 981568 None"}),
]


def _figures(code, text: str, lead: str = LEAD) -> set[str]:
    return {f"{f.measure} {f.value} {f.option_as_written}" for f in code(lead + text).figures if f.char_start >= len(lead)}


@pytest.mark.parametrize("sentence", PARTS)
def test_what_is_told_of_a_part_is_not_the_countrys(code, sentence: str) -> None:
    assert _figures(code, sentence) == set()


@pytest.mark.parametrize(("sentence", "expected"), WHOLE)
def test_what_only_looks_like_a_part_is(code, sentence: str, expected: set[str]) -> None:
    assert _figures(code, sentence) == expected


OTHERS = [
    "Zambia's UPND held its primary on Sunday. Hichilema took 69 percent and Lungu 30 percent.",
    "The UPND won the regional elections in Zambia.\n\nIt took 69 percent of the vote. Turnout was 44 percent.",
    "Zambia's PF won the by-election in Kabwata. It got 69 percent of the vote.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_text_on_another_vote_has_no_figures_of_the_nation(code, text: str) -> None:
    assert _figures(code, text, "") == set()


def test_it_has_where_it_comes_to_the_nations_vote(code) -> None:
    text = "The UPND held a primary in May; it took 69 percent. Hichilema won 59 percent of the vote in Sunday's presidential election."
    assert _figures(code, text) == {"vote_share 59 Hichilema"}


def test_another_chamber_is_passed_over(code) -> None:
    lead = "Zambia held a general election on 12 August 2021.\n\n"
    assert _figures(code, "In the Senate Lelo has 21 seats and Girchi 12.", lead) == set()
    assert _figures(code, "In the lower house Lelo has 89 seats.", lead) == {"seats 89 Lelo"}
