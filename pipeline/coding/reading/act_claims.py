"""From findings to claims: whose act it is, on which election, whether it stands, and the columns of its row.

Belongs here: the order of these decisions, the columns that need none of their own. Does not: the decisions (actors, targets, acts,
conditions, modality, objects, dates).
"""

from datetime import timedelta
from decimal import Decimal

from pipeline.coding.claims import ReportedAct, mint
from pipeline.coding.conditions import Case, Conditions
from pipeline.coding.dates import Dated
from pipeline.coding.document import Sentence
from pipeline.coding.elections import Target
from pipeline.coding.frames import Finding
from pipeline.coding.mentions import Mention, Who
from pipeline.coding.reading.actors import Actors
from pipeline.coding.reading.acts import Act, Acts
from pipeline.coding.reading.contacts import Contacts
from pipeline.coding.reading.context import Context
from pipeline.coding.reading.modality import Modality
from pipeline.coding.reading.objects import Objects
from pipeline.coding.reading.targets import Targets
from pipeline.coding.zones import HEADLINE

_REPEATABLE = frozenset((
    "congratulate", "recognise", "reject", "withhold", "sanction", "call", "criticise", "concern", "downgrade", "observe", "welcome",
))  # fmt: skip
"""Acts that others can do "likewise"."""
_HONOURING = ("congratulate", "recognise", "reject", "withhold", "defend", "welcome")
"""Acts whose claim says to whom they were done."""
_AFTER_THE_VOTE = ("congratulate", "recognise", "contact", "offer")
"""What is done to a winner."""
_MISDATED = timedelta(days=3)
"""Before a vote, within which a day that is told can still be wrong."""
_STAGE = 300
"""Characters before a verdict within which it is said what stage of the mission it is of."""
_LESS_SURE = Decimal("0.10")
"""What a headline's claim loses of its confidence: it is cut short."""


