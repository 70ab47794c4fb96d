"""Asset checks, from factories: the schema of every table, its references, and the invariants written in SQL.

Belongs here: turning declarations into checks. A new table or a new `.sql` file under `normalise/checks` is covered
without a line here. A check never crashes a run: what goes wrong inside it is a failed check that says so.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import dagster as dg
import pandera.errors
import polars as pl

from pipeline.normalise.folds import Query, queries
from pipeline.resources import Project
from pipeline.tables import markdown
from pipeline.warehouse import Warehouse
from schemas.derive.ddl import quoted
from schemas.model import ColumnInfo, TableInfo, pandera_schema, tables

SHOWN = 50
"""Failing rows shown in a check's metadata."""


def schema_failures(warehouse: Warehouse, info: TableInfo) -> pl.DataFrame:
    """Rows of a table that its declaration does not allow: column, rule, value, row number."""
    try:
        pandera_schema(info.name).validate(warehouse.frame(info.name), lazy=True)
    except pandera.errors.SchemaErrors as error:
        return error.failure_cases.select("column", "check", "failure_case", "index")
    return pl.DataFrame()


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
        except Exception as error:
            passed, count = False, None
            metadata["error"] = f"{type(error).__name__}: {error}"
        outcome = {"table_name": self.table, "check_name": self.name, "severity": "block" if self.blocks else "flag"}
        warehouse.note_check({**outcome, "passed": passed, "failing_rows": count, "description": self.about})
        severity = dg.AssetCheckSeverity.ERROR if self.blocks else dg.AssetCheckSeverity.WARN
        return dg.AssetCheckResult(passed=passed, severity=severity, metadata=metadata)


def schema_check(info: TableInfo) -> dg.AssetChecksDefinition:
    """Blocking check of a table against its declaration."""

    checked = Checked(info.name, "schema", True, "Columns, types, nulls, codes, forms, bounds and key are as declared.")

    @dg.asset_check(asset=info.name, name=checked.name, blocking=True, description=checked.about)
    def check(project: Project) -> dg.AssetCheckResult:
        return checked.run(project.warehouse, lambda: schema_failures(project.warehouse, info))

    return check


def reference_check(info: TableInfo) -> dg.AssetChecksDefinition:
    """Blocking check that what a table refers to exists."""
    others = sorted({c.reference[0] for c in info.columns if c.reference} - {info.name})
    checked = Checked(info.name, "references", True, f"What it refers to stands in {', '.join(others) or 'it'}.")

    @dg.asset_check(asset=info.name, name=checked.name, blocking=True, additional_deps=others, description=checked.about)
    def check(project: Project) -> dg.AssetCheckResult:
        return checked.run(project.warehouse, lambda: reference_failures(project.warehouse, info))

    return check


def invariant_check(query: Query) -> dg.AssetChecksDefinition:
    """Check by a query that gives the rows that break a rule; blocking unless the rule only flags."""
    header = query.header
    about = " ".join(filter(None, (header["about"], header.get("because"))))
    checked = Checked(header["table"], query.name, header["severity"] == "block", about)

    @dg.asset_check(
        asset=checked.table,
        name=checked.name,
        blocking=checked.blocks,
        additional_deps=sorted(query.inputs - {checked.table}),
        description=about,
        metadata={"invariant": header["rule"]},
    )
    def check(project: Project) -> dg.AssetCheckResult:
        return checked.run(project.warehouse, lambda: project.warehouse.connection.sql(query.sql).pl())

    return check


def all_checks() -> Sequence[dg.AssetChecksDefinition]:
    """Every check of the project."""
    built = [info for info in tables() if info.layer != "release"]
    return [
        *map(schema_check, built),
        *(reference_check(info) for info in built if info.released and any(c.refs for c in info.columns)),
        *map(invariant_check, queries("checks").values()),
    ]
