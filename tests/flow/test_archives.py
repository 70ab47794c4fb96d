"""Two archives of press releases from end to end: taken in, coded, folded, every document and claim accounted for.

What was published in 2021 and 2022 stands in the archives; they are skipped where they do not lie beside the project.
"""

import shutil
from collections.abc import Iterator

import duckdb
import pytest

from tests.cli import cli
from tests.conftest import ROOT

DATA = ROOT.parent / "shared" / "data"
RELEASES = DATA / "us-state-department" / "press_releases.jsonl.gz"
NEWS = DATA / "kremlin-ukraine-presidents" / "putin.csv.gz"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (RELEASES.is_file() and NEWS.is_file()), reason="the archives are not at hand beside this checkout (shared/data)"
    ),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The warehouse of a build of this project with both archives taken in."""
    root = tmp_path_factory.mktemp("archives") / "project"
    for folder in ("sources", "schemas/codes"):
        shutil.copytree(ROOT / folder, root / folder)
    (root / ".dagster").mkdir()
    shutil.copy(ROOT / ".dagster" / "dagster.yaml", root / ".dagster")
    for path, count in ((RELEASES, "2,031"), (NEWS, "816")):
        taken = cli(root, "ingest", str(path))
        assert taken.returncode == 0 and f"{count} taken" in taken.stdout, taken.stdout + taken.stderr
    made = cli(root, "build")
    assert made.returncode == 0, made.stdout + made.stderr
    with duckdb.connect(str(root / "build" / "warehouse.duckdb"), read_only=True) as connection:
        yield connection


def said(built: duckdb.DuckDBPyConnection, publisher: str, url: str) -> set[tuple[str, ...]]:
    """Act, object, country and year of the election, of every claim that its publisher's own actor makes on a page."""
    return set(
        built.execute(
            "SELECT a.act, a.object, a.election_country, a.election_year FROM reported_acts AS a JOIN documents AS d USING (document_id) "
            "JOIN publishers AS p USING (publisher_id) WHERE d.publisher_id = ? AND a.actor_id = p.actor_id AND ends_with(d.url, ?)",
            [publisher, url],
        ).fetchall()
    )


