"""The coder: a text becomes claims, always in the same order of steps, and nothing else than the text and the reference decides.

Belongs here: what is built once and used for every text, the gate that lets most texts pass by. Does not: reading one text (reading).
"""

import hashlib
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from pipeline.coding.claims import VERSION, Coded, Held
from pipeline.coding.clauses import Grammar
from pipeline.coding.dates import Calendar
from pipeline.coding.elections.index import ElectionIndex
from pipeline.coding.elections.signs import Signs
from pipeline.coding.figures import FigureReader
from pipeline.coding.frames import Frames
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.judgements import Judgements
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.matches import Gate, Match, Matcher, fold
from pipeline.coding.mentions import MentionBuilder
from pipeline.coding.options import Options
from pipeline.coding.publishers import Publishers
from pipeline.coding.reading import Reading
from pipeline.coding.reading.context import Tools
from pipeline.coding.reading.figure_hosts import FigureHosts
from pipeline.coding.reference import Reference
from pipeline.coding.text import Text
from pipeline.coding.tokens import Token, Tokeniser
from pipeline.coding.zones import unwrapped

__all__ = ["Coder", "Text"]

_ELECTION = {"election", "sign", "voting"}
_RESPONSE = {"act", "eval", "measure"}
_SCORE = re.compile(r"\d(?:[-–]|\sto\s)\d\d|\d,\d{3}\b")
"""One number against another; a large one."""


class Coder:
    """Codes texts; holds nothing of one text when it turns to the next."""

    version = VERSION

    def __init__(self, reference: Reference, lexicon: Lexicon) -> None:
        self._lexicon, self._reference = lexicon, reference
        gazetteer, options, grammar = Gazetteer(reference, lexicon), Options(reference), Grammar(lexicon)
        self._matcher = Matcher([*lexicon.expressions, *gazetteer.expressions, *options.expressions()])
        self._tools = Tools(
            lexicon, Tokeniser(lexicon), gazetteer, ElectionIndex(reference), Signs(lexicon), options, grammar,
            Frames(grammar, lexicon.words), Judgements(grammar, lexicon), FigureReader(lexicon), Calendar(lexicon),
            MentionBuilder(gazetteer, lexicon), FigureHosts(lexicon, gazetteer),
        )  # fmt: skip
        self._publishers = Publishers(gazetteer, self._name_taken_apart)
        self._gate = Gate(expression for expression, sense in lexicon.expressions if sense.kind in _ELECTION)
        self._figures: tuple[str, ...] = tuple(lexicon.files["figures"]["marks_of_figures"])
        self._fingerprint: str | None = None

    @property
    def fingerprint(self) -> str:
        """The sha256 of version, code, lexicon and reference: with the same one, a text yields the same claims."""
        if self._fingerprint is None:
            state = hashlib.sha256()
            for part in (self.version, _code(), self._lexicon.digest, self._reference.digest()):
                state.update(part.encode())
            self._fingerprint = state.hexdigest()
        return self._fingerprint

    def code(self, text: Text) -> Coded:
        """Return the claims of a text; never raises, whatever the text."""
        if text.language != self._lexicon.language:
            return Coded(held=[Held(text.document_id, "en.language", f"no lexicon for {text.language}", 0, len(text.text))])
        folded = fold(text.text)
        if not self._gate.opens(folded):
            # Most texts of an archive end here: one pass of a small automaton.
            return Coded()
        matches = self._matcher.find(text.text, folded)
        if not _any_of(_ELECTION, matches) or not (self._has_figures(text.text) or _any_of(_RESPONSE, matches)):
            return Coded()
        plain = unwrapped(text.text, self._lexicon)
        publisher = self._publishers.id_of(text.publisher_id)
        coded = Reading(self._tools, replace(text, text=plain, publisher_id=publisher), matches).coded()
        return coded if plain == text.text else _as_written(coded, text.text)

    def publisher_id(self, publisher: str) -> str | None:
        """Return the id of a publisher or actor that is given by id or by name; None where nobody known is meant."""
        return self._publishers.id_of(publisher)

    def _name_taken_apart(self, name: str) -> list[Token]:
        """Return the tokens of a name that stands alone, the mentions in it joined."""
        tools, matches = self._tools, self._matcher.find(name, fold(name))
        tools.mentions.begin(None)
        senses = frozenset[str]().union(*[match.senses for match in matches])
        return tools.mentions.build(name, tools.tokeniser.cut(name, 0, len(name), matches), senses)

    def _has_figures(self, text: str) -> bool:
        return any(mark in text for mark in self._figures) or _SCORE.search(text) is not None


@cache
def _code() -> str:
    """The sha256 of the rules as they are written: a change of theirs that nobody gave a version codes anew as well."""
    modules = sorted(Path(__file__).parent.rglob("*.py"))
    return hashlib.sha256(b"\0".join(module.read_bytes() for module in modules)).hexdigest()


def _as_written(coded: Coded, text: str) -> Coded:
    """Return claims with the words of a text whose lines were joined for reading."""
    acts = [
        act if act.actor_as_written is None else replace(act, actor_as_written=text[act.actor_start : act.actor_end]) for act in coded.acts
    ]
    return replace(coded, acts=acts)


def _any_of(kinds: set[str], matches: list[Match]) -> bool:
    return any(not kinds.isdisjoint(match.senses) for match in matches)
