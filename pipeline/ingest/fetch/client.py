"""The client: an address is asked for as a good guest does it.

Belongs here: redirects, rules of robots, waiting, attempts. Does not belong here: the network itself (wire), what a body holds (feeds).
"""

import datetime
import email.utils
import ssl
from collections import Counter
from dataclasses import dataclass, field
from importlib.metadata import version

import httpx
import tenacity

from pipeline.ingest.fetch.addresses import Reach
from pipeline.ingest.fetch.limits import Clock, Failed, Limits
from pipeline.ingest.fetch.requests import Cached, Fetched, Request
from pipeline.ingest.fetch.robots import NO_RULES, Rules, rules_of
from pipeline.ingest.fetch.wire import Answer, Wire

ROBOT = "BallotEcho"
"""Name under which a robots.txt may speak to us."""
_MOVED = (301, 302, 303, 307, 308)
_BUSY = (408, 425, 429, 503)
_LONGEST_URL = 2048
_LONGEST_VALUE = 500
"""Most characters of a validator or type that are kept; one that is longer is not used."""
_OF_THE_HOST = frozenset({"busy", "server_error", "unreachable", "broken_off", "too_slow", "tls_invalid", "not_http"})
"""Outcomes that count as failures of the host."""


def user_agent(contact: str) -> str:
    """Who we are, for the servers that we ask.

    Raises:
        ValueError: The contact can't stand in a header.
    """
    if not contact.isascii() or not contact.isprintable() or set(contact) & set("()\\"):
        raise ValueError("the contact must be an address, for example https://example.org/about or mailto:someone@example.org")
    return f"{ROBOT}/{version('ballot-echo')}" + (f" (+{contact})" if contact else "")


@dataclass(slots=True)
class _Trip:
    """One attempt on its way."""

    url: str
    seconds: float
    """Seconds that it may still take."""
    n_redirects: int = 0
    seen: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Tries:
    """Attempts at one request so far."""

    n: int = 0
    trip: _Trip | None = None


