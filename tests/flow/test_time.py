"""Three releases after one another: a row is added, changed, retracted, and each release can be had from the last one alone."""

import datetime
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.ingest.minted import released_rows
from pipeline.release.ask import FORMS, QueryFailed, ask
from pipeline.release.build import ReleaseRefused
from pipeline.release.changes import changes_faults, changes_file
from pipeline.release.earlier import history_file
from pipeline.release.explain import explain
from pipeline.release.hashes import write_sums
from pipeline.release.news import counted
from pipeline.release.verify import verify
from pipeline.release.version import schema_version
from pipeline.warehouse import Warehouse, open_warehouse
from schemas.model import table
from tests.cli import cli
from tests.conftest import FIXTURE, ROOT, fold
from tests.shared import made_once
from tests.unit.release.conftest import release

FIRST, SECOND, THIRD = "v2021.9.0", "v2021.10.0", "v2021.11.0"
DAYS = {version: datetime.date(2021, month, 30) for version, month in ((FIRST, 9), (SECOND, 10), (THIRD, 11))}
FIN, DNK, SWE = (f"R-NOR-202109-PRES-{actor}-01" for actor in ("FIN", "DNK", "SWE"))
BECAME = f"- table: responses\n  old: {FIN}\n  new: {DNK}\n  why: It was Denmark.\n"
WITHDRAWN = f"- table: responses\n  old: {DNK}\n  why: The report was taken back.\n"


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / "sources" / "elections" / "NOR-202109-PRES" / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def second(root: Path) -> None:
    """A response takes another id, a text changes, a row is added."""
    edit(root, "election.yaml", "{actor: FIN, act: withhold", "{actor: DNK, act: withhold")
    edit(root, "election.yaml", "gaps:\n", "gaps:\n  - {actor: FIN, on: 2021-10-02, note: the ministry's site}\n")
    path = root / "sources" / "elections" / "NOR-202109-PRES" / "documents" / "result.md"
    path.write_text(path.read_text() + "\nThe king opened parliament in October.\n")
    (root / "sources" / "ids.yaml").write_text(BECAME)


def third(root: Path) -> None:
    """That response is withdrawn, a figure changes, and the added row is gone again."""
    text = (root / "sources" / "elections" / "NOR-202109-PRES" / "election.yaml").read_text()
    line = next(line for line in text.splitlines(keepends=True) if "actor: DNK, act: withhold" in line)
    edit(root, "election.yaml", line, "")
    edit(root, "election.yaml", "  - {actor: FIN, on: 2021-10-02, note: the ministry's site}\n", "")
    edit(root, "election.yaml", "title: Norway, presidential election (a fixture)", "title: Norway, presidential election")
    (root / "sources" / "ids.yaml").write_text(BECAME + WITHDRAWN)


