"""Candidates of parties, those of no party, seats by the ballot in which they are won, single constituencies."""

import pytest

LEAD = "Zambia voted for a parliament on 12 August 2021. The votes were counted within a day.\n\n"

SEATS = [
    ("Unity Party candidates took 74 seats.", {"seats 74 Unity Party"}),
    ("The Unity Party's candidates won 74 seats while independents took 11.", {"seats 74 Unity Party", "seats 11 independents"}),
    ("Candidates of the Unity Party won 74 seats.", {"seats 74 Unity Party"}),
    ("In all, 74 Unity Party candidates were elected.", {"seats 74 Unity Party"}),
    ("Some 74 candidates of the Unity Party were elected, and 12 of the Reform Front.", {"seats 74 Unity Party", "seats 12 Reform Front"}),
    ("Eleven independents were also elected.", {"seats 11 independents"}),
    ("Two independent candidates won seats, and the Unity Party took 74.", {"seats 2 independent candidates", "seats 74 Unity Party"}),
    ("Eleven seats went to independent candidates.", {"seats 11 independent candidates"}),
    ("The Unity Party took 45 constituency seats and 29 list seats, for a total of 74.", {"seats 74 Unity Party"}),
    ("The Unity Party took 45 constituency and 29 list seats, the Reform Front 30 and 18.", set()),
    ("The Unity Party has 45 list seats.", {"seats 45 Unity Party"}),
    ("The Unity Party took 45 of the 70 constituency seats and 29 of the 70 list seats.", set()),
    ("In the single-member districts the Unity Party won 45 seats.", set()),
    ("Under the proportional system the Unity Party won 48 percent of the vote.", {"vote_share 48 Unity Party"}),
    ("Independents backed by former president Ann Banda won 93 seats.", {"seats 93 Independents"}),
]
NOTHING = [
    "Two Reform Front deputies were elected speaker and deputy speaker.",
    "Eleven independents took part in the debate on the votes.",
    "Ann Banda retained her Central Kukes seat, polling 2,998 votes against 743 for Peter Mwale.",
    "The Unity Party lost the North Kukes seat, where its candidate got 40 percent of the vote.",
    "The Unity Party won by a one seat margin.",
]


def _figures(code, sentence: str) -> set[str]:
    return {f"{f.measure} {f.value} {f.option_as_written}" for f in code(LEAD + sentence).figures}


@pytest.mark.parametrize(("sentence", "expected"), SEATS)
def test_seats_of_those_who_were_put_up(code, sentence: str, expected: set[str]) -> None:
    assert _figures(code, sentence) == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_no_party_has(code, sentence: str) -> None:
    assert _figures(code, sentence) == set()


ROWS = [
    (
        "Unity Party: 768,134 votes, 48.7%, 74 seats",
        {"votes 768134 Unity Party", "vote_share 48.7 Unity Party", "seats 74 Unity Party"},
    ),
    (
        "- Unity Party (UP): 768,134 votes (48.7%), 74 seats (+7)\n- Reform Front (RF): 622,187 votes (39.4%), 59 seats (-3)",
        {"votes 768134 UP", "vote_share 48.7 UP", "seats 74 UP", "votes 622187 RF", "vote_share 39.4 RF", "seats 59 RF"},
    ),
    (
        "Unity Party (48.7 percent of the vote; 74 seats), Reform Front (39.4 percent; 59 seats)",
        {"vote_share 48.7 Unity Party", "seats 74 Unity Party", "vote_share 39.4 Reform Front", "seats 59 Reform Front"},
    ),
    ("The Unity Party polled 768,134 votes, three seats going to the Reform Front.", {"votes 768134 Unity Party", "seats 3 Reform Front"}),
]


@pytest.mark.parametrize(("sentence", "expected"), ROWS)
def test_votes_shares_and_seats_in_a_row(code, sentence: str, expected: set[str]) -> None:
    assert _figures(code, sentence) == expected


CHANGES = [
    ("The Reform Front saw its share of the vote fall from 45.1 percent to 39.4 percent.", {"vote_share 39.4 Reform Front"}),
    ("The Reform Front saw its seats drop from 59 to 48.", {"seats 48 Reform Front"}),
    ("The Reform Front saw its number of seats drop from 59 to 48.", {"seats 48 Reform Front"}),
    ("The Reform Front gained 11 seats, bringing its total to 59.", {"seats 59 Reform Front"}),
    ("The Reform Front lost 11 seats, leaving it with 48.", {"seats 48 Reform Front"}),
    ("The Reform Front lost 11 seats.", set()),
    ("The Unity Party won in 74 constituencies, the Reform Front in 48.", {"seats 74 Unity Party", "seats 48 Reform Front"}),
    (
        "The Unity Party was leading in 74 seats, the Reform Front in 59 and the Labour Party in 4.",
        {"seats 74 Unity Party", "seats 59 Reform Front", "seats 4 Labour Party"},
    ),
    ("The Unity Party made its debut in parliament with 12 seats.", {"seats 12 Unity Party"}),
    ("The Unity Party will be represented by 74 deputies.", {"seats 74 Unity Party"}),
]


@pytest.mark.parametrize(("sentence", "expected"), CHANGES)
def test_what_parties_have_after_a_change(code, sentence: str, expected: set[str]) -> None:
    assert _figures(code, sentence) == expected


