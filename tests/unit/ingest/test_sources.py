"""Reading `sources/`: what stands there becomes rows, and every rule that is broken is shown with its place."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.ingest.faults import SourcesInvalid
from pipeline.ingest.sources import read_sources, scan_sources


def mend(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_fixture_is_without_fault(project: Path) -> None:
    sources = read_sources(project / "sources")
    assert len(sources.rows["documents"]) == 2
    assert {row["kind"] for row in sources.rows["records"]} == {
        "election", "option", "round", "date", "result", "figure", "turnout", "mission", "verdict", "response", "search",
    }  # fmt: skip


def test_a_figure_carries_the_sentence_that_prints_it(project: Path) -> None:
    sources = read_sources(project / "sources")
    row = next(r for r in sources.rows["records"] if r["kind"] == "figure" and json.loads(r["body"])["value"] == 1200500)
    text = sources.texts[row["document_id"]]
    assert text[row["char_start"] : row["char_end"]] == "Anna Berg won with 1,200,500 votes, or 60.03%."
    assert text[row["trigger_start"] : row["trigger_end"]] == "1,200,500"


def test_words_across_a_line_break_are_found(project: Path) -> None:
    sources = read_sources(project / "sources")
    row = next(r for r in sources.rows["records"] if "groundless" in r["body"])
    assert sources.texts[row["document_id"]][row["trigger_start"] : row["trigger_end"]] == "rejected the criticism of ODIHR as groundless"


def line_of(path: Path, marker: str) -> int:
    """Line on which the marker stands; `marker@2` is its second place."""
    text, _, number = marker.partition("@")
    lines = [n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in line]
    return lines[int(number or 1) - 1]


Change = Callable[[Path], None]


def in_election(old: str, new: str) -> Change:
    return lambda folder: mend(folder / "election.yaml", old, new)


def in_digest(old: str, new: str) -> Change:
    return lambda folder: mend(folder / "documents" / "gazette.md", old, new)


FAULTS: dict[str, tuple[Change, str, str]] = {
    "an unknown key": (in_election("coder: ts", "coder: ts\ncolour: red"), "unknown-key", "colour: red"),
    "a key twice": (in_election("office: PRES", "office: PRES\noffice: PRES"), "duplicate-key", "office: PRES@2"),
    "an unknown country": (in_election("country: NOR", "country: ZZZ"), "unknown-country", "country: ZZZ"),
    "an unknown code": (in_election("status: held", "status: hold"), "unknown-code", "status: hold"),
    "a date that does not exist": (
        in_election("polling: 2021-09-13", "polling: 2021-02-30"),
        "no-such-date",
        "2021-02-30",
    ),
    "no polling date": (in_election("    polling: 2021-09-13\n", ""), "missing-key", "- round: 1"),
    "a figure without a document": (
        in_election("      - document: result\n        status: final", "      - status: final"),
        "missing-key",
        "- status: final",
    ),
    "a figure that its document does not print": (
        in_election("votes: 799500", "votes: 799501"),
        "figure-not-in-digest",
        "799501",
    ),
    "words that the digest does not have": (
        in_election("words: has yet to congratulate her", "words: has not congratulated her"),
        "words-not-in-digest",
        "has not congratulated",
    ),
    "an option that is not declared": (
        in_election("          vik: {votes", "          viik: {votes"),
        "unknown-option",
        "viik",
    ),
    "an option twice": (in_election("{option: vik,", "{option: berg,"), "duplicate-id", "option: berg@2"),
    "an unknown actor": (in_election("actor: DNK", "actor: XXA"), "unknown-actor", "XXA"),
    "an unknown document": (
        in_election("declared: {date: 2021-09-14, document: result}", "declared: {date: 2021-09-14, document: none}"),
        "unknown-document",
        "document: none",
    ),
    "a digest whose publisher is unknown": (
        in_digest("publisher: gazette", "publisher: herald"),
        "unknown-publisher",
        "---",
    ),
    "a digest without an end of its front matter": (
        in_digest("language: en\n---", "language: en"),
        "no-front-matter",
        "---",
    ),
    "a publication date that does not exist": (
        in_digest("published: 2021-09-15", "published: 2021-13"),
        "no-such-date",
        "2021-13",
    ),
    "broken YAML": (in_election("rounds:", "rounds: ["), "yaml-syntax", "- round: 1"),
    "an anchor": (in_election("title: Norway", "title: &a Norway"), "yaml-anchor", "&a"),
    "an id that does not fit its month": (
        in_election("polling: 2021-09-13", "polling: 2021-10-13"),
        "election-id",
        "election: NOR",
    ),
    "an id with a path in it": (
        in_election("election: NOR-202109-PRES", "election: ../NOR-202109-PRES"),
        "form",
        "../NOR",
    ),
    "a share above a hundred": (in_election("share: 60.03", "share: 160.03"), "out-of-bounds", "160.03"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_broken_rule_is_shown_with_file_and_line(name: str, project: Path, election: Path) -> None:
    change, rule, marker = FAULTS[name]
    change(election)
    with pytest.raises(SourcesInvalid) as caught:
        read_sources(project / "sources")
    shown = {fault.rule: project / fault.path for fault in caught.value.faults}
    assert rule in shown, str(caught.value)
    lines = {fault.line for fault in caught.value.faults if fault.rule == rule}
    assert line_of(shown[rule], marker) in lines, str(caught.value)
    assert all(fault.path.startswith("sources/") for fault in caught.value.faults)


def test_all_faults_are_shown_together(project: Path, election: Path) -> None:
    mend(election / "election.yaml", "votes: 799500", "votes: 5")
    mend(election / "documents" / "gazette.md", "publisher: gazette", "publisher: herald")
    (project / "sources" / "actors" / "persons.csv").write_text("person,name\n", encoding="utf-8")
    rules = {fault.rule for fault in scan_sources(project / "sources").faults}
    assert {"figure-not-in-digest", "unknown-publisher", "header", "unknown-person"} <= rules


def test_a_document_nobody_cites_is_a_fault(project: Path, election: Path) -> None:
    extra = (election / "documents" / "gazette.md").read_text(encoding="utf-8").replace("/gazette", "/other")
    (election / "documents" / "other.md").write_text(extra, encoding="utf-8")
    assert [fault.rule for fault in scan_sources(project / "sources").faults] == ["uncited-document"]


def test_the_same_address_and_date_twice_is_a_fault(project: Path, election: Path) -> None:
    extra = (election / "documents" / "gazette.md").read_text(encoding="utf-8")
    (election / "documents" / "other.md").write_text(extra, encoding="utf-8")
    assert "duplicate-document" in {fault.rule for fault in scan_sources(project / "sources").faults}


def test_a_file_that_is_not_utf8_is_a_fault_with_its_line(project: Path, election: Path) -> None:
    path = election / "documents" / "gazette.md"
    path.write_bytes(path.read_bytes().replace(b"her victory", b"her victory \xe9"))
    fault = next(f for f in scan_sources(project / "sources").faults if f.rule == "not-utf-8")
    assert fault.line == 10


def test_a_symbolic_link_is_not_followed(project: Path, election: Path) -> None:
    path = election / "documents" / "gazette.md"
    target = path.rename(project / "elsewhere.md")
    path.symlink_to(target)
    assert "symlink" in {fault.rule for fault in scan_sources(project / "sources").faults}
