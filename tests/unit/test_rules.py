"""The rules that are data: what they name exists, and they say one thing of each case."""

import csv
from pathlib import Path

import pytest

from pipeline.ingest.sources import read_calendar
from schemas.codes import codes

ROOT = Path(__file__).parents[2]


def rule_rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "sources" / "rules" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def reference() -> dict[str, list[dict]]:
    return read_calendar(ROOT / "sources")


def test_every_reason_to_watch_has_a_rule_and_names_known_actors(reference: dict[str, list[dict]]) -> None:
    rows = rule_rows("watched")
    assert {row["why"] for row in rows} == set(codes("watched_why"))
    assert {row["rule"] for row in rows} <= {"actors", "members_of", "watch_list", "borders", "bodies_of_the_country"}
    actors = {row["actor_id"] for row in reference["actors"]}
    assert {name for row in rows for name in row["parameter"].split()} <= actors


def test_at_least_forty_actors_are_watched_everywhere(reference: dict[str, list[dict]]) -> None:
    assert len({row["actor_id"] for row in reference["watch_list"]}) >= 40
    assert all(row["start_date"] for row in reference["watch_list"])


def test_bounds_name_known_publishers_once_and_have_a_default(reference: dict[str, list[dict]]) -> None:
    rows = rule_rows("bounds")
    assert len({(row["table"], row["publisher"]) for row in rows}) == len(rows)
    publishers = {row["publisher_id"] for row in reference["publishers"]}
    assert {row["publisher"] for row in rows} <= publishers | {"", "*"}
    assert {row["table"] for row in rows} == {"documents", "reported_acts", "reported_figures", "readings"}
    for table in ("documents", "reported_acts", "reported_figures"):
        assert {"", "*"} <= {row["publisher"] for row in rows if row["table"] == table}
    assert all(0 <= int(row["minimum"]) <= int(row["maximum"]) for row in rows)
