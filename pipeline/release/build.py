"""Building a release: planned, written aside, verified, renamed; `releases.json` last.

Belongs here: the order of the steps and what makes them safe. A killed build leaves no version behind; a version is never
written twice; where the data are those of the release before, nothing is written.
"""

import datetime
import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline.durable import sync
from pipeline.release import metadata
from pipeline.release.card import card
from pipeline.release.changes import CHANGES, Compared, write_changes, write_ids
from pipeline.release.compare import TableDifference, side_of
from pipeline.release.console import take_console
from pipeline.release.database import load_script, write_database
from pipeline.release.earlier import PAST, data_file, dropped_tables, earlier
from pipeline.release.engine import in_utc, parquet_rows
from pipeline.release.gate import NoSample, Step, declared_package, schema_step, write_samples
from pipeline.release.hashes import SUMS, file_sha256, logical_sha256, write_sums
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
from pipeline.release.index import enter, latest_of, read_index, unlisted, versions, withdrawn_since
from pipeline.release.licences import check_licences
from pipeline.release.lock import ReleaseRefused, alone
from pipeline.release.macros import described, macros
from pipeline.release.news import News, news
from pipeline.release.page.write import write_page
from pipeline.release.parquet import write_csv, write_parquet
from pipeline.release.retract import astray, forgotten, write_retractions
from pipeline.release.stamp import REGISTER, Standing, order_of, released_tables, stamped, standing
from pipeline.release.verify import DATABASE, Report, report, sum_faults, verify
from pipeline.release.version import next_version, number_of, schema_version
from schemas.about import ABOUT
from schemas.derive.citation import citation_file, cite
from schemas.derive.codebook import codebook
from schemas.derive.croissant import croissant
from schemas.derive.datapackage import descriptor
from schemas.derive.ddl import create_table, quoted
from schemas.derive.licence import release_licence
from schemas.model import TableInfo
from schemas.upcoming import Announcement, announced

DRAFT = ".building-"
Progress = Callable[[str], Any]


