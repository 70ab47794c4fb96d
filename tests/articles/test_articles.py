"""Short pieces written for the tests, coded and compared with what a reader finds in them."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.coding.batch import reference_from
from pipeline.coding.coder import Coder
from pipeline.coding.evaluate import GoldError, Item, Report, evaluate, markdown, read_gold
from pipeline.coding.lexicon import Lexicon
from pipeline.ingest.sources import read_calendar

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "sources"
METHODS = HERE.parents[1] / "docs" / "methods.md"


@dataclass(frozen=True)
class Floor:
    """A set of pieces and the least the coder does on it; none of them a target."""

    mark: str
    acts: tuple[float, float]
    """precision, recall"""
    figures: tuple[float, float]
    noisy: float = 0.0
    """largest share of the pieces with nothing to code in which something is coded"""


SETS = {
    ".": Floor("evaluation", (0.92, 0.75), (0.92, 0.75)),
    "wide": Floor("evaluation of wide", (0.92, 0.70), (0.92, 0.80), 0.12),
    "held": Floor("evaluation of held", (0.78, 0.65), (0.88, 0.68), 0.30),
    "manners": Floor("evaluation of manners", (0.85, 0.45), (0.78, 0.58)),
    "blind": Floor("evaluation of blind", (0.88, 0.62), (0.92, 0.75)),
    "plain": Floor("evaluation of plain", (0.90, 0.62), (0.91, 0.74), 0.10),
}


@pytest.fixture(scope="module")
def items() -> dict[str, list[Item]]:
    return {name: [item for path in sorted((HERE / name).glob("*.yaml")) for item in read_gold(path, None)] for name in SETS}


@pytest.fixture(scope="module")
def reports(items: dict[str, list[Item]]) -> dict[str, Report]:
    reference = reference_from(read_calendar(SOURCES))
    coder = Coder(reference, Lexicon.load(SOURCES / "lexicon" / "en"))
    return {name: evaluate(coder, reference, found) for name, found in items.items()}


def test_there_are_enough_and_every_fourth_says_nothing(items: dict[str, list[Item]]) -> None:
    found = [item for group in items.values() for item in group]
    assert len(items["."]) >= 60
    assert len({item.name for item in found}) == len(found)
    assert sum(not item.acts for item in found) >= len(found) / 4


@pytest.mark.parametrize("name", SETS)
def test_the_measures_add_up_to_the_figures(reports: dict[str, Report], name: str) -> None:
    report = reports[name]
    for count in ("hit", "wrong", "missed"):
        assert sum(getattr(score, count) for score in report.by_measure.values()) == getattr(report.figures, count)
    rules = {rule: claims for rule, (claims, _) in report.rules.items() if rule.startswith("en.figure.")}
    assert sum(rules.values()) >= report.figures.hit + report.figures.wrong


@pytest.mark.parametrize("name", SETS)
def test_no_refusal_becomes_praise(reports: dict[str, Report], name: str) -> None:
    assert reports[name].inversions == []
    assert reports[name].inexact == 0


@pytest.mark.parametrize("name", SETS)
def test_little_is_found_where_nothing_is(items: dict[str, list[Item]], reports: dict[str, Report], name: str) -> None:
    silent = sum(not item.acts for item in items[name])
    assert reports[name].noisy <= SETS[name].noisy * silent


@pytest.mark.parametrize("name", SETS)
def test_what_is_said_is_right_and_most_is_found(reports: dict[str, Report], name: str) -> None:
    report, floor = reports[name], SETS[name]
    for counts, (precision, recall) in ((report.acts, floor.acts), (report.figures, floor.figures)):
        assert (counts.precision or 0) >= precision, markdown(report)
        assert (counts.recall or 0) >= recall, markdown(report)


@pytest.mark.parametrize("name", SETS)
def test_the_keyword_baseline_is_beaten(reports: dict[str, Report], name: str) -> None:
    assert reports[name].mcnemar < 0.001
    assert reports[name].only_coder > reports[name].only_baseline


@pytest.mark.parametrize("name", SETS)
def test_the_table_of_the_methods_is_this_one(reports: dict[str, Report], name: str) -> None:
    mark, written = SETS[name].mark, METHODS.read_text(encoding="utf-8")
    table = written.partition(f"<!-- {mark}: generated -->")[2].partition(f"<!-- /{mark} -->")[0]
    assert table.strip() == markdown(reports[name]).strip(), (
        f"run `ballot-echo evaluate tests/articles/{name}/*.yaml --part all --into docs/methods.md --mark '{mark}'`"
    )


def test_a_broken_item_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "", "acts": [], "figures": []}\n{"id": "b", "text": ""}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.jsonl:2: KeyError: 'acts'"):
        list(read_gold(path, None))
