"""Running a job from the command line, in this process, with progress, and gathering what it says.

Belongs here: the command line's way into Dagster.
"""

import html
import logging
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import dagster as dg
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from pipeline.paths import Paths


@dataclass(slots=True)
class Outcome:
    """How a run ended."""

    success: bool
    tables: list[tuple[str, int]] = field(default_factory=list)
    """Table and rows, in the order in which they were made."""
    checks: list[tuple[str, str, str, bool, int | None]] = field(default_factory=list)
    """Table, check, severity, passed, failing rows."""
    messages: list[str] = field(default_factory=list)
    """What went wrong, or what the release says."""


def run_job(name: str, paths: Paths, asked: dict[str, dict[str, Any]] | None = None) -> Outcome:
    """Execute a job; the run stands in the instance that the UI shows.

    Args:
        name: The job.
        paths: The project.
        asked: Asset → its configuration.
    """
    home = paths.root / ".dagster"
    home.mkdir(exist_ok=True)
    os.environ["DAGSTER_HOME"] = str(home)
    from pipeline.definitions import build_definitions
    from pipeline.resources import Project

    with _instance() as instance, _progress() as progress:
        task = progress.add_task(name, total=None)
        watch = _logger(lambda event: progress.advance(task) if event.is_step_success else None)
        definitions = build_definitions({"project": Project(root=str(paths.root))}, loggers={"watch": watch}, paths=paths)
        job = definitions.resolve_job_def(name)
        progress.update(task, total=len(job.graph.node_dict))
        config: dict[str, Any] = {"loggers": {"watch": {}}}
        if asked is not None:
            config["ops"] = {asset: {"config": given} for asset, given in asked.items()}
        result = job.execute_in_process(instance=instance, run_config=config, raise_on_error=False)
    outcome = Outcome(success=result.success)
    _gather(result, outcome)
    return outcome


def _instance() -> dg.DagsterInstance:
    """Where the run is kept: with BALLOT_ECHO_KEEP_RUNS=0 nowhere."""
    if os.environ.get("BALLOT_ECHO_KEEP_RUNS") != "0":
        return dg.DagsterInstance.get()
    from pipeline.runlog import unlogged

    return unlogged()


def _logger(see: Callable[[dg.DagsterEvent], None]) -> dg.LoggerDefinition:
    """A logger that prints nothing and hands every event to `see`."""

    class Watcher(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            event = getattr(record, "dagster_event", None)
            if event is not None:
                see(event)

    @dg.logger
    def watch(_: dg.InitLoggerContext) -> logging.Logger:
        logger = logging.Logger("ballot-echo", logging.DEBUG)
        logger.addHandler(Watcher())
        return logger

    return watch


def _progress() -> Progress:
    console = Console(stderr=True)
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def _gather(result: Any, outcome: Outcome) -> None:
    for event in result.all_events:
        if event.is_asset_materialization_planned:
            continue
        if event.is_step_materialization:
            materialization = event.step_materialization_data.materialization
            rows = materialization.metadata.get("dagster/row_count")
            if rows is not None:
                outcome.tables.append((materialization.asset_key.to_user_string(), rows.value))
            if said := materialization.metadata.get("says"):
                outcome.messages.append(said.value)
        elif event.event_type_value == "ASSET_CHECK_EVALUATION":
            check = event.event_specific_data
            count = check.metadata.get("failing_rows")
            severity = "block" if check.severity == dg.AssetCheckSeverity.ERROR else "flag"
            outcome.checks.append(
                (
                    check.asset_key.to_user_string(),
                    check.check_name,
                    severity,
                    check.passed,
                    count.value if count else None,
                )
            )
            if severity == "block" and not check.passed:
                outcome.messages.append(_shown(check))
            if said := check.metadata.get("says"):
                outcome.messages.append(said.value)
        elif event.is_failure and event.step_key:
            outcome.messages.append(_cause(event))
        elif event.is_resource_init_failure:
            # Before any step: the warehouse is held by another run, a setting can't be used.
            outcome.messages.append(_plain(event.engine_event_data.error))


def _shown(check: Any) -> str:
    """What a blocking check found, for the terminal."""
    found = check.metadata.get("rows") or check.metadata.get("error") or check.metadata.get("reason") or check.metadata.get("problems")
    return f"{check.asset_key.to_user_string()}: {check.check_name}\n{html.unescape(found.value) if found else ''}"


def _cause(event: Any) -> str:
    user = event.step_failure_data.user_failure_data
    return user.description.strip() if user and user.description else _plain(event.step_failure_data.error)


def _plain(error: Any) -> str:
    """What the innermost of an error's causes says, without its class's modules."""
    while error.cause is not None:
        error = error.cause
    return re.sub(r"^[\w.]+\.([A-Z]\w+): ", "", error.message.strip())
