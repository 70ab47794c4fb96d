"""The DuckDB file and the script beside it: small, commented, and answering the questions that have a name."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipeline.release.macros import described, macros
from schemas.model import table
from tests.conftest import ROOT

Opened = Callable[[Path], duckdb.DuckDBPyConnection]
ELECTION = "NOR-202109-PRES"
COUNTED = {
    f"who_congratulated('{ELECTION}')": "FROM responses WHERE act = 'congratulate'",
    f"positions_on('{ELECTION}')": "FROM positions",
    "responses_of('SWE')": "FROM responses WHERE actor_id = 'SWE'",
    "evidence_for('R-NOR-202109-PRES-SWE-01')": "FROM evidence WHERE record_id = 'R-NOR-202109-PRES-SWE-01'",
    "evidence_for('NOR-202109-PRES SWE')": "FROM evidence WHERE record_id LIKE 'R-NOR-202109-PRES-SWE-%'",
    "evidence_for('NOR-202109-PRES SWE 1')": "FROM evidence WHERE record_id = 'R-NOR-202109-PRES-SWE-01'",
    "evidence_for((SELECT min(result_id) FROM results))": "FROM evidence WHERE record_id = (SELECT min(result_id) FROM results)",
    "evidence_for((SELECT min(winner_id) FROM winners))": "FROM evidence JOIN winners ON record_id = result_id",
    "evidence_for((SELECT min(claim_id) FROM evidence))": "FROM evidence WHERE claim_id = (SELECT min(claim_id) FROM evidence)",
    "evidence_for((SELECT min(document_id) FROM evidence))": "FROM evidence WHERE document_id = (SELECT min(document_id) FROM evidence)",
    "evidence_for((SELECT min(evidence_id) FROM evidence))": "FROM evidence WHERE evidence_id = (SELECT min(evidence_id) FROM evidence)",
}
"""Question → rows that it has to give."""


def own(folder: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(folder / "ballot-echo.duckdb"), read_only=True)


def attached(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(f"ATTACH '{folder / 'ballot-echo.duckdb'}' AS elsewhere (READ_ONLY)").fetchall()
    connection.execute("USE elsewhere").fetchall()
    return connection


def loaded(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(f"SET VARIABLE base = '{folder}'").fetchall()
    connection.execute((folder / "load.sql").read_text(encoding="utf-8")).fetchall()
    return connection


@pytest.mark.parametrize("opened", [own, attached, loaded])
def test_a_question_with_a_name_gives_its_rows_however_the_release_is_opened(opened: Opened, kept: Path) -> None:
    with opened(kept) as connection:
        for search_path in ("main", "as_of,main"):
            connection.execute(f"SET search_path = '{search_path}'").fetchall()
            for question, rows in COUNTED.items():
                [(given,)] = connection.execute(f"SELECT count(*) FROM {question}").fetchall()
                assert (given,) == connection.execute(f"SELECT count(*) {rows}").fetchall()[0], question
                assert given, question
            for macro in macros():
                assert connection.execute(f"FROM {macro.name}('nothing of that name')").fetchall() == []
        about = connection.execute("SELECT function_name, comment FROM duckdb_functions() WHERE function_type = 'table_macro'").fetchall()
    told = dict(about)
    assert all(told[macro.name].startswith(macro.question) for macro in macros())


def test_evidence_leads_from_a_row_to_its_words_and_their_address(kept: Path) -> None:
    with own(kept) as connection:
        rows = connection.execute("SELECT quote, publisher, url FROM evidence_for('R-NOR-202109-PRES-FIN-01')").fetchall()
    assert rows
    assert all("Finland" in quote and publisher and url.startswith("https://example.org/") for quote, publisher, url in rows)


def test_an_old_id_finds_the_evidence_of_the_one_that_took_its_place(kept: Path) -> None:
    with loaded(kept) as connection:
        old = "SELECT 'responses' AS table_name, 'R-OLD' AS old_id, 'R-NOR-202109-PRES-FIN-01' AS new_id"
        connection.execute(f"CREATE OR REPLACE VIEW id_alias AS {old}").fetchall()
        asked = [
            connection.execute(f"SELECT evidence_id FROM evidence_for('{i}')").fetchall() for i in ("R-OLD", "R-NOR-202109-PRES-FIN-01")
        ]
    assert asked[0] == asked[1] != []


def test_the_questions_stand_in_the_codebook(kept: Path) -> None:
    assert described(macros()) in (kept / "CODEBOOK.md").read_text(encoding="utf-8")


def test_the_file_is_made_of_small_blocks_and_says_what_its_columns_refer_to(kept: Path) -> None:
    with own(kept) as connection:
        [(block,)] = connection.execute("SELECT block_size FROM pragma_database_size()").fetchall()
        asked = "SELECT comment FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = 'responses' AND column_name = 'actor_id'"
        [(about,)] = connection.execute(asked).fetchall()
        [(keys,)] = connection.execute(
            "SELECT count(*) FROM duckdb_constraints() WHERE schema_name = 'main' AND constraint_type = 'PRIMARY KEY'"
        ).fetchall()
    assert block == 16384
    assert about == f"{table('responses').column('actor_id').description} Refers to actors.actor_id."
    assert keys > 30


OTHER = """
import json, sys, duckdb
if sys.argv[1]:
    with duckdb.connect(sys.argv[1], read_only=True) as connection:
        rows = connection.execute("FROM who_congratulated('NOR-202109-PRES')").fetchall()
        past = connection.execute("SELECT count(*) FROM as_of.responses").fetchall()
    print(json.dumps([len(rows), past[0][0]]))
else:
    print(json.dumps(duckdb.__version__))
"""


def asked_of(python: Path, database: str) -> object:
    done = subprocess.run([python, "-c", OTHER, database], cwd="/", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_file_opens_in_another_duckdb(kept: Path) -> None:
    """The one of `make test-next`, or the one of `make test` where this is run by the other."""
    pythons = [path for path in (ROOT / ".venv" / "bin" / "python", ROOT / ".venv-next" / "bin" / "python") if path.exists()]
    others = [python for python in pythons if asked_of(python, "") != duckdb.__version__]
    if not others:
        pytest.skip(f"no other DuckDB than {duckdb.__version__} beside {sys.prefix}: make test-next sets one up")
    with own(kept) as connection:
        [(responses,)] = connection.execute("SELECT count(*) FROM responses").fetchall()
        congratulations = len(connection.execute(f"FROM who_congratulated('{ELECTION}')").fetchall())
    assert [asked_of(python, str(kept / "ballot-echo.duckdb")) for python in others] == [[congratulations, responses]] * len(others)
