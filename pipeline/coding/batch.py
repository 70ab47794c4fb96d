"""Coding many documents: what is known already is taken from earlier batches, the rest is coded and kept as a new batch.

Belongs here: rows of tables to the coder's inputs and back, and the Parquet files of claims (one batch a file, so that
many workers may write). Does not belong here: reading one text.
"""

import datetime
import hashlib
import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.coding.claims import Coded
from pipeline.coding.coder import Coder, Text
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.pool import code_many
from pipeline.coding.reference import Reference

Row = dict[str, Any]
_MANY = 200
"""New documents from which other processes are worth their start."""
_BATCH = 5_000
"""Documents whose claims stand in one file."""


@dataclass(slots=True)
class Batch:
    """Claims of all documents as rows of tables."""

    acts: list[Row] = field(default_factory=list)
    figures: list[Row] = field(default_factory=list)
    held: list[Row] = field(default_factory=list)
    """Rows of `coding_quarantine`."""
    n_new: int = 0
    """Documents that were coded in this run."""


def reference_from(tables: Mapping[str, Sequence[Row]]) -> Reference:
    """What the coder knows of the world, from rows of the reference tables and of `records`; the calendar may be absent.

    Elections, rounds and options are those coded by hand: the facts about them are folded later.
    """
    bodies = [(row["kind"], row["election_id"], json.loads(row["body"])) for row in tables["records"]]
    rounds = [_round(election, body) for kind, election, body in bodies if kind == "round"]
    options = [(election, body) for kind, election, body in bodies if kind == "option"]
    return Reference(
        actors=[{**row, "kind": row["actor_kind"]} for row in tables["actors"]],
        actor_names=tables["actor_names"],
        persons=tables["persons"],
        person_names=tables["person_names"],
        office_tenures=tables["office_tenures"],
        publishers=tables["publishers"],
        elections=[_election(election, body, rounds) for kind, election, body in bodies if kind == "election"],
        rounds=rounds,
        options=[_option(election, body) for election, body in options],
        option_names=[
            {"option_id": f"{election}:{body['option']}", "name": name}
            for election, body in options
            for name in (body["label"], *body.get("aliases", []))
        ],
        election_calendar=tables.get("election_calendar", ()),
    )


def _round(election: str, body: Row) -> Row:
    return {
        "round_id": body["round_id"],
        "election_id": election,
        "round_no": body["round"],
        "attempt_no": body["attempt"],
        "polling_start": datetime.date.fromisoformat(body["first"]),
        "polling_end": datetime.date.fromisoformat(body["last"]),
    }


def _election(election: str, body: Row, rounds: Iterable[Row]) -> Row:
    own = [row for row in rounds if row["election_id"] == election]
    return {
        "election_id": election,
        "country_id": body["country"],
        "office": body["office"],
        "title_en": body["title"],
        "first_polling_date": min(row["polling_start"] for row in own),
        "last_polling_date": max(row["polling_end"] for row in own),
        "reruns_election_id": body.get("reruns"),
    }


def _option(election: str, body: Row) -> Row:
    return {
        "option_id": f"{election}:{body['option']}",
        "election_id": election,
        "option_kind": body["kind"],
        "label_en": body["label"],
        "person_id": body.get("person"),
        "party_label": body.get("party"),
    }


def coder_of(reference: Reference, lexicon: Path) -> Coder:
    """The coder of a world and the words in a folder; can be named to another process."""
    return Coder(reference, Lexicon.load(lexicon))


def code_documents(
    coder: Coder, documents: Sequence[Row], archive: Path, claims: Path, make: Callable[[], Coder] | None = None, workers: int = 1
) -> Batch:
    """Code every document whose text, front matter or coder is new; take the rest from earlier batches.

    Args:
        coder: The coder, whose fingerprint says what is new.
        documents: Rows of `documents`, in the order in which the claims shall stand.
        archive: Folder of texts by hash.
        claims: Folder of batches; batches of which nothing is wanted any more are removed.
        make: Builds the same coder in another process; without it all is done in this one.
        workers: Processes that code where there is much to do; the claims are the same for any number.
    """
    keys = {row["document_id"]: _key(coder, row) for row in documents}
    known = _read_batches(claims, set(keys.values()))
    new = [row for row in documents if keys[row["document_id"]] not in known]
    texts = (text_of(row, (archive / row["text_sha256"][:2] / row["text_sha256"]).read_text(encoding="utf-8")) for row in new)
    coded = code_many(make, texts, workers, afresh=True) if make and workers > 1 and len(new) >= _MANY else map(coder.code, texts)
    claims.mkdir(parents=True, exist_ok=True)
    for share in _shares(zip(new, coded, strict=True)):
        fresh = {keys[row["document_id"]]: _rows(row["document_id"], found) for row, found in share}
        _write_batch(claims, fresh)
        known.update(fresh)
    return _gathered(documents, keys, known, len(new))


