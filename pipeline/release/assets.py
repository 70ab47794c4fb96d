"""The door of the fourth room: what would be released, the verified version, what changed in it, its pages.

Belongs here: the steps of a release as assets and checks, with what people want to see of them. What they do stands in the modules
beside this one.
"""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import polars as pl

from pipeline.inputs import inputs_by_part, inputs_sha256
from pipeline.release.build import NotVerified, Plan, build_release, plan_release
from pipeline.release.console import console_files
from pipeline.release.engine import in_utc
from pipeline.release.gate import sentence
from pipeline.release.index import latest_of, read_index
from pipeline.release.lock import ReleaseRefused
from pipeline.release.page.look import BOUND, weight
from pipeline.release.verify import Report, report
from pipeline.release.version import commit_of, release_date
from pipeline.resources import Project
from pipeline.tables import OWNER, markdown
from schemas.model import tables

_RULES = {
    "ids_accounted_for": ("ids", "No promised id of the release before is gone without an entry in sources/ids.yaml."),
    "aliases_hold": ("aliases", "What sources/ids.yaml says of ids is so."),
    "schema_step_allowed": ("schema", "schemas/VERSION takes the step that the schema asks for; breaking changes were announced."),
    "version_is_new": ("version", "The version comes after all others and stands nowhere."),
}
"""Check → rule of the plan, what it says."""


class ReleaseConfig(dg.Config):
    """What may be asked of a release."""

    version: str = ""
    """Version to write; the next one where it is empty."""
    date: str = ""
    """Date of the release; that of the commit where it is empty."""

    def day(self, root: Path) -> datetime.date:
        """Date of the release."""
        return datetime.date.fromisoformat(self.date) if self.date else release_date(root)


@dg.asset(
    deps=[info.name for info in tables(released_only=True) if info.layer != "release"],
    check_specs=[dg.AssetCheckSpec(name, asset="release_plan", blocking=True, description=about) for name, (_, about) in _RULES.items()],
    group_name="release",
    owners=[OWNER],
    kinds={"duckdb"},
    description="What would be released: the version, the step of the schema, and whether anything speaks against it. Writes nothing.",
)
def release_plan(context: dg.AssetExecutionContext, config: ReleaseConfig, project: Project) -> dg.MaterializeResult:
    """Compare the warehouse with the latest release that stands."""
    in_utc(project.warehouse.connection)
    plan = plan_release(project.warehouse.connection, project.paths.releases, config.day(project.paths.root), config.version or None)
    context.log.info(f"{plan.version}, against {plan.before or 'nothing'}")
    return dg.MaterializeResult(metadata=_told_of(plan), check_results=list(_ruled(plan)))


def _told_of(plan: Plan) -> dict[str, dg.MetadataValue]:
    step = plan.step.record
    changes = "\n".join(f"- {change['bump']}: {sentence(change)}" for change in step["changes"])
    return {
        "version": dg.MetadataValue.text(plan.version),
        "against": dg.MetadataValue.text(plan.before or "nothing: it is the first"),
        "nothing has changed": dg.MetadataValue.bool(plan.unchanged),
        "step of the schema": dg.MetadataValue.text(f"{step['bump']}: {step['from'] or '-'} to {step['to']}"),
        "changes of the schema": dg.MetadataValue.md(changes or "none"),
    }


def _ruled(plan: Plan) -> Iterator[dg.AssetCheckResult]:
    for name, (rule, _) in _RULES.items():
        said = plan.refusals.get(rule)
        yield dg.AssetCheckResult(check_name=name, passed=said is None, metadata={"reason": said or "nothing speaks against it"})


