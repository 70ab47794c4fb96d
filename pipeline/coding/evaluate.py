"""How good the coder is on labelled texts: precision, recall, inversions, what each rule earns, and a keyword baseline beside it.

Belongs here: reading labelled items and the texts they refer to, comparing claims with labels, the report. Does not: labelling.
"""

import csv
import gzip
import hashlib
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from pipeline.coding.claims import Coded, ReportedFigure
from pipeline.coding.coder import Coder, Text
from pipeline.coding.reference import Reference

POSITIVE = frozenset({"congratulate", "welcome", "recognise", "defend"})
NEGATIVE = frozenset({"criticise", "allege", "reject", "withhold", "retract", "sanction", "downgrade"})
IN_FORCE = frozenset({"actual", "negated"})

Key = tuple[str, ...]


class GoldError(ValueError):
    """A labelled item that can't be used; names file, line and rule."""


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled text."""

    name: str
    text: Text
    part: str
    """tune or measure"""
    acts: frozenset[Key]
    """(act, actor, country-year)"""
    figures: frozenset[Key]
    """(measure, last name of the option, value, country-year)"""
    open: frozenset[Key] = frozenset()
    """acts on which careful readers differ: neither asked for nor wrong"""


@dataclass(slots=True)
class Score:
    """Hits, false alarms and misses."""

    hit: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, said: frozenset[Key], true: frozenset[Key]) -> None:
        """Count one text."""
        self.hit += len(said & true)
        self.wrong += len(said - true)
        self.missed += len(true - said)

    @property
    def precision(self) -> float | None:
        """Share of the claims that are right."""
        return self.hit / (self.hit + self.wrong) if self.hit + self.wrong else None

    @property
    def recall(self) -> float | None:
        """Share of the labels that are found."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both."""
        return 2 * self.hit / (2 * self.hit + self.wrong + self.missed) if self.hit + self.wrong + self.missed else None


@dataclass(slots=True)
class Report:
    """Everything measured on one set of texts."""

    texts: int = 0
    silent: int = 0
    """texts in which there is nothing to code"""
    noisy: int = 0
    """of these, texts in which something was coded"""
    elections: set[str] = field(default_factory=set)
    acts: Score = field(default_factory=Score)
    actors: Score = field(default_factory=Score)
    targets: Score = field(default_factory=Score)
    figures: Score = field(default_factory=Score)
    by_act: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    by_measure: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    signs: Counter[tuple[str, str]] = field(default_factory=Counter)
    """sign by label, sign by coder → how often, for one actor on one election"""
    inversions: list[str] = field(default_factory=list)
    rules: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    """rule → claims, of which not in the labels"""
    inexact: int = 0
    """claims whose words are not those of the text at their span"""
    only_coder: int = 0
    only_baseline: int = 0
    baseline: Score = field(default_factory=Score)

    @property
    def mcnemar(self) -> float:
        """Exact two-sided p that coder and baseline find labelled acts equally often."""
        b, c = self.only_coder, self.only_baseline
        tail = sum(math.comb(b + c, k) for k in range(min(b, c) + 1))
        return min(1.0, 2 * tail / 2 ** (b + c)) if b + c else 1.0


# -- labelled items ---------------------------------------------------------------------------------------------------------------------


def read_gold(path: Path, data: Path | None) -> Iterator[Item]:
    """Yield the items of a file of labels.

    Args:
        path: JSON lines, or YAML with labels as one line each ("congratulate KEN ZMB-2021", "turnout - 70.9 ZMB-2021"); each item has
            `text` of its own, or `source` and `key` of a text that lies under `data`.
        data: Folder of the datasets that items refer to; without it such items are left out.

    Raises:
        GoldError: An item that is broken, or whose text is not the one that was labelled.
    """
    sources: dict[str, dict[str, str]] = {}
    for number, read in _rows(path):
        try:
            row = read()
            body = row.get("text")
            if body is None:
                if data is None:
                    continue
                body = _lying(row["source"], row["key"], data, sources)
            yield _item(row, body)
        except (KeyError, ValueError, TypeError) as error:
            raise GoldError(f"{path}:{number}: {type(error).__name__}: {error}") from error


def _rows(path: Path) -> Iterator[tuple[int, Callable[[], dict[str, Any]]]]:
    if path.suffix == ".yaml":
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        yield from ((number, lambda row=row: _spelled_out(row)) for number, row in enumerate(rows, 1))
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            yield number, lambda line=line: json.loads(line)


