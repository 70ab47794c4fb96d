"""The rules that figures are read by: what a number measures, whose it is, what is left out, the steps' patterns.

Belongs here: reading and checking `sources/lexicon/{language}/result_frames.yaml`, its typed tables. Does not: the notation of patterns
(notation), trying the rules on a sentence (figures).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.coding.notation import NotationError, Pattern, compiled, either

UNITS = {"percent": "%", "points": "points", "part": "part", "count": ""}
"""Table of measures → the unit of its numbers."""
MEASURES = frozenset((
    "vote_share", "turnout", "margin_points", "votes", "margin_votes", "electoral_votes", "seats", "registered", "ballots_cast",
    "valid_votes", "invalid_votes", "blank_votes", "counted", "range", "nothing",
))  # fmt: skip
"""What a rule can say that a number measures: `counted` is the share of the count, `nothing` is none of ours."""
STAGES = ("changes", "nouns", "names", "titles", "insertions")
"""Times at which something is left out of a row."""
STEPS = {
    "rows": ("by_surveys", "polled_aside", "along_with", "foreseen", "aged", "aged_too", "listed_item", "returns"),
    "bare": ("two_ballots", "as_many", "headed_list", "one_of", "in_favour", "proportion", "scored_by", "elided", "of_house"),
    "fielded": ("partys", "of_party", "so_many"),
    "pairs": ("partner", "listed", "of_people", "seats_in_brackets", "share_in_brackets", "both_in_brackets", "of_seats", "of_votes",
        "or_rather", "rounded", "crossed", "respective", "beside_share"),
    "measures": ("voted", "polled", "taken", "apart", "rate", "moved_from", "reached", "seated", "recorded", "moved", "since",
        "when_it_was", "voting", "won_with", "same_turnout", "ended", "bound", "goes_on"),
    "times": ("year_right", "year_owned", "year_left", "year_score", "year_when", "year_which", "year_who", "year_aside",
        "year_before", "year_bracket", "two_years", "then", "year_first", "year_giver", "year_put_to_vote",
        "ago", "ago_right", "last_time_before", "last_time_behind", "clause", "elliptic",
        "set_against", "set_to", "dated_elliptic", "since_then", "joined"),
    "referents": ("two_subjects", "opened", "won", "in_clause", "it_has", "declared"),
    "asides": ("fillers", "joint", "own_party", "slogan", "listed_pair", "unread", "unread_words", "spelt", "coupled", "short", "stood_for",
        "barrier", "ago_said", "from", "adherents_of", "more", "held", "holder", "places_won", "of_members", "led_by", "led_which",
        "nicknamed", "role", "bloc", "apposed_who", "apposed_leader", "apposed"),
    "owners": ("margin_too", "other_subject", "having", "it_had", "others", "again", "seats_too", "each", "each_too", "each_behind",
        "sharing"),
    "binding": ("item", "pair", "listing", "seats_by", "left_with", "goes_to", "of_both", "couple", "ranked", "behind_aside",
        "decimals"),
}  # fmt: skip
"""Module of the figures → the patterns that its steps ask for."""


class FrameError(ValueError):
    """A rule that can't be read; the message names its key and id."""


class MeasureRule(NamedTuple):
    """What a number measures that stands between these."""

    id: str
    measure: str
    """"" is a number that is none of ours"""
    left: re.Pattern[str]
    right: re.Pattern[str]


class OwnerRule(NamedTuple):
    """Whose a number is that stands between these: the slot called owner, on either side."""

    id: str
    rule: str
    """what a claim says of how its option was found"""
    needed: frozenset[str]
    """letters that must stand left of the number: most rules are passed over by them"""
    left: re.Pattern[str]
    right: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ResultFrames:
    """One language's rules on rows of slots."""

    measures: Mapping[str, tuple[MeasureRule, ...]]
    """unit of a number → its rules, in the order in which they are tried"""
    owners: tuple[OwnerRule, ...]
    left_out: Mapping[str, Mapping[str, re.Pattern[str]]]
    """stage → what is left out then, one after the other, by id"""
    steps: Mapping[str, Mapping[str, re.Pattern[str]]]
    """module of the figures → its patterns by name"""


