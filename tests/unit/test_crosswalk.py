"""The crosswalk: one id at a time, the same as in lists that others keep, and as many as each scheme has."""

import csv
import datetime
from collections import Counter
from pathlib import Path

import pycountry
import pytest

from pipeline.ingest.sources import read_calendar

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
needs_shared = pytest.mark.skipif(not DATA.is_dir(), reason="lists of codes are not at hand beside this checkout (shared/data)")
Row = dict
UN_ABSENT = {"TWN", "VAT"}
"""Countries of ours that are no members of the United Nations."""
LEAST = {"iso2": 193, "iso_numeric": 193, "m49": 193, "cow": 193, "gec": 193, "wikidata": 193, "cameo": 192, "gw": 172, "vdem": 172}
"""Members of the United Nations with an id: CAMEO is older than South Sudan, the lists `gw` and `vdem` leave out microstates."""


@pytest.fixture(scope="module")
def reference() -> dict[str, list[Row]]:
    return read_calendar(ROOT / "sources")


@pytest.fixture(scope="module")
def lines(reference: dict[str, list[Row]]) -> list[Row]:
    return reference["crosswalk_lines"]


def on(lines: list[Row], scheme: str, day: str) -> dict[str, str]:
    """Country or entity → its id on that day."""
    date = datetime.date.fromisoformat(day)
    return {
        row["entity_id"]: row["value"]
        for row in lines
        if row["scheme"] == scheme
        and (row["valid_from"] or datetime.date.min) <= date <= (row["valid_to"] or datetime.date.max)
        and row["entity_table"] in ("countries", "actors")
    }


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("scheme", "least"), LEAST.items())
def test_every_scheme_covers_the_united_nations(scheme: str, least: int, lines: list[Row], reference: dict[str, list[Row]]) -> None:
    members = {row["country_id"] for row in reference["countries"]} - UN_ABSENT
    assert len(members) == 193
    found = members & on(lines, scheme, "2026-01-01").keys()
    assert len(found) >= least, sorted(members - found)


def test_iso_codes_are_those_of_the_standard(reference: dict[str, list[Row]]) -> None:
    for row in reference["countries"]:
        known = pycountry.countries.get(alpha_3=row["country_id"])
        assert (row["iso2"], row["iso_numeric"]) == (known.alpha_2, known.numeric), row["country_id"]


def test_numeric_codes_of_iso_are_those_of_the_united_nations(lines: list[Row]) -> None:
    iso, m49 = on(lines, "iso_numeric", "2026-01-01"), on(lines, "m49", "2026-01-01")
    assert iso.items() >= m49.items()
    assert iso.keys() - m49.keys() == {"TWN"}


def test_the_wide_columns_are_the_ids_that_hold_now(lines: list[Row], reference: dict[str, list[Row]]) -> None:
    for scheme in LEAST:
        now = on(lines, scheme, "2026-01-01")
        assert {row["country_id"]: row[scheme] for row in reference["countries"] if row[scheme]} == {
            name: value for name, value in now.items() if not name.startswith("ENT-")
        }


@pytest.mark.parametrize(
    ("scheme", "country", "day", "value"),
    [
        ("cow", "DEU", "1990-10-02", "260"),
        ("cow", "DEU", "1990-10-03", "255"),
        ("gw", "DEU", "2020-01-01", "260"),
        ("cow", "SRB", "2003-01-01", "345"),
        ("cow", "SRB", "2020-01-01", "345"),
        ("gw", "SRB", "2006-06-04", "345"),
        ("gw", "SRB", "2006-06-05", "340"),
        ("cow", "YEM", "1990-05-21", "678"),
        ("cow", "YEM", "1990-05-22", "679"),
        ("gw", "YEM", "2020-01-01", "678"),
        ("cow", "VNM", "1970-01-01", "816"),
        ("gw", "VNM", "2020-01-01", "816"),
        ("cow", "SDN", "2012-01-01", "625"),
        ("cow", "SSD", "2011-07-08", None),
        ("cow", "SSD", "2011-07-09", "626"),
        ("gw", "MNE", "2006-06-02", None),
        ("gw", "MNE", "2006-06-03", "341"),
        ("cow", "ENT-XKX", "2008-02-20", "347"),
        ("gw", "TLS", "2002-05-20", "860"),
    ],
)
def test_ids_follow_the_succession_of_states(scheme: str, country: str, day: str, value: str | None, lines: list[Row]) -> None:
    assert on(lines, scheme, day).get(country) == value


