"""The Data Package v2 descriptor of a release."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from schemas.about import ABOUT, About, Licence
from schemas.codes import code_list, codes
from schemas.derive.ddl import sql_type
from schemas.forms import FORMS
from schemas.model import ColumnInfo, TableInfo, release_columns

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
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
    about: About = ABOUT,
) -> dict[str, Any]:
    """The descriptor.

    `fieldsMatch` is left out: what it means by default (the fields are the columns, in order) is what holds, and the profile
    of 2.0 wants it as a list where the standard has a word.

    Args:
        files: Table → `hash` (sha256:…), `bytes`, `rowCount` of its Parquet file.
        created: Date of the release, ISO 8601.
        sources: `title`, and where known `path`, `version` and `license`, of what was read.
    """
    known = {name: value for name, value in (("id", about.doi), ("homepage", about.homepage)) if value}
    return {
        "$schema": PROFILE,
        "name": about.name,
        **known,
        "title": about.title,
        "description": about.description,
        "version": version.removeprefix("v"),
        "schemaVersion": schema_version,
        "created": f"{created}T00:00:00Z",
        "keywords": list(about.keywords),
        "licenses": [licence(about.licence)],
        "contributors": [{"title": about.creator, "roles": ["creator"]}],
        "sources": [dict(source) for source in sources],
        "resources": [resource(table, files[table.name], about) for table in tables],
    }


def licence(of: Licence) -> dict[str, str]:
    """A licence as the descriptor has it."""
    return {"name": of.id, "title": of.title, "path": of.url}


def resource(table: TableInfo, file: Mapping[str, Any], about: About = ABOUT) -> dict[str, Any]:
    """One table's resource; it names its licence where that is not the package's."""
    columns = (*table.columns, *release_columns())
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [field(column, alone=table.key == (column.name,)) for column in columns],
        "missingValues": [],
    }
    if table.key:
        schema |= key(table)
    foreign = [foreign_key(column, table) for column in table.columns if column.refs]
    if foreign:
        schema["foreignKeys"] = foreign
    own = about.licence_of(table.name)
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "title": table.name,
        "description": f"{table.description} Grain: {table.grain}",
        "path": f"data/{table.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        **file,
        **({} if own == about.licence else {"licenses": [licence(own)]}),
        "schema": schema,
    }


def key(table: TableInfo) -> dict[str, Any]:
    """The key of a table: a primary key, or a unique one where part of it may be null."""
    if any(table.column(name).nullable for name in table.key):
        return {"uniqueKeys": [list(table.key)]}
    return {"primaryKey": list(table.key)}


def field(column: ColumnInfo, *, alone: bool = False) -> dict[str, Any]:
    """One column's field; `physicalType` is the exact type, as DuckDB names it.

    Args:
        alone: Whether the column alone is the key of its table.
    """
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    if alone:
        constraints["unique"] = True
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
        constraints["enum"] = list(codes(column.code))
    return {**described, "constraints": constraints} if constraints else described


def foreign_key(column: ColumnInfo, table: TableInfo) -> dict[str, Any]:
    """One column's reference; a reference within the table names no resource."""
    assert column.reference is not None
    other, name = column.reference
    resource_name = "" if other == table.name else other.replace("_", "-")
    return {"fields": [column.name], "reference": {"resource": resource_name, "fields": [name]}}