def frames(data: Mapping[str, Any]) -> ResultFrames:
    """Return the rules of a file that has been parsed.

    Raises:
        FrameError: A rule has an unknown key, measure or kind, lacks something, or has the id of another.
    """
    return _Reader(data).frames()


class _Reader:
    """Checks the rules and compiles them."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._ids: set[str] = set()

    def frames(self) -> ResultFrames:
        return ResultFrames(
            measures={unit: tuple(self._measures(f"measures.{table}")) for table, unit in UNITS.items()},
            owners=tuple(self._owners("owners")),
            left_out={stage: self._patterns(f"left_out.{stage}") for stage in STAGES},
            steps={module: self._steps(module, names) for module, names in STEPS.items()},
        )

    def _measures(self, key: str) -> Iterator[MeasureRule]:
        for where, rule in self._rules(key, {"measure"}, {"left", "right"}):
            if rule["measure"] not in MEASURES:
                raise FrameError(f"{where}: unknown measure {rule['measure']!r}")
            left, right = self._sides(where, rule)
            measure = "" if rule["measure"] == "nothing" else rule["measure"]
            yield MeasureRule(rule["id"], measure, _regex(where, f"(?:{left.regex})$"), _regex(where, right.regex))

    def _owners(self, key: str) -> Iterator[OwnerRule]:
        for where, rule in self._rules(key, {"rule"}, {"left", "right"}):
            left, right = self._sides(where, rule)
            if (left.regex + right.regex).count("(?P<owner>") != 1:
                raise FrameError(f"{where}: one slot must be called owner=")
            on_left, on_right = _regex(where, f"(?:{left.regex})$"), _regex(where, right.regex)
            yield OwnerRule(rule["id"], rule["rule"], left.needed, on_left, on_right)

    def _sides(self, where: str, rule: Mapping[str, Any]) -> tuple[Pattern, Pattern]:
        return self._compiled(where, rule.get("left", "")), self._compiled(where, rule.get("right", ""))

    def _steps(self, module: str, names: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
        key = f"steps.{module}"
        found = self._patterns(key)
        odd = sorted(set(names) ^ set(found))
        if odd:
            raise FrameError(f"{key}: {odd[0]}: {'missing' if odd[0] in names else 'nobody asks for it'}")
        return found

    def _patterns(self, key: str) -> dict[str, re.Pattern[str]]:
        return {rule["id"]: _regex(where, self._compiled(where, rule["pattern"]).regex) for where, rule in self._rules(key, {"pattern"})}

    def _rules(self, key: str, needed: set[str], optional: Collection[str] = ()) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Yield the rules at a key with what to call them in an error."""
        for number, rule in enumerate(self._list(key)):
            if not isinstance(rule, dict) or not isinstance(rule.get("id"), str):
                raise FrameError(f"{key}[{number}]: a rule is a mapping with an id")
            where = f"{key}: rule {rule['id']}"
            odd = sorted((rule.keys() - needed - set(optional) - {"id", "example"}) | (needed - rule.keys()))
            if odd:
                raise FrameError(f"{where}: {odd[0]}: {'missing' if odd[0] in needed else 'unknown key'}")
            wrong = next((name for name, value in rule.items() if not _is_words(value)), None)
            if wrong is not None:
                raise FrameError(f"{where}: {wrong}: must be words, or a list of them")
            if rule["id"] in self._ids:
                raise FrameError(f"{where}: another rule has this id")
            self._ids.add(rule["id"])
            yield where, rule

    def _list(self, key: str) -> list[Any]:
        at: Any = self._data
        for name in key.split("."):
            at = at.get(name) if isinstance(at, dict) else None
        if not isinstance(at, list):
            raise FrameError(f"{key}: must be a list of rules")
        return at

    def _compiled(self, where: str, pattern: str | list[str]) -> Pattern:
        """Compile a pattern, or several of which one must fit."""
        try:
            return either([compiled(one) for one in ([pattern] if isinstance(pattern, str) else pattern)])
        except NotationError as error:
            raise FrameError(f"{where}: {error}") from None


def _is_words(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value))


def _regex(where: str, regex: str) -> re.Pattern[str]:
    try:
        return re.compile(regex)
    except re.error as error:
        raise FrameError(f"{where}: {error} (what stands in after(…) must have one length)") from None
