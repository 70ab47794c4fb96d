"""Whose a mention is, seen from an election: the host's, somebody's abroad, those who contest or observe it.

Belongs here: what can be said of a mention by the actors that it names. Does not: what is said of them (conditions and what it asks).
"""

from pipeline.coding.conditions.case import Case
from pipeline.coding.elections import Target
from pipeline.coding.frames import Finding
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.mentions import Who
from pipeline.coding.tokens import Token


class Sides:
    """Tells the host's side of an election from all others."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._g = gazetteer

    def states_of(self, token: Token) -> list[str | None]:
        """Return the states that a mention or an election phrase names."""
        if token.cls == "E":
            return [token.data.country] if token.data.country else []
        if "demonym" in token.senses and token.cls == "w":
            # "urged Haitian political actors": whom no list knows is of some state all the same.
            return [token.senses["demonym"][0]]
        if token.cls != "M":
            return []
        return [state for who in token.data.who if (state := self._g.state_of(who.actor)) is not None and self._g.is_state(state)]

    def contests(self, token: Token, target: Target) -> bool:
        """Say whether a mention is of who runs, holds or contests the host's vote."""
        mention = token.data
        if any(self._g.state_of(who.actor) == target.country for who in mention.who):
            return True
        return mention.kind == "generic" and mention.role is not None and mention.word in self._g.words["parties"]

    def one_of(self, name: str, token: Token) -> bool:
        """Say whether one of the words of an expression is on a list."""
        listed = self._g.words[name]
        return any(word in listed for word in token.low.split())

    def elect(self, token: Token) -> bool:
        """Say whether a mention is of somebody elected who is not yet in office: "the president-elect"."""
        return "elect" in self._g.words.marks(token.data.word).whole

    def of_host(self, token: Token, target: Target) -> bool:
        """Say whether a mention can be of the host: it is, or no actor is known behind it."""
        mention = token.data
        return (
            mention.kind == "pronoun"
            or not mention.who
            or any(self._g.state_of(who.actor) in (target.country, None) for who in mention.who)
        )

    @staticmethod
    def observes(token: Token) -> bool:
        """Say whether a mention is of those who observe a vote."""
        if token.cls != "M":
            return False
        levels = {who.level for who in token.data.who} or ({token.data.role.level} if token.data.role is not None else set())
        return bool(levels) and levels <= {"mission", "mission_head"}

    def of_own_people(self, token: Token, case: Case) -> bool:
        """Say whether a mention is of the speaker's own people: "thanked Y for standing with the Norwegian people"."""
        if token.cls != "M" or token.data.kind != "people":
            return False
        own, named = self._g.state_of(case.who.actor), self.states_of(token)
        return own is not None and own != case.target.country and bool(named) and all(state == own for state in named)

    def of_observers(self, case: Case) -> bool:
        """Say whether those who observed the vote are named in the sentence."""
        return any(
            (token.data.role is not None and token.data.role.level == "mission")
            or any(who.level.startswith("mission") or (who.actor is not None and self._g.is_mission(who.actor)) for who in token.data.who)
            for token in case.sentence.mentions()
        )

    def from_abroad(self, token: Token, target: Target) -> bool:
        """Say whether a word tells of somebody abroad: "Western", "the United States"."""
        if token.cls != "M":
            return "abroad" in token.word.marks
        return token.data.word in self._g.words["abroad"] or any(self.foreign(who, target) for who in token.data.who)

    def foreign(self, who: Who, target: Target) -> bool:
        """Say whether somebody is known to be of another state than the host."""
        return who.actor is not None and self._g.state_of(who.actor) != target.country


def of_people(token: Token) -> bool:
    """Say whether a mention is of those who vote."""
    if token.cls != "M":
        return False
    mention = token.data
    return mention.kind == "people" or (mention.role is not None and not mention.role.own and mention.role.plural)


def honorees(finding: Finding) -> tuple[Who, ...]:
    """Return whom something is done to, as far as known."""
    return finding.honoree.data.who if finding.honoree is not None else ()
