"""How a position looks: its colour, its pattern, its mark, its place in the order.

Belongs here: what any drawing of positions is to share. Does not: which country holds which. A position is told by colour and by
pattern, and where it is drawn as a mark of one size, by colour and by shape. The colours are the page's: `--pos-recognises` and so on,
one for each code of `position`; a pattern is seen where its colour stands out against `--paper`.
"""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from pipeline.release.page.svg import add, identifier
from schemas.codes import codes

_ROUND = "M-7 0A7 7 0 1 0 7 0A7 7 0 1 0-7 0Z"
_BOX = "M-6-6H6V6H-6Z"
_DOWN = "M0 8-7.5-6H7.5Z"
_LOOKS: Mapping[str, tuple[str, str]] = {
    "recognises": ("", _ROUND),
    "recognises_with_reservations": ("M0 12 12 0M-3 3 3-3M9 15 15 9", "M0-8 7.5 6H-7.5Z"),
    "acknowledges_process_only": ("M2 3h3M8 9h3", _BOX),
    "withholds": ("M0 3H12M0 9H12", _DOWN),
    "rejects_result": ("M0 12 12 0M0 0 12 12", "M-8-4-4-8 0-4 4-8 8-4 4 0 8 4 4 8 0 4-4 8-8 4-4 0Z"),
    "recognises_rival": ("M0 0 12 12M-3 9 3 15M9-3 15 3", "M0-9 7 0 0 9-7 0Z"),
    "no_position": ("M6 3v6M3 6h6", "M-2-7H2V-2H7V2H2V7H-2V2H-7V-2H-2Z"),
    "withheld_as_reported": ("M3 0V12M9 0V12", _DOWN),
    "silent_within_coverage": ("M6 0V12", "M-3-8H3V8H-3Z"),
    "not_found": ("M4.5 6h3", "M-8-3H8V3H-8Z"),
    "not_monitored": ("", "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0-4 0Z"),
}
"""Position or silence → the lines of its pattern, in a tile of 12 units, and its mark."""
_LIKE: Mapping[str, str] = {"withheld_as_reported": "withholds", "silent_within_coverage": "no_position", "not_found": "no_position"}
"""Silence → the position whose colour it takes where the page has none for it."""


def colour(code: str) -> str:
    """The custom property of a position's colour."""
    own = f"--pos-{identifier(code.replace('_', '-'))}"
    return f"var({own},var(--pos-{_LIKE[code].replace('_', '-')}))" if code in _LIKE else f"var({own},var(--muted))"


def rank(code: str) -> tuple[int, str]:
    """Place in the order: positions as their list has them, then silences, then what neither list knows."""
    order = (*codes("position"), *codes("silence"))
    return (order.index(code) if code in order else len(order), code)


def called(code: str, words: Mapping[str, str] | None) -> str:
    """How a code is called: as `words` has it, or the code itself without underscores."""
    return (words or {}).get(code) or code.replace("_", " ")


def define(root: Element, known: str, used: Sequence[str]) -> None:
    """Put the pattern and the mark of each position used into the image; `known` begins their ids."""
    kept = add(root, "defs")
    for code in used:
        lines, mark = _look(code)
        if lines:
            tile = add(kept, "pattern", id=f"{known}-{identifier(code)}", width=12, height=12, patternUnits="userSpaceOnUse")
            add(tile, "path", d="M0 0H12V12H0Z", fill=colour(code))
            add(tile, "path", d=lines, stroke="var(--paper)", stroke_width="2.2")
        add(kept, "path", id=mark_of(known, code)[1:], d=mark)


def fill(known: str, code: str) -> str:
    """What a surface is filled with: the pattern defined under `known`, or the plain colour."""
    return f"url(#{known}-{identifier(code)})" if _look(code)[0] else colour(code)


def mark_of(known: str, code: str) -> str:
    """Reference to the mark defined under `known`."""
    return f"#{known}-{identifier(code)}-mark"


def _look(code: str) -> tuple[str, str]:
    return _LOOKS.get(code, ("", _BOX))
