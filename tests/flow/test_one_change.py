"""One document changes among many: it alone is coded again, and a release differs only in rows that depend on it."""

import json
from pathlib import Path

import duckdb
import pytest

from tests.bench.archive import CHANGED, coded_anew, fill_inbox, report
from tests.cli import cli

STAMPS = "first_release, last_changed_release, record_status"
DOCUMENTS = 30
COUNTS = {"releases", "review_progress", "coder_agreement"}
"""Tables that count a release or an election as a whole: they change with every document."""


def changed_rows(connection: duckdb.DuckDBPyConnection, old: Path, new: Path) -> list[str]:
    """Every row that stands in one of the releases alone, as JSON with its table."""
    found = []
    for path in sorted(path for path in (old / "data").glob("*.parquet") if path.stem not in COUNTS):
        sides = [f"SELECT * EXCLUDE ({STAMPS}) FROM read_parquet('{folder}/data/{path.name}')" for folder in (old, new)]
        for one, other in (sides, sides[::-1]):
            rows = connection.execute(f"SELECT to_json(r)::VARCHAR FROM (({one}) EXCEPT ALL ({other})) AS r").fetchall()
            found += [f"{path.stem} {row}" for (row,) in rows]
    return found


@pytest.mark.slow
def test_one_changed_document_is_coded_alone_and_changes_only_what_rests_on_it(project: Path) -> None:
    fill_inbox(project, DOCUMENTS)
    first = cli(project, "release", "--date", "2021-10-01")
    assert first.returncode == 0, first.stdout + first.stderr
    assert coded_anew(first.stdout) > DOCUMENTS
    changed = report(project / "inbox", 2, CHANGED)
    second = cli(project, "release", "--date", "2021-10-02")
    assert second.returncode == 0, second.stdout + second.stderr
    assert coded_anew(second.stdout) == 1

    old, new = (project / "releases" / version for version in ("v2021.10.0", "v2021.10.1"))
    with duckdb.connect() as connection:
        data = f"{new}/data"
        url = next(line for line in changed.read_text().splitlines() if line.startswith("url: ")).removeprefix("url: ")
        (document,) = connection.execute(f"SELECT document_id FROM '{data}/documents.parquet' WHERE url = '{url}'").fetchall()[0]
        touched = {document}
        for folder in (old, new):
            acts = f"'{folder}/data/reported_acts.parquet'"
            touched |= {row[0] for row in connection.execute(f"SELECT claim_id FROM {acts} WHERE document_id = '{document}'").fetchall()}
            evidence = f"'{folder}/data/evidence.parquet'"
            touched |= {
                row[0] for row in connection.execute(f"SELECT record_id FROM {evidence} WHERE document_id = '{document}'").fetchall()
            }
        actors = {record.removeprefix("R-NOR-202109-PRES-")[:3] for record in touched if record.startswith("R-")}
        rows = changed_rows(connection, old, new)
    assert actors == {"SWE", "DNK"}
    assert {row.split(" ")[0] for row in rows} >= {"documents", "reported_acts", "evidence", "responses", "positions"}
    stray = [
        row for row in rows if not any(name in row for name in touched) and json.loads(row.partition(" ")[2]).get("actor_id") not in actors
    ]
    assert stray == []
