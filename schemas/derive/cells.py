"""The difference between two versions of a table, cell by cell, and the ids that changed between two versions.

Belongs here: how these tables are declared: once for all tables, the key being that of the table itself. Which rows they hold is
found in `pipeline/release/compare.py`.
"""

import dataclasses
from collections.abc import Iterable

import polars as pl

from schemas.model import ColumnInfo, TableInfo, table


def change_columns() -> tuple[ColumnInfo, ...]:
    """Columns that say what differs, after those of the key."""
    return (
        _text("change", "What became of the row.", code="row_change"),
        _text("column_name", "Column that differs; NULL on the line for a whole row that was added or removed.", nullable=True, key=True),
        _text("old_value", "Value in the earlier version, as DuckDB prints it, instants in UTC; NULL where there was none.", nullable=True),
        _text("new_value", "Value in the later version, likewise.", nullable=True),
    )


def changes_table(info: TableInfo, key: Iterable[str]) -> TableInfo:
    """The differences between two versions of a table.

    Args:
        info: The table in the later version.
        key: Columns that rows are matched by: the table's key, or all its columns where it has none.
    """
    names = tuple(key)
    columns = tuple(dataclasses.replace(info.column(name), key=True, refs=None) for name in names)
    return dataclasses.replace(
        info,
        description=f"What differs from the version before in {info.name}: {info.description}",
        grain="one row a row added or removed, and one row a cell of it that has a value, or a cell that differs.",
        promised=False,
        columns=(*columns, *change_columns()),
        key=(*names, "column_name"),
        sort=names,
    )


def id_changes_table() -> TableInfo:
    """The ids that changed between two versions."""
    alias = table("id_alias")
    columns = (*alias.columns[:3], _text("id_change", "What became of the id.", code="id_change"), alias.column("why"))
    return dataclasses.replace(
        alias,
        name="id_changes",
        description="Ids that stood in the version before, or in one that was withdrawn since, and stand no more.",
        grain="one row table × old id.",
        columns=columns,
    )


def _text(name: str, description: str, *, nullable: bool = False, key: bool = False, code: str | None = None) -> ColumnInfo:
    return ColumnInfo(name, pl.String(), description, nullable, None, key, None, code, None, None, None)
