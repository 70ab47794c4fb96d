"""Charts of the release page: static SVG, no script, readable in light and dark and without colour.

Belongs here: the door to the charts, and the smallest of them. Does not: the map (`world`), writing SVG (`svg`), the colours
themselves, which are custom properties of the page's stylesheet. Each chart is an `<svg>` to be put into the page; what `name` is given
begins its ids, so two charts of one page need two names.

The chart of years, one a release, is altair's. The charts of one election, of which a release may hold a hundred, are written here:
by altair (6.3, vl-convert 1.9, two cores) a chart of ten results took 80 ms and 13 kB, of forty 250 ms and 34 kB, a timeline of
a hundred responses 110 ms and 74 kB, a world map 75 ms and 170 kB, and twenty charts in one specification no less (1.3 s); a
hundred elections would take 26 s of a build. Written here they take about a millisecond and a tenth to a third of the bytes.
"""

from collections.abc import Mapping, Sequence

from pipeline.release.page.looks import called, define, fill, rank
from pipeline.release.page.results import ResultBar, results
from pipeline.release.page.svg import add, identifier, image, write
from pipeline.release.page.timeline import Mark, timeline
from pipeline.release.page.years import YearCount, by_year

__all__ = ["Mark", "ResultBar", "YearCount", "by_year", "positions_bar", "results", "sparkline", "timeline"]


def sparkline(name: str, counts: Sequence[int]) -> str:
    """Small columns for counts in order, without axes; empty where there are none."""
    if not counts:
        return ""
    top = max(*counts, 1)
    words = f"{len(counts)} values from {min(counts)} to {max(counts)}: {', '.join(map(str, counts))}."
    root = image(name, 6 * len(counts), 24, "Counts in order", words)
    path = "".join(
        f"M{6 * index + 2} 24v-{max(22 * count / top, 1 if count > 0 else 0):.1f}" for index, count in enumerate(counts) if count > 0
    )
    add(root, "path", d=path, stroke="var(--accent)", stroke_width="4")
    return write(root)


def positions_bar(name: str, counts: Mapping[str, int], words: Mapping[str, str] | None = None) -> str:
    """One bar parted by position, or silence, in the order of the code lists, in the looks of the map; empty where nothing is counted."""
    total = sum(n for n in counts.values() if n > 0)
    if not total:
        return ""
    said = [(code, n, called(code, words)) for code, n in sorted(counts.items(), key=lambda pair: rank(pair[0])) if n > 0]
    root = image(name, 240, 16, "Positions", ", ".join(f"{n} {word}" for _, n, word in said) + ".")
    define(root, identifier(name), [code for code, _, _ in said], scale="0.6")
    x = 0.0
    for code, n, word in said:
        width = 240 * n / total
        part = add(root, "rect", x=x, y=0, width=width, height=16, fill=fill(identifier(name), code), stroke="var(--paper)")
        add(part, "title", f"{word}: {n}")
        x += width
    return write(root)
