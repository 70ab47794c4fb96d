"""How a declared table looks in Dagster: key, group, description, column schema, and what a materialisation says of it.

Belongs here: the bridge from `schemas.model` to asset specs and metadata, used by the doors of all rooms.
"""

from collections.abc import Iterable

import dagster as dg
import polars as pl

from pipeline.warehouse import Warehouse
from schemas.derive.ddl import sql_type
from schemas.model import ColumnInfo, TableInfo, table

OWNER = "team:ballot-echo"
PREVIEW_ROWS = 8
PREVIEW_WIDTH = 60


def table_spec(name: str, deps: Iterable[str] = (), kinds: Iterable[str] = ("duckdb",)) -> dg.AssetSpec:
    """Spec of the asset that makes a table."""
    info = table(name)
    return dg.AssetSpec(
        key=name,
        deps=sorted(deps),
        group_name=info.layer,
        description=f"{info.description}\n\nGrain: {info.grain}",
        owners=[OWNER],
        kinds=set(kinds),
        metadata={"dagster/column_schema": column_schema(info)},
        tags={"released": "yes" if info.released else "no"},
    )


def column_schema(info: TableInfo) -> dg.TableSchema:
    """Columns of a table for the UI."""
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                c.name,
                sql_type(c),
                c.description,
                dg.TableColumnConstraints(nullable=c.nullable, other=_constraints(c)),
            )
            for c in info.columns
        ]
    )


def _constraints(column: ColumnInfo) -> list[str]:
    facts = {"unit": column.unit, "references": column.refs, "code list": column.code, "id of": column.form}
    return [f"{name}: {value}" for name, value in facts.items() if value]


def table_metadata(warehouse: Warehouse, name: str) -> dict[str, dg.MetadataValue]:
    """What a materialisation says of a table: number of rows and the first of them."""
    head = warehouse.connection.sql(f'SELECT * FROM "{name}" LIMIT {PREVIEW_ROWS}').pl()
    return {
        "dagster/row_count": dg.MetadataValue.int(warehouse.count(name)),
        "preview": dg.MetadataValue.md(markdown(head)),
    }


def markdown(frame: pl.DataFrame) -> str:
    """A frame as a Markdown table; text of others is cut short and can't break out of its cell."""
    if frame.is_empty():
        return "no rows"
    lines = ["| " + " | ".join(frame.columns) + " |", "|" + " --- |" * len(frame.columns)]
    lines += ["| " + " | ".join(map(_cell, row)) + " |" for row in frame.iter_rows()]
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split())
    short = text if len(text) <= PREVIEW_WIDTH else text[: PREVIEW_WIDTH - 1] + "…"
    for sign, safe in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ("|", "&#124;"),
        ("`", "&#96;"),
        ("[", "&#91;"),
        ("!", "&#33;"),
    ):
        short = short.replace(sign, safe)
    return short
