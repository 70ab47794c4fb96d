"""Every line that a release tells people to paste runs in its folder, and all that ask the same give the same."""

import contextlib
import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.release.snippets import Snippet, snippets
from tests.conftest import ROOT

VERSION = "v2021.10.0"
TITLES = {snippet.title: snippet for snippet in snippets(VERSION)}
ASKED = [snippet for snippet in TITLES.values() if "first_after_days" in snippet.code and snippet.language != "r"]
NO_NETWORK = {"HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1", "PYTHONPATH": str(ROOT)}


class Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None: ...


@pytest.fixture
def address(kept: Path) -> Iterator[str]:
    """A static server on 127.0.0.1 that gives the release."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=str(kept)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def answered(snippet: Snippet, folder: Path) -> list[tuple[Any, ...]]:
    """Rows that a snippet gives."""
    with contextlib.chdir(folder):
        if snippet.language == "sql":
            return duckdb.connect().sql(snippet.code).fetchall()
        said: dict[str, Any] = {}
        exec(snippet.code, said)
        answer = said["answer"]
        if hasattr(answer, "fetchall"):
            return answer.fetchall()
        return answer.rows() if hasattr(answer, "rows") else [tuple(row) for row in answer.to_numpy().tolist()]


def run(command: list[str | Path], folder: Path, **environment: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, **NO_NETWORK, "PATH": path, **environment}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_there_are_lines_for_the_tools_that_people_have() -> None:
    assert [snippet.language for snippet in TITLES.values()] == ["sql", "sql", "python", "python", "python", "r", "python", "sh", "sh"]
    assert all(VERSION in TITLES[title].code for title in ("DuckDB, on the file with all tables", "Hugging Face datasets"))
    assert not any("@" in snippet.code for snippet in TITLES.values())


@pytest.mark.parametrize("snippet", ASKED, ids=lambda snippet: snippet.title)
def test_the_same_question_has_the_same_answer_in_every_tool(snippet: Snippet, kept: Path) -> None:
    assert len(ASKED) == 4
    assert answered(snippet, kept) == [("NOR-202109-PRES", 1, 2)]


def test_the_file_with_all_tables_is_asked_line_by_line(kept: Path) -> None:
    code = TITLES["DuckDB, on the file with all tables"].code.replace("KAZ-202211-PRES-RUS", "NOR-202109-PRES-SWE")
    statements = code.replace("KAZ-202211-PRES", "NOR-202109-PRES").split(";\n")
    with contextlib.chdir(kept), duckdb.connect() as connection:
        answers = [connection.sql(statement) for statement in statements]
        assert [bool(answer.fetchall()) for answer in answers if answer is not None] == [True, True, True]


def test_hugging_face_reads_the_folder(kept: Path, tmp_path: Path) -> None:
    pytest.importorskip("datasets", reason="datasets is not installed")
    said = run([sys.executable, "-c", TITLES["Hugging Face datasets"].code], kept, HF_HOME=str(tmp_path))
    assert "num_rows: 4" in said


def test_curl_downloads_everything_and_a_damaged_file_is_found(address: str, kept: Path, tmp_path: Path) -> None:
    code = TITLES["Download with curl, and check"].code
    assert run(["bash", "-euc", code], tmp_path, BASE=address) == "every file is as it was released\n"
    assert {path.name for path in tmp_path.rglob("*.parquet")} == {path.name for path in kept.rglob("*.parquet")}
    (tmp_path / "README.md").write_text("Another.", encoding="utf-8")
    check = code.splitlines()[-1]
    done = subprocess.run(["bash", "-c", check], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "README.md: FAILED" in done.stdout


def test_ballot_echo_checks_the_folder(kept: Path) -> None:
    assert run(["bash", "-euc", TITLES["Check everything with Ballot Echo"].code], kept)
