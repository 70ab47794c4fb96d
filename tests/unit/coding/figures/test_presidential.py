"""Results of presidential votes as commissions, agencies and reference works tell them."""

import pytest

LEAD = "Zambia held a presidential election on 12 August 2021.\n\n"

ROWS = [
    # votes and shares side by side
    ("Banda (UPND) 2,810,757 59.02%\nMwale (PF) 1,814,201 38.71%",
        {"votes 2810757 Banda", "vote_share 59.02 Banda", "votes 1814201 Mwale", "vote_share 38.71 Mwale"}),
    ("Ann Banda - UPND: 2,810,757 votes\nPeter Mwale - PF: 1,814,201 votes", {"votes 2810757 Ann Banda", "votes 1814201 Peter Mwale"}),
    ("Ward 12 (59.02%)", set()),
    # surnames first
    ("BANDA, Ann Grace (UPND) 2,810,757 votes", {"votes 2810757 BANDA"}),
    ("1. BANDA-PHIRI, Ann (UPND) 2,810,757 votes", {"votes 2810757 BANDA-PHIRI"}),
    ("In Lusaka, Banda got 2,810,757 votes.", {"votes 2810757 Banda"}),
    # lines that end without a mark
    ("Ann Banda, Unity Party, 2,810,757 votes, 59.02 percent\nPeter Mwale, Reform Party, 1,814,201 votes, 38.71 percent",
        {"votes 2810757 Ann Banda", "vote_share 59.02 Ann Banda", "votes 1814201 Peter Mwale", "vote_share 38.71 Peter Mwale"}),
    ("Banda, 58, took 59 percent and Mwale, 64, 38.7 percent.", {"vote_share 59 Banda", "vote_share 38.7 Mwale"}),
    ("Banda got 2,810,757 votes (59.02% of valid votes), Mwale 1,814,201 (38.71%).",
        {"votes 2810757 Banda", "vote_share 59.02 Banda", "votes 1814201 Mwale", "vote_share 38.71 Mwale"}),
    ("Banda got 2,810,757 votes, i.e. 59.02%, in the count.", {"votes 2810757 Banda", "vote_share 59.02 Banda"}),
    ("Ann Banda of the Coalition for Democratic Change 2,810,757 votes.", {"votes 2810757 Ann Banda"}),
    ("Banda 59.02%, Mwale 38.7%, turnout 70.6%", {"vote_share 59.02 Banda", "vote_share 38.7 Mwale", "turnout 70.6 None"}),
]  # fmt: skip

DECLARED = [
    (
        "I, Esau Phiri, hereby declare that Ann Banda, having received 2,810,757 votes, has been duly elected.",
        {"votes 2810757 Ann Banda"},
    ),
    ('"I, Justice Jane Tembo, declare Ann Banda, having polled 2,810,757 votes, elected," she said.', {"votes 2810757 Ann Banda"}),
    ("I, Esau Phiri, had 2,810,757 votes to count.", set()),
    ("Banda's margin of victory was 515,524 votes.", {"margin_votes 515524 None"}),
    ("The difference between the two candidates was 515,524 votes.", {"margin_votes 515524 None"}),
    ("Banda's victory was celebrated by 515,524 people.", set()),
    ("Banda came second in the first round with 30.5 percent.", {"vote_share 30.5 Banda"}),
    ("Banda was third in the 2016 election with 15.67% of the vote.", {"vote_share 15.67 Banda"}),
    ("Banda came second in 40 constituencies.", set()),
]

WHOLE = [
    ("Total valid votes in the polls were 4,850,000 with total rejected ballots standing at 126,569.",
        {"valid_votes 4850000 None", "invalid_votes 126569 None"}),
    ("Rejected votes amounted to 126,569, or 2.5%.", {"invalid_votes 126569 None"}),
    ("Null votes totalled 126,569 (2.5%) and blank votes 40,000 (0.8%).", {"invalid_votes 126569 None", "blank_votes 40000 None"}),
    ("Blank and invalid votes reached 11.5 percent of registered voters.", set()),
    ("Blank votes were few: 61 percent of registered voters turned out.", {"turnout 61 None"}),
]  # fmt: skip

CLAIMS = [
    ("Ann Banda beat Peter Chola. Chola says he won 54 percent.", {"vote_share 54 Chola"}),
    ("Ann Banda beat Peter Chola. Chola insisted he had won 54 percent.", {"vote_share 54 Chola"}),
    ("Ann Banda was re-elected. Officials said she won 54 percent.", {"vote_share 54 Ann Banda"}),
]

LEADS = [
    ("Partial results show Ann Banda ahead of Peter Mwale by 52 percent to 47 percent.",
        {"vote_share 52 Ann Banda", "vote_share 47 Peter Mwale"}),
    ("Ann Banda has a slim lead over Peter Mwale, 51.2 percent of the vote to 48.1 percent.",
        {"vote_share 51.2 Ann Banda", "vote_share 48.1 Peter Mwale"}),
    ("Ann Banda won by 50.5 percent to Peter Mwale's 48.9 percent.", {"vote_share 50.5 Ann Banda", "vote_share 48.9 Peter Mwale"}),
    ("Ann Banda will face Peter Mwale in a run-off after winning 38.5 percent of the vote to his 33.2 percent.",
        {"vote_share 38.5 Ann Banda", "vote_share 33.2 Peter Mwale"}),
    ("Ann Banda will face Peter Mwale, who won 33.2 percent, in a run-off.", {"vote_share 33.2 Peter Mwale"}),
    ("Ann Banda got 25 percent of the vote in 39 of the 47 counties.", set()),
]  # fmt: skip

