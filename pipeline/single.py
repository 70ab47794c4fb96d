"""Coding texts from the command line: files to lines of claims, labelled texts to a report, without a warehouse.

Belongs here: what `ballot-echo code` and `ballot-echo evaluate` do. It puts the first two rooms together as the assets do, and
imports neither Dagster nor pandera, so that a text is coded within a second.
"""

import hashlib
import itertools
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from pipeline.coding.batch import reference_from
from pipeline.coding.claims import to_json_rows
from pipeline.coding.coder import Coder, Text
from pipeline.coding.evaluate import GoldError, evaluate, markdown, read_gold
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.pool import code_many
from pipeline.ingest import dates
from pipeline.ingest.faults import Fault
from pipeline.ingest.sources import read_calendar
from pipeline.ingest.texts import MAX_BYTES, markdown_to_text, read_regular, read_text
from pipeline.paths import Paths
from schemas.codes import codes

FORMS = {".txt": "text", ".md": "markdown", ".html": "html", ".htm": "html", ".pdf": "pdf", ".eml": "mail"}
"""Ending of a file → the format that it is read as, whatever `--format` says."""
SUFFIXES = (*FORMS, ".jsonl")
"""Files of a folder that are coded."""
_TAKEN_OUT = ("html", "pdf", "mail")
"""Formats that a document is first taken out of."""
_FIELDS = {"id", "text", "published", "publisher", "url", "kind", "language"}

Outcome = tuple[str | None, list[dict[str, Any]]]
Resolve = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Given:
    """What is said on the command line of all texts; a line of JSON may say otherwise of itself."""

    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    kind: str = "news"
    form: str = "text"
    language: str = "en"


def code_text(paths: Paths, files: Sequence[str], given: Given, workers: int = 1) -> Iterator[Outcome]:
    """Code files, folders of files and lines of JSON; for each text what kept it out, or None, and its claims as rows of JSON.

    Raises:
        ValueError: An option has no such value.
    """
    publisher_of = _publishers(paths)
    fit = _fitting(given, publisher_of)
    if isinstance(fit, str):
        raise ValueError(f"--{fit}")
    faults: dict[int, list[str]] = {}
    """number of texts before it → what was kept out there"""
    texts = _texts(files, fit, publisher_of, faults)
    for count, coded in enumerate(code_many(partial(_load, paths), texts, workers)):
        yield from ((fault, []) for fault in faults.pop(count, ()))
        yield None, to_json_rows([*coded.acts, *coded.figures])
    yield from ((fault, []) for _, rest in sorted(faults.items()) for fault in rest)


def code_by_model(paths: Paths, files: Sequence[str], given: Given, tell: Callable[[str], None]) -> Iterator[Outcome]:
    """Ask a model about files, as `code_text` does the rules; each claim that it returned and that is not kept is told with its reason.

    Raises:
        ValueError: An option has no such value.
        EndpointRefused: The endpoint can't or may not be asked.
    """
    from pipeline.coding.second.answers import Model, Settings
    from pipeline.coding.second.run import read_texts

    publisher_of = _publishers(paths)
    fit = _fitting(given, publisher_of)
    if isinstance(fit, str):
        raise ValueError(f"--{fit}")
    faults: dict[int, list[str]] = {}
    model = Model.of(Settings(), os.environ, paths.sources, paths.answers, reference_from(_known(paths.sources)))
    for count, (text, verified, fault, _) in enumerate(read_texts(model, _texts(files, fit, publisher_of, faults))):
        yield from ((bad, []) for bad in faults.pop(count, ()))
        name = text.url or text.document_id
        if verified is None:
            yield f"{name}: {fault}", []
        else:
            for dropped in verified.dropped:
                tell(f"{name}: {dropped.place} dropped: {dropped.rule}: {dropped.reason}")
            yield None, to_json_rows([*verified.coded.acts, *verified.coded.figures])
    yield from ((bad, []) for _, rest in sorted(faults.items()) for bad in rest)


@cache
def _known(sources: Path) -> Mapping[str, Sequence[dict[str, Any]]]:
    """Rows of the reference tables, read once a process."""
    return read_calendar(sources)


def _publishers(paths: Paths) -> Resolve:
    """Return what knows a text's publisher: those on the list, actors, who publish what they say themselves, and names of either."""
    tables = _known(paths.sources)
    ids = {row["publisher_id"] for row in tables["publishers"]} | {row["actor_id"] for row in tables["actors"]}
    # The coder, which reads names, takes a second to load: only where there is one.
    return lambda publisher: publisher if publisher in ids else _load(paths).publisher_id(publisher)


@cache
def _load(paths: Paths) -> Coder:
    return Coder(reference_from(_known(paths.sources)), Lexicon.load(paths.sources / "lexicon" / "en"))


