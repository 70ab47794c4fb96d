"""Looking at the pages of a release: what they link to is there, nothing of another origin is loaded, nothing runs in them.

Belongs here: faults of pages as they stand in a folder, told with the file. Does not belong here: making them.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree  # ty: ignore[missing-module-member]

from pipeline.release.page.facts import read_facts
from pipeline.release.page.pages import NAMED_BY, names

BOUND = 300_000
"""Bytes that the first page and what comes with it may weigh."""
LOADING = frozenset(
    (
        "action", "archive", "background", "cite", "classid", "codebase", "data", "formaction", "href", "manifest", "poster", "src",
        "srcset", "xlink:href",
    )
)  # fmt: skip
"""Attributes that name what a page loads or leads to."""
LEADING = frozenset(("a", "area"))
"""Elements whose address is followed by the reader alone."""
DATA_BLOCKS = frozenset(("application/ld+json",))
_MARKED = etree.XPath("//*[@*[name() != 'class'] or self::script]")
"""Scripts, and elements that have more than a class: the others say nothing here."""


@dataclass(slots=True)
class _Page:
    """One page: its ids, what it links to and loads, and what it should not hold."""

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    """Addresses without a scheme."""
    loaded: list[str] = field(default_factory=list)
    """Those of them that come with the page."""
    faults: list[str] = field(default_factory=list)

    def element(self, tag: str, given: Mapping[str, str]) -> None:
        """Take note of an element's attributes."""
        if (known := given.get("id")) is not None:
            if known in self.ids:
                self.faults.append(f"has the id {known} twice")
            self.ids.add(known)
        if tag == "script" and "src" not in given and given.get("type") not in DATA_BLOCKS:
            self.faults.append("holds a script of its own")
        for name, value in given.items():
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.faults.append(f"has an attribute {name} on <{tag}>")
            elif name in LOADING:
                self._address(tag, name, value.strip())

    def _address(self, tag: str, name: str, value: str) -> None:
        try:
            parts = urlsplit(value)
        except ValueError:
            self.faults.append(f"has an address that can't be read: {value[:80]}")
            return
        if not parts.scheme and not parts.netloc:
            self.links.append(value)
            self.loaded += [value] * (tag not in LEADING)
        elif tag in LEADING and name == "href":
            if parts.scheme not in ("http", "https"):
                self.faults.append(f"leads to {value[:80]}, which is no address of the web")
        elif parts.scheme != "data":
            self.faults.append(f"loads {value[:80]}, which is of another origin")


def page_faults(folder: Path) -> Iterator[tuple[str, str]]:
    """What is wrong with the pages of a release: file, and what."""
    for name in names(read_facts(folder, NAMED_BY)):
        if not (folder / name).exists():
            yield name, "is missing"
    pages = {path.relative_to(folder).as_posix(): _read(path) for path in sorted(folder.rglob("*.html"))}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for name, page in pages.items():
        yield from ((name, fault) for fault in page.faults)
        for link in dict.fromkeys(page.links):
            if fault := _lost(files, name, link, pages):
                yield name, fault
    for path in sorted(folder.rglob("*.css")):
        for found in re.findall(r"@import[^;]*|url\([^)]*\)", path.read_text(encoding="utf-8")):
            if re.search(r"//|:", found) and not re.match(r"""url\(\s*["']?data:""", found):
                yield path.relative_to(folder).as_posix(), f"loads {found[:80]}, which is of another origin"


def weight(folder: Path) -> int:
    """Bytes of the first page and of what comes with it; what a button loads later is not counted."""
    first = folder / "index.html"
    with_it = {_within("", urlsplit(address).path) for address in _read(first).loaded}
    files = [first, *(folder / name for name in with_it if not name.startswith(("..", "/")))]
    return sum(path.stat().st_size for path in files if path.is_file())


def _read(path: Path) -> _Page:
    page = _Page()
    root = etree.fromstring(path.read_bytes(), etree.HTMLParser(encoding="utf-8", huge_tree=True))
    for element in _MARKED(root) if root is not None else ():
        page.element(element.tag, element.attrib)
    return page


def _lost(files: set[str], name: str, link: str, pages: dict[str, _Page]) -> str | None:
    """What is wrong with a link to a file of the release; None where it leads somewhere."""
    parts = urlsplit(link)
    target = _within(posixpath.dirname(name), parts.path) if parts.path else name
    if target not in files:
        return f"links to {link}, which is not there"
    fragment = unquote(parts.fragment)
    if fragment and target in pages and fragment not in pages[target].ids:
        return f"links to {link}, which has no such place"
    return None


def _within(folder: str, path: str) -> str:
    """The file that an address in a page of a folder leads to; outside the release it begins with dots or a slash."""
    return posixpath.normpath(posixpath.join(folder, unquote(path)))
