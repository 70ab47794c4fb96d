"""Releases: reproducible, verified, immutable, never half written."""

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.release.build import Built, ReleaseRefused, build_release
from pipeline.release.explain import UnknownRow, explain
from pipeline.release.licences import LicenceBreach
from pipeline.release.verify import verify
from pipeline.release.version import next_version, release_date
from pipeline.warehouse import Warehouse
from tests.conftest import fold

DATE = datetime.date(2021, 10, 1)


def release(warehouse: Warehouse, releases: Path, **more: Any) -> Built:
    facts = {"date": DATE, "inputs_sha256": "0" * 64, "commit": None, "dirty": False, "checks": [], **more}
    return build_release(warehouse.connection, releases, **facts)


@pytest.fixture
def released(warehouse: Warehouse, tmp_path: Path) -> Path:
    return release(warehouse, tmp_path / "releases").path


def test_a_release_verifies_and_is_indexed(released: Path) -> None:
    assert released.name == "v2021.10.0"
    assert verify(released) == []
    index = json.loads((released.parent / "releases.json").read_text())
    assert index["aliases"]["latest"] == "v2021.10.0"


def test_two_builds_have_equal_sums_but_for_the_database(warehouse: Warehouse, tmp_path: Path) -> None:
    sums = []
    for name in ("a", "b"):
        path = release(warehouse, tmp_path / name).path
        lines = (path / "SHA256SUMS").read_text().splitlines()
        sums.append([line for line in lines if not line.endswith("ballot-echo.duckdb")])
    assert sums[0] == sums[1]
    assert len(sums[0]) > 70


def test_one_changed_byte_of_any_file_is_found(released: Path, tmp_path: Path) -> None:
    for path in sorted(released.rglob("*")):
        if path.is_file():
            before = path.read_bytes()
            at = len(before) // 2
            path.write_bytes(before[:at] + bytes([before[at] ^ 1]) + before[at + 1 :])
            assert verify(released), path.name
            path.write_bytes(before)
    assert verify(released) == []


def test_a_file_too_many_and_a_file_too_few_are_found(released: Path) -> None:
    (released / "data" / "extra.parquet").write_bytes(b"")
    assert any("is not in SHA256SUMS" in str(problem) for problem in verify(released))
    (released / "data" / "extra.parquet").unlink()
    (released / "CODEBOOK.md").unlink()
    assert any("is missing" in str(problem) for problem in verify(released))


def test_nothing_changed_makes_no_new_version(warehouse: Warehouse, tmp_path: Path) -> None:
    first = release(warehouse, tmp_path)
    second = release(warehouse, tmp_path)
    assert (second.created, second.version) == (False, first.version)
    assert sorted(path.name for path in tmp_path.glob("v*")) == ["v2021.10.0"]


class Killed(BaseException):
    """What a signal raises."""


@pytest.mark.parametrize("step", ["writing responses", "writing ballot-echo.duckdb", "verifying", "renaming"])
def test_a_killed_build_leaves_no_version_and_the_next_succeeds(step: str, warehouse: Warehouse, tmp_path: Path) -> None:
    def kill(said: str) -> None:
        if said == step:
            raise Killed

    with pytest.raises(Killed):
        release(warehouse, tmp_path, progress=kill)
    assert not list(tmp_path.glob("v*"))
    assert not (tmp_path / "releases.json").exists()
    assert release(warehouse, tmp_path).created


def test_what_a_dead_process_left_is_cleared(warehouse: Warehouse, tmp_path: Path) -> None:
    (tmp_path / ".building-v2021.10.0" / "data").mkdir(parents=True)
    assert release(warehouse, tmp_path).created
    assert not list(tmp_path.glob(".building-*"))


def test_a_version_is_never_written_twice(warehouse: Warehouse, tmp_path: Path) -> None:
    release(warehouse, tmp_path, version="v2021.10.5")
    with pytest.raises(ReleaseRefused, match="never written twice"):
        release(warehouse, tmp_path, version="v2021.10.5")


def test_a_failed_blocking_check_refuses_the_release(warehouse: Warehouse, tmp_path: Path) -> None:
    check = {"table_name": "results", "check_name": "schema", "severity": "block", "passed": False}
    with pytest.raises(ReleaseRefused, match="results: schema"):
        release(warehouse, tmp_path, checks=[check])
    assert release(warehouse, tmp_path, checks=[{**check, "severity": "flag"}]).created


