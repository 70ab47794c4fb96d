"""Every file of `tests/counterexamples` breaks the rule it is named for, in the line it marks, and the run goes on."""

import shutil
from pathlib import Path

import pytest

from pipeline.ingest.faults import SourcesInvalid
from pipeline.ingest.inbox import read_inbox
from pipeline.ingest.sources import read_sources

FOLDER = Path(__file__).parents[2] / "counterexamples"
SOURCES = sorted((FOLDER / "sources").iterdir())
INBOX = sorted((FOLDER / "inbox").iterdir())
PLACES = {
    "election.yaml": "elections/NOR-202109-PRES",
    "review.yaml": "elections/NOR-202109-PRES",
    "gazette.md": "elections/NOR-202109-PRES/documents",
} | dict.fromkeys(("publishers.yaml", "calendar.csv", "minted.csv", "readings.csv", "ids.yaml"), "")
PLACES["returns.yaml"] = "returns"


def broken_line(path: Path) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return len(lines) if path.suffix == ".csv" else next(n for n, line in enumerate(lines, 1) if line.endswith("# here"))


@pytest.mark.parametrize("example", SOURCES, ids=lambda path: path.name)
def test_a_broken_rule_is_shown_with_file_and_line(example: Path, project: Path) -> None:
    rule, *_, stem, suffix = example.name.split(".")
    name = f"{stem}.{suffix}"
    place = Path("sources") / PLACES.get(name, "actors") / name
    (project / place).parent.mkdir(exist_ok=True)
    shutil.copy(example, project / place)
    with pytest.raises(SourcesInvalid) as caught:
        read_sources(project / "sources")
    shown = {(fault.path, fault.line, fault.rule) for fault in caught.value.faults}
    if rule == "empty":  # the line below the end of the front matter has no place for a mark
        assert (str(place), rule) in {(path, found) for path, _, found in shown}
    else:
        assert (str(place), broken_line(example), rule) in shown, str(caught.value)


@pytest.mark.parametrize("example", INBOX, ids=lambda path: path.name)
def test_an_original_is_turned_away_with_its_rule_and_the_others_are_read(example: Path, project: Path) -> None:
    shutil.copy(example, project / "inbox")
    good = "---\npublisher: gazette\nurl: https://example.org/good\npublished: 2021-09-15\nkind: news\nlanguage: en\n---\n\nText.\n"
    (project / "inbox" / "good.txt").write_text(good, encoding="utf-8")
    inbox = read_inbox(project / "inbox", {"gazette"})
    assert {(fault.path, fault.rule) for fault in inbox.faults} == {(f"inbox/{example.name}", example.stem)}
    assert len(inbox.rows) == 1
