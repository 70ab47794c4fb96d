"""ParlGov: elections with the results of parties, read from the tables beside each other; sums that do not close are named, not dropped."""

from pathlib import Path

import pytest

from pipeline.ingest.connectors import recognise
from pipeline.ingest.connectors.base import Item
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import TableRow
from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse
from tests.conftest import ROOT

SAMPLE = ROOT.parent / "shared" / "data" / "parlgov"
TABLES = {
    "election.csv": "id,type_id,country_id,date,first_round_election_id,early,seats_total,electorate,votes_cast,votes_valid,comment\n"
    "7,13,9,2021-09-12,,1,10,200,120,100,a remark\n8,1,9,2019-05-26,,0,,,,,\n",
    "election_result.csv": "id,election_id,party_id,alliance_id,seats,vote_share,votes,comment\n"
    "1,7,1,,6,60.0,60,\n2,7,2,1,6,,,in the alliance\n3,7,3,,4,39.4146018709,40,\n4,8,1,,,,,\n",
    "view_party.csv": "party_id,party_name_short,party_name_english,party_name\n1,N,North,Nord\n2,NE,North-East,Nordost\n3,no-seat,,uten\n",
    "country.csv": "id,name\n9,Norway\n",
}


def lay(folder: Path, **changed: str) -> Path:
    for name, text in TABLES.items():
        (folder / name).write_text(changed.get(name.removesuffix(".csv"), text), encoding="utf-8")
    return folder / "election.csv"


def read(path: Path) -> list[Item]:
    connector = recognise(path.name, path.read_bytes()[: 64 * 2**10])
    assert connector is not None and connector.name == "parlgov"
    return list(connector.read(path))


def rows(items: list[Item], table: str) -> list[dict]:
    return [item.row for item in items if isinstance(item, TableRow) and item.table == table]


def test_elections_with_the_results_of_parties_and_members_of_alliances(tmp_path: Path) -> None:
    items = read(lay(tmp_path))
    first, second = rows(items, "read_elections")
    assert (first["office"], first["country_code"], first["snap"], first["valid_votes"]) == ("LEG", "9", True, 100)
    assert (second["office"], second["valid_votes"]) == ("EP", None)
    assert first["version"].startswith("2021-09-12.")
    north, member, rest, _ = rows(items, "read_results")
    assert (north["option_as_written"], north["option_en"], str(north["share_pct"])) == ("Nord", "North", "60.0000")
    assert member["alliance_line_no"] == 1 and member["share_pct"] is None
    assert rest["residual"] and str(rest["share_pct"]) == "39.4146" and "39.4146018709" in rest["notes"]
    assert not [item for item in items if isinstance(item, Fault)]


def test_tables_that_are_missing_are_named(tmp_path: Path) -> None:
    path = lay(tmp_path)
    (tmp_path / "view_party.csv").unlink()
    (fault,) = read(path)
    assert isinstance(fault, Fault) and fault.rule == "incomplete" and "view_party.csv" in fault.message


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("election", "2021-09-12", "2021-09-31"),
        ("election", "7,13,9", "7,99,9"),
        ("election", "7,13,9", "7,13,1"),
        ("election_result", "1,7,1,", "1,7,99,"),
        ("election_result", "60.0", "many"),
        ("election_result", "4,8,1,", "4,80,1,"),
    ],
)
def test_what_contradicts_the_other_tables_is_turned_away_and_the_rest_is_kept(table: str, old: str, new: str, tmp_path: Path) -> None:
    items = read(lay(tmp_path, **{table: TABLES[f"{table}.csv"].replace(old, new, 1)}))
    (fault,) = (item for item in items if isinstance(item, Fault))
    assert fault.rule == "no-election"
    assert rows(items, "read_elections")


@pytest.mark.skipif(not SAMPLE.is_dir(), reason="ParlGov is not at hand beside this checkout (shared/data)")
def test_all_elections_are_read_and_the_sums_that_do_not_close_are_named(warehouse: Warehouse) -> None:
    items = read(SAMPLE / "election.csv")
    assert not [item for item in items if isinstance(item, Fault)]
    for name in ("read_elections", "read_results"):
        warehouse.write_rows(name, [row | {"dataset": "commission"} for row in rows(items, name)])
    warehouse.write_query("dataset_breaks", queries("tables")["dataset_breaks"].sql)
    assert (warehouse.count("read_elections"), warehouse.count("read_results")) == (1027, 9776)
    broken = {row["breaks"]: row["n"] for row in warehouse.rows("SELECT breaks, count(*) AS n FROM dataset_breaks GROUP BY ALL")}
    assert broken["shares_above_100"] == 4 and broken["valid_above_cast"] == 2 and broken["cast_above_registered"] == 1
