"""Asset checks, from factories: the schema of every table, its references, and the invariants written in SQL.

Belongs here: turning declarations into checks. A new table or a new `.sql` file under `normalise/checks` is covered
without a line here. A check never crashes a run: what goes wrong inside it is a failed check that says so.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import dagster as dg
import polars as pl

from pipeline.normalise.folds import Query, queries
from pipeline.resources import Project
from pipeline.tables import markdown
from pipeline.warehouse import Warehouse
from schemas.derive.ddl import quoted
from schemas.model import ColumnInfo, TableInfo, faults, tables

SHOWN = 50
"""Failing rows shown in a check's metadata."""


def schema_failures(warehouse: Warehouse, info: TableInfo) -> pl.DataFrame:
    """Rows of a table that its declaration does not allow: column, rule, value, row number."""
    return faults(info.name, warehouse.frame(info.name))


def reference_failures(warehouse: Warehouse, info: TableInfo) -> pl.DataFrame:
    """Values of a table that refer to nothing."""
    return warehouse.connection.sql(" UNION ALL ".join(_dangling(info, c) for c in info.columns if c.refs) + " ORDER BY ALL").pl()


def _dangling(info: TableInfo, column: ColumnInfo) -> str:
    assert column.reference is not None
    table, name = column.reference
    return (
        f"SELECT '{column.name}' AS column_name, '{column.refs}' AS refers_to, {quoted(column.name)} AS value, count(*) AS n_rows "
        f"FROM {quoted(info.name)} WHERE {quoted(column.name)} IS NOT NULL "
        f"AND {quoted(column.name)} NOT IN (SELECT {quoted(name)} FROM {quoted(table)}) GROUP BY ALL"
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """What differs between two checks."""

    table: str
    name: str
    blocks: bool
    about: str

    def run(self, warehouse: Warehouse, find: Callable[[], pl.DataFrame]) -> dg.AssetCheckResult:
        """Run `find`, which gives the failing rows; keep the outcome for the quality report."""
        metadata: dict[str, Any] = {}
        try:
            failing = find()
            passed, count = failing.is_empty(), failing.height
            metadata["failing_rows"] = count
            if count:
                metadata["rows"] = dg.MetadataValue.md(markdown(failing.head(SHOWN)))
            if count and "says" in failing.columns:
                metadata["says"] = "\n".join(failing["says"].head(SHOWN))
        except Exception as error:
            passed, count = False, None
            metadata["error"] = f"{type(error).__name__}: {error}"
        outcome = {"table_name": self.table, "check_name": self.name, "severity": "block" if self.blocks else "flag"}
        warehouse.note_check({**outcome, "passed": passed, "failing_rows": count, "description": self.about})
        severity = dg.AssetCheckSeverity.ERROR if self.blocks else dg.AssetCheckSeverity.WARN
        return dg.AssetCheckResult(asset_key=self.table, check_name=self.name, passed=passed, severity=severity, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what it says of itself, and the function that gives its failing rows."""

    checked: Checked
    inputs: frozenset[str]
    """Tables that it reads beside its own."""
    find: Callable[[Warehouse], pl.DataFrame]
    invariant: str | None = None


def checks_of(info: TableInfo) -> list[Check]:
    """Every check of a table: its schema, its references, the invariants that name it."""
    about = "Columns, types, nulls, codes, forms, bounds and key are as declared."
    found = [Check(Checked(info.name, "schema", True, about), frozenset(), lambda warehouse: schema_failures(warehouse, info))]
    others = frozenset(c.reference[0] for c in info.columns if c.reference)
    if others and info.released:
        about = f"What it refers to stands in {', '.join(sorted(others))}."
        found.append(
            Check(
                Checked(info.name, "references", True, about),
                others,
                lambda warehouse: reference_failures(warehouse, info),
            )
        )
    return [*found, *(_invariant(query) for query in queries("checks").values() if query.header["table"] == info.name)]


def _invariant(query: Query) -> Check:
    header = query.header
    because = header.get("because", "")
    about = f"{header['about']} {because[:1].upper()}{because[1:]}".strip()
    checked = Checked(header["table"], query.name, header["severity"] == "block", about)
    return Check(checked, query.inputs, lambda warehouse: warehouse.connection.sql(query.sql).pl(), header["rule"])


def table_checks(checks: Sequence[Check], name: str) -> dg.AssetChecksDefinition:
    """The asset checks of a table; those that read the same other tables run as one step."""
    specs = [
        dg.AssetCheckSpec(
            check.checked.name,
            asset=check.checked.table,
            description=check.checked.about,
            blocking=check.checked.blocks,
            additional_deps=sorted(check.inputs - {check.checked.table}),
            metadata={"invariant": check.invariant} if check.invariant else None,
        )
        for check in checks
    ]

    @dg.multi_asset_check(name=name, specs=specs, can_subset=True)
    def run(context: dg.AssetCheckExecutionContext, project: Project) -> Iterator[dg.AssetCheckResult]:
        for check in checks:
            key = dg.AssetCheckKey(dg.AssetKey(check.checked.table), check.checked.name)
            if key in context.selected_asset_check_keys:
                yield check.checked.run(project.warehouse, partial(check.find, project.warehouse))

    return run


@cache
def all_checks() -> tuple[dg.AssetChecksDefinition, ...]:
    """Every check of the project: for each table its schema in a step of its own, so that it can block, the others together."""
    built: list[dg.AssetChecksDefinition] = []
    for info in tables():
        if info.layer == "release":
            continue
        schema, *others = checks_of(info)
        built.append(table_checks([schema], f"check_{info.name}"))
        if others:
            built.append(table_checks(others, f"check_{info.name}_with_others"))
    return tuple(built)
