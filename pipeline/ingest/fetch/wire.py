"""The wire: one request and its answer, without redirects, retries or rules of robots.

Belongs here: what goes over the network, within the limits, and what can go wrong there, as outcomes.
"""

import ssl
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpcore
import httpx

from pipeline.ingest.fetch.addresses import Backend, Budget, Reach
from pipeline.ingest.fetch.decoding import ACCEPTED, decode
from pipeline.ingest.fetch.limits import Clock, Failed, Limits

_COMPLETE = (200, 203)
"""Statuses whose body is what was asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer."""

    status: int
    headers: httpx.Headers
    body: bytes
    """After decompression; read only where the status says that it is what was asked for."""
    n_bytes_sent: int
    """Bytes of the body as sent."""


class Wire:
    """Sends requests; not to be shared by threads."""

    def __init__(self, agent: str, limits: Limits, clock: Clock, reach: Reach, context: ssl.SSLContext | None = None) -> None:
        self._agent, self._limits = agent, limits
        self._budget = Budget(clock, limits.header_bytes)
        self._transport = httpx.HTTPTransport()
        # httpx has no other way to say how a connection is opened.
        self._transport._pool = httpcore.ConnectionPool(
            ssl_context=context or httpx.create_ssl_context(), network_backend=Backend(reach, self._budget), max_connections=8
        )

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()

    def get(self, url: str, end: float, max_bytes: int, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for an address.

        Args:
            url: http or https.
            end: When the answer must be complete, by the monotonic clock.
            max_bytes: Most bytes of the body, as sent and after decompression.
            headers: Beside those that every request has.

        Raises:
            Failed: No complete answer.
        """
        with self._response(url, end, {"Accept-Encoding": ACCEPTED, **(headers or {})}) as response:
            return self._answer(response, max_bytes)

    def save(self, url: str, end: float, max_bytes: int, into: Path) -> Answer:
        """Ask for an address and write the body to a file, as it comes and as it is.

        Args:
            url: http or https.
            end: When the answer must be complete, by the monotonic clock.
            max_bytes: Most bytes of the body.
            into: File to write; there only where the status says that the body is what was asked for.

        Raises:
            Failed: No complete answer; what was written of it is to be thrown away.
        """
        with self._response(url, end, {"Accept-Encoding": "identity"}) as response:
            status, headers = self._headers(response, max_bytes)
            if status not in _COMPLETE:
                return Answer(status, headers, b"", 0)
            if headers.get("content-encoding", "identity").strip().lower() != "identity":
                raise Failed("not_decodable", "compressed, though nothing compressed was asked for", status=status)
            counted = _Counted(response, max_bytes)
            with into.open("wb") as out:
                for piece in counted:
                    out.write(piece)
            return Answer(status, headers, b"", counted.n_bytes)

    @contextmanager
    def _response(self, url: str, end: float, headers: Mapping[str, str]) -> Generator[httpx.Response]:
        said = {"User-Agent": self._agent, "Accept": "*/*", **headers}
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), self._limits.silence)
        request = httpx.Request("GET", url, headers=said, extensions={"timeout": timeout})
        self._budget.open(end)
        try:
            response = self._transport.handle_request(request)
            self._budget.in_headers = False
            try:
                yield response
            finally:
                response.close()
        except httpx.TransportError as error:
            raise self._failure(error) from None

    def _headers(self, response: httpx.Response, max_bytes: int) -> tuple[int, httpx.Headers]:
        """Status and headers, if they and what they announce are within the limits."""
        status, headers = response.status_code, response.headers
        if sum(len(name) + len(value) for name, value in headers.raw) > self._limits.header_bytes:
            raise Failed("headers_too_large", f"more than {self._limits.header_bytes:,} bytes", status=status)
        announced = headers.get("content-length", "")
        if status in _COMPLETE and announced.isdecimal() and int(announced) > max_bytes:
            raise Failed("too_large", f"{int(announced):,} bytes announced, at most {max_bytes:,} are read", status=status)
        return status, headers

    def _answer(self, response: httpx.Response, max_bytes: int) -> Answer:
        status, headers = self._headers(response, max_bytes)
        if status not in _COMPLETE:
            return Answer(status, headers, b"", 0)
        counted = _Counted(response, max_bytes)
        try:
            body = decode(counted, headers.get("content-encoding", ""), max_bytes)
        except Failed as failed:
            failed.status = status
            raise
        return Answer(status, headers, body, counted.n_bytes)

    def _failure(self, error: httpx.TransportError) -> Failed:
        said = str(error)[:200] or type(error).__name__
        if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
            return Failed("unreachable", f"no connection: {said}", again=True)
        if isinstance(error, httpx.TimeoutException):
            return Failed("too_slow", "silent for too long, or not complete within the time allowed")
        if isinstance(error, httpx.RemoteProtocolError) and self._budget.in_headers and self._budget.received:
            return Failed("not_http", said)
        if isinstance(error, httpx.ProtocolError | httpx.NetworkError):
            return Failed("broken_off", said, again=True)
        return Failed("not_http", said)


class _Counted:
    """The pieces of a body as they come, counted; ends with too many of them."""

    def __init__(self, response: httpx.Response, max_bytes: int) -> None:
        self._response, self._max_bytes, self.n_bytes = response, max_bytes, 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._response.iter_raw():
            self.n_bytes += len(piece)
            if self.n_bytes > self._max_bytes:
                raise Failed("too_large", f"more than {self._max_bytes:,} bytes")
            yield piece
