"""Connectors as assets: a month of an archive at a time, a corpus coded month by month, and a build that codes nothing of it again."""

import json
from pathlib import Path

import dagster as dg

from pipeline.definitions import build_definitions
from pipeline.paths import Paths
from pipeline.resources import Project
from pipeline.runlog import unlogged
from tests.cli import cli

MONTHS = ("2021-09", "2021-10")


def archive(project: Path) -> None:
    """Two releases, a month apart, and a line that is none, in the folder of datasets; their publisher in the list."""
    with (project / "sources" / "publishers.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "- publisher: us-state-department\n  name: United States Department of State\n  capacity: government\n"
            "  language: en\n  licence: public-domain\n"
        )
    (project / "datasets").mkdir()
    rows = [
        {
            "guid": f"g{number}",
            "url": f"https://www.state.gov/{number}/",
            "title": "The Election in Norway",
            "published": f"{month}-20T12:00:00+00:00",
            "creator": "A Spokesperson",
            "first_seen": f"{month}-20T13:00:00+00:00",
            "last_seen": f"{month}-20T13:00:00+00:00",
            "text": "The United States congratulates the people of Norway on their presidential election.",
        }
        for number, month in enumerate(MONTHS)
    ]
    text = "\n".join([*map(json.dumps, rows), "{"])
    (project / "datasets" / "any.jsonl").write_text(text + "\n", encoding="utf-8")


def run(project: Path, job: str, month: str | None = None) -> dg.ExecuteInProcessResult:
    definitions = build_definitions({"project": Project(root=str(project), wait_seconds=1)}, paths=Paths(project))
    return definitions.resolve_job_def(job).execute_in_process(
        partition_key=f"{month}-01" if month else None, raise_on_error=False, instance=unlogged()
    )


def told(result: dg.ExecuteInProcessResult, asset: str) -> dict[str, object]:
    (made,) = (m for m in result.asset_materializations_for_node(asset))
    return {name: value.value for name, value in made.metadata.items()}


def test_an_archive_comes_in_by_the_month_and_is_coded_by_the_month(project: Path) -> None:
    archive(project)
    for month in MONTHS:
        taken = told(run(project, "take_archives", month), "archive_us_state_department")
        assert (taken["files"], taken["taken"], taken["readings"], taken["turned_away"]) == (1, 1, 1, 1)
    assert cli(project, "build").returncode == 0
    for batch in (project / "build" / "claims").glob("*.parquet"):
        batch.unlink()
    coded = [told(run(project, "code_corpus", month), "claims_of_month") for month in MONTHS]
    assert all(month["documents"] and month["coded_anew"] == month["documents"] for month in coded)
    assert told(run(project, "code_corpus", MONTHS[0]), "claims_of_month")["coded_anew"] == 0
    again = cli(project, "build")
    assert again.returncode == 0
    count = json.loads(cli(project, "sql", "--version", "build", "--format", "json", "SELECT count(*) AS n FROM documents").stdout)["n"]
    left = count - sum(int(str(month["documents"])) for month in coded)
    assert f"{left} of {count} documents coded anew" in again.stdout
    asked = cli(
        project, "sql", "--version", "build", "--format", "csv", "SELECT rule, count(*) FROM quarantine WHERE room = 'ingest' GROUP BY ALL"
    )
    assert asked.stdout.splitlines()[1:] == ["syntax,1"]


def test_datasets_are_taken_in_as_a_whole_and_none_is_no_failure(project: Path) -> None:
    result = run(project, "take_datasets")
    assert result.success
    assert told(result, "archive_parlgov")["files"] == 0
