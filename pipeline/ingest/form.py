"""The one form of everything people write under `sources/`: what the formatter makes of a file.

Belongs here: canonical text of YAML, digests and CSV lists. Comments, key order and flow or block style stay as written;
indentation, quotes, blank lines at the end and the order of list rows do not.
"""

import csv
import difflib
import io
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from pipeline.ingest.faults import Fault
from pipeline.ingest.texts import read_text
from schemas.lists import CSV_COLUMNS, SORTED_BY

WIDTH = 140


def formatted(path: Path, name: str) -> str | Fault:
    """Canonical text of a file; a fault where it can't be read."""
    text = read_text(path, name)
    if isinstance(text, Fault):
        return text
    try:
        match path.suffix:
            case ".yaml":
                return _yaml(text)
            case ".md":
                return _digest(text)
            case ".csv":
                return _csv(text, path.stem)
    except (YAMLError, csv.Error) as error:
        mark = getattr(error, "problem_mark", None)
        return Fault(name, mark.line + 1 if mark else 1, "syntax", " ".join(str(error).split())[:200])
    return text


def files(sources: Path) -> Iterator[Path]:
    """Files that have one form, in order."""
    yield from sorted(sources.glob("*.yaml"))
    yield from sorted(sources.glob("*.csv"))
    yield from sorted((sources / "actors").glob("*.*"))
    yield from sorted((sources / "returns").glob("*.yaml"))
    yield from sorted((sources / "elections").glob("*/*.yaml"))
    yield from sorted((sources / "elections").glob("*/documents/*.md"))


def differences(old: str, new: str, name: str) -> str:
    """Unified diff from what stands to what should."""
    return "".join(difflib.unified_diff(old.splitlines(True), new.splitlines(True), name, f"{name} (formatted)"))


def _yaml(text: str) -> str:
    yaml = YAML()
    yaml.width = WIDTH
    yaml.preserve_quotes = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    data = yaml.load(text)
    if isinstance(data, list):
        yaml.indent(mapping=2, sequence=2, offset=0)
    out = io.StringIO()
    yaml.dump(data, out)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"


def _digest(text: str) -> str:
    head, rule, rest = text.partition("\n---\n")
    body = "\n".join(line.rstrip() for line in rest.strip("\n").splitlines())
    front = "\n".join(line.rstrip() for line in head.splitlines())
    return f"{front}{rule}\n{body}\n" if rule else text


def _csv(text: str, stem: str) -> str:
    if stem not in CSV_COLUMNS:
        return text
    rows = list(csv.reader(io.StringIO(text), strict=True))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows[0] if rows else [])
    columns = [CSV_COLUMNS[stem].index(name) for name in SORTED_BY.get(stem, ())]
    stripped = sorted([cell.strip() for cell in row] for row in rows[1:] if row)
    writer.writerows(sorted(stripped, key=lambda row: [row[n] for n in columns if n < len(row)]))
    return out.getvalue()
