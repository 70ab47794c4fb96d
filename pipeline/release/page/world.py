"""The map of positions: which country stands where on one election.

Belongs here: drawing the map from `world.json`. Does not: how the shapes were made (`geometry`), how a position looks (`looks`).

The map is written into each page, 50 kB (17 kB compressed) in some milliseconds; a file of shapes shared by all pages is no way, since
browsers refuse `<use href="world.svg#FRA">` in a page opened from disk. Countries too small to be seen are drawn as marks of one size.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from pipeline.release.page.looks import called, colour, define, fill, mark_of, rank
from pipeline.release.page.svg import HALO, add, identifier, image, write

FILE = Path(__file__).with_name("world.json")
NOT_WATCHED = "not watched"
_UNTOLD = ("no_position", "not_found", "not_monitored")
"""Counted in the description, not listed."""


_PER_ROW, _ROW = 3, 44
"""Entries in a row of the legend, and its height."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A map, and what it can't show."""

    svg: str
    unmatched: tuple[str, ...]
    """Names of the countries in the positions, the host too, that have no shape; a key that is unknown stands for itself."""
    neutral: tuple[str, ...] = ()
    """Names of the shapes that belong to no country of the table and carry no position."""
    notice: str = ""
    """Whose borders these are."""


@cache
def shapes() -> Mapping[str, Any]:
    """The file of shapes: `width`, `height`, `shapes`, `neutral`, `missing`, `notice`."""
    return json.loads(FILE.read_text(encoding="utf-8"))


def positions_map(name: str, positions: Mapping[str, str], host: str, words: Mapping[str, str] | None = None) -> Drawn:
    """The world with each country in the look of its position, and the host outlined; an empty image where there are no positions.

    Args:
        name: What the ids of the image begin with.
        positions: Country or entity (`FRA`; `ENT-XKX` or `XKX`) → code of `position` or, where the page tells them apart, of `silence`.
        host: Country that voted.
        words: Code → how it is called; the code itself, without underscores, where that is left out.
    """
    file = shapes()
    if not positions:
        return Drawn("", (), _names(file["neutral"]), file["notice"])
    known = identifier(name)
    where = {key.removeprefix("ENT-"): code for key, code in positions.items()}
    home = host.removeprefix("ENT-")
    used = sorted(set(where.values()), key=rank)
    title = f"Positions on the election in {_name_of(home)}"
    root = image(
        name, file["width"], file["height"] + 30 + ceil((len(used) + 2) / _PER_ROW) * _ROW, title, _described(where, words), scale=0.5
    )
    define(root, known, used)
    _draw_shapes(root, known, where, words)
    _draw_host(root, home)
    _draw_legend(root, known, where, used, words)
    drawn = {shape["key"] for shape in file["shapes"]}
    lost = sorted({_name_of(key) for key in (*where, home) if key not in drawn})
    return Drawn(write(root), tuple(lost), _names(file["neutral"]), file["notice"])


def _names(some: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(shape["name"] for shape in some)


def _name_of(key: str) -> str:
    file = shapes()
    return next((shape["name"] for shape in (*file["shapes"], *file["missing"]) if shape["key"] == key), key)


def _described(where: Mapping[str, str], words: Mapping[str, str] | None) -> str:
    """The map in sentences: who holds each position, by name where it says something."""
    said: list[str] = []
    for code in sorted(set(where.values()), key=rank):
        names = sorted(_name_of(key) for key, held in where.items() if held == code)
        listed = "" if code in _UNTOLD else ": " + ", ".join(names)
        word = called(code, words)
        said.append(f"{word[:1].upper()}{word[1:]}, {len(names)}{listed}.")
    return " ".join(said)


def _draw_shapes(root: Element, known: str, where: Mapping[str, str], words: Mapping[str, str] | None) -> None:
    """Shapes first, grouped by look, marks over them, so that no large neighbour covers a small country."""
    file = shapes()
    land = add(root, "g", stroke="var(--muted)", stroke_width=".6", stroke_linejoin="round")
    marks = add(root, "g", stroke="var(--ink)", stroke_width="1.2")
    _draw_group(land, marks, known, None, [*(s for s in file["shapes"] if s["key"] not in where), *file["neutral"]], NOT_WATCHED)
    for code in sorted(set(where.values()), key=rank):
        _draw_group(land, marks, known, code, [s for s in file["shapes"] if where.get(s["key"]) == code], called(code, words))


def _draw_group(land: Element, marks: Element, known: str, code: str | None, some: Sequence[Mapping[str, Any]], word: str) -> None:
    """Countries of one look: surfaces into `land`, dots into `marks`."""
    group = add(land, "g", fill=fill(known, code) if code else "var(--paper)")
    dots = add(marks, "g", fill=colour(code)) if code else add(marks, "g", fill="var(--paper)", stroke="var(--muted)")
    for shape in some:
        x, y = shape["at"]
        if "path" in shape:
            drawn = add(group, "path", d=shape["path"])
        elif code:
            drawn = add(dots, "use", href=mark_of(known, code), x=x, y=y)
        else:
            drawn = add(dots, "circle", cx=x, cy=y, r=3)
        add(drawn, "title", f"{shape['name']}: {word}")


def _draw_host(root: Element, host: str) -> None:
    file = shapes()
    shape = next((shape for shape in file["shapes"] if shape["key"] == host), None)
    if shape is None:
        return
    (x, y), group = shape["at"], add(root, "g", fill="none", stroke="var(--ink)", stroke_width="5", stroke_linejoin="round")
    add(group, "title", f"{shape['name']}: host of the election")
    if "path" in shape:
        add(group, "path", d=shape["path"])
    else:
        add(group, "circle", cx=x, cy=y, r=13)
    label = {"font_size": "28", "font_weight": "700", "text_anchor": "middle", **HALO, "stroke_width": "6"}
    add(root, "text", shape["name"], x=min(max(x, 150), file["width"] - 150), y=y - 20, fill="var(--ink)", **label)


def _draw_legend(root: Element, known: str, where: Mapping[str, str], used: Sequence[str], words: Mapping[str, str] | None) -> None:
    """What each look means, how many countries have it, then the host and the rest."""
    top = shapes()["height"] + 30
    legend = add(root, "g", font_size="26", fill="var(--ink)")
    for index, code in enumerate((*used, "host", "rest")):
        row, column = divmod(index, _PER_ROW)
        x, y = column * 660 + 4, top + row * _ROW
        if code in where.values():
            n = sum(held == code for held in where.values())
            add(legend, "rect", x=x, y=y, width=44, height=28, fill=fill(known, code), stroke="var(--muted)")
            add(legend, "use", href=mark_of(known, code), x=x + 64, y=y + 14, fill=colour(code), stroke="var(--ink)")
            add(legend, "text", f"{called(code, words)} ({n})", x=x + 82, y=y + 23)
        elif code == "host":
            add(legend, "rect", x=x + 2, y=y + 2, width=40, height=24, fill="none", stroke="var(--ink)", stroke_width="5")
            add(legend, "text", "host of the election", x=x + 82, y=y + 23)
        else:
            add(legend, "rect", x=x, y=y, width=44, height=28, fill="var(--paper)", stroke="var(--muted)")
            add(legend, "text", NOT_WATCHED, x=x + 82, y=y + 23)
