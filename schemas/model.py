"""The declarations as plain data: what every derivation, check and reader of the schema works from.

Belongs here: `TableInfo` and `ColumnInfo`, read off the pandera models, and the pandera schemas that validate a table
while it is built (without the columns that the release stamps) and when it is released (with them).
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandera.errors
import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.columns import RELEASE_COLUMNS, rules_of
from schemas.tables import TABLES


@dataclass(frozen=True, slots=True)
class ColumnInfo:
    """One column as declared."""

    name: str
    dtype: pl.DataType
    description: str
    nullable: bool
    unit: str | None
    key: bool
    refs: str | None
    """`table.column` that the values must stand in."""
    code: str | None
    """Code list of the values."""
    form: str | None
    ge: int | None
    le: int | None

    @property
    def reference(self) -> tuple[str, str] | None:
        """Table and column referred to."""
        if self.refs is None:
            return None
        table, _, name = self.refs.partition(".")
        return table, name


@dataclass(frozen=True, slots=True)
class TableInfo:
    """One table as declared."""

    name: str
    description: str
    """What a row means, one sentence."""
    grain: str
    layer: str
    released: bool
    promised: bool
    """Whether its ids may not vanish unexplained."""
    columns: tuple[ColumnInfo, ...]
    """Without the columns that the release stamps."""
    key: tuple[str, ...]
    sort: tuple[str, ...]
    """Total order of the rows: natural filter first, key last."""

    def column(self, name: str) -> ColumnInfo:
        """The column of that name; KeyError where there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name}")

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(column.name for column in self.columns)


def _column(name: str, column: Any) -> ColumnInfo:
    facts = column.metadata
    dtype = column.dtype.type
    return ColumnInfo(name, dtype() if isinstance(dtype, type) else dtype, column.description, column.nullable, **facts)


@cache
def table(name: str) -> TableInfo:
    """The declaration of one table; KeyError where there is none."""
    model = TABLES[name]
    schema = model.to_schema()
    columns = tuple(_column(n, c) for n, c in schema.columns.items() if n not in RELEASE_COLUMNS)
    text = inspect.cleandoc(model.__doc__ or "")
    description, _, grain = text.partition("\n\nGrain: ")
    key = tuple(column.name for column in columns if column.key)
    about = getattr(model.Config, "metadata")  # noqa: B009 - each table's own Config has it
    sort = (*about["sort"], *(name for name in key if name not in about["sort"]))
    return TableInfo(
        name, _one_line(description), _one_line(grain), about["layer"], about["released"], about["promised"], columns, key, sort
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def release_columns() -> tuple[ColumnInfo, ...]:
    """The columns that the release stamps on every row."""
    schema = next(iter(TABLES.values())).to_schema()
    return tuple(_column(name, schema.columns[name]) for name in RELEASE_COLUMNS)


def tables(*, released_only: bool = False) -> tuple[TableInfo, ...]:
    """All declared tables in the order of the flow."""
    infos = (table(name) for name in TABLES)
    return tuple(info for info in infos if info.released or not released_only)


@cache
def pandera_schema(name: str, *, released: bool = False) -> pa.DataFrameSchema:
    """Schema that validates the table `name`: strict columns, types, nulls, code lists, forms, bounds and unique key.

    Args:
        released: With the columns that the release stamps.
    """
    info = table(name)
    declared = {
        column.name: pa.Column(
            column.dtype,
            [pa.Check(_held(rule.holds), name=rule.name, error=rule.error) for rule in rules_of(column)],
            nullable=column.nullable,
            description=column.description,
        )
        for column in _columns(info, released)
    }
    return pa.DataFrameSchema(declared, name=name, strict=True, unique=list(info.key) or None, description=info.description)


@cache
def _at_once(name: str, released: bool) -> pa.DataFrameSchema:
    """The same rules as one check: pandera takes its time for each check, not for the rows, and nearly every table breaks no rule."""
    info = table(name)
    columns = _columns(info, released)
    filled = [pl.col(column.name).is_not_null().all() for column in columns if not column.nullable]
    held = [rule.holds.fill_null(True).all() for column in columns for rule in rules_of(column)]
    types = {column.name: column.dtype for column in columns}

    def as_declared(data: PolarsData) -> bool:
        kept = pl.all_horizontal(pl.lit(True), *filled, *held)
        return dict(data.lazyframe.collect_schema()) == types and data.lazyframe.select(kept).collect().item()

    return pa.DataFrameSchema(checks=pa.Check(as_declared), unique=list(info.key) or None)


def faults(name: str, frame: pl.DataFrame, *, released: bool = False) -> pl.DataFrame:
    """Values of a table that its declaration does not allow: column, check, failure_case, index; no row where it allows all.

    Args:
        released: With the columns that the release stamps.
    """
    try:
        _at_once(name, released).validate(frame, lazy=True)
        return pl.DataFrame()
    except pandera.errors.SchemaErrors as error:
        found = error.failure_cases
    try:
        pandera_schema(name, released=released).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        found = error.failure_cases
    return found.select("column", "check", "failure_case", "index")


def _columns(info: TableInfo, released: bool) -> tuple[ColumnInfo, ...]:
    return (*info.columns, *(release_columns() if released else ()))


def _held(rule: pl.Expr) -> Callable[[PolarsData], pl.LazyFrame]:
    return lambda data: data.lazyframe.select(rule)
