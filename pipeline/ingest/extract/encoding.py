"""From bytes to characters: which encoding it is, whatever the header says, and what can be repaired of a text.

Belongs here: encodings, characters that no text holds. Does not belong here: formats.
"""

import codecs
import re
from collections.abc import Iterable

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from pipeline.ingest.extract.model import Refused

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ODD = re.compile(r"[\u00c0-\u00ff]{4,}|[a-zA-Z][\u0370-\u04ff]|[\u0370-\u04ff][a-zA-Z]|[\x80-\x9f\ufffd]")
"""What a wrong encoding leaves: runs of accented letters, Greek or Cyrillic within Latin words, control characters."""
_TWICE = re.compile(r"[\u00c3\u00c2\u00d0\u00d1\u00d8\u00d9\u00e2][\u0080-\u00bf\u0152-\u0178\u2013-\u2122]")
"""UTF-8 that was read as a one-byte encoding and written again."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029")
_SAMPLE = 200_000


def decode(data: bytes, declared: Iterable[str | None] = ()) -> tuple[str, str, list[str]]:
    """Characters, encoding, and what was repaired.

    Args:
        data: Bytes of a text.
        declared: Encodings that header and document name, the weightier first; any of them may be wrong.
    """
    named = [name for name in map(_known, filter(None, declared)) if name]
    encoding = _bom(data) or (_fits(data, "utf-8") and "utf-8") or _likeliest(data, named)
    text = data.decode(encoding, errors="replace")
    repairs = []
    if named and named[0] not in (encoding, "ascii") and not data.isascii():
        repairs.append(f"said to be {named[0]}, is {encoding}")
    if "\ufffd" in text:
        repairs.append("bytes that are no characters replaced")
    return text.removeprefix("\ufeff"), encoding, repairs


def clean(text: str) -> tuple[str, list[str]]:
    """A text without what no text holds (NULs, lone surrogates, soft hyphens), with `\\n` at line ends; and what was repaired.

    Raises:
        Refused: More than one character in twenty is a control character: these are no texts.
    """
    repairs = []
    if controls := len(_CONTROL.findall(text)):
        if controls * 20 > len(text):
            raise Refused("binary", "holds control characters; only text is read")
        text = _CONTROL.sub("", text)
        repairs.append("control characters taken out")
    if not text.isascii():
        bare = text.encode("utf-8", "replace").decode()
        if bare != text:
            repairs.append("lone surrogates replaced")
        text = bare.replace("\u00a0", " ")
        for mark in _INVISIBLE:
            text = text.replace(mark, "")
        once = _once(text)
        if once != text:
            repairs.append("text that was encoded twice is decoded once more")
        text = once
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return text, repairs


def _once(text: str) -> str:
    """Undo an encoding that was applied twice, line by line."""
    return "\n".join(map(_line_once, text.split("\n"))) if _TWICE.search(text) else text


def _line_once(line: str) -> str:
    if not _TWICE.search(line):
        return line
    for encoding in ("cp1252", "latin-1"):
        try:
            return line.encode(encoding).decode()
        except UnicodeError:
            continue
    return line


def _known(name: str) -> str | None:
    try:
        return codecs.lookup(map_encoding_to_html5(name.strip("\"' "), True) or name).name
    except (LookupError, ValueError):
        return None


def _bom(data: bytes) -> str | None:
    return next((name for mark, name in _BOMS if data.startswith(mark)), None)


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeError:
        return False
    return True


def _likeliest(data: bytes, named: list[str]) -> str:
    """Of the encodings that are named and the one that is detected, the one that leaves the fewest odd letters."""
    found = _known(detect_encoding(data) or "")
    candidates = [name for name in (*named, found, "cp1252") if name]
    sample = data[:_SAMPLE]
    return min(dict.fromkeys(candidates), key=lambda name: len(_ODD.findall(sample.decode(name, errors="replace"))))
