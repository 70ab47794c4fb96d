"""What is decided over: a finding with the actor and the election that it would be a claim of.

Belongs here: the case. Does not: deciding (conditions and what it asks).
"""

from dataclasses import dataclass

from pipeline.coding.document import Sentence
from pipeline.coding.elections import Target
from pipeline.coding.frames import Finding
from pipeline.coding.mentions import Who


@dataclass(slots=True)
class Case:
    """A finding with the actor and the election that it would be a claim of."""

    sentence: Sentence
    finding: Finding
    who: Who
    act: str
    target: Target
