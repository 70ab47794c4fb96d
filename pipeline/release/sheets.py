"""What spreadsheets are kept from: texts of others that would be taken for formulas.

Belongs here: the rule for the CSV files of a release. Parquet files hold every text as it is.
"""

from collections.abc import Sequence
from typing import Any

from schemas.derive.ddl import literal, quoted

FORMULA = "=+-@\t\r\n"
"""Beginnings of a text that a spreadsheet takes for a formula, or may once it has trimmed the cell."""


def plain(value: Any) -> Any:
    """A value for a cell: a text that begins like a formula gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(tuple(FORMULA)) else value


def plain_columns(texts: Sequence[str]) -> str:
    """The columns of a table for a SELECT, its text columns by the same rule."""
    if not texts:
        return "*"
    return f"* REPLACE ({', '.join(f'{_plain(quoted(name))} AS {quoted(name)}' for name in texts)})"


def _plain(column: str) -> str:
    return f"CASE WHEN contains({literal(FORMULA)}, {column}[1]) AND {column} <> '' THEN '''' || {column} ELSE {column} END"
