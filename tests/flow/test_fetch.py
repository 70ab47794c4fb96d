"""Fetching from end to end: the command line and Dagster, against a site on this machine."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import duckdb
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.definitions import build_definitions
from pipeline.paths import Paths
from pipeline.resources import Project, Web
from tests.site import Hand, Page, Site

FEED = """<rss version="2.0"><channel><title>All</title>
<item><title>x</title><link>{url}</link><pubDate>Thu, 16 Sep 2021 09:00:00 +0200</pubDate></item></channel></rss>"""
TEXT = "<html><body><article><h1>Statement</h1><p>{}</p></article></body></html>".format(
    "Sweden congratulates Norway on the parliamentary election of 13 September 2021. " * 8
)


@pytest.fixture
def site(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site with the feeds of two publishers: one works, one is down."""
    made = Site()
    made.pages |= {"/robots.txt": Page(""), "/feed": Page(FEED.format(url=made.url("/1"))), "/1": Page(TEXT)}
    path = project / "sources" / "publishers.yaml"
    text = path.read_text(encoding="utf-8").replace("https://example.org/government/all.rss", made.url("/feed"))
    feed = f"  feeds:\n    - {{url: '{made.url('/gone')}', kind: rss, language: en, covers: all, uses: claims}}\n"
    path.write_text(text.replace("- publisher: swedish", f"{feed}- publisher: swedish"), encoding="utf-8")
    monkeypatch.setenv("BALLOT_ECHO_ROOT", str(project))
    monkeypatch.setenv("BALLOT_ECHO_KEEP_RUNS", "0")
    hand = Hand()
    monkeypatch.setattr("pipeline.fetching.Clock", hand.clock)
    yield made
    made.close()


def documents(project: Path) -> set[str]:
    with duckdb.connect(str(project / "build" / "warehouse.duckdb"), read_only=True) as connection:
        return {row[0] for row in connection.execute("SELECT url FROM documents WHERE basis = 'original'").fetchall()}


def test_the_plan_is_printed_and_nothing_asked(site: Site) -> None:
    result = CliRunner().invoke(app, ["fetch", "--dry-run"])
    assert result.exit_code == 0
    assert site.url("/feed") in result.output and site.url("/gone") in result.output
    assert site.asked == []


def test_fetching_names_what_is_down_and_takes_the_rest(site: Site, project: Path) -> None:
    result = CliRunner().invoke(app, ["fetch", "--allow-private"])
    assert result.exit_code == 1
    assert f"feed {site.url('/gone')}: not_found: status 404" in result.output
    assert "swedish-government: 2 asked for (2 fetched); 1 documents taken" in result.output


def test_without_leave_nothing_on_this_machine_is_asked(site: Site, project: Path) -> None:
    result = CliRunner().invoke(app, ["fetch", "swedish-government"])
    assert (result.exit_code, site.asked) == (1, [])
    assert "address_refused" in result.output


@pytest.mark.parametrize(("given", "said"), [(["nobody"], "no publisher with a feed"), (["--since", "2021-02-30"], "no date that exists")])
def test_wrong_use_is_said(site: Site, given: list[str], said: str) -> None:
    result = CliRunner().invoke(app, ["fetch", *given])
    assert (result.exit_code, said in result.output) == (2, True)


def test_refresh_fetches_and_builds_though_a_publisher_is_down(site: Site, project: Path) -> None:
    result = CliRunner().invoke(app, ["refresh", "--allow-private"])
    assert result.exit_code == 1, "the feed that is down is not kept quiet"
    assert documents(project) == {site.url("/1")}


def test_in_dagster_a_publisher_that_is_down_fails_its_own_asset_and_a_build_follows(site: Site, project: Path) -> None:
    resources = {"project": Project(root=str(project)), "web": Web(root=str(project), allow_private=True)}
    definitions = build_definitions(resources, paths=Paths(project))
    with dg.DagsterInstance.ephemeral() as instance:
        refreshed = definitions.resolve_job_def("refresh").execute_in_process(instance=instance, raise_on_error=False)
        made = [event.asset_key.to_user_string() for event in refreshed.get_asset_materialization_events()]
        assert (refreshed.success, made) == (False, ["fetch/swedish_government"])
        failed = [event for event in refreshed.all_events if event.is_step_failure]
        assert [event.step_key for event in failed] == ["fetch__gazette"]
        assert "not_found" in str(failed[0].step_failure_data.user_failure_data.metadata["failures"].value)
        follow = definitions.get_sensor_def("build_after_refresh_failure")
        context = dg.build_run_status_sensor_context(
            sensor_name=follow.name, dagster_instance=instance, dagster_run=refreshed.dagster_run, dagster_event=refreshed.all_events[-1]
        )
        asked = follow(context)
        assert (follow.job_name, asked.run_key) == ("build", refreshed.run_id)
    built = definitions.resolve_job_def("build").execute_in_process(raise_on_error=False)
    assert built.success
    assert documents(project) == {site.url("/1")}


def test_the_schedule_is_off_and_the_builds_after_it_on() -> None:
    definitions = build_definitions()
    assert definitions.get_schedule_def("refresh_schedule").default_status == dg.DefaultScheduleStatus.STOPPED
    for end in ("success", "failure"):
        assert definitions.get_sensor_def(f"build_after_refresh_{end}").default_status == dg.DefaultSensorStatus.RUNNING
