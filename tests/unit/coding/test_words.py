"""The lists that a word is on, as a whole and by its parts; what a lexicon must not say."""

from pathlib import Path

import pytest

from pipeline.coding.lexicon import Lexicon, LexiconError
from pipeline.coding.words import Parts, Words
from tests.unit.coding.conftest import LEXICON

WORDS = Words({"claims": ["claims", "no doubt"], "linking": ["that"]}, Parts(ending={"elect": ("-elect",)}, holding={"votes": ("vot",)}))


def test_an_expression_is_marked_as_a_whole_and_by_its_parts() -> None:
    marks = WORDS.marks("claims that")
    assert (marks.whole, marks.head, marks.stem, marks.tail) == (set(), {"claims"}, {"claims"}, {"linking"})
    assert WORDS.marks("no doubt that").stem == {"claims"}


def test_a_single_word_is_its_own_head_and_tail() -> None:
    marks = WORDS.marks("claims")
    assert (marks.whole, marks.head, marks.stem, marks.tail) == ({"claims"}, {"claims"}, set(), {"claims"})


def test_families_are_known_by_their_form() -> None:
    assert WORDS.marks("mayor-elect").whole == {"elect"}
    assert WORDS.marks("revote").whole == {"votes"}
    assert WORDS.marks("").whole == set()


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("patterns", "'^(?:total\\s+)?votes$'", "'^(?:total'", r"patterns\.yaml: uncased\.column_votes: no regular expression"),
        ("markers", "agentive: [by]", "agentive: []\nclaims: [by]", r"words\.yaml: claims: another list has this name"),
        ("parts", "  thanking: [thank]", "  by_or_from: thank", r"parts\.yaml: beginning\.by_or_from: must be a list"),
        ("calendar", "may: [], ", "", r"calendar\.yaml: months: must be twelve"),
        ("contractions", "negated_by: n", "", r"contractions\.yaml: negated_by: missing"),
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
