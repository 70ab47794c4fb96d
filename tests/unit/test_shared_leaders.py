"""Who held office when, against datasets that others keep; skipped where they do not lie beside the project.

The tests print every disagreement: both sides have errors, so they bound its share and do not demand that it be none.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pipeline.ingest.sources import read_calendar

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
needs_shared = pytest.mark.skipif(not DATA.is_dir(), reason="reference lists are not at hand beside this checkout (shared/data)")
HEADS = {"head_of_state", "head_of_government"}


@pytest.fixture(scope="module")
def rows() -> dict[str, list[dict]]:
    return read_calendar(ROOT / "sources")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))


@needs_shared
def test_heads_of_2021(rows: dict[str, list[dict]]) -> None:
    wikidata = {person["wikidata"]: person["person_id"] for person in _read(ROOT / "sources" / "actors" / "persons.csv")}
    held = {(t["person_id"], t["office"]) for t in rows["office_tenures"]}
    known = missing = 0
    for row in _read(DATA / "leaders-wikidata" / "world_leaders_2021_wikidata.csv"):
        if not row["start_year"] or int(row["end_year"] or 2021) < 2021:
            continue
        person = wikidata.get(row["officeholder"])
        if person is not None and any((person, office) in held for office in HEADS):
            known += 1
        else:
            missing += 1
            print("not in office_tenures:", row["country"], row["positionLabel"], row["officeholderLabel"], row["officeholder"])
    assert known >= 0.9 * (known + missing)


@needs_shared
def test_since_when(rows: dict[str, list[dict]]) -> None:
    agree = differ = 0
    starts = _starts(rows)
    for actor, role, since, words in _factbook():
        found = [start for start, names in starts.get((actor, role), []) if names & words]
        if not found:
            continue
        if any(abs((start - since).days) <= 31 for start in found):
            agree += 1
        else:
            differ += 1
            print(actor, role, " ".join(sorted(words)), "since", since, "here", *sorted(found))
    assert agree + differ > 300
    assert agree >= 0.85 * (agree + differ)


def _starts(rows: dict[str, list[dict]]) -> dict[tuple[str, str], list[tuple[date, set[str]]]]:
    names = {person["person_id"]: set(_plain(person["name_en"]).replace("-", " ").split()) for person in rows["persons"]}
    found: dict[tuple[str, str], list[tuple[date, set[str]]]] = {}
    for tenure in rows["office_tenures"]:
        if tenure["start_date"] is not None and tenure["office"] in HEADS:
            found.setdefault((tenure["actor_id"], tenure["office"]), []).append((tenure["start_date"], names[tenure["person_id"]]))
    return found


def _factbook() -> Iterator[tuple[str, str, date, set[str]]]:
    """Yield state, office, day and the family name's words, which the Factbook writes in capitals."""
    states = {row["fips"].lower(): row["iso3"] for row in _read(DATA / "parlgov" / "external_country_iso.csv") if row["fips"]}
    roles = {"chief_of_state": "head_of_state", "head_of_government": "head_of_government"}
    seen = set()
    for row in _read(DATA / "cia-factbook" / "leaders_since.csv"):
        family = re.findall(r"\b[^\Wa-z\d_]{2,}(?:-[^\Wa-z\d_]{2,})*\b", row["title_and_name"])
        state, role = states.get(row["gec"]), roles.get(row["role"])
        if (
            state is None
            or role is None
            or not family
            or row["since"] < "2010"
            or len(row["since"]) < 10
            or row["title_and_name"].startswith("represented")
        ):
            continue
        words = {word for name in family for word in _plain(name).replace("-", " ").split()}
        key = (state, role, date.fromisoformat(row["since"]), tuple(sorted(words)))
        if key not in seen:
            seen.add(key)
            yield (*key[:3], words)
