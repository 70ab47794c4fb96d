"""Walking from a row back to the sentence it came from.

Belongs here: `explain`: row → claims → sentence → document, from a release's DuckDB file or the warehouse.
"""

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

HERE = Path(__file__).parent
KEYED = {
    "responses": "response_id",
    "results": "result_id",
    "turnout": "turnout_id",
    "observation_verdicts": "verdict_id",
    "documents": "document_id",
}
"""Tables with a row to show, and their key."""


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
        return "\n".join(lines)


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
        database: A release's DuckDB file, or the warehouse.
        row_id: Id of a response, result, turnout, verdict, claim or document.

    Raises:
        UnknownRow: With ids that look alike.
    """
    with duckdb.connect(str(database), read_only=True) as connection:
        claims = connection.execute((HERE / "explain.sql").read_text(encoding="utf-8"), {"id": row_id})
        names = [column[0] for column in claims.description or ()]
        found = tuple(dict(zip(names, row, strict=True)) for row in claims.fetchall())
        row = _row(connection, row_id)
        if not found and not row:
            raise UnknownRow(_unknown(connection, row_id))
    return Explanation(row_id, row, found)


def _row(connection: duckdb.DuckDBPyConnection, row_id: str) -> dict[str, Any]:
    for table, key in KEYED.items():
        relation = connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", [row_id])
        names = [column[0] for column in relation.description or ()]
        if rows := relation.fetchall():
            return dict(zip(names, rows[0], strict=True))
    return {}


def _unknown(connection: duckdb.DuckDBPyConnection, row_id: str) -> str:
    known = [row[0] for table, key in KEYED.items() for row in connection.execute(f"SELECT {key} FROM {table}").fetchall()]
    near = difflib.get_close_matches(row_id, known, n=3, cutoff=0.8)
    return f"no row has the id {row_id}" + (f"; did you mean {', '.join(near)}?" if near else "")
