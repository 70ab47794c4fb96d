"""The Factbook's sentences: rounds, parties, merged rounds, misprints kept; every block is a row or a reason."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.ingest.connectors import recognise
from pipeline.ingest.connectors.factbook_text import read_block
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import TableRow
from tests.conftest import ROOT

SAMPLE = ROOT.parent / "shared" / "data" / "cia-factbook"
BLOCKS = SAMPLE / "election_result_blocks.jsonl"
needs_sample = pytest.mark.skipif(
    not BLOCKS.is_file(), reason="the Factbook's sentences are not at hand beside this checkout (shared/data)"
)


def rounds(text: str) -> list[tuple[int, str, str]]:
    """Round, name and figure of every line of the first contest."""
    return [(group.number, line.name, str(line.number)) for group in read_block(text)[0].rounds for line in group.lines]


def test_one_round_with_parties_and_the_rest() -> None:
    (contest,) = read_block(
        "Ada NORD reelected president; percent of vote - Ada NORD (Green Party) 51.2%, Bo SYD, Jr. (independent) 40%, other 8.8%", 2021
    )
    first, second, rest = contest.rounds[0].lines
    assert (contest.office, contest.year, contest.popular) == ("president", 2021, True)
    assert (first.name, first.party, first.number) == ("Ada NORD", "Green Party", Decimal("51.2"))
    assert (second.name, second.party) == ("Bo SYD, Jr.", "independent")
    assert rest.residual and not first.residual


@pytest.mark.parametrize(
    "text",
    [
        "Ada NORD elected president in second round; percent of vote in first round - Ada NORD (G) 40%, Bo SYD (L) 35%, other 25%; "
        "percent of vote in second round - Ada NORD 55%, Bo SYD 45%",
        "first round results: percent of vote - Ada NORD (G) 40%; Bo SYD (L) 35%; other 25%; second round results: percent of vote - "
        "Ada NORD 55%; Bo SYD 45%",
        "percent of vote in first round - Ada NORD 40%, Bo SYD 35%, other 25%; Ada NORD elected president in second round; "
        "percent of vote Ada NORD 55%, Bo SYD 45%",
        "1st Round Ada NORD 40%, Bo SYD 35%, other 25%; 2nd Round Ada NORD 55%, Bo SYD 45%",
        "Ada NORD elected president; percent of vote - Ada NORD 40%, Bo SYD 35%, other 25%, Ada NORD 55%, Bo SYD 45%",
    ],
)
def test_two_rounds_however_they_are_written(text: str) -> None:
    assert rounds(text) == [
        (1, "Ada NORD", "40"), (1, "Bo SYD", "35"), (1, "other", "25"), (2, "Ada NORD", "55"), (2, "Bo SYD", "45"),
    ]  # fmt: skip


def test_rounds_under_one_heading_are_parted_and_it_is_said() -> None:
    (contest,) = read_block("percent of vote - Ada NORD 40%, Bo SYD 35%, other 25%, Ada NORD 55%, Bo SYD 45%")
    assert all("one heading" in " ".join(group.notes) for group in contest.rounds)


def test_a_misprint_is_kept_as_printed() -> None:
    assert rounds("percent of vote - Ada NORD 95%, other 6.1%") == [(1, "Ada NORD", "95"), (1, "other", "6.1")]


def test_president_and_prime_minister_are_two_contests() -> None:
    text = "Ada NORD elected president; Assembly vote - 131 to 39; Bo SYD (L) elected prime minister; Assembly vote - 134 to 28"
    found = [
        (contest.office, contest.popular, contest.rounds[0].lines[0].name, contest.rounds[0].lines[0].number)
        for contest in read_block(text)
    ]
    assert found == [("president", False, "Ada NORD", 131), ("prime minister", False, "Bo SYD", 134)]


def test_lines_of_two_years_are_two_contests_and_only_one_has_the_year_of_the_block() -> None:
    head = "Ada NORD elected president; percent of vote - Ada NORD "
    text = f"{head}60%, other 40%\n{head}51%, other 49%"
    assert [contest.year for contest in read_block(text, 2021)] == [2021, None]
    assert [contest.year for contest in read_block("2021: " + text.replace("\n", "\n2016: "))] == [2021, 2016]


def test_what_is_not_understood_is_named() -> None:
    (contest,) = read_block("Ada NORD elected president; percent of vote - Ada NORD 60%, 12 votes canceled (50 votes cast)")
    assert contest.unread == ["12 votes canceled (50 votes cast)"]


def row(text: str, **other: object) -> str:
    own = {"gec": "no", "year": 2021, "text": text, "first_seen": "2021-10-01", "last_seen": "2022-10-01", "mre": None}
    how = (
        "president directly elected by majority; election last held on 12 September 2021 with a runoff on 26 September 2021 (next in 2026)"
    )
    return json.dumps({**own, "elections": how, **other})


def test_every_block_is_rows_or_a_reason(tmp_path: Path) -> None:
    path = tmp_path / "any.jsonl"
    texts = [
        "Ada NORD elected president; percent of vote - Ada NORD 60%, other 40%",
        "Ada NORD elected president",
        "the NLD won 86 percent of the votes",
    ]
    path.write_text("\n".join(map(row, texts)) + "\n{}\n", encoding="utf-8")
    found = recognise(path.name, path.read_bytes())
    assert found is not None and found.name == "cia-factbook"
    items = list(found.read(path))
    assert [(item.line, item.rule) for item in items if isinstance(item, Fault)] == [
        (2, "no-figures"),
        (3, "not-understood"),
        (4, "no-block"),
    ]
    (election,) = (item.row for item in items if isinstance(item, TableRow) and item.table == "read_elections")
    assert (election["country_scheme"], election["country_code"], election["office"]) == ("gec", "NO", "PRES")
    assert (str(election["polling_date"]), str(election["last_polling_date"])) == ("2021-09-12", "2021-09-26")
    assert (election["polling_precision"], election["version"]) == ("day", "2021-10-01")


@needs_sample
def test_every_block_of_the_real_text_is_counted() -> None:
    connector = recognise(BLOCKS.name, BLOCKS.read_bytes()[: 64 * 2**10])
    assert connector is not None
    items = list(connector.read(BLOCKS))
    faults = [item for item in items if isinstance(item, Fault)]
    read = {item.row["place"] for item in items if isinstance(item, TableRow) and item.table == "read_elections"}
    assert len(read) + len(faults) == 1403
    assert len([fault for fault in faults if fault.rule == "not-understood"]) <= 20
    assert {fault.rule for fault in faults} <= {"not-understood", "no-figures"}


@needs_sample
def test_both_shapes_of_the_real_text_give_the_same_ids() -> None:
    versions = SAMPLE / "executive_branch_versions.jsonl.gz"
    ids: list[set[str]] = []
    for path in (BLOCKS, versions):
        connector = recognise(path.name, path.read_bytes()[: 64 * 2**10])
        assert connector is not None
        ids.append(
            {item.row["native_id"] for item in connector.read(path) if isinstance(item, TableRow) and item.table == "read_elections"}
        )
    assert len(ids[0] & ids[1]) > 0.95 * len(ids[0])
