"""Whose vote a figure is of, where its sentence speaks of other countries: "in Chad A won with 61 percent, in Senegal B with 54".

Belongs here: the country that the words around a figure name. Does not: which of its elections it is (elections), parts of one country
(figures).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.coding.document import Sentence
from pipeline.coding.figures import Figure
from pipeline.coding.figures.wording import any_of
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.tokens import Token

NOWHERE = ""
"""Of voters of one country who live in another."""
_RESPONSES = frozenset(("congratulate", "recognise", "reject", "welcome", "note", "criticise", "concern", "call"))
"""Acts behind a place that tell of no vote there: "In Germany the chancellor congratulated A on his 60 percent"."""
_BACK = 24
"""Characters before a place that tell how it stands in its clause."""

_NAMED = "named"
_PEOPLE = "people"
_NAMING = frozenset((_NAMED, _PEOPLE))
_ADJECTIVES = frozenset(("demonym", "capital"))
_POSSESSIVES = frozenset(("'s ", "’s ", "s' ", "s’ "))
_LISTS = ("clause_openers", "host_ins", "host_ofs", "few_people", "earlier_units", "local_clauses")

_SURE = frozenset(("actor", "person"))
"""Senses of words that name somebody in full, or with the country."""


class _Place(NamedTuple):
    """A country with which a clause opens."""

    end: int
    state: str
    """NOWHERE for voters of another country"""


class FigureHosts:
    """Tells whose vote a figure is of."""

    def __init__(self, lexicon: Lexicon, gazetteer: Gazetteer) -> None:
        lists = lexicon.files["figures"]
        some = {key: any_of(lists[key]) for key in _LISTS}
        clause, ins = some["clause_openers"], some["host_ins"]
        self._gazetteer = gazetteer
        self._called = {gazetteer.name[actor]: actor for actor in gazetteer.name if gazetteer.is_state(actor)}
        self._party = re.compile(rf"(?P<state>{any_of([*self._called])})\s(?:[\w-]+\s)*(?i:{any_of(lists['parties'])})")
        """A party that is called for its state: "Botswana Democratic Party"."""
        self._opens = re.compile(rf"(?:^|[,;:—–(]\s?|\b(?:{clause})\s)(?:(?:{clause})\s)?(?i:{ins})\s$")
        """Before a country with which a clause opens."""
        self._voters = re.compile(rf"\b(?i:{some['few_people']})\s(?:[\w-]+\s)?(?:{ins})\s$")
        """Before the country in which those live who vote for another's."""
        self._between = re.compile(rf"(?:\s(?:{some['earlier_units']}))?\s(?:{ins})\s$")
        """Between a figure and its country."""
        self._of = re.compile(rf"(?:['’]s)?\s(?:{some['host_ofs']})\s$")
        """Between a name and its country."""
        self._clause = re.compile(rf",?\s(?:{some['local_clauses']})\b")
        """Behind a country about which a clause follows."""

    def of(self, text: str, sentence: Sentence, figure: Figure) -> str | None:
        """Return the state whose vote a figure is of, by the words around it; None where they tell of none."""
        mentions = [token for token in sentence.mentions() if self._state(token) is not None]
        return (
            self._behind(text, figure, mentions)
            or self._owner(text, figure, mentions)
            or self._clause_of(text, sentence, figure, list(self._places(text, sentence, mentions)))
        )

    def _behind(self, text: str, figure: Figure, mentions: list[Token]) -> str | None:
        """Return the state of "61 percent in Senegal"."""
        following = next((token for token in mentions if token.start >= figure.end), None)
        if following is None or not _is_country(following) or self._between.fullmatch(text, figure.end, following.start) is None:
            return None
        return self._state(following)

    def _owner(self, text: str, figure: Figure, mentions: list[Token]) -> str | None:
        """Return the state of whom the figure is said to be: "Poland's Law and Justice", "President Ilham Aliyev of Azerbaijan"."""
        name = figure.name
        if name is None or name.special or name.pronoun:
            return None
        called = self._party.fullmatch(text, name.start, name.end)
        if called is not None:
            return self._called[called["state"]]
        for token in mentions:
            within = token.start < name.end and name.start < token.end and _is_sure(token)
            owning = token.end < name.start and text[token.end : name.start] in _POSSESSIVES
            if within or owning or (_is_country(token) and self._of.fullmatch(text, name.end, token.start) is not None):
                return self._state(token)
        return None

    def _clause_of(self, text: str, sentence: Sentence, figure: Figure, places: list[_Place]) -> str | None:
        """Return the state with which the clause of a figure opens."""
        last = max((place for place in places if place.end <= figure.start), default=None)
        if last is None or ";" in text[last.end : figure.start]:
            return None
        said = any(last.end <= token.start < figure.start and _responds(token) for token in sentence.tokens)
        return None if said else last.state

    def _places(self, text: str, sentence: Sentence, mentions: list[Token]) -> Iterator[_Place]:
        """Yield the countries about which clauses of a sentence are, and those whose elections it names."""
        for phrase in sentence.national:
            if phrase.data.country is not None:
                yield _Place(phrase.end, phrase.data.country)
        for token in mentions:
            state, start = self._state(token), max(sentence.start, token.start - _BACK)
            assert state is not None
            before = text[start : token.start] if start == sentence.start else "…" + text[start : token.start]
            if self._voters.search(before) is not None or any(self._lives_in(text, other, token) for other in sentence.mentions()):
                yield _Place(token.end, NOWHERE)
            elif self._opens.search(before) is not None:
                yield _Place(token.start, state)
            elif _is_country(token) and self._clause.match(text, token.end) is not None:
                yield _Place(token.end, state)

    def _lives_in(self, text: str, people: Token, token: Token) -> bool:
        """Say whether a country is the one in which people of another live: "Zambians in Kenya"."""
        return (
            people.data.kind == _PEOPLE and people.end < token.start and self._between.fullmatch(text, people.end, token.start) is not None
        )

    def _state(self, token: Token) -> str | None:
        """Return the state that a mention names or is of, where it is one only; no demonym, no capital that stands for one."""
        mention = token.data
        if mention.kind not in _NAMING or mention.place or len(mention.who) != 1 or not _ADJECTIVES.isdisjoint(token.senses):
            return None
        # "In Kenya A won": the words name Kenya first, whosever A is.
        named = next((actor for actor, _ in token.senses.get("actor", ()) if self._gazetteer.is_state(actor)), None)
        return named or self._gazetteer.state_of(mention.who[0].actor)


def _responds(token: Token) -> bool:
    """Say whether a word tells that somebody says something, or responds to a vote."""
    senses = token.senses
    return bool(senses) and ("speech" in senses or any(spec.act in _RESPONSES for spec in senses.get("act", ())))


def _is_sure(token: Token) -> bool:
    """Say whether a mention is more than a family name that somebody else may have, too."""
    return token.data.role is not None or not _SURE.isdisjoint(token.senses)


def _is_country(token: Token) -> bool:
    """Say whether a mention is a country's name and nothing else."""
    mention = token.data
    return mention.kind == _NAMED and mention.role is None and mention.who[0].person is None
