"""A trigger in its frame, and the place where frames are looked for.

Belongs here: what the readers of verbs, nouns and adjectives share. Does not: reading.
"""

from dataclasses import dataclass, field

from pipeline.coding.attribution import Floor, speaker_of
from pipeline.coding.clauses import Clauses, Grammar, Polarity, Verb
from pipeline.coding.document import Document, Sentence
from pipeline.coding.lexicon import Evaluation, Trigger, Words
from pipeline.coding.mentions import Mention
from pipeline.coding.tokens import Token

REACH = 45
"""Longest clause after a trigger, in tokens."""
NEUTRAL = Polarity(0, "actual", False)
"""Done, not denied."""


@dataclass(slots=True)
class Finding:
    """A trigger in its frame."""

    act: str
    rule: str
    at: int
    trigger: Token
    subject: Mention | None
    narrated: bool
    """the act is told by the reporter, not said by its actor"""
    polarity: Polarity
    spec: Trigger | None = None
    judgements: list[tuple[Token, Evaluation, bool]] = field(default_factory=list)
    """word, what it says, and whether it is positive here"""
    honoree: Token | None = None
    clause: tuple[int, int] = (0, 0)
    """numbers of the clause's first token and the one after its last"""
    categories: tuple[str, ...] = ()
    """kinds of objects that stand in the clause"""
    ask: str | None = None
    from_receiver: bool = False
    certain: str = "0.90"
    held: str | None = None
    meta: bool = False
    """the act is about somebody else's response"""


@dataclass(slots=True)
class Place:
    """Where frames are looked for: a token, one after the other for each act that it can carry."""

    sentence: Sentence
    at: int
    document: Document
    floor: Floor
    grammar: Grammar
    words: Words
    spec: Trigger = field(init=False)
    """the act that is tried now"""
    tokens: list[Token] = field(init=False)
    clauses: Clauses = field(init=False)
    verb: Verb | None = field(init=False)
    """the verb that the token heads"""
    reading: Polarity | None = field(default=None, init=False)
    """how that verb stands, once it is read"""

    def __post_init__(self) -> None:
        self.tokens, self.clauses = self.sentence.tokens, self.sentence.clauses
        self.verb = self.clauses.headed(self.at)

    def speaker(self) -> Mention | None:
        """Return who says so; in a text of its own, its issuer where nobody else has the floor."""
        said = speaker_of(self.sentence, self.at, self.document, self.floor)[0]
        return said if said is not None else self.document.voice

    def finding(self, construction: str, subject: Mention | None, narrated: bool, polarity: Polarity, certain: str = "0.90") -> Finding:
        """Return a finding of a construction, held back where it has no subject."""
        rule = f"en.{self.spec.act}.{self.spec.name}.{construction}"
        return Finding(
            self.spec.act, rule, self.at, self.tokens[self.at], subject, narrated, polarity, self.spec, certain=certain,
            held=None if subject is not None else "no subject",
        )  # fmt: skip
