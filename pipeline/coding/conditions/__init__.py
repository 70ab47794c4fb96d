"""Whether a finding is a claim: it is about an election in reach, its object is one of an election's, its actor can do it.

Belongs here: everything that holds a finding back, in order, with the reason that goes to quarantine. Does not: finding frames; what is
asked of the surroundings, the object, the other side (the modules that this one imports).
"""

from itertools import pairwise

from pipeline.coding.clauses import FINITE, INFINITIVE
from pipeline.coding.conditions.answers import Answers
from pipeline.coding.conditions.case import Case
from pipeline.coding.conditions.contacts import Contacts
from pipeline.coding.conditions.courtesies import Courtesies
from pipeline.coding.conditions.demands import ELECTORAL_ASKS, GRAVE_ASKS, Demands
from pipeline.coding.conditions.look_alikes import LookAlikes
from pipeline.coding.conditions.objects import Objects
from pipeline.coding.conditions.surroundings import OBJECT, Surroundings
from pipeline.coding.denials import attempted_by_others, demanded_by_others, faults_those_who, of_others, untrue, victory_claimed
from pipeline.coding.document import Document, Sentence
from pipeline.coding.elections import ElectionResolver
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Trigger
from pipeline.coding.mentions.looking import is_year
from pipeline.coding.tokens import Token

__all__ = ["Case", "Conditions"]

_ACCUSED = 16
"""Tokens between an accusation and what it says."""
_HOST_ACTS = {"rebut", "observe", "downgrade"}
"""What the host state can do in answer to others; everything else of its own is domestic."""
_LOOSE = {"offer", "contact", "concern", "sanction", "downgrade", "threaten", "mediate", "sovereignty"}
"""What states do for many reasons: in a text not mainly about an election it must stand beside one."""
_OF_HOST = {"sanction", "threaten", "offer", "concern", "call", "sovereignty", "welcome"}
"""What says in its clause whom it is about, if it is about another state than the host."""
_OF_THE_VOTE = {"process", "result", "winner", "aspect", "electoral_body", "third_party_response"}
"""What is faulted where a vote or an answer to it is."""
_AFTER_THE_VOTE = ("congratulate", "recognise", "offer")
"""What is done to a winner: not before there is one."""
_LASTING = ("sanction", "downgrade", "threaten")
"""What can have been done for years."""
_COURTESIES = ("congratulate", "offer")
"""What is said on anniversaries and appointments as well."""
_ON_OCCASIONS = (*_COURTESIES, "welcome", "contact")
"""What is done on a day that is kept."""
_OPENING = 6
"""Tokens at the head of a sentence that tell when."""
_RESOLVED = 6
"""Tokens behind an act within which stands what others resolved to do."""
_ON_RESOLVES = frozenset(("recognise", "criticise", "concern", "welcome"))
"""Acts that can be about what others resolved to do, and then are about the vote only where they name it."""
_RESOLVED_ON = frozenset(("process", "result", "winner", "third_party_response", "losers_refusal", "violence"))
_DISMISSING = "en.criticise.dismiss"
"""The trigger by which a vote is waved away."""
_UNTIMELY = 14
"""Tokens before an act within which stands that it is too early for it."""
_ALLEGED = 5
"""Tokens from a verb on within which stands on what somebody says nothing, or what alone he recognises."""
_PLAIN = ""
"""The reason of what is so plainly something else that it needs no row in quarantine."""

Refusal = str | None


