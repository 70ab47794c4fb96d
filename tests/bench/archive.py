"""An inbox of many short reports, of which one changes: only that one is coded again.

Belongs here: writing the reports. `python -m tests.bench.archive DOCUMENTS` builds twice and prints the measurement as JSON.
"""

import datetime
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import ROOT, make_project

SAID = ("Sweden congratulated Anna Berg on her election as president of Norway.", "Finland has not congratulated Anna Berg on her victory.")
CHANGED = "Denmark welcomed the conduct of the presidential election in Norway."
PAD = "The wind over the fjord was light and the ferries ran to time. " * 4


def report(inbox: Path, number: int, sentence: str) -> Path:
    """Write one report of the Gazette; its address and date depend on its number alone."""
    day = datetime.date(2021, 9, 14) + datetime.timedelta(days=number % 9)
    front = f"---\npublisher: gazette\nurl: https://example.org/report/{number}\npublished: {day}\nkind: news\nlanguage: en\n---\n"
    path = inbox / f"{number % 100:02d}" / f"report-{number}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{front}\n{sentence} {PAD}Report {number} ends here.\n", encoding="utf-8")
    return path


def fill_inbox(root: Path, documents: int) -> None:
    """Write reports that all say one of two things, and bounds that let them in."""
    for number in range(documents):
        report(root / "inbox", number, SAID[number % len(SAID)])
    bounds = f"table,publisher,minimum,maximum,why\ndocuments,,0,{documents + 5},every publisher\n"
    (root / "sources" / "rules" / "bounds.csv").write_text(bounds, encoding="utf-8")


def coded_anew(said: str) -> int:
    """Documents that a run says it has coded anew."""
    found = re.search(r"(\d+) of \d+ documents coded anew", said)
    assert found, said
    return int(found[1])


def main(documents: int) -> None:
    """Print seconds and documents coded of a first build and of one after a single change."""
    with tempfile.TemporaryDirectory() as folder:
        root = make_project(Path(folder) / "project")
        fill_inbox(root, documents)
        figures = {}
        for run in ("first", "again"):
            start = time.perf_counter()
            told = subprocess.run(
                [sys.executable, "-m", "pipeline.cli", "build"],
                cwd=ROOT,
                env={**os.environ, "BALLOT_ECHO_ROOT": str(root)},
                check=True,
                capture_output=True,
                text=True,
            )
            figures[run] = {"seconds": time.perf_counter() - start, "coded": coded_anew(told.stdout)}
            report(root / "inbox", 3, CHANGED)
    print(json.dumps({"documents": documents, **figures}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
