"""The release page: what a release holds, for people who would rather look than read.

Belongs here: HTML, charts and a map made from a release folder and nothing else. `write_page` writes `index.html` and
`site/`; every page can be read without a script, and loads nothing from another origin. Does not: facts that the tables do not
hold.
"""

from pipeline.release.page.write import write_page

__all__ = ["write_page"]
