"""The form of a model's answer, as JSON Schema: what the second coder is asked for, derived from the declared columns.

Belongs here: which columns a model answers, and the words that it copies beside them. Type, description, code list and bounds are
those of the column; what the project computes itself (ids, offsets, stance, unit, confidence) is not asked.
"""

from functools import cache
from typing import Any

import polars as pl

from schemas.codes import codes
from schemas.model import ColumnInfo, table

Schema = dict[str, Any]

ANSWERED = {
    "acts": (
        "reported_acts",
        (
            "actor_id", "actor_as_written", "speaker_as_written", "speaker_level", "act", "object", "honoree", "target_actor_id",
            "election_id", "election_country", "election_year", "modality", "conditional", "channel", "attribution", "ask", "act_date",
            "act_date_precision", "act_date_basis", "overall", "free", "fair", "stage",
        ),
    ),
    "figures": (
        "reported_figures",
        (
            "election_id", "election_country", "election_year", "round_no", "measure", "option_as_written", "option_id", "value",
            "comparator", "status", "counted_share", "claimant_actor_id",
        ),
    ),
}  # fmt: skip
"""List of the answer → table, and the columns of it that a model answers."""

_WORDS: Schema = {"type": "string", "description": "The clause that carries the claim, copied letter for letter from the text."}
_OCCURRENCE: Schema = {
    "type": ["integer", "null"],
    "minimum": 1,
    "description": "Which occurrence of these words it is, where the text has them more than once: 1 for the first.",
}
_TRIGGER: Schema = {"type": "string", "description": "The words within that clause that name the act, copied letter for letter."}
COPIED = {
    "acts": {"words": _WORDS, "occurrence": _OCCURRENCE, "trigger": _TRIGGER},
    "figures": {"words": _WORDS, "occurrence": _OCCURRENCE},
}
"""List of the answer → what a model copies from the text beside the columns."""


@cache
def item_schema(name: str) -> Schema:
    """Schema of one claim of the list `acts` or `figures`; every key is required, what is not known is null."""
    source, names = ANSWERED[name]
    info = table(source)
    properties = {**COPIED[name], **{column: _property(info.column(column)) for column in names}}
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


@cache
def answer_schema() -> Schema:
    """Schema of a whole answer: a list of acts and a list of figures."""
    properties = {name: {"type": "array", "items": item_schema(name)} for name in ANSWERED}
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}


def answered_codes() -> tuple[str, ...]:
    """Names of the code lists that an answer draws on, in the order of the columns."""
    found = (table(source).column(column).code for source, names in ANSWERED.values() for column in names)
    return tuple(dict.fromkeys(code for code in found if code))


def _property(column: ColumnInfo) -> Schema:
    kind = _type(column.dtype)
    schema: Schema = {"type": [kind, "null"] if column.nullable else kind, "description": _description(column)}
    if column.code:
        schema["enum"] = [*codes(column.code), *([None] if column.nullable else [])]
    if column.ge is not None:
        schema["minimum"] = column.ge
    if column.le is not None:
        schema["maximum"] = column.le
    return schema


def _description(column: ColumnInfo) -> str:
    return f"{column.description} As YYYY-MM-DD." if column.dtype == pl.Date else column.description


def _type(dtype: pl.DataType) -> str:
    if isinstance(dtype, pl.Decimal):
        return "number"
    if dtype.is_integer():
        return "integer"
    return "boolean" if dtype == pl.Boolean else "string"
