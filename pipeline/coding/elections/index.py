"""The elections of the reference and of the calendar, to be asked by country, office, year and day.

Belongs here: which vote fits what is known of it. Does not: what a text says of elections (scene), which of them a clause is about
(elections).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from pipeline.coding.matches import fold
from pipeline.coding.reference import Reference

REACH_BACK = 800
"""Days after an election within which a text can be about it."""
_REACH_AHEAD = 400
"""Days before an election that we code, or whose year is named, from which on a text can be about it."""
LATELY = 270
"""Days after an election within which "the election", without a year, is that one and none that the reference does not hold."""
_CANDIDATE = 150
"""Days after a vote on which whoever stood is named for it; later he is more often somebody who congratulates others."""
_YEAR = 400
"""Days after a vote within which its month alone can name it."""
SOON = 120
"""Days before a vote that only the calendar holds within which "the election", without a year, is that one."""
JUST = range(-20, 61)
"""Days since a vote within which it is what a text is about."""
_NEWS = 30
"""Days after a vote within which a text on a vote is about that one, whatever others it names."""
_TERM = 7
"""Years within which a country votes again; where the calendar has nothing, it lacks a vote."""
_SAME_VOTE = 45
"""Days between two dates of one vote in two sources."""
_LISTS = frozenset(("party_list", "coalition"))
_INITIALS = 2
"""Characters of a short form that many parties share."""
_OFFICES = {"PRES": "PRES", "PARL-PRES": "PRES", "LEG": "LEG", "REF": "REF"}
"""Offices of the calendar by which a text can mean a vote of the nation; upper houses are named too seldom."""
_DIRECT = ("PRES", "REF")
"""Offices that a phrase names as such: "the presidential election" is never a parliamentary one."""


@dataclass(frozen=True, slots=True)
class Known:
    """An election that the reference or the calendar holds."""

    election_id: str | None
    """None for a vote that only the calendar holds"""
    country: str
    office: str
    first: date
    last: date
    indirect: bool = False
    """a vote of the calendar in which parliament chooses"""

    def held_in(self, year: int | None) -> bool:
        """Say whether it was held in a year; any year will do where none is given."""
        return year is None or year in (self.first.year, self.last.year)

    def had_round_in(self, month: int) -> bool:
        """Say whether a round of it can have been in a month: in that of the first or the last, or between them within a year."""
        return month == self.first.month or (self.first.year == self.last.year and self.first.month <= month <= self.last.month)


class ElectionIndex:
    """The elections and their options, to be asked by country and day."""

    def __init__(self, reference: Reference) -> None:
        self._by_country: dict[str, list[Known]] = defaultdict(list)
        for row in sorted(reference.elections, key=lambda r: str(r["election_id"])):
            first = row.get("first_polling_date")
            if first is not None:
                known = Known(row["election_id"], row["country_id"], row["office"], first, row.get("last_polling_date") or first)
                self._by_country[known.country].append(known)
        self._by_id = {known.election_id: known for group in self._by_country.values() for known in group}
        for row in reference.election_calendar:
            self._add_vote(row["country_id"], _OFFICES.get(row["office"]), row["polling_date"], row["office"] == "PARL-PRES")
        self.candidates: dict[str, list[str]] = defaultdict(list)
        """person → elections that he or she stood in"""
        for row in reference.options:
            if row.get("person_id"):
                self.candidates[row["person_id"]].append(row["election_id"])
        self._lists = _lists(reference.options, reference.option_names)

    def _add_vote(self, country: str, office: str | None, day: date, indirect: bool) -> None:
        """Add a vote of the calendar that the elections we code do not hold."""
        coded = (known for known in self._by_country.get(country, ()) if known.election_id is not None)
        held = any(abs((known.first - day).days) <= _SAME_VOTE for known in coded)
        if office is not None and not held:
            self._by_country[country].append(Known(None, country, office, day, day, indirect))

    def near(self, election: str, day: date | None) -> str | None:
        """Return the country of an election if a text of that day can be about it."""
        known = self._by_id.get(election)
        if known is None or (day is not None and not -SOON <= (day - known.last).days <= _CANDIDATE):
            return None
        return known.country

    def stood(self, name: str, day: date | None) -> set[str]:
        """Return the countries in whose elections about a day a party of that name stood."""
        found = (self._by_id.get(election) for election in self._lists.get(name, ()))
        return {k.country for k in found if k is not None and day is not None and -SOON <= (day - k.last).days <= _CANDIDATE}

    def since(self, country: str, day: date) -> int | None:
        """Return the days since the vote of a country that a text of a day most likely is about; None where no vote is near."""
        near = [k for k in self._by_country.get(country, ()) if -SOON <= (day - k.last).days <= REACH_BACK]
        return (day - min(near, key=lambda k: (_cost(k, day), k.election_id or "")).last).days if near else None

    def just_voted(self, country: str, day: date | None) -> bool:
        """Say whether a country has voted, or is about to vote, in the weeks around a day."""
        return day is not None and self.since(country, day) in JUST

    def had_round_in(self, country: str, polled: date | None, month: int) -> bool:
        """Say whether the vote that a country held on a day can have had a round in a month."""
        return any(known.first == polled and known.had_round_in(month) for known in self._by_country.get(country, ()))

    def just_held(self, country: str, day: date) -> Known | None:
        """Return the vote of a country that was held in the weeks before a day, the last one if there were several."""
        held = [known for known in self._by_country.get(country, ()) if 0 <= (day - known.last).days <= _NEWS]
        return max(held, key=lambda known: (known.last, known.election_id or "", known.office != "REF"), default=None)

    def just_held_for(self, country: str, office: str, day: date | None) -> bool:
        """Say whether a country held a vote for an office in the weeks before a day."""
        if day is None:
            return False
        votes = _of_office(self._by_country.get(country, []), office)
        return any(0 <= (day - known.last).days <= _NEWS for known in votes)

    def only_vote(self, vote: Known, country: str) -> bool:
        """Say whether a country held no other vote in the weeks before or on the day of one."""
        others = (known for known in self._by_country.get(country, ()) if known is not vote)
        return not any(abs((known.last - vote.last).days) <= _NEWS for known in others)

    def held_none_about(self, country: str, day: date | None) -> bool:
        """Say whether votes of a country are known before and after a day, and none near it: one told of is hardly its own."""
        since = [(day - known.last).days for known in self._by_country.get(country, ())] if day is not None else []
        return bool(since) and min(since) < 0 < max(since) and not any(-_REACH_AHEAD <= days <= LATELY for days in since)

    def voted_in(self, country: str, year: int) -> bool:
        """Say whether a vote of a country in a year is known."""
        return any(known.held_in(year) for known in self._by_country.get(country, ()))

    def year_before(self, country: str, polled: date) -> int | None:
        """Return the year of the vote for the same office before that of a day; None where none is known within a long term before."""
        votes = self._by_country.get(country, ())
        offices = {known.office for known in votes if known.first == polled}
        before = [known.last for known in votes if known.office in offices and known.last < polled and known.last.year < polled.year]
        last = max(before, default=None)
        return last.year if last is not None and len(offices) == 1 and polled.year - last.year <= _TERM else None

    def find(self, country: str, office: str | None, year: int | None, day: date | None, lately: int = LATELY) -> Known | None:
        """Return the one election that fits.

        Args:
            country: Id of the state that votes.
            office: PRES, LEG, REF, CONST or none where the text leaves it open.
            year: Must be the election's where it is given.
            day: Day of the text.
            lately: Days before that day within which an election without a year was held at the earliest.
        """
        if office == "LEG" and year is None and day is not None and self._on_one_day(country, day):
            # The calendar ends before its last parliamentary vote: "the general election" was the presidential one too.
            return self.find(country, "PRES", None, day, lately)
        fitting = _of_office([known for known in self._by_country.get(country, ()) if known.held_in(year)], office)
        if day is None:
            return fitting[0] if len(fitting) == 1 else None
        near = [known for known in fitting if _in_reach(known, year, day, lately)]
        if not near and year is None:
            return None
        return _nearest(near or fitting, office, day)

    def year_of(self, country: str, month: int | None, day: date | None) -> int | None:
        """Return the year of a country's vote in a month that is named without one: that of a vote known, else the nearest."""
        if month is None or day is None:
            return None
        held = [k.first for k in _of_office(self._by_country.get(country, []), None) if k.had_round_in(month)]
        near = [first for first in held if -SOON <= (day - first).days <= _YEAR]
        return min(near, key=lambda first: abs((day - first).days)).year if near else nearest_year(month, day)

    def _on_one_day(self, country: str, day: date) -> bool:
        """Say whether a country chose parliament and president on one day before, and the calendar knows no later parliamentary vote."""
        held = {office: {k.last for k in self._by_country.get(country, ()) if k.office == office} for office in ("LEG", "PRES")}
        last = max(held["LEG"], default=None)
        later = [polled for polled in held["PRES"] if last is not None and last < polled <= day]
        return bool(later) and last in held["PRES"]


