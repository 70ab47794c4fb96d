"""DuckDB DDL of the tables: types, keys, checks and comments."""

import re

import polars as pl

from schemas.codes import codes
from schemas.forms import FORMS
from schemas.model import ColumnInfo, TableInfo, release_columns

_TYPES: dict[type[pl.DataType], str] = {
    pl.String: "VARCHAR",
    pl.Date: "DATE",
    pl.Int32: "INTEGER",
    pl.Int64: "BIGINT",
    pl.Boolean: "BOOLEAN",
    pl.Datetime: "TIMESTAMPTZ",
}


def quoted(name: str) -> str:
    """An identifier in quotation marks."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A string literal."""
    return "'" + text.replace("'", "''") + "'"


def sql_type(column: ColumnInfo) -> str:
    """DuckDB type of a column."""
    if isinstance(column.dtype, pl.Decimal):
        return f"DECIMAL({column.dtype.precision}, {column.dtype.scale})"
    return _TYPES[type(column.dtype)]


def dtype_of(name: str) -> pl.DataType:
    """The type that DuckDB has under that name.

    Raises:
        ValueError: No column of a table has such a type.
    """
    if decimal := re.fullmatch(r"DECIMAL\(([0-9]+), ?([0-9]+)\)", name):
        return pl.Decimal(int(decimal[1]), int(decimal[2]))
    found = {sql: dtype for dtype, sql in _TYPES.items()}.get(name)
    if found is None:
        raise ValueError(f"{name!r} is no type of a column; give one of {', '.join(_TYPES.values())}, DECIMAL(p, s)")
    return pl.Datetime("us", "UTC") if found is pl.Datetime else found()


def create_table(
    table: TableInfo,
    *,
    released: bool = False,
    constraints: bool = True,
    replace: bool = False,
) -> str:
    """CREATE TABLE for a table.

    Args:
        released: With the columns that the release stamps.
        constraints: With NOT NULL, primary key and CHECKs. A table under construction goes without them, so that the
            checks can show every bad row instead of the first.
        replace: In the place of a table of that name.
    """
    columns = (*table.columns, *(release_columns() if released else ()))
    parts = [_column(column, constraints) for column in columns]
    if constraints and table.key:
        kind = "UNIQUE" if any(table.column(name).nullable for name in table.key) else "PRIMARY KEY"
        parts.append(f"{kind} ({', '.join(map(quoted, table.key))})")
    head = "CREATE OR REPLACE TABLE" if replace else "CREATE TABLE"
    return f"{head} {quoted(table.name)} (\n  " + ",\n  ".join(parts) + "\n)"


def _column(column: ColumnInfo, constraints: bool) -> str:
    parts = [quoted(column.name), sql_type(column)]
    if constraints:
        parts += [] if column.nullable else ["NOT NULL"]
        parts += [f"CHECK ({check})" for check in checks(column)]
    return " ".join(parts)


def checks(column: ColumnInfo) -> list[str]:
    """Conditions that a column's declaration implies, as SQL."""
    name = quoted(column.name)
    found = []
    if column.code:
        found.append(f"{name} IN ({', '.join(map(literal, codes(column.code)))})")
    if column.form:
        found.append(f"regexp_matches({name}, {literal(FORMS[column.form][0])})")
    if column.ge is not None:
        found.append(f"{name} >= {column.ge}")
    if column.le is not None:
        found.append(f"{name} <= {column.le}")
    return found


def comments(table: TableInfo, *, released: bool = False) -> list[str]:
    """COMMENT ON statements for a table and its columns."""
    columns = (*table.columns, *(release_columns() if released else ()))
    about = f"{table.description} Grain: {table.grain}"
    return [
        f"COMMENT ON TABLE {quoted(table.name)} IS {literal(about)}",
        *(f"COMMENT ON COLUMN {quoted(table.name)}.{quoted(c.name)} IS {literal(comment(c))}" for c in columns),
    ]


def comment(column: ColumnInfo) -> str:
    """Description of a column with its unit and what it refers to."""
    unit = f" Unit: {column.unit}." if column.unit else ""
    reference = f" Refers to {column.refs}." if column.refs else ""
    return column.description + unit + reference
