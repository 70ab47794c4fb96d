"""Who "he", "the ministry" or "the bloc" is: two sentences, the second by somebody whom only the first one names."""

from collections.abc import Callable

import pytest

from pipeline.coding.claims import Coded

Code = Callable[..., Coded]
CONGRATULATED = "congratulated Hakainde Hichilema on his election as president of Zambia."
REJECTED = "rejected the result of the presidential election in Zambia."
BEFORE = "The presidential election in Zambia was held on 12 August. "


def speakers(found: Coded) -> set[str | None]:
    return {act.actor_id for act in found.acts if act.act in ("congratulate", "reject")}


FOUND = {
    "he": (f"Emmanuel Macron spoke in Paris. He {CONGRATULATED}", {"FRA"}),
    "she, named with an office": (f"Norwegian Prime Minister Ann Nordby spoke in Oslo. She {CONGRATULATED}", {"NOR"}),
    "he, over two sentences": (f"Emmanuel Macron spoke in Paris. It rained. He {CONGRATULATED}", {"FRA"}),
    "the last of two": (f"Emmanuel Macron spoke in Paris. Vladimir Putin spoke in Moscow. He {CONGRATULATED}", {"RUS"}),
    "it, a state": (f"Norway issued a statement. It {CONGRATULATED}", {"NOR"}),
    "it, a ministry": (f"The Swedish foreign ministry issued a statement. It {CONGRATULATED}", {"SWE"}),
    "they": (f"Norway and Sweden issued a statement. They {CONGRATULATED}", {"NOR", "SWE"}),
    "both": (f"Norway issued a statement. Sweden issued a statement. Both {CONGRATULATED}", {"NOR", "SWE"}),
    "both of a list": (f"Norway and Sweden issued a statement. Both {CONGRATULATED}", {"NOR", "SWE"}),
    "the bloc": (f"The African Union issued a statement. The bloc {CONGRATULATED}", {"IO-AU"}),
    "the union": (f"The African Union issued a statement. The union {CONGRATULATED}", {"IO-AU"}),
    "the organisation": (f"The OSCE issued a statement. The organisation {CONGRATULATED}", {"IO-OSCE"}),
    "the ministry": (f"The Swedish foreign ministry issued a statement. The ministry {CONGRATULATED}", {"SWE"}),
    "the minister": (f"Swedish foreign minister Ann Nordby spoke. The foreign minister {CONGRATULATED}", {"SWE"}),
    "the prime minister": (f"Norwegian Prime Minister Ann Nordby spoke. The prime minister {CONGRATULATED}", {"NOR"}),
    "the ministers": (
        f"The foreign ministers of Norway and Sweden met. The foreign ministers {CONGRATULATED}",
        {"NOR", "SWE"},
    ),
    "the spokesman": (f"The Swedish foreign ministry issued a statement. The spokesman {CONGRATULATED}", {"SWE"}),
    "its leaders": (f"The African Union met. Its leaders {CONGRATULATED}", {"IO-AU"}),
    "a minister by name": (f"Sweden spoke up. Foreign Minister Ann Nordby {CONGRATULATED}", {"SWE"}),
    "an ambassador": (f"Kenya's ambassador spoke. The ambassador {CONGRATULATED}", {"KEN"}),
    "the leaders": (f"The presidents of Kenya and Cuba met. The leaders {CONGRATULATED}", {"KEN", "CUB"}),
    "a secretary-general of a body": (f"The African Union met. The secretary-general {CONGRATULATED}", {"IO-AU"}),
}


@pytest.mark.parametrize("case", FOUND)
def test_the_last_who_fits_is_meant(code: Code, case: str) -> None:
    text, actors = FOUND[case]
    assert speakers(code(BEFORE + text)) == actors


NOBODY = {
    "nobody was named": f"He {CONGRATULATED}",
    "too far back": f"Emmanuel Macron spoke in Paris. It rained. It snowed. It hailed. It thawed. He {CONGRATULATED}",
    "a state is no he": f"Norway issued a statement. He {CONGRATULATED}",
    "a person is no it": f"Emmanuel Macron spoke in Paris. It {CONGRATULATED}",
    "one is no they": f"Emmanuel Macron spoke in Paris. They {CONGRATULATED}",
    "one is not both": f"Norway issued a statement. Both {CONGRATULATED}",
    "a state is no bloc": f"Norway issued a statement. The bloc {CONGRATULATED}",
    "a body that is no union": f"The OSCE issued a statement. The union {CONGRATULATED}",
    "an organisation has no ministry": f"The African Union issued a statement. The ministry {CONGRATULATED}",
    "another office": f"Swedish foreign minister Ann Nordby spoke. The ambassador {CONGRATULATED}",
    "one is no ministers": f"The Swedish trade minister spoke. The ministers {CONGRATULATED}",
    "a stranger in between": f"Emmanuel Macron spoke in Paris. Kari Nordby, the runner-up, said she was glad. He {CONGRATULATED}",
    "only in an object": f"The town of Lusaka lies far from Paris. It {CONGRATULATED}",
    "who is elected": f"Emmanuel Macron spoke in Paris. The president-elect {CONGRATULATED}",
}


@pytest.mark.parametrize("case", NOBODY)
def test_who_does_not_fit_is_not_meant(code: Code, case: str) -> None:
    assert speakers(code(BEFORE + NOBODY[case])) == set()


def test_him_is_nobody_of_its_own_clause(code: Code) -> None:
    text = "Hakainde Hichilema won the presidential election in Zambia. Vladimir Putin congratulated him on his victory in the election."
    found = [act for act in code(text).acts if act.act == "congratulate"]
    assert [(act.actor_id, act.election_country) for act in found] == [("RUS", "ZMB")]


def test_the_host_is_not_whom_a_bare_office_means(code: Code) -> None:
    told = BEFORE + "Zambian foreign minister Ann Nordby spoke. The foreign minister "
    assert "ZMB" not in speakers(code(told + REJECTED))
    told = BEFORE + "Norwegian foreign minister Ann Nordby spoke. The foreign minister "
    assert speakers(code(told + REJECTED)) == {"NOR"}
