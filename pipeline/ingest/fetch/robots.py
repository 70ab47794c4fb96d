"""Rules of robots: what a host's robots.txt allows, by RFC 9309.

Belongs here: from the robots.txt that was fetched, or not, to rules. No file (status 4xx) means that all is allowed; a host whose
file can't be had is left alone.
"""

from dataclasses import dataclass, field

from protego import Protego

from pipeline.ingest.fetch.limits import Failed
from pipeline.ingest.fetch.requests import Fetched

_NO_FILE = ("not_found", "denied")
"""Outcomes that mean that a host has no rules."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows."""

    robot: str = ""
    parsed: Protego | None = field(default=None, repr=False)
    """None where everything is allowed."""
    refusal: Failed | None = None
    """Why nothing is asked of the host."""
    delay: float = 0
    """Seconds between two requests that it asks for."""

    def check(self, url: str) -> None:
        """Raise Failed where the address may not be asked for."""
        if self.refusal is not None:
            raise Failed(self.refusal.outcome, self.refusal.reason)
        if self.parsed is not None and not self.parsed.can_fetch(url, self.robot):
            raise Failed("robots_forbid", "robots.txt forbids the address")


NO_RULES = Rules()


def rules_of(fetched: Fetched, robot: str, longest_wait: float) -> Rules:
    """Rules that a robots.txt gives.

    Args:
        fetched: The robots.txt of the host, or how asking for it ended.
        robot: Name under which the file may speak to us.
        longest_wait: Seconds; a host that asks for more between two requests is left alone.
    """
    if fetched.outcome in _NO_FILE:
        return NO_RULES
    if fetched.body is None:
        return unknown(fetched)
    parsed = Protego.parse(fetched.body.decode("utf-8-sig", "replace"))
    delay = _delay(parsed, robot)
    if delay > longest_wait:
        return Rules(refusal=Failed("robots_forbid", f"robots.txt asks for {delay:.0f} seconds between two requests, longer than we wait"))
    return Rules(robot, parsed, delay=delay)


def unknown(fetched: Fetched) -> Rules:
    """Rules of a host whose robots.txt could not be had; what holds for the host itself is said as such."""
    outcome = (
        fetched.outcome if fetched.outcome in ("address_refused", "scheme_refused", "unreachable", "tls_invalid") else "robots_unknown"
    )
    return Rules(refusal=Failed(outcome, f"robots.txt: {fetched.reason}"))


def _delay(parsed: Protego, robot: str) -> float:
    rate = parsed.request_rate(robot)
    spaced = rate.seconds / rate.requests if rate and rate.requests else 0.0
    return max(float(parsed.crawl_delay(robot) or 0), spaced, 0.0)
