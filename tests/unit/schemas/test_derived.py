"""What is derived from the declarations covers all of them, can't lag, and works where it is used."""

import csv
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import polars as pl
import pyarrow as pa
import pytest

from schemas.codes import code_list, code_list_names, codes
from schemas.derive.arrow import arrow_schema
from schemas.derive.cells import changes_table, id_changes_table
from schemas.derive.changes import Rename, allowed, schema_changes
from schemas.derive.codebook import codebook
from schemas.derive.datapackage import descriptor
from schemas.derive.ddl import comments, create_table
from schemas.formats import FORMATS, json_schema
from schemas.forms import FORMS
from schemas.model import TableInfo, pandera_schema, release_columns, table, tables

ROOT = Path(__file__).parents[3]
ALL = tables()


@pytest.mark.parametrize("info", ALL, ids=lambda info: info.name)
def test_every_table_says_what_its_rows_and_columns_mean(info: TableInfo) -> None:
    assert info.description and info.grain
    assert all(column.description.endswith(".") for column in info.columns), info.name
    assert set(info.key) <= set(info.names)
    for column in info.columns:
        assert column.code is None or column.code in code_list_names()
        assert column.form is None or column.form in FORMS
        if column.reference:
            other, name = column.reference
            assert table(other).key == (name,), f"{info.name}.{column.name} refers to {column.refs}, which is no key"


def test_every_code_has_a_definition_and_an_example() -> None:
    for name in code_list_names():
        rows = code_list(name)
        assert len({row["code"] for row in rows}) == len(rows)
        assert all(row["definition"] and row["example"] for row in rows), name


def test_every_code_list_is_used() -> None:
    derived = (changes_table(table("responses"), ("response_id",)), id_changes_table())
    used = {column.code for info in (*ALL, *derived) for column in info.columns}
    assert set(code_list_names()) - used <= {"decision", "record_status", "schema_change"}