def build(root: Path) -> None:
    """Write a project with three releases."""
    shutil.copytree(FIXTURE, root)
    (root / "inbox").mkdir()
    with open_warehouse(root / "build" / "warehouse.duckdb", ROOT) as warehouse:
        for version, change in ((FIRST, None), (SECOND, second), (THIRD, third)):
            if change:
                change(root)
            fold(root, warehouse)
            assert release(warehouse, root / "releases", date=DAYS[version]).version == version


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Project with three releases; not to be changed."""
    return made_once(tmp_path_factory, "time", build)


@pytest.fixture
def project(history: Path, tmp_path: Path) -> Path:
    """A copy, free to be broken."""
    return Path(shutil.copytree(history, tmp_path / "project"))


@pytest.fixture
def warehouse(project: Path) -> Iterator[Warehouse]:
    with open_warehouse(project / "build" / "warehouse.duckdb", ROOT) as opened:
        yield opened


@pytest.fixture
def last(project: Path) -> Path:
    """The last release, without those before it."""
    return Path(shutil.move(project / "releases" / THIRD, project.parent / "alone" / THIRD))


def seal(folder: Path) -> None:
    """Make the sums fit, so that only a deeper look finds what is wrong."""
    write_sums(folder)


def told(folder: Path) -> str:
    return "\n".join(map(str, verify(folder)))


@pytest.mark.parametrize("door", ["ballot-echo.duckdb", "load.sql"])
def test_every_table_of_every_release_is_given_as_it_was(door: str, history: Path) -> None:
    folder = history / "releases" / THIRD
    with duckdb.connect(str(folder / door), read_only=True) if door.endswith("duckdb") else duckdb.connect() as connection:
        if door == "load.sql":
            connection.execute("SET VARIABLE base = ?", [str(folder)]).fetchall()
            connection.execute((folder / door).read_text()).fetchall()
        n_tables = 0
        for version in (FIRST, SECOND, THIRD):
            connection.execute("SET VARIABLE as_of = ?", [version]).fetchall()
            for path in sorted((history / "releases" / version / "data").glob("*.parquet")):
                then, now = f"FROM read_parquet('{path}')", f'FROM as_of."{path.stem}"'
                assert connection.sql(now).columns == connection.sql(then).columns
                differing = connection.execute(f"(({then}) EXCEPT ALL ({now})) UNION ALL (({now}) EXCEPT ALL ({then}))").fetchall()
                assert differing == [], (version, path.stem)
                n_tables += 1
    assert n_tables > 100


def test_rows_say_since_when_they_have_been_so(history: Path) -> None:
    with duckdb.connect(str(history / "releases" / THIRD / "ballot-echo.duckdb"), read_only=True) as connection:
        stamps = "first_release, last_changed_release, record_status"
        assert connection.sql(f"SELECT response_id, {stamps} FROM responses WHERE actor_id IN ('SWE', 'FIN', 'DNK')").fetchall() == [
            (SWE, FIRST, FIRST, "active")
        ]
        assert connection.sql(f"SELECT election_id, {stamps} FROM elections").fetchall() == [("NOR-202109-PRES", FIRST, THIRD, "active")]
        past = connection.sql("SELECT first_release, valid_from_release, valid_to_release, title_en FROM history.elections").fetchall()
        assert past == [(FIRST, FIRST, THIRD, "Norway, presidential election (a fixture)")]
        gone = connection.sql("SELECT actor_id, valid_from_release, valid_to_release FROM history.searches").fetchall()
        assert gone == [("FIN", SECOND, THIRD)]


def test_a_retracted_row_is_a_tombstone_and_counts_nowhere(history: Path) -> None:
    columns = "record_id, new_id, why, stood_from_release, retracted_in_release, last_changed_release, record_status"
    with duckdb.connect(str(history / "releases" / THIRD / "ballot-echo.duckdb"), read_only=True) as connection:
        assert connection.sql(f"SELECT {columns} FROM retractions ORDER BY 1").fetchall() == [
            (DNK, None, "The report was taken back.", SECOND, THIRD, THIRD, "retracted"),
            (FIN, DNK, "It was Denmark.", FIRST, SECOND, SECOND, "retracted"),
        ]
        assert (
            connection.sql("SELECT last_values ->> 'act', (last_values ->> 'stance')::INTEGER FROM retractions").fetchall()
            == [("withhold", -1)] * 2
        )
        assert connection.sql("SELECT count(*) FROM responses WHERE response_id IN (SELECT record_id FROM retractions)").fetchall() == [
            (0,)
        ]
        assert (
            connection.sql("SELECT DISTINCT record_id FROM evidence WHERE record_id IN (SELECT record_id FROM retractions)").fetchall()
            == []
        )
        assert connection.sql("SELECT position, n_responses FROM positions WHERE actor_id = 'FIN'").fetchall() == [("no_position", 0)]
        assert connection.sql(
            f"SELECT resolve_id('{FIN}'), resolve_id('{SWE}'), resolve_id('{FIN}', in_table := 'persons')"
        ).fetchall() == [(None, SWE, FIN)]
    with duckdb.connect(str(history / "releases" / SECOND / "ballot-echo.duckdb"), read_only=True) as connection:
        assert connection.sql(f"SELECT resolve_id('{FIN}')").fetchall() == [(DNK,)]


def test_an_attached_release_goes_back_as_well(history: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{history / 'releases' / THIRD / 'ballot-echo.duckdb'}' AS ballots (READ_ONLY)").fetchall()
        connection.execute("SET VARIABLE as_of = ?", [FIRST]).fetchall()
        assert connection.sql("SELECT count(*) FROM ballots.as_of.responses WHERE actor_id = 'FIN'").fetchall() == [(1,)]
        assert connection.sql("SELECT new_id FROM ballots.resolved_ids ORDER BY old_id").fetchall() == [(None,), (None,)]


def test_an_old_id_is_explained_by_what_became_of_it(history: Path) -> None:
    moved = explain(history / "releases" / SECOND / "ballot-echo.duckdb", FIN)
    assert moved.led == (f"{FIN} became {DNK} in {SECOND}: It was Denmark.",)
    assert (moved.row_id, moved.row["actor_id"]) == (DNK, "DNK")
    assert "has yet to congratulate her" in moved.text()
    for door in ("ballot-echo.duckdb", ""):
        gone = explain(history / "releases" / THIRD / door, FIN)
        assert gone.led[1] == f"{DNK} was withdrawn in {THIRD}: The report was taken back."
        assert (gone.row_id, gone.row["act"]) == (DNK, "withhold")
        assert [claim["sentence"] for claim in gone.claims] == ["Finland has yet to congratulate her."]
    assert explain(history / "build" / "warehouse.duckdb", FIN).led[1].startswith(f"{DNK} was withdrawn")


def test_the_last_release_alone_proves_all_versions(last: Path) -> None:
    assert verify(last) == []


def test_a_build_from_the_same_before_gives_the_same_sums(project: Path, warehouse: Warehouse) -> None:
    def sums(folder: Path) -> list[str]:
        return [line for line in (folder / "SHA256SUMS").read_text().splitlines() if not line.endswith("ballot-echo.duckdb")]

    kept = shutil.move(project / "releases" / THIRD, project.parent / THIRD)
    index = json.loads((project / "releases" / "releases.json").read_text())
    index |= {"aliases": {"latest": SECOND}, "releases": index["releases"][:2]}
    (project / "releases" / "releases.json").write_text(json.dumps(index))
    again = release(warehouse, project / "releases", date=DAYS[THIRD])
    assert again.version == THIRD
    assert sums(again.path) == sums(Path(kept))
    assert sum(line.endswith("_history.parquet") for line in sums(again.path)) > 5


def tamper(folder: Path, *, file: bool, database: bool) -> None:
    """Let the withdrawn response of the first release have been a rejection."""
    if file:
        path = history_file(folder, "responses")
        rows = pq.read_table(path)
        acts = pa.array(["reject" if value == "withhold" else value for value in rows["act"].to_pylist()])
        place = rows.schema.get_field_index("act")
        pq.write_table(rows.set_column(place, rows.schema.field("act"), acts), path)
    if database:
        with duckdb.connect(str(folder / "ballot-echo.duckdb")) as connection:
            connection.execute("UPDATE history.responses SET act = 'reject' WHERE act = 'withhold'").fetchall()
    seal(folder)


@pytest.mark.parametrize("where", [{"file": True, "database": False}, {"file": False, "database": True}, {"file": True, "database": True}])
def test_a_history_that_was_tampered_with_is_found(where: dict, last: Path) -> None:
    tamper(last, **where)
    said = told(last)
    assert ("history.responses differs from its Parquet file in" in said) is (where["file"] != where["database"])
    assert (f"history/history.json: responses can't be given as it was in {FIRST}" in said) is where["database"]


def test_a_record_that_was_tampered_with_is_found(last: Path) -> None:
    path = last / "history" / "history.json"
    known = json.loads(path.read_text())
    known["versions"][0]["tables"]["positions"]["logical_sha256"] = "0" * 64
    known["versions"][1]["tables"]["actors"]["stamped_sha256"] = "0" * 64
    path.write_text(json.dumps(known))
    seal(last)
    said = told(last).splitlines()
    assert said == [
        f"history/history.json: actors can't be given as it was in {SECOND}",
        f"history/history.json: has another number of rows or hash than the table releases for positions in {FIRST}",
        f"history/history.json: positions can't be given as it was in {FIRST}",
    ]


def test_a_row_version_of_no_version_is_found(last: Path) -> None:
    with duckdb.connect(str(last / "ballot-echo.duckdb")) as connection:
        connection.execute("UPDATE history.searches SET valid_to_release = valid_from_release").fetchall()
    seal(last)
    assert "history/history.json: searches has 1 earlier row versions that held in no version" in told(last)


def test_entries_that_are_not_so_stop_a_release(project: Path, warehouse: Warehouse) -> None:
    ids = project / "sources" / "ids.yaml"
    nowhere = f"- table: responses\n  old: {DNK}\n  new: R-NOR-202109-PRES-ISL-01\n  why: It was Iceland.\n"
    stands = "- table: actors\n  old: SWE\n  why: No state.\n"
    for text, why in (
        (BECAME, f"put it back:\nresponses {DNK}"),
        (BECAME + nowhere, f"responses {DNK} leads to R-NOR-202109-PRES-ISL-01, which neither stands nor has an entry of its own"),
        (BECAME + WITHDRAWN + stands, "actors SWE stands, so it is no old id"),
    ):
        ids.write_text(text)
        fold(project, warehouse)
        with pytest.raises(ReleaseRefused) as caught:
            release(warehouse, project / "releases", date=DAYS[THIRD])
        assert why in str(caught.value)
    assert [path.name for path in sorted((project / "releases").glob("v*"))] == [SECOND, THIRD, FIRST]


def applied(before: Path, changes: Path, key: list[str], columns: list[str]) -> dict[tuple, dict[str, str | None]]:
    """A table as a reader gets it who applies the difference to the release before: key → values, all as text."""
    rows = {row[: len(key)]: dict(zip(columns, row[len(key) :], strict=True)) for row in as_text(before, [*key, *columns])}
    lines = as_text(changes, [*key, "change", "column_name", "old_value", "new_value"]) if changes.exists() else []
    for line in lines:
        place, (change, name, old, new) = line[: len(key)], line[len(key) :]
        if change == "removed":
            rows.pop(place, None)
        elif name is None:
            assert place not in rows
            rows[place] = dict.fromkeys(columns)
        else:
            assert change == "added" or rows[place][name] == old
            rows[place][name] = new
    return rows


def as_text(path: Path, names: list[str]) -> list[tuple]:
    listed = ", ".join(f'"{name}"::VARCHAR' for name in names)
    return duckdb.sql(f"SELECT {listed} FROM '{path}'").fetchall()


@pytest.mark.parametrize(("before", "after"), [(FIRST, SECOND), (SECOND, THIRD)])
def test_a_release_and_the_changes_after_it_give_the_next(before: str, after: str, history: Path) -> None:
    releases = history / "releases"
    changed = 0
    for path in sorted((releases / after / "data").glob("*.parquet")):
        if path.stem == "releases":
            continue
        info = table(path.stem)
        columns = [name for name in info.names if name not in info.key]
        changes = changes_file(releases / after, path.stem)
        changed += changes.exists()
        now = {row[: len(info.key)]: dict(zip(columns, row[len(info.key) :], strict=True)) for row in as_text(path, [*info.key, *columns])}
        assert applied(releases / before / "data" / path.name, changes, list(info.key), columns) == now, path.stem
    assert changed > 5
    assert {path.stem for path in (releases / after / "changes").iterdir()} - {"id-changes"} == {
        f"{name}-changes" for name in counted((releases / after / "CHANGES.md").read_text())
    }


def test_the_changes_say_what_became_of_rows_and_ids(history: Path) -> None:
    first, second, third = (history / "releases" / version for version in (FIRST, SECOND, THIRD))
    assert [path.name for path in (first / "changes").iterdir()] == ["id-changes.parquet"]
    assert "The first release. There is nothing to compare it with" in (first / "CHANGES.md").read_text()
    columns = "SELECT table_name, old_id, new_id, id_change, why FROM"
    assert duckdb.sql(f"{columns} '{first}/changes/id-changes.parquet'").fetchall() == []
    became = [("responses", FIN, DNK, "renamed", "It was Denmark.")]
    assert duckdb.sql(f"{columns} '{second}/changes/id-changes.parquet'").fetchall() == became
    taken = [("responses", DNK, None, "withdrawn", "The report was taken back.")]
    assert duckdb.sql(f"{columns} '{third}/changes/id-changes.parquet'").fetchall() == taken
    cells = duckdb.sql(
        f"SELECT election_id, change, column_name, old_value, new_value FROM '{changes_file(third, 'elections')}'"
    ).fetchall()
    title = "Norway, presidential election"
    assert cells == [("NOR-202109-PRES", "changed", "title_en", f"{title} (a fixture)", title)]
    text = (second / "CHANGES.md").read_text()
    assert f"Against {FIRST}." in text
    assert "| responses | 4 | 1 | 0 | 1 |" in text and "| documents | 2 | 0 | 1 | 0 |" in text
    assert f"| responses | {FIN} | {DNK} | renamed | It was Denmark. |" in text
    positions = text.partition("## Positions that changed\n\n| election | actor | from | to |\n| --- | --- | --- | --- |\n")[2].splitlines()
    assert positions[:2] == ["| NOR-202109-PRES | DNK | no_position | withholds |", "| NOR-202109-PRES | FIN | withholds | no_position |"]
    assert json.loads((second / "schema-changes.json").read_text()) == {
        "from": schema_version(),
        "to": schema_version(),
        "bump": "none",
        **{key: [] for key in ("changes", "renamed", "renames", "upcoming")},
    }


def rewrite(path: Path, query: str) -> None:
    """Put the rows of a query over a file in its place, with what the file says of itself."""
    schema = pq.read_schema(path)
    pq.write_table(duckdb.sql(query.format(f"'{path}'")).to_arrow_table().cast(schema), path)


@pytest.mark.parametrize(
    ("file", "query", "said"),
    [
        ("elections-changes", "SELECT * REPLACE ('Sweden' AS old_value) FROM {}", "2 lines are not what the history of the release says"),
        ("responses-changes", "FROM {} WHERE column_name IS NULL", " lines are not what the history of the release says"),
        ("responses-changes", "SELECT * EXCLUDE (change) FROM {}", "does not have the columns and types of a difference"),
        ("id-changes", "FROM {} WHERE false", f"{DNK} was removed, and id-changes.parquet does not say what became of it"),
        ("id-changes", "FROM {} WHERE false", "lacks 1 rows of the table retractions"),
        ("id-changes", "SELECT * REPLACE ('So.' AS why) FROM {}", "has 1 rows that id_alias lacks"),
    ],
)
def test_changes_that_were_tampered_with_are_found(file: str, query: str, said: str, last: Path) -> None:
    assert list(changes_faults(last, THIRD, ())) == []
    path = last / "changes" / f"{file}.parquet"
    rows = duckdb.sql(query.format(f"'{path}'")).to_arrow_table()
    kept = [field for field in pq.read_schema(path) if field.name in rows.column_names]
    pq.write_table(rows.cast(pa.schema(kept, pq.read_schema(path).metadata)), path)
    assert said in "\n".join(what for _, what in changes_faults(last, THIRD, ()))


def test_a_text_of_changes_and_a_step_that_are_not_so_are_found(last: Path) -> None:
    text = (last / "CHANGES.md").read_text()
    (last / "CHANGES.md").write_text(text.replace("| elections | 1 | 0 | 1 | 0 |", "| elections | 1 | 0 | 0 | 0 |"))
    step = json.loads((last / "schema-changes.json").read_text())
    (last / "schema-changes.json").write_text(json.dumps(step | {"from": "9.0.0", "more": 1}))
    (last / "next").mkdir()
    shutil.copy(last / "data" / "searches.parquet", last / "next" / "searches-next.parquet")
    shutil.copy(changes_file(last, "searches"), changes_file(last, "strange"))
    seal(last)
    assert told(last).splitlines() == [
        "CHANGES.md: counts (1, 0, 0, 0) for elections (rows, added, changed, removed), it is (1, 0, 1, 0)",
        "changes/strange-changes.parquet: belongs to no table",
        "next/searches-next.parquet: shows a change that is not announced",
        "schema-changes.json: : Additional properties are not allowed ('more' was unexpected)",
        f"schema-changes.json: from 9.0.0 to {schema_version()} is no none step",
    ]


def run(root: Path, *arguments: str) -> tuple[int, str, str]:
    """Exit code and what was said, in this process: a new one takes longer to start than to compare."""
    done = CliRunner().invoke(app, list(arguments), env={"BALLOT_ECHO_ROOT": str(root)})
    return done.exit_code, done.stdout, done.stderr


def diff(root: Path, *arguments: str) -> tuple[int, str, str]:
    return run(root, "diff", *arguments)


def test_two_versions_are_compared_from_the_command_line(history: Path, tmp_path: Path) -> None:
    code, shown, _ = diff(history, FIRST, "latest", "--json")
    found = json.loads(shown)
    assert (code, found["before"], found["after"], found["schema"]["changes"]) == (1, FIRST, THIRD, [])
    assert found["tables"]["responses"]["removed"] == 1 and found["tables"]["elections"]["columns"] == {"title_en": 1}
    assert [(each["old_id"], each["id_change"]) for each in found["ids"]] == [(FIN, "renamed")]
    code, shown, _ = diff(history, SECOND, FIRST)
    assert code == 1 and "responses" in shown and "title_en" not in shown
    code, shown, said = diff(history, FIRST, str(history / "releases" / SECOND), "--table", "documents", "--out", str(tmp_path / "out"))
    assert code == 1 and "text_sha256" in shown and "written to" in said
    assert (tmp_path / "out" / "documents-changes.parquet").read_bytes()
    assert diff(history, FIRST, SECOND, "--out", str(tmp_path / "out"))[0] == 2
    lines = [json.loads(line) for line in diff(history, SECOND, THIRD, "--table", "searches", "--json")[1].splitlines()]
    assert {(line["actor_id"], line["change"]) for line in lines} == {("FIN", "removed")}
    for same in ((THIRD, THIRD), (THIRD, "build"), ("build", THIRD)):
        assert diff(history, *same)[:2] == (0, " and ".join(same) + " say the same\n")
    for wrong, why in (
        ((FIRST, "v2020.1.0"), f"v2020.1.0 is no release: give a version ({FIRST}, {SECOND}, {THIRD}), latest, build"),
        ((FIRST, str(tmp_path)), "is no release"),
        ((FIRST, SECOND, "--table", "deeds"), f"deeds is no table of {FIRST} or {SECOND}"),
    ):
        code, _, said = diff(history, *wrong)
        assert code == 2 and why in said


def test_after_a_withdrawal_nothing_that_was_published_is_lost(project: Path, warehouse: Warehouse) -> None:
    releases = project / "releases"
    said = run(project, "withdraw", SECOND, "--reason", "Denmark never spoke.", "--replaced-by", THIRD, "--date", "2021-12-01")
    assert said[:2] == (0, f"{SECOND} is withdrawn; the latest is {THIRD}\n")
    assert run(project, "withdraw", SECOND, "--reason", "Again.")[0] == 1
    assert "was withdrawn on 2021-12-01: Denmark never spoke." in run(project, "sql", "--release", SECOND, "SELECT 1")[2]
    assert f"the latest is {FIRST}" in run(project, "withdraw", THIRD, "--reason", "Nor did Finland.", "--date", "2021-12-01")[1]
    assert {row["response_id"] for row in released_rows(releases)} >= {FIN, DNK, SWE}, "ids of withdrawn versions are not given again"

    (project / "sources" / "ids.yaml").write_text(f"- table: responses\n  old: {FIN}\n  why: It never spoke.\n")
    fold(project, warehouse)
    with pytest.raises(ReleaseRefused) as caught:
        release(warehouse, releases, date=datetime.date(2021, 12, 30))
    assert f"1 ids of {FIRST}, {SECOND}, {THIRD} vanished" in str(caught.value) and f"responses {DNK}" in str(caught.value)

    (project / "sources" / "ids.yaml").write_text(BECAME + WITHDRAWN)
    fold(project, warehouse)
    fourth = release(warehouse, releases, date=datetime.date(2021, 12, 30)).path
    assert verify(fourth) == []
    text = (fourth / "CHANGES.md").read_text()
    assert f"Against {FIRST}." in text and f"{SECOND}, which was withdrawn, is passed over: Denmark never spoke." in text
    ids = duckdb.sql(f"SELECT old_id, new_id, id_change FROM '{fourth}/changes/id-changes.parquet' ORDER BY 1").fetchall()
    assert ids == [(DNK, None, "withdrawn"), (FIN, DNK, "renamed")]
    tombs = duckdb.sql(f"SELECT record_id, stood_from_release, retracted_in_release FROM '{fourth}/data/retractions.parquet' ORDER BY 1")
    assert tombs.fetchall() == [(DNK, SECOND, "v2021.12.0"), (FIN, FIRST, "v2021.12.0")]
    assert json.loads((releases / "releases.json").read_text())["aliases"] == {"latest": "v2021.12.0"}
    assert (releases / SECOND / "SHA256SUMS").exists() and (releases / f"{SECOND}.RETRACTED.md").exists()


def test_a_row_that_stands_again_loses_its_tombstone_and_the_gap_is_remembered(project: Path, warehouse: Warehouse) -> None:
    folder = project / "sources" / "elections" / "NOR-202109-PRES"
    shutil.copy(FIXTURE / folder.relative_to(project) / "election.yaml", folder)
    (project / "sources" / "ids.yaml").write_text(WITHDRAWN)
    fold(project, warehouse)
    fourth = release(warehouse, project / "releases", date=datetime.date(2021, 12, 30)).path
    with duckdb.connect(str(fourth / "ballot-echo.duckdb"), read_only=True) as connection:
        assert connection.sql("SELECT record_id FROM retractions").fetchall() == [(DNK,)]
        query = f"SELECT first_release FROM as_of.responses WHERE response_id = '{FIN}'"
        given = []
        for version in (FIRST, SECOND, THIRD, fourth.name):
            connection.execute("SET VARIABLE as_of = ?", [version]).fetchall()
            given.append(connection.sql(query).fetchall())
        assert given == [[(FIRST,)], [], [], [("v2021.12.0",)]]


def test_a_number_that_was_taken_back_is_not_given_again(history: Path) -> None:
    known = {row["response_id"]: row for row in released_rows(history / "releases")}
    assert {FIN, DNK, SWE} <= known.keys()
    assert (known[DNK]["act"], known[DNK]["opened_on"], known[DNK]["listed"]) == ("withhold", datetime.date(2021, 9, 15), False)


def test_a_release_is_asked_as_of_an_earlier_one_in_any_form(history: Path) -> None:
    database = history / "releases" / THIRD / "ballot-echo.duckdb"
    query = "SELECT actor_id, act, CASE WHEN actor_id = 'FIN' THEN 'a | b' END AS note FROM responses WHERE actor_id IN ('FIN', 'DNK')"
    given = {version: ask(database, query, version) for version in (FIRST, SECOND, THIRD)}
    assert {version: answer.rows for version, answer in given.items()} == {
        FIRST: (("FIN", "withhold", "a | b"),),
        SECOND: (("DNK", "withhold", None),),
        THIRD: (),
    }
    assert FORMS["csv"](given[SECOND]) == "actor_id,act,note\nDNK,withhold,\n"
    assert FORMS["markdown"](given[FIRST]) == "| actor_id | act | note |\n| --- | --- | --- |\n| FIN | withhold | a &#124; b |\n"
    assert FORMS["markdown"](given[THIRD]) == "| actor_id | act | note |\n| --- | --- | --- |\n"
    for wrong, why in (
        ({"query": query, "as_of": "v2020.1.0"}, f"v2020.1.0 is no release that this one knows; it knows {FIRST}, {SECOND}, {THIRD}"),
        ({"query": f"FROM '{history}/sources/minted.csv'"}, "disabled by configuration"),
        ({"query": f"ATTACH '{history}/other.duckdb'"}, "disabled by configuration"),
        ({"query": "DELETE FROM responses"}, "read-only"),
    ):
        with pytest.raises(QueryFailed, match=re.escape(why)):
            ask(database, **wrong)
    with pytest.raises(QueryFailed, match="keeps no history"):
        ask(history / "build" / "warehouse.duckdb", query, FIRST)


def test_the_command_line_goes_back_too(history: Path) -> None:
    query = "SELECT actor_id, act FROM responses WHERE actor_id = 'FIN'"
    assert json.loads(cli(history, "sql", "--as-of", FIRST, "--format", "json", query).stdout) == {"actor_id": "FIN", "act": "withhold"}
    unknown = cli(history, "sql", "--as-of", "v2020.1.0", query)
    assert unknown.returncode == 1 and "is no release that this one knows" in unknown.stderr
    assert cli(history, "sql", "--format", "poem", query).returncode == 2
    assert f"{DNK} was withdrawn in {THIRD}" in cli(history, "explain", FIN).stdout
