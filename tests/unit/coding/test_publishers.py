"""Publishers told by name: whose words a statement's are."""

from datetime import date

import pytest

from pipeline.coding.coder import Coder, Text

STATEMENT = "We congratulate Mr Hakainde Hichilema on his election as President of Zambia."


def _speakers(coder: Coder, publisher: str | None) -> list[str | None]:
    text = Text("D-000000000000", STATEMENT, "statement", publisher, None, date(2021, 8, 17))
    return [claim.actor_id for claim in coder.code(text).acts]


@pytest.mark.parametrize(
    ("publisher", "actor"),
    [
        ("Ministry of Foreign Affairs of Kenya", "KEN"),
        ("Ministry of Foreign Affairs, Norway", "NOR"),
        ("Press Service of the President of Russia", "RUS"),
        ("Government of Canada", "CAN"),
        ("The White House", "USA"),
        ("Commission of the African Union (AU)", "IO-AU"),
        ("High Representative of the European Union", "IO-EU"),
        ("NOR", "NOR"),
    ],
)
def test_a_name_in_words_says_whose_statement_it_is(coder: Coder, publisher: str, actor: str) -> None:
    assert _speakers(coder, publisher) == [actor]


@pytest.mark.parametrize("publisher", [None, "The Kenya Times", "Society of Friends of Kenyan Music", "x" * 5000])
def test_of_any_other_publisher_nobody_is_known_to_speak(coder: Coder, publisher: str | None) -> None:
    assert _speakers(coder, publisher) == []
