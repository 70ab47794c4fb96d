"""One election's folder: the hand-coded file, its digests and decisions, as documents and records.

Belongs here: reading `elections/ID/`, the rules that one folder can be checked for, and the span of each record in our
own digest. Does not belong here: folding records into facts.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.ingest import dates
from pipeline.ingest.check import check
from pipeline.ingest.faults import Fault
from pipeline.ingest.spans import Span, find_figure, find_words, sentence_around
from pipeline.ingest.texts import read_text, split_front_matter, unwrap
from pipeline.ingest.yamlfile import Loaded, load

Row = dict[str, Any]
Place = tuple[str | int, ...]
"""Keys and indexes that lead to a value of a file."""
FIGURES = {
    "votes": ("votes", "votes"),
    "share": ("vote_share", "percent"),
    "seats": ("seats", "seats"),
    "uncontested": ("seats_uncontested", "seats"),
}
"""Key of an option's figures → (measure, unit)."""
TURNOUT = {
    "registered": ("registered", "persons"),
    "cast": ("ballots_cast", "votes"),
    "valid": ("valid_votes", "votes"),
    "invalid": ("invalid_votes", "votes"),
    "blank": ("blank_votes", "votes"),
    "percent": ("turnout", "percent"),
}
"""Key of a count's turnout → (measure, unit)."""
DATED = {
    "first_results": "first_results_on", "declared": "declared_on", "certified": "certified_on", "inaugurated": "inaugurated_on",
}  # fmt: skip
"""Key of a round's cited date → column of `rounds`."""


@dataclass(frozen=True, slots=True)
class Digest:
    """One digest: the row of `documents` that it makes, without what the publisher adds, and its text."""

    slug: str
    path: str
    line: int
    """Line that names its publisher."""
    row: Row
    text: str


@dataclass(slots=True)
class Folder:
    """What an election's folder holds."""

    name: str
    election: Row | None = None
    loaded: Loaded | None = None
    digests: dict[str, Digest] = field(default_factory=dict)
    decisions: list[Row] = field(default_factory=list)
    review: Loaded | None = None
    faults: list[Fault] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Name of the hand-coded file, for faults."""
        return f"sources/elections/{self.name}/election.yaml"

    @property
    def review_path(self) -> str:
        """Name of the file of decisions, for faults."""
        return f"sources/elections/{self.name}/review.yaml"

    def review_line(self, place: Place) -> int:
        """Line of a value in the file of decisions."""
        return self.review.line(place) if self.review else 1


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands, and who coded it."""

    path: str
    line: int
    coder: str


def document_id(url: str, published: str) -> str:
    """Id of a publication: its address and its date of publication as written."""
    return "D-" + hashlib.sha256(f"{url}|{published}".encode()).hexdigest()[:12]


def document_row(front: Row, text: str, path: str | None, basis: str) -> Row:
    """The row of `documents` that a front matter and a text make, but for what depends on the publisher."""
    published = dates.parse(front["published"])
    return {
        "document_id": document_id(front["url"], str(front["published"])),
        "publisher_id": front["publisher"],
        "kind": front["kind"],
        "title": front.get("title"),
        "url": front["url"],
        "archive_url": front.get("archive"),
        "language": front["language"],
        "published_at": published.instant,
        "published_date": published.first,
        "published_precision": published.precision,
        "retrieved_on": dates.parse(front["read"]).first if "read" in front else None,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "n_chars": len(text),
        "basis": basis,
        "path": path,
    }


def read_folder(folder: Path) -> Folder:
    """Read one election's folder; whatever is wrong stands in `faults`."""
    found = Folder(folder.name)
    for path in sorted((folder / "documents").glob("*.md")):
        _read_digest(path, found)
    read_election(folder / "election.yaml", found)
    _read_review(folder / "review.yaml", found)
    return found


