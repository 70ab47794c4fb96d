"""Files and folders as originals: what each file is, its front matter or the sidecar beside it, and one document or many from it.

Belongs here: walking folders, telling archives from documents. Does not belong here: formats (extract), archives of one known shape
(connectors).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.ingest.connectors import recognise
from pipeline.ingest.connectors.base import HEAD_BYTES, Item
from pipeline.ingest.extract import MAX_BYTES, Refused, extract, format_of
from pipeline.ingest.faults import Fault
from pipeline.ingest.originals import Publishers, Said, original
from pipeline.ingest.texts import read_regular, split_front_matter
from pipeline.ingest.yamlfile import load

SIDECAR = ".yaml"
"""What `report.pdf.yaml` says is said of `report.pdf`."""
_IGNORED = {"README.md", ".gitkeep"}


def read_path(path: Path, said: Said, publishers: Publishers) -> Iterator[Item]:
    """Originals, rows and faults of a file, or of every file below a folder, in the order of their names."""
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.name in _IGNORED or file.suffix == SIDECAR or (file.is_dir() and not file.is_symlink()):
            continue
        name = str(file.relative_to(path.parent))
        yield from _read_file(file, name, said, publishers)


def _read_file(path: Path, name: str, said: Said, publishers: Publishers) -> Iterator[Item]:
    head = read_regular(path, name, HEAD_BYTES, cut=True)
    if isinstance(head, Fault):
        yield head
        return
    if connector := recognise(path.name, head):
        yield from connector.read(path)
        return
    beside = _sidecar(path, name)
    if isinstance(beside, Fault):
        yield beside
        return
    data = read_regular(path, name, MAX_BYTES)
    yield data if isinstance(data, Fault) else document(data, name, said.under(beside), publishers)


def _sidecar(path: Path, name: str) -> dict[str, Any] | Fault:
    beside = path.with_name(path.name + SIDECAR)
    if not beside.is_file():
        return {}
    text = read_regular(beside, name + SIDECAR, MAX_BYTES)
    if isinstance(text, Fault):
        return text
    loaded = load(text.decode("utf-8", "replace"), name + SIDECAR)
    if loaded.faults:
        return loaded.faults[0]
    return loaded.data if isinstance(loaded.data, dict) else Fault(name + SIDECAR, 1, "wrong-type", "keys and values are wanted")


def document(data: bytes, name: str, said: Said, publishers: Publishers, content_type: str | None = None) -> Item:
    """One document of its bytes, or the fault that keeps it out."""
    form = format_of(data[:HEAD_BYTES], name, content_type)
    rest = data
    if form in ("text", "markdown") and data.startswith(b"---"):
        framed = split_front_matter(data.decode("utf-8-sig", "replace").replace("\r\n", "\n"), name)
        if isinstance(framed, Fault):
            return framed
        if framed.front.faults:
            return framed.front.faults[0]
        said, rest = said.under(framed.front.data or {}), framed.text.encode()
    try:
        read = extract(rest, name=name, url=said.url, content_type=content_type, form=form, language=said.language)
    except Refused as refused:
        return Fault(name, 1, refused.rule, refused.message)
    return original(read, said, publishers, f"{name}:1", data)
