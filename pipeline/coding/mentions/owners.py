"""Whose an office is: "of Norland", "of A, B and C", "for the EU's foreign policy chief", "led by the bloc".

Belongs here: states and organisations behind an office. Does not: those before it (belonging), the office itself (offices).
"""

from typing import NamedTuple

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions.actors import Actors
from pipeline.coding.mentions.looking import END, counts, peek
from pipeline.coding.mentions.offices import sense_at
from pipeline.coding.tokens import Token

_LONGEST_LIST = 60
"""Tokens within which a list of owners must have its last."""
_LONGEST_OFFICE = 6
"""Tokens within which a second office must stand behind the first."""


class Owner(NamedTuple):
    """A state or organisation whose an office is, and [start, end) of the words that say so."""

    actor: str
    start: int
    end: int


Owned = tuple[list[Owner], int]
"""Owners and the number of the token behind them."""


class Owners:
    """Reads whose an office is from the words behind it."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, actors: Actors) -> None:
        self._g, self._actors = gazetteer, actors
        words = lexicon.words
        self._of, self._of_each, self._of_office = words["of_owner"], words["of_each_owner"], words["of_office"]
        self._sent_by, self._before = words["sent_by"], words["before_owner"]
        self._between, self._last = words["between_owners"] | {","}, words["last_owner"]

    def read(self, tokens: list[Token], at: int) -> Owned:
        """Read "of Russia", "of China, Cuba and Russia", "in Berlin and Paris" after an office."""
        ahead = self._led_to(tokens, at)
        if not ahead:
            return [], at
        owners: list[Owner] = []
        end = at
        while (ahead := self._past_description(tokens, ahead, bool(owners))) < len(tokens):
            found = self._actors.named(tokens[ahead])
            if found is None:
                nested = None if owners else self._nested(tokens, ahead)
                return nested if nested is not None else (owners, end)
            owner, end = self._organ(tokens, ahead, found[0])
            owners.append(owner)
            if end + 1 < len(tokens) and tokens[end].cls == "poss":
                owners[-1], end = self._office_of(tokens, end, owner)
                break
            ahead = self._next(tokens, end, tokens[at].low)
            if not ahead:
                break
        return owners, end

    def _led_to(self, tokens: list[Token], at: int) -> int:
        """Return the number of the token behind "of", "for" or "led by", 0 where nothing leads to an owner."""
        if peek(tokens, at).low == "(" and peek(tokens, at + 2).low == ")" and peek(tokens, at + 3).low in self._of:
            # "the Electoral Observation Mission | (EOM) | of the OAS"
            at += 3
        if at + 1 >= len(tokens):
            return 0
        low = tokens[at].low
        if at + 2 < len(tokens) and f"{low} {tokens[at + 1].low}" in self._sent_by:
            return at + 2
        return at + 1 if low in self._of else 0

    def _past_description(self, tokens: list[Token], at: int, listed: bool) -> int:
        """Skip what stands between an office and its owner: "the Islamic Republic of", and in a list "the 16-nation"."""
        while at < len(tokens):
            token = tokens[at]
            if not (token.cls == "determiner" or token.low in self._before or (listed and token.low.isdigit())):
                break
            at += 1
        return at

    def _organ(self, tokens: list[Token], at: int, actor: str) -> tuple[Owner, int]:
        """Read an owner, or the organ that it owns: "the joint mission of the OSCE's ODIHR and …"."""
        organ = self._actors.named(peek(tokens, at + 2)) if peek(tokens, at + 1).cls == "poss" else None
        if organ is not None and self._g.parent.get(organ[0]) == actor:
            return Owner(organ[0], tokens[at + 2].start, tokens[at + 2].end), at + 3
        return Owner(actor, tokens[at].start, tokens[at].end), at + 1

    def _office_of(self, tokens: list[Token], at: int, owner: Owner) -> tuple[Owner, int]:
        """Read an office behind an owner's possessive: "head of the European Union's observers" is of the mission."""
        number = next((n for n in range(at + 1, min(at + 4, len(tokens))) if "role" in tokens[n].senses), None)
        if number is None:
            return owner, at
        if sense_at(tokens[number], "mission") is not None and self._g.organisation(owner.actor):
            owner = owner._replace(actor=self._g.mission_of(owner.actor))
        return owner, number + 1

    def _next(self, tokens: list[Token], at: int, opener: str) -> int:
        """Return the number of the token at which the next owner of a list begins, 0 where the list ends."""
        step = at
        while peek(tokens, step).low in self._between:
            step += 1
        if step > at and opener in self._of_each and peek(tokens, step).low == opener:
            step += 1
        if step == at or step >= len(tokens) or (tokens[step - 1].low == "," and not self._list_goes_on(tokens, step)):
            return 0
        return step

    def _list_goes_on(self, tokens: list[Token], at: int) -> bool:
        """Say whether a comma before `at` is one inside a list that ends with "and" or "or"."""
        for ahead in range(at, min(at + _LONGEST_LIST, len(tokens))):
            token = tokens[ahead]
            if token.low in self._last:
                following = peek(tokens, ahead + 1)
                return following is not END and (
                    self._actors.named(following) is not None or following.cls == "determiner" or counts(following)
                )
            if not (token.low == "," or token.cls == "determiner" or self._actors.named(token)):
                return False
        return False

    def _nested(self, tokens: list[Token], at: int) -> Owned | None:
        """Read a second office after "of" or "for": "spokesman for the Chinese foreign ministry"."""
        if not ("demonym" in tokens[at].senses or "role" in tokens[at].senses):
            return None
        actor, end = None, at
        while end < len(tokens) and end - at < _LONGEST_OFFICE:
            token = tokens[end]
            if "demonym" in token.senses:
                actor = token.senses["demonym"][0]
            elif (found := self._actors.named(token)) is not None:
                actor = found[0]
            elif not ("role" in token.senses or token.cls in ("determiner", "poss") or token.low in self._of_office):
                break
            end += 1
            if actor and "role" in token.senses:
                break
        if actor is None or "role" not in tokens[end - 1].senses:
            return None
        return [Owner(actor, tokens[at].start, tokens[end - 1].end)], end
