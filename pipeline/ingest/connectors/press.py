"""Archives of press releases: what a ministry or a presidency published, one row a text, gathered by others from its feed or its site.

Belongs here: the shapes of such archives, as data, and from a row to a document. Each archive also says on which days its publisher was
read, so that a silence is told from an outage. Does not belong here: what the texts mean.
"""

import datetime
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.ingest.connectors.base import Connector, Item, Row, csv_rows, json_rows
from pipeline.ingest.faults import Fault
from pipeline.ingest.intake import Original, TableRow

_BLANK = frozenset({"", "NA"})
_BRIEFING = re.compile(r"(?:department )?press briefing\b", re.I)


@dataclass(frozen=True, slots=True)
class PressArchive:
    """What differs between two archives."""

    name: str
    about: str
    publisher: str
    source: str
    """Address of the archive."""
    zone: str
    """Time zone of the publisher: its civil day is the day of a text."""
    form: str
    columns: frozenset[str]
    document: Callable[["PressArchive", Row], Original]
    """A row as a document, without its place; KeyError or ValueError where a column says nothing that can be used."""


def read(archive: PressArchive, path: Path) -> Iterator[Item]:
    """Documents of an archive, what is turned away, and last the days on which its publisher was read."""
    days: Counter[datetime.date] = Counter()
    for place, body, row in _rows(archive, path):
        if isinstance(row, Fault):
            yield row
            continue
        line = int(place.rpartition(":")[2])
        try:
            found = archive.document(archive, row)
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            yield Fault(path.name, line, "no-document", f"no document can be made of the row: {type(error).__name__}: {str(error)[:160]}")
            continue
        days[datetime.datetime.fromisoformat(found.published).date()] += 1
        yield replace(found, place=place, body=body)
    for day, count in sorted(days.items()):
        yield TableRow("readings", {"publisher_id": archive.publisher, "day": day, "n_items": count, "source_url": archive.source})


def _rows(archive: PressArchive, path: Path) -> Iterator[tuple[str, bytes, Row | Fault]]:
    """Place, bytes as they are kept, row."""
    if archive.form == "jsonl":
        for item in json_rows(path, path.name):
            if isinstance(item, Fault):
                yield "", b"", item
            else:
                yield f"{path.name}:{item[0]}", item[1].rstrip("\r\n").encode(), item[2]
        return
    for item in csv_rows(path, path.name, archive.form):
        if isinstance(item, Fault):
            yield "", b"", item
        else:
            yield f"{path.name}:{item[0]}", json.dumps(item[1], ensure_ascii=False).encode(), item[1]


def _text(*parts: str | None) -> str:
    """Headline, then paragraphs, parted by blank lines."""
    lines = (line.strip() for part in parts if part not in _BLANK for line in str(part).splitlines())
    return "\n\n".join(line for line in lines if line)


def state_department(archive: PressArchive, row: Row) -> Original:
    """A release of the US State Department: instants in UTC, the text as last seen."""
    published = datetime.datetime.fromisoformat(row["published"])
    if published.tzinfo is None:
        raise ValueError(f"published {row['published']!r} has no zone")
    title, text = row["title"].strip(), row["text"]
    if not text:
        raise ValueError("text is empty")
    earlier = [other.strip() for other in row.get("title_versions") or () if other.strip() != title]
    seen = int(row.get("n_text_versions") or 1)
    notes = [f"earlier title: {other}" for other in earlier] + ([f"the archive saw {seen} texts and kept the last"] if seen > 1 else [])
    return Original(
        publisher=archive.publisher,
        kind="press_briefing" if _BRIEFING.match(title) else "statement",
        url=row["url"],
        published=published.astimezone(ZoneInfo(archive.zone)).isoformat(),
        text=_text(title, text),
        language="en",
        reader=archive.name,
        title=title,
        author=row.get("creator") or None,
        retrieved=row["last_seen"][:10],
        first_seen=row["first_seen"],
        notes="; ".join(notes) or None,
    )


def kremlin(archive: PressArchive, row: Row) -> Original:
    """An item of en.kremlin.ru: the archive writes the site's own clock, which is Moscow's, and puts a Z behind it."""
    shown = datetime.datetime.fromisoformat(row["date"]).replace(tzinfo=ZoneInfo(archive.zone))
    title = row["headline"].strip()
    return Original(
        publisher=archive.publisher,
        kind="statement",
        url=row["link"],
        published=shown.isoformat(),
        text=_text(title, row["summary"], row["body"]),
        language="en",
        reader=archive.name,
        title=title,
        notes=None if row["location"] in _BLANK else f"place: {row['location']}",
    )


ARCHIVES = (
    PressArchive(
        name="us-state-department",
        about="Press releases of the US State Department: the history of its feed, with the instants at which each was seen.",
        publisher="us-state-department",
        source="https://github.com/markschaver/State-Department-PR",
        zone="America/New_York",
        form="jsonl",
        columns=frozenset({"guid", "url", "title", "published", "creator", "first_seen", "last_seen"}),
        document=state_department,
    ),
    PressArchive(
        name="kremlin",
        about="News items of the President of Russia's site in English, gathered from its pages.",
        publisher="kremlin",
        source="https://github.com/PeiYiZhuo/zelenskyy-putin",
        zone="Europe/Moscow",
        form="csv",
        columns=frozenset({"link", "headline", "date", "location", "summary", "body"}),
        document=kremlin,
    ),
)


def _connector(archive: PressArchive) -> Connector:
    reader: Callable[[Path], Iterable[Item]] = partial(read, archive)
    return Connector(archive.name, archive.about, archive.columns, reader, archive.form, ("documents", "readings"), True)


PRESS = tuple(map(_connector, ARCHIVES))
"""Connectors of all archives."""
