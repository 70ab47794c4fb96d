"""The pages of a release: all there, complete without a script, safe whatever the sources say, small, and the same twice."""

import csv
import datetime
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import polars as pl
import pytest

from pipeline.release.hashes import write_sums
from pipeline.release.page import write_page
from pipeline.release.page.facts import Facts, Row, read_facts, words
from pipeline.release.page.front import LINKED_DATA
from pipeline.release.page.look import page_faults
from pipeline.release.page.pages import pages
from pipeline.release.page.render import CHANGES_SHOWN, address, changes, day, environment, figure, tongue
from pipeline.release.verify import LOOKS, verify
from schemas.codes import code_list_names, codes
from tests.conftest import ROOT

ELECTION = "site/election-NOR-202109-PRES.html"
HOSTILE = (
    "<script>alert(1)</script>\"onmouseover='alert(2)' x=\"&lt;b&gt; ]]> --> {{ 7 * 7 }} {% raw %} \u202egnihton\u202c "
    + "w" * 300
    + " </title></style>"
)
BUDGET = 300_000
"""Bytes of the index with all that it loads, before anybody asks for the console."""


class Read(HTMLParser):
    """A page as a reader without a script has it: its text, its elements with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._script = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._script = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._script = self._script and tag != "script"

    def handle_data(self, data: str) -> None:
        self.text += "" if self._script else data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for found, attrs in self.elements if found == tag]


def read(folder: Path, name: str) -> Read:
    return Read((folder / name).read_text(encoding="utf-8"))


def rewrite(folder: Path, table: str, **columns: object) -> None:
    """Set columns of every row of a table."""
    path = folder / "data" / f"{table}.parquet"
    rows = pl.read_parquet(path)
    rows.with_columns(pl.lit(value).alias(name) for name, value in columns.items()).write_parquet(path)


@pytest.fixture(scope="module")
def facts(kept: Path) -> Facts:
    return read_facts(kept)


@pytest.fixture(scope="module")
def hostile(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release whose sources say the worst, with its pages."""
    folder = Path(shutil.copytree(kept, tmp_path_factory.mktemp("hostile") / "v2021.10.0"))
    rewrite(folder, "elections", title_en=HOSTILE, notes=HOSTILE)
    rewrite(folder, "actors", name_en=HOSTILE)
    rewrite(folder, "persons", name_en=HOSTILE)
    rewrite(folder, "options", label_en=HOSTILE, party_label=HOSTILE)
    rewrite(folder, "publishers", name_en=HOSTILE)
    rewrite(folder, "documents", title=HOSTILE, url="javascript:alert(3)", archive_url="data:text/html,<script>", language='"x')
    rewrite(folder, "evidence", quote=HOSTILE)
    rewrite(folder, "searches", note=HOSTILE)
    (folder / "CHANGES.md").write_text(f"# v\n\n{HOSTILE}\n\n[a](javascript:alert(4))\n\n| t |\n| --- |\n| {HOSTILE} |\n")
    (folder / "croissant.json").write_text('{"name": "</script><script>alert(5)</script>", "recordSet": []}')
    write_page(folder)
    return folder


def test_every_election_responder_and_observer_has_its_page(kept: Path) -> None:
    data = kept / "data"
    wanted = {f"election-{name}" for name in pl.read_parquet(data / "elections.parquet")["election_id"]}
    wanted |= {f"actor-{name}" for name in pl.read_parquet(data / "responses.parquet")["actor_id"]}
    wanted |= {f"observer-{name}" for name in pl.read_parquet(data / "observation_missions.parquet")["actor_id"]}
    assert len(wanted) > 4
    assert {path.stem for path in (kept / "site").glob("*.html")} == wanted | {"dictionary"}


def test_a_release_verifies_with_its_pages(kept: Path) -> None:
    assert list(page_faults(kept)) == []


def test_rows_and_their_evidence_stand_on_the_page_under_their_ids(kept: Path) -> None:
    page = read(kept, ELECTION)
    ids = {attrs["id"] for _, attrs in page.elements if "id" in attrs}
    for table, key in (("responses", "response_id"), ("observation_verdicts", "verdict_id"), ("documents", "document_id")):
        assert set(pl.read_parquet(kept / "data" / f"{table}.parquet")[key]) <= ids
    evidence = pl.read_parquet(kept / "data" / "evidence.parquet").filter(pl.col("record_table") == "responses")
    assert evidence.height and all(" ".join(quote.split()) in " ".join(page.text.split()) for quote in evidence["quote"])


