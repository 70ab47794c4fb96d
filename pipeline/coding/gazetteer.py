"""Names: which actor or person an expression can stand for, who held which office when, and as whom somebody speaks.

Belongs here: expressions from the reference tables, family names, dated tenures, organs that speak as their organisation. Does not:
putting together offices and names in a sentence (mentions).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.matches import ANY, EXACT, INITIAL, Sense, fold
from pipeline.coding.reference import Reference

_LONG_AGO, _FAR_AHEAD = date(1, 1, 1), date(9999, 12, 31)
_STATES = {"state", "entity"}


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held."""

    actor_id: str
    office: str
    start: date
    end: date


class Gazetteer:
    """The reference tables, turned to be asked by name, id and date."""

    def __init__(self, reference: Reference, lexicon: Lexicon) -> None:
        roles = lexicon.files["roles"]
        self._lexicon, self.words = lexicon, lexicon.words
        self._second = frozenset(roles.get("second_offices", ()))
        self._speak_as: dict[str, str] = roles.get("speak_as", {})
        self._heads: dict[str, str] = roles.get("heads", {})
        self._missions: dict[str, str] = roles.get("missions", {})
        self._assemblies: dict[str, str] = roles.get("assemblies", {})
        self._leading = tuple(roles.get("leading_missions", ()))
        self.joint_missions = frozenset((*self._leading, *roles.get("joining_missions", ())))
        """those who observe together"""
        self._single = frozenset(roles.get("single_organs", ()))
        self._common = frozenset(roles.get("common_names", ()))
        self._particles = lexicon.words["particles"] | lexicon.words["family_openers"]
        self._seats_speak = lexicon.sets["roles.seats_speak"]
        self.kind = {row["actor_id"]: row["kind"] for row in reference.actors}
        self.country = {row["actor_id"]: row.get("country_id") for row in reference.actors}
        self.parent = {row["actor_id"]: row.get("parent_actor_id") for row in reference.actors}
        self.name = {row["actor_id"]: row.get("name_en") or row["actor_id"] for row in reference.actors}
        self.publishers = {row["publisher_id"]: row for row in reference.publishers}
        self.tenures: dict[str, list[Tenure]] = defaultdict(list)
        for row in reference.office_tenures:
            self.tenures[row["person_id"]].append(
                Tenure(row["actor_id"], row["office"] or "other", row["start_date"] or _LONG_AGO, row["end_date"] or _FAR_AHEAD)
            )
        for held in self.tenures.values():
            held.sort(key=lambda t: (t.start, t.end, t.actor_id, t.office))
        self._holders: dict[tuple[str, str], list[tuple[Tenure, str]]] = defaultdict(list)
        for person in sorted(self.tenures):
            for tenure in self.tenures[person]:
                self._holders[tenure.actor_id, tenure.office].append((tenure, person))
        self.person_name = {row["person_id"]: row["name_en"] for row in reference.persons}
        self._states = frozenset(actor for actor, kind in self.kind.items() if kind in _STATES)
        self._observers = frozenset(self._missions.values()) | {actor for actor, kind in self.kind.items() if kind == "mission"}
        self.houses = frozenset(row["name"].lower() for row in reference.actor_names if row["name_kind"] == "metonym")
        """names of palaces and offices that stand for a government"""
        self.expressions = tuple(self._expressions(reference))

    def is_state(self, actor: str | None) -> bool:
        """Say whether the actor is a state or a partly recognised entity."""
        return actor in self._states

    def organisation(self, actor: str | None) -> bool:
        """Say whether the actor is an organisation, an organ or a mission."""
        return actor is not None and self.kind.get(actor) in {"organisation", "organ", "mission"}

    def state_of(self, actor: str | None) -> str | None:
        """Return the state that an actor is or sits in."""
        return actor if actor is None or actor in self._states else self.country.get(actor)

    def is_mission(self, actor: str | None) -> bool:
        """Say whether the actor observes elections by trade."""
        return actor in self._observers

    def observes(self, actor: str | None) -> bool:
        """Say whether an organisation is known by its observing organ: what "the OSCE" finds on a vote is a verdict."""
        return actor in self._missions

    def speaking_as(self, actor: str) -> str:
        """Return the actor whose words an organ's words are."""
        return self._speak_as.get(actor, actor)

    def is_union(self, actor: str) -> bool:
        """Say whether "the Union" can be this organisation."""
        return self.name.get(actor, "").endswith("Union")

    def is_group(self, actor: str | None) -> bool:
        """Say whether an organisation is no more than states that meet, and so "they": "the Lima Group"."""
        return actor is not None and "Group" in self.name.get(actor, "").split()

    def binds(self, actor: str) -> str | None:
        """Return whom the actor's words bind: a state itself, an organ its organisation."""
        if self.is_state(actor) or self.kind.get(actor) == "organisation":
            return actor
        if self.kind.get(actor) == "organ":
            return self.parent.get(actor)
        return None

    def mission_of(self, actor: str) -> str:
        """Return the actor that observes for an organisation."""
        for candidate in (f"{actor}.EOM", self._missions.get(actor)):
            if candidate is not None and candidate in self.kind:
                return candidate
        return actor

    def leading(self, missions: Collection[str]) -> str | None:
        """Return who speaks for missions: the only one, or who leads them where they came together."""
        if len(missions) == 1:
            return next(iter(missions))
        return self.of_leading(missions) if self.joint_missions.issuperset(missions) else None

    def of_leading(self, missions: Collection[str]) -> str | None:
        """Return the first of missions that leads others."""
        return next((mission for mission in self._leading if mission in missions), None)

    def assembly_of(self, actor: str) -> str:
        """Return the parliamentary assembly of an organisation, the organisation itself where none is known."""
        assembly = self._assemblies.get(actor)
        return assembly if assembly is not None and assembly in self.kind else actor

    def is_one_person(self, actor: str | None) -> bool:
        """Say whether an actor is an organ that one person is: a secretary-general."""
        return actor is not None and actor.rpartition(".")[2] in self._single

    def head_of(self, actor: str) -> str:
        """Return the actor as which the head of an organisation speaks."""
        head = self._heads.get(actor)
        return head if head is not None and head in self.kind else actor

    def tenure_at(self, person: str, day: date | None) -> tuple[Tenure | None, bool]:
        """Return the office of a person on a day (or the nearest one), and whether it was held then."""
        held = self.tenures.get(person, [])
        if not held:
            return None, False
        if day is None:
            return held[-1], True
        active = [t for t in held if t.start <= day <= t.end]
        if any(t.start.year == day.year for t in active):
            # Of an office that ended some time in the year in which another began, the other is the one held.
            active = [t for t in active if t.end != date(day.year, 12, 31) or t.start.year == day.year] or active
        if active:
            return min(active, key=lambda t: (t.actor_id in self._second, _RANK.get(t.office, 9), t.start, t.actor_id)), True
        nearest = min(held, key=lambda t: (_distance(t, day), t.actor_id in self._second, t.start, t.actor_id))
        # A few days around a handover the old and the new holder are both spoken of by the office.
        return nearest, _distance(nearest, day) <= 120

    def holder(self, actor: str, offices: tuple[str, ...], day: date | None) -> str | None:
        """Return who held one of the offices of an actor on a day, if exactly one person did in the first office that has a holder."""
        if day is None:
            return None
        for office in offices:
            people = sorted({person for tenure, person in self._holders.get((actor, office), []) if tenure.start <= day <= tenure.end})
            if people:
                return people[0] if len(people) == 1 else None
        return None

    def _expressions(self, reference: Reference) -> Iterator[tuple[str, Sense]]:
        """Yield all names with what each can stand for."""
        taken: set[str] = set()
        for row in reference.actor_names:
            yield from self._actor_name(row)
            taken.add(fold(row["name"]).strip())
        names, family = self._person_names(reference)
        for name in sorted(names):
            yield name, Sense("person", tuple(sorted(names[name])), INITIAL)
        for name in sorted(family):
            folded = fold(name).strip()
            if folded and folded not in taken:
                # A family name that is a country's or a body's, too, is always that.
                common = folded in self._common or len(folded) < 2
                yield name, Sense("commonname" if common else "surname", tuple(sorted(family[name])), INITIAL)

    def _person_names(self, reference: Reference) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        """Return names in full and family names → the persons who have them: "Xi Jinping", "xi"."""
        titles = tuple(sorted({fold(word).strip() + " " for word, sense in self._lexicon.expressions if sense.kind == "role"}))
        names: dict[str, set[str]] = defaultdict(set)
        family: dict[str, set[str]] = defaultdict(set)
        for row in [*reference.persons, *reference.person_names]:
            name = row.get("name") or row.get("name_en") or ""
            folded = fold(name)
            words = folded.split()
            if "name_en" not in row and folded.strip().startswith(titles):
                # "President Xi" is an office and a name; as one expression it would hide "Xi Jinping".
                continue
            (names if len(words) > 1 else family)[name].add(row["person_id"])
            run = " ".join(_family(row["person_id"], words))
            if len(run) > 1 and run not in self._particles:
                family[run].add(row["person_id"])
        return names, family

    def _actor_name(self, row: Any) -> Iterator[tuple[str, Sense]]:
        """Yield a name of an actor as what it is: a seat or capital, a demonym, a name; an acronym with dots as well ("U.N.")."""
        name, kind, actor = row["name"], row["name_kind"], row["actor_id"]
        # The article is no part of the name; with it the expression would hide the name after a small "the".
        called = name.lower()
        if called not in self.words["with_article"]:
            name = name[len(called) - len(self.words.bare(called)) :]
        short = name.replace(".", "").isupper() and len(name) <= 8
        case = EXACT if short else INITIAL
        if name.islower():
            case = ANY
        if kind == "seat":
            if actor in self._seats_speak:
                yield name, Sense("seat", actor, case, name.rstrip("."))
            return
        if kind == "capital":
            yield name, Sense("capital", actor, case, name.rstrip("."))
        elif kind == "demonym":
            yield name, Sense("demonym", actor, case, name.rstrip("."))
        else:
            yield name, Sense("actor", (actor, kind), case, name.rstrip("."))
        if short and "." not in name and 1 < len(name) < 4:
            dotted = ".".join(name) + "."
            yield dotted, Sense("actor", (actor, kind), EXACT, dotted[:-1])


_FAMILY_GIVEN = 3
"""Words of a name of which the first is the family's, where it stands as its id has it."""
_REGNAL = re.compile("[ivx]+")
"""What kings of one name are told apart by."""
_RANK = {"head_of_state": 0, "head_of_government": 1, "foreign_minister": 2, "organisation_head": 3, "mission_head": 4}


def _distance(tenure: Tenure, day: date) -> int:
    return max((tenure.start - day).days, (day - tenure.end).days, 0)


def _family(person_id: str, words: list[str]) -> list[str]:
    """Return the family name as it stands in a name, by the order family-given of the person's id."""
    slug = person_id.removeprefix("P-").split("-")
    if slug and slug[-1].isdigit():
        slug = slug[:-1]
    if words == slug and len(slug) == _FAMILY_GIVEN and not any(map(_REGNAL.fullmatch, words)):
        # "Moon Jae-in", "Lee Hsien Loong": one word for the family, the others given.
        return slug[:1]
    for size in range(len(slug) - 1, 0, -1):
        run = slug[:size]
        if len(words) > size and any(words[at : at + size] == run for at in range(len(words) - size + 1)):
            return run
    return []