class ActClaims:
    """Makes the claims of the findings of one text, and remembers what later findings may refer to."""

    def __init__(self, context: Context) -> None:
        self._context, self._text, self._g = context, context.text, context.gazetteer
        self._conditions = Conditions(context.gazetteer, context.document, context.elections)
        self._actors, self._targets = Actors(context, self._conditions), Targets(context)
        self._acts, self._objects, self._modality = Acts(context), Objects(context), Modality(context)
        self._contacts = Contacts(context)
        self._stages, self._calendar = context.tools.lexicon.stages, context.tools.calendar
        self.unnamed: tuple[int, Finding] | None = None
        """what several did last who were not named, with the number of the sentence"""
        self.outright: list[tuple[int, Finding]] = []
        """what others can have done "likewise", with the number of its sentence"""
        self.judged: list[tuple[int, Finding]] = []
        """judgements that others can share, with the number of their sentence"""

    def of(self, sentence: Sentence, finding: Finding) -> list[ReportedAct]:
        """Return the claims of a finding, one for each of its actors; why there is none is held."""
        actors = self._actors.of(sentence, finding)
        self._note_unnamed(sentence, finding)
        if not actors:
            return []
        claims = self._of_actors(sentence, finding, actors)
        claims += self._contacts.of(sentence, finding, claims)
        self._remember(sentence, finding, claims)
        return claims

    def _of_actors(self, sentence: Sentence, finding: Finding, actors: tuple[Who, ...]) -> list[ReportedAct]:
        target = self._targets.of(sentence, finding)
        claims: list[ReportedAct] = []
        said: set[str | None] = set()
        for who in actors:
            claim = self._claim(sentence, finding, who, target) if who.actor not in said else None
            if claim is not None:
                said.update((who.actor,) if who.actor else ())
                claims.append(claim)
        return claims

    def _note_unnamed(self, sentence: Sentence, finding: Finding) -> None:
        """Note what several did who are not named: "Several leaders congratulated him"; the next sentence may tell who they are."""
        subject = finding.subject
        several = (
            subject is not None and not subject.who and (subject.kind == "group" or (subject.role is not None and subject.role.plural))
        )
        if several and finding.act in _REPEATABLE:
            self.unnamed = (sentence.number, finding)

    def _remember(self, sentence: Sentence, finding: Finding, claims: list[ReportedAct]) -> None:
        """Note what was done and that its actors have spoken."""
        if claims and finding.spec is not None and claims[0].act in _REPEATABLE:
            self.outright.append((sentence.number, finding))
        if claims and finding.judgements:
            self.judged.append((sentence.number, finding))
        for claim in claims:
            self._conditions.remember(claim.actor_id, claim.act, sentence)
            self._targets.remember(claim)

    def _claim(self, sentence: Sentence, finding: Finding, who: Who, target: Target | None) -> ReportedAct | None:
        """Return the claim of one actor, if it is an act, on an election in reach, and no condition refuses it."""
        act = self._acts.of(sentence, finding, who)
        if act is None:
            return None
        if target is None or target.country is None:
            self._context.hold(sentence, finding.rule, "no election in reach")
            return None
        target = self._of_its_day(sentence, finding, act.name, target)
        if target is None or target.country is None:
            self._context.hold(sentence, finding.rule, "done before the vote")
            return None
        reason = self._conditions.refusal(Case(sentence, finding, who, act.name, target))
        if reason is not None:
            if reason:
                self._context.hold(sentence, finding.rule, reason)
            return None
        return mint(self._row(sentence, finding, who, act, target, target.country))

    def _of_its_day(self, sentence: Sentence, finding: Finding, act: str, target: Target) -> Target | None:
        """Return the vote that was held when something was done to its winner, by a day told in full; none where it was done before any.

        "Trump had telephoned him on April 10, 2019, to congratulate him", in a report on the vote of 2020.
        """
        if act not in _AFTER_THE_VOTE or target.polled is None or target.country is None:
            return target
        day, _, basis = self._dated(sentence, finding)
        if basis != "explicit" or day is None or day >= target.polled - _MISDATED:
            return target
        return self._context.elections.held_by(target.country, day)

    # -- the columns ------------------------------------------------------------------------------------------------------------------

    def _row(self, sentence: Sentence, finding: Finding, who: Who, act: Act, target: Target, host: str) -> ReportedAct:
        start, end = _span(sentence, finding, who)
        day, precision, basis = self._dated(sentence, finding)
        obj = self._objects.of(sentence.tokens, finding, act.name, host)
        written = self._text.text[who.start : who.end] if who.end else None
        return ReportedAct(
            document_id=self._text.document_id, actor_id=who.actor, actor_as_written=written,
            speaks_for=self._g.binds(who.actor) if who.actor and who.own else None,
            speaker_person_id=who.person, speaker_as_written=written if who.person or who.named else None, speaker_level=who.level,
            act=act.name, stance=self._objects.stance(act.name, obj, finding.ask, act.overall), object=obj,
            honoree=self._honoree(finding, act.name, target), target_actor_id=_answered(finding, act.name, who),
            election_id=target.election_id, election_country=target.country, election_year=target.year,
            modality=self._modality.of(sentence, finding, act.name, target), conditional=finding.polarity.conditional,
            channel=_channel(sentence, finding), attribution=self._attribution(finding),
            ask=(finding.ask or "other") if act.name == "call" else None,
            act_date=day, act_date_precision=precision, act_date_basis=basis,
            char_start=start, char_end=end, trigger_start=finding.trigger.start, trigger_end=finding.trigger.end,
            actor_start=who.start if who.end else None, actor_end=who.end or None,
            overall=act.overall, free=act.free, fair=act.fair, stage=self._stage(sentence) if act.name == "verdict" else None,
            rule_id=finding.rule, confidence=Decimal(finding.certain) - (_LESS_SURE if sentence.zone.kind == HEADLINE else 0),
        )  # fmt: skip

    def _dated(self, sentence: Sentence, finding: Finding) -> Dated:
        """Return when an act was done; days of election phrases are not its own."""
        elections = tuple([(sentence.tokens[number].start, sentence.tokens[number].end) for number in sentence.where("E")])
        text, span = self._text, (sentence.start, sentence.end)
        return self._calendar.act_date(text.text, span, finding.trigger.start, text.published, text.published_precision, elections)

    def _honoree(self, finding: Finding, act: str, target: Target) -> str | None:
        """Return to whom an act was done: the id of an option where it is one of that election, else the words."""
        if finding.honoree is None or act not in _HONOURING:
            return None
        mention: Mention = finding.honoree.data
        written = self._text.text[mention.start : mention.end]
        person = mention.who[0].person if mention.who else None
        return self._context.tools.options.find(target.election_id, written, person) or written

    def _attribution(self, finding: Finding) -> str:
        """Return by whom the act is told: in its actor's quoted words, by who received it, by the writer, or in reported speech."""
        if self._context.document.quote_at(finding.trigger.start) is not None:
            return "direct_quote"
        if finding.from_receiver:
            return "reported_by_receiver"
        return "narration" if finding.narrated else "indirect"

    def _stage(self, sentence: Sentence) -> str | None:
        """Return the stage of a mission that a verdict is of: "in its final report"."""
        words = self._text.text[max(0, sentence.start - _STAGE) : sentence.end].lower()
        return next((stage for stage, named in self._stages.items() if any(word in words for word in named)), None)


def _span(sentence: Sentence, finding: Finding, who: Who) -> tuple[int, int]:
    """Return [start, end) of the words of a claim: the clause with its trigger, and the actor where the sentence names it."""
    first, last = finding.clause
    start = min(sentence.tokens[first].start, finding.trigger.start)
    end = max(sentence.tokens[max(first, last - 1)].end, finding.trigger.end)
    if who.end and sentence.start <= who.start < sentence.end:
        return min(start, who.start), max(end, who.end)
    return start, end


def _answered(finding: Finding, act: str, who: Who) -> str | None:
    """Return whom a rebuttal answers."""
    if act != "rebut" or finding.honoree is None:
        return None
    return next((w.actor for w in finding.honoree.data.who if w.actor and w.actor != who.actor), None)


def _channel(sentence: Sentence, finding: Finding) -> str | None:
    """Return by what means an act was done: the trigger's own ("phoned"), else the first that the sentence names."""
    own = finding.trigger.senses.get("channel")
    if own:
        return own[0]
    named = sentence.where("channel")
    return sentence.tokens[named[0]].senses["channel"][0] if named else "unspecified"
