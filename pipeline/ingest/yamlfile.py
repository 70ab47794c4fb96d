"""Reading YAML: safely, strictly, with the line of every value.

Belongs here: one loader for everything that people write. It is narrower than YAML: no tags, no anchors, no merged or
repeated keys; `no` is a word and not a boolean, dates stay text, decimals stay exact.
"""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import yaml

from pipeline.ingest.faults import Fault

Path_ = tuple[str | int, ...]
MAX_CHARS = 2_000_000
"""Longest YAML file, in characters; a larger one is a mistake or an attack."""


class _Loader(yaml.CSafeLoader):
    """The C parser with resolvers of our own: null, true/false, whole and decimal numbers; all else is text."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"^(?:true|false)$", list("tf")),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", list("-0123456789")),
    ("float", r"^-?[0-9]+[.][0-9]+$", list("-0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


@dataclass(slots=True)
class Loaded:
    """A YAML file as read."""

    data: Any
    """dict, list, str, int, Decimal, bool or None; None where the file could not be read."""
    lines: dict[Path_, int] = field(default_factory=dict)
    """Place of a value → its line."""
    faults: list[Fault] = field(default_factory=list)
    whole_decimals: bool = False
    """whether a number is written like 42.0, which JSON Schema takes for a whole one and the formats don't"""

    def line(self, place: Path_) -> int:
        """Line of the value, or of the nearest one around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def load(text: str, path: str, first_line: int = 1) -> Loaded:
    """Read a YAML text.

    Args:
        path: Name for faults.
        first_line: Line of the file on which the text starts.

    Returns:
        What it says; on a text that is no YAML or uses what we do without, `data` is None and `faults` says why.
    """
    loaded = Loaded(None)
    if len(text) > MAX_CHARS:
        loaded.faults.append(Fault(path, first_line, "too-large", f"longer than {MAX_CHARS:,} characters; split it"))
        return loaded
    try:
        for event in yaml.parse(text, _Loader) if "&" in text or "*" in text else ():
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                loaded.faults.append(_at(event, path, first_line, "yaml-anchor", "anchors and aliases are not read; write the value out"))
                return loaded
        node = yaml.compose(text, _Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        loaded.faults.append(Fault(path, line, "yaml-syntax", f"not readable as YAML: {problem}; look at indentation, quotes and colons"))
        return loaded
    except RecursionError:
        loaded.faults.append(Fault(path, first_line, "yaml-syntax", "nested too deeply"))
        return loaded
    if node is not None:
        loaded.data = _value(node, (), loaded, path, first_line)
    if loaded.faults:
        loaded.data = None
    return loaded


def _at(event: Any, path: str, first_line: int, rule: str, message: str) -> Fault:
    return Fault(path, first_line + event.start_mark.line, rule, message)


def _value(node: yaml.Node, place: Path_, loaded: Loaded, path: str, first_line: int) -> Any:
    loaded.lines[place] = first_line + node.start_mark.line
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, loaded, path, first_line)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*place, index), loaded, path, first_line) for index, item in enumerate(node.value)]
    return _scalar(node, loaded, path, first_line)


def _mapping(node: yaml.MappingNode, place: Path_, loaded: Loaded, path: str, first_line: int) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
        if key is None or key in values:
            message = f"the key {key!r} stands twice; keep one" if key else "a key must be plain text"
            loaded.faults.append(_at(key_node, path, first_line, "duplicate-key", message))
            continue
        values[key] = _value(value_node, (*place, key), loaded, path, first_line)
        loaded.lines[(*place, key)] = first_line + key_node.start_mark.line
    return values


def _scalar(node: yaml.Node, loaded: Loaded, path: str, first_line: int) -> Any:
    kind = node.tag.rpartition(":")[2]
    match kind:
        case "str":
            return node.value
        case "int":
            return int(node.value)
        case "float":
            number = Decimal(node.value)
            loaded.whole_decimals = loaded.whole_decimals or number == number.to_integral_value()
            return number
        case "bool":
            return node.value == "true"
        case "null":
            return None
    loaded.faults.append(_at(node, path, first_line, "yaml-tag", f"the tag {node.tag} is not read; write plain values"))
    return None
