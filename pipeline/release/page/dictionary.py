"""The data dictionary: tables, columns, code lists, as the descriptor has them.

Belongs here: putting the descriptor in an order that people can look things up in.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pipeline.release.page.facts import Facts

GRAIN = " Grain: "
"""What parts a table's description from its grain."""
STAMPS = ("first_release", "last_changed_release", "record_status")
"""Columns that every table ends with."""


def dictionary(facts: Facts) -> dict[str, Any]:
    """Tables with their columns; a code list that several columns share is given once."""
    lists = _code_lists(facts.package["resources"])
    tables = [
        {
            "name": resource["title"],
            "what": resource["description"].partition(GRAIN)[0],
            "grain": resource["description"].partition(GRAIN)[2],
            "rows": resource["rowCount"],
            "columns": _columns(resource, lists),
        }
        for resource in facts.package["resources"]
    ]
    return {
        "tables": [{**table, "columns": [c for c in table["columns"] if c["name"] not in STAMPS]} for table in tables],
        "stamps": [column for column in tables[0]["columns"] if column["name"] in STAMPS] if tables else [],
        "code_lists": sorted(lists.values(), key=lambda found: found["name"]),
    }


Entries = tuple[tuple[str, str], ...]


def _entries(field: Mapping[str, Any]) -> Entries:
    return tuple((entry["value"], entry["label"]) for entry in field.get("categories", ()))


def _code_lists(resources: Sequence[Mapping[str, Any]]) -> dict[Entries, dict[str, Any]]:
    """Entries of a list → its name, taken from the first column that uses it, and the columns that do."""
    lists: dict[Entries, dict[str, Any]] = {}
    for resource in resources:
        for field in resource["schema"]["fields"]:
            if not (entries := _entries(field)):
                continue
            if entries not in lists:
                taken = {found["name"] for found in lists.values()}
                name = field["name"] if field["name"] not in taken else f"{resource['title']}.{field['name']}"
                lists[entries] = {"name": name, "entries": entries, "used": []}
            if field["name"] not in STAMPS:
                lists[entries]["used"].append(f"{resource['title']}.{field['name']}")
    return lists


def _columns(resource: Mapping[str, Any], lists: Mapping[Entries, Mapping[str, Any]]) -> list[dict[str, Any]]:
    name, schema = resource["title"], resource["schema"]
    keys = schema.get("primaryKey") or next(iter(schema.get("uniqueKeys", [])), [])
    references = {key["fields"][0]: key["reference"] for key in schema.get("foreignKeys", [])}
    return [
        {
            "name": field["name"],
            "type": field["physicalType"],
            "unit": field.get("unit"),
            "description": field["description"],
            "required": field.get("constraints", {}).get("required", False),
            "key": field["name"] in keys,
            "refers": (
                (reference["resource"].replace("-", "_") or name, reference["fields"][0])
                if (reference := references.get(field["name"]))
                else None
            ),
            "codes": lists[entries]["name"] if (entries := _entries(field)) else None,
        }
        for field in schema["fields"]
    ]
