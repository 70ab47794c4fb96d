"""Leads and candidates: what datasets know of our elections is listed for people to look at, and makes no fact."""

import datetime
from typing import Any

import pytest

from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse


def rows(warehouse: Warehouse, sql: str) -> list[tuple[Any, ...]]:
    return warehouse.connection.execute(sql).fetchall()


def codes(warehouse: Warehouse, scheme: str, *pairs: tuple[str, str]) -> None:
    warehouse.connection.execute("DELETE FROM crosswalk WHERE scheme = ?", [scheme]).fetchall()
    for country, value in pairs:
        warehouse.connection.execute(
            "INSERT INTO crosswalk (entity_table, entity_id, scheme, value) VALUES ('countries', ?, ?, ?)", [country, scheme, value]
        ).fetchall()


def event(number: int, day: str, actor: str | None = "FIN", target: str = "NOR", **more: Any) -> dict[str, Any]:
    date = datetime.date.fromisoformat(day)
    return {
        "dataset": "gazette",
        "native_id": str(number),
        "url": f"https://example.org/{number}",
        "event_date": date,
        "article_date": date,
        "cameo_code": "051",
        "actor_country": actor,
        "actor_name": "FINLAND",
        "target_country": target,
        "target_name": "NORWAY",
        "place": f"export:{number}",
        **more,
    }


def test_events_in_the_weeks_after_an_election_are_leads(warehouse: Warehouse) -> None:
    codes(warehouse, "cameo", ("NOR", "NOR"), ("SWE", "SWE"), ("FIN", "FIN"))
    warehouse.write_rows(
        "read_events",
        [
            event(1, "2021-09-13"),
            event(2, "2021-10-25", cameo_code="1121"),
            event(3, "2021-10-26"),
            event(4, "2021-09-12"),
            event(5, "2021-09-20", actor="NOR"),
            event(6, "2021-09-20", actor=None, actor_group="EEC", actor_name="EUROPEAN UNION"),
            event(7, "2018-09-20", target="SWE", target_name="SWEDEN"),
            event(8, "2021-09-20", target="ATL"),
            event(9, "2017-10-30"),
        ],
    )
    warehouse.write_query("leads", queries("tables")["leads"].sql)
    found = rows(
        warehouse, "SELECT native_id, election_key, election_id, lead_code, actor_id, days_from_polling FROM leads ORDER BY native_id"
    )
    assert found == [
        ("1", "NOR-202109-PRES", "NOR-202109-PRES", "051", "FIN", 0),
        ("2", "NOR-202109-PRES", "NOR-202109-PRES", "112", "FIN", 42),
        ("6", "NOR-202109-PRES", "NOR-202109-PRES", "051", None, 7),
        ("7", "SWE-201809-LEG", None, "051", "FIN", 11),
        ("9", "NOR-201709-LEG", None, "051", "FIN", 59),
    ]
    assert rows(warehouse, "SELECT why FROM leads WHERE native_id = '2'") == [("Accuse. FINLAND to NORWAY, 42 days after polling",)]


def item(number: int, day: str, office: str | None = "PRES", precision: str = "day") -> dict[str, Any]:
    return {
        "dataset": "wikidata",
        "version": "2026-11-28",
        "native_id": f"Q{number}",
        "country_scheme": "wikidata",
        "country_code": "Q20",
        "office": office,
        "polling_date": datetime.date.fromisoformat(day),
        "polling_precision": precision,
        "place": f"answer:{number}",
    }


@pytest.mark.parametrize(("known", "says"), [(None, ")"), ("Q9", "but the crosswalk gives Q9"), ("Q101", None)])
def test_an_item_that_is_our_election_is_a_candidate_for_the_crosswalk(known: str | None, says: str | None, warehouse: Warehouse) -> None:
    codes(warehouse, "wikidata", ("NOR", "Q20"))
    if known:
        warehouse.connection.execute(
            "INSERT INTO crosswalk (entity_table, entity_id, scheme, value) VALUES ('elections', 'NOR-202109-PRES', 'wikidata', ?)", [known]
        ).fetchall()
    warehouse.connection.execute("UPDATE publishers SET publisher_id = 'wikidata' WHERE publisher_id = 'gazette'").fetchall()
    warehouse.write_rows("read_elections", [item(101, "2021-09-13"), item(102, "2021-09-13", office=None), item(103, "2017-09-11")])
    for name in ("dataset_matches", "crosswalk_candidates"):
        warehouse.write_query(name, queries("tables")[name].sql)
    found = rows(warehouse, "SELECT entity_id, scheme, value, source_url FROM crosswalk_candidates")
    assert found == ([("NOR-202109-PRES", "wikidata", "Q101", "https://www.wikidata.org/wiki/Q101")] if says else [])
    if says:
        assert says in rows(warehouse, "SELECT why FROM crosswalk_candidates")[0][0]
