"""Prefixes of object stores: what is below them is taken in once, and again when it changes; a sensor sees it."""

from pathlib import Path

import dagster as dg
import pytest

from pipeline.ingest.intake import DOCUMENTS, read_batches
from pipeline.ingest.originals import Said
from pipeline.intake import take_changed, take_in
from pipeline.paths import Paths
from pipeline.sensors import what_is_stored_changed

PAGE = "<html lang='en'><head><meta name='date' content='2021-09-14'></head><p>{} congratulated Anna Berg on her victory.</p></html>"
SIDE = "publisher: gazette\nurl: https://example.org/{}\n"


def put(store: Path, name: str, state: str = "Norland") -> None:
    (store / name).parent.mkdir(parents=True, exist_ok=True)
    (store / name).write_text(PAGE.format(state), encoding="utf-8")
    (store / f"{name}.yaml").write_text(SIDE.format(name), encoding="utf-8")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    put(folder, "2021/a.html")
    put(folder, "b.html")
    return folder


def test_a_prefix_is_taken_in_like_a_folder(project: Path, store: Path) -> None:
    [(sentence, faults)] = take_in(Paths(project), [store.as_uri()], Said())
    assert (sentence, faults) == ("store: 2 in: 2 taken, 0 repeated, 0 turned away", [])


def test_only_what_has_changed_is_taken_in_again_and_both_texts_are_kept(project: Path, store: Path) -> None:
    paths = Paths(project)
    assert take_changed(paths, [store.as_uri()]).n_in == 2
    assert take_changed(paths, [store.as_uri()]).n_in == 0
    put(store, "b.html", "Westland")
    put(store, "c.html")
    assert take_changed(paths, [store.as_uri()]).n_in == 2
    urls = [row["url"] for row in read_batches(paths.intake, DOCUMENTS)]
    assert sorted(urls) == [f"https://example.org/{name}" for name in ("2021/a.html", "b.html", "b.html", "c.html")]


def test_a_store_that_cannot_be_asked_is_told_and_the_others_are_read(project: Path, store: Path) -> None:
    taken = take_changed(Paths(project), ["ftp://example.org/a", store.as_uri()])
    assert [(fault.path, fault.rule) for fault in taken.faults] == [("ftp://example.org/a", "unreadable")]
    assert taken.n_documents == 2


def test_the_sensor_runs_when_something_is_new(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BALLOT_ECHO_PREFIXES", store.as_uri())
    first = what_is_stored_changed(dg.build_sensor_context())
    assert isinstance(first, dg.SensorResult)
    assert len(first.run_requests or []) == 1
    again = what_is_stored_changed(dg.build_sensor_context(cursor=first.cursor))
    assert isinstance(again, dg.SkipReason)
    put(store, "c.html")
    assert isinstance(what_is_stored_changed(dg.build_sensor_context(cursor=first.cursor)), dg.SensorResult)
