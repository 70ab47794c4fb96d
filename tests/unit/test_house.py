"""The house rules, held by reading the code."""

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("ingest", "coding", "normalise", "release", "publish")
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


GONE = {"fetchone", "fetchmany", "fetch_arrow_table", "fetch_record_batch"}
"""Methods that DuckDB 2 has no more, on relations or on results."""
MOVED = {"pl", "arrow", "to_arrow_table", "to_arrow_reader"}
"""Methods that only relations have there, not the results of `execute`."""
READ_OTHERWISE = re.compile(r"(?<!-)->\s*(?![>'\"\s$])| !?~ ")
"""SQL that DuckDB 2 refuses (`x -> x + 1`) or reads otherwise (`a ~ b`)."""


def held_against_duckdb_2(python: str) -> list[str]:
    """What a module does that works with DuckDB 1.5 alone."""
    found = []
    for node in ast.walk(ast.parse(python)):
        match node:
            case ast.Expr(ast.Call(ast.Attribute(attr="execute"))):
                found.append(f"{node.lineno}: the result is left open; .fetchall() it")
            case ast.Call(ast.Attribute(attr=name)) if name in GONE:
                found.append(f"{node.lineno}: {name}")
            case ast.Call(ast.Attribute(ast.Call(ast.Attribute(attr="execute")), name)) if name in MOVED:
                found.append(f"{node.lineno}: execute().{name}; take sql().{name}")
            case ast.Constant(str() as text) if re.search(r"\b(SELECT|WHERE)\b", text) and READ_OTHERWISE.search(text):
                found.append(f"{node.lineno}: {text[:60]}")
    return found


@pytest.mark.parametrize(
    "python",
    [
        "c.execute('SELECT 1')",
        "c.execute('SELECT 1').fetchone()",
        "c.sql('SELECT 1').fetchmany(2)",
        "c.execute('SELECT 1').pl()",
        "c.sql('SELECT list_transform(l, x -> x + 1)').fetchall()",
        "c.sql(f'SELECT {a} WHERE a ~ b').fetchall()",
    ],
)
def test_what_only_the_older_duckdb_does_is_seen(python: str) -> None:
    assert len(held_against_duckdb_2(python)) == 1


def test_the_code_keeps_to_what_both_duckdbs_do() -> None:
    """The whole suite runs on the next one with `make test-next`; this is what can be seen by reading."""
    assert held_against_duckdb_2("c.execute('SELECT 1').fetchall(); c.sql('SELECT j -> \\'a\\', j ->> a').pl()") == []
    assert {str(path): found for path in MODULES if (found := held_against_duckdb_2(path.read_text(encoding="utf-8")))} == {}
    for path in [*(ROOT / "pipeline").rglob("*.sql"), *(ROOT / "docs").rglob("*.sql")]:
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("--")]
        assert [line for line in lines if READ_OTHERWISE.search(line)] == [], path


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
