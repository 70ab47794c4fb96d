"""Answers of the SPARQL service of Wikidata about elections: own answers of the shape."""

import json
from pathlib import Path
from typing import Any

from pipeline.ingest.connectors import recognise
from pipeline.ingest.connectors.wikidata import read
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import TableRow

ENTITY = "http://www.wikidata.org/entity/"


def binding(item: str, day: str, country: str = "Q20", kind: str | None = "presidential election", **more: str) -> dict[str, Any]:
    values = {"election": ENTITY + item, "country": ENTITY + country, "date": day, "kindLabel": kind, "countryLabel": "Norway", **more}
    return {key: {"type": "literal", "value": value} for key, value in values.items() if value is not None}


def read_answer(folder: Path, *bindings: dict[str, Any]) -> tuple[list[dict[str, Any]], list[Fault]]:
    path = folder / "wikidata-elections-2026-11-28.json"
    answer = {"head": {"vars": ["election", "electionLabel", "country", "date", "kindLabel"]}, "results": {"bindings": bindings}}
    path.write_text(json.dumps(answer), encoding="utf-8")
    assert (found := recognise(path.name, path.read_bytes())) and found.name == "wikidata"
    items = list(read(path))
    return [item.row for item in items if isinstance(item, TableRow)], [item for item in items if isinstance(item, Fault)]


def test_an_item_is_one_election_whose_days_are_its_rounds(tmp_path: Path) -> None:
    rows, faults = read_answer(
        tmp_path,
        binding("Q101", "2021-09-26T00:00:00Z"),
        binding("Q101", "2021-09-13T00:00:00Z"),
        binding("Q102", "2021-01-01T00:00:00Z", kind="general election"),
        binding("Q103", "2021-05-01T00:00:00Z", kind="referendum", precision="10"),
    )
    told = [(row["native_id"], row["office"], str(row["polling_date"]), row["polling_precision"], row["version"]) for row in rows]
    assert told == [
        ("Q101", "PRES", "2021-09-13", "day", "2026-11-28"),
        ("Q102", None, "2021-01-01", "year", "2026-11-28"),
        ("Q103", "REF", "2021-05-01", "month", "2026-11-28"),
    ]
    assert (str(rows[0]["last_polling_date"]), rows[0]["country_scheme"], rows[0]["country_code"]) == ("2021-09-26", "wikidata", "Q20")
    assert faults == []


def test_an_item_that_says_too_little_or_two_things_is_turned_away(tmp_path: Path) -> None:
    rows, faults = read_answer(
        tmp_path,
        binding("Q104", "t1234"),
        binding("Q105", "2021-09-13T00:00:00Z"),
        binding("Q105", "2021-09-13T00:00:00Z", country="Q33"),
        binding("L7", "2021-09-13T00:00:00Z"),
        binding("Q106", "1900-01-01T00:00:00Z", precision="7"),
    )
    assert rows == []
    assert [fault.rule for fault in faults] == ["no-election"] * 4
    assert ["no day" in faults[0].message, "2 countries" in faults[1].message, "no item" in faults[2].message] == [True] * 3


def test_an_answer_that_is_none_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text('{"head": {}, "results": "none"}', encoding="utf-8")
    assert [item.rule for item in read(path) if isinstance(item, Fault)] == ["syntax"]
