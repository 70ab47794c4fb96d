"""Hashes: of files, and of what a table says whatever file it stands in.

Belongs here: SHA256SUMS and the logical hash. The logical hash of a table is the SHA-256, in UTF-8, of the names of its
columns parted by commas and then of its rows in order, without the stamps of the release; a row is its values as DuckDB
prints them (instants in UTC), parted by U+001F and closed by U+001E, NULL being U+0000.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import duckdb

from schemas.derive.ddl import quoted

SUMS = "SHA256SUMS"
_BATCH = 50_000


def logical_sha256(connection: duckdb.DuckDBPyConnection, names: Sequence[str], source: str, order: str | None = None) -> str:
    """Logical hash of the rows of `source` (a table or a table function).

    Args:
        connection: Prints instants in UTC.
        names: Columns, in the declared order, without those that the release stamps.
        order: ORDER BY that is total; None where the rows stand in order already, as they do in a release's file.
    """
    return logical_sha256s(connection, (names,), source, order)[0]


def logical_sha256s(
    connection: duckdb.DuckDBPyConnection, columns: Sequence[Sequence[str]], source: str, order: str | None = None
) -> tuple[str, ...]:
    """Logical hashes of the same rows by several choices of columns, in one reading."""
    values = (", ".join(f"coalesce({quoted(name)}::VARCHAR, chr(0))" for name in names) for names in columns)
    lines = ", ".join(f"concat_ws(chr(31), {listed}) || chr(30)" for listed in values)
    query = f"SELECT {lines} FROM {source}" + (f" ORDER BY {order}" if order else "")
    digests = [hashlib.sha256(",".join(names).encode()) for names in columns]
    for batch in connection.sql(query).to_arrow_reader(_BATCH):
        for digest, read in zip(digests, batch.columns, strict=True):
            digest.update("".join(read.to_pylist()).encode())
    return tuple(digest.hexdigest() for digest in digests)


def file_sha256(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_of(folder: Path) -> dict[str, Path]:
    """Name → path of every file that SHA256SUMS must list, sorted by name."""
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if not path.is_dir()}
    return {name: paths[name] for name in sorted(paths) if name != SUMS}


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS over every other file of the folder, sorted by name."""
    lines = [f"{file_sha256(path)}  {name}" for name, path in files_of(folder).items()]
    (folder / SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_sums(folder: Path) -> dict[str, str]:
    """Name → SHA-256 as SHA256SUMS has it. Raises ValueError where a line is not of the form."""
    sums: dict[str, str] = {}
    for line in (folder / SUMS).read_text(encoding="utf-8").splitlines():
        digest, gap, name = line.partition("  ")
        if len(digest) != 64 or not gap or not name:
            raise ValueError(f"{SUMS} holds a line that is no sum: {line[:80]!r}")
        sums[name] = digest
    return sums
