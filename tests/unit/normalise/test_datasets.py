"""What datasets say, beside what we hold: matched by country, office, day and name; kept back where the licence asks for it."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse

FOLDS = ("dataset_breaks", "dataset_matches", "dataset_elections", "dataset_results", "result_comparisons")


def election(**changed: Any) -> dict[str, Any]:
    """An election of a free dataset, as a connector gives it."""
    own = {"dataset": "commission", "version": "1", "native_id": "e", "place": "any:1"}
    when = {"polling_date": datetime.date(2021, 9, 13), "polling_precision": "day"}
    return {**own, "country_scheme": "iso2", "country_code": "NO", "office": "PRES", **when, **changed}


def line(name: str, share: str | None = None, votes: int | None = None, **changed: Any) -> dict[str, Any]:
    """A line of its result."""
    own = {"dataset": "commission", "version": "1", "native_id": "e", "round_no": 1, "line_no": 1, "residual": False}
    digits = len(share.partition(".")[2]) if share else None
    figures = {"share_pct": Decimal(share) if share else None, "share_digits": digits, "votes": votes}
    return {**own, "option_as_written": name, **figures, **changed}


def compared(warehouse: Warehouse, elections: list[dict[str, Any]], results: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of `result_comparisons`, in the order of the lines."""
    warehouse.write_rows("read_elections", elections)
    warehouse.write_rows("read_results", results)
    for name in FOLDS:
        warehouse.write_query(name, queries("tables")[name].sql)
    return warehouse.rows("FROM result_comparisons ORDER BY line_no")


@pytest.mark.parametrize(
    ("changed", "matched"),
    [
        ({}, True),
        ({"country_scheme": "iso3", "country_code": "NOR"}, True),
        ({"country_scheme": "cow", "country_code": "385"}, True),
        ({"country_code": "SE"}, False),
        ({"office": "LEG"}, False),
        ({"office": None}, False),
        ({"polling_date": datetime.date(2021, 9, 12)}, False),
        ({"polling_date": datetime.date(2021, 9, 12), "last_polling_date": datetime.date(2021, 9, 26)}, True),
        ({"polling_date": datetime.date(2021, 9, 1), "polling_precision": "month"}, True),
        ({"polling_date": datetime.date(2021, 1, 1), "polling_precision": "year"}, True),
        ({"polling_date": datetime.date(2020, 1, 1), "polling_precision": "year"}, False),
        ({"polling_date": None, "polling_precision": None}, False),
    ],
)
def test_an_election_is_ours_where_country_office_and_day_agree(changed: dict[str, Any], matched: bool, warehouse: Warehouse) -> None:
    compared(warehouse, [election(**changed)], [])
    found = warehouse.rows("SELECT election_id FROM dataset_elections")
    assert found == [{"election_id": "NOR-202109-PRES" if matched else None}]


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("Anna Berg", "berg"),
        ("ANNA BÉRG", "berg"),
        ("Berg, Anna", "berg"),
        ("Anna Maria Berg", "berg"),
        ("A. BERG", "berg"),
        ("Ana BERG", "berg"),
        ("Ola Vik", "vik"),
        ("Bergman", None),
        ("Anna Berg and Ola Vik", None),
    ],
)
def test_an_option_is_ours_where_its_name_and_no_other_fits(name: str, option: str | None, warehouse: Warehouse) -> None:
    (row,) = compared(warehouse, [election()], [line(name, "60.0")])
    assert row["option_id"] == (f"NOR-202109-PRES:{option}" if option else None)
    assert row["reason"] == (None if option else "no_option")


@pytest.mark.parametrize(
    ("share", "votes", "agrees"),
    [
        ("60.03", None, True),
        ("60.0", None, True),
        ("60", None, True),
        ("60.02", None, False),
        ("60.1", None, False),
        ("60.0", 1200501, False),
    ],
)
def test_shares_agree_to_the_digit_printed_and_votes_exactly(share: str, votes: int | None, agrees: bool, warehouse: Warehouse) -> None:
    (row,) = compared(warehouse, [election()], [line("Anna Berg", share, votes)])
    assert row["agrees"] is agrees
    assert (row["our_votes"], row["their_share_pct"]) == (1200500, Decimal(share))


def test_a_count_that_is_not_preferred_may_be_the_one_that_agrees(warehouse: Warehouse) -> None:
    (row,) = compared(warehouse, [election()], [line("Anna Berg", votes=1200000)])
    assert row["agrees"] and not row["is_preferred"] and row["our_votes"] == 1200000


def test_what_can_not_be_compared_says_why(warehouse: Warehouse) -> None:
    lines = [line("other", "1.0", residual=True), line("Anna Berg", line_no=2, seats=3), line("Anna Berg", "55", line_no=3, round_no=2)]
    assert [row["reason"] for row in compared(warehouse, [election()], lines)] == ["residual", "nothing_in_common", "no_round"]


def test_figures_that_may_not_be_given_away_are_left_out(warehouse: Warehouse) -> None:
    (row,) = compared(warehouse, [election(dataset="gazette")], [line("Anna Berg", "60.03", dataset="gazette")])
    assert row["agrees"] and row["withheld"]
    assert row["option_as_written"] is row["their_share_pct"] is row["their_votes"] is None
    assert warehouse.rows("FROM dataset_elections") == warehouse.rows("FROM dataset_results") == []


@pytest.mark.parametrize(
    ("changed", "lines", "breaks"),
    [
        ({}, [line("A", "60.0"), line("B", "40.1", line_no=2)], None),
        ({}, [line("A", "60.0"), line("B", "40.3", line_no=2)], "shares_above_100"),
        ({}, [line("A", "160.0")], "share_above_100 shares_above_100"),
        ({}, [line("A", "60.0"), line("other", "39.7", line_no=2, residual=True)], "shares_below_100"),
        ({}, [line("A", "60.0"), line("B", "60.0", line_no=2, alliance_line_no=1)], None),
        ({"valid_votes": 100}, [line("A", votes=60), line("B", votes=41, line_no=2)], "votes_above_valid"),
        ({"valid_votes": 100}, [line("A", votes=60), line("B", votes=39, line_no=2)], None),
        ({"valid_votes": 100, "complete": True}, [line("A", votes=60), line("B", votes=39, line_no=2)], "votes_not_valid"),
        ({"valid_votes": 9, "ballots_cast": 8, "registered": 7}, [], "cast_above_registered valid_above_cast"),
        ({"valid_votes": 9, "invalid_votes": 1, "ballots_cast": 11}, [], "valid_invalid_not_cast"),
        ({"seats_total": 10}, [line("A", seats=6), line("B", seats=3, line_no=2)], "seats_not_total"),
        ({"seats_total": 9}, [line("A", seats=6), line("B", seats=3, line_no=2), line("C", seats=6, line_no=3, alliance_line_no=1)], None),
        ({"valid_votes": 100}, [line("A", "60.0", 60), line("B", "30.0", 40, line_no=2)], "share_not_votes"),
    ],
)
def test_a_sum_that_does_not_close_is_named(
    changed: dict[str, Any], lines: list[dict[str, Any]], breaks: str | None, warehouse: Warehouse
) -> None:
    compared(warehouse, [election(**changed)], lines)
    assert warehouse.rows("SELECT breaks FROM dataset_elections") == [{"breaks": breaks}]
