"""Tables of results in plain text and Markdown."""

from decimal import Decimal

import pytest

from pipeline.coding import tables
from pipeline.coding.lexicon import Lexicon
from tests.unit.coding.conftest import LEXICON

ENGLISH = Lexicon.load(LEXICON)
PLAIN = """Results

  Candidate            Party           Votes       %
  -------------------- --------------- ----------- -------
  Hakainde Hichilema   UPND            2,810,777   57.9
  Edgar Lungu          PF              1,814,201   37.3
  Against all          12,371          0.73
  Invalid/blank votes  126,569         -
  TOTAL                4,978,918       100
  Registered voters/turnout  7,023,499   70.9
"""


def read(text: str) -> list[tuple[str, str | None, Decimal]]:
    return [(f.measure, text[f.name.start : f.name.end] if f.name else None, f.value) for f in tables.find(text, ENGLISH)]


def test_a_plain_table() -> None:
    assert read(PLAIN) == [
        ("votes", "Hakainde Hichilema", Decimal(2810777)),
        ("vote_share", "Hakainde Hichilema", Decimal("57.9")),
        ("votes", "Edgar Lungu", Decimal(1814201)),
        ("vote_share", "Edgar Lungu", Decimal("37.3")),
        ("votes", "Against all", Decimal(12371)),
        ("vote_share", "Against all", Decimal("0.73")),
        ("invalid_votes", None, Decimal(126569)),
        ("ballots_cast", None, Decimal(4978918)),
        ("registered", None, Decimal(7023499)),
        ("turnout", None, Decimal("70.9")),
    ]


def test_a_markdown_table_with_seats() -> None:
    text = "| Party | Votes | % | Seats |\n|---|---|---|---|\n| Civil Contract | 688,761 | 53.95 | 71 |\n"
    assert read(text) == [
        ("votes", "Civil Contract", Decimal(688761)),
        ("vote_share", "Civil Contract", Decimal("53.95")),
        ("seats", "Civil Contract", Decimal(71)),
    ]


def test_a_table_of_seats_only() -> None:
    text = "| Party | Seats |\n|---|---|\n| Unity Front (UF) | 71 |\n| Lelo | 4 |\n"
    assert read(text) == [("seats", "Unity Front", Decimal(71)), ("seats", "Lelo", Decimal(4))]


def test_spans_hold_label_and_number() -> None:
    first = next(tables.find(PLAIN, ENGLISH))
    assert PLAIN[first.start : first.end].startswith("Hakainde Hichilema")
    assert PLAIN[first.start : first.end].endswith("2,810,777")


@pytest.mark.parametrize(
    "text",
    [
        "  Date   Poll source   Babanov   Atambaev\n  15 February   Insights   35%   31%\n",
        "City   Population   %\nLusaka   1,747,152   12.5\n",
        "City   %\nLusaka   12.5\n",
        "Stadium   Seats\nHeroes   60,000\n",
        "Votes\n\nThe votes were counted.\n\n12   13   14\n",
    ],
)
def test_other_tables_give_nothing(text: str) -> None:
    assert read(text) == []


def test_candidates_behind_their_parties() -> None:
    text = "Party | Candidate | Votes | %\nUPND | Hakainde Hichilema | 2,810,777 | 57.9\nTotal | 4,978,918"
    assert read(text) == [
        ("votes", "Hakainde Hichilema", Decimal(2810777)),
        ("vote_share", "Hakainde Hichilema", Decimal("57.9")),
        ("ballots_cast", None, Decimal(4978918)),
    ]


def test_rejected_votes_are_nobodys() -> None:
    assert read("Candidate | Votes\nVotes rejected | 126,569") == [("invalid_votes", None, Decimal(126569))]


def test_what_a_row_says_is_said_once(code) -> None:
    lead = "Zambia held a presidential election on 12 August 2021."
    text = f"{lead}\n\nCandidate   Party   Votes\nBANDA, Ann   UPND   2,810,777\nValid votes   4,850,000"
    found = [(figure.measure, figure.option_as_written, figure.value) for figure in code(text).figures]
    assert found == [("votes", "BANDA", Decimal(2810777)), ("valid_votes", None, Decimal(4850000))]