class NotVerified(ReleaseRefused):
    """What was written is not what it promises to be; nothing of it stays."""

    def __init__(self, looked: Report) -> None:
        super().__init__("the release does not verify:\n" + "\n".join(map(str, looked.problems)))
        self.looked = looked


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be released."""

    version: str
    date: datetime.date
    before: str | None
    """Version that this one is compared with: the latest that stands."""
    withdrawn: Mapping[str, str]
    """Versions after that one that were withdrawn, with the reason."""
    passed_over: tuple[Path, ...]
    """Folders of these, as far as they are whole: what became of their ids is asked too."""
    tables: tuple[Standing, ...]
    logical: Mapping[str, str]
    step: Step
    """From the schema of the version before."""
    upcoming: tuple[Announcement, ...]
    unchanged: bool
    """Whether every table and the schema say what they said in the release before."""
    refusals: Mapping[str, str]
    """Rule (version, ids, aliases, schema) → why it may not get out; empty where it may."""

    def refuse(self) -> None:
        """Stop where the release may not get out.

        Raises:
            ReleaseRefused: With every reason.
        """
        if self.refusals:
            raise ReleaseRefused("\n".join(self.refusals.values()))


@dataclass(frozen=True, slots=True)
class Built:
    """What was released."""

    version: str
    path: Path
    created: bool
    tables: tuple[Standing, ...]
    looked: Report | None
    """What was looked at before it got out; None where nothing was written."""

    def sentence(self) -> str:
        """What to tell whoever asked for it."""
        if not self.created:
            return f"nothing has changed since {self.version}: no new version (releases/{self.version})"
        rows = sum(table.n_rows for table in self.tables)
        return f"released {self.version}: {len(self.tables)} tables, {rows:,} rows, verified (releases/{self.version})"


def plan_release(connection: duckdb.DuckDBPyConnection, releases: Path, date: datetime.date, version: str | None = None) -> Plan:
    """Compare the warehouse with the latest release that stands, and say what would be written and what speaks against it.

    It may not get out where the version stands already, promised ids vanished unexplained, or the schema changed more than its
    version says or than was announced (`Plan.refusals`).

    Raises:
        ReleaseRefused: It can't be compared with the one before.
    """
    before = latest_of(read_index(releases))
    folder = releases / before if before else None
    _refuse_damaged(releases, before)
    withdrawn = withdrawn_since(releases, before)
    passed_over = tuple(releases / name for name in withdrawn if not sum_faults(releases / name))
    taken = versions(releases)
    chosen = version or next_version(taken, date)
    step, upcoming = _schema(folder, chosen)
    tables = [table for table in released_tables() if table.name != REGISTER]
    write_retractions(connection, tables, chosen, folder, passed_over)
    then = {rename.to: rename.table for rename in step.renames if rename.column is None}
    earlier_ones = [f for f in (folder, *passed_over) if f]
    stand = tuple(standing(connection, t, [data_file(f, then.get(t.name, t.name)) for f in earlier_ones]) for t in tables)
    logical = {table.name: logical_sha256(connection, table.names, quoted(table.name), order_of(table)) for table in tables}
    unchanged = bool(before) and logical == _logical_before(releases, before) and not step.worth_telling
    rules: dict[str, Callable[[], None]] = {
        "version": lambda: _refuse_version(chosen, taken),
        "ids": lambda: _refuse_vanished(stand, before, list(withdrawn)),
        "aliases": lambda: _refuse_aliases(connection, tables),
        "schema": lambda: _refuse_step(step),
    }
    refusals = dict(_refusals(rules)) if version or not unchanged else {}
    return Plan(chosen, date, before, withdrawn, passed_over, stand, logical, step, upcoming, unchanged, refusals)


def _refusals(rules: Mapping[str, Callable[[], None]]) -> Iterator[tuple[str, str]]:
    for name, refuse in rules.items():
        try:
            refuse()
        except ReleaseRefused as error:
            yield name, str(error)


def _refuse_damaged(releases: Path, before: str | None) -> None:
    """No release without its difference to the one before: that one must be there, and whole."""
    if before is None:
        return
    folder = releases / before
    remedy = f"put a good copy of it back, or withdraw it (ballot-echo withdraw {before} --reason …)"
    if not folder.is_dir():
        raise ReleaseRefused(f"releases.json gives {before} as the latest, but {folder} is missing, so nothing can be compared; {remedy}")
    entry = next(entry for entry in read_index(releases)["releases"] if entry["version"] == before)
    faults = [str(problem) for problem in sum_faults(folder)]
    if not faults and file_sha256(folder / SUMS) != entry["sums_sha256"]:
        faults = [f"{SUMS}: is not the file that releases.json has the hash of"]
    if faults:
        listed = "\n".join(faults)
        raise ReleaseRefused(f"{folder} is damaged, so the difference to it can't be made; {remedy}:\n{listed}")


def _schema(folder: Path | None, version: str) -> tuple[Step, tuple[Announcement, ...]]:
    """The step of the schema, and what this release announces."""
    try:
        upcoming = announced(now=schema_version())
    except ValueError as error:
        raise ReleaseRefused(f"schemas/{error}") from None
    return schema_step(folder, declared_package(), upcoming, version), upcoming


def _refuse_step(step: Step) -> None:
    if step.faults:
        raise ReleaseRefused("the schema may not change so:\n" + "\n".join(step.faults))


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


def _refuse_vanished(tables: Sequence[Standing], before: str | None, withdrawn: Sequence[str]) -> None:
    if vanished := [f"{table.table} {name}" for table in tables for name in table.vanished]:
        listed, of = "\n".join(vanished), ", ".join(filter(None, (before, *withdrawn)))
        raise ReleaseRefused(f"{len(vanished)} ids of {of} vanished; say what became of them in sources/ids.yaml:\n{listed}")


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
    notes: Path | None = None,
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
        notes: Folder with what maintainers wrote for releases, `VERSION.md`.
        progress: Told of each step.

    Raises:
        ReleaseRefused, LicenceBreach: The release does not get out.
    """
    progress = progress or (lambda _: None)
    releases.mkdir(parents=True, exist_ok=True)
    with alone(releases):
        in_utc(connection)
        _clear_drafts(releases)
        _enter_unlisted(releases, progress)
        _refuse_failed(checks)
        check_licences(connection)
        plan = plan_release(connection, releases, date, version)
        plan.refuse()
        for name in sorted(plan.withdrawn.keys() - {folder.name for folder in plan.passed_over}):
            progress(f"{name}, which was withdrawn, is not whole any more: what became of its ids is not asked")
        if plan.unchanged and version is None:
            assert plan.before is not None
            return Built(plan.before, releases / plan.before, False, plan.tables, None)
        note = _note(notes, plan.version)
        return _build(connection, releases, plan, note, inputs_sha256, inputs or {}, commit, dirty, checks, console, progress)


