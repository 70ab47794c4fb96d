"""Breaking changes to come: `upcoming.yaml`, read and held against the declared tables.

Belongs here: what is announced, and which change of the schema an announcement covers. What a release makes of it stands in
`pipeline/release/gate.py`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from schemas.codes import code_list, codes
from schemas.derive.changes import Rename, numbers
from schemas.derive.ddl import dtype_of
from schemas.formats import json_schema
from schemas.model import TableInfo, tables

PATH = Path(__file__).parent / "upcoming.yaml"
COVERS = {row["code"]: frozenset(row["covers"].split("|")) for row in code_list("schema_change")}
"""Kind of announcement → changes of a schema that it covers."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One breaking change to come; the format says what each key means."""

    change: str
    table: str
    schema: str
    why: str
    column: str | None = None
    value: str | None = None
    to: str | None = None
    instead: str | None = None

    @property
    def place(self) -> str:
        """What changes: table, column, value."""
        return ".".join(part for part in (self.table, self.column) if part) + (f" = {self.value}" if self.value else "")

    @property
    def rename(self) -> Rename | None:
        """The new name, where it is about one."""
        return Rename(self.table, self.column, self.to) if self.change == "rename" and self.to else None

    @property
    def redefined(self) -> tuple[str, ...] | None:
        """What takes another meaning, where it is about that."""
        return tuple(part for part in (self.table, self.column, self.value) if part) if self.change == "redefine" else None

    def covers(self, change: Mapping[str, Any]) -> bool:
        """Whether it announced a change that `schema_changes` found."""
        same = (change["table"], change["column"], change.get("value")) == (self.table, self.column, self.value)
        return same and change["what"] in COVERS[self.change] and change.get("to") in (None, self.to)

    def record(self) -> dict[str, Any]:
        """As `schema-changes.json` has it: keys without a value are left out."""
        return {key: value for key, value in asdict(self).items() if value is not None}


def announced(path: Path = PATH, now: str | None = None) -> tuple[Announcement, ...]:
    """What is announced.

    Args:
        now: Version of the schema as it is; a change that it would have brought already is a fault.

    Raises:
        ValueError: Entries are not of the form, or speak of what is not declared; all are listed.
    """
    import jsonschema
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        entries = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except (YAMLError, UnicodeDecodeError) as error:
        raise ValueError(f"{path.name} can't be read: {' '.join(str(error).split())}") from None
    if entries is None:
        return ()
    validator = jsonschema.Draft202012Validator(json_schema("upcoming"))
    if malformed := [f"{'.'.join(map(str, e.absolute_path)) or 'it'}: {e.message[:200]}" for e in validator.iter_errors(entries)]:
        raise ValueError(f"{path.name} is not of its form:\n" + "\n".join(sorted(malformed)))
    found = tuple(Announcement(**entry) for entry in entries)
    declared = {info.name: info for info in tables(released_only=True)}
    if faults := [f"{a.change} {a.place}: {fault}" for a in found for fault in _faults(a, declared, now)]:
        raise ValueError(f"{path.name} announces what can't be:\n" + "\n".join(faults))
    return found


def _faults(entry: Announcement, declared: Mapping[str, TableInfo], now: str | None) -> Iterator[str]:
    info = declared[entry.table]
    if now and numbers(entry.schema) <= numbers(now):
        yield f"schema {entry.schema} is here already; take the entry out, or name a later version"
    if entry.column is None:
        if entry.change == "rename" and entry.to in declared:
            yield f"there is a table {entry.to} already"
        yield from (f"there is no column {name}" for name in _key(entry) if name not in info.names)
        return
    if entry.column not in info.names:
        yield "there is no such column"
        return
    if entry.change == "rename" and entry.to in info.names:
        yield f"there is a column {entry.to} already"
    if entry.change == "retype":
        try:
            dtype_of(entry.to or "")
        except ValueError as error:
            yield str(error)
    code = info.column(entry.column).code
    for value in (entry.value, entry.to if entry.change == "remove_value" else None):
        if value is not None and value not in (codes(code) if code else ()):
            yield f"the column has no code list with the value {value}"


def _key(entry: Announcement) -> list[str]:
    return [name.strip() for name in (entry.to or "").split(",")] if entry.change == "rekey" else []
