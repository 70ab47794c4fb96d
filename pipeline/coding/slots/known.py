"""Names that are known without a look at their capitals: persons of a mention, parties that speak, "against all".

Belongs here: who of a mention can be an option, and where his name begins and ends. Does not: capitalised names (openings, runs).
"""

import re
from collections.abc import Iterator

from pipeline.coding import kinds
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions import Mention, Who
from pipeline.coding.slots.model import Name
from pipeline.coding.slots.runs import SHORT_FORM
from pipeline.coding.slots.vocabulary import Vocabulary
from pipeline.coding.tokens import Token

_FOREIGN = frozenset(("mission_head", "organisation_head", "organisation_official", "ambassador", "spokesperson"))
"""Levels of those who stand for nothing."""
_WORD = re.compile(r"\S+")
_PREDICATE = 12
"""Characters of a mention within which its first word stands."""


class Known:
    """Reads the names of a token that need no capitals."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self._v, words = vocabulary, lexicon.words
        self._personal, self._no_person = words["personal"], words["houses_no_person"]
        self._of, self._junior = tuple([f" {word} " for word in words["genitive"]]), lexicon.patterns["junior"]
        self._predicates = frozenset(lexicon.files["figures"]["predicates"])

    def read(self, text: str, token: Token, before: str) -> Iterator[Name]:
        """Yield the persons of a mention, or "against all"; `before` is the word before it."""
        if "against_all" in token.senses.get("measure", ()):
            yield Name(token.start, token.end, None, "against_all", True)
        if token.cls != "M":
            return
        mention: Mention = token.data
        if mention.kind == "generic" and mention.name:
            yield Name(mention.name_start, token.end, None, certain=True)
        elif mention.kind == "pronoun" and mention.word in self._personal and len(mention.who) == 1 and mention.who[0].person:
            if mention.who[0].level not in _FOREIGN:
                yield Name(token.start, token.end, mention.who[0].person, certain=True, pronoun=True)
        elif mention.kind == "named":
            for who in mention.who:
                name = None if self._is_predicate(text, token, who, before) else self._of_who(text, mention, who)
                if name is not None:
                    yield name

    def _is_predicate(self, text: str, token: Token, who: Who, before: str) -> bool:
        """Say whether an office is what somebody becomes: "was elected | president of Poland"."""
        if who.named:
            return False
        return not self._predicates.isdisjoint((before, *text[token.start : who.start + _PREDICATE].lower().split()[:1]))

    def _of_who(self, text: str, mention: Mention, who: Who) -> Name | None:
        """Return the name of one of a mention, nothing where he is no option."""
        if who.level == "unspecified" and (who.actor or "").startswith("X-") and not (who.named or who.person):
            # A party that speaks for itself: "ZANU-PF".
            short = SHORT_FORM.search(text, who.start, who.end)
            return Name(who.start + self._v.article(text, who.start), short.start() if short is not None else who.end, None)
        if not (who.named or (who.person and mention.word not in self._no_person)):
            return None
        end = self._end(text, who)
        return Name(self._untitled(text, who.start, end), end, who.person, certain=True)

    def _end(self, text: str, who: Who) -> int:
        """Return where a name itself ends: "Ashraf Ghani|, a former minister", "Pedro Castillo| of Peru Libre"."""
        end, comma = who.end, text.find(", ", who.start, who.end) if who.named else -1
        if comma < 0:
            comma = self._before_junior(text, who)
        if comma > 0 and self._named_first(text, who.start, comma):
            end = comma
        opened = text.find(" (", who.start, end) if who.named else -1
        if opened > 0 and self._named_first(text, who.start, opened):
            # "Alexander Stubb| (National Coalition)"
            end = opened
        of = next((found for word in self._of if (found := text.find(word, who.start, end)) > 0), -1) if who.named else -1
        return of if of > 0 and self._named_first(text, who.start, of) else end

    def _before_junior(self, text: str, who: Who) -> int:
        """Return where the "Jr." of a name begins, -1 where there is none."""
        found = self._junior.search(text, who.start, who.end)
        return found.start() if found else -1

    def _untitled(self, text: str, start: int, end: int) -> int:
        """Return where the name itself begins: "Senegal's outgoing president |Macky Sall"."""
        words, single = list(_WORD.finditer(text, start, end)), self._v.table.single
        titles = [at for at, word in enumerate(words[:-1]) if single.get(word.group().lower().rstrip(",")) == kinds.TITLE]
        following = words[titles[-1] + 1] if titles else None
        return following.start() if following is not None and following.group()[0].isupper() else start

    def _named_first(self, text: str, start: int, comma: int) -> bool:
        """Say whether the name stands before the comma, not the office: "Ann Other, a former minister", not "the president, Ann Other"."""
        words, links = text[start:comma].split(), self._v.links
        named = any(word.lower() not in self._v.no_name for word in words)
        return named and all(word[:1].isupper() or word in links for word in words)