def test_the_election_page_tells_the_whole_story(kept: Path) -> None:
    text = " ".join(read(kept, ELECTION).text.split())
    for told in (
        "Anna Berg declared elected",
        "1,200,500",
        "60.03%",
        "Sources differ: votes 1,200,000 to 1,200,500",
        "80.4%",
        "Mixed preliminary, 14 September 2021",
        "Congratulated · the winner",
        "has yet to congratulate her",
        "Per Lund",
        "Looked for and not found: day of the certification (1 October 2021: the commission's site)",
        "a response of Denmark (1 October 2021: the ministry's site)",
    ):
        assert told in text, told


def test_replies_stand_within_what_they_answer(kept: Path) -> None:
    html = (kept / ELECTION).read_text(encoding="utf-8")
    thread = html[html.index('<ol class="thread">') :]
    assert re.search(
        r"V-NOR-202109-PRES-IO-OSCE\.ODIHR-preliminary</a></p>\s*<ol>\s*<li>.*?R-NOR-202109-PRES-NOR-01</a></p>", thread, re.DOTALL
    )


def test_the_index_has_everything_without_a_script(kept: Path, facts: Facts) -> None:
    page = read(kept, "index.html")
    links = {attrs["href"] for attrs in page.of("a")}
    assert {path.relative_to(kept).as_posix() for path in (kept / "site").glob("*.html")} <= links
    for resource in facts.package["resources"]:
        assert {resource["path"], f"csv/{resource['title']}.csv.gz"} <= links
        assert resource["hash"].removeprefix("sha256:") in page.text
    assert "@misc{" in page.text and "read_parquet" in page.text
    assert [attrs["src"] for attrs in page.of("script") if "src" in attrs] == ["site/page.js"]


def test_the_dictionary_has_every_column_and_code(kept: Path, facts: Facts) -> None:
    text = " ".join(read(kept, "site/dictionary.html").text.split())
    for resource in facts.package["resources"]:
        for column in resource["schema"]["fields"]:
            assert column["name"] in text and " ".join(column["description"].split()) in text, column["name"]
            assert all(entry["label"] in text for entry in column.get("categories", ()))


def test_every_table_of_cells_has_heads_that_say_what_they_head(kept: Path) -> None:
    for path in [kept / "index.html", *(kept / "site").glob("*.html")]:
        page = Read(path.read_text(encoding="utf-8"))
        assert all("scope" in attrs for attrs in page.of("th")), path
        assert len(page.of("h1")) == 1


def test_pages_are_the_same_twice_and_wherever_the_folder_stands(kept: Path, tmp_path: Path) -> None:
    again = Path(shutil.copytree(kept, tmp_path / "again", ignore=shutil.ignore_patterns("site", "index.html")))
    write_page(again)
    files = [path.relative_to(kept) for path in [kept / "index.html", *sorted((kept / "site").iterdir())]]
    assert sorted(path.relative_to(again) for path in (again / "site").iterdir()) == files[1:]
    assert all((again / name).read_bytes() == (kept / name).read_bytes() for name in files)


def test_what_sources_say_is_shown_and_never_run(hostile: Path) -> None:
    assert list(page_faults(hostile)) == []
    for path in [hostile / "index.html", *(hostile / "site").glob("*.html")]:
        page = Read(path.read_text(encoding="utf-8"))
        scripts = page.of("script")
        assert len([attrs for attrs in scripts if attrs.get("type") == "application/ld+json"]) == (path.name == "index.html")
        assert [attrs.get("src", "").rpartition("/")[2] for attrs in scripts if "type" not in attrs] == ["page.js"]
        assert not any(name.startswith("on") for _, attrs in page.elements for name in attrs)
    text = read(hostile, ELECTION).text
    assert text.count(HOSTILE) > 10
    assert "javascript:alert(3)" in text
    assert "49" not in read(hostile, "site/observer-IO-OSCE.ODIHR.html").text.replace("2049", "")


