"""How a column is declared: one call says all that is known of it.

Belongs here: `column` and its short forms, and `Table`, the base of all models. What a column declares (description,
unit, key, reference, code list, form, bounds) travels in the field's metadata; everything derived reads it there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

import pandera.polars as pa
import polars as pl
from pandera.api.polars.model_config import BaseConfig

from schemas.codes import codes
from schemas.forms import FORMS

Instant = Annotated[pl.Datetime, "us", "UTC"]
"""Type of a column that holds instants, UTC."""
Share = Annotated[pl.Decimal, 7, 4]
"""Percentage points as printed."""
Figure = Annotated[pl.Decimal, 18, 4]
"""A figure of any measure as printed."""
Confidence = Annotated[pl.Decimal, 3, 2]
"""Confidence, 0 to 1."""
Coefficient = Annotated[pl.Decimal, 5, 4]
"""Agreement or reliability, at most 1."""
RELEASE_COLUMNS = ("first_release", "last_changed_release", "record_status")
"""Columns that the release stamps on every row; tables under construction do not have them yet."""


def column(
    description: str,
    *,
    unit: str | None = None,
    nullable: bool = False,
    key: bool = False,
    refs: str | None = None,
    code: str | None = None,
    form: str | None = None,
    ge: int | None = None,
    le: int | None = None,
) -> Any:
    """Declare a column.

    Args:
        description: One sentence for readers of the codebook.
        unit: Unit of measure (`percentage points`, `votes`, `days`, `characters`, …).
        key: Part of the table's primary key.
        refs: `table.column` that the values must stand in.
        code: Code list that the values come from.
        form: Kind of id, see `schemas.forms`.
        ge, le: Bounds, inclusive.
    """
    facts = {"unit": unit, "key": key, "refs": refs, "code": code, "form": form, "ge": ge, "le": le}
    return pa.Field(description=description, nullable=nullable, metadata=facts)


class Table(pa.DataFrameModel):
    """Base of all tables: strict columns, and the three columns that say since when a row has been so."""

    first_release: str = column("Release in which the row first stood.", form="release")
    last_changed_release: str = column("Release in which the row last changed.", form="release")
    record_status: str = column("Whether the row holds.", code="record_status")

    class Config(BaseConfig):  # ty: ignore[incompatible-attribute-override]
        strict = True
        coerce = False


def about(layer: str, *, released: bool = True, promised: bool = False, sort: tuple[str, ...] = ()) -> dict[str, Any]:
    """What a table says of itself.

    Args:
        layer: Room that writes it.
        released: Whether a release has it.
        promised: Whether its ids are: none vanishes without an entry in `sources/ids.yaml`.
        sort: Sort order beside the key.
    """
    return {"layer": layer, "released": released, "promised": promised, "sort": sort}


@dataclass(frozen=True, slots=True)
class Rule:
    """What the values of a column must be, those that are NULL aside."""

    name: str
    error: str
    """What a value that breaks it is."""
    holds: pl.Expr


def rules_of(column: Any) -> Iterator[Rule]:
    """Yield the rules that a declared column (`schemas.model.ColumnInfo`) implies, named so that a failure reads as a sentence."""
    value = pl.col(column.name)
    if column.code:
        yield Rule(f"code:{column.code}", f"not a value of the code list {column.code}", value.is_in(list(codes(column.code))))
    if column.form:
        pattern, example = FORMS[column.form]
        yield Rule(f"form:{column.form}", f"not of the form {example}", value.str.contains(pattern))
    bound = Decimal if isinstance(column.dtype, pl.Decimal) else int
    if column.ge is not None:
        yield Rule(f"ge:{column.ge}", f"below {column.ge}", value >= bound(column.ge))
    if column.le is not None:
        yield Rule(f"le:{column.le}", f"above {column.le}", value <= bound(column.le))
