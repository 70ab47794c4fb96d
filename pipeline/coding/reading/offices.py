"""Whose an office without a country is: "the foreign ministry" under the heading "Spain", "its mission", "the Secretary-General".

Belongs here: what the words around an office, and what the text is, tell of its state or organisation. Does not: who was named in the
sentences before (coreference), the order in which these are asked (referring).
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.coding.clauses import FINITE
from pipeline.coding.document import Sentence
from pipeline.coding.frames.speakers import OF_OTHERS
from pipeline.coding.mentions import Mention, Who
from pipeline.coding.reading.context import Context
from pipeline.coding.tokens import Token

_NATIONS = "IO-UN"
"""Whose secretary-general is named without it."""
_OF_STATES = frozenset(("minister", "foreign_minister", "spokesperson", "ministry", "ambassador", "head_of_government", "government"))
_OF_MISSIONS = frozenset(("mission", "mission_head", "organisation_organ"))
_OF_ORGANISATIONS = frozenset(("organisation_head", "organisation_organ", "organisation_official", "spokesperson"))
_GOVERNING = ("ministry", "government")
_OBSERVING = ("mission", "mission_head")
_BEFORE = 12
"""Tokens before "its ministry" within which its state was named."""
_WHOSE = 4
"""Tokens before "whose ministry" within which its state was named."""
_OPENING = 4
"""Number of the last token of a sentence that "In Beijing" still opens."""
_BESIDE = 3
"""The same of "In Norland", which names a state and no place that speaks for one."""
_ABROAD = 24
"""Characters before observers within which it stands where they come from."""


def one_of_state(mention: Mention) -> bool:
    """Say whether a mention is one office that states have, nobody named with it: "the foreign ministry"."""
    role = mention.role
    return mention.kind == "generic" and role is not None and role.own and not role.plural and role.level in _OF_STATES


class Offices:
    """Finds whose an office is; each rule returns the mention with its actor, or nothing where it does not apply."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text, self._g, self._words = context.text.text, context.gazetteer, context.words
        self._own_head = context.tools.lexicon.patterns["own_head"]
        self._host, self._own, self._voice = context.elections.country, context.own, context.voice
        self._former = context.tools.lexicon.sets["roles.former"]

    # -- by the words around it -------------------------------------------------------------------------------------------------------

    def spent(self, mention: Mention) -> bool:
        """Say whether an office without a name is one that is held no longer: "the ousted president"."""
        if mention.role is None:
            return False
        words = self._text[mention.start : mention.end].lower().split()
        return not self._former.isdisjoint(words[:3])

    def labelled(self, mention: Mention, label: Mention | None) -> Mention | None:
        """Let "the foreign ministry" behind "Iran:" be Iran's, "the ministers of the five countries" behind a list of states theirs."""
        if label is None or mention.start <= label.start or mention.kind != "generic" or mention.role is None or not mention.role.own:
            return None
        states = [who for who in label.who if self._g.is_state(who.actor)]
        if len(states) != len(label.who) or (len(states) > 1) != mention.role.plural:
            return None
        return mention.meaning([replace(who, level=mention.role.level) for who in states])

    def headed(self, mention: Mention, heading: Who | None) -> Mention | None:
        """Let "the foreign ministry" under the heading "Spain" be Spain's."""
        if heading is None or mention.kind != "generic" or mention.role is None or not mention.role.own or mention.role.plural:
            return None
        return mention.meaning((replace(heading, level=mention.role.level),))

    def possessed(self, sentence: Sentence, at: int, mention: Mention) -> Mention | None:
        """Let "its foreign ministry" be that of the one state just named: "a holiday in China, and its foreign ministry kept silent"."""
        if mention.kind != "generic" or mention.role is None:
            return None
        if at and sentence.tokens[at - 1].low == "whose":
            return self._of_antecedent(sentence, at, mention)
        if at > 1 and sentence.tokens[at - 1].cls == "poss" and mention.role.level in _OBSERVING:
            # "The bloc's observers"
            owner = sentence.tokens[at - 2].data.who if sentence.tokens[at - 2].cls == "M" else ()
            sent = len(owner) == 1 and self._g.organisation(owner[0].actor) and not self._g.is_mission(owner[0].actor)
            return self._one(mention, self._g.mission_of(owner[0].actor)) if sent else None
        if mention.role.level == "mission" and (sender := self._sender(sentence.tokens[at + 1 : at + 5])) is not None:
            return self._one(mention, self._g.mission_of(sender))
        if not mention.role.own or not mention.owned or mention.role.plural or mention.role.level in _OBSERVING:
            return None
        before = reversed(sentence.tokens[max(0, at - _BEFORE) : at])
        states = (token.data.who[0].actor for token in before if token.cls == "M" and len(token.data.who) == 1)
        state = next((actor for actor in states if self._g.is_state(actor)), None)
        return self._one(mention, state) if state is not None else None

    def _sender(self, behind: Sequence[Token]) -> str | None:
        """Return the organisation that sent a mission: "observers | the African Union had sent"."""
        if not behind or behind[0].cls != "M" or len(behind[0].data.who) != 1:
            return None
        owner: str | None = behind[0].data.who[0].actor
        sent = any(token.low in self._words["fielding"] for token in behind[1:])
        return owner if sent and self._g.organisation(owner) else None

    def _of_antecedent(self, sentence: Sentence, at: int, mention: Mention) -> Mention | None:
        """Let "whose mission", "whose foreign ministry" be that of the state or organisation before it."""
        assert mention.role is not None
        token = next((t for t in reversed(sentence.tokens[max(0, at - _WHOSE) : at - 1]) if t.cls != "punct"), None)
        if token is None or token.cls != "M" or len(token.data.who) != 1 or token.data.who[0].actor is None:
            return None
        owner, level = token.data.who[0].actor, mention.role.level
        if self._g.is_state(owner):
            fits = mention.role.own and not mention.role.plural and (level in _OF_STATES or level == "head_of_state")
            return self._one(mention, owner) if fits else None
        return self._one(mention, self._g.mission_of(owner)) if level in _OBSERVING else None

    def of_speaker(self, sentence: Sentence, at: int, mention: Mention) -> Mention | None:
        """Let "her government" be that of whoever says so: "the foreign minister said that her government was ready"."""
        role = mention.role
        if role is None or mention.kind != "generic":
            return None
        his = role.level == "head_of_state" and not role.plural and not mention.name and not mention.word.endswith("-elect")
        if not his and (role.level not in _GOVERNING or not (self._personal(mention) or _answers(sentence, at))):
            return None
        verbs = (verb for verb in sentence.clauses.before(at) if "speech" in sentence.tokens[verb.at].senses)
        speaker = next((verb.subject for verb in verbs if verb.subject is not None), None)
        who = speaker.data.who if speaker is not None else ()
        if len(who) != 1 or not self._g.is_state(who[0].actor) or (his and who[0].level != "spokesperson"):
            return None
        return self._one(mention, who[0].actor)

    def _personal(self, mention: Mention) -> bool:
        """Say whether a government is somebody's who speaks: "her government", "my government"."""
        return self._text[mention.start : mention.start + 4].lower().partition(" ")[0] in self._words["persons_own"]

    def located(self, sentence: Sentence, at: int, mention: Mention) -> Mention | None:
        """Let an office be of the state that is spoken in: "In Beijing a spokesman said", "In Norland the foreign ministry said"."""
        tokens = sentence.tokens
        if not 1 < at <= _OPENING or mention.name or not one_of_state(mention):
            return None
        if "in_a_place" not in tokens[0].word.marks or tokens[1].cls != "M":
            return None
        place: Mention = tokens[1].data
        if not place.place and (place.role is not None or at > _BESIDE):
            return None
        state = place.who[0].actor if len(place.who) == 1 else None
        return self._one(mention, state) if self._g.is_state(state) else None

    # -- by what the text is ----------------------------------------------------------------------------------------------------------

    def of_issuer(self, mention: Mention) -> Mention | None:
        """Let "the Deputy Secretary", "the ministry", "the Mission" be the issuer's in a text of its own."""
        role = mention.role
        if self._own is None or mention.kind != "generic" or role is None or not role.own:
            return None
        if role.plural:
            return self._own_observers(mention, role.level)
        if role.level in ("mission", "ambassador") and self._own.actor in self._g.joint_missions:
            # What an assembly tells of "the delegation" or "the mission" is told of its observers.
            of_assembly = role.level == "mission" or mention.word in self._words["delegated"]
            return mention.meaning((replace(self._own, level="mission"),)) if of_assembly else None
        state, mission = self._g.is_state(self._own.actor), self._context.is_observer(self._own)
        if state and role.level == "head_of_state" and self._own.actor != self._host and self._own_head.match(self._text, mention.start):
            return mention.meaning((replace(self._own, level=role.level),))
        delegated = not state and mention.word in self._words["delegated"]
        if role.level not in (_OF_STATES if state else _OF_MISSIONS if mission else _OF_ORGANISATIONS) and not delegated:
            return None
        if state and role.level == "government" and self._own.actor != self._host and mention.word not in self._words["own_governments"]:
            # "The authorities" whom a foreign ministry speaks of are the host's.
            return None
        return mention.meaning((replace(self._own, level=role.level),))

    def _own_observers(self, mention: Mention, level: str) -> Mention | None:
        """Let "observers", "international observers" be those of the mission whose own text it is."""
        said = self._text[mention.start : mention.end].lower().split()
        own = self._own
        if own is None or level != "mission" or not self._words["at_home"].isdisjoint(said):
            return None
        joint = self._context.joint
        if any(one.actor == own.actor for one in joint):
            return mention.meaning(joint)
        observes = self._context.is_observer(own) or own.actor in self._g.joint_missions
        return mention.meaning((replace(own, level="mission"),)) if observes else None

    def of_host(self, sentence: Sentence, mention: Mention) -> Mention | None:
        """Let "the foreign ministry that … for Kazakhstan" be the host's where no other state stands in the sentence."""
        role = mention.role
        if self._host is None or mention.kind != "generic" or role is None or role.level not in _GOVERNING or self._personal(mention):
            return None
        if mention.word in self._words["host_governments"] and self._own is None and not role.plural:
            # "The government dismissed the demand": in a report on an election that of the host.
            return self._one(mention, self._host)
        states = {who.actor for token in sentence.mentions() for who in token.data.who if self._g.is_state(who.actor)}
        return self._one(mention, self._host) if states == {self._host} else None

    def host_named_alike(self, token: Token) -> Mention:
        """Return a mention; "the Foreign Office" is the host's where it is called so, "European observers" are whose the text names."""
        mention: Mention = token.data
        if mention.kind == "named" and self._context.of_a_continent(mention):
            token.data = self._of_continent(mention)
            return token.data
        alike = self._words["foreign_offices"]
        if self._host not in alike or mention.role is not None or len(mention.who) != 1 or mention.who[0].actor not in alike:
            return mention
        if self._text[mention.start : mention.end].lower().removeprefix("the ") == "foreign office":
            token.data = mention.meaning((Who(self._host, "ministry"),))
        return token.data

    def of_only_mission(self, mention: Mention) -> Mention | None:
        """Let "the mission", "international observers" be the only ones that the text names, or those who lead all that came together."""
        missions = self._context.missions
        if mention.role is None or mention.role.level not in _OBSERVING or not missions:
            return None
        if mention.role.plural and not self._from_abroad(mention):
            return None
        joint = self._context.joint
        if joint and mention.role.level == "mission" and missions <= self._g.joint_missions:
            return mention.meaning(joint)
        leading = self._g.leading(missions)
        return self._one(mention, leading) if leading is not None else None

    def _from_abroad(self, mention: Mention) -> bool:
        """Say whether several observers are those spoken of, or come from abroad: "the observers", "international vote monitors"."""
        said = self._text[mention.start : mention.end].lower()
        before = self._text[max(0, mention.start - _ABROAD) : mention.start].lower().split()
        words = said.split()
        if not self._words["at_home"].isdisjoint(words):
            return False
        return words[0] in self._words["definite"] or not self._words["from_abroad"].isdisjoint((*words, *before[-2:]))

    def _of_continent(self, mention: Mention) -> Mention:
        """Let "European observers" be those of a European organisation that the text names, the Union's where it names no other."""
        named = self._context.missions
        if len(mention.who) != 1 or mention.who[0].actor in named:
            return mention
        other = self._g.of_leading(named)
        return mention.meaning([Who(other, "mission")]) if other is not None else mention

    def of_nations(self, mention: Mention) -> Mention | None:
        """Let "the Secretary-General", in a text that names no organisation, be that of the United Nations."""
        if mention.word not in self._words["secretaries_general"] or mention.kind != "generic" or mention.role is None:
            return None
        named = {who.actor for who in self._context.actors() if self._g.organisation(who.actor)}
        others = named - {_NATIONS, self._g.speaking_as(_NATIONS)}
        return None if others else self._one(mention, self._g.head_of(_NATIONS))

    def of_signatories(self, mention: Mention) -> Mention | None:
        """Let "they", "it", "the four governments" be those whose joint statement the text is."""
        if self._voice is not None and mention.count and mention.count == len(self._voice.who):
            return mention.meaning(self._voice.who)
        if self._voice is None or mention.kind != "pronoun":
            return None
        fitting = "they" if len(self._voice.who) > 1 else "it"
        return mention.meaning(self._voice.who) if mention.word == fitting else None

    def _one(self, mention: Mention, actor: str | None) -> Mention:
        """Return the mention of an office as that of an actor."""
        assert mention.role is not None
        return mention.meaning((Who(actor, mention.role.level),))


def _answers(sentence: Sentence, at: int) -> bool:
    """Say whether what "the government" does is what a foreign one does: "Norland's minister said | the government recognised him"."""
    verb = next(sentence.clauses.after(at), None)
    if verb is None or verb.kind != FINITE or verb.passive or verb.first > at + 2:
        return False
    return any(spec.pos == "verb" and spec.act in OF_OTHERS for spec in sentence.tokens[verb.at].senses.get("act", ()))
