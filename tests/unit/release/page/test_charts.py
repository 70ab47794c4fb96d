"""The charts of the page: what they show, to whom, and that nothing of a source can leave its place."""

from decimal import Decimal

import pytest

from pipeline.release.page.charts import (
    Mark,
    ResultBar,
    YearCount,
    by_year,
    results,
    timeline,
)
from tests.unit.release.page.images import HOSTILE, SVG, parsed, texts

VOTE = [ResultBar("Ada Obi", "Unity", Decimal("54.2654"), True), ResultBar("Ben Roe", None, Decimal("44.7"), False)]
STANCES = (2, 1, 0, -1, -2, None)


def mark(day: int, actor: str = "FRA", stance: int | None = 2) -> Mark:
    return Mark(day, actor, "congratulate", f"{actor} congratulated, day {day}", stance)


@pytest.mark.parametrize(
    "empty",
    [
        results("x", []),
        timeline("x", []),
        timeline("x", [], [(3, "declared")]),
        by_year("x", []),
    ],
)
def test_nothing_to_show_gives_no_image(empty: str) -> None:
    assert empty == ""


def test_a_result_says_its_share_and_who_was_elected_in_words() -> None:
    root = parsed(results("vote", VOTE))
    assert "54.2654% ✓ elected" in texts(root)
    assert "44.7%" in texts(root)
    assert texts(root, "desc") == ["Ada Obi (Unity): 54.2654%, elected; Ben Roe: 44.7%."]


def test_bars_are_as_long_as_their_shares() -> None:
    long, short = (float(bar.get("width", 0)) for bar in parsed(results("vote", VOTE)).iter(f"{SVG}rect"))
    assert short / long == pytest.approx(44.7 / 54.2654, abs=0.001)


@pytest.mark.parametrize("share", ["NaN", "Infinity", "-3", "0", "250"])
def test_a_share_that_cannot_be_is_drawn_within_the_image(share: str) -> None:
    root = parsed(results("vote", [ResultBar("A", None, Decimal(share), False), *VOTE]))
    assert all(0 < float(bar.get("width", -1)) < 640 for bar in root.iter(f"{SVG}rect"))


@pytest.mark.parametrize("n", [1, 40])
def test_one_result_or_forty(n: int) -> None:
    svg = results("vote", [ResultBar(f"Option {i}", "Party", Decimal(100) / n, i == 0) for i in range(n)])
    assert len(list(parsed(svg).iter(f"{SVG}rect"))) == n
    assert len(svg) < 1000 + 500 * n


def test_what_a_source_says_stays_text() -> None:
    charts = (
        results(HOSTILE, [ResultBar(HOSTILE, HOSTILE, Decimal(50), True)]),
        timeline(HOSTILE, [Mark(1, HOSTILE, HOSTILE, HOSTILE, 2), Mark(1, "FRA", "note", HOSTILE, None)], [(1, HOSTILE)]),
    )
    for svg in charts:
        root = parsed(svg)
        assert "<script" not in svg
        assert not any(sign in svg for sign in "\u202e\u2066\x00\x1b\ud800")
        assert any("<script>alert(1)</script>" in said for said in texts(root, "desc"))


def test_a_day_of_the_first_week_has_a_column_and_later_ones_share_theirs() -> None:
    root = parsed(timeline("t", [mark(day) for day in (-300, -3, 0, 1, 7, 8, 14, 20, 45, 61, 4000)]))
    said = texts(root)
    spans = ["earlier", "−7 to −1", "polling day", *(f"+{day}" for day in range(1, 8)), "+8 to 14", "+15 to 30", "+31 to 60", "later"]
    assert [text for text in said if text in spans] == spans
    assert [text for text in said if text.isdigit()] == list("111112112"), "two in the second week, two after the sixtieth day"


def test_a_timeline_is_no_longer_than_it_must_be() -> None:
    said = texts(parsed(timeline("t", [mark(1)])))
    assert [text for text in said if text.startswith(("+", "poll", "−", "e", "l"))] == ["polling day", "+1", "+2", "+3"]


def test_each_stance_has_a_shape_and_a_word_of_its_own() -> None:
    root = parsed(timeline("t", [mark(1, stance=stance) for stance in STANCES]))
    drawn = [path for path in root.iter(f"{SVG}path") if path.get("id")]
    assert len({(path.get("d"), path.get("fill") == path.get("stroke")) for path in drawn}) == len(STANCES)
    legend = ["strongly favourable", "favourable", "neutral", "critical", "strongly critical", "no stance"]
    assert texts(root)[-6:] == legend
    assert texts(root, "desc") == ["Responses on day 1 from polling: " + ", ".join(f"1 {words}" for words in legend) + "."]


