"""The door of the fifth room: the latest version at a target.

Belongs here: publishing as an asset. What it does stands in `pipeline/publishing.py`, which the command line shares.
"""

import dagster as dg

from pipeline.publishing import publish_latest
from pipeline.resources import Project
from pipeline.tables import OWNER


class PublicationConfig(dg.Config):
    """Where a release goes."""

    target: str
    """A folder, s3://bucket/prefix, gs://, az://, hf://owner/name, zenodo:new or zenodo:CONCEPT."""
    dry_run: bool = True
    """Only list what would be written; nobody is asked."""


@dg.asset(
    deps=["release"],
    group_name="publication",
    owners=[OWNER],
    kinds={"objectstorage"},
    description="The latest version at a target, once; tokens come from the environment. Made only by its own job.",
)
def publication(context: dg.AssetExecutionContext, config: PublicationConfig, project: Project) -> dg.MaterializeResult:
    """Publish the latest version."""
    done = publish_latest(project.paths.releases, config.target, dry_run=config.dry_run, progress=context.log.info)
    return dg.MaterializeResult(
        metadata={"version": done.version, "says": done.sentence(), "objects": len(done.items), "bytes": done.n_bytes}
    )
