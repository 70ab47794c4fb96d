"""Arrow schemas of the tables, with what each column means in the field's metadata; and back from a file to its declaration."""

from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

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


def table_of(path: Path) -> TableInfo:
    """What a Parquet file of a release says of its table: the declaration under which it was written, code lists left out."""
    schema = pq.read_schema(path)
    about = {key.decode(): value.decode() for key, value in (schema.metadata or {}).items()}
    columns = tuple(_column(field) for field in schema)
    key = tuple(column.name for column in columns if column.key)
    return TableInfo(about["table"], about["description"], about["grain"], "release", True, False, columns, key, key)


def _column(field: pa.Field) -> ColumnInfo:
    facts = {key.decode(): value.decode() for key, value in (field.metadata or {}).items()}
    dtype = pl.Series(pa.array([], field.type)).dtype
    return ColumnInfo(
        name=field.name,
        dtype=dtype,
        description=facts.get("description", ""),
        nullable=field.nullable,
        unit=facts.get("unit"),
        key="key" in facts,
        refs=None,
        code=None,
        form=facts.get("id_form"),
        ge=None,
        le=None,
    )
