"""Agreement between coders: alpha as published, and what counts as a unit."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse

EXAMPLES = Path(__file__).parent / "alpha"


def agreed(warehouse: Warehouse, ratings: list[dict[str, Any]]) -> dict[str, tuple[Any, ...]]:
    """Variable → units, units agreed on, alpha and why there is none, for the ratings given."""
    warehouse.write_rows("coder_ratings", ratings)
    warehouse.write_query("coder_agreement", queries("tables")["coder_agreement"].sql)
    rows = warehouse.connection.execute("SELECT variable, n, n_agree, alpha, alpha_undefined FROM coder_agreement").fetchall()
    return {variable: tuple(rest) for variable, *rest in rows}


def rating(unit: int, coder: str, value: str | None) -> dict[str, Any]:
    return {"coder_a": "a", "coder_b": "b", "variable": "act", "unit": f"{unit:02}", "coder": coder, "value": value}


@pytest.mark.parametrize(
    ("example", "n", "n_agree", "alpha"), [("binary", 10, 6, "0.095"), ("nominal", 12, 9, "0.692"), ("missing", 11, 8, "0.743")]
)
def test_alpha_is_that_of_the_published_examples(example: str, n: int, n_agree: int, alpha: str, warehouse: Warehouse) -> None:
    with (EXAMPLES / f"{example}.csv").open(encoding="utf-8", newline="") as file:
        ratings = [rating(unit, coder, value or None) for coder, *values in csv.reader(file) for unit, value in enumerate(values)]
    found = agreed(warehouse, ratings)["act"]
    assert found[:2] == (n, n_agree)
    assert round(found[2], 3) == Decimal(alpha)


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ([("x", "x"), ("x", "x")], "no variation: every value is the same"),
        ([("x", None), (None, "y")], "no unit for which both give a value"),
    ],
)
def test_where_alpha_is_not_defined_the_reason_stands(values: list[tuple[str | None, ...]], why: str, warehouse: Warehouse) -> None:
    ratings = [rating(unit, coder, value) for unit, pair in enumerate(values) for coder, value in zip("ab", pair, strict=True)]
    assert agreed(warehouse, ratings)["act"][2:] == (None, why)


def test_every_pair_of_coders_has_every_variable(warehouse: Warehouse) -> None:
    found = agreed(warehouse, [rating(1, "a", "x"), rating(1, "b", "y")])
    assert found["act"] == (1, 0, 0, None)
    assert found["target"][:2] == (0, 0)


def second(warehouse: Warehouse, changes: str, where: str = "true", coder: str = "rules@0.0.0") -> None:
    """Let another coder repeat the hand-coded acts, but for the changes."""
    warehouse.connection.execute(
        f"INSERT INTO reported_acts SELECT * REPLACE ({changes}, 'C-' || md5(claim_id || '{coder}')[:16] AS claim_id, '{coder}' AS coder) "
        f"FROM reported_acts WHERE coder = 'human:ts' AND {where}"
    ).fetchall()


def refold(warehouse: Warehouse) -> dict[tuple[str, str, str], tuple[int, int, Any]]:
    """Fold the ratings anew: (coder, coder, variable) → units, units agreed on, alpha."""
    for name in ("coder_ratings", "coder_agreement"):
        warehouse.write_query(name, queries("tables")[name].sql)
    rows = warehouse.connection.execute("SELECT coder_a, coder_b, variable, n, n_agree, alpha FROM coder_agreement").fetchall()
    return {(a, b, variable): tuple(rest) for a, b, variable, *rest in rows}


def test_the_same_words_read_otherwise_are_one_unit_and_two_cells(warehouse: Warehouse) -> None:
    second(warehouse, "CASE act WHEN 'congratulate' THEN 'welcome' ELSE act END AS act")
    found = refold(warehouse)
    assert found["human:ts", "rules@0.0.0", "act"][:2] == (5, 4)
    assert found["human:ts", "rules@0.0.0", "actor"] == (5, 5, 1)
    n, n_agree, alpha = found["human:ts", "rules@0.0.0", "presence"]
    assert n - n_agree == 2 and n % 22 == 0 and 0 < alpha < 1


def test_a_value_left_open_is_missing_and_an_organ_is_its_organisation(warehouse: Warehouse) -> None:
    second(warehouse, "NULL AS object, CASE WHEN actor_id LIKE 'IO-OSCE%' THEN 'IO-OSCE' ELSE actor_id END AS actor_id")
    found = refold(warehouse)
    assert found["human:ts", "rules@0.0.0", "object"][0] == 0
    assert found["human:ts", "rules@0.0.0", "actor"][:2] == (5, 5)
    assert found["human:ts", "rules@0.0.0", "presence"][2] == 1


def test_rules_have_read_a_document_in_which_they_find_nothing_another_coder_has_not(warehouse: Warehouse) -> None:
    second(warehouse, "'SWE' AS actor_id", "false")
    warehouse.connection.execute("UPDATE reported_acts SET coder = 'rules@0.0.0' WHERE actor_id = 'FIN'").fetchall()
    warehouse.connection.execute("UPDATE reported_acts SET document_id = 'D-000000000000' WHERE actor_id = 'FIN'").fetchall()
    found = refold(warehouse)
    n, n_agree, _ = found["human:ts", "rules@0.0.0", "presence"]
    assert n - n_agree == 4
    warehouse.connection.execute("UPDATE reported_acts SET coder = 'model:m@1' WHERE actor_id = 'FIN'").fetchall()
    assert not refold(warehouse)


def test_each_pair_of_coders_has_rows_of_its_own(warehouse: Warehouse) -> None:
    second(warehouse, "'SWE' AS actor_id", "actor_id = 'SWE'")
    second(warehouse, "'SWE' AS actor_id", "actor_id = 'SWE'", coder="model:m@1")
    assert {key[:2] for key in refold(warehouse)} == {("human:ts", "model:m@1"), ("human:ts", "rules@0.0.0"), ("model:m@1", "rules@0.0.0")}
