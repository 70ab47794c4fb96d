"""Releases of a few small files, entered as real ones are; what verifying them would say is not asked here."""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.targets import Manner, Package
from pipeline.publishing import package_of

HASTY = Manner(attempts=3, first_wait=0.001, silence=5, sleep=lambda _: None)
"""Does not wait."""
V0, V1 = "v2026.11.0", "v2026.11.1"
ABOUT = {
    "title": "Ballot Echo: who won",
    "description": "Who won, & what the world said <about it>.",
    "contributors": [{"title": "The Ballot Echo authors", "roles": ["creator"]}],
    "licenses": [{"name": "CC-BY-4.0"}],
    "sources": [{"title": "Gazette", "path": "https://gazette.example.org"}, {"title": "Paper"}, {"title": "Odd", "path": "javascript:1"}],
}
Make = Callable[..., Package]


def write_index(releases: Path, change: Callable[[dict[str, Any]], None]) -> None:
    path = releases / "releases.json"
    index = json.loads(path.read_text()) if path.exists() else {"aliases": {}, "releases": []}
    change(index)
    path.write_text(json.dumps(index))


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes a release and gives it as a target is handed it; `more` adds files."""

    def make(version: str = V0, project: str = "project", more: dict[str, bytes] | None = None) -> Package:
        folder = tmp_path / project / "releases" / version
        files = {
            "README.md": b"---\nlicense: cc-by-4.0\n---\n# Ballot Echo\n",
            "ballot-echo.duckdb": b"database of " + version.encode(),
            "csv/results.csv.gz": gzip.compress(b"a,b\n1,2\n", mtime=0),
            "data/results.parquet": b"PAR1 of " + version.encode(),
            "datapackage.json": json.dumps({**ABOUT, "version": version[1:]}).encode(),
            **(more or {}),
        }
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
        sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
        (folder / "SHA256SUMS").write_text(sums)
        entry = {
            "version": version,
            "date": "2026-11-29",
            "path": f"{version}/",
            "schema_version": "1.0.0",
            "rows": {},
            "sums_sha256": hashlib.sha256(sums.encode()).hexdigest(),
        }

        def enter(index: dict[str, Any]) -> None:
            index["releases"] = [old for old in index["releases"] if old["version"] != version] + [entry]
            index["aliases"]["latest"] = version

        write_index(folder.parent, enter)
        (folder.parent / "releases.schema.json").write_text("{}")
        return package_of(folder, folder.parent)

    return make


@pytest.fixture
def package(make: Make) -> Package:
    """A release."""
    return make()


@pytest.fixture
def withdraw(tmp_path: Path) -> Callable[[str, Path], Package]:
    """Marks a version as withdrawn in the project's index, and gives another one that stands, with that index."""

    def withdraw(version: str, standing: Path) -> Package:
        def mark(index: dict[str, Any]) -> None:
            for entry in index["releases"]:
                if entry["version"] == version:
                    entry["retraction"] = {"date": "2026-12-01", "reason": "A wrong count."}

        write_index(standing.parent, mark)
        (standing.parent / f"{version}.RETRACTED.md").write_text(f"# {version} was withdrawn\n")
        return package_of(standing, standing.parent)

    return withdraw


class Killed(BaseException):
    """Ends a run as a kill does: nothing catches it."""


@pytest.fixture
def killer() -> Callable[[int], Callable[[str], None]]:
    """Makes a progress that kills the run at its n-th step."""

    def killer(n: int) -> Callable[[str], None]:
        left = iter(range(n))

        def step(_: str) -> None:
            if next(left, None) is None:
                raise Killed

        return step

    return killer


def quiet(_: str) -> None:
    """A progress that nobody watches."""


@pytest.fixture
def no_secrets(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An environment without any token."""
    for name in ("HF_TOKEN", "ZENODO_TOKEN", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "HF_ENDPOINT", "ZENODO_URL"):
        monkeypatch.delenv(name, raising=False)
    yield
