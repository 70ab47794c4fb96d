"""What changed between two schemas, and how much of a step the version must take."""

from collections.abc import Mapping
from typing import Any

MAJOR, MINOR, NONE = "major", "minor", "none"
_MEANING = ("key", "type", "unit", "form", "refers to")
"""Facts of a table or column that can't change without breaking what is built on them."""


def schema_changes(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> dict[str, Any]:
    """Changes from one descriptor to another: tables, columns, and what is declared of each.

    A removal, a new type, key, unit, form or reference, or a column that may no longer be null is major; what is added, a
    new bound, and a column that may now be null is minor.
    """
    if old is None:
        return {"from": None, "to": new["schemaVersion"], "bump": NONE, "changes": []}
    before, after = _flat(old), _flat(new)
    changes = [{"what": "removed", "name": name, "bump": MAJOR} for name in sorted(before.keys() - after.keys())]
    changes += [{"what": "added", "name": name, "bump": MINOR} for name in sorted(after.keys() - before.keys())]
    for name in sorted(before.keys() & after.keys()):
        changes += _between(name, before[name], after[name])
    bumps = {change["bump"] for change in changes}
    bump = MAJOR if MAJOR in bumps else MINOR if bumps else NONE
    return {"from": old["schemaVersion"], "to": new["schemaVersion"], "bump": bump, "changes": changes}


def _flat(descriptor: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for resource in descriptor["resources"]:
        schema = resource["schema"]
        found[resource["title"]] = {"key": schema.get("primaryKey") or schema.get("uniqueKeys")}
        refers = {key["fields"][0]: key["reference"] for key in schema.get("foreignKeys", [])}
        for field in schema["fields"]:
            constraints = field.get("constraints", {})
            found[f"{resource['title']}.{field['name']}"] = {
                "type": (field["type"], field.get("physicalType")),
                "unit": field.get("unit"),
                "form": constraints.get("pattern"),
                "refers to": refers.get(field["name"]),
                "bounds": (constraints.get("minimum"), constraints.get("maximum")),
                "required": constraints.get("required", False),
                "values": {category["value"] for category in field.get("categories", [])},
            }
    return found


def _between(name: str, old: dict[str, Any], new: dict[str, Any]) -> list[dict[str, str]]:
    changes = [{"what": f"new {fact}", "name": name, "bump": MAJOR} for fact in _MEANING if old.get(fact) != new.get(fact)]
    if old.get("bounds") != new.get("bounds"):
        changes.append({"what": "new bounds", "name": name, "bump": MINOR})
    if old.get("required") != new.get("required"):
        what, bump = ("no longer null", MAJOR) if new.get("required") else ("may now be null", MINOR)
        changes.append({"what": what, "name": name, "bump": bump})
    for value in sorted(old.get("values", set()) - new.get("values", set())):
        changes.append({"what": f"value {value} removed", "name": name, "bump": MAJOR})
    for value in sorted(new.get("values", set()) - old.get("values", set())):
        changes.append({"what": f"value {value} added", "name": name, "bump": MINOR})
    return changes


def allowed(old_version: str, new_version: str, bump: str) -> bool:
    """Whether the step from one SemVer to another is as large as the changes ask for; a version never goes back."""
    old, new = (tuple(map(int, version.split("."))) for version in (old_version, new_version))
    if bump == MAJOR:
        return new[0] > old[0]
    return new[:2] > old[:2] if bump == MINOR else new >= old
