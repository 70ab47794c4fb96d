"""The run: the feeds of a publisher are fetched, then the items that are due; they become originals, rows of the log, windows and readings.

Belongs here: the order of things for one publisher. Whatever fails is put down, and the rest goes on.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from pipeline.ingest.archive import Archive
from pipeline.ingest.elections import document_id
from pipeline.ingest.extract import Extracted, Refused, extract
from pipeline.ingest.faults import Fault
from pipeline.ingest.fetch.client import Client
from pipeline.ingest.fetch.feeds import read_feed
from pipeline.ingest.fetch.limits import Limits
from pipeline.ingest.fetch.listing import FeedInvalid, Item, Listing, when
from pipeline.ingest.fetch.log import GOOD, Known, log_row
from pipeline.ingest.fetch.pages import read_page
from pipeline.ingest.fetch.plan import Options, feed_request, is_item, item_request, wanted
from pipeline.ingest.fetch.requests import Fetched, Request
from pipeline.ingest.fetch.sitemaps import read_sitemap
from pipeline.ingest.fetch.windows import Listed, coverage_rows
from pipeline.ingest.intake import Intake, Original, Taken
from pipeline.ingest.originals import Publishers, Said, original

Row = dict[str, Any]
_PARTS = 20
"""Most sitemaps of an index that are fetched in one run, the newest first."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What all publishers of a run share."""

    client: Client
    archive: Archive
    known: Known
    publishers: Publishers
    documents: frozenset[str]
    """Ids of documents that are known: digests, and what was taken before."""
    run_at: datetime.datetime
    limits: Limits = field(default_factory=Limits)
    options: Options = field(default_factory=Options)


@dataclass(slots=True)
class Report:
    """What fetching brought for one publisher."""

    publisher: str
    log: list[Row] = field(default_factory=list)
    """Rows of `fetches`."""
    taken: Taken = field(default_factory=Taken)
    windows: list[Row] = field(default_factory=list)
    """Rows of `feed_windows`."""

    @property
    def failures(self) -> list[Row]:
        """Feeds that could not be read, and items that could not."""
        return [row for row in self.log if row["outcome"] not in GOOD and row["purpose"] != "robots"]

    @property
    def feeds_down(self) -> list[Row]:
        """Feeds that could not be read."""
        return [row for row in self.failures if row["purpose"] == "feed"]

    def sentence(self) -> str:
        """What happened, for people."""
        asked = [row for row in self.log if row["purpose"] != "robots"]
        outcomes = ", ".join(f"{count} {outcome}" for outcome, count in sorted(Counter(row["outcome"] for row in asked).items()))
        return f"{self.publisher}: {len(asked)} asked for ({outcomes or 'nothing'}); {self.taken.n_documents} documents taken"


def fetch_publisher(publisher: str, feeds: Iterable[Row], desk: Desk, intake: Intake) -> Report:
    """Fetch the feeds of a publisher and what is due of their items; the batch is written whatever happens.

    Args:
        publisher: The publisher.
        feeds: Its rows of `feeds`.
        desk: What all publishers share.
        intake: A batch of its own, which is closed.
    """
    run = _Run(desk, intake, Report(publisher))
    try:
        for feed in feeds:
            if feed["uses"] != "leads":
                run.feed(feed)
    finally:
        intake.add_rows("fetches", run.report.log)
        run.report.taken = intake.close()
    return run.report


