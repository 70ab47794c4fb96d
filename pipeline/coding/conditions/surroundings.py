"""What stands around a finding: whether its sentence, those before it, or the whole text speak of the election, and who has spoken.

Belongs here: nearness to an election, who has said something and who has found fault so far. Does not: what
an act needs of its object (objects), what holds a finding back (conditions).
"""

import itertools
from collections.abc import Mapping

from pipeline.coding.conditions.case import Case
from pipeline.coding.conditions.sides import Sides, of_people
from pipeline.coding.document import Document, Sentence
from pipeline.coding.elections import ElectionResolver
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.tokens import Token
from pipeline.coding.zones import QUESTION

_OUTRIGHT = {"congratulate", "recognise", "reject", "withhold"}
ELECTORAL = {"election", "sign", "voting"}
_PLAINLY = {
    "concern",
    "criticise",
    "allege",
    "call",
    "welcome",
    "offer",
    "withhold",
    "contact",
    "threaten",
    "sanction",
    "downgrade",
    "defend",
    "note",
}
"""What in a text mainly about an election is of it, where no other state is named."""
_OF_ELECTIONS = {"winner", "result", "process"}
_FRIENDLY = {"congratulate", "welcome", "recognise", "defend", "sovereignty", "offer", "contact"}
"""After what an offer of the same actor goes on in kindness."""
REBUKES = {"criticise", "allege", "concern", "reject", "verdict", "call", "sanction", "threaten"}
"""What the host may have to answer."""
_OF_IT = 4
"""Tokens before a judging word within which "it" stands that it judges."""
_COMPANY = 16
"""Tokens behind a trigger within which the words stand that it needs."""
OBJECT = 8
"""Tokens from a trigger within which its object begins."""
_PAGE = 10
"""Sentences before and behind, within which a text mainly about an election still speaks of it."""
NEAR = 3
"""Sentences before, within which an election still is what is spoken of."""


