"""Asking a release in SQL: read only, with no way out of its file, now or as of an earlier release.

Belongs here: running a query and putting its answer into a form. What the tables mean stands in the codebook.
"""

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.engine import opened


class QueryFailed(Exception):
    """The query can't be answered; the message says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def ask(database: Path, query: str, as_of: str | None = None) -> Answer:
    """Ask a release's DuckDB file, or the warehouse.

    Args:
        as_of: Release that the names of tables are to mean; the one of the file where it is left out.

    Raises:
        QueryFailed: The query is wrong, or the release is not known.
    """
    try:
        with opened(database, alone=True) as connection:
            if as_of is not None:
                _go_back(connection, as_of)
            relation = connection.sql(query)
            return Answer((), ()) if relation is None else Answer(tuple(relation.columns), tuple(relation.fetchall()))
    except duckdb.Error as error:
        raise QueryFailed(f"{type(error).__name__}: {error}") from None


def _go_back(connection: duckdb.DuckDBPyConnection, release: str) -> None:
    """Let the names of tables mean the views as of a release."""
    if not connection.execute("SELECT 1 FROM duckdb_schemas() WHERE schema_name = 'as_of' AND NOT internal").fetchall():
        raise QueryFailed("this database keeps no history; ask a release")
    connection.execute("SET VARIABLE as_of = ?", [release]).fetchall()
    connection.execute("SELECT count(*) FROM as_of.later").fetchall()
    connection.execute("SET search_path = 'as_of,main'").fetchall()


def as_csv(answer: Answer) -> str:
    """CSV with a header; NULL is an empty cell."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([answer.columns, *answer.rows])
    return out.getvalue()


def as_json_lines(answer: Answer) -> str:
    """One JSON object a line; dates and decimals as text."""
    lines = (json.dumps(dict(zip(answer.columns, row, strict=True)), default=str, ensure_ascii=False) for row in answer.rows)
    return "".join(f"{line}\n" for line in lines)


def as_markdown(answer: Answer) -> str:
    """A Markdown table; NULL is an empty cell."""
    head = [_line(answer.columns), _line(["---"] * len(answer.columns))] if answer.columns else []
    return "".join(f"{line}\n" for line in [*head, *map(_line, answer.rows)])


def _line(cells: Sequence[Any]) -> str:
    shown = ("" if cell is None else " ".join(str(cell).split()).replace("|", "&#124;") for cell in cells)
    return f"| {' | '.join(shown)} |"


FORMS: dict[str, Callable[[Answer], str]] = {"csv": as_csv, "json": as_json_lines, "markdown": as_markdown}
"""Name of a form → how an answer is put into it."""
