"""Bounds of fetching, the clock, and how a request fails.

Belongs here: numbers and plain types that all parts of fetching share.
"""

import datetime
import random
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may take, and how patient to be with a host."""

    body_bytes: int = 20 * 2**20
    """Bytes of a body, as sent and after decompression."""
    robots_bytes: int = 512 * 2**10
    """Bytes of a robots.txt."""
    header_bytes: int = 64 * 2**10
    """Bytes of the headers of an answer."""
    seconds: float = 60
    """Seconds from connecting to the last byte, over all redirects; a slow drip does not lengthen it."""
    silence: float = 20
    """Seconds without a byte."""
    redirects: int = 5
    attempts: int = 4
    """Attempts at an address that is busy, fails or breaks off."""
    first_wait: float = 2
    """Seconds before the second attempt; doubled for each further one."""
    longest_wait: float = 120
    """Most seconds that are waited because a server asks for them (Retry-After, crawl delay); a host that asks for more is left alone."""
    interval: float = 2
    """Least seconds between two requests to one host."""
    failures: int = 5
    """Failures of a host one after the other, after which it is left alone for the rest of the run."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, handed in so that a run can be repeated."""

    now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC)
    """Instant, UTC."""
    monotonic: Callable[[], float] = time.monotonic
    """Seconds that only grow."""
    sleep: Callable[[float], None] = time.sleep
    random: Callable[[], float] = random.random
    """0 to 1, for jitter."""


class Failed(Exception):
    """A request that gave no body."""

    def __init__(self, outcome: str, reason: str, *, status: int | None = None, again: bool = False, wait: float | None = None) -> None:
        super().__init__(f"{outcome}: {reason}")
        self.outcome = outcome
        """Code of `fetch_outcome`."""
        self.reason = reason
        self.status = status
        self.again = again
        """Whether another attempt makes sense."""
        self.wait = wait
        """Seconds that the server asks to wait."""