def test_both_state_lists_number_a_state_alike_but_where_they_are_known_to_differ(lines: list[Row]) -> None:
    cow, gw = on(lines, "cow", "2020-01-01"), on(lines, "gw", "2020-01-01")
    assert {name for name in gw.keys() & cow.keys() if gw[name] != cow[name]} == {"DEU", "SRB", "YEM"}
    assert gw.keys() <= cow.keys()


def test_cameo_differs_from_iso_where_iso_has_changed_since(lines: list[Row]) -> None:
    cameo = on(lines, "cameo", "2026-01-01")
    differ = {name: value for name, value in cameo.items() if value != name.removeprefix("ENT-")}
    assert differ == {"MNE": "MTN", "ROU": "ROM", "TLS": "TMP"}


@needs_shared
def test_gec_is_that_of_the_factbook_and_of_parlgov(lines: list[Row]) -> None:
    gec = on(lines, "gec", "2026-01-01")
    factbook = {row["gec"].upper() for row in _read(DATA / "cia-factbook" / "leaders_since.csv")}
    assert len(set(gec.values()) & factbook) >= 190
    assert sorted(name for name, value in gec.items() if value not in factbook) in ([], ["ENT-ESH"])
    theirs = {row["iso3"]: row["fips"] for row in _read(DATA / "parlgov" / "external_country_iso.csv") if row["fips"]}
    differ = {name: (gec[name], theirs[name]) for name in gec.keys() & theirs.keys() if gec[name] != theirs[name]}
    assert differ == {"ARE": ("AE", "TC")}  # TC was given up for AE


@needs_shared
def test_wikidata_items_are_those_of_the_list_of_leaders(lines: list[Row]) -> None:
    theirs = {row["countryid"] for row in _read(DATA / "leaders-wikidata" / "world_leaders_2021_wikidata.csv")}
    ours = on(lines, "wikidata", "2026-01-01")
    # Kingdoms of which the country is a part, and the list of 2021 has no Afghanistan
    assert {name for name, item in ours.items() if item not in theirs} <= {"AFG", "DNK", "NLD", "VAT"}


@needs_shared
def test_codes_in_events_of_gdelt_are_known(lines: list[Row]) -> None:
    events = (DATA / "gdelt-sample" / "20180326044500.export.CSV").read_text(encoding="utf-8").splitlines()
    coded = Counter(cells[column] for cells in (line.split("\t") for line in events) for column in (7, 17) if len(cells) > column)
    regions = {"", "AFR", "ASA", "EUR", "NMR", "SEA"}
    known = set(on(lines, "cameo", "2026-01-01").values())
    assert coded.keys() - regions <= known, coded.keys() - regions - known


@needs_shared
def test_parlgov_elections_are_on_the_days_of_the_calendar(lines: list[Row], reference: dict[str, list[Row]]) -> None:
    dates = {row["id"]: row["date"] for row in _read(DATA / "parlgov" / "election.csv")}
    ours = [row for row in lines if row["scheme"] == "parlgov_election"]
    assert len(ours) >= 150
    assert all(dates[row["value"]][:7].replace("-", "") == row["entity_id"][4:10] for row in ours)
    isos = {str(int(row["iso_numeric"])): row["country_id"] for row in reference["countries"]}
    countries = {row["id"]: isos[row["iso_numeric"]] for row in _read(DATA / "parlgov" / "country.csv")}
    assert {row["value"]: row["entity_id"] for row in lines if row["scheme"] == "parlgov_country"} == countries
