"""The inbox: originals that somebody put into a folder, as documents; what can't be read is turned away, and the run goes on.

Belongs here: plain text and Markdown with front matter. Does not belong here: fetching.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.ingest.check import check
from pipeline.ingest.elections import document_row
from pipeline.ingest.faults import Fault
from pipeline.ingest.rights import turned_away
from pipeline.ingest.texts import markdown_to_text, read_text, split_front_matter

Row = dict[str, Any]
SUFFIXES = {".txt", ".md"}
IGNORED = {"README.md", ".gitkeep"}


@dataclass(slots=True)
class Inbox:
    """What the inbox holds."""

    rows: list[Row] = field(default_factory=list)
    """Rows of `documents`, without what the publisher adds."""
    texts: dict[str, str] = field(default_factory=dict)
    """document_id → text of the original."""
    faults: list[Fault] = field(default_factory=list)
    """Files turned away."""

    def turn_away(self, publishers: frozenset[str]) -> None:
        """Let go of the texts of publishers that do not let them be kept."""
        for row in [row for row in self.rows if row["publisher_id"] in publishers]:
            self.rows.remove(row)
            text = self.texts.pop(row["document_id"])
            self.faults.append(turned_away(row["publisher_id"], row["url"], text, "inbox"))


def read_inbox(folder: Path, publishers: set[str]) -> Inbox:
    """Read every file below the inbox; one that can't be read, or whose publisher is unknown, is turned away."""
    inbox = Inbox()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.name in IGNORED or (path.is_dir() and not path.is_symlink()):
            continue
        name = f"inbox/{path.relative_to(folder)}"
        read = _read(path, name, publishers)
        if isinstance(read, list):
            inbox.faults.extend(read)
            continue
        row, text = read
        if row["document_id"] in inbox.texts:
            inbox.faults.append(Fault(name, 1, "duplicate-document", "same address and date as another file of the inbox"))
            continue
        inbox.rows.append(row)
        inbox.texts[row["document_id"]] = text
    return inbox


def _read(path: Path, name: str, publishers: set[str]) -> tuple[Row, str] | list[Fault]:
    if path.suffix.lower() not in SUFFIXES and not path.is_symlink():
        return [Fault(name, 1, "format", f"files ending in {path.suffix or 'nothing'} are not read; save it as .txt or .md")]
    text = read_text(path, name)
    framed = text if isinstance(text, Fault) else split_front_matter(text, name)
    if isinstance(framed, Fault):
        return [framed]
    if faults := check(framed.front, "original", name):
        return faults
    front = framed.front.data
    if front["publisher"] not in publishers:
        return [Fault(name, 1, "unknown-publisher", f"{front['publisher']!r} is not in sources/publishers.yaml; add it there")]
    body = markdown_to_text(framed.text) if path.suffix.lower() == ".md" else framed.text
    if not body.strip():
        return [Fault(name, framed.text_line, "empty", "no text below the front matter")]
    return document_row(front, body, None, "original"), body
