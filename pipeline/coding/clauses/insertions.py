"""What can stand between a subject and its verb: insertions, asides, phrases.

Belongs here: where such a stretch opens, read from its end. Does not: the walk from verb to subject (subjects).
"""

from pipeline.coding.clauses.verbs import FINITE, GERUND, PARTICIPLE, Clauses, Verb, VerbClasses
from pipeline.coding.tokens import Token

_INSERTION = 30
"""Longest insertion between commas, in tokens."""


class Insertions:
    """Finds where insertions open in one sentence."""

    def __init__(self, tokens: list[Token], clauses: Clauses, classes: VerbClasses) -> None:
        self._tokens, self._clauses, self._classes = tokens, clauses, classes

    def opened_by(self, closing: int) -> int | None:
        """Return the number of the mark that opens the insertion which closes here, where a mention stands before it."""
        tokens = self._tokens
        mark, quotes = {")": "("}.get(tokens[closing].low, tokens[closing].low), 0
        for opening in range(closing - 1, max(-1, closing - _INSERTION), -1):
            low = tokens[opening].low
            if tokens[opening].cls == "quote":
                quotes += 1
            if low == ";" or (low == ":" and quotes % 2 == 0):
                return None
            if low != mark or quotes % 2:
                # An insertion may hold a whole quotation, not a part of one.
                continue
            before = tokens[opening - 1] if opening else None
            if before is None or (before.cls not in ("M", "w", "E") and not before.low.isdigit()):
                return None
            inside = tokens[opening + 1] if opening + 1 < closing else None
            if inside is None or inside.cls == "coordinator":
                return None
            finite = [v for v in self._clauses.verbs if opening < v.at < closing and v.kind == FINITE]
            opened = (
                mark != ","
                or inside.cls in ("relative", "preposition", "subordinator", "adverb")
                or "asides" in inside.word.marks
                or any(v.at == opening + 1 and v.kind in (GERUND, PARTICIPLE) for v in self._clauses.verbs)
                or any(spec.pos == "adjective" for spec in inside.senses.get("act", ()))
                or any(token.cls == "relative" for token in tokens[opening + 2 : min(opening + 4, closing)])
            )
            if finite and not opened and not self._aside(opening, closing, finite):
                return self._described(closing) if mark == "," else None
            return opening
        return None

    def _described(self, closing: int) -> int | None:
        """Read "The mission, a small team whose leader, a former minister, had toured the north, spoke": one insertion, commas and all."""
        tokens = self._tokens
        for opening in range(1, min(6, closing)):
            if tokens[opening].low != "," or tokens[opening - 1].cls != "M" or tokens[opening + 1].cls != "determiner":
                continue
            relative = next((n for n in range(opening + 2, min(opening + 12, closing)) if tokens[n].cls == "relative"), None)
            if relative is None or any(tokens[n].cls == "quote" or tokens[n].low in (";", ":") for n in range(opening, closing)):
                return None
            inside = [v for v in self._clauses.verbs if opening < v.at < closing and v.kind == FINITE]
            return opening if all(v.at > relative for v in inside) else None
        return None

    def named_within(self, opening: int, closing: int) -> Token | None:
        """Return the person who stands alone in an insertion behind an office that no list knows."""
        inside = self._tokens[opening + 1 : closing]
        before = self._tokens[opening - 1] if opening else None
        if len(inside) != 1 or inside[0].cls != "M" or before is None:
            return None
        mention = inside[0].data
        alone = mention.kind == "named" and len(mention.who) == 1 and mention.who[0].named
        unknown = before.cls == "w" or (before.cls == "M" and self._governed(opening - 1))
        return inside[0] if alone and unknown else None

    def _governed(self, number: int) -> bool:
        """Say whether a mention only says where an office is: "at the Foreign Office"."""
        return number > 0 and "placing" in self._tokens[number - 1].word.marks

    def _aside(self, opening: int, closing: int, finite: list[Verb]) -> bool:
        """Say whether an insertion only names who says so: ", they say,", ", said its spokesperson,"."""
        short = closing - opening <= 8 and len(finite) == 1 and self._says(finite[0])
        return short and (finite[0].at in (closing - 1, opening + 1) or finite[0].at == opening + 2)

    def aside_phrase(self, verb: Verb, token: Token, position: int) -> int | None:
        """Return the number before a phrase of the first of two joined verbs alone: "regrets the arrest of observers and calls for"."""
        tokens = self._tokens
        for number in range(position - 1, max(-1, position - 5), -1):
            if tokens[number].cls == "preposition" and number < position - 1:
                return number - 1
            if tokens[number].cls not in ("w", "adverb", "determiner") or number in self._clauses.at:
                break
        single = verb.first == verb.at and "s" in tokens[verb.at].word.forms
        return (
            position - 1
            if single and self._classes.plural(token) and any(v.kind == FINITE for v in self._clauses.before(position))
            else None
        )

    def named_agent(self, position: int) -> bool:
        """Say whether a name explains the agent of a participle before it: "led by a former minister, | Ann Other"."""
        tokens = self._tokens
        if (
            position < 5
            or tokens[position - 1].low != ","
            or tokens[position - 2].cls != "M"
            or "agentive" not in tokens[position - 3].word.marks
        ):
            return False
        led = self._clauses.at.get(position - 4)
        return led is not None and led.kind == PARTICIPLE and tokens[led.first - 1].low == ","

    def prepositional(self, position: int) -> int | None:
        """Return the number before the preposition whose phrase ends here: "the statement following the meeting"."""
        tokens, number = self._tokens, position - 1
        while number >= 0 and position - number < 8 and number not in self._clauses.at:
            token = tokens[number]
            if token.cls == "preposition" and "genitive" not in token.word.marks:
                return number - 1 if number else None
            if not (
                token.cls in ("w", "adverb", "determiner", "poss", "E")
                or "genitive" in token.word.marks
                or (token.cls == "M" and token.data.possessor)
            ):
                return None
            number -= 1
        return None

    def _says(self, verb: Verb) -> bool:
        return "speech" in self._tokens[verb.at].senses
