"""The door of the connectors: one asset for each, which takes in what lies in the folder of datasets.

Belongs here: turning the register into assets. A connector that is added to the register is covered without a line here; mappings of
returns are the connectors of the project at hand. No build asks for these assets: they have jobs of their own, `take_archives` month by
month where the source has a calendar, `take_datasets` as a whole.
"""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg

from pipeline.ingest.connectors import CONNECTORS, connectors_of, recognise
from pipeline.ingest.connectors.base import HEAD_BYTES, Connector, Item
from pipeline.ingest.faults import Fault, SourcesInvalid
from pipeline.ingest.intake import Original
from pipeline.intake import take
from pipeline.partitions import MONTHS, month_of
from pipeline.paths import Paths
from pipeline.resources import Project
from pipeline.tables import OWNER

SHOWN = 20
"""Reasons shown in the metadata."""


class ArchiveConfig(dg.Config):
    """Where an archive lies."""

    path: str = ""
    """File, or folder that is searched; the project's folder `datasets/` where it is empty."""


def asset_name(connector: Connector) -> str:
    """Name of the asset of a connector."""
    return f"archive_{connector.name.replace('-', '_')}"


def connector_asset(connector: Connector) -> dg.AssetsDefinition:
    """The asset that takes in what a connector reads."""

    @dg.asset(
        name=asset_name(connector),
        group_name="intake",
        owners=[OWNER],
        kinds={"python", "parquet"},
        description=f"{connector.about} Taken in from the folder of datasets; the next build reads it.",
        tags={"calendar": "months" if connector.monthly else "none"},
        partitions_def=MONTHS if connector.monthly else None,
        retry_policy=dg.RetryPolicy(max_retries=2, delay=30, backoff=dg.Backoff.EXPONENTIAL),
        metadata={"tables": ", ".join(connector.tables)},
    )
    def archive(context: dg.AssetExecutionContext, config: ArchiveConfig, project: Project) -> dg.MaterializeResult:
        files = found(connector, Path(config.path) if config.path else project.paths.datasets)
        items = (item for path in files for item in connector.read(path))
        month = month_of(context) if connector.monthly else None
        taken = take(project.paths, items if month is None else of_month(items, month))
        context.log.info(taken.sentence())
        counts = {"files": len(files), "in": taken.n_in, "taken": taken.n_documents, "turned_away": len(taken.faults)}
        reasons = "\n".join(f"- {fault}" for fault in taken.faults[:SHOWN])
        told = {"says": taken.sentence(), "reasons": dg.MetadataValue.md(reasons or "none")}
        return dg.MaterializeResult(metadata={**counts, **taken.n_rows, **told})

    return archive


def found(connector: Connector, place: Path) -> list[Path]:
    """Files that the connector recognises, in the order of their names; none where there is no such folder."""
    files = sorted(path for path in place.rglob("*") if path.is_file() and not path.is_symlink()) if place.is_dir() else [place]
    known: list[Path] = []
    for path in files:
        if path.is_file():
            with path.open("rb") as handle:
                head = handle.read(HEAD_BYTES)
            if recognise(path.name, head, [connector]):
                known.append(path)
    return known


def of_month(items: Iterator[Item], month: str) -> Iterator[Item]:
    """Documents and days of a month; what is turned away has no month and comes with each: a build counts it once."""
    for item in items:
        if isinstance(item, Fault) or (item.published if isinstance(item, Original) else str(item.row["day"]))[:7] == month:
            yield item


def connector_assets(paths: Paths) -> list[dg.AssetsDefinition]:
    """The assets of all connectors of a project; of the register alone where a mapping is broken, which a build says."""
    try:
        connectors = connectors_of(paths.sources)
    except SourcesInvalid:
        connectors = CONNECTORS
    return [connector_asset(connector) for connector in connectors]
