"""Verifying: whatever is not as promised is found, also where somebody has sealed the folder anew."""

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.release.hashes import file_sha256, write_sums
from pipeline.release.verify import report, verify


def told(folder: Path) -> str:
    return "\n".join(map(str, verify(folder)))


def seal(folder: Path) -> None:
    """Make sums and descriptors fit the files again, so that only a deeper look finds what is wrong."""
    package = json.loads((folder / "datapackage.json").read_text())
    for resource in package["resources"]:
        path = folder / resource["path"]
        resource |= {"hash": f"sha256:{file_sha256(path)}", "bytes": path.stat().st_size}
    (folder / "datapackage.json").write_text(json.dumps(package))
    description = json.loads((folder / "croissant.json").read_text())
    for file in description["distribution"]:
        file["sha256"] = file_sha256(folder / file["contentUrl"])
    (folder / "croissant.json").write_text(json.dumps(description))
    write_sums(folder)


def test_a_copied_release_verifies_anywhere(kept: Path, tmp_path: Path) -> None:
    shutil.copytree(kept, tmp_path / "elsewhere")
    found = report(tmp_path / "elsewhere")
    assert found.problems == ()
    assert [look.name for look in found.looks if look.n_problems != 0 or not look.n or not look.what] == []  # each says what and how many


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    data = path.read_bytes()
    at = len(data) // 2
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


def test_one_changed_byte_of_any_file_is_found(released: Path) -> None:
    files = sorted(path for path in released.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    assert len({path.suffix for path in files}) > 5
    for path in files:
        flip(path)
    found = {problem.file for problem in verify(released)}
    assert {path.relative_to(released).as_posix() for path in files} <= found


@pytest.mark.parametrize("name", ["SHA256SUMS", "README.md", "data/persons.parquet"])
def test_one_changed_byte_alone_is_found(name: str, released: Path) -> None:
    flip(released / name)
    found = {problem.file for problem in verify(released)}
    assert found and (name in found or name == "SHA256SUMS")


def test_files_too_many_and_too_few_are_told_together(released: Path) -> None:
    (released / "data" / "extra.parquet").write_bytes(b"")
    (released / "CODEBOOK.md").unlink()
    said = told(released)
    assert "data/extra.parquet: is not in SHA256SUMS" in said
    assert "CODEBOOK.md: is missing" in said


def test_a_folder_that_is_no_release_is_told_of(tmp_path: Path) -> None:
    assert "SHA256SUMS: is missing" in told(tmp_path)
    assert "datapackage.json: can't be read" in told(tmp_path)


Change = Callable[[pl.DataFrame], pl.DataFrame]


def put(**values: Any) -> Change:
    """Put values into the first row."""
    return lambda frame: pl.concat(
        [frame.head(1).with_columns(**{n: pl.lit(v, frame[n].dtype) for n, v in values.items()}), frame.tail(-1)]
    )


def drop(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.tail(-1)


Damage = tuple[str, Change, tuple[str, ...]]
DAMAGES: tuple[tuple[Damage, ...], ...] = (
    (
        ("responses", lambda frame: pl.concat([frame, frame.head(1)]), ("has the key R-NOR-202109-PRES-FIN-01 more than once",)),
        ("actors", put(parent_actor_id="IO-NONE"), ("parent_actor_id refers to nothing in actors: IO-NONE",)),
        ("turnout", put(version_no=0), ("version_no: below 1: 0",)),
        ("elections", put(title_en=None), ("title_en: not_nullable",)),
        ("evidence", put(quote="Nobody said so."), ("the quote is not its span of D-",)),
        ("documents", put(text="Nothing happened."), ("the text does not have the stored hash",)),
        ("claim_outcomes", drop, ("data/claim_outcomes.parquet: claims ",)),
        ("searches", drop, ("data/searches.parquet: has 1 rows, the descriptor says 2",)),
        ("person_names", lambda frame: frame.reverse(), ("data/person_names.parquet: does not have the logical hash",)),
        (
            "countries",
            put(name_en="Atlantis"),
            (
                "data/releases.parquet: has another number of rows or hash for countries",
                "ballot-echo.duckdb: countries differs from its Parquet file in 2 rows",
            ),
        ),
    ),
    (
        ("responses", put(election_id="NOR-209909-PRES", act="cheer"), ("election_id refers to nothing in elections: NOR-209909-PRES",)),
        ("responses_flat", drop, ("responses 4, wide rows 3",)),
        ("persons", put(person_id="Anna"), ("person_id: not of the form P-tokayev-kassym-jomart-1953: Anna",)),
        ("evidence", put(char_end=99_999), ("the quote is not its span of D-",)),
        (
            "documents",
            put(basis="original", licence="all-rights-reserved"),
            (": text under all-rights-reserved, which may not be given away",),
        ),
        ("turnout", lambda f: f.with_columns(pl.col("version_no").cast(pl.Int64)), ("data/turnout.parquet: does not have the declared",)),
        ("searches", lambda f: f.drop("note"), ("data/searches.parquet: does not have the columns that the descriptor gives",)),
    ),
    (
        ("responses", put(act="cheer"), ("act: not a value of the code list act: cheer",)),
        ("evidence", drop, (": no evidence",)),
    ),
)
"""Tables damaged together: the damage, and what must be told of it."""


@pytest.mark.parametrize("damages", DAMAGES, ids=lambda damages: ",".join(damage[0] for damage in damages))
def test_all_damages_are_told_together_under_fresh_seals(damages: tuple[Damage, ...], released: Path) -> None:
    for table, change, _ in damages:
        path = released / "data" / f"{table}.parquet"
        metadata = pq.read_schema(path).metadata
        frame = change(pl.from_arrow(pq.read_table(path)))  # ty: ignore[invalid-argument-type]
        pq.write_table(frame.to_arrow().replace_schema_metadata(metadata), path)
    seal(released)
    said = told(released)
    assert [what for _, _, whats in damages for what in whats if what not in said] == [], said


def test_a_column_without_description_and_a_file_of_another_version_are_found(released: Path) -> None:
    path = released / "data" / "searches.parquet"
    found = pq.read_table(path)
    pq.write_table(pa.table(found.columns, names=found.schema.names), path)
    seal(released)
    assert "data/searches.parquet: note has no description" in told(released)
    assert "data/searches.parquet: does not say that it is of v2021.10.0" in told(released)


def test_a_sheet_with_a_row_too_few_is_found(released: Path) -> None:
    path = released / "csv" / "searches.csv.gz"
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).splitlines(keepends=True)[0], mtime=0))
    seal(released)
    assert told(released) == "csv/searches.csv.gz: has 0 rows, its Parquet file 2"


