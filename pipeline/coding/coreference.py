"""Who "he", "the ministry" or "the bloc" is: the last fitting actor, at most three sentences back.

Belongs here: salience over sentences, fit by kind of word. Does not: building mentions.
"""

from collections import deque
from dataclasses import replace

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.mentions import Mention, Who

_REACH = 3
_PERSONAL = {"he", "she", "him", "her"}
_PLURAL = {"they", "them"}
_BODILY = {"it", "they"}
_TWO = {"both", "neither"}
_CLAUSE = 15
"""Characters between the subjects of two clauses; those of one stand closer: "the president and its prime minister congratulated her"."""
_OBJECTIVE = {"him", "her"}
"""Never the subject of their own clause: "Trump called to congratulate him"."""


class Coreference:
    """Remembers actors as the sentences go by."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._g = gazetteer
        self._subjects: deque[tuple[int, Mention]] = deque(maxlen=12)
        self._mentions: deque[tuple[int, Mention]] = deque(maxlen=40)
        self._strangers: deque[int] = deque(maxlen=12)
        self.bodies: list[int] = []
        """where the verbs of bodies that no list knows stand in the sentence at hand"""

    def saw(self, sentence: int, mention: Mention, subject: bool) -> None:
        """Remember a resolved mention."""
        known = mention.who and (mention.who[0].actor or any(who.actor or who.person for who in mention.who))
        if known or mention.kind == "group":
            (self._subjects if subject else self._mentions).append((sentence, mention))

    def stranger(self, start: int) -> None:
        """Remember that somebody whom no list knows was the subject there: "he" after that can be nobody named before."""
        self._strangers.append(start)

    def resolve(self, sentence: int, mention: Mention, host: str | None, later: list[Mention]) -> Mention | None:
        """Return the mention with the actors it refers to, or nothing; it is nobody who is named later in the sentence."""
        if mention.kind == "named":
            return mention
        if mention.word in _TWO and mention.kind == "pronoun":
            return self._two(sentence, mention)
        if mention.both and mention.role is not None and mention.role.level in ("mission", "ambassador", "government"):
            return self._two(sentence, mention)
        if mention.kind == "generic" and mention.role is not None and mention.role.level.startswith("organisation"):
            for number, candidate in reversed(self._mentions):
                if number == sentence and candidate.start < mention.start and (who := self._office(mention, candidate.who, host)):
                    return mention.meaning(who)
        objective = mention.kind == "pronoun" and mention.word in _OBJECTIVE
        if objective and (who := self._outer(sentence, mention, host)) and not _named(who, later):
            return mention.meaning(who)
        # Who was named before the last body or person that no list knows is not meant any more.
        unknown = self.bodies if mention.word in _BODILY else self._strangers if mention.word in _PERSONAL else ()
        since = max([start for start in unknown if start < mention.start], default=0)
        for memory in (self._mentions, self._subjects, self._mentions) if objective else (self._subjects, self._mentions):
            subjects = memory is self._subjects
            for number, candidate in reversed(memory):
                if sentence - number > _REACH:
                    break
                if candidate.start >= mention.start or (objective and subjects and number == sentence):
                    # "Him" is no subject of its own sentence: it is somebody named beside that, or in an earlier one.
                    continue
                beside = not subjects and mention.word in ("he", "she") and sentence - number <= 1 and len(candidate.who) == 1
                if candidate.kind == "group":
                    same = mention.kind == "generic" and mention.role is not None and mention.role.plural and mention.role.level in _JOINT
                    if (mention.word in _PLURAL or (same and len(candidate.who) > 1)) and subjects:
                        return replace(mention, kind="group", who=tuple(w.at(mention.start, mention.end) for w in candidate.who))
                    continue
                if candidate.start < since:
                    return None
                who = self._fit(mention, candidate, host, subjects or (beside and candidate.who[0].named))
                if who and not _named(who, later):
                    return mention.meaning(who)
        return None

    def _outer(self, sentence: int, mention: Mention, host: str | None) -> tuple[Who, ...]:
        """Return the subject of the clause around that of "him": "A received a message in which B congratulated him"."""
        here, beside = (
            [candidate for number, candidate in memory if number == sentence and candidate.who and candidate.start < mention.start]
            for memory in (self._subjects, self._mentions)
        )
        if (
            len(here) != 2
            or here[1].start - here[0].end < _CLAUSE
            or any(self._fit(mention, candidate, host, subject=True) for candidate in beside)
        ):
            return ()
        outer, inner = (self._fit(mention, candidate, host, subject=True) for candidate in here)
        return outer if outer and inner and outer[0] != inner[0] else ()

    def _two(self, sentence: int, mention: Mention) -> Mention | None:
        """Return the last two who were spoken of as subjects: "Both declined", "Neither congratulated him"."""
        found: list[Who] = []
        for number, candidate in reversed(self._subjects):
            if (
                sentence - number > _REACH
                or candidate.start >= mention.start
                or candidate.kind in ("pronoun", "people")
                or not candidate.who
            ):
                continue
            if len(candidate.who) == 2 and not found:
                found = list(candidate.who)
                break
            one = candidate.who[0]
            if len(candidate.who) == 1 and one.actor is not None and all(one.actor != other.actor for other in found):
                found.append(one)
            if len(found) == 2:
                break
        if len(found) != 2:
            return None
        return mention.meaning(found)

    def _fit(self, mention: Mention, candidate: Mention, host: str | None, subject: bool) -> tuple[Who, ...]:
        who = candidate.who
        one = who[0]
        if mention.kind == "pronoun":
            if mention.word in _PERSONAL:
                personal = one.person is not None or one.named or one.level in _PERSON_LEVELS
                subject = subject or mention.word in _OBJECTIVE
                return who[:1] if len(who) == 1 and personal and subject and not (candidate.role and candidate.role.body) else ()
            if mention.word == "it":
                office = candidate.role is not None and candidate.role.body
                body = one.person is None and not one.named and (office or one.level not in _PERSON_LEVELS)
                return who[:1] if len(who) == 1 and body and subject and candidate.kind != "people" else ()
            if mention.word in _PLURAL:
                many = len(who) > 1 or one.level in ("mission", "mission_head") or (candidate.role is not None and candidate.role.plural)
                return who if many and subject else ()
            return ()
        if mention.kind == "bloc":
            union = mention.word.endswith("union")
            organisations = [w for w in who if w.actor and self._g.organisation(w.actor) and (not union or self._g.is_union(w.actor))]
            return tuple(organisations[-1:])
        if mention.kind == "generic" and mention.role is not None:
            return self._office(mention, who, host)
        return ()

    def _office(self, mention: Mention, who: tuple[Who, ...], host: str | None) -> tuple[Who, ...]:
        role = mention.role
        assert role is not None
        if not role.own or mention.word.endswith("-elect"):
            # Who is elected is the host's, and no office holder spoken of before.
            return ()
        if "ministry" in mention.word and any(self._g.organisation(one.actor) for one in who):
            # An organisation has no ministries.
            return ()
        if role.plural and mention.end - mention.start == len(mention.word):
            # "Observers from countries …": no article, nobody spoken of before.
            return ()
        if role.plural and mention.owned and len(who) == 1 and self._g.organisation(who[0].actor) and role.level == "head_of_state":
            # "The Union met. Its leaders asked for …"
            return who
        if role.plural and role.level in _MINISTERS and len(who) == 1 and self._g.organisation(who[0].actor) and who[0].level in _MINISTERS:
            # "a meeting of EU foreign ministers … The ministers voiced"
            return who
        if (
            role.level == "ambassador"
            and mention.word == "delegation"
            and all(one.level.startswith("mission") or self._g.is_mission(one.actor) or self._g.observes(one.actor) for one in who)
        ):
            # "a joint delegation of A and B … The delegation found"
            return who
        if role.plural and role.level not in ("mission",):
            governments = role.level == "government" and all(self._g.is_state(w.actor) for w in who)
            return who if len(who) > 1 and (governments or any(w.level == role.level for w in who)) else ()
        if role.level == "mission" and mention.owned and all(one.level.startswith("mission") for one in who):
            return who
        if len(who) != 1 or who[0].actor is None or not who[0].own:
            return ()
        one = who[0]
        if mention.name and role.level in _MINISTERS:
            # "Belgium suspended its aid. Foreign Minister Didier Reynders said": of the state spoken of just before.
            fits = self._g.is_state(one.actor) and one.level in (
                "government",
                "ministry",
                "head_of_state",
                "head_of_government",
                "ambassador",
            )
            return (replace(one, level=role.level, person=None),) if fits else ()
        if mention.name and role.level not in ("spokesperson", "ministry"):
            # Somebody named is not the one spoken of before.
            return ()
        if role.level == "mission" or role.level == "mission_head":
            if mention.owned and one.actor is not None and self._g.organisation(one.actor) and not self._g.is_mission(one.actor):
                # "The Union did not congratulate him. Its observers had found …"
                return (replace(one, actor=self._g.mission_of(one.actor), level=role.level, person=None),)
            fits = self._g.is_mission(one.actor) or one.level in ("mission", "mission_head")
            return (replace(one, level=role.level, person=None),) if fits else ()
        if role.level == "ministry":
            fits = self._g.is_state(one.actor) and one.level in ("ministry", "spokesperson", "foreign_minister")
            return (replace(one, level="ministry", person=None),) if fits else ()
        if role.level == "spokesperson" and (one.level in _HOUSES or one.level == "spokesperson") and one.actor != host:
            return (replace(one, level="spokesperson", person=one.person if one.level == "spokesperson" else None),)
        if role.level == "organisation_head" and self._g.organisation(one.actor) and not self._g.is_mission(one.actor):
            return (replace(one, level=role.level, person=None),)
        if role.level in (
            "ambassador",
            "foreign_minister",
            "minister",
            "head_of_government",
            "head_of_state",
            "organisation_head",
        ):
            return who if one.level == role.level and one.actor != host else ()
        if role.level in ("organisation_organ", "organisation_official"):
            return who if self._g.organisation(one.actor) else ()
        return ()


_JOINT = {"minister", "foreign_minister", "head_of_state", "head_of_government", "government", "ambassador"}
"""Offices by which several who were named are spoken of again: "the ministers", "the leaders"."""
_MINISTERS = {"minister", "foreign_minister", "head_of_government"}
_HOUSES = {"government", "ministry", "organisation_organ"}
"""What a spokesman speaks for."""
_PERSON_LEVELS = {
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "minister",
    "spokesperson",
    "ambassador",
    "organisation_head",
    "organisation_official",
    "mission_head",
}


def _named(who: tuple[Who, ...], later: list[Mention]) -> bool:
    """Say whether one of several mentions names the same person or body."""
    return any(
        (one.person, one.actor) == (other.person, other.actor) and (one.person is not None or one.level == other.level)
        for one in who
        for mention in later
        for other in mention.who
    )
