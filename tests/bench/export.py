"""Exporting synthetic responses as a release does, beside DuckDB's own COPY of the same rows in the same order.

Belongs here: making the rows and measuring. `python -m tests.bench.export RESPONSES` prints the measurement as JSON.
"""

import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from pipeline.release.earlier import earlier
from pipeline.release.engine import in_utc
from pipeline.release.parquet import LEVEL, write_parquet
from pipeline.release.stamp import stamped
from schemas.derive.ddl import create_table
from schemas.model import table

SYNTHETIC = (Path(__file__).parent / "synthetic" / "responses.sql").read_text(encoding="utf-8")
ROUNDS = 3


def fill(connection: duckdb.DuckDBPyConnection, responses: int) -> None:
    """Make the responses, in no order."""
    in_utc(connection)
    connection.execute(create_table(table("responses"), constraints=False)).fetchall()
    connection.execute(f"SET VARIABLE responses = {responses}").fetchall()
    connection.execute(f"INSERT INTO responses BY NAME {SYNTHETIC}").fetchall()


def seconds(what: Callable[[], object]) -> float:
    """Seconds of processor that something takes: other work on the machine does not count."""
    start = time.process_time()
    what()
    return time.process_time() - start


def measure(responses: int) -> dict[str, float]:
    """Seconds and bytes of both; the best of several turns, one after the other."""
    query = stamped(table("responses"), "v2021.10.0", earlier(table("responses"), None))
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        fill(connection, responses)
        ours, theirs = Path(folder) / "ours.parquet", Path(folder) / "theirs.parquet"
        copy = f"COPY ({query}) TO '{theirs}' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL {LEVEL})"
        ran = [
            (
                seconds(lambda: write_parquet(connection, table("responses"), query, ours, {})),
                seconds(lambda: connection.execute(copy).fetchall()),
            )
            for _ in range(ROUNDS)
        ]
        return {
            "export": min(export for export, _ in ran),
            "copy": min(copied for _, copied in ran),
            "export_mb": ours.stat().st_size / 1e6,
            "copy_mb": theirs.stat().st_size / 1e6,
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
