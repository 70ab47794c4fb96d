"""Whose act a finding is: its subject, the issuer of the text, the signatories, the host who answers, the guest of a visit.

Belongs here: from the subject of a finding to the actors of its claims. Does not: whom a mention means (referring), what they do (acts).
"""

from dataclasses import replace

from pipeline.coding.clauses import FINITE
from pipeline.coding.conditions import Conditions
from pipeline.coding.document import Sentence
from pipeline.coding.frames import Finding
from pipeline.coding.lexicon import Role
from pipeline.coding.mentions import Mention, Who
from pipeline.coding.reading.capacities import Capacities
from pipeline.coding.reading.context import Context
from pipeline.coding.reading.followers import followers, named_behind
from pipeline.coding.reading.offices import one_of_state
from pipeline.coding.reading.turns import turns
from pipeline.coding.tokens import unit
from pipeline.coding.zones import QUESTION

_OF_WINNERS = ("congratulate", "recognise", "contact")
"""Acts whose "him" is, in a report on a vote, who has won it."""
_Actors = tuple[Who, ...]


class Actors:
    """Finds the actors of findings; what is nobody's act is held back with the reason."""

    def __init__(self, context: Context, conditions: Conditions) -> None:
        self._context, self._conditions = context, conditions
        self._g, self._words, self._voice = context.gazetteer, context.words, context.voice
        self._turns = turns(context.document, context.gazetteer, context.own)
        self._host, self._own = context.elections.country, context.own
        self._capacities = Capacities(context)

    def of(self, sentence: Sentence, finding: Finding) -> _Actors:
        """Return whose act a finding is, nobody where it is nobody's; its subject and honoree are set right on the way."""
        self._carry_on(sentence, finding)
        if finding.held:
            self._context.hold(sentence, finding.rule, finding.held)
            return ()
        subject = finding.subject
        if self._asked(sentence, subject) or (subject is not None and subject.kind == "people"):
            return ()
        self._not_of_others(finding)
        speakers = named_behind(sentence, finding) or self._speakers(sentence, finding)
        if not speakers:
            return ()
        if finding.act == "contact":
            speakers = self._visitors(finding, speakers)
        return (*self._capacities.acting(sentence, finding, speakers), *followers(sentence, finding, self._words))

    def _carry_on(self, sentence: Sentence, finding: Finding) -> None:
        """Let "The statement also urged" be of whoever issued one just before."""
        spec, tokens = finding.spec, sentence.tokens
        opening = sentence.clauses.at.get(0)
        if finding.subject is None and finding.held and opening is not None and opening.kind == FINITE and opening.subject is None:
            # "Takes note of the result;" in a resolution
            finding.subject, finding.held = self._voice, None if self._voice is not None else finding.held
        if finding.subject is not None or spec is None or spec.pos == "adjective":
            return
        if not finding.rule.endswith(".statement") and not (spec.pos == "verb" and finding.held):
            # "The statement welcomed the vote | and congratulated the people"
            return
        if tokens[0].low.partition(" ")[0] in self._words["before_statements"] and any("channel" in token.senses for token in tokens[:3]):
            finding.subject = self._context.floor.carried.get(sentence.number)
            finding.held = finding.held if finding.subject is None else None

    def _asked(self, sentence: Sentence, subject: Mention | None) -> bool:
        """Say whether a finding is what a reporter asks, which is nobody's word; what he tells of others is reported."""
        others = subject is not None and subject is not self._voice and (subject.kind == "named" or bool(subject.who))
        return sentence.zone.kind == QUESTION and not others

    def _not_of_others(self, finding: Finding) -> None:
        """Let "him" and "the president" who is congratulated be nobody from abroad: in a report on a vote it is the winner."""
        honoree = finding.honoree
        if honoree is None or finding.act not in _OF_WINNERS or honoree.data.kind not in ("pronoun", "generic"):
            return
        mention: Mention = honoree.data
        if self._host is not None and mention.who and all(self._g.state_of(who.actor) != self._host for who in mention.who):
            nobody = replace(mention, who=())
            finding.honoree = unit(honoree.start, honoree.end, "M", honoree.senses, nobody, honoree.low)

    # -- who speaks -------------------------------------------------------------------------------------------------------------------

    def _speakers(self, sentence: Sentence, finding: Finding) -> _Actors:
        """Return who does what a finding tells, as far as its own clause and the text say."""
        subject = finding.subject
        turn = self._turns.get(sentence.paragraph)
        if turn is not None and (subject is None or subject is self._voice or (subject.kind == "pronoun" and not subject.who)):
            return turn
        if subject is None or (subject.kind == "pronoun" and not subject.who and subject.word in self._words["speakers"]):
            if self._voice is None:
                self._context.hold(sentence, finding.rule, "nobody says so: the writer's own judgement")
                return ()
            speakers = self._voice.who
        else:
            speakers = self._several(subject)
        if not speakers or (finding.act == "rebut" and (self._critic(speakers) or self._far_off(sentence, subject, speakers))):
            # Who has criticised does not answer himself: "the government spokesman brushed it aside" is the host's.
            speakers = self._answering_host(finding) or speakers
        speakers = speakers or self._crowned(sentence, subject)
        if not speakers:
            self._context.hold(sentence, finding.rule, "whom the word refers to is not resolved")
        return speakers

    def _crowned(self, sentence: Sentence, subject: Mention | None) -> _Actors:
        """Return who reigns where the report comes from: "Doha, 8 November - HH the Amir congratulated him"."""
        if subject is None or subject.kind != "generic" or subject.role is None or subject.word not in self._words["crowned"]:
            return ()
        places = set(self._context.document.datelines.get(sentence.paragraph, ()))
        return tuple(Who(place, subject.role.level, start=subject.start, end=subject.end) for place in places) if len(places) == 1 else ()

    def _several(self, subject: Mention) -> _Actors:
        """Return whom a subject means: the signatories by "the four governments", an unnamed group as one actor without a name."""
        offices = subject.kind == "generic" and subject.role is not None and subject.role.plural and subject.role.own
        if not subject.who and (subject.kind == "group" or offices) and self._voice is not None and len(self._voice.who) > 1:
            # "The four governments call upon the tribunal", in a statement of the four.
            return tuple(who.at(subject.start, subject.end) for who in self._voice.who)
        if subject.kind == "group":
            return (Who(None, "unspecified", start=subject.start, end=subject.end), *subject.who)
        return subject.who

    def _critic(self, speakers: _Actors) -> bool:
        """Say whether somebody from abroad has found fault before."""
        return len(speakers) == 1 and speakers[0].actor != self._host and self._conditions.rebuked_by(speakers[0].actor)

    def _far_off(self, sentence: Sentence, subject: Mention | None, speakers: _Actors) -> bool:
        """Say whether an office that answers is taken for that of a state which nobody has named here: "the justice minister dismissed"."""
        if subject is None or subject.kind != "generic" or any(self._g.state_of(who.actor) == self._host for who in speakers):
            return False
        if not any("abroad" in token.word.marks for token in sentence.tokens):
            # "replied to these accusations": they can be of rivals at home.
            return False
        number = sentence.number
        near = self._context.document.sentences[max(0, number - 1) : number + 1]
        named = {
            self._g.state_of(who.actor)
            for other in near
            for token in other.mentions()
            if token.data.kind == "named"
            for who in token.data.who
        }
        return named.isdisjoint(self._g.state_of(who.actor) for who in speakers)

    def _answering_host(self, finding: Finding) -> _Actors:
        """Return the host where an office without a country answers critics: "the foreign minister dismissed the findings"."""
        subject = finding.subject
        unnamed = finding.act == "rebut" or finding.rule.endswith(".passive-host")
        # A mission's own text tells who has invited it; what else is done to somebody there the host need not have done.
        told = self._own is None or (finding.spec is not None and finding.spec.name == "at-invitation")
        if not unnamed or subject is None or subject.role is None or self._host is None or not told:
            return ()
        leads = finding.act == "rebut" and _leads(subject, subject.role) and "elect" not in self._words.marks(subject.word).whole
        answers = one_of_state(subject) or leads
        return (Who(self._host, subject.role.level, start=subject.start, end=subject.end),) if answers else ()

    def _visitors(self, finding: Finding, speakers: _Actors) -> _Actors:
        """Return the foreign side of a contact: "Tokayev received Xi" is an act of China's."""
        if finding.honoree is None or any(self._g.state_of(who.actor) != self._host for who in speakers):
            return speakers
        return tuple(who for who in finding.honoree.data.who if who.actor and self._g.state_of(who.actor) != self._host)


def _leads(mention: Mention, role: Role) -> bool:
    """Say whether a mention is one leader of a state without a name: "the hardline leader"."""
    return mention.kind == "generic" and role.own and role.level.startswith("head_of") and not role.plural and not mention.name
