"""When an act was done (rule 21): day in the clause, weekday in the clause, date of the statement, day of publication.

Belongs here: reading days, weekdays and relative days in a sentence. Does not: when an election was (elections).
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

MONTHS = {
    name: n
    for n, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"), 1
    )
}
"""English name of a month, small letters → its number."""
_MONTHS = MONTHS | {name[:3]: n for name, n in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {name: n for n, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"  # noqa: E501
_DATE = re.compile(
    rf"(?=[\djfmasond])(?:\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}|{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|per|votes)))"  # noqa: E501
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?|\b(?P<iso>20\d\d-\d\d-\d\d)\b)",
    re.I,
)
_WEEKDAY = re.compile(
    r"(?=[lmtwfs])\b(?P<last>last\s+)?(?P<name>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?!['’]s)", re.I
)
_RELATIVE = re.compile(r"(?=[yt])(?:\b(?P<before>yesterday)\b|\b(?:today|this morning|tonight|this evening|this afternoon)\b)", re.I)
_DIGIT = re.compile(r"\d")
_OF_DAYS = ("day", "ght", "morn", "even", "noon")
"""Parts of the words for days and times of a day."""
_LATE = timedelta(days=60)
"""A statement may announce a day ahead, not a season."""

Dated = tuple[date | None, str | None, str | None]


def act_date(
    text: str, span: tuple[int, int], at: int, published: date | None, precision: str, skip: tuple[tuple[int, int], ...] = ()
) -> Dated:
    """Return day, precision and basis of the act whose trigger stands at `at`, from the days its sentence text[span] names.

    Of several days the nearest to the trigger counts: "congratulated him on Monday, hours after the ruling of 26 October" is Monday.
    `skip` are stretches whose days are not the act's (election phrases). Weekdays and "yesterday" need a day of publication, not a month.
    """
    exact = published if precision == "day" else None
    named = [
        (abs(found.start() - at), found.start(), day, basis)
        for found, day, basis in _days(text, span, published, exact)
        if not any(first <= found.start() < last for first, last in skip) and not _belongs_to_event(text, span[0], found)
    ]
    if named:
        _, _, day, basis = min(named)
        return day, "day", basis
    if published is None:
        return None, None, None
    return published, "on_or_before" if exact else precision, "publication"


def _days(text: str, span: tuple[int, int], published: date | None, exact: date | None) -> Iterator[tuple[re.Match[str], date, str]]:
    # Most sentences have neither a digit nor a word for a day: seeing so is far cheaper than looking for a date.
    for found in _DATE.finditer(text, *span) if _DIGIT.search(text, *span) is not None else ():
        day = _explicit(found, published)
        if day is not None and (published is None or day <= published + _LATE):
            yield found, day, "explicit"
    low = text[slice(*span)].lower()
    if exact is None or all(part not in low for part in _OF_DAYS):
        return
    for found in _WEEKDAY.finditer(text, *span):
        back = (exact.weekday() - WEEKDAYS[found["name"].lower()]) % 7
        yield found, exact - timedelta(days=7 if found["last"] and back == 0 else back), "weekday"
    for found in _RELATIVE.finditer(text, *span):
        yield found, exact - timedelta(days=1 if found["before"] else 0), "relative"


_EVENT = re.compile(
    r"\b(?:elections?|vot(?:e|es|ing)|polls?|polling|referendum|held|run-?off|ballot|round)\s+(?:on|of|from)?\s*(?:the\s+)?$"
    r"|\b(?:since|until|by|before|after|ahead of|the)\s+$"
    r"|\b(?!(?:statement|letter|message|telegram|cable|note|tweet|post|communiqu.|call|phone|meeting|remarks|speech|interview|release)\b)"
    r"\w+\s+of\s+$|\b(?:victory|win|results?|defeat|triumph|won|elected|re-elected)\s+(?:on|in)\s+$"
    r"|\b(?:held|conducted|place)\s+(?:[\w-]+\s+){0,4}(?:on|in)\s+$"
    r"|\b(?:inauguration|swearing-in|investiture|ceremony|term|office|presidency|sworn in|inaugurated|shot|killed|murdered|assassinated)"
    r"\s+(?:\w+\s+){0,2}(?:on|of|from)\s+$",
    re.I,
)
_EVENT_AFTER = re.compile(r"^['\u2019]?s?\s+(?:[\w-]+\s+){0,3}(?:elections?|vote|polls?|referendum|run-?off|ballot|victory|win)\b", re.I)


def _belongs_to_event(text: str, start: int, found: re.Match[str]) -> bool:
    """Say whether the day is the election's: "the 7 October poll", "the vote on Sunday", "the victory of 26 October"."""
    return bool(_EVENT.search(text[max(start, found.start() - 40) : found.start()])) or bool(
        _EVENT_AFTER.match(text[found.end() : found.end() + 60])
    )


def _explicit(found: re.Match[str], published: date | None) -> date | None:
    if found["iso"]:
        try:
            return date.fromisoformat(found["iso"])
        except ValueError:
            return None
    month = _MONTHS.get((found["month"] or found["month2"]).lower().rstrip("."))
    day = int(found["day"] or found["day2"])
    if month is None:
        return None
    if found["year"]:
        return _date(int(found["year"]), month, day)
    if published is None:
        return None
    candidates = [_date(published.year + shift, month, day) for shift in (-1, 0, 1)]
    near = [c for c in candidates if c is not None]
    return min(near, key=lambda c: (abs((c - published).days), c)) if near else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