def test_a_descriptor_against_its_profile_is_found(released: Path) -> None:
    package = json.loads((released / "datapackage.json").read_text())
    package["licenses"] = []
    package["resources"][1]["schema"]["fields"][0]["type"] = 7
    (released / "datapackage.json").write_text(json.dumps(package))
    seal(released)
    said = told(released)
    assert "datapackage.json: licenses: " in said
    assert "datapackage.json: resources.1.schema.fields.0: " in said


def test_a_descriptor_that_no_utf_8_can_write_is_looked_at_too(released: Path) -> None:
    package = (released / "datapackage.json").read_text()
    (released / "datapackage.json").write_text(package.replace('"licenses": [', '"licenses": ["\\ud800", ', 1))
    seal(released)
    assert "datapackage.json: licenses.0: " in told(released)


def test_a_release_of_another_schema_is_held_to_its_own_descriptor(released: Path) -> None:
    """What is declared today does not bind a release of old; its own keys, references and sums still do."""
    package = json.loads((released / "datapackage.json").read_text())
    package["schemaVersion"] = "0.9.0"
    (released / "datapackage.json").write_text(json.dumps(package))
    path = released / "data" / "watch_list.parquet"
    found = pq.read_table(path)
    changed = found.set_column(found.schema.get_field_index("actor_id"), found.schema.field("actor_id"), pa.array(["NOB"] * len(found)))
    pq.write_table(changed, path)
    seal(released)
    assert "data/watch_list.parquet: actor_id refers to nothing in actors: NOB" in told(released)
    assert "declared" not in told(released)


def test_descriptions_that_are_not_of_this_release_are_told_of_together(released: Path) -> None:
    """One fault of each kind of description; the others are tried without a release."""
    changes = {
        "croissant.json": ('"version": "2021.10.0"', '"version": "2021.10.1"'),
        "CITATION.cff": ("type: dataset", "type: software"),
        "README.md": ("config_name: turnout", "config_name: x"),
        "SOURCES.csv": (",gazette,", ",=1+1,"),
    }
    for name, (old, new) in changes.items():
        text = (released / name).read_text()
        assert old in text
        (released / name).write_text(text.replace(old, new, 1))
    write_sums(released)
    said = told(released).splitlines()
    assert "croissant.json: version is '2021.10.1', not '2021.10.0'" in said
    assert "CITATION.cff: type is software, not dataset" in said
    assert "README.md: does not have a configuration turnout of data/turnout.parquet" in said
    assert any(line.startswith("SOURCES.csv: D-") and line.endswith(": a cell begins like a formula") for line in said)
    assert {line.partition(":")[0] for line in said} == changes.keys()


def test_descriptions_that_are_missing_are_told_of_once_and_one_that_is_no_json_too(released: Path) -> None:
    for name in ("README.md", "CITATION.cff"):
        (released / name).unlink()
    (released / "croissant.json").write_text("[")
    write_sums(released)
    first, second, third, *rest = told(released).splitlines()
    assert (first, second) == ("CITATION.cff: is missing", "README.md: is missing")
    assert rest == ["index.html: links to CITATION.cff, which is not there"]
    assert third.startswith("croissant.json: can't be looked at: JSONDecodeError")
