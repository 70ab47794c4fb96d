"""Figures of results: shares, votes, seats, turnout, registered voters, margins, bound to the option they belong to.

Belongs here: what a number measures, whose it is, of which election and round. Does not: cutting a sentence into slots (slots), choosing
between sources, finding the election's row.

A sentence is a row of slots, each of one kind. A number's measure is read off the kinds left and right of it, then whose it is off the same
row without what does not matter for that: titles, appositions, the nouns behind numbers. Both are tables of patterns, tried in order.

figure.py     what is found, and what a sentence leaves for the next ones
hints.py      whether a sentence can hold a figure, whether a text is about a poll
wording.py    words that whole sentences are searched for
rows.py       the row of slots and what becomes of it before it is read
years.py      years that words tell: "last year", "the last election"
bare.py       numbers that do not say themselves what they are in
fielded.py    candidates of parties, and those of no party
pairs.py      numbers that say the same in two measures
measures.py   what a number measures
times.py      of which year, round and count
places.py     what is of a part of the country or of a few voters only
roles.py      who "the incumbent" and "his challenger" are
referents.py  who "he" and "it" are
possessors.py whose "his share" is
changes.py    what tells a change, or what nobody holds
locales.py    what of a sentence is told of a part of the country
asides.py     what does not matter for whose a number is
owners.py     whose a number is
binding.py    measures and owners together: the figures of options
reader.py     the order of these for a sentence
"""

from pipeline.coding.figures.figure import OF_OPTION, UNITS, Figure, Running
from pipeline.coding.figures.reader import FigureReader
from pipeline.coding.slots import Name

__all__ = ["OF_OPTION", "UNITS", "Figure", "FigureReader", "Name", "Running"]