def _note(notes: Path | None, version: str) -> str:
    path = notes / f"{version}.md" if notes else None
    try:
        return path.read_text(encoding="utf-8") if path and path.exists() else ""
    except UnicodeDecodeError:
        raise ReleaseRefused(f"{path} is not UTF-8; save it as UTF-8") from None


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
    note: str,
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
        # Spreadsheets and the database are DuckDB's work alone: they are written beside what Python writes.
        with ThreadPoolExecutor(1) as beside:
            time = _write_tables(connection, releases, plan, draft, beside, progress)
            progress("writing ballot-echo.duckdb")
            database = beside.submit(write_database, draft / DATABASE, released_tables(), time.past, time.script, _facts(plan))
            take_console(console, draft)
            progress("writing what changed")
            _write_changes(connection, releases, plan, draft, note)
            _describe(connection, plan, draft, time, inputs_sha256, inputs, commit, dirty, checks, progress)
            database.result()
        write_sums(draft)
        progress("verifying")
        looked = report(draft)
        if looked.problems:
            raise NotVerified(looked)
        _sync(draft)
        progress("renaming")
        draft.rename(releases / plan.version)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    sync(releases)
    progress("entering")
    enter(releases, releases / plan.version)
    return Built(plan.version, releases / plan.version, True, plan.tables, looked)


@dataclass(frozen=True, slots=True)
class Time:
    """What a release remembers."""

    past: Mapping[str, TableInfo]
    """Table → declaration of its history, where a row ever ended."""
    record: Mapping[str, Any]
    """The versions that it knows, this one last."""
    script: Sequence[str]
    """SQL that makes the views through time."""


def _write_tables(
    connection: duckdb.DuckDBPyConnection, releases: Path, plan: Plan, draft: Path, beside: Executor, progress: Progress
) -> Time:
    for name in ("data", "csv", PAST):
        (draft / name).mkdir(parents=True)
    _write_register(connection, releases, plan)
    before = releases / plan.before if plan.before else None
    facts, sheets = _facts(plan), []
    for table in released_tables():
        progress(f"writing {table.name}")
        path = data_file(draft, table.name)
        licence = ABOUT.licence_of(table.name).id
        about = {**facts, "license": licence, "table": table.name, "description": table.description, "grain": table.grain}
        write_parquet(connection, table, stamped(table, plan.version, earlier(table, before)), path, about)
        sheets.append(beside.submit(write_csv, connection.cursor(), path, draft / "csv" / f"{table.name}.csv.gz"))
    progress("writing the history")
    time = _write_time(connection, before, plan, draft, facts)
    for sheet in sheets:
        sheet.result()
    return time


def _facts(plan: Plan) -> dict[str, str]:
    """What every file says of itself."""
    return {
        "dataset": ABOUT.name,
        "version": plan.version,
        "schema_version": schema_version(),
        "license": ABOUT.licence.id,
        "citation": cite(plan.version, plan.date.isoformat()),
    }


def _write_changes(connection: duckdb.DuckDBPyConnection, releases: Path, plan: Plan, draft: Path, note: str) -> None:
    """Write `changes/`, `next/`, `CHANGES.md` and `schema-changes.json`."""
    facts, folder = _facts(plan), draft / CHANGES
    folder.mkdir()
    after = side_of(draft)
    withdrawn = tuple(map(side_of, plan.passed_over))
    differences: tuple[TableDifference, ...] = ()
    if plan.before:
        compared = Compared(side_of(releases / plan.before), after, plan.step.renames, withdrawn)
        differences = write_changes(connection, compared, folder, facts)
    else:
        write_ids(connection, withdrawn, after, folder, facts)
    try:
        write_samples(connection, draft, plan.upcoming, facts)
    except NoSample as error:
        raise ReleaseRefused(str(error)) from None
    told = News(plan.version, plan.before, plan.withdrawn, differences, plan.step.record, note)
    (draft / "CHANGES.md").write_text(news(told, draft), encoding="utf-8")
    (draft / "schema-changes.json").write_text(metadata.as_json(plan.step.record), encoding="utf-8")


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
    rows = [[plan.version, d.table, plan.date, schema_version(), d.n_rows, plan.logical[d.table]] for d in plan.tables]
    connection.executemany("INSERT INTO releases VALUES (?, ?, ?, ?, ?, ?)", rows)


def _describe(
    connection: duckdb.DuckDBPyConnection,
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
    texts = {
        "README.md": card(tables, counts, version=plan.version, date=date, extent=extent, quality=quality),
        "CODEBOOK.md": f"{codebook(tables)}\n{described(macros())}",
        "LICENSE.txt": release_licence(),
        "CITATION.cff": citation_file(plan.version, date),
        "SOURCES.csv": metadata.sources_csv(connection),
        "load.sql": load_script(tables, time.past, time.script),
        "datapackage.json": metadata.as_json(package),
        "croissant.json": metadata.as_json(croissant(tables, files, version=plan.version, date=date, extent=extent, sources=sources)),
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


def _sync(folder: Path) -> None:
    """Bring every file to disk before the name says that the release is whole."""
    for path in (*sorted(folder.rglob("*")), folder):
        sync(path)
