"""Results as blocks of lines: the name of an option, below it what it has."""

from decimal import Decimal

import pytest

from pipeline.coding import blocks
from pipeline.coding.lexicon import Lexicon
from tests.unit.coding.conftest import LEXICON

ENGLISH = Lexicon.load(LEXICON)

LABELLED = (
    "Candidate: Ann Banda\nParty: Unity Party\nPopular vote: 600,000\nPercentage: 60.1%\n\nCandidate: Peter Mwale\nPopular vote: 400,000\n"
)
HEADED = "Ann Banda – UP\nVotes in 1st round: 600,000 (60.1%)\n\nPeter Mwale – RP\nVotes in 1st round: 400,000 (39.9%)\n"
BARE = "Results\n\nAnn Banda\n60.1%\nUnity Party\nVotes: 600,000\n\nPeter Mwale\n39.9%\nReform Party\nVotes: 400,000\n"


def read(text: str) -> list[tuple[str, str, Decimal]]:
    return [(f.measure, text[f.name.start : f.name.end] if f.name else "", f.value) for f in blocks.find(text, ENGLISH)]


def test_labels_say_what_numbers_are() -> None:
    assert read(LABELLED) == [
        ("votes", "Ann Banda", Decimal(600_000)),
        ("vote_share", "Ann Banda", Decimal("60.1")),
        ("votes", "Peter Mwale", Decimal(400_000)),
    ]


@pytest.mark.parametrize("text", [HEADED, BARE])
def test_a_name_stands_above_its_lines(text: str) -> None:
    assert sorted(read(text)) == [
        ("vote_share", "Ann Banda", Decimal("60.1")),
        ("vote_share", "Peter Mwale", Decimal("39.9")),
        ("votes", "Ann Banda", Decimal(600_000)),
        ("votes", "Peter Mwale", Decimal(400_000)),
    ]


def test_spans_hold_name_and_number() -> None:
    first = next(blocks.find(LABELLED, ENGLISH))
    assert LABELLED[first.start : first.end] == "Ann Banda\nParty: Unity Party\nPopular vote: 600,000"


@pytest.mark.parametrize(
    "text",
    [
        "Candidate: Ann Banda\nBorn: 1960\nHeight: 170\n",
        "Popular vote: 600,000\nPercentage: 60.1%\n",
        "Ann Banda went home.\nVotes of thanks: 12\n",
        "The vote was close: 50.1% to 49.9%.\n",
    ],
)
def test_other_lines_give_nothing(text: str) -> None:
    assert read(text) == []