def _fitting(given: Given, publisher_of: Resolve) -> Given | str:
    """Return what is given, its publisher by id, or which value can't be."""
    if given.kind not in codes("document_kind"):
        return f"kind {given.kind}: one of {', '.join(codes('document_kind'))}"
    try:
        dates.parse(given.published or "2000")
    except ValueError:
        return f"published {given.published}: no date that exists; write it as 2022-11-23"
    publisher = publisher_of(given.publisher) if given.publisher is not None else None
    if publisher is None and given.publisher is not None:
        return (
            f"publisher {given.publisher}: neither in sources/publishers.yaml nor an actor's id, nor the name of a state's office or a body"
        )
    return replace(given, publisher=publisher)


def _texts(files: Sequence[str], given: Given, publisher_of: Resolve, faults: dict[int, list[str]]) -> Iterator[Text]:
    """Yield the texts of files in order; what can't be read is put down under the number of texts before it."""
    count = 0
    for name in itertools.chain.from_iterable(map(_files, files)):
        found = _lines(name, given, publisher_of) if name.endswith(".jsonl") else _whole(name, given)
        for text in found:
            if isinstance(text, str):
                faults.setdefault(count, []).append(text)
            else:
                yield text
                count += 1


def _files(name: str) -> list[str]:
    path = Path(name)
    if not path.is_dir():
        return [name]
    return sorted(str(file) for file in path.rglob("*") if file.is_file() and file.suffix in SUFFIXES)


def _whole(name: str, given: Given) -> Iterator[Text | str]:
    """Yield the text of one file, or why there is none."""
    form = given.form if given.form in _TAKEN_OUT else FORMS.get(Path(name).suffix.lower(), given.form)
    if form in _TAKEN_OUT:
        yield _document(name, form, given)
        return
    text = sys.stdin.read(MAX_BYTES) if name == "-" else read_text(Path(name), name)
    if isinstance(text, Fault):
        yield str(text)
    else:
        yield _text(given.url or name, markdown_to_text(text) if form == "markdown" else text, given)


def _document(name: str, form: str, given: Given) -> Text | str:
    """The text of a page, a PDF or a message; what the command line does not say of it is taken from itself."""
    from pipeline.ingest import extract

    most = extract.MAX_BYTES
    data = sys.stdin.buffer.read(most + 1) if name == "-" else read_regular(Path(name), name, most)
    if isinstance(data, Fault):
        return str(data)
    try:
        read = extract.extract(data, form=form, url=given.url, language=given.language)
    except extract.Refused as refused:
        return f"{name}:1: {refused.rule}: {refused.message}"
    own = replace(given, published=given.published or read.published, url=given.url or read.url)
    return _text(own.url or name, read.text, own)


def _lines(name: str, given: Given, publisher_of: Resolve) -> Iterator[Text | str]:
    """Yield the text of each line of JSON, or what is wrong with the line."""
    try:
        with Path(name).open("rb") as file:
            for number in itertools.count(1):
                line = file.readline(MAX_BYTES + 1)
                if not line:
                    return
                if len(line) > MAX_BYTES:
                    yield f"{name}:{number}: too-large: a line of more than {MAX_BYTES:,} bytes; the rest of the file is left"
                    return
                if line.strip():
                    yield _line(f"{name}:{number}", line, given, publisher_of)
    except OSError as error:
        yield f"{name}: unreadable: {error.strerror}"


def _line(place: str, line: bytes, given: Given, publisher_of: Resolve) -> Text | str:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return f"{place}: not-json: {error}"
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return f"{place}: missing-key: an object with a text is wanted"
    said = {key: value for key, value in row.items() if key in _FIELDS - {"id", "text"} and value is not None}
    if not all(isinstance(value, str) for value in (*said.values(), row.get("id") or "")):
        return f"{place}: wrong-type: {', '.join(sorted(_FIELDS))} are strings"
    fit = _fitting(replace(given, **said), publisher_of)
    return f"{place}: unknown-value: {fit}" if isinstance(fit, str) else _text(said.get("url") or row.get("id") or place, row["text"], fit)


def _text(name: str, body: str, given: Given) -> Text:
    day = dates.parse(given.published) if given.published else None
    return Text(
        document_id="D-" + hashlib.sha256(f"{name}|{given.published or ''}".encode(errors="replace")).hexdigest()[:12],
        text=body,
        kind=given.kind,
        publisher_id=given.publisher,
        url=given.url,
        published=day.first if day else None,
        published_precision=("day" if day.precision == "instant" else day.precision) if day else "day",
        language=given.language,
    )


def evaluate_gold(paths: Paths, gold: Sequence[Path], data: Path | None, part: str) -> str:
    """Return the report on labelled texts as Markdown.

    Raises:
        GoldError: A labelled item that can't be used.
        OSError: A file that can't be read.
    """
    if part not in ("measure", "tune", "all"):
        raise GoldError(f"--part {part}: one of measure, tune, all")
    reference = reference_from(_known(paths.sources))
    coder = Coder(reference, Lexicon.load(paths.sources / "lexicon" / "en"))
    items = [item for path in gold for item in read_gold(path, data) if part in ("all", item.part)]
    return markdown(evaluate(coder, reference, items))