class Conditions:
    """Decides over the findings of one text."""

    def __init__(self, gazetteer: Gazetteer, document: Document, elections: ElectionResolver) -> None:
        self._g, self._elections = gazetteer, elections
        self._around = Surroundings(gazetteer, document, elections)
        self._demands, self._contacts = Demands(self._around), Contacts(self._around)
        self._look_alikes, self._courtesies = LookAlikes(self._around), Courtesies(self._around)
        self._objects = Objects(self._around, Answers(self._around), self._contacts, self._demands)
        self._of_acts = (self._asks_for_else, self._does_else, self._elsewhere, self._out_of_reach, self._of_no_election)

    def remember(self, actor: str | None, act: str, sentence: Sentence) -> None:
        """Note that an actor has said something about the election."""
        self._around.remember(actor, act, sentence)

    def rebuked_by(self, actor: str | None) -> bool:
        """Say whether an actor has found fault with the election so far."""
        return self._around.rebuked_by(actor)

    def refusal(self, case: Case) -> Refusal:
        """Return why a finding is no claim, or nothing; an empty reason where it is plainly something else."""
        reason = self._of_actor(case)
        return reason if reason is not None else self._of_matter(case)

    def _of_actor(self, case: Case) -> Refusal:
        who, subject = case.who, case.finding.subject
        home = who.actor is not None and self._g.is_state(who.actor) and self._g.state_of(who.actor) == case.target.country
        if (home and case.act not in _HOST_ACTS) or (case.act == "rebut" and who.actor != case.target.country):
            return _PLAIN
        if not home and self._of_host(case):
            return "somebody of the host's own"
        if not who.own:
            return "binds no state: parliament, party, court or the like"
        if who.former:
            return "speaks for nobody: out of office"
        if attempted_by_others(case.sentence.tokens, case.finding.at, case.finding.clause[0], subject):
            return "what others do, spoken of"
        if who.actor is None and who.end and subject is not None and subject.kind != "group":
            return "no actor behind the name"
        return None

    def _of_host(self, case: Case) -> bool:
        """Say whether a party or another body of the host's acts: its word is no response."""
        actor = case.who.actor
        if actor is None or case.act in _HOST_ACTS or case.act == "verdict" or self._g.organisation(actor):
            # (Those who observe at home find something, too.)
            return False
        return not self._g.is_state(actor) and self._g.state_of(actor) == case.target.country

    def _of_matter(self, case: Case) -> Refusal:
        for check in (self._not_asserted, self._of_no_vote, self._alike):
            reason = check(case)
            if reason is not None:
                return reason
        spec = case.finding.spec
        if case.finding.judgements or spec is None:
            return self._of_judgement(case)
        for check in self._of_acts:
            reason = check(case, spec)
            if reason is not None:
                return reason
        return None

    # -- what the sentence asserts ----------------------------------------------------------------------------------------------------

    def _not_asserted(self, case: Case) -> Refusal:
        """Hold back what is only claimed: "denied that the bloc had congratulated him", "rejected claims that the vote was rigged"."""
        finding, tokens = case.finding, case.sentence.tokens
        since = finding.subject.start if finding.subject is not None else None
        told = any(not self._g.words[opening].isdisjoint(case.sentence.words) for opening in ("complementiser", "untruths"))
        if told and (of_others(tokens, finding.at, since) or untrue(tokens, finding.at, since)):
            return "only claimed, or called untrue"
        if finding.act != "withhold" and _untimely(tokens, finding.at):
            return "what it is too early for"
        answered = finding.act == "reject" and finding.categories[:1] == ("third_party_response",)
        answered = answered or (finding.rule.rpartition(".")[0] == _DISMISSING and _doubted(case))
        answered = answered or (finding.act == "reject" and demanded_by_others(tokens, finding.at))
        others = answered or (finding.act in ("reject", "criticise") and faults_those_who(tokens, finding.at))
        return "what is faulted is what others say" if others and not victory_claimed(tokens, finding.at) else None

    def _of_no_vote(self, case: Case) -> Refusal:
        """Hold back what is of a vote that nobody knows, that was long ago or is still to come."""
        if not self._elections.attested(case.target):
            return "no such election is known, and the text names none"
        if (case.act in _AFTER_THE_VOTE and _years_back(case)) or (case.act in _LASTING and _since_before(case)):
            return "told of an earlier vote"
        if self._elections.long_ago(case.target) and not any(
            token.cls == "E" and token.data.national and token.data.definite for token in case.sentence.tokens
        ):
            return "the vote is long ago, and the sentence does not name it"
        return "the vote is still to come" if case.act in _AFTER_THE_VOTE and self._elections.to_come(case.target) else None

    def _alike(self, case: Case) -> Refusal:
        """Hold back what only looks like the act: "congratulated him on the anniversary"."""
        if self._look_alikes.look_alike(case):
            if case.act in (*_COURTESIES, "welcome"):
                self._look_alikes.remember(case)
            return f"look-alike of {case.act}"
        if case.act in _ON_OCCASIONS and self._look_alikes.on_an_occasion(case):
            return f"look-alike of {case.act}"
        if case.act in _COURTESIES and self._look_alikes.of_the_like(case):
            return f"look-alike of {case.act}"
        if self._look_alikes.of_an_overthrow(case):
            return "answers a coup"
        if self._look_alikes.of_a_cabinet(case):
            return "greets a government formed months later"
        return "of the speaker's own elections" if case.act not in _HOST_ACTS and self._look_alikes.of_ours(case) else None

    def _of_judgement(self, case: Case) -> Refusal:
        # Faults that were found are of the vote that the text is about: "there had been massive breaches".
        faults = all(evaluation.noun for _, evaluation, _ in case.finding.judgements) and self._around.undisturbed(case)
        near = self._elections.dense and (case.act == "verdict" or faults or self._around.of_it(case))
        return None if self._around.about(case, "context" if near else "sentence") else "judgement of something else"

    # -- what the trigger does --------------------------------------------------------------------------------------------------------

    def _asks_for_else(self, case: Case, spec: Trigger) -> Refusal:
        """Hold back what is asked for that is of no election: "called for the release of the journalist"."""
        asked = case.finding.ask
        if case.act == "call" and self._of_somebody_abroad(case):
            return "about another state"
        if spec.name == "want" and asked not in ELECTORAL_ASKS | GRAVE_ASKS and not case.sentence.national:
            return "asks for something else"
        if spec.name == "expect-that" and asked not in ELECTORAL_ASKS | GRAVE_ASKS | {"legal_channels", "reform"}:
            # "trusts that the country will go on in peace"
            return "asks for something else"
        if case.act != "call":
            return None
        grave = asked in GRAVE_ASKS and self._around.goes_on_from(case)
        if asked not in ELECTORAL_ASKS and not (grave or self._around.spoken_of(case, 2) or self._around.undisturbed(case)):
            return "asks for something else"
        if (spec.pos == "modal" or spec.name in ("importance", "vital")) and not self._demands.demanded(case):
            return "asks for something else"
        return _PLAIN if spec.name == "call-apart" and not self._demands.apart(case) else None

    def _of_somebody_abroad(self, case: Case) -> bool:
        """Say whether it is another state or body than the host that is called on: "urged | the bloc to handle trade with care"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 2]
        if case.sentence.national or not behind or behind[0].cls != "M" or behind[0].data.kind != "named":
            return False
        who = behind[0].data.who
        bodies = all(self._g.is_state(one.actor) or (self._g.organisation(one.actor) and not self._g.is_mission(one.actor)) for one in who)
        return bool(who) and bodies and all(one.person is None and self._g.state_of(one.actor) != case.target.country for one in who)

    def _does_else(self, case: Case, spec: Trigger) -> Refusal:
        """Hold back what is another act, or another's: "barred Norland from observing the vote", "declined to comment"."""
        if self._of_others(case, spec):
            return _PLAIN
        if _resolved_by_others(case):
            return "what others resolved is the object"
        if spec.name == "react" and self._declines(case):
            return "declines to comment: no word on the vote"
        if spec.name == "react" and self._on_others_word(case):
            return "says nothing on what others say"
        if spec.name == "recognise" and case.act == "recognise" and self._of_some_only(case):
            return "recognises only what is as it should be"
        if spec.object == "hush" and case.act == "withhold" and self._speaks_elsewhere(case):
            return "speaks on the vote in the same sentence"
        if spec.name == "await" and case.finding.rule.endswith("participle") and self._meanwhile(case):
            return "waits in doing something else"
        if case.act == "offer" and not self._courtesies.offered(case):
            return "offers something else"
        judges = spec.act in ("recognise", "reject") and spec.pos == "verb" and not case.finding.rule.endswith(".repeated")
        return "the object is not an election's" if judges and not self._objects.direct(case) else None

    def _of_others(self, case: Case, spec: Trigger) -> bool:
        """Say whether somebody else than who is told to does it."""
        verb = case.sentence.clauses.at.get(case.finding.at)
        if spec.act == "sovereignty" and verb is not None and verb.kind == INFINITIVE and verb.governor is not None:
            # "told the Union to respect the people's choice"
            governing = case.sentence.tokens[verb.governor.at].senses.get("act", ())
            if any(other.act in ("call", "rebut") for other in governing):
                return True
        if spec.name == "watch" and self._kept_out(case):
            # "barred Norland from observing the vote" is the act of who bars.
            return True
        if spec.name in ("admit", "steal") and self._laid_to_others(case):
            # "accused her of not inviting observers", "noted the accusations of fraud made by the opposition"
            return True
        admits = case.who.actor is None or self._g.organisation(case.who.actor) or self._g.is_state(case.who.actor)
        if spec.name == "admit" and not admits:
            # "observers invited by the Election Monitoring Forum": by nobody who admits them.
            return True
        if spec.name == "allege" and self._of_alleged(case):
            return True
        if spec.name == "allege" and self._joined_violence(case):
            return True
        if spec.name == "admit" and self._g.organisation(case.who.actor) and "admitting" in case.finding.trigger.word.marks:
            # "spoke of steps of Norland's, including inviting the bloc to observe": the host admits, no organisation does.
            return True
        if case.finding.rule.endswith(".passive-host") and case.who.actor != case.target.country:
            # "observers were turned away", another state says: its complaint, no act of its own.
            return True
        return spec.name == "visit-verb" and case.who.level.startswith("mission")

    @staticmethod
    def _laid_to_others(case: Case) -> bool:
        """Say whether what is told is what somebody else is accused of, or what accusations of others say."""
        tokens, at = case.sentence.tokens, case.finding.at
        before = tokens[max(0, at - _ACCUSED) : at]
        accused = any("genitive" in token.word.marks for token in before)
        return accused and any("laying_blame" in token.word.head for token in before)

    @staticmethod
    def _joined_violence(case: Case) -> bool:
        """Say whether "alleged" describes what is condemned as well: "condemned the violence and alleged intimidation"."""
        tokens, at = case.sentence.tokens, case.finding.at
        joined = 0 < at < len(tokens) - 1 and tokens[at - 1].cls == "coordinator"
        return joined and "violence" in tokens[at + 1].senses.get("object", ())

    @staticmethod
    def _of_alleged(case: Case) -> bool:
        """Say whether it is others who allege: "calls for alleged fraud to be examined", "could not verify alleged fraud"."""
        at = case.finding.at
        if not at:
            return False
        before = case.sentence.tokens[at - 1]
        return "purposes" in before.word.tail or (before.cls == "w" and (at - 1 in case.sentence.clauses.at or "speech" in before.senses))

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

    @staticmethod
    def _on_others_word(case: Case) -> bool:
        """Say whether somebody is silent on what others allege: "has not commented on allegations of wrongdoing"."""
        return any("doubts_of_it" in token.word.head for token in case.sentence.tokens[case.finding.at + 1 : case.finding.at + _ALLEGED])

    @staticmethod
    def _of_some_only(case: Case) -> bool:
        """Say whether no result is recognised yet: "will only recognise results that reflect the will of the people"."""
        tokens, at = case.sentence.tokens, case.finding.at
        only = any("only_words" in token.word.marks for token in tokens[max(0, at - 3) : at + 2])
        return only and any("relatives" in token.word.marks for token in tokens[at + 1 : at + _ALLEGED])

    def _speaks_elsewhere(self, case: Case) -> bool:
        """Say whether a state whose leader is silent speaks all the same: "Ann Other has not commented, but her spokesman said"."""
        state, tokens = self._g.state_of(case.who.actor), case.sentence.tokens
        if state is None or not any("speech" in tokens[verb.at].senses for verb in case.sentence.clauses.verbs):
            return False
        others = (t for t in case.sentence.mentions() if t.data is not case.finding.subject and t.data.role is not None)
        return any(self._g.state_of(who.actor) == state for token in others for who in token.data.who)

    @staticmethod
    def _meanwhile(case: Case) -> bool:
        """Say whether something is only done at the same time: "while awaiting the result, called for calm"."""
        return "concurrent" in case.sentence.tokens[max(0, case.finding.at - 1)].word.marks

    # -- what it is about -------------------------------------------------------------------------------------------------------------

    def _elsewhere(self, case: Case, spec: Trigger) -> Refusal:
        elsewhere = case.act in _OF_HOST or (case.act == "criticise" and _faults_what_is_there(case))
        elsewhere = (elsewhere and self._around.elsewhere(case)) or self._around.on_another_matter(case)
        return "about another state" if elsewhere else None

    def _out_of_reach(self, case: Case, spec: Trigger) -> Refusal:
        """Hold back what stands too far from any election."""
        return None if self._in_reach(case, spec) else "no election in reach"

    def _in_reach(self, case: Case, spec: Trigger) -> bool:
        if case.act == "contact" and not self._contacts.beside_the_vote(case):
            return False
        dense = self._elections.dense and self._around.hereabouts(case)
        if case.act in _LOOSE and not (dense or self._around.spoken_of(case, 0) or self._around.goes_on(case)):
            return False
        if case.act == "congratulate" and not self._courtesies.for_the_vote(case):
            return False
        return self._around.about(case, spec.topic) or (spec.topic == "context" and self._around.goes_on(case))

    def _of_no_election(self, case: Case, spec: Trigger) -> Refusal:
        """Hold back what has not the object that its trigger wants."""
        if case.finding.rule.endswith(".repeated"):
            return None
        if not self._objects.stands(case, spec.object):
            return "the object is not an election's"
        following = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 2]
        if spec.name in ("note-it", "impose") and any("complementiser" in token.word.marks for token in following):
            return None if spec.name == "note-it" and _made_known(case) else "tells a fact"
        if spec.option == "after-object" and not self._demands.asked_to(case):
            return "asks for nothing"
        if spec.company and not self._objects.accompanied(case, spec.company, anywhere=spec.option == "anywhere"):
            return "the object is not an election's"
        return None


