"""Taking files in from outside a run: recognise, read, put into the intake.

Belongs here: what the command line and the assets of connectors share. Does not: what a file says (ingest).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.ingest.actors import read_reference
from pipeline.ingest.archive import Archive
from pipeline.ingest.connectors.base import Item
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
    """
    publishers = Publishers(read_reference(paths.sources).rows["publishers"])
    for name in names:
        path = Path(name)
        path.stat()
        taken = take(paths, read_path(path, said, publishers))
        yield f"{path.name}: {taken.sentence()}", taken.faults


def take(paths: Paths, items: Iterable[Item]) -> Taken:
    """Put items into the intake as one batch."""
    publishers = read_reference(paths.sources).rows["publishers"]
    known = [row["publisher_id"] for row in publishers]
    intake = Intake(paths.intake, Archive(paths.archive), known, not_kept(publishers))
    for item in items:
        intake.add(item)
    return intake.close()
