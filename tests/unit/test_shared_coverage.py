"""Coverage against the dates of a feed that was kept by others; skipped where it does not lie beside the project.

The archive stopped in August 2021 and went on in February 2022: what nobody read is no silence.
"""

import datetime
import gzip
import json
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from pipeline.ingest.sources import read_calendar
from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse

ROOT = Path(__file__).parents[2]
FEED = ROOT.parent / "shared" / "data" / "us-state-department" / "press_releases.jsonl.gz"
needs_feed = pytest.mark.skipif(not FEED.is_file(), reason="the feed's archive is not at hand beside this checkout (shared/data)")
ZONE = ZoneInfo("America/New_York")
"""Days are those of the publisher, as in all tables."""
GAP = (datetime.date(2021, 8, 14), datetime.date(2022, 1, 30))
"""Days of which the archive holds nothing."""
CHANNEL = "swedish-government"
"""Channel of the small project that the feed's days are given to."""


@pytest.fixture(scope="module")
def days() -> Counter[datetime.date]:
    """Items of the feed by day."""
    with gzip.open(FEED, "rt", encoding="utf-8") as lines:
        return Counter(datetime.datetime.fromisoformat(json.loads(line)["published"]).astimezone(ZONE).date() for line in lines)


@needs_feed
def test_our_readings_are_the_days_of_the_feed(days: Counter[datetime.date]) -> None:
    rows = read_calendar(ROOT / "sources")["readings"]
    assert {row["day"]: row["n_items"] for row in rows if row["publisher_id"] == "us-state-department"} == days


@pytest.fixture
def read(days: Counter[datetime.date], warehouse: Warehouse) -> Warehouse:
    """The small project's facts, as if one of its channels were the feed, and nobody had answered or been searched for."""
    rows = [{"publisher_id": CHANNEL, "day": day, "n_items": n, "source_url": "https://example.org/feed"} for day, n in days.items()]
    warehouse.write_rows("readings", rows)
    warehouse.write_query("coverage", queries("tables")["coverage"].sql)
    for name in ("searches", "responses", "position_changes"):
        warehouse.write_rows(name, [])
    return warehouse


@needs_feed
def test_the_outage_is_a_gap_between_two_stretches(read: Warehouse, days: Counter[datetime.date]) -> None:
    stretches = read.connection.execute("SELECT covered_from, covered_to FROM coverage ORDER BY covered_from").fetchall()
    a_day = datetime.timedelta(days=1)
    assert stretches == [(min(days), GAP[0] - a_day), (GAP[1] + a_day, max(days))]


@needs_feed
@pytest.mark.parametrize(
    ("polling", "silence"),
    [
        ("2021-06-01", "silent_within_coverage"),  # its sixty days end on 31 July
        ("2021-06-15", "not_monitored"),  # they end on 14 August, the first day without anything read
        ("2021-08-11", "not_monitored"),
        ("2021-09-13", "not_monitored"),  # wholly inside the gap
        ("2021-12-02", "not_monitored"),  # its last day is the first one read again
        ("2022-01-30", "not_monitored"),
        ("2022-01-31", "silent_within_coverage"),
        ("2022-06-04", "silent_within_coverage"),  # its last day is the last one read
        ("2022-06-05", "not_monitored"),
    ],
)
def test_nobody_is_silent_while_nobody_reads(polling: str, silence: str, read: Warehouse) -> None:
    read.connection.execute("UPDATE elections SET first_polling_date = ?::DATE, last_polling_date = ?::DATE", [polling, polling]).fetchall()
    read.write_query("positions", queries("tables")["positions"].sql)
    assert read.connection.execute("SELECT silence FROM positions WHERE actor_id = 'SWE'").fetchall() == [(silence,)]
    assert not read.connection.sql(queries("checks")["silence_is_silent"].sql).fetchall()
