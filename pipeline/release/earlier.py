"""The release before, table by table: where its rows stand, and which of its columns are still what they were.

Belongs here: finding the files, and telling columns apart. A column is the same while its name and type are; one that lost
either is a former column, kept in the history under its name, or as `name@release` where that name means another column now.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from schemas.columns import RELEASE_COLUMNS
from schemas.derive.arrow import table_of
from schemas.derive.ddl import sql_type
from schemas.derive.history import validity_columns
from schemas.model import ColumnInfo, TableInfo, tables

PAST = "history"
"""Folder of the history within a release."""
_STAMPS = frozenset({*RELEASE_COLUMNS, *(column.name for column in validity_columns())})


@dataclass(frozen=True, slots=True)
class Earlier:
    """A table as the release before has it; empty where it has none."""

    data: Path | None = None
    """File of the rows that it held to be so."""
    history: Path | None = None
    """File of the row versions that held before."""
    data_columns: Mapping[str, str] = field(default_factory=dict)
    """Column of the first file → its name now."""
    history_columns: Mapping[str, str] = field(default_factory=dict)
    """Column of the second file → its name now."""
    former: tuple[ColumnInfo, ...] = ()
    """Columns of either that are not declared any more, under their names now."""

    @property
    def comparable(self) -> frozenset[str]:
        """Columns whose names still mean what they meant."""
        return frozenset(old for old, new in self.data_columns.items() if old == new)


def data_file(folder: Path, table: str) -> Path:
    """File of a table's rows in a release."""
    return folder / "data" / f"{table}.parquet"


def history_file(folder: Path, table: str) -> Path:
    """File of a table's earlier row versions in a release; there is none where no row ever changed."""
    return folder / PAST / f"{table}_history.parquet"


def histories(folder: Path) -> dict[str, Path]:
    """Name of a table → file of its earlier row versions, where there is one."""
    suffix = history_file(folder, "").name
    return {path.name.removesuffix(suffix): path for path in sorted((folder / PAST).glob(f"*{suffix}"))}


def earlier(table: TableInfo, folder: Path | None) -> Earlier:
    """What the release in that folder has of a table."""
    if folder is None:
        return Earlier()
    files = data_file(folder, table.name), history_file(folder, table.name)
    data, history = (path if path.exists() else None for path in files)
    found = {path: _columns(path) for path in (data, history) if path}
    names = {path: {column.name: _name(column, table, folder.name) for column in columns} for path, columns in found.items()}
    former = {names[path][c.name]: c for path, columns in found.items() for c in columns if not _same(c, table)}
    return Earlier(
        data,
        history,
        names[data] if data else {},
        names[history] if history else {},
        tuple(_renamed(column, name) for name, column in sorted(former.items())),
    )


def _columns(path: Path) -> list[ColumnInfo]:
    return [column for column in table_of(path).columns if column.name not in _STAMPS]


def _same(column: ColumnInfo, table: TableInfo) -> bool:
    return any(c.name == column.name and sql_type(c) == sql_type(column) for c in table.columns)


def _name(column: ColumnInfo, table: TableInfo, release: str) -> str:
    return column.name if _same(column, table) or column.name not in table.names else f"{column.name}@{release}"


def _renamed(column: ColumnInfo, name: str) -> ColumnInfo:
    return replace(column, name=name, key=False)


def dropped_tables(folder: Path | None) -> Iterator[TableInfo]:
    """Tables that the release in that folder has, or remembers, and that are not declared any more."""
    if folder is None:
        return
    declared = {table.name for table in tables(released_only=True)}
    names = histories(folder) | {path.stem: path for path in sorted((folder / "data").glob("*.parquet"))}
    for name in sorted(names.keys() - declared):
        info = table_of(names[name])
        yield replace(info, columns=tuple(column for column in info.columns if column.name not in _STAMPS))
