"""The Croissant 1.1 description of a release: JSON-LD that also serves as the schema.org description in a page.

Belongs here: tables as record sets over their Parquet files, code lists as enumerations. Standard:
https://docs.mlcommons.org/croissant/docs/croissant-spec-1.1.html

Three things are written the one way that the reference reader (mlcroissant 1.1) takes:

- Parquet is `application/x-parquet`; the registered media type is not known to it.
- What a column refers to stands in an annotation of its field. On the field itself the reader would join the tables, and one
  data set read for a second record set would then give the names of columns for records.
- Addresses are relative to the folder, so that the description holds wherever the folder stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from schemas.about import ABOUT, About
from schemas.codes import code_list
from schemas.derive.citation import bibtex
from schemas.model import ColumnInfo, TableInfo, release_columns

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
PAGE = "index.html"
"""Page of a release, in its folder: its address where the dataset has no home of its own."""
_CARDINALITY = "http://www.wikidata.org/entity/Q4049983"
"""What the standard types a number of records as."""
_TYPES: dict[type[pl.DataType], str] = {
    pl.String: "sc:Text",
    pl.Date: "sc:Date",
    pl.Int32: "sc:Integer",
    pl.Int64: "sc:Integer",
    pl.Boolean: "sc:Boolean",
    pl.Datetime: "sc:DateTime",
    pl.Decimal: "sc:Float",
}
_TERMS = (
    "annotation", "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "excludes", "extract", "field", "fileObject",
    "fileProperty", "fileSet", "format", "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "path",
    "readLines", "recordSet", "references", "regex", "repeated", "replace", "samplingRate", "sdVersion", "separator", "source",
    "subField", "transform", "unArchive",
)  # fmt: skip
CONTEXT: dict[str, Any] = {
    "@language": ABOUT.language,
    "@vocab": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "dct": "http://purl.org/dc/terms/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "sc": "https://schema.org/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "description": {"@container": "@language"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "name": {"@container": "@language"},
    **{term: f"cr:{term}" for term in _TERMS},
}
"""The context of the standard, with what the reference reader expects beside it."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What the data are about, in time and space."""

    first: str | None
    """First day, ISO 8601; None where there is no election."""
    last: str | None
    countries: tuple[tuple[str, str], ...]
    """Id and name of the countries whose elections are held."""


def croissant(
    tables: Sequence[TableInfo],
    files: Mapping[str, Mapping[str, Any]],
    *,
    version: str,
    date: str,
    extent: Extent,
    sources: Sequence[Mapping[str, str]],
    about: About = ABOUT,
) -> dict[str, Any]:
    """The description.

    Args:
        files: Table → `hash` (sha256:…), `bytes`, `rowCount` of its Parquet file.
        date: Date of the release, ISO 8601.
        sources: `title`, and where known `path`, `version` and `license`, of what was read.
    """
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        **_dataset(version, date, about),
        **_extent(extent),
        "isBasedOn": [_source(source) for source in sources],
        "variableMeasured": _variables(tables),
        "rai:dataCollection": about.method,
        "rai:dataLimitations": list(about.limits),
        "distribution": [_file(table.name, files[table.name], about) for table in tables],
        "recordSet": [*(_records(table, files[table.name]) for table in tables), *map(_code_list, _lists(tables))],
    }


def _dataset(version: str, date: str, about: About) -> dict[str, Any]:
    creator = {"@type": "sc:Organization", "name": about.creator}
    identifier = f"https://doi.org/{about.doi}" if about.doi else f"{about.name}/{version}"
    return {
        "name": about.title,
        "alternateName": about.short_title,
        "description": about.description,
        "url": about.homepage or PAGE,
        "identifier": identifier,
        "version": version.removeprefix("v"),
        "datePublished": date,
        "license": about.licence.url,
        "creator": creator,
        "publisher": creator,
        "keywords": list(about.keywords),
        "inLanguage": about.language,
        "isAccessibleForFree": True,
        "isLiveDataset": False,
        "citeAs": bibtex(version, date, about),
    }


