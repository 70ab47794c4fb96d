"""Whole runs on the fixture project: what a maintainer starts, from the command line and in Dagster."""

import json
import shutil
from pathlib import Path

import dagster as dg
import duckdb
import pytest

from pipeline.definitions import build_definitions, defs
from pipeline.normalise.folds import queries
from pipeline.resources import Project
from pipeline.warehouse import WarehouseBusy, open_warehouse
from schemas.model import tables
from tests.cli import cli, process

SNAPSHOT = Path(__file__).parent / "graph.txt"
LOADED = defs()
"""What Dagster loads."""


def graph() -> str:
    """Every asset with its group and inputs, every check, job, schedule and sensor, one a line; without publishers, which are data."""
    assets = LOADED.resolve_asset_graph()
    lines = []
    for key in sorted(assets.get_all_asset_keys(), key=str):
        node = assets.get(key)
        if node.group_name == "fetch":
            continue
        lines.append(
            f"asset {key.to_user_string()} [{node.group_name}] <- {', '.join(sorted(k.to_user_string() for k in node.parent_keys))}"
        )
    lines += sorted(f"check {key.asset_key.to_user_string()}: {key.name}" for key in assets.asset_check_keys)
    lines += sorted(f"job {job.name}" for job in LOADED.resolve_all_job_defs() if not job.name.startswith("__"))
    lines += [f"schedule {s.name} ({s.cron_schedule})" for s in LOADED.schedules or []]
    lines += [f"sensor {s.name}" for s in LOADED.sensors or []]
    return "\n".join(lines) + "\n"


def test_the_asset_graph_is_as_written_down() -> None:
    """After a change that is meant: python -m tests.flow.test_run."""
    assert graph() == SNAPSHOT.read_text(encoding="utf-8")


def test_every_asset_is_described_owned_and_of_a_kind() -> None:
    assets = LOADED.resolve_asset_graph()
    for key in assets.get_all_asset_keys():
        node = assets.get(key)
        assert (
            node.description
            and node.owners
            and node.kinds
            and node.group_name in ("fetch", "intake", "ingest", "corpus", "coding", "normalise", "release", "publication")
        ), key


def test_every_table_has_a_blocking_schema_check() -> None:
    blocking = {key.asset_key.to_user_string() for key in LOADED.resolve_asset_graph().asset_check_keys if key.name == "schema"}
    assert blocking == {info.name for info in tables() if info.layer != "release"}


def run(project: Path, job: str, **config: object) -> dg.ExecuteInProcessResult:
    definitions = build_definitions({"project": Project(root=str(project), wait_seconds=1)})
    return definitions.resolve_job_def(job).execute_in_process(run_config=config, raise_on_error=False)


@pytest.fixture
def built(released: Path, tmp_path: Path) -> Path:
    """A copy of the released project; free to be changed."""
    return Path(shutil.copytree(released.parents[1], tmp_path / "built"))


def test_a_run_fills_every_table_and_says_so(built: Path) -> None:
    with duckdb.connect(str(built / "build" / "warehouse.duckdb"), read_only=True) as connection:
        made = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'").fetchall()}
        coders = {row[0].split(":")[0].split("@")[0] for row in connection.execute("SELECT DISTINCT coder FROM reported_acts").fetchall()}
        failed = connection.execute("SELECT table_name, check_name FROM check_outcomes WHERE NOT passed").fetchall()
        n_checks = connection.execute("SELECT count(*) FROM check_outcomes").fetchall()[0][0]
    assert {info.name for info in tables()} <= made
    assert coders == {"human", "rules"}
    assert failed == [("decisions", "decisions_hold")]  # the fixture has a decision on an older text
    assert n_checks > len(queries("checks")) + 30


def test_rules_and_hand_coding_of_one_response_are_one_row(built: Path) -> None:
    with duckdb.connect(str(built / "build" / "warehouse.duckdb"), read_only=True) as connection:
        rows = connection.execute(
            "SELECT n_claims, review_status FROM responses WHERE actor_id = 'SWE' AND act = 'congratulate'"
        ).fetchall()
    assert rows == [(2, "double_coded")]


