"""A text calls a country by its capital or people and the vote only "the vote": who has just voted tells whose it is."""

from datetime import date

from tests.unit.coding.conftest import Code

HIT_BACK = (
    "LUSAKA, Aug 17 - The government hit back on Tuesday at those who have found fault with last week's vote.\n\n"
    "Germany's foreign ministry had voiced concern about the conduct of the polls. Berlin, the spokesman in Lusaka said, had its own "
    "reasons. Sweden congratulated the winner."
)


def votes(code: Code, text: str, **changes: object) -> set[str]:
    return {f"{act.actor_id} {act.act} {act.election_country}" for act in code(text, **changes).acts}


def test_the_one_that_has_just_voted_is_meant(code: Code) -> None:
    assert votes(code, HIT_BACK) >= {"DEU concern ZMB", "SWE congratulate ZMB"}


def test_of_a_vote_years_ago_nobody_speaks_so(code: Code) -> None:
    assert "SWE congratulate ZMB" not in votes(code, HIT_BACK, published=date(2024, 6, 1))


def test_a_text_that_names_another_vote_keeps_it(code: Code) -> None:
    text = (
        "Sweden congratulated Uhuru Kenyatta on winning Kenya's election, and Norway welcomed Kenya's peaceful polls. The minister said so "
        "in Lusaka, on the way home."
    )
    assert votes(code, text, published=date(2021, 8, 20)) and not any(line.endswith("ZMB") for line in votes(code, text))


def test_as_much_as_is_needed_is_enough(code: Code) -> None:
    text = (
        "LUSAKA: The Foreign Office on Saturday rejected Western comments on Thursday's general elections, saying that they ignored the "
        "fact that Zambia had held them peacefully. A day earlier British Foreign Secretary David Cameron had expressed serious concerns "
        "about the fairness of the polls. The State Department in Washington condemned electoral violence. Beijing has not commented."
    )
    assert {"GBR concern ZMB", "USA criticise ZMB"} <= votes(code, text, published=date(2021, 8, 14))


def test_whoever_acts_most_the_one_that_voted_in_these_days_is_meant(code: Code) -> None:
    text = (
        "Zambia expels German envoys\n\nZambian President Edgar Lungu ordered two German diplomats out of Lusaka on Monday, a day after "
        "Berlin imposed sanctions over Thursday's election. Sweden called the vote unfair."
    )
    assert {"DEU sanction ZMB", "SWE criticise ZMB"} <= votes(code, text, published=date(2021, 8, 16))
    assert not votes(code, text, published=date(2023, 8, 16))
