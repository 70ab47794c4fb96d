"""The command line: `ballot-echo`.

Belongs here: arguments, messages and exit codes. What a command does stands in the rooms and is imported only when the
command runs, so that `--help` is quick. Exit codes: 0 done, 1 something is wrong with the data, 2 wrong use.
"""

import datetime
import gc
import json
import os
import sys
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from pipeline.paths import Paths, find_root
from schemas.about import ABOUT

app = typer.Typer(
    help=f"{ABOUT.title}.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
new = typer.Typer(help="Write a template under sources/ to fill in.", no_args_is_help=True)
app.add_typer(new, name="new")


def _paths() -> Paths:
    try:
        return Paths(find_root())
    except FileNotFoundError as error:
        _stop(str(error), 2)


def _stop(message: str, code: int = 1) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)


def _table(title: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    console = Console()
    if not console.is_terminal:
        console.width = 160
    console.print(table, markup=False)


@app.command()
def build() -> None:
    """Read, code, fold and check: from sources/ and the inbox to facts in build/warehouse.duckdb."""
    from pipeline.run import run_job

    outcome = run_job("build", _paths())
    _summary(outcome)
    raise typer.Exit(0 if outcome.success else 1)


@app.command()
def ingest(
    files: Annotated[list[str], typer.Argument(help="Documents, archives, datasets, or folders of them.")],
    publisher: Annotated[str | None, typer.Option(help="Publisher, an id of sources/publishers.yaml; else that of the address.")] = None,
    kind: Annotated[str | None, typer.Option(help="Kind of document; else what its publisher mostly publishes.")] = None,
    published: Annotated[str | None, typer.Option(help="Date of publication; else what the document says.")] = None,
    url: Annotated[str | None, typer.Option(help="Address of the document; else the one it names.")] = None,
    language: Annotated[str | None, typer.Option(help="Language, ISO 639-1; else it is found.")] = None,
) -> None:
    """Take documents, archives and datasets in; the next build reads what was taken."""
    from pipeline.ingest.faults import SourcesInvalid
    from pipeline.ingest.originals import Said
    from pipeline.intake import take_in

    failed = False
    try:
        for sentence, faults in take_in(_paths(), files, Said(publisher, kind, published, url, language)):
            typer.echo(sentence)
            for fault in faults:
                typer.echo(str(fault), err=True)
                failed = True
    except OSError as error:
        _stop(f"{error.filename}: {error.strerror}", 2)
    except SourcesInvalid as error:
        _stop(str(error))
    raise typer.Exit(1 if failed else 0)


@app.command()
def fetch(
    publishers: Annotated[list[str] | None, typer.Argument(help="Publishers whose feeds are fetched; all where none is named.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say which feeds would be asked for.")] = False,
    since: Annotated[str | None, typer.Option(help="Only items published on that day or later.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="Most items that are fetched of one feed.")] = 200,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Let this machine and private networks be asked.")] = False,
) -> None:
    """Fetch feeds and their new items into the intake; BALLOT_ECHO_CONTACT names who may be asked about it."""
    raise typer.Exit(0 if _fetch(publishers or [], dry_run, since, limit, allow_private) else 1)


@app.command()
def refresh(
    publishers: Annotated[list[str] | None, typer.Argument(help="Publishers whose feeds are fetched; all where none is named.")] = None,
    since: Annotated[str | None, typer.Option(help="Only items published on that day or later.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="Most items that are fetched of one feed.")] = 200,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Let this machine and private networks be asked.")] = False,
) -> None:
    """Fetch, then build; a publisher that is down is named, and the build runs with what there is."""
    fetched = _fetch(publishers or [], False, since, limit, allow_private)
    from pipeline.run import run_job

    outcome = run_job("build", _paths())
    _summary(outcome)
    raise typer.Exit(0 if fetched and outcome.success else 1)


def _fetch(names: list[str], dry_run: bool, since: str | None, limit: int, allow_private: bool) -> bool:
    """Fetch and say what came of it; whether every feed could be read."""
    from pipeline import fetching
    from pipeline.ingest.faults import SourcesInvalid
    from pipeline.ingest.fetch.plan import Options

    paths, good = _paths(), True
    try:
        options = Options(since=fetching.a_day(since), limit=limit)
        if dry_run:
            requests = fetching.planned(paths, names)
            for each in requests:
                typer.echo(f"{each.publisher}: {each.url}{' (if it has changed)' if each.cached else ''}")
            typer.echo(f"{len(requests)} feeds would be asked for, then the items that they list")
            return True
        with fetching.open_station(paths, options, allow_private=allow_private) as station:
            for report in fetching.fetch(station, names):
                typer.echo(report.sentence())
                for row in report.failures:
                    typer.echo(f"  {row['purpose']} {row['url']}: {row['outcome']}: {row['reason']}", err=True)
                good = good and not report.feeds_down
    except (fetching.NotFetched, SourcesInvalid) as error:
        _stop(str(error), 2)
    return good


@app.command()
def release(
    version: Annotated[str | None, typer.Option(help="Version to write; the next one where it is left out.")] = None,
    date: Annotated[str | None, typer.Option(help="Date of the release; that of the commit where it is left out.")] = None,
    force: Annotated[bool, typer.Option(help="Run the whole pipeline even where no input has changed.")] = False,
) -> None:
    """Build everything and write a verified release to releases/; writes nothing where nothing has changed."""
    from pipeline.inputs import unchanged_since

    paths = _paths()
    if not force and version is None and (latest := unchanged_since(paths)):
        typer.echo(f"nothing has changed since {latest}: no new version (releases/{latest})")
        return
    from pipeline.run import run_job

    asked = {"version": version or "", "date": date or ""}
    outcome = run_job("publish", paths, {"release_plan": asked, "release": asked})
    _summary(outcome)
    raise typer.Exit(0 if outcome.success else 1)


def _summary(outcome: Any) -> None:
    if outcome.tables:
        _table("Tables", ["table", "rows"], outcome.tables)
    flagged = [check for check in outcome.checks if not check[3]]
    if flagged:
        _table(
            "Checks with failing rows",
            ["table", "check", "severity", "failing rows"],
            [(c[0], c[1], c[2], c[4]) for c in flagged],
        )
    typer.echo(f"{sum(c[3] for c in outcome.checks)} of {len(outcome.checks)} checks pass")
    for message in outcome.messages:
        typer.echo(message, err=not outcome.success)


@app.command()
def code(
    files: Annotated[list[str], typer.Argument(help="Files, folders or .jsonl files of texts; - reads standard input.")],
    published: Annotated[str | None, typer.Option(help="Date of publication: 2022-11-23, 2022-11 or 2022.")] = None,
    publisher: Annotated[
        str | None, typer.Option(help="Publisher: an id of sources/publishers.yaml or of an actor (KAZ, IO-OAS), or a name in words.")
    ] = None,
    url: Annotated[str | None, typer.Option(help="Address of the text.")] = None,
    kind: Annotated[str, typer.Option(help="Kind of document: news, opinion, statement, observer_report, …")] = "news",
    form: Annotated[
        str, typer.Option("--format", help="Format of the files: text, markdown, html, pdf or mail; known endings say it too.")
    ] = "text",
    language: Annotated[str, typer.Option(help="Language of the text, ISO 639-1.")] = "en",
    workers: Annotated[int, typer.Option(min=0, help="Processes for many texts; 0 takes one a core.")] = 0,
    coder: Annotated[str, typer.Option(help="rules, or model: the model that BALLOT_ECHO_MODEL_URL and BALLOT_ECHO_MODEL name.")] = "rules",
) -> None:
    """Code texts and print their claims as JSON lines."""
    from pipeline.coding.second import EndpointRefused
    from pipeline.single import FORMS, Given, code_by_model, code_text

    if form not in FORMS.values():
        _stop(f"--format {form}: one of {', '.join(dict.fromkeys(FORMS.values()))}", 2)
    if coder not in ("rules", "model"):
        _stop(f"--coder {coder}: rules or model", 2)
    given = Given(published, publisher, url, kind, form, language)
    try:
        if coder == "rules":
            coder_lines = code_text(_paths(), files, given, workers or os.cpu_count() or 1)
        else:
            coder_lines = code_by_model(_paths(), files, given, partial(typer.echo, err=True))
        failed = False
        for fault, rows in coder_lines:
            if fault:
                typer.echo(fault, err=True)
                failed = True
            for row in rows:
                sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    except (ValueError, EndpointRefused) as error:
        _stop(str(error), 2)
    if failed:
        raise typer.Exit(1)


@app.command()
def second(
    election: Annotated[str | None, typer.Argument(help="Election whose documents are read.")] = None,
    every: Annotated[bool, typer.Option("--all", help="Read every document.")] = False,
    url: Annotated[str, typer.Option(help="Address of an OpenAI-compatible endpoint; else BALLOT_ECHO_MODEL_URL.")] = "",
    model: Annotated[str, typer.Option(help="Name of the model; else BALLOT_ECHO_MODEL.")] = "",
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds for one answer.")] = 120,
    allow_http: Annotated[bool, typer.Option("--allow-http", help="Plain http beyond this machine.")] = False,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="An endpoint in a private network.")] = False,
) -> None:
    """Ask a language model for claims, as a second coder; a key is read from BALLOT_ECHO_MODEL_KEY."""
    if (election is None) != every:
        _stop("name an election, or give --all", 2)
    from pipeline.run import run_job

    asked = {
        "election": election or "",
        "url": url,
        "model": model,
        "timeout": timeout,
        "allow_http": allow_http,
        "allow_private": allow_private,
    }
    outcome = run_job("second_coder", _paths(), {"model_claims": asked})
    for message in outcome.messages:
        typer.echo(message, err=not outcome.success)
    raise typer.Exit(0 if outcome.success else 1)


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Files of labelled texts, JSON lines or YAML.")],
    data: Annotated[Path | None, typer.Option(help="Folder of the datasets that labels refer to.")] = None,
    part: Annotated[str, typer.Option(help="measure, tune or all.")] = "measure",
    into: Annotated[Path | None, typer.Option(help="Markdown file to write the tables into, between its evaluation marks.")] = None,
    mark: Annotated[str, typer.Option(help="Name of those marks.")] = "evaluation",
) -> None:
    """Measure the coder on labelled texts: precision, recall, inversions, rules, a keyword baseline beside it."""
    from pipeline.coding.evaluate import GoldError
    from pipeline.single import evaluate_gold

    try:
        report = evaluate_gold(_paths(), gold, data, part)
        if into is None:
            typer.echo(report, nl=False)
        else:
            _insert(into, report, mark)
    except (GoldError, OSError) as error:
        _stop(str(error), 2)


