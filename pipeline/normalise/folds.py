"""The folds: which tables are made here, from which SQL, and in which order they depend on each other.

Belongs here: finding the `.sql` files and their inputs. Does not belong here: what they say.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from pipeline.warehouse import table_names

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Query:
    """One `.sql` file."""

    name: str
    sql: str
    inputs: frozenset[str]
    """Declared tables that it reads."""
    header: dict[str, str]
    """What its leading comment says: the first line under `about`, `Key: value` lines under their key in lower case."""


@cache
def queries(folder: str) -> dict[str, Query]:
    """Every query under `tables/` or `checks/`, by name, in the order of the names."""
    with duckdb.connect() as connection:
        return {path.stem: _query(path, connection) for path in sorted((HERE / folder).glob("*.sql"))}


def _query(path: Path, connection: duckdb.DuckDBPyConnection) -> Query:
    sql = path.read_text(encoding="utf-8")
    names = table_names(connection, sql)
    return Query(path.stem, sql, frozenset(name for name in names if not name.startswith("codes.")), _header(sql))


def _header(sql: str) -> dict[str, str]:
    header: dict[str, str] = {}
    key = "about"
    for line in sql.splitlines():
        if not line.startswith("-- "):
            break
        head, colon, rest = line[3:].partition(": ")
        if colon and head.isalpha() and head[0].isupper():
            key = head.lower()
            header[key] = rest
        else:
            header[key] = f"{header.get(key, '')} {line[3:]}".strip()
    return header
