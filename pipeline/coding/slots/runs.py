"""How far a capitalised name goes: "Law and Justice", "the African Party for the Independence of Cape Verde".

Belongs here: the words of a name one after the other, and which of them are no option's. Does not: where a name opens (openings).
"""

import re

from pipeline.coding.slots.model import Name
from pipeline.coding.slots.vocabulary import PERSONS, Vocabulary
from pipeline.coding.tokens import Token

SHORT_FORM = re.compile(r"\s\([^()]*\)$")
"""In brackets at the end of a name."""
_INSIDE = frozenset("-/+'’")
"""Marks within a name."""
_LONGEST = 10
"""Tokens of the longest name."""
_NO_PARTY = frozenset(("demonym", "actor", "role"))
_NOT_UNITED = frozenset(("surname", "person", "role"))
_TITLES = ("head_of_", "foreign_minister", "minister")
"""Levels of offices that stand before a name with a capital: "the Unity Party of Prime Minister Ann Banda"."""


class Runs:
    """Reads the capitalised name that opens at a token."""

    def __init__(self, vocabulary: Vocabulary, joined: frozenset[str], headline_verbs: frozenset[str]) -> None:
        """Take `joined`, words of which two with "and" between them are one party's name, and verbs that have capitals in headlines."""
        self._v, self._joined, self._headline_verbs = vocabulary, joined, headline_verbs
        self._no_link = vocabulary.no_name - vocabulary.links

    def read(self, text: str, tokens: list[Token], at: int) -> tuple[int, Name | None]:
        """Read a capitalised name; return the token after it, and nothing if it is no option's."""
        end, known = at + 1, "option" in tokens[at].senses
        while end < len(tokens) and end - at < _LONGEST and self._goes_on(text, tokens, at, end):
            known = known or "option" in tokens[end].senses
            end += 1
        at = self._chairing(text, tokens, at, end)
        words = text[tokens[at].start : tokens[end - 1].end].lower().split()
        # "the Congress party"
        named = len(words) == 1 and words[0] in self._v.parties and end < len(tokens) and "party_word" in tokens[end].word.marks
        known = known or named
        if not known and self._no_option(words, tokens, at, end):
            return end, None
        short = SHORT_FORM.search(text, tokens[at].start, tokens[end - 1].end)
        ends = short.start() if short is not None else tokens[end - 1].end
        stem, _, noun = text[tokens[at].start : ends].rpartition(" ")
        # "the Congress | party"
        return end, Name(tokens[at].start, ends - len(noun) - 1 if stem and noun in self._v.closers else ends, None, certain=known)

    def _no_option(self, words: list[str], tokens: list[Token], at: int, end: int) -> bool:
        """Say whether a name is that of a body, a state, an office or a place: "in Kitwe", "in the North"."""
        if not self._v.bodies.isdisjoint(words):
            return True
        if len(words) > 1 and not self._v.parties.isdisjoint(words):
            return False
        if all(token.cls == "M" or not _NO_PARTY.isdisjoint(token.senses) for token in tokens[at:end]):
            return True
        before = tokens[at - 1].word.marks if at else frozenset[str]()
        return "before_places" in before or ("definite" in before and at > 1 and "inside" in tokens[at - 2].word.marks)

    def _chairing(self, text: str, tokens: list[Token], at: int, end: int) -> int:
        """Return where the person's name begins in "chairman of the Ecological Party Narzullo Oblomuradov"; else the token given."""
        of = at - 1 - (at > 1 and "definite" in tokens[at - 1].word.marks)
        if of < 0 or "genitive" not in tokens[of].word.marks:
            return at
        for first in range(end - 3, end - 1):
            name = [text[token.start : token.end].lower() for token in tokens[first:end]]
            closed = first > at and self._closes(text, tokens[first - 1])
            if closed and self._v.parties.isdisjoint(name) and self._v.bodies.isdisjoint(name) and self._v.links.isdisjoint(name):
                return first
        return at

    def _closes(self, text: str, token: Token) -> bool:
        """Say whether a party's name ends with a word: "Party", "Alliance"."""
        return text[token.start : token.end].lower().rpartition(" ")[2] in self._v.closers

    def _goes_on(self, text: str, tokens: list[Token], first: int, at: int) -> bool:
        """Say whether the name that opens at `first` goes on with the token at `at`."""
        token, before = tokens[at], tokens[at - 1]
        if token.low in self._headline_verbs:
            return False
        if "name_for" in before.word.marks and self._v.the_upper(text, token.start):
            # "the Independence", "the People", which are one word
            return True
        close = token.start == before.end
        if token.cls == "M" and any(who.person or who.named for who in token.data.who):
            return close
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if close and (before.low in _INSIDE or token.low in _INSIDE):
            return following is not None and (token.low not in _INSIDE or (following.start == token.end and text[token.end].isalnum()))
        if token.start - before.end > 1 or following is None:
            return token.start - before.end <= 1 and self._v.upper(text, token)
        if token.cls == "poss":
            return self._v.upper(text, following) and self._v.of_party(text, [following])
        if token.cls == "M" and "genitive" in before.word.marks and self._v.the_upper(text, token.start):
            return True
        if "name_links" in token.word.marks:
            return self._links_on(text, tokens, first, at)
        return self._v.upper(text, token)

    def _links_on(self, text: str, tokens: list[Token], first: int, at: int) -> bool:
        """Say whether a name goes on with a small word: "Brothers | of Italy", "Law | and Justice"."""
        before, token, following = tokens[at - 1 : at + 2]
        marks = token.word.marks
        if not self._no_link.isdisjoint(following.low.split()[:1]):
            # "the Centre Party of Prime Minister …"
            return False
        if "definite" in marks and self._v.upper(text, before):
            # "in the National Assembly | the UPND takes 81 seats"
            return False
        of = "genitive" in marks
        if of and (self._opens_person(text, tokens, first, at) or self._leads(text, before, following)):
            return False
        if "name_joins" in marks and before.low in self._joined and following.low in self._joined:
            # "Law and Justice"
            return True
        if "name_joins" in marks and self._joins_party(text, tokens, first, at):
            return True
        if of and following.cls == "M" and any(who.person and who.named for who in following.data.who):
            # "the Socialists of Pedro Sánchez"
            return False
        if "adding" in marks and (
            self._closes(text, before) or self._v.the_upper(text, following.start) or self._v.the_upper(text, token.end + 1)
        ):
            # "the Labor Party and Yisrael Beiteinu"
            return False
        party = self._v.of_party(text, tokens[first:at])
        if "party_links" in marks and not party and "name_links" not in before.word.marks:
            brand = of or "name_for" in marks
            return brand and (self._opens_party(text, tokens, first, at) or (of and self._of_country(tokens, first, at)))
        if following.low == "-" and following.start == token.end:
            return at + 2 < len(tokens) and self._v.upper(text, tokens[at + 2])
        if "name_for" in marks and party and self._v.the_upper(text, following.start):
            # "the African Party for the Independence of Cape Verde"
            return True
        linked = "name_links" in following.word.marks and at + 2 < len(tokens) and self._v.upper(text, tokens[at + 2])
        return linked or self._v.upper(text, following)

    def _joins_party(self, text: str, tokens: list[Token], first: int, at: int) -> bool:
        """Say whether "the Authenticity | and Modernity Party" goes on: a single word before the link, no party's, nobody's."""
        one, following = tokens[first], tokens[at + 1]
        single = at == first + 1 and at + 2 < len(tokens) and " " not in one.low and one.cls != "M" and "option" not in one.senses
        return (
            single
            and first > 0
            and "definite" in tokens[first - 1].word.marks
            and one.low not in self._v.parties
            and PERSONS.isdisjoint(one.senses)
            and not text[one.start : one.end].isupper()
            and self._v.upper(text, following)
            and self._closes(text, tokens[at + 2])
            and text[tokens[at + 2].start].isupper()
        )

    def _opens_person(self, text: str, tokens: list[Token], first: int, at: int) -> bool:
        """Say whether a person follows the name of a party: "the National Rally of Marine Le Pen"."""
        if first == at - 1 and text[tokens[first].start : tokens[first].end].isupper():
            return not PERSONS.isdisjoint(tokens[at + 1].senses)
        if self._v.parties.isdisjoint([text[token.start : token.end].lower() for token in tokens[first:at]]):
            return False
        end = at + 1
        while end < min(len(tokens), at + 4) and self._v.upper(text, tokens[end]):
            end += 1
        return end > at + 2 and any(not PERSONS.isdisjoint(token.senses) for token in tokens[at + 1 : end])

    def _leads(self, text: str, before: Token, following: Token) -> bool:
        """Say whether who leads a party is told behind "of": "the Congress party | of", "| of Marine Le Pen", "| of former president …"."""
        if text[before.start : before.end].rpartition(" ")[2] in self._v.closers:
            return True
        words = following.low.split()
        known = "option" in following.senses and len(words) > 1 and self._v.parties.isdisjoint(words)
        role = following.data.role if following.cls == "M" else None
        titled = role is not None and (text[following.start].islower() or role.level.startswith(_TITLES))
        return known or titled

    def _opens_party(self, text: str, tokens: list[Token], first: int, at: int) -> bool:
        """Say whether "Umbrella for …", "Brothers of Italy" goes on: a single word that is nobody's name."""
        token, following = tokens[first], tokens[at + 1]
        return (
            at == first + 1
            and token.cls != "M"
            and " " not in token.low
            and not text[token.start : token.end].isupper()
            and not {"surname", "person"} & token.senses.keys()
            and (self._v.upper(text, following) or (following.cls == "M" and self._v.the_upper(text, following.start)))
        )

    def _of_country(self, tokens: list[Token], first: int, at: int) -> bool:
        """Say whether "the United Regions of Serbia" goes on: persons have no article before them."""
        following = tokens[at + 1]
        return (
            at > first + 1
            and first > 0
            and "definite" in tokens[first - 1].word.marks
            and following.cls == "M"
            and "actor" in following.senses
            and all(_NOT_UNITED.isdisjoint(token.senses) for token in tokens[first:at])
        )
