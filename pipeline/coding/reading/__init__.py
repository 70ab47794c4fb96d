"""One text being read: the steps in their order.

Belongs here: what is done with a text, one step after the other. Does not: how a step is done; each has a module of its own.
"""

from collections.abc import Iterator

from pipeline.coding.claims import Coded, ReportedAct
from pipeline.coding.document import Sentence
from pipeline.coding.frames import Finding
from pipeline.coding.matches import Match
from pipeline.coding.reading.act_claims import ActClaims
from pipeline.coding.reading.context import Context, Tools
from pipeline.coding.reading.echoes import Echoes
from pipeline.coding.reading.figure_claims import FigureClaims
from pipeline.coding.reading.referring import Referring
from pipeline.coding.reading.statements import mark, strongest, unique
from pipeline.coding.text import Text

_OPENING = 3
"""Sentences that tell whether a text is on the vote of a region."""
_RESPONSE = frozenset(("act", "eval", "measure"))
"""Classes of expressions of which a sentence has one that tells an act of its own."""


class Reading:
    """One text being read."""

    def __init__(self, tools: Tools, text: Text, matches: list[Match]) -> None:
        self._context = Context(tools, text, matches)
        self._claims = ActClaims(self._context)
        self._echoes = Echoes(self._context, self._claims)

    def coded(self) -> Coded:
        """Return the claims of the document, and what was held back with its reason."""
        opening = self._context.document.sentences[:_OPENING]
        if self._context.tools.figures.of_region(self._context.text.text, opening):
            self._context.hold(opening[0], "en.election", "the vote of a region")
            return Coded(held=self._context.held)
        Referring(self._context).read()
        acts = [act for sentence in self._context.document.sentences for act in self._acts(sentence)]
        figures = FigureClaims(self._context).all()
        return Coded(mark(unique(acts)), unique(figures), self._context.held)

    def _acts(self, sentence: Sentence) -> list[ReportedAct]:
        """Return the acts that a sentence tells, then those of others that it repeats."""
        found: list[ReportedAct] = []
        if not _RESPONSE.isdisjoint(sentence.senses):
            findings = list(self._findings(sentence))
            found = strongest([act for finding in findings for act in self._claims.of(sentence, finding)])
        return found + self._echoes.of(sentence)

    def _findings(self, sentence: Sentence) -> Iterator[Finding]:
        context, tools = self._context, self._context.tools
        yield from tools.frames.find(sentence, context.document, context.floor)
        if "eval" in sentence.senses:
            yield from tools.judgements.find(sentence, context.document, context.floor, context.observes, context.elections.dense)