def _shares(items: Iterable[tuple[Row, Coded]]) -> Iterator[list[tuple[Row, Coded]]]:
    """Items by the batch: what is coded is kept as it goes, so that a run that is broken off loses little."""
    items = iter(items)
    while share := list(itertools.islice(items, _BATCH)):
        yield share


def _gathered(documents: Sequence[Row], keys: Mapping[str, str], known: Mapping[str, dict[str, list[Row]]], n_new: int) -> Batch:
    batch = Batch(n_new=n_new)
    for row in documents:
        coded = known[keys[row["document_id"]]]
        batch.acts += coded["acts"]
        batch.figures += coded["figures"]
        batch.held += coded["held"]
    return batch


def _key(coder: Coder, row: Row) -> str:
    """Hash of all that a document's claims depend on."""
    parts = [
        coder.fingerprint,
        *(
            str(row[name])
            for name in (
                "document_id",
                "text_sha256",
                "kind",
                "publisher_id",
                "url",
                "published_date",
                "published_precision",
                "language",
            )
        ),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def text_of(row: Row, text: str) -> Text:
    """A coder's input from a row of `documents` and its text."""
    return Text(
        document_id=row["document_id"],
        text=text,
        kind=row["kind"],
        publisher_id=row["publisher_id"],
        url=row["url"],
        published=row["published_date"],
        published_precision="day" if row["published_precision"] == "instant" else row["published_precision"],
        language="en" if row["basis"] == "digest" else row["language"],
    )


def _rows(document: str, coded: Coded) -> dict[str, list[Row]]:
    held = {
        (f"{near.char_start}-{near.char_end}", near.rule_id, near.reason): {
            "room": "coding",
            "input": document,
            "location": f"{near.char_start}-{near.char_end}",
            "rule": near.rule_id,
            "reason": near.reason,
        }
        for near in coded.held
    }
    return {
        "acts": [asdict(act) for act in coded.acts],
        "figures": [asdict(f) for f in coded.figures],
        "held": list(held.values()),
    }


def _write_batch(claims: Path, fresh: Mapping[str, Any]) -> None:
    """Keep new claims as one file."""
    import pyarrow as pa  # only where batches are kept: a text is coded without it
    import pyarrow.parquet as pq

    table = pa.table({"key": list(fresh), "claims": [json.dumps(rows, default=str, sort_keys=True) for rows in fresh.values()]})
    name = hashlib.sha256("".join(sorted(fresh)).encode()).hexdigest()[:16]
    draft = claims / f".{name}.draft"
    pq.write_table(table, draft, compression="zstd")
    draft.replace(claims / f"{name}.parquet")


def _read_batches(claims: Path, wanted: set[str]) -> dict[str, dict[str, list[Row]]]:
    """Claims of earlier batches that are still wanted; a batch of which nothing is wanted is removed."""
    import pyarrow.parquet as pq

    found: dict[str, dict[str, list[Row]]] = {}
    for path in sorted(claims.glob("*.parquet")):
        table = pq.read_table(path)
        kept = {key: text for key, text in zip(table["key"].to_pylist(), table["claims"].to_pylist(), strict=True) if key in wanted}
        if not kept:
            path.unlink()
        found.update((key, typed(json.loads(text))) for key, text in kept.items())
    return found


def typed(rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Dates and decimals again as they were before they stood in JSON."""
    for row in rows["acts"]:
        row["act_date"] = datetime.date.fromisoformat(row["act_date"]) if row["act_date"] else None
        row["confidence"] = Decimal(row["confidence"])
    for row in rows["figures"]:
        row["value"], row["confidence"] = Decimal(row["value"]), Decimal(row["confidence"])
        row["counted_share"] = Decimal(row["counted_share"]) if row["counted_share"] is not None else None
    return rows
