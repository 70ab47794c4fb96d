"""Which actor a publisher is that is given by name, not by id: "Ministry of Foreign Affairs of Ghana", "The White House".

Belongs here: reading a publisher's name. Does not: what the text itself tells of its issuer (issuer), which of both counts (voices).
"""

from collections.abc import Callable

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.issuer import is_binding, is_office
from pipeline.coding.tokens import Token

_MOST = 0.7
"""Share of a name that a state or body must take to be all that it says: "Government of Canada", not "The Kenya Times"."""
_LONGEST = 200
"""Longest name of a publisher that is read, in characters."""


class Publishers:
    """Knows publishers by id and by name."""

    def __init__(self, gazetteer: Gazetteer, tokens_of: Callable[[str], list[Token]]) -> None:
        self._gazetteer, self._tokens_of = gazetteer, tokens_of
        self._ids = {row["name_en"].casefold(): name for name, row in gazetteer.publishers.items() if row.get("name_en")}
        self._read: dict[str, str | None] = {}

    def id_of(self, publisher: str | None) -> str | None:
        """Return the id of a publisher or an actor; None for a publisher of which no state and no body is known."""
        if publisher is None or publisher in self._gazetteer.publishers or publisher in self._gazetteer.kind:
            return publisher
        if publisher not in self._read:
            name = publisher.strip()[:_LONGEST]
            self._read[publisher] = self._ids.get(name.casefold()) or self._actor(name)
        return self._read[publisher]

    def _actor(self, name: str) -> str | None:
        """Return the actor whose office, house or own name a publisher's name is."""
        tokens = self._tokens_of(name)
        mentions = [token for token in tokens if token.cls == "M"]
        named = [token for token in mentions if is_binding(token)]
        office = next((token for token in named if is_office(name, token.data, self._gazetteer)), None)
        unnamed = any(token.data.kind == "generic" and token.data.role is not None and token.data.role.own for token in mentions)
        if office is None and named and (unnamed or named[0].end - named[0].start >= _MOST * len(name)):
            # "Department of Foreign Affairs, Norland"
            office = named[0]
        return office.data.who[0].actor if office is not None else None
