"""The files of a lexicon: read, checked for their form, with lists that hold other lists.

Belongs here: the files' names, errors that name file and key, `<name>` in a list, the forms of a verb. Does not: what a list is for
(expressions, tables).
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import ConstructorError

NAMES = (
    "acts", "blockers", "calendar", "contractions", "elections", "evaluations", "figures", "markers", "mentions", "modality", "names",
    "negation", "numbers", "parts", "patterns", "result_frames", "roles", "speech", "syntax", "verbs", "words", "zones",
)  # fmt: skip
"""The files that a language must have."""
SHARED = ("calendar", "markers", "mentions", "names", "numbers", "words")
"""Those whose lists can stand in other lists."""
_REFERENCE = re.compile(r"<(?P<name>\w+)>(?P<ending>\S*)")
"""In a list all words of another one, with the same ending: `<weekdays>`, `<weekdays>'s`."""


class LexiconError(ValueError):
    """A lexicon file says something that the coder can't read; the message names the file and the key."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads YAML; a key that stands twice in a mapping, of which YAML keeps the second, is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Return a mapping."""
        keys = [key.value for key, _ in node.value]
        if len(set(keys)) < len(keys):
            twice = next(key for key, _ in node.value if keys.count(key.value) > 1)
            raise ConstructorError(None, None, f"the key {twice.value!r} stands twice", twice.start_mark)
        return super().construct_mapping(node, deep)


class Files:
    """The contents of the files of one language."""

    def __init__(self, folder: Path) -> None:
        """Read the files of a folder.

        Raises:
            LexiconError: One is missing or no mapping in YAML.
        """
        self.folder = folder
        self.contents: Mapping[str, Any] = {name: _content(folder / f"{name}.yaml") for name in NAMES}
        self._irregular: dict[str, list[str]] = self.contents["verbs"].get("irregular", {})
        self._open: list[str] = []
        """names of the lists that are being put together, each within the one before"""

    def __getitem__(self, name: str) -> Any:
        return self.contents[name]

    def digest(self) -> str:
        """Return a hash of all that the files say."""
        raw = hashlib.sha256()
        for name in NAMES:
            raw.update(json.dumps([name, self.contents[name]], sort_keys=True, ensure_ascii=False).encode())
        return raw.hexdigest()

    def fail(self, name: str, key: str, reason: str) -> LexiconError:
        """Return the error of a key of a file."""
        return LexiconError(f"{self.folder / name}.yaml: {key}: {reason}")

    def words(self, name: str, *path: str) -> list[str]:
        """Return the list of words at a path of keys, checked."""
        at: Any = self.contents[name]
        for key in path:
            if not isinstance(at, dict) or key not in at:
                raise self.fail(name, ".".join(path), "missing")
            at = at[key]
        return self.checked(name, path, at)

    def checked(self, name: str, path: tuple[str, ...], value: Any) -> list[str]:
        """Return the words of the list at a path of keys, those of the lists that it holds among them."""
        key = ".".join(path)
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise self.fail(name, key, "must be a list of words (quote what YAML reads as yes, no or a number)")
        if not any(word.startswith("<") for word in value):
            return value
        return [meant for word in value for meant in self._meant(name, key, word)]

    def _meant(self, name: str, key: str, word: str) -> list[str]:
        """Return a word of a list, or the words of the list that it names."""
        other = _REFERENCE.fullmatch(word)
        if other is None:
            return [word]
        file = next((file for file in SHARED if other["name"] in self.contents[file]), None)
        if file is None or other["name"] in self._open:
            raise self.fail(name, key, f"{word} is no list" if file is None else f"{word} holds itself")
        self._open.append(other["name"])
        # The months stand with how they are shortened.
        inner = self.contents[file][other["name"]]
        words = self.checked(file, (other["name"],), list(inner) if isinstance(inner, dict) else inner)
        self._open.pop()
        return [meant + other["ending"] for meant in words]

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

    def inflected(self, name: str, *path: str) -> list[str]:
        """Return all forms of a list of verbs."""
        return [form for verb in self.words(name, *path) for form, _ in self.inflect(verb)]

    def irregular(self) -> list[str]:
        """Return the verbs whose forms are listed."""
        return list(self._irregular)


def _content(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
    except FileNotFoundError:
        raise LexiconError(f"{path}: missing") from None
    except yaml.YAMLError as error:
        raise LexiconError(f"{path}: not YAML: {error}") from None
    if not isinstance(content, dict):
        raise LexiconError(f"{path}: must be a mapping of keys")
    return content


def _regular(verb: str) -> tuple[str, str, str]:
    """Return third person, past and present participle of a regular verb."""
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es", verb + "ed", verb + "ing"
    return verb + "s", verb + "ed", verb + "ing"