def test_text_that_may_not_be_given_away_refuses_the_release(warehouse: Warehouse, tmp_path: Path) -> None:
    warehouse.connection.execute("UPDATE documents SET basis = 'original' WHERE licence = 'all-rights-reserved'").fetchall()
    with pytest.raises(LicenceBreach, match="documents D-"):
        release(warehouse, tmp_path)
    assert not list(tmp_path.glob("v*"))


def change_digest(project: Path) -> None:
    path = project / "sources" / "elections" / "NOR-202109-PRES" / "documents" / "gazette.md"
    path.write_text(path.read_text() + "\nThe king opened parliament in October.\n")


def test_the_next_release_says_since_when_each_row_has_been_so(project: Path, warehouse: Warehouse, tmp_path: Path) -> None:
    release(warehouse, tmp_path)
    change_digest(project)
    fold(project, warehouse)
    second = release(warehouse, tmp_path)
    assert second.created
    assert verify(second.path) == []
    rows = duckdb.sql(
        f"SELECT url, first_release, last_changed_release FROM '{second.path}/data/documents.parquet' ORDER BY url"
    ).fetchall()
    assert rows == [
        ("https://example.org/gazette", "v2021.10.0", "v2021.10.1"),
        ("https://example.org/result", "v2021.10.0", "v2021.10.0"),
    ]
    assert "| documents | 2 | 0 | 1 | 0 |" in (second.path / "CHANGES.md").read_text()


def test_an_id_that_vanishes_needs_a_word_of_explanation(project: Path, warehouse: Warehouse, tmp_path: Path) -> None:
    release(warehouse, tmp_path)
    path = project / "sources" / "elections" / "NOR-202109-PRES" / "election.yaml"
    path.write_text(path.read_text().replace("  - {actor: FIN, act: withhold", "  - {actor: DNK, act: withhold"))
    fold(project, warehouse)
    with pytest.raises(ReleaseRefused, match="responses R-NOR-202109-PRES-FIN-01"):
        release(warehouse, tmp_path)
    (project / "sources" / "ids.yaml").write_text("- {table: responses, old: R-NOR-202109-PRES-FIN-01, why: it was Denmark}\n")
    fold(project, warehouse)
    assert release(warehouse, tmp_path).created


def test_parquet_alone_answers_and_says_what_it_is(released: Path) -> None:
    rows = duckdb.sql(f"SELECT actor_id, act FROM '{released}/data/responses.parquet' ORDER BY ALL").fetchall()
    assert rows == [("FIN", "withhold"), ("NOR", "rebut"), ("SWE", "congratulate")]
    facts = dict(
        duckdb.sql(f"SELECT key::VARCHAR, value::VARCHAR FROM parquet_kv_metadata('{released}/data/responses.parquet')").fetchall()
    )
    assert facts["version"] == "v2021.10.0" and facts["license"] == "CC-BY-4.0"


def test_the_load_script_makes_views_from_elsewhere(released: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"SET VARIABLE base = '{released}'").fetchall()
        connection.execute((released / "load.sql").read_text()).fetchall()
        assert connection.execute("SELECT count(*) FROM responses_flat").fetchall() == [(3,)]


def test_explain_walks_from_a_row_to_its_sentence(released: Path) -> None:
    text = explain(released / "ballot-echo.duckdb", "R-NOR-202109-PRES-FIN-01").text()
    assert "“Finland »has yet to congratulate her«.”" in text
    assert "https://example.org/gazette" in text
    with pytest.raises(UnknownRow, match="did you mean R-NOR-202109-PRES-FIN-01"):
        explain(released / "ballot-echo.duckdb", "R-NOR-202109-PRES-FIN-02")


def test_versions_count_up_within_a_month(tmp_path: Path) -> None:
    assert next_version(tmp_path, DATE) == "v2021.10.0"
    (tmp_path / "v2021.10.9").mkdir()
    assert next_version(tmp_path, DATE) == "v2021.10.10"


def test_the_date_is_given_and_never_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert release_date(tmp_path) == datetime.date(1970, 1, 2)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ValueError, match="needs a date"):
        release_date(tmp_path)


def test_a_copied_release_verifies_anywhere(released: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(released, copy)
    assert verify(copy) == []
