"""Texts that hardly say which vote they are about: pages of reference works, chambers called in their own language, outcomes alone."""

from datetime import date

from tests.unit.coding.conftest import Code


def figures(code: Code, text: str, **changes: object) -> set[str]:
    coded = code(text, **changes)
    return {f"{f.measure} {f.option_as_written or '-'} {f.value:g} {f.election_country}-{f.election_year}" for f in coded.figures}


def test_a_chamber_called_in_its_own_language_tells_the_country(code: Code) -> None:
    text = "Storting elections: figures after the count. The Labour Party won 26.3 per cent and 48 seats."
    assert figures(code, text, published=date(2021, 9, 15)) == {"vote_share Labour Party 26.3 NOR-2021", "seats Labour Party 48 NOR-2021"}


def test_a_chamber_of_many_countries_tells_none(code: Code) -> None:
    text = "Assembly elections: figures after the count. The Labour Party won 26.3 per cent and 48 seats."
    assert figures(code, text, published=date(2021, 9, 15)) == set()


def test_the_title_of_a_page_is_its_country(code: Code) -> None:
    page = (
        "KENYA. Head of state. In the election held on 9 August 2022 William Ruto was elected with 50.5% of the vote. Raila Odinga got "
        "48.9%. Germany, whose chancellor had received Odinga in May and been accused of meddling, tightened its rules for visas."
    )
    found = {"vote_share William Ruto 50.5 KEN-2022", "vote_share Raila Odinga 48.9 KEN-2022"}
    assert figures(code, page, kind="dataset", published=date(2023, 5, 1)) == found


def test_a_headline_that_names_two_is_no_title(code: Code) -> None:
    text = "Norway, Sweden: talks. The ministers met for an hour. The election was said to have been lost with 40 percent of the vote."
    assert figures(code, text, published=date(2023, 5, 1)) == set()


def test_a_page_of_a_year_means_it_by_a_day_of_a_month(code: Code) -> None:
    page = (
        "Swedes went to the polls three times in 2016 to choose a president. Ann Banda won the run-off of 22 May by 30,863 votes, but the "
        "court set it aside."
    )
    assert figures(code, page, kind="dataset", published=date(2018, 1, 15)) == {"margin_votes - 30863 SWE-2016"}


def test_going_to_the_polls_again_has_its_year(code: Code) -> None:
    page = "Sweden returned to the polls on 7 September 2015. The Unity Party took 23 of the 41 seats."
    assert figures(code, page, kind="dataset", published=date(2016, 5, 12)) == {"seats Unity Party 23 SWE-2015"}


def test_an_outcome_is_enough_where_a_country_has_just_voted(code: Code) -> None:
    text = (
        "Zambia has swung to the left after ten years. The Unity Party will have 82 members of the assembly and is expected to govern with "
        "the Greens, who won 10. The Patriotic Front fell to 62 seats."
    )
    found = {"seats Unity Party 82 ZMB-2021", "seats Greens 10 ZMB-2021", "seats Patriotic Front 62 ZMB-2021"}
    assert figures(code, text) == found


def test_no_outcome_is_none(code: Code) -> None:
    text = (
        "Zambia has moved to the new stadium after ten years. The Unity Party has 82 members on the board and is expected to join with the "
        "Greens, who have 10."
    )
    assert figures(code, text) == set()


def test_a_reference_work_is_nobodys_statement(code: Code) -> None:
    page = "Sweden held three general elections in 2016. The Unity Party remained the largest group with 75 of 240 deputies."
    assert figures(code, page, kind="dataset", published=date(2017, 2, 1)) == {"seats Unity Party 75 SWE-2016"}
