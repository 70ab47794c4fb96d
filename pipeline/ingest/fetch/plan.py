"""The plan: which addresses are asked for, as pure functions of what is known.

Belongs here: choosing and ordering. Does not belong here: asking (client), what comes of it (run).
"""

import datetime
import fnmatch
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipeline.ingest.archive import Archive
from pipeline.ingest.fetch.listing import Item, Listing, instant
from pipeline.ingest.fetch.log import GOOD, Known
from pipeline.ingest.fetch.requests import Request

Row = dict[str, Any]
_DAY = datetime.timedelta(days=1)
_PASSING = frozenset(
    {"busy", "server_error", "unreachable", "broken_off", "too_slow", "host_given_up", "robots_unknown", "not_http", "tls_invalid"}
)
"""Outcomes after which an item is asked for again in the next run."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run of fetching is asked for."""

    since: datetime.date | None = None
    """Only items published on that day or later, or without a date."""
    limit: int = 200
    """Most items that are fetched of one feed."""
    watch: datetime.timedelta = 7 * _DAY
    """How long after its publication an item is looked at again, since statements are silently edited."""
    again: datetime.timedelta = _DAY
    """Least time between two looks."""
    rest: datetime.timedelta = 7 * _DAY
    """How long an item is left alone that is not there, is denied or could not be read."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An item that a feed lists, and whether it is fetched now."""

    item: Item
    due: bool


def feed_request(feed: Row, known: Known, archive: Archive) -> Request:
    """The request for a feed (a row of `feeds`)."""
    return Request(feed["url"], "feed", feed["publisher_id"], feed["url"], known.cached(feed["url"], archive))


def feed_requests(feeds: Iterable[Row], publishers: Iterable[str], known: Known, archive: Archive) -> list[Request]:
    """Requests for the feeds of some publishers, of all where none is named; feeds for leads are not fetched."""
    asked = set(publishers)
    return [
        feed_request(feed, known, archive) for feed in feeds if feed["uses"] != "leads" and (not asked or feed["publisher_id"] in asked)
    ]


def item_request(feed: Row, item: Item, known: Known, archive: Archive) -> Request:
    """The request for an item."""
    return Request(item.url, "item", feed["publisher_id"], feed["url"], known.cached(item.url, archive))


def wanted(listing: Listing, feed: Row, known: Known, now: datetime.datetime, options: Options) -> list[Wanted]:
    """Items of a feed in its order, each once, and which are fetched now: the youngest first, up to the limit."""
    items = list({item.url: item for item in listing.items if is_item(feed, item.url)}.values())
    due = [item for item in items if _after(item, options.since) and _is_due(item, known, now, options)]
    youngest = sorted(due, key=lambda item: -(item.at.timestamp() if item.at else 0))
    chosen = {item.url for item in youngest[: options.limit]}
    return [Wanted(item, item.url in chosen) for item in items]


def is_item(feed: Row, url: str) -> bool:
    """Whether an address is one of a feed's items; of a page without a pattern, links below its own address are."""
    if feed["pattern"]:
        return fnmatch.fnmatchcase(url, feed["pattern"])
    if feed["feed_kind"] != "page":
        return True
    own = feed["url"].partition("?")[0]
    folder, _, name = own.rpartition("/")
    below = f"{folder}/" if "." in name or not name else f"{own}/"
    return url.startswith(below) and url.partition("?")[0].rstrip("/") not in (own, folder)


def _after(item: Item, since: datetime.date | None) -> bool:
    return since is None or item.published is None or datetime.date.fromisoformat(item.published[:10]) >= since


def _is_due(item: Item, known: Known, now: datetime.datetime, options: Options) -> bool:
    last = known.last(item.url)
    if last is None:
        return True
    since_then = now - last["fetched_at"]
    if last["outcome"] not in GOOD:
        return last["outcome"] in _PASSING or since_then >= options.rest
    updated = instant(item.updated)
    if updated is not None and updated > last["fetched_at"] and updated <= now:
        return True
    published = item.at or instant((known.taken(item.url) or last)["published"])
    return published is not None and now - published <= options.watch and since_then >= options.again
