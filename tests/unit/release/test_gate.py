"""The gate of the schema: a change that its version does not own up to, or that nobody was told of, does not get out."""

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pyarrow.parquet as pq
import pytest

from pipeline.release import gate
from pipeline.release.engine import opened
from pipeline.release.gate import NoSample, Step, declared_package, recorded_renames, sample_names, schema_step, write_samples
from schemas.columns import RELEASE_COLUMNS
from schemas.derive.changes import Rename
from schemas.upcoming import Announcement, announced

Package = dict[str, Any]
Edit = Callable[[Package], Any]
RENAME = Announcement("rename", "responses", "2.0.0", "Ids say so.", column="honoree", to="honoree_id")
VALIDATOR = jsonschema.Draft202012Validator(json.loads((Path(gate.__file__).parent / "schema-changes.schema.json").read_text()))


def resource(package: Package, table: str) -> dict:
    return next(resource for resource in package["resources"] if resource["title"] == table)


def field(package: Package, table: str, column: str) -> dict:
    return next(field for field in resource(package, table)["schema"]["fields"] if field["name"] == column)


def drop(table: str, column: str) -> Edit:
    return lambda package: resource(package, table)["schema"]["fields"].remove(field(package, table, column))


def rename(package: Package) -> None:
    field(package, "responses", "honoree")["name"] = "honoree_id"
    for key in resource(package, "responses")["schema"]["foreignKeys"]:
        key["fields"] = ["honoree_id" if name == "honoree" else name for name in key["fields"]]


def step(folder: Path, edit: Edit, to: str, *, told: tuple[Announcement, ...] = (), version: str = "v2021.10.0") -> Step:
    """From a release with the declared schema to one whose schema was edited.

    Args:
        told: What the first release announced.
    """
    (folder / "v2021.9.0").mkdir(exist_ok=True)
    before = declared_package() | {"schemaVersion": "1.4.0"}
    (folder / "v2021.9.0" / "datapackage.json").write_text(json.dumps(before))
    known = {"upcoming": [{**entry.record(), "since": "v2021.9.0"} for entry in told]}
    (folder / "v2021.9.0" / "schema-changes.json").write_text(json.dumps(known))
    package = copy.deepcopy(before) | {"schemaVersion": to}
    edit(package)
    found = schema_step(folder / "v2021.9.0", package, (), version)
    VALIDATOR.validate(json.loads(json.dumps(found.record)))
    return found


BREAKING: dict[str, tuple[Edit, Announcement]] = {
    "a column goes": (drop("responses", "channel"), Announcement("remove", "responses", "2.0.0", "Unused.", column="channel")),
    "a table goes": (
        lambda p: p["resources"].remove(resource(p, "searches")),
        Announcement("remove", "searches", "2.0.0", "Folded into coverage."),
    ),
    "another type": (
        lambda p: field(p, "positions", "n_changes").update(physicalType="BIGINT"),
        Announcement("retype", "positions", "2.0.0", "Room.", column="n_changes", to="BIGINT"),
    ),
    "another key": (
        lambda p: resource(p, "positions")["schema"].update(primaryKey=["election_id"]),
        Announcement("rekey", "positions", "2.0.0", "So.", to="election_id"),
    ),
    "never null": (
        lambda p: field(p, "responses", "object").update(constraints={"required": True}),
        Announcement("require", "responses", "2.0.0", "Always known.", column="object"),
    ),
    "a code goes": (
        lambda p: field(p, "responses", "act").update(categories=field(p, "responses", "act")["categories"][1:]),
        Announcement("remove_value", "responses", "2.0.0", "Never used.", column="act", value="congratulate"),
    ),
    "another unit": (
        lambda p: field(p, "results", "share_pct").update(unit="parts of one"),
        Announcement("redefine", "results", "2.0.0", "Simpler.", column="share_pct"),
    ),
    "another grain": (
        lambda p: resource(p, "positions").update(description="Where actors stand. Grain: one row election × actor × day."),
        Announcement("redefine", "positions", "2.0.0", "By the day."),
    ),
    "another meaning, declared to be one": (
        lambda p: field(p, "positions", "n_responses").update(description="Responses of the actor and its allies."),
        Announcement("redefine", "positions", "2.0.0", "Allies count.", column="n_responses"),
    ),
    "another name": (rename, RENAME),
}


