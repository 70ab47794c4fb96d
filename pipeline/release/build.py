"""Building a release: planned, written aside, verified, renamed; `releases.json` last.

Belongs here: the order of the steps and what makes them safe. A killed build leaves no version behind; a version is never
written twice; where the data are those of the release before, nothing is written.
"""

import datetime
import json
import os
import shutil
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
from filelock import FileLock, Timeout

from pipeline.release import metadata
from pipeline.release.card import card
from pipeline.release.console import take_console
from pipeline.release.database import load_script, write_database
from pipeline.release.earlier import PAST, data_file, dropped_tables, earlier
from pipeline.release.engine import in_utc, parquet_rows
from pipeline.release.hashes import file_sha256, logical_sha256, write_sums
from pipeline.release.history import (
    keeps_history,
    record,
    renamed_columns,
    table_facts,
    time_script,
    timeline,
    write_history,
    write_record,
)
from pipeline.release.index import enter, read_index, sync, unlisted, versions
from pipeline.release.licences import check_licences
from pipeline.release.macros import described, macros
from pipeline.release.page.write import write_page
from pipeline.release.parquet import write_csv, write_parquet
from pipeline.release.retract import astray, forgotten, write_retractions
from pipeline.release.stamp import REGISTER, Difference, difference, order_of, released_tables, stamped
from pipeline.release.verify import verify
from pipeline.release.version import next_version, number_of, schema_version
from schemas.about import ABOUT
from schemas.derive.changes import allowed, schema_changes
from schemas.derive.citation import citation_file, cite
from schemas.derive.codebook import codebook
from schemas.derive.croissant import croissant
from schemas.derive.datapackage import descriptor
from schemas.derive.ddl import create_table, quoted
from schemas.derive.licence import release_licence
from schemas.model import TableInfo

DRAFT = ".building-"
WAIT = 5
"""Seconds to wait for another build."""
Progress = Callable[[str], Any]


class ReleaseRefused(Exception):
    """The release does not get out; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be released."""

    version: str
    date: datetime.date
    before: str | None
    """Version that this one is compared with."""
    differences: tuple[Difference, ...]
    logical: Mapping[str, str]
    unchanged: bool
    """Whether every table says what it said in the release before."""


@dataclass(frozen=True, slots=True)
class Built:
    """What was released."""

    version: str
    path: Path
    created: bool
    differences: tuple[Difference, ...]

    def sentence(self) -> str:
        """What to tell whoever asked for it."""
        if not self.created:
            return f"nothing has changed since {self.version}: no new version (releases/{self.version})"
        rows = sum(d.n_rows for d in self.differences)
        return f"released {self.version}: {len(self.differences)} tables, {rows:,} rows, verified (releases/{self.version})"


def plan_release(connection: duckdb.DuckDBPyConnection, releases: Path, date: datetime.date, version: str | None = None) -> Plan:
    """Compare the warehouse with the latest release and say what would be written.

    Raises:
        ReleaseRefused: The version stands already, or promised ids vanished unexplained.
    """
    before = read_index(releases)["aliases"].get("latest")
    if before and not (releases / before).is_dir():
        raise ReleaseRefused(f"releases.json gives {before} as the latest, but {releases / before} is missing; put it back")
    folder = releases / before if before else None
    taken = versions(releases)
    chosen = version or next_version(taken, date)
    tables = [table for table in released_tables() if table.name != REGISTER]
    write_retractions(connection, tables, chosen, folder)
    differences = tuple(difference(connection, table, earlier(table, folder)) for table in tables)
    logical = {table.name: logical_sha256(connection, table.names, quoted(table.name), order_of(table)) for table in tables}
    unchanged = bool(before) and logical == _logical_before(releases, before)
    if version or not unchanged:
        _refuse_version(chosen, taken)
        _refuse_vanished(differences, before)
        _refuse_aliases(connection, tables)
    return Plan(chosen, date, before, differences, logical, unchanged)


