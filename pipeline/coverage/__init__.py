"""What is in the dataset, and what is missing, counted from a build: `docs/coverage.md`.

Belongs here: the questions, one `.sql` file each (its first comment is the heading, the others but the grain the text below it), and the
page that shows their answers. Does not: how facts are made.
"""

from pathlib import Path

import duckdb

HERE = Path(__file__).parent
HEAD = """\
# What is in, and what is missing

Counted from what the repository holds by `ballot-echo coverage`. The elections were chosen by hand and are no sample of all elections:
shares among them say nothing of elections at large.
"""


def coverage(warehouse: Path) -> str:
    """The page, in Markdown.

    Args:
        warehouse: DuckDB file of a build, or `ballot-echo.duckdb` of a release.

    Raises:
        duckdb.Error: It can't be read.
    """
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        parts = [_part(connection, path) for path in sorted(HERE.glob("*.sql"))]
    return "\n".join([HEAD, *parts])


def _part(connection: duckdb.DuckDBPyConnection, path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines()
    heading, *text = [line.removeprefix("-- ") for line in lines if line.startswith("-- ") and not line.startswith("-- Grain: ")]
    relation = connection.sql("\n".join(line for line in lines if not line.startswith("-- ")))
    rows = [["" if cell is None else str(cell).replace("|", "\\|") for cell in row] for row in relation.fetchall()]
    table = ["| " + " | ".join(row) + " |" for row in [relation.columns, *rows]]
    table.insert(1, "|" + " --- |" * len(relation.columns))
    return "\n".join([f"## {heading}", "", *text, *([""] if text else []), *table, ""])
