"""Whose vote a text is about that names neither election nor country together."""

from datetime import date

import pytest

from pipeline.coding.coder import Coder, Text
from pipeline.coding.lexicon import Lexicon
from tests.unit.coding.conftest import small_reference

PARTY = {"option_id": "ZMB-202108-PRES:sunrise", "election_id": "ZMB-202108-PRES", "option_kind": "party_list", "label_en": "Sunrise Rally"}


@pytest.fixture(scope="module")
def coder(lexicon: Lexicon) -> Coder:
    reference = small_reference()
    reference.options.append({**PARTY, "person_id": None, "party_label": None})
    reference.option_names.append({"option_id": PARTY["option_id"], "name": PARTY["label_en"]})
    return Coder(reference, lexicon)


def countries(coder: Coder, text: str) -> set[str | None]:
    return {figure.election_country for figure in coder.code(Text("D-000000000000", text, published=date(2021, 8, 17))).figures}


@pytest.mark.parametrize(
    "text",
    [
        "Sunrise Rally has won the vote with 54 percent of the ballots, an agency reports. Zambia's embassy in the United States had "
        "replied to Washington's accusations before.",
        "Sunrise Rally has won the vote with 54 percent of the ballots. Norway and Sweden, whose Swedish envoy spoke, answered in Lusaka; "
        "Zambians had waited.",
    ],
)
def test_parties_tell_whose_vote_it_was(coder: Coder, text: str) -> None:
    assert countries(coder, text) == {"ZMB"}


def acts(coder: Coder, text: str) -> set[tuple[str | None, str | None]]:
    day = date(2021, 8, 17)
    return {(act.actor_id, act.election_country) for act in coder.code(Text("D-000000000000", text, published=day)).acts}


ZAMBIA = "Zambia held a presidential election, and Hakainde Hichilema won. "


@pytest.mark.parametrize(
    "text",
    [
        ZAMBIA + "Emmanuel Macron was in talks with Xi Jinping in Paris. Norway's prime minister congratulated him on his victory.",
        ZAMBIA + "Next came China's president. Norwegian Prime Minister Ann Nordby congratulated the president on his victory.",
        ZAMBIA + "Norway congratulated Hichilema on his victory, as did the president of Kenya.",
        ZAMBIA + "Norway sent Hichilema messages of congratulation, and so did Kenya's William Ruto.",
    ],
)
def test_who_is_congratulated_is_of_the_vote_that_the_text_is_about(coder: Coder, text: str) -> None:
    assert ("NOR", "ZMB") in acts(coder, text)
    assert {country for _, country in acts(coder, text)} == {"ZMB"}


def test_whoever_is_named_is_of_another_state(coder: Coder) -> None:
    assert not acts(coder, ZAMBIA + "Norway congratulated Xi Jinping on his speech.")
    both = ZAMBIA + "France's presidential election was won by Emmanuel Macron. Norway congratulated him on his victory."
    assert ("NOR", "ZMB") not in acts(coder, both)


def test_an_election_to_come_is_not_the_one_that_was_held(coder: Coder) -> None:
    text = "Zambians voted, and Hakainde Hichilema won with 59 percent. His party looks to the next parliamentary election."
    assert {figure.election_id for figure in coder.code(Text("D-000000000000", text, published=date(2021, 8, 17))).figures} == {
        "ZMB-202108-PRES"
    }


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ("Hakainde Hichilema was chosen president of Zambia in a secret ballot of MPs, days after an election. ", True),
        ("Lawmakers made Hakainde Hichilema president of Zambia in a secret ballot, days after an election. ", True),
        ("Ann Nordby was chosen by the federation in Zambia in a secret ballot, days after an election. ", False),
    ],
)
def test_a_ballot_in_a_chamber_is_one_of_the_nation(coder: Coder, chosen: str, told: bool) -> None:
    assert (("NOR", "ZMB") in acts(coder, chosen + "Norway congratulated him.")) is told


def test_they_do_not_where_their_country_is_not_named(coder: Coder) -> None:
    text = "Sunrise Rally has won the vote with 54 percent of the ballots. Swedish fans of the band cheered in Sweden."
    assert "ZMB" not in countries(coder, text)


def years(coder: Coder, text: str) -> list[tuple[str, int | None]]:
    return [(act.act, act.election_year) for act in coder.code(Text("D-000000000000", text, published=date(2021, 8, 17))).acts]


def test_a_victory_can_be_that_of_an_earlier_year(coder: Coder) -> None:
    assert years(coder, ZAMBIA + "Norway congratulated Edgar Lungu within hours of his victory in 2016.") == [("congratulate", 2016)]
    assert years(coder, ZAMBIA + "Norway congratulated Lungu on his win in 2016, but has not congratulated Hichilema on his victory.") == [
        ("congratulate", 2016),
        ("withhold", 2021),
    ]


def test_a_primary_named_in_passing_does_not_hide_the_vote(coder: Coder) -> None:
    won = "Hakainde Hichilema was elected president of Zambia in Thursday's runoff with 59 percent of the vote."
    assert countries(coder, f"{won}\n\nHis party had done well in local elections in June.") == {"ZMB"}
    assert countries(coder, "Hakainde Hichilema won Thursday's runoff with 59 percent, in the local elections of Lusaka.") == set()
