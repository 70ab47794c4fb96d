"""Sitemaps: from the bytes of a sitemap, or of an index of sitemaps, to what it lists.

Belongs here: the sitemap format with its news extension, plain or packed with gzip.
"""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pipeline.ingest.fetch.decoding import decode
from pipeline.ingest.fetch.limits import Failed
from pipeline.ingest.fetch.listing import MAX_ITEMS, FeedInvalid, Item, Listing, address, when, xml_text

_GZIP = b"\x1f\x8b"
_PARSER = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}


def read_sitemap(data: bytes, url: str, content_type: str | None = None, *, max_bytes: int) -> Listing:
    """What a sitemap lists; an index lists parts.

    Args:
        data: The sitemap.
        url: Its address.
        content_type: What the server called it.
        max_bytes: Most bytes of it, unpacked.

    Raises:
        FeedInvalid: It is no sitemap, or too large.
    """
    if data.startswith(_GZIP):
        try:
            data, content_type = decode([data], "gzip", max_bytes), None
        except Failed as failed:
            raise FeedInvalid(failed.reason) from None
    try:
        root = ElementTree.fromstring(xml_text(data, content_type))  # without a document type there are no entities
    except (ElementTree.ParseError, ValueError) as error:
        raise FeedInvalid(f"no XML: {error}"[:200]) from None
    if len(root) > MAX_ITEMS:
        raise FeedInvalid(f"lists more than {MAX_ITEMS:,} items")
    entries = [_fields(entry) for entry in root]
    match _name(root):
        case "urlset":
            return Listing(tuple(item for entry in entries if (item := _item(entry, url))))
        case "sitemapindex":
            found = [(when(_text(entry, "lastmod")) or "", link) for entry in entries if (link := address(url, _text(entry, "loc")))]
            return Listing((), tuple(link for _, link in sorted(found, key=lambda pair: pair[0], reverse=True)))
    raise FeedInvalid(f"no sitemap: its first element is {root.tag[:80]}")


def _item(entry: dict[str, Element], url: str) -> Item | None:
    link = address(url, _text(entry, "loc"))
    if link is None:
        return None
    news = _fields(entry["news"]) if "news" in entry else {}
    # lastmod says when a page changed, not when it was published: its date is taken from the page.
    return Item(link, when(_text(news, "publication_date")), when(_text(entry, "lastmod")), _text(news, "title"))


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _fields(entry: Element) -> dict[str, Element]:
    return {_name(field): field for field in entry}


def _text(entry: dict[str, Element], name: str) -> str | None:
    return " ".join((entry[name].text or "").split()) or None if name in entry else None