def test_text_of_sources_stands_in_an_element_of_its_own_direction(hostile: Path) -> None:
    html = (hostile / ELECTION).read_text(encoding="utf-8")
    quotes = re.findall(r"<blockquote[^>]*>", html)
    assert quotes and all('dir="auto"' in quote for quote in quotes)
    assert 'lang=""' not in html and 'lang="&' not in html


def test_linked_data_can_be_read_and_not_left(hostile: Path) -> None:
    block = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', (hostile / "index.html").read_text(encoding="utf-8"), re.DOTALL
    )
    assert len(block) == 1 and "\\u003c/script" in block[0] and "<" not in block[0]


def test_linked_data_that_would_weigh_too_much_leaves_out_what_is_heavy(released: Path) -> None:
    (released / "croissant.json").write_text('{"name": "x", "recordSet": ["%s"]}' % ("y" * BUDGET))
    write_page(released)
    html = (released / "index.html").read_text(encoding="utf-8")
    assert '{"name":"x"}' in html and len(html) < BUDGET


@pytest.mark.parametrize(
    ("file", "change", "told"),
    [
        (
            "index.html",
            lambda html: html.replace('href="site/page.css"', 'href="site/other.css"'),
            "links to site/other.css, which is not there",
        ),
        ("index.html", lambda html: html.replace('href="site/election-', 'href="site/vote-'), "which is not there"),
        (
            "index.html",
            lambda html: html.replace('href="SOURCES.csv"', 'href="../SOURCES.csv"'),
            "links to ../SOURCES.csv, which is not there",
        ),
        ("index.html", lambda html: html.replace('id="key"', 'id="legend"'), "links to #key, which has no such place"),
        ("index.html", lambda html: html.replace('src="site/page.js"', 'src="https://cdn.example/page.js"'), "which is of another origin"),
        ("index.html", lambda html: html.replace("<h1>", '<h1><img src="//cdn.example/a.png" alt="">'), "which is of another origin"),
        ("index.html", lambda html: html.replace("<h1>", '<h1><a href="javascript:x()">x</a>'), "leads to javascript:x()"),
        ("index.html", lambda html: html.replace("<h1>", '<h1 onclick="x()">'), "has an attribute onclick on <h1>"),
        ("index.html", lambda html: html.replace("<h1>", "<script>x()</script><h1>"), "holds a script of its own"),
        ("index.html", lambda html: html.replace("<h1>", '<h1 id="main">'), "has the id main twice"),
        ("index.html", lambda html: html.replace("<h1>", '<h1><a href="http://[x">x</a>'), "has an address that can't be read"),
        ("site/page.css", lambda css: css + "@import 'https://cdn.example/a.css';", "which is of another origin"),
        ("site/page.css", lambda css: css + "body { background: url(//cdn.example/a.png) }", "which is of another origin"),
    ],
)
def test_each_fault_of_a_page_is_told(file: str, change: Callable[[str], str], told: str, kept: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kept, tmp_path / "released"))
    before = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(change(before), encoding="utf-8")
    assert (folder / file).read_text(encoding="utf-8") != before
    assert any(name == file and told in what for name, what in page_faults(folder)), list(page_faults(folder))


def test_a_page_that_is_missing_is_told(released: Path) -> None:
    (released / "site" / "actor-SWE.html").unlink()
    assert ("site/actor-SWE.html", "is missing") in set(page_faults(released))


