"""Looking at tokens near one, past both ends of a sentence as well.

Belongs here: what several constructions ask of a token and its neighbours. Does not: anything that needs names or offices.
"""

from collections.abc import Sequence

from pipeline.coding.tokens import Token, Word

END = Token(-1, -1, ("", "end", {}, Word(opens=False), False))
"""What stands before the first token and behind the last: no word, of no class, with no senses."""
_MARKS = {"punct", "quote", "relative"}


def peek(tokens: list[Token], at: int) -> Token:
    """Return the token with a number, `END` where the sentence has none."""
    # Nearly all places that are asked for are there: to try is faster than to compare with the length.
    try:
        return tokens[at] if at >= 0 else END
    except IndexError:
        return END


def capital(text: str, token: Token) -> bool:
    """Say whether a token opens with a capital letter."""
    return token is not END and text[token.start].isupper()


def alone(tokens: Sequence[Token]) -> Token | None:
    """Return the mention that a line holds nothing else than, but marks and where it was posted: "Ann Other (on X):"."""
    words = [token for token in tokens if token.cls != "punct" and "channel" not in token.senses]
    return words[0] if len(words) == 1 and words[0] is tokens[0] and words[0].cls == "M" else None


def counts(token: Token) -> bool:
    """Say whether a token tells how many: "two", "14", "several"."""
    return "quantifier" in token.senses or token.low.isdigit()


def is_year(low: str) -> bool:
    """Say whether a word is a year of this century or the last: "1999", "2021"."""
    return len(low) == 4 and low.isdigit() and low[:2] in ("19", "20")


def up_to_mark(tokens: list[Token]) -> list[Token]:
    """Return the tokens before the first mark or relative pronoun: "president of Norland" of "president of Norland, who …"."""
    end = next((number for number, token in enumerate(tokens) if token.cls in _MARKS), len(tokens))
    return tokens[:end]
