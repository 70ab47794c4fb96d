"""What a declaration forbids is found and named, whichever column and rule it is; what it allows gives no fault."""

import datetime
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from schemas.codes import codes
from schemas.forms import FORMS
from schemas.model import ColumnInfo, TableInfo, faults, table, tables

ALL = tables()


def allowed(column: ColumnInfo) -> Any:
    """A value that a column may have."""
    if column.code:
        return next(iter(codes(column.code)))
    if column.form:
        return FORMS[column.form][1]
    number = column.ge if column.ge is not None else column.le if column.le is not None else 0
    if isinstance(column.dtype, pl.Decimal):
        return Decimal(number)
    by_type = {pl.String: "x", pl.Date: datetime.date(2021, 9, 13), pl.Boolean: True}
    instant = datetime.datetime(2021, 9, 13, tzinfo=datetime.UTC)
    return instant if isinstance(column.dtype, pl.Datetime) else by_type.get(type(column.dtype), number)


def forbidden(column: ColumnInfo) -> list[tuple[Any, str]]:
    """Values that a column may not have, and the rule that each breaks."""
    bound = Decimal if isinstance(column.dtype, pl.Decimal) else int
    found: list[tuple[Any, str]] = [] if column.nullable else [(None, "not_nullable")]
    if column.code:
        found.append(("?", f"not a value of the code list {column.code}"))
    if column.form:
        found.append(("?", f"not of the form {FORMS[column.form][1]}"))
    if column.ge is not None:
        found.append((bound(column.ge - 1), f"below {column.ge}"))
    if column.le is not None:
        found.append((bound(column.le + 1), f"above {column.le}"))
    return found


def one_row(info: TableInfo, **other: Any) -> pl.DataFrame:
    return pl.DataFrame([pl.Series(c.name, [other.get(c.name, allowed(c))], dtype=c.dtype) for c in info.columns])


@pytest.mark.parametrize("info", ALL, ids=lambda info: info.name)
def test_each_value_that_is_forbidden_is_found_under_its_rule(info: TableInfo) -> None:
    assert faults(info.name, one_row(info)).is_empty()
    for column in info.columns:
        for value, rule in forbidden(column):
            found = faults(info.name, one_row(info, **{column.name: value}))
            assert (column.name, rule) in found.select("column", "check").rows()


@pytest.mark.parametrize("info", [info for info in ALL if info.key], ids=lambda info: info.name)
def test_a_key_that_stands_twice_is_found(info: TableInfo) -> None:
    assert faults(info.name, pl.concat([one_row(info)] * 2)).height == 2


def test_other_columns_and_types_are_found() -> None:
    row = one_row(table("responses"))
    assert faults("responses", row.drop("act"))["failure_case"].to_list() == ["act"]
    assert faults("responses", row.with_columns(stray=pl.lit(1)))["failure_case"].to_list() == ["stray"]
    assert "dtype('Int32')" in faults("responses", row.with_columns(pl.col("stance").cast(pl.Int64)))["check"].to_list()
