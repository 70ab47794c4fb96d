"""Whether something is said to be so: negation, modality, condition.

Belongs here: counting negators and reading moods around a trigger. Does not: what a negated act is (lexicon), building frames.
"""

from dataclasses import dataclass

from pipeline.coding.tokens import Token

_STOPS = {";", ":", "—", "–", "(", ")"}
_BREAKS = {
    "but",
    "while",
    "although",
    "though",
    "whereas",
    "because",
    "since",
    "who",
    "which",
    "after",
    "when",
    "that",
    "amid",
    "despite",
    "however",
}
_SOFT = {"although", "though", "while", "despite", "amid", "after"}


@dataclass(frozen=True, slots=True)
class Polarity:
    """How a trigger stands in its clause."""

    negations: int
    modality: str
    """actual, future, hypothetical, historical"""
    conditional: bool
    first: int
    """number of the first token that was read"""

    @property
    def negated(self) -> bool:
        """Whether an odd number of negators stands over the trigger."""
        return self.negations % 2 == 1


def read(tokens: list[Token], at: int, left: int = 0, stop_at_that: bool = True) -> Polarity:
    """Read the negators and moods from the clause's beginning to the trigger at number `at`."""
    negations, modality = 0, "actual"
    nor = 0
    first = at
    position = at - 1
    blocked = False
    while position >= left:
        token = tokens[position]
        if token.low in _STOPS or (token.low in _BREAKS and not (token.low == "that" and not stop_at_that)):
            break
        if token.low == "," and _clause_before(tokens, position):
            break
        if token.cls == "M" and modality == "actual" and position < at - 1:
            # What stands before the subject no longer governs the verb, but "Neither X nor Y" does.
            first = position
            if not _negator_before(tokens, position):
                blocked = True
        if token.negates and not (blocked and token.low in ("no", "without", "never")):
            negations += 1
            nor += token.low == "nor"
        if "mood" in token.senses and modality == "actual" and not blocked:
            mood = token.senses["mood"][0]
            if not (token.low in ("can", "may") and token.negates):
                modality = mood if mood != "conditional" else modality
        first = position
        position -= 1
    if negations > nor:
        # "Neither free nor fair": the second word only hands the first one's negation on.
        negations -= nor
    elif nor > 1:
        negations = 1
    if modality == "performative":
        modality = "actual"
    conditional = _condition(tokens, at)
    return Polarity(negations, modality, conditional, first)


def _clause_before(tokens: list[Token], comma: int) -> bool:
    """Say whether the comma ends a clause of its own, not an insertion or a list."""
    following = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if following is None:
        return True
    if following.low in ("and", "but", "while", "which", "who"):
        return following.low != "and" or (comma + 2 < len(tokens) and tokens[comma + 2].cls in ("M", "pronoun"))
    return any(form == "ing" for _, form in following.senses.get("speech", ())) or any(
        getattr(t, "form", "") == "ing" for t in following.senses.get("act", ())
    )


def _negator_before(tokens: list[Token], at: int) -> bool:
    return any(tokens[n].negates for n in range(max(0, at - 3), at))


def _condition(tokens: list[Token], at: int) -> bool:
    """Say whether the sentence hangs the trigger on a condition."""
    return any(
        "conditional" in token.senses.get("mood", ())
        and token.low
        in ("if", "unless", "provided that", "on condition that", "should there", "only if", "as long as", "so long as", "contingent on")
        for token in tokens
    )
