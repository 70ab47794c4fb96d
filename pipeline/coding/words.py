"""On which lists of the lexicon a word is: the one question that rules ask of words, so that no rule knows a language.

A token is asked by its marks, `"turns" in token.word.marks`: they are read once for each word, also by its parts ("calls on" by its last
word), and asking them takes half as long as looking the word up in a list. A list itself, `words["turns"]`, is for what is no token: the
word of a mention, a stretch of text, all words of a sentence at once. Both say the same, so that a rule can turn from one to the other.

Belongs here: the lists by their names, the marks of a word (the names of all lists that it is on), read once for each word and kept.
Does not: reading and checking the files (lexicon), what a list means for a rule.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_KEPT = 65536
"""Words whose marks are remembered."""
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marks:
    """The names of the lists that a word or an expression is on, as a whole and by its parts."""

    whole: frozenset[str] = _NONE
    """of all of it: "calls on" """
    head: frozenset[str] = _NONE
    """of its first word, "calls"; of itself where it is one word"""
    stem: frozenset[str] = _NONE
    """of all but its last word, "calls"; none where it is one word"""
    tail: frozenset[str] = _NONE
    """of its last word, "on"; of itself where it is one word"""


@dataclass(frozen=True)
class Parts:
    """Name of a family of words → what its words begin with, end with or hold."""

    beginning: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ending: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    holding: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _holdings: tuple[tuple[str, str], ...] = field(init=False)
    """what words hold, with the family"""
    _beginnings: tuple[str, ...] = field(init=False)
    _endings: tuple[str, ...] = field(init=False)

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """Return what a family begins with, ends with or holds, for a stretch of text that is no word."""
        return next(families[name] for families in (self.beginning, self.ending, self.holding) if name in families)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_holdings", tuple([(text, name) for name, texts in self.holding.items() for text in texts]))
        # Most words are of no family: all beginnings, and all endings, are looked for at once.
        object.__setattr__(self, "_beginnings", tuple(itertools.chain(*self.beginning.values())))
        object.__setattr__(self, "_endings", tuple(itertools.chain(*self.ending.values())))

    def of(self, low: str) -> list[str]:
        """Return the families that a word is of."""
        found = [name for text, name in self._holdings if text in low]
        if low.startswith(self._beginnings):
            found += [name for name, texts in self.beginning.items() if low.startswith(texts)]
        if low.endswith(self._endings):
            found += [name for name, texts in self.ending.items() if low.endswith(texts)]
        return found


class Words(dict[str, frozenset[str]]):
    """Name of a list → its words; and word → the names of its lists."""

    def __init__(self, lists: Mapping[str, Iterable[str]] = {}, parts: Parts = Parts()) -> None:
        super().__init__({name: frozenset(words) for name, words in lists.items()})
        self.parts = parts
        names = defaultdict[str, set[str]](set)
        for name, words in self.items():
            for word in words:
                names[word].add(name)
        self._names = {word: frozenset(found) for word, found in names.items()}
        self._marks: dict[str, Marks] = {}

    def marks(self, low: str) -> Marks:
        """Return the marks of a word or an expression, written in small letters."""
        known = self._marks.get(low)
        if known is None:
            known = self._read(low)
            if len(self._marks) < _KEPT:
                self._marks[low] = known
        return known

    def bare(self, low: str) -> str:
        """Return a phrase without the article that it opens with: "white house" of "the white house"."""
        opener, _, rest = low.partition(" ")
        return rest if rest and opener in self["definite"] else low

    def _read(self, low: str) -> Marks:
        whole = self._whole(low)
        if " " not in low:
            return Marks(whole, whole, _NONE, whole) if whole else UNMARKED
        stem, _, tail = low.rpartition(" ")
        return Marks(whole, self._whole(low.partition(" ")[0]), self._whole(stem), self._whole(tail))

    def _whole(self, low: str) -> frozenset[str]:
        listed, families = self._names.get(low, _NONE), self.parts.of(low)
        return listed.union(families) if families else listed


UNMARKED = Marks()
"""What nearly all words are: on no list."""
