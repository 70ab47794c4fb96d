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
        "Party votes\nUnity Party 40,500 40.5\n",
        "Party Votes %\nThe Unity Party has 40 of 100 seats\n",
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


def test_numbers_stand_below_what_they_measure() -> None:
    heading = "| # | Party | Candidates | Votes | % | Seats (2016) |\n|---|---|---|---|---|---|\n"
    text = f"{heading}| 1 | Unity Party | 140 | 40,500 | 40.5 | 44 (39) |\n"
    assert read(text) == [
        ("votes", "Unity Party", Decimal(40500)),
        ("vote_share", "Unity Party", Decimal("40.5")),
        ("seats", "Unity Party", Decimal(44)),
    ]


def test_seats_of_two_ballots_are_told_together() -> None:
    text = "Party\tConstituency seats\tList seats\tTotal seats\nUnity Party\t30\t14\t44\nReform Front\t9\t20\t29\n"
    assert read(text) == [("seats", "Unity Party", Decimal(44)), ("seats", "Reform Front", Decimal(29))]


def test_a_total_beside_a_share_of_the_seats() -> None:
    text = "Political group | Total | Gain/Loss | % of seats\nUnity Party (UP) | 44 | 5 gain | 44\nReform Front (RF) | 29 | 2 loss | 29\n"
    assert read(text) == [("seats", "Unity Party", Decimal(44)), ("seats", "Reform Front", Decimal(29))]


def test_single_blanks_part_the_columns() -> None:
    text = "Party Votes % Seats +/–\nUnity Party 40,500 40.5 44 +5\nForum 21 9,500 9.5 8 New\nTotal 100,000 100 100 0\n"
    assert read(text) == [
        ("votes", "Unity Party", Decimal(40500)),
        ("vote_share", "Unity Party", Decimal("40.5")),
        ("seats", "Unity Party", Decimal(44)),
        ("votes", "Forum 21", Decimal(9500)),
        ("vote_share", "Forum 21", Decimal("9.5")),
        ("seats", "Forum 21", Decimal(8)),
        ("ballots_cast", None, Decimal(100000)),
    ]


def test_parties_beside_their_leaders() -> None:
    text = "PartyLeader % Seats +/–\nUP Ann Banda 40.5 44 +5\nReform Peter Mwale 9.5 8 -1\n"
    assert read(text) == [("vote_share", "UP", Decimal("40.5")), ("seats", "UP", Decimal(44))]


def test_a_total_of_the_valid_votes_is_not_of_those_cast() -> None:
    text = "Party | Votes | %\nUnity Party | 98,000 | 100\nTotal | 98,000 | 100\nValid votes | 98,000 | 98\nTotal votes | 100,000 | 100\n"
    assert read(text)[2:] == [("valid_votes", None, Decimal(98000)), ("ballots_cast", None, Decimal(100000))]


def test_a_column_that_numbers_the_options() -> None:
    text = "S/N  NAME          PARTY   VOTES\n1    BANDA Ann     UP      61,014\n2    MWALE Peter   RF      14,542\n"
    assert read(text) == [("votes", "BANDA Ann", Decimal(61014)), ("votes", "MWALE Peter", Decimal(14542))]


def test_seats_of_a_vote_before_are_not_of_this_one() -> None:
    text = "| Party | Seats 2016 | Seats 2021 | Votes |\n| Unity Front | 36 | 71 | 688,761 |\n"
    assert read(text) == [("seats", "Unity Front", Decimal(71)), ("votes", "Unity Front", Decimal(688761))]


def test_candidates_beside_who_fielded_them() -> None:
    text = "Candidates - nominating parties | %\nAnn Banda - UF | 60.15\nPeter Mwale - RP | 39.85\nRegistered voters | 3,599,306\n"
    assert read(text) == [
        ("vote_share", "Ann Banda", Decimal("60.15")),
        ("vote_share", "Peter Mwale", Decimal("39.85")),
        ("registered", None, Decimal(3599306)),
    ]


def test_digits_grouped_as_in_india() -> None:
    text = "| Party | Votes secured | Vote share |\n| Unity Front | 11,91,11,019 | 28.55% |\n"
    assert read(text) == [("votes", "Unity Front", Decimal(119111019)), ("vote_share", "Unity Front", Decimal("28.55"))]


def test_a_turnout_below_votes_is_no_electorate() -> None:
    text = "| Party | Votes | % |\n| Unity Front | 1,501,320 | 37.04 |\n| Voter turnout | 51.97 |\n| Electorate | 8,289,924 |\n"
    assert read(text)[2:] == [("turnout", None, Decimal("51.97")), ("registered", None, Decimal(8289924))]


def test_a_caption_tells_of_which_vote_a_table_is(code) -> None:
    text = (
        "Elections in Zambia\n\n"
        "Results of the 11 August 2016 presidential election\nCandidate | Votes | %\nEdgar Lungu | 1,860,877 | 50.35\n\n"
        "Results of the 12 August 2021 presidential election\nCandidate | Votes | %\nHakainde Hichilema | 2,852,348 | 59.02\n"
    )
    years = {(figure.option_as_written, figure.election_year) for figure in code(text).figures}
    assert years == {("Edgar Lungu", 2016), ("Hakainde Hichilema", 2021)}
