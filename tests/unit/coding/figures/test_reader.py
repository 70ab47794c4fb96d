"""Which numbers are figures of a result, and whose."""

import pytest

LEAD = "Zambia held a presidential election on 12 August 2021.\n\n"

FIGURES = [
    (
        "Hakainde Hichilema won 59.02 percent of the vote, against 38.71 percent for Edgar Lungu.",
        {"vote_share 59.02 Hakainde Hichilema", "vote_share 38.71 Edgar Lungu"},
    ),
    (
        "Hakainde Hichilema received 2,852,348 votes (59.02%) and Edgar Lungu 1,870,780 (38.71%).",
        {
            "votes 2852348 Hakainde Hichilema",
            "vote_share 59.02 Hakainde Hichilema",
            "votes 1870780 Edgar Lungu",
            "vote_share 38.71 Edgar Lungu",
        },
    ),
    (
        "- Hakainde Hichilema – 2,852,348 votes (59.02%)\n- Edgar Lungu – 1,870,780 votes (38.71%)",
        {
            "votes 2852348 Hakainde Hichilema",
            "vote_share 59.02 Hakainde Hichilema",
            "votes 1870780 Edgar Lungu",
            "vote_share 38.71 Edgar Lungu",
        },
    ),
    (
        "He was followed by Harry Kalaba (0.52%), Andyford Banda (0.40) and Fred M'membe (0.34%).",
        {"vote_share 0.52 Harry Kalaba", "vote_share 0.40 Andyford Banda", "vote_share 0.34 Fred M'membe"},
    ),
    ("Turnout was 70.6 percent.", {"turnout 70.6 None"}),
    (
        "The incumbent, Edgar Lungu, trailed with 38.7 per cent on a turnout of 70.61 per cent.",
        {"vote_share 38.7 Edgar Lungu", "turnout 70.61 None"},
    ),
    ("Of 7,023,499 registered voters, 4,959,332 cast ballots.", {"registered 7023499 None", "ballots_cast 4959332 None"}),
    ("Hichilema won by a margin of 981,568 votes.", {"margin_votes 981568 None"}),
    ("Some 5.8 percent of voters voted against all candidates.", {"vote_share 5.8 against all candidates"}),
    ("Hichilema defeated Lungu with 59 percent of the vote.", {"vote_share 59 Hichilema"}),
    ("Inflation fell to 24 percent in July.", set()),
    ("A poll of 1,500 respondents gave Lungu 45 percent.", set()),
    ("Observers rated 89 percent of polling stations visited as good.", set()),
    ("The 59-year-old Hichilema had lost five earlier elections.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), FIGURES)
def test_figures_of_a_sentence(code, sentence: str, expected: set[str]) -> None:
    found = {f"{f.measure} {f.value} {f.option_as_written}" for f in code(LEAD + sentence).figures if f.char_end > len(LEAD)}
    assert found == expected


def test_progress_of_the_count_is_no_result(code) -> None:
    (figure,) = code(LEAD + "With 99.7 percent of ballots counted, Hichilema had 59 percent of the vote.").figures
    assert (figure.option_id, str(figure.counted_share), figure.status) == ("ZMB-202108-PRES:hichilema", "99.7", "partial")


def test_an_earlier_result_goes_to_the_earlier_election(code) -> None:
    figures = code(LEAD + "Hichilema won 59 percent of the vote, after Lungu had won 50.35 percent in 2016.").figures
    assert {(str(f.value), f.election_id) for f in figures} == {("59", "ZMB-202108-PRES"), ("50.35", "ZMB-201608-PRES")}


def test_comparators(code) -> None:
    figures = code(LEAD + "Hichilema won more than 59 percent of the vote. Turnout was about 70 percent.").figures
    assert [f.comparator for f in figures] == [">", "~"]


def test_exit_polls_keep_their_status(code) -> None:
    (figure,) = code(LEAD + "Exit polls gave Hichilema 58 percent of the vote.").figures
    assert figure.status == "exit_poll"
