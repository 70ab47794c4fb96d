"""Contacts that other acts are, too: "congratulated him in a phone call".

Belongs here: the call that a congratulation or an offer was made in. Does not: calls and visits told as such (frames).
"""

from dataclasses import replace

from pipeline.coding.claims import ReportedAct, mint
from pipeline.coding.clauses import FINITE
from pipeline.coding.document import Sentence
from pipeline.coding.frames import Finding
from pipeline.coding.reading.context import Context
from pipeline.coding.tokens import Token

_RULE = "en.contact.by-phone"
_MADE_BY_PHONE = ("congratulate", "offer")
_BODIES = ("government", "ministry", "unspecified", None)
"""Levels of actors that do not telephone."""


class Contacts:
    """Finds the calls in which acts were done."""

    def __init__(self, context: Context) -> None:
        self._words, self._stems = context.words, context.stems

    def of(self, sentence: Sentence, finding: Finding, claims: list[ReportedAct]) -> list[ReportedAct]:
        """Return the contacts that the claims of a finding are, made by the persons who stand before the word for the call."""
        if not claims or finding.act not in _MADE_BY_PHONE or finding.polarity.negated or finding.from_receiver:
            return []
        phone = self._phone(sentence, finding)
        if phone is None:
            return []
        people = [claim for claim in claims if claim.speaker_level not in _BODIES and (claim.actor_start or 0) < phone.start]
        return [_called(claim, phone) for claim in people]

    def _phone(self, sentence: Sentence, finding: Finding) -> Token | None:
        """Return the word for a call in the clause; "in a call" is one, "call it a victory" none."""
        tokens = sentence.tokens
        first = finding.at + 1
        # "congratulated him, and by Monday Y had been on the phone": that call is another's.
        who = {one.actor for one in finding.subject.who} if finding.subject is not None else set()
        told = (v.subject for v in sentence.clauses.after(finding.at) if v.kind == FINITE and v.subject is not None)
        others = (subject.number for subject in told if who.isdisjoint([one.actor for one in subject.data.who]))
        last = min([finding.clause[1], *(number for number in others if number > finding.at)])
        at = next((n for n in range(first, last) if "phone_call" in tokens[n].senses.get("channel", ())), None)
        if at is None or not tokens[at].low.rpartition(" ")[2].startswith(self._stems["telephoning"]):
            return None
        if tokens[at].low in self._words["calls"] and tokens[at - 1].cls not in ("determiner", "preposition"):
            return None
        return tokens[at]


def _called(claim: ReportedAct, phone: Token) -> ReportedAct:
    """Return the contact that an act by telephone is."""
    return mint(replace(
        claim, act="contact", stance=0, object=None, rule_id=_RULE, trigger_start=phone.start, trigger_end=phone.end,
        char_end=max(claim.char_end, phone.end), channel="phone_call", claim_id="",
    ))  # fmt: skip