def _refuse_version(chosen: str, taken: Sequence[str]) -> None:
    """A version is new, and comes after all others: rows are stamped against the latest."""
    try:
        number = number_of(chosen)
    except ValueError as error:
        raise ReleaseRefused(str(error)) from None
    if chosen in taken:
        raise ReleaseRefused(f"{chosen} stands already and is never written twice; leave --version out to take the next one")
    if taken and number < number_of(taken[-1]):
        raise ReleaseRefused(f"{chosen} would come before {taken[-1]}, which stands; give a later --date or --version")


def _refuse_vanished(differences: Sequence[Difference], before: str | None) -> None:
    if vanished := [f"{d.table} {name}" for d in differences for name in d.vanished]:
        listed = "\n".join(vanished)
        raise ReleaseRefused(f"{len(vanished)} ids of {before} vanished; say what became of them in sources/ids.yaml:\n{listed}")


def _refuse_aliases(connection: duckdb.DuckDBPyConnection, tables: Sequence[TableInfo]) -> None:
    if lost := forgotten(connection):
        listed = "\n".join(lost)
        raise ReleaseRefused(f"{len(lost)} retracted ids have no entry in sources/ids.yaml any more; put it back:\n{listed}")
    if wrong := list(astray(connection, tables)):
        raise ReleaseRefused(f"{len(wrong)} entries of sources/ids.yaml are not so; mend them:\n" + "\n".join(wrong))


def _logical_before(releases: Path, before: str) -> Mapping[str, str]:
    return json.loads((releases / before / "PROVENANCE.json").read_text(encoding="utf-8"))["logical_sha256"]


def build_release(
    connection: duckdb.DuckDBPyConnection,
    releases: Path,
    *,
    date: datetime.date,
    inputs_sha256: str,
    commit: str | None,
    dirty: bool,
    checks: Sequence[Mapping[str, Any]],
    console: Sequence[Path] = (),
    inputs: Mapping[str, str] | None = None,
    version: str | None = None,
    progress: Progress | None = None,
) -> Built:
    """Release what the warehouse holds.

    Args:
        connection: Open warehouse: the declared tables, without the columns that the release stamps.
        date: Date of the release.
        inputs_sha256: Hash of what the warehouse was made from.
        checks: Outcome of every asset check; a blocking one that failed refuses the release.
        console: Files of the page's console, where it was built.
        inputs: Part of the inputs → hash over its files, for the record.
        progress: Told of each step.

    Raises:
        ReleaseRefused, LicenceBreach: The release does not get out.
    """
    progress = progress or (lambda _: None)
    releases.mkdir(parents=True, exist_ok=True)
    with _alone(releases):
        in_utc(connection)
        _clear_drafts(releases)
        _enter_unlisted(releases, progress)
        _refuse_failed(checks)
        check_licences(connection)
        plan = plan_release(connection, releases, date, version)
        if plan.unchanged and version is None:
            assert plan.before is not None
            return Built(plan.before, releases / plan.before, False, plan.differences)
        return _build(connection, releases, plan, inputs_sha256, inputs or {}, commit, dirty, checks, console, progress)


