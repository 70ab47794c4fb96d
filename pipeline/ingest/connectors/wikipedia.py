"""Wikipedia: pages "International reactions to …", and what pages of elections say under the heading Reactions.

Belongs here: pages as MediaWiki gives them (the answer of `action=parse` in JSON, or HTML) and as plain text with headings. The headings of
countries stay lines of their own; flags, notes, references, tables and boxes go. Such a page reports what others reported, and is taken in
as a reference work. Does not belong here: who said what (the coder).
"""

import datetime
import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from resiliparse.parse.html import DOMContext, ElementNode, HTMLTree, TextNode, traverse_dom

from pipeline.ingest.connectors.base import MAX_LINE, Connector, Item, open_file
from pipeline.ingest.extract.html import refuse_depth
from pipeline.ingest.extract.model import Refused
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import Original
from pipeline.ingest.yamlfile import load

PUBLISHER = "wikipedia"
KIND = "dataset"
"""Kind of document: a reference work."""
_NAME = re.compile(r"(?:International_reactions_to_.+|(?:19|20)\d\d_.+_(?:election|elections|referendum))\.(?:json|html?|md)$")
_WHOLE = re.compile(r"(?:international )?reactions to\b", re.I)
"""Titles of pages that are nothing but reactions."""
_SECTION = re.compile(r"\b(?:reactions?|responses?)\b", re.I)
_END = re.compile(r"(?:see also|references|notes|footnotes|citations|sources|external links|further reading|bibliography)$", re.I)
_DROPPED = (
    "style, script, sup.reference, .mw-editsection, .navbox, .infobox, .metadata, .hatnote, .toc, #toc, .reflist, .references, "
    ".mw-references-wrap, .thumb, figure, figcaption, .flagicon, .noprint, .sidebar, .sistersitebox, .catlinks, .printfooter, #siteSub, "
    ".mw-jump-link, .shortdescription, table, img"
)
_BLOCKS = frozenset({"p", "li", "dd", "dt", "blockquote", "div", "ul", "ol", "dl", "section", "body", "h1", "h2", "h3", "h4", "h5", "h6"})
_HEADINGS = {"h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_NOTE = re.compile(r"\[(?:\d+|[a-z]|note \d+|citation needed)\]")
_CACHED = re.compile(r"Cached time: (20\d{12})")
_EDITED = re.compile(r"last edited on (\d{1,2} [A-Z][a-z]+ \d{4})")
_CANONICAL = re.compile(r"""<link rel="canonical" href="(https://[a-z-]+\.wikipedia\.org/wiki/[^"]+)""")
_TITLE = re.compile(r"<title>(.*?)(?: [-–—] Wikipedia)?</title>", re.S)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a heading with its level."""

    text: str
    level: int = 0


@dataclass(slots=True)
class Page:
    """A page as it was given."""

    title: str
    blocks: list[Block]
    url: str | None = None
    published: str | None = None
    """Day or instant of the version."""


def is_page(name: str, head: bytes) -> bool:
    """Whether a file is such a page: by its name, or as an answer of `action=parse`."""
    if _NAME.search(name):
        return True
    text = head.lstrip()[:200].decode("utf-8", "replace")
    return name.lower().endswith(".json") and bool(re.match(r'\{\s*"parse"\s*:\s*\{', text))


def read(path: Path) -> Iterator[Item]:
    """One document a page; a page that tells of no reactions is turned away."""
    try:
        with open_file(path) as handle:
            data = handle.read(MAX_LINE + 1)
        if len(data) > MAX_LINE:
            raise Refused("too-large", f"more than {MAX_LINE:,} bytes")
        page = _page(path, data.decode("utf-8-sig"))
        text = _reactions(page)
        published = page.published or _beside(path)
        if published is None:
            raise Refused("no-date", f"the page does not say of which day it is; write published: DATE into {path.name}.yaml beside it")
    except Refused as refused:
        yield Fault(path.name, 1, refused.rule, refused.message)
        return
    except (OSError, EOFError, ValueError, KeyError, TypeError, RecursionError) as error:
        yield Fault(path.name, 1, "syntax", f"no page of a wiki: {type(error).__name__}: {str(error)[:160]}")
        return
    address = page.url or f"https://en.wikipedia.org/wiki/{quote(page.title.replace(' ', '_'))}"
    yield Original(PUBLISHER, KIND, address, published, text, "en", PUBLISHER, f"{path.name}:1", page.title, body=data)


def _page(path: Path, text: str) -> Page:
    suffix = path.suffix.lower()
    if suffix == ".md":
        return Page(path.stem.replace("_", " "), _plain_blocks(text))
    if suffix == ".json":
        return _parsed(json.loads(text)["parse"])
    refuse_depth(text)
    title, canonical, edited = _TITLE.search(text), _CANONICAL.search(text), _EDITED.search(text)
    named = entities.unescape(title[1]).strip() if title else path.stem.replace("_", " ")
    day = datetime.datetime.strptime(edited[1], "%d %B %Y").date().isoformat() if edited else _cached(text)
    return Page(named, _html_blocks(text), canonical[1] if canonical else None, day)


def _parsed(answer: dict[str, Any]) -> Page:
    """The answer of `action=parse`, of both of its versions of form."""
    text = answer["text"]
    markup = text["*"] if isinstance(text, dict) else text
    refuse_depth(markup)
    return Page(answer["title"], _html_blocks(markup), None, answer.get("timestamp") or _cached(markup))


def _cached(markup: str) -> str | None:
    found = _CACHED.search(markup)
    return datetime.datetime.strptime(found[1], "%Y%m%d%H%M%S").replace(tzinfo=datetime.UTC).isoformat() if found else None


def _beside(path: Path) -> str | None:
    """What the sidecar says of the day."""
    beside = path.with_name(f"{path.name}.yaml")
    if not beside.is_file():
        return None
    said = load(beside.read_text(encoding="utf-8"), beside.name).data
    return said.get("published") if isinstance(said, dict) else None


@dataclass(slots=True)
class _Writer:
    """Puts paragraphs and headings down while the tree is walked."""

    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def start(self, context: DOMContext) -> None:
        node = context.node
        if isinstance(node, ElementNode) and node.tag in _BLOCKS:
            self.flush(0)
        elif isinstance(node, ElementNode) and node.tag == "br":
            self.words.append(" ")
        elif isinstance(node, TextNode):
            self.words.append(node.value or "")

    def end(self, context: DOMContext) -> None:
        node = context.node
        if isinstance(node, ElementNode) and node.tag in _BLOCKS:
            self.flush(6 if node.tag == "dt" else _HEADINGS.get(node.tag, 0))

    def flush(self, level: int) -> None:
        text = " ".join(_NOTE.sub("", "".join(self.words)).split())
        self.words.clear()
        if text:
            self.blocks.append(Block(text, level))


def _html_blocks(markup: str) -> list[Block]:
    tree = HTMLTree.parse(markup)
    if tree.body is None:
        raise Refused("empty", "the page has no body")
    root = tree.body.query_selector("#mw-content-text, .mw-parser-output") or tree.body
    for node in root.query_selector_all(_DROPPED):
        if node.parent is not None:
            node.decompose()
    writer = _Writer()
    traverse_dom(root, writer.start, writer.end)
    writer.flush(0)
    return writer.blocks


def _plain_blocks(text: str) -> list[Block]:
    """Blocks of a page as plain text: what stands behind two blank lines is a heading, as is a short line without a full stop."""
    blocks: list[Block] = []
    for gap, block in re.findall(r"(\n*)((?:[^\n]+\n?)+)", text):
        words = " ".join(_NOTE.sub("", block).split()).replace("_", "")
        if not words:
            continue
        alone = "\n" not in block.strip() and len(words) <= 60 and words[-1] not in ".!?:;,\"'”)" and not block.startswith("  ")
        blocks.append(Block(words, (2 if len(gap) >= 2 else 3) if alone and blocks else 0))
    return blocks


def _reactions(page: Page) -> str:
    """Title and what the page tells of reactions: all of it, or the sections that are headed so."""
    kept: list[str] = []
    inside, level, ended = bool(_WHOLE.match(page.title)), 0, False
    whole = inside
    for block in page.blocks:
        if block.level:
            ended = bool(_END.match(block.text)) if block.level <= 2 or not ended else ended
            if not whole:
                if _SECTION.search(block.text) and not inside:
                    inside, level = True, block.level
                elif inside and block.level <= level:
                    inside = bool(_SECTION.search(block.text))
        if inside and not ended:
            kept.append(block.text)
    if not any(len(text) > 60 for text in kept):
        raise Refused("no-reactions", "the page has no section of reactions")
    return "\n\n".join((page.title, *kept))


WIKIPEDIA = Connector(
    name=PUBLISHER,
    about="Pages of Wikipedia on international reactions to an election, as MediaWiki gives them or as plain text.",
    columns=frozenset(),
    read=read,
    form="wiki",
    shape=is_page,
)
