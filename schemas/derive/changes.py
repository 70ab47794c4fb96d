"""What changed between two schemas, and how much of a step the version must take."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from re import split
from typing import Any

MAJOR, MINOR, PATCH, NONE = "major", "minor", "patch", "none"
_STEPS = (NONE, PATCH, MINOR, MAJOR)
_MEANING = ("key", "grain", "type", "unit", "form", "reference")
"""Facts of a table or column that can't change without breaking what is built on them."""
Name = tuple[str, str | None]
"""Table and column; None for the table itself."""
Change = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rename:
    """A table or column that took another name."""

    table: str
    """Name of the table before."""
    column: str | None
    """Name of the column before; None for the table itself."""
    to: str


def schema_changes(
    old: Mapping[str, Any] | None, new: Mapping[str, Any], renames: Iterable[Rename] = (), redefined: Iterable[tuple[str, ...]] = ()
) -> dict[str, Any]:
    """Changes from one descriptor to another: tables, columns, and what is declared of each.

    A removal, another name, a new type, key, grain, unit, form or reference, a column that may no longer be null, and a new
    definition of what was declared to be redefined are major; what is added, a new bound, another order of columns and a column
    that may now be null are minor; other words are a patch.

    Args:
        renames: What is known to have taken another name; without it, one table or column went and another came.
        redefined: Table, and column and value, whose new words mean something else.
    """
    if old is None:
        return {"from": None, "to": new["schemaVersion"], "bump": NONE, "changes": [], "renamed": []}
    before, after = _flat(old), _flat(new)
    applied = _applied(tuple(renames), before, after)
    before = _renamed(before, applied)
    changes = [
        {"what": "renamed", "table": r.table, "column": r.column, "to": r.to, "bump": MAJOR}
        for r in sorted(applied, key=lambda r: (r.table, r.column or ""))
    ]
    changes += [_change("removed", name, MAJOR) for name in _outermost(before, after)]
    changes += [_change("added", name, MINOR) for name in _outermost(after, before)]
    for name in sorted(before.keys() & after.keys(), key=_order):
        changes += _between(name, before[name], after[name], frozenset(redefined))
    bump = max((change["bump"] for change in changes), key=_STEPS.index, default=NONE)
    renamed = [{"table": r.table, "column": r.column, "to": r.to} for r in applied]
    return {"from": old["schemaVersion"], "to": new["schemaVersion"], "bump": bump, "changes": changes, "renamed": renamed}


def _name(rename: Rename) -> Name:
    return rename.table, rename.column


def _applied(renames: Sequence[Rename], before: Mapping[Name, Any], after: Mapping[Name, Any]) -> list[Rename]:
    """Those that took place: the old name went, and the new one came."""
    tables = {r.table: r.to for r in renames if r.column is None and (r.table, None) not in after}
    names = {r: (r.to, None) if r.column is None else (tables.get(r.table, r.table), r.to) for r in renames}
    return [r for r, new in names.items() if _name(r) in before and _name(r) not in after and new in after and new not in before]


def _order(name: Name) -> tuple[str, str]:
    return name[0], name[1] or ""


def _change(what: str, name: Name, bump: str, **more: Any) -> Change:
    return {"what": what, "table": name[0], "column": name[1], **more, "bump": bump}


def _outermost(these: Mapping[Name, Any], those: Mapping[Name, Any]) -> list[Name]:
    """What only these have; of a table that only these have, the table alone."""
    alone = these.keys() - those.keys()
    return sorted((name for name in alone if name[1] is None or (name[0], None) not in alone), key=_order)


def _renamed(flat: Mapping[Name, dict[str, Any]], renames: Sequence[Rename]) -> dict[Name, dict[str, Any]]:
    """The same under the names that hold now."""
    names = {_name(rename): rename.to for rename in renames}

    def now(table: str, column: str | None) -> Name:
        return names.get((table, None), table), names.get((table, column), column) if column else None

    found = {}
    for (table, column), facts in flat.items():
        key = tuple(now(table, part)[1] for part in facts.get("key", ()))
        reference = now(*facts["reference"]) if facts.get("reference") else None
        order = tuple(now(table, part)[1] for part in facts.get("columns", ()))
        found[now(table, column)] = {**facts, "key": key, "reference": reference, "columns": order}
    return found


