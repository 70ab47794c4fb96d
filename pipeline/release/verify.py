"""Verifying a release with nothing but its folder: what it promises of itself, looked at again.

Belongs here: looking. Every problem is found and told; nothing is changed.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.hashes import SUMS, file_sha256, read_sums
from schemas.derive.arrow import arrow_schema
from schemas.derive.ddl import literal, quoted
from schemas.model import TableInfo, pandera_schema, tables

EXPECTED = (
    "README.md", "CODEBOOK.md", "CHANGES.md", "LICENSE.txt", "CITATION.cff", "SOURCES.csv", "load.sql", "datapackage.json",
    "schema-changes.json", "PROVENANCE.json", "quality-report.json", "ballot-echo.duckdb",
)  # fmt: skip
HERE = Path(__file__).parent
CSV = "header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"'"
Look = Callable[[Path], Iterator["Problem"]]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is not as promised."""

    file: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"


def verify(folder: Path) -> list[Problem]:
    """Every problem of a release, sorted; none for a release that holds what it promises."""
    problems = _all_of(folder, {"sums": _sums, "files": _files, "datapackage.json": _descriptor})
    if not problems:
        deeper: dict[str, Look] = {
            "columns": _parquet,
            "rows": _rows,
            "references": _references,
            "evidence": _evidence,
            "counts": _counts,
            "ballot-echo.duckdb": _database,
            "csv": _csv,
        }
        problems = _all_of(folder, deeper)
    return sorted(set(problems))


def _all_of(folder: Path, looks: dict[str, Look]) -> list[Problem]:
    return [problem for name, look in looks.items() for problem in _safely(name, look, folder)]


def _safely(name: str, look: Look, folder: Path) -> Iterator[Problem]:
    try:
        yield from look(folder)
    except Exception as error:
        yield Problem(name, f"can't be looked at: {type(error).__name__}: {error}")


def _sums(folder: Path) -> Iterator[Problem]:
    if not (folder / SUMS).exists():
        yield Problem(SUMS, "is missing")
        return
    sums = read_sums(folder)
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name != SUMS}
    for name in sorted(found - sums.keys()):
        yield Problem(name, f"is not in {SUMS}")
    for name in sorted(sums.keys() - found):
        yield Problem(name, "is missing")
    for name in sorted(sums.keys() & found):
        if file_sha256(folder / name) != sums[name]:
            yield Problem(name, f"does not have the sum that {SUMS} gives")


def _files(folder: Path) -> Iterator[Problem]:
    expected = [*EXPECTED, *(f"data/{t.name}.parquet" for t in _tables()), *(f"csv/{t.name}.csv.gz" for t in _tables())]
    yield from (Problem(name, "is missing") for name in expected if not (folder / name).exists())


def _descriptor(folder: Path) -> Iterator[Problem]:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for error in _profile().iter_errors(package):
        yield Problem("datapackage.json", f"{'.'.join(map(str, error.absolute_path))}: {error.message[:160]}")
    described = {resource["path"]: resource for resource in package["resources"]}
    for table in _tables():
        path = f"data/{table.name}.parquet"
        if path not in described:
            yield Problem("datapackage.json", f"does not describe {path}")
        elif described[path]["hash"] != f"sha256:{file_sha256(folder / path)}":
            yield Problem("datapackage.json", f"gives another hash for {path}")


@cache
def _profile() -> Any:
    """Validator of the Data Package v2 profile that dplib carries; asks no network."""
    import dplib
    import jsonschema
    from referencing import Registry, Resource

    profiles = Path(dplib.__file__).parent / "profiles" / "2.0"
    contents = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(profiles.glob("*.json"))}
    registry: Any = Registry().with_resources(
        [(f"https://datapackage.org/profiles/2.0/{name}.json", Resource.from_contents(schema)) for name, schema in contents.items()]
    )
    schema = contents["datapackage"]
    return jsonschema.validators.validator_for(schema)(schema, registry=registry)


def _parquet(folder: Path) -> Iterator[Problem]:
    import pyarrow.parquet as pq

    for table in _tables():
        name = f"data/{table.name}.parquet"
        found = pq.ParquetFile(folder / name).schema_arrow
        if not found.equals(arrow_schema(table), check_metadata=False):
            yield Problem(name, "does not have the declared columns and types")
        for field in found:
            if not (field.metadata or {}).get(b"description"):
                yield Problem(name, f"{field.name} has no description")
        if not (found.metadata or {}).get(b"version"):
            yield Problem(name, "does not say which version it is")


