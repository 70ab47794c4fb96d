"""What is looked for in a text: the triggers of acts, judgements, verbs of saying, offices, elections, with what each stands for.

Belongs here: turning the files' words into expressions with senses. Does not: the form of the files (files), looking (matches).
"""

from collections.abc import Iterator
from typing import Any

from pipeline.coding.lexicon.files import Files
from pipeline.coding.lexicon.model import Evaluation, Role, Trigger
from pipeline.coding.matches import Sense, fold

_POS = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective", "modals": "modal"}
_SPECIAL = ("only-negated", "after-object", "fault", "spoken", "prospective", "anywhere")
_OPTIONS = {"id", "object", "topic", "negated", "light", "with", *_SPECIAL, *_POS}
_OBJECTS = {
    "honoree", "result", "victory", "process", "election", "ask", "host", "hostplace", "contestant", "foreigner", "critic", "retort",
    "worry", "envoy", "fault", "hush", "vote", "accuser", "callee", "host-head", "observers", "observed", "boycotted",
    "defied", "riposte", "doubts", "misdeed", "none",
}  # fmt: skip
_TOPICS = {"clause", "sentence", "context"}
_MEASURES = ("turnout", "registered", "cast", "valid", "invalid", "blank", "seats", "electoral_votes", "against_all")
_BODIES = {"embassy", "ministry", "government", "organisation_organ", "mission", "parliament"}


