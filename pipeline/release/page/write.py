"""Writing the pages into a release folder.

Belongs here: files. What stands in them is of `pages`.
"""

import shutil
from pathlib import Path

from pipeline.release.page.facts import read_facts
from pipeline.release.page.pages import SITE, pages

FILES = Path(__file__).parent / "files"


def write_page(folder: Path) -> None:
    """Write `index.html` and `site/` from what else stands in a release folder.

    Needs `data/`, `csv/`, `datapackage.json` and `CHANGES.md`; `croissant.json` and a console in `site/` are taken up where they
    stand. Equal folders give equal bytes.
    """
    facts = read_facts(folder)
    (folder / SITE).mkdir(exist_ok=True)
    for path in sorted(FILES.iterdir()):
        shutil.copyfile(path, folder / SITE / path.name)
    for name, text in pages(facts, folder):
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
