"""From any row back to its sentence."""

from pathlib import Path

import pytest

from pipeline.release.explain import UnknownRow, explain


def test_a_response_is_walked_back_to_its_sentence(kept: Path) -> None:
    told = explain(kept / "ballot-echo.duckdb", "R-NOR-202109-PRES-FIN-01")
    assert "“Finland »has yet to congratulate her«.”" in told.text()
    assert "https://example.org/gazette" in told.text()
    assert told.row["act"] == "withhold"
    assert [claim["coder"] for claim in told.claims] == ["human:ts"]


def test_parquet_alone_explains_as_well(kept: Path) -> None:
    assert explain(kept, "R-NOR-202109-PRES-FIN-01") == explain(kept / "ballot-echo.duckdb", "R-NOR-202109-PRES-FIN-01")


def test_the_warehouse_explains_as_well(folded: Path) -> None:
    assert "has yet to congratulate" in explain(folded / "build" / "warehouse.duckdb", "R-NOR-202109-PRES-FIN-01").text()


def test_a_position_is_explained_by_the_responses_it_is_folded_from(kept: Path) -> None:
    told = explain(kept, "NOR-202109-PRES  FIN")
    assert told.row["position"] == "withholds"
    assert [claim["record_id"] for claim in told.claims] == ["R-NOR-202109-PRES-FIN-01"]
    assert explain(kept, "NOR-202109-PRES DNK").claims == ()


@pytest.mark.parametrize("table", ["results", "turnout", "observation_verdicts", "documents", "claims"])
def test_every_kind_of_row_leads_to_claims(table: str, kept: Path) -> None:
    import duckdb

    column = {"results": "result_id", "turnout": "turnout_id", "observation_verdicts": "verdict_id", "documents": "document_id"}.get(
        table, "claim_id"
    )
    file = "reported_figures" if table == "claims" else table
    ids = duckdb.sql(f"SELECT {column} FROM '{kept}/data/{file}.parquet' ORDER BY 1").fetchall()
    assert ids
    assert all(explain(kept, row[0]).claims for row in ids)


@pytest.mark.parametrize(
    ("asked", "near"), [("R-NOR-202109-PRES-FIN-02", "R-NOR-202109-PRES-FIN-01"), ("NOR-202109-PRES FIX", "NOR-202109-PRES FIN")]
)
def test_an_unknown_id_is_answered_with_near_ones(asked: str, near: str, kept: Path) -> None:
    with pytest.raises(UnknownRow, match=f"did you mean .*{near}"):
        explain(kept, asked)
