"""What a feed lists: items with their addresses and dates, whatever the kind of feed.

Belongs here: the result, the dates of machines, the gate that XML passes. Does not belong here: any kind of feed (feeds, sitemaps, pages).
"""

import datetime
import email.utils
import re
from dataclasses import dataclass

import httpx

from pipeline.ingest.extract.days import declared
from pipeline.ingest.extract.encoding import decode

MAX_ITEMS = 50_000
"""Most items of one feed or sitemap that are looked at."""
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.I)
_HOST = re.compile(rb"[\w.:-]+")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


class FeedInvalid(Exception):
    """No feed that is read; says why."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a feed lists."""

    url: str
    published: str | None = None
    """Day, or instant with its zone."""
    updated: str | None = None
    title: str | None = None

    @property
    def at(self) -> datetime.datetime | None:
        """When it was published; of a day its beginning, UTC."""
        return instant(self.published)


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed lists, in its order."""

    items: tuple[Item, ...]
    parts: tuple[str, ...] = ()
    """Sitemaps that an index lists, the newest first."""


def instant(published: str | None) -> datetime.datetime | None:
    """A day or an instant as an instant, UTC."""
    if published is None:
        return None
    at = datetime.datetime.fromisoformat(published)
    return (at if at.tzinfo else at.replace(tzinfo=datetime.UTC)).astimezone(datetime.UTC)


def when(value: str | None) -> str | None:
    """A date as feeds write it (RFC 822, ISO 8601), as a day or an instant with its zone; None for anything else and for years far off."""
    text = (value or "").strip()[:80]
    if day := declared(text):
        return day if "1900" < day < "2200" else None
    try:
        at = email.utils.parsedate_to_datetime(text)
        at = at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at.isoformat(timespec="seconds") if 1900 < at.year < 2200 else None


def address(base: str, link: str | None) -> str | None:
    """The address that a link leads to, without its fragment and marks of campaigns; None where it leads to no page."""
    try:
        url = httpx.URL(base).join((link or "").strip()).copy_with(fragment=None)
        for mark in [name for name in url.params if name.startswith("utm_")]:
            url = url.copy_remove_param(mark)
    except (httpx.InvalidURL, ValueError, TypeError):
        return None
    return str(url).removesuffix("?") if link and url.scheme in ("http", "https") and _HOST.fullmatch(url.raw_host) else None


def xml_text(data: bytes, content_type: str | None) -> str:
    """Characters of an XML document that declares no document type, and so no entities; without its XML declaration.

    Raises:
        FeedInvalid: It declares one: what entities unfold to, or reach for, is never read.
    """
    said = _CHARSET.search(content_type or "")
    named = _DECLARED.search(data[:1000])
    text, _, _ = decode(data, [said[1] if said else None, named[1].decode() if named else None])
    rest = text.lstrip()
    while rest.startswith(("<?", "<!")):
        if not rest.startswith(("<?", "<!--")):
            raise FeedInvalid("declares a document type or entities, which are not read")
        end = "?>" if rest.startswith("<?") else "-->"
        _, found, rest = rest.partition(end)
        if not found:
            raise FeedInvalid("ends before its first element")
        rest = rest.lstrip()
    return rest
