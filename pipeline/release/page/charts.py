"""Charts of the release page: static SVG, no script, readable in light and dark and without colour.

Belongs here: the door to the charts. Does not: the map (`world`), writing SVG (`svg`), the colours themselves, which are custom
properties of the page's stylesheet. Each chart is an `<svg>` to be put into the page; what `name` is given begins its ids, so two
charts of one page need two names.

The chart of years, one a release, is altair's. The charts of one election, of which a release may hold a hundred, are written here:
by altair (6.3, vl-convert 1.9, two cores) a chart of ten results took 80 ms and 13 kB, of forty 250 ms and 34 kB, a timeline of
a hundred responses 110 ms and 74 kB, a world map 75 ms and 170 kB, and twenty charts in one specification no less (1.3 s); a
hundred elections would take 26 s of a build. Written here they take 0.3, 2.7 and 2.5 ms, and 4, 15 and 51 kB.
"""

from pipeline.release.page.results import ResultBar, results
from pipeline.release.page.timeline import Mark, timeline
from pipeline.release.page.years import YearCount, by_year

__all__ = ["Mark", "ResultBar", "YearCount", "by_year", "results", "timeline"]
