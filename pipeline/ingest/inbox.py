"""The inbox: originals that somebody put into a folder, as documents; what can't be read is turned away, and the run goes on.

Belongs here: plain text and Markdown with front matter, and whatever `files` reads, with a sidecar where it says too little of itself.
Does not belong here: fetching.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.ingest.check import check
from pipeline.ingest.elections import document_row
from pipeline.ingest.faults import Fault
from pipeline.ingest.files import has_sidecar, passed_over, read_file
from pipeline.ingest.intake import OF_VERSIONS, Original, TableRow, row_of
from pipeline.ingest.originals import Publishers, Said
from pipeline.ingest.rights import turned_away
from pipeline.ingest.texts import markdown_to_text, read_text, split_front_matter

Row = dict[str, Any]
SUFFIXES = {".txt", ".md"}
"""Files that open with front matter, unless a sidecar stands beside them."""
_Read = tuple[Row, str, Row] | Fault
"""Row of `documents`, text, what else is said of this version; or why there is none."""


@dataclass(slots=True)
class Inbox:
    """What the inbox holds."""

    rows: list[Row] = field(default_factory=list)
    """Rows of `documents`, without what the publisher adds."""
    texts: dict[str, str] = field(default_factory=dict)
    """document_id → text of the original."""
    said: dict[str, Row] = field(default_factory=dict)
    """document_id → what `document_versions` says of it besides."""
    faults: list[Fault] = field(default_factory=list)
    """Files turned away."""

    def turn_away(self, publishers: frozenset[str]) -> None:
        """Let go of the texts of publishers that do not let them be kept."""
        for row in [row for row in self.rows if row["publisher_id"] in publishers]:
            self.rows.remove(row)
            text = self.texts.pop(row["document_id"])
            self.faults.append(turned_away(row["publisher_id"], row["url"], text, "inbox"))


def read_inbox(folder: Path, publishers: set[str], known: Publishers | None = None) -> Inbox:
    """Read every file below the inbox; one that can't be read, or whose publisher is unknown, is turned away.

    Args:
        known: Whose site a host is; without it every file must name its publisher.
    """
    inbox = Inbox()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if passed_over(path):
            continue
        name = f"inbox/{path.relative_to(folder)}"
        for read in _read(path, name, known or Publishers(())):
            _take(inbox, read, name, publishers)
    return inbox


def _take(inbox: Inbox, read: _Read, name: str, publishers: set[str]) -> None:
    if isinstance(read, Fault):
        inbox.faults.append(read)
        return
    row, text, said = read
    if row["publisher_id"] not in publishers:
        inbox.faults.append(Fault(name, 1, "unknown-publisher", f"{row['publisher_id']!r} is not in sources/publishers.yaml; add it there"))
    elif row["document_id"] in inbox.texts:
        inbox.faults.append(Fault(name, 1, "duplicate-document", "same address and date as another file of the inbox"))
    else:
        inbox.rows.append(row)
        inbox.texts[row["document_id"]] = text
        inbox.said[row["document_id"]] = said


def _read(path: Path, name: str, known: Publishers) -> Iterator[_Read]:
    """What a file holds: a text with front matter, else whatever is read of files anywhere."""
    if path.suffix.lower() in SUFFIXES and not has_sidecar(path):
        yield from _framed(path, name)
        return
    for item in read_file(path, name, Said(), known):
        if isinstance(item, Fault):
            yield item
        elif not isinstance(item, TableRow):
            yield _original(item)


def _original(item: Original) -> _Read:
    row = row_of(item)
    if isinstance(row, Fault):
        return row
    said = {key: row.pop(key) for key in OF_VERSIONS}
    return row, item.text, said


def _framed(path: Path, name: str) -> Iterator[_Read]:
    text = read_text(path, name)
    framed = text if isinstance(text, Fault) else split_front_matter(text, name)
    if isinstance(framed, Fault):
        yield framed
        return
    if faults := check(framed.front, "original", name):
        yield from faults
        return
    body = markdown_to_text(framed.text) if path.suffix.lower() == ".md" else framed.text
    if body.strip():
        yield document_row(framed.front.data, body, None, "original"), body, {}
    else:
        yield Fault(name, framed.text_line, "empty", "no text below the front matter")
