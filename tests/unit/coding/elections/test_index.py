"""Which of the elections there are fits a country, an office, a year and a day."""

from datetime import date

import pytest

from pipeline.coding.elections.index import ElectionIndex, nearest_year
from pipeline.coding.reference import Reference

VOTES = {
    "NLD-202103-LEG": ("NLD", "LEG", date(2021, 3, 17)),
    "ZMB-202108-PRES": ("ZMB", "PRES", date(2021, 8, 12)),
    "ZMB-202108-LEG": ("ZMB", "LEG", date(2021, 8, 12)),
    "ZMB-201608-PRES": ("ZMB", "PRES", date(2016, 8, 11)),
}
CALENDAR = [("CHE", "REF", date(2021, 6, 13)), ("ZMB", "PRES", date(2021, 8, 14)), ("KEN", "PARL-PRES", date(2021, 8, 9))]


@pytest.fixture(scope="module")
def index() -> ElectionIndex:
    elections = [
        {"election_id": name, "country_id": country, "office": office, "first_polling_date": day, "last_polling_date": None}
        for name, (country, office, day) in VOTES.items()
    ]
    calendar = [{"country_id": country, "office": office, "polling_date": day} for country, office, day in CALENDAR]
    return ElectionIndex(Reference(elections=elections, election_calendar=calendar, options=[], option_names=[]))


@pytest.mark.parametrize(
    ("asked", "day", "election"),
    [
        (("ZMB", "PRES", None), date(2021, 8, 17), "ZMB-202108-PRES"),
        (("ZMB", "LEG", None), date(2021, 8, 17), "ZMB-202108-LEG"),
        (("ZMB", "PRES", 2016), date(2021, 8, 17), "ZMB-201608-PRES"),
        (("ZMB", "PRES", 2016), None, "ZMB-201608-PRES"),
        (("ZMB", "PRES", None), date(2016, 9, 1), "ZMB-201608-PRES"),
        (("NLD", None, None), date(2021, 3, 20), "NLD-202103-LEG"),
        (("NLD", None, None), None, "NLD-202103-LEG"),
    ],
)
def test_the_one_that_fits(index: ElectionIndex, asked: tuple[str, str | None, int | None], day: date | None, election: str) -> None:
    found = index.find(*asked, day)
    assert found is not None
    assert found.election_id == election


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        (("ZMB", "PRES", 2011), date(2021, 8, 17)),
        (("ZMB", "PRES", None), None),
        (("ZMB", "PRES", None), date(2024, 8, 17)),
        (("ZMB", "REF", None), date(2021, 8, 17)),
        (("NLD", "PRES", None), date(2021, 3, 20)),
        (("CHE", None, None), date(2021, 6, 20)),
        (("PER", None, None), date(2021, 8, 17)),
    ],
    ids=["no such year", "several and no day", "long ago", "no referendum", "no president", "no referendum unless said", "none at all"],
)
def test_none_where_none_does(index: ElectionIndex, asked: tuple[str, str | None, int | None], day: date | None) -> None:
    assert index.find(*asked, day) is None


def test_of_two_votes_on_one_day_the_year_alone_is_sure(index: ElectionIndex) -> None:
    found = index.find("ZMB", None, None, date(2021, 8, 17))
    assert found is not None
    assert (found.election_id, found.first.year) == (None, 2021)


def test_a_referendum_of_the_calendar_is_found_where_one_is_spoken_of(index: ElectionIndex) -> None:
    found = index.find("CHE", "REF", None, date(2021, 6, 20))
    assert found is not None
    assert found.election_id is None


def test_a_vote_of_the_calendar_that_is_coded_with_another_day_is_no_second_one(index: ElectionIndex) -> None:
    assert index.since("ZMB", date(2021, 8, 17)) == 5


@pytest.mark.parametrize(
    ("day", "just"),
    [(date(2021, 8, 17), True), (date(2021, 8, 1), True), (date(2021, 11, 1), False), (date(2021, 7, 1), False), (None, False)],
)
def test_a_country_has_just_voted_in_the_weeks_around_the_vote(index: ElectionIndex, day: date | None, just: bool) -> None:
    assert index.just_voted("ZMB", day) is just


def test_a_month_without_a_year_is_that_of_a_vote_known(index: ElectionIndex) -> None:
    assert index.year_of("ZMB", 8, date(2022, 7, 1)) == 2021
    assert index.year_of("ZMB", 5, date(2022, 7, 1)) == 2022
    assert index.year_of("ZMB", None, date(2022, 7, 1)) is None


def test_the_month_of_a_round_is_that_of_its_vote() -> None:
    vote = {"election_id": "AUT-201604-PRES", "country_id": "AUT", "office": "PRES"}
    dates = {"first_polling_date": date(2016, 4, 24), "last_polling_date": date(2016, 12, 4)}
    index = ElectionIndex(Reference(elections=[{**vote, **dates}], election_calendar=[], options=[], option_names=[]))
    assert index.year_of("AUT", 5, date(2016, 12, 5)) == 2016
    assert index.year_of("AUT", 12, date(2016, 12, 5)) == 2016
    assert index.year_of("AUT", 2, date(2016, 12, 5)) == 2017


@pytest.mark.parametrize(("month", "year"), [(12, 2020), (1, 2021), (6, 2021), (None, None)])
def test_the_nearest_year_of_a_month(month: int | None, year: int | None) -> None:
    assert nearest_year(month, date(2021, 2, 1)) == year


@pytest.mark.parametrize(
    ("country", "day", "none"),
    [
        ("ZMB", date(2018, 6, 1), True),
        ("ZMB", date(2016, 9, 1), False),
        ("ZMB", date(2020, 9, 1), False),
        ("ZMB", date(2024, 1, 1), False),
        ("ZMB", None, False),
        ("NLD", date(2018, 6, 1), False),
    ],
)
def test_a_vote_is_unlikely_between_two_that_are_known_and_far(index: ElectionIndex, country: str, day: date | None, none: bool) -> None:
    assert index.held_none_about(country, day) is none
