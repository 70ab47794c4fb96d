"""Results of many sources: what is preferred, how far they lie apart, who is said to have won, and what is computed from them."""

from pathlib import Path
from textwrap import dedent

import pytest

from pipeline.warehouse import Warehouse
from tests.conftest import fold

HEAD = """\
    election: NOR-202301-{office}
    title: Norway, a contest for the tests
    country: NOR
    office: {office}
    status: held
    coder: ts
"""
PAGE = """\
---
publisher: {publisher}
url: https://example.org/{slug}
published: {day}
read: 2023-03-01
kind: {kind}
language: en
---

{text}
"""


def contest(project: Path, body: str, office: str = "PRES", **pages: tuple[str, str]) -> None:
    """Write an election with its digests; a page is its day and its text, the commission's where its slug begins with `commission`."""
    folder = project / "sources" / "elections" / f"NOR-202301-{office}"
    (folder / "documents").mkdir(parents=True)
    (folder / "election.yaml").write_text(dedent(HEAD.format(office=office)) + dedent(body), encoding="utf-8")
    for name, (day, text) in pages.items():
        publisher, kind = ("commission", "results_notice") if name.startswith("commission") else ("gazette", "news")
        page = PAGE.format(publisher=publisher, slug=f"{office.lower()}-{name}", day=day, kind=kind, text=text)
        (folder / "documents" / f"{name}.md").write_text(page, encoding="utf-8")


def rows(warehouse: Warehouse, query: str) -> list[tuple]:
    return warehouse.connection.execute(query).fetchall()


TWO_WINNERS = """\
options:
  - {option: berg, label: Anna Berg, kind: candidate}
  - {option: vik, label: Ola Vik, kind: candidate}
rounds:
  - round: 1
    polling: 2023-01-08
    counts:
      - document: commission-first
        status: partial
        figures: {berg: {share: 52.0}, vik: {share: 48.0}}
      - document: commission-last
        status: final
        share_base: valid
        turnout: {registered: 400000, cast: 310000, valid: 300000}
        figures: {berg: {votes: 153000, share: 51.0, elected: true}, vik: {votes: 147000, share: 49.0}}
      - document: rally
        status: contested_claim
        claimant: X-NOR-LIST
        figures: {vik: {votes: 201000, elected: true}}
"""
TWO_PAGES = {
    "commission-first": ("2023-01-08", "Berg stood at 52.0% and Vik at 48.0% in the first figures."),
    "commission-last": (
        "2023-01-12",
        "Berg won with 153,000 votes (51.0%), Vik took 147,000 (49.0%). "
        "Of 400,000 registered voters 310,000 cast a ballot; 300,000 were valid.",
    ),
    "rally": ("2023-01-13", "Vik's list claims 201,000 votes for him."),
}


@pytest.fixture
def claimed(project: Path, warehouse: Warehouse) -> Warehouse:
    organisations = project / "sources" / "actors" / "organisations.yaml"
    organisations.write_text(
        organisations.read_text(encoding="utf-8") + "- actor: X-NOR-LIST\n  name: The List\n  kind: other\n  country: NOR\n",
        encoding="utf-8",
    )
    contest(project, TWO_WINNERS, **TWO_PAGES)
    fold(project, warehouse)
    return warehouse


def test_two_winners_stand_side_by_side_and_the_claimed_figures_are_not_preferred(claimed: Warehouse) -> None:
    columns = "option_id, basis, claimant_actor_id, votes, n_options_claimed"
    said = f"SELECT {columns} FROM winners WHERE election_id = 'NOR-202301-PRES' ORDER BY basis"
    assert rows(claimed, said) == [
        ("NOR-202301-PRES:vik", "claimed", "X-NOR-LIST", 201000, 2),
        ("NOR-202301-PRES:berg", "declared", None, 153000, 2),
    ]
    assert rows(claimed, "SELECT votes FROM results WHERE option_id = 'NOR-202301-PRES:vik' AND preferred") == [(147000,)]


def test_a_count_drifts_and_a_claim_is_measured_against_the_settled_figure(claimed: Warehouse) -> None:
    columns = "n_documents, n_values, settled_value, spread_computed, first_status, drift_computed, claimed_value, claim_gap_computed"
    spreads = {
        name: [None if value is None else value if isinstance(value, str) else float(value) for value in values]
        for name, *values in rows(claimed, f"SELECT spread_id, {columns} FROM result_spreads WHERE election_id = 'NOR-202301-PRES'")
    }
    assert spreads == {
        "NOR-202301-PRES.r1a1:berg:vote_share": [2, 2, 51, 1, "partial", -1, None, None],
        "NOR-202301-PRES.r1a1:vik:vote_share": [2, 2, 49, 1, "partial", 1, None, None],
        "NOR-202301-PRES.r1a1:vik:votes": [1, 1, 147000, 0, None, None, 201000, 54000],
    }


