"""From a model's answer to claims: every word is looked for in the text, every code and id in the lists; what fails is dropped.

Belongs here: the rules by which one claim of an answer is kept or dropped. Offsets are computed here, never taken from the answer.
Does not belong here: asking.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from pipeline.coding.claims import Claim, Coded, ReportedAct, ReportedFigure, mint
from pipeline.coding.figures import UNITS
from pipeline.coding.second.world import World
from pipeline.coding.text import Text
from schemas.codes import code_list
from schemas.derive.answer import ANSWERED, item_schema

MAX_WORDS = 1_000
"""Characters of a clause; a claim that rests on a whole text rests on nothing."""
CONFIDENCE = Decimal("0.50")
"""Of every claim of a model: what it says of its own confidence is not asked."""
_SHOWN = 60
_SAID = (
    "actor_id", "actor_as_written", "speaker_as_written", "speaker_level", "object", "target_actor_id", "modality", "conditional",
    "channel", "attribution",
)  # fmt: skip
"""Columns of an act that stand as answered, once their codes, ids and words are checked."""
_VERDICT = ("overall", "free", "fair", "stage")
_VERDICT_STANCE = {"acceptable": 1, "mixed": 0, "unacceptable": -2}
_ACTORS = ("actor_id", "target_actor_id", "claimant_actor_id")
_WRITTEN = ("actor_as_written", "speaker_as_written", "option_as_written")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ’']\d+)*")
_SCALES = {"thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_LARGEST = Decimal(10) ** 14


@dataclass(frozen=True, slots=True)
class Dropped:
    """A claim of the answer that is not kept."""

    place: str
    """Where it stands in the answer: `acts 3`."""
    rule: str
    reason: str


@dataclass(slots=True)
class Verified:
    """What an answer comes to; kept and dropped add up to what was returned."""

    coded: Coded = field(default_factory=Coded)
    dropped: list[Dropped] = field(default_factory=list)
    n_returned: int = 0


class _Drop(Exception):
    def __init__(self, rule: str, reason: str) -> None:
        super().__init__(rule)
        self.rule, self.reason = rule, reason


def is_answer(answer: Any) -> bool:
    """Say whether an answer has the outer form: a list of acts and a list of figures, and nothing else."""
    return isinstance(answer, dict) and set(answer) == set(ANSWERED) and all(isinstance(answer[name], list) for name in ANSWERED)


def verify(text: Text, answer: Mapping[str, list[Any]], world: World, coder: str) -> Verified:
    """Keep the claims of an answer that the text and the lists bear out.

    Args:
        text: The text that was asked about.
        answer: What `is_answer` says is one.
        world: Known actors, elections and options.
        coder: Name that the claims carry.
    """
    found = Verified()
    claims: dict[str, Claim] = {}
    for name, build in (("acts", _act), ("figures", _figure)):
        validator = Draft202012Validator(item_schema(name))
        for number, item in enumerate(answer[name], 1):
            found.n_returned += 1
            try:
                _check_form(validator, item)
                claim = build(text, item, world, coder)
                if claim.claim_id in claims:
                    raise _Drop("said-before", "the answer has this claim already")
                claims[claim.claim_id] = claim
            except _Drop as drop:
                found.dropped.append(Dropped(f"{name} {number}", drop.rule, drop.reason))
    acts = (claim for claim in claims.values() if isinstance(claim, ReportedAct))
    figures = (claim for claim in claims.values() if isinstance(claim, ReportedFigure))
    found.coded.acts.extend(sorted(acts, key=lambda act: (act.char_start, act.trigger_start, act.claim_id)))
    found.coded.figures.extend(sorted(figures, key=lambda figure: (figure.char_start, figure.claim_id)))
    return found


def _check_form(validator: Validator, item: Any) -> None:
    for error in sorted(validator.iter_errors(item), key=lambda e: ([str(step) for step in e.absolute_path], str(e.validator))):
        column = ".".join(map(str, error.absolute_path)) or "the claim"
        if error.validator == "enum":
            raise _Drop("unknown-code", f"{column}: {_shown(error.instance)} is in no code list")
        raise _Drop("not-in-form", f"{column}: breaks {error.validator}")


def _act(text: Text, item: dict[str, Any], world: World, coder: str) -> ReportedAct:
    start, end = _clause(text.text, item["words"], item["occurrence"])
    trigger = _trigger(item, start)
    election, country, year = _election(item, world)
    _check_actors(item, world)
    _check_written(text.text, item)
    actor_start, actor_end = _actor_span(text.text, item["actor_as_written"], start, end)
    act, overall = item["act"], item["overall"] if item["act"] == "verdict" else None
    ask = (item["ask"] or "other") if act == "call" else None
    day, precision, basis = _day(item, text)
    said: dict[str, Any] = {name: item[name] for name in _SAID} | {name: item[name] if act == "verdict" else None for name in _VERDICT}
    claim = ReportedAct(
        document_id=text.document_id, coder=coder, speaks_for=world.binds(item["actor_id"]), act=act,
        stance=_stance(act, item["object"], ask, overall), honoree=_honoree(text.text, item["honoree"], election, world),
        election_id=election, election_country=country, election_year=year, ask=ask, act_date=day, act_date_precision=precision,
        act_date_basis=basis, char_start=start, char_end=end, trigger_start=trigger, trigger_end=trigger + len(item["trigger"]),
        actor_start=actor_start, actor_end=actor_end, rule_id="model.act", confidence=CONFIDENCE,
        **said,
    )  # fmt: skip
    return mint(claim)


def _figure(text: Text, item: dict[str, Any], world: World, coder: str) -> ReportedFigure:
    start, end = _clause(text.text, item["words"], item["occurrence"])
    election, country, year = _election(item, world)
    _check_actors(item, world)
    _check_written(text.text, item)
    option = item["option_id"]
    if option is not None and option not in world.options.get(election or "", {}):
        raise _Drop("unknown-option", f"option_id: {_shown(option)} is no option of the election")
    value = Decimal(item["value"])
    if value not in _numbers(item["words"]):
        raise _Drop("value-not-in-words", f"{value} does not stand in the words as digits")
    if UNITS[item["measure"]] == "percent" and value > 100:
        raise _Drop("out-of-bounds", f"{value} percent")
    counted = item["counted_share"]
    figure = ReportedFigure(
        document_id=text.document_id, coder=coder, election_id=election, election_country=country, election_year=year, option_id=option,
        value=_four_places(value), unit=UNITS[item["measure"]], counted_share=None if counted is None else _four_places(Decimal(counted)),
        char_start=start, char_end=end, rule_id="model.figure", confidence=CONFIDENCE,
        **{name: item[name] for name in ("round_no", "measure", "option_as_written", "comparator", "status", "claimant_actor_id")},
    )  # fmt: skip
    return mint(figure)


def _clause(text: str, words: str, occurrence: int | None) -> tuple[int, int]:
    """Return the span of the words in the text: their only occurrence, or the one that was named."""
    if not words.strip():
        raise _Drop("quote-not-in-text", "there are no words")
    if len(words) > MAX_WORDS:
        raise _Drop("quote-too-long", f"more than {MAX_WORDS:,} characters")
    places = [found.start() for found in re.finditer(f"(?={re.escape(words)})", text)]
    if not places:
        raise _Drop("quote-not-in-text", f"words: {_shown(words)}")
    if occurrence is None and len(places) > 1:
        raise _Drop("quote-not-unique", f"the words stand {len(places)} times in the text, and the answer does not say which")
    if occurrence is not None and occurrence > len(places):
        raise _Drop("quote-not-in-text", f"occurrence {occurrence} of words that stand {len(places)} times")
    start = places[(occurrence or 1) - 1]
    return start, start + len(words)


def _trigger(item: dict[str, Any], start: int) -> int:
    at = item["words"].find(item["trigger"]) if item["trigger"].strip() else -1
    if at < 0:
        raise _Drop("trigger-not-in-words", f"trigger: {_shown(item['trigger'])}")
    return start + at


def _check_written(text: str, item: dict[str, Any]) -> None:
    for column in _WRITTEN:
        written = item.get(column)
        if written is not None and (not written.strip() or written not in text):
            raise _Drop("quote-not-in-text", f"{column}: {_shown(written)}")


def _actor_span(text: str, written: str | None, start: int, end: int) -> tuple[int | None, int | None]:
    """Return where the actor stands: in the clause, else the nearest before it, else the first."""
    if written is None:
        return None, None
    at = text.find(written, start, end)
    if at < 0:
        at = text.rfind(written, 0, start)
    if at < 0:
        at = text.find(written)
    return at, at + len(written)


def _election(item: dict[str, Any], world: World) -> tuple[str | None, str | None, int | None]:
    """Return election, country and year; those of a known election are its own, whatever the answer says."""
    election, country = item["election_id"], item["election_country"]
    if election is not None:
        if election not in world.elections:
            raise _Drop("unknown-election", f"election_id: {_shown(election)}")
        return election, election[:3], int(election[4:8])
    if country is not None and country not in world.countries:
        raise _Drop("unknown-election", f"election_country: {_shown(country)} is no state")
    if item["election_year"] is not None and not 1800 <= item["election_year"] <= 2200:
        raise _Drop("out-of-bounds", f"election_year: {item['election_year']}")
    return None, country, item["election_year"]


def _check_actors(item: dict[str, Any], world: World) -> None:
    for column in _ACTORS:
        if item.get(column) is not None and item[column] not in world.actors:
            raise _Drop("unknown-actor", f"{column}: {_shown(item[column])}")


def _honoree(text: str, honoree: str | None, election: str | None, world: World) -> str | None:
    if honoree is None or honoree in world.options.get(election or "", {}):
        return honoree
    if not honoree.strip() or honoree not in text:
        raise _Drop("unknown-option", f"honoree: {_shown(honoree)} is no option of the election and does not stand in the text")
    return honoree


def _day(item: dict[str, Any], text: Text) -> tuple[date | None, str | None, str | None]:
    """Return day, precision and basis; without a day of its own the act was on the day of publication or before."""
    if item["act_date"] is not None:
        try:
            return date.fromisoformat(item["act_date"]), item["act_date_precision"] or "day", item["act_date_basis"]
        except ValueError:
            raise _Drop("no-such-day", f"act_date: {_shown(item['act_date'])}") from None
    if text.published is None:
        return None, None, None
    return text.published, "on_or_before" if text.published_precision == "day" else text.published_precision, "publication"


def _stance(act: str, obj: str | None, ask: str | None, overall: str | None) -> int | None:
    if act == "verdict":
        return _VERDICT_STANCE.get(overall or "")
    column, name, code = ("stance", "ask", ask) if act == "call" else ("stance_winner" if obj == "winner" else "stance_other", "act", act)
    stance = next(row[column] for row in code_list(name) if row["code"] == code)
    return int(stance) if stance else None


def _numbers(words: str) -> set[Decimal]:
    """Return every number that the words print, read with either sign as the decimal one, and times a following "million"."""
    found: set[Decimal] = set()
    for match in _NUMBER.finditer(words):
        values = {Decimal(reading) for reading in _readings(match.group())}
        scale = _SCALES.get((re.match(r"\s*[-]?\s*([a-z]+)", words[match.end() :].lower()) or [""] * 2)[1], 1)
        found |= values | {value * scale for value in values}
    return found


def _readings(written: str) -> set[str]:
    """Return how digits with separators can be read: blanks group or part, the last comma or dot groups or is the decimal sign."""
    groups = written.split()
    readings = {"".join(groups)} if all(group.isdigit() for group in groups) else set()
    for group in groups:
        parts = re.split(r"\D", group)
        readings.add("".join(parts))
        if len(parts) > 1:
            readings.add(f"{''.join(parts[:-1])}.{parts[-1]}")
    return readings


def _four_places(value: Decimal) -> Decimal:
    if value >= _LARGEST or value != round(value, 4):
        raise _Drop("out-of-bounds", f"{value} has more digits than a figure")
    return value


def _shown(value: Any) -> str:
    text = json.dumps(value, default=str)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