def _read_digest(path: Path, found: Folder) -> None:
    shown = f"sources/elections/{found.name}/documents/{path.name}"
    text = read_text(path, shown)
    framed = text if isinstance(text, Fault) else split_front_matter(text, shown)
    if isinstance(framed, Fault):
        found.faults.append(framed)
        return
    faults = check(framed.front, "digest", shown)
    body = unwrap(framed.text)
    if not faults and not body:
        faults = [Fault(shown, framed.text_line, "empty", "the digest says nothing; write what the source reports")]
    if faults:
        found.faults.extend(faults)
        return
    row = document_row(framed.front.data, body, shown, "digest")
    found.digests[path.stem] = Digest(path.stem, shown, framed.front.line(("publisher",)), row, body)


def read_election(path: Path, found: Folder) -> None:
    """Read and check the hand-coded file; fills `election` and `loaded`, or `faults`."""
    if not path.exists():
        found.faults.append(Fault(found.path, 1, "no-election", "the folder has no election.yaml; see sources/README.md"))
        return
    text = read_text(path, found.path)
    if isinstance(text, Fault):
        found.faults.append(text)
        return
    loaded = load(text, found.path)
    faults = check(loaded, "election", found.path)
    found.faults.extend(faults)
    if not faults:
        found.election, found.loaded = loaded.data, loaded
        found.faults.extend(_consistency(found))


def _read_review(path: Path, found: Folder) -> None:
    shown = found.review_path
    if not path.exists():
        return
    text = read_text(path, shown)
    if isinstance(text, Fault):
        found.faults.append(text)
        return
    loaded = load(text, shown)
    faults = check(loaded, "review", shown)
    found.faults.extend(faults)
    if not faults:
        found.decisions, found.review = loaded.data, loaded


def _consistency(found: Folder) -> Iterator[Fault]:
    """Rules that hold within one file."""
    election, loaded = found.election, found.loaded
    assert election is not None and loaded is not None
    name = election["election"]
    if name != found.name:
        yield Fault(
            found.path,
            loaded.line(("election",)),
            "folder-name",
            f"{name} stands in the folder {found.name}; name them alike",
        )
    expected = f"{election['country']}-{name[4:10]}-{election['office']}"
    if name != expected:
        message = f"{name} does not fit country {election['country']} and office {election['office']}; {expected} would"
        yield Fault(found.path, loaded.line(("election",)), "election-id", message)
    yield from _repeated(found, "options", lambda option: option["option"])
    yield from _repeated(found, "rounds", lambda r: f"round {r['round']}, attempt {r.get('attempt', 1)}")
    yield from _repeated(found, "missions", lambda mission: mission["mission"])
    yield from _polling(found)


def _repeated(found: Folder, key: str, name: Any) -> Iterator[Fault]:
    assert found.election is not None and found.loaded is not None
    seen: dict[str, int] = {}
    for index, item in enumerate(found.election.get(key, [])):
        line = found.loaded.line((key, index))
        if name(item) in seen:
            yield Fault(
                found.path,
                line,
                "duplicate-id",
                f"{name(item)} stands twice under {key}, first in line {seen[name(item)]}",
            )
        seen.setdefault(name(item), line)


def _polling(found: Folder) -> Iterator[Fault]:
    assert found.election is not None and found.loaded is not None
    rounds = found.election["rounds"]
    for index, item in enumerate(rounds):
        first, last = polling_days(item)
        line = found.loaded.line(("rounds", index, "polling"))
        if first > last:
            yield Fault(found.path, line, "polling-order", f"the last polling day ({last}) is before the first ({first})")
    first_day = min(polling_days(item)[0] for item in rounds)
    month = found.election["election"][4:10]
    if month != first_day.replace("-", "")[:6]:
        message = f"the id says {month}, polling began on {first_day}; the id bears the month of the first polling day"
        yield Fault(found.path, found.loaded.line(("election",)), "election-id", message)


def polling_days(item: Row) -> tuple[str, str]:
    """First and last polling day of a round as written."""
    polling = item["polling"]
    return (polling, polling) if isinstance(polling, str) else (polling["first"], polling["last"])


