"""RSS and Atom: from the bytes of a feed to what it lists.

Belongs here: feeds as feedparser reads them, behind the gate for XML.
"""

from typing import Any

import feedparser

from pipeline.ingest.fetch.listing import MAX_ITEMS, FeedInvalid, Item, Listing, address, when, xml_text

_AS_TEXT = {"content-type": "application/xml; charset=utf-8"}


def read_feed(data: bytes, url: str, content_type: str | None = None) -> Listing:
    """What a feed lists.

    Args:
        data: The feed.
        url: Its address, which relative links are relative to.
        content_type: What the server called it.

    Raises:
        FeedInvalid: It is no feed, or has entries without an address.
    """
    text = xml_text(data, content_type)
    parsed: Any = feedparser.parse(text.encode("utf-8", "replace"), response_headers=_AS_TEXT, sanitize_html=False)
    if not parsed.get("version"):
        why = str(parsed.get("bozo_exception") or "neither RSS nor Atom")
        raise FeedInvalid(f"no feed: {why[:200]}")
    if parsed.bozo and not parsed.entries:
        raise FeedInvalid(f"broken, and nothing can be read of it: {str(parsed.bozo_exception)[:200]}")
    if len(parsed.entries) > MAX_ITEMS:
        raise FeedInvalid(f"lists more than {MAX_ITEMS:,} items")
    found = [_item(entry, url) for entry in parsed.entries]
    if lost := sum(item is None for item in found):
        raise FeedInvalid(f"{lost} of {len(found)} entries have no address")
    return Listing(tuple(item for item in found if item is not None))


def _item(entry: Any, url: str) -> Item | None:
    link = address(url, entry.get("feedburner_origlink") or entry.get("link"))
    if link is None:
        return None
    # RDF feeds and some of Atom have one date alone, which feedparser calls the update.
    published, updated = (when(entry[name]) if name in entry else None for name in ("published", "updated"))
    title = " ".join(str(entry.get("title") or "").split()) or None
    return Item(link, published or updated, updated, title)
