"""Writing SVG: an image with its title and description, elements, text that is safe to show.

Belongs here: what every chart needs. Does not: what a chart shows (`charts`, `world`).

ElementTree writes and escapes. Colours are CSS custom properties in presentation attributes, so that one image serves light and
dark; nothing is styled by a `<style>`, which would reach the whole page.
"""

import re
import xml.etree.ElementTree as ET

HALO = {"stroke": "var(--paper)", "stroke_width": "4", "paint_order": "stroke"}
"""Keeps a text readable where a line runs behind it."""
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
"""Characters that XML forbids, that break a line, or that turn the direction of the text after them."""
_SHOWN = frozenset(("d", "fill", "font-size", "font-weight", "stroke", "stroke-width", "text-anchor", "transform", "x", "x2", "y", "y2"))
"""Attributes of altair's images that show something here."""
_DECIMALS = re.compile(r"-?\d+\.\d+")
_NOT_IN_IDS = re.compile("[^A-Za-z0-9_-]+")


def image(name: str, width: float, height: float, title: str, description: str, scale: float = 1.0) -> ET.Element:
    """An `<svg>` of `width` × `height` units, named for screen readers by `title` and `description`.

    A unit is `scale` pixels where the page's stylesheet leaves it its size; the image keeps its proportions where that changes it.

    Ids within it start with `identifier(name)`; two images of one page need two names.
    """
    known = identifier(name)
    root = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {number(width)} {number(height)}", role="img")
    root.set("width", number(width * scale))
    root.set("class", "chart")
    root.set("aria-labelledby", f"{known}-title {known}-desc")
    root.set("font-family", "inherit")
    add(root, "title", title, id=f"{known}-title")
    add(root, "desc", description, id=f"{known}-desc")
    return root


def add(parent: ET.Element, tag: str, text: str | None = None, /, **attributes: str | float) -> ET.Element:
    """An element within `parent`. `stroke_width` is written `stroke-width`; numbers are rounded to a tenth of a unit."""
    element = ET.SubElement(parent, tag)
    for key, value in attributes.items():
        element.set(key.rstrip("_").replace("_", "-"), value if isinstance(value, str) else number(value))
    if text is not None:
        element.text = shown(text)
    return element


def adopt(parent: ET.Element, drawn: str, x: float, y: float) -> None:
    """Put an image drawn by altair into ours, without its own roles and words, coordinates to a tenth of a unit.

    Of its attributes those stay that show something; of its elements those that are seen.
    """
    group = add(parent, "g", transform=f"translate({number(x)},{number(y)})")
    group.extend(ET.fromstring(drawn))
    for element in list(group.iter()):
        for child in list(element):
            if child.get("class") in {"background", "foreground"} or child.get("opacity") == "0":
                element.remove(child)
        element.tag = element.tag.rpartition("}")[2]
        kept = {key: value for key, value in element.attrib.items() if key in _SHOWN}
        element.attrib = {key: _DECIMALS.sub(lambda found: number(float(found[0])), value) for key, value in kept.items()}


def write(root: ET.Element) -> str:
    """The image as text for a page of HTML; well-formed XML by itself."""
    return ET.tostring(root, encoding="unicode").replace(" />", "/>")


def shown(text: str, limit: int | None = None) -> str:
    """`text` without what can't or mustn't be shown, cut to `limit` characters. Escaping is left to the writer."""
    clean = " ".join(_UNSHOWN.sub(" ", text).split())
    return clean if limit is None or len(clean) <= limit else clean[: limit - 1].rstrip() + "…"


def identifier(name: str) -> str:
    """`name` as an id of HTML that needs no escaping in `url(#…)`."""
    return _NOT_IN_IDS.sub("-", name).strip("-") or "chart"


def number(value: float) -> str:
    """A coordinate to a tenth of a unit, without trailing zeros."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")
