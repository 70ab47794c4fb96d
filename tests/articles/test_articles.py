"""Short pieces written for the tests, coded and compared with what a reader finds in them."""

from pathlib import Path

import pytest

from pipeline.coding.batch import reference_from
from pipeline.coding.coder import Coder
from pipeline.coding.evaluate import GoldError, Item, Report, evaluate, markdown, read_gold
from pipeline.coding.lexicon import Lexicon
from pipeline.ingest.sources import read_calendar

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "sources"


@pytest.fixture(scope="module")
def items() -> list[Item]:
    return [item for path in sorted(HERE.glob("*.yaml")) for item in read_gold(path, None)]


@pytest.fixture(scope="module")
def report(items: list[Item]) -> Report:
    reference = reference_from(read_calendar(SOURCES))
    return evaluate(Coder(reference, Lexicon.load(SOURCES / "lexicon" / "en")), reference, items)


def test_there_are_enough_and_every_fourth_says_nothing(items: list[Item]) -> None:
    assert len(items) >= 60
    assert len({item.name for item in items}) == len(items)
    assert sum(not item.acts for item in items) >= len(items) / 4


def test_no_refusal_becomes_praise(report: Report) -> None:
    assert report.inversions == []
    assert report.inexact == 0


def test_nothing_is_found_where_nothing_is(report: Report) -> None:
    assert report.noisy == 0


def test_what_is_said_is_right_and_most_is_found(report: Report) -> None:
    assert (report.acts.precision or 0) >= 0.92, markdown(report)
    assert (report.acts.recall or 0) >= 0.75, markdown(report)
    assert (report.figures.precision or 0) >= 0.92, markdown(report)
    assert (report.figures.recall or 0) >= 0.75, markdown(report)


def test_the_keyword_baseline_is_beaten(report: Report) -> None:
    assert report.mcnemar < 0.001
    assert report.only_coder > report.only_baseline


def test_the_table_of_the_methods_is_this_one(report: Report) -> None:
    assert markdown(report) in (HERE.parents[1] / "docs" / "methods.md").read_text(encoding="utf-8"), (
        "run `ballot-echo evaluate tests/articles/*.yaml --part all --into docs/methods.md`"
    )


def test_a_broken_item_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "", "acts": [], "figures": []}\n{"id": "b", "text": ""}\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"gold\.jsonl:2: KeyError: 'acts'"):
        list(read_gold(path, None))
