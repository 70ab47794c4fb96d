"""Decisions on claims: what they do while they apply, and when they stop applying."""

from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest.form import formatted
from pipeline.normalise.folds import queries
from pipeline.review import listing, open_items, write_skeleton
from pipeline.warehouse import Warehouse
from tests.conftest import fold

GAZETTE = "76641afd43b2"
NOTE, VERDICT = "C-808cace5c33cf383", "C-e246c31b930f0551"


def asked(warehouse: Warehouse, query: str) -> list[Any]:
    return warehouse.connection.execute(query).fetchall()


def refold(warehouse: Warehouse, *names: str) -> None:
    for name in names:
        warehouse.write_query(name, queries("tables")[name].sql)


def review(election: Path, *entries: str) -> None:
    """Take these decisions instead of the fixture's."""
    (election / "review.yaml").write_text("".join(f"- {entry}, by: ts, on: 2021-10-02, reason: read again}}\n" for entry in entries))


def machine(warehouse: Warehouse, act: str, changes: str = "0.90 AS confidence") -> None:
    """Let the rules repeat a hand-coded act, with changes."""
    warehouse.connection.execute(
        f"INSERT INTO reported_acts SELECT * REPLACE ({changes}, 'C-' || md5(claim_id || act)[:16] AS claim_id, "
        f"'rules@0.0.0' AS coder, 'en.{act}' AS rule_id) FROM reported_acts WHERE coder LIKE 'human:%' AND act = '{act}'"
    ).fetchall()


def test_decisions_of_the_fixture_apply_but_for_the_one_on_an_older_text(warehouse: Warehouse) -> None:
    assert asked(warehouse, "SELECT decision, state, rule FROM decisions ORDER BY decision, state") == [
        ("accept", "applies", None), ("accept", "reopened", "text-changed"), ("add", "applies", None), ("amend", "applies", None),
        ("reject", "applies", None),
    ]  # fmt: skip
    assert asked(warehouse, f"SELECT outcome FROM claim_outcomes WHERE claim_id = '{NOTE}'") == [("rejected",)]
    assert asked(warehouse, "SELECT response_date::VARCHAR, review_status FROM responses WHERE act = 'rebut'") == [
        ("2021-09-16", "adjudicated")
    ]
    assert asked(warehouse, "SELECT review_status FROM observation_verdicts") == [("adjudicated",)]
    assert asked(warehouse, "SELECT review_status FROM responses WHERE act = 'withhold'") == [("single_coded",)]


def test_what_is_added_is_a_claim_by_hand_with_the_sentence_as_evidence(warehouse: Warehouse) -> None:
    found = asked(
        warehouse,
        "SELECT c.coder, c.claim_id = d.claim_id, e.quote FROM responses AS r JOIN evidence AS e ON e.record_id = r.response_id "
        "JOIN reported_acts AS c USING (claim_id) JOIN decisions AS d ON d.decision = 'add' WHERE r.act = 'concern'",
    )
    assert found == [("human:su", True, "ODIHR observers said on Tuesday that the vote was well run, but that the campaign was uneven.")]


def test_a_text_that_has_changed_opens_every_decision_on_it_and_applies_none(project: Path, election: Path, warehouse: Warehouse) -> None:
    digest = election / "documents" / "gazette.md"
    digest.write_text(digest.read_text() + "\nThe weather was fine.\n")
    fold(project, warehouse)
    assert asked(warehouse, "SELECT DISTINCT state, rule FROM decisions") == [("reopened", "text-changed")]
    assert asked(warehouse, f"SELECT outcome FROM claim_outcomes WHERE claim_id = '{NOTE}'") == [("folded",)]
    assert asked(warehouse, "SELECT count(*) FROM responses WHERE act = 'concern'") == [(0,)]
    assert len(asked(warehouse, queries("checks")["decisions_hold"].sql)) == 5
    assert asked(warehouse, queries("checks")["corrections_needed"].sql) == []
    assert asked(warehouse, "SELECT n_reopened FROM review_progress") == [(5,)]


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        (f"{{claim: C-0000000000000000, text: '{GAZETTE}', decision: reject, expect: {{act: note}}", "no-such-claim"),
        (f"{{claim: {NOTE}, text: '{GAZETTE}', decision: reject, expect: {{act: welcome}}", "expects-otherwise"),
        (f"{{claim: {NOTE}, text: '{GAZETTE}', decision: amend, expect: {{act: note}}, set: {{act: note}}", "nothing-to-correct"),
        (f"{{claim: {NOTE}, text: '{GAZETTE}', decision: amend, expect: {{act: note}}, set: {{measure: votes}}", "sets-no-column"),
        (
            f"{{decision: add, document: gazette, text: '{GAZETTE}', expect: missing, words: on her victory, "
            "act: {actor: SWE, act: congratulate}",
            "nothing-to-correct",
        ),
    ],
)
def test_a_correction_without_its_reason_stops_and_names_file_line_and_rule(
    entry: str, rule: str, project: Path, election: Path, warehouse: Warehouse
) -> None:
    review(election, entry)
    fold(project, warehouse)
    path = "sources/elections/NOR-202109-PRES/review.yaml"
    assert [row[:3] for row in asked(warehouse, queries("checks")["corrections_needed"].sql)] == [(path, 1, rule)]


