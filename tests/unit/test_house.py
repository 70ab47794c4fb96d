"""The house rules, held by reading the code."""

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("ingest", "coding", "normalise", "release")
MODULES = sorted([*(ROOT / "pipeline").rglob("*.py"), *(ROOT / "schemas").rglob("*.py")])


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_belongs_in_it(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_dagster_stands_only_at_the_doors(path: Path) -> None:
    at_a_door = path.name == "assets.py" or path.parent == ROOT / "pipeline"
    assert at_a_door or not any(name.split(".")[0] == "dagster" for name in imports(path))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_never_imports_another(room: str) -> None:
    for path in (ROOT / "pipeline" / room).rglob("*.py"):
        others = {name for name in imports(path) if name.startswith("pipeline.") and name.split(".")[1] in ROOMS}
        assert all(name.split(".")[1] == room for name in others), (path, others)


def test_rows_are_never_dropped_in_silence() -> None:
    assert not [path for path in MODULES if "drop_invalid_rows" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", sorted((ROOT / "pipeline").rglob("*.sql")), ids=lambda path: path.name)
def test_every_query_opens_with_what_it_gives(path: Path) -> None:
    head = path.read_text(encoding="utf-8")
    assert head.startswith("-- ")
    assert "\n-- Grain: " in head or "\n-- Rule: " in head


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    light = {"pipeline.cli", "pipeline.paths"}
    for name in light:
        path = ROOT / (name.replace(".", "/") + ".py")
        top = {
            node.module if isinstance(node, ast.ImportFrom) else alias.name
            for node in ast.parse(path.read_text(encoding="utf-8")).body
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert not {str(module).split(".")[0] for module in top} & {"dagster", "pandera", "polars", "duckdb", "pyarrow"}


def test_no_file_names_a_package_registry_or_a_lock_with_addresses() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert not re.search(r"^[a-z].*==[^\\]*$", text, re.MULTILINE), "a pin without a hash"
    assert not list(ROOT.glob("*.lock"))


def test_the_lock_of_the_console_names_hashes_and_no_address() -> None:
    text = (ROOT / "site" / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert all("integrity" in entry for path, entry in packages.items() if path)
    asked = json.loads((ROOT / "site" / "package.json").read_text(encoding="utf-8"))
    assert all(version[0].isdigit() for version in {**asked["dependencies"], **asked["devDependencies"]}.values()), (
        "a version that may move"
    )
