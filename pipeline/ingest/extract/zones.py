"""What stands around a document on its page: navigation, consent banners, captions, related items.

Belongs here: taking these parts out of the tree by the words of `zones.toml`. Does not belong here: finding the main text.
"""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from resiliparse.parse.html import ElementNode

from pipeline.ingest.extract.dom import attribute, every, words

_FILE = Path(__file__).with_name("zones.toml")
_NEVER = {"html", "body", "main", "head"}
_MOST = 0.5
"""Share of a page's text above which a part is taken for the page itself."""


@cache
def _zones() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _certain(zone: str) -> str:
    """Elements and roles that are of the zone, whatever they hold."""
    spec = _zones()[zone]
    return ", ".join([*spec["elements"], *(f'[role="{role}"]' for role in spec.get("roles", ()))])


@cache
def _selector(zone: str) -> str:
    spec = _zones()[zone]
    words = [f'[{name}*="{word}" i]' for word in spec["words"] for name in ("class", "id")]
    return ", ".join([_certain(zone), *spec.get("likely", ()), *words])


@cache
def _word(zone: str) -> re.Pattern[str]:
    any_of = "|".join(re.escape(str(word)) for word in _zones()[zone]["words"]) or r"(?!)"
    return re.compile(rf"(?:^|[\s_-]|(?<=[a-z])(?=[A-Z]))(?i:{any_of})(?=$|[\s_-]|(?<=[a-z])[A-Z])")


def take_out(body: ElementNode, zone: str) -> tuple[str, ...]:
    """Take the parts of a zone out of a page; gives their texts.

    Args:
        body: Node below which is looked; it is changed.
        zone: code, drop, captions or related, in this order.
    """
    most = _MOST * len(body.text or "")
    texts = []
    for node in every(body, _selector(zone)):
        # A part without parent is gone with what was around it.
        if node.parent is None or node.tag in _NEVER or not _belongs(node, zone, most):
            continue
        texts.append(words(node))
        node.decompose()
    return tuple(filter(None, texts))


def _belongs(node: ElementNode, zone: str, most: float) -> bool:
    """Confirm what the selector found, which finds parts of words too."""
    if node.matches(_certain(zone)):
        return True
    named = _word(zone).search(f"{attribute(node, 'class')} {attribute(node, 'id')}")
    likely = _zones()[zone].get("likely")
    if not named and not (likely and node.matches(", ".join(likely))):
        return False
    needs_link = named and named[0].strip(" _-").lower() in _zones()[zone].get("with_links", ())
    return len(node.text or "") <= most and not (needs_link and node.query_selector("a[href]") is None)