INCUMBENTS = [
    (
        "Edgar Lungu conceded. In 2016 Lungu had beaten the incumbent Ann Banda with 52.7% of the vote to 47.3%.",
        {"vote_share 52.7 Lungu", "vote_share 47.3 Ann Banda"},
    ),
    ("Edgar Lungu stood again. Ann Banda beat the incumbent with 52.7% of the vote.", {"vote_share 52.7 Ann Banda"}),
]

HEADLINES = [
    ("Banda Wins Second Term With 59% of Vote", {"vote_share 59 Banda"}),
    ("Ann Banda Wins Runoff With 59.5%", {"vote_share 59.5 Ann Banda"}),
    ("Banda Declared Winner of Presidential Poll", set()),
    ("The Party of Free Citizens Leads With 31%", {"vote_share 31 Party of Free Citizens"}),
]


def _found(code, sentence: str) -> set[str]:
    return {f"{f.measure} {f.value} {f.option_as_written}" for f in code(LEAD + sentence).figures if f.char_start >= len(LEAD)}


@pytest.mark.parametrize(("sentence", "expected"), [*ROWS, *DECLARED, *WHOLE, *CLAIMS, *LEADS, *INCUMBENTS, *HEADLINES])
def test_who_has_what(code, sentence: str, expected: set[str]) -> None:
    assert _found(code, sentence) == expected


YEARS = [
    ("Banda was declared the winner in 2016 with 38.57% to Mwale's 35.41%.", {"38.57 Banda 2016", "35.41 Mwale 2016"}),
    ("Banda won the vote in 2016 with 52 percent, defeating Mwale, who got 42 percent.", {"52 Banda 2016", "42 Mwale 2016"}),
    ("Banda, who won 44 percent in 2016, defeated Mwale, who got 40 percent.", {"44 Banda 2016", "40 Mwale 2021"}),
    ("Banda's share fell from 59 percent in 2016 to 45 percent, against Mwale's 50 percent.", {"45 Banda 2021", "50 Mwale 2021"}),
    ("In 2016, Banda won with 59 percent of the vote; turnout was 70.6 percent.", {"59 Banda 2016", "70.6 None 2016"}),
    ("In 2016 Banda won with 36.9 percent, while Mwale, with 28.8 percent, cried foul.", {"36.9 Banda 2016", "28.8 Mwale 2016"}),
    ("In 2016 Banda won with 36.9 percent, while this year Mwale had 28.8 percent.", {"36.9 Banda 2016", "28.8 Mwale 2021"}),
    ("It was more than in 2016, when Banda carried the day without a run-off, on a turnout of 46.6 percent.", {"46.6 None 2016"}),
    ("Banda's score is well below the 71.3% she obtained in 2016.", {"71.3 Banda 2016"}),
    ("Turnout was 64.7 percent, compared with 53.2 percent in the first round and about 51 percent in the run-off of 2016.",
        {"64.7 None 2021", "53.2 None 2021", "51 None 2016"}),
    ("Banda's 71 percent is close to the 73 percent Peter Phiri got in 2016.", {"71 Banda 2021"}),
    ("Banda won 71 percent of the vote, less than the 73 percent won by Peter Phiri in 2016.", {"71 Banda 2021", "73 Peter Phiri 2016"}),
    ("In both 2011 and 2016, Banda won around 57 percent of the vote.", set()),
    ("In 2011 and again in 2016, Banda won 57 percent of the vote.", set()),
    ("Banda, who stood in 2011 and 2016, won 57 percent of the vote.", {"57 Banda 2021"}),
    ("Turnout reached 68.9 percent, surpassing the record set in the presidential election of 2016.", {"68.9 None 2021"}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), YEARS)
def test_of_which_vote_it_is(code, sentence: str, expected: set[str]) -> None:
    found = {f"{f.value} {f.option_as_written} {f.election_year}" for f in code(LEAD + sentence).figures}
    assert found == expected


ROUNDS = [
    ("Banda won the run-off with 51% of the vote after winning 43.5% in the first round.", {"51 2", "43.5 1"}),
    ("Banda won with 51 percent, having taken 43.5 percent in the first round.", {"51 None", "43.5 1"}),
    ("Turnout was 68.2 percent, higher than the 64.5 percent in the first round.", {"68.2 None", "64.5 1"}),
    ("Banda took 43.5 percent and Mwale 30.5 percent in the first round.", {"43.5 1", "30.5 1"}),
    ("Banda won 51 percent after a campaign that cost 43 percent of her money.", {"51 None"}),
]


@pytest.mark.parametrize(("sentence", "expected"), ROUNDS)
def test_of_which_round_it_is(code, sentence: str, expected: set[str]) -> None:
    assert {f"{f.value} {f.round_no}" for f in code(LEAD + sentence).figures} == expected
