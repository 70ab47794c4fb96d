"""Arrow schemas of the tables, with what each column means in the field's metadata."""

import polars as pl
import pyarrow as pa

from schemas.model import ColumnInfo, TableInfo, release_columns

_TYPES: dict[type[pl.DataType], pa.DataType] = {
    pl.String: pa.string(),
    pl.Date: pa.date32(),
    pl.Int32: pa.int32(),
    pl.Int64: pa.int64(),
    pl.Boolean: pa.bool_(),
    pl.Datetime: pa.timestamp("us", tz="UTC"),
}


def arrow_type(column: ColumnInfo) -> pa.DataType:
    """Arrow type of a column."""
    if isinstance(column.dtype, pl.Decimal):
        return pa.decimal128(column.dtype.precision or 38, column.dtype.scale)
    return _TYPES[type(column.dtype)]


def arrow_schema(table: TableInfo, *, released: bool = True, metadata: dict[str, str] | None = None) -> pa.Schema:
    """Arrow schema of a table.

    Args:
        released: With the columns that the release stamps.
        metadata: What the file says of itself.
    """
    columns = (*table.columns, *(release_columns() if released else ()))
    return pa.schema([_field(column) for column in columns], metadata=metadata)


def _field(column: ColumnInfo) -> pa.Field:
    facts = {
        "description": column.description,
        "unit": column.unit,
        "references": column.refs,
        "code_list": column.code,
        "id_form": column.form,
        "key": "yes" if column.key else None,
    }
    metadata = {name: value for name, value in facts.items() if value}
    return pa.field(column.name, arrow_type(column), nullable=column.nullable, metadata=metadata)
