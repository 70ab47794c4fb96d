"""The Data Package v2 descriptor of a release."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from schemas.codes import code_list
from schemas.derive.ddl import sql_type
from schemas.forms import FORMS
from schemas.model import ColumnInfo, TableInfo, release_columns

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_TYPES: dict[type[pl.DataType], str] = {
    pl.String: "string",
    pl.Date: "date",
    pl.Int32: "integer",
    pl.Int64: "integer",
    pl.Boolean: "boolean",
    pl.Datetime: "datetime",
    pl.Decimal: "number",
}


def descriptor(
    tables: Sequence[TableInfo],
    files: Mapping[str, Mapping[str, Any]],
    *,
    version: str,
    schema_version: str,
    created: str,
    sources: Sequence[Mapping[str, str]],
) -> dict[str, Any]:
    """The descriptor.

    Args:
        files: Table → `hash` (sha256:…), `bytes`, `rowCount` of its Parquet file.
        created: Date of the release, ISO 8601.
        sources: `title` and `path` of the publishers read.
    """
    return {
        "$schema": PROFILE,
        "name": "ballot-echo",
        "title": "Ballot Echo: national election results and the international responses to them",
        "description": "Who won, and what the world said about it. Every row can be followed to the sentence it came from.",
        "version": version.removeprefix("v"),
        "schemaVersion": schema_version,
        "created": f"{created}T00:00:00Z",
        "licenses": [LICENCE],
        "contributors": [{"title": "The Ballot Echo authors", "roles": ["creator"]}],
        "sources": [dict(source) for source in sources] or [{"title": "none"}],
        "resources": [resource(table, files[table.name]) for table in tables],
    }


def resource(table: TableInfo, file: Mapping[str, Any]) -> dict[str, Any]:
    """One table's resource."""
    columns = (*table.columns, *release_columns())
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [field(column) for column in columns],
    }
    if table.key:
        schema |= key(table)
    foreign = [foreign_key(column, table) for column in table.columns if column.refs]
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "title": table.name,
        "description": f"{table.description} Grain: {table.grain}",
        "path": f"data/{table.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        **file,
        "schema": schema,
    }


def key(table: TableInfo) -> dict[str, Any]:
    """The key of a table: a primary key, or a unique one where part of it may be null."""
    if any(table.column(name).nullable for name in table.key):
        return {"uniqueKeys": [list(table.key)]}
    return {"primaryKey": list(table.key)}


def field(column: ColumnInfo) -> dict[str, Any]:
    """One column's field; `physicalType` is the exact type, as DuckDB names it."""
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    if column.form:
        constraints["pattern"] = FORMS[column.form][0]
    constraints |= {name: value for name, value in (("minimum", column.ge), ("maximum", column.le)) if value is not None}
    described: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[type(column.dtype)],
        "physicalType": sql_type(column),
        "description": column.description,
    }
    if column.unit:
        described["unit"] = column.unit
    if column.code:
        described["categories"] = [{"value": row["code"], "label": row["definition"]} for row in code_list(column.code)]
    return {**described, "constraints": constraints} if constraints else described


def foreign_key(column: ColumnInfo, table: TableInfo) -> dict[str, Any]:
    """One column's reference; a reference within the table names no resource."""
    assert column.reference is not None
    other, name = column.reference
    resource_name = "" if other == table.name else other.replace("_", "-")
    return {"fields": [column.name], "reference": {"resource": resource_name, "fields": [name]}}
