"""The labelled documents: the form of the labels always, their agreement with the coder where the texts are at hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.coding.batch import reference_from
from pipeline.coding.coder import Coder
from pipeline.coding.evaluate import evaluate, markdown, read_gold
from pipeline.coding.lexicon import Lexicon
from pipeline.ingest.sources import read_calendar
from schemas.codes import codes

HERE = Path(__file__).parent
GOLD = HERE / "reactions.jsonl"
ROOT = HERE.parents[1]
METHODS = ROOT / "docs" / "methods.md"
DATA = ROOT.parent / "shared" / "data"
needs_texts = pytest.mark.skipif(not DATA.is_dir(), reason="the labelled texts are not at hand beside this checkout (shared/data)")


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_there_are_enough_of_every_kind(rows: list[dict[str, Any]]) -> None:
    assert len(rows) >= 250
    assert len({row["id"] for row in rows}) == len({(row["source"], row["key"]) for row in rows}) == len(rows)
    assert len({label["election"] for row in rows for label in row["acts"] if label.get("sure", True)}) >= 25
    plain = {"congratulate", "recognise", "welcome", "offer", "contact", "observe", "call", "defend"}
    other = [row for row in rows if not row["acts"] or {label["act"] for label in row["acts"]} - plain]
    assert len(other) >= 0.3 * len(rows)


def test_no_election_is_in_both_parts(rows: list[dict[str, Any]]) -> None:
    sides: dict[str, set[str]] = {}
    for row in rows:
        for label in row["acts"]:
            sides.setdefault(label["election"], set()).add(row["part"])
    assert [election for election, parts in sides.items() if len(parts) > 1] == []


def test_labels_name_acts_and_spans(rows: list[dict[str, Any]]) -> None:
    acts = codes("act")
    for row in rows:
        assert len(row["sha256"]) == 64
        assert "text" not in row
        for label in row["acts"]:
            assert label["act"] in acts, row["id"]
            assert 0 <= label["start"] < label["end"], row["id"]


def test_the_agreement_is_the_one_that_is_told(rows: list[dict[str, Any]]) -> None:
    disputes = [json.loads(line) for line in (HERE / "disputes.jsonl").read_text(encoding="utf-8").splitlines()]
    alone = {
        (row["id"], f"{label['act']} {label['actor']} {label['election']}"): label.get("sure", True)
        for row in rows
        for label in row["acts"]
        if "labelled_by" in label
    }
    both = sum("labelled_by" not in label for row in rows for label in row["acts"])
    fell = sum(dispute["outcome"] == "drop" for dispute in disputes)
    assert f"Of {both + len(alone) + fell} labels {both} were given by both" in (HERE / "README.md").read_text(encoding="utf-8")
    assert f"{both} of {both + len(alone) + fell} labels" in METHODS.read_text(encoding="utf-8")
    settled = {(dispute["id"], dispute["label"]): dispute["outcome"] == "keep" for dispute in disputes if dispute["outcome"] != "drop"}
    assert {key: sure for key, sure in alone.items() if key[0].startswith("N")} == settled


@needs_texts
@pytest.mark.parametrize(("part", "precision", "recall"), [("tune", 0.75, 0.72), ("measure", 0.5, 0.48)])
def test_the_coder_does_no_worse_than_it_did(part: str, precision: float, recall: float) -> None:
    items = [item for item in read_gold(GOLD, DATA) if item.part == part]
    reference = reference_from(read_calendar(ROOT / "sources"))
    report = evaluate(Coder(reference, Lexicon.load(ROOT / "sources" / "lexicon" / "en")), reference, items)
    assert report.inversions == []
    assert (report.acts.precision or 0) >= precision, markdown(report)
    assert (report.acts.recall or 0) >= recall, markdown(report)
    mark = f"evaluation of documents, {part}"
    table = METHODS.read_text(encoding="utf-8").partition(f"<!-- {mark}: generated -->")[2].partition(f"<!-- /{mark} -->")[0]
    assert table.strip() == markdown(report).strip(), "write the table anew with `ballot-echo evaluate … --into docs/methods.md --mark`"
