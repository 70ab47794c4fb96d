"""Words and figures are found again where they stand, however they are spaced and grouped."""

from decimal import Decimal

import pytest

from pipeline.ingest.spans import find_figure, find_words

TEXT = "Anna Berg won 1,234,567 votes,\n\nor 51.20 percent. Per Lie won 1 134 567 of them; the\nvotes of Berg were more."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Berg won", ["Berg won"]),
        ("Berg  won", ["Berg won"]),
        ("the votes of", ["the\nvotes of"]),
        ("votes, or", ["votes,\n\nor"]),
        ("won", ["won", "won"]),
        ("Lie lost", []),
    ],
)
def test_words_stand_with_any_white_space_between_them(words: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in find_words(TEXT, words)] == found


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        (TEXT, 1234567, "1,234,567"),
        (TEXT, 1134567, "1 134 567"),
        (TEXT, Decimal("51.2"), "51.20"),
        ("1.234.567 ballots", 1234567, "1.234.567"),
        ("1’234’567 ballots", 1234567, "1’234’567"),
        ("1\u202f234\u202f567 ballots", 1234567, "1\u202f234\u202f567"),
        ("1\u00a0234\u00a0567 ballots", 1234567, "1\u00a0234\u00a0567"),
        ("51,2 percent", Decimal("51.2"), "51,2"),
    ],
)
def test_a_figure_is_found_in_any_grouping(text: str, value: Decimal | int, printed: str) -> None:
    span = find_figure(text, value)
    assert span is not None and text[slice(*span)] == printed


@pytest.mark.parametrize(("text", "value"), [("12345 votes", 1234), ("1234.5 votes", 1234), ("0.1234 votes", 1234), ("1;234 votes", 1234)])
def test_a_part_of_another_figure_is_none(text: str, value: int) -> None:
    assert find_figure(text, value) is None


def test_of_two_alike_the_one_behind_its_name_is_taken() -> None:
    text = "Berg 40 percent, Lie 40 percent"
    assert find_figure(text, 40, ["Lie"]) == (text.rindex("40"), text.rindex("40") + 2)
