"""An election's `review.yaml`: decisions on claims as records, and what a human adds as the records that hand coding would have made.

Belongs here: reading the file, its rules, the spans of what is added. Does not belong here: whether a decision on a claim still applies;
that is folded, since claims are made later.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.ingest.elections import FIGURES, TURNOUT, Digest, Origin, Place, Records
from pipeline.ingest.faults import Fault
from pipeline.ingest.spans import Span, find_figure, find_words

Row = dict[str, Any]
_UNFIT = {
    "accept": ("document", "words", "set", "act", "figure"),
    "reject": ("document", "words", "set", "act", "figure"),
    "amend": ("document", "words", "act", "figure"),
    "open": ("document", "words", "set", "act", "figure", "by", "on"),
    "add": ("claim", "set"),
}
"""Decision → keys that have no place with it."""
_KEYS = {measure: (kind, key) for kind, keys in (("result", FIGURES), ("turnout", TURNOUT)) for key, (measure, _) in keys.items()}
"""Measure → kind of record and key of a count that it fills."""
_UNITS = {measure: unit for keys in (FIGURES, TURNOUT) for measure, unit in keys.values()}


@dataclass(frozen=True, slots=True)
class Known:
    """What an addition or an amendment may refer to."""

    actors: frozenset[str]
    persons: frozenset[str]
    elections: frozenset[str]
    options: frozenset[str]
    """Ids of options of all elections."""


def mark(item: Row) -> str:
    """What names a decision within its file: its claim, or a hash of what it adds; the place in the file does not enter."""
    if "claim" in item:
        return item["claim"]
    said = {key: item.get(key) for key in ("document", "words", "act", "figure")}
    return "add-" + hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:8]


def repeated(every: Sequence[Records]) -> Iterator[Fault]:
    """Faults of decisions that stand twice, in one file or in two."""
    seen: dict[str, str] = {}
    for records in every:
        for index, item in enumerate(records.folder.decisions):
            line, path = records.folder.review_line((index,)), records.folder.review_path
            name = mark(item) if "claim" in item else f"{records.id}/{mark(item)}"
            if name in seen:
                yield Fault(path, line, "duplicate-id", f"{mark(item)} is decided on before, in {seen[name]}; keep one")
            seen.setdefault(name, f"{path}:{line}")


def add_decisions(records: Records, digests: Mapping[str, Digest], coded: Mapping[str, Digest], known: Known) -> None:
    """Add the records of a folder's decisions, and the faults of its review.

    Args:
        digests: Every digest by `ELECTION/slug`.
        coded: Every text that is coded by its document's id: the original where the inbox holds it, else the digest.
        known: What may be referred to.
    """
    review = Review(records, digests, coded, known)
    for index, item in enumerate(records.folder.decisions):
        review.decide(index, item)
    review.counts()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is added."""

    index: int
    """Place of its entry in the file."""
    item: Row
    digest: Digest
    span: Span
    round_at: int
    """Place of its round in `election.yaml`."""

    @property
    def said(self) -> Row:
        """What the entry says of it."""
        return self.item["figure"]


