"""Connectors: archives and datasets of one known shape, each a module, recognised by their columns and not by their names.

Belongs here: the register, and how a file finds its connector. Does not belong here: formats of single documents (extract).
"""

from collections.abc import Sequence
from pathlib import Path

from pipeline.ingest.connectors.base import Connector, Opened
from pipeline.ingest.connectors.factbook import FACTBOOK
from pipeline.ingest.connectors.gdelt import GDELT
from pipeline.ingest.connectors.parlgov import PARLGOV
from pipeline.ingest.connectors.press import PRESS
from pipeline.ingest.connectors.returns import returns_of
from pipeline.ingest.connectors.wikidata import WIKIDATA
from pipeline.ingest.connectors.wikipedia import WIKIPEDIA

CONNECTORS: tuple[Connector, ...] = (*PRESS, PARLGOV, *FACTBOOK, GDELT, WIKIDATA, WIKIPEDIA)
"""Every connector; neither columns nor shapes of two are alike."""


def connectors_of(sources: Path) -> tuple[Connector, ...]:
    """Every connector of a project: those of the register, and one a mapping in `sources/returns/`.

    Raises:
        SourcesInvalid: A mapping is not of its form.
    """
    return (*CONNECTORS, *returns_of(sources))


def recognise(name: str, head: bytes, connectors: Sequence[Connector] = CONNECTORS) -> Connector | None:
    """The connector that reads a file, or None.

    Args:
        name: Name of the file; its last suffix beside `.gz` says what form it has.
        head: First bytes of the file as it lies there, compressed or not; 64 KiB are enough.
    """
    opened = Opened.of(name, head)
    return next((connector for connector in connectors if connector.recognises(opened)), None)
