"""When an act was done (rule 21): day in the clause, weekday in the clause, date of the statement, day of publication.

Belongs here: reading days, weekdays and relative days in a sentence. Does not: when an election was (elections).
"""

import re
from datetime import date, timedelta

_MONTHS = {
    name: n
    for n, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"), 1
    )
}
_MONTHS |= {name[:3]: n for name, n in list(_MONTHS.items())} | {"sept": 9}
_DAYS = {name: n for n, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"  # noqa: E501
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}|{_MONTH.replace('month', 'month2')}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|per|votes)))"  # noqa: E501
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?|\b(?P<iso>20\d\d-\d\d-\d\d)\b",
    re.I,
)
_WEEKDAY = re.compile(r"\b(?P<last>last\s+)?(?P<name>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?!['’]s)", re.I)
_TODAY = re.compile(r"\b(?:today|earlier today|this morning|tonight|this evening|this afternoon)\b", re.I)
_YESTERDAY = re.compile(r"\byesterday\b", re.I)

Dated = tuple[date | None, str | None, str | None]


def act_date(text: str, start: int, end: int, published: date | None, precision: str, skip: tuple[tuple[int, int], ...] = ()) -> Dated:
    """Return day, precision and basis of an act whose clause is text[start:end].

    `skip` are stretches whose dates are not the act's (the election phrase, the complement of a verb of saying).
    """
    exact = precision == "day"
    for found in _DATE.finditer(text, start, end):
        if _in(found.start(), skip) or _belongs_to_event(text, start, found):
            continue
        day = _explicit(found, published)
        if day is not None and (published is None or day <= published + timedelta(days=60)):
            return day, "day", "explicit"
    if published is not None and exact:
        for found in _WEEKDAY.finditer(text, start, end):
            if _in(found.start(), skip) or _belongs_to_event(text, start, found):
                continue
            back = (published.weekday() - _DAYS[found["name"].lower()]) % 7
            if found["last"] and back == 0:
                back = 7
            return published - timedelta(days=back), "day", "weekday"
        if _TODAY.search(text, start, end):
            return published, "day", "relative"
        if _YESTERDAY.search(text, start, end):
            return published - timedelta(days=1), "day", "relative"
    if published is None:
        return None, None, None
    return published, "on_or_before" if exact else precision, "publication"


def _in(at: int, stretches: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= at < last for first, last in stretches)


_EVENT = re.compile(
    r"(?:election|elections|vote|poll|polls|referendum|held|runoff|run-off|ballot|round)\s+(?:on|of|from)?\s*(?:the\s+)?$|(?:since|until|by|before|ahead of|the)\s+$",  # noqa: E501
    re.I,
)
_EVENT_AFTER = re.compile(r"^['’]?s?\s+(?:\w+\s+){0,3}(?:election|elections|vote|poll|polls|referendum|runoff|run-off|ballot)\b", re.I)


def _belongs_to_event(text: str, start: int, found: re.Match[str]) -> bool:
    """Say whether the day is the election's: "the 7 October poll", "the vote on Sunday"."""
    return bool(_EVENT.search(text[max(start, found.start() - 30) : found.start()])) or bool(
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
