"""Decompression within bounds: gzip, deflate and br, piece by piece, so that a bomb is stopped before it has unfolded.

Belongs here: from the bytes of a body as sent to those of its content.
"""

import zlib
from collections.abc import Callable, Iterable

import brotli

from pipeline.ingest.fetch.limits import Failed

ACCEPTED = "gzip, deflate, br"
"""What a request says that it reads."""
_PIECE = 256 * 2**10
"""Most bytes that are unfolded at once."""

_GZIP = b"\x1f\x8b"
_MEMBERS = 1000
"""Most members of one gzip body: each takes time, though it holds nothing."""


class _Gzip:
    """gzip, one member or several."""

    def __init__(self) -> None:
        self._unfold, self._rest, self._members = zlib.decompressobj(16 + zlib.MAX_WBITS), b"", 1

    def feed(self, data: bytes) -> bytes:
        data = self._rest + data
        if self._unfold.eof:
            if not data.startswith(_GZIP):
                self._rest = data if data and _GZIP.startswith(data) else b""  # what follows the last member is padding
                return b""
            self._members += 1
            if self._members > _MEMBERS:
                raise zlib.error(f"more than {_MEMBERS} members")
            self._unfold = zlib.decompressobj(16 + zlib.MAX_WBITS)
        out = self._unfold.decompress(data, _PIECE)
        self._rest = self._unfold.unused_data if self._unfold.eof else self._unfold.unconsumed_tail
        return out

    @property
    def waits(self) -> bool:
        """Whether there is more to be had without further input."""
        return bool(self._rest) and not (self._unfold.eof and len(self._rest) < len(_GZIP))

    @property
    def complete(self) -> bool:
        return self._unfold.eof


class _Deflate:
    """deflate, with the zlib frame of the standard or without it, as some servers send it."""

    def __init__(self) -> None:
        self._unfold = zlib.decompressobj()
        self._fresh = True

    def feed(self, data: bytes) -> bytes:
        data = self._unfold.unconsumed_tail + data
        try:
            out = self._unfold.decompress(data, _PIECE)
        except zlib.error:
            if not self._fresh:
                raise
            self._unfold = zlib.decompressobj(-zlib.MAX_WBITS)
            out = self._unfold.decompress(data, _PIECE)
        self._fresh = self._fresh and not data
        return out

    @property
    def waits(self) -> bool:
        return bool(self._unfold.unconsumed_tail)

    @property
    def complete(self) -> bool:
        return self._unfold.eof


class _Brotli:
    """br."""

    def __init__(self) -> None:
        self._unfold, self._gave = brotli.Decompressor(), False

    def feed(self, data: bytes) -> bytes:
        out = self._unfold.process(data, output_buffer_limit=_PIECE)
        self._gave = bool(out)
        return out

    @property
    def waits(self) -> bool:
        # It may accept more and still hold output back: it is empty only when it gives nothing.
        return not self._unfold.is_finished() and (self._gave or not self._unfold.can_accept_more_data())

    @property
    def complete(self) -> bool:
        return self._unfold.is_finished()


_DECODERS: dict[str, Callable[[], _Gzip | _Deflate | _Brotli]] = {"gzip": _Gzip, "x-gzip": _Gzip, "deflate": _Deflate, "br": _Brotli}


def decode(pieces: Iterable[bytes], encoding: str, max_bytes: int) -> bytes:
    """The content of a body.

    Args:
        pieces: The body as sent.
        encoding: Content-Encoding; empty or identity for none.
        max_bytes: Most bytes of the content.

    Raises:
        Failed: More bytes than allowed, or not compressed as said.
    """
    out = bytearray()
    name = encoding.strip().lower()
    if name in ("", "identity"):
        for piece in pieces:
            _add(out, piece, max_bytes)
        return bytes(out)
    if name not in _DECODERS:
        raise Failed("not_decodable", f"Content-Encoding {encoding[:40]!r} is not read")
    decoder = _DECODERS[name]()
    try:
        for piece in pieces:
            _add(out, decoder.feed(piece), max_bytes)
            while decoder.waits:
                _add(out, decoder.feed(b""), max_bytes)
    except (zlib.error, brotli.error) as error:
        raise Failed("not_decodable", f"no {name}: {error}"[:200]) from None
    if out and not decoder.complete:
        raise Failed("not_decodable", f"{name} ends before its end")
    return bytes(out)


def _add(out: bytearray, piece: bytes, max_bytes: int) -> None:
    out += piece
    if len(out) > max_bytes:
        raise Failed("too_large", f"more than {max_bytes:,} bytes after decompression")
