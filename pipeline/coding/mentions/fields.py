"""What an office is for: "trade and industry", "foreign affairs and security policy".

Belongs here: skipping the field of an office. Does not: the office (offices).
"""

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions.looking import peek
from pipeline.coding.tokens import Token

WITH_FIELD = ("minister", "foreign_minister", "organisation_official")
"""Levels of offices that are for something."""
_LONGEST = 9
"""Longest field of an office, in tokens."""


class Fields:
    """Skips the fields of offices; each method returns its place where nothing of the kind stands there."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._fields, self._between = words["fields"], words["between_fields"] | {","}
        self._for_field, self._field_ends = words["for_field"], words["field_ends"]
        self._charges = tuple(tuple(charge.split()) for charge in sorted(words["charges"]))

    def _past(self, tokens: list[Token], at: int) -> int:
        """Return the token behind a field: "trade and industry"."""
        end = at
        while end < len(tokens) and end - at < _LONGEST and (tokens[end].low in self._fields or tokens[end].low in self._between):
            end += 1
        while end > at and tokens[end - 1].low in self._between:
            end -= 1
        return end

    def behind_organisations_office(self, tokens: list[Token], at: int) -> int:
        """Skip "for foreign affairs and security policy" after an office in an organisation."""
        if at + 1 >= len(tokens) or tokens[at].low not in self._for_field:
            return at
        end = self._past(tokens, at + 1)
        return end if end > at + 1 and tokens[end - 1].low in self._field_ends else at

    def before_minister(self, tokens: list[Token], at: int) -> int:
        """Skip "trade and industry" before "minister", "enlargement" before "commissioner"."""
        if peek(tokens, at).low not in self._fields:
            return at
        end = self._past(tokens, at)
        return end if any(role.level in WITH_FIELD for role in peek(tokens, end).senses.get("role", ())) else at

    def behind_minister(self, tokens: list[Token], at: int) -> int:
        """Skip "of trade and industry", "for Asia", "in charge of trade" behind "minister"."""
        for charge in self._charges:
            begins = at + len(charge)
            if begins < len(tokens) and all(tokens[at + number].low == word for number, word in enumerate(charge)):
                end = self._past(tokens, begins)
                return end if end > begins else at
        following = peek(tokens, at).low
        if following not in ("and", ","):
            return at
        end = self._past(tokens, at)
        # "the minister of foreign affairs | and trade, Ann Other," but not "the foreign minister and trade minister"
        closing = ("of", ",") if following == "and" else ("of",)
        return end if at < end and peek(tokens, end).low in closing else at