class Review:
    """Turns the decisions of one folder into records."""

    def __init__(self, records: Records, digests: Mapping[str, Digest], coded: Mapping[str, Digest], known: Known) -> None:
        self.records, self.digests, self.coded, self.known = records, digests, coded, known
        self.figures: list[Figure] = []

    def decide(self, index: int, item: Row) -> None:
        """Add the record of one decision and, for what is added anew, that of the act."""
        for key in _UNFIT[item["decision"]]:
            if key in item:
                self.fault((index, key), "unfit-key", f"{key} has no place with {item['decision']}; leave it out")
        self._refers((index, "set"), item.get("set", {}))
        digest = self._cited(index, item) if item["decision"] == "add" and "document" in item else None
        self.add("decision", item, index, f"decisions.{mark(item)}", digest)
        if digest is not None and _sha12(digest) == item["text"]:
            self._added(index, item, digest)

    def _cited(self, index: int, item: Row) -> Digest | None:
        cited = item["document"]
        key = cited if "/" in cited else f"{self.records.folder.name}/{cited}"
        self.records.cited.add(key)
        digest = self.digests.get(key)
        found = self.coded.get(digest.row["document_id"] if digest else cited)
        if found is None:
            self.fault((index, "document"), "unknown-document", f"no document {cited} that can be read; mend the slug or the id")
        return found

    def _added(self, index: int, item: Row, digest: Digest) -> None:
        spans = find_words(digest.text, item["words"])
        if len(spans) != 1:
            how = "do not stand" if not spans else f"stand {len(spans)} times"
            message = f"the words {item['words']!r} {how} in {digest.path}; copy an expression that stands there exactly once"
            self.fault((index, "words"), "words-not-in-digest", message)
        elif ("act" in item) == ("figure" in item):
            self.fault((index,), "missing-key", "an addition has either an act or a figure; give one of them")
        elif "act" in item:
            self._act(index, item, digest, spans[0])
        else:
            self._figure(index, item, digest, spans[0])

    def _act(self, index: int, item: Row, digest: Digest, span: Span) -> None:
        act = item["act"]
        self._refers((index, "act"), act)
        kind, keys = ("verdict", ("stage", "overall")) if act["act"] == "verdict" else ("response", ())
        for key in keys:
            if key not in act:
                self.fault((index, "act"), "missing-key", f"a verdict needs {key}; add it")
        if kind == "verdict" and not {"by", "date"} & act.keys():
            self.fault((index, "act"), "missing-key", "a verdict needs its date, or the latest day it can have been (by); add one of them")
        body = {**act, "document": item["document"], "words": item["words"]}
        if kind == "verdict":
            body = {**{key: value for key, value in body.items() if key not in ("actor", "act")}, "mission": act["actor"]}
        self.add(kind, body, index, f"added.{mark(item)}", digest, span)

    def _figure(self, index: int, item: Row, digest: Digest, span: Span) -> None:
        figure = item["figure"]
        inside = find_figure(digest.text[span[0] : span[1]], figure["value"])
        of_option = _KEYS[figure["measure"]][0] == "result"
        if inside is None:
            message = f"{figure['value']} does not stand in the words {item['words']!r}; copy the words that print it"
            self.fault((index, "figure", "value"), "figure-not-in-words", message)
        elif of_option != ("option" in figure):
            self.fault((index, "figure"), "missing-key", f"{figure['measure']} is {'' if of_option else 'not '}a figure of an option")
        elif of_option and figure["option"] not in self.records.options:
            self.fault(
                (index, "figure", "option"), "unknown-option", f"{figure['option']!r} is not declared under options of election.yaml"
            )
        elif (round_at := self._round(figure)) is None:
            message = f"election.yaml has no round {figure['round']}, attempt {figure.get('attempt', 1)}; declare it there"
            self.fault((index, "figure", "round"), "unknown-round", message)
        else:
            self.figures.append(Figure(index, item, digest, (span[0] + inside[0], span[0] + inside[1]), round_at))

    def _round(self, figure: Row) -> int | None:
        rounds = self.records.election["rounds"]
        named = (figure["round"], figure.get("attempt", 1))
        return next((n for n, item in enumerate(rounds) if (item["round"], item.get("attempt", 1)) == named), None)

    def counts(self) -> None:
        """Add the records of the figures: those of one document, round and status make one count, after those of `election.yaml`."""
        groups: dict[tuple[str, int, str], list[Figure]] = {}
        for figure in self.figures:
            groups.setdefault((figure.digest.row["document_id"], figure.round_at, figure.said["status"]), []).append(figure)
        made: dict[int, int] = {}
        for (_, number, _), figures in groups.items():
            made[number] = made.get(number, 0) + 1
            self._count(number, len(self.records.election["rounds"][number].get("counts", [])) + made[number], figures)

    def _count(self, number: int, version: int, figures: Sequence[Figure]) -> None:
        round_ = self.records.election["rounds"][number]
        place = f"rounds.{number}.counts.{version - 1}"
        rows: dict[str | None, tuple[Row, Figure]] = {}
        for figure in figures:
            said = figure.said
            option = {"option": said["option"]} if "option" in said else {}
            head = {
                "round_id": self.records.round_id(round_),
                "round": said["round"],
                "version": version,
                "status": said["status"],
                **option,
            }
            key = _KEYS[said["measure"]][1]
            row, _ = rows.setdefault(said.get("option"), ({**head, "share_base": "unknown"}, figure))
            if key in row:
                message = f"{said['measure']} is added twice from one document, round and status; keep one"
                self.fault((figure.index, "figure"), "duplicate-id", message)
            row[key] = said["value"]
            body = {**head, "measure": said["measure"], "unit": _UNITS[said["measure"]], "value": said["value"]}
            self.add("figure", body, figure.index, f"{place}.added.{mark(figure.item)}", figure.digest, figure.span)
        for option, (row, figure) in rows.items():
            kind = _KEYS[figure.said["measure"]][0]
            self.add(kind, row, figure.index, f"{place}.added.{option or kind}", figure.digest)

    def _refers(self, place: Place, columns: Row) -> None:
        """Faults of what an addition or an amendment refers to and nothing is."""
        for key, known, rule, where in (
            ("actor", self.known.actors, "unknown-actor", "sources/actors"),
            ("target", self.known.actors, "unknown-actor", "sources/actors"),
            ("actor_id", self.known.actors, "unknown-actor", "sources/actors"),
            ("target_actor_id", self.known.actors, "unknown-actor", "sources/actors"),
            ("election_id", self.known.elections, "unknown-election", "sources/elections"),
            ("option_id", self.known.options, "unknown-option", "the options of its election"),
        ):
            if key in columns and columns[key] not in known:
                self.fault((*place, key), rule, f"{columns[key]} is not in {where}; add it there or mend it")
        if columns.get("speaker", "").startswith("P-") and columns["speaker"] not in self.known.persons:
            self.fault((*place, "speaker"), "unknown-person", f"{columns['speaker']} is not in sources/actors/persons.csv")
        honoree = columns.get("honoree")
        options = self.known.options if place[-1] == "set" else self.records.options
        if honoree and honoree not in options:
            self.fault((*place, "honoree"), "unknown-option", f"{honoree!r} is not declared under options of election.yaml")

    def add(self, kind: str, body: Row, index: int, name: str, digest: Digest | None = None, span: Span | None = None) -> None:
        """Add a record of the entry with that index; what it adds is coded by whoever made the entry."""
        item = self.records.folder.decisions[index]
        folder = self.records.folder
        coder = f"human:{item['by']}" if "by" in item else self.records.coder
        self.records.add(kind, name, body, Origin(folder.review_path, folder.review_line((index,)), coder), digest, span)

    def fault(self, place: Place, rule: str, message: str) -> None:
        """Note what is wrong."""
        self.records.faults.append(Fault(self.records.folder.review_path, self.records.folder.review_line(place), rule, message))


def _sha12(digest: Digest) -> str:
    return digest.row["text_sha256"][:12]
