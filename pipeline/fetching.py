"""Fetching from the network: what the command line and the assets share.

Belongs here: who we are, which feeds there are, the desk of a run and the batch of each publisher. Does not belong here: how anything is
asked for or read (ingest.fetch).
"""

import datetime
import ipaddress
import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pipeline.ingest.archive import Archive
from pipeline.ingest.faults import SourcesInvalid
from pipeline.ingest.fetch.addresses import Reach
from pipeline.ingest.fetch.client import Client
from pipeline.ingest.fetch.limits import Clock, Limits
from pipeline.ingest.fetch.log import Known
from pipeline.ingest.fetch.plan import Options, feed_requests
from pipeline.ingest.fetch.requests import Request
from pipeline.ingest.fetch.run import Desk, Report, fetch_publisher
from pipeline.ingest.intake import DOCUMENTS, Intake, read_batches
from pipeline.ingest.originals import Publishers
from pipeline.ingest.rights import not_kept
from pipeline.ingest.sources import scan_sources
from pipeline.paths import Paths

Row = dict[str, Any]
CONTACT = "BALLOT_ECHO_CONTACT"
"""Environment variable with the address under which those whose servers we ask can reach us."""


class NotFetched(Exception):
    """Nothing was fetched; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Station:
    """What is fetched from: the publishers of `sources/`, their feeds, and the desk of a run."""

    paths: Paths
    publishers: list[Row]
    feeds: list[Row]
    desk: Desk

    def fetch(self, publisher: str) -> Report:
        """Fetch one publisher, as a batch of its own."""
        names = {row["publisher_id"] for row in self.publishers}
        intake = Intake(self.paths.intake, self.desk.archive, names, not_kept(self.publishers))
        return fetch_publisher(publisher, [feed for feed in self.feeds if feed["publisher_id"] == publisher], self.desk, intake)


@contextmanager
def open_station(
    paths: Paths, options: Options | None = None, *, allow_private: bool = False, clock: Clock | None = None, limits: Limits | None = None
) -> Generator[Station]:
    """Open what a run of fetching works with.

    Args:
        options: What is asked for.
        allow_private: Let this machine and private networks be asked.
        clock: Time; that of the system where it is left out.
        limits: Bounds of one request and of waiting.

    Raises:
        SourcesInvalid: `publishers.yaml` breaks its rules.
        NotFetched: Nobody is named as contact, or in a way that can't be sent.
    """
    found = scan_sources(paths.sources)
    if faults := [fault for fault in found.faults if fault.path.endswith("publishers.yaml")]:
        raise SourcesInvalid(faults)
    clock, limits, archive = clock or Clock(), limits or Limits(), Archive(paths.archive)
    contact = os.environ.get(CONTACT, "").strip()
    if not contact:
        _only_this_machine(found.rows["feeds"])
    try:
        client = Client(contact, limits, clock, Reach(private=allow_private, beyond=bool(contact)))
    except ValueError as error:
        raise NotFetched(f"{CONTACT}: {error}") from None
    known = Known(read_batches(paths.intake, "fetches"))
    documents = {row["document_id"] for row in (*found.rows["documents"], *read_batches(paths.intake, DOCUMENTS))}
    desk = Desk(
        client, archive, known, Publishers(found.rows["publishers"]), frozenset(documents), clock.now(), limits, options or Options()
    )
    try:
        yield Station(paths, found.rows["publishers"], found.rows["feeds"], desk)
    finally:
        client.close()


def fetch(station: Station, names: Sequence[str] = ()) -> Iterator[Report]:
    """Fetch publishers one after the other; what fails at one does not keep the others from being fetched.

    Raises:
        NotFetched: One of those named has no feed.
    """
    for publisher in _named(names, station.feeds):
        yield station.fetch(publisher)


def planned(paths: Paths, names: Sequence[str] = ()) -> list[Request]:
    """The requests with which a run would begin; items follow from what the feeds list. Nothing is asked for.

    Raises:
        NotFetched: One of those named has no feed.
    """
    feeds = scan_sources(paths.sources).rows["feeds"]
    return feed_requests(feeds, _named(names, feeds), Known(read_batches(paths.intake, "fetches")), Archive(paths.archive))


def _named(names: Sequence[str], feeds: Sequence[Row]) -> list[str]:
    """Publishers with feeds, in order: those named, or all."""
    have = sorted({feed["publisher_id"] for feed in feeds if feed["uses"] != "leads"})
    if strange := sorted(set(names) - set(have)):
        raise NotFetched(
            f"{', '.join(strange)}: no publisher with a feed in sources/publishers.yaml; there are {', '.join(have) or 'none'}"
        )
    return [name for name in have if not names or name in names]


def _only_this_machine(feeds: Iterable[Row]) -> None:
    beyond = sorted({urlsplit(feed["url"]).hostname or "" for feed in feeds if feed["uses"] != "leads" and not _is_local(feed["url"])})
    if beyond:
        raise NotFetched(
            f"set {CONTACT} to an address under which those who run {beyond[0]} and the other servers can reach you, for example"
            f" {CONTACT}=https://example.org/about or mailto:someone@example.org; it is sent with every request"
        )


def _is_local(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def a_day(day: str | None) -> datetime.date | None:
    """A day as the command line gives it.

    Raises:
        NotFetched: There is no such day.
    """
    try:
        return datetime.date.fromisoformat(day) if day else None
    except ValueError:
        raise NotFetched(f"{day!r} is no date that exists; write it as 2022-11-20") from None