def _spelled_out(row: dict[str, Any]) -> dict[str, Any]:
    """Return an item with its one-line labels taken apart."""
    acts = [dict(zip(("act", "actor", "election"), label.split(), strict=True)) for label in row["acts"]]
    acts += [dict(zip(("act", "actor", "election"), label.split(), strict=True), sure=False) for label in row.get("open", [])]
    figures = []
    for label in row["figures"]:
        measure, *option, value, election = label.split()
        figures.append({"measure": measure, "option": " ".join(option).removeprefix("-"), "value": value, "election": election})
    return {**row, "published": str(row["published"]), "acts": acts, "figures": figures}


_SPEAKS_AS = re.compile(r"^(IO-[A-Z0-9]+)\.(?:SG|SC|HRVP|COM|COMMISSION|COUNCIL|EEAS|PRES|PC|PSC|OHCHR|MC)$")


def _body(actor: str | None) -> str:
    """Return the actor that is compared: an organisation for its secretary-general, council or commission; nobody named is AGG."""
    return _SPEAKS_AS.sub(r"\1", actor) if actor else "AGG"


def _item(row: dict[str, Any], body: str) -> Item:
    if row.get("sha256") not in (None, hashlib.sha256(body.encode()).hexdigest()):
        raise ValueError(f"{row['id']}: the text is not the one that was labelled")
    published = row.get("published")
    text = Text(row["id"], body, row.get("kind", "news"), row.get("publisher"), None, date.fromisoformat(published) if published else None)
    acts = frozenset((a["act"], _body(a["actor"]), a["election"]) for a in row["acts"] if a.get("sure", True))
    doubtful = frozenset((a["act"], _body(a["actor"]), a["election"]) for a in row["acts"] if not a.get("sure", True))
    figures = frozenset((f["measure"], _last(f.get("option")), _number(f["value"]), f["election"]) for f in row["figures"])
    return Item(row["id"], text, row.get("part", "measure"), acts, figures, doubtful - acts)


def _lying(source: str, key: str, data: Path, sources: dict[str, dict[str, str]]) -> str:
    if source not in sources:
        sources[source] = READERS[Path(source).parts[0]](data / source)
    return sources[source][key]


def _releases(path: Path) -> dict[str, str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["guid"]: (row["title"] or "") + "\n\n" + row["text"] for row in rows}


def _presidents(path: Path) -> dict[str, str]:
    csv.field_size_limit(2**31 - 1)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    parts = ("headline", "summary", "body")
    return {row["link"]: "\n\n".join(row[part] for part in parts if row[part] and row[part] != "NA") for row in rows}


def _pages(path: Path) -> dict[str, str]:
    body, title = path.read_text(encoding="utf-8"), path.stem.replace("_", " ")
    found = {"": title + "\n\n" + body}
    return _Slices(found, title, body)


class _Slices(dict[str, str]):
    """A page whole (key "") or a stretch of it (key "start-end"), under its title."""

    def __init__(self, whole: dict[str, str], title: str, body: str) -> None:
        super().__init__(whole)
        self._title, self._body = title, body

    def __missing__(self, key: str) -> str:
        start, end = map(int, key.split("-"))
        return self._title + "\n\n" + self._body[start:end]


def _blocks(path: Path) -> dict[str, str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        f"{row['gec']}:{row['year']}:{row['first_seen']}": f"Elections: {row['elections']}\n\nElection results: {row['text']}"
        for row in rows
    }


READERS: dict[str, Callable[[Path], dict[str, str]]] = {
    "us-state-department": _releases,
    "kremlin-ukraine-presidents": _presidents,
    "wikipedia-reactions": _pages,
    "cia-factbook": _blocks,
}
"""Folder of a dataset → how to read its texts by key."""


# -- comparing --------------------------------------------------------------------------------------------------------------------------


def evaluate(coder: Coder, reference: Reference, items: Iterable[Item]) -> Report:
    """Code the items and compare with their labels."""
    report, keywords = Report(), Keywords(reference)
    for item in items:
        coded = coder.code(item.text)
        said = frozenset(
            (act.act, _body(act.actor_id), f"{act.election_country}-{act.election_year}")
            for act in coded.acts
            if act.modality in IN_FORCE and not _of_its_own(act.actor_id, item)
        )
        said -= item.open
        _count(report, item, coded, said)
        _beside(report, item, said, keywords.read(item.text))
    return report


