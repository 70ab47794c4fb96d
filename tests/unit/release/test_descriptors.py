"""Descriptors of a release are read by the libraries that they are written for, and what a spreadsheet opens holds no formula."""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import mlcroissant
import polars as pl
import pytest
import yaml
from huggingface_hub import DatasetCard
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.inputs import inputs_by_part
from pipeline.paths import Paths
from pipeline.release import metadata
from pipeline.release.card import card
from pipeline.release.descriptors import card_faults, citation_faults, read_with_mlcroissant, sources_faults
from pipeline.release.parquet import write_csv, write_parquet
from pipeline.release.sheets import plain
from pipeline.release.verify import Report
from pipeline.warehouse import Warehouse
from schemas.about import ABOUT
from schemas.derive.croissant import Extent
from schemas.model import table, tables

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib and pandas, in mlcroissant
LOADER = Path(__file__).with_name("load_configs.py")
HOSTILE = '=HYPERLINK("http://evil.example","click")'


def rows_of(folder: Path) -> dict[str, int]:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["title"]: resource["rowCount"] for resource in package["resources"]}


@pytest.fixture(scope="module")
def dataset(kept: Path) -> mlcroissant.Dataset:
    return mlcroissant.Dataset(kept / "croissant.json")


def test_mlcroissant_takes_the_description_without_a_warning(dataset: mlcroissant.Dataset) -> None:
    issues = dataset.metadata.ctx.issues
    assert (issues.errors, issues.warnings) == (set(), set())
    assert dataset.metadata.ctx.conforms_to.value == "http://mlcommons.org/croissant/1.1"
    assert (dataset.metadata.version, dataset.metadata.name) == ("2021.10.0", ABOUT.title)


def test_mlcroissant_reads_the_records_of_every_table_and_code_list(dataset: mlcroissant.Dataset, kept: Path) -> None:
    counts = rows_of(kept)
    for records in dataset.metadata.record_sets:
        found = list(dataset.records(records.uuid))
        if records.uuid.startswith("codes/"):
            assert len(found) == len(records.data) > 0
            continue
        assert len(found) == counts[records.uuid]
        if found:
            first = pl.read_parquet(kept / "data" / f"{records.uuid}.parquet").row(0, named=True)
            assert {name.partition("/")[2]: said(value) for name, value in found[0].items()} == {n: said(v) for n, v in first.items()}


def said(value: Any) -> str | None:
    """A value as text, whatever type a reader gives it."""
    if isinstance(value, bytes | str):
        return value.decode() if isinstance(value, bytes) else value
    if value is None or value != value or str(value) == "NaT":
        return None
    if isinstance(value, bool | int | float | Decimal):
        return f"{float(value):.6f}"
    return str(value).removesuffix("+00:00").removesuffix(" 00:00:00")


def test_a_second_record_set_of_one_data_set_is_read_as_well_as_the_first(dataset: mlcroissant.Dataset) -> None:
    """What a column refers to stands where the reader does not take it for a join."""
    for name in ("responses", "elections", "responses"):
        assert next(iter(dataset.records(name)))[f"{name}/election_id"] == b"NOR-202109-PRES"


def test_what_mlcroissant_cannot_read_is_told_of(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = released / "croissant.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"sc:Dataset"', '"sc:Data"'), encoding="utf-8")
    (what,) = read_with_mlcroissant(released) or []
    assert what.startswith("mlcroissant can't read it: ")
    monkeypatch.setitem(sys.modules, "mlcroissant", None)
    assert read_with_mlcroissant(released) is None


def test_the_command_says_whether_the_reference_reader_read_it(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.release.verify.report", lambda folder: Report((), ()))
    (released / "croissant.json").write_text("{}", encoding="utf-8")
    refused = CliRunner().invoke(app, ["verify", str(released)])
    assert (refused.exit_code, "croissant.json: mlcroissant can't read it: " in refused.output) == (1, True)
    monkeypatch.setitem(sys.modules, "mlcroissant", None)
    passed = CliRunner().invoke(app, ["verify", str(released)])
    assert (passed.exit_code, "not looked at" in passed.output) == (0, True)


def test_datasets_loads_every_configuration_of_the_card(kept: Path, tmp_path: Path) -> None:
    offline = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, LOADER, kept, tmp_path / "cache"], capture_output=True, text=True, env=offline, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"first": "responses_flat", "rows": rows_of(kept)}


