"""Archives of press releases: recognised by their columns, each row a document or a reason, days in the publisher's zone."""

import gzip
import json
from pathlib import Path

import pytest

from pipeline.ingest.connectors import recognise
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import Original, TableRow

RELEASE = {
    "guid": "g1",
    "url": "https://www.state.gov/an-election/",
    "title": "An Election in Norway",
    "published": "2021-09-16T01:29:25+00:00",
    "creator": "A Spokesperson",
    "categories": [None],
    "first_seen": "2021-09-16T02:00:00+00:00",
    "last_seen": "2021-09-18T02:00:00+00:00",
    "first_seen_commit": "0",
    "text": "A Spokesperson\nThe United States congratulates the people of Norway.",
    "n_text_versions": 3,
    "title_versions": ["Election in Norway"],
}
NEWS = "link,headline,date,location,summary,body\n"


def packed(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(text.encode()))
    return path


def read(path: Path) -> list[Original | TableRow | Fault]:
    found = recognise(path.name, path.read_bytes()[: 64 * 2**10])
    assert found is not None
    return list(found.read(path))


def test_a_release_is_of_the_day_at_its_publisher_and_keeps_when_it_was_seen(tmp_path: Path) -> None:
    item, day = read(packed(tmp_path, "any.jsonl.gz", json.dumps(RELEASE) + "\n"))
    assert isinstance(item, Original) and isinstance(day, TableRow)
    assert item.published == "2021-09-15T21:29:25-04:00"
    assert item.text == "An Election in Norway\n\nA Spokesperson\n\nThe United States congratulates the people of Norway."
    assert (item.first_seen, item.retrieved, item.place) == ("2021-09-16T02:00:00+00:00", "2021-09-18", "any.jsonl.gz:1")
    assert item.notes == "earlier title: Election in Norway; the archive saw 3 texts and kept the last"
    assert item.body is not None and json.loads(item.body) == RELEASE
    assert (day.table, str(day.row["day"]), day.row["n_items"]) == ("readings", "2021-09-15", 1)


def test_the_presidency_writes_the_clock_of_moscow(tmp_path: Path) -> None:
    row = 'http://en.kremlin.ru/events/president/news/1,Greetings,2022-02-24T06:00:00Z,NA,,"A ""quoted"" text,\nover two lines"\n'
    item, _ = read(packed(tmp_path, "news.csv.gz", NEWS + row))
    assert isinstance(item, Original)
    assert item.published == "2022-02-24T06:00:00+03:00"
    assert item.text == 'Greetings\n\nA "quoted" text,\n\nover two lines'
    assert item.notes is None


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("{", "syntax"),
        ("[1]", "syntax"),
        (json.dumps({**RELEASE, "published": "yesterday"}), "no-document"),
        (json.dumps({**RELEASE, "published": "2021-09-16T01:29:25"}), "no-document"),
        (json.dumps({**RELEASE, "text": None}), "no-document"),
        (json.dumps({key: value for key, value in RELEASE.items() if key != "url"}), "no-document"),
    ],
)
def test_a_row_that_is_no_document_is_turned_away_and_the_rest_goes_on(line: str, rule: str, tmp_path: Path) -> None:
    fault, item, _ = sorted(
        read(packed(tmp_path, "some.jsonl.gz", f"{json.dumps(RELEASE)}\n{line}\n")), key=lambda found: type(found).__name__
    )
    assert isinstance(fault, Fault) and isinstance(item, Original)
    assert (fault.path, fault.line, fault.rule) == ("some.jsonl.gz", 2, rule)


def test_a_row_with_a_cell_too_few_is_turned_away(tmp_path: Path) -> None:
    (fault,) = read(packed(tmp_path, "news.csv.gz", NEWS + "http://en.kremlin.ru/1,Greetings\n"))
    assert isinstance(fault, Fault) and fault.rule == "syntax"


def test_a_file_that_breaks_off_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    path = packed(
        tmp_path, "some.jsonl.gz", "".join(json.dumps({**RELEASE, "url": f"https://www.state.gov/{n}/"}) + "\n" for n in range(2000))
    )
    path.write_bytes(path.read_bytes()[:-9])
    items = read(path)
    assert len([item for item in items if isinstance(item, Original)]) > 1900
    assert [item.rule for item in items if isinstance(item, Fault)] == ["unreadable"]


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", "a,b\n1,2\n"), ("a.jsonl", '{"url": "x"}\n'), ("a.txt", NEWS), ("a.jsonl", "\x1f\x8b")]
)
def test_what_has_other_columns_is_not_recognised(name: str, text: str) -> None:
    assert recognise(name, text.encode()) is None


def test_a_first_line_longer_than_the_head_is_recognised_by_what_can_be_seen() -> None:
    line = json.dumps({**RELEASE, "text": "x" * 200_000}).encode()
    assert recognise("a.jsonl", line[: 64 * 2**10]) is not None
