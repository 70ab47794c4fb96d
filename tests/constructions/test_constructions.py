"""The constructions of responses and results, each with sentences that must be coded and one that must not."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.coding.batch import reference_from
from pipeline.coding.claims import Coded
from pipeline.coding.coder import Coder, Text
from pipeline.coding.lexicon import Lexicon
from pipeline.ingest.sources import read_calendar

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "sources"
OF_ACTS = ("acts.yaml", "syntax.yaml", "negation.yaml", "look_alikes.yaml", "courtesies.yaml")

SETTINGS: dict[str, tuple[str, date]] = {
    "zmb": ("Zambia held a presidential election on 12 August 2021, and Hakainde Hichilema beat Edgar Lungu.", date(2021, 8, 17)),
    "hnd": (
        "Hondurans voted for a president on 26 November 2017. "
        "The tribunal declared Juan Orlando Hernández the winner over Salvador Nasralla.",
        date(2017, 12, 20),
    ),
    "blr": ("Belarus held a presidential election on 9 August 2020; Alexander Lukashenko was declared the winner.", date(2020, 8, 13)),
    "geo": ("Georgia voted in a parliamentary election on 26 October 2024. Georgian Dream was declared the winner.", date(2024, 10, 30)),
    "ven": (
        "Venezuela held its presidential election on 28 July 2024. Nicolás Maduro was declared the winner over Edmundo González.",
        date(2024, 8, 1),
    ),
    "kaz": ("Kazakhstan held a snap presidential election on 20 November 2022, won by Kassym-Jomart Tokayev.", date(2022, 11, 23)),
    "rus": ("Russia held a presidential election from 15 to 17 March 2024. Vladimir Putin was declared the winner.", date(2024, 3, 19)),
    "nic": ("Nicaragua held a general election on 7 November 2021. Daniel Ortega was declared the winner.", date(2021, 11, 14)),
    "twn": ("Taiwan held a presidential election on 13 January 2024, and Lai Ching-te won.", date(2024, 1, 15)),
    "pak": ("Pakistan voted in a general election on 8 February 2024. Islamabad counted for days.", date(2024, 2, 11)),
    "gmb": (
        "Gambia held a presidential election on 1 December 2016. Adama Barrow won it, and Yahya Jammeh rejected the result.",
        date(2016, 12, 14),
    ),
    "aut": ("Austria voted for a president on 24 April 2016 and again, in a run-off, on 22 May 2016.", date(2016, 5, 24)),
    "roundup": ("World reacts to Zambia's presidential election\n\nHakainde Hichilema won the vote of 12 August 2021.", date(2021, 8, 17)),
    "statement": ("On the Presidential Election in Zambia", date(2021, 8, 17)),
    "none": ("", date(2021, 8, 17)),
}


def cases(name: str, kind: str) -> list[Any]:
    return [
        pytest.param(*case, id=f"{construction} {number}")
        for construction, group in yaml.load((HERE / name).read_text(encoding="utf-8"), yaml.CSafeLoader).items()
        for number, case in enumerate(group[kind], 1)
    ]


def test_every_construction_has_two_cases_and_a_near_miss() -> None:
    groups = {
        construction: group
        for path in sorted(HERE.glob("*.yaml"))
        for construction, group in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader).items()
    }
    thin = [name for name, group in groups.items() if len(group["coded"]) < 2 or not group["nothing"]]
    assert thin == []
    wanted = {f"{letter}{number}" for letter, last in (("A", 34), ("B", 23), ("C", 14)) for number in range(1, last + 1)}
    assert wanted - {name.split()[0] for name in groups} == set()


@pytest.fixture(scope="session")
def coder() -> Coder:
    return Coder(reference_from(read_calendar(SOURCES)), Lexicon.load(SOURCES / "lexicon" / "en"))


def coded(coder: Coder, setting: str, text: str) -> tuple[Coded, int]:
    lead, published = SETTINGS[setting]
    start = len(lead) + 2 if lead else 0
    official = setting == "statement"
    kind, publisher = ("statement", "us-state-department") if official else ("news", None)
    return coder.code(Text("D-000000000000", lead + "\n\n" + text if lead else text, kind, publisher, None, published)), start


def acts(coder: Coder, setting: str, text: str, like: set[str]) -> set[str]:
    """Return the claims in force, with object, ask and year only where the expectation names them."""
    result, start = coded(coder, setting, text)
    found: set[str] = set()
    for act in result.acts:
        if act.char_start < start or act.modality not in ("actual", "negated", "historical"):
            continue
        actor = act.actor_id or "-"
        plain = f"{actor} {act.act}"
        about = f"{act.election_country}-{act.election_year}"
        forms = (f"{plain}.{act.object}?{act.ask}", f"{plain}.{act.object}", f"{plain}?{act.ask}", f"{plain}@{about}")
        found.add(next((form for form in forms if form in like), plain))
    return found


def figures(coder: Coder, setting: str, text: str, like: set[str]) -> set[str]:
    """Return the figures, with status and year only where the expectation names them."""
    result, start = coded(coder, setting, text)
    year = SETTINGS[setting][1].year
    found: set[str] = set()
    for figure in result.figures:
        if figure.char_start < start:
            continue
        value = format(figure.value.normalize(), "f")
        plain = f"{figure.measure} {figure.option_as_written or '-'} {value}"
        if figure.election_year not in (None, year):
            plain += f" @{figure.election_year}"
        found.add(f"{plain} {figure.status}" if f"{plain} {figure.status}" in like else plain)
    return found


def parted(expected: str) -> set[str]:
    return {part.strip() for part in expected.split(";") if part.strip()}


def fits(found: set[str], expected: set[str]) -> bool:
    """Compare figures: an option may be named in full where the expectation gives its last name."""
    if len(found) != len(expected):
        return False
    return all(any(f == e or (f.split()[0] == e.split()[0] and _names(f, e)) for f in found) for e in expected)


def _names(found: str, expected: str) -> bool:
    measure, _, rest = expected.partition(" ")
    return found.startswith(measure) and found.endswith(rest)


@pytest.mark.parametrize(("setting", "text", "expected"), [case for name in OF_ACTS for case in cases(name, "coded")])
def test_what_is_said(coder: Coder, setting: str, text: str, expected: str) -> None:
    assert acts(coder, setting, text, parted(expected)) == parted(expected)


@pytest.mark.parametrize(("setting", "text"), [case for name in OF_ACTS for case in cases(name, "nothing")])
def test_what_only_looks_like_it(coder: Coder, setting: str, text: str) -> None:
    assert acts(coder, setting, text, set()) == set()


@pytest.mark.parametrize(("setting", "text", "expected"), cases("figures.yaml", "coded"))
def test_figures(coder: Coder, setting: str, text: str, expected: str) -> None:
    found = figures(coder, setting, text, parted(expected))
    assert fits(found, parted(expected)), found


@pytest.mark.parametrize(("setting", "text"), cases("figures.yaml", "nothing"))
def test_numbers_that_are_no_figures(coder: Coder, setting: str, text: str) -> None:
    assert figures(coder, setting, text, set()) == set()
