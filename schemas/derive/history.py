"""The history of a table: row versions that hold no more, with the releases in which they held.

Belongs here: how such a table is declared, from the declaration of the table itself and the columns that it had before.
"""

import dataclasses
from collections.abc import Iterable

import polars as pl

from schemas.model import ColumnInfo, TableInfo, release_columns

_TO = "First release in which it held no more; it held in every release from valid_from_release up to that one."


def validity_columns() -> tuple[ColumnInfo, ...]:
    """Columns that say when a row version held; the names of releases are ordered by year, month and number, not as text."""
    first, changed, status = release_columns()
    since = dataclasses.replace(changed, name="valid_from_release", description="First release in which the row stood so.")
    until = ColumnInfo("valid_to_release", pl.String(), _TO, False, None, False, None, None, "release", None, None)
    return first, since, until, status


def history_table(table: TableInfo, former: Iterable[ColumnInfo] = ()) -> TableInfo:
    """The history of a table.

    Args:
        former: Columns that it had in earlier releases and that are not declared any more.
    """
    columns = tuple(dataclasses.replace(column, nullable=True, refs=None) for column in (*table.columns, *former))
    return dataclasses.replace(
        table,
        description=f"Earlier versions of rows of {table.name}: {table.description}",
        grain="one row a version of a row that holds no more.",
        promised=False,
        columns=(*columns, *validity_columns()),
        key=(*table.key, "valid_from_release"),
        sort=(*table.sort, "valid_from_release"),
    )
