"""A folder as target: a version stands whole or not at all, once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.folder import Folder
from pipeline.publish.targets import Misused, Package, Refused
from pipeline.publishing import publish_index
from tests.unit.publish.conftest import V0, V1, Killed, Make, quiet


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def entered(root: Path) -> dict[str, Any]:
    path = root / "releases.json"
    return json.loads(path.read_text()) if path.exists() else {"aliases": {}, "releases": []}


def visible(root: Path) -> list[str]:
    return sorted(path.name for path in root.glob("v*"))


def test_a_version_is_copied_whole_and_entered(package: Package, tmp_path: Path) -> None:
    root = tmp_path / "out"
    assert Folder(root).publish(package, quiet) == str(root / V0)
    assert contents(root / V0) == {file.name: file.path.read_bytes() for file in package.files}
    assert entered(root)["aliases"] == {"latest": V0}
    assert (root / "releases.schema.json").read_bytes() == package.beside["releases.schema.json"]


def test_the_plan_is_what_is_written_with_the_sums_and_the_index_last(package: Package, tmp_path: Path) -> None:
    plan = Folder(tmp_path / "out").plan(package)
    assert [item.name for item in plan][-2:] == [f"{V0}/SHA256SUMS", "releases.json"]
    assert sum(item.size or 0 for item in plan) == package.n_bytes
    assert not (tmp_path / "out").exists()


def test_a_second_publication_is_refused(package: Package, tmp_path: Path) -> None:
    Folder(tmp_path / "out").publish(package, quiet)
    with pytest.raises(Refused, match="published there already"):
        Folder(tmp_path / "out").publish(package, quiet)


@pytest.mark.parametrize("n", [0, 1, 5, 6])
def test_a_killed_publication_leaves_nothing_visible_and_is_resumed(
    n: int, package: Package, tmp_path: Path, killer: Callable[[int], Callable[[str], None]]
) -> None:
    root, steps = tmp_path / "out", []
    with pytest.raises(Killed):
        Folder(root).publish(package, killer(n))
    assert entered(root)["releases"] == []
    assert visible(root) == ([V0] if n == 6 else [])  # the last step is the entry
    Folder(root).publish(package, steps.append)
    assert contents(root / V0) == {file.name: file.path.read_bytes() for file in package.files}
    assert sum("stands" in step for step in steps) == (1 if n == 6 else n)
    assert not list(root.glob(".publishing*"))


def test_a_file_that_was_half_copied_is_copied_anew(
    package: Package, tmp_path: Path, killer: Callable[[int], Callable[[str], None]]
) -> None:
    root = tmp_path / "out"
    with pytest.raises(Killed):
        Folder(root).publish(package, killer(3))
    (root / f".publishing-{V0}" / "README.md").write_bytes(b"---\nli")
    (root / f".publishing-{V0}" / "of-another.txt").write_bytes(b"")
    Folder(root).publish(package, quiet)
    assert contents(root / V0) == {file.name: file.path.read_bytes() for file in package.files}


def test_what_stands_in_the_place_is_never_overwritten(package: Package, tmp_path: Path) -> None:
    root = tmp_path / "out"
    (root / V0).mkdir(parents=True)
    (root / V0 / "README.md").write_text("mine")
    with pytest.raises(Refused, match="never overwritten"):
        Folder(root).publish(package, quiet)
    assert contents(root / V0) == {"README.md": b"mine"}


def test_a_link_in_the_place_is_refused(package: Package, tmp_path: Path) -> None:
    root = tmp_path / "out"
    root.mkdir()
    (root / V0).symlink_to(package.files[0].path.parent)
    with pytest.raises(Refused, match="never overwritten"):
        Folder(root).publish(package, quiet)


def test_a_file_that_changed_since_it_was_verified_is_refused(package: Package, tmp_path: Path) -> None:
    package.files[0].path.write_bytes(b"changed")
    with pytest.raises(Refused, match="has changed since it was verified"):
        Folder(tmp_path / "out").publish(package, quiet)
    assert visible(tmp_path / "out") == []


def test_entries_of_others_stay_and_a_withdrawal_is_told(make: Make, tmp_path: Path, withdraw: Callable[[str, Path], Package]) -> None:
    root = tmp_path / "out"
    Folder(root).publish(make(V0), quiet)
    later = make(V1, project="elsewhere")  # a project that knows nothing of the first
    Folder(root).publish(later, quiet)
    assert [entry["version"] for entry in entered(root)["releases"]] == [V0, V1]
    assert entered(root)["aliases"] == {"latest": V1}
    folder = later.files[-1].path.parent
    make("v2026.12.0", project="elsewhere")
    told = withdraw(V1, folder.parent / "v2026.12.0")
    assert publish_index(folder.parent, str(root)).endswith("up to date")
    assert [("retraction" in entry) for entry in entered(root)["releases"]] == [False, True]
    assert entered(root)["aliases"] == {"latest": V0}  # v2026.12.0 does not stand there
    assert (root / f"{V1}.RETRACTED.md").read_text() == f"# {V1} was withdrawn\n"
    assert Folder(root).enter(told, quiet).endswith("up to date already")


def test_an_index_that_is_none_is_never_overwritten(package: Package, tmp_path: Path) -> None:
    root = tmp_path / "out"
    root.mkdir()
    (root / "releases.json").write_text('{"releases": [{"version": "../../etc"}], "aliases": {}}')
    with pytest.raises(Refused, match="is no index"):
        Folder(root).publish(package, quiet)
    assert visible(root) == []


def test_an_index_can_only_be_brought_up_to_date_where_there_is_one(package: Package, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing is published there"):
        Folder(tmp_path / "out").enter(package, quiet)


def test_the_place_where_releases_stand_is_no_target(package: Package) -> None:
    folder = package.files[-1].path.parent
    for root in (folder, folder.parent, folder / "data"):
        with pytest.raises(Misused, match="where the release stands"):
            Folder(root).publish(package, quiet)


def test_a_file_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(Misused, match="is no folder"):
        Folder(tmp_path / "out").check()
