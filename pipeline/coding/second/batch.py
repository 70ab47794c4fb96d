"""Claims of models as files: one Parquet file for each coder, a row for each document, and their way into a build.

Belongs here: writing the file, reading it back for the texts that still stand as they were read. Needs no endpoint and no network.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.coding.batch import typed
from pipeline.coding.second.verify import Verified

Row = dict[str, Any]
SCHEMA = pa.schema([(name, pa.string()) for name in ("document_id", "text_sha256", "coder", "claims")])


@dataclass(slots=True)
class Second:
    """What the models found, as rows of tables."""

    acts: list[Row] = field(default_factory=list)
    figures: list[Row] = field(default_factory=list)
    dropped: list[Row] = field(default_factory=list)
    """Rows of `coding_quarantine`."""
    readings: list[Row] = field(default_factory=list)
    """Rows of `model_readings`."""


def row_of(document: Row, coder: str, verified: Verified) -> Row:
    """One row of a batch: what a model's answer about a document comes to."""
    claims = {
        "acts": [asdict(act) for act in verified.coded.acts],
        "figures": [asdict(figure) for figure in verified.coded.figures],
        "dropped": [asdict(dropped) for dropped in verified.dropped],
        "n_returned": verified.n_returned,
    }
    text = json.dumps(claims, default=str, sort_keys=True)
    return {"document_id": document["document_id"], "text_sha256": document["text_sha256"], "coder": coder, "claims": text}


def write_batch(folder: Path, coder: str, rows: Iterable[Row]) -> Path:
    """Put rows into the coder's file, in place of those of the same documents; the file is replaced whole."""
    path = folder / f"{hashlib.sha256(coder.encode()).hexdigest()[:16]}.parquet"
    folder.mkdir(parents=True, exist_ok=True)
    kept = {row["document_id"]: row for row in (pq.read_table(path).to_pylist() if path.exists() else [])}
    kept.update((row["document_id"], row) for row in rows)
    draft = folder / f".{path.stem}.draft"
    pq.write_table(pa.Table.from_pylist([kept[name] for name in sorted(kept)], SCHEMA), draft, compression="zstd")
    draft.replace(path)
    return path


def read_batches(folder: Path, documents: Sequence[Mapping[str, Any]]) -> Second:
    """Claims of all coders about documents whose text is still the one that was read."""
    texts = {row["document_id"]: row["text_sha256"] for row in documents}
    second = Second()
    for path in sorted(folder.glob("*.parquet")):
        for row in pq.read_table(path).to_pylist():
            if texts.get(row["document_id"]) == row["text_sha256"]:
                _add(second, row["document_id"], row["coder"], json.loads(row["claims"]))
    return second


def _add(second: Second, document: str, coder: str, claims: dict[str, Any]) -> None:
    rows = typed(claims)
    second.acts += rows["acts"]
    second.figures += rows["figures"]
    second.dropped += [
        {"room": "coding", "input": document, "location": f"{coder} {d['place']}", "rule": f"model.{d['rule']}", "reason": d["reason"]}
        for d in claims["dropped"]
    ]
    n_claims = len(rows["acts"]) + len(rows["figures"])
    counts = {"n_returned": claims["n_returned"], "n_claims": n_claims, "n_dropped": len(claims["dropped"])}
    second.readings.append({"document_id": document, "coder": coder, **counts})
