"""What an act is about: the winner, the result, the vote, the people, another's response; and the stance that follows.

Belongs here: the object among the kinds of objects that stand in the clause. Does not: which expressions are objects (lexicon, frames).
"""

from pipeline.coding.clauses.owners import owner_of
from pipeline.coding.denials import demanded_by_others
from pipeline.coding.frames import Finding
from pipeline.coding.mentions import Mention
from pipeline.coding.reading.context import Context
from pipeline.coding.tokens import Token

_WITHOUT_OBJECT = frozenset(("contact", "offer", "sovereignty", "mediate", "observe", "threaten"))
_OF_HOST = ("sanction", "downgrade")
_OF_OTHERS_WORD = frozenset(("criticise", "concern", "welcome", "allege", "note"))
"""Acts that can be about what a third party has said."""
_ON_WINNERS = ("congratulate", "withhold", "recognise")
_OF_A_VOTE = frozenset(("verdict", "criticise", "allege", "welcome"))
"""Acts that are about the process where the clause names nothing else."""
_JUDGED = ("process", "result")
_ORDERS = {
    **dict.fromkeys(
        ("concern", "criticise", "call"),
        ("losers_refusal", "violence", "result", "process", "electoral_body", "host_government", "people"),
    ),
    **dict.fromkeys(("verdict", "welcome", "allege"), ("process", "result", "people", "electoral_body")),
}
"""Act → the kinds of objects that it can have, the one that decides first."""
_ORDER = ("result", "winner", "process")
"""The same for all other acts."""
_VERDICTS = {"acceptable": 1, "mixed": 0, "unacceptable": -2}
"""What a mission finds → its stance."""
_FAULTED = 4
"""Tokens behind a verb within which stands whom it faults."""
_RESOLVED = 7
"""Tokens behind an act within which stands what others resolved to do."""


class Objects:
    """Tells what acts are about."""

    def __init__(self, context: Context) -> None:
        self._text, self._g, self._lexicon = context.text.text, context.gazetteer, context.tools.lexicon
        self._losers = context.words["losers"]

    def of(self, tokens: list[Token], finding: Finding, act: str, host: str) -> str | None:
        """Return the object of an act on a vote of `host`; none where the act has none."""
        if act in _WITHOUT_OBJECT:
            return None
        if act in _OF_HOST:
            return "host_government"
        resolved = self._on_resolve(tokens, finding, host) if act in _OF_OTHERS_WORD else None
        if resolved is not None:
            return resolved
        if act == "rebut" or self._of_others_word(tokens, finding, act, host):
            return "third_party_response"
        if act in _ON_WINNERS:
            return self._honoured(finding, act)
        return _among(finding, act)

    def _of_others_word(self, tokens: list[Token], finding: Finding, act: str, host: str) -> bool:
        """Say whether an act answers a third party: "regretted Norland's congratulations"."""
        if finding.meta and act in _OF_OTHERS_WORD:
            return True
        if act != "criticise":
            return False
        if finding.categories[:1] == ("third_party_response",) or demanded_by_others(tokens, finding.at):
            return True
        return self._blames_another(tokens, finding, host)

    def _on_resolve(self, tokens: list[Token], finding: Finding, host: str) -> str | None:
        """Return what others resolved to do about a vote, if that is the object: "regretted Norland's decision to recognise it"."""
        near = range(finding.at + 1, min(finding.at + _RESOLVED, len(tokens)))
        noun = next((n for n in near if "resolves" in tokens[n].word.marks), None)
        owner = owner_of(tokens, noun) if noun is not None else None
        if owner is None:
            return None
        if any(self._g.is_state(who.actor) and self._g.state_of(who.actor) != host for who in owner.data.who):
            return "third_party_response"
        return "losers_refusal" if owner.data.word in self._losers else None

    def _blames_another(self, tokens: list[Token], finding: Finding, host: str) -> bool:
        """Say whether a third state is faulted, not the election: "condemned the United States for congratulating him"."""
        if finding.spec is None or finding.spec.pos != "verb" or finding.polarity.negated:
            return False
        faulted = next((t for t in tokens[finding.at + 1 : finding.at + _FAULTED] if t.cls != "determiner"), None)
        if faulted is None or faulted.cls != "M" or faulted.data.possessor:
            return False
        states = {self._g.state_of(who.actor) for who in faulted.data.who if who.actor}
        return bool(states) and host not in states

    def _honoured(self, finding: Finding, act: str) -> str | None:
        """Return whom one congratulates, or what one recognises: "congratulated Norland on its election" is said to its people."""
        honoree, categories = finding.honoree, finding.categories
        if "people" in categories or (honoree is not None and honoree.data.kind == "people"):
            return "people"
        if act == "congratulate" and honoree is not None and not finding.from_receiver and self._is_country(honoree):
            return "people"
        for kind in ("winner", "result"):
            if kind in categories:
                return kind
        role = honoree.data.role if honoree is not None else None
        if categories[:1] == ("electoral_body",) and role is not None and role.level == "party":
            return "electoral_body"
        return "winner" if honoree is not None or act != "recognise" else "process"

    def _is_country(self, token: Token) -> bool:
        """Say whether a mention is a country by its name, nobody in it."""
        mention: Mention = token.data
        owns = self._text[token.end : token.end + 2] in ("'s", "’s")
        bare = mention.kind == "named" and mention.role is None and bool(mention.who) and not owns
        return bare and all(self._g.is_state(who.actor) and who.person is None and not who.named for who in mention.who)

    def stance(self, act: str, obj: str | None, ask: str | None, overall: str | None) -> int | None:
        """Return −2 to +2, or nothing for acts without a stance; a call has that of what is asked, a verdict that of what is found."""
        if act == "call":
            return self._lexicon.ask_stances.get(ask or "other", -1)
        if act == "verdict":
            return _VERDICTS.get(overall or "")
        return self._lexicon.stances.get(act, {}).get("winner" if obj == "winner" else "other")


def _among(finding: Finding, act: str) -> str | None:
    """Return of the kinds of objects in a clause the one that the act is about."""
    order = _ORDERS.get(act, _ORDER)
    if finding.judgements and not set(_JUDGED).isdisjoint(finding.categories):
        # What is judged is the vote, whatever else the sentence tells of.
        order = _JUDGED
    found = next((kind for kind in order if kind in finding.categories), None)
    return found or ("process" if act in _OF_A_VOTE else "result" if act == "reject" else None)
