"""Folding synthetic claims whose truth is known: how long, how much memory, and whether the truth comes out.

Belongs here: filling a warehouse from `synthetic/*.sql` and running the project's own folds on it. `python -m tests.bench.folds CLAIMS
[MEMORY]` prints the measurement as JSON.
"""

import json
import resource
import sys
import tempfile
import time
from graphlib import TopologicalSorter
from pathlib import Path

from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse, open_warehouse
from schemas.model import table

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MADE = ("elections", "rounds", "actors", "publishers", "documents")
FOLDED = ("act_folds", "responses", "threads", "position_changes", "positions")
MEMORY = "3500MB"
"""What DuckDB may hold where nothing else is said; the process adds a few hundred megabytes."""


def fill(warehouse: Warehouse, claims: int) -> None:
    """Make the claims and all that the folds read beside them; what they read and nobody made is empty."""
    warehouse.connection.execute(f"SET VARIABLE claims = {claims}").fetchall()
    read = {name for folded in FOLDED for name in queries("tables")[folded].inputs} - set(FOLDED)
    for name in sorted({*read, *MADE}):
        warehouse.write_rows(name, [])
    for name in MADE:
        warehouse.add_query(name, _synthetic(name))
    warehouse.connection.execute(f"CREATE OR REPLACE TABLE truth AS {_synthetic('truth')}").fetchall()
    warehouse.add_query("reported_acts", _synthetic("reported_acts"))


def _synthetic(name: str) -> str:
    return (HERE / "synthetic" / f"{name}.sql").read_text(encoding="utf-8")


def fold(warehouse: Warehouse) -> dict[str, float]:
    """Run the folds in their order; seconds a fold."""
    found = queries("tables")
    order = TopologicalSorter({name: found[name].inputs & set(FOLDED) for name in FOLDED}).static_order()
    seconds = {}
    for name in order:
        start = time.perf_counter()
        warehouse.write_query(name, found[name].sql)
        seconds[name] = time.perf_counter() - start
    return seconds


def misses(warehouse: Warehouse) -> int:
    """Rows in which the facts and the truth differ: responses, positions, and claims that should be held."""
    responses = "SELECT response_id, election_id, actor_id, act, object, ask, response_date, 5 AS n_claims, 5 AS n_documents FROM truth"
    positions = "SELECT DISTINCT election_id, actor_id, position FROM truth"
    held = "SELECT count(*) // 10 + (count(*) % 10 > 0)::INTEGER AS n FROM truth"
    pairs = (
        (responses, "SELECT response_id, election_id, actor_id, act, object, ask, response_date, n_claims, n_documents FROM responses"),
        (positions, "SELECT election_id, actor_id, position FROM positions"),
        (held, "SELECT count(*) AS n FROM act_folds WHERE outcome = 'held'"),
    )
    count = 0
    for wanted, got in pairs:
        for one, other in ((wanted, got), (got, wanted)):
            count += warehouse.connection.execute(f"SELECT count(*) FROM (({one}) EXCEPT ALL ({other}))").fetchall()[0][0]
    return count


def floor(warehouse: Warehouse) -> float:
    """Seconds that DuckDB takes to group the same claims once and to write them in a total order."""
    columns = ", ".join(f'"{name}"' for name in table("reported_acts").names)
    start = time.perf_counter()
    warehouse.connection.execute(
        "CREATE OR REPLACE TABLE grouped AS SELECT election_id, actor_id, act, object, count(*) AS n FROM reported_acts GROUP BY ALL"
    ).fetchall()
    warehouse.connection.execute(f"CREATE OR REPLACE TABLE sorted AS FROM reported_acts ORDER BY {columns}").fetchall()
    return time.perf_counter() - start


def main(claims: int, memory: str = MEMORY) -> None:
    """Print seconds in all and a fold, the floor, peak memory in megabytes, claims and rows that differ from the truth."""
    with tempfile.TemporaryDirectory() as folder, open_warehouse(Path(folder) / "warehouse.duckdb", ROOT) as warehouse:
        warehouse.connection.execute(f"SET memory_limit = '{memory}'").fetchall()
        fill(warehouse, claims)
        seconds = fold(warehouse)
        report = {
            "claims": warehouse.count("reported_acts"),
            "responses": warehouse.count("responses"),
            "seconds": sum(seconds.values()),
            "folds": seconds,
            "floor": floor(warehouse),
            "misses": misses(warehouse),
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
    print(json.dumps(report))


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:3])
