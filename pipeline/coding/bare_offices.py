"""Which of those spoken of before an office without a name can mean: "the ministry", "its observers", "the ministers".

Belongs here: the fit of an office to one candidate. Does not: the order in which candidates are tried (coreference), offices with an owner
(mentions).
"""

from dataclasses import replace

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Role
from pipeline.coding.mentions import Mention, Who

_MINISTERS = {"minister", "foreign_minister", "head_of_government"}
_MISSIONS = {"mission", "mission_head"}
_HOUSES = {"government", "ministry", "organisation_organ", "spokesperson"}
"""What a spokesman speaks for, and who he is."""
_MINISTRIES = {"ministry", "spokesperson", "foreign_minister"}
"""Levels at which "the ministry" can have been spoken of before."""
_CABINETS = {"government", "ministry", "head_of_state", "head_of_government", "ambassador"}
"""Levels at which the state of a minister by name can have been spoken of before."""
_NAMELESS = {"spokesperson", "ministry"}
"""Offices that are those spoken of before even where a name stands beside them."""
_OF_ONE = {"ambassador", "foreign_minister", "minister", "head_of_government", "head_of_state", "organisation_head"}
"""Offices that mean who was last spoken of by the same."""
_WITHIN = {"organisation_organ", "organisation_official"}

Fit = tuple[Who, ...]
"""Whom an office means, as it then speaks; empty where it can't mean the candidate."""


class BareOffices:
    """Knows whom an office without a name can mean."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._g = gazetteer

    def fit(self, mention: Mention, role: Role, who: tuple[Who, ...], host: str | None) -> Fit:
        """Return whom of a candidate an office means.

        Args:
            mention: The office: "the ministers".
            role: Its office.
            who: Actors of the candidate, at least one.
            host: State whose election it is; its offices are seldom meant.
        """
        if self._means_nobody(mention, role, who):
            return ()
        several = self._several(mention, role, who)
        if several is not None:
            return several
        if len(who) != 1 or who[0].actor is None or not who[0].own:
            return ()
        return self._one(mention, role, who[0], host)

    def _means_nobody(self, mention: Mention, role: Role, who: tuple[Who, ...]) -> bool:
        """Say whether an office means none spoken of before: "the president-elect", the ministry of a union, "Observers from …"."""
        if not role.own or mention.word.endswith(self._g.words.parts["elect"]):
            # Who is elected is the host's, and no office holder spoken of before.
            return True
        if "ministry" in mention.word and any(self._g.organisation(one.actor) for one in who):
            # An organisation has no ministries.
            return True
        # "Observers from countries …": no article, nobody spoken of before.
        return role.plural and mention.end - mention.start == len(mention.word)

    def _several(self, mention: Mention, role: Role, who: tuple[Who, ...]) -> Fit | None:
        """Return whom an office of several means, or one that several hold together; None where it is one of one."""
        if role.plural and len(who) == 1 and self._are_its(mention, role, who[0]):
            return who
        if role.level == "ambassador" and mention.word in self._g.words["of_several"] and all(self._observes(one) for one in who):
            # "a joint delegation of A and B … The delegation found"
            return who
        if role.plural and role.level != "mission":
            governments = role.level == "government" and all(self._g.is_state(one.actor) for one in who)
            return who if len(who) > 1 and (governments or any(one.level == role.level for one in who)) else ()
        if role.level == "mission" and mention.owned and all(one.level.startswith("mission") for one in who):
            return who
        return None

    def _are_its(self, mention: Mention, role: Role, one: Who) -> bool:
        """Say whether several are an organisation's: "The Union met. Its leaders asked …", "EU foreign ministers met. The ministers …"."""
        if not self._g.organisation(one.actor):
            return False
        if mention.owned and role.level == "head_of_state":
            return True
        return role.level in _MINISTERS and one.level in _MINISTERS

    def _observes(self, one: Who) -> bool:
        return one.level.startswith("mission") or self._g.is_mission(one.actor) or self._g.observes(one.actor)

    def _one(self, mention: Mention, role: Role, one: Who, host: str | None) -> Fit:
        """Return whom an office of one means, of one who was spoken of before."""
        level = role.level
        if mention.name and level in _MINISTERS:
            # "Belgium suspended its aid. Foreign Minister Didier Reynders said": of the state spoken of just before.
            return _if(self._g.is_state(one.actor) and one.level in _CABINETS, one, level)
        if mention.name and level not in _NAMELESS:
            # Somebody named is not the one spoken of before.
            return ()
        if level in _MISSIONS:
            return self._mission(mention, level, one)
        if level == "ministry":
            # "Norway does not recognise the result. The Foreign Ministry said the vote was a sham."
            ministries = _MINISTRIES if one.actor == host else _MINISTRIES | {"government"}
            return _if(self._g.is_state(one.actor) and one.level in ministries, one, level)
        if level == "spokesperson":
            person = one.person if one.level == "spokesperson" else None
            return _if(one.level in _HOUSES and one.actor != host, one, level, person)
        if level == "organisation_head" and self._g.organisation(one.actor) and not self._g.is_mission(one.actor):
            return _if(True, one, level)
        if level in _OF_ONE:
            return (one,) if one.level == level and one.actor != host else ()
        return (one,) if level in _WITHIN and self._g.organisation(one.actor) else ()

    def _mission(self, mention: Mention, level: str, one: Who) -> Fit:
        """Return the observers that "the mission" means: "The Union did not congratulate him. Its observers had found …"."""
        if mention.owned and one.actor is not None and self._g.organisation(one.actor) and not self._g.is_mission(one.actor):
            return (replace(one, actor=self._g.mission_of(one.actor), level=level, person=None),)
        return _if(self._g.is_mission(one.actor) or one.level in _MISSIONS, one, level)


def _if(fits: bool, one: Who, level: str, person: str | None = None) -> Fit:
    """Return one who was spoken of as the holder of another office, if that fits."""
    return (replace(one, level=level, person=person),) if fits else ()
