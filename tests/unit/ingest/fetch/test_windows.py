"""Of what time a feed was read whole: outages, empty feeds, items not read and items without a date are gaps."""

import datetime

import pytest

from pipeline.ingest.fetch.windows import Listed, coverage_rows, windows

NOW = datetime.datetime(2022, 11, 24, 6, 0, tzinfo=datetime.UTC)


def at(text: str) -> datetime.datetime:
    moment = datetime.datetime.fromisoformat(f"2022-11-{text}")
    return moment.replace(tzinfo=datetime.UTC)


def listed(*days: str, left: str = "") -> list[Listed]:
    return [Listed(f"2022-11-{day}T09:00:00+00:00", day != left) for day in days]


def test_a_feed_is_read_from_its_oldest_item_on() -> None:
    assert windows(listed("23", "22", "20"), NOW) == [(at("20T09:00"), NOW)]


def test_the_order_of_the_feed_does_not_matter() -> None:
    assert windows(listed("20", "22", "23"), NOW) == [(at("20T09:00"), NOW)]


def test_an_old_item_pinned_to_the_top_opens_nothing() -> None:
    assert windows(listed("02", "23", "22", "20"), NOW) == [(at("20T09:00"), NOW)]


def test_a_day_without_time_counts_from_its_end() -> None:
    assert windows([Listed("2022-11-20", True)], NOW) == [(at("21T00:00"), NOW)]


def test_an_empty_feed_covers_nothing() -> None:
    assert windows([], NOW) == []


def test_the_day_of_an_item_that_was_not_read_is_a_gap() -> None:
    assert windows(listed("23", "22", "20", left="22"), NOW) == [(at("20T09:00"), at("22T00:00")), (at("23T00:00"), NOW)]


def test_near_midnight_an_item_not_read_takes_both_days() -> None:
    items = [Listed("2022-11-21T23:30:00-05:00", False), Listed("2022-11-20T09:00:00+00:00", True)]
    assert windows(items, NOW) == [(at("20T09:00"), at("21T00:00")), (at("23T00:00"), NOW)]


def test_an_item_without_date_that_was_not_read_may_be_of_any_day() -> None:
    assert windows([*listed("23", "20"), Listed(None, False)], NOW) == []
    assert windows([*listed("23", "20"), Listed(None, True)], NOW) == [(at("20T09:00"), NOW)]


def test_a_list_of_everything_reaches_to_its_oldest_item_in_any_order() -> None:
    assert windows(listed("22", "10", "23"), NOW, whole=True) == [(at("10T09:00"), NOW)]


@pytest.mark.parametrize("left", ["", "22"])
def test_rows_count_the_days_that_were_read(left: str) -> None:
    rows = coverage_rows("gazette", "https://x.org/feed", listed("23", "22", "22", "20", left=left), NOW)
    days = {row["day"].day: row["n_items"] for row in rows["readings"]}
    assert days == ({20: 1, 22: 2, 23: 1} if not left else {20: 1, 23: 1})
    assert len(rows["feed_windows"]) == (2 if left else 1)
    assert sum(row["n_items"] for row in rows["feed_windows"]) == (4 if not left else 2)