class Records:
    """Turns a checked folder into records; spans are found in the digests, what can't be found is a fault.

    Args:
        digests: Every digest of the run by `ELECTION/slug`.
    """

    def __init__(self, folder: Folder, digests: dict[str, Digest]) -> None:
        assert folder.election is not None and folder.loaded is not None
        self.folder, self.election, self.loaded = folder, folder.election, folder.loaded
        self.digests = digests
        self.id: str = self.election["election"]
        self.coder = f"human:{self.election['coder']}"
        self.rows: list[Row] = []
        self.faults: list[Fault] = []
        self.cited: set[str] = set()
        self.options = {option["option"]: option for option in self.election["options"]}

    def make(self) -> None:
        """Fill `rows`, `faults` and `cited`."""
        self.make_calendar()
        for index, item in enumerate(self.election["rounds"]):
            self._cited_dates(("rounds", index), item)
            for number, count in enumerate(item.get("counts", [])):
                self._count(("rounds", index, "counts", number), self.round_id(item), item["round"], number + 1, count)
        for index, mission in enumerate(self.election.get("missions", [])):
            self._mission(("missions", index), mission)
        for index, response in enumerate(self.election.get("responses", [])):
            self._said("response", ("responses", index), response)
        for index, gap in enumerate(self.election.get("gaps", [])):
            self._add("search", ("gaps", index), gap)

    def make_calendar(self) -> None:
        """Only the election, its options and its rounds: what the coder needs to know of it."""
        head = {key: value for key, value in self.election.items() if not isinstance(value, list)}
        self._add("election", (), head)
        for index, option in enumerate(self.election["options"]):
            self._add("option", ("options", index), option)
        for index, item in enumerate(self.election["rounds"]):
            first, last = polling_days(item)
            body = {
                "round_id": self.round_id(item),
                "round": item["round"],
                "attempt": item.get("attempt", 1),
                "first": first,
                "last": last,
            }
            self._add("round", ("rounds", index), {**body, "status": item.get("status")})

    def round_id(self, item: Row) -> str:
        """Id of a round of the file."""
        return f"{self.id}.r{item['round']}a{item.get('attempt', 1)}"

    def _cited_dates(self, place: Place, item: Row) -> None:
        for key, column in DATED.items():
            if key in item:
                digest = self._cite((*place, key), item[key]["document"])
                body = {"round_id": self.round_id(item), "column": column, "date": item[key]["date"]}
                self._add("date", (*place, key), body, digest)

    def _count(self, place: Place, round_id: str, round_no: int, version: int, count: Row) -> None:
        digest = self._cite(place, count["document"])
        if "complete" in count:
            self._cite((*place, "complete"), count["complete"])
        head = {
            "round_id": round_id,
            "round": round_no,
            "version": version,
            "share_base": count.get("share_base", "unknown"),
        }
        head |= {key: count[key] for key in ("status", "as_of", "claimant", "counted", "complete") if key in count}
        for option, figures in count.get("figures", {}).items():
            if option not in self.options:
                self._fault(
                    (*place, "figures", option),
                    "unknown-option",
                    f"{option!r} is not declared under options; declare it or mend the slug",
                )
                continue
            self._add("result", (*place, "figures", option), {**head, **figures, "option": option}, digest)
            names = [
                self.options[option]["label"],
                *self.options[option].get("aliases", []),
                *self.options[option]["label"].split()[-1:],
            ]
            self._figures((*place, "figures", option), {**head, "option": option}, figures, FIGURES, digest, names)
        if "turnout" in count:
            self._add("turnout", (*place, "turnout"), {**head, **count["turnout"]}, digest)
            self._figures(
                (*place, "turnout"),
                head,
                count["turnout"],
                TURNOUT,
                digest,
                ["turnout", "registered", "ballots", "valid"],
            )

    def _figures(
        self,
        place: Place,
        head: Row,
        values: Row,
        measures: dict[str, tuple[str, str]],
        digest: Digest | None,
        names: list[str],
    ) -> None:
        for key, (measure, unit) in measures.items():
            if key not in values or digest is None:
                continue
            span = find_figure(digest.text, values[key], names)
            if span is None:
                message = f"{values[key]} does not stand in {digest.path}; every figure must stand in the digest of its document"
                self._fault((*place, key), "figure-not-in-digest", message)
                continue
            body = {**head, "measure": measure, "unit": unit, "value": values[key]}
            self._add("figure", (*place, key), body, digest, span)

    def _mission(self, place: Place, mission: Row) -> None:
        self._add("mission", place, {key: value for key, value in mission.items() if key != "verdicts"})
        for index, verdict in enumerate(mission.get("verdicts", [])):
            self._said("verdict", (*place, "verdicts", index), {**verdict, "mission": mission["mission"]})

    def _said(self, kind: str, place: Place, body: Row) -> None:
        """A record that words of the digest carry."""
        honoree = body.get("honoree")
        if honoree and honoree not in self.options:
            self._fault(
                (*place, "honoree"),
                "unknown-option",
                f"{honoree!r} is not declared under options; declare it or mend the slug",
            )
        if "by" in body and "date" in body:
            self._fault((*place, "by"), "unfit-key", "either a date is given or the latest day it can have been (by); keep one of them")
        elif kind == "verdict" and not {"by", "date"} & body.keys():
            self._fault(place, "missing-key", "a verdict needs its date, or the latest day it can have been (by); add one of them")
        if "round" in body and body["round"] not in {item["round"] for item in self.election["rounds"]}:
            self._fault(
                (*place, "round"), "unknown-round", f"there is no round {body['round']} under rounds; declare it or mend the number"
            )
        digest = self._cite(place, body["document"])
        if digest is None:
            return
        spans = find_words(digest.text, body["words"])
        if len(spans) != 1:
            how = "do not stand" if not spans else f"stand {len(spans)} times"
            message = f"the words {body['words']!r} {how} in {digest.path}; copy an expression that stands there exactly once"
            self._fault((*place, "words"), "words-not-in-digest", message)
            return
        self._add(kind, place, body, digest, spans[0])

    def _cite(self, place: Place, document: str) -> Digest | None:
        key = document if "/" in document else f"{self.folder.name}/{document}"
        self.cited.add(key)
        if key not in self.digests:
            election, _, slug = key.partition("/")
            message = f"no digest sources/elections/{election}/documents/{slug}.md that can be read; write it or mend the slug"
            self._fault((*place, "document"), "unknown-document", message)
        return self.digests.get(key)

    def _add(self, kind: str, place: Place, body: Row, digest: Digest | None = None, span: Span | None = None) -> None:
        origin = Origin(self.folder.path, self.loaded.line(place), self.coder)
        self.add(kind, ".".join(map(str, place)) or "election", body, origin, digest, span)

    def add(self, kind: str, name: str, body: Row, origin: Origin, digest: Digest | None = None, span: Span | None = None) -> None:
        """Add a record.

        Args:
            name: What names it within the election.
            span: Words of the digest that carry it.
        """
        around = sentence_around(digest.text, span) if digest and span else None
        self.rows.append(
            {
                "record_id": f"{self.id}/{name}",
                "kind": kind,
                "path": origin.path,
                "line": origin.line,
                "election_id": self.id,
                "coder": origin.coder,
                "document_id": digest.row["document_id"] if digest else None,
                "char_start": around[0] if around else None,
                "char_end": around[1] if around else None,
                "trigger_start": span[0] if span else None,
                "trigger_end": span[1] if span else None,
                "body": json.dumps(body, default=_exact, ensure_ascii=False, sort_keys=True),
            }
        )

    def _fault(self, place: Place, rule: str, message: str) -> None:
        self.faults.append(Fault(self.folder.path, self.loaded.line(place), rule, message))


def _exact(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(f"{value!r} has no place in a record")
