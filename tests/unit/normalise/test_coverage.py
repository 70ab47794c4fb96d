"""Coverage from feeds: what nobody read is no silence, whatever the reason."""

import datetime

import pytest

from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse

CHANNEL, FEED = "swedish-government", "https://example.org/feed"
"""A channel that may pause for three days."""


def at(text: str) -> datetime.datetime:
    """Instant of September 2021, for example `10T06`."""
    return datetime.datetime.fromisoformat(f"2021-09-{text}:00").replace(tzinfo=datetime.UTC)


def covered(
    warehouse: Warehouse, windows: list[tuple[str, str]], days: list[int], archive: list[int] | None = None
) -> list[tuple[int, int]]:
    rows = [(day, FEED) for day in days] + [(day, "https://example.org/archive") for day in archive or []]
    warehouse.write_rows(
        "readings",
        [{"publisher_id": CHANNEL, "day": datetime.date(2021, 9, day), "n_items": 1, "source_url": source} for day, source in rows],
    )
    own = {"publisher_id": CHANNEL, "feed_url": FEED, "n_items": 1}
    warehouse.write_rows("feed_windows", [{**own, "from_at": at(first), "to_at": at(last)} for first, last in windows])
    warehouse.write_query("coverage", queries("tables")["coverage"].sql)
    found = warehouse.connection.execute("SELECT day(covered_from), day(covered_to) FROM coverage ORDER BY ALL").fetchall()
    return [(first, last) for first, last in found]


EVERY_DAY = list(range(1, 31))


def test_one_reading_covers_the_whole_days_between_its_oldest_item_and_itself(warehouse: Warehouse) -> None:
    assert covered(warehouse, [("05T08", "10T18")], EVERY_DAY) == [(6, 9)]


def test_readings_that_overlap_are_one_time(warehouse: Warehouse) -> None:
    daily = [(f"{day:02}T03", f"{day + 1:02}T04") for day in range(5, 20)]
    assert covered(warehouse, daily, EVERY_DAY) == [(6, 18)]


def test_an_outage_longer_than_the_feed_reaches_back_is_a_gap(warehouse: Warehouse) -> None:
    """The channel may pause for three days, but nobody knows whether it did: two days between two readings are missing."""
    assert covered(warehouse, [("01T00", "10T18"), ("12T18", "20T18")], EVERY_DAY) == [(2, 9), (14, 19)]


def test_a_quiet_channel_is_covered_as_long_as_it_may_pause(warehouse: Warehouse) -> None:
    assert covered(warehouse, [("01T00", "08T18")], [2, 5]) == [(2, 7)]
    assert covered(warehouse, [("01T00", "28T18")], [2, 5]) == [(2, 8)], "a feed that stands still for weeks is an outage"


def test_a_pause_longer_than_the_channel_makes_is_a_gap(warehouse: Warehouse) -> None:
    assert covered(warehouse, [("01T00", "28T18")], [2, 5, 15, 18]) == [(2, 8), (15, 21)]


def test_the_day_of_the_reading_is_not_over_and_not_covered(warehouse: Warehouse) -> None:
    assert covered(warehouse, [("05T00", "10T11")], EVERY_DAY) == [(6, 8)], "on the 10th at 11 it is still the 9th somewhere"


def test_days_without_a_window_cover_nothing(warehouse: Warehouse) -> None:
    assert covered(warehouse, [("05T08", "05T18")], EVERY_DAY) == []


def test_an_archive_and_a_feed_that_meet_are_one_stretch(warehouse: Warehouse) -> None:
    assert covered(warehouse, [("09T08", "20T18")], list(range(11, 20)), list(range(2, 11))) == [(2, 19)]
    assert covered(warehouse, [("11T08", "20T18")], list(range(13, 20)), list(range(2, 11))) == [(2, 10), (13, 19)]


@pytest.mark.parametrize("column", ["gap_days", "actor_id"])
def test_a_publisher_that_is_no_channel_covers_nothing(warehouse: Warehouse, column: str) -> None:
    warehouse.connection.execute(f"UPDATE publishers SET {column} = NULL").fetchall()
    assert covered(warehouse, [("05T08", "10T18")], EVERY_DAY, [1, 2]) == []
