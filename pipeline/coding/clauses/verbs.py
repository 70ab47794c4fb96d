"""What a sentence's clauses are made of: its verbs in order, and what the lexicon knows of them.

Belongs here: the verb group with its kind, voice and subject, the verbs of a sentence, classes of verbs. Does not: finding them (groups),
finding their subjects (subjects, hanging).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.tokens import Token

FINITE, INFINITIVE, GERUND, PARTICIPLE = "finite", "infinitive", "gerund", "participle"


@dataclass(slots=True, eq=False)
class Verb:
    """A verb group [first, at]; `at` is the number of its head's token."""

    at: int
    first: int
    kind: str
    passive: bool = False
    negations: int = 0
    moods: tuple[str, ...] = ()
    subject: Token | None = None
    """a mention, where the subject is one"""
    noun: int | None = None
    """number of the noun that is its subject, where that is no mention"""
    governor: "Verb | None" = None
    """the verb that an infinitive or a participle hangs on"""
    inverted: bool = False
    """the subject follows"""


@dataclass(slots=True)
class Clauses:
    """The verbs of a sentence in order."""

    verbs: list[Verb] = field(default_factory=list)
    at: dict[int, Verb] = field(default_factory=dict)
    """number of a token → the verb group it belongs to"""
    conditional: bool = False
    """whether the sentence hangs what it says on a condition"""

    def headed(self, number: int) -> Verb | None:
        """Return the verb whose head is the token."""
        verb = self.at.get(number)
        return verb if verb is not None and verb.at == number else None

    def before(self, number: int) -> Iterator[Verb]:
        """Yield the verbs left of a token, the nearest first."""
        for verb in reversed(self.verbs):
            if verb.at < number:
                yield verb

    def after(self, number: int) -> Iterator[Verb]:
        """Yield the verbs right of a token, the nearest first."""
        for verb in self.verbs:
            if verb.first > number:
                yield verb


class VerbClasses:
    """Knows what kinds of verbs a lexicon has."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = lexicon.words

    def steers_object(self, token: Token) -> bool:
        """Say whether an infinitive after this verb belongs to its object: "urged X to concede"."""
        return "object_control" in token.word.marks

    def wishes(self, token: Token) -> bool:
        """Say whether an infinitive after this verb and an object belongs to the object: "wants X to concede"."""
        return "wishing" in token.word.marks

    def prevents(self, token: Token) -> bool:
        """Say whether a verb keeps its object from what follows "from": "barred observers from entering"."""
        return token.cls != "M" and "preventing" in token.word.marks

    def plural(self, token: Token) -> bool:
        """Say whether a mention is of several."""
        mention = token.data
        several = (
            len(mention.who) > 1
            or mention.count
            or mention.kind in ("group", "people")
            or (mention.role is not None and mention.role.plural)
        )
        return bool(several) or "observing" in self.words.marks(mention.word).whole

    def denies(self, token: Token) -> bool:
        """Say whether a verb turns what hangs on it into its opposite: "refused", "declined"."""
        return token.negates and "verb" in token.senses.get("neg", ())
