"""Walking from a row back to the sentence it came from.

Belongs here: `explain`: row → claims → sentence → document, from a release's DuckDB file, its Parquet files or the warehouse.
A position is folded from responses, so its claims are theirs.
"""

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.engine import opened, with_views
from schemas.derive.ddl import quoted

HERE = Path(__file__).parent
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

    def text(self) -> str:
        """For reading in a terminal; the words that carry the claim stand between » and «."""
        lines = [self.row_id]
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
        row_id: Id of a response, result, turnout, verdict, claim or document; or a position, as `ELECTION ACTOR`.

    Raises:
        UnknownRow: With ids that look alike.
    """
    row_id = " ".join(row_id.split())
    with _open(database) as connection:
        found = _asked(connection, (HERE / "explain.sql").read_text(encoding="utf-8"), {"id": row_id})
        row = _row(connection, row_id)
        if not found and not row:
            raise UnknownRow(_unknown(connection, row_id))
    return Explanation(row_id, row, tuple(found))


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
    known = [row[0] for row in connection.execute(" UNION ".join(ids) + " ORDER BY 1").fetchall()]
    near = difflib.get_close_matches(row_id, known, n=3, cutoff=0.8)
    return f"no row has the id {row_id}" + (f"; did you mean {', '.join(near)}?" if near else "")
