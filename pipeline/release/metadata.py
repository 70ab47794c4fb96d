"""Everything in a release that describes the rest: sources, extent, provenance, quality, changes.

Belongs here: texts and records for readers and machines. Each is a pure function of what it is given. What the dataset says of
itself stands in `schemas/dataset.toml`.
"""

import csv
import datetime
import io
import json
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import polars
import pyarrow

from pipeline.release.hashes import file_sha256
from pipeline.release.sheets import plain
from schemas.derive.croissant import Extent

HERE = Path(__file__).parent
LOCK = HERE.parents[1] / "requirements.txt"
"""The pinned packages that a build runs with."""


def as_json(value: Any) -> str:
    """JSON for people and machines: sorted keys, one form."""
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, default=str) + "\n"


def sources_csv(connection: duckdb.DuckDBPyConnection) -> str:
    """One line a document: publisher, addresses, dates, licence and the page that states it, hash of the text that was coded.

    The file is read in spreadsheets, and titles are the words of others: none of its cells is a formula.
    """
    relation = connection.sql(_query("sources"))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(relation.columns)
    writer.writerows([plain(value) for value in row] for row in relation.fetchall())
    return out.getvalue()


def read_sources(connection: duckdb.DuckDBPyConnection) -> list[dict[str, str]]:
    """What was read, for the descriptors: `title`, and where known `path`, `version` and `license`."""
    return [{name: value for name, value in row.items() if value} for row in _listed(connection, _query("read_sources"))]


def extent(connection: duckdb.DuckDBPyConnection) -> Extent:
    """What the data are about, in time and space."""
    ((first, last),) = connection.execute(_query("extent")).fetchall()
    return Extent(first, last, tuple(connection.execute(_query("extent_countries")).fetchall()))


def _query(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")


def provenance(
    *,
    version: str,
    date: str,
    schema_version: str,
    inputs_sha256: str,
    inputs: Mapping[str, str],
    commit: str | None,
    dirty: bool,
    logical: Mapping[str, str],
) -> dict[str, Any]:
    """What the release was made from and with; no clock, no path, no name of a machine.

    Args:
        inputs: Part of the inputs → hash over its files.
    """
    return {
        "version": version,
        "date": date,
        "schema_version": schema_version,
        "source_date_epoch": _midnight(date),
        "inputs_sha256": inputs_sha256,
        "inputs": dict(inputs),
        "requirements_sha256": file_sha256(LOCK) if LOCK.exists() else None,
        "commit": commit,
        "uncommitted_changes": dirty,
        "logical_sha256": dict(logical),
        "writers": {
            "duckdb": duckdb.__version__,
            "polars": polars.__version__,
            "pyarrow": pyarrow.__version__,
            "python": ".".join(platform.python_version_tuple()[:2]),
        },
    }


def _midnight(date: str) -> int:
    """Seconds from 1970 to the beginning of a day, UTC: `SOURCE_DATE_EPOCH` for a build of the same date."""
    return int(datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC).timestamp())


def quality(
    connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Sequence[str]], checks: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """Rows and nulls of every table, every check's outcome, what was turned away, what became of the claims; all in brief first."""
    return {
        "summary": _summary(connection, checks),
        "tables": {name: _profile(connection, name, columns) for name, columns in tables.items()},
        "checks": [dict(check) for check in checks],
        "claims": _counted(
            connection,
            "SELECT claim_table, outcome, coalesce(reason, ''), count(*) FROM claim_outcomes GROUP BY ALL ORDER BY ALL",
            ("table", "outcome", "reason"),
        ),
        "quarantine": _counted(connection, "SELECT room, rule, count(*) FROM quarantine GROUP BY ALL ORDER BY ALL", ("room", "rule")),
        "documents": _counted(connection, "SELECT basis, count(*) FROM documents GROUP BY ALL ORDER BY ALL", ("basis",)),
        "review": _counted(connection, "SELECT review_status, count(*) FROM responses GROUP BY ALL ORDER BY ALL", ("review_status",)),
        "reviewed": _listed(
            connection,
            "SELECT * REPLACE (share_decided::VARCHAR AS share_decided, share_reviewed::VARCHAR AS share_reviewed) "
            "FROM review_progress ORDER BY election_id",
        ),
        "decisions": _counted(
            connection, "SELECT decision, state, count(*) FROM decisions GROUP BY ALL ORDER BY ALL", ("decision", "state")
        ),
        "agreement": _listed(
            connection,
            "SELECT coder_a, coder_b, variable, n, n_agree, agreement::VARCHAR AS agreement, alpha::VARCHAR AS alpha, alpha_undefined "
            "FROM coder_agreement ORDER BY ALL",
        ),
    }


def _summary(connection: duckdb.DuckDBPyConnection, checks: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    (brief,) = _listed(connection, _query("quality_summary"))
    outcomes = {
        severity: {
            word: sum(check["severity"] == severity and check["passed"] is passed for check in checks)
            for word, passed in (("passed", True), ("failed", False))
        }
        for severity in ("block", "flag")
    }
    return {**brief, "checks": outcomes}


def _profile(connection: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str]) -> dict[str, Any]:
    nulls = ", ".join(f'count(*) - count("{column}")' for column in columns)
    rows, *missing = connection.execute(f'SELECT count(*), {nulls} FROM "{name}"').fetchall()[0]
    return {"rows": rows, "nulls": {column: count for column, count in zip(columns, missing, strict=True) if count}}


def _counted(connection: duckdb.DuckDBPyConnection, query: str, names: Sequence[str]) -> list[dict[str, Any]]:
    return [dict(zip((*names, "n"), row, strict=True)) for row in connection.execute(query).fetchall()]


def _listed(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    relation = connection.sql(query)
    return [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
