"""Groups that are not named and words that stand for those who were: "many leaders", "14 other countries", "Both declined".

Belongs here: counted and unnamed groups, "both", "neither", "her" standing alone. Does not: groups with examples (lists), whom a pronoun
means (coreference).
"""

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions.actors import NAMING, Actors
from pipeline.coding.mentions.looking import peek
from pipeline.coding.mentions.model import Found, Mention, Who
from pipeline.coding.tokens import AUXILIARY, Token

_BEHIND_PRONOUN = {"end", "punct", "preposition", "coordinator", "quote", "subordinator"}
_PAIR = 2
"""As many as a pair holds; more are counted among those named."""
_DENIED = 6
"""Tokens behind a negator within which the group stands of which nobody does something."""
_NAMED = NAMING | {"demonym", "quantifier"}
"""What can stand before such a group's noun."""
_FINITE = ("ed", "s", "base")
_NOT_TWO_BEHIND = {"have", "be", "do", "adverb"}


class Groups:
    """Reads groups without a name, and words for two who were named."""

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon, actors: Actors) -> None:
        self._g, self._actors = gazetteer, actors
        words = lexicon.words
        self._more, self._of_names, self._stationed = words["more_of_group"], words["of_names"], words["stationed"]
        self._states, self._allied = words["paired_states"], words["allied"]
        self._pair, self._of_those = words["pair"], words["before_those_named"]
        self._two, self._not_two = words["two"], words["not_two"]
        self._denying = words["denied_pronoun"]
        self._denied, self._one_of, self._within_denied = words["before_denied_subject"], words["one_of_group"], words["within_denied"]
        self._where, self._giving_examples = words["group_where"], words["giving_examples"]
        self._numbers = {word: number for number, word in enumerate(lexicon.files["figures"]["numbers"], 1)}
        self._signing, self._they = words["signatories"], min(words["several"])
        self._parting = self._giving_examples | {","}

    def counted(self, tokens: list[Token], at: int) -> Found | None:
        """Read "14 countries", "14 other states" at their number."""
        head = at + 1 + (peek(tokens, at + 1).low in self._more)
        noun = peek(tokens, head)
        if "grouphead" not in noun.senses or self._names_follow(tokens, head):
            return None
        return Mention("group", tokens[at].start, noun.end, word=noun.low), head + 1

    def unnamed(self, tokens: list[Token], at: int) -> Found | None:
        """Read "many leaders", "several Western governments", "the international community"."""
        head = at
        while "quantifier" in peek(tokens, head).senses:
            head += 1
        if head > at and peek(tokens, head + 1).low in self._allied and not _NAMED.isdisjoint(peek(tokens, head).senses):
            # "Most | U.S. | allies"
            head += 1
        noun = peek(tokens, head)
        if "grouphead" not in noun.senses:
            return None
        if noun.low in self._signing and peek(tokens, head + 1).low not in self._of_names:
            # "The signatories call for calm": those just named
            return Mention("pronoun", tokens[at].start, noun.end, word=self._they), head + 1
        if self._names_follow(tokens, head):
            return self._some_of(tokens, at, head) if head > at else self._all_of(tokens, head)
        if self._is_pair(tokens, at):
            # "The two leaders agreed": those just spoken of, the host's among them.
            count = _PAIR if noun.low.rpartition(" ")[2] in self._states else 0
            return Mention("generic", tokens[at].start, noun.end, word=noun.low, count=count), head + 1
        count = self._numbers.get(tokens[at].low, 0) if head == at + 1 and peek(tokens, at - 1).low in self._of_those else 0
        if count > _PAIR:
            return Mention("generic", tokens[at].start, noun.end, word=noun.low, count=count), head + 1
        if tokens[at].low in self._denying and "articles" not in peek(tokens, at - 1).word.marks:
            # "Very | few leaders congratulated him", not "a few"
            return Mention("group", tokens[at].start, noun.end, word=tokens[at].low), head + 1
        if head > at or " " in noun.low or self._exemplified(tokens, head + 1):
            return Mention("group", tokens[at].start, noun.end, word=noun.low), head + 1
        return None

    def denied(self, tokens: list[Token], at: int) -> Found | None:
        """Read "no | European leader", "none of | the bloc's leaders": nobody of a group, which the negator before it tells."""
        if at == 0 or not tokens[at - 1].negates or tokens[at - 1].low not in self._denied:
            return None
        for head in range(at, min(at + _DENIED, len(tokens))):
            token = tokens[head]
            if "grouphead" in token.senses or token.low in self._one_of:
                if self._names_follow(tokens, head) or "genitive" in peek(tokens, head + 1).word.marks:
                    return self._some_of(tokens, at, head)
                return Mention("group", tokens[at].start, token.end, word=token.low), head + 1
            if not (token.cls in ("determiner", "poss") or token.low in self._within_denied or not _NAMED.isdisjoint(token.senses)):
                return None
        return None

    def _exemplified(self, tokens: list[Token], at: int) -> bool:
        """Say whether examples follow a bare noun: "allies | such as Norland", "Allies | of his, including Norland"."""
        if peek(tokens, at).low in self._where:
            at = next((number for number in range(at + 1, min(at + 5, len(tokens))) if tokens[number].low in self._parting), at)
        return peek(tokens, at + (peek(tokens, at).low == ",")).low in self._giving_examples

    def _is_pair(self, tokens: list[Token], at: int) -> bool:
        """Say whether a group is the two just spoken of: "the two leaders", "both presidents", not "with two leaders"."""
        low = tokens[at].low
        return low in self._pair and (low in self._two or at == 0 or tokens[at - 1].low in self._of_those)

    def _some_of(self, tokens: list[Token], at: int, head: int) -> Found | None:
        """Read "thirteen members | of the European Union": some of it, not the organisation."""
        last = head + 2 + (peek(tokens, head + 2).cls == "determiner")
        found = self._actors.named(peek(tokens, last))
        if found is None or self._g.is_state(found[0]):
            return None
        return Mention("group", tokens[at].start, tokens[last].end, word=tokens[head].low), last + 1

    def _all_of(self, tokens: list[Token], head: int) -> Found | None:
        """Read "the members | of the Security Council": the council itself."""
        last = head + 2 + (peek(tokens, head + 2).cls == "determiner")
        found = self._actors.named(peek(tokens, last)) if "members" in tokens[head].word.marks else None
        if found is None or self._g.kind.get(found[0]) != "organ":
            return None
        who = Who(found[0], "organisation_organ", None, tokens[head].start, tokens[last].end)
        return Mention("named", tokens[head].start, tokens[last].end, (who,), word=tokens[head].low), last + 1

    def _names_follow(self, tokens: list[Token], at: int) -> bool:
        """Say whether "of" and a name follow: the leaders of China, Cuba and Russia are named; missions in a country are not."""
        opener = peek(tokens, at + 1).low
        if opener not in self._of_names or (opener == "in" and tokens[at].low.rpartition(" ")[2] in self._stationed):
            return False
        ahead = at + 2 + (peek(tokens, at + 2).cls == "determiner")
        return not NAMING.isdisjoint(peek(tokens, ahead).senses)

    def pronoun(self, tokens: list[Token], at: int) -> Found | None:
        """Read "he", "they", "her" standing alone, "Both declined"; not "her victory", "both sides"."""
        token = tokens[at]
        if (
            (token.cls == "pronoun" and "actor" not in token.senses)
            or (token.low == "her" and peek(tokens, at + 1).cls in _BEHIND_PRONOUN)
            or (token.low in self._two and self._for_two(tokens, at))
        ):
            return Mention("pronoun", token.start, token.end, word=token.low), at + 1
        return None

    def _for_two(self, tokens: list[Token], at: int) -> bool:
        """Say whether "both" or "neither" stands for two who were named: no "nor" follows, no verb goes before, one comes behind."""
        if tokens[at].low == "neither" and any(other.low == "nor" for other in tokens[at + 1 : at + 9]):
            return False
        before = peek(tokens, at - 1)
        if before.cls in _NOT_TWO_BEHIND or before.low in self._not_two:
            return False
        ahead = at + 1
        while peek(tokens, ahead).cls == "adverb":
            ahead += 1
        # "…, both | conveying their best wishes"
        return _predicates(peek(tokens, ahead), (*_FINITE, "ing") if before.low == "," else _FINITE)


def _predicates(token: Token, told: tuple[str, ...]) -> bool:
    """Say whether a token can be the verb of "both" or "neither", in one of some forms: "Both | declined"."""
    if token.cls in AUXILIARY:
        return True
    acts = (spec.form in told and spec.pos == "verb" for spec in token.senses.get("act", ()))
    said = (form in told for _, form in token.senses.get("speech", ()))
    return any(acts) or any(said) or any(form in told for form in token.senses.get("light", ()))
