"""Coding texts from the command line: files to lines of claims, labelled texts to a report, without a warehouse.

Belongs here: what `ballot-echo code` and `ballot-echo evaluate` do. It puts the first two rooms together as the assets do, and
imports neither Dagster nor pandera, so that a text is coded within a second.
"""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.coding.batch import reference_from
from pipeline.coding.claims import to_json_rows
from pipeline.coding.coder import Coder, Text
from pipeline.coding.evaluate import GoldError, evaluate, markdown, read_gold
from pipeline.coding.lexicon import Lexicon
from pipeline.ingest import dates
from pipeline.ingest.faults import Fault
from pipeline.ingest.sources import read_calendar
from pipeline.ingest.texts import MAX_BYTES, markdown_to_text, read_text
from pipeline.paths import Paths
from schemas.codes import codes


def code_text(
    paths: Paths,
    files: Sequence[str],
    *,
    published: str | None,
    publisher: str | None,
    url: str | None,
    kind: str,
    form: str,
    language: str,
) -> Iterator[tuple[str | None, list[dict[str, Any]]]]:
    """Code files one after the other; for each what kept it out, or None, and its claims as rows of JSON.

    Raises:
        ValueError: An option has no such value.
    """
    if kind not in codes("document_kind"):
        raise ValueError(f"--kind {kind}: one of {', '.join(codes('document_kind'))}")
    try:
        day = dates.parse(published) if published else None
    except ValueError:
        raise ValueError(f"--published {published}: no date that exists; write it as 2022-11-23") from None
    rows = read_calendar(paths.sources)
    if publisher is not None and publisher not in {row["publisher_id"] for row in rows["publishers"]}:
        raise ValueError(f"--publisher {publisher}: not in sources/publishers.yaml")
    coder = Coder(reference_from(rows), Lexicon.load(paths.sources / "lexicon" / "en"))
    for name in files:
        text = sys.stdin.read(MAX_BYTES) if name == "-" else read_text(Path(name), name)
        if isinstance(text, Fault):
            yield str(text), []
            continue
        body = markdown_to_text(text) if form == "markdown" else text
        key = f"{url or name}|{published or ''}"
        document = Text(
            document_id="D-" + hashlib.sha256(key.encode()).hexdigest()[:12],
            text=body,
            kind=kind,
            publisher_id=publisher,
            url=url,
            published=day.first if day else None,
            published_precision=("day" if day.precision == "instant" else day.precision) if day else "day",
            language=language,
        )
        coded = coder.code(document)
        yield None, to_json_rows([*coded.acts, *coded.figures])


def evaluate_gold(paths: Paths, gold: Sequence[Path], data: Path | None, part: str) -> str:
    """Return the report on labelled texts as Markdown.

    Raises:
        GoldError: A labelled item that can't be used.
        OSError: A file that can't be read.
    """
    if part not in ("measure", "tune", "all"):
        raise GoldError(f"--part {part}: one of measure, tune, all")
    reference = reference_from(read_calendar(paths.sources))
    coder = Coder(reference, Lexicon.load(paths.sources / "lexicon" / "en"))
    items = [item for path in gold for item in read_gold(path, data) if part in ("all", item.part)]
    return markdown(evaluate(coder, reference, items))