class Expressions:
    """The expressions of a language with their senses, in the order of the files."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def __iter__(self) -> Iterator[tuple[str, Sense]]:
        yield from self._acts()
        yield from self._evaluations()
        yield from self._speech()
        yield from self._roles()
        yield from self._elections()
        yield from self._polarity()
        for act in self._files["blockers"]:
            yield from self._each(Sense("phrase" if act == "phrases" else "block", act), "blockers", act)
        for key in _MEASURES:
            yield from self._each(Sense("measure", key), "figures", key)
        for status in self._files["figures"].get("status", {}):
            yield from self._each(Sense("status", status), "figures", "status", status)

    def _each(self, sense: Sense, *path: str) -> Iterator[tuple[str, Sense]]:
        """Yield the words of a list, all with one sense."""
        return ((word, sense) for word in self._files.words(*path))

    def _forms(self, kind: str, *path: str) -> Iterator[tuple[str, Sense]]:
        """Yield the forms of a list of verbs, each with its name as its sense."""
        return ((text, Sense(kind, form)) for verb in self._files.words(*path) for text, form in self._files.inflect(verb))

    def _acts(self) -> Iterator[tuple[str, Sense]]:
        for act, spec in self._files["acts"].items():
            if act == "asks":
                for ask, body in spec.items():
                    for word in self._files.checked("acts", (act, ask, "words"), body.get("words")):
                        yield word, Sense("ask", ask)
                continue
            for number, entry in enumerate(spec.get("triggers", [])):
                yield from self._trigger(act, entry, f"{act}.triggers[{number}]")

    def _trigger(self, act: str, entry: Any, key: str) -> Iterator[tuple[str, Sense]]:
        if not isinstance(entry, dict) or "id" not in entry:
            raise self._files.fail("acts", key, "a trigger is a mapping with an id")
        unknown = sorted(set(entry) - _OPTIONS)
        if unknown:
            raise self._files.fail("acts", key, f"unknown key {unknown[0]}")
        if entry.get("object") not in _OBJECTS or entry.get("topic") not in _TOPICS:
            raise self._files.fail("acts", key, "object and topic must be one of those in the file's head")
        company = tuple(f" {fold(word)} " for word in self._files.checked("acts", (key, "with"), entry.get("with", [])))
        option = next((name for name in _SPECIAL if name in entry), "")
        for group, pos in _POS.items():
            for word in self._files.checked("acts", (key, group), entry.get(group, [])):
                forms = self._files.inflect(word) if pos == "verb" else [(word, "")]
                for text, form in forms:
                    yield text, Sense("act", Trigger(
                        act, entry["id"], pos, form, entry["object"], entry["topic"],
                        entry.get("negated") or entry.get("only-negated"), bool(entry.get("light")), company, option,
                    ))  # fmt: skip

    def _evaluations(self) -> Iterator[tuple[str, Sense]]:
        files, names = self._files, ("free", "fair", "rejecting", "alleging")
        marks = {name: set(files.words("evaluations", name)) for name in names}
        nouns = set(files.words("evaluations", "nouns"))
        for sign in ("positive", "negative"):
            for strength in ("strong", "weak"):
                verbs = files.inflected("evaluations", sign, f"{strength}_verbs")
                for word in (*files.words("evaluations", sign, strength), *verbs):
                    yield word, Sense("eval", Evaluation(
                        sign == "positive", strength == "strong", *(word in marks[name] for name in names),
                        predicate=(" " not in word or word in marks["free"]) and word not in nouns,
                        noun=word in nouns,
                    ))  # fmt: skip
        yield from self._each(Sense("hoped", True), "evaluations", "hoped")

    def _speech(self) -> Iterator[tuple[str, Sense]]:
        for kind in ("say", "name"):
            for verb in self._files.words("speech", "verbs", kind):
                for text, form in self._files.inflect(verb):
                    yield text, Sense("speech", (kind, form))
        yield from self._each(Sense("according", True), "speech", "nouns")
        for channel in self._files["speech"].get("channels", {}):
            yield from self._each(Sense("channel", channel), "speech", "channels", channel)
        for key in ("light", "receive", "arrive"):
            yield from self._forms(key, "speech", key)

    def _roles(self) -> Iterator[tuple[str, Sense]]:
        for name, spec in self._files["roles"].get("roles", {}).items():
            level = spec.get("level", name)
            for number in ("singular", "plural"):
                role = Role(level, tuple(spec.get("office", ())), number == "plural", spec.get("own", True), name in _BODIES)
                for word in self._files.checked("roles", ("roles", name, number), spec.get(number, [])):
                    yield word, Sense("role", role)
        yield from self._each(Sense("bloc", True), "roles", "bloc")
        yield from self._each(Sense("former", True), "roles", "former")
        yield from self._each(Sense("grouphead", True), "roles", "groups", "heads")
        yield from self._each(Sense("quantifier", True), "roles", "groups", "quantifiers")

    def _elections(self) -> Iterator[tuple[str, Sense]]:
        files, spec = self._files, self._files["elections"]
        foreign = set(files.words("elections", "not_national"))
        offices = {word: office for office in spec["offices"] for word in files.words("elections", "offices", office)}
        for word in files.words("elections", "nouns"):
            office = next((offices[part] for part in word.split() if part in offices), None)
            yield word, Sense("election", (word not in foreign, office))
        for category in spec.get("objects", {}):
            yield from self._each(Sense("object", category), "elections", "objects", category)
        for name, kind in (("elsewhere", "elsewhere"), ("signs", "sign"), ("voting", "voting")):
            yield from self._each(Sense(kind, True), "elections", name)
        for state in spec["own_chambers"]:
            yield from self._each(Sense("own_chamber", state), "elections", "own_chambers", state)

    def _polarity(self) -> Iterator[tuple[str, Sense]]:
        yield from self._each(Sense("neg", "word"), "negation", "words")
        for word in self._files.inflected("negation", "verbs"):
            yield word, Sense("neg", "verb")
        yield from self._each(Sense("phrase", True), "negation", "not_negating")
        # "have by now congratulated", "in spite of": function words of several words are read as one.
        for cls in ("adverb", "subordinator"):
            yield from ((word, Sense("phrase", True)) for word in self._files.words("syntax", cls) if " " in word)
        for kind in ("future", "hypothetical", "conditional", "historical", "performative"):
            yield from self._each(Sense("mood", kind), "modality", kind)