def test_the_committed_derived_files_do_not_lag() -> None:
    done = subprocess.run([sys.executable, "-m", "schemas", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_codebook_names_every_table_and_column() -> None:
    text = codebook(tables(released_only=True))
    for info in tables(released_only=True):
        assert f"### {info.name}\n" in text
        assert all(f"| `{name}` |" in text for name in info.names)


@pytest.mark.parametrize("info", ALL, ids=lambda info: info.name)
def test_arrow_and_duckdb_agree(info: TableInfo) -> None:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'").fetchall()
        connection.execute(create_table(info, released=True)).fetchall()
        for statement in comments(info, released=True):
            connection.execute(statement).fetchall()
        read = connection.sql(f'FROM "{info.name}"').to_arrow_table().schema
        uncommented = connection.execute(
            "SELECT count(*) FROM duckdb_columns() WHERE comment IS NULL AND table_name = ?", [info.name]
        ).fetchall()
    wanted = arrow_schema(info)
    assert read.names == wanted.names
    assert [str(field.type) for field in read] == [str(field.type) for field in wanted]
    assert all(field.metadata[b"description"] for field in wanted)
    assert uncommented == [(0,)]


@pytest.mark.parametrize("info", ALL, ids=lambda info: info.name)
def test_pandera_takes_an_empty_table_of_the_declared_types(info: TableInfo) -> None:
    frame = pl.from_arrow(pa.table(arrow_schema(info, released=False).empty_table()))
    assert isinstance(frame, pl.DataFrame)
    pandera_schema(info.name).validate(frame, lazy=True)


@pytest.mark.parametrize(
    ("column", "value"),
    [("act", "'cheer'"), ("response_id", "'R-1'"), ("stance", "7"), ("actor_id", "NULL"), ("confidence", "1.5")],
)
def test_the_database_refuses_what_the_declaration_forbids(column: str, value: str) -> None:
    info = table("responses")
    good = {
        "response_id": "'R-NOR-202109-PRES-SWE-01'", "election_id": "'NOR-202109-PRES'", "actor_id": "'SWE'", "act": "'congratulate'",
        "attribution": "'narration'", "known_from": "'report'", "modality": "'actual'",
        "qualified": "false", "n_documents": "1", "n_claims": "1", "confidence": "1", "review_status": "'machine'",
    }  # fmt: skip
    with duckdb.connect() as connection:
        connection.execute(create_table(info)).fetchall()

        def insert(row: dict[str, str]) -> None:
            connection.execute(f"INSERT INTO responses ({', '.join(row)}) VALUES ({', '.join(row.values())})").fetchall()

        with pytest.raises(duckdb.Error):
            insert({**good, column: value})
        insert(good)
        with pytest.raises(duckdb.Error):
            insert(good)


def test_json_schemas_are_valid_and_point_to_codes() -> None:
    for name in FORMATS:
        jsonschema.Draft202012Validator.check_schema(json_schema(name))
    acts = json_schema("election")["properties"]["responses"]["items"]["properties"]["act"]["enum"]
    with (ROOT / "schemas" / "codes" / "act.csv").open(encoding="utf-8") as file:
        assert acts == [row["code"] for row in csv.DictReader(file)]


def _package(infos: list[TableInfo]) -> dict:
    files = {info.name: {"hash": "sha256:0", "bytes": 0, "rowCount": 0} for info in infos}
    return descriptor(infos, files, version="v2026.1.0", schema_version="1.0.0", created="2026-01-01", sources=[])


def test_schema_changes_ask_for_the_step_they_need() -> None:
    all_of_them = list(tables(released_only=True))
    assert schema_changes(_package(all_of_them), _package(all_of_them))["bump"] == "none"
    assert schema_changes(_package(all_of_them[:-1]), _package(all_of_them))["bump"] == "minor"
    assert schema_changes(_package(all_of_them), _package(all_of_them[:-1]))["bump"] == "major"


@pytest.mark.parametrize(
    ("facts", "what", "bump"),
    [
        ({"type": "boolean"}, "new type", "major"),
        ({"physicalType": "BIGINT"}, "new type", "major"),
        ({"unit": "weeks"}, "new unit", "major"),
        ({"constraints": {"required": True, "minimum": -2, "maximum": 2}}, "no longer null", "major"),
        ({"constraints": {"minimum": -3, "maximum": 2}}, "new bounds", "minor"),
        ({"categories": [{"value": "2", "label": "Praise."}]}, "value added", "minor"),
        ({"description": "Said otherwise."}, "reworded", "patch"),
    ],
)
def test_a_changed_column_is_a_change_of_its_kind(facts: dict, what: str, bump: str) -> None:
    old, new = _package([table("responses")]), _package([table("responses")])
    field(new, "responses", "stance").update(facts)
    found = schema_changes(old, new)
    assert (found["bump"], [change["what"] for change in found["changes"]]) == (bump, [what])


def field(package: dict, name: str, column: str) -> dict:
    schema = next(resource["schema"] for resource in package["resources"] if resource["title"] == name)
    return next(field for field in schema["fields"] if field["name"] == column)


def said(old: dict, new: dict, **known: Any) -> list[str]:
    return [f"{c['bump']} {c['table']}.{c['column']} {c['what']}" for c in schema_changes(old, new, **known)["changes"]]


def test_a_code_that_goes_is_major_and_one_that_is_defined_otherwise_a_patch() -> None:
    old, new = _package([table("responses")]), _package([table("responses")])
    gone, reworded, *rest = field(new, "responses", "act")["categories"]
    field(new, "responses", "act")["categories"] = [{**reworded, "label": "Something else."}, *rest]
    assert said(old, new) == ["major responses.act value removed", "patch responses.act value reworded"]
    assert said(old, new, redefined=[("responses", "act", reworded["value"])])[1] == "major responses.act new meaning"
    assert schema_changes(old, new)["changes"][0]["value"] == gone["value"]


def test_what_a_row_is_makes_a_major_change_and_what_explains_it_a_patch() -> None:
    old = _package([table("positions")])
    for was, now, expected in (
        ("watched actor. Folded", "watched actor. Made", ["patch positions.None reworded"]),
        ("election × watched actor.", "election × watched actor × day.", ["major positions.None new grain"]),
        ("where each watched actor stands", "where each actor stands", ["patch positions.None reworded"]),
    ):
        new = _package([table("positions")])
        assert was in new["resources"][0]["description"]
        new["resources"][0]["description"] = new["resources"][0]["description"].replace(was, now)
        assert said(old, new) == expected
    assert said(old, new, redefined=[("positions",)]) == ["major positions.None new meaning"]


def test_a_table_that_goes_or_comes_is_one_change_and_columns_may_change_places() -> None:
    old, new = _package([table("responses"), table("positions")]), _package([table("responses")])
    assert said(old, new) == ["major positions.None removed"]
    assert said(new, old) == ["minor positions.None added"]
    new = _package([table("responses"), table("positions")])
    new["resources"][0]["schema"]["fields"].reverse()
    assert said(old, new) == ["minor responses.None columns in another order"]


def test_another_name_is_told_from_a_removal_where_it_is_known() -> None:
    old, new = _package([table("responses"), table("positions")]), _package([table("responses"), table("positions")])
    field(new, "positions", "actor_id")["name"] = "state_id"
    new["resources"][1]["schema"]["primaryKey"] = ["election_id", "state_id"]
    new["resources"][1]["schema"]["foreignKeys"][1]["fields"] = ["state_id"]
    assert said(old, new)[:3] == ["major positions.actor_id removed", "minor positions.state_id added", "major positions.None new key"]
    known = [Rename("positions", "actor_id", "state_id"), Rename("responses", "act", "deed")]
    assert said(old, new, renames=known) == ["major positions.actor_id renamed"]
    assert schema_changes(old, new, known)["renamed"] == [{"table": "positions", "column": "actor_id", "to": "state_id"}]
    new["resources"][1] |= {"title": "stances", "name": "stances"}
    assert said(old, new, renames=[*known, Rename("positions", None, "stances")]) == [
        "major positions.None renamed",
        "major positions.actor_id renamed",
    ]


def test_no_key_has_the_name_of_a_column_that_says_what_differs() -> None:
    for info in tables(released_only=True):
        changed = changes_table(info, info.key)
        assert len(set(changed.names)) == len(changed.names)
        assert all(column.description for column in changed.columns)


def test_the_descriptor_says_all_that_is_declared() -> None:
    infos = list(tables(released_only=True))
    for info, resource in zip(infos, _package(infos)["resources"], strict=True):
        schema = resource["schema"]
        fields = {field["name"]: field for field in schema["fields"]}
        assert list(fields) == [*info.names, *(column.name for column in release_columns())]
        assert tuple(schema.get("primaryKey") or schema["uniqueKeys"][0]) == info.key
        assert not any(info.column(name).nullable for name in schema.get("primaryKey", []))
        assert len(schema.get("foreignKeys", [])) == sum(column.refs is not None for column in info.columns)
        for column in info.columns:
            field = fields[column.name]
            assert (field["description"], field.get("unit")) == (column.description, column.unit)
            assert field.get("constraints", {}).get("required", False) is not column.nullable
            assert [c["value"] for c in field.get("categories", [])] == list(codes(column.code) if column.code else ())
            assert field.get("constraints", {}).get("enum", []) == list(codes(column.code) if column.code else ())
            assert field.get("constraints", {}).get("unique", False) is (info.key == (column.name,))


@pytest.mark.parametrize(
    ("old", "new", "bump", "ok"),
    [
        ("1.0.0", "1.0.0", "none", True),
        ("1.0.0", "1.0.1", "minor", False),
        ("1.0.0", "1.1.0", "minor", True),
        ("1.9.0", "2.0.0", "major", True),
        ("1.0.0", "1.1.0", "major", False),
        ("1.0.0", "1.0.0", "patch", False),
        ("1.0.0", "1.0.1", "patch", True),
        ("1.1.0", "1.0.9", "none", False),
    ],
)
def test_a_declared_step_that_is_too_small_is_refused(old: str, new: str, bump: str, ok: bool) -> None:
    assert allowed(old, new, bump) is ok
