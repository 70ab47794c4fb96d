"""Dates as people write them in sources: a day, a month, a year or an instant."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date with its precision."""

    first: datetime.date
    """The day, or the first day of the month or year."""
    last: datetime.date
    """The day, or the last day of the month or year."""
    precision: str
    """instant, day, month or year."""
    instant: datetime.datetime
    """UTC; midnight where no time of day is known."""


def parse(text: str | int) -> PartialDate:
    """Read `2022`, `2022-11`, `2022-11-20` or `2022-11-20T14:05:00+03:00`.

    The civil date is that of the zone given. Raises ValueError for anything else.
    """
    text = str(text)
    if "T" in text:
        at = datetime.datetime.fromisoformat(text)
        zoned = at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
        return PartialDate(at.date(), at.date(), "instant", zoned.astimezone(datetime.UTC))
    match len(text):
        case 4:
            first, last, precision = datetime.date(int(text), 1, 1), datetime.date(int(text), 12, 31), "year"
        case 7:
            first = datetime.date.fromisoformat(text + "-01")
            last = (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
            precision = "month"
        case _:
            first = last = datetime.date.fromisoformat(text)
            precision = "day"
    return PartialDate(first, last, precision, datetime.datetime.combine(first, datetime.time(), datetime.UTC))
