"""The words of a language: reads and checks `sources/lexicon/{language}/*.yaml` and turns them into expressions with senses.

Belongs here: the lexicon as the rules see it. Does not: the form of the files (files), what the words stand for (model), what is looked
for in a text (expressions), what is asked of its words (tables); names of actors (gazetteer), rules.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.coding.lexicon.expressions import Expressions
from pipeline.coding.lexicon.files import Files, LexiconError
from pipeline.coding.lexicon.model import Contractions, Evaluation, Role, Trigger, Written
from pipeline.coding.lexicon.tables import Tables
from pipeline.coding.matches import Sense
from pipeline.coding.result_frames import ResultFrames
from pipeline.coding.words import Words

__all__ = ["Contractions", "Evaluation", "Lexicon", "LexiconError", "Role", "Trigger", "Words", "Written"]


@dataclass(frozen=True)
class Lexicon:
    """One language's words."""

    language: str
    files: Mapping[str, Any]
    digest: str
    expressions: tuple[tuple[str, Sense], ...]
    syntax: Mapping[str, str]
    """function word → class"""
    stances: Mapping[str, Mapping[str, int]]
    ask_stances: Mapping[str, int]
    zones: Mapping[str, tuple[str, ...]]
    frames: ResultFrames
    calendar: Written
    contractions: Contractions
    scales: Mapping[str, int]
    """word → what a number before it is multiplied by"""
    patterns: Mapping[str, re.Pattern[str]]
    """name in `patterns.yaml` → what finds it"""
    verb_forms: Mapping[str, frozenset[str]]
    """word → the forms of verbs that it can be: base, s, ed, en, ing"""
    sets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: Words = field(default_factory=Words)
    """the lists of `words.yaml`, `markers.yaml`, `mentions.yaml`, `names.yaml`, `numbers.yaml` and `parts.yaml`, of months and weekdays, of
    verbs by what stands behind them"""
    counting_bodies: frozenset[str] = frozenset()
    """nouns for bodies that count votes"""
    stages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """stage of an observer mission → words that tell it, in the order in which they decide"""
    voicing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """act → nouns for what is voiced by it alone"""

    @classmethod
    def load(cls, folder: Path) -> "Lexicon":
        """Read the lexicon of one language from its folder.

        Raises:
            LexiconError: A file is missing or says what can't be read.
        """
        files = Files(folder)
        tables = Tables(files)
        acts = files["acts"]
        return cls(
            language=folder.name,
            files=files.contents,
            digest=files.digest(),
            expressions=tuple(Expressions(files)),
            syntax=tables.syntax(),
            stances={act: spec.get("stance", {}) for act, spec in acts.items() if act != "asks"},
            ask_stances={ask: spec["stance"] for ask, spec in acts["asks"].items()} | {"other": -1},
            zones={key: tuple(files.words("zones", key)) for key in files["zones"]},
            frames=tables.frames(),
            calendar=tables.calendar(),
            contractions=tables.contractions(),
            scales=files["numbers"]["scales"],
            patterns=tables.patterns(),
            verb_forms=tables.verb_forms(),
            sets=tables.sets(),
            words=tables.lists(),
            counting_bodies=frozenset(files.words("figures", "counting_bodies")),
            stages={stage: tuple(files.words("evaluations", "stages", stage)) for stage in files["evaluations"].get("stages", {})},
            voicing={act: frozenset(files.words("speech", "voicing", act)) for act in files["speech"].get("voicing", {})},
        )
