"""The rules that figures are read by: each has a sentence that it decides; a file that can't be read says where and why."""

import re
from collections.abc import Iterator, Mapping
from copy import copy, deepcopy
from dataclasses import astuple, replace
from datetime import date
from typing import Any

import pytest
import yaml

from pipeline.coding.coder import Coder, Text
from pipeline.coding.figures import FigureReader
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.result_frames import FrameError, ResultFrames, frames
from tests.unit.coding.conftest import LEXICON

LEAD = "Zambia held a presidential election on 12 August 2021.\n\n"
RULES: dict[str, Any] = yaml.load((LEXICON / "result_frames.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
NOWHERE = re.compile("(?!)")
BY_OTHERS_TOO = {"share-down-on-year", "alias", "party_of", "dashed", "placed", "fillers", "since_then"}
"""Rules whose sentences other rules read in the same way, as far as anybody has found one."""


def _lists(data: Mapping[str, Any]) -> Iterator[list[dict[str, Any]]]:
    """Yield the lists of rules."""
    yield data["owners"]
    for section in ("measures", "left_out", "steps"):
        yield from data[section].values()


def _without(given: ResultFrames, name: str) -> ResultFrames:
    """Return the rules without one; a step looks for what is nowhere."""
    return replace(
        given,
        measures={unit: tuple(rule for rule in rules if rule.id != name) for unit, rules in given.measures.items()},
        owners=tuple(rule for rule in given.owners if rule.id != name),
        left_out={stage: {key: rule for key, rule in rules.items() if key != name} for stage, rules in given.left_out.items()},
        steps={module: {key: NOWHERE if key == name else rule for key, rule in rules.items()} for module, rules in given.steps.items()},
    )


EXAMPLES = {rule["id"]: rule["example"] for rules in _lists(RULES) for rule in rules if "example" in rule}


def _claims(coder: Coder, sentence: str) -> list[tuple[object, ...]]:
    coded = coder.code(Text("D-000000000000", LEAD + sentence, kind="news", published=date(2021, 8, 17)))
    return [astuple(claim) for claim in (*coded.figures, *coded.held)]


def test_every_rule_has_an_example() -> None:
    assert {rule["id"] for rules in _lists(RULES) for rule in rules} - EXAMPLES.keys() == BY_OTHERS_TOO


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_read_otherwise_without_its_rule(name: str, lexicon: Lexicon, coder: Coder) -> None:
    other = copy(coder)
    # A coder takes a quarter of a second to build, most of it not for figures.
    other._tools = replace(coder._tools, figures=FigureReader(replace(lexicon, frames=_without(lexicon.frames, name))))
    assert _claims(coder, EXAMPLES[name]) != _claims(other, EXAMPLES[name])


DEFECTS: list[tuple[tuple[str | int, ...], Any, str]] = [
    (("measures", "percent", 0, "measure"), "votes_won", "measures.percent: rule percent-from-somebody: unknown measure 'votes_won'"),
    (("measures", "percent", 0, "right"), "history nmae", "measures.percent: rule percent-from-somebody: unknown kind 'nmae'"),
    (("owners", 0, "left"), "name", "owners: rule possessed: one slot must be called owner="),
    (("owners", 0, "rigth"), "name", "owners: rule possessed: rigth: unknown key"),
    (("owners", 0, "id"), "verb", "owners: rule verb: another rule has this id"),
    (("owners", 0, "left"), 5, "owners: rule possessed: left: must be words"),
    (("owners", 0), "verb", "owners[0]: a rule is a mapping with an id"),
    (("left_out", "nouns"), "number", "left_out.nouns: must be a list of rules"),
    (("left_out", "nouns", 0), {"id": "nouns"}, "left_out.nouns: rule nouns: pattern: missing"),
    (("steps", "times"), [], "steps.times: ago: missing"),
    (("steps", "times", 0, "id"), "year_rigth", "steps.times: year_right: missing"),
    (("steps", "times", 0, "pattern"), "after(name?) year", "steps.times: rule year_right: look-behind"),
]


@pytest.mark.parametrize(("path", "value", "reason"), DEFECTS)
def test_what_cannot_be_read_is_named(path: tuple[str | int, ...], value: Any, reason: str) -> None:
    data = deepcopy(RULES)
    at: Any = data
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    with pytest.raises(FrameError, match=re.escape(reason)):
        frames(data)