def _of_its_own(actor: str | None, item: Item) -> bool:
    """Say whether an actor is a speaker of its own (parliament, party, advocacy group) that the labels leave out."""
    return actor is not None and actor.startswith("X-") and all(actor != key[1] for key in item.acts)


def _count(report: Report, item: Item, coded: Coded, said: frozenset[Key]) -> None:
    report.texts += 1
    report.elections.update(key[2] for key in item.acts)
    report.elections.update(key[3] for key in item.figures)
    if not item.acts and not item.figures and not item.open:
        report.silent += 1
        report.noisy += bool(said)
    report.acts.add(said, item.acts)
    report.actors.add(frozenset((key[1],) for key in said), frozenset((key[1],) for key in item.acts))
    report.targets.add(frozenset((key[2],) for key in said), frozenset((key[2],) for key in item.acts))
    for act in {key[0] for key in said | item.acts}:
        report.by_act[act].add(frozenset(k for k in said if k[0] == act), frozenset(k for k in item.acts if k[0] == act))
    for claim in coded.acts:
        if claim.modality in IN_FORCE and not _of_its_own(claim.actor_id, item):
            key = (claim.act, _body(claim.actor_id), f"{claim.election_country}-{claim.election_year}")
            report.rules[claim.rule_id][0] += 1
            report.rules[claim.rule_id][1] += key not in item.acts and key not in item.open
        written = claim.actor_as_written
        report.inexact += written is not None and item.text.text[claim.actor_start or 0 : claim.actor_end] != written
    _count_figures(report, item, coded)
    _signs(report, item, said)


def _count_figures(report: Report, item: Item, coded: Coded) -> None:
    told_by = [(figure.rule_id, _figure(figure, item)) for figure in coded.figures]
    for rule, figure in told_by:
        report.rules[rule][0] += 1
        report.rules[rule][1] += figure not in item.figures
    figures = frozenset(figure for _, figure in told_by)
    report.figures.add(figures, item.figures)
    for measure in {key[0] for key in figures | item.figures}:
        told = (frozenset(key for key in keys if key[0] == measure) for keys in (figures, item.figures))
        report.by_measure[measure].add(*told)


def _figure(claim: ReportedFigure, item: Item) -> Key:
    """Return a figure as the labels have it, by the other name of its option where they have that: "the Unity Party (UP)" is UP."""
    rest = _number(claim.value), f"{claim.election_country}-{claim.election_year}"
    names = (_last(claim.option_as_written), _also_called(claim.option_as_written, item.text.text))
    told = [(claim.measure, name, *rest) for name in names if name is not None]
    return next((figure for figure in told if figure in item.figures), told[0])


def _also_called(option: str | None, text: str) -> str | None:
    """Return the short form in brackets behind an option's name, or the last word of the name before a short form."""
    if not option:
        return None
    behind = re.search(rf"\b{re.escape(option)} \(({_SHORT})\)", text)
    before = re.search(rf"(\S+) \({re.escape(option)}\)", text)
    return behind[1].lower() if behind is not None else _last(before[1]) if before is not None else None


def _signs(report: Report, item: Item, said: frozenset[Key]) -> None:
    for actor, election in {key[1:] for key in said} & {key[1:] for key in item.acts}:
        true = _sign(key[0] for key in item.acts if key[1:] == (actor, election))
        found = _sign(key[0] for key in said if key[1:] == (actor, election))
        report.signs[true, found] += 1
        if {true, found} == {"+", "-"}:
            report.inversions.append(f"{item.name}: {actor} on {election}: labelled {true}, coded {found}")


def _sign(acts: Iterable[str]) -> str:
    acts = set(acts)
    positive, negative = bool(acts & POSITIVE), bool(acts & NEGATIVE)
    return "both" if positive and negative else "+" if positive else "-" if negative else "0"


_ARTICLE = re.compile(r"^(?:al|el|as|ash)-(?=[a-z])")
"""Before a name: "al-Assad" is Assad."""


_SHORT = r"(?=\w*[A-Z]\w*[A-Z])[\w+/-]{2,12}"
"""A short form: "UP", "NSi"."""


