"""Reading texts: files with front matter, Markdown, plain text; with limits on what is let in.

Belongs here: from bytes on disk to a text and what its front matter says. Does not belong here: what the text means.
"""

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.ingest.faults import Fault
from pipeline.ingest.yamlfile import Loaded, load

MAX_BYTES = 10 * 2**20
"""Largest text file that is read."""
_RULER = "---"


@dataclass(frozen=True, slots=True)
class Framed:
    """A text with its front matter."""

    front: Loaded
    text: str
    """Body without leading and trailing blank lines, `\\n` at line ends."""
    text_line: int
    """Line of the file on which the body starts."""


def read_text(path: Path, name: str, *, max_bytes: int = MAX_BYTES) -> str | Fault:
    """Text of a regular UTF-8 file of bounded size; else the fault that keeps it out."""
    data = read_regular(path, name, max_bytes)
    if isinstance(data, Fault):
        return data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Fault(name, line, "not-utf-8", f"byte {error.start} is not UTF-8; save the file as UTF-8")
    if "\x00" in text:
        return Fault(name, text[: text.index("\x00")].count("\n") + 1, "binary", "holds a NUL character; only text is read")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_regular(path: Path, name: str, max_bytes: int, *, cut: bool = False) -> bytes | Fault:
    """Bytes of a regular file, looked at through one handle so that it can't be swapped in between; else the fault that keeps it out.

    Args:
        max_bytes: Most bytes that are read.
        cut: Give the first bytes of a longer file, where it would be a fault.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                return Fault(name, 1, "not-a-file", "only regular files are read")
            if found.st_size > max_bytes and not cut:
                return Fault(
                    name, 1, "too-large", f"{found.st_size:,} bytes, at most {max_bytes:,} are read; cut it to the part that matters"
                )
            return file.read(max_bytes)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return Fault(name, 1, "symlink", "a symbolic link is not followed; put the file itself here")
        return Fault(name, 1, "unreadable", f"{error.strerror}")


def split_front_matter(text: str, name: str) -> Framed | Fault:
    """Part a text into front matter (between two lines of `---` at its head) and body."""
    lines = text.split("\n")
    if not lines or lines[0].rstrip() != _RULER:
        return Fault(name, 1, "no-front-matter", "the file must open with a line ---, the front matter, and a line ---")
    ends = (number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _RULER)
    end = next(ends, None)
    if end is None:
        return Fault(name, 1, "no-front-matter", "the front matter is not closed; add a line --- below it")
    front = load("\n".join(lines[1:end]), name, first_line=2)
    first = next((number for number in range(end + 1, len(lines)) if lines[number].strip()), len(lines) - 1)
    return Framed(front, "\n".join(lines[first:]).strip("\n"), first + 1)


def unwrap(text: str) -> str:
    """Paragraphs on one line each: soft line breaks are spaces, as in Markdown; blank lines and list items part blocks."""
    blocks: list[str] = []
    fresh = True
    for line in text.split("\n"):
        bare = line.strip()
        if not bare:
            fresh = True
        elif fresh or bare.startswith(("- ", "* ", "#", "> ")):
            blocks.append(("\n" if fresh and blocks else "") + bare)
            fresh = False
        else:
            blocks[-1] += " " + bare
    return "\n".join(blocks)


def markdown_to_text(text: str) -> str:
    """Plain text of a Markdown document: blocks parted by blank lines, emphasis and links reduced to their words."""
    blocks = (token for token in MarkdownIt("commonmark").parse(text) if token.type in ("inline", "fence", "code_block"))
    return "\n\n".join(filter(None, (_plain(token).strip() for token in blocks)))


def _plain(token: Token) -> str:
    if token.children is None:
        return token.content
    return "".join("\n" if child.type == "hardbreak" else " " if child.type == "softbreak" else child.content for child in token.children)
