"""What rules ask of words, and what a lexicon must not say."""

from pathlib import Path

import pytest

from pipeline.coding.lexicon import Lexicon, LexiconError
from tests.unit.coding.conftest import LEXICON


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("patterns", "'^valid\\s+votes$'", "'^(?:valid'", r"patterns\.yaml: uncased\.column_votes: no regular expression"),
        ("markers", "agentive: [by]", "agentive: []\nclaims: [by]", r"words\.yaml: claims: another list has this name"),
        ("parts", "  thanking: [thank]", "  by_or_from: thank", r"parts\.yaml: beginning\.by_or_from: must be a list"),
        ("calendar", "may: [], ", "", r"calendar\.yaml: months: must be twelve"),
        ("contractions", "negated_by: n", "", r"contractions\.yaml: negated_by: missing"),
        ("markers", "agentive: [by]", "agentive: [by]\nagentive: [from]", r"markers\.yaml: not YAML: the key 'agentive' stands twice"),
        ("words", "dating: [<months>", "dating: [<moons>", r"words\.yaml: dating: <moons> is no list"),
        ("words", "dating: [<months>", "dating: [<dating>", r"words\.yaml: dating: <dating> holds itself"),
    ],
)
def test_what_a_lexicon_must_not_say(tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    for path in LEXICON.glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    text = (tmp_path / f"{file}.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / f"{file}.yaml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        Lexicon.load(tmp_path)


def test_lists_hold_lists(lexicon: Lexicon) -> None:
    months = {*lexicon.calendar.months}
    assert months < lexicon.words["dating"] and months | {*lexicon.calendar.weekdays} < lexicon.words["times"]
    assert "sunday's" in lexicon.sets["elections.modifiers"]


def test_months_have_numbers(lexicon: Lexicon) -> None:
    assert (lexicon.calendar.numbers["may"], lexicon.calendar.forms()["sept"]) == (5, 9)
