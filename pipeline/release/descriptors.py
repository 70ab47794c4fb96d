"""What descriptions of a release must say, beside its Data Package descriptor: Croissant, citation, card, list of sources.

Belongs here: looking at the texts of a release, which may have been changed by anybody; each function tells what is wrong in
words. Nothing here asks how the texts are made.
"""

import csv
import io
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from pipeline.release.sheets import plain
from schemas.derive.croissant import CONFORMS_TO

NAME = "croissant.json"


def croissant_faults(
    description: Mapping[str, Any], package: Mapping[str, Any], sums: Mapping[str, str], version: str, date: str
) -> Iterator[str]:
    """What is wrong with `croissant.json`.

    Args:
        package: The Data Package descriptor, for tables and columns.
        sums: File → SHA-256.
        version: `vYYYY.M.N` of the release.
        date: Its date, ISO 8601.
    """
    for name, wanted in (("conformsTo", CONFORMS_TO), ("version", version.removeprefix("v")), ("datePublished", date)):
        if description.get(name) != wanted:
            yield f"{name} is {description.get(name)!r}, not {wanted!r}"
    files = {file.get("contentUrl"): file for file in description["distribution"]}
    for address, file in files.items():
        if file.get("sha256") != sums.get(str(address)):
            yield f"{address}: no such file with the sum that is given"
    records = {entry["@id"]: entry for entry in description["recordSet"]}
    for resource in package["resources"]:
        if resource["path"] not in files:
            yield f"does not have the file {resource['path']}"
        yield from _record_faults(resource, records)
    yield from _dangling(description)


def _record_faults(resource: Mapping[str, Any], records: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """What is wrong with the record set of one table."""
    name = resource["title"]
    if name not in records:
        yield f"does not have the table {name}"
        return
    fields = {field["source"]["extract"]["column"]: field for field in records[name]["field"]}
    for column in resource["schema"]["fields"]:
        if column["name"] not in fields:
            yield f"{name}: does not have the column {column['name']}"
            continue
        values = {category["value"] for category in column.get("categories", [])}
        if values and _values(fields[column["name"]], records) not in (values, None):
            yield f"{name}: the values of {column['name']} are not those of its code list"


def _values(field: Mapping[str, Any], records: Mapping[str, Mapping[str, Any]]) -> set[str] | None:
    """Values of the code list that a field refers to; None where it refers to a table."""
    target = field.get("annotation", {}).get("references", {}).get("field", {}).get("@id", "")
    rows = records.get(target.rpartition("/")[0], {}).get("data", [])
    return {row[target] for row in rows} if rows or not target else None


def _dangling(description: Mapping[str, Any]) -> Iterator[str]:
    """Ids that are given twice, and references that lead nowhere."""
    nodes = list(_nodes(description))
    given = Counter(node["@id"] for node in nodes if "@id" in node and len(node) > 1)
    yield from (f"{id_} is there {n} times" for id_, n in given.items() if n > 1)
    lost = sorted({str(node["@id"]) for node in nodes if set(node) == {"@id"}} - given.keys())
    yield from (f"refers to {id_}, which is not there" for id_ in lost)


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every object of the description, without its context and the data of code lists."""
    if isinstance(value, Mapping):
        yield value
        for name, inner in value.items():
            if name not in ("@context", "data"):
                yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)


def read_with_mlcroissant(folder: Path) -> list[str] | None:
    """What keeps the reference reader from reading a record of every table; None where it is not installed.

    Nothing where there is no description: that it is missing is told of elsewhere.
    """
    try:
        import mlcroissant
    except ModuleNotFoundError:
        return None
    if not (folder / NAME).exists():
        return []
    try:
        dataset = mlcroissant.Dataset(folder / NAME)
        for records in dataset.metadata.record_sets:
            next(iter(dataset.records(records.uuid)), None)
    except Exception as error:  # of a reader that raises what it likes
        return [f"mlcroissant can't read it: {type(error).__name__}: {error}"]
    return []


def citation_faults(text: str, version: str, date: str) -> Iterator[str]:
    """What is wrong with `CITATION.cff` of a release."""
    try:
        facts = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        yield f"is no YAML: {' '.join(str(error).split())}"
        return
    wanted = {"cff-version": "1.2.0", "type": "dataset", "version": version.removeprefix("v"), "date-released": date}
    for name, value in wanted.items():
        found = facts.get(name) if isinstance(facts, dict) else None
        if str(found) != value:
            yield f"{name} is {found}, not {value}"


def card_faults(text: str, paths: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with what `README.md` tells catalogues.

    Args:
        paths: Table → its file.
    """
    _, fence, rest = text.partition("---\n")
    front, end, _ = rest.partition("\n---\n")
    try:
        configs = yaml.load(front, Loader=yaml.CSafeLoader)["configs"] if fence and end else []
        found = {config["config_name"]: config["data_files"] for config in configs}
    except (yaml.YAMLError, KeyError, TypeError) as error:
        yield f"its head can't be read: {type(error).__name__}: {' '.join(str(error).split())}"
        return
    for name, path in paths.items():
        if found.get(name) != path:
            yield f"does not have a configuration {name} of {path}"
    yield from (f"has a configuration {name}, which is no table" for name in sorted(found.keys() - paths.keys()))


def sources_faults(text: str, documents: Sequence[str]) -> Iterator[str]:
    """What is wrong with `SOURCES.csv`.

    Args:
        documents: Id of every document.
    """
    rows = list(csv.DictReader(io.StringIO(text)))
    lines = Counter(row.get("document_id") for row in rows)
    yield from (f"has {lines[id_]} lines for {id_}" for id_ in documents if lines[id_] != 1)
    yield from (f"has a line for {id_}, which is no document" for id_ in sorted(map(str, lines.keys() - set(documents))))
    yield from (f"{row.get('document_id')}: a cell begins like a formula" for row in rows if _formula(row.values()))


def _formula(cells: Collection[Any]) -> bool:
    return any(plain(cell) != cell for cell in cells)
