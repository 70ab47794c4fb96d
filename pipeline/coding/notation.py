"""The notation of patterns on rows of slots, and its compiler to regular expressions on the rows' letters.

    owner=name have? won !name|comma{0,4} not-before(number)

Slots stand one after the other, blanks between them, each by the word of its kind (kinds.py). `a|b` is one slot of either kind, `!a|b`
one of neither, `any` one of whatever kind. Behind a slot or a bracket: `?` once or not at all, `{0,4}` up to four times (`{0,4}?` as few as
will do), `*` and `+` as often as can be. `( … or … )` is one row or the other, `^` and `$` are the ends of the sentence. `before(…)`,
`not-before(…)`, `after(…)` and `not-after(…)` look at what stands there without taking it. `owner=` gives a name to what follows; `drop(…)`
is what is left out of the row.

Belongs here: reading that notation, with errors that name the word. Does not: the patterns themselves (result_frames.yaml).
"""

import re
from functools import cache
from typing import NamedTuple

from pipeline.coding.kinds import LETTERS

_TOKEN = re.compile(
    r"\s*(?:(?:(?P<label>[a-z_]+)=)?(?:(?P<bracket>[a-z-]*)\(|(?P<slot>!?[a-z_]+(?:\|[a-z_]+)*)(?P<often>[?*+]|\{\d+(?:,\d+)?\}\??)?(?=[\s)]|$))"
    r"|(?P<close>\))|(?P<end>[\^$]))"
)
_OFTEN = re.compile(r"(?:[?*+]|\{\d+(?:,\d+)?\}\??)?")
_BRACKETS = {"": "(?:", "drop": "(", "before": "(?=", "not-before": "(?!", "after": "(?<=", "not-after": "(?<!"}
_LOOKING = frozenset(("before", "not-before", "after", "not-after"))
_SPECIAL = frozenset(".?()")
_NONE: frozenset[str] = frozenset()
_MAY_LACK = ("?", "*", "{0")
"""Openings of what lets a slot be missing."""


class NotationError(ValueError):
    """A pattern that can't be read; the message names the word and the pattern."""


class Pattern(NamedTuple):
    """A pattern as a regular expression."""

    regex: str
    needed: frozenset[str]
    """letters without which it can't match"""


def compiled(pattern: str) -> Pattern:
    """Return a pattern of the notation as a regular expression on letters.

    Raises:
        NotationError: The pattern has an unknown kind or an unclosed bracket.
    """
    return _Compiler(pattern).row(closed=False)


def either(patterns: list[Pattern]) -> Pattern:
    """Return the pattern that matches where one of several does."""
    if len(patterns) == 1:
        return patterns[0]
    return Pattern("|".join([one.regex for one in patterns]), frozenset.intersection(*[one.needed for one in patterns]))


class _Compiler:
    """Reads one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self._pattern, self._at = pattern.rstrip(), 0

    def row(self, closed: bool) -> Pattern:
        """Read slots up to the bracket that closes them, or to the end."""
        rows: list[list[Pattern]] = [[]]
        while self._at < len(self._pattern):
            token = self._token(closed)
            if token.lastgroup == "close":
                return either([_joined(row) for row in rows])
            if token["slot"] == "or":
                rows.append([])
            else:
                rows[-1].append(self._item(token))
        if closed:
            raise self._fail("a bracket is not closed")
        return either([_joined(row) for row in rows])

    def _token(self, closed: bool) -> re.Match[str]:
        token = _TOKEN.match(self._pattern, self._at)
        if token is None:
            raise self._fail(f"cannot read {self._pattern[self._at :].split()[0]!r}")
        if token.lastgroup == "close" and not closed:
            raise self._fail("a bracket is closed that was not opened")
        self._at = token.end()
        return token

    def _item(self, token: re.Match[str]) -> Pattern:
        """Return a slot, a bracket with what it holds, or an end of the sentence."""
        label, bracket, slot, often, _, end = token.groups()
        if end:
            return Pattern(end, _NONE)
        if slot:
            try:
                regex, needed = _slot(slot)
            except KeyError as unknown:
                raise self._fail(f"unknown kind {unknown}") from None
            often = often or ""
            regex = f"(?P<{label}>{regex}{often})" if label else regex + often
        else:
            opening = f"(?P<{label}>" if label else self._opening(bracket)
            regex, needed = self.row(closed=True)
            often = self._often()
            regex = f"{opening}{regex}){often}"
        return Pattern(regex, _NONE if bracket in _LOOKING or often.startswith(_MAY_LACK) else needed)

    def _opening(self, word: str) -> str:
        if word not in _BRACKETS:
            raise self._fail(f"unknown word {word!r} before a bracket")
        return _BRACKETS[word]

    def _often(self) -> str:
        """Read how often a bracket may stand."""
        found = _OFTEN.match(self._pattern, self._at)
        assert found is not None
        self._at = found.end()
        return found.group()

    def _fail(self, reason: str) -> NotationError:
        return NotationError(f"{reason} in the pattern {self._pattern!r}")


@cache
def _slot(words: str) -> Pattern:
    """Return the letters of one slot; raises KeyError for a kind that there is not."""
    if words == "any":
        return Pattern(".", _NONE)
    letters = "".join([LETTERS[kind] for kind in words.removeprefix("!").split("|")])
    if words.startswith("!"):
        return Pattern(f"[^{letters}]", _NONE)
    if len(letters) > 1:
        return Pattern(f"[{letters}]", _NONE)
    return Pattern(f"\\{letters}" if letters in _SPECIAL else letters, frozenset(letters))


def _joined(row: list[Pattern]) -> Pattern:
    """Return the pattern of slots one after the other."""
    return Pattern("".join([one.regex for one in row]), _NONE.union(*[one.needed for one in row]))
