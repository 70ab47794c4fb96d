"""The Croissant description says all that is declared, in the words of the standard and of schema.org."""

import dataclasses
import json
from collections.abc import Callable
from typing import Any

import pytest

from pipeline.release.descriptors import croissant_faults
from schemas.about import ABOUT
from schemas.codes import codes
from schemas.derive.croissant import Extent, croissant
from schemas.derive.datapackage import descriptor
from schemas.model import TableInfo, release_columns, tables

TABLES = tables(released_only=True)
FILES = {info.name: {"hash": f"sha256:{n:064x}", "bytes": n, "rowCount": n} for n, info in enumerate(TABLES)}
SUMS = {f"data/{info.name}.parquet": f"{n:064x}" for n, info in enumerate(TABLES)}
EXTENT = Extent("2021-09-12", "2021-09-30", (("NOR", "Norway"),))
SOURCES = [
    {"title": "Gazette", "path": "https://example.org", "license": "CC-BY-4.0"},
    {"title": "Daily", "license": "all-rights-reserved"},
]


def described(**more: Any) -> dict[str, Any]:
    facts: dict[str, Any] = {"version": "v2021.10.0", "date": "2021-10-01", "extent": EXTENT, "sources": SOURCES, **more}
    return json.loads(json.dumps(croissant(TABLES, FILES, **facts)))


def package() -> dict[str, Any]:
    return descriptor(TABLES, FILES, version="v2021.10.0", schema_version="1.0.0", created="2021-10-01", sources=[])


def test_it_agrees_with_the_descriptor_and_every_reference_leads_somewhere() -> None:
    assert list(croissant_faults(described(), package(), SUMS, "v2021.10.0", "2021-10-01")) == []


@pytest.mark.parametrize("info", TABLES, ids=lambda info: info.name)
def test_every_table_is_a_record_set_with_all_that_is_declared(info: TableInfo) -> None:
    records = next(entry for entry in described()["recordSet"] if entry["@id"] == info.name)
    fields = {field["name"]: field for field in records["field"]}
    assert list(fields) == [*info.names, *(column.name for column in release_columns())]
    assert [key["@id"] for key in records["key"]] == [f"{info.name}/{name}" for name in info.key]
    assert records["annotation"]["value"] == FILES[info.name]["rowCount"]
    for column in info.columns:
        field = fields[column.name]
        assert (field["description"], field.get("unitText")) == (column.description, column.unit)
        target = field.get("annotation", {}).get("references", {}).get("field", {}).get("@id")
        wanted = column.refs.replace(".", "/") if column.refs else f"codes/{column.code}/name" if column.code else None
        assert target == wanted


def test_code_lists_are_enumerations_with_their_values() -> None:
    lists = {entry["@id"]: entry for entry in described()["recordSet"] if entry.get("dataType") == "sc:Enumeration"}
    assert [row["codes/act/name"] for row in lists["codes/act"]["data"]] == list(codes("act"))
    assert all(entry["data"] and entry["key"] == {"@id": f"{id_}/name"} for id_, entry in lists.items())


def test_it_has_what_dataset_search_asks_for() -> None:
    found = described()
    for name in (
        "name", "description", "url", "license", "creator", "identifier", "version", "keywords", "isAccessibleForFree", "distribution",
        "temporalCoverage", "spatialCoverage", "variableMeasured", "datePublished", "citeAs", "inLanguage",
    ):  # fmt: skip
        assert found[name], name
    assert (found["@type"], found["version"], found["temporalCoverage"]) == ("sc:Dataset", "2021.10.0", "2021-09-12/2021-09-30")
    assert found["spatialCoverage"] == [{"@type": "sc:Country", "identifier": "NOR", "name": "Norway"}]
    assert found["license"].startswith("https://creativecommons.org/licenses/by/4.0/")
    assert all(file["contentUrl"] and file["encodingFormat"] and file["sha256"] for file in found["distribution"])
    assert {"name": "votes", "unitText": "votes"}.items() <= next(v for v in found["variableMeasured"] if v["name"] == "votes").items()
    own = {file["name"]: file["license"] for file in found["distribution"] if "license" in file}
    assert set(own) == {"countries.parquet", "crosswalk.parquet", "id_alias.parquet"}


def test_a_source_has_the_address_of_its_licence_or_none() -> None:
    assert described()["isBasedOn"] == [
        {
            "@type": "sc:CreativeWork",
            "name": "Gazette",
            "url": "https://example.org",
            "license": "https://creativecommons.org/licenses/by/4.0/",
        },
        {"@type": "sc:CreativeWork", "name": "Daily"},
    ]


def test_without_an_election_there_is_no_extent_and_with_a_home_its_address_is_given() -> None:
    found = described(
        extent=Extent(None, None, ()), about=dataclasses.replace(ABOUT, doi="10.5281/zenodo.1", homepage="https://example.org")
    )
    assert not {"temporalCoverage", "spatialCoverage"} & found.keys()
    assert (found["identifier"], found["url"]) == ("https://doi.org/10.5281/zenodo.1", "https://example.org")
    assert described()["url"] == "index.html"


def record_set(description: dict[str, Any], name: str) -> dict[str, Any]:
    return next(entry for entry in description["recordSet"] if entry["@id"] == name)


def file(description: dict[str, Any], name: str) -> dict[str, Any]:
    return next(entry for entry in description["distribution"] if entry["name"] == f"{name}.parquet")


def field(description: dict[str, Any], table: str, name: str) -> dict[str, Any]:
    return next(entry for entry in record_set(description, table)["field"] if entry["name"] == name)


def twice(fields: list[dict[str, Any]]) -> None:
    fields.append(fields[0])


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda d: d.update(conformsTo="http://mlcommons.org/croissant/1.0"), "conformsTo is 'http://mlcommons.org/croissant/1.0', not "),
        (lambda d: d.pop("version"), "version is None, not '2021.10.0'"),
        (lambda d: d.update(datePublished="2021-10-02"), "datePublished is '2021-10-02', not '2021-10-01'"),
        (lambda d: file(d, "turnout").update(sha256="0"), "data/turnout.parquet: no such file with the sum that is given"),
        (lambda d: file(d, "turnout").update(contentUrl="x"), "x: no such file with the sum that is given"),
        (lambda d: d["distribution"].remove(file(d, "turnout")), "does not have the file data/turnout.parquet"),
        (lambda d: d["distribution"].remove(file(d, "turnout")), "refers to data/turnout.parquet, which is not there"),
        (lambda d: d["recordSet"].remove(record_set(d, "turnout")), "does not have the table turnout"),
        (lambda d: record_set(d, "responses")["field"].pop(0), "responses: does not have the column response_id"),
        (lambda d: record_set(d, "responses")["field"].pop(0), "refers to responses/response_id, which is not there"),
        (lambda d: record_set(d, "codes/act")["data"].pop(0), "responses: the values of act are not those of its code list"),
        (lambda d: field(d, "responses", "act").pop("annotation"), "responses: the values of act are not those of its code list"),
        (lambda d: twice(record_set(d, "rounds")["field"]), "rounds/round_id is there 2 times"),
    ],
)
def test_a_description_that_is_not_so_is_told_of(damage: Callable[[dict[str, Any]], None], told: str) -> None:
    description = described()
    damage(description)
    assert told in " | ".join(croissant_faults(description, package(), SUMS, "v2021.10.0", "2021-10-01"))
