"""The codebook: every table, column, code list and id form, as Markdown for readers."""

from collections.abc import Iterable, Sequence

from schemas.codes import code_list, code_list_names
from schemas.derive.cells import change_columns, id_changes_table
from schemas.derive.ddl import sql_type
from schemas.derive.history import validity_columns
from schemas.forms import FORMS
from schemas.model import ColumnInfo, TableInfo, release_columns

_HISTORY = """\
`history/{table}_history.parquet`, and in `ballot-echo.duckdb` the schema `history`, hold the row versions that hold no more: the columns of
the table, and these. The views of the schema `as_of` put each table together as of the release that the variable `as_of` names."""

_CHANGES = """\
`changes/{table}-changes.parquet` holds what differs from the release before: the columns of the table's key, and these. A table without a
file is the same row by row. A column that only one of the two releases has is a change of the schema, in `schema-changes.json`, and of no
row here. `changes/id-changes.parquet` holds the ids that stand no more."""


def codebook(tables: Sequence[TableInfo]) -> str:
    """The whole codebook of these tables."""
    parts = [
        "# Codebook",
        "",
        "Generated from `schemas/`. NULL means not known; zero is a published zero.",
        "",
        "## Tables",
        "",
    ]
    parts += [f"- [{table.name}](#{table.name}): {table.description}" for table in tables]
    for table in tables:
        parts += ["", *_table(table)]
    parts += ["", "## Earlier versions of rows", "", _HISTORY, "", *_columns(validity_columns())]
    parts += ["", "## What differs from the release before", "", _CHANGES, "", *_columns(change_columns())]
    parts += ["", f"In `id-changes.parquet`, {id_changes_table().grain}", "", *_columns(id_changes_table().columns)]
    parts += ["", "## Code lists", ""]
    for name in code_list_names():
        parts += [
            f"### {name}",
            "",
            *_rows(
                ["value", "definition", "example"],
                ([f"`{r['code']}`", r["definition"], r["example"]] for r in code_list(name)),
            ),
            "",
        ]
    parts += [
        "## Ids",
        "",
        *_rows(
            ["id", "form", "example"],
            ([name, f"`{pattern}`", f"`{example}`"] for name, (pattern, example) in FORMS.items()),
        ),
    ]
    return "\n".join(parts) + "\n"


def _table(table: TableInfo) -> list[str]:
    head = [f"### {table.name}", "", table.description, "", f"Grain: {table.grain}"]
    if table.key:
        head += ["", f"Key: {', '.join(f'`{name}`' for name in table.key)}"]
    return [*head, "", *_columns((*table.columns, *release_columns()))]


def _columns(columns: Iterable[ColumnInfo]) -> list[str]:
    return _rows(["column", "type", "null", "unit", "values", "description"], map(_column, columns))


def _column(column: ColumnInfo) -> list[str]:
    values = [f"code list [{column.code}](#{column.code})"] if column.code else []
    values += [f"→ `{column.refs}`"] if column.refs else []
    values += [f"id of {column.form}"] if column.form and not column.refs else []
    return [
        f"`{column.name}`",
        sql_type(column),
        "yes" if column.nullable else "",
        column.unit or "",
        "; ".join(values),
        column.description,
    ]


def _rows(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", "|" + " --- |" * len(head)]
    return lines + [f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in rows]
