"""What one text has told so far about persons: the names it gave in full, and who they are.

Belongs here: the state that the constructions share while a text is read from its first sentence to its last. Does not: the reference
(gazetteer), what was spoken of when (coreference).
"""

from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.coding.lexicon import Role
from pipeline.coding.mentions.model import Who
from pipeline.coding.tokens import Token


@dataclass(slots=True)
class Memory:
    """What is known of persons in a text: after "Ann Other, the Norwegian foreign minister," a bare "Other" is the minister."""

    day: date | None = None
    """when the text was published: who held an office then is meant by it"""
    known: set[str] = field(default_factory=set)
    """persons whose full name has stood in the text"""
    pending: dict[str, Role] = field(default_factory=dict)
    """family names of office holders whose country is still to be found → their office"""
    full: set[str] = field(default_factory=set)
    """names in full of persons that only this text knows"""
    strangers: set[str] = field(default_factory=set)
    """family names of known persons that somebody else bears in this text: "Rixi Moncada" """
    local: dict[str, Who] = field(default_factory=dict)
    """family names of persons that only this text knows → who they are"""

    def forget(self) -> None:
        """Forget everything of a text, before the next one."""
        self.day = None
        for told in (self.known, self.pending, self.full, self.strangers, self.local):
            told.clear()

    def retire(self, start: int, end: int) -> None:
        """Remember that who is named in a stretch is out of office: "the former president, Ann Other": "Other" below is that, too."""
        for name, who in self.local.items():
            if start <= who.start and who.end <= end and not who.former:
                self.local[name] = replace(who, former=True, level="former_official")

    def introduce(self, name: list[Token], who: Who) -> None:
        """Remember who somebody is that no list knows, by the last word of the name and by all of it."""
        self.local[name[-1].low] = who
        self.full.add(" ".join([token.low for token in name]))
