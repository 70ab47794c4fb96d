"""Small things about nodes of a page that several modules need."""

from collections.abc import Sequence

from resiliparse.parse.html import DocumentNode, ElementNode


def every(node: DocumentNode | ElementNode, selector: str) -> Sequence[ElementNode]:
    """Nodes below a node that a CSS selector finds, in order."""
    # A slice takes them at once; walking the list asks for all of them anew at each step.
    return node.query_selector_all(selector)[:]


def words(node: ElementNode) -> str:
    """Text of a node on one line."""
    return " ".join((node.text or "").split())


def attribute(node: ElementNode, name: str) -> str:
    """Value of an attribute; empty where there is none."""
    return node.getattr(name) or ""
