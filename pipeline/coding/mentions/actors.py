"""Names of states and organisations: which actor a token names, and how far a name goes that says the same body twice.

Belongs here: names, capitals, seats, demonyms by themselves. Does not: offices and persons beside them (belonging).
"""

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.matches import Senses
from pipeline.coding.mentions.looking import END, peek
from pipeline.coding.tokens import Token, unit

NAMING = {"actor", "capital", "seat"}
"""Classes of expressions that name an actor."""
_LEVELS = {
    "state": "government", "entity": "government", "organisation": "organisation_organ", "organ": "organisation_organ",
}  # fmt: skip
"""Kind of actor → the level at which its bare name speaks."""
_DASHES, _OPENERS = {"-", "–"}, {"(", "/"}


class Actors:
    """Reads names of states and organisations."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self._g = gazetteer
        self._suffixes, self._prefixes = lexicon.sets["roles.blocking_suffixes"], lexicon.sets["roles.blocking_prefixes"]
        self._treaties = lexicon.sets["roles.treaties"]

    def named(self, token: Token) -> tuple[str, bool] | None:
        """Return the actor that a token names and whether the name is only a place: "Norway" no, "Oslo" yes."""
        senses = token.senses
        if "actor" in senses:
            return min(senses["actor"], key=lambda pair: (not self._g.is_state(pair[0]), pair[0]))[0], False
        if "seat" in senses:
            return senses["seat"][0], True
        if "capital" in senses:
            return senses["capital"][0], True
        return None

    def country(self, token: Token) -> str | None:
        """Return the state that a token is about: "Kenya", "Kenyan", "Nairobi"."""
        senses = token.senses
        for actor, _ in senses.get("actor", ()):
            if self._g.is_state(actor):
                return actor
        for actor in (*senses.get("demonym", ()), *senses.get("capital", ())):
            if self._g.is_state(actor):
                return actor
        return None

    def countries(self, senses: Senses) -> list[str]:
        """Return the countries that an expression outside prose names: in a dateline, a capital or a country."""
        named = (*(actor for actor, _ in senses.get("actor", ())), *senses.get("capital", ()))
        return [actor for actor in named if self._g.is_state(actor)][:1]

    def level(self, actor: str) -> str:
        """Return the level at which an actor's bare name speaks: "Norway said" is its government."""
        return "mission" if self._g.is_mission(actor) else _LEVELS.get(self._g.kind.get(actor, ""), "unspecified")

    def blocked(self, tokens: list[Token], at: int, after: int) -> bool:
        """Say whether the name in [at, after) only qualifies: "US-led", "pro-Moscow", "the Minsk Protocol"."""
        following = peek(tokens, after)
        if following.low in _DASHES and following.start == tokens[after - 1].end and peek(tokens, after + 1).low in self._suffixes:
            return True
        if following.low in self._treaties and "capital" in tokens[at].senses:
            return True
        return at >= 2 and tokens[at - 1].low in _DASHES and tokens[at - 2].low in self._prefixes

    def said_twice(self, text: str, tokens: list[Token], at: int, actor: str) -> tuple[str, int]:
        """Return the body that a name and others of the same body behind it mean, and the token after: "European Union (EU)".

        Of a body and its organ it is the organ: "the OSCE's Office … (ODIHR)".
        """
        after = at + 1
        while (following := peek(tokens, after)) is not END:
            marked = following.cls == "poss" or following.low in _OPENERS
            step = int(marked and self._opens_another(tokens, after, following))
            if step and _is_acronym(text, tokens, after):
                after += 3
                continue
            body = self._same_body(peek(tokens, after + step), actor)
            if body is None:
                break
            actor = body
            after += step + 1
            after += step and peek(tokens, after).low == ")"
        return actor, after

    def _opens_another(self, tokens: list[Token], after: int, following: Token) -> bool:
        """Say whether a bracket, a slash or the possessive of a body stands before what can be another name of it."""
        if after + 1 >= len(tokens):
            return False
        if following.cls != "poss":
            return True
        owned = self.named(tokens[after + 1])
        return owned is not None and not self._g.is_state(owned[0])

    def _same_body(self, token: Token, actor: str) -> str | None:
        """Return the body that a second name makes of an actor: itself, its organ; None where the name is somebody else's."""
        if "actor" not in token.senses:
            return None
        found = self.named(token)
        if found is None or self._g.is_state(found[0]):
            return None
        other, parent = found[0], self._g.parent
        if parent.get(other) == actor:
            return other
        return actor if other == actor or parent.get(actor) == other else None


def _is_acronym(text: str, tokens: list[Token], at: int) -> bool:
    """Say whether brackets only give the letters a name goes by: "Election Observation Mission (EOM)"."""
    if peek(tokens, at + 2).low != ")":
        return False
    letters = tokens[at + 1]
    return "actor" not in letters.senses and text[letters.start : letters.end].isupper()


def with_acronyms(tokens: list[Token]) -> list[Token]:
    """Take a name and its acronym in brackets as one: "the Organization of American States (OAS) head"."""
    out: list[Token] = []
    after = 0
    for at in [number for number, token in enumerate(tokens) if token.low == "("]:
        if at <= after or peek(tokens, at + 2).low != ")":
            continue
        whole, short = tokens[at - 1], tokens[at + 1].senses.get("actor")
        named = whole.senses.get("actor")
        if named is not None and short is not None and named[0][0] == short[0][0]:
            out += tokens[after : at - 1]
            out.append(unit(whole.start, tokens[at + 2].end, whole.cls, whole.senses, whole.data, whole.low, whole.word))
            after = at + 3
    return out + tokens[after:]
