"""Addresses: which may be connected to, and connections that go to the very address that was checked.

Belongs here: names to addresses, their check, the socket. A name is looked up once for a connection and the socket opened to the address
found, so that a name can't point elsewhere between the check and the connection.
"""

import ipaddress
import socket
import ssl
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import httpcore

from pipeline.ingest.fetch.limits import Clock, Failed

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
"""Name and port → addresses, as text."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def look_up(host: str, port: int) -> list[str]:
    """Addresses of a host, in the order in which the system prefers them, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def carried(address: Address) -> Address:
    """The IPv4 address that an IPv6 address is only another way of writing (mapped, NAT64), else the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address


def is_public(address: Address) -> bool:
    """Whether an address is one of the public network, and so is the one to which a tunnel (6to4, Teredo) of that address leads."""
    own = carried(address)
    tunnel = [] if isinstance(own, ipaddress.IPv4Address) else [own.sixtofour, *(own.teredo or ())]
    return all(each.is_global and not each.is_multicast and not each.is_reserved for each in (own, *filter(None, tunnel)))


@dataclass(frozen=True, slots=True)
class Reach:
    """Where connections may go."""

    private: bool = False
    """Private networks and this machine as well."""
    beyond: bool = True
    """Beyond this machine."""
    resolve: Resolve = look_up

    def addresses(self, host: str, port: int) -> list[str]:
        """Addresses of a host to connect to, in order.

        Raises:
            Failed: There is no such host, or one of its addresses may not be connected to.
        """
        try:
            found = [ipaddress.ip_address(each.partition("%")[0]) for each in self.resolve(host, port)]
        except (OSError, UnicodeError, ValueError) as error:
            raise Failed("unreachable", f"{host} is no host that can be found: {error}", again=isinstance(error, OSError)) from None
        if not found:
            raise Failed("unreachable", f"{host} has no address")
        for address in found:
            if not self.private and not is_public(address):
                raise Failed("address_refused", f"{host} is {address}, which is private, of this machine or reserved")
            if not self.beyond and not carried(address).is_loopback:
                raise Failed("address_refused", f"{host} is beyond this machine, and nobody is named as contact")
        return [str(address) for address in found]


@dataclass(slots=True)
class Budget:
    """What the answer that is being read may still take."""

    clock: Clock
    header_bytes: int
    end: float = 0.0
    """When it must be complete, by the monotonic clock."""
    received: int = 0
    in_headers: bool = True

    def open(self, end: float) -> None:
        """Begin a request."""
        self.end, self.received, self.in_headers = end, 0, True

    def left(self, timeout: float | None) -> float:
        """Seconds that the next step may take."""
        left = self.end - self.clock.monotonic()
        if left <= 0:
            raise Failed("too_slow", "not complete within the time allowed")
        return left if timeout is None else min(left, timeout)

    def receive(self, n_bytes: int) -> None:
        """Count what came in."""
        self.received += n_bytes

    def room(self, max_bytes: int) -> int:
        """Bytes that may be read next; refuses to read on where the headers are too large already."""
        if not self.in_headers:
            return max_bytes
        if self.received > self.header_bytes:
            raise Failed("headers_too_large", f"more than {self.header_bytes:,} bytes")
        return min(max_bytes, self.header_bytes + 1 - self.received)


class Stream(httpcore.NetworkStream):
    """A connection that keeps to the budget."""

    def __init__(self, stream: httpcore.NetworkStream, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        data = self._stream.read(self._budget.room(max_bytes), self._budget.left(timeout))
        self._budget.receive(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send."""
        self._stream.write(buffer, self._budget.left(timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Encrypt; the certificate must fit the name that was asked for."""
        try:
            return Stream(self._stream.start_tls(ssl_context, server_hostname, self._budget.left(timeout)), self._budget)
        except httpcore.ConnectError as error:
            cause = error.__cause__
            if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError):
                raise Failed("tls_invalid", getattr(cause, "verify_message", "") or cause.reason or "no TLS") from None
            raise

    def get_extra_info(self, info: str) -> Any:
        """Facts of the connection."""
        return self._stream.get_extra_info(info)


class Backend(httpcore.NetworkBackend):
    """Opens connections, to checked addresses alone."""

    def __init__(self, reach: Reach, budget: Budget) -> None:
        self._reach, self._budget, self._sockets = reach, budget, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Look the host up, check its addresses, connect to the first of them that answers."""
        *others, last = self._reach.addresses(host, port)
        for address in others:
            try:
                return self._open(address, port, timeout, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._open(last, port, timeout, socket_options)

    def _open(self, address: str, port: int, timeout: float | None, options: Iterable[Any] | None) -> httpcore.NetworkStream:
        return Stream(self._sockets.connect_tcp(address, port, self._budget.left(timeout), None, options), self._budget)