def test_verify_tells_of_pages(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.release.verify.LOOKS", {"pages": LOOKS["pages"]})
    page = released / ELECTION
    page.write_text(page.read_text(encoding="utf-8").replace('href="page.css"', 'href="https://cdn.example/page.css"'), encoding="utf-8")
    (released / "site" / "page.js").unlink()
    write_sums(released)
    assert {(problem.file, problem.what) for problem in verify(released)} >= {
        ("site/page.js", "is missing"),
        (ELECTION, "loads https://cdn.example/page.css, which is of another origin"),
    }


def grown(facts: Facts) -> Facts:
    """The release as it may be one day: 100 elections, 150 actors that responded, 60 of them watched everywhere."""
    elections = [
        facts.rows["elections"][0]
        | {"election_id": f"KAZ-{2000 + n}11-PRES", "title": f"Kazakhstan, early presidential election of the year {n}", "n_responses": 15}
        for n in range(100)
    ]
    with (ROOT / "sources" / "actors" / "states.csv").open(encoding="utf-8", newline="") as file:
        states = list(csv.DictReader(file))[:150]
    like = facts.rows["actors"][0]
    actors = [
        like | {"actor_id": state["actor_id"], "name": state["name"], "n_responses": 10, "n_missions": int(n % 5 == 0)}
        for n, state in enumerate(states)
    ]
    return replace(
        facts,
        rows={
            **facts.rows,
            "elections": elections,
            "actors": actors,
            "positions": list(_positions(facts.rows["positions"][0], elections, actors[:60])),
            "wins": [facts.rows["wins"][0] | {"election_id": election["election_id"]} for election in elections],
        },
    )


def _positions(like: Row, elections: Sequence[Row], actors: Sequence[Row]) -> Iterator[Row]:
    """Every actor on every election, three in four with something to be coloured."""
    kinds = [("recognises", None), ("withholds", None), ("no_position", "not_found"), ("no_position", "not_monitored")]
    for row, election in enumerate(elections):
        for column, actor in enumerate(actors):
            position, silence = kinds[(row + column) % len(kinds)]
            about = {"actor_id": actor["actor_id"], "actor": actor["name"], "actor_kind": "state", "position": position, "silence": silence}
            yield like | about | {"election_id": election["election_id"]}


def test_the_index_stays_light_as_the_release_grows(kept: Path, facts: Facts) -> None:
    name, html = next(pages(grown(facts), kept))
    assert name == "index.html" and html.count("<td class=") > 2000 and html.count("<path") > 100
    loaded = sum((kept / "site" / file).stat().st_size for file in ("page.css", "page.js"))
    assert len(html.encode()) + LINKED_DATA + CHANGES_SHOWN + loaded < BUDGET


def test_a_release_without_elections_has_its_pages_all_the_same(facts: Facts, kept: Path) -> None:
    empty = replace(facts, rows=dict.fromkeys(facts.rows, ()))
    assert [name for name, _ in pages(empty, kept)] == ["index.html", "site/dictionary.html"]


def test_every_code_of_a_list_in_words_has_its_word() -> None:
    known = {"election_office" if name == "office" else name for name, _ in words()}
    assert known <= set(code_list_names())
    for name in known:
        assert {code for listed, code in words() if listed == name} == set(codes(name)), name
    shown = [found.mark for (name, code), found in words().items() if name in ("position", "silence")]
    assert len(set(shown)) == len(shown) and all(shown)


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://example.org/a?b=c&d=é", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        (" https://example.org", False),
        ("https://example.org/a b", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https:///path", False),
        ("http://[::1", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_followed(url: str | None, followed: bool) -> None:
    assert (address(url) == url and url is not None) is followed


@pytest.mark.parametrize(
    ("precision", "short", "written"),
    [
        ("day", False, "1 November 2022"),
        ("day", True, "1 Nov 2022"),
        ("month", False, "November 2022"),
        ("year", True, "2022"),
        ("on_or_before", True, "by 1 Nov 2022"),
        (None, False, "1 November 2022"),
    ],
)
def test_a_day_is_written_no_more_exactly_than_it_is_known(precision: str | None, short: bool, written: str) -> None:
    assert day(datetime.date(2022, 11, 1), precision, short=short) == written
    assert day(None, precision, short=short) == ""


def test_figures_are_written_as_printed() -> None:
    assert [figure(value) for value in (Decimal("81.3100"), Decimal("54.0000"), Decimal("6456393.0000"), 6456393, 0, None)] == [
        "81.31",
        "54",
        "6,456,393",
        "6,456,393",
        "0",
        "",
    ]


def test_only_languages_become_tags() -> None:
    assert [tongue(tag) for tag in ("ru", "zh-Hans", '"x', "", None)] == ["ru", "zh-Hans", None, None, None]


def test_changes_are_shown_under_the_page_and_cut_where_they_are_long() -> None:
    html = str(changes("# v1\n\nAgainst v0.\n\n## Rows\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n"))
    assert "<h1>" not in html and "<h3>Rows</h3>" in html and '<th scope="col">a</th>' in html
    long = str(changes("# v1\n\n" + "A line of text.\n\n" * 2000))
    assert len(long) < 30_000 and long.endswith("</p>\n")


def test_a_name_unknown_to_a_template_is_an_error() -> None:
    with pytest.raises(Exception, match="nothing"):
        environment().from_string("{{ nothing }}").render()