def test_an_unknown_stance_is_shown_as_none() -> None:
    assert "no stance" in texts(parsed(timeline("t", [mark(1, stance=9), mark(1, stance=None)])))


@pytest.mark.parametrize(
    ("actor", "code"),
    [("FRA", "FRA"), ("ENT-PSE", "PSE"), ("IO-EU.EP", "EU"), ("IO-COMMONWEALTH", None), ("X-RUS-TATARSTAN", None), ("X-FRA", None)],
)
def test_a_mark_carries_the_code_of_a_state_or_organisation_and_never_one_that_is_not_its_own(actor: str, code: str | None) -> None:
    said = texts(parsed(timeline("t", [mark(1, actor)])))
    assert [text for text in said if text.isupper()] == ([code] if code else [])


def test_every_response_can_be_pointed_at_even_where_there_is_no_room_for_codes() -> None:
    few, many = [mark(1, stance=i % 5 - 2) for i in range(150)], [mark(1, stance=i % 5 - 2) for i in range(600)]
    for marks, labelled in ((few, True), (many, False)):
        svg = timeline("t", marks, [(1, "declared")])
        root = parsed(svg)
        assert sum("congratulated" in said for said in texts(root, "title")) == len(marks)
        assert ("FRA" in texts(root)) is labelled
        places = [(use.get("x"), use.get("y")) for use in root.iter(f"{SVG}use")]
        assert len(places) == len(set(places))
    assert len(timeline("t", few)) < 20_000


def test_marks_and_rules_stay_within_the_image() -> None:
    phases = [
        (0, "first results"),
        (0, "declared"),
        (1, "certified"),
        (30, "a name that is longer than what is left"),
        (500, "inauguration"),
    ]
    root = parsed(timeline("t", [mark(day, stance=day % 3) for day in (-40, 0, 1, 1, 1, 5, 61)], phases))
    _, _, width, height = map(float, root.get("viewBox", "").split())
    for element in root.iter():
        if element.get("x"):
            assert 0 <= float(element.get("x", 0)) <= width
            assert 0 <= float(element.get("y", 0)) <= height
        if element.tag == f"{SVG}text" and element.get("text-anchor") != "middle":
            reach = 6 * len(element.text or "") * (-1 if element.get("text-anchor") == "end" else 1)
            assert 0 <= float(element.get("x", 0)) + reach <= width
    assert {name for _, name in phases} <= set(texts(root))
    assert "inauguration: day 500." in texts(root, "desc")[0]


def test_the_order_given_does_not_matter_to_a_timeline() -> None:
    marks = [
        Mark(day, actor, act, f"{actor}{act}{day}", stance) for day in (1, 2) for actor in ("A", "B") for act in "xy" for stance in STANCES
    ]
    assert timeline("t", marks) == timeline("t", marks[::-1])


def test_years_without_anything_are_shown_too() -> None:
    root = parsed(by_year("y", [YearCount(2020, 3, 40), YearCount(2017, 1, 0)]))
    said = texts(root)
    assert [text for text in said if text.startswith("20")] == ["2017", "2018", "2019", "2020"] * 2
    assert said.count("0") == 5
    assert {"Elections", "Responses", "3", "40"} <= set(said)
    assert texts(root, "desc") == ["2017: elections 1, responses 0; 2020: elections 3, responses 40."]


def test_many_years_are_not_all_named() -> None:
    svg = by_year("y", [YearCount(year, year % 7, 1_000_000) for year in range(1950, 2027)])
    root = parsed(svg)
    assert len([text for text in texts(root) if len(text) == 4]) <= 2 * 16
    assert len(svg) < 20_000


def test_no_column_is_placed_by_the_width_of_a_text() -> None:
    narrow, wide = (by_year("y", [YearCount(year, 1, n) for year in range(2010, 2025)]) for n in (7, 7_000_000_000))
    assert wide.replace("7000000000", "7") == narrow


def test_the_same_data_give_the_same_bytes() -> None:
    years = [YearCount(2020, 3, 40), YearCount(2021, 1, 7)]
    assert by_year("y", years) == by_year("y", years[::-1])
    assert results("vote", VOTE) == results("vote", list(VOTE))