def test_an_annulled_round_elects_nobody_and_the_repeated_one_does(project: Path, warehouse: Warehouse) -> None:
    body = """\
    options:
      - {option: berg, label: Anna Berg, kind: candidate}
      - {option: vik, label: Ola Vik, kind: candidate}
    rounds:
      - round: 1
        status: annulled
        polling: 2023-01-08
        counts: [{document: commission-first, status: final, figures: {berg: {share: 50.5, elected: true}}}]
      - round: 1
        attempt: 2
        polling: 2023-02-05
        counts: [{document: commission-last, status: final, figures: {vik: {share: 53.5, elected: true}}}]
    """
    contest(
        project,
        dedent(body),
        **{
            "commission-first": ("2023-01-09", "Berg won with 50.5%."),
            "commission-last": ("2023-02-06", "In the repeated vote Vik won with 53.5%."),
        },
    )
    fold(project, warehouse)
    assert rows(warehouse, "SELECT round_id, option_id, basis FROM winners WHERE election_id = 'NOR-202301-PRES' ORDER BY round_id") == [
        ("NOR-202301-PRES.r1a1", "NOR-202301-PRES:berg", "annulled"),
        ("NOR-202301-PRES.r1a2", "NOR-202301-PRES:vik", "declared"),
    ]
    assert rows(warehouse, "SELECT decides FROM rounds WHERE election_id = 'NOR-202301-PRES' ORDER BY round_id") == [(False,), (True,)]


def test_lines_against_all_and_blank_ballots_are_outside_the_candidates_base(project: Path, warehouse: Warehouse) -> None:
    body = """\
    options:
      - {option: berg, label: Anna Berg, kind: candidate}
      - {option: vik, label: Ola Vik, kind: candidate}
      - {option: against-all, label: Against all, kind: against_all}
      - {option: blank, label: Blank votes, kind: blank_as_option}
      - {option: others, label: Others, kind: residual_other}
    rounds:
      - round: 1
        polling: 2023-01-08
        counts:
          - document: commission-last
            status: final
            share_base: valid_plus_blank
            turnout: {registered: 2000, cast: 1010, valid: 1000}
            figures:
              berg: {votes: 480, elected: true}
              vik: {votes: 300}
              against-all: {votes: 120}
              blank: {votes: 80}
              others: {votes: 20}
    """
    text = (
        "Berg won with 480 votes, Vik took 300, others 20; 120 were cast against all and 80 were blank votes. Of 2,000 registered voters "
        "1,010 cast ballots, 1,000 of them valid."
    )
    contest(project, dedent(body), **{"commission-last": ("2023-01-09", text)})
    fold(project, warehouse)
    shares = "share_valid_computed, share_registered_computed, share_candidates_computed"
    query = f"SELECT split_part(option_id, ':', 2), {shares}, rank_computed, votes_behind_computed"
    assert [
        tuple(float(value) if value is not None and not isinstance(value, str) else value for value in row)
        for row in rows(warehouse, f"{query} FROM shares_computed WHERE election_id = 'NOR-202301-PRES' ORDER BY votes DESC")
    ] == [
        ("berg", 48, 24, 60, 1, 0),
        ("vik", 30, 15, 37.5, 2, -180),
        ("against-all", 12, 6, None, None, None),
        ("blank", 8, 4, None, None, None),
        ("others", 2, 1, 2.5, None, None),
    ]


def test_shares_of_candidates_are_not_computed_where_the_count_is_not_whole(warehouse: Warehouse, project: Path) -> None:
    body = """\
    options: [{option: berg, label: Anna Berg, kind: candidate}]
    rounds:
      - round: 1
        polling: 2023-01-08
        counts:
          - {document: commission-last, status: final, turnout: {valid: 1000}, figures: {berg: {votes: 480, elected: true}}}
    """
    contest(project, dedent(body), **{"commission-last": ("2023-01-09", "Berg won with 480 votes of 1,000 valid ones.")})
    fold(project, warehouse)
    query = "SELECT share_valid_computed::DOUBLE, share_candidates_computed FROM shares_computed WHERE election_id = 'NOR-202301-PRES'"
    assert rows(warehouse, query) == [(48.0, None)]


@pytest.mark.parametrize(("complete", "shares"), [("complete: commission-last, ", [("berg", 60.0), ("vik", 40.0)]), ("", [("berg", None)])])
def test_a_count_that_names_all_who_stood_is_whole_with_votes_or_without(
    warehouse: Warehouse, project: Path, complete: str, shares: list[tuple[str, float | None]]
) -> None:
    body = f"""\
    options: [{{option: berg, label: Anna Berg, kind: candidate}}, {{option: vik, label: Ola Vik, kind: candidate}}]
    rounds:
      - round: 1
        polling: 2023-01-08
        counts:
          - {{document: commission-last, status: final, {complete}figures: {{berg: {{votes: 480, share: 57}}, vik: {{share: 38}}}}}}
    """
    contest(project, dedent(body), **{"commission-last": ("2023-01-09", "Berg won with 480 votes, 57 percent, before Vik with 38.")})
    fold(project, warehouse)
    query = "SELECT split_part(option_id, ':', 2), share_candidates_computed::DOUBLE FROM shares_computed"
    assert rows(warehouse, f"{query} WHERE election_id = 'NOR-202301-PRES' ORDER BY ALL") == shares