def test_a_year_in_brackets_before_its_number(code) -> None:
    figures = code(LEAD + "The Unity Party took 48.7 percent of the vote (2016: 45.2 percent).").figures
    assert {(float(f.value), f.election_year) for f in figures} == {(48.7, 2021), (45.2, 2016)}


def test_a_turnout_before_that_of_another_year(code) -> None:
    figures = code(LEAD + "Turnout was 46.3 percent (2016: 46.8 percent).").figures
    assert (46.3, 2021) in {(float(f.value), f.election_year) for f in figures}
    assert (46.3, 2016) not in {(float(f.value), f.election_year) for f in figures}


COALITIONS = [
    ("The Alliance for Change won 59 seats.", {"seats 59 Alliance for Change"}),
    ("The Alliance for Change, a coalition of the Reform Front and the Labour Party, won 59 seats.", {"seats 59 Alliance for Change"}),
    ("The Together alliance - the Reform Front, the Labour Party and the Greens - won 59 seats.", {"seats 59 Together"}),
    ("The Coalition won 59 seats.", {"seats 59 Coalition"}),
    ("It was a victory for the Together alliance, which won 59 seats.", {"seats 59 Together"}),
    ("The Reform Front and its ally, the Labour Party, won 59 and 4 seats.", {"seats 59 Reform Front", "seats 4 Labour Party"}),
    ("The Reform Front and its ally, the Labour Party, won 59 seats.", set()),
    ("The Coalition for years had 59 seats.", set()),
    (
        "The house will be made up of 74 deputies from the Unity Party and 48 from the Reform Front.",
        {"seats 74 Unity Party", "seats 48 Reform Front"},
    ),
    ("The Unity Party took 74 seats, 12 from the Reform Front.", {"seats 74 Unity Party"}),
]


@pytest.mark.parametrize(("sentence", "expected"), COALITIONS)
def test_coalitions_and_what_a_house_is_made_of(code, sentence: str, expected: set[str]) -> None:
    assert _figures(code, sentence) == expected


MOVED = [
    (
        "The Unity Party won 74 seats with 48.7 percent, while the Reform Front took 48 with 39.4 percent.",
        {"seats 74 Unity Party", "vote_share 48.7 Unity Party", "seats 48 Reform Front", "vote_share 39.4 Reform Front"},
    ),
    (
        "The Unity Party finished narrowly ahead of the Reform Front, 48.7 percent to 39.4 percent.",
        {"vote_share 48.7 Unity Party", "vote_share 39.4 Reform Front"},
    ),
    ("The Unity Party is expected to win from 67 to 74 seats.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), MOVED)
def test_how_parties_have_moved(code, sentence: str, expected: set[str]) -> None:
    assert _figures(code, sentence) == expected


PEOPLE = [
    ("Some 1.6 million people cast ballots (46.3 percent).", {"ballots_cast 1600000 None", "turnout 46.3 None"}),
    ("Some 1.6 million people took part, which is 46.3 percent of the voters.", {"ballots_cast 1600000 None", "turnout 46.3 None"}),
    ("Some 1.6 million people voted, 46.3 percent for the Unity Party.", {"ballots_cast 1600000 None", "vote_share 46.3 Unity Party"}),
]


@pytest.mark.parametrize(("sentence", "expected"), PEOPLE)
def test_how_many_voted_and_what_share_that_is(code, sentence: str, expected: set[str]) -> None:
    assert _figures(code, sentence) == expected


NAMES = [
    ("The Zambia Congress Party won 55 seats.", {"seats 55 Zambia Congress Party"}),
    ("The Zambia Congress for Democracy won 55 seats.", {"seats 55 Zambia Congress for Democracy"}),
    ("The Zambian Congress has 156 seats.", set()),
    ("The Dignity and Labour Party won 55 seats.", {"seats 55 Dignity and Labour Party"}),
    (
        "The Unity Party won 74 seats, followed by the Memory and Soil Party with 55.",
        {"seats 74 Unity Party", "seats 55 Memory and Soil Party"},
    ),
    ("The Greens and Labour Party won 55 seats.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMES)
def test_names_of_parties(code, sentence: str, expected: set[str]) -> None:
    assert _figures(code, sentence) == expected


def test_a_vote_held_alongside_local_ones_is_the_nations(code) -> None:
    text = "Parliamentary elections were held in Zambia on 12 August 2021 alongside presidential and local elections. "
    assert {f.value for f in code(text + "The Unity Party won 74 of the 156 seats, the Reform Front 55.").figures} == {74, 55}


def test_a_majority_that_is_missed_is_no_margin(code) -> None:
    assert _figures(code, "The Unity Party won 157 seats, thirteen short of a majority of 170.") == {"seats 157 Unity Party"}


def test_a_majority_in_seats_is_no_margin_in_votes(code) -> None:
    assert _figures(code, "The Unity Party won 411 seats and a majority of 174.") == {"seats 411 Unity Party"}
    assert "margin_votes 17400 None" in _figures(code, "Ann Banda won with a majority of 17,400 votes.")


def test_deputies_behind_a_share(code) -> None:
    sentence = "The Unity Party won 25.3 percent of the vote and will have 67 deputies."
    assert _figures(code, sentence) == {"vote_share 25.3 Unity Party", "seats 67 Unity Party"}