def test_only_a_changed_document_is_coded_again_and_a_bad_file_of_the_inbox_is_put_aside(built: Path) -> None:
    path = built / "sources" / "elections" / "NOR-202109-PRES" / "documents" / "gazette.md"
    path.write_text(path.read_text() + "\nThe weather was fine.\n")
    (built / "inbox" / "bad.txt").write_bytes(b"\xff\xfe")
    result = run(built, "build")
    assert result.success
    said = [e.step_materialization_data.materialization for e in result.all_events if e.is_step_materialization]
    assert next(m.metadata["documents_coded_anew"].value for m in said if m.asset_key.to_user_string() == "reported_acts") == 1
    with duckdb.connect(str(built / "build" / "warehouse.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT input, rule FROM quarantine WHERE room = 'ingest'").fetchall() == [("inbox/bad.txt", "not-utf-8")]


def test_faults_of_the_sources_stop_the_run_and_are_all_told(project: Path) -> None:
    path = project / "sources" / "elections" / "NOR-202109-PRES" / "election.yaml"
    path.write_text(path.read_text().replace("votes: 799500", "votes: 1").replace("country: NOR", "country: ZZZ"))
    result = run(project, "build")
    assert not result.success
    failure = next(e for e in result.all_events if e.is_step_failure)
    shown = failure.step_failure_data.user_failure_data.description
    assert "figure-not-in-digest" in shown and "unknown-country" in shown


def test_a_source_that_collapses_stops_the_release_and_is_named(project: Path) -> None:
    bounds = project / "sources" / "rules" / "bounds.csv"
    bounds.write_text(bounds.read_text() + "documents,gazette,3,5,more than there are\n")
    result = run(project, "publish", ops={"release": {"config": {"date": "2021-10-01"}}})
    assert not result.success
    said = [check.metadata["says"].value for check in result.get_asset_check_evaluations() if "says" in check.metadata]
    assert said == ["documents, gazette: 1 rows, expected 3 to 5; find out what changed at the source, or change sources/rules/bounds.csv"]
    assert not (project / "releases").exists() or not list((project / "releases").glob("v*"))


def test_a_second_run_waits_and_then_says_who_holds_the_warehouse(project: Path) -> None:
    with open_warehouse(project / "build" / "warehouse.duckdb", project):
        result = run(project, "build")
    assert not result.success
    messages = " ".join(str(e.event_specific_data) + str(e.message) for e in result.all_events if e.is_failure)
    assert "is being written by process" in messages


def test_the_command_line_says_why_a_run_could_not_begin(project: Path) -> None:
    done = cli(project, "build", BALLOT_ECHO_THREADS="two")
    assert done.returncode == 1
    assert "BALLOT_ECHO_THREADS is 'two'; it must be a whole number above zero" in done.stderr + done.stdout


def test_the_warehouse_names_its_holder(project: Path) -> None:
    path = project / "build" / "warehouse.duckdb"
    with open_warehouse(path, project), pytest.raises(WarehouseBusy, match="process"), open_warehouse(path, project, wait=0):
        pass


def test_the_command_line_from_release_to_sentence(built: Path) -> None:
    again = process(built, "release")
    assert again.returncode == 0 and "nothing has changed since v2021.10.0" in again.stdout
    assert [path.name for path in (built / "releases").glob("v*")] == ["v2021.10.0"]
    asked = process(built, "sql", "--output", "json", "SELECT actor_id, act FROM responses WHERE act = 'withhold'")
    assert json.loads(asked.stdout) == {"actor_id": "FIN", "act": "withhold"}
    told = cli(built, "explain", "R-NOR-202109-PRES-FIN-01")
    assert "has yet to congratulate" in told.stdout
    assert cli(built, "verify", str(built / "releases" / "v2021.10.0")).returncode == 0
    assert cli(built, "explain", "R-NOR-202109-PRES-FIN-99").returncode == 1
    assert process(built, "sql", "SELECT nothing").returncode == 1


def test_a_correction_that_has_lost_its_reason_stops_the_build_and_is_named(built: Path) -> None:
    listed = cli(built, "review", "NOR-202109-PRES", "--write")
    assert listed.returncode == 0, listed.stderr
    assert "reopened: " in listed.stdout and "added to sources/elections/NOR-202109-PRES/review.yaml" in listed.stdout
    assert "NOR-202109-PRES" in cli(built, "review").stdout
    assert cli(built, "review", "SWE-202109-PRES").returncode == 2
    path = built / "sources" / "elections" / "NOR-202109-PRES" / "review.yaml"
    path.write_text(path.read_text().replace("{actor_id: DNK, act: note}", "{actor_id: DNK, act: welcome}"))
    stopped = cli(built, "build")
    assert stopped.returncode == 1
    assert "corrections_needed" in stopped.stderr and "review.yaml" in stopped.stderr and "expects-otherwise" in stopped.stderr


def test_code_prints_claims_and_goes_on_after_a_bad_file(project: Path) -> None:
    good, bad = project / "good.txt", project / "bad.txt"
    good.write_text("Swedish Prime Minister Per Lund congratulated Anna Berg on her victory in Norway's presidential election.\n")
    bad.write_bytes(b"\xff")
    done = cli(project, "code", str(bad), str(good), "--published", "2021-09-15")
    assert done.returncode == 1
    assert "not-utf-8" in done.stderr
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(claim["actor_id"], claim["act"], claim["election_id"]) for claim in claims] == [("SWE", "congratulate", "NOR-202109-PRES")]
    assert cli(project, "code", str(good), "--kind", "poem").returncode == 2
    assert cli(project, "code", str(good), "--published", "2021-02-30").returncode == 2


def test_templates_are_written_once_and_only_where_they_belong(project: Path) -> None:
    assert cli(project, "new", "election", "DNK-202211-LEG").returncode == 0
    assert cli(project, "new", "document", "DNK-202211-LEG", "result", "https://example.org/dk").returncode == 0
    assert (project / "sources" / "elections" / "DNK-202211-LEG" / "documents" / "result.md").exists()
    assert cli(project, "new", "election", "DNK-202211-LEG").returncode == 2
    assert cli(project, "new", "election", "../DNK-202211-LEG").returncode == 2
    assert cli(project, "new", "document", "DNK-202211-LEG", "../x", "https://example.org/dk").returncode == 2


def test_the_formatter_makes_one_form_and_then_nothing(project: Path) -> None:
    path = project / "sources" / "actors" / "persons.csv"
    head, *rows = path.read_text().splitlines()
    path.write_text("\n".join([head, *reversed(rows)]) + "\n")
    assert cli(project, "fmt", "--check").returncode == 1
    assert cli(project, "fmt").returncode == 0
    assert cli(project, "fmt", "--check").returncode == 0


if __name__ == "__main__":
    SNAPSHOT.write_text(graph(), encoding="utf-8")
