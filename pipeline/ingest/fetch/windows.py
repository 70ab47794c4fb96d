"""Windows: of what time a feed was read whole.

Belongs here: from what a feed listed, and what of it was read, to rows of `feed_windows` and `readings`. A feed that lists nothing, an item
that was not read and a time before the oldest item make a gap: nothing is known of them, and no silence is claimed.
"""

import datetime
import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.ingest import dates

Row = dict[str, Any]
_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Listed:
    """An item that a feed lists."""

    published: str | None
    """Day, or instant with its zone, as the feed or the item says it."""
    read: bool
    """Whether it was read, now or before."""


Window = tuple[datetime.datetime, datetime.datetime]


def windows(items: Sequence[Listed], at: datetime.datetime, *, whole: bool = False) -> list[Window]:
    """Stretches of time of which everything that the feed lists was read.

    Args:
        items: What the feed lists, in its order.
        at: When it was fetched.
        whole: Whether it lists everything from the beginning, as a sitemap does; else it lists the last items only.

    Returns:
        From the oldest item to the fetching, without the days of items that were not read; nothing where an item that was not read has no
        date, since it may be of any day.
    """
    if any(item.published is None and not item.read for item in items):
        return []
    dated = [(dates.parse(item.published), item.read) for item in items if item.published is not None]
    ends = [day.instant if day.precision == "instant" else _midnight(day.last) + _DAY for day, _ in dated]
    if not ends:
        return []
    start = min(ends) if whole else _oldest(ends)
    bad = sorted({each for day, read in dated if not read for each in _days(day)})
    return [(first, last) for first, last in _between(start, at, bad) if first < last]


def _oldest(ends: list[datetime.datetime]) -> datetime.datetime:
    """Instant of the oldest item in the order of the feed: an old item pinned to the top says nothing of the time between."""
    falling = sum(a >= b for a, b in itertools.pairwise(ends))
    return ends[-1] if 2 * falling >= len(ends) - 1 else ends[0]


def _between(start: datetime.datetime, end: datetime.datetime, bad: Iterable[datetime.date]) -> list[Window]:
    found = []
    for day in bad:
        if _midnight(day) < end:
            found.append((start, _midnight(day)))
            start = max(start, _midnight(day) + _DAY)
    return [*found, (start, end)]


def _days(day: dates.PartialDate) -> Iterable[datetime.date]:
    """Days that an item may be of, at its publisher or by UTC."""
    span = {day.first, day.instant.date()}
    return span | {day.first + n * _DAY for n in range((day.last - day.first).days + 1)}


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def coverage_rows(
    publisher: str, feed: str, items: Sequence[Listed], at: datetime.datetime, *, whole: bool = False
) -> dict[str, list[Row]]:
    """Rows of `feed_windows` and `readings` that one reading of a feed gives."""
    found = windows(items, at, whole=whole)
    if not found:
        return {"feed_windows": [], "readings": []}
    read = [dates.parse(item.published) for item in items if item.published is not None and item.read]
    left = {day for item in items if item.published is not None and not item.read for day in _days(dates.parse(item.published))}
    counts = Counter(day.first for day in read if day.precision in ("day", "instant") and day.instant <= at and day.first not in left)
    own = {"publisher_id": publisher}
    return {
        "feed_windows": [
            {**own, "feed_url": feed, "from_at": first, "to_at": last, "n_items": max(1, sum(first <= day.instant < last for day in read))}
            for first, last in found
        ],
        "readings": [{**own, "day": day, "n_items": count, "source_url": feed} for day, count in sorted(counts.items())],
    }
