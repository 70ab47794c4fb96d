"""Parquet and CSV files of a release.

Belongs here: how rows are laid out on disk. Same rows, same bytes, with the same writer.
"""

from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.release.engine import in_utc
from pipeline.release.sheets import plain_columns
from schemas.derive.arrow import arrow_schema
from schemas.derive.ddl import literal
from schemas.model import ColumnInfo, TableInfo, release_columns

ROW_GROUP = 122_880
"""Rows a group; small enough for viewers that read one group at a time."""
LEVEL = 9
"""How hard zstd tries."""


def write_parquet(
    connection: duckdb.DuckDBPyConnection, table: TableInfo, query: str, path: Path, metadata: dict[str, str], *, released: bool = True
) -> int:
    """Write the rows of a query, already in order, in memory that does not grow with them; gives their number.

    A table without rows has no row group: readers that take the size of their batches from the first one stumble over an empty one.

    Args:
        released: With the columns that the release stamps.
    """
    schema = arrow_schema(table, released=released, metadata=metadata)
    columns = (*table.columns, *(release_columns() if released else ()))
    sorting = [pq.SortingColumn(schema.get_field_index(name)) for name in table.sort]
    written = 0
    with pq.ParquetWriter(
        path,
        schema,
        version="2.6",
        compression="zstd",
        compression_level=LEVEL,
        use_dictionary=[column.name for column in columns if _few_values(column)],
        column_encoding={column.name: encoding for column in columns if (encoding := _delta(column))},
        write_page_index=True,
        sorting_columns=sorting,
    ) as writer:
        for batch in connection.sql(query).to_arrow_reader(ROW_GROUP):
            writer.write_table(pa.Table.from_batches([batch]).cast(schema), row_group_size=ROW_GROUP)
            written += batch.num_rows
    return written


def _few_values(column: ColumnInfo) -> bool:
    """Whether a column repeats its values: codes, references and versions do."""
    return isinstance(column.dtype, pl.String) and bool(column.code or column.refs or column.form == "release")


def _delta(column: ColumnInfo) -> str | None:
    """Encoding that keeps what differs from the value before: counts, and ids, which stand in order."""
    if column.dtype in (pl.Int32(), pl.Int64()):
        return "DELTA_BINARY_PACKED"
    return "DELTA_BYTE_ARRAY" if column.key and isinstance(column.dtype, pl.String) and not _few_values(column) else None


def write_csv(connection: duckdb.DuckDBPyConnection, parquet: Path, path: Path) -> None:
    """Write a table as compressed CSV, for spreadsheets; none of its texts is a formula. Codes and ids stay as they are."""
    source, target = literal(str(parquet)), literal(str(path))
    in_utc(connection)
    columns = plain_columns([field.name for field in pq.read_schema(parquet) if _free_text(field)])
    query = f"SELECT {columns} FROM read_parquet({source})"
    connection.execute(f"COPY ({query}) TO {target} (FORMAT csv, HEADER, COMPRESSION gzip)").fetchall()


def _free_text(field: pa.Field) -> bool:
    """Whether a column holds words of others: a text that is neither of a code list nor an id."""
    return pa.types.is_string(field.type) and not {b"code_list", b"id_form"} & (field.metadata or {}).keys()
