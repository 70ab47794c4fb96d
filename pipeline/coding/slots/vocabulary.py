"""What names of parties and persons are made of, as the modules of names ask it.

Belongs here: lists, articles and capitals that several of them look at. Does not: reading a name.
"""

import re

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.lexicon.tables import any_of
from pipeline.coding.slots.table import Table
from pipeline.coding.tokens import Token

QUOTES = frozenset("\"'“”‘’«»")
PERSONS = frozenset(("surname", "person", "commonname"))
"""Classes of expressions that are a person's name."""


class Vocabulary:
    """Words around names in sentences with numbers."""

    def __init__(self, lexicon: Lexicon, table: Table) -> None:
        lists = lexicon.files["figures"]
        self.table, self.words, self.patterns = table, lexicon.words, lexicon.patterns
        self.parties, self.bodies = frozenset(lists["parties"]), frozenset(lists["bodies"])
        self.no_name, self.openers = frozenset(lists["no_name"]), frozenset(lists["openers"])
        self.never = self.no_name - self.openers
        """words that open no name whatever follows"""
        self.closers, self.chambers = frozenset(lists["closers"]), frozenset(lists["chambers"])
        kinds, nouns = any_of(lists["chamber_kinds"]), any_of(lists["chamber_nouns"])
        self.national_chamber = re.compile(rf"\w+\s{any_of(sorted(lexicon.words['definite']))}\s(?:(?i:{kinds})\s)?(?i:{nouns}),")
        """opens a sentence with a nation's chamber: "In the Legislative Assembly, which has 57 members", no "In the Punjab Assembly, …"."""
        self.sides, self.referendum = frozenset(lists["sides"]), frozenset(lists["referendum"])
        self.links = lexicon.words["name_links"]
        self.houses = frozenset([name for name in lists["whole_names"] if " " in name])
        """names of parties that are a house's, too"""
        self.the = tuple([f"{word} " for word in lexicon.words["definite"]])
        """definite articles with their blank"""
        self._behind_the = (*self.the, *(article.capitalize() for article in self.the))
        self._elided = lexicon.words.parts["article_of_name"]
        self._elided_initials = frozenset([one[0] for one in self._elided])

    def article(self, text: str, at: int) -> int:
        """Return how long the article is that stands at a place, in whatever letters; 0 if none does."""
        return next((len(one) for one in self.the if text[at : at + len(one)].lower() == one), 0)

    def small_article(self, text: str, at: int) -> int:
        """Return how long the article in small letters is that stands at a place; 0 if none does."""
        return self.article(text, at) if text.startswith(self.the, at) else 0

    def behind_article(self, text: str, at: int) -> bool:
        """Say whether an article stands before a place, in small letters or with a capital."""
        return text.endswith(self._behind_the, 0, at)

    def the_upper(self, text: str, at: int) -> bool:
        """Say whether "the People" of "Servant of the People" stands at a place."""
        article = self.small_article(text, at)
        return article > 0 and text[at + article : at + article + 1].isupper()

    def capital_at(self, text: str, at: int) -> bool:
        """Say whether a capitalised word begins: "Fidesz", "uMkhonto", "al-Azm"."""
        first = text[at]
        if first.isupper():
            return True
        if not first.islower():
            return False
        if first in self._elided_initials and text.startswith(self._elided, at):
            return text[at + 3 : at + 4].isupper()
        following = text[at + 1 : at + 3]
        return not following.islower() and any(map(str.isupper, following))

    def upper(self, text: str, token: Token) -> bool:
        """Say whether a token can be of a name: capitalised, no determiner or pronoun, no month."""
        return self.capital_at(text, token.start) and token.cls not in ("determiner", "pronoun") and "months" not in token.word.marks

    def of_party(self, text: str, tokens: list[Token]) -> bool:
        """Say whether one of some words is a party's: "Party", "Alliance"."""
        return any(not self.parties.isdisjoint(text[token.start : token.end].lower().split()) for token in tokens)
