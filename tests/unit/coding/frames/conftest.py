"""Sentences after a lead that says which election they are of, and by which constructions they are read."""

from collections.abc import Callable

import pytest

LEAD = "Zambia held a presidential election on 12 August 2021, and Hakainde Hichilema was declared the winner of the vote.\n\n"

Told = Callable[[str], set[str]]


@pytest.fixture(scope="session")
def told(code) -> Told:
    """Return actor, act and construction of each act of a sentence."""

    def run(sentence: str) -> set[str]:
        acts = [act for act in code(LEAD + sentence).acts if act.char_start >= len(LEAD)]
        return {f"{act.actor_id} {act.act} {act.rule_id.rpartition('.')[2]}" for act in acts}

    return run
