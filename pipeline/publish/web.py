"""Requests with a token: JSON and files to one server, and to no other.

Belongs here: limits, attempts, what an error says. Does not belong here: what is asked (zenodo).
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx

from pipeline.publish.targets import CHUNK, Manner, Refused

_LONGEST_ANSWER = 32 * 2**20
_REDIRECTS = 3
_SHOWN = 400


class Failed(Refused):
    """A request that was not answered as hoped."""

    def __init__(self, message: str, *, status: int | None = None, again: bool = False, wait: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.again = again
        """Whether another attempt makes sense."""
        self.wait = wait
        """Seconds that the server asks to wait."""


class Web:
    """One server."""

    def __init__(self, base: str, token: str, variable: str, manner: Manner) -> None:
        """Make ready to ask.

        Args:
            base: Address of the server, without a slash at its end.
            token: Goes with every request, as a bearer's.
            variable: Where the token came from, for messages.
            manner: Limits and attempts.
        """
        self.base = base
        self._variable, self._manner = variable, manner
        headers = {
            "Authorization": f"Bearer {token}",
            "Accept": "application/vnd.inveniordm.v1+json, application/json;q=0.9",
            "Accept-Encoding": "identity",
            "User-Agent": "ballot-echo",
        }
        # No proxies, no .netrc: where a token goes is what was asked for, and nothing else.
        self._client = httpx.Client(headers=headers, timeout=manner.silence, follow_redirects=False, trust_env=False)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def call(self, method: str, path: str, json: Any = None, file: Path | None = None, *, once: bool = False, **query: Any) -> Any:
        """The JSON that a request is answered with; None where the answer is empty.

        Args:
            method: Of HTTP.
            path: Below the server's address.
            json: Body, as a value.
            file: Body, as a file.
            once: Make one attempt only.
            query: Of the address.

        Raises:
            Failed: No such answer, after the attempts that make sense.
        """
        if once:
            return self._once(method, path, json, file, query)
        return self.again(lambda: self._once(method, path, json, file, query))

    def again(self, attempt: Callable[[], Any]) -> Any:
        """Make an attempt, again where it failed for the moment and the server does not ask for more patience than we have."""
        return self._manner.retrying(self._worth_it)(self._patient, attempt)

    def _worth_it(self, error: BaseException) -> bool:
        return isinstance(error, Failed) and error.again

    def _patient(self, attempt: Callable[[], Any]) -> Any:
        try:
            return attempt()
        except Failed as failed:
            if failed.again and failed.wait:
                if failed.wait > self._manner.longest_wait:
                    raise Failed(f"{failed}; it asks to wait {failed.wait:.0f} seconds, longer than we do", status=failed.status) from None
                self._manner.sleep(failed.wait)
            raise

    def _once(self, method: str, path: str, json: Any, file: Path | None, query: dict[str, Any]) -> Any:
        url = urljoin(f"{self.base}/", path.lstrip("/"))
        for _ in range(_REDIRECTS + 1):
            try:
                status, headers, body = self._send(method, url, json, file, query)
            except httpx.TransportError as error:
                what = str(error)[:_SHOWN] or type(error).__name__
                raise Failed(f"{self.base}: no answer to {method} {path}: {what}", again=True) from None
            if not (method == "GET" and 300 <= status < 400):
                return self._value(method, path, status, headers, body)
            url, query = self._led(url, headers.get("location", "")), {}
        raise Failed(f"{self.base}: {path} redirects in a circle")

    def _send(self, method: str, url: str, json: Any, file: Path | None, query: dict[str, Any]) -> tuple[int, httpx.Headers, bytes]:
        end = time.monotonic() + self._manner.seconds
        more: dict[str, Any] = {"json": json} if json is not None else {}
        if file is not None:
            length = str(file.stat().st_size)
            more = {"content": _chunks(file), "headers": {"Content-Type": "application/octet-stream", "Content-Length": length}}
        with self._client.stream(method, url, params=query or None, **more) as response:
            body = bytearray()
            for chunk in response.iter_raw():
                body += chunk
                if len(body) > _LONGEST_ANSWER:
                    raise Failed(f"{self.base}: an answer of more than {_LONGEST_ANSWER:,} bytes")
                if time.monotonic() > end:
                    raise Failed(f"{self.base}: an answer that was not complete in {self._manner.seconds:.0f} seconds")
            return response.status_code, response.headers, bytes(body)

    def _led(self, url: str, location: str) -> str:
        led = urljoin(url, location)
        if urlsplit(led)[:2] != urlsplit(self.base)[:2]:
            raise Failed(f"{self.base} redirects to another server, {urlsplit(led).netloc or location[:80]}, which is not followed")
        return led

    def _value(self, method: str, path: str, status: int, headers: httpx.Headers, body: bytes) -> Any:
        if 200 <= status < 300:
            try:
                return httpx.Response(status, content=body).json() if body else None
            except ValueError:
                raise Failed(f"{self.base}: {method} {path} is answered with what is no JSON", status=status) from None
        said = " ".join(body[:_SHOWN].decode("utf-8", "replace").split())
        if status == 401:
            raise Failed(f"{self._variable} is not accepted by {self.base} (status 401)", status=status)
        if status == 403:
            raise Failed(f"{self._variable} may not do this at {self.base} (status 403): {said}", status=status)
        if 300 <= status < 400:
            raise Failed(f"{self.base} redirects {method} {path}, which is not followed (status {status})", status=status)
        again = status in (408, 429) or status >= 500
        asked = headers.get("retry-after", "")
        wait = float(asked[:9]) if again and asked.isascii() and asked.isdecimal() else None
        raise Failed(f"{self.base}: {method} {path}: status {status}: {said}", status=status, again=again, wait=wait)


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def md5(path: Path) -> str:
    """MD5 of a file: the sum that such servers tell of what they hold."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
