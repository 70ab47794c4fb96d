"""The endpoint: which addresses may be asked, and one request with its time limit, size limit and retries.

Belongs here: everything that touches the network. Does not: what is asked (protocol), what becomes of the answer (verify).
"""

import ipaddress
import json
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import httpx

from pipeline.coding.second import EndpointRefused, Unanswered

MAX_ANSWER = 2_000_000
"""Bytes of an answer that are read before it is refused."""
ATTEMPTS = 4
_LONGEST_WAIT = 60.0
_BUSY = {408, 409, 425, 429, 500, 502, 503, 504, 529}
"""Statuses after which it is worth asking again."""
_SHOWN = 200


@dataclass(frozen=True)
class Endpoint:
    """An OpenAI-compatible endpoint, and how patient to be with it."""

    url: str
    """Address up to `/v1`, or with `/chat/completions`."""
    key: str | None = field(default=None, repr=False)
    """Sent as bearer token; never shown, logged or kept."""
    timeout: float = 120
    """Seconds for one request, from start to last byte."""
    allow_http: bool = False
    """Plain http beyond this machine."""
    allow_private: bool = False
    """Addresses of private networks."""
    wait: Callable[[float], None] = field(default=time.sleep, repr=False, compare=False)
    """How to wait between two attempts."""

    @property
    def address(self) -> str:
        """Where requests go."""
        base = self.url.rstrip("/")
        return base if base.endswith("/chat/completions") else f"{base}/chat/completions"

    def is_local(self) -> bool:
        """Say whether the endpoint runs on this machine.

        Raises:
            EndpointRefused: The address may not be asked.
        """
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise EndpointRefused("the endpoint's address must be http:// or https:// with a host")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise EndpointRefused(
                "the endpoint's address must hold no name, password, query or fragment; the key stands in the environment"
            )
        found = _addresses(parts.hostname)
        local = all(address.is_loopback for address in found)
        if not local and parts.scheme == "http" and not self.allow_http:
            raise EndpointRefused(f"{parts.hostname} is not this machine: use https, or allow plain http (--allow-http)")
        if not local and not self.allow_private and not all(address.is_global for address in found):
            raise EndpointRefused(f"{parts.hostname} is an address of a private network: allow it (--allow-private)")
        return local

    def complete(self, body: dict[str, Any]) -> Any:
        """Return the JSON value that the model answers with; numbers with a fraction are decimals.

        Raises:
            Unanswered: No usable answer to this request, after the attempts that make sense.
            EndpointRefused: No request of this kind can succeed.
        """
        self.is_local()
        for attempt in range(1, ATTEMPTS + 1):
            try:
                status, headers, raw = self._send(body)
            except httpx.TransportError as error:
                fault = Unanswered(*_of_transport(error, self.timeout))
            else:
                if status not in _BUSY:
                    return _content(self._accepted(status, raw))
                fault = Unanswered("endpoint-busy", f"status {status}")
            if attempt == ATTEMPTS or fault.rule == "answer-too-late":
                raise fault
            self.wait(min(_LONGEST_WAIT, _asked_to_wait(headers) if fault.rule == "endpoint-busy" else 0.0) or float(2 ** (attempt - 1)))
        raise AssertionError("unreachable")

    def _send(self, body: dict[str, Any]) -> tuple[int, httpx.Headers, bytes]:
        headers = {"Accept-Encoding": "identity", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        end = time.monotonic() + self.timeout
        # No proxies, no .netrc: where a text goes is what was asked for, and nothing else.
        with (
            httpx.Client(timeout=self.timeout, follow_redirects=False, trust_env=False) as client,
            client.stream("POST", self.address, json=body, headers=headers) as response,
        ):
            raw = bytearray()
            for chunk in response.iter_raw():
                raw += chunk
                if len(raw) > MAX_ANSWER:
                    raise Unanswered("answer-too-large", f"more than {MAX_ANSWER:,} bytes")
                if time.monotonic() > end:
                    raise httpx.ReadTimeout("the answer was not complete in time")
            return response.status_code, response.headers, bytes(raw)

    def _accepted(self, status: int, raw: bytes) -> bytes:
        if status == 200:
            return raw
        if 300 <= status < 400:
            raise EndpointRefused(f"the endpoint redirects (status {status}), which is not followed: give its final address")
        said = raw[:_SHOWN].decode("utf-8", "replace")
        said = " ".join((said.replace(self.key, "…") if self.key else said).split())
        raise EndpointRefused(f"the endpoint answers with status {status}: {said}")


def _addresses(host: str) -> list[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    try:
        found = [ipaddress.ip_address(info[4][0]) for info in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError) as error:
        raise EndpointRefused(f"{host} is no host that can be found: {error}") from None
    return [getattr(address, "ipv4_mapped", None) or address for address in found]


def _of_transport(error: httpx.TransportError, timeout: float) -> tuple[str, str]:
    """Return rule and reason; waiting once more for as long would not help a model that is too slow."""
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        return "endpoint-unreachable", "no connection"
    if isinstance(error, httpx.TimeoutException):
        return "answer-too-late", f"none within {timeout:g} seconds"
    return "endpoint-broke-off", type(error).__name__


def _asked_to_wait(headers: httpx.Headers) -> float:
    asked = headers.get("Retry-After", "")
    return float(asked) if asked.isascii() and asked.isdigit() else 0.0


def _content(raw: bytes) -> Any:
    """Return the JSON that stands as text in the first choice of a completion."""
    choice = _json(raw, "the completion")
    for key in ("choices", 0):
        choice = _at(choice, key)
    if isinstance(choice, dict) and choice.get("finish_reason") == "length":
        raise Unanswered("answer-cut", "the model stopped at its limit of length")
    content = _at(_at(choice, "message"), "content")
    if not isinstance(content, str):
        raise Unanswered("answer-empty", "the completion has no text")
    return _json(content, "the answer")


def _at(value: Any, key: str | int) -> Any:
    try:
        return value[key]
    except (KeyError, IndexError, TypeError):
        raise Unanswered("answer-not-a-completion", f"it has no {key!r}") from None


def _json(text: str | bytes, what: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Unanswered("answer-not-json", f"{what}: {error}"[:_SHOWN]) from None


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")