def _rows(folder: Path) -> Iterator[Problem]:
    import pandera.errors
    import polars as pl

    for table in _tables():
        name = f"data/{table.name}.parquet"
        try:
            pandera_schema(table.name, released=True).validate(pl.read_parquet(folder / name).select(*table.names, *_stamps()), lazy=True)
        except pandera.errors.SchemaErrors as error:
            for row in error.failure_cases.head(5).iter_rows(named=True):
                yield Problem(name, f"{row['column']}: {row['check']}: {str(row['failure_case'])[:100]}")


def _stamps() -> tuple[str, ...]:
    from schemas.columns import RELEASE_COLUMNS

    return RELEASE_COLUMNS


def _references(folder: Path) -> Iterator[Problem]:
    with _open(folder) as connection:
        for table in _tables():
            for column in table.columns:
                if column.reference is None:
                    continue
                other, name = column.reference
                lost = connection.execute(
                    f"SELECT DISTINCT {quoted(column.name)} FROM {quoted(table.name)} WHERE {quoted(column.name)} IS NOT NULL "
                    f"AND {quoted(column.name)} NOT IN (SELECT {quoted(name)} FROM {quoted(other)}) ORDER BY 1 LIMIT 5"
                ).fetchall()
                if lost:
                    yield Problem(
                        f"data/{table.name}.parquet",
                        f"{column.name} refers to nothing: {', '.join(str(row[0]) for row in lost)}",
                    )


def _evidence(folder: Path) -> Iterator[Problem]:
    with _open(folder) as connection:
        for query in ("verify_texts", "verify_quotes", "verify_facts"):
            rows = connection.execute((HERE / f"{query}.sql").read_text(encoding="utf-8")).fetchall()
            yield from (Problem(str(name), str(what)) for name, what in rows[:20])


def _counts(folder: Path) -> Iterator[Problem]:
    with _open(folder) as connection:
        rows = connection.execute((HERE / "verify_counts.sql").read_text(encoding="utf-8")).fetchall()
    yield from (Problem(str(name), str(what)) for name, what in rows)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    with _open(folder) as connection:
        for resource in package["resources"]:
            count = connection.execute(f"SELECT count(*) FROM {quoted(resource['title'])}").fetchall()[0][0]
            if count != resource["rowCount"]:
                yield Problem(resource["path"], f"has {count} rows, the descriptor says {resource['rowCount']}")


def _database(folder: Path) -> Iterator[Problem]:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH {literal(str(folder / 'ballot-echo.duckdb'))} AS d (READ_ONLY)").fetchall()
        for table in _tables():
            source = f"read_parquet({literal(str(folder / 'data' / f'{table.name}.parquet'))})"
            differing = connection.execute(
                f"SELECT (SELECT count(*) FROM (FROM d.{quoted(table.name)} EXCEPT ALL FROM {source})) + "
                f"(SELECT count(*) FROM (FROM {source} EXCEPT ALL FROM d.{quoted(table.name)}))"
            ).fetchall()[0][0]
            if differing:
                yield Problem("ballot-echo.duckdb", f"{table.name} differs from its Parquet file in {differing} rows")


def _csv(folder: Path) -> Iterator[Problem]:
    with duckdb.connect() as connection:
        for table in _tables():
            path = folder / "csv" / f"{table.name}.csv.gz"
            got = _count(connection, f"read_csv({literal(str(path))}, {CSV})")
            want = _count(connection, f"read_parquet({literal(str(folder / 'data' / f'{table.name}.parquet'))})")
            if got != want:
                yield Problem(f"csv/{table.name}.csv.gz", f"has {got} rows, its Parquet file {want}")


def _count(connection: duckdb.DuckDBPyConnection, source: str) -> int:
    return connection.execute(f"SELECT count(*) FROM {source}").fetchall()[0][0]


def _open(folder: Path) -> duckdb.DuckDBPyConnection:
    """The Parquet files as views."""
    connection = duckdb.connect()
    for table in _tables():
        source = literal(str(folder / "data" / f"{table.name}.parquet"))
        connection.execute(f"CREATE VIEW {quoted(table.name)} AS FROM read_parquet({source})").fetchall()
    return connection


def _tables() -> tuple[TableInfo, ...]:
    return tables(released_only=True)