def test_an_addition_ends_when_the_rules_find_it(warehouse: Warehouse) -> None:
    machine(warehouse, "concern")
    refold(warehouse, "decisions")
    assert asked(warehouse, "SELECT state, rule FROM decisions WHERE decision = 'add'") == [("gone", "nothing-to-correct")]


def test_an_entry_left_open_changes_nothing(project: Path, election: Path, warehouse: Warehouse) -> None:
    (election / "review.yaml").write_text(f"- {{claim: {VERDICT}, text: '{GAZETTE}', decision: open}}\n")
    fold(project, warehouse)
    assert asked(warehouse, "SELECT state FROM decisions") == [("open",)]
    assert asked(warehouse, "SELECT review_status FROM observation_verdicts") == [("single_coded",)]


def test_figures_that_are_added_make_a_count_of_their_own(project: Path, election: Path, warehouse: Warehouse) -> None:
    text = asked(warehouse, "SELECT text_sha256[:12] FROM documents WHERE url LIKE '%result'")[0][0]
    common = f"{{decision: add, document: result, text: '{text}', expect: missing"
    said = "round: 1, status: preliminary, value"
    review(
        election,
        f"{common}, words: 'won with 1,200,500 votes', figure: {{measure: votes, option: vik, {said}: 1200500}}",
        f"{common}, words: 'or 60.03%', figure: {{measure: vote_share, option: vik, {said}: 60.03}}",
        f"{common}, words: 'a turnout of 80.40%', figure: {{measure: turnout, {said}: 80.4}}",
    )
    fold(project, warehouse)
    made = "SELECT votes, share_pct::VARCHAR, version_no, coder FROM results WHERE result_status = 'preliminary' AND option_id LIKE '%:vik'"
    assert asked(warehouse, made) == [(1200500, "60.0300", 3, "human:ts")]
    assert asked(warehouse, queries("checks")["facts_have_evidence"].sql) == []
    assert asked(warehouse, "SELECT DISTINCT rule FROM decisions WHERE claim_table = 'reported_figures' AND rule IS NOT NULL") == [
        ("nothing-to-correct",)
    ]


def test_a_figure_is_rejected(project: Path, election: Path, warehouse: Warehouse) -> None:
    claim = asked(warehouse, "SELECT claim_id FROM reported_figures WHERE value = 1200000")[0][0]
    review(election, f"{{claim: {claim}, text: '{GAZETTE}', decision: reject, expect: {{measure: votes, value: 1200000}}")
    fold(project, warehouse)
    assert asked(warehouse, f"SELECT outcome FROM claim_outcomes WHERE claim_id = '{claim}'") == [("rejected",)]


def test_what_is_open_comes_worst_first_and_is_counted(warehouse: Warehouse) -> None:
    machine(warehouse, "congratulate")
    machine(warehouse, "withhold", "'retract' AS act, 0.80 AS confidence")
    machine(warehouse, "rebut", "NULL AS election_id, NULL AS actor_id, 0.95 AS confidence")
    refold(
        warehouse,
        "decisions",
        "act_folds",
        "responses",
        "observation_verdicts",
        "position_changes",
        "positions",
        "review_items",
        "review_progress",
    )
    items = asked(warehouse, "SELECT kind, state, reason FROM review_items ORDER BY place")
    assert items[:1] == [("decision", "reopened", "reopened")]
    assert items[1:] == [
        ("claim", "open", "carries_a_position"),
        ("claim", "open", "against_hand_coding"),
        ("claim", "borne_out", "unread"),
    ]
    assert asked(
        warehouse, "SELECT n_claims, n_borne_out, n_decided, n_reopened, n_open, n_added, share_decided::VARCHAR FROM review_progress"
    ) == [(3, 1, 0, 1, 2, 1, "0.0000")]


def test_a_skeleton_is_read_keeps_what_stands_and_is_in_form(project: Path, election: Path, warehouse: Warehouse) -> None:
    machine(warehouse, "withhold", "'retract' AS act, 0.80 AS confidence")
    refold(warehouse, "decisions", "act_folds", "responses", "position_changes", "positions", "review_items", "review_progress")
    path, name = election / "review.yaml", "sources/elections/NOR-202109-PRES/review.yaml"
    warehouse.connection.execute("CHECKPOINT").fetchall()
    copy = project / "build" / "copy.duckdb"
    copy.write_bytes((project / "build" / "warehouse.duckdb").read_bytes())
    items = open_items(copy, "NOR-202109-PRES")
    assert "carries_a_position" in listing(items)
    before = path.read_text()
    assert write_skeleton(path, name, items) == 1
    assert write_skeleton(path, name, items) == 0
    text = path.read_text()
    assert text.startswith(before) and "“Finland has yet to congratulate her.”" in text
    assert formatted(path, name) == text
    fold(project, warehouse)
    assert asked(warehouse, "SELECT expects FROM decisions WHERE decision = 'open'") == [
        ('{"act":"retract","actor_id":"FIN","object":"winner"}',)
    ]
    with pytest.raises(ValueError, match="NOR-202109-PRES"):
        open_items(copy, "NOR-202109-LEG")
