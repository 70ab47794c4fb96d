"""Verifying a release with nothing but its folder: what it promises of itself, looked at again.

Belongs here: looking. Every problem is found and told; nothing is changed. What a release is measured against stands in its
own descriptor, so that an old one can still be verified when the schema has moved on; the declared schema comes on top where
the release was made under it.
"""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.changes import CHANGES, IDS, changes_faults, row_counts
from pipeline.release.descriptors import card_faults, citation_faults, croissant_faults, read_with_mlcroissant, sources_faults
from pipeline.release.earlier import PAST, data_file, histories
from pipeline.release.engine import in_utc, opened, parquet_rows, with_views
from pipeline.release.gate import NEXT, sample_file, sample_names
from pipeline.release.gate import RECORD as STEP
from pipeline.release.hashes import SUMS, file_sha256, files_of, logical_sha256, read_sums
from pipeline.release.history import RECORD, read_record
from pipeline.release.licences import breaches
from pipeline.release.news import counted
from pipeline.release.page.look import page_faults
from pipeline.release.recall import memory_faults
from pipeline.release.version import schema_version
from schemas.columns import RELEASE_COLUMNS
from schemas.derive.arrow import arrow_schema
from schemas.derive.changes import Rename, allowed
from schemas.derive.ddl import literal, quoted
from schemas.model import TableInfo, faults, tables

DATABASE = "ballot-echo.duckdb"
CROISSANT = "croissant.json"
NEWS = "CHANGES.md"
EXPECTED = (
    "README.md", "CODEBOOK.md", NEWS, "LICENSE.txt", "CITATION.cff", "SOURCES.csv", "load.sql", "datapackage.json",
    CROISSANT, STEP, "PROVENANCE.json", "quality-report.json", DATABASE, RECORD, f"{CHANGES}/{IDS}",
    "index.html", "site/dictionary.html", "site/page.css", "site/page.js",
)  # fmt: skip
HERE = Path(__file__).parent
PROFILES = "https://datapackage.org/profiles/2.0"
CSV = "header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"'"
SHOWN = 20
"""Rows told of one fault; the first ones say what is wrong."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is not as promised."""

    file: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"


@dataclass(frozen=True)
class Release:
    """A folder and what it says of itself."""

    folder: Path
    package: dict[str, Any]
    """Its `datapackage.json`."""

    @property
    def tables(self) -> dict[str, dict[str, Any]]:
        """Name of a table → its resource."""
        return {resource["title"]: resource for resource in self.package["resources"]}

    @property
    def declared(self) -> tuple[TableInfo, ...]:
        """The declared tables, where the release was made under the schema of today; else none."""
        return tables(released_only=True) if self.package["schemaVersion"] == schema_version() else ()

    def parquet(self, table: str) -> Path:
        """File of a table."""
        return data_file(self.folder, table)

    def opened(self) -> duckdb.DuckDBPyConnection:
        """A connection with the rows of the Parquet files, which are read once."""
        connection = self._tables.cursor()
        in_utc(connection)
        return connection

    @cached_property
    def _tables(self) -> duckdb.DuckDBPyConnection:
        return with_views(self.folder / "data", self.tables, read_once=True)

    def text(self, name: str) -> str:
        """A text file of the folder."""
        return (self.folder / name).read_text(encoding="utf-8")

    def read(self, name: str) -> Any:
        """A JSON file of the folder."""
        return json.loads(self.text(name))


