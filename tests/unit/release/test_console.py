"""The console is taken into a release as it was built, or not at all."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.release.build import Built
from pipeline.release.console import MANIFEST, ConsoleStale, console_bytes, console_files
from pipeline.release.hashes import file_sha256
from pipeline.release.verify import verify
from pipeline.warehouse import Warehouse
from tests.unit.release.conftest import release

NAMES = ("LICENSES.txt", "console.css", "console.js", "duckdb-browser-eh.worker.js", "duckdb-eh.wasm.gz")


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A console of a few bytes, as `make site` leaves one, with its source beside it."""
    folder, sources = tmp_path / "build" / "site", tmp_path / "site"
    folder.mkdir(parents=True)
    sources.mkdir()
    (sources / "console.ts").write_text("source", encoding="utf-8")
    for name in NAMES:
        (folder / name).write_text(name, encoding="utf-8")
    manifest = {
        "sources": {"console.ts": file_sha256(sources / "console.ts")},
        "files": {name: file_sha256(folder / name) for name in NAMES},
    }
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def sources(built: Path) -> Path:
    return built.parents[1] / "site"


def test_a_whole_console_gives_its_files_and_not_the_manifest(built: Path) -> None:
    assert [path.name for path in console_files(built, sources(built))] == sorted(NAMES)


def test_where_none_was_built_there_is_none(tmp_path: Path) -> None:
    assert console_files(tmp_path / "nowhere", tmp_path) == ()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda built: (built / "console.js").write_text("other", encoding="utf-8"), "console.js: changed since"),
        (lambda built: (built / "console.css").unlink(), "console.css: missing"),
        (lambda built: (built / "more.js").write_text("", encoding="utf-8"), "more.js: not one of its files"),
        (lambda built: (sources(built) / "console.ts").write_text("newer", encoding="utf-8"), "console.ts: changed since"),
        (lambda built: (sources(built) / "console.ts").unlink(), "console.ts: missing"),
        (lambda built: (built / MANIFEST).unlink(), "console.json cannot be read"),
        (lambda built: (built / MANIFEST).write_text('{"files": []}', encoding="utf-8"), "console.json cannot be read"),
        (lambda built: (built / MANIFEST).write_bytes(b"\xff"), "console.json cannot be read"),
    ],
)
def test_a_stale_or_half_built_console_is_refused_by_name(spoil: Callable[[Path], object], said: str, built: Path) -> None:
    spoil(built)
    with pytest.raises(ConsoleStale, match="run make site") as refused:
        console_files(built, sources(built))
    assert said in str(refused.value)


def test_a_release_takes_the_console_and_verifies(built: Path, warehouse: Warehouse, tmp_path: Path) -> None:
    made: Built = release(warehouse, tmp_path / "releases", console=console_files(built, sources(built)))
    assert {path.name for path in (made.path / "site").iterdir()} >= set(NAMES)
    assert verify(made.path) == []
    assert console_bytes(made.path) == sum(len(name) for name in NAMES if name != "LICENSES.txt")


def test_a_release_without_the_console_weighs_nothing(released: Path) -> None:
    assert console_bytes(released) is None
