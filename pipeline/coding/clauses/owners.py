"""Whose a statement is.

Belongs here: the owner of what says something, before or behind it. Does not: who speaks (attribution).
"""

from pipeline.coding.tokens import Token


def owner_of(tokens: list[Token], noun: int) -> Token | None:
    """Return whose a statement is: "the EU's statement", "a statement by the EU", "Xi's congratulatory message"."""
    number = noun - 1
    while number >= 0 and noun - number < 5 and (tokens[number].cls in ("w", "adverb") or "act" in tokens[number].senses):
        number -= 1
    if number >= 0 and tokens[number].cls == "poss":
        number -= 1
    if number >= 0 and tokens[number].cls == "M" and (tokens[number].data.possessor or number == noun - 1):
        return tokens[number]
    for ahead in range(noun + 1, min(noun + 5, len(tokens) - 1)):
        if "owners" in tokens[ahead].word.marks:
            following = tokens[ahead + 1]
            if following.cls == "determiner" and ahead + 2 < len(tokens):
                following = tokens[ahead + 2]
            return following if following.cls == "M" else None
        if tokens[ahead].cls not in ("w", "adverb"):
            return None
    return None
