"""Acts told by a verb, active or passive."""

import pytest

from tests.unit.coding.frames.conftest import Told

ACTIVE = [
    ("Norway congratulated Hichilema on his victory.", {"NOR congratulate active"}),
    ("Norway, congratulating Hichilema on his victory, spoke of old ties.", {"NOR congratulate participle"}),
    ("The quickest to congratulate Hichilema were Norway and Kenya.", {"NOR congratulate ranked", "KEN congratulate ranked"}),
    ("“My country congratulates Hichilema on his victory,” said Xi Jinping.", {"CHN congratulate own-country"}),
    ("Kenya congratulated nobody after the vote.", {"KEN withhold active"}),
    ("Norway said that congratulating Hichilema was too early.", set()),
    ("Norway is close to recognising Hichilema as the winner.", set()),
    ("Canada insisted that the results of the election be published.", {"CAN call active"}),
    ("Canada insisted that the vote was free.", {"CAN defend insisted"}),
]
PASSIVE = [
    ("Hichilema was congratulated by Norway and Kenya.", {"NOR congratulate passive", "KEN congratulate passive"}),
    ("Hichilema was congratulated by his family.", set()),
    ("Italy's ambassador was recalled over the disputed election.", {"ITA downgrade passive-envoy"}),
    ("Italy's ambassador was praised over the disputed election.", set()),
    ("Observers of the African Union have been deployed for the election.", {"IO-AU.EOM observe passive-mission"}),
    ("The results of the election cannot be recognised, Germany said.", {"DEU reject passive-said"}),
    ("The results of the election were recognised last week, Germany said.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), [*ACTIVE, *PASSIVE])
def test_acts_of_verbs(told: Told, sentence: str, expected: set[str]) -> None:
    assert told(sentence) == expected
