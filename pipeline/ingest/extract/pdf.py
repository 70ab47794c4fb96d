"""PDF by pypdf: lines to paragraphs, without running heads and page numbers.

Belongs here: reports and statements that are text. Does not belong here: scanned pages, which hold no text and are refused.
"""

import datetime
import io
import itertools
import logging
import re
import time
from collections import Counter
from typing import Any

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError
from resiliparse.process_guard import ExecutionTimeout, InterruptType, time_guard

from pipeline.ingest.extract import days, encoding
from pipeline.ingest.extract.language import language_of
from pipeline.ingest.extract.model import MAX_CHARS, Extracted, Refused

MAX_PAGES = 1_000
MAX_SECONDS = 120
"""Longest time that one file may take: a small one can ask for hours of work."""
_EDGE = 2
"""Lines at the head and foot of a page that may be running heads."""
_NUMBER = re.compile(r"(?:page|p\.|seite|стр\.)?\s*[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|/|de|von|из)\s*\d{1,4})?", re.I)
_BULLET = re.compile(r"(?:[-•–▪●◦*]|\d{1,2}[.)]|\(?[a-z]\))\s+")
_END = tuple('.!?:;…”"»)')

# It tells of each thing that it mends, line by line; what matters is raised.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

Line = tuple[float, float, str]
"""Height of its foot on the page, size of its letters, text."""


def read(data: bytes, *, language: str | None = None) -> Extracted:
    """Take a document out of a PDF.

    Raises:
        Refused: It is encrypted, broken, too long, or holds no text.
    """
    begun = time.monotonic()
    try:
        with time_guard(timeout=MAX_SECONDS, grace_period=5, interrupt_type=InterruptType.exception):
            pages, named, made = _read(data)
    except Refused:
        raise
    except ExecutionTimeout:
        raise Refused("too-slow", f"it can't be read within {MAX_SECONDS} seconds") from None
    except FileNotDecryptedError:
        raise Refused("encrypted", "it opens with a password only") from None
    except Exception as error:  # a broken file breaks the reader in any way
        if time.monotonic() - begun >= MAX_SECONDS:
            # The reader may catch the interruption and tell of it as a fault of its own.
            raise Refused("too-slow", f"it can't be read within {MAX_SECONDS} seconds") from None
        raise Refused("broken-pdf", f"it can't be read: {type(error).__name__}: {error}"[:300]) from None
    text, repairs = encoding.clean("\n\n".join(_paragraphs(pages)))
    if not text.strip():
        raise Refused("no-text", "it holds no text, perhaps scanned pages; put its text into the inbox")
    spoken = language or language_of(text)
    published = days.written(text, spoken)
    if published:
        repairs.append("date read from the text")
    elif made:
        published = made.date().isoformat()
        repairs.append("date of publication taken from the file's making")
    title = _title(pages, named.get("/Title"), text)
    if title and not " ".join(text.split()).casefold().startswith(title.casefold()):
        text = f"{title}\n\n{text}"
    return Extracted(text, "pdf", title, named.get("/Author") or None, published, spoken, repairs=tuple(repairs))


def _read(data: bytes) -> tuple[list[list[Line]], dict[str, str], datetime.datetime | None]:
    """Lines of the pages, title and author as the file names them, when it was made."""
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("encrypted", "it opens with a password only")
    if len(reader.pages) > MAX_PAGES:
        raise Refused("too-long", f"{len(reader.pages):,} pages, at most {MAX_PAGES:,} are read")
    pages, info = _pages(reader), reader.metadata
    if not info:
        return pages, {}, None
    return pages, {key: str(info.get(key) or "").strip() for key in ("/Title", "/Author")}, info.creation_date


def _pages(reader: PdfReader) -> list[list[Line]]:
    pages, length = [], 0
    for page in reader.pages:
        lines = _lines(page)
        length += sum(len(text) for _, _, text in lines)
        if length > MAX_CHARS:
            raise Refused("too-long", f"more than {MAX_CHARS:,} characters")
        pages.append(lines)
    return _without_running_heads(pages)


def _lines(page: Any) -> list[Line]:
    """Lines of a page from top to bottom, as they are written."""
    found: list[Line] = []

    def see(text: str, matrix: list[float], inner: list[float], _: Any, size: float) -> None:
        foot = inner[5] * matrix[3] + matrix[5] if matrix[3] else inner[5]
        height = abs(size * (inner[3] or 1) * (matrix[3] or 1))
        for number, piece in enumerate(text.split("\n")):
            if not piece.strip():
                continue
            if number == 0 and found and abs(found[-1][0] - foot) < 0.5 * max(height, 1):
                found[-1] = (foot, found[-1][1], f"{found[-1][2]}{piece}")
            else:
                found.append((foot, height, piece))

    page.extract_text(visitor_text=see)
    return [(foot, height, " ".join(text.split())) for foot, height, text in found]


def _without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Pages without what stands at the head or foot of at least half of them, and without page numbers."""
    edges = Counter(text for lines in pages for text in {text for _, _, text in (*lines[:_EDGE], *lines[-_EDGE:])})
    often = {text for text, count in edges.items() if count > 2 and 2 * count >= len(pages)}
    return [
        [
            line
            for number, line in enumerate(lines)
            if not (number < _EDGE or number >= len(lines) - _EDGE) or not (line[2] in often or _NUMBER.fullmatch(line[2]))
        ]
        for lines in pages
    ]


def _paragraphs(pages: list[list[Line]]) -> list[str]:
    """Lines joined to paragraphs: a wider gap, a change of size, a bullet or a short last line parts them; a page break does not."""
    paragraphs: list[str] = []
    for lines in pages:
        steps = Counter(round(above[0] - below[0], 1) for above, below in itertools.pairwise(lines) if above[0] > below[0])
        step = steps.most_common(1)[0][0] if steps else 0.0
        width = max((len(text) for _, _, text in lines), default=0)
        for number, (foot, size, text) in enumerate(lines):
            above = lines[number - 1] if number else None
            if above is None:
                fresh = not paragraphs or paragraphs[-1].endswith(_END) or not text[:1].islower()
            else:
                gap = above[0] - foot
                short = len(above[2]) < 0.6 * width and above[2].endswith(_END)
                fresh = gap > 1.35 * step > 0 or gap < -step or abs(above[1] - size) > 0.5 or short or bool(_BULLET.match(text))
            if fresh or not paragraphs:
                paragraphs.append(text)
            else:
                paragraphs[-1] = _joined(paragraphs[-1], text)
    return paragraphs


def _joined(before: str, text: str) -> str:
    """Two lines as one; a word parted by a hyphen at the line's end is put together."""
    if before.endswith("-") and before[-2:-1].isalpha() and text[:1].islower():
        return before[:-1] + text
    return f"{before} {text}"


def _title(pages: list[list[Line]], named: str | None, text: str) -> str | None:
    """The title that the file names where its text says it too; else the line of the largest letters on the first page."""
    if named and named.casefold() in " ".join(text[:3000].split()).casefold():
        return named
    first = pages[0] if pages else []
    largest = max((size for _, size, _ in first), default=0)
    head = [line for line in first if abs(line[1] - largest) < 0.5]
    if len(head) < len(first) and (title := " ".join(line[2] for line in head[:4])) and len(title) <= 300:
        return title
    return named or None
