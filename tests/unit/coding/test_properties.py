"""What holds for every text: exact spans, the same answer twice, no error, no action at a distance."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.coding.claims import to_json_rows
from pipeline.coding.coder import Coder, Text
from pipeline.coding.lexicon import Lexicon, LexiconError
from pipeline.coding.matches import fold
from pipeline.coding.reference import Reference
from tests.unit.coding.conftest import LEXICON, small_reference
from tests.unit.coding.test_acts import ACTS, LEAD, NEGATED

ARTICLE = LEAD + "\n\n".join(sentence for sentence, _ in ACTS + NEGATED)
WORDS = [
    "Putin",
    "Hichilema",
    "“",
    "”",
    '"',
    "'",
    "(",
    ")",
    ",",
    ".",
    ";",
    ":",
    "—",
    "%",
    "59.02",
    "percent",
    "vote",
    "election",
    "congratulated",
    "did",
    "not",
    "recognise",
    "the",
    "EU",
    "said",
    "observers",
    "\n\n",
    "-",
    "of",
    "to",
    "and",
    "from",
    "Zambia",
]


def text(body: str) -> Text:
    return Text("D-000000000000", body, published=date(2021, 8, 17))


def test_spans_are_exact(coder: Coder) -> None:
    for act in coder.code(text(ARTICLE)).acts:
        assert 0 <= act.char_start <= act.trigger_start < act.trigger_end <= act.char_end <= len(ARTICLE)
        if act.actor_start is not None:
            assert ARTICLE[act.actor_start : act.actor_end] == act.actor_as_written


def test_the_same_text_yields_the_same_bytes(lexicon: Lexicon) -> None:
    rows = [json.dumps(to_json_rows(Coder(small_reference(), lexicon).code(text(ARTICLE)).acts)) for _ in range(2)]
    assert rows[0] == rows[1]


def two_congos() -> Reference:
    """The small world with two states whose people are called the same."""
    reference = small_reference()
    for state, name in (("COG", "Republic of the Congo"), ("COD", "Democratic Republic of the Congo")):
        reference.actors.append({"actor_id": state, "kind": "state", "name_en": name, "country_id": state, "parent_actor_id": None})
        reference.actor_names.append({"actor_id": state, "name": name, "name_kind": "name"})
        reference.actor_names.append({"actor_id": state, "name": "Congolese", "name_kind": "demonym"})
    return reference


def test_a_text_is_read_the_same_after_any_other(lexicon: Lexicon) -> None:
    congo = "The Republic of the Congo voted for a president on 20 March 2016. France congratulated the Congolese people on the election."
    other = congo.replace("The Republic", "The Democratic Republic")
    coder = Coder(two_congos(), lexicon)
    read = [[(act.actor_id, act.act, act.election_country) for act in coder.code(text(one)).acts] for one in (other, congo)]
    assert read == [[("FRA", "congratulate", country)] for country in ("COD", "COG")]


def test_fingerprint_ignores_the_order_of_rows(lexicon: Lexicon) -> None:
    reference = small_reference()
    turned = type(reference)(**{name: list(reversed(getattr(reference, name))) for name in reference.__slots__})
    assert Coder(reference, lexicon).fingerprint == Coder(turned, lexicon).fingerprint


def test_what_follows_changes_nothing_before(coder: Coder) -> None:
    before = coder.code(text(ARTICLE)).acts
    after = coder.code(text(ARTICLE + "\n\nThe weather was mild and the market closed higher.")).acts
    assert [act.claim_id for act in before] == [act.claim_id for act in after]


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_never_raises_on_words_of_the_field(coder: Coder, body: str) -> None:
    coded = coder.code(text(LEAD + body))
    for claim in [*coded.acts, *coded.figures]:
        assert 0 <= claim.char_start < claim.char_end <= len(LEAD + body)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_never_raises_on_any_text(coder: Coder, body: str) -> None:
    coder.code(text(body))
    coder.code(text(LEAD + body))
    assert len(fold(body)) == len(body)


@pytest.mark.parametrize("body", ["", "\x00", "“" * 500 + " election congratulated", "(" * 2000 + "vote said", "İstanbul vote " * 50])
def test_odd_texts(coder: Coder, body: str) -> None:
    coder.code(text(body))


EDITS = st.lists(
    st.tuples(
        st.integers(0, len(ARTICLE) - 1), st.integers(0, 12), st.sampled_from(["", " ", "“", '"', "\u202e", "\n\n", ",", "not ", "é"])
    ),
    max_size=12,
)


@given(EDITS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_edits_of_a_real_looking_text_break_nothing(coder: Coder, edits: list[tuple[int, int, str]]) -> None:
    body = ARTICLE
    for at, cut, put in edits:
        body = body[:at] + put + body[at + cut :]
    first, second = coder.code(text(body)), coder.code(text(body))
    assert to_json_rows(first.acts) == to_json_rows(second.acts)
    assert to_json_rows(first.figures) == to_json_rows(second.figures)
    for claim in [*first.acts, *first.figures]:
        assert 0 <= claim.char_start < claim.char_end <= len(body)


HOSTILE = {
    "empty": "",
    "binary": LEAD + bytes(range(256)).decode("latin1") * 40,
    "one line without an end": LEAD + "the weather was mild and the vote went on " * 5000,
    "mixed scripts": LEAD + "Путин congratulated Хичилема العراق 选举 election " * 50,
    "right-to-left marks": LEAD + "\u202eelection congratulated\u202c \u200f" * 200,
    "quotes nested forty deep": LEAD + "“‘" * 20 + "Putin congratulated Hichilema" + "’”" * 3,
    "quotes that never close": "“election congratulated Putin said " * 3000,
    "brackets that never close": LEAD + "(Putin said the vote (was fair " * 1000,
    "ten thousand names": LEAD + "Russia, China, France, Kenya and " * 2500 + "Norway congratulated Hichilema.",
    "the year 0": LEAD + "On 0000-00-00 and 31 February 0 Norway congratulated Hichilema on his victory.",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts(coder: Coder, body: str) -> None:
    coded = coder.code(text(body))
    for claim in [*coded.acts, *coded.figures]:
        assert 0 <= claim.char_start < claim.char_end <= len(body)


def test_time_grows_with_length_and_not_with_its_square(coder: Coder) -> None:
    def steps(times: int) -> int:
        counted = 0

        def count(*_: object) -> None:
            nonlocal counted
            counted += 1

        body = "“election congratulated Putin said (Norway, China and " * times
        sys.setprofile(count)
        try:
            coder.code(text(body))
        finally:
            sys.setprofile(None)
        return counted

    assert steps(800) < 2.5 * steps(400)


def test_a_lexicon_error_names_file_and_key(tmp_path: Path) -> None:
    for path in LEXICON.glob("*.yaml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    broken = (tmp_path / "acts.yaml").read_text(encoding="utf-8").replace("object: honoree", "object: honor", 1)
    (tmp_path / "acts.yaml").write_text(broken, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"acts\.yaml: congratulate\.triggers\[0\]"):
        Lexicon.load(tmp_path)
