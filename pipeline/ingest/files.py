"""Files, folders and prefixes of object stores as originals: what each file is, its front matter or the sidecar beside it.

Belongs here: walking folders and containers, telling archives from documents. Does not belong here: formats (extract), containers,
tables of documents (rows), archives of one known shape (connectors).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.ingest import containers, rows
from pipeline.ingest.check import check
from pipeline.ingest.connectors import CONNECTORS, recognise
from pipeline.ingest.connectors.base import HEAD_BYTES, Connector, Item
from pipeline.ingest.containers import Budget
from pipeline.ingest.extract import MAX_BYTES, Refused, extract, format_of
from pipeline.ingest.faults import Fault
from pipeline.ingest.originals import Publishers, Said, original
from pipeline.ingest.texts import read_regular, split_front_matter
from pipeline.ingest.yamlfile import load

SIDECAR = ".yaml"
"""What `report.pdf.yaml` says is said of `report.pdf`."""
IGNORED = {"README.md", ".gitkeep"}


def read_path(path: Path, said: Said, publishers: Publishers, connectors: Sequence[Connector] = CONNECTORS) -> Iterator[Item]:
    """Originals, rows and faults of a file, or of every file below a folder, in the order of their names."""
    if not path.is_dir():
        yield from read_file(path, path.name, said, publishers, connectors)
        return
    files = [file for file in sorted(path.rglob("*")) if not passed_over(file)]
    datasets = {file.parent for file in files if _recognised(file, connectors)}
    for file in files:
        if file.parent in datasets and not _recognised(file, connectors) and not has_sidecar(file):
            # The other tables of a dataset, and what is written about it, are no documents.
            continue
        yield from read_file(file, str(file.relative_to(path.parent)), said, publishers, connectors)


def _recognised(file: Path, connectors: Sequence[Connector]) -> bool:
    """Whether a connector reads a file."""
    head = read_regular(file, file.name, HEAD_BYTES, cut=True)
    return not isinstance(head, Fault) and recognise(file.name, head, connectors) is not None


def passed_over(file: Path) -> bool:
    """Whether a path below a folder is no input of its own: a folder, a sidecar, a note about the folder."""
    return file.name in IGNORED or file.suffix == SIDECAR or (file.is_dir() and not file.is_symlink())


def has_sidecar(file: Path) -> bool:
    """Whether a file stands beside it that says what it is."""
    return file.with_name(file.name + SIDECAR).is_file()


def read_file(path: Path, name: str, said: Said, publishers: Publishers, connectors: Sequence[Connector] = CONNECTORS) -> Iterator[Item]:
    """Originals, rows and faults of a file; `name` is what it is called in faults."""
    beside = _sidecar(path, name)
    if isinstance(beside, list):
        yield from beside
    else:
        yield from _Reading(publishers, connectors).read(path, name, said.under(beside), 0)


class _Reading:
    """One input with all that it contains, and what it may still unpack."""

    def __init__(self, publishers: Publishers, connectors: Sequence[Connector]) -> None:
        self._publishers, self._connectors, self._budget = publishers, connectors, Budget()

    def read(self, path: Path, name: str, said: Said, depth: int) -> Iterator[Item]:
        head = read_regular(path, name, HEAD_BYTES, cut=True)
        if isinstance(head, Fault):
            yield head
        elif connector := recognise(path.name, head, self._connectors):
            yield from connector.read(path)
        elif form := rows.form_of(head, path.name):
            yield from rows.documents(path, name, form, said, self._publishers)
        elif container := containers.container_of(head, path.name):
            yield from self._contained(container, path, name, said, depth)
        else:
            data = read_regular(path, name, MAX_BYTES)
            yield data if isinstance(data, Fault) else document(data, name, said, self._publishers)

    def _contained(self, container: str, path: Path, name: str, said: Said, depth: int) -> Iterator[Item]:
        if depth >= containers.MAX_DEPTH:
            yield Fault(name, 1, "too-deep", f"containers are nested deeper than {containers.MAX_DEPTH}")
        elif container == "warc":
            for page in containers.pages(path, name, self._budget):
                yield page if isinstance(page, Fault) else self._page(page, said)
        elif container == "gz":
            with containers.spooled(path.name.removesuffix(".gz")) as into:
                fault = containers.gunzip(path, name, into, self._budget)
                yield from [fault] if fault else self.read(into, name, said, depth + 1)
        elif containers.is_office(path):
            yield Fault(name, 1, "format", "documents of office suites are not read; save it as PDF or text")
        else:
            for place, member in containers.members(path, name, self._budget):
                yield from [member] if isinstance(member, Fault) else self.read(member, place, said, depth + 1)

    def _page(self, page: containers.Page, said: Said) -> Item:
        given = Said(read=page.seen[:10], first_seen=page.seen).under(said)
        return document(page.body, page.place, given, self._publishers, found=page.url, content_type=page.content_type)


def _sidecar(path: Path, name: str) -> dict[str, Any] | list[Fault]:
    """What the file beside a file says of it."""
    if not has_sidecar(path):
        return {}
    beside = path.with_name(path.name + SIDECAR)
    text = read_regular(beside, name + SIDECAR, MAX_BYTES)
    if isinstance(text, Fault):
        return [text]
    loaded = load(text.decode("utf-8", "replace"), name + SIDECAR)
    return check(loaded, "sidecar", name + SIDECAR) or loaded.data


def document(
    data: bytes, name: str, said: Said, publishers: Publishers, *, found: str | None = None, content_type: str | None = None
) -> Item:
    """One document of its bytes, or the fault that keeps it out.

    Args:
        name: Place of the bytes: a file, with a number behind a colon where it holds many.
        found: Where it was found: its address where it names no canonical one.
        content_type: What the server called it.
    """
    form = format_of(data[:HEAD_BYTES], name, content_type)
    rest = data
    if form in ("text", "markdown") and data.startswith(b"---"):
        framed = split_front_matter(data.decode("utf-8-sig", "replace").replace("\r\n", "\n"), name)
        if isinstance(framed, Fault):
            return framed
        if faults := check(framed.front, "sidecar", name):
            return faults[0]
        said, rest = said.under(framed.front.data), framed.text.encode()
    try:
        read = extract(rest, name=name, url=said.url or found, content_type=content_type, form=form, language=said.language)
    except Refused as refused:
        place, _, number = name.rpartition(":")
        where = (place, int(number)) if number.isdigit() else (name, 1)
        return Fault(*where, refused.rule, refused.message)
    return original(read, said, publishers, name, data, found)
