"""Releases: reproducible, immutable, never half written, and honest about what changed."""

import datetime
import json
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import jsonschema
import pytest
from filelock import FileLock

from pipeline.release.build import ReleaseRefused
from pipeline.release.database import load_script
from pipeline.release.hashes import file_sha256, write_sums
from pipeline.release.licences import LicenceBreach
from pipeline.release.verify import verify
from pipeline.release.version import next_version, number_of, release_date
from pipeline.release.withdraw import withdraw
from pipeline.warehouse import Warehouse
from schemas.model import release_columns, tables
from schemas.upcoming import Announcement
from tests.conftest import ROOT, fold
from tests.unit.release.conftest import DATE, release


def sums(path: Path) -> list[str]:
    """Lines of SHA256SUMS, without the file that is not promised to be reproducible."""
    return [line for line in (path / "SHA256SUMS").read_text().splitlines() if not line.endswith("ballot-echo.duckdb")]


def index(releases: Path) -> dict:
    return json.loads((releases / "releases.json").read_text())


def leftovers(releases: Path) -> list[str]:
    return sorted(path.name for path in releases.iterdir() if path.name.startswith((".building-", ".holder", "v")))


def test_a_release_verifies_and_is_indexed(released: Path) -> None:
    assert released.name == "v2021.10.0"
    assert verify(released) == []
    listed = index(released.parent)
    jsonschema.Draft202012Validator(json.loads((released.parent / "releases.schema.json").read_text())).validate(listed)
    assert listed["aliases"] == {"latest": "v2021.10.0"}
    assert listed["releases"][0]["rows"]["responses"] == 4


def test_every_released_table_has_a_row_here(released: Path) -> None:
    package = json.loads((released / "datapackage.json").read_text())
    filled = {resource["title"] for resource in package["resources"] if resource["rowCount"]}
    assert filled == {info.name for info in tables(released_only=True)} - {"retractions"}, "a first release has nothing to retract"


@pytest.mark.parametrize("zone", ["UTC", "Asia/Almaty"])
def test_builds_have_equal_sums_whatever_the_zone(zone: str, released: Path, warehouse: Warehouse, tmp_path: Path) -> None:
    warehouse.connection.execute(f"SET TimeZone = '{zone}'").fetchall()
    again = release(warehouse, tmp_path / "again").path
    assert sums(again) == sums(released)
    assert len(sums(again)) > 70


def test_nothing_changed_makes_no_new_version(warehouse: Warehouse, tmp_path: Path) -> None:
    first = release(warehouse, tmp_path / "releases")
    second = release(warehouse, tmp_path / "releases", inputs_sha256="1" * 64, date=DATE - datetime.timedelta(days=60))
    assert (second.created, second.version) == (False, first.version)
    assert "nothing has changed since v2021.10.0" in second.sentence()
    assert leftovers(tmp_path / "releases") == ["v2021.10.0"]


class Killed(BaseException):
    """What a signal raises."""


@pytest.mark.parametrize("step", ["writing responses", "writing what changed", "verifying", "renaming"])
def test_an_interrupted_build_leaves_nothing(step: str, warehouse: Warehouse, tmp_path: Path) -> None:
    def interrupt(said: str) -> None:
        if said == step:
            raise Killed

    with pytest.raises(Killed):
        release(warehouse, tmp_path / "releases", progress=interrupt)
    assert leftovers(tmp_path / "releases") == []
    assert not (tmp_path / "releases" / "releases.json").exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from pipeline.warehouse import open_warehouse
from tests.conftest import ROOT
from tests.unit.release.conftest import release

def kill(said):
    if said == sys.argv[3]:
        os.kill(os.getpid(), signal.SIGKILL)

with open_warehouse(Path(sys.argv[1]), ROOT) as warehouse:
    release(warehouse, Path(sys.argv[2]), progress=kill)