def _flat(descriptor: Mapping[str, Any]) -> dict[Name, dict[str, Any]]:
    titles = {resource["name"]: resource["title"] for resource in descriptor["resources"]}
    found: dict[Name, dict[str, Any]] = {}
    for resource in descriptor["resources"]:
        table, schema = resource["title"], resource["schema"]
        words, _, grain = resource["description"].partition(" Grain: ")
        found[table, None] = {
            "key": tuple(schema.get("primaryKey") or next(iter(schema.get("uniqueKeys", [])), ())),
            "grain": _formula(grain),
            "words": f"{words} {grain}",
            "columns": tuple(field["name"] for field in schema["fields"]),
            "reference": None,
        }
        refers = {key["fields"][0]: key["reference"] for key in schema.get("foreignKeys", [])}
        for field in schema["fields"]:
            other = refers.get(field["name"])
            reference = (titles.get(other["resource"], other["resource"] or table), other["fields"][0]) if other else None
            found[table, field["name"]] = _column(field, reference)
    return found


def _column(field: Mapping[str, Any], reference: tuple[str, str] | None) -> dict[str, Any]:
    constraints = field.get("constraints", {})
    return {
        "key": (),
        "type": ", ".join(filter(None, (field["type"], field.get("physicalType")))),
        "unit": field.get("unit"),
        "form": constraints.get("pattern"),
        "reference": reference,
        "bounds": (constraints.get("minimum"), constraints.get("maximum")),
        "required": constraints.get("required", False),
        "values": {category["value"]: category["label"] for category in field.get("categories", [])},
        "words": field.get("description"),
        "columns": (),
    }


def _formula(grain: str) -> str:
    """What a row is: the grain up to the first mark; what follows explains it."""
    return " ".join(split(r"[.,;:(]", grain, maxsplit=1)[0].split())


def _between(name: Name, old: Mapping[str, Any], new: Mapping[str, Any], redefined: frozenset[tuple[str, ...]]) -> Iterator[Change]:
    for fact in _MEANING:
        if old.get(fact) != new.get(fact):
            yield _change(f"new {fact}", name, MAJOR, was=old.get(fact), now=new.get(fact))
    if old.get("bounds") != new.get("bounds"):
        yield _change("new bounds", name, MINOR, was=old.get("bounds"), now=new.get("bounds"))
    if old.get("required") != new.get("required"):
        what, bump = ("no longer null", MAJOR) if new.get("required") else ("may now be null", MINOR)
        yield _change(what, name, bump)
    there = frozenset(new["columns"])
    if [c for c in old["columns"] if c in there] != [c for c in new["columns"] if c in old["columns"]]:
        yield _change("columns in another order", name, MINOR)
    if old["words"] != new["words"] and old.get("grain") == new.get("grain"):
        yield _reworded(name, None, redefined, was=old["words"], now=new["words"])
    yield from _values(name, old.get("values", {}), new.get("values", {}), redefined)


def _values(name: Name, old: Mapping[str, str], new: Mapping[str, str], redefined: frozenset[tuple[str, ...]]) -> Iterator[Change]:
    yield from (_change("value removed", name, MAJOR, value=value) for value in sorted(old.keys() - new.keys()))
    yield from (_change("value added", name, MINOR, value=value) for value in sorted(new.keys() - old.keys()))
    for value in sorted(old.keys() & new.keys()):
        if old[value] != new[value]:
            yield _reworded(name, value, redefined, was=old[value], now=new[value])


def _reworded(name: Name, value: str | None, redefined: frozenset[tuple[str, ...]], **words: Any) -> Change:
    """Other words: of the same meaning, unless it was declared that it changes."""
    more = {**({"value": value} if value else {}), **words}
    if tuple(part for part in (*name, value) if part) in redefined:
        return _change("new meaning", name, MAJOR, **more)
    return _change("value reworded" if value else "reworded", name, PATCH, **more)


def allowed(old_version: str, new_version: str, bump: str) -> bool:
    """Whether the step from one SemVer to another is as large as the changes ask for; a version never goes back."""
    old, new = (numbers(version) for version in (old_version, new_version))
    if bump == MAJOR:
        return new[0] > old[0]
    if bump == MINOR:
        return new[:2] > old[:2]
    return new > old if bump == PATCH else new >= old


def numbers(version: str) -> tuple[int, ...]:
    """Major, minor and patch of a SemVer."""
    return tuple(map(int, version.split(".")))
