"""Who "he", "the ministry" or "the bloc" is: the last fitting actor, at most three sentences back.

Belongs here: salience over sentences, fit of pronouns. Does not: building mentions, the fit of offices (bare_offices).
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.coding.bare_offices import BareOffices
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.mentions import Mention, Who

_REACH = 3
"""Sentences over which somebody is remembered."""
_CLAUSE = 15
"""Characters between the subjects of two clauses; those of one stand closer: "the president and its prime minister congratulated her"."""
_TWO = 2
_JOINT = {"minister", "foreign_minister", "head_of_state", "head_of_government", "government", "ambassador"}
"""Offices by which several who were named are spoken of again: "the ministers", "the leaders"."""
_OF_TWO = {"mission", "ambassador", "government"}
"""Offices before which "both" means two who were named: "both missions"."""
_PERSON_LEVELS = {
    "head_of_state", "head_of_government", "foreign_minister", "minister", "spokesperson", "ambassador", "organisation_head",
    "organisation_official", "mission_head",
}  # fmt: skip

Remembered = tuple[int, Mention]
"""The number of a sentence and somebody spoken of in it."""


class Coreference:
    """Remembers actors as the sentences go by."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._g, self._offices = gazetteer, BareOffices(gazetteer)
        words = gazetteer.words
        self._personal, self._he, self._him = words["personal"], words["personal_subjects"], words["personal_objects"]
        self._unions = words.parts["union_word"]
        self._members, self._leaders = words["members"], words["leaders"]
        self._they, self._bodily, self._both = words["they_and_them"], words["bodily"], words["two"]
        self._subjects: deque[Remembered] = deque(maxlen=12)
        self._mentions: deque[Remembered] = deque(maxlen=40)
        self._strangers: deque[int] = deque(maxlen=12)
        self._crowds: deque[int] = deque(maxlen=12)
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

    def crowd(self, start: int) -> None:
        """Remember that several whom no list knows were the subject there: "the two leaders said they": nobody named before."""
        self._crowds.append(start)

    def resolve(self, sentence: int, mention: Mention, host: str | None, later: list[Mention]) -> Mention | None:
        """Return the mention with the actors it refers to, or nothing; it is nobody who is named later in the sentence."""
        if mention.kind == "named":
            return mention
        if self._means_two(mention):
            return self._two(sentence, mention)
        if mention.count:
            return self._so_many(sentence, mention)
        objective = mention.kind == "pronoun" and mention.word in self._him
        who = self._within(sentence, mention, host)
        if not who and objective:
            outer = self._outer(sentence, mention, host)
            who = () if _named(outer, later) else outer
        if who:
            return mention.meaning(who)
        found = self._before(sentence, mention, host, later, objective)
        return found if found is not None or mention.kind != "generic" else self._two_heads(sentence, mention)

    def _before(self, sentence: int, mention: Mention, host: str | None, later: list[Mention], objective: bool) -> Mention | None:
        """Return a mention as the last who fits, in this sentence and those before."""
        since, crowded = self._since(mention), self._crowded(mention)
        for number, candidate, subject in self._candidates(sentence, mention, objective):
            if candidate.start < (crowded if candidate.kind == "group" else since):
                return None
            if candidate.kind == "group":
                if subject and self._is_group_again(mention, candidate):
                    return replace(mention, kind="group", who=tuple([who.at(mention.start, mention.end) for who in candidate.who]))
                continue
            # "He" can be somebody named beside the subject, too, in this sentence or the one before.
            beside = not subject and mention.word in self._he and sentence - number <= 1 and len(candidate.who) == 1
            candidate = _other_of_two(candidate, later) if mention.kind == "generic" else candidate
            who = self._fit(mention, candidate, host, subject or (beside and candidate.who[0].named))
            if who and not _named(who, later):
                return mention.meaning(who)
        return None

    def _candidates(self, sentence: int, mention: Mention, objective: bool) -> Iterator[tuple[int, Mention, bool]]:
        """Yield those spoken of before a mention with sentence and whether as a subject, the likeliest first.

        "Him" is no subject of its own sentence: it is somebody named beside that, or in an earlier one.
        """
        for memory in (self._mentions, self._subjects, self._mentions) if objective else (self._subjects, self._mentions):
            subjects = memory is self._subjects
            for number, candidate in reversed(memory):
                if sentence - number > _REACH:
                    break
                if candidate.start < mention.start and not (objective and subjects and number == sentence):
                    yield number, candidate, subjects

    def _since(self, mention: Mention) -> int:
        """Return where the last body or person stands that no list knows: who was named before is not meant any more."""
        if mention.word in self._bodily:
            unknown: Iterable[int] = (*self.bodies, self._crowded(mention))
        elif mention.word in self._personal:
            unknown = self._strangers
        else:
            return 0
        return max([start for start in unknown if start < mention.start], default=0)

    def _crowded(self, mention: Mention) -> int:
        """Return where several last stand whom no list knows, if "they" can be they."""
        return max([start for start in self._crowds if mention.word in self._they and start < mention.start], default=0)

    def _is_group_again(self, mention: Mention, group: Mention) -> bool:
        """Say whether a group is spoken of again: "Several states … They", "Several leaders, among them A and B … The leaders"."""
        if mention.word in self._they:
            return True
        role = mention.role if mention.kind == "generic" else None
        return role is not None and role.plural and role.level in _JOINT and len(group.who) > 1

    def _within(self, sentence: int, mention: Mention, host: str | None) -> tuple[Who, ...]:
        """Return the organisation of the same sentence that an office of one means: "at the Union's summit its chairman …"."""
        role = mention.role
        if mention.kind != "generic" or role is None or not role.level.startswith("organisation"):
            return ()
        for number, candidate in reversed(self._mentions):
            if number == sentence and candidate.start < mention.start:
                who = self._offices.fit(mention, role, candidate.who, host)
                if who:
                    return who
        return ()

    def _outer(self, sentence: int, mention: Mention, host: str | None) -> tuple[Who, ...]:
        """Return the subject of the clause around that of "him": "A received a message in which B congratulated him"."""
        here, beside = (
            [candidate for number, candidate in memory if number == sentence and candidate.who and candidate.start < mention.start]
            for memory in (self._subjects, self._mentions)
        )
        if len(here) != _TWO or here[1].start - here[0].end < _CLAUSE:
            return ()
        if any(self._fit(mention, candidate, host, subject=True) for candidate in beside):
            return ()
        outer, inner = (self._fit(mention, candidate, host, subject=True) for candidate in here)
        return outer if outer and inner and outer[0] != inner[0] else ()

    # -- two ----------------------------------------------------------------------------------------------------------------------------

    def _means_two(self, mention: Mention) -> bool:
        """Say whether a mention means the last two: "Both declined", "both missions"."""
        if mention.kind == "pronoun" and mention.word in self._both:
            return True
        return mention.both and mention.role is not None and mention.role.level in _OF_TWO

    def _two(self, sentence: int, mention: Mention) -> Mention | None:
        """Return the last two who were spoken of as subjects: "Both declined", "both missions" for those whose they are."""
        found = self._last_two(sentence, mention)
        if mention.role is None or mention.role.level != "mission":
            return mention.meaning(found) if found else None
        return mention.meaning([replace(who, actor=self._g.mission_of(who.actor), level="mission") for who in found if who.actor])

    def _last_two(self, sentence: int, mention: Mention) -> list[Who]:
        found: list[Who] = []
        for number, candidate in reversed(self._subjects):
            spoken_of = candidate.who and candidate.kind not in ("pronoun", "people") and candidate.start < mention.start
            if not spoken_of or sentence - number > _REACH:
                continue
            if len(candidate.who) == _TWO and not found:
                return list(candidate.who)
            one = candidate.who[0]
            if len(candidate.who) == 1 and one.actor is not None and all(one.actor != other.actor for other in found):
                found.append(one)
            if len(found) == _TWO:
                return found
        return []

    def _two_heads(self, sentence: int, mention: Mention) -> Mention | None:
        """Return the only two leaders just spoken of, as subject or not: "A had a call with B. The presidents confirmed …"."""
        heads = mention.role is not None and mention.role.plural and mention.role.level.startswith("head_of")
        if not mention.plain or not (heads or (mention.role is None and mention.word in self._leaders)):
            return None
        last: dict[str, Who] = {}
        for number, candidate in (*self._mentions, *self._subjects):
            if sentence - number <= _REACH and candidate.start < mention.start:
                last.update({who.actor: who for who in candidate.who if who.actor is not None and who.level.startswith("head_of")})
        return mention.meaning(last.values()) if len(last) == _TWO else None

    def _so_many(self, sentence: int, mention: Mention) -> Mention | None:
        """Return those last named together who are so many: "the envoys of A, B and C … The three countries had said"."""
        spoken_of = sorted((*self._subjects, *self._mentions), key=lambda remembered: remembered[1].start, reverse=True)
        for number, candidate in spoken_of:
            actors = {who.actor for who in candidate.who}
            if sentence - number <= _REACH and len(actors) == len(candidate.who) == mention.count and None not in actors:
                return mention.meaning(candidate.who)
        return None

    # -- fit ----------------------------------------------------------------------------------------------------------------------------

    def _fit(self, mention: Mention, candidate: Mention, host: str | None, subject: bool) -> tuple[Who, ...]:
        """Return whom of a candidate a mention means.

        Args:
            mention: A pronoun, a bloc or an office.
            candidate: Somebody spoken of before.
            host: State whose election it is.
            subject: Whether the candidate was a subject, or counts as one.
        """
        if mention.kind == "pronoun":
            return self._fit_of_pronoun(mention.word, candidate, subject)
        if mention.kind == "bloc":
            return self._last_body(candidate.who, union=mention.word.endswith(self._unions))
        if mention.kind == "generic" and mention.role is not None:
            return self._offices.fit(mention, mention.role, candidate.who, host)
        return ()

    def _fit_of_pronoun(self, word: str, candidate: Mention, subject: bool) -> tuple[Who, ...]:
        """Return whom "he", "it", "they" mean: a person, a body, several."""
        who, role = candidate.who, candidate.role
        one, body = who[0], role is not None and role.body
        if not (subject or word in self._him):
            return ()
        if word in self._they:
            # "The members of the Security Council welcomed it. They urged"
            members = candidate.word in self._members or (self._g.is_group(one.actor) and not one.named)
            many = len(who) > 1 or one.level in ("mission", "mission_head") or (role is not None and role.plural) or members
            return who if many else ()
        if len(who) != 1:
            return ()
        if word in self._personal:
            held = self._g.is_one_person(one.actor)
            personal = one.person is not None or one.named or one.level in _PERSON_LEVELS or held
            return who if personal and (held or not body) else ()
        # ("The mission" is none, though its head was named before.)
        nameless = not one.named or (candidate.kind == "generic" and body)
        impersonal = one.person is None and nameless and (body or one.level not in _PERSON_LEVELS)
        return who if word == "it" and impersonal and candidate.kind != "people" else ()

    def _last_body(self, who: tuple[Who, ...], union: bool) -> tuple[Who, ...]:
        """Return the last organisation that "the bloc" or "the union" can be."""
        bodies = [one for one in who if one.actor and self._g.organisation(one.actor) and (not union or self._g.is_union(one.actor))]
        return tuple(bodies[-1:])


def _named(who: tuple[Who, ...], later: list[Mention]) -> bool:
    """Say whether one of several mentions names the same person or body."""
    return any(
        (one.person, one.actor, one.named) == (other.person, other.actor, other.named)
        and (one.person is not None or one.level == other.level)
        for one in who
        for mention in later
        for other in mention.who
    )


def _other_of_two(candidate: Mention, later: list[Mention]) -> Mention:
    """Return of two who were named together the one who is not named later: "between X and Y. The head of state congratulated Y"."""
    if len(candidate.who) != _TWO:
        return candidate
    others = {who.actor for mention in later for who in mention.who}
    left = [who for who in candidate.who if who.actor not in others]
    return replace(candidate, who=tuple(left)) if len(left) == 1 else candidate
