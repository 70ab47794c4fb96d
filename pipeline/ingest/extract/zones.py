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
def _selector(zone: str) -> str:
    spec = _zones()[zone]
    parts = [*spec["elements"], *(f'[role="{role}"]' for role in spec.get("roles", ()))]
    parts += [f'[{name}*="{word}" i]' for word in spec["words"] for name in ("class", "id")]
    return ", ".join(parts)


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
        if node.parent is None:  # gone with what was around it
            continue
        if node.tag in _NEVER or not (_certain(node, zone) or (_named(node, zone) and len(node.text or "") <= most)):
            continue
        texts.append(words(node))
        node.decompose()
    return tuple(filter(None, texts))


def _certain(node: ElementNode, zone: str) -> bool:
    """Whether element or role say it; a form does not, since some sites put whole pages into one."""
    spec = _zones()[zone]
    return (node.tag in spec["elements"] and node.tag != "form") or attribute(node, "role") in spec.get("roles", ())


def _named(node: ElementNode, zone: str) -> bool:
    """Whether a whole word of class or id says it; the selector finds parts of words too."""
    return node.tag == "form" or bool(_word(zone).search(f"{attribute(node, 'class')} {attribute(node, 'id')}"))
