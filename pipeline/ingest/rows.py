"""Tables of documents in no shape that is known beforehand: JSON Lines, CSV, TSV and Parquet, one row a document.

Belongs here: which column says what, by the names of `columns.toml`. Does not belong here: archives whose shape is known (connectors).
"""

import datetime
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.ingest.connectors.base import csv_rows, json_rows
from pipeline.ingest.extract import Extracted, Refused, days, encoding, extract, format_of
from pipeline.ingest.extract.language import language_of
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import Original
from pipeline.ingest.originals import Publishers, Said, original

FORMS = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "tsv", ".parquet": "parquet"}
_FILE = Path(__file__).with_name("columns.toml")
_ROWS = 256
"""Rows of a Parquet file that are held at once."""

Row = Mapping[str, Any]


def form_of(head: bytes, name: str) -> str | None:
    """jsonl, csv, tsv or parquet; None where a file is no table."""
    if head.startswith(b"PAR1"):
        return "parquet"
    return FORMS.get(Path(name.lower().removesuffix(".gz")).suffix)


def documents(path: Path, name: str, form: str, said: Said, publishers: Publishers) -> Iterator[Original | Fault]:
    """Documents of a table, and the faults of rows that are none; a table without a column of texts is one fault."""
    columns: dict[str, str] | None = None
    found = None
    for found in _rows(path, name, form):
        if isinstance(found, Fault):
            yield found
            continue
        line, row = found
        columns = columns or _columns(row)
        if "text" not in columns:
            yield Fault(
                name, line, "no-text-column", f"none of {', '.join(map(str, row))} is a text; name it one of {', '.join(_names()['text'])}"
            )
            return
        yield _document(row, columns, f"{name}:{line}", said, publishers)
    if found is None:
        yield Fault(name, 1, "empty", "it holds no rows")


def _rows(path: Path, name: str, form: str) -> Iterator[tuple[int, Row] | Fault]:
    if form == "parquet":
        yield from _parquet(path, name)
    elif form == "jsonl":
        yield from (item if isinstance(item, Fault) else (item[0], item[2]) for item in json_rows(path, name))
    else:
        yield from csv_rows(path, name, form)


def _parquet(path: Path, name: str) -> Iterator[tuple[int, Row] | Fault]:
    import pyarrow as pa  # only where such a file is read
    import pyarrow.parquet as pq

    line = 0
    try:
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(_ROWS):
                for row in batch.to_pylist():
                    line += 1
                    yield line, row
    except (OSError, pa.ArrowException, ValueError) as error:
        yield Fault(name, line + 1, "broken-parquet", f"it can't be read on: {str(error)[:200]}")


@cache
def _names() -> dict[str, list[str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _columns(row: Iterable[str]) -> dict[str, str]:
    """What is said → the column that says it."""
    low = {str(column).strip().lower(): column for column in row}
    chosen = {what: next((low[name] for name in names if name in low), None) for what, names in _names().items()}
    return {what: column for what, column in chosen.items() if column is not None}


def _document(row: Row, columns: Mapping[str, str], place: str, said: Said, publishers: Publishers) -> Original | Fault:
    name, _, line = place.rpartition(":")
    own = {what: _word(row.get(column)) for what, column in columns.items()}
    given = said.under({**own, "published": _day(own.get("published"))})
    try:
        read = _read(own.get("text") or "", given)
    except Refused as refused:
        return Fault(name, int(line), refused.rule, refused.message)
    body = json.dumps(dict(row), ensure_ascii=False, default=str).encode("utf-8", "replace")
    return original(read, given, publishers, place, body)


def _word(value: Any) -> str:
    """A cell as text; a list of names is parted by semicolons."""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(map(_word, value))
    return "" if value is None else str(value)


def _day(value: str | None) -> str | None:
    return days.declared(value) or (days.written(value, None) if value else None)


def _read(text: str, said: Said) -> Extracted:
    """The document of a cell: a page where it holds one, else text."""
    if format_of(text[:4096].encode("utf-8", "replace")) == "html":
        return extract(text.encode("utf-8", "replace"), url=said.url, form="html", language=said.language)
    text, repairs = encoding.clean(text)
    text = text.strip()
    if not text:
        raise Refused("empty", "it holds no text")
    title = said.title
    headed = text if not title or text.casefold().startswith(title.casefold()) else f"{title}\n\n{text}"
    return Extracted(headed, "row", title, language=said.language or language_of(text), repairs=tuple(repairs))
