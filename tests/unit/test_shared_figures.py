"""Our figures against figures that nobody here wrote; skipped where those are not at hand."""

import csv
import re
import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.ingest.sources import read_sources
from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse
from tests.conftest import fold

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
needs_shared = pytest.mark.skipif(not DATA.is_dir(), reason="reference figures are not at hand beside this checkout (shared/data)")

RETURNS = ("presidential.2010", "presidential.2015", "presidential.2019", "presidential.2024", "parliamentary.2024")


def returns(name: str) -> tuple[dict[str, int], dict[str, int]]:
    """National row of the Sri Lankan returns: totals, and votes by party. The files hold floats a hair off whole numbers."""
    with (DATA / "lk-elections" / f"{name}.tsv").open(encoding="utf-8") as file:
        row = next(row for row in csv.DictReader(file, delimiter="\t") if row["entity_id"] == "LK")
    counts = {key: round(float(value)) for key, value in row.items() if key != "entity_id" and value}
    totals = {key: counts.pop(key) for key in ("valid", "rejected", "polled", "electors")}
    return totals, counts


@needs_shared
@pytest.mark.parametrize("name", RETURNS)
def test_official_sri_lankan_returns_break_no_invariant(name: str, warehouse: Warehouse) -> None:
    totals, parties = returns(name)
    document = warehouse.connection.execute("SELECT document_id FROM documents ORDER BY ALL").fetchall()[0][0]
    round_id = "NOR-202109-PRES.r1a1"
    common = {
        "election_id": "NOR-202109-PRES",
        "round_id": round_id,
        "document_id": document,
        "publisher_id": "commission",
        "version_no": 1,
        "coder": "human:ts",
    }
    results = [
        {
            **common,
            "result_id": f"{round_id}:p{number}@{document}.1",
            "option_id": f"NOR-202109-PRES:p{number}",
            "votes": votes,
            "share_pct": round(Decimal(100 * votes) / totals["valid"], 4),
            "share_base": "valid",
            "result_status": "certified",
            "preferred": True,
        }
        for number, votes in enumerate(parties.values())
    ]
    turnout = {
        "valid_votes": totals["valid"],
        "invalid_votes": totals["rejected"],
        "ballots_cast": totals["polled"],
        "registered": totals["electors"],
    }
    warehouse.write_rows("results", results)
    warehouse.write_rows("turnout", [{**common, **turnout, "turnout_id": f"{round_id}@{document}.1", "preferred": True}])
    options = [
        {"option_id": row["option_id"], "election_id": "NOR-202109-PRES", "option_kind": "party_list", "label_en": "x"} for row in results
    ]
    warehouse.write_rows("options", options)
    for check in ("shares_within_bounds", "shares_add_up", "votes_add_up", "cast_within_registered", "share_fits_votes"):
        assert warehouse.connection.sql(queries("checks")[check].sql).fetchall() == [], check


@pytest.fixture
def ours(warehouse: Warehouse) -> Warehouse:
    """Facts folded from the repository's own sources."""
    assert read_sources(ROOT / "sources").rows["documents"]
    fold(ROOT, warehouse)
    return warehouse


def plain(text: str) -> list[str]:
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z ]", " ", ascii_only).split()


@needs_shared
def test_our_sri_lankan_figures_are_the_official_ones(ours: Warehouse) -> None:
    _, parties = returns("presidential.2024")
    rows = ours.connection.execute(
        "SELECT DISTINCT votes FROM results JOIN options USING (option_id) WHERE results.election_id = 'LKA-202409-PRES' "
        "AND votes IS NOT NULL AND result_status = 'preliminary' AND option_kind <> 'residual_other'"
    ).fetchall()
    first_counts = {votes for (votes,) in rows}
    assert len(first_counts & set(parties.values())) >= 3, (first_counts, sorted(parties.values())[-5:])


def factbook() -> dict[tuple[str, str, bool], list[tuple[set[str], Decimal]]]:
    """What its latest edition with figures prints: words of the name and share, by country, year and whether of a first round."""
    with (DATA / "parlgov" / "external_country_iso.csv").open(encoding="utf-8") as file:
        iso = {row["fips"].lower(): row["iso3"] for row in csv.DictReader(file) if row.get("fips")}
    with (DATA / "cia-factbook" / "election_results_parsed.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if iso.get(row["gec"]) and row["year"]]
    latest: dict[tuple[str, str], str] = {}
    for row in rows:
        latest[row["gec"], row["year"]] = max(row["last_seen"], latest.get((row["gec"], row["year"]), ""))
    theirs: dict[tuple[str, str, bool], list[tuple[set[str], Decimal]]] = {}
    for row in rows:
        if row["last_seen"] == latest[row["gec"], row["year"]]:
            key = (iso[row["gec"]], row["year"], "first" in row["segment"] or "1 round" in row["segment"])
            theirs.setdefault(key, []).append((set(plain(row["option"])), Decimal(row["share"])))
    return theirs


def explained(election: str, option: str) -> str:
    """What the election's YAML says above its option on why the Factbook differs; UNEXPLAINED where it says nothing."""
    text = (ROOT / "sources" / "elections" / election / "election.yaml").read_text(encoding="utf-8")
    found = re.search(rf"# The World Factbook prints (.+)\n  - {{?option: {re.escape(option)}\b", text)
    return found[1] if found else "UNEXPLAINED"


@needs_shared
def test_our_preferred_shares_agree_with_the_factbook(ours: Warehouse) -> None:
    theirs = factbook()
    rows = ours.connection.execute(
        "SELECT r.election_id, split_part(o.option_id, ':', 2), o.label_en, r.share_pct, NOT d.decides "
        "FROM results AS r JOIN options AS o USING (option_id) JOIN rounds AS d USING (round_id) "
        "WHERE r.preferred AND r.share_pct IS NOT NULL AND (d.decides OR d.round_no = 1) ORDER BY ALL"
    ).fetchall()
    compared, differing, table = 0, [], []
    for election, option, label, share, first in rows:
        words = set(plain(label))
        known = [value for name, value in theirs.get((election[:3], election[4:8], first), []) if len(words & name) >= min(2, len(words))]
        if not known:
            continue
        compared += 1
        why = "" if min(abs(share - value) for value in known) <= Decimal("0.5") else explained(election, option)
        if why and not why.startswith(tuple(f"{value}: " for value in known)):
            why = "UNEXPLAINED"  # what is explained must be the figure that is printed
        table.append(f"{election} {label}: {share:f} here, {', '.join(map(str, known))} there {why}".rstrip())
        if why:
            differing.append(why)
    print(*table, f"{compared - len(differing)} of {compared} options agree with the Factbook", sep="\n")
    assert compared >= 100
    assert "UNEXPLAINED" not in differing, [line for line in table if line.endswith("UNEXPLAINED")]
