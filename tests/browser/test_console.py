"""SQL in the browser: the console of the release page, on a plain static server."""

import csv
import io
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import duckdb
import pytest

from pipeline.release.examples import examples
from pipeline.release.page.write import write_page
from tests.browser.conftest import CONSOLE, Opened, opening
from tests.browser.serving import Outside, Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(not CONSOLE.exists(), reason="the console is not built (make site): no test of it")

LINKED = "SELECT 'from a link' AS said, '50 %' AS \"näme\""
ENGINE = ("console.js", "duckdb", ".wasm")
OPENS = 120_000
"""Milliseconds that a machine with much to do may take to open the console."""

EXACT = (
    "1::TINYINT, 255::UTINYINT, 9223372036854775807, 18446744073709551615::UBIGINT",
    "170141183460469231731687303715884105727::HUGEINT, -5::HUGEINT, 340282366920938463463374607431768211455::UHUGEINT, sum(2)",
    "12345.678::DECIMAL(18,3), -0.05::DECIMAL(4,2), 0::DECIMAL(4,2), -99999999999999999999999999999999.999999::DECIMAL(38,6)",
    "0.1::FLOAT, 16777216::FLOAT, 0.1::DOUBLE, 1::DOUBLE, -0.0::DOUBLE, 1e16::DOUBLE, 1e15::DOUBLE, 1e-5::DOUBLE, 1e300::DOUBLE",
    "'nan'::DOUBLE, '-inf'::DOUBLE",
    "DATE '2024-02-29', DATE '1492-10-12', DATE '12024-01-01', DATE '0044-03-15 (BC)', 'infinity'::DATE, '-infinity'::DATE",
    "TIMESTAMP '2024-02-29 12:34:56.123456', TIMESTAMP '1066-10-14 09:00:00', TIMESTAMP '0044-03-15 (BC) 01:02:03'",
    "'infinity'::TIMESTAMP, TIMESTAMP_S '2024-01-01 00:00:00', TIMESTAMP_MS '2024-01-01 00:00:00.5'",
    "TIMESTAMP_NS '2024-01-01 00:00:00.123456789', TIMESTAMP_NS '1969-12-31 23:59:59.999999999'",
    "TIMESTAMPTZ '2024-02-29 12:34:56.7+02', TIME '12:34:56.5', TIME '23:59:59.999999'",
    "uuid '123e4567-e89b-12d3-a456-426614174000', true, false, '\\xAB\\x00a\"'::BLOB",
    "'ünïcödé 选举 🗳', 'a,b', 'say \"x\"', E'two\\nlines', ' padded ', '=1+1'",
)
"""Values that read as DuckDB writes them."""

NESTED = {
    "[1, 2, NULL]": "[1,2,null]",
    "['a', 'b,\"c']": '["a","b,\\"c"]',
    "[[DATE '2024-01-01'], []]": '[["2024-01-01"],[]]',
    "[1.5::DECIMAL(3,1), 2]": "[1.5,2.0]",
    "[9223372036854775807::HUGEINT]": "[9223372036854775807]",
    "{'a': 1, 'b': 'x', 'c': [true], 'd': NULL, 'e': {'f': TIMESTAMP '2024-01-01 00:00:00.000001'}}": (
        '{"a":1,"b":"x","c":[true],"d":null,"e":{"f":"2024-01-01 00:00:00.000001"}}'
    ),
    "MAP {'k': 1}": '[{"key":"k","value":1}]',
    "[1, 2]::INT[2]": "[1,2]",
}
"""Expression → the JSON that it reads as."""


