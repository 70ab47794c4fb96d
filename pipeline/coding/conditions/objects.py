"""What an act is about: whether the object that its trigger wants stands in its clause.

Belongs here: one check for each kind of object that a trigger of `acts.yaml` can want, the words that it needs beside it. Does not:
whether an election is near enough (surroundings).
"""

import itertools
from collections.abc import Callable

from pipeline.coding.clauses import FINITE, INFINITIVE
from pipeline.coding.conditions.answers import Answers
from pipeline.coding.conditions.case import Case
from pipeline.coding.conditions.contacts import Contacts
from pipeline.coding.conditions.demands import Demands
from pipeline.coding.conditions.sides import honorees, of_people
from pipeline.coding.conditions.surroundings import OBJECT, Surroundings
from pipeline.coding.matches import Folded
from pipeline.coding.mentions.looking import counts
from pipeline.coding.tokens import Token

_WORRIES = {
    "process", "result", "winner", "fault", "violence", "electoral_body", "losers_refusal", "aspect", "situation",
    "third_party_response", "people",
}  # fmt: skip
_FAULTS = {"process", "result", "fault", "violence", "electoral_body", "losers_refusal"}
_COMPANY = 16
"""Tokens behind a trigger within which the words stand that it needs."""
_TOLD = 5
"""Tokens from the verb of a clause on within which it tells who won."""
_VISITED = 4
"""Tokens from a verb of visiting on within which stands where one goes."""
_SUSPENDED = 3
"""Tokens from a verb of suspending on within which stands who is suspended."""
_PHRASE = 9
"""Tokens from an outcome on within which stands of what it is."""
_BEFORE_NOUN = 12
"""Tokens before the clause of a noun within which stands whom it is about."""


