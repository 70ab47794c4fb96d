"""Clauses: which verbs a sentence has, who their subject is, whether they are said to be so.

Belongs here: the steps in their order, what hangs a whole sentence on a condition. Does not: the steps (groups, subjects, polarity), what
a verb means for an election (frames), who has the floor (attribution).
"""

from pipeline.coding.clauses.groups import Groups, past_day
from pipeline.coding.clauses.owners import owner_of
from pipeline.coding.clauses.polarity import Polarity, polarity_of
from pipeline.coding.clauses.subjects import Subjects
from pipeline.coding.clauses.verbs import FINITE, GERUND, INFINITIVE, PARTICIPLE, Clauses, Verb, VerbClasses
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.tokens import Token

__all__ = [
    "FINITE", "GERUND", "INFINITIVE", "PARTICIPLE", "Clauses", "Grammar", "Polarity", "Verb", "owner_of", "past_day",
    "polarity_of",
]  # fmt: skip


class Grammar(VerbClasses):
    """Reads the clauses of sentences with the verbs of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__(lexicon)
        self._groups = Groups(self)

    def read(self, tokens: list[Token], verbal: list[int], moods: list[int]) -> Clauses:
        """Return the clauses of a sentence.

        Args:
            tokens: Of the sentence.
            verbal: Numbers of those that can be of a verb group.
            moods: Numbers of those that can tell how something is meant.
        """
        clauses = Clauses()
        after = 0
        for number in verbal:
            if number < after:
                continue
            verb = self._groups.read(tokens, number, clauses)
            if verb is None:
                continue
            clauses.verbs.append(verb)
            for member in range(verb.first, verb.at + 1):
                clauses.at[member] = verb
            after = verb.at + 1
        clauses.conditional = bool(moods) and any(_conditional(tokens, number) for number in moods)
        if len(tokens) > 2 and "inverted_condition" in tokens[0].word.marks and tokens[1].cls in ("M", "determiner", "E"):
            # "Had the EU sent observers, it might have …"
            comma = next((n for n, token in enumerate(tokens) if token.low == ","), len(tokens))
            for verb in clauses.verbs:
                verb.moods += ("hypothetical",) * (verb.at < comma)
        subjects = Subjects(tokens, clauses, self)
        for verb in clauses.verbs:
            subjects.find(verb)
            if verb.kind == FINITE and verb.subject is not None and self._demanded(tokens, verb, clauses):
                verb.moods += ("hypothetical",)
        return clauses

    def _demanded(self, tokens: list[Token], verb: Verb, clauses: Clauses) -> bool:
        """Say whether a verb is only asked for: "demanded that A and B withdraw their envoys"."""
        head, subject = tokens[verb.at], verb.subject
        if subject is None or "base" not in head.word.forms or "s" in head.word.forms or "ed" in head.word.forms:
            return False
        that = next(
            (n for n in range(subject.number - 1, max(-1, subject.number - 4), -1) if "complementiser" in tokens[n].word.tail), None
        )
        if that is None:
            return False
        if "complementiser" not in tokens[that].word.marks:
            return "demanding" in tokens[that].word.stem
        asking = next(clauses.before(that), None)
        return asking is not None and "demanding" in tokens[asking.at].word.marks and that - asking.at < 8


def _conditional(tokens: list[Token], number: int) -> bool:
    """Say whether a word hangs the sentence on a condition: "if", not "even if", which concedes."""
    token = tokens[number]
    conceding = number > 0 and "conceding_if" in tokens[number - 1].word.marks
    return "conditional" in token.senses["mood"] and "conditions" in token.word.marks and not conceding
