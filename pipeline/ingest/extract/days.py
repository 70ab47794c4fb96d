"""When a document was published: dates as machines declare them, and as people write them in its first lines.

Belongs here: reading one date. Does not belong here: where a format keeps it.
"""

import datetime
import re

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{4}")
_SHORT_LINE = 160
_FIRST_LINES = 8


def declared(value: str | None) -> str | None:
    """A date that a machine wrote: `2021-09-14`, or an instant with its zone; None for anything else."""
    text = (value or "").strip()
    if not _ISO.match(text):
        return None
    try:
        if len(text) == 10:
            return datetime.date.fromisoformat(text).isoformat()
        at = datetime.datetime.fromisoformat(text.replace(" ", "T", 1))
    except ValueError:
        return declared(text[:10]) if len(text) > 10 else None
    return at.isoformat(timespec="seconds") if at.tzinfo else at.date().isoformat()


def written(text: str, language: str | None) -> str | None:
    """The first full date (day, month, year) in the first lines of a text, as a day."""
    lines = [line for line in text.split("\n") if line.strip()][:_FIRST_LINES]
    for line in lines:
        if _YEAR.search(line[:_SHORT_LINE]) and (day := _search(line[:_SHORT_LINE], language)):
            return day.isoformat()
    return None


def _search(line: str, language: str | None) -> datetime.date | None:
    from dateparser.search import search_dates

    order = "MDY" if language == "en" else "DMY"
    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "STRICT_PARSING": True, "DATE_ORDER": order, "RETURN_AS_TIMEZONE_AWARE": False}
    try:
        found = search_dates(line, languages=[language] if language else None, settings=settings)
    except ValueError:  # a language that it has no words of
        return None
    return next((hit[1].date() for hit in found or () if _YEAR.search(hit[0]) and not _either_way(hit[0], language)), None)


def _either_way(words: str, language: str | None) -> bool:
    """Whether a date in English, or in a language that is not known, may have its day or its month first: 03/04/2021."""
    parts = _SLASHES.search(words)
    return language in (None, "en") and parts is not None and parts[1] != parts[2] and max(int(parts[1]), int(parts[2])) <= 12
