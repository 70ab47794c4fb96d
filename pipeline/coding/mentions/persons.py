"""Which person a name stands for, and what that person holds on the day of the text.

Belongs here: choosing among those who share a name. Does not: where a name ends (names), what else the words beside it say (naming).
"""

from pipeline.coding.gazetteer import Gazetteer, Tenure
from pipeline.coding.mentions.memory import Memory
from pipeline.coding.mentions.model import Who
from pipeline.coding.tokens import Token

_KINDS = ("person", "surname", "commonname")
"""Classes of expressions for persons, the surest first."""
PERSONS = frozenset(_KINDS)
UNBOUND = ("party_leader", "other")
"""Offices that bind no state."""
_LEVELS = {"party_leader": "party", "other": "unspecified"} | {
    office: office
    for office in (
        "head_of_state", "head_of_government", "foreign_minister", "minister", "spokesperson", "ambassador", "organisation_head",
        "organisation_official", "mission_head",
    )
}  # fmt: skip


def level_of(tenure: Tenure, other: str = "unspecified") -> str:
    """Return the level at which the holder of an office speaks, `other` for an office that has none of its own."""
    return _LEVELS.get(tenure.office, other)


class Persons:
    """Knows who is meant by a name: "Putin" is the one in office, or the one named in full before."""

    def __init__(self, gazetteer: Gazetteer, memory: Memory) -> None:
        self._g, self._memory = gazetteer, memory

    def find(self, token: Token, owner: str | None = None, with_office: bool = False) -> str | None:
        """Return the person that a token names, none where several can be meant.

        Args:
            token: A name.
            owner: Actor whose office the words before give: "Norway's Prime Minister | Other".
            with_office: Whether an office stands before, so that a bare family name is no chance.
        """
        for kind in _KINDS:
            people = sorted({person for group in token.senses.get(kind, ()) for person in group})
            if not people:
                continue
            if owner is not None:
                people = self._of(owner, people) or (people if kind == "person" else [])
            if kind == "person":
                if len(people) > 1:
                    people = self._in_office(people) or people
                return people[0] if len(people) == 1 else None
            found = self._by_family_name(people, kind == "surname", with_office)
            if found is not None:
                return found
        return None

    def _by_family_name(self, people: list[str], rare: bool, with_office: bool) -> str | None:
        """Return the one of those with a family name who was named before, who is in office, or who alone has it."""
        before = [person for person in people if person in self._memory.known]
        if len(before) == 1:
            return before[0]
        active = self._in_office(people)
        if len(active) == 1 and (rare or with_office):
            return active[0]
        if len(people) == 1 and rare and (with_office or not self._g.tenures.get(people[0])):
            return people[0]
        return None

    def _of(self, owner: str, people: list[str]) -> list[str]:
        """Return those who ever held an office of an actor or of its organs."""
        return [
            person
            for person in people
            if any(held.actor_id == owner or self._g.parent.get(held.actor_id) == owner for held in self._g.tenures.get(person, ()))
        ]

    def _in_office(self, people: list[str]) -> list[str]:
        return [person for person in people if self._g.tenure_at(person, self._memory.day)[1]]

    def known_before(self, token: Token) -> bool:
        """Say whether a family name that is an ordinary word, too, is one of somebody named in full: "Brown", "May"."""
        return any(person in self._memory.known for person in token.senses["commonname"][0])

    def tenure(self, person: str | None) -> Tenure | None:
        """Return the office that a person holds, none for who holds none now."""
        if person is None:
            return None
        tenure, current = self._g.tenure_at(person, self._memory.day)
        return tenure if current else None

    def actor(self, person: str) -> str | None:
        """Return the actor as which a person speaks, by the office held."""
        tenure = self.tenure(person)
        return self._g.speaking_as(tenure.actor_id) if tenure is not None else None

    def state(self, token: Token) -> str | None:
        """Return the state in which a person that a token names holds, or will soon hold, an office."""
        if not ("person" in token.senses or "surname" in token.senses):
            return None
        tenure = self.tenure(self.find(token, with_office=True))
        return self._g.state_of(tenure.actor_id) if tenure is not None and self._g.is_state(tenure.actor_id) else None

    def bears(self, name: list[Token], told: Who) -> bool:
        """Say whether a name is that of somebody the text told of: Alain Aoun is not Michel Aoun, but "Aoun" is."""
        written = " ".join([token.low for token in name])
        if len(name) == 1 or written in self._memory.full:
            return True
        return told.person is not None and written in (self._g.person_name.get(told.person) or "").lower()

    def goes_on(self, person: str, token: Token) -> bool:
        """Say whether a word is part of a person's name: "Peña | Nieto"."""
        return token.low in (self._g.person_name.get(person) or "").lower().split()

    def who(self, person: str, start: int, end: int) -> Who:
        """Return a person as the holder of the office held, as a former one, or as nobody's: "Edgar Lungu" after his term is former."""
        day = self._memory.day
        tenure, current = self._g.tenure_at(person, day)
        own = tenure is None or tenure.office not in UNBOUND
        if tenure is not None and current:
            return Who(self._g.speaking_as(tenure.actor_id), level_of(tenure), person, start, end, own, named=True)
        former = tenure is not None and day is not None and tenure.end < day
        return Who(None, "former_official" if former else "unspecified", person, start, end, own, former, named=True)
