"""The door of the fourth room: a verified, immutable version."""

import datetime

import dagster as dg

from pipeline.inputs import inputs_by_part, inputs_sha256
from pipeline.release.build import build_release
from pipeline.release.console import console_files
from pipeline.release.version import commit_of, release_date
from pipeline.resources import Project
from pipeline.tables import OWNER
from schemas.model import tables


class ReleaseConfig(dg.Config):
    """What may be asked of a release."""

    version: str = ""
    """Version to write; the next one where it is empty."""
    date: str = ""
    """Date of the release; that of the commit where it is empty."""


@dg.asset(
    deps=[info.name for info in tables(released_only=True) if info.layer != "release"],
    group_name="release",
    owners=[OWNER],
    kinds={"parquet", "duckdb"},
    description="A verified, immutable version under releases/: Parquet, CSV, DuckDB, descriptors, sums. "
    "Nothing is written where nothing has changed.",
)
def release(context: dg.AssetExecutionContext, config: ReleaseConfig, project: Project) -> dg.MaterializeResult:
    """Write the next version from the warehouse."""
    paths = project.paths
    commit, dirty = commit_of(paths.root)
    date = datetime.date.fromisoformat(config.date) if config.date else release_date(paths.root)
    console = console_files(paths.console, paths.console_sources)
    built = build_release(
        project.warehouse.connection,
        paths.releases,
        date=date,
        inputs_sha256=inputs_sha256(paths),
        inputs=inputs_by_part(paths),
        commit=commit,
        dirty=dirty,
        checks=project.warehouse.rows("SELECT * FROM check_outcomes ORDER BY table_name, check_name"),
        console=console,
        version=config.version or None,
        notes=paths.sources / "notes",
        progress=context.log.info,
    )
    return dg.MaterializeResult(
        metadata={"version": built.version, "path": dg.MetadataValue.path(built.path.relative_to(paths.root)), "says": built.sentence()}
    )
