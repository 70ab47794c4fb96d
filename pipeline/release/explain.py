"""Walking from a row back to the sentence it came from.

Belongs here: `explain`: row → claims → sentence → document, from a release's DuckDB file, its Parquet files or the warehouse.
A position is folded from responses, so its claims are theirs. An old id leads to the one that holds in its place; a row that
was withdrawn is shown as it last stood.
"""

import difflib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.engine import opened, with_views
from pipeline.release.history import add_time, keeps_history
from pipeline.release.stamp import RETRACTIONS
from schemas.derive.ddl import quoted

HERE = Path(__file__).parent
_NO_TOMBSTONE = (
    "NULL::VARCHAR AS table_name, NULL::VARCHAR AS record_id, NULL::VARCHAR AS retracted_in_release, NULL::VARCHAR AS last_values"
)
KEYED = {
    "responses": "response_id",
    "results": "result_id",
    "turnout": "turnout_id",
    "observation_verdicts": "verdict_id",
    "documents": "document_id",
}
"""Tables with a row to show, and their key."""
CLAIMS = ("reported_acts", "reported_figures")


class UnknownRow(Exception):
    """No row has that id."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row, and the claims behind it."""

    row_id: str
    row: dict[str, Any]
    """Its columns; empty for a claim."""
    claims: tuple[dict[str, Any], ...]
    """One a claim: coder, rule, sentence, marks, document."""
    led: tuple[str, ...] = ()
    """How the id that was asked for led here, one sentence a step."""

    def text(self) -> str:
        """For reading in a terminal; the words that carry the claim stand between » and «."""
        lines = [*self.led, *([""] if self.led else []), self.row_id]
        lines += [f"  {name}: {value}" for name, value in self.row.items() if value is not None and name not in ("text", "text_sha256")]
        for claim in self.claims:
            lines += ["", *_claim(claim)]
        return "".join(sign for sign in "\n".join(lines) if sign == "\n" or sign.isprintable())


def _claim(claim: dict[str, Any]) -> list[str]:
    said = claim["says"] + (f" ({claim['fields']})" if claim["fields"] else "")
    where = f"{claim['publisher']}, {claim['published_date']} ({claim['published_precision']}), {claim['url']}"
    lines = [f"claim {claim['claim_id']} by {claim['coder']}, rule {claim['rule_id']}", f"  says: {said}"]
    if claim["sentence"] is None:
        lines.append(f"  characters {claim['char_start']} to {claim['char_end']} of a text that may not be given away")
    else:
        lines.append(f"  “{_marked(claim)}”")
    lines.append(f"  {claim['basis']} {claim['document_id']}: {where}")
    return lines + ([f"  {claim['path']}"] if claim["path"] else [])


def _marked(claim: dict[str, Any]) -> str:
    sentence, start, end = claim["sentence"], claim["mark_start"], claim["mark_end"]
    if not 0 <= start < end <= len(sentence):
        return sentence
    return f"{sentence[:start]}»{sentence[start:end]}«{sentence[end:]}"


def explain(database: Path, row_id: str) -> Explanation:
    """Explain a row.

    Args:
        database: A release's DuckDB file or folder, or the warehouse.
        row_id: Id of a response, result, turnout, verdict, claim or document; or a position, as `ELECTION ACTOR`; or an old id.

    Raises:
        UnknownRow: With ids that look alike.
    """
    row_id = " ".join(row_id.split())
    with _open(database) as connection:
        found, row = _found(connection, row_id)
        if found or row:
            return Explanation(row_id, row, found)
        if steps := _steps(connection, row_id):
            return _led(connection, database, steps)
        raise UnknownRow(_unknown(connection, row_id))


def _found(connection: duckdb.DuckDBPyConnection, row_id: str) -> tuple[tuple[dict[str, Any], ...], dict[str, Any]]:
    """Claims behind a row, and the row."""
    return tuple(_asked(connection, (HERE / "explain.sql").read_text(encoding="utf-8"), {"id": row_id})), _row(connection, row_id)


