"""The code location: puts the doors together and decides nothing."""

from collections.abc import Mapping
from typing import Any

import dagster as dg

from pipeline import jobs, schedules, sensors
from pipeline.checks import all_checks
from pipeline.coding.assets import code_texts, model_claims
from pipeline.corpus import claims_of_month
from pipeline.ingest.assets import read_sources, stored_documents
from pipeline.ingest.connectors.assets import connector_assets
from pipeline.ingest.fetch.assets import fetch_assets
from pipeline.normalise.assets import folds
from pipeline.paths import Paths, find_root
from pipeline.publish.assets import publication
from pipeline.release.assets import release, release_changes, release_page, release_plan
from pipeline.resources import Project, Web


def build_definitions(
    resources: Mapping[str, Any] | None = None,
    loggers: Mapping[str, dg.LoggerDefinition] | None = None,
    paths: Paths | None = None,
) -> dg.Definitions:
    """All definitions; what is given takes the place of what has the same name, for tests and the command line."""
    paths = paths or Paths(find_root())
    brought = [stored_documents, *connector_assets(paths), *fetch_assets(paths)]
    releasing = [release_plan, release, release_changes, release_page, publication]
    return dg.Definitions(
        assets=[
            *brought,
            read_sources,
            code_texts,
            model_claims,
            claims_of_month,
            *folds,
            *releasing,
        ],
        asset_checks=all_checks(),
        jobs=[
            jobs.build,
            jobs.publish,
            jobs.send_out,
            jobs.second_coder,
            jobs.take_stored,
            jobs.refresh,
            jobs.take_archives,
            jobs.take_datasets,
            jobs.code_corpus,
        ],
        schedules=[schedules.daily_build, schedules.daily_refresh],
        sensors=[sensors.what_we_read_changed, sensors.what_is_stored_changed, *sensors.after_refresh],
        resources={"project": Project(), "web": Web(), **(resources or {})},
        loggers=loggers,
        executor=dg.in_process_executor,
    )


@dg.definitions
def defs() -> dg.Definitions:
    """What Dagster loads, once it asks for it: the command line builds its own."""
    return build_definitions()
