"""Reports of observers as PDF: paragraphs are put together, running heads and page numbers left out; broken files are refused."""

import io
import zlib

import pytest
from pypdf import PdfReader, PdfWriter

from pipeline.ingest.extract import Refused, extract
from pipeline.ingest.extract import pdf as reader
from tests.unit.ingest.extract.pdfs import page, pdf

HEAD = (800.0, 8.0, "Election Observation Mission - Sudland, Presidential Election 2021")
TITLE = (770.0, 20.0, "Statement of Preliminary Findings")
FIRST = [
    "Port Norland, 15 September 2021",
    "",
    "The mission deployed 120 observers to all regions of the country in order to fol-",
    "low the vote of 13 September. The vote was calm, and polling was assessed posi-",
    "tively in most stations that were visited.",
    "",
    "Candidates were able to campaign freely. The coverage of the campaign in the state",
    "media favoured the incumbent, and the law leaves the financing of campaigns largely",
]
SECOND = [
    "unregulated. Complaints were handled in time.",
    "",
    "- Polling stations opened late in six districts.",
    "- Counting was transparent.",
]


def report(info: str = "") -> bytes:
    pages = [
        [HEAD, TITLE, *page(FIRST), (40.0, 8.0, "Page 1 of 3")],
        [HEAD, *page(SECOND), (40.0, 8.0, "Page 2 of 3")],
        [HEAD, *page(["The mission will publish its final report in two months."]), (40.0, 8.0, "Page 3 of 3")],
    ]
    return pdf(pages, info)


def test_a_report_gives_title_date_and_paragraphs() -> None:
    read = extract(report("/Title (report_final_v2.docx) /Author (Mission)"))
    assert (read.format, read.title, read.author) == ("pdf", "Statement of Preliminary Findings", "Mission")
    assert (read.published, read.language) == ("2021-09-15", "en")
    assert read.text.split("\n\n") == [
        "Statement of Preliminary Findings",
        "Port Norland, 15 September 2021",
        "The mission deployed 120 observers to all regions of the country in order to follow the vote of 13 September. "
        "The vote was calm, and polling was assessed positively in most stations that were visited.",
        "Candidates were able to campaign freely. The coverage of the campaign in the state media favoured the incumbent, "
        "and the law leaves the financing of campaigns largely unregulated. Complaints were handled in time.",
        "- Polling stations opened late in six districts.",
        "- Counting was transparent.",
        "The mission will publish its final report in two months.",
    ]


def encrypted(user: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(report())))
    writer.encrypt(user, "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_that_opens_without_a_password_is_read() -> None:
    assert "120 observers" in extract(encrypted("")).text


def broken_table() -> bytes:
    return (
        report().replace(b"xref\n0 ", b"xref\n9").replace(b"/Type /Catalog", b"/Type /Nothing").replace(b"/Pages 2 0 R", b"/Pages 77 0 R")
    )


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (encrypted("secret"), "encrypted"),
        (broken_table(), "broken-pdf"),
        (report()[:300], "broken-pdf"),
        (b"%PDF-1.7\n" + b"\0" * 2**20, "broken-pdf"),
        (pdf([[]]), "no-text"),
        (pdf([[]] * 1001), "too-long"),
    ],
    ids=["encrypted", "broken table", "cut off", "zeros", "scanned", "many pages"],
)
def test_what_cannot_be_read_is_refused_with_its_rule(data: bytes, rule: str) -> None:
    with pytest.raises(Refused) as caught:
        extract(data, name="report.pdf")
    assert caught.value.rule == rule


def test_a_small_file_that_asks_for_hours_of_work_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_SECONDS", 1)
    work = zlib.compress(b"BT /F1 11 Tf 72 700 Td (a) Tj ET\n" * 1_000_000)
    data = pdf([[(700, 11, "x")]])
    start, end = data.index(b"<< /Length"), data.index(b"endstream")
    stream = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\n" % (len(work), work)
    with pytest.raises(Refused) as caught:
        extract(data[:start] + stream + data[end:])
    assert caught.value.rule == "too-slow"