class Client:
    """Asks for addresses, one after the other; what it learns of hosts holds for one run."""

    def __init__(self, contact: str, limits: Limits, clock: Clock, reach: Reach, context: ssl.SSLContext | None = None) -> None:
        self._limits, self._clock = limits, clock
        self._wire = Wire(user_agent(contact), limits, clock, reach, context)
        self._rules: dict[str, Rules] = {}
        self._last: dict[str, float] = {}
        self._failures: Counter[str] = Counter()
        self.asides: list[Fetched] = []
        """What was asked for beside the requests: the rules of robots."""

    def now(self) -> datetime.datetime:
        """The instant, by the clock of the run."""
        return self._clock.now()

    def close(self) -> None:
        """Close the connections."""
        self._wire.close()

    def fetch(self, request: Request) -> Fetched:
        """Ask for an address; how it ended is in the outcome, nothing is raised."""
        at, tries = self._clock.now(), _Tries()
        try:
            answer = self._with_attempts(request, tries)
        except Failed as failed:
            final_url = tries.trip.url if tries.trip and failed.status else None
            return Fetched(request, at, failed.outcome, failed.reason, final_url, failed.status, tries.n, _redirects(tries))
        assert tries.trip is not None
        return Fetched(
            request,
            at,
            "not_modified" if answer.status == 304 else "fetched",
            final_url=tries.trip.url,
            status=answer.status,
            n_attempts=tries.n,
            n_redirects=_redirects(tries),
            n_bytes_sent=answer.n_bytes_sent,
            body=None if answer.status == 304 else answer.body,
            content_type=_value(answer, "content-type"),
            etag=_value(answer, "etag"),
            last_modified=_value(answer, "last-modified"),
        )

    def _with_attempts(self, request: Request, tries: _Tries) -> Answer:
        # tenacity, since its sleep can be handed in.
        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception(lambda error: isinstance(error, Failed) and error.again),
            stop=tenacity.stop_after_attempt(self._limits.attempts),
            wait=self._pause,
            sleep=self._clock.sleep,
            reraise=True,
        )
        return retrying(self._attempt, request, tries)

    def _pause(self, state: tenacity.RetryCallState) -> float:
        """Seconds before the next attempt: what the server asks for, else twice as long as the last time, with jitter."""
        failed = state.outcome.exception() if state.outcome else None
        if isinstance(failed, Failed) and failed.wait is not None:
            return failed.wait
        wait = self._limits.first_wait * 2.0 ** (state.attempt_number - 1)
        return min(self._limits.longest_wait, wait * (1 + self._clock.random() / 2))

    def _attempt(self, request: Request, tries: _Tries) -> Answer:
        trip = tries.trip = _Trip(str(_checked(request.url).copy_with(fragment=None)), self._limits.seconds)
        while True:
            host = _checked(trip.url).host
            if self._failures[host] >= self._limits.failures:
                raise Failed(
                    "host_given_up", f"{host} failed {self._limits.failures} times, or asks to be left alone for longer than we wait"
                )
            try:
                answer = self._answer(request, trip, tries)
            except Failed as failed:
                self._note_failure(host, failed)
                raise
            self._failures[host] = 0
            if answer.status not in _MOVED:
                return answer
            self._follow(trip, answer)

    def _note_failure(self, host: str, failed: Failed) -> None:
        if failed.outcome == "busy" and not failed.again:
            self._failures[host] = self._limits.failures
        elif failed.outcome in _OF_THE_HOST:
            self._failures[host] += 1
        elif failed.status is not None:
            self._failures[host] = 0

    def _answer(self, request: Request, trip: _Trip, tries: _Tries) -> Answer:
        """One hop: the rules of the host are asked for, its interval waited for, the answer read."""
        rules = NO_RULES if request.purpose == "robots" else self._rules_for(trip.url, request)
        rules.check(trip.url)
        self._wait_for(trip.url, rules.delay)
        max_bytes = self._limits.robots_bytes if request.purpose == "robots" else self._limits.body_bytes
        validators = _validators(request.cached, trip.url)
        tries.n += not trip.n_redirects
        start = self._clock.monotonic()
        try:
            answer = self._wire.get(trip.url, start + trip.seconds, max_bytes, validators)
        finally:
            self._last[_checked(trip.url).host] = self._clock.monotonic()
        trip.seconds -= self._clock.monotonic() - start
        if answer.status not in (200, 203, *_MOVED) and not (answer.status == 304 and validators):
            raise self._refused(answer)
        return answer

    def _refused(self, answer: Answer) -> Failed:
        status = answer.status
        if status in _BUSY:
            asked = self._asked_to_wait(answer)
            if asked is not None and asked > self._limits.longest_wait:
                return Failed("busy", f"status {status}, and asks to wait {asked:.0f} seconds, longer than we do", status=status)
            return Failed("busy", f"status {status}", status=status, again=True, wait=asked)
        if status in (404, 410):
            return Failed("not_found", f"status {status}", status=status)
        if status >= 500:
            return Failed("server_error", f"status {status}", status=status, again=True)
        return Failed("denied", f"status {status}", status=status)

    def _asked_to_wait(self, answer: Answer) -> float | None:
        """Seconds of Retry-After, which may be a number or a date."""
        asked = answer.headers.get("retry-after", "").strip()
        if asked.isascii() and asked.isdecimal():
            return float(asked[:9])
        try:
            until = email.utils.parsedate_to_datetime(asked)
            return max(0.0, (until - self._clock.now()).total_seconds())
        except (ValueError, TypeError, OverflowError):
            return None

    def _follow(self, trip: _Trip, answer: Answer) -> None:
        """Go where a redirect leads; the new address is checked like the first."""
        trip.seen.add(trip.url)
        trip.n_redirects += 1
        if trip.n_redirects > self._limits.redirects:
            raise Failed("too_many_redirects", f"more than {self._limits.redirects}", status=answer.status)
        try:
            target = str(httpx.URL(trip.url).join(answer.headers.get("location", "")).copy_with(fragment=None))
        except (httpx.InvalidURL, ValueError) as error:
            raise Failed("not_http", f"redirects to what is no address: {error}", status=answer.status) from None
        if trip.url.startswith("https:") and target.startswith("http:"):
            raise Failed("scheme_refused", "redirects from https to http", status=answer.status)
        if target in trip.seen:
            raise Failed("too_many_redirects", f"redirects in a circle, to {target[:200]}", status=answer.status)
        trip.url = target

    def _rules_for(self, url: str, request: Request) -> Rules:
        """Rules of a host for robots, asked for once in a run."""
        origin = _origin(url)
        if origin not in self._rules:
            fetched = self.fetch(Request(f"{origin}/robots.txt", "robots", request.publisher))
            self.asides.append(fetched)
            self._rules[origin] = rules_of(fetched, ROBOT, self._limits.longest_wait)
        return self._rules[origin]

    def _wait_for(self, url: str, delay: float) -> None:
        """Keep the distance between two requests to one host."""
        if (last := self._last.get(_checked(url).host)) is None:
            return
        wait = max(self._limits.interval, delay) - (self._clock.monotonic() - last)
        if wait > 0:
            self._clock.sleep(wait)


def _redirects(tries: _Tries) -> int:
    return tries.trip.n_redirects if tries.trip else 0


def _checked(url: str) -> httpx.URL:
    """The address, if it is one that is asked for at all."""
    if len(url) > _LONGEST_URL:
        raise Failed("scheme_refused", f"an address of more than {_LONGEST_URL} characters")
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise Failed("scheme_refused", f"no address: {error}"[:200]) from None
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise Failed("scheme_refused", f"{parsed.scheme or 'no scheme'}: only http and https are asked for")
    if parsed.userinfo:
        raise Failed("scheme_refused", "an address with a name or password")
    return parsed


def _origin(url: str) -> str:
    parsed = _checked(url)
    return f"{parsed.scheme}://{parsed.netloc.decode('ascii')}"


def _validators(cached: Cached | None, url: str) -> dict[str, str]:
    """Headers that ask for a body only if it is another one; they belong to the address that answered."""
    if cached is None or cached.final_url != url:
        return {}
    both = {"If-None-Match": cached.etag, "If-Modified-Since": cached.last_modified}
    return {name: value for name, value in both.items() if value}


def _value(answer: Answer, name: str) -> str | None:
    value = answer.headers.get(name)
    return value if value and len(value) <= _LONGEST_VALUE and value.isascii() and value.isprintable() else None