class Objects:
    """Decides whether a trigger has the object that it wants."""

    def __init__(self, around: Surroundings, answers: Answers, contacts: Contacts, demands: Demands) -> None:
        self._around, self._sides, self._g = around, around.sides, around.gazetteer
        self._document, self._elections = around.document, around.elections
        self._answers, self._contacts, self._demands = answers, contacts, demands
        self._kinds: dict[str, Callable[[Case, set[str]], bool]] = {
            "none": lambda case, have: True,
            "misdeed": lambda case, have: bool(have & {"process", "result", "fault"}),
            "honoree": self._honoured,
            "result": lambda case, have: (
                bool(have & {"result", "winner", "process"}) or self._around.as_office(case) or self._around.as_told_before(case)
            ),
            "hush": lambda case, have: (
                not self._holds_something(case)
                and (bool(have & {"process", "result", "winner"}) or (self._spoken_of(case) and self._around.undisturbed(case)))
            ),
            "victory": lambda case, have: ("winner" in have and not _of_conduct(case)) or self._of_result(case),
            "process": lambda case, have: bool(have & {"process", "people", "result", "electoral_body"}),
            "election": lambda case, have: (
                bool(have & {"process", "result", "winner"})
                or (case.act == "note" and (bool(have & {"situation", "electoral_body"}) or self._answers.noted(case, have)))
                or (case.act in ("criticise", "verdict") and "electoral_body" in have)
            ),
            "vote": self._of_vote,
            "fault": self._faults,
            "worry": self._worries,
            "ask": lambda case, have: case.finding.ask is not None or self._demands.addressed(case) or self._demands.to_be_held(case),
            "host": lambda case, have: self._host_named(case),
            "hostplace": lambda case, have: self._host_named(case, after=True),
            "contestant": lambda case, have: self._contacts.both_sides(case) or self._contacts.on_the_phone(case),
            "foreigner": lambda case, have: self._contacts.received(case) and self._contacts.both_sides(case),
            "critic": self._answers.answers,
            "retort": self._answers.retorts,
            "accuser": self._answers.answers_accuser,
            "riposte": self._answers.ripostes,
            "doubts": self._doubts,
            "boycotted": lambda case, have: self._g.organisation(case.who.actor) and self._of_vote(case, have),
            "defied": lambda case, have: self._around.faulted_before(case),
            "observers": lambda case, have: case.who.level.startswith("mission"),
            "observed": lambda case, have: case.who.level.startswith("mission") and self._of_vote(case, have),
            "callee": lambda case, have: self._contacts.rings(case),
            "host-head": lambda case, have: self._contacts.calls_on(case),
            "envoy": lambda case, have: any(w.level == "ambassador" for w in honorees(case.finding)),
        }

    def stands(self, case: Case, kind: str) -> bool:
        """Say whether an object of the kind that a trigger wants stands in its clause, or is understood."""
        return self._kinds[kind](case, self._have(case))

    def direct(self, case: Case) -> bool:
        """Say whether what is recognised is named first: "acknowledged the results", not "recognised the role of the election"."""
        finding, tokens = case.finding, case.sentence.tokens
        if finding.rule.endswith("passive-said") and self._of_plans(case):
            return False
        if "passive" in finding.rule or " " in finding.trigger.low:
            return "passive" in finding.rule or not _of_something_else(tokens, finding.at)
        told = self._told_of_the_vote(case)
        if told is not None:
            return told
        plain = 0
        for token in tokens[finding.at + 1 : finding.clause[1]]:
            if "complementiser" in token.word.marks and token is not tokens[finding.at + 1]:
                return False
            if any(evaluation.noun and not evaluation.positive for evaluation in token.senses.get("eval", ())):
                # "acknowledged the problems of the vote"
                return False
            if token.cls == "E" and any(verb.noun == token.number and verb.negations for verb in case.sentence.clauses.after(finding.at)):
                # "acknowledging the elections were not held freely"
                return False
            if token.cls in ("M", "E") or {"winner", "result", "aspect"} & set(token.senses.get("object", ())):
                if token.cls != "E" and _of_something_else(tokens, token.number):
                    return False
                return token.cls != "M" or self._sides.of_host(token, case.target)
            if "option" in token.senses or ("role" in token.word.marks and plain and self._around.as_office(case)):
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

    @staticmethod
    def _of_plans(case: Case) -> bool:
        """Say whether the vote is only what another verb is done to: "the proposals to postpone the elections were not accepted"."""
        verb = case.sentence.clauses.at.get(case.finding.at)
        before = next(case.sentence.clauses.before(verb.first), None) if verb is not None else None
        return verb is not None and before is not None and before.kind == INFINITIVE and verb.first - before.at < _VISITED

    def _told_of_the_vote(self, case: Case) -> bool | None:
        """Say whether what is acknowledged in a clause is who won: "that she had won", not "that the vote was flawed"; None without one."""
        tokens, at = case.sentence.tokens, case.finding.at
        if at + 2 >= len(tokens) or "complementiser" not in tokens[at + 1].word.marks or case.finding.polarity.negated:
            return None
        told = next((verb for verb in case.sentence.clauses.after(at) if verb.kind == FINITE), None)
        if told is None or any(token.cls in ("punct", "coordinator") for token in tokens[at + 1 : told.at]):
            # "recognises that result, Norland said"
            return None
        won = any(
            not {"elected_words", "victory", "declared_words"}.isdisjoint(token.word.marks) for token in tokens[at + 2 : told.at + _TOLD]
        )
        return won and not told.negations

    def accompanied(self, case: Case, company: tuple[str, ...], *, anywhere: bool) -> bool:
        """Say whether one of the words that a trigger needs stands behind it; `anywhere`: in its sentence."""
        tokens, (_, last) = case.sentence.tokens, case.finding.clause
        # "acknowledged the results despite irregularities" is about the results.
        last = next((n for n in range(case.finding.at + 1, last) if "in_spite_of" in tokens[n].word.marks), last)
        spec, number = case.finding.spec, case.sentence.number
        if spec is not None and spec.name == "invite" and self._to_own_place(case):
            return True
        if spec is not None and spec.name == "attend" and tokens[case.finding.at + 1 :][:1] and tokens[case.finding.at + 1].cls == "punct":
            # "took the oath on Monday. The presidents of A and B attended."
            since = self._document.sentences[max(0, number - 2)].start
            return Folded(self._document.text[since : case.sentence.end]).has_one(company)
        if anywhere:
            return case.sentence.has_one(company, self._document.text)
        for number in range(case.finding.at + 1, last - 1):
            if tokens[number].low == "," and tokens[number + 1].cls == "coordinator":
                # "sent congratulations, and observers found …": what follows is no object any more.
                last = number
                break
        # "Visa restrictions on those who undermined the vote | were announced by the bloc"
        first = max(0, case.finding.clause[0] - OBJECT) if "passive" in case.finding.rule else case.finding.at
        first = min(first, self._antecedent(case))
        last = min(last, case.finding.at + _COMPANY)
        behind = Folded(self._document.text[tokens[first].start : tokens[last - 1].end])
        if case.finding.spec is not None and case.finding.spec.act == "observe" and self._of_those_named(case):
            return True
        return behind.has_one(company)

    def _to_own_place(self, case: Case) -> bool:
        """Say whether somebody is asked to come to the capital or country of who invites: "invited him to Oslo"."""
        tokens, at = case.sentence.tokens, case.finding.at
        if at + 3 >= len(tokens) or tokens[at + 1].cls != "M" or "infinitive" not in tokens[at + 2].word.marks or tokens[at + 3].cls != "M":
            return False
        place = tokens[at + 3].data
        own = self._g.state_of(case.who.actor)
        return place.role is None and own is not None and any(self._g.state_of(who.actor) == own and not who.named for who in place.who)

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
        if any(number in case.sentence.clauses.at for number in range(subject + 1, verb.first)):
            # "that they did not recognise him as president and considered him unwanted"
            return case.finding.at
        return max(0, subject - 5)

    @staticmethod
    def _of_vote(case: Case, have: set[str]) -> bool:
        """Say whether an election is the object itself: "observed the election", not "observed the rules of the election day"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + OBJECT]
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

    def _spoken_of(self, case: Case) -> bool:
        """Say whether others have just spoken on the vote, or the sentence before names it: "silent on the issue"."""
        return self._around.heard_before(case) or (self._on_that(case) and self._around.spoken_of(case, 1))

    @staticmethod
    def _on_that(case: Case) -> bool:
        """Say whether somebody is silent on "the matter", whatever it is called: what the sentences before are about."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 4]
        return any("matters" in token.word.marks for token in behind)

    def _doubts(self, case: Case, have: set[str]) -> bool:
        """Say whether what is turned away is what others say against the vote: "dismissed Western criticism of the election"."""
        tokens, at = case.sentence.tokens, case.finding.at
        told = case.finding.spec is not None and case.finding.spec.pos == "noun"
        around = range(max(0, at - _COMPANY), at) if told else range(at + 1, min(at + OBJECT, len(tokens)))
        doubt = next((n for n in around if "doubts_of_it" in tokens[n].word.head), None)
        if doubt is None or self._answers.of_rivals(case) or case.who.level.startswith("mission") or self._g.observes(case.who.actor):
            return False
        if any(t.cls == "M" and case.target.country in self._sides.states_of(t) for n, t in enumerate(tokens) if n in around):
            # "complaints voiced in Warsaw about the election": no doubts of the host's own.
            return False
        behind = tokens[doubt + 1 : at if told else case.finding.clause[1]]
        # "accusations of meddling in the vote" are of no doubt about it
        return any(token.cls == "E" and token.data.national for token in behind) and not any(
            {"meddling", "meddled"} & token.word.head for token in tokens[doubt : doubt + 5]
        )

    def _have(self, case: Case) -> set[str]:
        have = set(case.finding.categories)
        following = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 2]
        if following and following[0].cls == "M" and following[0].data.word in self._g.words["things"] and case.sentence.number:
            # "Britain criticised it in similar terms"
            before = self._document.sentences[case.sentence.number - 1]
            have.update({"process"} if "election" in before.senses else ())
        behind = case.sentence.tokens[case.finding.at : case.finding.clause[1]]
        if case.act == "welcome" and any(of_people(t) and not self._sides.of_own_people(t, case) for t in behind):
            have.add("people")
        if "aspect" in have:
            assert case.finding.spec is not None
            have.add("result" if case.finding.spec.act in ("recognise", "reject") else "process")
        return have

    def _honoured(self, case: Case, have: set[str]) -> bool:
        finding = case.finding
        wished = finding.spec is not None and finding.spec.name == "wishes"
        return (
            (self._around.near(case) and (not wished or (self._around.undisturbed(case) and not _to_a_stranger(case))))
            or finding.honoree is not None
            or bool(have & {"winner", "people", "process", "result"})
            or finding.from_receiver
        )

    @staticmethod
    def _holds_something(case: Case) -> bool:
        """Say whether what is held back is something else than one's word: "held back the count"."""
        tokens, at = case.sentence.tokens, case.finding.at
        held = case.finding.spec is not None and case.finding.spec.name == "hush" and at + 1 < len(tokens)
        return held and (tokens[at + 1].cls == "E" or "articles" in tokens[at + 1].word.marks or counts(tokens[at + 1]))

    def _worries(self, case: Case, have: set[str]) -> bool:
        """Say whether what worries is of an election: named so, or nothing else is named."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.clause[1]]
        if case.who.level.startswith("mission") and self._around.undisturbed(case):
            # What worries observers is of the vote they observe.
            return True
        if have & _WORRIES or any(of_people(token) for token in behind):
            return True
        if self._around.undisturbed(case) and any(
            token.cls == "M" and self._sides.contests(token, case.target) and not token.data.place for token in behind
        ):
            return True
        return not any(
            token.cls == "w" and not token.senses for token in case.sentence.tokens[case.finding.at + 1 : case.finding.clause[1]]
        )

    def _faults(self, case: Case, have: set[str]) -> bool:
        """Say whether what is faulted is of an election; a mere situation only where the sentence names one."""
        if have & _FAULTS or self._answers.answers_other(case, have):
            return True
        if self._around.undisturbed(case) and self._tells_faults(case):
            return True
        if "aspect" in have and self._around.undisturbed(case):
            return True
        return "situation" in have and (self._around.undisturbed(case) or bool(case.sentence.national))

    @staticmethod
    def _tells_faults(case: Case) -> bool:
        """Say whether what is faulted is told, and is a fault of votes: "criticised that voters had had no real choice"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + _COMPANY]
        told = bool(behind) and "complementiser" in behind[0].word.marks
        return told and any(not evaluation.positive for token in behind for evaluation in token.senses.get("eval", ()))

    def _host_named(self, case: Case, after: bool = False) -> bool:
        """Say whether the host state or somebody of it stands in the clause (behind the trigger)."""
        first, last = case.finding.clause
        spec = case.finding.spec
        if spec is not None and spec.name == "suspend-member":
            # "suspended Norland from the bloc", not "suspended its relations with Norland"
            last = min(last, case.finding.at + _SUSPENDED)
        if spec is not None and spec.name == "visit-verb":
            # "arriving in Brussels, he said that the Norwegian election was": no visit to Norway.
            last = min(last, case.finding.at + _VISITED)
        if after and "passive" not in case.finding.rule:
            first = case.finding.at
        elif not after and spec is not None and spec.pos == "noun":
            first = max(0, first - _BEFORE_NOUN)
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

    def _of_result(self, case: Case) -> bool:
        """Say whether it is the result itself that is hailed: "welcomed the result"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 4]
        return any("result_words" in token.word.marks for token in behind[:2])


def _of_something_else(tokens: list[Token], at: int) -> bool:
    """Say whether an outcome is that of something no list knows: "the outcome of | the trade talks"."""
    result = "result_words" in tokens[at].word.marks | tokens[at].word.tail
    if not result or at + 1 >= len(tokens) or "genitive" not in tokens[at + 1].word.marks:
        return False
    phrase = itertools.takewhile(lambda token: token.cls in ("determiner", "w", "adverb", "M", "E", "poss"), tokens[at + 2 : at + _PHRASE])
    behind = list(phrase)
    return any(token.cls == "w" for token in behind) and all(
        token.cls in ("determiner", "w", "adverb") and "object" not in token.senses for token in behind
    )


def _of_conduct(case: Case) -> bool:
    """Say whether what is hailed is how the vote was held: "hailed the peaceful conduct of the vote, in which Y was re-elected"."""
    behind = case.sentence.tokens[case.finding.at + 1 : case.finding.clause[1]]
    first = next((token for token in behind if "object" in token.senses), None)
    return first is not None and "aspect" in first.senses["object"]


def _to_a_stranger(case: Case) -> bool:
    """Say whether wishes go to somebody whom no list knows: "his good wishes | to a retired cook"."""
    behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 3]
    return len(behind) > 1 and "addressing" in behind[0].word.marks and behind[1].cls not in ("M", "E")
