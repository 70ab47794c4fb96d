"""Files of every kind become originals; what can't be read is turned away with its rule, and the rest goes on."""

import gzip
import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.ingest.archive import Archive
from pipeline.ingest.faults import Fault
from pipeline.ingest.files import read_path
from pipeline.ingest.intake import DOCUMENTS, Intake, Original, read_batches
from pipeline.ingest.originals import Publishers, Said

PUBLISHERS = Publishers(
    [
        {"publisher_id": "gazette", "capacity": "news_agency", "site": "https://www.gazette.example.org"},
        {"publisher_id": "mfa", "capacity": "government", "site": "https://mfa.example.org"},
        {"publisher_id": "one", "capacity": "news", "site": "https://shared.example.org"},
        {"publisher_id": "two", "capacity": "news", "site": "https://shared.example.org"},
    ]
)
PAGE = """<html lang="en"><head><title>Norland congratulates Anna Berg</title><link rel="canonical" href="{url}">
<meta name="date" content="2021-09-14"></head><body><h1>Norland congratulates Anna Berg</h1>
<p>The Government of Norland congratulates Anna Berg on her victory in the election.</p></body></html>"""


def page(name: str = "1") -> bytes:
    return PAGE.format(url=f"https://mfa.example.org/{name}").encode()


def read(path: Path, said: Said | None = None) -> tuple[list[Original], list[Fault]]:
    items = list(read_path(path, said or Said(), PUBLISHERS))
    return [item for item in items if isinstance(item, Original)], [item for item in items if isinstance(item, Fault)]


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def warc(*records: tuple[str, str, bytes, int], extra: str = "") -> bytes:
    out = io.BytesIO()
    for url, content_type, body, status in records:
        head = f"HTTP/1.1 {status} OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n{extra}\r\n".encode()
        lines = ["WARC/1.1", "WARC-Type: response", f"WARC-Target-URI: {url}", "WARC-Date: 2021-09-20T10:00:00Z"]
        lines += ["WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>", "Content-Type: application/http; msgtype=response"]
        lines.append(f"Content-Length: {len(head) + len(body)}")
        out.write("\r\n".join(lines).encode() + b"\r\n\r\n" + head + body + b"\r\n\r\n")
    return out.getvalue()


def test_a_page_says_all_by_itself(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page())
    [found], faults = read(tmp_path / "a.html")
    assert not faults
    assert (found.publisher, found.kind, found.published, found.language) == ("mfa", "statement", "2021-09-14", "en")
    assert (found.url, found.reader, found.body) == ("https://mfa.example.org/1", "html", page())


def test_what_people_say_counts_before_what_the_document_says(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page())
    (tmp_path / "a.html.yaml").write_text("publisher: gazette\npublished: 2021-09-15\n", encoding="utf-8")
    [found], _ = read(tmp_path, Said(publisher="one", kind="opinion"))
    assert (found.publisher, found.kind, found.published) == ("gazette", "opinion", "2021-09-15")


