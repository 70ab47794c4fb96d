"""What every image of the page is held to."""

import re
import xml.etree.ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> \"q\" & 'x' \u202etxet\u2066 javascript:alert(1) \x00\x1b \ud800 end"


def parsed(svg: str) -> ET.Element:
    """The image, once it is seen to be well-formed, named, of ours alone, and without a colour that is not the page's."""
    svg.encode("utf-8")
    root = ET.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    named = [root.find(f"./{SVG}{tag}") for tag in ("title", "desc")]
    assert all(element is not None and element.text for element in named)
    assert root.get("aria-labelledby") == " ".join(element.get("id", "") for element in named if element is not None)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    used = {part for element in root.iter() for value in element.attrib.values() for part in re.findall(r"#([\w-]+)", value)}
    assert used <= set(ids), "a reference to an id of another image"
    assert {element.tag for element in root.iter()} <= {
        SVG + tag for tag in ["svg", "title", "desc", "defs", "pattern", "g", "path", "rect", "circle", "line", "text", "tspan", "use"]
    }
    colours = {value for element in root.iter() for key, value in element.attrib.items() if key in {"fill", "stroke"}}
    assert all(value == "none" or value.startswith(("var(--", "url(#")) for value in colours), colours
    assert not any(key.startswith("on") or key in {"style", "{http://www.w3.org/1999/xlink}href"} for e in root.iter() for key in e.attrib)
    return root


def texts(root: ET.Element, tag: str = "text") -> list[str]:
    """All that is written in elements of this kind."""
    return ["".join(element.itertext()) for element in root.iter(SVG + tag)]
