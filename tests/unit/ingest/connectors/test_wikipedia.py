"""Pages of Wikipedia: reactions under the headings of countries, without flags, notes and boxes; own pages of the shape, and real ones."""

import json
from pathlib import Path

import pytest

from pipeline.ingest.connectors import recognise
from pipeline.ingest.connectors.wikipedia import read
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import Original
from tests.conftest import ROOT

SAMPLES = ROOT.parent / "shared" / "data" / "wikipedia-reactions"
needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample pages are not at hand beside this checkout (shared/data)")
BODY = """<div class="mw-parser-output">
<div class="shortdescription">Reactions abroad</div>
<table class="infobox"><tr><td>Turnout 70%</td></tr></table>
<div role="note" class="hatnote">Main article: <a>2021 election</a></div>
<p>Many states answered the vote of 13 September 2021 in the week after the result was declared.<sup class="reference">[1]</sup></p>
<div id="toc" class="toc"><ul><li>1 States</li></ul></div>
<div class="mw-heading"><h2 id="States">States</h2><span class="mw-editsection">[edit]</span></div>
<ul><li><span class="flagicon"><img alt="Flag"></span>&#160;<a>Finland</a>: Prime Minister Sanna Marin congratulated Anna Berg on her
victory.<sup id="cite_ref-2" class="reference"><a>[2]</a></sup><blockquote><p>We look forward to working together.</p></blockquote></li>
<li><a>Sweden</a>: The government took note of the result.<sup class="reference">[3]</sup></li></ul>
<dl><dt>Denmark</dt><dd>The foreign ministry welcomed the peaceful vote.</dd></dl>
<figure><figcaption>Marin in 2020</figcaption></figure>
<h2>References</h2><div class="reflist"><ol class="references"><li>A newspaper congratulated itself.</li></ol></div>
<div class="navbox">Elections in Norway</div>
<!-- NewPP limit report Cached time: 20210920101530 -->
</div>"""
SAID = (
    "International reactions to the 2021 Norwegian presidential election",
    "Many states answered the vote of 13 September 2021 in the week after the result was declared.",
    "States",
    "Finland: Prime Minister Sanna Marin congratulated Anna Berg on her victory.",
    "We look forward to working together.",
    "Sweden: The government took note of the result.",
    "Denmark",
    "The foreign ministry welcomed the peaceful vote.",
)
NAME = "International_reactions_to_the_2021_Norwegian_presidential_election"


def one(path: Path) -> Original | Fault:
    [found] = read(path)
    assert isinstance(found, Original | Fault)
    return found


@pytest.mark.parametrize("form", [{"*": BODY}, BODY], ids=["version 1", "version 2"])
def test_the_answer_of_the_parser_becomes_one_document(form: object, tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(json.dumps({"parse": {"title": SAID[0], "pageid": 1, "text": form}}), encoding="utf-8")
    assert (found := recognise(path.name, path.read_bytes())) and found.name == "wikipedia"
    page = one(path)
    assert isinstance(page, Original)
    assert tuple(page.text.split("\n\n")) == SAID
    assert (page.publisher, page.kind, page.published) == ("wikipedia", "dataset", "2021-09-20T10:15:30+00:00")
    assert page.url == f"https://en.wikipedia.org/wiki/{NAME}"


def test_a_saved_page_says_its_address_and_its_day(tmp_path: Path) -> None:
    path = tmp_path / f"{NAME}.html"
    head = f'<title>{SAID[0]} - Wikipedia</title><link rel="canonical" href="https://en.wikipedia.org/wiki/{NAME}">'
    foot = "<footer>This page was last edited on 21 September 2021, at 08:00 (UTC).</footer>"
    path.write_text(f"<html><head>{head}</head><body><div id='siteSub'>From</div>{BODY}{foot}</body></html>", encoding="utf-8")
    page = one(path)
    assert isinstance(page, Original)
    assert (page.published, page.url) == ("2021-09-21", f"https://en.wikipedia.org/wiki/{NAME}")
    assert tuple(page.text.split("\n\n")) == SAID


def test_of_the_page_of_an_election_only_the_reactions_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "2021_Norwegian_presidential_election.json"
    own = BODY.replace('<div class="mw-heading"><h2 id="States">States</h2>', "<div><h2>International reactions</h2>")
    path.write_text(json.dumps({"parse": {"title": "2021 Norwegian presidential election", "text": own}}), encoding="utf-8")
    page = one(path)
    assert isinstance(page, Original)
    assert page.text.split("\n\n")[1:3] == ["International reactions", SAID[3]]
    assert "Many states" not in page.text and "newspaper" not in page.text


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("2021_Norwegian_presidential_election.html", "<title>2021 election</title><h2>Results</h2><p>Berg won.</p>", "no-reactions"),
        (f"{NAME}.md", f"{SAID[0]} came.\n\n\nStates\n\n{SAID[3]}\n", "no-date"),
        (f"{NAME}.html", "<div>" * 100_000, "too-deep"),
        (f"{NAME}.json", '{"parse": {"title": 1}}', "syntax"),
        (f"{NAME}.json", "[" * 100_000, "syntax"),
    ],
)
def test_what_is_no_such_page_is_turned_away(name: str, text: str, rule: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    fault = one(path)
    assert isinstance(fault, Fault)
    assert (fault.path, fault.rule) == (name, rule)


@needs_samples
def test_the_real_pages_are_in_or_turned_away_with_the_reason(tmp_path: Path) -> None:
    pages = [path for path in sorted(SAMPLES.glob("*.md")) if path.name != "PROVENANCE.md"]
    found: dict[str, Original | Fault] = {}
    for path in pages:
        assert recognise(path.name, path.read_bytes()[:1000]), path.name
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
        copy.with_name(f"{path.name}.yaml").write_text("published: 2019-08\n", encoding="utf-8")
        found[path.name] = one(copy)
    taken = {name: page for name, page in found.items() if isinstance(page, Original)}
    assert {page.rule for page in found.values() if isinstance(page, Fault)} == {"no-reactions"}
    assert len(found) == 7
    assert sorted(taken) == ["2018_Slovenian_parliamentary_election.md", f"{NAME.replace('2021_Norwegian', '2016_United_States')}.md"]
    paragraphs = taken[f"{NAME.replace('2021_Norwegian', '2016_United_States')}.md"].text.split("\n\n")
    assert len(paragraphs) > 150
    assert {"States", "Africa", "Asia", "Europe", "Oceania", "International Organizations"} <= set(paragraphs)
    assert not {"See also", "References"} & set(paragraphs)
    assert not any(text.startswith("[1]") or "[12]" in text for text in paragraphs)
