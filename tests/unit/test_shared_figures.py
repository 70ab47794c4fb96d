"""Our figures against figures that nobody here wrote; skipped where those are not at hand."""

import csv
import json
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest
import yaml

from pipeline.normalise.folds import queries
from pipeline.warehouse import Warehouse

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
def ours(repository: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Facts folded from the repository's own sources."""
    with duckdb.connect(str(repository), read_only=True) as connection:
        yield connection


LETTERS = str.maketrans("đĐıłŁøØþÞ", "dDilLoOpP")


def plain(text: str) -> list[str]:
    ascii_only = unicodedata.normalize("NFKD", text.translate(LETTERS)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z ]", " ", ascii_only).split()


@needs_shared
def test_our_sri_lankan_figures_are_the_official_ones(ours: duckdb.DuckDBPyConnection) -> None:
    _, parties = returns("presidential.2024")
    rows = ours.execute(
        "SELECT DISTINCT votes FROM results JOIN options USING (option_id) WHERE results.election_id = 'LKA-202409-PRES' "
        "AND votes IS NOT NULL AND result_status = 'preliminary' AND option_kind <> 'residual_other'"
    ).fetchall()
    first_counts = {votes for (votes,) in rows}
    assert len(first_counts & set(parties.values())) >= 3, (first_counts, sorted(parties.values())[-5:])


Known = list[tuple[set[str], set[str], Decimal]]
ROUND = re.compile(r"(?:vote|results?) (?:in )?(?:the |20\d\d )?(first|second) round|(first|second) round results")


def factbook() -> dict[tuple[str, str, bool], Known]:
    """What the latest edition with figures prints of each election, by country, year and whether of a round that did not decide.

    Of each candidate: the words of the name, those in capitals among them (the family name), and the share.
    """
    with (ROOT / "sources" / "actors" / "crosswalk.csv").open(encoding="utf-8") as file:
        iso = {row["value"].lower(): row["entity_id"] for row in csv.DictReader(file) if row["scheme"] == "gec"}
    with (DATA / "cia-factbook" / "election_result_blocks.jsonl").open(encoding="utf-8") as file:
        texts = [row for row in map(json.loads, file) if iso.get(row["gec"]) and row["year"]]
    latest: dict[tuple[str, str], str] = {}
    for row in texts:
        latest[row["gec"], str(row["year"])] = max(row["last_seen"], latest.get((row["gec"], str(row["year"])), ""))
    theirs: dict[tuple[str, str, bool], Known] = {}
    for row in texts:
        year = str(row["year"])
        if row["last_seen"] == latest[row["gec"], year]:
            for first, known in printed(row["text"]):
                theirs.setdefault((iso[row["gec"]], year, first), []).extend(known)
    return theirs


def printed(text: str) -> list[tuple[bool, Known]]:
    """Candidates and shares of each round in the Factbook's sentence on an election, without what it says of an earlier one behind it."""
    text = re.sub(r"\s*\([^()]*\)|^(?:election results: )?[\d/]{4,}: ", "", text)
    text = re.split(r"\s(?:election results: )?(?:19|20)\d\d(?: results)?: ", text)[0]
    marks = list(ROUND.finditer(text))
    pieces = [("", text[: marks[0].start()] if marks else text)]
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    pieces += [(mark[1] or mark[2], text[mark.end() : end]) for mark, end in zip(marks, ends, strict=False)]
    found = []
    for which, piece in pieces:
        known: Known = []
        for name, share in re.findall(r"([^,;:%]+?)[\s-]+(\d+(?:\.\d+)?%|\d+\.\d+(?=;))", piece):
            words = name.rsplit(" - ", 1)[-1].split()
            family = {word for part in words if part.isupper() for word in plain(part) if len(word) > 2 or len(words) == 1}
            known.append((set(plain(" ".join(words))), family, Decimal(share.rstrip("%"))))
        found.append((which == "first", known))
    return found


def spelt(text: str) -> set[str]:
    """Words of a name with those that others write as one (el-Sisi, Elsisi)."""
    words = plain(text)
    return {*words, *(first + second for first, second in pairwise(words))}


def common(ours: set[str], theirs: set[str]) -> int:
    """How many of their words are ours too; long ones may end otherwise (Lukashenko, Lukashenka)."""
    starts = {word[:5] for word in ours if len(word) >= 5}
    return sum(word in ours or (len(word) >= 5 and word[:5] in starts) for word in theirs)


def matched(names: dict[str, list[str]], theirs: Known) -> dict[str, list[Decimal]]:
    """Shares of those who bear a name of our option: two words of it, or else a family name that nobody else there has."""
    ours = {option: [spelt(name) for name in listed] for option, listed in names.items()}
    found: dict[str, list[Decimal]] = {}
    taken = []
    for option, listed in ours.items():
        for name, _, share in theirs:
            if any(common(words, name) >= 2 for words in listed):
                found.setdefault(option, []).append(share)
                taken.append(name)
    for option, listed in ours.items():
        for name, family, share in theirs:
            free = option not in found and name not in taken and bool(family) and sum(family <= other for other, _, _ in theirs) == 1
            if free and any(common(words, family) == len(family) for words in listed):
                found[option] = [share]
    return found


def explained(election: str, option: str, whose: str) -> str:
    """What the election's YAML says above its option on why the other differs; UNEXPLAINED where it says nothing."""
    text = (ROOT / "sources" / "elections" / election / "election.yaml").read_text(encoding="utf-8")
    found = re.search(rf"# {whose} prints (.+)\n  - {{?option: {re.escape(option)}\b", text)
    return found[1] if found else "UNEXPLAINED"


# Preferred shares, and computed shares of valid votes: where votes and valid votes are of counts of one status, or where all who stood are
# named and nothing else could be voted for, so that the valid votes are those for them.
OURS = """
    WITH deciding AS (SELECT election_id, year(max(polling_start)) AS decided_in FROM rounds WHERE decides GROUP BY ALL),
    other_lines AS (SELECT election_id FROM options WHERE option_kind IN ('against_all', 'none_of_above', 'blank_as_option'))

    SELECT
        r.election_id,
        split_part(r.option_id, ':', 2),
        o.label_en,
        r.share_pct,
        coalesce(
            CASE WHEN t.result_status = r.result_status THEN s.share_valid_computed END,
            CASE WHEN r.election_id NOT IN (FROM other_lines) THEN s.share_candidates_computed END
        ) AS valid,
        NOT d.decides,
        y.decided_in
    FROM results AS r
    JOIN options AS o USING (option_id)
    JOIN rounds AS d USING (round_id)
    LEFT JOIN turnout AS t ON t.round_id = r.round_id AND t.preferred
    LEFT JOIN shares_computed AS s ON s.round_id = r.round_id AND s.option_id = r.option_id
    LEFT JOIN deciding AS y ON y.election_id = r.election_id
    WHERE r.preferred AND coalesce(r.share_pct, valid) IS NOT NULL AND (d.decides OR d.round_no = 1)
    ORDER BY ALL
"""


class Comparison:
    """Our shares beside those that others print: a line for each option, and how many agree within half a point."""

    def __init__(self, whose: str) -> None:
        self.whose = whose
        self.lines: list[str] = []
        self.agreeing = 0
        self.unexplained: list[str] = []

    def add(self, election: str, option: str, label: str, share: Decimal | None, valid: Decimal | None, known: list[Decimal]) -> None:
        ours = {"share": share, "share of valid votes": valid}
        agrees = [
            name for name, value in ours.items() if value is not None and min(abs(value - other) for other in known) <= Decimal("0.5")
        ]
        said = ", ".join(f"{name} {value:f}" for name, value in ours.items() if value is not None)
        line = f"{election} {label}: {said} here, {', '.join(map(str, known))} there"
        if agrees:
            self.agreeing += 1
            self.lines.append(f"{line}: agrees by {agrees[0]}")
            return
        why = explained(election, option, self.whose)
        if not why.startswith(tuple(f"{value}: " for value in known)):
            why = "UNEXPLAINED"  # what is explained must be the figure that is printed
            self.unexplained.append(line)
        self.lines.append(f"{line}: differs, {why}")

    def show(self) -> None:
        print(*self.lines, f"{self.agreeing} of {len(self.lines)} options agree with {self.whose}", sep="\n")


@cache
def names_of(election: str) -> dict[str, list[str]]:
    """Label and aliases of each option of an election, by slug."""
    text = (ROOT / "sources" / "elections" / election / "election.yaml").read_text(encoding="utf-8")
    return {str(item["option"]): [item["label"], *item.get("aliases", [])] for item in yaml.load(text, Loader=yaml.CSafeLoader)["options"]}


def beside_the_factbook(ours: duckdb.DuckDBPyConnection) -> Comparison:
    theirs = factbook()
    compared = Comparison("The World Factbook")
    for election, option, label, share, valid, first, decided_in in ours.execute(OURS).fetchall():
        if not election.endswith("-PRES"):
            continue
        year, names = int(decided_in or election[4:8]), names_of(election)
        known = matched(names, theirs.get((election[:3], str(year), first), []))
        beside = matched(names, theirs.get((election[:3], str(year - 1), first), []))
        if not known and len(beside) >= 2 and decided_in:
            known = beside  # it dates an election a year early where at least two names are ours
        if known.get(option):
            compared.add(election, option, label, share, valid, known[option])
    return compared


def parlgov() -> dict[tuple[str, str], Known]:
    """Parties and shares of the votes in parliamentary elections, by country and month."""
    theirs: dict[tuple[str, str], Known] = {}
    with (DATA / "parlgov" / "view_election.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["election_type"] == "parliament" and row["vote_share"]:
                key = (row["country_name_short"], row["election_date"][:7].replace("-", ""))
                for name in (row["party_name"], row["party_name_english"], row["party_name_short"]):
                    theirs.setdefault(key, []).append((set(plain(name)), set(plain(name)), Decimal(row["vote_share"])))
    return theirs


def beside_parlgov(ours: duckdb.DuckDBPyConnection) -> Comparison:
    theirs = parlgov()
    compared = Comparison("ParlGov")
    for election, option, label, share, valid, _, _ in ours.execute(OURS).fetchall():
        names = [spelt(name) for name in names_of(election)[option]]
        known = {
            other
            for words, _, other in theirs.get((election[:3], election[4:10]), [])
            if any(words <= name or set(name) <= words for name in names)
        }
        if known and election.endswith("-LEG"):
            compared.add(election, option, label, share, valid, sorted(known))
    return compared


@needs_shared
def test_our_shares_agree_with_those_of_others_or_are_explained(ours: duckdb.DuckDBPyConnection) -> None:
    compared = (beside_the_factbook(ours), beside_parlgov(ours))
    for comparison in compared:
        comparison.show()
    assert [line for comparison in compared for line in comparison.unexplained] == []
    agreeing, options = (sum(numbers) for numbers in zip(*((one.agreeing, len(one.lines)) for one in compared), strict=True))
    assert options >= 250
    assert agreeing >= 0.95 * options, f"{agreeing} of {options} options agree"
