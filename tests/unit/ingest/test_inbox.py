"""The inbox: originals are read, what can't be read is turned away with its reason, and nothing is lost."""

import os
from pathlib import Path

import pytest

from pipeline.ingest.archive import Archive
from pipeline.ingest.inbox import read_inbox
from pipeline.ingest.read import read_all

FRONT = "---\npublisher: gazette\nurl: https://example.org/{name}\npublished: 2021-09-15\nkind: news\nlanguage: en\n---\n\n"

TEXT = "Sweden congratulated Anna Berg on her victory in the presidential election that was held on Monday."


def put(inbox: Path, name: str, text: str = "Sweden congratulated Anna Berg.", front: str = FRONT) -> Path:
    path = inbox / name
    path.write_text(front.format(name=name) + text, encoding="utf-8")
    return path


def test_plain_text_and_markdown_are_read(project: Path) -> None:
    put(project / "inbox", "a.txt", "Line one.\nLine two.")
    put(project / "inbox", "b.md", "# Title\n\nSweden *congratulated* [Berg](https://example.org).")
    inbox = read_inbox(project / "inbox", {"gazette"})
    assert not inbox.faults
    assert sorted(inbox.texts.values()) == ["Line one.\nLine two.", "Title\n\nSweden congratulated Berg."]


def test_pages_and_reports_are_read_with_what_stands_beside_them(project: Path) -> None:
    inbox = project / "inbox"
    (inbox / "page.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (inbox / "page.html.yaml").write_text("publisher: gazette\nurl: https://example.org/page\npublished: 2021-09-15\n", encoding="utf-8")
    (inbox / "bare.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (inbox / "odd.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    (inbox / "odd.html.yaml").write_text("publisher: gazette\nadress: https://example.org/odd\n", encoding="utf-8")
    rows = read_all(project / "sources", inbox, Archive(project / "build" / "archive"))
    [document] = [row for row in rows["documents"] if row["url"].endswith("/page")]
    [version] = [row for row in rows["document_versions"] if row["document_id"] == document["document_id"]]
    assert (document["basis"], document["language"], document["kind"]) == ("original", "en", "news")
    assert (version["reader"], version["encoding"], version["n_chars"]) == ("html", "utf-8", len(TEXT))
    turned_away = {(row["input"], row["rule"]) for row in rows["ingest_quarantine"]}
    assert turned_away == {("inbox/bare.html", "no-address"), ("inbox/odd.html.yaml", "unknown-key")}


@pytest.mark.parametrize(
    ("name", "make", "rule"),
    [
        ("huge.txt", lambda path: path.write_bytes(b"x" * 50_000_000), "too-large"),
        ("link.txt", lambda path: path.symlink_to("/etc/hostname"), "symlink"),
        ("pipe.txt", lambda path: os.mkfifo(path), "not-a-file"),
    ],
)
def test_bad_files_are_turned_away_and_the_others_read(name: str, make: object, rule: str, project: Path) -> None:
    make(project / "inbox" / name)  # type: ignore[operator]
    put(project / "inbox", "good.txt")
    inbox = read_inbox(project / "inbox", {"gazette"})
    assert [(fault.path, fault.rule) for fault in inbox.faults] == [(f"inbox/{name}", rule)]
    assert len(inbox.rows) == 1


def test_files_in_are_documents_and_quarantine_rows_out(project: Path) -> None:
    put(project / "inbox", "good.txt")
    (project / "inbox" / "bad.txt").write_bytes(b"\xff")
    rows = read_all(project / "sources", project / "inbox", Archive(project / "build" / "archive"))
    assert len(rows["documents"]) == 2 + 1
    assert [row["input"] for row in rows["ingest_quarantine"]] == ["inbox/bad.txt"]


def test_an_original_takes_the_place_of_its_digest_and_is_not_given_away(project: Path) -> None:
    put(project / "inbox", "gazette", front=FRONT).rename(project / "inbox" / "g.txt")
    rows = read_all(project / "sources", project / "inbox", Archive(project / "build" / "archive"))
    document = next(row for row in rows["documents"] if row["url"].endswith("/gazette"))
    assert (document["basis"], document["text"], document["text_redistributable"]) == ("original", None, False)
    assert Archive(project / "build" / "archive").get(document["text_sha256"]) == "Sweden congratulated Anna Berg."


def test_a_damaged_archive_is_noticed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    name = archive.put("text")
    (tmp_path / name[:2] / name).write_text("other")
    with pytest.raises(ValueError, match="damaged"):
        archive.get(name)
    with pytest.raises(KeyError):
        archive.get("../../etc/passwd")