def test_every_document_is_in_and_keeps_its_day(built: duckdb.DuckDBPyConnection) -> None:
    counted = built.execute(
        "SELECT publisher_id, count(*), min(published_date)::VARCHAR, max(published_date)::VARCHAR FROM documents "
        "WHERE basis = 'original' GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    assert counted == [("kremlin", 816, "2021-10-24", "2022-06-24"), ("us-state-department", 2031, "2021-05-20", "2022-08-03")]
    days = built.execute("SELECT published_date::VARCHAR FROM documents WHERE url LIKE '%/2022-turkmenistan-presidential-election/'")
    assert days.fetchall() == [("2022-03-15",)]  # 01:29 UTC on the 16th
    days = built.execute("SELECT published_at::VARCHAR FROM documents WHERE url LIKE '%/events/president/news/67843'")
    assert days.fetchall() == [("2022-02-24 03:00:00+00",)]  # shown as 06:00, Moscow's clock


def test_everything_in_adds_up(built: duckdb.DuckDBPyConnection) -> None:
    failed = built.execute("SELECT table_name, check_name FROM check_outcomes WHERE NOT passed AND severity = 'block'").fetchall()
    assert not failed
    held = built.execute("SELECT count(*) FROM claim_outcomes WHERE outcome = 'held' AND reason IS NULL").fetchall()
    assert held == [(0,)]
    outside = built.execute(
        "SELECT DISTINCT o.outcome, o.reason FROM claim_outcomes AS o JOIN reported_acts AS a USING (claim_id) "
        "JOIN documents AS d ON d.document_id = a.document_id WHERE d.basis = 'original' AND a.election_id IS NULL"
    ).fetchall()
    assert outside == [("held", "no election resolved")]


def test_a_day_read_is_counted_once_and_an_outage_is_a_gap(built: duckdb.DuckDBPyConnection) -> None:
    twice = built.execute("SELECT publisher_id, day FROM readings GROUP BY ALL HAVING count(*) > 1").fetchall()
    assert not twice
    stretches = built.execute(
        "SELECT covered_from::VARCHAR, covered_to::VARCHAR FROM coverage WHERE publisher_id = 'us-state-department' ORDER BY ALL"
    ).fetchall()
    assert stretches == [("2021-05-20", "2021-08-13"), ("2022-01-31", "2022-08-03")]


@pytest.mark.parametrize(
    ("url", "country", "year"),
    [
        ("/presidential-election-in-mongolia/", "MNG", 2021),
        ("/elections-in-ethiopia/", "ETH", 2021),
        ("/armenias-parliamentary-elections/", "ARM", 2021),
        ("/election-of-fiame-naomi-mataafa-as-prime-minister-of-samoa/", "WSM", 2021),
        ("/congratulations-to-perus-president-elect-pedro-castillo/", "PER", 2021),
        ("/2022-turkmenistan-presidential-election/", "TKM", 2022),
        ("/timor-leste-presidential-election/", "TLS", 2022),
        ("/the-philippine-presidential-election/", "PHL", 2022),
        ("/somalias-presidential-elections/", "SOM", 2022),
        ("/parliamentary-elections-in-lebanon/", "LBN", 2022),
        ("/australian-federal-election/", "AUS", 2022),
        ("/secretary-blinkens-call-with-colombian-president-elect-petro/", "COL", 2022),
        ("/kenyan-general-elections/", "KEN", 2022),
    ],
)
def test_the_united_states_answered(url: str, country: str, year: int, built: duckdb.DuckDBPyConnection) -> None:
    assert {row[2:] for row in said(built, "us-state-department", url)} == {(country, year)}


@pytest.mark.parametrize(
    "url",
    [
        "/the-election-of-gay-mcdougall-to-the-un-committee-on-the-elimination-of-racial-discrimination/",
        "/northern-ireland-assembly-elections-results/",
        "/denial-of-democracy-in-hong-kong/",
        "/g7-foreign-ministers-statement-on-the-hong-kong-chief-executive-selection/",
        "/hong-kong-25-years-after-handover/",
    ],
)
def test_what_is_no_national_election_gets_no_answer(url: str, built: duckdb.DuckDBPyConnection) -> None:
    assert built.execute("SELECT count(*) FROM documents WHERE ends_with(url, ?)", [url]).fetchall() == [(1,)]
    assert not said(built, "us-state-department", url)


@pytest.mark.parametrize(
    ("news", "country", "year"),
    [
        (67178, "BGR", 2021),
        (67990, "TKM", 2022),
        (67964, "HUN", 2022),  # its president, by parliament
        (68133, "HUN", 2022),  # its parliament
        (68136, "SRB", 2022),
        (68273, "FRA", 2022),
        (68398, "PHL", 2022),
    ],
)
def test_russia_congratulated_a_winner(news: int, country: str, year: int, built: duckdb.DuckDBPyConnection) -> None:
    assert said(built, "kremlin", f"/news/{news}") == {("congratulate", "winner", country, year)}


@pytest.mark.parametrize(("name", "country"), [("Vahagn Khachaturyan", "ARM"), ("Yoon Suk-yeol", "KOR")])
def test_russia_greeted_who_was_elected(name: str, country: str, built: duckdb.DuckDBPyConnection) -> None:
    found = built.execute(
        "SELECT act, object, election_country, election_year FROM reported_acts WHERE actor_id = 'RUS' AND honoree = ?", [name]
    ).fetchall()
    assert set(found) == {("congratulate", "winner", country, 2022)}


@pytest.mark.parametrize("news", [67351, 67382, 68501, 67452])
def test_sport_birthdays_and_anniversaries_are_no_elections(news: int, built: duckdb.DuckDBPyConnection) -> None:
    assert not said(built, "kremlin", f"/news/{news}")


def test_south_ossetia_is_no_state_and_not_georgia(built: duckdb.DuckDBPyConnection) -> None:
    assert {row[2] for row in said(built, "kremlin", "/news/68387")} == {"ENT-XSO"}
    kinds = built.execute("SELECT actor_kind FROM actors WHERE actor_id = 'ENT-XSO'").fetchall()
    assert kinds == [("entity",)]


def test_on_turkmenistan_russia_names_a_winner_and_the_united_states_none(built: duckdb.DuckDBPyConnection) -> None:
    rows = built.execute(
        "SELECT DISTINCT actor_id, act, object FROM responses WHERE election_id = 'TKM-202203-PRES' AND actor_id IN ('RUS', 'USA')"
    ).fetchall()
    assert ("RUS", "congratulate", "winner") in rows
    american = {act for actor, act, _ in rows if actor == "USA"}
    assert "withhold" in american and not american & {"congratulate", "recognise"}
