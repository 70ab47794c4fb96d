"""What feeds, sitemaps and pages list, and what they are refused for."""

import gzip
from collections.abc import Callable

import pytest

from pipeline.ingest.fetch.feeds import read_feed
from pipeline.ingest.fetch.listing import FeedInvalid, Item, Listing, address, when
from pipeline.ingest.fetch.pages import read_page
from pipeline.ingest.fetch.sitemaps import read_sitemap

HERE = "https://news.example.org/feed"
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0"><channel><title>Statements</title>
<item><title>Präsident  gratuliert</title><link>/news/2#top</link><pubDate>Mon, 21 Nov 2022 23:30:00 -0500</pubDate></item>
<item><title>Results</title><link>https://news.example.org/news/1</link><pubDate>Sun, 20 Nov 2022 09:00:00 GMT</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>All</title>
<entry><title>One</title><link href="/1"/><published>2022-11-20T09:00:00Z</published><updated>2022-11-21T10:00:00Z</updated></entry>
<entry><title>Two</title><link rel="alternate" href="/2"/><updated>2022-11-19T10:00:00+02:00</updated></entry></feed>"""
SITEMAP = """<?xml version="1.0"?><!-- all -->
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://news.example.org/1</loc><lastmod>2022-11-20</lastmod></url>
<url><loc>https://news.example.org/2</loc><news:news><news:publication_date>2022-11-21T08:00:00+00:00</news:publication_date>
<news:title>Two</news:title></news:news></url><url><loc>javascript:alert(1)</loc></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap><sitemap><loc>/new.xml</loc><lastmod>2022-11-20</lastmod></sitemap>
</sitemapindex>"""


def sitemap(data: bytes, url: str) -> Listing:
    return read_sitemap(data, url, max_bytes=2**20)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_rss_lists_items_with_the_day_at_the_publisher(encoding: str) -> None:
    listing = read_feed(RSS.format(encoding=encoding).encode(encoding), HERE)
    assert listing.items == (
        Item("https://news.example.org/news/2", "2022-11-21T23:30:00-05:00", None, "Präsident gratuliert"),
        Item("https://news.example.org/news/1", "2022-11-20T09:00:00+00:00", None, "Results"),
    )


def test_atom_tells_publication_from_update() -> None:
    one, two = read_feed(ATOM.encode(), HERE).items
    assert (one.published, one.updated) == ("2022-11-20T09:00:00+00:00", "2022-11-21T10:00:00+00:00")
    assert two.published == two.updated == "2022-11-19T10:00:00+02:00"


def test_an_empty_feed_is_a_feed_that_lists_nothing() -> None:
    assert read_feed(b'<rss version="2.0"><channel><title>x</title></channel></rss>', HERE) == Listing(())


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_sitemap_lists_pages_and_says_when_they_changed(pack: Callable[[bytes], bytes]) -> None:
    assert sitemap(pack(SITEMAP.encode()), HERE).items == (
        Item("https://news.example.org/1", None, "2022-11-20"),
        Item("https://news.example.org/2", "2022-11-21T08:00:00+00:00", None, "Two"),
    )


def test_an_index_lists_parts_the_newest_first() -> None:
    assert sitemap(INDEX.encode(), HERE) == Listing((), ("https://news.example.org/new.xml", "https://news.example.org/old.xml"))


def test_a_page_lists_its_links_once() -> None:
    page = "<html><body><a href='/1'>One</a><a href='/1#more'>More</a><a href='mailto:x'>Mail</a><a href='http://['>x</a><a href='2'>Two"
    assert [item.url for item in read_page(page.encode(), HERE).items] == ["https://news.example.org/1", "https://news.example.org/2"]


def test_a_page_nested_very_deep_is_read() -> None:
    assert len(read_page(b"<div>" * 100_000 + b"<a href='/1'>", HERE).items) == 1


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
BODY = '<rss version="2.0"><channel><item><title>&b;&a;</title><link>http://x.org</link></item></channel></rss>'
BAD_XML = {
    "entities that unfold": (LAUGHS + BODY).encode(),
    "an entity from a file": ('<?xml version="1.0"?>' + OUTSIDE + BODY).encode(),
    "a document type behind comments": ("<!-- <rss> --><?x y?> <!-- --> " + LAUGHS + BODY).encode(),
    "a document type in UTF-16": (LAUGHS + BODY).encode("utf-16"),
    "a document type in UTF-7": b'<?xml version="1.0" encoding="utf-7"?>' + (LAUGHS + BODY).encode("utf-7"),
    "a document type of small letters": LAUGHS.lower().encode() + BODY.encode(),
    "a comment without end": b"<!-- " + BODY.encode(),
    "a page": b"<html><head><title>Maintenance</title></head><body>Back soon.</body></html>",
    "nothing": b"",
    "text": b"Service unavailable",
    "bytes": bytes(range(256)) * 10,
    "a PDF": b"%PDF-1.7\n",
    "JSON": b'{"items": []}',
}


@pytest.mark.parametrize("read", [read_feed, sitemap])
@pytest.mark.parametrize("what", BAD_XML)
def test_what_is_no_feed_is_refused(what: str, read: Callable[[bytes, str], Listing]) -> None:
    with pytest.raises(FeedInvalid):
        read(BAD_XML[what], HERE)


def test_an_entry_without_address_refuses_the_feed() -> None:
    """It may be of any day: what the feed lists is not known."""
    with pytest.raises(FeedInvalid, match="1 of 2 entries"):
        read_feed(RSS.format(encoding="utf-8").replace("/news/2#top", "mailto:x").encode(), HERE)


def test_a_packed_sitemap_that_unfolds_too_far_is_refused() -> None:
    with pytest.raises(FeedInvalid, match="after decompression"):
        sitemap(gzip.compress(SITEMAP.encode() + b" " * 2**22), HERE)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Mon, 21 Nov 2022 23:30:00 -0500", "2022-11-21T23:30:00-05:00"),
        ("21 Nov 2022 23:30 GMT", "2022-11-21T23:30:00+00:00"),
        ("2022-11-21T23:30:00Z", "2022-11-21T23:30:00+00:00"),
        ("2022-11-21", "2022-11-21"),
        ("yesterday", None),
        ("Mon, 31 Feb 2022 10:00:00 GMT", None),
        ("Mon, 21 Nov 99999 10:00:00 GMT", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_of_feeds(written: str | None, read: str | None) -> None:
    assert when(written) == read


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("/a?utm_source=rss&id=1&utm_medium=feed#top", "https://news.example.org/a?id=1"),
        ("/a?utm_source=rss", "https://news.example.org/a"),
        ("//other.example.org/a", "https://other.example.org/a"),
        ("mailto:x@example.org", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses_of_items(link: str | None, leads_to: str | None) -> None:
    assert address(HERE, link) == leads_to
