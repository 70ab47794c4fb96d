"""Turning facts into HTML: the templates' environment, and how days, figures and addresses are written.

Belongs here: forms. Text of sources is escaped by the templates; an address becomes a link only where it is one of the web.
"""

import datetime
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from pipeline.release.page.facts import standing, word

HERE = Path(__file__).parent
CHANGES_SHOWN = 12_000
"""Characters of CHANGES.md that the page shows; the rest is a link away."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""Content security policy of every page: nothing of another origin is loaded, and no script stands in a page."""


class _Templates(Environment):
    """What templates show are rows: a name behind a dot is a key first, which spares an exception for every cell."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The value of a key, else of an attribute."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def environment() -> Environment:
    """The templates; whatever is put into them is escaped, and a name they do not know is an error."""
    made = _Templates(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {"address": address, "day": day, "figure": figure, "word": _word, "size": size, "tongue": tongue}
    shared: dict[str, Any] = {"policy": POLICY, "standing": standing}
    made.globals |= shared
    return made


def address(url: str | None) -> str | None:
    """The address where it can be followed: one of the web, without blanks or control characters; else None."""
    if not url or re.search(r"[\s\x00-\x1f\x7f\\]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def tongue(language: str | None) -> str | None:
    """A language tag fit for the attribute `lang`; else None."""
    return language if language and re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else None


def day(date: datetime.date | None, precision: str | None = "day", *, short: bool = False) -> str:
    """A day in words, no more exact than it is known: 21 November 2022, 21 Nov 2022, November 2022, 2022."""
    if date is None:
        return ""
    if precision == "year":
        return f"{date.year}"
    month = f"{date:%b}" if short else f"{date:%B}"
    if precision == "month":
        return f"{month} {date.year}"
    written = f"{date.day} {month} {date.year}"
    return f"by {written}" if precision == "on_or_before" else written


def figure(value: Decimal | int | None) -> str:
    """A figure as printed: thousands apart, no zeros after the last digit."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        whole, _, rest = f"{value:f}".partition(".")
        rest = rest.rstrip("0")
        return f"{int(whole):,}" + (f".{rest}" if rest else "")
    return f"{value:,}".replace("-", "−")


def size(count: int) -> str:
    """Bytes as people say them."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def changes(text: str) -> Markup:
    """CHANGES.md as HTML: its own title left out, headings two levels down, HTML within it shown as text."""
    shown = text if len(text) <= CHANGES_SHOWN else text[: text.rfind("\n\n", 0, CHANGES_SHOWN) + 1]
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = list(_lowered(parser.parse(shown)))
    return Markup(parser.renderer.render(tokens, parser.options, {}))


def _lowered(tokens: list[Token]) -> Iterator[Token]:
    """Tokens without the first title, headings lowered, tables in boxes that scroll, cells of a head marked as such."""
    titled = tokens[:1] and tokens[0].type == "heading_open" and tokens[0].tag == "h1"
    n_tables = 0
    for token in tokens[3:] if titled else tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, max(3, int(token.tag[1]) + 1))}"
        if token.type == "th_open":
            token.attrSet("scope", "col")
        if token.type == "table_open":
            n_tables += 1
            label = f"Changes, table {n_tables}"
            yield Token("box_open", "div", 1, {"class": "scroll", "tabindex": "0", "role": "region", "aria-label": label}, block=True)
        yield token
        if token.type == "table_close":
            yield Token("box_close", "div", -1, block=True)


def _word(code: str | None, name: str = "") -> str:
    return word(name, code)


def rendered(template: str, **what: Any) -> str:
    """A page."""
    return environment().get_template(template).render(**what)
