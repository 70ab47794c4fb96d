"""The words of a language: reads and checks `sources/lexicon/{language}/*.yaml` and turns them into expressions with senses.

Belongs here: loading, validation (errors name file and key), inflection, the typed tables that the rules look things up in. Does not:
names of actors (gazetteer), rules.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from pipeline.coding.matches import Sense
from pipeline.coding.result_frames import FrameError, ResultFrames, frames
from pipeline.coding.words import Parts, Words

FILES = (
    "acts", "blockers", "calendar", "contractions", "elections", "evaluations", "figures", "markers", "mentions", "modality", "negation",
    "parts", "patterns", "result_frames", "roles", "speech", "syntax", "verbs", "words", "zones",
)  # fmt: skip
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_POS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective", "modals": "modal"}
_OPTIONS = {
    "id",
    "object",
    "topic",
    "negated",
    "light",
    "with",
    "only-negated",
    "after-object",
    "fault",
    "spoken",
    "prospective",
    "anywhere",
    *_POS,
}
_OBJECTS = {"honoree", "result", "victory", "process", "election", "ask", "host", "hostplace", "contestant", "foreigner", "critic", "retort", "worry", "envoy", "fault", "hush", "vote", "accuser", "callee", "host-head", "observers", "defied", "riposte", "doubts", "any", "none"}  # fmt: skip  # noqa: E501
_TOPICS = {"clause", "sentence", "context"}


STEM_LISTS = ("party_names", "same_mind", "speaking_for", "telephoning", "the_same", "threatening", "warning", "willing")
"""Lists of `words.yaml` with what a word or a stretch of text begins or ends with."""

_VERB_SETS = ("object_control", "wishing", "preventing", "demanding")
"""Lists of verbs by what stands behind them, looked up in all their forms."""


class LexiconError(ValueError):
    """A lexicon file says something that the coder can't read; the message names the file and the key."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or expression that can carry an act."""

    act: str
    name: str
    pos: str
    """verb, noun, adjective, modal"""
    form: str
    """of a verb: base, s, ed (past and participle), en (participle alone), ing"""
    object: str
    """what must stand in its clause"""
    topic: str
    """how near the election must be"""
    negated: str | None
    """the act that its negation is"""
    light: bool
    """a noun that counts only with a verb of saying, sending or having"""
    company: tuple[str, ...]
    """words of which one must stand in the clause"""
    option: str
    """only-negated, after-object, fault, spoken, prospective or anywhere: see acts.yaml"""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A judgement on an election."""

    positive: bool
    strong: bool
    free: bool
    fair: bool
    rejecting: bool
    alleging: bool
    predicate: bool
    """an adjective: counts only said of the election or standing before it"""
    noun: bool
    """a fault or a merit that is found, not said of the vote"""


@dataclass(frozen=True, slots=True)
class Role:
    """An office or a body that speaks."""

    level: str
    offices: tuple[str, ...]
    plural: bool
    own: bool
    """whether its words bind the state or organisation"""
    body: bool
    """an institution, not a person"""


_BODIES = {"embassy", "ministry", "government", "organisation_organ", "mission", "parliament"}


@dataclass(frozen=True, slots=True)
class Written:
    """How days are written: see calendar.yaml."""

    months: Mapping[str, tuple[str, ...]]
    """name of a month, in their order → how it is shortened"""
    weekdays: tuple[str, ...]
    ordinals: tuple[str, ...]
    linking: tuple[str, ...]
    not_days: tuple[str, ...]
    last: tuple[str, ...]
    before: tuple[str, ...]
    same: tuple[str, ...]
    within: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contractions:
    """What is written together with an apostrophe: see contractions.yaml."""

    tails: Mapping[str, str]
    future: frozenset[str]
    negating: tuple[str, ...]
    negated_by: str
    negated: Mapping[str, str]
    pronouns: frozenset[str]
    possessive: str
    plural: str
    before_is: frozenset[str]


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
    patterns: Mapping[str, re.Pattern[str]]
    """name in `patterns.yaml` → what finds it"""
    verb_forms: Mapping[str, frozenset[str]]
    """word → the forms of verbs that it can be: base, s, ed, en, ing"""
    roles: Mapping[str, Role] = field(default_factory=dict)
    sets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: Words = field(default_factory=Words)
    """the lists of `words.yaml`, `markers.yaml` and `parts.yaml`, and of verbs by what stands behind them"""
    stems: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """name of a list of `words.yaml` → what a word begins or ends with, to be handed to str.startswith"""
    counting_bodies: frozenset[str] = frozenset()
    """nouns for bodies that count votes"""
    stages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """stage of an observer mission → words that tell it, in the order in which they decide"""
    voicing: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """act → nouns for what is voiced by it alone"""

    @classmethod
    def load(cls, folder: Path) -> "Lexicon":
        """Read the lexicon of one language from its folder."""
        files: dict[str, Any] = {}
        raw = hashlib.sha256()
        for name in FILES:
            path = folder / f"{name}.yaml"
            try:
                text = path.read_text(encoding="utf-8")
                files[name] = yaml.load(text, Loader=_LOADER)
            except FileNotFoundError:
                raise LexiconError(f"{path}: missing") from None
            except yaml.YAMLError as error:
                raise LexiconError(f"{path}: not YAML: {error}") from None
            if not isinstance(files[name], dict):
                raise LexiconError(f"{path}: must be a mapping of keys")
            raw.update(json.dumps([name, files[name]], sort_keys=True, ensure_ascii=False).encode())
        reader = _Reader(folder, files)
        return cls(
            language=folder.name,
            files=files,
            digest=raw.hexdigest(),
            expressions=tuple(reader.expressions()),
            syntax=reader.syntax(),
            stances={act: spec.get("stance", {}) for act, spec in files["acts"].items() if act != "asks"},
            ask_stances={ask: spec["stance"] for ask, spec in files["acts"]["asks"].items()} | {"other": -1},
            zones={key: tuple(reader.words("zones", key)) for key in files["zones"]},
            frames=reader.frames(),
            calendar=reader.calendar(),
            contractions=reader.contractions(),
            patterns=reader.patterns(),
            verb_forms=reader.verb_forms(),
            sets=reader.sets(),
            words=reader.lists(),
            stems={name: tuple(reader.words("words", name)) for name in STEM_LISTS},
            counting_bodies=frozenset(reader.words("figures", "counting_bodies")),
            stages={stage: tuple(reader.words("evaluations", "stages", stage)) for stage in files["evaluations"].get("stages", {})},
            voicing={act: frozenset(reader.words("speech", "voicing", act)) for act in files["speech"].get("voicing", {})},
        )


class _Reader:
    """Turns the files' words into expressions, checking as it goes."""

    def __init__(self, folder: Path, files: Mapping[str, Any]) -> None:
        self._folder, self._files = folder, files
        self._irregular: dict[str, list[str]] = files["verbs"].get("irregular", {})

    def fail(self, name: str, key: str, reason: str) -> LexiconError:
        return LexiconError(f"{self._folder / name}.yaml: {key}: {reason}")

    def words(self, name: str, *path: str) -> list[str]:
        """Return the list of words at a path of keys, checked."""
        at: Any = self._files[name]
        for key in path:
            if not isinstance(at, dict) or key not in at:
                raise self.fail(name, ".".join(path), "missing")
            at = at[key]
        return self.checked(name, ".".join(path), at)

    def checked(self, name: str, key: str, value: Any) -> list[str]:
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise self.fail(name, key, "must be a list of words (quote what YAML reads as yes, no or a number)")
        return value

    def inflect(self, phrase: str) -> Iterator[tuple[str, str]]:
        """Yield the forms of a verb (or of an expression that opens with one) with their names."""
        verb, _, rest = phrase.partition(" ")
        tail = f" {rest}" if rest else ""
        if verb in self._irregular:
            third, past, participle, ing = self._irregular[verb]
        else:
            third, past, ing = _regular(verb)
            participle = past
        yield verb + tail, "base"
        yield third + tail, "s"
        for written in past.split("|"):
            # "travelled|traveled": spelled in two ways
            yield written + tail, "ed"
        if participle not in past.split("|"):
            yield participle + tail, "en"
        yield ing + tail, "ing"

    def expressions(self) -> Iterator[tuple[str, Sense]]:
        yield from self._acts()
        yield from self._evaluations()
        yield from self._speech()
        yield from self._roles()
        yield from self._elections()
        yield from self._polarity()
        for act in self._files["blockers"]:
            kind = "phrase" if act == "phrases" else "block"
            for word in self.words("blockers", act):
                yield word, Sense(kind, act)
        for key in ("turnout", "registered", "cast", "valid", "invalid", "blank", "seats", "electoral_votes", "against_all"):
            for word in self.words("figures", key):
                yield word, Sense("measure", key)
        for status in self._files["figures"].get("status", {}):
            for word in self.words("figures", "status", status):
                yield word, Sense("status", status)

    def _acts(self) -> Iterator[tuple[str, Sense]]:
        for act, spec in self._files["acts"].items():
            if act == "asks":
                for ask, body in spec.items():
                    for word in self.checked("acts", f"asks.{ask}.words", body.get("words")):
                        yield word, Sense("ask", ask)
                continue
            for number, entry in enumerate(spec.get("triggers", [])):
                yield from self._trigger(act, entry, f"{act}.triggers[{number}]")

    def _trigger(self, act: str, entry: Any, key: str) -> Iterator[tuple[str, Sense]]:
        if not isinstance(entry, dict) or "id" not in entry:
            raise self.fail("acts", key, "a trigger is a mapping with an id")
        unknown = sorted(set(entry) - _OPTIONS)
        if unknown:
            raise self.fail("acts", key, f"unknown key {unknown[0]}")
        if entry.get("object") not in _OBJECTS or entry.get("topic") not in _TOPICS:
            raise self.fail("acts", key, "object and topic must be one of those in the file's head")
        company = tuple(self.checked("acts", f"{key}.with", entry.get("with", [])))
        option = next(
            (name for name in ("only-negated", "after-object", "fault", "spoken", "prospective", "anywhere") if name in entry), ""
        )
        for group, pos in _POS.items():
            for word in self.checked("acts", f"{key}.{group}", entry.get(group, [])):
                forms = self.inflect(word) if pos == "verb" else [(word, "")]
                for text, form in forms:
                    yield text, Sense("act", Trigger(
                        act, entry["id"], pos, form, entry["object"], entry["topic"],
                        entry.get("negated") or entry.get("only-negated"), bool(entry.get("light")), company, option,
                    ))  # fmt: skip

    def _evaluations(self) -> Iterator[tuple[str, Sense]]:
        names = ("free", "fair", "rejecting", "alleging")
        marks = {name: set(self.words("evaluations", name)) for name in names}
        nouns = set(self.words("evaluations", "nouns"))
        for sign in ("positive", "negative"):
            for strength in ("strong", "weak"):
                verbs = (form for verb in self.words("evaluations", sign, f"{strength}_verbs") for form, _ in self.inflect(verb))
                for word in (*self.words("evaluations", sign, strength), *verbs):
                    yield word, Sense("eval", Evaluation(
                        sign == "positive", strength == "strong", *(word in marks[name] for name in names),
                        predicate=(" " not in word or word in marks["free"]) and word not in nouns,
                        noun=word in nouns,
                    ))  # fmt: skip
        for word in self.words("evaluations", "hoped"):
            yield word, Sense("hoped", True)

    def _speech(self) -> Iterator[tuple[str, Sense]]:
        for kind in ("say", "name"):
            for verb in self.words("speech", "verbs", kind):
                for text, form in self.inflect(verb):
                    yield text, Sense("speech", (kind, form))
        for word in self.words("speech", "nouns"):
            yield word, Sense("according", True)
        for channel in self._files["speech"].get("channels", {}):
            for word in self.words("speech", "channels", channel):
                yield word, Sense("channel", channel)
        for key in ("light", "receive", "arrive"):
            for verb in self.words("speech", key):
                for text, form in self.inflect(verb):
                    yield text, Sense(key, form)

    def _roles(self) -> Iterator[tuple[str, Sense]]:
        for name, spec in self._files["roles"].get("roles", {}).items():
            level = spec.get("level", name)
            for number in ("singular", "plural"):
                role = Role(level, tuple(spec.get("office", ())), number == "plural", spec.get("own", True), name in _BODIES)
                for word in self.checked("roles", f"roles.{name}.{number}", spec.get(number, [])):
                    yield word, Sense("role", role)
        for word in self.words("roles", "bloc"):
            yield word, Sense("bloc", True)
        for word in self.words("roles", "former"):
            yield word, Sense("former", True)
        heads, quantifiers = self.words("roles", "groups", "heads"), self.words("roles", "groups", "quantifiers")
        for head in heads:
            yield head, Sense("grouphead", True)
        for word in quantifiers:
            yield word, Sense("quantifier", True)

    def _elections(self) -> Iterator[tuple[str, Sense]]:
        foreign = set(self.words("elections", "not_national"))
        offices = {word: office for office in self._files["elections"]["offices"] for word in self.words("elections", "offices", office)}
        for word in self.words("elections", "nouns"):
            office = next((offices[part] for part in word.split() if part in offices), None)
            yield word, Sense("election", (word not in foreign, office))
        for category in self._files["elections"].get("objects", {}):
            for word in self.words("elections", "objects", category):
                yield word, Sense("object", category)
        for word in self.words("elections", "elsewhere"):
            yield word, Sense("elsewhere", True)
        for word in self.words("elections", "signs"):
            yield word, Sense("sign", True)
        for word in self.words("elections", "voting"):
            yield word, Sense("voting", True)

    def _polarity(self) -> Iterator[tuple[str, Sense]]:
        for word in self.words("negation", "words"):
            yield word, Sense("neg", "word")
        for verb in self.words("negation", "verbs"):
            for text, _ in self.inflect(verb):
                yield text, Sense("neg", "verb")
        for word in self.words("negation", "not_negating"):
            yield word, Sense("phrase", True)
        for kind in ("future", "hypothetical", "conditional", "historical", "performative"):
            for word in self.words("modality", kind):
                yield word, Sense("mood", kind)

    def frames(self) -> ResultFrames:
        try:
            return frames(self._files["result_frames"])
        except FrameError as error:
            raise LexiconError(f"{self._folder / 'result_frames'}.yaml: {error}") from None

    def verb_forms(self) -> dict[str, frozenset[str]]:
        """Return the forms that a word can have as a verb, of all verbs that the files name."""
        verbs = {*self.words("verbs", "common"), *self._irregular}
        for spec in self._files["acts"].values():
            for entry in spec.get("triggers", []) if isinstance(spec, dict) else []:
                verbs.update(phrase.partition(" ")[0] for phrase in entry.get("verbs", []))
        for path in (
            ("speech", "verbs", "say"),
            ("speech", "verbs", "name"),
            ("speech", "light"),
            ("speech", "receive"),
            ("speech", "arrive"),
            ("negation", "verbs"),
        ):
            verbs.update(phrase.partition(" ")[0] for phrase in self.words(*path))
        found: dict[str, set[str]] = {}
        for verb in sorted(verbs):
            for text, form in self.inflect(verb):
                found.setdefault(text, set()).add(form)
        return {word: frozenset(forms) for word, forms in found.items()}

    def syntax(self) -> dict[str, str]:
        classes: dict[str, str] = {}
        for name in self._files["syntax"]:
            if name not in (*_VERB_SETS, "plurals"):
                for word in self.words("syntax", name):
                    classes.setdefault(word, name)
        return classes

    def sets(self) -> dict[str, frozenset[str]]:
        """Return the lists that rules look single words up in."""
        grouped = {
            "roles": "modifiers honorifics blocking_prefixes blocking_suffixes seats_speak treaties former",
            "elections": "modifiers months",
        }
        found: dict[str, frozenset[str]] = {
            f"{file}.{name}": frozenset(self.words(file, name)) for file, names in grouped.items() for name in names.split()
        }
        return found

    def lists(self) -> Words:
        """Return what a rule asks of single words: each list has one name, whichever file it stands in."""
        lists: dict[str, list[str]] = {
            name: [form for verb in self.words("syntax", name) for form, _ in self.inflect(verb)] for name in _VERB_SETS
        }
        lists["plurals"] = self.words("syntax", "plurals")
        for file in ("markers", "mentions", "words"):
            for name in self._files[file]:
                if name in lists:
                    raise self.fail(file, name, "another list has this name")
                lists[name] = self.words(file, name)
        return Words(lists, self.parts(lists))

    def calendar(self) -> Written:
        """Return how days are written."""
        spec = self._files["calendar"]["months"]
        months = {name: tuple(self.checked("calendar", f"months.{name}", short)) for name, short in spec.items()}
        if len(months) != 12:
            raise self.fail("calendar", "months", "must be twelve")
        lists = ("weekdays", "ordinals", "linking", "not_days", "last", "before", "same", "within")
        return Written(months, *(tuple(self.words("calendar", name)) for name in lists))

    def contractions(self) -> Contractions:
        """Return what is written together with an apostrophe."""
        spec = self._files["contractions"]
        missing = next((name for name in ("tails", "negated_by", "negated", "possessive", "plural") if name not in spec), None)
        if missing is not None:
            raise self.fail("contractions", missing, "missing")
        lists = {name: frozenset(self.words("contractions", name)) for name in ("future", "pronouns", "before_is")}
        return Contractions(
            tails=spec["tails"], negated_by=spec["negated_by"], negated=spec["negated"], possessive=spec["possessive"],
            plural=spec["plural"],
            negating=tuple(self.words("contractions", "negating")), **lists,
        )  # fmt: skip

    def patterns(self) -> dict[str, re.Pattern[str]]:
        """Return the named expressions, compiled."""
        found: dict[str, re.Pattern[str]] = {}
        for case, patterns in self._files["patterns"].items():
            if case not in ("cased", "uncased"):
                raise self.fail("patterns", case, "must be cased or uncased")
            for name in patterns:
                try:
                    found[name] = re.compile("|".join(self.words("patterns", case, name)), re.I if case == "uncased" else 0)
                except re.error as error:
                    raise self.fail("patterns", f"{case}.{name}", f"no regular expression: {error}") from None
        return found

    def parts(self, lists: Mapping[str, list[str]]) -> Parts:
        """Return the families of words by their beginnings, endings and what they hold."""
        groups: dict[str, dict[str, tuple[str, ...]]] = {}
        for where, families in self._files["parts"].items():
            if where not in ("beginning", "ending", "holding"):
                raise self.fail("parts", where, "must be beginning, ending or holding")
            for name in families:
                if name in lists:
                    raise self.fail("parts", f"{where}.{name}", "another list has this name")
            groups[where] = {name: tuple(self.words("parts", where, name)) for name in families}
        return Parts(**groups)


def _regular(verb: str) -> tuple[str, str, str]:
    """Return third person, past and present participle of a regular verb."""
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es", verb + "ed", verb + "ing"
    return verb + "s", verb + "ed", verb + "ing"
