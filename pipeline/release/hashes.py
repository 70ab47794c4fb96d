"""Hashes: of files, and of what a table says whatever file it stands in.

Belongs here: SHA256SUMS and the logical hash. The logical hash of a table is the SHA-256 of its rows in order, without the
stamps of the release; a row is its values as DuckDB prints them, parted by U+001F and closed by U+001E, NULL being U+0000.
"""

import hashlib
from pathlib import Path

import duckdb

from schemas.derive.ddl import quoted
from schemas.model import TableInfo

SUMS = "SHA256SUMS"
_BATCH = 50_000


def logical_sha256(connection: duckdb.DuckDBPyConnection, table: TableInfo, source: str, order: str) -> str:
    """Logical hash of the rows of `source` (a table or a table function)."""
    values = ", ".join(f"coalesce({quoted(name)}::VARCHAR, chr(0))" for name in table.names)
    reader = connection.sql(f"SELECT concat_ws(chr(31), {values}) || chr(30) AS line FROM {source} ORDER BY {order}").to_arrow_reader(
        _BATCH
    )
    digest = hashlib.sha256(",".join(table.names).encode())
    for batch in reader:
        digest.update("".join(batch.column(0).to_pylist()).encode())
    return digest.hexdigest()


def file_sha256(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS over every other file of the folder, sorted by name."""
    lines = [
        f"{file_sha256(path)}  {path.relative_to(folder).as_posix()}"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != SUMS
    ]
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