def _steps(connection: duckdb.DuckDBPyConnection, row_id: str) -> list[dict[str, Any]]:
    """Entries of `id_alias` from an id on to the last one, with the tombstones where there are any."""
    steps: list[dict[str, Any]] = []
    tombstones = RETRACTIONS if _has(connection, RETRACTIONS) else f"(SELECT {_NO_TOMBSTONE} WHERE false)"
    while row_id not in [step["old_id"] for step in steps]:
        rows = _asked(
            connection,
            f"SELECT a.*, r.retracted_in_release, r.last_values FROM (SELECT table_name, old_id, new_id, why FROM id_alias) AS a "
            f"LEFT JOIN {tombstones} AS r ON r.table_name = a.table_name AND r.record_id = a.old_id "
            "WHERE a.old_id = $id AND ($name IS NULL OR a.table_name = $name) ORDER BY a.table_name",
            {"id": row_id, "name": steps[0]["table_name"] if steps else None},
        )
        if not rows:
            break
        steps.append(rows[0])
        if (row_id := rows[0]["new_id"]) is None:
            break
    return steps


def _has(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM information_schema.tables WHERE table_name = ?", [table]).fetchall())


def _led(connection: duckdb.DuckDBPyConnection, database: Path, steps: Sequence[dict[str, Any]]) -> Explanation:
    """Where an old id leads: to the row that holds in its place, or to a row that was withdrawn, as it last stood."""
    led = tuple(_step(step) for step in steps)
    last = steps[-1]
    if last["new_id"] is not None:
        claims, row = _found(connection, last["new_id"])
        return Explanation(last["new_id"], row, claims, led)
    claims = _found(connection, last["old_id"])[0] if _goes_back(connection, database, last["retracted_in_release"]) else ()
    return Explanation(last["old_id"], json.loads(last["last_values"] or "{}"), claims, led)


def _goes_back(connection: duckdb.DuckDBPyConnection, database: Path, release: str | None) -> bool:
    """Let tables mean what they held before a release; whether that is known here."""
    if database.is_dir() and keeps_history(database):
        add_time(connection, database)
    if release is None or not _has(connection, "versions"):
        return False
    rows = connection.execute(
        "SELECT version FROM as_of.versions WHERE number < (SELECT number FROM as_of.versions WHERE version = ?) ORDER BY number", [release]
    )
    known = [row[0] for row in rows.fetchall()]
    if known:
        connection.execute("SET VARIABLE as_of = ?", [known[-1]]).fetchall()
        connection.execute("SET search_path = 'as_of,main'").fetchall()
    return bool(known)


def _step(step: dict[str, Any]) -> str:
    since = f" in {step['retracted_in_release']}" if step["retracted_in_release"] else ""
    became = f"became {step['new_id']}" if step["new_id"] else "was withdrawn"
    return f"{step['old_id']} {became}{since}: {step['why']}"


def _open(database: Path) -> duckdb.DuckDBPyConnection:
    if not database.is_dir():
        return opened(database)
    return with_views(database / "data", [path.stem for path in sorted((database / "data").glob("*.parquet"))])


def _asked(connection: duckdb.DuckDBPyConnection, query: str, parameters: object) -> list[dict[str, Any]]:
    asked = connection.execute(query, parameters)
    names = [column[0] for column in asked.description or ()]
    return [dict(zip(names, row, strict=True)) for row in asked.fetchall()]


def _row(connection: duckdb.DuckDBPyConnection, row_id: str) -> dict[str, Any]:
    for table, key in KEYED.items():
        if rows := _asked(connection, f"SELECT * FROM {quoted(table)} WHERE {quoted(key)} = ?", [row_id]):
            return rows[0]
    rows = _asked(connection, "SELECT * FROM positions WHERE election_id || ' ' || actor_id = ?", [row_id])
    return rows[0] if rows else {}


def _unknown(connection: duckdb.DuckDBPyConnection, row_id: str) -> str:
    ids = [f"SELECT {quoted(key)} FROM {quoted(table)}" for table, key in (*KEYED.items(), *((table, "claim_id") for table in CLAIMS))]
    ids.append("SELECT election_id || ' ' || actor_id FROM positions")
    ids.append("SELECT old_id FROM id_alias")
    known = [row[0] for row in connection.execute(" UNION ".join(ids) + " ORDER BY 1").fetchall()]
    near = difflib.get_close_matches(row_id, known, n=3, cutoff=0.8)
    return f"no row has the id {row_id}" + (f"; did you mean {', '.join(near)}?" if near else "")