def _insert(path: Path, report: str, mark: str) -> None:
    begin, end = f"<!-- {mark}: generated -->", f"<!-- /{mark} -->"
    text = path.read_text(encoding="utf-8")
    if text.count(begin) != 1 or end not in text.partition(begin)[2]:
        _stop(f"{path}: has no {begin} … {end}", 2)
    before, _, rest = text.partition(begin)
    path.write_text(f"{before}{begin}\n{report}{end}{rest.partition(end)[2]}", encoding="utf-8")


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help="A DuckDB query.")],
    version: Annotated[str, typer.Option("--release", "--version", help="Release to ask; latest, or build for the warehouse.")] = "latest",
    as_of: Annotated[str | None, typer.Option(help="Earlier release that the tables are to be shown as of.")] = None,
    output: Annotated[str, typer.Option("--format", "--output", help="table, csv, json (one object a line) or markdown.")] = "table",
) -> None:
    """Ask a release in SQL, now or as of an earlier release; reads nothing but its file."""
    from pipeline.release.ask import FORMS, QueryFailed, ask

    if output not in ("table", *FORMS):
        _stop(f"--format {output}: give table, {', '.join(FORMS)}", 2)
    try:
        answer = ask(_database(version), query, as_of)
    except QueryFailed as error:
        _stop(str(error))
    if output == "table":
        _table(f"{len(answer.rows)} rows", list(answer.columns), list(answer.rows))
    else:
        typer.echo(FORMS[output](answer), nl=False)