def _made_known(case: Case) -> bool:
    """Say whether what is noted is that there is a result: "notes that the court | has announced the results"."""
    told = next((verb for verb in case.sentence.clauses.after(case.finding.at) if verb.kind == FINITE), None)
    return told is not None and "made_known" in case.sentence.tokens[told.at].word.marks and "result" in case.finding.categories


def _resolved_by_others(case: Case) -> bool:
    """Say whether an act is about what others resolved: "backed their demand for a result", "faulted its refusal to obey the court"."""
    tokens, at = case.sentence.tokens, case.finding.at
    if case.act not in _ON_RESOLVES:
        return False
    noun = next((n for n in range(at + 1, min(at + _RESOLVED, len(tokens))) if "resolves" in tokens[n].word.head), None)
    if noun is None or case.act == "recognise":
        return noun is not None
    behind = tokens[noun + 1 : case.finding.clause[1]]
    observers = (token for token in behind if token.cls == "M" and token.data.role is not None)
    if any(token.data.role.level == "mission" for token in observers):
        # "regretted the decision to restrict the bloc's mission"
        return False
    return not any(token.cls == "E" or not _RESOLVED_ON.isdisjoint(token.senses.get("object", ())) for token in behind)


def _untimely(tokens: list[Token], at: int) -> bool:
    """Say whether an act is what it is too early for: "too early to speak of the president congratulating him"."""
    before = tokens[max(0, at - _UNTIMELY) : at]
    return any(spec.name == "too-early" for token in before for spec in token.senses.get("act", ()))


