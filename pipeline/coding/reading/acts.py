"""Which act a finding is in the mouth of who is said to do it: negation, threat, judgement, a mission's verdict.

Belongs here: from trigger, polarity and actor to the act. Does not: whether it is in force (modality), what it is about (objects).
"""

from dataclasses import dataclass
from itertools import takewhile

from pipeline.coding.clauses import FINITE, GERUND, INFINITIVE
from pipeline.coding.document import Sentence
from pipeline.coding.frames import Finding
from pipeline.coding.mentions import Who
from pipeline.coding.reading.context import Context

_THREATENED = frozenset(("reject", "withhold", "downgrade", "sanction", "retract"))
"""What one can threaten with."""
_MIXED_FINDINGS = frozenset(("note-problems", "question", "question-count", "note-fault", "regret-lack"))
"""Triggers of concern that in a mission's mouth are findings."""
_FAULTING = ("criticise", "allege")
_PUT_OFF = 12
"""Tokens behind a trigger within which "until the count is complete" puts it off."""
_DELAYED = 8
"""Tokens before a trigger within which "yet to" puts it off."""
_WARNED = 9
"""Tokens from a warning to what is warned of."""
_WITHOUT = 6
"""Tokens before a gerund within which "without" stands."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act, and of a mission what its verdict says: `overall` acceptable, mixed or unacceptable; `free` and `fair` yes or no."""

    name: str
    overall: str | None = None
    free: str | None = None
    fair: str | None = None


_ACCEPTABLE, _MIXED = Act("verdict", "acceptable"), Act("verdict", "mixed")


class Acts:
    """Tells which acts findings are."""

    def __init__(self, context: Context) -> None:
        self._context, self._words, self._stems = context, context.words, context.stems

    def of(self, sentence: Sentence, finding: Finding, who: Who) -> Act | None:
        """Return the act that a finding is of an actor; none where it is no act at all, as "did not urge"."""
        observer = self._context.is_observer(who)
        if finding.judgements:
            return self._verdict(sentence, finding) if observer else _judged(finding)
        name = self._plain(sentence, finding)
        if name in _THREATENED and self._threatened(sentence, finding.at):
            name = "threaten"
        if observer:
            return _of_observer(sentence, finding, name)
        return Act(name) if name is not None else None

    def _plain(self, sentence: Sentence, finding: Finding) -> str | None:
        """Return the act of a trigger, or that of its negation: "did not recognise" rejects."""
        spec = finding.spec
        assert spec is not None
        if not finding.polarity.negated:
            return finding.act if spec.option != "only-negated" else None
        if spec.negated != "reject":
            return spec.negated
        if self._put_off(sentence, finding):
            return "withhold"
        # "without acknowledging his victory": what is left unsaid is not refused.
        return None if _in_passing(sentence, finding.at) else "reject"

    def _put_off(self, sentence: Sentence, finding: Finding) -> bool:
        """Say whether recognition is only put off: "will not recognise a result before the audit is complete", "has yet to recognise"."""
        tokens, at = sentence.tokens, finding.at
        for token in reversed(tokens[max(0, at - _DELAYED) : at]):
            if token.cls in ("punct", "relative"):
                break
            if "delaying" in token.word.marks:
                return True
        # "did not recognise the vote, it said, before polls had closed" puts nothing off.
        clause = takewhile(lambda token: token.cls != "punct" and "how_early" not in token.word.marks, tokens[at + 1 : at + _PUT_OFF])
        return any(token.low in self._words["putting_off"] for token in clause)

    def _threatened(self, sentence: Sentence, at: int) -> bool:
        """Say whether an act is only threatened: "threatened not to recognise", "warned that it would not recognise"."""
        verb, tokens = sentence.clauses.at.get(at), sentence.tokens
        if verb is None:
            return False
        if verb.governor is not None and verb.kind == INFINITIVE:
            return tokens[verb.governor.at].low.startswith(self._stems["threatening"])
        warned = next((v for v in sentence.clauses.before(verb.first) if v.kind == FINITE), None)
        if warned is None or verb.first - warned.at >= _WARNED or not tokens[warned.at].low.startswith(self._stems["warning"]):
            return False
        if any(token.cls == "quote" or token.low in (";", ":") for token in tokens[warned.at : verb.first]):
            return False
        return any(token.low in self._words["prospects"] for token in tokens[verb.first : verb.at])

    def _verdict(self, sentence: Sentence, finding: Finding) -> Act:
        """Return what a mission's judgements come to: one grave fault makes the vote unacceptable, a lesser one a mixed verdict."""
        faults = [evaluation for _, evaluation, positive in finding.judgements if not positive]
        if any(fault.strong for fault in faults):
            overall = "unacceptable"
        else:
            overall = "mixed" if faults or self._qualified(sentence, finding) else "acceptable"
        return Act("verdict", overall, _quality(finding, "free"), _quality(finding, "fair"))

    def _qualified(self, sentence: Sentence, finding: Finding) -> bool:
        """Say whether praise is taken back in part: "was well run, but state television had favoured one side"."""
        if not sentence.clauses.verbs:
            return False
        last = sentence.clauses.verbs[-1].first
        return any(token.low in self._words["conceding"] for token in sentence.tokens[finding.at + 1 : last])


def _of_observer(sentence: Sentence, finding: Finding, name: str | None) -> Act | None:
    """Return the act of a mission: what it finds is a verdict and nothing else, whom it recognises is not its business."""
    if name is None or name in ("reject", "withhold") or (finding.spec is not None and finding.spec.name == "recognise"):
        # "neither recognises nor refuses to recognise elections": its mandate.
        return None
    if name == "recognise":
        return _ACCEPTABLE
    if name in _FAULTING or (name == "concern" and finding.spec is not None and finding.spec.name in _MIXED_FINDINGS):
        return _MIXED
    # "hails a peaceful vote and is pleased with those who took part": the people are not what is hailed.
    end = next((verb.first for verb in sentence.clauses.after(finding.at) if verb.kind == FINITE), len(sentence.tokens))
    people = "people" in finding.categories or any(t.data.kind == "people" and t.number < end for t in sentence.mentions())
    if name == "welcome" and not people:
        return _ACCEPTABLE
    return Act(name)


def _judged(finding: Finding) -> Act:
    """Return the act that a judgement is in anybody else's mouth: "called the vote a sham" criticises."""
    faults = [evaluation for _, evaluation, positive in finding.judgements if not positive]
    if not faults:
        # "insisted that the vote was free and fair": against those who doubt it.
        return Act("defend" if finding.rule.endswith(".insisted") else "welcome")
    if any(fault.rejecting for fault in faults):
        return Act("reject")
    return Act("allege" if any(fault.alleging for fault in faults) else "criticise")


def _quality(finding: Finding, name: str) -> str | None:
    """Return whether a vote was "free" or "fair", where a judgement is of that."""
    return next(("yes" if positive else "no" for _, evaluation, positive in finding.judgements if getattr(evaluation, name)), None)


def _in_passing(sentence: Sentence, at: int) -> bool:
    """Say whether a verb only tells what somebody does not do in doing something else: "without naming him or acknowledging"."""
    verb = sentence.clauses.at.get(at)
    if verb is None or verb.kind != GERUND:
        return False
    return any(token.low == "without" for token in sentence.tokens[max(0, verb.first - _WITHOUT) : verb.first])