class Surroundings:
    """Knows what the text has spoken of so far."""

    def __init__(self, gazetteer: Gazetteer, document: Document, elections: ElectionResolver) -> None:
        self.gazetteer, self.document, self.elections, self.sides = gazetteer, document, elections, Sides(gazetteer)
        self._g, self._document, self._elections, self._sides = gazetteer, document, elections, self.sides
        self.last: dict[str, int] = {}
        """actor → the sentence of its last claim"""
        self._rebukes: dict[str, int] = {}
        """actor → the sentence in which it last found fault"""
        self._courtesies: dict[str, int] = {}
        """actor → the sentence in which it last said something friendly"""
        self._transcript = sum(sentence.zone.kind == QUESTION for sentence in document.sentences) > 2

    def remember(self, actor: str | None, act: str, sentence: Sentence) -> None:
        """Note that an actor has said something about the election."""
        self.last[actor or "-"] = sentence.number
        if act in _FRIENDLY:
            self._courtesies[actor or "-"] = sentence.number
        if act in REBUKES:
            self._rebukes[actor or "-"] = sentence.number

    def rebuked_by(self, actor: str | None) -> bool:
        """Say whether an actor has found fault with the election so far."""
        if actor is None or not self._rebukes:
            return False
        organs = f"{actor}."
        return actor in self._rebukes or any(other.startswith(organs) for other in self._rebukes)

    def hereabouts(self, case: Case) -> bool:
        """Say whether an election is spoken of on the same page; what is answered to reporters goes from one matter to the next."""
        if self._transcript:
            return False
        number = case.sentence.number
        around = self._document.sentences[max(0, number - _PAGE) : number + _PAGE]
        return any(not ELECTORAL.isdisjoint(other.senses) for other in around)

    def elsewhere(self, case: Case) -> bool:
        """Say whether what follows names other states than the actor's, and not the host: "sanctions on members of the Ortega regime"."""
        finding = case.finding
        if finding.from_receiver:
            return False
        if self._of_another(case):
            return True
        quote = self._document.quote_at(finding.trigger.start)
        own = {self._g.state_of(who.actor) for who in (case.who, *(finding.subject.who if finding.subject is not None else ()))}
        named = {
            state
            for token in case.sentence.tokens[finding.at + 1 : min(finding.clause[1], finding.at + (OBJECT if case.act == "call" else 40))]
            if (quote is None or self._document.quote_at(token.start) == quote) and not (token.cls == "M" and token.data.kind == "generic")
            for state in self._sides.states_of(token)
            if state not in own
        }
        whole = (state for token in case.sentence.tokens for state in self._sides.states_of(token))
        return bool(named) and case.target.country not in {*named, *whole}

    def on_another_matter(self, case: Case) -> bool:
        """Say whether reporters are answered on another state: the last one that was named, where the sentence names no other."""
        if not self._transcript or case.finding.from_receiver:
            return False
        own = {self._g.state_of(who.actor) for who in (case.who, *(self._document.voice.who if self._document.voice is not None else ()))}
        number, at = case.sentence.number, case.finding.at
        if any(
            (token.cls == "E" and token.data.definite) or case.target.country in self._sides.states_of(token)
            for token in case.sentence.tokens
        ):
            return False
        for other in reversed(self._document.sentences[max(0, number - _PAGE) : number + 1]):
            tokens = other.tokens[:at] if other is case.sentence else other.tokens
            named = [state for token in tokens for state in self._sides.states_of(token) if state not in own]
            if named:
                return case.target.country not in named
        return False

    def _of_another(self, case: Case) -> bool:
        """Say whether the sentence opens with another state as its matter: "On Iran, we remain concerned"."""
        tokens = case.sentence.tokens
        if len(tokens) < 3 or "opening_matter" not in tokens[0].word.marks or tokens[2].low != ",":
            return False
        named = self._sides.states_of(tokens[1])
        return bool(named) and case.target.country not in named

    def undisturbed(self, case: Case) -> bool:
        """Say whether a sentence of a text mainly about one election names no other state than the actor's and the host's."""
        if not self._elections.dense or case.target.country != self._elections.country or case.target.earlier:
            return False
        allowed = {case.target.country, self._g.state_of(case.who.actor), None}
        allowed.update(self._g.state_of(who.actor) for who in (case.finding.subject.who if case.finding.subject is not None else ()))
        named = (
            self._g.state_of(who.actor)
            # "The authorities" name no state, whomever they are taken for.
            for token in case.sentence.tokens[case.finding.clause[0] : case.finding.clause[1]]
            if token.cls == "M" and token.data.kind != "generic"
            for who in token.data.who
        )
        return all(state in allowed or not self._g.is_state(state) for state in named)

    def answered_near(self, case: Case) -> bool:
        """Say whether a congratulation stands in the sentences just before."""
        number = case.sentence.number
        around = self._document.sentences[max(0, number - NEAR) : number + 1]
        return any("congratulate" in other.acts for other in around)

    def spoken_of(self, case: Case, reach: int) -> bool:
        """Say whether an election stands in the sentence or, in a text mainly about one, in those just before."""
        if not _OF_ELECTIONS.isdisjoint(case.finding.categories) or case.sentence.national:
            return True
        if reach == 0:
            return "winner" in case.sentence.objects
        number = case.sentence.number
        before = self._document.sentences[max(0, number - reach) : number]
        return self._elections.dense and any(not {"election", "voting"}.isdisjoint(other.senses) for other in before)

    def goes_on_from(self, case: Case) -> bool:
        """Say whether a sentence goes on from one that names the vote: "… the irregularities in the election. We urge that they be …"."""
        number = case.sentence.number
        before = self._document.sentences[number - 1] if number else None
        return before is not None and before.paragraph == case.sentence.paragraph and bool(before.national)

    def goes_on(self, case: Case) -> bool:
        """Say whether the actor has said something about the election in the sentences just before."""
        return _just_before(self.last, case)

    def goes_on_kindly(self, case: Case) -> bool:
        """Say whether the actor has congratulated, welcomed or the like in the sentences just before."""
        return _just_before(self._courtesies, case)

    def about(self, case: Case, topic: str) -> bool:
        """Say whether an election stands near enough."""
        tokens, finding = case.sentence.tokens, case.finding
        first, last = finding.clause
        categories = set(finding.categories)
        spoken = bool(case.sentence.national or case.sentence.where("sign"))
        if any(t.data.national for t in case.sentence.unit_in("E", first, last)) or not _OF_ELECTIONS.isdisjoint(categories):
            return True
        if "aspect" in categories and (spoken or self.near(case)):
            return True
        if finding.act == "criticise" and "electoral_body" in categories and self.undisturbed(case):
            return True
        if finding.act in ("recognise", "reject") and (self.as_office(case) or self.as_told_before(case)):
            return True
        if topic == "clause" and case.act == "welcome" and self.undisturbed(case) and self._of_voters(case):
            # "praised the electoral commission", "commended all Zambians who took part"
            return True
        if topic == "clause":
            return spoken and case.act == "welcome" and any(of_people(t) for t in tokens[finding.at : last])
        return spoken or (topic == "context" and self.near(case))

    def _of_voters(self, case: Case) -> bool:
        """Say whether those who voted or ran the vote are what is praised."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 1 + _COMPANY]
        people = any(
            of_people(token) and all(self._g.state_of(who.actor) in (case.target.country, None) for who in token.data.who)
            for token in behind[:10]
        )
        voted = people and any(self._sides.one_of("of_voters", token) for token in behind)
        return voted or "electoral_body" in case.finding.categories

    def as_office(self, case: Case) -> bool:
        """Say whether somebody of the host is recognised as its head: "recognises him as president"."""
        tokens, (_, last) = case.sentence.tokens, case.finding.clause
        behind = tokens[case.finding.at + 1 : last]
        if any("role" in one.word.marks and "articles" in two.word.marks for one, two in itertools.pairwise(behind)) and any(
            "elected_words" in token.word.marks for token in behind
        ):
            return self._elections.focus
        if case.finding.rule.endswith(".passive") and "recognising" in case.finding.trigger.word.marks and self.elections.dense:
            # "He had been recognised before by the presidents of A and B"
            who = case.finding.honoree.data.who if case.finding.honoree is not None else ()
            return len(who) == 1 and who[0].person is not None and self._g.state_of(who[0].actor) == case.target.country
        plain = behind[:1] and behind[0].cls == "M" and not any("role" in token.word.marks for token in behind[1:3])
        if plain and "recognising" in case.finding.trigger.word.marks and self._elections.dense:
            # "recognised Maduro on Tuesday"
            who = behind[0].data.who
            return len(who) == 1 and who[0].person is not None and self._g.state_of(who[0].actor) == case.target.country
        office = any("role" in one.word.marks and two.cls == "M" and _heads(two) for one, two in itertools.pairwise(behind))
        elect = any("role" in one.word.marks and two.cls == "M" and self._sides.elect(two) for one, two in itertools.pairwise(behind))
        named = elect or any(t.cls == "M" and self._sides.of_host(t, case.target) for t in behind[:3])
        return office and self._elections.focus and named

    def as_told_before(self, case: Case) -> bool:
        """Say whether "it" is the vote that the sentence before speaks of: "Norland said it would not recognise | it"."""
        at, number = case.finding.at, case.sentence.number
        behind = case.sentence.tokens[at + 1 : at + 3]
        alone = behind and behind[0].cls == "M" and (len(behind) == 1 or behind[1].cls in ("punct", "end", "coordinator"))
        recognised = alone and "recognising" in case.finding.trigger.word.marks and behind[0].data.word in self._g.words["things"]
        if not recognised or not self._elections.dense or not number:
            return False
        before = self._document.sentences[number - 1]
        return any(token.data.definite for token in before.national) or "result" in before.objects

    def of_it(self, case: Case) -> bool:
        """Say whether a judgement is of "it", which the sentences before tell to be the vote: "Norland called | it | a mockery"."""
        at = case.finding.at
        before = case.sentence.tokens[max(case.finding.clause[0], at - _OF_IT) : at]
        if self._called_so(case):
            return self.undisturbed(case)
        named = any(token.cls == "M" and token.data.word in self._g.words["things"] for token in before)
        return named and self.undisturbed(case)

    @staticmethod
    def _called_so(case: Case) -> bool:
        """Say whether the vote is called something without being named: "spoke of a sham", not "spoke of a sham charity"."""
        tokens, at = case.sentence.tokens, case.finding.at
        spoken = at > 1 and "speaking_of" in tokens[at - 2].word.marks and tokens[at - 1].cls == "determiner"
        return spoken and (at + 1 >= len(tokens) or tokens[at + 1].cls in ("punct", "end", "coordinator"))

    def near(self, case: Case) -> bool:
        """Say whether the sentences just before speak of the election, or the whole text does and the sentence of its country."""
        about, number = self._elections.about, case.sentence.number
        if not about or not self._elections.focus:
            return False
        host = self._elections.country
        names_host = any(self._g.state_of(who.actor) == host for t in case.sentence.tokens if t.cls == "M" for who in t.data.who)
        if names_host and (about >= 3 or case.finding.act in ("congratulate", "recognise", "reject")):
            return True
        if case.finding.act in _OUTRIGHT and number < 40:
            return True
        if case.act == "mediate" and self._elections.dense and self.hereabouts(case):
            # Mediators come from everywhere: "the bloc sent Mr Ndlovu of Norland to mediate".
            return True
        if (case.act in _PLAINLY or case.act == "verdict") and self.undisturbed(case):
            return True
        around = self._document.sentences[max(0, number - NEAR) : number + 2]
        return any(not ELECTORAL.isdisjoint(other.senses) for other in around)

    def rebuked_before(self, case: Case, reach: int = 1) -> bool:
        """Say whether somebody from abroad has faulted the election in the sentences just before."""
        number = case.sentence.number
        return any(0 <= number - last <= reach and actor != case.target.country for actor, last in self._rebukes.items())

    def faulted_before(self, case: Case) -> bool:
        """Say whether somebody from abroad has faulted the election on the same page."""
        number = case.sentence.number
        return any(
            0 <= number - last <= _PAGE and actor != "-" and self._g.state_of(actor) != case.target.country
            for actor, last in self._rebukes.items()
        )

    def heard_before(self, case: Case) -> bool:
        """Say whether somebody from abroad has said something on the election in the sentences just before."""
        number = case.sentence.number
        return any(
            0 <= number - last <= NEAR and actor != "-" and self._g.state_of(actor) != case.target.country
            for actor, last in self.last.items()
        )


def _heads(token: Token) -> bool:
    return token.data.role is not None and token.data.role.level.startswith("head_of")


def _just_before(told: Mapping[str, int], case: Case) -> bool:
    """Say whether the actor of a case did what is noted, by the number of its sentence, in that sentence or those just before."""
    last = told.get(case.who.actor or "")
    return last is not None and 0 <= case.sentence.number - last <= NEAR