def test_the_card_is_one_and_names_what_people_ask_for(kept: Path) -> None:
    found = DatasetCard.load(kept / "README.md")
    data = found.data.to_dict()
    assert (data["license"], data["language"], data["size_categories"]) == ("cc-by-4.0", ["en"], ["n<1K"])
    assert [config["config_name"] for config in data["configs"]] == [info.name for info in tables(released_only=True)]
    for words in (ABOUT.description, *ABOUT.limits, "## How to cite", "@misc{ballot-echo-v2021.10.0,", "| `responses` | 4 |"):
        assert words in found.text
    assert "\n\n\n" not in found.text


def test_the_card_of_a_release_without_elections_says_nothing_of_them() -> None:
    infos = tables(released_only=True)
    empty = {"review": [], "agreement": []}
    text = card(infos, {i.name: 0 for i in infos}, version="v2021.10.0", date="2021-10-01", extent=Extent(None, None, ()), quality=empty)
    assert "Released 2021-10-01.\n" in text
    assert "α" not in text


def test_the_citation_names_version_and_date(kept: Path) -> None:
    facts = yaml.safe_load((kept / "CITATION.cff").read_text(encoding="utf-8"))
    assert (facts["version"], facts["date-released"]) == ("2021.10.0", "2021-10-01")


def test_the_quality_report_begins_with_all_in_brief(warehouse: Warehouse) -> None:
    checks = [
        {"table_name": "results", "check_name": "a", "severity": "block", "passed": True},
        {"table_name": "results", "check_name": "b", "severity": "flag", "passed": False},
    ]
    summary = metadata.quality(warehouse.connection, {"results": ["result_id"]}, checks)["summary"]
    assert summary["checks"] == {"block": {"passed": 1, "failed": 0}, "flag": {"passed": 0, "failed": 1}}
    assert summary["quarantined"] == warehouse.count("quarantine")
    assert summary["facts_reviewed"] <= summary["facts"] == warehouse.count("responses") + warehouse.count("observation_verdicts")
    assert summary["share_reviewed"] == f"{summary['facts_reviewed'] / summary['facts']:.4f}"


def test_the_provenance_names_the_pins_and_every_part_of_the_inputs(project: Path) -> None:
    before, paths = inputs_by_part(Paths(project)), Paths(project)
    (project / "sources" / "calendar.csv").open("a", encoding="utf-8").write("\n")
    after = inputs_by_part(paths)
    assert {part for part in before if before[part] != after[part]} == {"sources"}
    told = metadata.provenance(
        version="v2021.10.0",
        date="2021-10-01",
        schema_version="1.0.0",
        inputs_sha256="0",
        inputs=after,
        commit=None,
        dirty=True,
        logical={},
    )
    assert told["inputs"] == after
    assert (told["source_date_epoch"], len(told["requirements_sha256"])) == (1633046400, 64)


def test_what_was_read_is_named_with_its_licence_and_datasets_with_their_version(warehouse: Warehouse) -> None:
    found = metadata.read_sources(warehouse.connection)
    assert all(source["title"] and source["license"] for source in found)
    assert [source["version"] for source in found if "version" in source] == ["2021"]


def test_the_extent_runs_from_the_first_polling_day_to_the_last_response(warehouse: Warehouse) -> None:
    found = metadata.extent(warehouse.connection)
    assert found.countries == (("NOR", "Norway"),)
    assert found.first and found.last and found.first.startswith("2021-09") and found.first < found.last


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_text_that_begins_like_a_formula_is_no_formula_in_a_cell(begins: str) -> None:
    assert plain(f"{begins}1+1") == f"'{begins}1+1"
    assert [plain(value) for value in ("a=1", "", "'=1", -1, None)] == ["a=1", "", "'=1", -1, None]