def _database(version: str) -> Path:
    paths = _paths()
    if version == "build":
        path = paths.warehouse
    else:
        name = _latest(paths) if version == "latest" else version
        path = paths.releases / name / "ballot-echo.duckdb"
    if not path.exists():
        _stop(f"{path} does not exist; run: make release", 2)
    _warn(paths, path.parent.name)
    return path


def _warn(paths: Paths, version: str) -> None:
    """Say that a version was withdrawn, where it was."""
    from pipeline.release.index import read_index

    for entry in read_index(paths.releases)["releases"]:
        if entry["version"] == version and entry["flags"]["retracted"]:
            typer.echo(f"{version} was withdrawn on {entry['retraction']['date']}: {entry['retraction']['reason']}", err=True)


def _latest(paths: Paths) -> str:
    try:
        return json.loads((paths.releases / "releases.json").read_text(encoding="utf-8"))["aliases"]["latest"]
    except (OSError, KeyError, ValueError):
        _stop("no release stands; run: make release", 2)


@app.command()
def verify(
    release: Annotated[
        str, typer.Argument(help="Folder of a release, or its address: https://…/v2026.11.0/, …/releases.json, s3://…, hf://…")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Let this machine and private networks be asked.")] = False,
) -> None:
    """Verify a release with nothing but its folder: every file, schema, key, reference, quote and count. Exit code 1: it has problems."""
    from pipeline import remote
    from pipeline.release.verify import thorough as look_at

    show = partial(typer.echo, err=True)
    if not remote.is_address(release) and not Path(release).is_dir():
        _stop(f"{release} is no folder", 2)
    try:
        if remote.is_address(release):
            report = remote.verify_at(release, allow_private=allow_private, look=look_at, progress=show)
        else:
            report = look_at(Path(release))
    except remote.NoRelease as error:
        _stop(str(error), 2 if isinstance(error, remote.NoAddress) else 1)
    if as_json:
        looks = [{"look": look.name, "what": look.what, "n": look.n, "n_problems": look.n_problems} for look in report.looks]
        problems = [{"file": problem.file, "what": problem.what} for problem in report.problems]
        typer.echo(json.dumps({"release": release, "looks": looks, "problems": problems}, indent=2, ensure_ascii=False))
        raise typer.Exit(1 if problems else 0)
    _table("Looked at", ["look", "number", "what", "came of it"], [_look(look) for look in report.looks])
    for problem in report.problems:
        typer.echo(str(problem), err=True)
    if n := len(report.problems):
        _stop(f"{release}: {n} problem{'s' if n != 1 else ''}")
    typer.echo(f"{release}: verified")


def _look(look: Any) -> tuple[Any, ...]:
    came = {None: "not looked at", 0: "ok"}.get(look.n_problems, f"{look.n_problems} wrong")
    return look.name, "" if look.n is None else f"{look.n:,}", look.what, came


@app.command()
def publish(
    target: Annotated[str, typer.Argument(help="A folder, s3://bucket/prefix, gs://, az://, hf://owner/name, zenodo:new, zenodo:CONCEPT.")],
    version: Annotated[str, typer.Argument(help="Release to publish.")] = "latest",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list what would be written; nobody is asked.")] = False,
    index_only: Annotated[
        bool, typer.Option("--index-only", help="Only bring releases.json there up to date, after a withdrawal.")
    ] = False,
    allow_http: Annotated[bool, typer.Option("--allow-http", help="Plain http beyond this machine.")] = False,
) -> None:
    """Verify a release and publish it; a version is published once. Tokens come from the environment: HF_TOKEN, ZENODO_TOKEN, AWS_…"""
    from pipeline import publishing
    from pipeline.publish.targets import Misused, Refused

    paths, show = _paths(), partial(typer.echo, err=True)
    try:
        if index_only:
            if dry_run or version != "latest":
                _stop("--index-only takes no version and no --dry-run", 2)
            typer.echo(publishing.publish_index(paths.releases, target, allow_http=allow_http, progress=show))
            return
        folder = paths.releases / (_latest(paths) if version == "latest" else version)
        done = publishing.publish(folder, paths.releases, target, dry_run=dry_run, allow_http=allow_http, progress=show)
    except Refused as error:
        _stop(str(error), 2 if isinstance(error, Misused) else 1)
    if dry_run:
        for item in done.items:
            typer.echo(f"{'?' if item.size is None else f'{item.size:,}':>15}  {item.name}")
    typer.echo(done.sentence())


@app.command()
def diff(
    before: Annotated[str, typer.Argument(help="Version: v2026.11.0, latest, build for the warehouse, or the folder of a release.")],
    after: Annotated[str, typer.Argument(help="Version to compare with it, likewise.")],
    table: Annotated[str | None, typer.Option(help="Show every cell of this table that differs.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="Cells to show of the table; 0 shows all.")] = 100,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object; with --table one object a line, all of them.")] = False,
    out: Annotated[Path | None, typer.Option(help="Folder to write the difference to, in Parquet files.")] = None,
) -> None:
    """Compare two versions: rows and cells, schema, ids. Exit code 0 where nothing differs, 1 where anything does, 2 for trouble."""
    import duckdb

    from pipeline.release.diff import CantCompare, Comparison, version_of
    from pipeline.release.engine import opened
    from pipeline.release.index import latest_of, read_index

    paths = _paths()
    latest = latest_of(read_index(paths.releases))
    try:
        with opened() as connection:
            sides = [version_of(connection, name, paths.releases, paths.warehouse, latest) for name in (before, after)]
            compared = Comparison(connection, *sides)
            if out:
                compared.write(out)
                typer.echo(f"written to {out}", err=True)
            differs = _cells(compared, table, limit, as_json) if table else _report(compared, as_json)
    except (CantCompare, duckdb.Error, OSError, ValueError) as error:
        _stop(str(error), 2)
    raise typer.Exit(1 if differs else 0)


def _report(compared: Any, as_json: bool) -> bool:
    report = compared.report()
    if as_json:
        typer.echo(json.dumps(report.record(), ensure_ascii=False, indent=2, default=str))
        return report.differs
    if report.tables:
        columns = ["table", f"rows {report.before}", f"rows {report.after}", "added", "changed", "removed", "columns"]
        _table(f"{report.before} to {report.after}", columns, report.rows())
    for line in report.sentences():
        typer.echo(line)
    if not report.differs:
        typer.echo(f"{report.before} and {report.after} say the same")
    return report.differs


def _cells(compared: Any, table: str, limit: int, as_json: bool) -> bool:
    cells = compared.cells(table)
    if as_json:
        count = 0
        for cell in cells:
            sys.stdout.write(json.dumps(cell, ensure_ascii=False, default=str) + "\n")
            count += 1
        return count > 0
    rows, more = [], 0
    for cell in cells:
        if limit and len(rows) == limit:
            more += 1
        else:
            rows.append(tuple(cell.values()))
            columns = list(cell)
    if not rows:
        typer.echo(f"{table}: nothing differs")
        return False
    _table(table, columns, rows)
    if more:
        typer.echo(f"and {more} more; --limit 0 shows all")
    return True


@app.command()
def withdraw(
    version: Annotated[str, typer.Argument(help="Version to withdraw.")],
    reason: Annotated[str, typer.Option(help="Why, for readers.")],
    replaced_by: Annotated[str | None, typer.Option(help="Version to use in its place.")] = None,
    info_url: Annotated[str | None, typer.Option(help="Address where more is said.")] = None,
    date: Annotated[str | None, typer.Option(help="Day of the withdrawal; today where it is left out.")] = None,
) -> None:
    """Withdraw a whole version: its files stay, releases.json says so, and the latest that stands takes its place."""
    from pipeline.release.lock import ReleaseRefused
    from pipeline.release.withdraw import CantWithdraw
    from pipeline.release.withdraw import withdraw as withdraw_version

    try:
        day = datetime.date.fromisoformat(date) if date else datetime.date.today()
        latest = withdraw_version(_paths().releases, version, reason, day, replaced_by=replaced_by, info_url=info_url)
    except (CantWithdraw, ReleaseRefused, ValueError) as error:
        _stop(str(error))
    typer.echo(f"{version} is withdrawn; {f'the latest is {latest}' if latest else 'no version stands'}")


@app.command()
def explain(
    row: Annotated[str, typer.Argument(help="Id of a response, result, turnout, verdict, claim or document, or one it had before.")],
    version: Annotated[str, typer.Option("--release", "--version", help="Release to ask; latest, or build for the warehouse.")] = "latest",
) -> None:
    """Walk from a row to the sentence it came from."""
    from pipeline.release.explain import UnknownRow
    from pipeline.release.explain import explain as explain_row

    try:
        typer.echo(explain_row(_database(version), row).text())
    except UnknownRow as error:
        _stop(str(error))


@app.command()
def coverage(
    into: Annotated[Path | None, typer.Option(help="File to write the page into; printed where it is left out.")] = None,
) -> None:
    """Count what is in the last build and name what each election lacks: docs/coverage.md."""
    import duckdb

    from pipeline.coverage import coverage as page_of

    try:
        page = page_of(_paths().build / "warehouse.duckdb")
    except duckdb.Error as error:
        _stop(f"{error}; run: ballot-echo build")
    if into is None:
        typer.echo(page, nl=False)
        return
    into.write_text(page, encoding="utf-8")


@app.command()
def mint() -> None:
    """Give the responses of the last build their ids for good: adds them to sources/minted.csv."""
    import duckdb

    from pipeline.mint import mint as give

    paths = _paths()
    if not paths.warehouse.exists():
        _stop(f"{paths.warehouse} does not exist; run: ballot-echo build", 2)
    try:
        minted = give(paths.warehouse, paths.sources)
    except duckdb.Error as error:
        _stop(f"{type(error).__name__}: {error}; run: ballot-echo build")
    typer.echo(f"{len(minted.added)} ids added to {paths.sources.name}/minted.csv")
    if minted.gone:
        typer.echo(f"{len(minted.gone)} ids stand for nothing any more; say in sources/ids.yaml what became of them:", err=True)
        _stop(minted.entries())


@app.command()
def review(
    election: Annotated[str | None, typer.Argument(help="Id of the election; all elections where it is left out.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="Items to take; 0 takes all.")] = 20,
    write: Annotated[bool, typer.Option("--write", help="Add an open entry for each claim listed to review.yaml.")] = False,
) -> None:
    """List what humans should read of the last build, worst first; write a skeleton of decisions."""
    import duckdb

    from pipeline.review import listing, open_items, progress, write_skeleton

    paths = _paths()
    if not paths.warehouse.exists():
        _stop(f"{paths.warehouse} does not exist; run: ballot-echo build", 2)
    try:
        if election is None:
            _table("Review", *progress(paths.warehouse))
            return
        items = open_items(paths.warehouse, election)
        typer.echo(listing(items[: limit or None]) or "nothing is open")
        typer.echo(f"\n{len(items)} open in {election}, {len(items[: limit or None])} shown")
        if write:
            path = paths.sources / "elections" / election / "review.yaml"
            name = str(path.relative_to(paths.root))
            typer.echo(f"{write_skeleton(path, name, items[: limit or None])} entries added to {name}")
    except duckdb.Error as error:
        _stop(f"{type(error).__name__}: {error}; run: ballot-echo build")
    except ValueError as error:
        _stop(str(error), 2)


@app.command()
def fmt(check: Annotated[bool, typer.Option("--check", help="Only say what would change.")] = False) -> None:
    """Bring everything under sources/ into its one form."""
    from pipeline.ingest.faults import Fault
    from pipeline.ingest.form import differences, files, formatted

    paths = _paths()
    changed = broken = 0
    for path in files(paths.sources):
        name = str(path.relative_to(paths.root))
        text = formatted(path, name)
        if isinstance(text, Fault):
            typer.echo(str(text), err=True)
            broken += 1
            continue
        old = path.read_text(encoding="utf-8")
        if text == old:
            continue
        changed += 1
        if check:
            typer.echo(differences(old, text, name))
        else:
            path.write_text(text, encoding="utf-8")
            typer.echo(f"formatted {name}")
    if broken or (check and changed):
        _stop(f"{changed} files are not in form, {broken} can't be read; run: ballot-echo fmt")


@new.command("election")
def new_election(election: Annotated[str, typer.Argument(help="Id, for example KAZ-202211-PRES.")]) -> None:
    """Write the template of an election."""
    from pipeline.ingest.templates import new_election as write

    try:
        typer.echo(f"fill in {write(_paths().sources, election)}, then add documents: ballot-echo new document {election} SLUG URL")
    except ValueError as error:
        _stop(str(error), 2)


@new.command("document")
def new_document(
    election: Annotated[str, typer.Argument(help="Id of the election.")],
    slug: Annotated[str, typer.Argument(help="Name of the file, lower case with hyphens.")],
    url: Annotated[str, typer.Argument(help="Address of the source.")],
) -> None:
    """Write the template of a digest."""
    from pipeline.ingest.templates import new_document as write

    try:
        typer.echo(f"fill in {write(_paths().sources, election, slug, url, datetime.date.today())}")
    except ValueError as error:
        _stop(str(error), 2)


def main() -> None:
    """Entry point; broken pipes end quietly."""
    # What Dagster and the lexicon make is large and lasts: with Python's own thresholds a tenth of a run went into walking it for cycles.
    gc.set_threshold(50_000, 20, 20)
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)


if __name__ == "__main__":
    main()
