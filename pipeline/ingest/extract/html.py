"""Web pages: main text by resiliparse, with trafilatura as fallback; what stands around it is taken out first.

Belongs here: from the bytes of a page to its document. Does not belong here: which words mark a zone (zones), what the head of the page
declares (declared), encodings, dates.
"""

import itertools
import re

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import DOMContext, ElementNode, HTMLTree, TextNode, traverse_dom

from pipeline.ingest.extract import days, encoding, zones
from pipeline.ingest.extract.declared import Declared, declared_by, title_of
from pipeline.ingest.extract.language import language_of
from pipeline.ingest.extract.model import Extracted, Refused

MAX_PAGE = 8 * 2**20
"""Largest page, bytes."""
MAX_DEPTH = 512
"""Elements within elements; browsers stop there too."""
_TAG = re.compile(
    r"<(/?)(?!(?:p|li|td|th|tr|dt|dd|option|br|img|hr|input|meta|link|source|col|wbr|area|base|embed|param|track)\b)[a-z][^\s>/]*", re.I
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)""", re.I)
_INLINE = frozenset(re.split(" ", "a abbr b bdi bdo big br cite em font i label mark q s small span strong sub sup time tt u wbr"))
"""Elements within a line; every other is a block."""
_HEAD = 4096
_LARGE = 2 * 2**20
"""Characters above which a page is not read a second time by the fallback, or searched for a date."""
_PROSE = 40
"""Characters from which a stretch of text counts as prose."""
_SHARE = 0.85
"""Share of the prose that the main node must hold."""
_THIN = 200
"""Characters below which the fallback is asked as well."""


def read(data: bytes, *, url: str | None = None, charset: str | None = None, language: str | None = None) -> Extracted:
    """Take a document out of a page.

    Raises:
        Refused: The page is no text, is too large or nested too deep, or holds no text.
    """
    if len(data) > MAX_PAGE:
        raise Refused("too-large", f"{len(data):,} bytes, of a page at most {MAX_PAGE:,} are read")
    named = _META_CHARSET.search(data[:_HEAD])
    page, used, repairs = encoding.decode(data, (charset, named and named[1].decode("ascii", "replace")))
    page, more = encoding.clean(page)
    refuse_depth(page)
    tree = HTMLTree.parse(page)
    if tree.document is None or tree.body is None:
        raise Refused("empty", "the page has no body")
    said = declared_by(tree.document, url)
    title = title_of(tree.document, said)
    _, _, captions, related = (zones.take_out(tree.body, zone) for zone in ("code", "drop", "captions", "related"))
    body = without(_main_text(tree.body), title) or ""
    repairs += more
    if len(body) < _THIN and (other := _fallback(page)) and len(other) > max(_PROSE, 2 * len(body)):
        body = without(other, title)
        repairs.append("main text by the fallback")
    if not body:
        raise Refused("empty", "no text was found on the page")
    spoken = language or language_of(body, said.language)
    published, guess = _published(said, page, body, spoken)
    repairs += guess
    text = "\n\n".join(filter(None, (title, body)))
    return Extracted(text, "html", title, said.author, published, spoken, said.url, captions, related, used, tuple(repairs))


def without(text: str, title: str | None) -> str:
    """A text without its headline, which is put above it."""
    first, _, rest = text.partition("\n")
    if title and " ".join(first.split()).casefold().startswith(title.casefold()):
        tail = " ".join(first.split())[len(title) :].strip()
        return "\n\n".join(filter(None, (tail, rest.strip())))
    return text


def refuse_depth(page: str) -> None:
    """Refuse what is nested deeper than any page, before a tree is walked: the time that takes grows with the square of the depth."""
    steps = (-1 if closing else 1 for closing in _TAG.findall(page))
    if max(itertools.accumulate(steps), default=0) > MAX_DEPTH:
        raise Refused("too-deep", f"elements are nested deeper than {MAX_DEPTH}")


def _main_text(body: ElementNode) -> str:
    """Text of the smallest part of the page that holds nearly all of its prose."""
    node = _main_node(body)
    return _plain(body, main=True) if node is None else _plain(node, main=False)


def _plain(node: ElementNode, *, main: bool) -> str:
    text = extract_plain_text(
        HTMLTree.parse(f"<body>{node.html}</body>"),
        preserve_formatting=True,
        main_content=main,
        list_bullets=False,
        alt_texts=False,
        comments=False,
        post_meta=False,
    )
    lines = (" ".join(line.split()) for line in text.split("\n"))
    # A line that begins in lower case goes on with the one before it; every other is a paragraph of its own.
    return "".join(f"\n{line}" if line[0].islower() else f"\n\n{line}" for line in lines if line).strip()


class _Weigher:
    """Adds up the prose below each node while the tree is walked: what stands in a block and is not mostly links."""

    def __init__(self) -> None:
        self.stack: list[list[int]] = []
        """of each open element: prose below it, its own text, its own text within links"""
        self.links = 0
        self.nodes: list[tuple[int, int, ElementNode]] = []
        """prose below, depth, node; of nodes with prose, in the order in which they end"""

    def start(self, context: DOMContext) -> None:
        node = context.node
        if isinstance(node, ElementNode):
            self.stack.append([0, 0, 0])
            self.links += node.tag == "a"
        elif isinstance(node, TextNode) and self.stack:
            length = len((node.value or "").strip())
            self.stack[-1][1] += length
            self.stack[-1][2] += length if self.links else 0

    def end(self, context: DOMContext) -> None:
        node = context.node
        if not isinstance(node, ElementNode):
            return
        self.links -= node.tag == "a"
        prose, own, linked = self.stack.pop()
        inline = node.tag in _INLINE
        prose += own if not inline and own >= _PROSE and 2 * linked < own else 0
        if self.stack:
            above = self.stack[-1]
            above[0] += prose
            above[1] += own if inline else 0
            above[2] += linked if inline else 0
        if prose:
            self.nodes.append((prose, len(self.stack), node))


def _main_node(body: ElementNode) -> ElementNode | None:
    """The deepest node that holds nearly all prose; None where there is no prose."""
    weigher = _Weigher()
    traverse_dom(body, weigher.start, weigher.end)
    if not weigher.nodes:
        return None
    total = max(prose for prose, _, _ in weigher.nodes)
    _, _, node = max(((depth, prose, node) for prose, depth, node in weigher.nodes if prose >= _SHARE * total), key=lambda held: held[:2])
    above = node.parent
    return above if node.tag == "p" and isinstance(above, ElementNode) else node


def _fallback(page: str) -> str | None:
    if len(page) > _LARGE:
        return None
    import trafilatura

    text = trafilatura.extract(page, include_comments=False, include_tables=True, favor_precision=True)
    return "\n\n".join(line.removeprefix("- ") for line in text.split("\n")) if text else None


def _published(said: Declared, page: str, body: str, language: str | None) -> tuple[str | None, list[str]]:
    """The date that the page declares; else the first one written near the head of its text; else what htmldate finds."""
    if said.published:
        return said.published, []
    if day := days.written(body, language):
        return day, ["date read from the text"]
    if len(page) > _LARGE:
        return None, []
    from htmldate import find_date

    found = find_date(page, original_date=True, max_date="2100-01-01")
    if found and not found.endswith("-01-01"):  # what it gives where it sees but a year
        return found, ["date guessed from the page"]
    return None, []