def test_no_sheet_of_a_release_holds_a_formula_and_its_parquet_holds_every_text(warehouse: Warehouse, tmp_path: Path) -> None:
    warehouse.connection.execute("UPDATE documents SET title = ? WHERE publisher_id = 'gazette'", [HOSTILE]).fetchall()
    listed = list(csv.DictReader(io.StringIO(metadata.sources_csv(warehouse.connection))))
    assert f"'{HOSTILE}" in [row["title"] for row in listed]
    info, parquet, sheet = table("documents"), tmp_path / "documents.parquet", tmp_path / "documents.csv.gz"
    write_parquet(warehouse.connection, info, "FROM documents ORDER BY document_id", parquet, {}, released=False)
    write_csv(warehouse.connection, parquet, sheet)
    assert HOSTILE in pl.read_parquet(parquet)["title"].to_list()
    written = list(csv.DictReader(io.StringIO(gzip.decompress(sheet.read_bytes()).decode())))
    assert f"'{HOSTILE}" in [row["title"] for row in written]
    assert not any(plain(cell) != cell for row in written for cell in row.values())


def test_a_code_stays_as_it_is_in_a_sheet(warehouse: Warehouse, tmp_path: Path) -> None:
    info, parquet, sheet = table("reported_figures"), tmp_path / "figures.parquet", tmp_path / "figures.csv.gz"
    write_parquet(warehouse.connection, info, "FROM reported_figures ORDER BY claim_id", parquet, {}, released=False)
    write_csv(warehouse.connection, parquet, sheet)
    written = csv.DictReader(io.StringIO(gzip.decompress(sheet.read_bytes()).decode()))
    assert {row["comparator"] for row in written} == {"="}


def test_files_say_the_licence_of_their_table(kept: Path) -> None:
    def licence(name: str) -> str:
        return pl.read_parquet_metadata(kept / "data" / f"{name}.parquet")["license"]

    assert (licence("crosswalk"), licence("responses")) == ("CC0-1.0", "CC-BY-4.0")


CITATION = "cff-version: 1.2.0\ntype: dataset\nversion: 2021.10.0\ndate-released: '2021-10-01'\n"
CARD = "---\nconfigs:\n- config_name: turnout\n  data_files: data/turnout.parquet\n---\n\n# Title\n"
SOURCES = "document_id,title\nD-1,One\nD-2,Two\n"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("type: dataset", "type: software", "type is software, not dataset"),
        ("2021.10.0", "2021.10.1", "version is 2021.10.1, not 2021.10.0"),
        ("2021-10-01", "2021-10-02", "date-released is 2021-10-02, not 2021-10-01"),
        ("cff-version: 1.2.0\n", "", "cff-version is None, not 1.2.0"),
        ("dataset", "[", "is no YAML: "),
        (CITATION, "", "type is None, not dataset"),
    ],
)
def test_a_citation_that_is_not_of_the_release_is_told_of(old: str, new: str, told: str) -> None:
    assert list(citation_faults(CITATION, "v2021.10.0", "2021-10-01")) == []
    assert told in " | ".join(citation_faults(CITATION.replace(old, new), "v2021.10.0", "2021-10-01"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("turnout\n", "x\n", "does not have a configuration turnout of data/turnout.parquet"),
        ("turnout\n", "x\n", "has a configuration x, which is no table"),
        ("data/turnout", "data/x", "does not have a configuration turnout of data/turnout.parquet"),
        ("configs", "config", "its head can't be read: KeyError"),
        ("configs:", "configs: [", "its head can't be read: ParserError"),
        ("configs:", "x", "its head can't be read: "),
        ("---\n\n", "", "does not have a configuration turnout of data/turnout.parquet"),
    ],
)
def test_a_card_without_a_configuration_for_each_table_is_told_of(old: str, new: str, told: str) -> None:
    paths = {"turnout": "data/turnout.parquet"}
    assert list(card_faults(CARD, paths)) == []
    assert told in " | ".join(card_faults(CARD.replace(old, new), paths))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("document_id,title\nD-1,One\n", ["has 0 lines for D-2"]),
        (f"{SOURCES}D-2,Two\n", ["has 2 lines for D-2"]),
        (f"{SOURCES}D-3,Three\n", ["has a line for D-3, which is no document"]),
        (SOURCES.replace("Two", "@Two"), ["D-2: a cell begins like a formula"]),
        ("", ["has 0 lines for D-1", "has 0 lines for D-2"]),
    ],
)
def test_a_list_of_sources_that_is_not_one_line_a_document_is_told_of(text: str, told: list[str]) -> None:
    assert list(sources_faults(SOURCES, ["D-1", "D-2"])) == []
    assert list(sources_faults(text, ["D-1", "D-2"])) == told
