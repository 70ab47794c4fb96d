"""What changed between two schemas, and how much of a step the version must take."""

from collections.abc import Mapping
from typing import Any

MAJOR, MINOR, NONE = "major", "minor", "none"


def schema_changes(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> dict[str, Any]:
    """Changes from one descriptor to another: added and removed tables and columns, retyped columns, values of code lists.

    A removal, a new type, a new key or a column that may no longer be null is major; what is added is minor.
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
        found[resource["title"]] = {"key": resource["schema"].get("primaryKey")}
        for field in resource["schema"]["fields"]:
            found[f"{resource['title']}.{field['name']}"] = {
                "type": field["type"],
                "required": field.get("constraints", {}).get("required", False),
                "values": {category["value"] for category in field.get("categories", [])},
            }
    return found


def _between(name: str, old: dict[str, Any], new: dict[str, Any]) -> list[dict[str, str]]:
    changes = []
    for fact in ("key", "type"):
        if old.get(fact) != new.get(fact):
            changes.append({"what": f"new {fact}", "name": name, "bump": MAJOR})
    if new.get("required") and not old.get("required"):
        changes.append({"what": "no longer null", "name": name, "bump": MAJOR})
    for value in sorted(old.get("values", set()) - new.get("values", set())):
        changes.append({"what": f"value {value} removed", "name": name, "bump": MAJOR})
    for value in sorted(new.get("values", set()) - old.get("values", set())):
        changes.append({"what": f"value {value} added", "name": name, "bump": MINOR})
    return changes


def allowed(old_version: str, new_version: str, bump: str) -> bool:
    """Whether the step from one SemVer to another is as large as the changes ask for."""
    old, new = (tuple(map(int, version.split("."))) for version in (old_version, new_version))
    if bump == MAJOR:
        return new[0] > old[0]
    return bump == NONE or new[:2] > old[:2]
