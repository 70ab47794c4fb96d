"""The notation of patterns on rows of slots: what it says, and what it answers to what it can't read."""

import re

import pytest

from pipeline.coding.kinds import spelt
from pipeline.coding.notation import NotationError, compiled

MATCHES = [
    ("name have? won", "name won", True),
    ("name have? won", "name have won", True),
    ("name have? won", "name comma won", False),
    ("name !name|comma{0,2} number", "name won by number", True),
    ("name !name|comma{0,2} number", "name comma number", False),
    ("won|have number", "have number", True),
    ("( won or name have ) number", "name have number", True),
    ("name any number", "name survey number", True),
    ("^ number $", "number stop", False),
    ("open number close stop", "open number close stop", True),
    ("number not-before(share)", "number share", False),
    ("number before(share)", "number share", True),
    ("not-after(against) name", "against name", False),
    ("after(against) name", "against name", True),
]
ERRORS = [
    ("name vote number", "unknown kind 'vote'"),
    ("name won|vote number", "unknown kind 'vote'"),
    ("( name won", "a bracket is not closed"),
    ("name won )", "a bracket is closed that was not opened"),
    ("behind(name) won", "unknown word 'behind' before a bracket"),
    ("name{2 won", "cannot read 'name{2'"),
    ("Name won", "cannot read 'Name'"),
]


@pytest.mark.parametrize(("pattern", "row", "expected"), MATCHES)
def test_a_pattern_fits_rows(pattern: str, row: str, expected: bool) -> None:
    assert bool(re.search(compiled(pattern).regex, spelt(row))) is expected


@pytest.mark.parametrize(("pattern", "reason"), ERRORS)
def test_what_cannot_be_read_is_named_with_its_pattern(pattern: str, reason: str) -> None:
    with pytest.raises(NotationError, match=re.escape(f"{reason} in the pattern {pattern!r}")):
        compiled(pattern)


def test_labels_are_found_by_their_names() -> None:
    found = re.search(compiled("owner=name won drop(number) rest=( share or seats )").regex, spelt("name won number seats"))
    assert found is not None
    assert (found["owner"], found[2], found["rest"]) == (spelt("name"), spelt("number"), spelt("seats"))


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("name won? number", "name number"),
        ("name|pronoun won", "won"),
        ("( name won or name have ) number", "name number"),
        ("before(name)", ""),
    ],
)
def test_kinds_that_a_pattern_cannot_do_without(pattern: str, needed: str) -> None:
    assert compiled(pattern).needed == frozenset(spelt(needed))
