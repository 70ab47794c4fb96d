"""Acts told by a noun: whose it is, what carries it, where it comes from."""

import pytest

from tests.unit.coding.frames.conftest import Told

CARRIED = [
    ("Norway sent its congratulations to Hichilema.", {"NOR congratulate light"}),
    ("No message of congratulation to Hichilema has been sent, Norway said.", {"NOR withhold not-sent"}),
    ("The EU voiced concern over allegations of fraud in the election.", {"IO-EU concern light"}),
]
SENT = [
    ("Hichilema received congratulations from Norway and Kenya.", {"NOR congratulate from", "KEN congratulate from"}),
    ("Congratulations to Hichilema were sent by Norway on Monday.", {"NOR congratulate from"}),
    ("Congratulations have not yet arrived from Norway.", {"NOR withhold from"}),
]
MESSAGES = [
    ("Norway telephoned Hichilema with its congratulations.", {"NOR congratulate along"}),
    ("Norway said in a letter of congratulation to Hichilema that the vote was over.", {"NOR congratulate in-message"}),
    ("Hichilema thanked Norway for its congratulations.", {"NOR congratulate thanked"}),
    ("Hichilema thanked Norway for its patience.", set()),
]
ALONE = [
    ("Norway's congratulations to Hichilema were warm.", {"NOR congratulate possessive"}),
    ("“Congratulations to Hichilema on his election,” Norway said.", {"NOR congratulate bare"}),
    ("It is an internal affair of Zambia, China said after the election.", {"CHN sovereignty said"}),
    ("Neither recognition nor non-recognition of the result was discussed, Norway said.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), [*CARRIED, *SENT, *MESSAGES, *ALONE])
def test_acts_of_nouns(told: Told, sentence: str, expected: set[str]) -> None:
    assert told(sentence) == expected
