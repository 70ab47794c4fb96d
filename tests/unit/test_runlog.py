"""The log of runs: Dagster's own, with its files held open."""

from pathlib import Path

import dagster as dg
import pytest
from dagster._core.storage.event_log.sqlite import SqliteEventLogStorage

from pipeline.runlog import unlogged

CONFIG = """event_log_storage:
  module: pipeline.runlog
  class: RunLog
  config:
    base_dir:
      env: DAGSTER_HOME
"""


@dg.asset
def figure() -> dg.MaterializeResult:
    """An asset of one number."""
    return dg.MaterializeResult(metadata={"dagster/row_count": 7})


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of Dagster's whose log is ours."""
    (tmp_path / "dagster.yaml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    return tmp_path


def test_dagster_reads_what_was_logged(home: Path) -> None:
    with dg.DagsterInstance.get() as instance:
        runs = [dg.materialize([figure], instance=instance).run_id for _ in range(6)]
        ours = [len(instance.all_logs(run)) for run in runs]
    theirs = SqliteEventLogStorage(str(home / "history" / "runs"))
    assert [len(theirs.get_logs_for_run(run)) for run in runs] == ours
    materialization = theirs.get_latest_materialization_events([figure.key])[figure.key]
    assert materialization is not None and materialization.run_id == runs[-1]


def test_a_log_of_dagsters_goes_on(home: Path) -> None:
    (home / "dagster.yaml").write_text("", encoding="utf-8")
    with dg.DagsterInstance.get() as instance:
        first = dg.materialize([figure], instance=instance).run_id
    (home / "dagster.yaml").write_text(CONFIG, encoding="utf-8")
    with dg.DagsterInstance.get() as instance:
        second = dg.materialize([figure], instance=instance).run_id
        assert instance.all_logs(first) and instance.all_logs(second)
        assert [record.run_id for record in instance.fetch_materializations(figure.key, limit=5).records] == [second, first]


def test_a_log_that_was_wiped_begins_anew(home: Path) -> None:
    with dg.DagsterInstance.get() as instance:
        first = dg.materialize([figure], instance=instance).run_id
        instance.wipe()
        second = dg.materialize([figure], instance=instance).run_id
        assert not instance.all_logs(first)
        assert instance.all_logs(second)


@dg.asset_check(asset=figure, blocking=True)
def whole() -> dg.AssetCheckResult:
    """A check that fails."""
    return dg.AssetCheckResult(passed=False)


@dg.asset(deps=[figure])
def upon() -> None:
    """An asset that stands on the other."""


def test_a_run_that_is_kept_nowhere_tells_of_itself() -> None:
    with unlogged() as instance:
        result = dg.materialize([figure, upon, whole], instance=instance, raise_on_error=False)
        assert not result.success
        assert [check.passed for check in result.get_asset_check_evaluations()] == [False]
        assert [event.asset_key for event in result.get_asset_materialization_events()] == [figure.key]
        assert not instance.all_logs(result.run_id)
