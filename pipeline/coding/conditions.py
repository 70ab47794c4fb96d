"""Whether a finding is a claim: it is about an election in reach, its object is one of an election's, its actor can do it.

Belongs here: everything that holds a finding back, with the reason that goes to quarantine. Does not: finding frames.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.coding.clauses import INFINITIVE
from pipeline.coding.denials import of_others, untrue
from pipeline.coding.document import Document, Sentence
from pipeline.coding.elections import ElectionResolver, Target
from pipeline.coding.frames import Finding
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.matches import fold
from pipeline.coding.mentions import Who
from pipeline.coding.tokens import Token
from pipeline.coding.zones import HEADLINE, QUESTION

_HOST_ACTS = {"rebut", "observe", "downgrade"}
"""What the host state can do in answer to others; everything else of its own is domestic."""
_OUTRIGHT = {"congratulate", "recognise", "reject", "withhold"}
_ELECTORAL = {"election", "sign", "voting"}
_ELECTORAL_ASKS = {"publish_results", "recount", "rerun", "admit_observers", "accept_result", "await_count"}
"""What can be asked for of an election alone."""
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
}
"""What in a text mainly about an election is of it, where no other state is named."""
_GRAVE_ASKS = {"investigate", "release_detainees", "step_aside"}
"""What "must be done" in a text mainly about an election."""
_OF_ELECTIONS = {"winner", "result", "process"}
_WORRIES = {
    "process", "result", "winner", "fault", "violence", "electoral_body", "losers_refusal", "aspect", "situation",
    "third_party_response", "people",
}  # fmt: skip
_FAULTS = {"process", "result", "fault", "violence", "electoral_body", "losers_refusal"}
_LOOSE = {"offer", "contact", "concern", "sanction", "downgrade", "threaten", "mediate", "sovereignty"}
"""What states do for many reasons: in a text not mainly about an election it must stand beside one."""
_OF_HOST = {"sanction", "threaten", "offer", "concern", "call", "sovereignty", "welcome"}
"""What says in its clause whom it is about, if it is about another state than the host."""
_REBUKES = {"criticise", "allege", "concern", "reject", "verdict", "call", "sanction", "threaten"}
"""What the host may have to answer."""
_COMPANY = 16
"""Tokens behind a trigger within which the words stand that it needs."""
_OBJECT = 8
"""Tokens from a trigger within which its object begins."""
_PAGE = 10
"""Sentences before and behind, within which a text mainly about an election still speaks of it."""
_NEAR = 3
"""Sentences before, within which an election still is what is spoken of."""
_PLAIN = ""
"""The reason of what is so plainly something else that it needs no row in quarantine."""

Refusal = str | None


@dataclass(slots=True)
class Case:
    """A finding with the actor and the election that it would be a claim of."""

    sentence: Sentence
    finding: Finding
    who: Who
    act: str
    target: Target


class Conditions:
    """Decides over the findings of one text."""

    def __init__(self, gazetteer: Gazetteer, document: Document, elections: ElectionResolver) -> None:
        self._g, self._document, self._elections = gazetteer, document, elections
        self._alike: dict[str, int] = {}
        """actor → number of its last sentence that congratulates for something else"""
        self._last: dict[str, int] = {}
        """actor → the sentence of its last claim"""
        self._transcript = sum(sentence.zone.kind == QUESTION for sentence in document.sentences) > 2
        self._rebukes: dict[str, int] = {}
        """actor → the sentence in which it last found fault"""
        self._objects: dict[str, Callable[[Case, set[str]], bool]] = {
            "none": lambda case, have: True,
            "any": lambda case, have: True,
            "honoree": self._honoured,
            "result": lambda case, have: bool(have & {"result", "winner", "process"}) or self._as_office(case),
            "hush": lambda case, have: (
                bool(have & {"process", "result", "winner"}) or (self._heard_before(case) and self._undisturbed(case))
            ),
            "victory": lambda case, have: "winner" in have or self._of_result(case),
            "process": lambda case, have: bool(have & {"process", "people", "result", "electoral_body"}),
            "election": lambda case, have: (
                bool(have & {"process", "result", "winner"})
                or (case.act == "note" and (bool(have & {"situation", "electoral_body"}) or self._noted(case, have)))
                or (case.act in ("criticise", "verdict") and "electoral_body" in have)
            ),
            "vote": lambda case, have: self._of_vote(case, have),
            "fault": self._faults,
            "worry": self._worries,
            "ask": lambda case, have: case.finding.ask is not None or self._addressed(case),
            "host": lambda case, have: self._host_named(case),
            "hostplace": lambda case, have: self._host_named(case, after=True),
            "contestant": lambda case, have: self._both_sides(case) or self._on_the_phone(case),
            "foreigner": lambda case, have: self._received(case) and self._both_sides(case),
            "critic": self._answers,
            "retort": self._retorts,
            "accuser": self._answers_accuser,
            "defied": lambda case, have: self._faulted_before(case),
            "observers": lambda case, have: case.who.level.startswith("mission"),
            "callee": lambda case, have: self._rings(case),
            "host-head": lambda case, have: self._calls_on(case),
            "envoy": lambda case, have: any(w.level == "ambassador" for w in _honorees(case.finding)),
        }

    def remember(self, actor: str | None, act: str, sentence: Sentence) -> None:
        """Note that an actor has said something about the election."""
        self._last[actor or "-"] = sentence.number
        if act in _REBUKES:
            self._rebukes[actor or "-"] = sentence.number

    def rebuked_by(self, actor: str | None) -> bool:
        """Say whether an actor has found fault with the election so far."""
        if actor is None or not self._rebukes:
            return False
        organs = f"{actor}."
        return actor in self._rebukes or any(other.startswith(organs) for other in self._rebukes)

    def refusal(self, case: Case) -> Refusal:
        """Return why a finding is no claim, or nothing; an empty reason where it is plainly something else."""
        reason = self._of_actor(case)
        return reason if reason is not None else self._of_matter(case)

    # -- who --------------------------------------------------------------------------------------------------------------------------

    def _of_actor(self, case: Case) -> Refusal:
        who, subject = case.who, case.finding.subject
        home = who.actor is not None and self._g.is_state(who.actor) and self._g.state_of(who.actor) == case.target.country
        if (home and case.act not in _HOST_ACTS) or (case.act == "rebut" and who.actor != case.target.country):
            return _PLAIN
        if not who.own:
            return "binds no state: parliament, party, court or the like"
        if who.former:
            return "speaks for nobody: out of office"
        if self._of_others(case):
            return "what others do, spoken of"
        if who.actor is None and who.end and subject is not None and subject.kind != "group":
            return "no actor behind the name"
        return None

    def _of_others(self, case: Case) -> bool:
        """Tell "the attempts of the West not to recognise the result", which the subject of the sentence speaks of."""
        tokens, at = case.sentence.tokens, case.finding.at
        noun = at - 1
        while noun > 1 and "before_undertaking" in tokens[noun].word.marks:
            noun -= 1
        if noun >= 1 and "undertakings" in tokens[noun].word.head:
            # "welcomed the bloc's commitment to work with"
            owner = tokens[noun - 1 - (tokens[noun - 1].cls == "poss" and noun > 1)]
            return owner.cls == "M" and owner.data.kind == "named" and owner.data is not case.finding.subject
        start = max(at - 3, case.finding.clause[0] - 1, 0)
        to = next((n for n in range(at - 1, start - 1, -1) if "infinitive" in tokens[n].word.marks), None)
        if to is None:
            return False
        before = to - 1 - ("plain_negators" in tokens[to - 1].word.marks)
        return (
            before >= 2
            and tokens[before].cls == "M"
            and "genitive" in tokens[before - 1].word.marks
            and tokens[before].data is not case.finding.subject
        )

    def _faults_those_who(self, tokens: list[Token], at: int) -> bool:
        """Tell "rejected accusations that the vote was rigged", "criticised those who call it a sham"."""
        return any(
            ("claims" in tokens[n].word.marks and "complementiser" in tokens[n + 1].word.marks)
            or ("claims" in tokens[n].word.stem and "complementiser" in tokens[n].word.tail)
            or (
                "anyone" in tokens[n].word.marks
                and n + 2 < len(tokens)
                and tokens[n + 1].cls == "relative"
                and "speech" in tokens[n + 2].senses
            )
            for n in range(at + 1, min(at + 4, len(tokens) - 1))
        )

    def _victory_claimed(self, tokens: list[Token], at: int) -> bool:
        """Tell "rejected his claim of victory", "rejected the claim that he had won": the outcome itself is rejected."""
        claim = next((n for n in range(at + 1, min(at + 6, len(tokens))) if "claims" in tokens[n].word.head), None)
        return claim is not None and any("victory" in token.word.head for token in tokens[claim : claim + 6])

    # -- what -------------------------------------------------------------------------------------------------------------------------

    def _of_matter(self, case: Case) -> Refusal:
        finding = case.finding
        tokens, words = case.sentence.tokens, self._g.words
        since = finding.subject.start if finding.subject is not None else None
        if not words["complementiser"].isdisjoint(case.sentence.words) and (
            of_others(tokens, finding.at, since) or untrue(tokens, finding.at, since)
        ):
            return "only claimed, or called untrue"
        answered = finding.act == "reject" and finding.categories[:1] == ("third_party_response",)
        others = answered or (finding.act in ("reject", "criticise") and self._faults_those_who(tokens, finding.at))
        if others and not self._victory_claimed(tokens, finding.at):
            return "what is faulted is what others say"
        if not self._elections.attested(case.target):
            return "no such election is known, and the text names none"
        if self._elections.long_ago(case.target) and not any(
            token.cls == "E" and token.data.national and token.data.definite for token in case.sentence.tokens
        ):
            return "the vote is long ago, and the sentence does not name it"
        if case.act in ("congratulate", "recognise", "offer") and self._elections.to_come(case.target):
            return "the vote is still to come"
        if self._look_alike(case):
            self._alike[case.who.actor or "-"] = case.sentence.number
            return f"look-alike of {case.act}"
        if case.act in ("congratulate", "offer") and self._of_the_like(case):
            return f"look-alike of {case.act}"
        if case.act not in _HOST_ACTS and self._of_ours(case):
            return "of the speaker's own elections"
        if finding.judgements:
            # Faults that were found are of the vote that the text is about: "there had been massive breaches".
            faults = all(evaluation.noun for _, evaluation, _ in finding.judgements) and self._undisturbed(case)
            near = self._elections.dense and (case.act == "verdict" or faults)
            return None if self._about(case, "context" if near else "sentence") else "judgement of something else"
        spec = finding.spec
        assert spec is not None
        if case.act == "call" and finding.ask not in _ELECTORAL_ASKS and not (self._spoken_of(case, 2) or self._undisturbed(case)):
            return "asks for something else"
        if spec.name == "watch" and self._kept_out(case):
            # "barred Norland from observing the vote" is the act of who bars.
            return _PLAIN
        if spec.name == "admit" and self._g.organisation(case.who.actor) and "admitting" in tokens[finding.at].word.marks:
            # "spoke of steps of Norland's, including inviting the bloc to observe": the host admits, no organisation does.
            return _PLAIN
        if finding.rule.endswith(".passive-host") and case.who.actor != case.target.country:
            # "observers were turned away", another state says: its complaint, no act of its own.
            return _PLAIN
        if spec.name == "visit-verb" and case.who.level.startswith("mission"):
            return _PLAIN
        if spec.name == "react" and self._declines(case):
            return "declines to comment: no word on the vote"
        if case.act == "call" and (spec.pos == "modal" or spec.name in ("importance", "vital")) and not self._demanded(case):
            return "asks for something else"
        if (
            spec.name == "await"
            and finding.rule.endswith("participle")
            and "concurrent" in case.sentence.tokens[max(0, finding.at - 1)].word.marks
        ):
            return "waits in doing something else"
        if spec.name == "want" and finding.ask not in _ELECTORAL_ASKS | _GRAVE_ASKS and not case.sentence.national:
            return "asks for something else"
        if spec.name == "call-apart" and not self._apart(case):
            return _PLAIN
        if case.act == "offer" and not self._offered(case):
            return "offers something else"
        if spec.act in ("recognise", "reject") and spec.pos == "verb" and not (finding.rule.endswith(".repeated") or self._direct(case)):
            return "the object is not an election's"
        if case.act in _OF_HOST and self._elsewhere(case):
            return "about another state"
        if case.act == "contact" and not self._beside_the_vote(case):
            return "no election in reach"
        dense = self._elections.dense and self._hereabouts(case)
        if case.act in _LOOSE and not (dense or self._spoken_of(case, 0) or self._goes_on(case)):
            return "no election in reach"
        if case.act == "congratulate" and not self._for_the_vote(case):
            return "no election in reach"
        if not self._about(case, spec.topic) and not (spec.topic == "context" and self._goes_on(case)):
            return "no election in reach"
        if finding.rule.endswith(".repeated"):
            return None
        if not self._objects[spec.object](case, self._have(case)):
            return "the object is not an election's"
        if spec.name in ("note-it", "impose") and any(
            "complementiser" in token.word.marks for token in case.sentence.tokens[finding.at + 1 : finding.at + 2]
        ):
            return "tells a fact"
        if spec.option == "after-object" and not self._asked_to(case):
            return "asks for nothing"
        if spec.company and not self._accompanied(case, spec.company, anywhere=spec.option == "anywhere"):
            return "the object is not an election's"
        return None

    @staticmethod
    def _kept_out(case: Case) -> bool:
        """Say whether somebody is told to have kept observers from it: "barred the bloc from observing the vote"."""
        tokens, at = case.sentence.tokens, case.finding.at
        barred = any(spec.name == "admit" for token in tokens[max(0, at - 8) : at] for spec in token.senses.get("act", ()))
        return barred and at > 0 and "source" in tokens[at - 1].word.marks

    @staticmethod
    def _declines(case: Case) -> bool:
        """Say whether somebody who was asked says nothing: "declined to comment", "would not comment"."""
        tokens, at = case.sentence.tokens, case.finding.at
        verb = case.sentence.clauses.at.get(at)
        refuses = any("declining" in token.word.marks for token in tokens[max(0, at - 3) : at])
        willed = verb is not None and any(token.cls == "modal" for token in tokens[verb.first : verb.at])
        return refuses or (willed and "commenting" in tokens[at].word.marks)

    def _hereabouts(self, case: Case) -> bool:
        """Say whether an election is spoken of on the same page; what is answered to reporters goes from one matter to the next."""
        if self._transcript:
            return False
        number = case.sentence.number
        around = self._document.sentences[max(0, number - _PAGE) : number + _PAGE]
        return any(not _ELECTORAL.isdisjoint(other.senses) for other in around)

    def _of_ours(self, case: Case) -> bool:
        """Say whether "our elections" are all that the sentence names: whoever says so means those at home."""
        text = self._document.text
        named = case.sentence.national
        return bool(named) and all(text[token.start : token.end].partition(" ")[0].lower() in self._g.words["ours"] for token in named)

    def _of_the_like(self, case: Case) -> bool:
        """Say whether a congratulation just before was for something else, an anniversary, an order, and this one names no vote."""
        last = self._alike.get(case.who.actor or "-")
        near = last is not None and 0 <= case.sentence.number - last <= _NEAR + 1
        return near and not ({"winner", "process", "result"} & set(case.finding.categories))

    def _elsewhere(self, case: Case) -> bool:
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
            for token in case.sentence.tokens[finding.at + 1 : min(finding.clause[1], finding.at + (_OBJECT if case.act == "call" else 40))]
            if quote is None or self._document.quote_at(token.start) == quote
            for state in self._states_of(token)
            if state not in own
        }
        whole = (state for token in case.sentence.tokens for state in self._states_of(token))
        return bool(named) and case.target.country not in {*named, *whole}

    def _of_another(self, case: Case) -> bool:
        """Say whether the sentence opens with another state as its matter: "On Iran, we remain concerned"."""
        tokens = case.sentence.tokens
        if len(tokens) < 3 or "opening_matter" not in tokens[0].word.marks or tokens[2].low != ",":
            return False
        named = self._states_of(tokens[1])
        return bool(named) and case.target.country not in named

    def _states_of(self, token: Token) -> list[str | None]:
        """Return the states that a mention or an election phrase names."""
        if token.cls == "E":
            return [token.data.country] if token.data.country else []
        if "demonym" in token.senses and token.cls == "w":
            # "urged Haitian political actors": whom no list knows is of some state all the same.
            return [token.senses["demonym"][0]]
        if token.cls != "M":
            return []
        return [state for who in token.data.who if (state := self._g.state_of(who.actor)) is not None and self._g.is_state(state)]

    def _demanded(self, case: Case) -> bool:
        """Say whether what must be is of an election: by what it is, by its sentence, or violence in a text mainly about one."""
        finding = case.finding
        named = bool(case.sentence.national) or bool({"process", "result"} & set(finding.categories))
        modal = finding.spec is not None and finding.spec.pos == "modal"
        if finding.ask in _ELECTORAL_ASKS | _GRAVE_ASKS or (self._spoken_of(case, 0) if modal else named):
            return True
        return finding.ask == "restraint" and "violence" in finding.categories and self._undisturbed(case)

    def _apart(self, case: Case) -> bool:
        """Say whether only words of time part a verb from its "for" or "on": "called late on Sunday for a recount"."""
        tokens, at = case.sentence.tokens, case.finding.at
        if case.finding.ask == "other":
            return False
        for number in range(at + 1, min(at + 8, len(tokens))):
            token = tokens[number]
            if "purpose" in token.word.marks or (
                "upon" in token.word.marks and number + 1 < len(tokens) and "weekdays" not in tokens[number + 1].word.marks
            ):
                return number > at + 1
            timed = token.cls in ("adverb", "preposition") or "times" in token.word.marks or token.low.isdigit()
            if token.cls in ("M", "E", "determiner", "quote") or not timed:
                return False
        return False

    def _asked_to(self, case: Case) -> bool:
        """Say whether an infinitive hangs on a verb of asking: "asked the commission to publish", not "told him that he hoped to"."""
        at = case.finding.at
        if any(verb.kind == INFINITIVE and verb.governor is not None and verb.governor.at == at for verb in case.sentence.clauses.verbs):
            return True
        behind = case.sentence.tokens[at + 1 : at + 14]
        last = next((n for n, token in enumerate(behind) if "complementiser" in token.word.marks or token.cls == "quote"), len(behind))
        asked = behind[: last + 1]
        return any(
            "infinitive" in token.word.head and ("infinitive" not in token.word.marks or following.cls not in ("M", "determiner"))
            for token, following in itertools.pairwise(asked)
        )

    def _addressed(self, case: Case) -> bool:
        """Say whether a call goes to those who contest or run the vote, whatever it asks of them."""
        finding, tokens = case.finding, case.sentence.tokens
        if finding.spec is not None and finding.spec.pos == "modal":
            before = tokens[finding.at - 1] if finding.at else None
            return before is not None and before.cls == "M" and self._contests(before, case.target)
        if finding.spec is None or finding.spec.pos != "verb" or "asking_for" in finding.trigger.word.tail:
            return False
        behind = tokens[finding.at + 1 : min(finding.at + 9, finding.clause[1])]
        to = next((n for n, token in enumerate(behind) if "infinitive" in token.word.marks), len(behind))
        return any(
            "parties" in token.word.marks
            or (token.cls == "M" and any(self._g.state_of(who.actor) == case.target.country for who in token.data.who))
            or (token.cls == "M" and token.data.kind == "people")
            or (token.cls == "M" and token.data.word in self._g.words["several_persons"] and self._undisturbed(case))
            for token in behind[:to]
        ) and to < len(behind)

    def _beside_the_vote(self, case: Case) -> bool:
        """Say whether a contact stands beside an election, its winner or a congratulation, not in a headline alone, nor months from it."""
        if self._elections.months_off(case.target):
            return False
        number = case.sentence.number
        around = self._document.sentences[max(0, number - (3 if self._elections.dense else 1)) : number + 2]
        return any(not _ELECTORAL.isdisjoint(other.senses) or "congratulate" in other.acts or "winner" in other.objects for other in around)

    def _contests(self, token: Token, target: Target) -> bool:
        """Say whether a mention is of who runs, holds or contests the host's vote."""
        mention = token.data
        if any(self._g.state_of(who.actor) == target.country for who in mention.who):
            return True
        return mention.kind == "generic" and mention.role is not None and mention.word in self._g.words["parties"]

    def _undisturbed(self, case: Case) -> bool:
        """Say whether a sentence of a text mainly about one election names no other state than the actor's and the host's."""
        if not self._elections.dense or case.target.country != self._elections.country or case.target.earlier:
            return False
        allowed = {case.target.country, self._g.state_of(case.who.actor), None}
        allowed.update(self._g.state_of(who.actor) for who in (case.finding.subject.who if case.finding.subject is not None else ()))
        named = (
            self._g.state_of(who.actor)
            for token in case.sentence.tokens[case.finding.clause[0] : case.finding.clause[1]]
            if token.cls == "M"
            for who in token.data.who
        )
        return all(state in allowed or not self._g.is_state(state) for state in named)

    def _offered(self, case: Case) -> bool:
        """Say whether an offer goes to the host or its winner, in connection with the vote."""
        if case.finding.spec is not None and case.finding.spec.name == "keep" and self._for_a_cause(case):
            return False
        if self._goes_on(case) or self._to_winner(case) or (self._spoken_of(case, 0) and self._to_host(case)):
            return True
        near = self._spoken_of(case, _NEAR) or self._answered_near(case)
        return near and self._undisturbed(case) and (self._to_host(case) or self._of_relations(case))

    def _for_a_cause(self, case: Case) -> bool:
        """Say whether something else than relations is worked for: "continue to work for a just peace"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 7]
        cause = bool(behind) and "cause" in behind[0].word.marks
        return cause and not any(self._one_of("relations", token) for token in behind)

    def _answered_near(self, case: Case) -> bool:
        """Say whether a congratulation stands in the sentences just before."""
        number = case.sentence.number
        around = self._document.sentences[max(0, number - _NEAR) : number + 1]
        return any("congratulate" in other.acts for other in around)

    def _of_relations(self, case: Case) -> bool:
        """Say whether what is offered is good relations with whoever governs, nobody else being named."""
        behind = case.sentence.tokens[case.finding.at : case.finding.clause[1]]
        return any(self._one_of("relations", token) for token in behind) and not any(
            token.cls == "M" and token.data.kind == "named" for token in behind[1:]
        )

    def _to_host(self, case: Case) -> bool:
        """Say whether what is offered goes to the host, to its people, or to somebody not named otherwise."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.clause[1]]
        people = [token.data for token in behind if token.cls == "M"]
        if not people:
            return bool({"winner"} & set(case.finding.categories))
        return any(not mention.who or any(self._g.state_of(who.actor) == case.target.country for who in mention.who) for mention in people)

    def _for_the_vote(self, case: Case) -> bool:
        """Say whether a congratulation that names nothing won goes to somebody of the host, in a text mainly about its election."""
        finding = case.finding
        if finding.spec is not None and finding.spec.name == "wish-well" and self._ahead_of_it(case):
            return False
        if finding.honoree is None and self._to_somebody(case):
            return False
        if (
            {"winner", "process", "result", "people", "aspect"} & set(finding.categories)
            or finding.from_receiver
            or finding.honoree is None
        ):
            return True
        if finding.rule.endswith(".bare") and case.sentence.zone.kind == HEADLINE:
            # "Congratulations to Nursultan Nazarbayev": what for is told below.
            return False
        honorees = _honorees(finding)
        if honorees:
            return any(self._g.state_of(who.actor) in (case.target.country, None) for who in honorees)
        return self._elections.dense

    def _to_somebody(self, case: Case) -> bool:
        """Say whether what is sent goes to somebody who holds no office, and for nothing that was voted on: "to the Kenyan writer"."""
        if {"winner", "process", "result"} & set(case.finding.categories):
            return False
        behind = [
            t
            for t in case.sentence.tokens[case.finding.at + 1 : case.finding.at + 6]
            if t.cls != "determiner" and "addressing" not in t.word.marks
        ]
        return len(behind) > 1 and "demonym" in behind[0].senses and behind[0].cls == "w" and behind[1].cls == "w" and not behind[1].senses

    def _ahead_of_it(self, case: Case) -> bool:
        """Say whether something is said before the vote: "had wished him success before the election"."""
        behind = case.sentence.tokens[case.finding.at : case.finding.clause[1]]
        return any("ahead_of" in token.word.marks for token in behind)

    def _to_winner(self, case: Case) -> bool:
        """Say whether the other side is a leader of the host, in a text mainly about the election."""
        return self._elections.focus and any(
            self._g.state_of(who.actor) == case.target.country
            and (who.person is not None or who.level.startswith("head") or self._elections.dense)
            for who in _honorees(case.finding)
        )

    def _spoken_of(self, case: Case, reach: int) -> bool:
        """Say whether an election stands in the sentence or, in a text mainly about one, in those just before."""
        if not _OF_ELECTIONS.isdisjoint(case.finding.categories) or case.sentence.national:
            return True
        if reach == 0:
            return "winner" in case.sentence.objects
        number = case.sentence.number
        before = self._document.sentences[max(0, number - reach) : number]
        return self._elections.dense and any(not {"election", "voting"}.isdisjoint(other.senses) for other in before)

    def _direct(self, case: Case) -> bool:
        """Say whether what is recognised is named first: "acknowledged the results", not "recognised the role of the election"."""
        finding, tokens = case.finding, case.sentence.tokens
        if "passive" in finding.rule or " " in finding.trigger.low:
            return True
        plain = 0
        for token in tokens[finding.at + 1 : finding.clause[1]]:
            if "complementiser" in token.word.marks and token is not tokens[finding.at + 1]:
                return False
            if token.cls in ("M", "E") or {"winner", "result", "aspect"} & set(token.senses.get("object", ())):
                return token.cls != "M" or self._of_host(token, case.target)
            if "option" in token.senses or ("role" in token.word.marks and plain and self._as_office(case)):
                # "recognised Edmundo González as president-elect"
                return True
            if "complementiser" in token.word.marks and plain == 0:
                # "recognises that result"
                continue
            if token.cls in ("preposition", "subordinator", "punct", "M") and "inside" not in token.word.marks:
                return False
            plain += token.cls == "w"
            if plain > 2:
                return False
        return False

    def _one_of(self, name: str, token: Token) -> bool:
        """Say whether one of the words of an expression is on a list."""
        listed = self._g.words[name]
        return any(word in listed for word in token.low.split())

    def _elect(self, token: Token) -> bool:
        """Say whether a mention is of somebody elected who is not yet in office: "the president-elect"."""
        return "elect" in self._g.words.marks(token.data.word).whole

    def _of_host(self, token: Token, target: Target) -> bool:
        mention = token.data
        return (
            mention.kind == "pronoun"
            or not mention.who
            or any(self._g.state_of(who.actor) in (target.country, None) for who in mention.who)
        )

    def _look_alike(self, case: Case) -> bool:
        tokens, finding = case.sentence.tokens, case.finding
        first, last = finding.clause
        phrases = [token.data for token in case.sentence.unit_in("E", first, last)]
        named = phrases or {"winner", "result"} & set(finding.categories)
        if phrases and not any(phrase.national for phrase in phrases):
            # A seat on a council, a party's congress, a mayor.
            return True
        if not named and _honorees(finding):
            # The clause may go on behind an insertion: "congratulated X – the leader –, on the anniversary of …".
            while last < len(tokens) and tokens[last].cls != "coordinator" and last not in case.sentence.clauses.at:
                last += 1
        verb = case.sentence.clauses.at.get(finding.at)
        start = (
            verb.first
            if verb is not None and finding.spec is not None and finding.spec.pos == "verb" and "passive" not in finding.rule
            else first
        )
        within = range(start, last) if named or _honorees(finding) else range(len(tokens))
        blocked = {act for number in case.sentence.where("block") if number in within for act in tokens[number].senses["block"]}
        return case.act in blocked or (finding.act or case.act) in blocked

    def _accompanied(self, case: Case, company: tuple[str, ...], *, anywhere: bool) -> bool:
        tokens, (_, last) = case.sentence.tokens, case.finding.clause
        # "acknowledged the results despite irregularities" is about the results.
        last = next((n for n in range(case.finding.at + 1, last) if "in_spite_of" in tokens[n].word.marks), last)
        if anywhere:
            whole = fold(self._document.text[case.sentence.start : case.sentence.end])
            return _names_one(whole, company)
        for number in range(case.finding.at + 1, last - 1):
            if tokens[number].low == "," and tokens[number + 1].cls == "coordinator":
                # "sent congratulations, and observers found …": what follows is no object any more.
                last = number
                break
        first = case.finding.clause[0] if "passive" in case.finding.rule else case.finding.at
        first = min(first, self._antecedent(case))
        last = min(last, case.finding.at + _COMPANY)
        behind = fold(self._document.text[tokens[first].start : tokens[last - 1].end])
        if case.finding.spec is not None and case.finding.spec.act == "observe" and self._of_those_named(case):
            return True
        return _names_one(behind, company)

    @staticmethod
    def _of_those_named(case: Case) -> bool:
        """Say whether "any" are the observers named before: "withdrew its observers, and the bloc declined to send any"."""
        tokens, at = case.sentence.tokens, case.finding.at
        others = at + 1 < len(tokens) and "of_those_named" in tokens[at + 1].word.marks
        return others and any(t.cls == "M" and t.data.role is not None and t.data.role.level == "mission" for t in tokens[:at])

    @staticmethod
    def _antecedent(case: Case) -> int:
        """Return where the noun begins that a trigger's clause describes: "the mission | that Norland dispatched"."""
        tokens, verb = case.sentence.tokens, case.sentence.clauses.at.get(case.finding.at)
        subject = verb.subject.number if verb is not None and verb.subject is not None else 0
        if verb is None or not 1 < subject < verb.first or "object_relatives" not in tokens[subject - 1].word.marks:
            return case.finding.at
        return max(0, subject - 5)

    @staticmethod
    def _of_vote(case: Case, have: set[str]) -> bool:
        """Say whether an election is the object itself: "observed the election", not "observed the rules of the election day"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + _OBJECT]
        if behind and "complementiser" in behind[0].word.marks:
            # "observed that the vote was calm" finds something.
            return False
        told = case.finding.rule.endswith((".participle", ".passive"))
        if told and behind and "timing" in behind[0].word.marks:
            # "irregularities observed during the voting"
            return False
        votes = [token for token in behind if token.cls == "E" and "result" not in token.senses.get("object", ())]
        # "the practice of observing polls" is of no vote there was.
        bare = case.finding.rule.endswith(".participle") and not any(token.data.definite or token.data.country for token in votes)
        named = bool(votes) and not bare
        return bool(have & {"process", "people", "result", "electoral_body"}) and named

    def _goes_on(self, case: Case) -> bool:
        """Say whether the actor has said something about the election in the sentences just before."""
        last = self._last.get(case.who.actor or "")
        return last is not None and 0 <= case.sentence.number - last <= _NEAR

    def _about(self, case: Case, topic: str) -> bool:
        """Say whether an election stands near enough."""
        tokens, finding = case.sentence.tokens, case.finding
        first, last = finding.clause
        categories = set(finding.categories)
        spoken = bool(case.sentence.national or case.sentence.where("sign"))
        if any(t.data.national for t in case.sentence.unit_in("E", first, last)) or not _OF_ELECTIONS.isdisjoint(categories):
            return True
        if "aspect" in categories and (spoken or self._near(case)):
            return True
        if finding.act == "criticise" and "electoral_body" in categories and self._undisturbed(case):
            return True
        if finding.act in ("recognise", "reject") and self._as_office(case):
            return True
        if topic == "clause" and case.act == "welcome" and self._undisturbed(case) and self._of_voters(case):
            # "praised the electoral commission", "commended all Zambians who took part"
            return True
        if topic == "clause":
            return spoken and case.act == "welcome" and any(_of_people(t) for t in tokens[finding.at : last])
        return spoken or (topic == "context" and self._near(case))

    def _of_voters(self, case: Case) -> bool:
        """Say whether those who voted or ran the vote are what is praised."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 1 + _COMPANY]
        people = any(
            _of_people(token) and all(self._g.state_of(who.actor) in (case.target.country, None) for who in token.data.who)
            for token in behind[:10]
        )
        voted = people and any(self._one_of("of_voters", token) for token in behind)
        return voted or "electoral_body" in case.finding.categories

    def _as_office(self, case: Case) -> bool:
        """Say whether somebody of the host is recognised as its head: "recognises him as president"."""
        tokens, (_, last) = case.sentence.tokens, case.finding.clause
        behind = tokens[case.finding.at + 1 : last]
        if any("role" in one.word.marks and "articles" in two.word.marks for one, two in itertools.pairwise(behind)) and any(
            "elected_words" in token.word.marks for token in behind
        ):
            return self._elections.focus
        plain = behind[:1] and behind[0].cls == "M" and not any("role" in token.word.marks for token in behind[1:3])
        if plain and "recognising" in case.finding.trigger.word.marks and self._elections.dense:
            # "recognised Maduro on Tuesday"
            who = behind[0].data.who
            return len(who) == 1 and who[0].person is not None and self._g.state_of(who[0].actor) == case.target.country
        office = any("role" in one.word.marks and two.cls == "M" and _heads(two) for one, two in itertools.pairwise(behind))
        elect = any("role" in one.word.marks and two.cls == "M" and self._elect(two) for one, two in itertools.pairwise(behind))
        named = elect or any(t.cls == "M" and self._of_host(t, case.target) for t in behind[:3])
        return office and self._elections.focus and named

    def _near(self, case: Case) -> bool:
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
        if case.act == "mediate" and self._elections.dense and self._hereabouts(case):
            # Mediators come from everywhere: "the bloc sent Mr Ndlovu of Norland to mediate".
            return True
        if (case.act in _PLAINLY or case.act == "verdict") and self._undisturbed(case):
            return True
        around = self._document.sentences[max(0, number - _NEAR) : number + 2]
        return any(not _ELECTORAL.isdisjoint(other.senses) for other in around)

    # -- objects ----------------------------------------------------------------------------------------------------------------------

    def _have(self, case: Case) -> set[str]:
        have = set(case.finding.categories)
        following = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 2]
        if following and following[0].cls == "M" and following[0].data.word in self._g.words["things"] and case.sentence.number:
            # "Britain criticised it in similar terms"
            before = self._document.sentences[case.sentence.number - 1]
            have.update({"process"} if "election" in before.senses else ())
        if case.act == "welcome" and any(_of_people(t) for t in case.sentence.tokens[case.finding.at : case.finding.clause[1]]):
            have.add("people")
        if "aspect" in have:
            assert case.finding.spec is not None
            have.add("result" if case.finding.spec.act in ("recognise", "reject") else "process")
        return have

    def _honoured(self, case: Case, have: set[str]) -> bool:
        finding = case.finding
        wished = finding.spec is not None and finding.spec.name == "wishes"
        return (
            (self._near(case) and not wished)
            or finding.honoree is not None
            or bool(have & {"winner", "people", "process", "result"})
            or finding.from_receiver
        )

    def _worries(self, case: Case, have: set[str]) -> bool:
        """Say whether what worries is of an election: named so, or nothing else is named."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.clause[1]]
        if have & _WORRIES or any(_of_people(token) for token in behind):
            return True
        if self._undisturbed(case) and any(
            token.cls == "M" and self._contests(token, case.target) and not token.data.place for token in behind
        ):
            return True
        return not any(
            token.cls == "w" and not token.senses for token in case.sentence.tokens[case.finding.at + 1 : case.finding.clause[1]]
        )

    def _answers(self, case: Case, have: set[str]) -> bool:
        """Say whether the clause names a response, or a foreign actor whose words can be answered."""
        if self._of_rivals(case):
            return False
        if ("third_party_response" in have and self._on_the_vote(case)) or self._foreign_call(case):
            return True
        foreign = any(w.actor and self._g.state_of(w.actor) != case.target.country for w in _honorees(case.finding)) or any(
            token.cls == "M" and token.data.role is not None and token.data.role.level == "mission"
            for token in case.sentence.tokens[case.finding.at + 1 : case.finding.at + 5]
        )
        if foreign and " " in case.finding.trigger.low:
            return True
        spec = case.finding.spec
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 2]
        if spec is not None and spec.name == "dismiss" and behind and self._observes(behind[0]):
            # "attacked the head of the mission", "criticised the observers"
            return True
        # "The foreign ministry shot back": at those who spoke just before.
        vague = spec is not None and spec.name in ("hit-back", "brush", "dismiss", "surprised") and self._of_something_said(case)
        return vague and (foreign or self._heard_before(case))

    @staticmethod
    def _of_rivals(case: Case) -> bool:
        """Say whether what is answered is said at home: "dismissed the opposition's criticism"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 4]
        named = next((token.data for token in behind if token.cls == "M"), None)
        return named is not None and named.role is not None and not named.role.own and named.role.level == "party"

    @staticmethod
    def _observes(token: Token) -> bool:
        """Say whether a mention is of those who observe a vote."""
        if token.cls != "M":
            return False
        levels = {who.level for who in token.data.who} or ({token.data.role.level} if token.data.role is not None else set())
        return bool(levels) and levels <= {"mission", "mission_head"}

    def _on_the_vote(self, case: Case) -> bool:
        """Say whether what is answered was said of the vote: it is named, or somebody has just spoken of it, or observed it."""
        first, last = case.finding.clause
        spec = case.finding.spec
        if spec is not None and spec.pos == "noun":
            # "the report was one-sided"
            first = max(0, first - _OBJECT)
        named = [token for token in case.sentence.tokens[first:last] if "third_party_response" in token.senses.get("object", ())]
        if not named or any("of_anything" not in token.word.marks for token in named):
            return True
        if bool(case.sentence.national) or self._of_observers(case) or "sign" in case.sentence.senses or self._heard_before(case):
            return True
        return self._elections.dense and any(self._g.is_mission(actor) for actor in self._last)

    def _has_critics(self, case: Case) -> bool:
        """Say whether there is somebody to answer: a response is named, observers are, or somebody from abroad has spoken before."""
        first, last = case.finding.clause
        said = (t for t in case.sentence.tokens[first:last] if "third_party_response" in t.senses.get("object", ()))
        if any("meddling" not in token.word.marks for token in said) or self._of_observers(case):
            return True
        return any(actor != "-" and self._g.state_of(actor) != case.target.country for actor in self._last)

    def _noted(self, case: Case, have: set[str]) -> bool:
        """Say whether what observers said is taken note of."""
        told = "third_party_response" in have or any(
            "free_relative" in token.word.marks for token in case.sentence.tokens[case.finding.at + 1 :][:2]
        )
        return told and self._of_observers(case)

    def _of_observers(self, case: Case) -> bool:
        """Say whether those who observed the vote are named in the sentence."""
        return any(
            (token.data.role is not None and token.data.role.level == "mission")
            or any(who.level.startswith("mission") or (who.actor is not None and self._g.is_mission(who.actor)) for who in token.data.who)
            for token in case.sentence.mentions()
        )

    def _foreign_call(self, case: Case) -> bool:
        """Say whether what is answered is another state's call or concern: "shrugged off the US call for an investigation"."""
        tokens, at = case.sentence.tokens, case.finding.at
        for number in range(at + 1, min(at + 8, len(tokens))):
            token = tokens[number]
            if any(spec.pos == "noun" and spec.act in _REBUKES for spec in token.senses.get("act", ())):
                before, behind = tokens[at + 1 : number], tokens[number + 1 : number + 6]
                owned = bool(behind) and "owning" in behind[0].word.marks
                return any(self._from_abroad(t, case.target) for t in (*before, *(behind if owned else ())))
            if token.cls not in ("determiner", "w", "adverb", "M", "poss"):
                return False
        return False

    def _from_abroad(self, token: Token, target: Target) -> bool:
        """Say whether a word tells of somebody abroad: "Western", "the United States"."""
        if token.cls != "M":
            return "abroad" in token.word.marks
        return token.data.word in self._g.words["abroad"] or any(self._foreign(who, target) for who in token.data.who)

    def _retorts(self, case: Case, have: set[str]) -> bool:
        """Say whether a plain verb of answering answers a critic: "replied to the United States that", "answered" right after a rebuke."""
        tokens, at = case.sentence.tokens, case.finding.at
        if any("third_party_response" in token.senses.get("object", ()) for token in tokens[at + 1 : at + 6]) and self._on_the_vote(case):
            # "answered the bloc's criticism by saying"
            return True
        if at + 1 < len(tokens) and tokens[at + 1].cls == "M":
            # "answered the embassy on radio"
            body = tokens[at + 1].data.role
            return body is not None and body.level in ("ambassador", "mission") and self._rebuked_before(case, _NEAR)
        addressed = at + 2 < len(tokens) and "addressing" in tokens[at + 1].word.marks and tokens[at + 2].cls == "M"
        if addressed:
            rebuked = any(spec.act in _REBUKES for token in tokens[at + 3 :] for spec in token.senses.get("act", ()))
            return any(self._foreign(who, case.target) for who in tokens[at + 2].data.who) and (rebuked or self._rebuked_before(case))
        return at + 1 < len(tokens) and "answer_follows" in tokens[at + 1].word.marks and self._rebuked_before(case)

    def _foreign(self, who: Who, target: Target) -> bool:
        return who.actor is not None and self._g.state_of(who.actor) != target.country

    def _rebuked_before(self, case: Case, reach: int = 1) -> bool:
        """Say whether somebody from abroad has faulted the election in the sentences just before."""
        number = case.sentence.number
        return any(0 <= number - last <= reach and actor != case.target.country for actor, last in self._rebukes.items())

    def _answers_accuser(self, case: Case, have: set[str]) -> bool:
        """Say whether the clause names a foreign actor or something that was said or done abroad."""
        spec = case.finding.spec
        if spec is not None and spec.name == "accuse-foreign" and not self._has_critics(case):
            # "accused Norland of meddling in the vote" answers nobody.
            return False
        if (
            spec is not None
            and spec.name == "in-reply"
            and any("plain_asking" in token.word.marks for token in case.sentence.tokens[case.finding.at + 1 : case.finding.at + 5])
        ):
            # "came in response to an invitation" answers no critic.
            return False
        if "third_party_response" in have:
            return self._on_the_vote(case)
        if spec is not None and spec.option == "spoken" and (self._said_of_critics(case) or self._of_remarks_before(case)):
            return True
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.clause[1]]
        foreign = any(
            who.actor and self._g.state_of(who.actor) != case.target.country for t in behind if t.cls == "M" for who in t.data.who
        )
        foreign = foreign or any("demonym" in t.senses and case.target.country not in t.senses["demonym"] for t in behind)
        return foreign or (self._heard_before(case) and any("vague_steps" in t.word.marks for t in behind[:6]))

    def _of_remarks_before(self, case: Case) -> bool:
        """Say whether "they" are remarks that the host's own text has just spoken of: "A number of them are factually wrong"."""
        voice = self._document.voice
        if voice is None or not self._elections.dense or all(who.actor != case.who.actor for who in voice.who):
            return False
        number = case.sentence.number
        return any("third_party_response" in other.objects for other in self._document.sentences[max(0, number - 2) : number])

    def _faulted_before(self, case: Case) -> bool:
        """Say whether somebody from abroad has faulted the election on the same page."""
        number = case.sentence.number
        return any(
            0 <= number - last <= _PAGE and actor != "-" and self._g.state_of(actor) != case.target.country
            for actor, last in self._rebukes.items()
        )

    def _said_of_critics(self, case: Case) -> bool:
        """Say whether what is called wrong is somebody abroad: "said that the bloc should not interfere in the vote"."""
        if not (case.sentence.national or self._heard_before(case)):
            return False
        before = case.sentence.tokens[max(0, case.finding.at - 8) : case.finding.at]
        if any("reasons_given" in token.word.marks for token in before):
            # "would not invite them because they were biased" answers nobody.
            return False
        return any(token.data is not case.finding.subject and self._from_abroad(token, case.target) for token in before)

    def _of_something_said(self, case: Case) -> bool:
        """Say whether nothing or only "it" follows a verb of answering."""
        tokens, at = case.sentence.tokens, case.finding.at
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or following.cls in ("punct", "preposition", "adverb"):
            return case.finding.spec is not None and case.finding.spec.name in ("hit-back", "surprised")
        pointed = "pointing_all" in following.word.marks and at + 2 < len(tokens)
        if pointed and "vague_words" in tokens[at + 2].word.marks:
            # "dismissed the demand"
            return True
        pronoun = following.data.word if following.cls == "M" and following.data.kind == "pronoun" else following.low
        return pronoun in self._g.words["something_said"]

    def _heard_before(self, case: Case) -> bool:
        """Say whether somebody from abroad has said something on the election in the sentences just before."""
        number = case.sentence.number
        return any(
            0 <= number - last <= _NEAR and actor != "-" and self._g.state_of(actor) != case.target.country
            for actor, last in self._last.items()
        )

    def _faults(self, case: Case, have: set[str]) -> bool:
        """Say whether what is faulted is of an election; a mere situation only where the sentence names one."""
        if have & _FAULTS or self._answers_other(case, have):
            return True
        if "aspect" in have and self._undisturbed(case):
            return True
        return "situation" in have and (self._undisturbed(case) or bool(case.sentence.national))

    def _answers_other(self, case: Case, have: set[str]) -> bool:
        """Say whether what is faulted is a third state's response: "deplored the US statement"."""
        named = (w.actor for t in case.sentence.tokens[case.finding.at : case.finding.clause[1]] if t.cls == "M" for w in t.data.who)
        return "third_party_response" in have and any(actor not in (None, case.who.actor, case.target.country) for actor in named)

    def _host_named(self, case: Case, after: bool = False) -> bool:
        """Say whether the host state or somebody of it stands in the clause (behind the trigger)."""
        first, last = case.finding.clause
        spec = case.finding.spec
        first = case.finding.at if after else max(0, first - 12) if spec is not None and spec.pos == "noun" else first
        if self._elections.dense and any(
            "definite" in one.word.marks and "country_words" in two.word.marks
            for one, two in itertools.pairwise(case.sentence.tokens[first:last])
        ):
            return True
        return any(
            self._g.state_of(who.actor) == case.target.country
            for token in case.sentence.tokens[first:last]
            if token.cls == "M"
            for who in token.data.who
        )

    def _rings(self, case: Case) -> bool:
        """Say whether a foreign leader rings the winner, named or understood: "Vladimir Putin rang on Thursday"."""
        if not case.who.level.startswith(("head", "foreign")) or not self._undisturbed(case):
            return False
        following = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 3]
        if not following or following[0].cls in ("punct", "preposition", "adverb"):
            return "ambiguous_calls" not in case.finding.trigger.word.marks and self._heard_before(case)
        token = following[0]
        if token.cls != "M" or (len(following) > 1 and following[1].cls in ("determiner", "M", "w", "E", "quote")):
            # "called him a dictator"
            return False
        return self._of_host(token, case.target) or self._elect(token)

    def _calls_on(self, case: Case) -> bool:
        """Say whether an envoy pays a call on the winner: "the envoys of A and B called on her", not "called on her to resign"."""
        tokens, at = case.sentence.tokens, case.finding.at
        if case.who.level != "ambassador" or at + 1 >= len(tokens) or tokens[at + 1].cls != "M":
            return False
        asked = any("infinitive" in token.word.head for token in tokens[at + 2 : at + 6])
        person = tokens[at + 1].data
        known = person.kind == "pronoun" or self._elect(tokens[at + 1]) or any(who.person is not None for who in person.who)
        return not asked and known and self._of_host(tokens[at + 1], case.target)

    def _received(self, case: Case) -> bool:
        """Say whether it is a person that is received, not what is his: "received cables from the Emir", "welcomed the Emir's efforts"."""
        behind = [t for t in case.sentence.tokens[case.finding.at + 1 : case.finding.at + 5] if t.cls not in ("determiner", "adverb")]
        return bool(behind) and behind[0].cls == "M" and (len(behind) == 1 or behind[1].cls != "poss")

    def _of_result(self, case: Case) -> bool:
        """Say whether it is the result itself that is hailed: "welcomed the result"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 4]
        return any("result_words" in token.word.marks for token in behind[:2])

    def _on_the_phone(self, case: Case) -> bool:
        """Say whether a foreign leader calls whoever is congratulated in the same sentence: "telephoned to congratulate him"."""
        spec, tokens = case.finding.spec, case.sentence.tokens
        assert spec is not None
        if spec.name not in ("call", "conversation") or case.who.level in ("unspecified", "government"):
            return False
        behind = tokens[case.finding.at + 1 : case.finding.at + 16]
        host = case.finding.honoree is None or any(
            self._g.state_of(who.actor) in (case.target.country, None) for who in case.finding.honoree.data.who
        )
        return host and any(
            "wishes" in token.word.marks or any(sense.act == "congratulate" for sense in token.senses.get("act", ())) for token in behind
        )

    def _both_sides(self, case: Case) -> bool:
        """Say whether both a person of the host and a person from abroad stand in the clause."""
        first, last = case.finding.clause
        people = [
            who
            for token in case.sentence.tokens[first:last]
            if token.cls == "M"
            for who in token.data.who
            if who.person or who.named or who.level.startswith(("head", "foreign", "minister", "organisation_head"))
        ]
        leads = [who for who in people if who.person or who.level.startswith(("head", "foreign", "organisation_head"))]
        elected = any(
            token.cls == "M" and token.data.kind == "generic" and self._elect(token) for token in case.sentence.tokens[first:last]
        )
        if case.finding.from_receiver and case.finding.honoree is not None:
            # "Hichilema took phone calls from A and B"
            elected = elected or any(self._g.state_of(who.actor) == case.target.country and who.person for who in _honorees(case.finding))
        host = elected or any(self._g.state_of(who.actor) == case.target.country for who in leads)
        # A deputy minister's visit is one to whoever was elected, or to who leads the state.
        elected = elected or any(self._g.state_of(who.actor) == case.target.country and who.level.startswith("head") for who in leads)
        return host and any(who.actor and self._g.state_of(who.actor) != case.target.country for who in (people if elected else leads))


def _of_people(token: Token) -> bool:
    """Say whether a mention is of those who vote."""
    if token.cls != "M":
        return False
    mention = token.data
    return mention.kind == "people" or (mention.role is not None and not mention.role.own and mention.role.plural)


def _heads(token: Token) -> bool:
    return token.data.role is not None and token.data.role.level.startswith("head_of")


def _honorees(finding: Finding) -> tuple[Who, ...]:
    return finding.honoree.data.who if finding.honoree is not None else ()


def _names_one(folded: str, company: tuple[str, ...]) -> bool:
    """Say whether one of the words that a trigger wants beside it stands in a folded text."""
    padded = f" {folded} "
    return any(word in padded for word in _folded(company))


@cache
def _folded(company: tuple[str, ...]) -> tuple[str, ...]:
    """Return words of the lexicon, folded and between blanks; there are no more of them than it has triggers."""
    return tuple(f" {fold(word)} " for word in company)