class Console:
    """The opened console, in the hand of a test."""

    def __init__(self, opened: Opened, page: "Page") -> None:
        self.opened = opened
        self.page = page
        self.at_first = (page.input_value("#console-sql"), self.status, page.locator("#console-result table").count())
        """What stood in the editor, what was said and how many tables there were before any test asked."""

    def ask(self, sql: str) -> None:
        """Type a query, run it and wait for its end."""
        self.page.fill("#console-sql", sql)
        self.page.click("#console-run")
        self.wait()

    def wait(self) -> None:
        self.page.wait_for_selector("#console-cancel:disabled")

    @property
    def status(self) -> str:
        return self.page.inner_text("#console-status")

    @property
    def alert(self) -> str:
        return self.page.locator("#console-alert").text_content() or ""

    def saved(self, button: str) -> str:
        """What is downloaded by one of the buttons."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=button, exact=True).click()
        return Path(download.value.path()).read_bytes().decode("utf-8")

    def rows(self) -> list[list[str]]:
        """The rows of the downloaded CSV, its header first."""
        return list(csv.reader(io.StringIO(self.saved("CSV"), newline="")))


@pytest.fixture(scope="module")
def console(browser: "Browser", world: Outside, served: Served) -> Iterator[Console]:
    """One console for all tests, opened from a link with a query."""
    world.asked.clear()
    with opening(browser, f"{served.url()}#sql={quote(LINKED)}") as opened:
        opened.page.click("#open-console")
        opened.page.wait_for_selector("#console-run", timeout=OPENS)
        yield Console(opened, opened.page)


@pytest.fixture(scope="module")
def database(served: Served) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same database, asked without a browser."""
    with duckdb.connect(str(served.folder / "ballot-echo.duckdb"), read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'").fetchall()
        yield connection


def as_text(database: duckdb.DuckDBPyConnection, sql: str) -> list[list[str]]:
    """Header and rows of an answer as text, null as nothing."""
    answer = database.sql(sql)
    columns = ", ".join(f'#{number} :: VARCHAR AS "{number}"' for number in range(1, len(answer.columns) + 1))
    rows = database.sql(f"SELECT {columns} FROM ({sql.strip().rstrip(';')})").fetchall()
    return [answer.columns, *(["" if cell is None else cell for cell in row] for row in rows)]


def test_nothing_of_the_engine_is_loaded_before_it_is_asked_for(served: Served, open_page: Callable[..., Opened]) -> None:
    asked = len(served.asked)
    page = open_page(served.url()).page
    page.wait_for_load_state("networkidle")
    assert page.locator("#open-console").is_visible()
    assert not [path for path in served.asked[asked:] if any(part in path for part in ENGINE)]


def test_a_query_of_a_link_is_shown_and_not_run(console: Console) -> None:
    assert console.at_first == (LINKED, "Ready.", 0)


def test_a_typed_query_is_answered_and_downloaded_as_duckdb_has_it(console: Console, database: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT election_id, actor_id, act, stance, response_date, speaker_as_written FROM responses ORDER BY response_id"
    console.page.fill("#console-sql", sql)
    console.page.press("#console-sql", "Control+Enter")
    console.wait()
    header, *rows = as_text(database, sql)
    assert console.page.locator("#console-result th").all_inner_texts() == header
    shown = [row.locator("td").all_inner_texts() for row in console.page.locator("#console-result tbody tr").all()]
    assert shown == [[cell or "NULL" for cell in row] for row in rows]
    assert console.page.locator("#console-result caption").inner_text().startswith(f"{len(rows)} rows in ")
    assert console.rows() == [header, *rows]
    answer = database.sql(sql)
    dated = [
        [str(cell) if column == "response_date" else cell for column, cell in zip(header, row, strict=True)] for row in answer.fetchall()
    ]
    assert json.loads(console.saved("JSON")) == [dict(zip(header, row, strict=True)) for row in dated]


@pytest.mark.parametrize("number", range(len(examples())))
def test_an_example_is_one_click_away(number: int, console: Console, database: duckdb.DuckDBPyConnection) -> None:
    console.page.locator("#example-queries button").nth(number).click()
    console.wait()
    assert console.alert == ""
    assert console.rows() == as_text(database, examples()[number].sql)


def test_values_read_as_duckdb_writes_them(console: Console, database: duckdb.DuckDBPyConnection) -> None:
    for values in EXACT:
        console.ask(f"SELECT {values}")
        assert console.alert == "", values
        assert console.rows()[1:] == as_text(database, f"SELECT {values}")[1:], values


def test_lists_and_structs_read_as_json(console: Console) -> None:
    console.ask(f"SELECT {', '.join(NESTED)}")
    assert console.rows()[1] == list(NESTED.values())
    assert list(json.loads(console.saved("JSON"))[0].values()) == [json.loads(text) for text in NESTED.values()]


def test_what_cannot_be_read_is_refused_with_a_way_out(console: Console) -> None:
    console.ask("SELECT INTERVAL 3 DAY AS wait, [TIMETZ '12:00:00+02'] AS hours, 'a'::ENUM ('a') AS letter, 1 AS one")
    assert "wait (interval), hours (time_tz), letter (enum)" in console.alert and "AS VARCHAR" in console.alert
    console.ask("SELECT 2 AS still_there")
    assert (console.alert, console.rows()) == ("", [["still_there"], ["2"]])


def test_null_is_told_from_empty_and_numbers_stand_right(console: Console) -> None:
    console.ask("SELECT NULL AS a, '' AS b, 'NULL' AS c, 1 AS d")
    assert console.page.locator("#console-result td").evaluate_all("cells => cells.map((cell) => cell.className)") == [
        "null",
        "",
        "",
        "number",
    ]
    assert console.saved("CSV") == 'a,b,c,d\r\n,"",NULL,1\r\n'


def test_a_csv_for_a_spreadsheet_brings_no_formula(console: Console) -> None:
    console.ask("SELECT '=1+1' AS a, '@x' AS b, -1 AS c, 'é' AS d, '-' AS \"=e\"")
    assert console.saved("CSV for a spreadsheet") == "\ufeffa,b,c,d,'=e\r\n'=1+1,'@x,-1,é,'-\r\n"


def test_columns_of_one_name_are_told_apart_in_json(console: Console) -> None:
    console.ask("SELECT 1 AS a, 2 AS a")
    assert console.saved("JSON") == '[\n{"a":1,"a_2":2}\n]\n'


def test_hostile_text_stays_text(console: Console) -> None:
    text = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
    console.ask(f"SELECT '{text.replace(chr(39), chr(39) * 2)}' AS \"<b>x</b>\"")
    assert console.page.locator("#console-result td").inner_text() == text
    assert console.page.locator("#console-result th").inner_text() == "<b>x</b>"
    assert console.page.title() != "taken"
    console.ask('SELECT "<img src=x onerror=alert(1)>"')
    assert "<img src=x" in console.alert and console.page.locator("#console-alert img").count() == 0


def test_an_error_is_said_and_the_next_query_runs(console: Console) -> None:
    console.ask("SELEKT 1")
    assert console.alert.startswith('Parser Error: syntax error at or near "SELEKT"')
    assert console.page.locator("#console-downloads").is_hidden()
    console.ask("FROM read_parquet('data/responses.parquet')")
    assert "parquet" in console.alert and "INSTALL" not in console.alert
    console.ask("CREATE TABLE mine AS SELECT 1")
    assert "read-only" in console.alert
    console.ask("SELECT 1 AS one")
    assert (console.alert, console.rows()) == ("", [["one"], ["1"]])


def test_several_statements_give_what_the_last_one_gives(console: Console, database: duckdb.DuckDBPyConnection) -> None:
    version = database.sql("SELECT any_value(release_id) FROM releases").fetchall()[0][0]
    console.ask(f"SET VARIABLE as_of = '{version}'; SELECT count(*) AS n FROM as_of.responses;")
    assert console.rows() == as_text(database, "SELECT count(*) AS n FROM responses")


def test_only_the_first_rows_are_shown_and_only_so_many_kept(console: Console) -> None:
    console.ask("SELECT range AS n FROM range(1234)")
    assert console.page.locator("#console-result tbody tr").count() == 1000
    assert "the first 1,000 shown, 234 more in the downloads" in console.status
    assert len(console.rows()) == 1235
    console.ask("FROM range(3_000_000)")
    assert "500,000 rows" in console.status and "LIMIT" in console.status
    console.ask("SELECT 1")
    assert console.status.startswith("1 row in ")


def test_a_long_query_can_be_stopped(console: Console) -> None:
    console.page.fill(
        "#console-sql", "SELECT count(*) FROM range(10_000_000) AS a, range(10_000_000) AS b WHERE (a.range * b.range) % 7 = 3"
    )
    console.page.click("#console-run")
    console.page.click("#console-cancel")
    console.wait()
    assert "cancel" in console.alert
    console.ask("SELECT 1")
    assert console.status.startswith("1 row in ")


def test_no_query_reaches_another_origin(console: Console, world: Outside) -> None:
    for sql in (
        "FROM 'https://elsewhere.invalid/x.csv'",
        "FROM read_csv('http://elsewhere.invalid/x.csv')",
        "ATTACH 'https://elsewhere.invalid/x.duckdb'",
        "COPY (SELECT 1) TO 'https://elsewhere.invalid/x.csv'",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET custom_extension_repository = 'http://elsewhere.invalid'",
    ):
        console.ask(sql)
        assert console.alert, sql
    console.ask("INSTALL json FROM 'http://elsewhere.invalid'; SELECT 1")
    assert world.by_pages() == []


def test_a_link_to_a_query_leads_back_to_it(console: Console, served: Served) -> None:
    from playwright.sync_api import expect

    editor = console.page.locator("#console-sql")
    sql = "SELECT 'ä & #' AS x -- 100 %"
    console.page.fill("#console-sql", sql)
    console.page.click("#console-link")
    console.page.get_by_text("The link").wait_for()
    before, _, hashed = console.page.url.partition("#")
    assert before == served.url()
    console.page.evaluate("location.hash = '#sql=SELECT%203'")
    expect(editor).to_have_value("SELECT 3")
    console.page.evaluate("hash => { location.hash = hash }", hashed)
    expect(editor).to_have_value(sql)


def test_tables_are_listed_with_their_columns(console: Console, database: duckdb.DuckDBPyConnection) -> None:
    console.page.locator("#console-tables > summary").click()
    console.page.wait_for_selector("#console-tables details")
    names = console.page.locator("#console-tables details > summary code").all_inner_texts()
    assert set(names) >= {name for (name,) in database.sql("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main'").fetchall()}
    table = console.page.locator("#console-tables details", has=console.page.locator("summary code", has_text="responses").first).first
    assert "response_id" in (table.locator("dl").text_content() or "")


def test_the_opened_console_is_accessible(console: Console) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    console.ask("SELECT NULL AS a, 1 AS b, 'x' AS c")
    for colours, options in (("light", {}), ("dark", {"runOnly": ["color-contrast"]})):
        console.page.emulate_media(color_scheme=colours)
        found: dict[str, Any] = axe.Axe().run(console.page, context="#console", options=options).response
        assert [violation["id"] for violation in found["violations"]] == []


def test_every_request_went_to_the_same_origin(console: Console, served: Served, world: Outside) -> None:
    """The last one on this page: by now all of the console was used."""
    assert any("duckdb-eh.wasm" in url for url in console.opened.requests)
    assert console.opened.elsewhere(served.origin) == []
    assert world.by_pages() == []
    assert console.opened.errors == []


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("delete globalThis.WebAssembly", "lacks WebAssembly"),
        ("delete globalThis.DecompressionStream", "lacks DecompressionStream"),
    ],
)
def test_a_browser_that_cannot_is_told_why(script: str, said: str, served: Served, open_page: Callable[..., Opened]) -> None:
    page = open_page(served.url(), script=script).page
    page.click("#open-console")
    page.wait_for_selector("#console-alert:not(:empty)")
    assert said in (page.text_content("#console-alert") or "")
    assert "ballot-echo.duckdb" in (page.text_content("#console-alert") or "")
    assert page.locator("#open-console").is_enabled()


