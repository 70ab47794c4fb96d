"""What rules ask of words: on which lists they are, which verbs they can be, how days are written, patterns.

Belongs here: the tables that rules look things up in. Does not: what is looked for in a text (expressions).
"""

import re
from collections.abc import Mapping

from pipeline.coding.lexicon.files import Files, LexiconError
from pipeline.coding.lexicon.model import Contractions, Written
from pipeline.coding.result_frames import FrameError, ResultFrames, frames
from pipeline.coding.words import Parts, Words

_VERB_SETS = ("object_control", "wishing", "preventing", "demanding")
"""Lists of verbs by what stands behind them, looked up in all their forms."""
_VERBS = (
    ("speech", "verbs", "say"),
    ("speech", "verbs", "name"),
    ("speech", "light"),
    ("speech", "receive"),
    ("speech", "arrive"),
    ("negation", "verbs"),
)
"""Where verbs stand besides those of acts."""
_SETS = {
    "roles": ("modifiers", "honorifics", "blocking_prefixes", "blocking_suffixes", "seats_speak", "treaties", "former"),
    "elections": ("modifiers",),
}
"""Lists that are looked up under the name of their file."""
_WORTHS = ("scales", "fixed")
"""Of numbers.yaml, what is no list: words with what they are worth."""
_INSERTED = re.compile(r"\{([a-z]\w*)\}")
"""In a pattern any word of a list: `{votes}`."""


class Tables:
    """Puts the tables together, checking as it goes."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def frames(self) -> ResultFrames:
        """Return the rules of how results are told."""
        try:
            return frames(self._files["result_frames"])
        except FrameError as error:
            raise LexiconError(f"{self._files.folder / 'result_frames'}.yaml: {error}") from None

    def verb_forms(self) -> dict[str, frozenset[str]]:
        """Return the forms that a word can have as a verb, of all verbs that the files name."""
        files = self._files
        verbs = {*files.words("verbs", "common"), *files.irregular()}
        for spec in files["acts"].values():
            for entry in spec.get("triggers", []) if isinstance(spec, dict) else []:
                verbs.update(phrase.partition(" ")[0] for phrase in entry.get("verbs", []))
        for path in _VERBS:
            verbs.update(phrase.partition(" ")[0] for phrase in files.words(*path))
        found: dict[str, set[str]] = {}
        for verb in sorted(verbs):
            for text, form in files.inflect(verb):
                found.setdefault(text, set()).add(form)
        return {word: frozenset(forms) for word, forms in found.items()}

    def syntax(self) -> dict[str, str]:
        """Return the classes of function words."""
        classes: dict[str, str] = {}
        for name in self._files["syntax"]:
            if name not in (*_VERB_SETS, "plurals"):
                for word in self._files.words("syntax", name):
                    classes.setdefault(word, name)
        return classes

    def sets(self) -> dict[str, frozenset[str]]:
        """Return the lists that are looked up under the name of their file."""
        return {f"{file}.{name}": frozenset(self._files.words(file, name)) for file, names in _SETS.items() for name in names}

    def lists(self) -> Words:
        """Return what a rule asks of single words: each list has one name, whichever file it stands in."""
        files = self._files
        lists = {name: files.inflected("syntax", name) for name in _VERB_SETS}
        lists["plurals"] = files.words("syntax", "plurals")
        lists["months"], lists["weekdays"] = list(files["calendar"]["months"]), files.words("calendar", "weekdays")
        lists["months_short"] = [short for shortened in files["calendar"]["months"].values() for short in shortened]
        for file in ("markers", "mentions", "names", "numbers", "words"):
            for name in (name for name in files[file] if name not in _WORTHS):
                if name in lists:
                    raise files.fail(file, name, "another list has this name")
                lists[name] = files.words(file, name)
        return Words(lists, self._parts(lists))

    def calendar(self) -> Written:
        """Return how days are written."""
        files = self._files
        months = {name: tuple(files.checked("calendar", ("months", name), short)) for name, short in files["calendar"]["months"].items()}
        if len(months) != 12:
            raise files.fail("calendar", "months", "must be twelve")
        numbers = {name: number for number, name in enumerate(months, 1)}
        lists = ("weekdays", "ordinals", "linking", "not_days", "last", "before", "same", "within")
        return Written(months, numbers, *(tuple(files.words("calendar", name)) for name in lists))

    def contractions(self) -> Contractions:
        """Return what is written together with an apostrophe."""
        files, spec = self._files, self._files["contractions"]
        missing = next((name for name in ("tails", "negated_by", "negated", "possessive", "plural") if name not in spec), None)
        if missing is not None:
            raise files.fail("contractions", missing, "missing")
        lists = {name: frozenset(files.words("contractions", name)) for name in ("future", "pronouns", "before_is")}
        return Contractions(
            tails=spec["tails"], negated_by=spec["negated_by"], negated=spec["negated"], possessive=spec["possessive"],
            plural=spec["plural"],
            negating=tuple(files.words("contractions", "negating")), **lists,
        )  # fmt: skip

    def patterns(self) -> dict[str, re.Pattern[str]]:
        """Return the named expressions, compiled."""
        files = self._files
        found: dict[str, re.Pattern[str]] = {}
        for case, patterns in files["patterns"].items():
            if case not in ("cased", "uncased"):
                raise files.fail("patterns", case, "must be cased or uncased")
            for name in patterns:
                spelled = "|".join([self._with_lists(f"{case}.{name}", one) for one in files.words("patterns", case, name)])
                try:
                    found[name] = re.compile(spelled, re.I if case == "uncased" else 0)
                except re.error as error:
                    raise files.fail("patterns", f"{case}.{name}", f"no regular expression: {error}") from None
        return found

    def _with_lists(self, key: str, pattern: str) -> str:
        """Return a pattern with the words of the lists that it names."""

        def words(found: re.Match[str]) -> str:
            file = next((file for file in ("figures", "names", "numbers", "words") if found[1] in self._files[file]), None)
            if file is None:
                raise self._files.fail("patterns", key, f"{found[0]} is no list")
            return any_of(self._files.words(file, found[1]))

        return _INSERTED.sub(words, pattern)

    def _parts(self, lists: Mapping[str, list[str]]) -> Parts:
        """Return the families of words by their beginnings, endings and what they hold."""
        files = self._files
        groups: dict[str, dict[str, tuple[str, ...]]] = {}
        for where, families in files["parts"].items():
            if where not in ("beginning", "ending", "holding"):
                raise files.fail("parts", where, "must be beginning, ending or holding")
            for name in families:
                if name in lists:
                    raise files.fail("parts", f"{where}.{name}", "another list has this name")
            groups[where] = {name: tuple(files.words("parts", where, name)) for name in families}
        return Parts(**groups)


def any_of(words: list[str]) -> str:
    """Return an expression for any of some words; a blank is any."""
    return "(?:" + "|".join([re.escape(word).replace(r"\ ", r"\s") for word in words]) + ")"