def _extent(extent: Extent) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if extent.first and extent.last:
        found["temporalCoverage"] = f"{extent.first}/{extent.last}"
    if extent.countries:
        found["spatialCoverage"] = [{"@type": "sc:Country", "identifier": id_, "name": name} for id_, name in extent.countries]
    return found


def _source(source: Mapping[str, str]) -> dict[str, str]:
    """A source; its licence where that is one with a page, since the standard wants an address there."""
    pages = {row["code"]: row["url"] for row in code_list("licence")}
    facts = {
        "name": source["title"],
        "url": source.get("path"),
        "version": source.get("version"),
        "license": pages.get(source.get("license", "")),
    }
    return {"@type": "sc:CreativeWork"} | {name: value for name, value in facts.items() if value}


def _variables(tables: Iterable[TableInfo]) -> list[dict[str, str]]:
    """What is measured, once each: the columns with a unit, and what they are called where they stand first."""
    found: dict[str, ColumnInfo] = {}
    for table in tables:
        for column in table.columns:
            if column.unit:
                found.setdefault(column.name, column)
    return [
        {"@type": "sc:PropertyValue", "name": name, "description": column.description, "unitText": str(column.unit)}
        for name, column in sorted(found.items())
    ]


def _file(table: str, file: Mapping[str, Any], about: About) -> dict[str, Any]:
    own = about.licence_of(table)
    return {
        "@type": "cr:FileObject",
        "@id": _file_id(table),
        "name": f"{table}.parquet",
        "contentUrl": _file_id(table),
        "contentSize": f"{file['bytes']} B",
        "encodingFormat": "application/x-parquet",
        "sha256": file["hash"].removeprefix("sha256:"),
        **({} if own == about.licence else {"license": own.url}),
    }


def _file_id(table: str) -> str:
    return f"data/{table}.parquet"


def _records(table: TableInfo, file: Mapping[str, Any]) -> dict[str, Any]:
    count = {
        "@type": "cr:Field",
        "@id": f"{table.name}/rows",
        "name": "rows",
        "description": "Number of records.",
        "dataType": ["sc:Integer", _CARDINALITY],
        "value": file["rowCount"],
    }
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": f"{table.description} Grain: {table.grain}",
        **({"key": [{"@id": f"{table.name}/{name}"} for name in table.key]} if table.key else {}),
        "annotation": count,
        "field": [_field(table, column) for column in (*table.columns, *release_columns())],
    }


def _field(table: TableInfo, column: ColumnInfo) -> dict[str, Any]:
    id_ = f"{table.name}/{column.name}"
    described = {
        "@type": "cr:Field",
        "@id": id_,
        "name": column.name,
        "description": column.description,
        "dataType": _TYPES[type(column.dtype)],
        "source": {"fileObject": {"@id": _file_id(table.name)}, "extract": {"column": column.name}},
    }
    if column.unit:
        described["unitText"] = column.unit
    if target := _target(column):
        described["annotation"] = {
            "@type": "cr:Field",
            "@id": f"{id_}/reference",
            "name": "reference",
            "references": {"field": {"@id": target}},
        }
    return described


def _target(column: ColumnInfo) -> str | None:
    """Id of the field that the values of a column stand in: of another table, or of a code list."""
    if column.reference:
        return "/".join(column.reference)
    return f"{_list_id(column.code)}/name" if column.code else None


def _lists(tables: Iterable[TableInfo]) -> list[str]:
    """Code lists that released columns use, sorted."""
    return sorted({column.code for table in tables for column in (*table.columns, *release_columns()) if column.code})


def _list_id(name: str) -> str:
    return f"codes/{name}"


def _code_list(name: str) -> dict[str, Any]:
    id_ = _list_id(name)
    fields = {"name": "Value.", "description": "What the value means."}
    return {
        "@type": "cr:RecordSet",
        "@id": id_,
        "name": name,
        "description": f"Code list {name}.",
        "dataType": "sc:Enumeration",
        "key": {"@id": f"{id_}/name"},
        "field": [
            {"@type": "cr:Field", "@id": f"{id_}/{field}", "name": field, "description": text, "dataType": "sc:Text"}
            for field, text in fields.items()
        ],
        "data": [{f"{id_}/name": row["code"], f"{id_}/description": row["definition"]} for row in code_list(name)],
    }
