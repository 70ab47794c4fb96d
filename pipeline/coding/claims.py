"""The coder's product: claims about acts and figures, and what was held back.

Belongs here: the dataclasses whose fields are the columns of the tables `reported_acts` and `reported_figures`, the minting of claim
ids, the JSON form. Does not: how a claim comes about.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

VERSION = "rules@1.15.0"


@dataclass(slots=True, kw_only=True)
class ReportedAct:
    """One row: this document says that this actor did this, in these words."""

    claim_id: str = ""
    document_id: str
    coder: str = VERSION
    actor_id: str | None = None
    actor_as_written: str | None = None
    speaks_for: str | None = None
    speaker_person_id: str | None = None
    speaker_as_written: str | None = None
    speaker_level: str | None = None
    act: str
    stance: int | None = None
    object: str | None = None
    honoree: str | None = None
    target_actor_id: str | None = None
    election_id: str | None = None
    election_country: str | None = None
    election_year: int | None = None
    modality: str = "actual"
    conditional: bool = False
    channel: str | None = None
    attribution: str = "narration"
    ask: str | None = None
    joint_id: str | None = None
    statement_id: str | None = None
    act_date: date | None = None
    act_date_precision: str | None = None
    act_date_basis: str | None = None
    char_start: int
    char_end: int
    trigger_start: int
    trigger_end: int
    actor_start: int | None = None
    actor_end: int | None = None
    overall: str | None = None
    free: str | None = None
    fair: str | None = None
    stage: str | None = None
    rule_id: str
    confidence: Decimal


@dataclass(slots=True, kw_only=True)
class ReportedFigure:
    """One row: this document gives this number for this option or round, in these words."""

    claim_id: str = ""
    document_id: str
    coder: str = VERSION
    election_id: str | None = None
    election_country: str | None = None
    election_year: int | None = None
    round_no: int | None = None
    measure: str
    option_as_written: str | None = None
    option_id: str | None = None
    value: Decimal
    unit: str
    comparator: str = "="
    status: str | None = None
    counted_share: Decimal | None = None
    claimant_actor_id: str | None = None
    char_start: int
    char_end: int
    rule_id: str
    confidence: Decimal


@dataclass(frozen=True, slots=True)
class Held:
    """What was nearly coded, and the rule that held it back."""

    document_id: str
    rule_id: str
    reason: str
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Coded:
    """Everything that one text yields, each list in the order of the text."""

    acts: list[ReportedAct] = field(default_factory=list)
    figures: list[ReportedFigure] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)


Claim = ReportedAct | ReportedFigure
Some = TypeVar("Some", ReportedAct, ReportedFigure)

ACT_COLUMNS = tuple(column.name for column in fields(ReportedAct))
FIGURE_COLUMNS = tuple(column.name for column in fields(ReportedFigure))
# What makes an act the same act again; the rule and the confidence may change without the claim becoming another one.
_ACT_CONTENT = ("actor_id", "actor_as_written", "act", "object", "honoree", "target_actor_id", "ask", "modality")
_FIGURE_CONTENT = ("measure", "option_id", "option_as_written", "value", "comparator")


def mint(claim: Some) -> Some:
    """Give the claim its id: C- and 16 hex digits of sha256(document, span, kind, content), and the coder where it is not the rules."""
    act = isinstance(claim, ReportedAct)
    content = [str(getattr(claim, name)) for name in (_ACT_CONTENT if act else _FIGURE_CONTENT)]
    coder = [] if claim.coder == VERSION else [claim.coder]
    key = "\x1f".join([claim.document_id, f"{claim.char_start}:{claim.char_end}", "act" if act else "figure", *content, *coder])
    claim.claim_id = "C-" + hashlib.sha256(key.encode()).hexdigest()[:16]
    return claim


def to_json_rows(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """Return one JSON-serialisable object per claim: `kind`, then the columns in the order of the table."""
    rows: list[dict[str, Any]] = []
    for claim in claims:
        act = isinstance(claim, ReportedAct)
        row: dict[str, Any] = {"kind": "act" if act else "figure"}
        for name in ACT_COLUMNS if act else FIGURE_COLUMNS:
            value = getattr(claim, name)
            if isinstance(value, date):
                value = value.isoformat()
            elif isinstance(value, Decimal):
                value = _plain(value)
            row[name] = value
        rows.append(row)
    return rows


def _plain(value: Decimal) -> int | float:
    """Return the shortest JSON number that prints as the decimal does."""
    return int(value) if value == value.to_integral_value() else float(value)
