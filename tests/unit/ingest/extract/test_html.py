"""Pages as ministries, observers and agencies make them: the document is taken out whole, and nothing that stands around it."""

from pathlib import Path

import pytest
import yaml

from pipeline.ingest.extract import Extracted, Refused, extract

PAGES = Path(__file__).parent / "pages"
CHARSETS = {
    "ministry-chinese": ("gb18030", "utf-8"),
    "table-layout-cyrillic": ("windows-1251", "iso-8859-1"),
    "table-layout-spanish": ("iso-8859-1", "utf-8"),
}
"""page → encoding of its bytes, encoding that the server's header says"""
FIELDS = ("title", "author", "published", "language", "url")


def read_page(name: str) -> Extracted:
    used, said = CHARSETS.get(name, ("utf-8", "utf-8"))
    data = (PAGES / f"{name}.html").read_text(encoding="utf-8").encode(used)
    return extract(data, url="https://found.example.org/here/page.html", content_type=f"text/html; charset={said}")


@pytest.mark.parametrize("name", sorted(path.stem for path in PAGES.glob("*.html")))
def test_a_page_gives_its_document(name: str) -> None:
    front, _, text = (PAGES / f"{name}.txt").read_text(encoding="utf-8").partition("\n\n")
    said = yaml.load(front, yaml.BaseLoader)
    read = read_page(name)
    assert {field: getattr(read, field) or "" for field in FIELDS} == said
    assert read.text == text.strip()


def test_captions_and_related_items_are_kept_apart() -> None:
    read = read_page("agency-news")
    assert read.captions == ("Supporters of Karl Holm protest in the capital on Monday [Photo: Ana Ruiz/Gazette]",)
    assert any("You may also like" in part for part in read.related)


def test_a_wrong_charset_is_found_out_and_said() -> None:
    read = read_page("table-layout-cyrillic")
    assert (read.encoding, "said to be cp1252, is cp1251" in read.repairs) == ("cp1251", True)


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"<html><body>" + b"<div>" * 100_000 + b"deep", "too-deep"),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "empty"),
        (b"<html><body>" + b"\x01\x02" * 1000, "binary"),
        (b"\0" * 20 * 2**20, "binary"),
        (b"<p>" * (7 * 2**20), "too-large"),
    ],
    ids=["deep", "only navigation", "control characters", "zeros", "large"],
)
def test_a_hostile_page_is_refused_with_its_rule(data: bytes, rule: str) -> None:
    with pytest.raises(Refused) as caught:
        extract(data, name="page.html")
    assert caught.value.rule == rule
