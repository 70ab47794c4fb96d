"""Lists as commissions and reference works give them: candidates with their party, seats in brackets line by line."""

import pytest

from tests.unit.coding.conftest import Code

LEAD = "Zambia held a presidential election on 12 August 2021.\n\n"


def read(code: Code, text: str) -> list[str]:
    return [f"{f.measure} {f.option_as_written} {f.value}" for f in code(LEAD + text).figures]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ann Banda, Unity Party, 6,600 votes; Peter Mwale, Reform Front, 4,400 votes.",
            ["votes Ann Banda 6600", "votes Peter Mwale 4400"],
        ),
        ("Ann Banda of the National People's Power polled 6,600 votes.", ["votes Ann Banda 6600"]),
        ("The National Workers' Front won 12 seats.", ["seats National Workers' Front 12"]),
    ],
)
def test_a_candidate_is_not_the_party(text: str, found: list[str], code: Code) -> None:
    assert read(code, text) == found


def test_two_parties_side_by_side_are_two(code: Code) -> None:
    assert "seats Unity Party 12" not in read(code, "The Unity Party, Reform Front, 12 seats each.")


def test_seats_in_brackets_go_on_from_line_to_line(code: Code) -> None:
    text = "Results:\n\n- UPND 59.1% (145 seats)\n- PF 23.9% (54)\n- SP 3.8% (3)\n"
    assert [line for line in read(code, text) if line.startswith("seats")] == ["seats UPND 145", "seats PF 54", "seats SP 3"]


def test_brackets_without_a_word_are_no_seats(code: Code) -> None:
    assert not any(line.startswith("seats") for line in read(code, "Results:\n\n- UPND 59.1% (145)\n- PF 23.9% (54)\n"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dr Ann Banda, Unity Alliance, received 6,600 votes, or 60 percent.", ["votes Ann Banda 6600", "vote_share Ann Banda 60"]),
        ("- Ann Banda, nominated by the Reform Party – 6,600 votes.", ["votes Ann Banda 6600"]),
    ],
)
def test_nor_where_a_verb_or_a_nomination_follows(text: str, found: list[str], code: Code) -> None:
    assert read(code, text) == found


def test_two_people_side_by_side_are_two(code: Code) -> None:
    assert "vote_share Ann Banda 12" not in read(code, "Ann Banda, Peter Mwale, won 12 percent each.")