@contextmanager
def _alone(releases: Path) -> Generator[None]:
    """Hold `releases/` against other builds; the lock falls with the process that holds it."""
    holder = releases / ".holder"
    lock = FileLock(releases / ".lock", timeout=WAIT)
    try:
        lock.acquire()
    except Timeout:
        who = holder.read_text(encoding="utf-8").strip() if holder.exists() else "another process"
        raise ReleaseRefused(f"{who} is writing a release to {releases}; wait for it to end, or stop it, and run again") from None
    try:
        holder.write_text(f"process {os.getpid()}\n", encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _enter_unlisted(releases: Path, progress: Progress) -> None:
    """Enter versions that stand whole but were not entered: their build was killed between the two."""
    for folder in unlisted(releases):
        progress(f"entering {folder.name}, which a build left whole")
        if problems := verify(folder):
            listed = "\n".join(map(str, problems))
            raise ReleaseRefused(f"{folder} is not in releases.json and does not verify; move it away:\n{listed}")
        enter(releases, folder)


def _refuse_failed(checks: Sequence[Mapping[str, Any]]) -> None:
    if failed := [f"{c['table_name']}: {c['check_name']}" for c in checks if c["severity"] == "block" and not c["passed"]]:
        raise ReleaseRefused("blocking checks failed; mend what they show first:\n" + "\n".join(failed))


def _clear_drafts(releases: Path) -> None:
    """Remove what killed builds left; the lock is held, so no draft is anybody's."""
    for path in releases.glob(f"{DRAFT}*"):
        shutil.rmtree(path)


def _build(
    connection: duckdb.DuckDBPyConnection,
    releases: Path,
    plan: Plan,
    inputs_sha256: str,
    inputs: Mapping[str, str],
    commit: str | None,
    dirty: bool,
    checks: Sequence[Mapping[str, Any]],
    console: Sequence[Path],
    progress: Progress,
) -> Built:
    draft = releases / f"{DRAFT}{plan.version}"
    try:
        time = _write_tables(connection, releases, plan, draft, progress)
        take_console(console, draft)
        _describe(connection, releases, plan, draft, time, inputs_sha256, inputs, commit, dirty, checks, progress)
        write_sums(draft)
        progress("verifying")
        if problems := verify(draft):
            raise ReleaseRefused("the release does not verify:\n" + "\n".join(map(str, problems)))
        _sync(draft)
        progress("renaming")
        draft.rename(releases / plan.version)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    sync(releases)
    progress("entering")
    enter(releases, releases / plan.version)
    return Built(plan.version, releases / plan.version, True, plan.differences)


@dataclass(frozen=True, slots=True)
class Time:
    """What a release remembers."""

    past: Mapping[str, TableInfo]
    """Table → declaration of its history, where a row ever ended."""
    record: Mapping[str, Any]
    """The versions that it knows, this one last."""
    script: Sequence[str]
    """SQL that makes the views through time."""


def _write_tables(connection: duckdb.DuckDBPyConnection, releases: Path, plan: Plan, draft: Path, progress: Progress) -> Time:
    for name in ("data", "csv", PAST):
        (draft / name).mkdir(parents=True)
    _write_register(connection, releases, plan)
    before = releases / plan.before if plan.before else None
    facts = {
        "dataset": ABOUT.name,
        "version": plan.version,
        "schema_version": schema_version(),
        "license": ABOUT.licence.id,
        "citation": cite(plan.version, plan.date.isoformat()),
    }
    for table in released_tables():
        progress(f"writing {table.name}")
        path = data_file(draft, table.name)
        licence = ABOUT.licence_of(table.name).id
        about = {**facts, "license": licence, "table": table.name, "description": table.description, "grain": table.grain}
        write_parquet(connection, table, stamped(table, plan.version, earlier(table, before)), path, about)
        write_csv(connection, path, draft / "csv" / f"{table.name}.csv.gz")
    progress("writing the history")
    time = _write_time(connection, before, plan, draft, facts)
    progress("writing ballot-echo.duckdb")
    write_database(draft / "ballot-echo.duckdb", released_tables(), time.past, time.script, facts)
    return time


def _write_time(connection: duckdb.DuckDBPyConnection, before: Path | None, plan: Plan, draft: Path, facts: Mapping[str, str]) -> Time:
    """Write what the release remembers; where the release before keeps no history, memory begins with this one."""
    folder = before if keeps_history(before) else None
    now = {table.name: table for table in released_tables()}
    gone = {table.name: table for table in dropped_tables(folder)}
    past: dict[str, TableInfo] = {}
    for name, table in {**now, **gone}.items():
        about = {**facts, "license": ABOUT.licence_of(name).id}
        if written := write_history(connection, table, plan.version, folder, draft, about, dropped=name in gone):
            past[name] = written
    this = {
        "version": plan.version,
        "date": plan.date.isoformat(),
        "schema_version": schema_version(),
        "tables": {
            name: table_facts(connection, table, parquet_rows(data_file(draft, name)), plan.logical.get(name))
            for name, table in now.items()
        },
    }
    known = record(folder, {name: renamed_columns(table, folder) for name, table in {**now, **gone}.items()}, this)
    write_record(draft, known)
    lines = [timeline(name, now.get(name), past.get(name)) for name in (*now, *(name for name in past if name not in now))]
    return Time(past, known, time_script(known["versions"], lines))


def _write_register(connection: duckdb.DuckDBPyConnection, releases: Path, plan: Plan) -> None:
    """Fill the table `releases`: what earlier releases say of themselves, and this one."""
    table = next(table for table in released_tables() if table.name == REGISTER)
    connection.execute(create_table(table, constraints=False, replace=True)).fetchall()
    path = data_file(releases / plan.before, REGISTER) if plan.before else None
    if path and path.exists():
        columns = ", ".join(map(quoted, table.names))
        connection.execute(f"INSERT INTO releases SELECT {columns} FROM {parquet_rows(path)}").fetchall()
    rows = [[plan.version, d.table, plan.date, schema_version(), d.n_rows, plan.logical[d.table]] for d in plan.differences]
    connection.executemany("INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?)", rows)


def _describe(
    connection: duckdb.DuckDBPyConnection,
    releases: Path,
    plan: Plan,
    draft: Path,
    time: Time,
    inputs_sha256: str,
    inputs: Mapping[str, str],
    commit: str | None,
    dirty: bool,
    checks: Sequence[Mapping[str, Any]],
    progress: Progress,
) -> None:
    date = plan.date.isoformat()
    tables = released_tables()
    counts = {table.name: connection.execute(f"SELECT count(*) FROM {quoted(table.name)}").fetchall()[0][0] for table in tables}
    files = {name: _file_facts(data_file(draft, name), count) for name, count in counts.items()}
    sources, extent = metadata.read_sources(connection), metadata.extent(connection)
    package = descriptor(tables, files, version=plan.version, schema_version=schema_version(), created=date, sources=sources)
    quality = metadata.quality(connection, {table.name: table.names for table in tables}, checks)
    step = schema_changes(_package_before(releases, plan.before), package)
    if step["from"] and not allowed(step["from"], step["to"], step["bump"]):
        raise ReleaseRefused(f"the schema changed ({step['bump']}) but schemas/VERSION went from {step['from']} to {step['to']}; raise it")
    texts = {
        "README.md": card(tables, counts, version=plan.version, date=date, extent=extent, quality=quality),
        "CODEBOOK.md": f"{codebook(tables)}\n{described(macros())}",
        "CHANGES.md": metadata.changes(plan.version, plan.before, plan.differences),
        "LICENSE.txt": release_licence(),
        "CITATION.cff": citation_file(plan.version, date),
        "SOURCES.csv": metadata.sources_csv(connection),
        "load.sql": load_script(tables, time.past, time.script),
        "datapackage.json": metadata.as_json(package),
        "croissant.json": metadata.as_json(croissant(tables, files, version=plan.version, date=date, extent=extent, sources=sources)),
        "schema-changes.json": metadata.as_json(step),
        "PROVENANCE.json": metadata.as_json(
            metadata.provenance(
                version=plan.version,
                date=date,
                schema_version=schema_version(),
                inputs_sha256=inputs_sha256,
                inputs=inputs,
                commit=commit,
                dirty=dirty,
                logical=plan.logical,
            )
        ),
        "quality-report.json": metadata.as_json(quality),
    }
    for name, text in texts.items():
        (draft / name).write_text(text, encoding="utf-8")
    progress("writing the pages")
    write_page(draft)


def _file_facts(path: Path, rows: int) -> dict[str, Any]:
    return {"hash": f"sha256:{file_sha256(path)}", "bytes": path.stat().st_size, "rowCount": rows}


def _package_before(releases: Path, before: str | None) -> dict[str, Any] | None:
    path = releases / before / "datapackage.json" if before else None
    return json.loads(path.read_text(encoding="utf-8")) if path and path.exists() else None


def _sync(folder: Path) -> None:
    """Bring every file to disk before the name says that the release is whole."""
    for path in (*sorted(folder.rglob("*")), folder):
        sync(path)