@pytest.mark.parametrize(("edit", "announcement"), BREAKING.values(), ids=BREAKING.keys())
def test_a_breaking_change_needs_a_major_version_and_word_of_it_one_release_ahead(
    edit: Edit, announcement: Announcement, tmp_path: Path
) -> None:
    told = step(tmp_path, edit, "2.0.0", told=(announcement,))
    assert (told.record["bump"], told.faults) == ("major", ())
    minor = step(tmp_path, edit, "1.5.0", told=(announcement,)).faults
    assert "the schema asks for a major step" in minor[0] and "schemas/VERSION went from 1.4.0 to 1.5.0; raise it" in minor[0]
    assert "it was announced for schema 2.0.0, and this is 1.5.0" in minor[1]
    untold = step(tmp_path, edit, "2.0.0")
    if announcement.change == "redefine" and announcement.column == "n_responses":
        assert untold.record["bump"] == "patch", "words alone don't say that the meaning is another"
    else:
        assert untold.faults and all("v2021.9.0 did not announce it; undo the change" in fault for fault in untold.faults)


@pytest.mark.parametrize(
    ("edit", "to", "refused"),
    [
        (lambda p: None, "1.4.0", False),
        (lambda p: None, "1.3.9", True),
        (lambda p: field(p, "responses", "act").update(description="What they did."), "1.4.0", True),
        (lambda p: field(p, "responses", "act").update(description="What they did."), "1.4.1", False),
        (lambda p: field(p, "responses", "act")["categories"].append({"value": "cheer", "label": "Cheers."}), "1.4.1", True),
        (lambda p: field(p, "responses", "act")["categories"].append({"value": "cheer", "label": "Cheers."}), "1.5.0", False),
        (lambda p: resource(p, "responses")["schema"]["fields"].append({"name": "x", "type": "string"}), "1.4.0", True),
        (lambda p: resource(p, "responses")["schema"]["fields"].append({"name": "x", "type": "string"}), "1.5.0", False),
    ],
)
def test_a_smaller_change_needs_a_smaller_step(edit: Edit, to: str, refused: bool, tmp_path: Path) -> None:
    assert bool(step(tmp_path, edit, to).faults) is refused


def test_a_first_release_has_nothing_to_own_up_to() -> None:
    first = schema_step(None, declared_package(), (RENAME,), "v2021.9.0")
    assert (first.record["from"], first.faults) == (None, ())
    assert first.record["upcoming"] == [{**RENAME.record(), "since": "v2021.9.0"}]


def test_what_is_announced_again_keeps_the_release_that_said_it_first(tmp_path: Path) -> None:
    step(tmp_path, lambda p: None, "1.4.0", told=(RENAME,))
    again = schema_step(tmp_path / "v2021.9.0", declared_package(), (RENAME,), "v2021.10.0")
    assert [entry["since"] for entry in again.record["upcoming"]] == ["v2021.9.0"]
    assert not schema_step(tmp_path / "v2021.9.0", declared_package() | {"schemaVersion": "1.4.0"}, (RENAME,), "v2021.10.0").worth_telling
    assert schema_step(tmp_path / "v2021.9.0", declared_package() | {"schemaVersion": "1.4.0"}, (), "v2021.10.0").worth_telling


