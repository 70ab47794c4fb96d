"""Taking files in from outside a run: recognise, read, put into the intake.

Belongs here: what the command line and the assets of connectors share. Does not: what a file says (ingest).
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.ingest import stores
from pipeline.ingest.actors import read_publishers
from pipeline.ingest.archive import Archive
from pipeline.ingest.connectors import connectors_of
from pipeline.ingest.connectors.base import Connector, Item
from pipeline.ingest.faults import Fault
from pipeline.ingest.files import read_path
from pipeline.ingest.intake import Intake, Taken
from pipeline.ingest.originals import Publishers, Said
from pipeline.ingest.rights import not_kept
from pipeline.paths import Paths


def take_in(paths: Paths, names: Iterable[str], said: Said) -> Iterator[tuple[str, list[Fault]]]:
    """For each file or folder a sentence of what came of it, and what was turned away.

    Args:
        said: What is said of all documents that do not say it themselves.

    Raises:
        OSError: There is no such file.
        SourcesInvalid: A mapping under `sources/returns/` is not of its form.
    """
    publishers = Publishers(read_publishers(paths.sources).rows["publishers"])
    connectors = connectors_of(paths.sources)
    for name in names:
        taken = take(paths, _items(name, said, publishers, connectors))
        yield f"{name.rstrip('/').rpartition('/')[2]}: {taken.sentence()}", taken.faults


def _items(name: str, said: Said, publishers: Publishers, connectors: Sequence[Connector]) -> Iterator[Item]:
    if not stores.is_prefix(name):
        Path(name).stat()
        return read_path(Path(name), said, publishers, connectors)
    now = stores.listing(name)
    return stores.read_prefix(name, stores.changed(now, {}), now, said, publishers)


def take_changed(paths: Paths, prefixes: Iterable[str]) -> Taken:
    """Take in what is new or has changed below prefixes since this was last asked; a store that can't be asked is a fault."""
    state = paths.archive / "prefixes.json"
    seen: dict[str, dict[str, str]] = json.loads(state.read_text(encoding="utf-8")) if state.exists() else {}
    publishers = Publishers(read_publishers(paths.sources).rows["publishers"])

    def items() -> Iterator[Item]:
        for prefix in prefixes:
            try:
                now = stores.listing(prefix)
            except OSError as error:
                yield Fault(prefix, 1, "unreadable", f"{error.strerror}")
                continue
            yield from stores.read_prefix(prefix, stores.changed(now, seen.get(prefix, {})), now, Said(), publishers)
            seen[prefix] = now

    taken = take(paths, items())
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_text(json.dumps(seen, indent=1, sort_keys=True), encoding="utf-8")
    return taken


def take(paths: Paths, items: Iterable[Item]) -> Taken:
    """Put items into the intake as one batch."""
    publishers = read_publishers(paths.sources).rows["publishers"]
    known = [row["publisher_id"] for row in publishers]
    intake = Intake(paths.intake, Archive(paths.archive), known, not_kept(publishers))
    for item in items:
        intake.add(item)
    return intake.close()
