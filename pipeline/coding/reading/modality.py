"""Whether an act is in force: done, announced and so as good as done, only possible, or of an earlier election.

Belongs here: acts that are done by being announced. Does not: how a verb stands (clauses).
"""

from pipeline.coding.document import Sentence
from pipeline.coding.elections import Target
from pipeline.coding.frames import Finding
from pipeline.coding.reading.context import Context

_ANSWERS_TO_A_RESULT = frozenset(("recognise", "reject", "withhold", "congratulate", "downgrade", "sanction", "retract"))
_COMING = ("future", "hypothetical")
_CONVEYED = ("congratulate", "contact")
"""Acts that a state does through its envoy."""
_AWAITING = ("await", "follow")
"""Triggers of taking note that are done by saying so: "would await the final count"."""
_SPEECH = 200
"""Characters behind a speaker within which what is said is his."""
_WILL = 6
"""Tokens before a trigger within which "stood ready" announces it."""
_STOPPING = ("suspend", "suspend-member")
"""Triggers of a sanction that stops what was given."""


class Modality:
    """Tells whether acts are in force."""

    def __init__(self, context: Context) -> None:
        self._floor, self._voice = context.floor, context.voice
        self._willing = context.stems["willing"]

    def of(self, sentence: Sentence, finding: Finding, act: str, target: Target) -> str:
        """Return actual, future, hypothetical or historical: an offer is of the future, and in force now."""
        if target.earlier:
            return "historical"
        polarity = finding.polarity
        if act == "threaten" and finding.act in _ANSWERS_TO_A_RESULT:
            # "threatened not to recognise the vote": it is a threat now.
            return "actual"
        if polarity.modality not in _COMING:
            return polarity.modality
        return "actual" if self._done_by_saying(sentence, finding, act) else polarity.modality

    def _done_by_saying(self, sentence: Sentence, finding: Finding, act: str) -> bool:
        """Say whether what is to come is an act now, by being announced."""
        spec, polarity = finding.spec, finding.polarity
        if act == "threaten":
            # "said that his country would review its relations if …"
            return self._said_so(finding)
        if act == "note":
            return spec is not None and spec.name in _AWAITING
        if act == "rebut":
            # "said that the country would not be intimidated"
            return spec is not None and spec.option == "spoken"
        if polarity.conditional:
            return False
        if act in ("observe", "mediate"):
            # "will deploy 60 observers", "said it would send no observers"
            return self._announced(sentence, finding)
        if act == "downgrade" or (spec is not None and spec.name in _STOPPING):
            return self._decided(sentence, finding)
        if act in _CONVEYED and self._through_envoy(sentence, finding):
            return True
        if act == "withhold":
            # "said he would hold off congratulating either", "is not going to congratulate him"
            return polarity.modality == "future" or (spec is not None and spec.act == "withhold")
        return act == "offer"

    @staticmethod
    def _through_envoy(sentence: Sentence, finding: Finding) -> bool:
        """Say whether an envoy is told to do it: "has asked the ambassador to visit him and to convey her congratulations"."""
        tokens = sentence.tokens
        verb = sentence.clauses.at.get(finding.at) or next(iter(sentence.clauses.before(finding.at)), None)
        governor = verb.governor if verb is not None else None
        told = tokens[governor.at + 1 : finding.at] if governor is not None else []
        return any(token.cls == "M" and token.data.role is not None and token.data.role.level == "ambassador" for token in told)

    def _said_so(self, finding: Finding) -> bool:
        """Say whether it is the actor itself that announces what it may do, not somebody else who expects it."""
        if finding.subject is None or not finding.narrated or finding.rule.endswith(".own-country"):
            return True
        actors = {who.actor for who in finding.subject.who}
        if self._voice is not None and actors <= {who.actor for who in self._voice.who}:
            # "The bloc will consider sanctions", in its own statement
            return True
        return any(
            actors == {who.actor for who in speech.speaker.who} and speech.speaker is not finding.subject
            for speeches in self._floor.speeches.values()
            for speech in speeches
            if speech.speaker.start < finding.trigger.start < speech.speaker.end + _SPEECH
        )

    def _decided(self, sentence: Sentence, finding: Finding) -> bool:
        """Say whether a step is decided on: "will recall its ambassador", "said it would call him home", not "might recall him"."""
        verb = sentence.clauses.at.get(finding.at)
        foretold = verb is not None and any("foretelling" in token.word.marks for token in sentence.tokens[verb.first : verb.at])
        return foretold and (finding.polarity.modality == "future" or self._said_so(finding))

    def _announced(self, sentence: Sentence, finding: Finding) -> bool:
        """Say whether an act to come is announced, no mere possibility: "will deploy", "said it would send"."""
        tokens, start = sentence.tokens, finding.clause[0]
        opener, before = tokens[max(0, start - 1)], tokens[max(0, start - 2)]
        if "relatives" in opener.word.marks and "speech" not in before.senses:
            # "the mission that the bloc intends to send"
            return False
        if finding.polarity.modality == "future" or finding.trigger.low.startswith(self._willing):
            return True
        around = tokens[max(0, finding.at - _WILL) : finding.at]
        if finding.act == "mediate" and any(token.low.startswith(self._willing) for token in around):
            return True
        verb = sentence.clauses.at.get(finding.at)
        return verb is not None and any(token.low == "would" for token in tokens[verb.first : verb.at])
