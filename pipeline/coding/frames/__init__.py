"""Who did what to whom: subject, trigger and object in a clause, active, passive, nominal, adjectival.

Belongs here: the constructions, each with its rule id, one module for each kind of trigger. Does not: judgements on an election
(judgements), which election (elections), whether the claim stands (conditions).
"""

from pipeline.coding.frames.finder import Frames
from pipeline.coding.frames.model import Finding
from pipeline.coding.frames.sources import agent_of

__all__ = ["Finding", "Frames", "agent_of"]
