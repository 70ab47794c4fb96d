"""The claims of one text put in order: one reading of each trigger, one statement of each actor, joint ones, none told twice.

Belongs here: what is decided once the claims are there. Does not: how a claim comes about (act_claims).
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from pipeline.coding.claims import Claim, ReportedAct

_PRECEDENCE = (
    "retract", "withhold", "rebut", "reject", "recognise", "congratulate", "defend", "welcome", "criticise", "mediate", "contact",
)  # fmt: skip
_RANK = {act: number for number, act in enumerate(_PRECEDENCE)}
_STATEMENT = 600
"""Characters between two claims of one actor that still belong to one statement."""
_Some = TypeVar("_Some", bound=Claim)


def precedence(act: str) -> int:
    """Return the rank of an act among the readings of one trigger: the lowest is the most specific."""
    return _RANK.get(act, len(_RANK))


def strongest(acts: list[ReportedAct]) -> list[ReportedAct]:
    """Keep of the readings of one trigger by one actor the most specific: hailing a victory recognises, it is no mere welcome.

    What a sentence says twice of one actor, with two triggers, is kept once, in its surer reading.
    """
    if len(acts) < 2:
        return acts
    best: dict[tuple[object, ...], ReportedAct] = {}
    for act in acts:
        key = (act.trigger_start, act.actor_id, act.actor_start)
        if key not in best or precedence(act.act) < precedence(best[key].act):
            best[key] = act
    said: dict[tuple[object, ...], ReportedAct] = {}
    for act in best.values():
        content = (act.actor_id, act.actor_start, act.act, act.object, act.ask, act.election_country)
        if content not in said or act.confidence > said[content].confidence:
            said[content] = act
    return list(said.values())


def unique(claims: Iterable[_Some]) -> list[_Some]:
    """Drop repeated claims and put the rest in the order of the text."""
    seen: dict[str, _Some] = {}
    for claim in claims:
        seen.setdefault(claim.claim_id, claim)
    return sorted(seen.values(), key=lambda claim: (claim.char_start, claim.char_end, claim.claim_id))


def mark(acts: list[ReportedAct]) -> list[ReportedAct]:
    """Give the claims of one document, in the order of the text, the ids of their statements; return them.

    One statement are those of one actor that stand close together; a joint one is one trigger with several signatories.
    """
    signed: dict[tuple[int, int, str], int] = defaultdict(int)
    for act in acts:
        signed[act.trigger_start, act.trigger_end, act.act] += 1
    opened: dict[str, tuple[int, str]] = {}
    for act in acts:
        actor = act.actor_id or act.actor_as_written or "-"
        end, name = opened.get(actor, (-1, ""))
        if not name or act.char_start - end > _STATEMENT:
            name = _name("S", act, actor, act.char_start)
        opened[actor] = (max(end, act.char_end), name)
        joint = act.channel == "joint_statement" and signed[act.trigger_start, act.trigger_end, act.act] > 1
        act.statement_id, act.joint_id = name, _name("J", act, "", act.trigger_start) if joint else None
    return acts


def _name(letter: str, act: ReportedAct, actor: str, start: int) -> str:
    """Return an id: the letter and 12 hex digits of sha256(document, actor, place)."""
    key = f"{act.document_id}\x1f{actor}\x1f{start}"
    return f"{letter}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"