def test_other_names_are_recorded_for_good_and_followed(tmp_path: Path) -> None:
    found = step(tmp_path, rename, "2.0.0", told=(RENAME,)).record
    assert found["renames"] == [{"table": "responses", "column": "honoree", "to": "honoree_id", "release": "v2021.10.0"}]
    later = [
        {"table": "responses", "column": None, "to": "answers", "release": "v2021.11.0"},
        {"table": "answers", "column": "honoree_id", "to": "winner_id", "release": "v2021.12.0"},
    ]
    (tmp_path / "schema-changes.json").write_text(json.dumps({"renames": [*found["renames"], *later]}))
    assert recorded_renames(tmp_path, "v2021.9.0", "v2021.12.0") == [
        Rename("responses", "honoree", "winner_id"),
        Rename("responses", None, "answers"),
    ]
    assert recorded_renames(tmp_path, "v2021.10.0", "v2021.11.0") == [Rename("responses", None, "answers")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("- {change: rename, table: responses, column: act, to: honoree, schema: 2.0.0, why: So.}", "there is a column honoree already"),
        ("- {change: rename, table: responses, to: positions, schema: 2.0.0, why: So.}", "there is a table positions already"),
        ("- {change: remove, table: responses, column: deed, schema: 2.0.0, why: So.}", "there is no such column"),
        ("- {change: remove, table: responses, column: act, schema: 1.0.0, why: So.}", "schema 1.0.0 is here already"),
        ("- {change: retype, table: responses, column: act, to: TEXT, schema: 2.0.0, why: So.}", "'TEXT' is no type of a column"),
        ("- {change: rekey, table: responses, to: deed, schema: 2.0.0, why: So.}", "there is no column deed"),
        (
            "- {change: remove_value, table: responses, column: act, value: cheer, schema: 2.0.0, why: So.}",
            "no code list with the value cheer",
        ),
        ("- {change: remove, table: deeds, schema: 2.0.0, why: So.}", "'deeds' is not one of"),
        ("- {change: remove, table: responses, schema: 2.1.0, why: So.}", "'2.1.0' does not match"),
        ("- {change: rename, table: responses, column: act, schema: 2.0.0, why: So.}", "'to' is a required property"),
        ("- {change: remove, table: responses, schema: 2.0.0}", "'why' is a required property"),
        ("change: remove", "is not of type 'array'"),
        ("- [", "can't be read"),
        ("[]", "upcoming.yaml is not of its form"),
    ],
)
def test_an_announcement_of_what_can_not_be_is_a_fault(text: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "upcoming.yaml").write_text(text)
    with pytest.raises(ValueError, match=r"^upcoming.yaml (is not|announces|can't)") as caught:
        announced(tmp_path / "upcoming.yaml", "1.0.0")
    assert why in str(caught.value)


def test_what_is_announced_here_can_be() -> None:
    assert isinstance(announced(), tuple)


def test_samples_are_the_tables_as_they_will_be(released: Path) -> None:
    entries = (
        RENAME,
        Announcement("remove", "responses", "2.0.0", "So.", column="channel"),
        Announcement("retype", "responses", "2.0.0", "So.", column="stance", to="DECIMAL(3, 1)"),
        Announcement("remove_value", "responses", "2.0.0", "So.", column="act", value="withhold", to="criticise"),
        Announcement("rename", "searches", "3.0.0", "So.", to="looks"),
        Announcement("require", "positions", "2.0.0", "Shows in no row.", column="position_since"),
        Announcement("remove", "positions", "2.0.0", "Leaves no row."),
    )
    shutil.rmtree(released / "next", ignore_errors=True)
    with opened() as connection:
        write_samples(connection, released, entries, {"version": "v2021.10.0"})
    there = {path.name for path in (released / "next").iterdir()}
    assert there == {"responses-next.parquet", "looks-next.parquet"}
    assert sample_names([entry.record() for entry in entries]) == {"responses", "looks"}
    found = pq.read_schema(released / "next" / "responses-next.parquet")
    now = pq.read_schema(released / "data" / "responses.parquet")
    assert found.names == ["honoree_id" if name == "honoree" else name for name in now.names if name != "channel"]
    assert str(found.field("stance").type) == "decimal128(3, 1)"
    assert found.metadata[b"schema_version"] == b"2.0.0"
    assert pq.read_schema(released / "next" / "looks-next.parquet").metadata[b"table"] == b"looks"
    rows = duckdb.sql(
        f"SELECT actor_id, act, stance::VARCHAR FROM '{released}/next/responses-next.parquet' WHERE actor_id = 'FIN'"
    ).fetchall()
    assert rows == [("FIN", "criticise", "-1.0")]
    assert set(RELEASE_COLUMNS) < set(found.names)


def test_a_type_that_values_do_not_fit_is_told_of(released: Path) -> None:
    entry = Announcement("retype", "responses", "2.0.0", "So.", column="act", to="INTEGER")
    with opened() as connection, pytest.raises(NoSample, match=r"^schemas/upcoming.yaml: responses can't be so: Conversion Error"):
        write_samples(connection, released, (entry,), {})