"""


@pytest.mark.parametrize(("step", "stands"), [("writing ballot-echo.duckdb", False), ("entering", True)])
def test_after_a_kill_the_next_build_puts_things_right(step: str, stands: bool, project: Path, tmp_path: Path) -> None:
    """Before the rename nothing stands; after it the version is whole and only has to be entered."""
    from pipeline.warehouse import open_warehouse

    path, releases = project / "build" / "warehouse.duckdb", tmp_path / "releases"
    done = subprocess.run([sys.executable, "-c", KILLED, path, releases, step], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert not (releases / "releases.json").exists()
    assert (releases / "v2021.10.0").exists() is stands
    with open_warehouse(path, ROOT) as warehouse:
        built = release(warehouse, releases)
    assert (built.created, built.version) == (not stands, "v2021.10.0")
    assert leftovers(releases) == ["v2021.10.0"]
    assert index(releases)["aliases"]["latest"] == "v2021.10.0"
    assert verify(releases / "v2021.10.0") == []


def test_a_strange_folder_is_not_taken_for_a_release(warehouse: Warehouse, tmp_path: Path) -> None:
    (tmp_path / "releases" / "v2021.9.0").mkdir(parents=True)
    with pytest.raises(ReleaseRefused, match=r"v2021.9.0 is not in releases.json and does not verify; move it away"):
        release(warehouse, tmp_path / "releases")


def test_releases_json_is_written_last(warehouse: Warehouse, tmp_path: Path) -> None:
    seen = []
    releases = tmp_path / "releases"
    release(warehouse, releases, progress=lambda said: seen.append((said, (releases / "releases.json").exists())))
    assert seen[-1] == ("entering", False)


def test_two_builds_at_once_are_told_who_holds_the_folder(warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.release.lock.WAIT", 0)
    releases = tmp_path / "releases"
    releases.mkdir()
    (releases / ".holder").write_text("process 123\n")
    with FileLock(releases / ".lock"), pytest.raises(ReleaseRefused, match="process 123 is writing a release"):
        release(warehouse, releases)


def test_a_version_is_never_written_twice_nor_before_another(released: Path, warehouse: Warehouse) -> None:
    before = sums(released)
    for version, why in (
        ("v2021.10.0", "never written twice"),
        ("v2021.9.7", "would come before v2021.10.0"),
        ("v2021.010.1", "is no version"),
        ("v2021.13.0", "is no version"),
        ("../v2021.11.0", "is no version"),
    ):
        with pytest.raises(ReleaseRefused, match=why):
            release(warehouse, released.parent, version=version)
    assert sums(released) == before
    assert release(warehouse, released.parent, version="v2021.12.3").created


def test_the_latest_release_must_be_there_to_be_compared_with(released: Path, warehouse: Warehouse) -> None:
    released.rename(released.parent / "elsewhere")
    with pytest.raises(ReleaseRefused, match="is missing, so nothing can be compared; put a good copy of it back, or withdraw it"):
        release(warehouse, released.parent)


def seal(folder: Path) -> None:
    """Make the sums fit, and the index fit the sums."""
    write_sums(folder)
    known = index(folder.parent)
    known["releases"][-1]["sums_sha256"] = file_sha256(folder / "SHA256SUMS")
    (folder.parent / "releases.json").write_text(json.dumps(known))


def test_no_release_without_its_difference_to_a_damaged_one(released: Path, warehouse: Warehouse) -> None:
    path = released / "data" / "responses.parquet"
    whole = path.read_bytes()
    path.write_bytes(whole[:-100])
    damaged = (
        r"is damaged, so the difference to it can't be made; put a good copy of it back, or withdraw it \(ballot-echo withdraw v2021.10.0"
    )
    with pytest.raises(ReleaseRefused, match=damaged + r"(?s:.*)data/responses.parquet: does not have the sum"):
        release(warehouse, released.parent, version="v2021.11.0")
    path.unlink()
    with pytest.raises(ReleaseRefused, match=r"data/responses.parquet: is missing"):
        release(warehouse, released.parent, version="v2021.11.0")
    path.write_bytes(whole)
    write_sums(released)
    (released / "README.md").write_text("Not this.")
    write_sums(released)
    with pytest.raises(ReleaseRefused, match=r"SHA256SUMS: is not the file that releases.json has the hash of"):
        release(warehouse, released.parent, version="v2021.11.0")


@pytest.mark.slow
def test_where_no_version_stands_a_release_begins_anew(released: Path, warehouse: Warehouse) -> None:
    (released / "data" / "responses.parquet").write_bytes(b"")
    assert withdraw(released.parent, "v2021.10.0", "The | disk failed.", DATE) is None
    said: list[str] = []
    anew = release(warehouse, released.parent, version="v2021.11.0", progress=said.append)
    assert "v2021.10.0, which was withdrawn, is not whole any more: what became of its ids is not asked" in said
    text = (anew.path / "CHANGES.md").read_text()
    assert "No version before this one stands." in text
    assert "v2021.10.0, which was withdrawn, is passed over: The &#124; disk failed." in text
    assert [path.name for path in (anew.path / "changes").iterdir()] == ["id-changes.parquet"]


def test_an_announcement_is_reason_enough_for_a_release_with_samples_and_a_note(
    released: Path, warehouse: Warehouse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = (Announcement("rename", "responses", "2.0.0", "Ids | say so.", column="honoree", to="honoree_id"),)
    monkeypatch.setattr("pipeline.release.build.announced", lambda now: told)
    (tmp_path / "v2021.10.1.md").write_text("Read *this*.\n")
    second = release(warehouse, released.parent, notes=tmp_path)
    assert (second.created, second.version) == (True, "v2021.10.1")
    text = (second.path / "CHANGES.md").read_text()
    assert "## Notes\n\nRead *this*.\n" in text
    assert "No row differs." in text
    assert "- With schema 2.0.0: rename `responses.honoree` to honoree_id. Ids &#124; say so. Announced in v2021.10.1." in text
    assert "`responses-next.parquet`" in text
    (tmp_path / "v2021.10.2.md").write_bytes(b"\xff")
    monkeypatch.setattr("pipeline.release.build.announced", lambda now: ())
    with pytest.raises(ReleaseRefused, match=r"v2021.10.2.md is not UTF-8"):
        release(warehouse, released.parent, notes=tmp_path)
    (second.path / "next" / "responses-next.parquet").unlink()
    write_sums(second.path)
    assert [str(problem) for problem in verify(second.path)] == [
        "next/responses-next.parquet: is missing, though its change is announced",
    ]


def test_a_failed_blocking_check_refuses_the_release(warehouse: Warehouse, tmp_path: Path) -> None:
    check = {"table_name": "results", "check_name": "schema", "severity": "block", "passed": False}
    with pytest.raises(ReleaseRefused, match="results: schema"):
        release(warehouse, tmp_path / "releases", checks=[check])
    assert release(warehouse, tmp_path / "releases", checks=[{**check, "severity": "flag"}]).created


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        ("UPDATE documents SET basis = 'original' WHERE licence = 'all-rights-reserved'", "documents D-"),
        ("UPDATE documents SET basis = 'original', text = NULL WHERE licence = 'all-rights-reserved'", "evidence E-"),
        ("UPDATE responses_flat SET quote = 'Said elsewhere.' WHERE actor_id = 'FIN'", "responses_flat R-NOR-202109-PRES-FIN-01"),
        ("UPDATE publishers SET may_release = true WHERE publisher_id = 'gazette'", "publishers gazette: more rights than"),
        (
            "UPDATE documents SET basis = 'original', licence = 'CC-BY-4.0', text = NULL WHERE publisher_id = 'gazette'",
            "evidence E-.*: quote of gazette",
        ),
    ],
)
def test_text_that_may_not_be_given_away_refuses_the_release(damage: str, named: str, warehouse: Warehouse, tmp_path: Path) -> None:
    warehouse.connection.execute(damage).fetchall()
    with pytest.raises(LicenceBreach, match=named):
        release(warehouse, tmp_path / "releases")
    assert leftovers(tmp_path / "releases") == []


def test_a_release_that_does_not_verify_does_not_get_out(warehouse: Warehouse, tmp_path: Path) -> None:
    warehouse.connection.execute("UPDATE evidence SET quote = quote || '!'").fetchall()
    warehouse.connection.execute("UPDATE responses_flat SET quote = quote || '!'").fetchall()
    with pytest.raises(ReleaseRefused, match="the quote is not its span"):
        release(warehouse, tmp_path / "releases")
    assert leftovers(tmp_path / "releases") == []


def test_the_next_release_says_since_when_each_row_has_been_so(released: Path, project: Path, warehouse: Warehouse) -> None:
    path = project / "sources" / "elections" / "NOR-202109-PRES" / "documents" / "result.md"
    path.write_text(path.read_text() + "\nThe king opened parliament in October.\n")
    fold(project, warehouse)
    second = release(warehouse, released.parent)
    assert second.created
    assert verify(second.path) == []
    rows = duckdb.sql(
        f"SELECT url, first_release, last_changed_release FROM '{second.path}/data/documents.parquet' ORDER BY url"
    ).fetchall()
    assert rows == [
        ("https://example.org/gazette", "v2021.10.0", "v2021.10.0"),
        ("https://example.org/result", "v2021.10.0", "v2021.10.1"),
    ]
    register = duckdb.sql(
        f"SELECT release_id, n_rows, first_release FROM '{second.path}/data/releases.parquet' WHERE table_name = 'documents' ORDER BY 1"
    ).fetchall()
    assert register == [("v2021.10.0", 2, "v2021.10.0"), ("v2021.10.1", 2, "v2021.10.1")]
    assert "| documents | 2 | 0 | 1 | 0 |" in (second.path / "CHANGES.md").read_text()
    assert index(released.parent)["aliases"]["latest"] == "v2021.10.1"
    assert verify(released) == []


def test_an_id_that_vanishes_needs_a_word_of_explanation(released: Path, project: Path, warehouse: Warehouse) -> None:
    path = project / "sources" / "elections" / "NOR-202109-PRES" / "election.yaml"
    path.write_text(path.read_text().replace("  - {actor: FIN, act: withhold", "  - {actor: DNK, act: withhold"))
    fold(project, warehouse)
    with pytest.raises(ReleaseRefused, match=r"ids.yaml:\nresponses R-NOR-202109-PRES-FIN-01"):
        release(warehouse, released.parent)
    (project / "sources" / "ids.yaml").write_text("- {table: responses, old: R-NOR-202109-PRES-FIN-01, why: it was Denmark}\n")
    fold(project, warehouse)
    second = release(warehouse, released.parent)
    assert "| responses | R-NOR-202109-PRES-FIN-01 |  | withdrawn | it was Denmark |" in (second.path / "CHANGES.md").read_text()


def test_a_schema_that_lost_a_column_needs_a_larger_version(released: Path, warehouse: Warehouse) -> None:
    package = json.loads((released / "datapackage.json").read_text())
    package["resources"][0]["schema"]["fields"].append({"name": "gone", "type": "string", "description": "A column of old."})
    (released / "datapackage.json").write_text(json.dumps(package))
    seal(released)
    with pytest.raises(ReleaseRefused) as caught:
        release(warehouse, released.parent)
    assert "the schema asks for a major step (publishers.gone: removed)" in str(caught.value)
    assert "publishers.gone: removed: v2021.10.0 did not announce it" in str(caught.value)
    assert leftovers(released.parent) == ["v2021.10.0"]


def test_parquet_alone_answers_and_says_what_it_is(released: Path) -> None:
    rows = duckdb.sql(f"SELECT actor_id, act FROM '{released}/data/responses.parquet' ORDER BY ALL").fetchall()
    assert rows == [("FIN", "withhold"), ("IO-OSCE.ODIHR", "concern"), ("NOR", "rebut"), ("SWE", "congratulate")]
    facts = dict(
        duckdb.sql(f"SELECT key::VARCHAR, value::VARCHAR FROM parquet_kv_metadata('{released}/data/responses.parquet')").fetchall()
    )
    assert facts["version"] == "v2021.10.0" and facts["license"] == "CC-BY-4.0"


def test_the_load_script_makes_commented_views_from_elsewhere(released: Path) -> None:
    shown = load_script(tables(released_only=True), {}, [])
    assert set(shown.splitlines()) <= set((released / "load.sql").read_text().splitlines())
    with duckdb.connect() as connection:
        connection.execute(f"SET VARIABLE base = '{released}'").fetchall()
        connection.execute((released / "load.sql").read_text()).fetchall()
        assert connection.execute("SELECT count(*) FROM responses_flat").fetchall() == [(4,)]
        assert connection.execute("SELECT count(*) FROM as_of.responses_flat").fetchall() == [(4,)]
        bare = connection.execute("SELECT count(*) FROM duckdb_columns() WHERE NOT internal AND comment IS NULL").fetchall()
    assert bare == [(0,)]
    assert release_columns()


def test_no_file_names_a_path_or_a_machine(released: Path) -> None:
    for path in released.glob("*.*"):
        if path.suffix != ".duckdb":
            assert str(released.parents[2]) not in path.read_text()


def test_versions_count_up_within_a_month() -> None:
    assert next_version([], DATE) == "v2021.10.0"
    assert next_version(["v2021.10.9", "v2021.10.10", "v2021.1.12"], DATE) == "v2021.10.11"
    assert sorted(["v2021.10.0", "v2021.9.1", "v2021.9.10"], key=number_of) == ["v2021.9.1", "v2021.9.10", "v2021.10.0"]


def test_the_date_is_given_and_never_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert release_date(tmp_path) == datetime.date(1970, 1, 2)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ValueError, match="number of seconds"):
        release_date(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ValueError, match="needs a date"):
        release_date(tmp_path)