@pytest.mark.parametrize(("printed", "preferred"), [("59", 2852348), ("59.0", 2810777)])
def test_a_share_printed_as_a_whole_number_fits_votes_within_its_rounding(
    warehouse: Warehouse, project: Path, printed: str, preferred: int
) -> None:
    body = f"""\
    options: [{{option: berg, label: Anna Berg, kind: candidate}}, {{option: vik, label: Ola Vik, kind: candidate}}]
    rounds:
      - round: 1
        polling: 2023-01-08
        counts:
          - document: early
            status: preliminary
            figures: {{berg: {{votes: 2810777, share: 59.02}}, vik: {{votes: 1814201, share: 38.09}}}}
          - {{document: late, status: final, figures: {{berg: {{votes: 2852348, share: {printed}}}, vik: {{votes: 1870780, share: 39.0}}}}}}
    """
    early = ("2023-01-09", "Berg has 2,810,777 votes (59.02 percent), Vik 1,814,201 (38.09).")
    late = ("2023-01-12", f"Berg has 2,852,348 votes ({printed} percent), Vik 1,870,780 (39.0).")
    contest(project, dedent(body), early=early, late=late)
    fold(project, warehouse)
    query = "SELECT votes FROM results WHERE election_id = 'NOR-202301-PRES' AND option_id LIKE '%:berg' AND preferred"
    assert rows(warehouse, query) == [(preferred,)]


@pytest.mark.parametrize(
    ("turnout", "text", "share"),
    [
        ("{cast: 1200, invalid: 200}", "Of 1,200 ballots 200 were invalid.", 48.0),
        ("{cast: 1240, invalid: 200, blank: 40}", "Of 1,240 ballots 200 were invalid and 40 blank.", 48.0),
        ("{cast: 1200}", "1,200 ballots were cast.", None),
    ],
)
def test_valid_votes_that_are_not_printed_are_what_is_left_of_the_ballots_cast(
    warehouse: Warehouse, project: Path, turnout: str, text: str, share: float | None
) -> None:
    body = f"""\
    options: [{{option: berg, label: Anna Berg, kind: candidate}}]
    rounds:
      - round: 1
        polling: 2023-01-08
        counts:
          - {{document: commission-last, status: final, turnout: {turnout}, figures: {{berg: {{votes: 480, elected: true}}}}}}
    """
    contest(project, dedent(body), **{"commission-last": ("2023-01-09", f"Berg won with 480 votes. {text}")})
    fold(project, warehouse)
    query = "SELECT share_valid_computed::DOUBLE FROM shares_computed WHERE election_id = 'NOR-202301-PRES'"
    assert rows(warehouse, query) == [(share,)]


def test_seats_won_without_a_vote_are_among_the_seats(project: Path, warehouse: Warehouse) -> None:
    body = """\
    seats: 60
    options:
      - {option: union, label: The Union, kind: party_list}
      - {option: league, label: The League, kind: party_list}
    rounds:
      - round: 1
        polling: 2023-01-08
        counts:
          - document: commission-last
            status: final
            figures: {union: {seats: 41, uncontested: 9, elected: true}, league: {seats: 19}}
    """
    text = "The Union took 41 seats, 9 of them without a vote since nobody else stood; the League holds 19."
    contest(project, dedent(body), office="LEG", **{"commission-last": ("2023-01-09", text)})
    fold(project, warehouse)
    assert rows(warehouse, "SELECT seats, seats_uncontested FROM results WHERE election_id = 'NOR-202301-LEG' ORDER BY seats DESC") == [
        (41, 9),
        (19, None),
    ]
    query = "SELECT count(*) FROM evidence WHERE field = 'seats_uncontested' AND record_table = 'results'"
    assert rows(warehouse, query) == [(1,)]


def test_an_office_filled_without_a_vote_has_a_winner_and_no_figures(project: Path, warehouse: Warehouse) -> None:
    body = """\
    directness: indirect
    options: [{option: berg, label: Anna Berg, kind: candidate}]
    rounds:
      - round: 1
        status: uncontested
        polling: 2023-01-08
        counts: [{document: commission-last, status: final, figures: {berg: {elected: true}}}]
    """
    contest(
        project,
        dedent(body),
        office="PARL-PRES",
        **{"commission-last": ("2023-01-08", "The assembly declared Berg president; nobody else stood.")},
    )
    fold(project, warehouse)
    joined = "winners JOIN elections USING (election_id) JOIN rounds USING (round_id)"
    query = f"SELECT directness, decides, basis, votes FROM {joined} WHERE office = 'PARL-PRES'"
    assert rows(warehouse, query) == [("indirect", True, "uncontested", None)]
