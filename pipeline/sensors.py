"""Sensors: what starts a run by itself.

A build follows every run of `refresh`, whatever single assets did: a run in which a publisher was down ends as failed, and what the others
brought is read all the same. Two sensors see to it, one for either end of a run; they are on, since they start nothing unless somebody, or
the schedule, starts `refresh`.
"""

import hashlib

import dagster as dg

from pipeline.inputs import prefixes
from pipeline.jobs import build, refresh, take_stored
from pipeline.paths import Paths, find_root


def fingerprint(paths: Paths) -> str:
    """Hash over names, sizes and times of everything under `sources/` and the inbox: cheap, and new whenever a file changes."""
    digest = hashlib.sha256()
    for folder in (paths.sources, paths.inbox):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.is_symlink():
                found = path.stat()
                digest.update(f"{path.relative_to(paths.root)}|{found.st_size}|{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


@dg.sensor(job=build, minimum_interval_seconds=60, default_status=dg.DefaultSensorStatus.STOPPED)
def what_we_read_changed(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Build again when a file under `sources/` or in the inbox has changed."""
    now = fingerprint(Paths(find_root()))
    if now == context.cursor:
        return dg.SkipReason("nothing changed in sources/ and the inbox")
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=now)], cursor=now)


@dg.sensor(job=take_stored, minimum_interval_seconds=300, default_status=dg.DefaultSensorStatus.STOPPED)
def what_is_stored_changed(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
    """Take in and build again when an object below the prefixes of `BALLOT_ECHO_PREFIXES` is new or has changed."""
    from pipeline.ingest.stores import listing

    if not prefixes():
        return dg.SkipReason("BALLOT_ECHO_PREFIXES names no prefix")
    now = hashlib.sha256(repr([(prefix, listing(prefix)) for prefix in prefixes()]).encode()).hexdigest()
    if now == context.cursor:
        return dg.SkipReason("nothing changed below the prefixes")
    return dg.SensorResult(run_requests=[dg.RunRequest(run_key=now)], cursor=now)


def _build_after(status: dg.DagsterRunStatus) -> dg.SensorDefinition:
    @dg.run_status_sensor(
        run_status=status,
        name=f"build_after_refresh_{status.value.lower()}",
        monitored_jobs=[refresh],
        request_job=build,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description=f"Build after a refresh that ended with {status.value.lower()}.",
    )
    def follow(context: dg.RunStatusSensorContext) -> dg.RunRequest:
        return dg.RunRequest(run_key=context.dagster_run.run_id)

    return follow


after_refresh = [_build_after(status) for status in (dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE)]
