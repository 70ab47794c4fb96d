"""What can be an option in a sentence, and how far its name goes."""

import pytest

from pipeline.coding.slots import Slots
from tests.unit.coding.slots.conftest import Cut

NAMES = [
    # -- openings and runs
    ("Law and Justice won 12 seats.", ["Law and Justice"]),
    ("The Labour Party and Civic Unity won 12 seats.", ["Labour Party", "Civic Unity"]),
    ("The Brothers of Norland won 12 seats.", ["Brothers of Norland"]),
    ("The Umbrella for Change won 12 seats.", ["Umbrella for Change"]),
    ("The African Party for the Independence of Norland won 12 seats.", ["African Party for the Independence of Norland"]),
    ("al-Azm won 58 seats.", ["al-Azm"]),
    ("But 12 seats went to Labour.", ["Labour"]),
    ("In Kitwe, Labour won 12 seats.", ["Labour"]),
    ("In May Labour won 12 seats.", ["Labour"]),
    ("The Coalition won 58 seats.", ["Coalition"]),
    ("Ann Banda's alliance won 58 seats.", ["Ann Banda's alliance"]),
    # -- persons that are known
    ("Hakainde Hichilema, a former businessman, won 59 percent.", ["Hakainde Hichilema"]),
    ("President Edgar Lungu won 38 percent.", ["Edgar Lungu"]),
    ("Edgar Lungu of the Patriotic Front won 38 percent.", ["Edgar Lungu", "Patriotic Front"]),
    # -- what they are in the end
    ("The Labour-led Alliance won 12 seats.", ["Alliance"]),
    ("The Workers' Party won 12 seats.", ["Workers' Party"]),
    ("Kurdish parties won 12 seats.", []),
    ("The Assembly has 156 seats.", []),
    ("Scotland has 57 seats.", []),
    ("Labour leader has 12 seats.", []),
    ("The socialists under Ann Banda won 12 seats.", []),
    ("None of the others, including Ann Banda, reached 2 percent.", []),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMES)
def test_names_of_a_sentence(cut: Cut, slots: Slots, sentence: str, expected: list[str]) -> None:
    text, found = cut(sentence)
    assert [text[name.start : name.end] for name in slots.names(text, found)] == expected


def test_a_line_of_a_list_opens_with_a_name(cut: Cut, slots: Slots) -> None:
    text, found = cut("Civic 4,506,236 (36.28%)\n\nOrchard 4,012,117 (32.30%)")
    assert [text[name.start : name.end] for name in slots.names(text, found)] == ["Orchard"]


def test_persons_and_others(cut: Cut, slots: Slots) -> None:
    text, found = cut("Hakainde Hichilema and the Patriotic Front won.")
    assert [name.person for name in slots.named(text, found, people=True)] == ["P-hichilema-hakainde-1962"]
    assert [text[name.start : name.end] for name in slots.named(text, found, people=False)] == ["Patriotic Front"]
