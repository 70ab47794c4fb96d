"""Reading `sources/`: what stands there becomes rows, and every rule that is broken is shown with its place."""

import datetime
import json
from pathlib import Path

from pipeline.coding.batch import reference_from
from pipeline.ingest.form import formatted
from pipeline.ingest.sources import read_calendar, read_sources, scan_sources


def mend(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_fixture_is_without_fault(project: Path) -> None:
    sources = read_sources(project / "sources")
    assert len(sources.rows["documents"]) == 2
    assert {row["kind"] for row in sources.rows["records"]} == {
        "election", "option", "round", "date", "result", "figure", "turnout", "mission", "verdict", "response", "search",
        "decision",
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


def test_the_calendar_is_read_with_the_precision_it_is_written_in(project: Path) -> None:
    rows = read_sources(project / "sources").rows["election_calendar"]
    assert [(r["country_id"], r["office"], r["polling_date"], r["polling_precision"]) for r in rows] == [
        ("NOR", "LEG", datetime.date(2017, 9, 1), "month"),
        ("NOR", "PRES", datetime.date(2021, 9, 13), "day"),
        ("SWE", "LEG", datetime.date(2018, 9, 9), "day"),
    ]
    assert {(r["source_url"], r["read_on"]) for r in rows[1:2]} == {("https://example.org/result", datetime.date(2021, 10, 1))}


def test_the_coder_is_given_the_calendar_and_does_without_one(project: Path) -> None:
    rows = read_calendar(project / "sources")
    assert len(reference_from(rows).election_calendar) == 3
    assert not reference_from({name: rows[name] for name in rows if name != "election_calendar"}).election_calendar
    (project / "sources" / "calendar.csv").unlink()
    crosswalk = project / "sources" / "actors" / "crosswalk.csv"
    kept = [line for line in crosswalk.read_text(encoding="utf-8").splitlines() if not line.startswith("election_calendar,")]
    crosswalk.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert not read_sources(project / "sources").rows["election_calendar"]


def test_two_votes_of_one_month_are_two_where_both_days_are_known(project: Path) -> None:
    path = project / "sources" / "calendar.csv"
    path.write_text(path.read_text(encoding="utf-8") + "SWE,LEG,2018-09-23,https://example.org/list,2021-10-01\n", encoding="utf-8")
    assert len(read_sources(project / "sources").rows["election_calendar"]) == 4


def test_the_calendar_is_sorted_by_country_then_day(project: Path) -> None:
    path = project / "sources" / "calendar.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, *reversed(lines), "NOR,REF,2017-01-31,https://example.org/list,2021-10-01"]), encoding="utf-8")
    shown = str(formatted(path, "sources/calendar.csv")).splitlines()
    assert shown[1:] == ["NOR,REF,2017-01-31,https://example.org/list,2021-10-01", *lines]


def test_an_election_can_be_that_of_an_entity(project: Path) -> None:
    rows = read_sources(Path(__file__).parents[3] / "sources").rows
    hosts = {row["country_id"] for row in rows["election_calendar"]}
    states = {row["country_id"] for row in rows["countries"]}
    kinds = {row["actor_id"]: row["actor_kind"] for row in rows["actors"]}
    assert {kinds[host] for host in hosts - states} == {"entity"}
    calendar = project / "sources" / "calendar.csv"
    text = calendar.read_text(encoding="utf-8")
    calendar.write_text(text.replace("SWE,LEG", "XYZ,LEG"), encoding="utf-8")
    assert any(fault.path == "sources/calendar.csv" for fault in scan_sources(project / "sources").faults)
