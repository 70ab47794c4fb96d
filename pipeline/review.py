"""Review from the command line: what is open in an election, worst first, and a skeleton of decisions to fill in.

Belongs here: showing and writing. What is open, and in which order, is folded (`review_items`, `sources/rules/review.csv`); what a
decision may say is a format. No Dagster.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from pipeline.ingest.yamlfile import load

HERE = Path(__file__).parent
HEADER = "# yaml-language-server: $schema=../../../schemas/json/review.schema.json\n"
EXPECTED = ("actor_id", "act", "object", "measure", "option_id", "value")
"""Columns of a claim that a skeleton says it expects."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to read: a claim, what was nearly coded, or a decision that does not apply any more."""

    row: dict[str, Any]
    """As `review_open.sql` gives it."""

    @property
    def says(self) -> str:
        """What the claim says, or what is wrong with the decision."""
        names = ("actor", "act", "object") if self.row["act"] else ("option_id", "measure", "value")
        said = " ".join(_plain(self.row[name]) for name in names if self.row[name] is not None)
        return "; ".join(filter(None, (said, self.row["note"])))

    def lines(self) -> list[str]:
        """For reading: reason, what it says, by whom, the words, where they stand."""
        row = self.row
        maker = f"by {row['coder']}, " if row["coder"] else ""
        sure = f", confidence {row['confidence']}" if row["confidence"] else ""
        rule = f" ({maker}rule {row['rule_id']}{sure})" if row["rule_id"] else ""
        words = f"“{_line(row['words'])}”" if row["words"] else ""
        where = f"{row['url']} {row['document_id']}, text {row['text12']}" if row["url"] else ""
        return [line for line in (f"{row['reason']}: {row['why']}", f"{self.says}{rule}", words, where) if line]


def _plain(value: object) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _line(text: str) -> str:
    """Text on one line, without control characters."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def open_items(warehouse: Path, election: str) -> list[Item]:
    """What is open in an election, worst first.

    Raises:
        duckdb.Error: The warehouse can't be read, or was built before there were reviews.
        ValueError: It holds no such election.
    """
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        known = [row[0] for row in connection.execute("SELECT election_id FROM elections ORDER BY election_id").fetchall()]
        if election not in known:
            raise ValueError(f"no election {election} in the build; known are {', '.join(known)}")
        asked = connection.execute((HERE / "review_open.sql").read_text(encoding="utf-8"), {"election": election})
        names = [column[0] for column in asked.description or ()]
        return [Item(dict(zip(names, row, strict=True))) for row in asked.fetchall()]


def progress(warehouse: Path) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Columns and rows of `review_progress`."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        relation = connection.sql("FROM review_progress ORDER BY election_id")
        return relation.columns, relation.fetchall()


def listing(items: Sequence[Item]) -> str:
    """The items for reading in a terminal."""
    blocks = []
    for number, item in enumerate(items, 1):
        name = item.row["claim_id"] or item.row["decision_id"] or item.row["kind"]
        blocks.append("\n".join([f"{number}. {name}", *(f"   {_line(line)}" for line in item.lines())]))
    return "\n\n".join(blocks)


def write_skeleton(path: Path, name: str, items: Iterable[Item]) -> int:
    """Add an open entry to a file of decisions for each claim that has none yet; what stands there stays as it is.

    Args:
        path: The file; made where there is none.
        name: Its name for faults.

    Returns:
        Number of entries added.

    Raises:
        ValueError: The file can't be read.
    """
    text = path.read_text(encoding="utf-8") if path.exists() else HEADER
    loaded = load(text, name)
    if loaded.faults or not isinstance(loaded.data, list | None):
        raise ValueError(str(loaded.faults[0]) if loaded.faults else f"{name}:1: wrong-type: should be a list of decisions")
    there = {entry.get("claim") for entry in loaded.data or [] if isinstance(entry, dict)}
    fresh = [item for item in items if item.row["kind"] == "claim" and item.row["claim_id"] not in there]
    if fresh:
        path.write_text(text.rstrip("\n") + "\n" + "".join(map(_entry, fresh)), encoding="utf-8")
    return len(fresh)


def _entry(item: Item) -> str:
    row = item.row
    expected = ", ".join(f"{name}: {_plain(row[name])}" for name in EXPECTED if row[name] is not None)
    notes = "".join(f"# {_line(line)}\n" for line in item.lines())
    return f"{notes}- claim: {row['claim_id']}\n  text: '{row['text12']}'\n  expect: {{{expected}}}\n  decision: open\n"
