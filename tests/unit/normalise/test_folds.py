"""The folds: from claims to facts, by the written rules, with the rows that break an invariant shown."""

from pathlib import Path

import pytest

from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse
from schemas.model import table, tables
from tests.conftest import ROOT, fold


def one(warehouse: Warehouse, query: str) -> tuple:
    rows = warehouse.connection.execute(query).fetchall()
    assert len(rows) == 1, rows
    return rows[0]


def failing(warehouse: Warehouse, check: str) -> list[tuple]:
    return warehouse.connection.sql(queries("checks")[check].sql).fetchall()


def test_every_fact_table_has_a_fold_and_every_fold_a_table() -> None:
    assert set(queries("tables")) == {info.name for info in tables() if info.layer == "normalise"}


@pytest.mark.parametrize("name", queries("checks"))
def test_every_check_names_its_table_severity_and_rule(name: str) -> None:
    header = queries("checks")[name].header
    assert table(header["table"])
    assert header["severity"] in ("block", "flag")
    assert header["rule"] and header["about"]
    assert header["severity"] == "block" or header["because"]


@pytest.mark.parametrize("name", queries("checks"))
def test_the_fixture_breaks_no_rule(name: str, warehouse: Warehouse) -> None:
    assert failing(warehouse, name) == []


def test_results_of_all_sources_stand_side_by_side_and_the_final_count_is_preferred(warehouse: Warehouse) -> None:
    rows = warehouse.connection.execute(
        "SELECT votes, result_status, preferred FROM results WHERE option_id LIKE '%:berg' ORDER BY votes"
    ).fetchall()
    assert rows == [(1200000, "preliminary", False), (1200500, "final", True)]


def test_a_figure_that_fits_no_other_of_its_count_is_kept_and_not_preferred(project: Path, warehouse: Warehouse) -> None:
    election = project / "sources" / "elections" / "NOR-202109-PRES"
    digest = election / "documents" / "result.md"
    digest.write_text(digest.read_text().replace("799,500 votes (39.97%)", "899,500 votes (39.97%), Eva Sand 20,000 votes (1.00%)"))
    text = (election / "election.yaml").read_text()
    text = text.replace(
        "vik: {votes: 799500, share: 39.97}",
        "vik: {votes: 899500, share: 39.97}\n          sand: {votes: 20000, share: 1.00}",
    )
    text = text.replace(
        "  - {option: vik, label: Ola Vik, kind: candidate}",
        "  - {option: vik, label: Ola Vik, kind: candidate}\n  - {option: sand, label: Eva Sand, kind: candidate}",
    )
    text = text.replace("          berg: {votes: 1200000}", "          berg: {votes: 1200000}\n          vik: {votes: 799500}")
    (election / "election.yaml").write_text(text)
    gazette = election / "documents" / "gazette.md"
    gazette.write_text(gazette.read_text().replace("votes at 1,200,000.", "votes at 1,200,000, those of Vik at 799,500."))
    fold(project, warehouse)
    rows = warehouse.connection.execute(
        "SELECT votes, preferred, preferred_reason FROM results WHERE option_id LIKE '%:vik' ORDER BY votes"
    ).fetchall()
    assert [(votes, preferred) for votes, preferred, _ in rows] == [(799500, True), (899500, False)]
    assert "do not fit" in rows[1][2]
    assert [row[1] for row in failing(warehouse, "share_fits_votes")] == [899500]


def test_a_response_carries_its_speaker_stance_and_days(warehouse: Warehouse) -> None:
    row = one(
        warehouse,
        "SELECT act, stance, honoree, speaker_person_id, days_from_polling, phase, review_status FROM responses WHERE actor_id = 'SWE'",
    )
    assert row == (
        "congratulate",
        2,
        "NOR-202109-PRES:berg",
        "P-lund-per-1965",
        2,
        "before_certification",
        "single_coded",
    )


def test_a_rebuttal_is_threaded_to_the_verdict_it_answers(warehouse: Warehouse) -> None:
    assert one(warehouse, "SELECT responds_to FROM responses WHERE act = 'rebut'") == ("V-NOR-202109-PRES-IO-OSCE.ODIHR-preliminary",)


def test_positions_and_silences_are_told_apart(warehouse: Warehouse) -> None:
    rows = warehouse.connection.execute("SELECT actor_id, position, silence FROM positions ORDER BY actor_id").fetchall()
    assert rows == [
        ("DNK", "no_position", "not_found"),
        ("FIN", "withholds", "withheld_as_reported"),
        ("SWE", "recognises", None),
    ]


def test_every_claim_has_an_outcome_and_every_quote_is_its_span(warehouse: Warehouse) -> None:
    counts = one(
        warehouse,
        "SELECT (SELECT count(*) FROM reported_acts) + (SELECT count(*) FROM reported_figures), (SELECT count(*) FROM claim_outcomes)",
    )
    assert counts[0] == counts[1] > 0
    quote = one(warehouse, "SELECT quote FROM evidence WHERE record_id = 'R-NOR-202109-PRES-FIN-01'")[0]
    assert quote == "Finland has yet to congratulate her."


def test_a_decision_rejects_a_claim_and_only_while_its_text_stands(project: Path, warehouse: Warehouse) -> None:
    claim, text = one(
        warehouse,
        "SELECT claim_id, text_sha256[:12] FROM reported_acts JOIN documents USING (document_id) WHERE act = 'withhold'",
    )
    review = project / "sources" / "elections" / "NOR-202109-PRES" / "review.yaml"
    decision = f"- {{claim: {claim}, text: '{text}', decision: reject, reason: another Finland, by: ts, on: 2021-10-02}}\n"
    review.write_text(decision)
    fold(project, warehouse)
    assert one(warehouse, f"SELECT outcome FROM claim_outcomes WHERE claim_id = '{claim}'") == ("rejected",)
    review.write_text(decision.replace(text, "0" * 12))
    fold(project, warehouse)
    assert one(warehouse, f"SELECT outcome FROM claim_outcomes WHERE claim_id = '{claim}'") == ("folded",)


@pytest.mark.parametrize("name", queries("checks"))
def test_every_check_can_fail(name: str, warehouse: Warehouse) -> None:
    warehouse.connection.execute((ROOT / "tests" / "counterexamples" / "facts" / f"{name}.sql").read_text(encoding="utf-8")).fetchall()
    assert failing(warehouse, name)