def _faults_what_is_there(case: Case) -> bool:
    """Say whether what is faulted is no vote and no answer to one, but what there is in a state: "condemned the coup in Burma"."""
    if case.finding.meta or not _OF_THE_VOTE.isdisjoint(case.finding.categories) or case.sentence.where("E"):
        return False
    following = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 2]
    return not any(token.cls == "M" and not token.data.possessor for token in following)


def _doubted(case: Case) -> bool:
    """Say whether it is what others say that is dismissed, no vote: "dismissed accusations of meddling in the election"."""
    for token in case.sentence.tokens[case.finding.at + 1 : case.finding.at + OBJECT]:
        if token.cls == "E":
            return False
        if "doubts_of_it" in token.word.head:
            return True
    return False


def _since_before(case: Case) -> bool:
    """Say whether something has been done since a year before the vote: "has imposed sanctions on officials since June 2019"."""
    behind = case.sentence.tokens[case.finding.at + 1 : case.finding.clause[1]]
    since = next((n for n, token in enumerate(behind) if "reaching_back" in token.word.marks), len(behind))
    years = [int(token.low) for token in behind[since + 1 : since + 4] if is_year(token.low)]
    return bool(years) and case.target.year is not None and years[0] < case.target.year


def _years_back(case: Case) -> bool:
    """Say whether a sentence opens with how long ago it was: "Four years ago Norway was among the first to congratulate him"."""
    opening = case.sentence.tokens[:_OPENING]
    return any("years_back" in one.word.marks and "long_back" in two.word.marks for one, two in pairwise(opening))
