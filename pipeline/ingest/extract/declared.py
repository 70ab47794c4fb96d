"""What a page declares of itself: JSON-LD, Open Graph, Dublin Core, `time` elements.

Belongs here: reading what machines wrote for machines. Does not belong here: guessing.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from resiliparse.parse.html import DocumentNode, ElementNode

from pipeline.ingest.extract import days
from pipeline.ingest.extract.dom import attribute, every, words

_TITLES = ("og:title", "dcterms.title", "dc.title", "twitter:title")
_AUTHORS = ("author", "article:author", "dcterms.creator", "dc.creator")
_DATES = (
    "article:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "date",
    "pubdate",
    "publishdate",
    "parsely-pub-date",
    "sailthru.date",
)
_ARTICLE = re.compile(r"Article|Posting|Report|WebPage$|Statement|PressRelease")
_PARTS = re.compile(r"\s+[|–—·»«-]\s+|\s*::\s*")
_BY = re.compile(r"^(?:by|par|von|por|di|автор:?)\s+", re.I)
_SHORT = 12
"""Characters up to which a heading is a label rather than a headline."""
_TRACKING = re.compile(r"(?:^|&)(?:utm_\w+|fbclid|gclid|mc_[ce]id)=[^&]*")


@dataclass(slots=True)
class Declared:
    """What the head of a page says; None is what it does not say."""

    titles: list[str]
    author: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    site: str | None = None


def declared_by(page: DocumentNode, url: str | None) -> Declared:
    """Read what a page declares; `url` is where it was found."""
    meta = _meta(page)
    article, title = _article(page), page.query_selector("title")
    titles = [article.get("headline"), *(meta.get(name) for name in _TITLES), title and words(title)]
    said = Declared([" ".join(title.split()) for title in titles if isinstance(title, str) and title.strip()])
    said.author = _author(page, meta, article)
    stamps = [article.get("datePublished"), *(meta.get(name) for name in _DATES), *_times(page)]
    said.published = next(filter(None, (days.declared(stamp) for stamp in stamps if isinstance(stamp, str))), None)
    root = page.query_selector("html")
    said.language = (root and attribute(root, "lang")) or meta.get("content-language") or meta.get("og:locale")
    said.url = _address(page, meta, url)
    said.site = meta.get("og:site_name")
    return said


def title_of(page: DocumentNode, said: Declared) -> str | None:
    """The headline: the heading of the page as far as a declared title says the same, without the name of the site."""
    first = [heading for node in every(page, "h1") if (heading := _heading(node, said))]
    for headings in (first, [heading for node in every(page, "h2") if (heading := _heading(node, said))]):
        if agreed := [agreed for heading in headings if (agreed := _agreed(heading, said))]:
            return max(agreed, key=len)
    return _without_site(said) if said.titles else next(iter(first), None)


def _without_site(said: Declared) -> str:
    """The first declared title without the name of the site: what `og:site_name` says, or what bars part from the longest part."""
    title, site = said.titles[0], (said.site or "").casefold()
    parts = _PARTS.split(title)
    kept = [part for part in parts if part.casefold() != site]
    return max(kept, key=len) if 0 < len(kept) < len(parts) else max((part.strip() for part in title.split("|")), key=len)


def _heading(node: ElementNode, said: Declared) -> str:
    """Text of a heading; empty where it is the name of the site, which leads to its front page."""
    text = words(node)
    home = node.query_selector("a[href='/'], a[rel='home']") or node.closest("a[href='/'], a[rel='home']")
    return "" if home or text.casefold() == (said.site or "").casefold() else text


def _agreed(heading: str, said: Declared) -> str | None:
    """What a heading and a declared title say alike; None where that is nothing."""
    low = heading.casefold()
    if any(low in title.casefold() for title in said.titles):
        return heading if len(heading) > _SHORT or low in map(str.casefold, said.titles) else None
    shown = (part for title in said.titles for part in (title, *_PARTS.split(title)))
    parts = [part.casefold() for part in shown if len(part) > _SHORT and part.casefold() in low]
    if not parts:
        return None
    end = max(low.index(part) + len(part) for part in parts)
    # A heading goes on with another element where its text goes on without a space: a date, a kind of page.
    return heading if heading[end : end + 1].isspace() else heading[:end]


def _meta(page: DocumentNode) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in every(page, "meta[content]"):
        name = next(filter(None, (attribute(node, key) for key in ("property", "name", "itemprop", "http-equiv"))), "")
        if name and (value := attribute(node, "content").strip()):
            found.setdefault(name.lower(), value)
    return found


def _article(page: DocumentNode) -> Mapping[str, Any]:
    """The JSON-LD object that tells of the document itself."""
    for node in every(page, 'script[type="application/ld+json"]'):
        try:
            read = json.loads(node.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(read):
            if _ARTICLE.search(str(thing.get("@type"))) and "datePublished" in thing:
                return thing
    return {}


def _things(read: Any) -> Iterator[Mapping[str, Any]]:
    for thing in read if isinstance(read, list) else [read]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _author(page: DocumentNode, meta: Mapping[str, str], article: Mapping[str, Any]) -> str | None:
    named = article.get("author")
    people = [one.get("name") if isinstance(one, dict) else one for one in (named if isinstance(named, list) else [named])]
    names = "; ".join(" ".join(name.split()) for name in people if isinstance(name, str) and name.strip())
    told = names or next((meta[name] for name in _AUTHORS if name in meta and "://" not in meta[name]), "")
    if not told and (node := page.query_selector('[rel="author"], [itemprop="author"], .byline')):
        told = words(node)
    return _BY.sub("", told)[:200] or None


def _times(page: DocumentNode) -> Iterator[str]:
    for selector in ('[itemprop="datePublished"]', "time[datetime][pubdate]", "main time[datetime]", "article time[datetime]"):
        for node in every(page, selector)[:1]:
            if "dateModified" not in (attribute(node, "property"), attribute(node, "itemprop")):
                yield attribute(node, "datetime") or attribute(node, "content")


def _address(page: DocumentNode, meta: Mapping[str, str], url: str | None) -> str | None:
    """The canonical address; one that points to the front page of a site is a common mistake, and is not taken."""
    link = page.query_selector('link[rel="canonical"]')
    for named in (link and attribute(link, "href"), meta.get("og:url")):
        if not named:
            continue
        try:
            address = urldefrag(urljoin(url or "", named.strip())).url
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and (parts.path.strip("/") or parts.query):
            return parts._replace(query=_TRACKING.sub("", parts.query).strip("&")).geturl()
    return url
