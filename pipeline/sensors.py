"""Sensors: what starts a run by itself."""

import hashlib

import dagster as dg

from pipeline.jobs import build
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
