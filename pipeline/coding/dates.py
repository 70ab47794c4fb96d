"""When an act was done (rule 21): day in the clause, weekday in the clause, date of the statement, day of publication.

Belongs here: reading days, weekdays and relative days in a sentence. Does not: how they are written in a language (the lexicon's
`calendar.yaml`), when an election was (elections).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pipeline.coding.lexicon import Lexicon

_DIGIT = re.compile(r"\d")
_LATE = timedelta(days=60)
"""A statement may announce a day ahead, not a season."""
_BEFORE, _BEHIND = 40, 60
"""Characters around a day that tell whether it is the election's."""

Dated = tuple[date | None, str | None, str | None]


class Calendar:
    """Reads days as one language writes them."""

    def __init__(self, lexicon: Lexicon) -> None:
        written = lexicon.calendar
        self._months = written.forms()
        self._weekdays = {name: n for n, name in enumerate(written.weekdays)}
        self._before, self._within = frozenset(written.before), written.within
        self._date = _date_pattern(written.ordinals, written.linking, written.not_days, self._months)
        self._weekday = re.compile(
            rf"(?=[{_initials((*self._weekdays, *written.last))}])"
            rf"\b(?P<last>{_any_of(written.last)}\s+)?(?P<name>{_any_of(self._weekdays)})\b(?!['’]s)",
            re.I,
        )
        relative = (*written.before, *written.same)
        self._relative = re.compile(rf"(?=[{_initials(relative)}])\b(?P<said>{_any_of(relative)})\b", re.I)
        self._event, self._event_after = lexicon.patterns["event_before"], lexicon.patterns["event_after"]

    def act_date(
        self, text: str, span: tuple[int, int], at: int, published: date | None, precision: str, skip: tuple[tuple[int, int], ...] = ()
    ) -> Dated:
        """Return day, precision and basis of the act whose trigger stands at `at`, from the days its sentence text[span] names.

        Of several days the nearest to the trigger counts: "congratulated him on Monday, hours after the ruling of 26 October" is Monday.
        `skip` are stretches whose days are not the act's (election phrases). Weekdays and "yesterday" need a day of publication, not a
        month.
        """
        exact = published if precision == "day" else None
        named = [
            (abs(found.start() - at), found.start(), day, basis)
            for found, day, basis in self._days(text, span, published, exact)
            if not any(first <= found.start() < last for first, last in skip) and not self._belongs_to_event(text, span[0], found)
        ]
        if named:
            _, _, day, basis = min(named)
            return day, "day", basis
        if published is None:
            return None, None, None
        return published, "on_or_before" if exact else precision, "publication"

    def _days(
        self, text: str, span: tuple[int, int], published: date | None, exact: date | None
    ) -> Iterator[tuple[re.Match[str], date, str]]:
        # Most sentences have neither a digit nor a word for a day: seeing so is far cheaper than looking for a date.
        for found in self._date.finditer(text, *span) if _DIGIT.search(text, *span) is not None else ():
            day = self._explicit(found, published)
            if day is not None and (published is None or day <= published + _LATE):
                yield found, day, "explicit"
        low = text[slice(*span)].lower()
        if exact is None or all(part not in low for part in self._within):
            return
        for found in self._weekday.finditer(text, *span):
            back = (exact.weekday() - self._weekdays[found["name"].lower()]) % 7
            yield found, exact - timedelta(days=7 if found["last"] and back == 0 else back), "weekday"
        for found in self._relative.finditer(text, *span):
            yield found, exact - timedelta(days=found["said"].lower() in self._before), "relative"

    def _belongs_to_event(self, text: str, start: int, found: re.Match[str]) -> bool:
        """Say whether the day is the election's: "the 7 October poll", "the vote on Sunday", "the victory of 26 October"."""
        before = text[max(start, found.start() - _BEFORE) : found.start()]
        return bool(self._event.search(before)) or bool(self._event_after.match(text[found.end() : found.end() + _BEHIND]))

    def _explicit(self, found: re.Match[str], published: date | None) -> date | None:
        if found["iso"]:
            try:
                return date.fromisoformat(found["iso"])
            except ValueError:
                return None
        month = self._months[(found["month"] or found["month2"]).lower()]
        day = int(found["day"] or found["day2"])
        if found["year"]:
            return _date(int(found["year"]), month, day)
        if published is None:
            return None
        near = [c for shift in (-1, 0, 1) if (c := _date(published.year + shift, month, day)) is not None]
        return min(near, key=lambda c: (abs((c - published).days), c)) if near else None


def _date_pattern(ordinals: Iterable[str], linking: Iterable[str], not_days: Iterable[str], months: Iterable[str]) -> re.Pattern[str]:
    """Return what finds "3rd of May 2021", "May 3, 2021" and "2021-05-03"."""
    month, ordinal = _any_of(months), f"(?:{_any_of(ordinals)})?"
    return re.compile(
        rf"(?=[\d{_initials(months)}])(?:\b(?:(?P<day>\d{{1,2}}){ordinal}(?:\s+{_any_of(linking)})?\s+(?P<month>{month})\.?"
        rf"|(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}}){ordinal}\b(?!\s*(?:{_any_of(not_days)})))"
        r"(?:,?\s+(?P<year>(?:19|20)\d\d))?|\b(?P<iso>20\d\d-\d\d-\d\d)\b)",
        re.I,
    )


def _any_of(words: Iterable[str]) -> str:
    """Return an expression for any of some words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) + ")"


def _initials(words: Iterable[str]) -> str:
    return "".join(sorted({word[0] for word in words}))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
