"""Official returns as a table: a row an area, a column an option, read as a small mapping under `sources/returns/` says.

Belongs here: files of that one shape, whatever the country. Counts are whole numbers; where a file holds binary fractions a hair off a
whole number, that number is meant and it is said, everything else is turned away. Only the row of the whole country is read.
"""

import hashlib
from collections.abc import Container, Iterator
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any

from pipeline.ingest import dates
from pipeline.ingest.check import check
from pipeline.ingest.connectors.base import Connector, Item, Row, csv_rows
from pipeline.ingest.faults import Fault, SourcesInvalid
from pipeline.ingest.intake import TableRow
from pipeline.ingest.texts import read_text
from pipeline.ingest.yamlfile import load

FOLDER = "returns"
HAIR = Decimal("0.000001")
"""How far off a whole number a count may be that means it."""
_COUNTS = {"registered": "registered", "cast": "ballots_cast", "valid": "valid_votes", "invalid": "invalid_votes"}
"""Key of a mapping → column of `read_elections`."""


def returns_of(sources: Path) -> tuple[Connector, ...]:
    """A connector for each mapping.

    Raises:
        SourcesInvalid: A mapping is not of its form.
    """
    mappings, faults = read_mappings(sources)
    if faults:
        raise SourcesInvalid(faults)
    return tuple(connector_of(name, mapping) for name, mapping in mappings.items())


def read_mappings(sources: Path, publishers: Container[str] | None = None) -> tuple[dict[str, Row], list[Fault]]:
    """Mappings by the name of their file, and what is wrong with the others.

    Args:
        publishers: Publishers that are known; not asked where it is left out.
    """
    found: dict[str, Row] = {}
    faults: list[Fault] = []
    for path in sorted((sources / FOLDER).glob("*.yaml")):
        name = f"sources/{FOLDER}/{path.name}"
        text = read_text(path, name)
        if isinstance(text, Fault):
            faults.append(text)
            continue
        loaded = load(text, name)
        own = check(loaded, "returns", name)
        if not own and publishers is not None and loaded.data["dataset"] not in publishers:
            message = f"{loaded.data['dataset']!r} is not in sources/publishers.yaml; add it there"
            own = [Fault(name, loaded.line(("dataset",)), "unknown-publisher", message)]
        faults += own
        if not own:
            found[path.stem] = loaded.data
    return found, faults


def connector_of(name: str, mapping: Row) -> Connector:
    """The connector that a mapping makes."""
    return Connector(
        name,
        f"Official returns of {mapping['country']}, the row of the whole country.",
        frozenset(mapping["columns"].values()),
        partial(read, mapping),
        mapping["form"],
        ("read_elections", "read_results"),
    )


def read(mapping: Row, path: Path) -> Iterator[Item]:
    """The election of a file and the votes of each option."""
    stem = path.name.removesuffix(".gz").removesuffix(f".{mapping['form']}")
    election = next((entry for entry in mapping["elections"] if entry["file"] == stem), None)
    if election is None:
        yield Fault(path.name, 1, "no-mapping", f"no election of {stem} in sources/{FOLDER}: add it there")
        return
    area = mapping["columns"]["area"]
    n_found = 0
    for item in csv_rows(path, path.name, mapping["form"]):
        if isinstance(item, Fault):
            yield item
        elif item[1][area] == mapping["national"]:
            n_found += 1
            yield from _national(mapping, election, path, *item)
    if n_found != 1:
        yield Fault(path.name, 1, "no-national-row", f"{n_found} rows whose {area} is {mapping['national']!r}; one is wanted")


def _national(mapping: Row, election: Row, path: Path, line: int, row: Row) -> Iterator[Item]:
    polling = dates.parse(election["polling"])
    key = {
        "dataset": mapping["dataset"],
        "version": hashlib.sha256(path.read_bytes()).hexdigest()[:8],
        "native_id": election["file"],
    }
    columns = mapping["columns"]
    counts: dict[str, int | None] = {}
    notes: set[str] = set()
    left_out = {*columns.values(), *mapping.get("ignore", ())}
    lines: list[TableRow] = []
    faults: list[Fault] = []
    for name, cell in row.items():
        value = _whole(cell)
        if name == columns["area"] or (name in left_out and name not in columns.values()):
            continue
        if isinstance(value, str):
            faults.append(Fault(path.name, line, "not-whole", f"{name}: {value}"))
            continue
        if value is not None and Decimal(cell) != value:
            notes.add("counts are printed as fractions a hair off whole numbers; the whole numbers are kept")
        if name in columns.values():
            counts[name] = value
        else:
            lines.append(TableRow("read_results", {**key, **_option(name, value, len(lines) + 1, election)}))
    yield from faults
    named: dict[str, Any] = {column: counts.get(columns[name]) for name, column in _COUNTS.items() if name in columns}
    yield TableRow(
        "read_elections",
        {
            **key,
            **named,
            "country_scheme": "iso3",
            "country_code": mapping["country"],
            "office": election["office"],
            "polling_date": polling.first,
            "polling_precision": polling.precision,
            "complete": not faults,
            "notes": "; ".join(sorted(notes)) or None,
            "place": f"{path.name}:{line}",
        },
    )
    yield from lines


def _option(name: str, votes: int | None, number: int, election: Row) -> Row:
    return {
        "round_no": election.get("round", 1),
        "line_no": number,
        "option_as_written": name,
        "residual": False,
        "votes": votes,
    }


def _whole(cell: str) -> int | str | None:
    """The whole number that a cell means; None where it is empty; why there is none in words."""
    if not cell.strip():
        return None
    try:
        value = Decimal(cell)
    except InvalidOperation:
        return f"{cell!r} is no number"
    if not value.is_finite() or value < 0:
        return f"{cell!r} is no count"
    near = value.to_integral_value()
    return int(near) if abs(value - near) <= HAIR else f"{cell!r} is no whole number"
