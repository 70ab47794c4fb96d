"""What is kept of an answer and what is dropped: every word stands in the text, every code and id in the lists."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.coding.claims import ACT_COLUMNS, FIGURE_COLUMNS, ReportedAct, ReportedFigure
from pipeline.coding.second.protocol import Protocol
from pipeline.coding.second.verify import MAX_WORDS, Verified, verify
from pipeline.coding.second.world import World
from schemas.codes import codes
from schemas.derive.answer import ANSWERED, COPIED, answer_schema, item_schema
from schemas.model import table
from tests.conftest import ROOT
from tests.unit.coding.conftest import small_reference
from tests.unit.coding.second.conftest import ACT, FIGURE, NEWS, text

WORLD = World(small_reference())
CODER = "model:any@1"
NOTED: dict[str, Any] = {
    "words": "The European Union took note of the result.", "trigger": "took note", "act": "note", "object": "result",
    "actor_id": "IO-EU", "actor_as_written": "European Union", "speaker_as_written": None, "honoree": None,
}  # fmt: skip


def read(acts: list[Any] | None = None, figures: list[Any] | None = None, body: str = NEWS) -> Verified:
    return verify(text(body), {"acts": acts or [], "figures": figures or []}, WORLD, CODER)


def act(**changes: Any) -> ReportedAct:
    return read([{**ACT, **changes}]).coded.acts[0]


def figure(**changes: Any) -> ReportedFigure:
    return read([], [{**FIGURE, **changes}]).coded.figures[0]


def dropped(acts: list[Any] | None = None, figures: list[Any] | None = None) -> list[tuple[str, str]]:
    return [(drop.place, drop.rule) for drop in read(acts, figures).dropped]


def test_offsets_are_those_of_the_words() -> None:
    found = act()
    assert NEWS[found.char_start : found.char_end] == ACT["words"]
    assert NEWS[found.trigger_start : found.trigger_end] == "congratulated"
    assert found.actor_start is not None and NEWS[found.actor_start : found.actor_end] == "Vladimir Putin"
    count = figure()
    assert NEWS[count.char_start : count.char_end] == FIGURE["words"]


def test_what_is_not_asked_is_filled_in_by_the_projects_rules() -> None:
    found = act()
    assert (found.coder, found.stance, found.speaks_for, found.confidence) == (CODER, 2, "RUS", Decimal("0.50"))
    assert (found.election_id, found.election_country, found.election_year) == ("ZMB-202108-PRES", "ZMB", 2021)
    assert (str(found.act_date), found.act_date_precision, found.act_date_basis) == ("2021-08-12", "on_or_before", "publication")
    assert (figure().unit, figure().value) == ("votes", Decimal(2810777))


def test_a_known_election_has_its_own_country_and_year() -> None:
    found = act(election_country="KEN", election_year=1999)
    assert (found.election_country, found.election_year) == ("ZMB", 2021)
    assert act(election_id=None, election_country="KEN", election_year=2013, honoree=None).election_country == "KEN"


def test_words_that_stand_twice_need_their_occurrence() -> None:
    assert dropped([{**ACT, **NOTED}]) == [("acts 1", "quote-not-unique")]
    second = act(**NOTED, occurrence=2)
    assert second.char_start == NEWS.rindex(NOTED["words"])
    assert dropped([{**ACT, **NOTED, "occurrence": 3}]) == [("acts 1", "quote-not-in-text")]


def test_columns_of_one_act_only_stay_with_that_act() -> None:
    found = act(overall="acceptable", free="yes", ask="recount")
    assert (found.overall, found.free, found.ask) == (None, None, None)
    assert (act(act="call", ask=None, object=None).ask, act(act="call", ask="recount").stance) == ("other", -1)
    verdict = act(act="verdict", overall="unacceptable", stage="preliminary", object="process", honoree=None)
    assert (verdict.stance, verdict.overall, verdict.stage) == (-2, "unacceptable", "preliminary")


DROPPED_ACTS: dict[str, tuple[Any, str]] = {
    "invented": ({"words": "Putin warmly congratulated Hichilema"}, "quote-not-in-text"),
    "another case": ({"words": "president vladimir putin congratulated"}, "quote-not-in-text"),
    "gap": ({"words": "President Vladimir Putin congratulated … presidential election"}, "quote-not-in-text"),
    "empty": ({"words": ""}, "quote-not-in-text"),
    "blank": ({"words": " "}, "quote-not-in-text"),
    "too long": ({"words": "x" * (MAX_WORDS + 1)}, "quote-too-long"),
    "trigger elsewhere": ({"trigger": "looked forward"}, "trigger-not-in-words"),
    "trigger empty": ({"trigger": ""}, "trigger-not-in-words"),
    "actor's name invented": ({"actor_as_written": "Vladimir V. Putin"}, "quote-not-in-text"),
    "speaker's name invented": ({"speaker_as_written": "Sergei Lavrov"}, "quote-not-in-text"),
    "actor": ({"actor_id": "IO-ATLANTIS"}, "unknown-actor"),
    "target": ({"target_actor_id": "XXX"}, "unknown-actor"),
    "election": ({"election_id": "ZMB-202608-PRES"}, "unknown-election"),
    "country": ({"election_id": None, "election_country": "Zambia"}, "unknown-election"),
    "year": ({"election_id": None, "election_year": 20211}, "out-of-bounds"),
    "honoree": ({"honoree": "ZMB-202108-PRES:nobody"}, "unknown-option"),
    "honoree of another election": ({"honoree": "KEN-202208-PRES:ruto"}, "unknown-option"),
    "act": ({"act": "applaud"}, "unknown-code"),
    "object": ({"object": "everything"}, "unknown-code"),
    "day": ({"act_date": "2021-02-30"}, "no-such-day"),
    "day in words": ({"act_date": "Monday"}, "no-such-day"),
    "type": ({"conditional": "no"}, "not-in-form"),
    "another key": ({"char_start": 4}, "not-in-form"),
    "occurrence nought": ({"occurrence": 0}, "not-in-form"),
}


@pytest.mark.parametrize("what", DROPPED_ACTS)
def test_an_act_that_does_not_hold_is_dropped_with_its_reason_and_the_rest_goes_on(what: str) -> None:
    changes, rule = DROPPED_ACTS[what]
    found = read([{**ACT, **changes}, ACT])
    assert [(drop.place, drop.rule) for drop in found.dropped] == [("acts 1", rule)]
    assert found.dropped[0].reason
    assert len(found.coded.acts) == 1


DROPPED_FIGURES: dict[str, tuple[Any, str]] = {
    "words": ({"words": "Hichilema won 2,810,777 votes in all"}, "quote-not-in-text"),
    "value": ({"value": 2810778}, "value-not-in-words"),
    "option": ({"option_id": "ZMB-202108-PRES:nobody"}, "unknown-option"),
    "option without election": ({"election_id": None}, "unknown-option"),
    "option's name": ({"option_as_written": "Hakainde H."}, "quote-not-in-text"),
    "claimant": ({"claimant_actor_id": "X-ZMB-NOBODY"}, "unknown-actor"),
    "measure": ({"measure": "applause"}, "unknown-code"),
    "more than all": ({"measure": "vote_share"}, "out-of-bounds"),
    "negative": ({"value": -1}, "not-in-form"),
    "text": ({"value": "2,810,777"}, "not-in-form"),
    "yes": ({"value": True}, "not-in-form"),
}


@pytest.mark.parametrize("what", DROPPED_FIGURES)
def test_a_figure_that_does_not_hold_is_dropped(what: str) -> None:
    changes, rule = DROPPED_FIGURES[what]
    assert dropped([], [{**FIGURE, **changes}]) == [("figures 1", rule)]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1,234,567 votes", "1234567"),
        ("1.234.567 votes", "1234567"),
        ("1 234 567 votes", "1234567"),
        ("1 234 567 votes", "1234567"),
        ("57.9%", "57.9"),
        ("57,9 %", "57.9"),
        ("about 2.8 million votes", "2800000"),
        ("on 12 August 2021 57.9 per cent", "57.9"),
    ],
)
def test_a_value_is_read_as_it_is_printed(printed: str, value: str) -> None:
    words = f"Hichilema won {printed}"
    found = read([], [{**FIGURE, "words": words, "value": Decimal(value)}], body=f"{words} in all.")
    assert [figure.value for figure in found.coded.figures] == [Decimal(value)]


@pytest.mark.parametrize("item", [None, [], "claim", 3, {}, {"words": "x"}])
def test_items_of_another_kind_are_dropped(item: Any) -> None:
    assert dropped([item], [item]) == [("acts 1", "not-in-form"), ("figures 1", "not-in-form")]


def test_the_same_claim_twice_is_one() -> None:
    assert dropped([ACT, ACT]) == [("acts 2", "said-before")]


def test_two_coders_never_share_an_id() -> None:
    other = verify(text(), {"acts": [ACT], "figures": []}, WORLD, "model:other@1").coded.acts[0]
    assert other.claim_id != act().claim_id


_VALUES = st.one_of(st.none(), st.booleans(), st.integers(-3, 3000), st.text("aé 1\ud800", max_size=8), st.sampled_from(NEWS.split()))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("acts", "figures")), st.dictionaries(st.sampled_from(sorted({*ACT, *FIGURE, "else"})), _VALUES, max_size=3)
        ),
        max_size=6,
    )
)
def test_whatever_is_returned_is_kept_or_dropped(changes: list[tuple[str, Mapping[str, Any]]]) -> None:
    answer: dict[str, list[Any]] = {"acts": [], "figures": []}
    for name, change in changes:
        answer[name].append({**(ACT if name == "acts" else FIGURE), **change})
    found = verify(text(), answer, WORLD, CODER)
    kept = [*found.coded.acts, *found.coded.figures]
    assert found.n_returned == len(changes) == len(kept) + len(found.dropped)
    for claim in kept:
        assert 0 <= claim.char_start < claim.char_end <= len(NEWS)
    for said in found.coded.acts:
        assert said.actor_id is None or said.actor_id in WORLD.actors
        assert said.char_start <= said.trigger_start < said.trigger_end <= said.char_end


def test_the_form_of_an_answer_is_that_of_the_declared_columns() -> None:
    for name, (source, columns) in ANSWERED.items():
        properties = item_schema(name)["properties"]
        assert list(properties) == [*COPIED[name], *columns]
        for column in columns:
            declared = table(source).column(column)
            values = [*codes(declared.code), *([None] if declared.nullable else [])] if declared.code else None
            assert properties[column].get("enum") == values
            assert declared.description in properties[column]["description"]
    assert {*ACT_COLUMNS} >= {*ANSWERED["acts"][1]} and {*FIGURE_COLUMNS} >= {*ANSWERED["figures"][1]}
    assert answer_schema()["additionalProperties"] is False


def test_the_instructions_explain_every_act_and_name_no_election_or_actor_that_the_text_does_not() -> None:
    protocol = Protocol.load(ROOT / "sources")
    assert all(f"- {code}: " in protocol.instructions for code in codes("act"))
    asked = protocol.request("m", text(), WORLD)["messages"][1]["content"]
    assert "ZMB-202108-PRES:hichilema" in asked and "IO-EU: European Union" in asked
    assert "KEN-202208-PRES" not in asked and "CUB" not in asked
    assert asked.endswith(NEWS)