Look = Callable[[Release], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Looked:
    """One look, and what came of it."""

    name: str
    what: str
    """What was looked at."""
    n: int | None
    """How many of them; None where they are not counted."""
    n_problems: int | None
    """None where it was not looked at, since the files that it would be judged by are damaged."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was looked at, in order, and every problem, sorted."""

    looks: tuple[Looked, ...]
    problems: tuple[Problem, ...]


def verify(folder: Path) -> list[Problem]:
    """Every problem of a release, sorted; none for a release that holds what it promises."""
    return list(report(folder).problems)


def report(folder: Path) -> Report:
    """Look at everything that a release promises.

    Where a file that the others are judged by is damaged or missing, only the files are told of.
    """
    problems = sum_faults(folder)
    looks = [Looked(SUMS, "files with the sums that are given of them", _how_many(lambda: len(files_of(folder))), len(problems))]
    try:
        release = Release(folder, json.loads((folder / "datapackage.json").read_text(encoding="utf-8")))
        files = list(_files(release))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        unreadable = Problem("datapackage.json", f"can't be read: {type(error).__name__}: {error}")
        return Report(tuple(looks), tuple(sorted({*problems, unreadable})))
    looks.append(Looked("contents", "files that a release must have", _how_many(lambda: len(_expected(release))), len(files)))
    problems += files
    whole = not any(problem.file == SUMS or _carries(problem.file) for problem in problems)
    # What DuckDB looks at and what Python looks at hardly wait for each other.
    with ThreadPoolExecutor(2) as pool:
        for looked, found in pool.map(lambda name: _look(name, release, whole), LOOKS):
            looks.append(looked)
            problems += found
    return Report(tuple(looks), tuple(sorted(set(problems))))


def _look(name: str, release: Release, whole: bool) -> tuple[Looked, list[Problem]]:
    found = list(_safely(name, lambda: LOOKS[name](release))) if whole else []
    what, count = SCOPES.get(name, ("", None))
    n = _how_many(lambda: count(release)) if count else None
    return Looked(name, what, n, len(found) if whole else None), found


def thorough(folder: Path) -> Report:
    """`report`, and what the reference reader of Croissant says, where it is installed and nothing is wrong before."""
    looked = report(folder)
    read = None if looked.problems else read_with_mlcroissant(folder)
    problems = {*looked.problems, *(Problem("croissant.json", what) for what in read or ())}
    reader = Looked("mlcroissant", "reads a record of every table, by croissant.json", None, None if read is None else len(read))
    return Report((*looked.looks, reader), tuple(sorted(problems)))


def _how_many(count: Callable[[], int]) -> int | None:
    try:
        return count()
    except Exception:  # what keeps it from being counted is a problem of its own, and told as one
        return None


def _carries(name: str) -> bool:
    return name.startswith(("data/", "csv/", f"{PAST}/", f"{CHANGES}/", f"{NEXT}/")) or name in (
        "datapackage.json",
        "PROVENANCE.json",
        DATABASE,
    )


def _safely(name: str, look: Callable[[], Iterator[Problem]]) -> Iterator[Problem]:
    try:
        yield from look()
    except Exception as error:
        yield Problem(name, f"can't be looked at: {type(error).__name__}: {error}")


def sum_faults(folder: Path) -> list[Problem]:
    """Files that are missing, too many, or not those that SHA256SUMS has the sums of."""
    return list(_safely(SUMS, lambda: _sums(folder)))


def _sums(folder: Path) -> Iterator[Problem]:
    if not (folder / SUMS).exists():
        yield Problem(SUMS, "is missing")
        return
    sums, found = read_sums(folder), files_of(folder)
    for name in sorted(found.keys() - sums.keys()):
        yield Problem(name, f"is not in {SUMS}")
    for name in sorted(sums.keys() - found.keys()):
        yield Problem(name, "is missing")
    for name in sorted(sums.keys() & found.keys()):
        if file_sha256(found[name]) != sums[name]:
            yield Problem(name, f"does not have the sum that {SUMS} gives")


def _files(release: Release) -> Iterator[Problem]:
    data = {f"data/{name}.parquet" for name in release.tables}
    for name in sorted(_expected(release)):
        if not (release.folder / name).exists():
            yield Problem(name, "is missing")
    declared = {f"data/{table.name}.parquet" for table in release.declared}
    there = {f"data/{path.name}" for path in (release.folder / "data").glob("*")}
    yield from (Problem("datapackage.json", f"does not describe {name}") for name in sorted((declared | there) - data))


def _expected(release: Release) -> set[str]:
    data, sheets = ({f"data/{name}.parquet" for name in release.tables}, {f"csv/{name}.csv.gz" for name in release.tables})
    return {*EXPECTED, *data, *sheets}


def _descriptor(release: Release) -> Iterator[Problem]:
    if not _fits_the_profile(release.package):
        for error in _profile().iter_errors(release.package):
            yield Problem("datapackage.json", f"{'.'.join(map(str, error.absolute_path))}: {error.message[:160]}")
    for name, resource in release.tables.items():
        path = release.parquet(name)
        if resource["path"] != f"data/{name}.parquet":
            yield Problem("datapackage.json", f"puts {name} at {resource['path']}")
        if resource["hash"] != f"sha256:{file_sha256(path)}" or resource["bytes"] != path.stat().st_size:
            yield Problem("datapackage.json", f"gives another hash or size for data/{name}.parquet")


@cache
def _profiles() -> dict[str, Any]:
    """Address → Data Package v2 profile, as dplib carries them: no network is asked."""
    import dplib

    folder = Path(dplib.__file__).parent / "profiles" / "2.0"
    return {f"{PROFILES}/{path.name}": json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def _fits_the_profile(package: dict[str, Any]) -> bool:
    """Whether a descriptor is valid: said two hundred times as fast as why it is not."""
    try:
        return _quick_profile().is_valid(package)
    except UnicodeEncodeError:  # a lone surrogate, which jsonschema takes as it is
        return False


@cache
def _quick_profile() -> Any:
    import jsonschema_rs

    registry = jsonschema_rs.Registry(list(_profiles().items()))
    return jsonschema_rs.validator_for(_profiles()[f"{PROFILES}/datapackage.json"], registry=registry)


@cache
def _profile() -> Any:
    """Validator that says what is wrong with a descriptor."""
    import jsonschema
    from referencing import Registry, Resource

    registry: Any = Registry().with_resources([(address, Resource.from_contents(schema)) for address, schema in _profiles().items()])
    schema = _profiles()[f"{PROFILES}/datapackage.json"]
    return jsonschema.validators.validator_for(schema)(schema, registry=registry)


def _columns(release: Release) -> Iterator[Problem]:
    import pyarrow.parquet as pq

    version = release.read("PROVENANCE.json")["version"].encode()
    declared = {table.name: arrow_schema(table) for table in release.declared}
    for name, resource in release.tables.items():
        file = f"data/{name}.parquet"
        found = pq.ParquetFile(release.parquet(name)).schema_arrow
        fields = resource["schema"]["fields"]
        if found.names != [field["name"] for field in fields]:
            yield Problem(file, "does not have the columns that the descriptor gives")
        elif name in declared and not found.equals(declared[name], check_metadata=False):
            yield Problem(file, "does not have the declared columns and types")
        for field in found:
            if not (field.metadata or {}).get(b"description"):
                yield Problem(file, f"{field.name} has no description")
        yield from (Problem("datapackage.json", f"{name}.{f['name']} has no description") for f in fields if not f.get("description"))
        if (found.metadata or {}).get(b"version") != version:
            yield Problem(file, f"does not say that it is of {version.decode()}")


def _rows(release: Release) -> Iterator[Problem]:
    import polars as pl

    for table in release.declared:
        found = faults(table.name, pl.read_parquet(release.parquet(table.name)), released=True)
        for row in found.head(SHOWN).iter_rows(named=True):
            yield Problem(f"data/{table.name}.parquet", f"{row['column']}: {row['check']}: {str(row['failure_case'])[:100]}")


def _keys(release: Release) -> Iterator[Problem]:
    with release.opened() as connection:
        for name, resource in release.tables.items():
            schema = resource["schema"]
            key = schema.get("primaryKey") or next(iter(schema.get("uniqueKeys", [])), [])
            if not key:
                continue
            columns = ", ".join(map(quoted, key))
            twice = connection.execute(
                f"SELECT {columns} FROM {quoted(name)} GROUP BY {columns} HAVING count(*) > 1 ORDER BY {columns} LIMIT {SHOWN}"
            ).fetchall()
            yield from (Problem(f"data/{name}.parquet", f"has the key {' '.join(map(str, row))} more than once") for row in twice)


def _references(release: Release) -> Iterator[Problem]:
    by_resource = {resource["name"]: name for name, resource in release.tables.items()}
    with release.opened() as connection:
        for name, resource in release.tables.items():
            for key in resource["schema"].get("foreignKeys", []):
                (column,), (other,) = key["fields"], key["reference"]["fields"]
                target = by_resource[key["reference"]["resource"]] if key["reference"]["resource"] else name
                lost = connection.execute(
                    f"SELECT DISTINCT {quoted(column)} FROM {quoted(name)} WHERE {quoted(column)} IS NOT NULL "
                    f"AND {quoted(column)} NOT IN (SELECT {quoted(other)} FROM {quoted(target)}) ORDER BY 1 LIMIT {SHOWN}"
                ).fetchall()
                if lost:
                    what = f"{column} refers to nothing in {target}: {', '.join(str(row[0]) for row in lost)}"
                    yield Problem(f"data/{name}.parquet", what)


def _query(name: str) -> Look:
    """Look for the rows that a query of this folder gives: file, and what is wrong."""

    def look(release: Release) -> Iterator[Problem]:
        with release.opened() as connection:
            rows = connection.execute((HERE / f"{name}.sql").read_text(encoding="utf-8")).fetchall()
        yield from (Problem(str(file), str(what)) for file, what in rows[:SHOWN])

    return look


def _licences(release: Release) -> Iterator[Problem]:
    with release.opened() as connection:
        rows = breaches(connection)
    yield from (Problem(f"data/{table}.parquet", f"{row}: {what}, which may not be given away") for table, row, what in rows[:SHOWN])


def _counts(release: Release) -> Iterator[Problem]:
    """Rows and logical hashes, as the descriptor, the provenance and the table `releases` have them."""
    provenance = release.read("PROVENANCE.json")
    with release.opened() as connection:
        of_this = connection.execute(
            "SELECT table_name, n_rows, logical_sha256 FROM releases WHERE release_id = ?", [provenance["version"]]
        ).fetchall()
        told = {name: (rows, logical) for name, rows, logical in of_this}
        for name, resource in release.tables.items():
            file = f"data/{name}.parquet"
            count = _count(connection, quoted(name))
            if count != resource["rowCount"]:
                yield Problem(file, f"has {count} rows, the descriptor says {resource['rowCount']}")
            if name == "releases":
                continue
            names = [field["name"] for field in resource["schema"]["fields"] if field["name"] not in RELEASE_COLUMNS]
            logical = logical_sha256(connection, names, quoted(name))
            if logical != provenance["logical_sha256"].get(name):
                yield Problem(file, "does not have the logical hash that PROVENANCE.json gives")
            if told.get(name) != (count, logical):
                yield Problem("data/releases.parquet", f"has another number of rows or hash for {name}")


def _database(release: Release) -> Iterator[Problem]:
    file = DATABASE
    tables = {name: f"memory.{name}" for name in (f"main.{quoted(name)}" for name in release.tables)}
    tables |= {f"history.{quoted(name)}": parquet_rows(path) for name, path in histories(release.folder).items()}
    with release.opened() as connection:
        connection.execute(f"ATTACH {literal(str(release.folder / file))} AS d (READ_ONLY)").fetchall()
        for name, rows in tables.items():
            if differing := _differing(connection, f"d.{name}", rows):
                shown = name.removeprefix("main.").replace('"', "")
                yield Problem(file, f"{shown} differs from its Parquet file in {differing} rows")
        bare = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = 'd' AND comment IS NULL ORDER BY ALL"
        ).fetchall()
        yield from (Problem(file, f"{table}.{column} has no comment") for table, column in bare)


def _differing(connection: duckdb.DuckDBPyConnection, one: str, other: str) -> int:
    """Rows that stand in one of two tables alone; whether they are equal as they stand is said four times as fast as how many differ."""
    if connection.sql(f"FROM {one}").to_arrow_table().equals(connection.sql(f"FROM {other}").to_arrow_table()):
        return 0
    lacking, ours, theirs = connection.execute(
        f"SELECT (SELECT count(*) FROM (FROM {one} EXCEPT ALL FROM {other})), (SELECT count(*) FROM {one}), (SELECT count(*) FROM {other})"
    ).fetchall()[0]
    return lacking + lacking + theirs - ours


def _history(release: Release) -> Iterator[Problem]:
    """Each earlier version can be given again, from this folder alone."""
    versions = read_record(release.folder)["versions"]
    if versions[-1]["version"] != release.read("PROVENANCE.json")["version"]:
        yield Problem(RECORD, "does not end with this version")
    yield from (Problem(RECORD, what) for what in memory_faults(release.folder / DATABASE, versions))


def _step(release: Release) -> Iterator[Problem]:
    """The step of the schema is as large as its changes ask for, and every change to come has its sample."""
    import jsonschema

    step = release.read(STEP)
    schema = json.loads((HERE / "schema-changes.schema.json").read_text(encoding="utf-8"))
    for error in jsonschema.Draft202012Validator(schema).iter_errors(step):
        yield Problem(STEP, f"{'.'.join(map(str, error.absolute_path))}: {error.message[:160]}")
    if step["to"] != release.package["schemaVersion"]:
        yield Problem(STEP, f"leads to schema {step['to']}, the descriptor says {release.package['schemaVersion']}")
    if step["from"] and not allowed(step["from"], step["to"], step["bump"]):
        yield Problem(STEP, f"from {step['from']} to {step['to']} is no {step['bump']} step")
    wanted = {sample_file(release.folder, name) for name in sample_names(step["upcoming"])}
    there = set((release.folder / NEXT).glob("*"))
    yield from (Problem(f"{NEXT}/{path.name}", "is missing, though its change is announced") for path in sorted(wanted - there))
    yield from (Problem(f"{NEXT}/{path.name}", "shows a change that is not announced") for path in sorted(there - wanted))


def _changes(release: Release) -> Iterator[Problem]:
    """The difference to the release before is what the history says, and CHANGES.md counts it right."""
    version, step = release.read("PROVENANCE.json")["version"], release.read(STEP)
    renames = [Rename(entry["table"], entry["column"], entry["to"]) for entry in step["renamed"]]
    yield from (Problem(file, what) for file, what in changes_faults(release.folder, version, renames))
    counts = row_counts(release.folder)
    found = {name: (release.tables[name]["rowCount"], *rows) for name, rows in counts.items() if name in release.tables}
    told = counted((release.folder / NEWS).read_text(encoding="utf-8"))
    for name in sorted(found.keys() | told.keys()):
        if found.get(name) != told.get(name):
            yield Problem(NEWS, f"counts {told.get(name)} for {name} (rows, added, changed, removed), it is {found.get(name)}")


def _csv(release: Release) -> Iterator[Problem]:
    with opened() as connection:
        for name, resource in release.tables.items():
            path = release.folder / "csv" / f"{name}.csv.gz"
            got = _count(connection, f"read_csv({literal(str(path))}, {CSV})")
            if got != resource["rowCount"]:
                yield Problem(f"csv/{name}.csv.gz", f"has {got} rows, its Parquet file {resource['rowCount']}")


def _pages(release: Release) -> Iterator[Problem]:
    yield from (Problem(file, what) for file, what in page_faults(release.folder))


def _described(name: str, faults: Callable[[Release], Iterator[str]]) -> Look:
    """Look at a file that describes the release; one that is missing is told of already."""

    def look(release: Release) -> Iterator[Problem]:
        if (release.folder / name).exists():
            yield from (Problem(name, what) for what in islice(faults(release), SHOWN))

    return look


def _croissant(release: Release) -> Iterator[str]:
    provenance = release.read("PROVENANCE.json")
    sums = read_sums(release.folder)
    return croissant_faults(release.read(CROISSANT), release.package, sums, provenance["version"], provenance["date"])


def _citation(release: Release) -> Iterator[str]:
    provenance = release.read("PROVENANCE.json")
    return citation_faults(release.text("CITATION.cff"), provenance["version"], provenance["date"])


def _card(release: Release) -> Iterator[str]:
    return card_faults(release.text("README.md"), {name: resource["path"] for name, resource in release.tables.items()})


def _sources(release: Release) -> Iterator[str]:
    with release.opened() as connection:
        documents = [row[0] for row in connection.execute("SELECT document_id FROM documents ORDER BY 1").fetchall()]
    return sources_faults(release.text("SOURCES.csv"), documents)


def _count(connection: duckdb.DuckDBPyConnection, source: str) -> int:
    return connection.execute(f"SELECT count(*) FROM {source}").fetchall()[0][0]


LOOKS: dict[str, Look] = {
    "datapackage.json": _descriptor,
    "columns": _columns,
    "rows": _rows,
    "keys": _keys,
    "references": _references,
    "texts": _query("verify_texts"),
    "quotes": _query("verify_quotes"),
    "facts": _query("verify_facts"),
    "claims": _query("verify_counts"),
    "licences": _licences,
    "counts": _counts,
    DATABASE: _database,
    RECORD: _history,
    STEP: _step,
    CHANGES: _changes,
    "csv": _csv,
    "pages": _pages,
    CROISSANT: _described(CROISSANT, _croissant),
    "CITATION.cff": _described("CITATION.cff", _citation),
    "README.md": _described("README.md", _card),
    "SOURCES.csv": _described("SOURCES.csv", _sources),
}
"""What is looked at, in order, once every file is there and whole."""


def _rows_of(*names: str) -> Callable[[Release], int]:
    return lambda release: sum(release.tables[name]["rowCount"] for name in names if name in release.tables)


def _in_schemas(*keys: str) -> Callable[[Release], int]:
    return lambda release: sum(bool(r["schema"].get(key)) for r in release.tables.values() for key in keys)


SCOPES: dict[str, tuple[str, Callable[[Release], int]]] = {
    "datapackage.json": ("tables, as the descriptor and the Data Package profile have them", lambda release: len(release.tables)),
    "columns": (
        "columns with their types and descriptions",
        lambda release: sum(len(r["schema"]["fields"]) for r in release.tables.values()),
    ),
    "rows": ("rows, by the declared rules", lambda release: _rows_of(*release.tables)(release)),
    "keys": ("keys that are unique", _in_schemas("primaryKey", "uniqueKeys")),
    "references": ("references that lead somewhere", lambda r: sum(len(t["schema"].get("foreignKeys", ())) for t in r.tables.values())),
    "texts": ("texts with the hashes that are given of them", _rows_of("documents")),
    "quotes": ("quotes that are the spans of their texts", _rows_of("evidence")),
    "facts": ("facts that rest on evidence", _rows_of("results", "turnout", "responses", "observation_verdicts")),
    "claims": ("claims, each of which became a fact or is told of", _rows_of("reported_acts", "reported_figures")),
    "licences": ("documents, by their licences", _rows_of("documents")),
    "counts": ("tables with the rows and logical hashes that are told of them", lambda release: len(release.tables)),
    DATABASE: ("tables of the database that equal their Parquet files", lambda r: len(r.tables) + len(histories(r.folder))),
    RECORD: ("versions that can be given again", lambda release: len(read_record(release.folder)["versions"])),
    "csv": ("sheets with as many rows as their tables", lambda release: len(release.tables)),
    "schema-changes.json": ("step of the schema that is as large as its changes ask for", lambda _: 1),
    "changes": (
        "tables of changes that are what the history says",
        lambda release: len(list((release.folder / "changes").glob("*.parquet"))),
    ),
    "croissant.json": ("tables, as the Croissant description has them", lambda release: len(release.tables)),
    "CITATION.cff": ("citation that is valid and of this version", lambda _: 1),
    "README.md": ("tables, as the dataset card has them", lambda release: len(release.tables)),
    "SOURCES.csv": ("documents that are listed with their licences", _rows_of("documents")),
    "pages": ("pages that lead only to what is there", lambda release: len(list(release.folder.rglob("*.html")))),
}
"""What a look looks at, and how many of them there are; one that is missing here is told of by its name alone."""
