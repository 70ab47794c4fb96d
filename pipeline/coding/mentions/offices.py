"""What an office is: which of those that a word can name, and as whom its holder speaks.

Belongs here: the office by itself, once it is known whose it is. Does not: finding whose it is (owners) or who holds it (holders).
"""

from dataclasses import replace
from datetime import date

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Role
from pipeline.coding.mentions.memory import Memory
from pipeline.coding.mentions.model import Mention, Who
from pipeline.coding.tokens import Token

SPOKESPERSON = "spokesperson"
"""Level of who speaks for others."""
_MISSION = ("mission", "mission_head")
_IN_ORGANISATIONS = {
    "organisation_head": "organisation_head", "leader": "organisation_head", "head_of_state": "organisation_head",
    "government": "organisation_organ", "ministry": "organisation_organ",
    "minister": "organisation_official", "foreign_minister": "organisation_official", "ambassador": "organisation_official",
}  # fmt: skip
"""Level of an office of states → what it is in an organisation; other levels are the same in both."""
_WITHIN = frozenset(_IN_ORGANISATIONS.values())


class Offices:
    """Knows as whom the holder of an office speaks."""

    def __init__(self, gazetteer: Gazetteer, memory: Memory) -> None:
        self._g, self._memory = gazetteer, memory

    def role(self, token: Token, actor: str | None) -> Role:
        """Choose among the offices that a word can name: a "chief" of a state is none of an organisation."""
        roles = token.senses["role"]
        if len(roles) == 1:
            return roles[0]
        if actor is None or self._g.is_state(actor):
            fitting = (role for role in roles if not role.level.startswith(("organisation", "mission")))
            return next(fitting, roles[-1])
        kinds = ("mission", "organisation") if self._g.is_mission(actor) else ("organisation", "mission")
        return next((role for kind in kinds for role in roles if role.level.startswith(kind)), roles[0])

    def who(self, role: Role, owner: str, start: int, end: int) -> Who:
        """Return the actor that an office of a state or organisation speaks as, with its holder on the day where the office tells it."""
        actor, level = owner, role.level
        if not self._g.is_state(owner):
            actor, level = self._of_organisation(owner, level)
        elif level == "organisation_head":
            level = "minister"
        elif level in _MISSION:
            return Who(None, level, start=start, end=end, own=False)
        person = self._g.holder(owner, role.offices, self._day) if role.offices and role.own else None
        if person is not None and role.level == "head_of_state" and role.offices[0] == "head_of_state":
            tenure, _ = self._g.tenure_at(person, self._day)
            level = tenure.office if tenure and tenure.office.startswith("head_of") else level
        return Who(self._g.speaking_as(actor), level, person, start, end, role.own)

    def of_a_colleague(self, mention: Mention, before: object) -> Mention | None:
        """Read "the EU's foreign policy chief Ann Other and | Commissioner Ole Nordmann": an office of the organisation named before.

        Args:
            mention: An office without an owner, with the name of who holds it.
            before: What stands before the "and" between them, a mention perhaps.
        """
        role = mention.role
        if role is None or role.level not in _WITHIN or not isinstance(before, Mention) or len(before.who) != 1:
            return None
        colleague = before.who[0]
        if colleague.actor is None or self._g.is_state(colleague.actor) or colleague.level not in _WITHIN:
            return None
        who = replace(self.who(role, colleague.actor, mention.start, mention.end), person=None, named=True)
        return replace(mention, kind=before.kind, who=(who,), name="")

    @property
    def _day(self) -> date | None:
        return self._memory.day

    def _of_organisation(self, owner: str, level: str) -> tuple[str, str]:
        """Return as which actor, at which level, an office in an organisation speaks: its observers as its mission."""
        if level in _MISSION:
            mission = self._g.mission_of(owner)
            if level == "mission_head" and mission == owner and not (self._g.is_mission(owner) or self._g.observes(owner)):
                # "the UN's special coordinator": of an organisation that sends no observers
                return owner, "organisation_official"
            return mission, level
        if level == "assembly":
            return self._g.assembly_of(owner), "organisation_organ"
        within = _IN_ORGANISATIONS.get(level, level)
        if within == "organisation_head" and self._g.is_mission(owner):
            # "the CIS observers' chief"
            return owner, "mission_head"
        return (self._g.head_of(owner) if within == "organisation_head" else owner), within


def sense_at(token: Token, *levels: str) -> Role | None:
    """Return the office of one of some levels that a token can name."""
    return next((role for role in token.senses.get("role", ()) if role.level in levels), None)


def of_mission(mention: Mention) -> bool:
    """Say whether a mention is of observers or their mission."""
    return mention.role is not None and mention.role.level == "mission"
