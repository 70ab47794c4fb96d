"""A sentence with numbers as a row of slots: numbers, names, the words that govern them; each of one kind.

Belongs here: cutting a sentence into slots by the lexicon, reading numbers and the names of options. Does not: the table of kinds (kinds),
what a number measures and whose it is (figures).
"""

from pipeline.coding.slots.model import Name, Number, Slot, has_decimals
from pipeline.coding.slots.reader import Slots

__all__ = ["Name", "Number", "Slot", "Slots", "has_decimals"]
