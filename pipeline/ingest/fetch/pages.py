"""Pages that list items: the links of an HTML page.

Belongs here: links alone; which of them are items is said by the feed's pattern.
"""

import re

from resiliparse.parse.html import HTMLTree

from pipeline.ingest.extract.encoding import decode
from pipeline.ingest.fetch.listing import MAX_ITEMS, FeedInvalid, Item, Listing, address

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)


def read_page(data: bytes, url: str, content_type: str | None = None) -> Listing:
    """What a page links to, each address once, in the order of the page.

    Raises:
        FeedInvalid: It is no HTML page, or has too many links.
    """
    if b"<" not in data[:4096] or data.startswith(b"%PDF"):
        raise FeedInvalid("no HTML page")
    said = _CHARSET.search(content_type or "")
    text, _, _ = decode(data, [said[1] if said else None])
    page = HTMLTree.parse(text).document
    links = page.query_selector_all("a[href]") if page else ()
    if len(links) > MAX_ITEMS:
        raise FeedInvalid(f"has more than {MAX_ITEMS:,} links")
    found = (address(url, link.getattr("href")) for link in links)
    return Listing(tuple(Item(link) for link in dict.fromkeys(found) if link and link != url))
