"""Small things about nodes of a page that several modules need."""

from resiliparse.parse.html import ElementNode


def words(node: ElementNode) -> str:
    """Text of a node on one line."""
    return " ".join((node.text or "").split())


def attribute(node: ElementNode, name: str) -> str:
    """Value of an attribute; empty where there is none."""
    return node.getattr(name) or ""