def _last(option: str | None) -> str:
    last = re.sub(r"['\u2019]s$|[\"\u201c\u201d]", "", (option or "").strip()).split(" ")[-1].lower() if option else ""
    return _ARTICLE.sub("", last)


def _number(value: object) -> str:
    return f"{float(str(value)):g}" if float(str(value)) < 1e6 else f"{float(str(value)):.0f}"


# -- the baseline -----------------------------------------------------------------------------------------------------------------------

_KEYWORDS = (
    ("congratulate", re.compile(r"\bcongratulat", re.I)),
    ("recognise", re.compile(r"\brecogni[sz]e[ds]?\b", re.I)),
    ("welcome", re.compile(r"\b(?:welcome[ds]?|prais\w+|commend\w*)\b", re.I)),
    ("concern", re.compile(r"\bconcern", re.I)),
    ("criticise", re.compile(r"\b(?:condemn|criticis|criticiz|denounc|sham\b|free and fair)", re.I)),
    ("call", re.compile(r"\b(?:urge[ds]?|call(?:s|ed)? (?:on|for))\b", re.I)),
)


class Keywords:
    """What a list of keywords near the name of a country would say: the floor that a coder must beat."""

    def __init__(self, reference: Reference) -> None:
        states = {row["actor_id"] for row in reference.actors if row["kind"] in ("state", "entity", "organisation")}
        names = {row["name"]: row["actor_id"] for row in reference.actor_names if row["actor_id"] in states and len(row["name"]) > 2}
        self._names = names
        self._pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b")

    def read(self, text: Text) -> frozenset[tuple[str, str]]:
        """Return (act, actor): the first name before a keyword in its sentence."""
        found: set[tuple[str, str]] = set()
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text.text):
            for act, pattern in _KEYWORDS:
                match = pattern.search(sentence)
                name = self._pattern.search(sentence, 0, match.start()) if match else None
                if name:
                    found.add((act, self._names[name.group()]))
        return frozenset(found)


def _beside(report: Report, item: Item, said: frozenset[Key], keywords: frozenset[tuple[str, str]]) -> None:
    true = {key[:2] for key in item.acts}
    report.baseline.add(frozenset(keywords), frozenset(true))
    for key in true:
        coder, baseline = any(k[:2] == key for k in said), key in keywords
        report.only_coder += coder and not baseline
        report.only_baseline += baseline and not coder


# -- the report -------------------------------------------------------------------------------------------------------------------------


def markdown(report: Report) -> str:
    """Return the report as Markdown tables."""
    lines = [
        f"{report.texts} texts, {len(report.elections)} elections; in {report.silent} there is nothing to code, "
        f"in {report.noisy} of these something was coded.",
        "",
        "| measure | right | wrong | missed | precision | recall | F1 |",
        "|---|---|---|---|---|---|---|",
    ]
    rows = [("acts: actor, act and election", report.acts), ("actors", report.actors), ("elections", report.targets)]
    rows += [("figures: option, measure, value, election", report.figures), ("keyword baseline: actor and act", report.baseline)]
    rows += [(f"`{kind}`", scores[kind]) for scores in (report.by_act, report.by_measure) for kind in sorted(scores)]
    lines += [
        f"| {name} | {s.hit} | {s.wrong} | {s.missed} | {_share(s.precision)} | {_share(s.recall)} | {_share(s.f1)} |" for name, s in rows
    ]
    lines += [
        "",
        "Sign of an actor on an election, label (rows) against coder (columns):",
        "",
        "| | + | 0 | - | both |",
        "|---|---|---|---|---|",
    ]
    signs = ("+", "0", "-", "both")
    lines += [f"| {true} | " + " | ".join(str(report.signs[true, found]) for found in signs) + " |" for true in signs]
    lines += [
        "",
        f"Inversions: {len(report.inversions)}. Spans that are not the words of the text: {report.inexact}. "
        f"Labelled acts found by the coder alone {report.only_coder}, by the keywords alone {report.only_baseline} "
        f"(McNemar, exact: p = {report.mcnemar:.2g}).",
        "",
        "| rule | claims | not in the labels |",
        "|---|---|---|",
    ]
    worst = sorted(report.rules.items(), key=lambda rule: (-rule[1][1], -rule[1][0], rule[0]))
    lines += [f"| `{rule}` | {claims} | {wrong} |" for rule, (claims, wrong) in worst[:20]]
    return "\n".join([*report.inversions, *lines]) + "\n"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"
