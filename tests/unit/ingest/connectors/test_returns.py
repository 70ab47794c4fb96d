"""Official returns: a row an area, a column an option, read as a mapping says; counts are whole numbers or are turned away."""

from pathlib import Path

import pytest

from pipeline.ingest.connectors import connectors_of, recognise
from pipeline.ingest.connectors.base import Item
from pipeline.ingest.connectors.returns import connector_of
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import TableRow
from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse
from tests.conftest import ROOT

SAMPLE = ROOT.parent / "shared" / "data" / "lk-elections"
RETURNS = sorted(SAMPLE.glob("*.tsv"))
MAPPING = {
    "dataset": "commission",
    "country": "NOR",
    "form": "csv",
    "columns": {"area": "area", "registered": "roll", "cast": "cast", "valid": "valid", "invalid": "invalid"},
    "national": "all",
    "ignore": ["remark"],
    "elections": [{"file": "president", "office": "PRES", "polling": "2021-09-12"}],
}
HEAD = "area,roll,cast,valid,invalid,remark,North,South\n"


def read(folder: Path, text: str, name: str = "president.csv") -> list[Item]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    connector = recognise(name, text.encode(), [connector_of("norway", MAPPING)])
    assert connector is not None
    return list(connector.read(path))


def rows(items: list[Item], table: str) -> list[dict]:
    return [item.row for item in items if isinstance(item, TableRow) and item.table == table]


def faults(items: list[Item]) -> list[tuple[str, int]]:
    return [(item.rule, item.line) for item in items if isinstance(item, Fault)]


def test_the_row_of_the_country_is_read_and_a_fraction_a_hair_off_is_the_whole_number(tmp_path: Path) -> None:
    items = read(tmp_path, HEAD + "one,9,8,7,1,,3,4\nall,20,10.000000000000002,9,1,x,4.999999999999999,4\n")
    (election,) = rows(items, "read_elections")
    counts = [election[name] for name in ("registered", "ballots_cast", "valid_votes", "invalid_votes")]
    assert counts == [20, 10, 9, 1]
    assert "hair" in election["notes"] and election["complete"]
    assert [(row["option_as_written"], row["votes"]) for row in rows(items, "read_results")] == [("North", 5), ("South", 4)]
    assert not faults(items)


@pytest.mark.parametrize("cell", ["4.5", "4.00001", "-4", "many", "NaN", "Infinity"])
def test_what_is_no_whole_number_is_turned_away_and_the_rest_is_kept(cell: str, tmp_path: Path) -> None:
    items = read(tmp_path, HEAD + f"all,20,10,9,1,,{cell},4\n")
    assert faults(items) == [("not-whole", 2)]
    assert [row["option_as_written"] for row in rows(items, "read_results")] == ["South"]
    assert not rows(items, "read_elections")[0]["complete"]


def test_a_file_that_the_mapping_does_not_know_is_turned_away(tmp_path: Path) -> None:
    assert faults(read(tmp_path, HEAD + "all,20,10,9,1,,5,4\n", "senate.csv")) == [("no-mapping", 1)]


@pytest.mark.parametrize("lines", ["", "one,9,8,7,1,,3,4\n", "all,20,10,9,1,,5,4\n" * 2])
def test_the_country_has_one_row(lines: str, tmp_path: Path) -> None:
    assert ("no-national-row", 1) in faults(read(tmp_path, HEAD + lines))


@pytest.mark.skipif(not RETURNS, reason="the Sri Lankan returns are not at hand beside this checkout (shared/data)")
def test_official_sri_lankan_returns_are_read_and_break_no_rule(warehouse: Warehouse) -> None:
    connectors = connectors_of(ROOT / "sources")
    items: list[Item] = []
    for path in RETURNS:
        connector = recognise(path.name, path.read_bytes()[: 64 * 2**10], connectors)
        assert connector is not None
        items += connector.read(path)
    assert len(RETURNS) == 5 and not faults(items)
    for name in ("read_elections", "read_results"):
        warehouse.write_rows(name, [row | {"dataset": "commission"} for row in rows(items, name)])
    warehouse.write_query("dataset_breaks", queries("tables")["dataset_breaks"].sql)
    assert warehouse.count("read_elections") == 5 and warehouse.count("read_results") == 445
    assert warehouse.rows("FROM dataset_breaks") == []
    warehouse.connection.execute(
        "UPDATE read_results SET votes = votes + 1 WHERE native_id = 'presidential.2024' AND line_no = 1"
    ).fetchall()
    warehouse.write_query("dataset_breaks", queries("tables")["dataset_breaks"].sql)
    assert [row["breaks"] for row in warehouse.rows("FROM dataset_breaks")] == ["votes_above_valid"]
