"""Taking files in from outside a run: recognise, read, put into the intake.

Belongs here: what the command line and the assets of connectors share. Does not: what a file says (ingest).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.ingest.actors import read_reference
from pipeline.ingest.archive import Archive
from pipeline.ingest.connectors import recognise
from pipeline.ingest.connectors.base import HEAD_BYTES, Item
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import Intake, Taken
from pipeline.paths import Paths


def take_in(paths: Paths, files: Iterable[Path]) -> Iterator[tuple[str, list[Fault]]]:
    """For each file a sentence of what came of it, and what was turned away."""
    for path in files:
        with path.open("rb") as handle:
            found = recognise(path.name, handle.read(HEAD_BYTES))
        if found is None:
            raise ValueError(f"{path}: of no shape that is known")
        taken = take(paths, found.read(path))
        yield f"{path.name}, read as {found.name}: {taken.sentence()}", taken.faults


def take(paths: Paths, items: Iterable[Item]) -> Taken:
    """Put items into the intake as one batch."""
    publishers = read_reference(paths.sources).ids("publishers", "publisher_id")
    intake = Intake(paths.intake, Archive(paths.archive), publishers)
    for item in items:
        intake.add(item)
    return intake.close()
