"""What is published and where to: the package, the targets' protocol, how they refuse.

Belongs here: plain types that all targets share, and the secrets of the environment, which no message shows.
"""

import hashlib
import ipaddress
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Protocol
from urllib.parse import urlsplit

import tenacity

SUMS = "SHA256SUMS"
INDEX = "releases.json"
INDEX_SCHEMA = "releases.schema.json"
TOMBSTONE = ".RETRACTED.md"
"""Ending of the file beside a version that was withdrawn."""
CHUNK = 2**20
Progress = Callable[[str], Any]
_SECRET = re.compile(r"TOKEN|SECRET|KEY|PASSWORD|CREDENTIAL|SAS")
_SHORTEST_SECRET = 6
"""Characters; a shorter value can't be told from ordinary text."""


def redacted(text: str) -> str:
    """A text without the secrets that the environment holds."""
    secrets = {name: value for name, value in os.environ.items() if _SECRET.search(name.upper()) and len(value) >= _SHORTEST_SECRET}
    for name, value in sorted(secrets.items(), key=lambda secret: -len(secret[1])):
        text = text.replace(value, f"({name})")
    return text


class Refused(Exception):
    """Nothing was made visible at the target; says why, and what to do. Shows no secret."""

    def __init__(self, message: str) -> None:
        super().__init__(redacted(message))


class Misused(Refused):
    """The target is none, or the environment lacks what it needs; says which variable."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a release."""

    name: str
    """Path below the folder, with slashes."""
    path: Path
    size: int
    """Bytes."""
    sha256: str

    def read(self) -> bytes:
        """The content.

        Raises:
            Refused: It is no longer what was verified.
        """
        return b"".join(self.chunks())

    def chunks(self) -> Iterator[bytes]:
        """The content, piece by piece.

        Raises:
            Refused: It is no longer what was verified; told when all was read.
        """
        digest = hashlib.sha256()
        with self.path.open("rb") as source:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                yield chunk
        if digest.hexdigest() != self.sha256:
            raise Refused(f"{self.name} has changed since it was verified; verify the release again")


@dataclass(frozen=True, slots=True)
class Package:
    """A verified release as its folder and the index of its project have it."""

    version: str
    files: tuple[File, ...]
    """In the order in which they are written: SHA256SUMS last."""
    index: Mapping[str, Any]
    """The project's `releases.json`."""
    beside: Mapping[str, bytes]
    """Files that go with it, by name: its JSON Schema, the tombstones of versions that were withdrawn."""
    descriptor: Mapping[str, Any]
    """`datapackage.json`."""
    date: str
    """Date of the release."""

    @property
    def n_bytes(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


@dataclass(frozen=True, slots=True)
class Item:
    """One object that would be written, or is replaced."""

    name: str
    size: int | None
    """Bytes; None where it depends on what stands at the target."""


class Target(Protocol):
    """Somewhere that releases are published."""

    def plan(self, package: Package) -> list[Item]:
        """What would be written, in order; asks nobody."""
        ...

    def check(self) -> None:
        """Look whether the environment holds what the target needs; asks nobody.

        Raises:
            Misused: It does not.
        """
        ...

    def publish(self, package: Package, progress: Progress) -> str:
        """Publish a version; where it is to be found.

        Raises:
            Refused: It stands already, or something else does in its place, or the target did not take it.
        """
        ...

    def enter(self, package: Package, progress: Progress) -> str:
        """Bring the index at the target up to date with what the project says of the versions that stand there; what came of it.

        Raises:
            Refused: The target has no index, or did not take it.
        """
        ...


@dataclass(frozen=True, slots=True)
class Manner:
    """How servers are dealt with."""

    allow_http: bool = False
    """Plain http beyond this machine."""
    attempts: int = 5
    """Attempts at a request that fails for the moment."""
    first_wait: float = 1
    """Seconds before the second attempt; doubled for each further one."""
    longest_wait: float = 60
    """Seconds."""
    silence: float = 60
    """Seconds without a byte."""
    seconds: float = 1800
    """Seconds that one request may take."""
    sleep: Callable[[float], None] = time.sleep

    def retrying(self, again: Callable[[BaseException], bool]) -> tenacity.Retrying:
        """Repeats a call while its error is one after which it makes sense, longer and longer apart, a bounded number of times."""
        return tenacity.Retrying(
            retry=tenacity.retry_if_exception(again),
            stop=tenacity.stop_after_attempt(self.attempts),
            wait=tenacity.wait_exponential(self.first_wait, self.longest_wait) + tenacity.wait_random(0, self.first_wait / 2),
            sleep=self.sleep,
            reraise=True,
        )


def is_loopback(host: str | None) -> bool:
    """Whether a host is this machine, by its name alone."""
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return host == "localhost"


def base_address(variable: str, otherwise: str, manner: Manner) -> str:
    """Address of a service: that of a variable of the environment, or the usual one.

    Raises:
        Misused: It is no address, or a token would go over plain http.
    """
    address = os.environ.get(variable, "").strip().rstrip("/") or otherwise
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.password or parts.query:
        raise Misused(f"{variable} must be https:// and a host, without name, password or query")
    if parts.scheme == "http" and not manner.allow_http and not is_loopback(parts.hostname):
        raise Misused(f"{variable} is plain http beyond this machine: use https, or allow it (--allow-http)")
    return address


def token(variable: str, what: str) -> str:
    """A token of the environment.

    Raises:
        Misused: There is none, or it can't stand in a header.
    """
    value = os.environ.get(variable, "").strip()
    if not value:
        raise Misused(f"set {variable} to {what}; tokens are read from the environment alone")
    if not value.isascii() or not value.isprintable() or " " in value:
        raise Misused(f"{variable} holds what can't be a token")
    return value


def safe_name(name: str) -> bool:
    """Whether a name leads to a file below the folder it is put in, on any machine."""
    path = PurePosixPath(name)
    plain = name.isprintable() and not set(name) & set('\\:*?"<>|') and name == path.as_posix()
    return (
        bool(path.parts)
        and plain
        and not path.is_absolute()
        and not any(part in (".", "..") or part != part.strip() for part in path.parts)
    )
