"""The chart of results: a bar for each option of a vote.

Belongs here: what got how much, and who was elected. Does not: which options there are, and their order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element

from pipeline.release.page.svg import HALO, add, image, shown, write

_WIDTH = 640
_ROW = 40
_BAR = 13
_ROOM = 150
"""Width kept to the right of the longest bar for its figures."""


@dataclass(frozen=True, slots=True)
class ResultBar:
    """What one option got."""

    option: str
    party: str | None
    share: Decimal
    """Share of the vote in percent."""
    elected: bool


def results(name: str, rows: Sequence[ResultBar]) -> str:
    """A bar for each option in the order given, with its share and whether it was elected; empty where there are none."""
    if not rows:
        return ""
    full = max(_percent(row.share) for row in rows) or 1.0
    foot = 18 if full > 50 else 0
    root = image(name, _WIDTH, len(rows) * _ROW + foot, "Results", "; ".join(_words(row) for row in rows) + ".")
    scale = (_WIDTH - _ROOM) / full
    if foot:
        _draw_half(root, 50 * scale, len(rows))
    for index, row in enumerate(rows):
        _draw(root, row, index * _ROW, _percent(row.share) * scale)
    return write(root)


def _draw_half(root: Element, x: float, n: int) -> None:
    """A tick at half of the votes beside each bar, so that none runs through a name."""
    ticks = "".join(f"M{x:.1f} {index * _ROW + 19}v18" for index in range(n))
    add(root, "path", d=ticks, stroke="var(--muted)", stroke_dasharray="3 3")
    add(root, "text", "50%", x=x, y=n * _ROW + 13, font_size="12", fill="var(--muted)", text_anchor="middle")


def _draw(root: Element, row: ResultBar, top: float, length: float) -> None:
    group = add(root, "g")
    add(group, "title", _words(row))
    label = add(group, "text", shown(row.option, 48), x=0, y=top + 15, font_size="14", fill="var(--ink)")
    if row.party:
        add(label, "tspan", shown(row.party, 32), fill="var(--muted)", dx="8")
    fill, edge = ("var(--accent)", "var(--accent)") if row.elected else ("var(--panel)", "var(--muted)")
    add(group, "rect", x=0.5, y=top + 21.5, width=max(length, 1.0), height=_BAR, fill=fill, stroke=edge)
    figure = _share(row.share) + (" ✓ elected" if row.elected else "")
    weight = "700" if row.elected else "400"
    add(group, "text", figure, x=length + 8, y=top + 33, font_size="13", font_weight=weight, fill="var(--ink)", **HALO)


def _percent(share: Decimal) -> float:
    """Length of the bar in percent: a share that is none, or beyond the possible, is drawn within it."""
    return min(max(float(share), 0.0), 100.0) if share.is_finite() else 0.0


def _share(share: Decimal) -> str:
    """The share as printed: no zeros after its last digit."""
    return f"{round(share, 4).normalize():f}%" if share.is_finite() else "no share"


def _words(row: ResultBar) -> str:
    party = f" ({row.party})" if row.party else ""
    return f"{row.option}{party}: {_share(row.share)}{', elected' if row.elected else ''}"
