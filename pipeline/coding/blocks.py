"""Results as blocks of lines: the name of an option, below it line by line what it has.

    Candidate: Ann Banda          Ann Banda – UP                          Ann Banda
    Party: Unity Party            Votes in 1st round: 600,000 (40.1%)     50.5%
    Popular vote: 600,000                                                 Unity Party
    Percentage: 40.1%                                                     Votes: 600,000

Belongs here: finding such blocks and reading them. Does not: a line for each option (listings), columns (tables), how the labels are worded
(the lexicon's `patterns.yaml`).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.coding.figures import UNITS, Figure, Name
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.tables import value_of

Patterns = Mapping[str, re.Pattern[str]]
_NUMBER = r"\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?"
_LABELLED = re.compile(
    rf"\s*(?P<label>[^\W\d_][^:\n]{{0,40}}?)\s*:\s*(?:(?P<number>{_NUMBER})\s*(?P<percent>%)?(?:\s*\((?P<second>{_NUMBER})\s*%\))?|(?P<said>\S[^\n]*?))\s*"
)
"""A line that says what of something there is: "Popular vote: 600,000", "Party: Unity Party"."""
_ALONE = re.compile(rf"\s*(?P<number>{_NUMBER})\s*%\s*")
"""A line with nothing but a share."""
_NAME = re.compile(r"\s*(?P<name>[^\W\d_][^\d:|\t\n.]{1,60}?)(?:\s+[\u2013\u2014-]\s+[^\d\n]{1,40}|\s*\([^()\n]{1,30}\))?\s*")
"""A line with nothing but a name, behind a dash or in brackets its party."""
_MEASURES = {"block_votes": "votes", "block_share": "vote_share", "block_seats": "seats"}
"""Pattern of a label → what its number measures."""
_NEAR = 4
"""Lines below a name within which its share stands, where the lines around have no labels."""


@dataclass(slots=True)
class _Block:
    """The option that the lines being read are of."""

    start: int
    end: int
    named: bool
    """by a label: "Candidate: Ann Banda" """
    line: int


def find(text: str, lexicon: Lexicon) -> Iterator[Figure]:
    """Yield the figures of the blocks of a text, in order."""
    patterns = lexicon.patterns
    if patterns["block_hint"].search(text) is None:
        return
    block: _Block | None = None
    at = 0
    for number, line in enumerate(text.split("\n")):
        start, at = at, at + len(line) + 1
        labelled = _LABELLED.fullmatch(line)
        if labelled is not None:
            block = _option(labelled, start, number, block, patterns) or block
            if block is not None:
                yield from _labelled(labelled, start, block, patterns)
        elif (share := _ALONE.fullmatch(line)) is not None:
            if block is not None and not block.named and number - block.line == 1:
                yield _figure("vote_share", share["number"], start + share.end("number"), block)
        elif not line.strip():
            block = block if block is not None and block.named else None
        elif (name := _NAME.fullmatch(line)) is not None:
            if block is None or block.named or number - block.line >= _NEAR or block.line == number - 1:
                block = _Block(start + name.start("name"), start + name.end("name"), False, number)
        else:
            block = None


def _option(line: re.Match[str], start: int, number: int, block: _Block | None, patterns: Patterns) -> _Block | None:
    """Return the option that a line gives by its label; a party is one where no candidate is."""
    if line["said"] is None:
        return None
    found = _Block(start + line.start("said"), start + line.end("said"), True, number)
    if patterns["block_candidate"].fullmatch(line["label"]):
        return found
    alone = block is None or not block.named or number - block.line > _NEAR
    return found if alone and patterns["block_party"].fullmatch(line["label"]) else None


def _labelled(line: re.Match[str], start: int, block: _Block, patterns: Patterns) -> Iterator[Figure]:
    """Yield the figures of a line with a label: the number, and in brackets the share."""
    if line["number"] is None:
        return
    measure = next((kind for name, kind in _MEASURES.items() if patterns[name].fullmatch(line["label"])), None)
    if measure is None or (measure == "vote_share") != (line["percent"] is not None):
        return
    yield _figure(measure, line["number"], start + line.end("number"), block)
    if line["second"] is not None and measure == "votes":
        yield _figure("vote_share", line["second"], start + line.end("second"), block)


def _figure(measure: str, written: str, end: int, block: _Block) -> Figure:
    name = Name(block.start, block.end, None, None, True)
    value = value_of(written)
    return Figure(measure, value, UNITS[measure], "=", block.start, end, name, None, None, None, None, f"en.figure.{measure}.block", "0.90")