@dg.asset(
    deps=[release_plan],
    check_specs=[
        dg.AssetCheckSpec(
            "verified", asset="release", blocking=True, description="Every file, schema, key, reference, quote and count, looked at again."
        )
    ],
    group_name="release",
    owners=[OWNER],
    kinds={"parquet", "duckdb"},
    description="A verified, immutable version under releases/: Parquet, CSV, DuckDB, descriptors, pages, sums. "
    "Nothing is written where nothing has changed.",
)
def release(
    context: dg.AssetExecutionContext, config: ReleaseConfig, project: Project
) -> Iterator[dg.MaterializeResult | dg.AssetCheckResult]:
    """Write the next version from the warehouse."""
    paths = project.paths
    commit, dirty = commit_of(paths.root)
    try:
        built = build_release(
            project.warehouse.connection,
            paths.releases,
            date=config.day(paths.root),
            inputs_sha256=inputs_sha256(paths),
            inputs=inputs_by_part(paths),
            commit=commit,
            dirty=dirty,
            checks=project.warehouse.rows("SELECT * FROM check_outcomes ORDER BY table_name, check_name"),
            console=console_files(paths.console, paths.console_sources),
            version=config.version or None,
            notes=paths.sources / "notes",
            progress=context.log.info,
        )
    except NotVerified as error:
        yield _verified(error.looked)
        raise
    yield dg.MaterializeResult(
        metadata={
            "version": built.version,
            "path": dg.MetadataValue.path(built.path.relative_to(paths.root)),
            "page": _page(built.path),
            "says": built.sentence(),
        }
    )
    yield _verified(built.looked or report(built.path))


def _verified(looked: Report) -> dg.AssetCheckResult:
    table = pl.DataFrame(
        [(look.name, look.n, look.what, look.n_problems) for look in looked.looks],
        schema=["look", "number", "what", "problems"],
        orient="row",
    )
    problems = "\n".join(f"- {problem}" for problem in looked.problems)
    return dg.AssetCheckResult(
        check_name="verified",
        passed=not looked.problems,
        metadata={"looked at": dg.MetadataValue.md(markdown(table)), "problems": dg.MetadataValue.md(problems or "none")},
    )


def _page(folder: Path) -> dg.MetadataValue:
    return dg.MetadataValue.url((folder / "index.html").resolve().as_uri())


def _latest(project: Project) -> Path:
    releases = project.paths.releases
    latest = latest_of(read_index(releases))
    if latest is None:
        raise ReleaseRefused("no version stands")
    return releases / latest


@dg.asset(
    deps=[release],
    group_name="release",
    owners=[OWNER],
    kinds={"parquet"},
    description="What differs from the release before, cell by cell: changes/ and CHANGES.md of the latest version.",
)
def release_changes(project: Project) -> dg.MaterializeResult:
    """Show what changed with the latest version."""
    folder = _latest(project)
    step = json.loads((folder / "schema-changes.json").read_text(encoding="utf-8"))
    files = sorted((folder / "changes").glob("*-changes.parquet"))
    return dg.MaterializeResult(
        metadata={
            "version": folder.name,
            "step of the schema": step["bump"],
            "announced": len(step["upcoming"]),
            "tables that changed": sum(path.name != "id-changes.parquet" for path in files),
            "what changed": dg.MetadataValue.md((folder / "CHANGES.md").read_text(encoding="utf-8")),
        }
    )


@dg.asset(
    deps=[release],
    check_specs=[
        dg.AssetCheckSpec(
            "light_enough", asset="release_page", description=f"The first page and what it loads stay within {BOUND:,} bytes."
        )
    ],
    group_name="release",
    owners=[OWNER],
    kinds={"html"},
    description="The pages of the latest version: an index, one for each election, responding actor and observer body, a dictionary.",
)
def release_page(project: Project) -> dg.MaterializeResult:
    """Show where the pages of the latest version are, and what they weigh."""
    folder = _latest(project)
    weighs = weight(folder)
    light = dg.AssetCheckResult(check_name="light_enough", passed=weighs <= BOUND, severity=dg.AssetCheckSeverity.WARN)
    return dg.MaterializeResult(
        metadata={
            "version": folder.name,
            "page": _page(folder),
            "pages": len(list(folder.rglob("*.html"))),
            "bytes": weighs,
            "console": (folder / "site" / "console.js").exists(),
        },
        check_results=[light],
    )