def test_front_matter_may_say_a_part(tmp_path: Path) -> None:
    front = "---\nurl: https://gazette.example.org/a\npublished: 2021-09-14\n---\n\n"
    (tmp_path / "a.md").write_text(f"{front}# Leaders congratulate Berg\n\nNorland *congratulated* Berg.\n", encoding="utf-8")
    [found], faults = read(tmp_path)
    assert not faults
    assert (found.publisher, found.title) == ("gazette", "Leaders congratulate Berg")
    assert found.text == "Leaders congratulate Berg\n\nNorland congratulated Berg."


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.zip", lambda: zipped({"1.html": page("1"), "sub/2.html": page("2"), "__MACOSX/x": b"x"})),
        ("a.html.gz", lambda: gzip.compress(page("1"))),
        ("a.zip.gz", lambda: gzip.compress(zipped({"1.html": page("1"), "2.html.gz": gzip.compress(page("2"))}))),
        ("a.warc", lambda: warc(("https://x.example.org/1", "text/html; charset=utf-8", page("1"), 200))),
        ("a.warc.gz", lambda: gzip.compress(warc(("https://x.example.org/1", "text/html", page("1"), 200)))),
        ("w.zip", lambda: zipped({"a.warc": warc(("https://x.example.org/1", "text/html", page("1"), 200))})),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_containers_are_opened(name: str, pack: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(pack())
    found, faults = read(tmp_path)
    assert not faults
    assert {one.url for one in found} >= {"https://mfa.example.org/1"}


def test_an_archive_of_the_web_gives_documents_alone(tmp_path: Path) -> None:
    bare = b"<html><body><p>Norland congratulates Anna Berg on her victory in Sudland.</p><p>14 September 2021</p></body></html>"
    records = [
        ("https://mfa.example.org/bare", "text/html", bare, 200),
        ("https://mfa.example.org/logo.png", "image/png", b"\x89PNG", 200),
        ("https://mfa.example.org/gone", "text/html", page("x"), 404),
        ("https://mfa.example.org/2", "text/html", page("2"), 200),
    ]
    (tmp_path / "a.warc").write_bytes(warc(*records))
    found, faults = read(tmp_path)
    assert not faults
    assert [one.url for one in found] == ["https://mfa.example.org/bare", "https://mfa.example.org/2"]
    assert found[0].first_seen == "2021-09-20T10:00:00+00:00"
    assert found[0].retrieved == "2021-09-20"


def test_bombs_and_large_bodies_in_an_archive_of_the_web_are_turned_away_and_the_others_read(tmp_path: Path) -> None:
    good = warc(("https://mfa.example.org/good", "text/html", page("good"), 200))
    bomb = warc(("https://mfa.example.org/bomb", "text/html", gzip.compress(ZEROS), 200), extra="Content-Encoding: gzip\r\n")
    large = warc(("https://mfa.example.org/large", "text/html", ZEROS, 200))
    (tmp_path / "a.warc").write_bytes(bomb + large + good + good[:-100])
    found, faults = read(tmp_path)
    assert [one.url for one in found] == ["https://mfa.example.org/good"]
    assert [(fault.line, fault.rule) for fault in faults] == [(1, "too-large"), (2, "too-large"), (4, "cut-off")]


ROWS = [
    {"Headline": "Berg wins", "body": "Norland congratulated Berg.", "link": "https://mfa.example.org/1", "date": "2021-09-14"},
    {"Headline": None, "body": page("2").decode(), "link": "https://mfa.example.org/2", "date": "15 September 2021"},
    {"Headline": "Nothing", "body": "", "link": "https://mfa.example.org/3", "date": "2021-09-14"},
]


def jsonl(path: Path) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")


def csv(path: Path) -> None:
    lines = [",".join(ROWS[0]), *(",".join('"' + (cell or "").replace('"', '""') + '"' for cell in row.values()) for row in ROWS)]
    path.write_text("\n".join(lines), encoding="utf-8")


def parquet(path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(ROWS), path)


@pytest.mark.parametrize("write", [jsonl, csv, parquet])
def test_tables_of_documents_are_read_by_the_names_of_their_columns(write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path / f"rows.{write.__name__}")
    found, faults = read(tmp_path)
    assert [(one.publisher, one.published, one.title) for one in found] == [
        ("mfa", "2021-09-14", "Berg wins"),
        ("mfa", "2021-09-15", "Norland congratulates Anna Berg"),
    ]
    assert found[0].text == "Berg wins\n\nNorland congratulated Berg."
    assert [fault.rule for fault in faults] == ["empty"]


def test_a_lone_surrogate_and_a_nul_are_repaired_and_said(tmp_path: Path) -> None:
    row = '{"text": "Norland \\ud800 congratulated\\u0000 Berg, and so did three other states of the region.", "date": "2021-09-14"}'
    (tmp_path / "a.jsonl").write_text(row, encoding="utf-8")
    [found], _ = read(tmp_path, Said(publisher="mfa", url="https://mfa.example.org/1"))
    assert "congratulated Berg" in found.text
    assert found.text.encode()
    assert found.repairs == "control characters taken out; lone surrogates replaced"


def nested(times: int) -> bytes:
    data = page()
    for number in range(times):
        data = zipped({f"{number}.zip" if number else "a.html": data})
    return data


def locked() -> bytes:
    data = bytearray(zipped({"a.html": page()}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


ZEROS = b"\0" * (50 * 2**20)
HOSTILE: list[tuple[str, Callable[[], bytes], str]] = [
    ("bomb.zip", lambda: zipped({"a.html": ZEROS}), "bomb"),
    ("bomb.html.gz", lambda: gzip.compress(ZEROS), "bomb"),
    ("nested.zip", lambda: nested(6), "too-deep"),
    ("locked.zip", locked, "encrypted"),
    ("cut.zip", lambda: zipped({"a.html": page()})[:60], "broken-zip"),
    ("cut.html.gz", lambda: gzip.compress(os.urandom(5000))[:2000], "broken-gzip"),
    ("report.docx", lambda: zipped({"[Content_Types].xml": b"<Types/>"}), "format"),
    ("cut.warc", lambda: warc(("https://mfa.example.org/1", "text/html", page(), 200))[:40] + b"\0" * 100, "broken-warc"),
    ("zeros.html", lambda: b"\0" * 2**20, "binary"),
    ("zeros.txt", lambda: b"\0" * 2**20, "binary"),
    ("zeros.csv", lambda: b"\0" * 2**20, "empty"),
    ("zeros.jsonl", lambda: b"\0" * 2**20, "syntax"),
    ("large.txt", lambda: b"a" * (21 * 2**20), "too-large"),
    ("line.jsonl", lambda: b"[" * (17 * 2**20), "too-large"),
    ("deep.jsonl", lambda: b"[" * 100_000, "syntax"),
    ("deep.html", lambda: b"<html>" + b"<b>" * 100_000, "too-deep"),
    ("a.parquet", lambda: b"PAR1 and nothing else", "broken-parquet"),
    ("numbers.csv", lambda: b"country,votes\nNorland,12\n", "no-text-column"),
    ("picture.png", lambda: b"\x89PNG\r\n\x1a\n", "format"),
    ("empty.txt", lambda: b" \n", "empty"),
    ("anonymous.txt", lambda: b"Norland congratulated Berg.", "no-address"),
    ("undated.html", lambda: page().replace(b'<meta name="date" content="2021-09-14">', b""), "no-date"),
    ("shared.html", lambda: PAGE.format(url="https://shared.example.org/1").encode(), "no-publisher"),
]


@pytest.mark.parametrize(("name", "make", "rule"), HOSTILE, ids=[name for name, _, _ in HOSTILE])
def test_hostile_files_are_turned_away_and_the_others_read(name: str, make: Callable[[], bytes], rule: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(make())
    (tmp_path / "zz.html").write_bytes(page("good"))
    found, faults = read(tmp_path)
    assert {fault.rule for fault in faults} == {rule}
    assert faults[0].path.startswith(f"{tmp_path.name}/{name}")
    assert [one.url for one in found] == ["https://mfa.example.org/good"]


def test_what_stands_around_a_text_is_kept_in_the_archive(tmp_path: Path) -> None:
    around = b"<figure><figcaption>Anna Berg in March</figcaption></figure><aside><a href='/x'>Westland rejects the vote</a></aside>"
    (tmp_path / "a.html").write_bytes(page().replace(b"</body>", around + b"</body>"))
    archive = Archive(tmp_path / "archive")
    intake = Intake(tmp_path / "intake", archive, ["mfa"])
    for item in read_path(tmp_path / "a.html", Said(), PUBLISHERS):
        intake.add(item)
    intake.close()
    [row] = read_batches(tmp_path / "intake", DOCUMENTS)
    assert json.loads(archive.get(row["zones_sha256"])) == {"captions": ["Anna Berg in March"], "related": ["Westland rejects the vote"]}
    assert archive.get_bytes(row["body_sha256"]) == (tmp_path / "a.html").read_bytes()
    assert "March" not in archive.get(row["text_sha256"])


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to("/etc/hostname")
    _, faults = read(tmp_path)
    assert [fault.rule for fault in faults] == ["symlink"]


def test_what_stands_beside_the_tables_of_a_dataset_is_no_document(tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    header, row = "link,headline,date,location,summary,body", "https://mfa.example.org/9,Congratulations,2021-09-14T10:00:00Z,,,Text."
    (folder / "putin.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    (folder / "parties.csv").write_text("id,name\n1,Centre\n", encoding="utf-8")
    (folder / "PROVENANCE.md").write_text("# Where it comes from\n", encoding="utf-8")
    (folder / "page.html").write_bytes(page())
    (folder / "page.html.yaml").write_text("publisher: mfa\n", encoding="utf-8")
    originals, faults = read(folder)
    assert faults == []
    assert sorted(original.url for original in originals) == ["https://mfa.example.org/1", "https://mfa.example.org/9"]
