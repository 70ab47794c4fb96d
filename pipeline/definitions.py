"""The code location: puts the doors together and decides nothing."""

from collections.abc import Mapping
from typing import Any

import dagster as dg

from pipeline import jobs, schedules, sensors
from pipeline.checks import all_checks
from pipeline.coding.assets import code_texts, model_claims
from pipeline.ingest.assets import read_sources, stored_documents
from pipeline.normalise.assets import folds
from pipeline.release.assets import release
from pipeline.resources import Project


def build_definitions(
    resources: Mapping[str, Any] | None = None, loggers: Mapping[str, dg.LoggerDefinition] | None = None
) -> dg.Definitions:
    """All definitions; what is given takes the place of what has the same name, for tests and the command line."""
    return dg.Definitions(
        assets=[stored_documents, read_sources, code_texts, model_claims, *folds, release],
        asset_checks=all_checks(),
        jobs=[jobs.build, jobs.publish, jobs.second_coder, jobs.take_stored],
        schedules=[schedules.daily_build],
        sensors=[sensors.what_we_read_changed, sensors.what_is_stored_changed],
        resources={"project": Project(), **(resources or {})},
        loggers=loggers,
        executor=dg.in_process_executor,
    )


defs = build_definitions()