@dataclass(slots=True)
class _Run:
    """The work for one publisher."""

    desk: Desk
    intake: Intake
    report: Report
    done: set[str] = field(default_factory=set)
    """Items that were asked for in this run: feeds overlap."""

    def feed(self, feed: Row) -> None:
        """Fetch a feed and what is due of it."""
        at = self.desk.client.now()
        listing, whole = self._listing(feed)
        if listing is None:
            return
        listed = [
            self._item(feed, each.item) if each.due and each.item.url not in self.done else self._as_known(each.item)
            for each in wanted(listing, feed, self.desk.known, at, self.desk.options)
        ]
        if feed["uses"] == "coverage" and whole:
            self._cover(feed, listed, at)

    def _cover(self, feed: Row, listed: Sequence[Listed], at: datetime.datetime) -> None:
        rows = coverage_rows(feed["publisher_id"], feed["url"], listed, at, whole=feed["feed_kind"] == "sitemap")
        self.report.windows += rows["feed_windows"]
        for name, found in rows.items():
            self.intake.add_rows(name, found)

    def _listing(self, feed: Row) -> tuple[Listing | None, bool]:
        """What a feed lists, and whether all of it could be read; nothing where the feed itself could not."""
        first = self._read(feed, feed_request(feed, self.desk.known, self.desk.archive))
        if first is None or not first.parts:
            return first, True
        items, whole = list(first.items), len(first.parts) <= _PARTS
        for part in first.parts[:_PARTS]:
            request = Request(part, "feed", feed["publisher_id"], feed["url"], self.desk.known.cached(part, self.desk.archive))
            found = self._read(feed, request)
            # An index within an index is not followed.
            whole = whole and found is not None and not found.parts
            items += found.items if found else ()
        return Listing(tuple(items)), whole

    def _read(self, feed: Row, request: Request) -> Listing | None:
        fetched = self._ask(request)
        body = self._body(fetched)
        if body is None:
            self._note(fetched)
            return None
        url, content_type = fetched.final_url or request.url, fetched.content_type
        try:
            match feed["feed_kind"]:
                case "sitemap":
                    listing = read_sitemap(body, url, content_type, max_bytes=self.desk.limits.body_bytes)
                case "page":
                    listing = read_page(body, url, content_type)
                case _:
                    listing = read_feed(body, url, content_type)
        except FeedInvalid as invalid:
            self._note(fetched, "feed_invalid", str(invalid))
            return None
        if not listing.parts and not any(is_item(feed, item.url) for item in listing.items):
            said = "none of what it lists has the form of an item" if listing.items else "lists nothing"
            self._note(fetched, "feed_empty", f"{said}; nothing counts as read")
            return None
        self._note(fetched)
        return listing

    def _as_known(self, item: Item) -> Listed:
        """An item that is not fetched now, as the log knows it."""
        taken = self.desk.known.taken(item.url)
        return Listed(taken["published"] if taken else item.published, taken is not None)

    def _item(self, feed: Row, item: Item) -> Listed:
        """Fetch an item and take the document out of it."""
        self.done.add(item.url)
        fetched, before = self._ask(item_request(feed, item, self.desk.known, self.desk.archive)), self.desk.known.taken(item.url)
        if fetched.body is None or (before and self._is_unchanged(fetched)):
            self._note(fetched, taken=before if fetched.body is not None or fetched.outcome == "not_modified" else None)
            return self._as_known(item)
        made = self._original(feed, item, fetched)
        turned_away = len(self.intake.taken.faults)
        self.intake.add(made)
        if isinstance(made, Fault) or len(self.intake.taken.faults) > turned_away:
            self._note(fetched, "not_readable", str(self.intake.taken.faults[-1].message))
            return self._as_known(item)
        self._note(fetched, taken={"published": made.published, "document_id": document_id(made.url, made.published)})
        return Listed(made.published, True)

    def _original(self, feed: Row, item: Item, fetched: Fetched) -> Original | Fault:
        assert fetched.body is not None and fetched.final_url is not None
        place = f"{item.url}:1"
        try:
            read = extract(
                fetched.body,
                name=urlsplit(fetched.final_url).path,
                url=fetched.final_url,
                content_type=fetched.content_type,
                language=feed["language"],
            )
        except Refused as refused:
            return Fault(item.url, 1, refused.rule, refused.message)
        except Exception as error:  # what anybody put on a page may break a reader in any way, and the rest goes on
            return Fault(item.url, 1, "unreadable", f"{type(error).__name__}: {error}"[:200])
        url = _address(read, fetched.final_url)
        said = Said(
            publisher=feed["publisher_id"],
            kind=feed["items"],
            published=self._published(url, item, read),
            url=url,
            language=feed["language"],
            read=fetched.at.date().isoformat(),
            first_seen=fetched.at.isoformat(),
        )
        return original(read, said, self.desk.publishers, place, fetched.body)

    def _published(self, url: str, item: Item, read: Extracted) -> str | None:
        """The date under which the document is known, so that an edited text is a version of it and a digest meets its original; else
        that of the feed, else that of the page."""
        if taken := self.desk.known.taken(item.url):
            return taken["published"]
        dates = [date for date in (item.published, when(read.published)) if date]
        known = (date for each in dates for date in (each, each[:10]) if document_id(url, date) in self.desk.documents)
        return next(known, dates[0] if dates else None)

    def _ask(self, request: Request) -> Fetched:
        client = self.desk.client
        fetched = client.fetch(request)
        for aside in client.asides:
            self.report.log.append(log_row(aside, self.desk.run_at, aside.outcome, aside.reason))
        client.asides.clear()
        return fetched

    def _body(self, fetched: Fetched) -> bytes | None:
        """The body, from the archive where the server says that it has not changed."""
        cached = fetched.request.cached
        return self.desk.archive.get_bytes(cached.body_sha256) if fetched.outcome == "not_modified" and cached else fetched.body

    def _is_unchanged(self, fetched: Fetched) -> bool:
        row = log_row(fetched, self.desk.run_at, fetched.outcome, None)
        return row["body_sha256"] == self.desk.known.body(fetched.request.url)

    def _note(self, fetched: Fetched, outcome: str | None = None, reason: str | None = None, taken: Row | None = None) -> None:
        """Put a request down; a body that may be kept goes to the archive."""
        told = outcome or ("unchanged" if fetched.outcome == "fetched" and self._is_unchanged(fetched) else fetched.outcome)
        row = log_row(fetched, self.desk.run_at, told, reason or fetched.reason, taken)
        self.report.log.append(row)
        self.desk.known.add(row)
        if fetched.body is not None and not self.intake.keeps_nothing_of(self.report.publisher):
            self.desk.archive.put_bytes(fetched.body)


def _address(read: Extracted, final_url: str) -> str:
    """The address that a page names as its own, where it lies on the host that answered; else the one that answered."""
    hosts = {(urlsplit(url).hostname or "").removeprefix("www.") for url in (read.url or final_url, final_url)}
    return read.url if read.url and len(hosts) == 1 else final_url
