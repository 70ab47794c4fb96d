"""Checks what people wrote against the JSON Schemas derived from `schemas.formats`, and says what is wrong in words of the field.

Belongs here: the bridge from jsonschema's errors to faults with a line and a remedy.
"""

import datetime
import difflib
import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs

import schemas
from pipeline.ingest.faults import Fault
from pipeline.ingest.yamlfile import Loaded

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

SCHEMAS = Path(schemas.__file__).parent / "json"
"""The derived JSON Schemas: reading them is quick where importing the models they come from is not."""


def _is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(datetime.date.fromisoformat(value))


def _is_partial_date(value: object) -> bool:
    text = str(value)
    if "T" in text:
        return bool(datetime.datetime.fromisoformat(text))
    return bool(datetime.date.fromisoformat((text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10]))


def _is_number(_: object, value: object) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


_FORMATS = {"date": _is_date, "partial-date": _is_partial_date}


def _schema(name: str) -> dict[str, Any]:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


@cache
def _validator(name: str) -> Any:
    """Tells what is wrong, in terms that can be put in words; slow, and asked only where something is."""
    import jsonschema

    formats = jsonschema.FormatChecker(formats=())
    for kind, test in _FORMATS.items():
        formats.checks(kind, raises=ValueError)(test)
    types = jsonschema.Draft202012Validator.TYPE_CHECKER.redefine("number", _is_number)
    validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, type_checker=types)
    return validator(_schema(name), format_checker=formats)


@cache
def _screen(name: str) -> Any:
    """Says whether anything is wrong, which is much quicker."""
    formats = {kind: _holds(test) for kind, test in _FORMATS.items()}
    return jsonschema_rs.Draft202012Validator(_schema(name), validate_formats=True, formats=formats)


def _holds(test: Callable[[object], bool]) -> Callable[[str], bool]:
    def holds(value: str) -> bool:
        try:
            return test(value)
        except ValueError:
            return False

    return holds


def check(loaded: Loaded, name: str, path: str) -> list[Fault]:
    """Faults of a file against the format `name`, in the order of its lines."""
    if loaded.faults:
        return loaded.faults
    if not loaded.whole_decimals and _screen(name).is_valid(loaded.data):
        return []
    errors = _validator(name).iter_errors(loaded.data)
    return sorted(fault for error in errors for fault in _faults(error, loaded, path))


def _faults(error: "ValidationError", loaded: Loaded, path: str) -> Iterator[Fault]:
    place = tuple(error.absolute_path)
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = list(error.schema["properties"]) if isinstance(error.schema, dict) else []
        for key in error.instance:
            if key not in known:
                yield Fault(path, loaded.line((*place, key)), "unknown-key", _unknown(key, known))
        return
    if error.validator == "oneOf":
        yield from _either(error, loaded, path)
        return
    nearer = [inner for inner in error.context or () if inner.validator in ("format", "pattern", "required", "additionalProperties")]
    if error.validator == "anyOf" and nearer:
        yield from _faults(nearer[0], loaded, path)
        return
    yield Fault(path, loaded.line(place), _RULES.get(str(error.validator), str(error.validator)), _sentence(error))


def _either(error: "ValidationError", loaded: Loaded, path: str) -> Iterator[Fault]:
    """A mapping that has neither, or more than one, of the keys of which it has exactly one."""
    if not isinstance(error.instance, dict):
        return
    place, keys = tuple(error.absolute_path), [branch["required"][0] for branch in error.validator_value]
    where, found = ".".join(map(str, place)), [key for key in keys if key in error.instance]
    if found:
        message = f"{where} has both {' and '.join(found)}; keep one, and give the other an entry of its own"
        yield Fault(path, loaded.line((*place, found[-1])), "unfit-key", message)
    else:
        yield Fault(path, loaded.line(place), "missing-key", f"{where} has neither {' nor '.join(keys)}; give one of them")


_RULES = {
    "required": "missing-key",
    "enum": "unknown-code",
    "pattern": "form",
    "format": "no-such-date",
    "type": "wrong-type",
    "minimum": "out-of-bounds",
    "maximum": "out-of-bounds",
    "minItems": "empty",
    "minProperties": "empty",
    "minLength": "empty",
    "propertyNames": "form",
    "anyOf": "wrong-type",
}


def _unknown(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    return f"the key {key!r} is not known; " + (f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}")


def _sentence(error: "ValidationError") -> str:
    where = ".".join(map(str, error.absolute_path)) or "the file"
    value = error.instance
    schema = error.schema if isinstance(error.schema, dict) else {}
    match error.validator:
        case "required":
            absent = [key for key in error.validator_value if key not in value]
            return f"{where} lacks {', '.join(map(repr, absent))}; add it"
        case "enum":
            near = difflib.get_close_matches(str(value), list(map(str, error.validator_value)), n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            return f"{where}: {value!r} is not one of {', '.join(map(str, error.validator_value))}{hint}"
        case "pattern":
            example = schema.get("examples", ["see sources/README.md"])[0]
            return f"{where}: {value!r} is not of the form expected, for example {example}"
        case "format":
            return f"{where}: {value!r} is no date that exists; write it as 2022-11-20"
        case "minimum" | "maximum":
            return f"{where}: {value} is {'below' if error.validator == 'minimum' else 'above'} {error.validator_value}"
        case "minItems" | "minProperties" | "minLength":
            return f"{where} is empty; fill it or leave it out"
        case "anyOf":
            return f"{where}: {value!r} is neither a day nor {{first, last}}"
        case "type":
            return f"{where}: {value!r} should be of type {error.validator_value}"
    return f"{where}: {error.message[:200]}"
