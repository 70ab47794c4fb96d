"""`CHANGES.md`: what a release brings, for people.

Belongs here: putting the difference of two versions into words and tables. What is notable is asked by the queries of `notable/`, one
a section: their first line is its heading, their columns are its table; they see the release as `now` and its `changes`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.changes import CHANGES, IDS, changed_tables, changes_file
from pipeline.release.compare import Side, TableDifference, side_of
from pipeline.release.engine import opened, parquet_rows
from pipeline.release.gate import NEXT, sentence
from schemas.derive.cells import changes_table
from schemas.derive.ddl import create_table, quoted

NOTABLE = Path(__file__).parent / "notable"
SHOWN = 40
"""Rows shown of one table; how many more there are is said."""
COUNTS = ("table", "rows", "added", "changed", "removed")
"""Columns of the table that counts."""
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that are not seen, and those that turn the direction of what follows."""


@dataclass(frozen=True, slots=True)
class News:
    """What is to be told."""

    version: str
    before: str | None
    """Version that this one is compared with."""
    withdrawn: Mapping[str, str]
    """Versions in between that were withdrawn, with the reason."""
    differences: Sequence[TableDifference]
    step: Mapping[str, Any]
    """What `schema-changes.json` says."""
    note: str = ""
    """What a maintainer wrote for this release, Markdown."""


def escaped(text: str) -> str:
    """A text of others as Markdown that shows it as it is, on one line."""
    line = " ".join(_HIDDEN.sub("", text).split())
    line = re.sub(r"([\\`*\[\]#~$!])|(?<!\w)_|_(?!\w)", r"\\\g<0>", line)
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("|", "&#124;")


def news(told: News, folder: Path) -> str:
    """The whole text.

    Args:
        folder: Release, with `data/`, `changes/` and `next/` written.
    """
    parts = [f"# {told.version}", *_opening(told)]
    if told.note.strip():
        parts += ["## Notes", told.note.strip()]
    if told.before:
        parts += ["## Tables", *_tables(told.differences)]
    parts += [*_schema(told.step), *_upcoming(told.step, folder)]
    if told.before:
        with opened() as connection:
            _views(connection, side_of(folder), folder)
            parts += _sections(connection, folder)
    return "\n\n".join(parts) + "\n"


def _opening(told: News) -> Iterator[str]:
    if told.before:
        yield f"Against {told.before}. Every row and cell that differs stands in `{CHANGES}/`."
    elif told.withdrawn:
        yield f"No version before this one stands. There is nothing to compare it with, so `{CHANGES}/` has no file for a table."
    else:
        yield f"The first release. There is nothing to compare it with, so `{CHANGES}/` has no file for a table."
    yield from (f"{version}, which was withdrawn, is passed over: {escaped(reason)}" for version, reason in told.withdrawn.items())


def _tables(differences: Sequence[TableDifference]) -> Iterator[str]:
    matched = [d for d in differences if d.matched]
    if matched:
        yield _table(COUNTS, [(d.table, d.n_after, d.added, d.changed, d.removed) for d in matched])
    else:
        yield "No row differs."
    new = [f"`{d.table}` ({d.n_after} rows)" for d in differences if d.n_before is None]
    gone = [f"`{d.table}`" for d in differences if d.n_after is None]
    rekeyed = [f"`{d.table}`" for d in differences if not d.matched and None not in (d.n_before, d.n_after)]
    for what, names in (("New tables", new), ("Tables that are gone", gone), ("Tables with another key, not compared", rekeyed)):
        if names:
            yield f"{what}: {', '.join(names)}."


def _schema(step: Mapping[str, Any]) -> Iterator[str]:
    if step["from"] and (step["changes"] or step["from"] != step["to"]):
        yield "## Schema"
        yield f"From {step['from']} to {step['to']}."
        if step["changes"]:
            yield "\n".join(
                _cut([f"- {escaped(sentence(change))} ({change['bump']})" for change in step["changes"]], "schema-changes.json")
            )


def _upcoming(step: Mapping[str, Any], folder: Path) -> Iterator[str]:
    if step["upcoming"]:
        yield "## Breaking changes to come"
        yield "\n".join(map(_announced, step["upcoming"]))
        if (folder / NEXT).is_dir():
            yield f"The tables as they will be stand in `{NEXT}/`: {', '.join(f'`{p.name}`' for p in sorted((folder / NEXT).iterdir()))}."


def _announced(entry: Mapping[str, Any]) -> str:
    place = ".".join(entry[key] for key in ("table", "column") if key in entry)
    what = " ".join(
        part for part in (entry["change"], f"`{place}`", entry.get("value"), f"to {entry['to']}" if "to" in entry else "") if part
    )
    instead = f" Use {escaped(entry['instead'])} in its place." if "instead" in entry else ""
    return f"- With schema {entry['schema']}: {what}. {escaped(entry['why'])}{instead} Announced in {entry['since']}."


def _views(connection: duckdb.DuckDBPyConnection, now: Side, folder: Path) -> None:
    """Make the schemas `now` and `changes`; a table in which nothing differs is empty in the second."""
    there = changed_tables(folder)
    connection.execute("CREATE SCHEMA now; CREATE SCHEMA changes").fetchall()
    for name, info in now.tables.items():
        connection.execute(f"CREATE VIEW now.{quoted(name)} AS FROM {now.sources[name]}").fetchall()
        if name in there:
            connection.execute(f"CREATE VIEW changes.{quoted(name)} AS FROM {parquet_rows(there[name])}").fetchall()
        else:
            empty = create_table(changes_table(info, info.key or info.names), constraints=False)
            connection.execute(empty.replace(quoted(name), f"changes.{quoted(name)}", 1)).fetchall()
    connection.execute(f"CREATE VIEW changes.id AS FROM {parquet_rows(folder / CHANGES / IDS)}").fetchall()


def _sections(connection: duckdb.DuckDBPyConnection, folder: Path) -> Iterator[str]:
    for path in sorted(NOTABLE.glob("*.sql")):
        query = path.read_text(encoding="utf-8")
        relation = connection.sql(query)
        columns, rows = relation.columns, relation.fetchall()
        if rows:
            yield "## " + query.partition("\n")[0].removeprefix("-- ")
            file = changes_file(Path(), path.stem.partition("_")[2]).as_posix()
            yield _table(columns, rows[:SHOWN])
            yield from _more(len(rows), file)


def _cut(lines: Sequence[str], file: str) -> list[str]:
    return [*lines[:SHOWN], *(f"- {line}" for line in _more(len(lines), file))]


def _more(count: int, file: str) -> Iterator[str]:
    if count > SHOWN:
        yield f"And {count - SHOWN} more, in `{file}`."


def _table(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {' | '.join('' if cell is None else escaped(str(cell)) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def counted(text: str) -> dict[str, tuple[int, int, int, int]]:
    """What a text says: table → rows, added, changed, removed."""
    head = re.escape(f"| {' | '.join(COUNTS)} |")
    lines = re.search(rf"^{head}\n\|.*\n((?:\|.*\n)*)", text, re.MULTILINE)
    cells = [re.findall(r"[^| ]+", line) for line in lines[1].splitlines()] if lines else []
    return {name: (int(rows), int(added), int(changed), int(removed)) for name, rows, added, changed, removed in cells}