def _lists(options: Iterable[Mapping[str, Any]], names: Iterable[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Return the names of parties and alliances, folded → elections that they stood in."""
    options = list(options)
    kinds = {row["option_id"]: row.get("option_kind") for row in options}
    found: dict[str, set[str]] = defaultdict(set)
    for row in (*options, *names):
        name = row.get("name") or row.get("label_en") or ""
        if kinds.get(row["option_id"]) in _LISTS and len(name) > _INITIALS:
            found[" ".join(fold(name).split())].add(row["option_id"].partition(":")[0])
    return found


def _of_office(held: list[Known], office: str | None) -> list[Known]:
    """Return those of a country's elections that a phrase for an office can mean; without an office, no referendum of the calendar."""
    if office != "REF":
        held = [known for known in held if known.election_id is not None or known.office != "REF"]
    if office == "CONST" or office in _DIRECT:
        return [known for known in held if known.office == office]
    if office == "LEG":
        chambers = [known for known in held if known.office not in _DIRECT]
        return chambers or ([] if any(known.office == "REF" for known in held) else held)
    return held


def _in_reach(known: Known, year: int | None, day: date, lately: int) -> bool:
    """Say whether a text of a day can be about a vote; one that only the calendar holds must be nearer where no year is named."""
    ahead = _REACH_AHEAD if year or known.election_id else SOON
    return -ahead <= (day - known.last).days <= (REACH_BACK if year else lately)


def _nearest(fitting: list[Known], office: str | None, day: date) -> Known | None:
    """Return of several elections the one that a text of a day is most likely about; of two on one day no more than the year."""
    if office != "PRES":
        # "The election" is of those near that day first of all one that the people vote in.
        fitting = [known for known in fitting if not known.indirect] or fitting
    ranked = sorted(fitting, key=lambda known: (_cost(known, day), known.election_id or ""))
    if len(ranked) > 1 and ranked[0].last == ranked[1].last and ranked[0].office != ranked[1].office and office is None:
        # Two votes on one day: the year is sure, which of them is not.
        return replace(ranked[0], election_id=None)
    return ranked[0] if ranked else None


def _cost(known: Known, day: date) -> int:
    """Count days, those before the vote threefold: texts speak rather of what has been."""
    since = (day - known.first).days
    return since if since >= 0 else -3 * since


def nearest_year(month: int | None, day: date | None) -> int | None:
    """Return the year of an election in a month without a year: the nearest one to the day of publication."""
    if month is None or day is None:
        return None
    return min((day.year - 1, day.year, day.year + 1), key=lambda year: abs((year - day.year) * 12 + month - day.month))