def test_a_database_that_cannot_be_had_is_named_and_can_be_tried_again(served: Served, open_page: Callable[..., Opened]) -> None:
    page = open_page(served.url()).page
    page.route("**/ballot-echo.duckdb", lambda route: route.fulfill(status=404))
    page.click("#open-console")
    page.get_by_text("ballot-echo.duckdb could not be fetched: the server says 404").wait_for()
    page.unroute("**/ballot-echo.duckdb")
    page.route("**/ballot-echo.duckdb", lambda route: route.abort())
    page.click("#open-console")
    page.get_by_text("ballot-echo.duckdb could not be fetched: the connection failed").wait_for()
    page.unroute("**/ballot-echo.duckdb")
    page.route("**/duckdb-eh.wasm.gz", lambda route: route.fulfill(status=200, body=b"\x1f\x8bnot gzip"))
    page.click("#open-console")
    page.get_by_text("The engine arrived damaged").wait_for()


def test_without_scripts_the_page_is_whole_and_offers_no_console(served: Served, open_page: Callable[..., Opened]) -> None:
    page = open_page(served.url(), java_script_enabled=False).page
    assert page.locator("h1").is_visible()
    assert page.locator("#open-console").is_hidden()
    assert "JavaScript" in page.inner_text("#console noscript")


def test_a_release_without_the_console_says_so_and_shows_the_queries(
    released: Path, tmp_path: Path, open_page: Callable[..., Opened]
) -> None:
    folder = shutil.copytree(released, tmp_path / "plain", copy_function=os.link)
    write_page(folder)
    with serving(folder) as plain:
        page = open_page(plain.url()).page
        assert "without the console" in page.inner_text("#console")
        assert page.locator("#open-console").count() == 0
        assert examples()[0].sql in (page.text_content("#console") or "")
