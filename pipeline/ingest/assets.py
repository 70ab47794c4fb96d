"""The door of the first room: everything read, as one asset for each table."""

from collections.abc import Iterator

import dagster as dg

from pipeline.ingest.archive import Archive
from pipeline.ingest.faults import SourcesInvalid
from pipeline.ingest.read import read_all
from pipeline.inputs import prefixes
from pipeline.intake import take_changed
from pipeline.resources import Project
from pipeline.tables import OWNER, markdown, table_metadata, table_spec
from schemas.model import tables

TABLES = [info.name for info in tables() if info.layer == "ingest"]


BROUGHT_IN = ("stored_documents",)
"""Assets that bring documents in; they run before a reading where a job asks for both, and no build asks for them."""
_SPECS = [table_spec(name, BROUGHT_IN if name == "documents" else (), kinds=("yaml", "duckdb")) for name in TABLES]


@dg.asset(
    group_name="intake",
    owners=[OWNER],
    kinds={"python", "parquet"},
    description="Documents below the prefixes of object stores that BALLOT_ECHO_PREFIXES names: what is new or has changed is taken in.",
    retry_policy=dg.RetryPolicy(max_retries=2, delay=30, backoff=dg.Backoff.EXPONENTIAL),
)
def stored_documents(context: dg.AssetExecutionContext, project: Project) -> dg.MaterializeResult:
    """Take in what is new below the prefixes; a store that can't be asked is told, and the rest goes on."""
    taken = take_changed(project.paths, prefixes())
    context.log.info(taken.sentence())
    counts = {"in": taken.n_in, "taken": taken.n_documents, "turned_away": len(taken.faults)}
    return dg.MaterializeResult(metadata={**counts, "says": taken.sentence()})


@dg.multi_asset(specs=_SPECS, name="read_sources")
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
