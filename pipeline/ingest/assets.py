"""The door of the first room: everything read, as one asset for each table."""

from collections.abc import Iterator

import dagster as dg

from pipeline.ingest.archive import Archive
from pipeline.ingest.faults import SourcesInvalid
from pipeline.ingest.read import read_all
from pipeline.resources import Project
from pipeline.tables import markdown, table_metadata, table_spec
from schemas.model import tables

TABLES = [info.name for info in tables() if info.layer == "ingest"]


@dg.multi_asset(specs=[table_spec(name, kinds=("yaml", "duckdb")) for name in TABLES], name="read_sources")
def read_sources(context: dg.AssetExecutionContext, project: Project) -> Iterator[dg.MaterializeResult]:
    """Read `sources/` and the inbox, check them, and fill the reference tables, `documents` and `records`."""
    paths = project.paths
    try:
        rows = read_all(paths.sources, paths.inbox, Archive(paths.archive), paths.releases, paths.intake)
    except SourcesInvalid as error:
        raise dg.Failure(str(error), metadata={"faults": dg.MetadataValue.md(_listed(error))}, allow_retries=False) from None
    for name in TABLES:
        project.warehouse.write_rows(name, rows[name])
        yield dg.MaterializeResult(asset_key=name, metadata=table_metadata(project.warehouse, name))


def _listed(error: SourcesInvalid) -> str:
    import polars as pl

    names = ("path", "line", "rule", "message")
    return markdown(pl.DataFrame([{name: getattr(fault, name) for name in names} for fault in error.faults]))
