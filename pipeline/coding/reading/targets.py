"""Which state's election an act is about, where the act itself names somebody of that state.

Belongs here: the state of who is congratulated, recognised or offered something. Does not: which election of the state it is (elections).
"""

from collections.abc import Iterable

from pipeline.coding.claims import ReportedAct
from pipeline.coding.document import Sentence
from pipeline.coding.elections import Target
from pipeline.coding.frames import Finding
from pipeline.coding.reading.context import Context
from pipeline.coding.reading.followers import where_joined
from pipeline.coding.tokens import Token

_OUTRIGHT = ("congratulate", "recognise", "reject", "withhold")
"""Acts done to somebody of the state that has voted."""
_REFERRING = ("pronoun", "generic")
"""Kinds of mentions that mean somebody spoken of before."""
_NEAR = 2
"""Sentences between two that speak of the same vote."""
_States = set[str | None]


class Targets:
    """Finds the elections that findings are about, and remembers on whose vote an actor has congratulated."""

    def __init__(self, context: Context) -> None:
        self._g, self._document, self._elections, self._own = context.gazetteer, context.document, context.elections, context.own
        self._words = context.words
        self._turned_to: Target | None = None
        """the vote of another country than the text's that was spoken of last"""
        self._turned_at: Sentence | None = None
        """where that was"""
        self._honoured: dict[str, str] = {}
        """actor → the state whose election it last congratulated on"""

    def of(self, sentence: Sentence, finding: Finding) -> Target | None:
        """Return the election of a finding, as far as it is known."""
        country = self._country(sentence, finding)
        if self._goes_on(sentence, country):
            return self._turned_to
        target = self._elections.of(sentence, country, finding.clause)
        if target is not None and target.country not in (None, self._elections.country) and self._turns(sentence, target):
            self._turned_to, self._turned_at = target, sentence
        return target

    def _turns(self, sentence: Sentence, target: Target) -> bool:
        """Say whether a sentence names a vote, one of these days."""
        named = any(token.data.country == target.country and token.data.definite for token in sentence.national)
        return named and not target.earlier and not self._elections.long_ago(target)

    def _goes_on(self, sentence: Sentence, country: str | None) -> bool:
        """Say whether a sentence goes on with the other country's vote of the one before it, and names no state but that."""
        turned, at = self._turned_to, self._turned_at
        if turned is None or at is None or country not in (None, turned.country):
            return False
        if sentence.paragraph != at.paragraph or sentence.number - at.number > _NEAR:
            return False
        if any(token.data.country not in (None, turned.country) or token.data.year for token in sentence.national):
            return False
        mentions = [sentence.tokens[number].data for number in sentence.where("M")]
        named = {self._g.state_of(who.actor) for mention in mentions if mention.kind not in _REFERRING for who in mention.who}
        if self._elections.country in named:
            return False
        self._turned_at = sentence
        return True

    def remember(self, claim: ReportedAct) -> None:
        """Note on whose election an actor has congratulated."""
        if claim.act == "congratulate" and claim.actor_id is not None and claim.election_country is not None:
            self._honoured[claim.actor_id] = claim.election_country

    def _country(self, sentence: Sentence, finding: Finding) -> str | None:
        """Return the state of who is congratulated or recognised, or the one other state that the clause names."""
        if finding.act == "offer":
            return self._offered_to(sentence, finding)
        if finding.act not in _OUTRIGHT:
            return None
        speakers, end = self._speakers(finding), self._end(sentence, finding)
        honoured = self._honoured_state(finding, speakers, sentence.tokens[end - 1].end)
        if honoured is not None:
            return honoured
        if finding.from_receiver:
            # "Messages have come from Iran and, on Tuesday, Nicaragua": all of them are senders.
            return None
        quote = self._document.quote_at(finding.trigger.start)
        clause = sentence.tokens[finding.at : end]
        # "congratulated the president, | whom Donald Trump hailed": what is said of him names others.
        clause = clause[: next((n for n, token in enumerate(clause) if token.cls == "relative"), len(clause))]
        spoken = [t for t in clause if t.cls == "M" and self._document.quote_at(t.start) == quote]
        named = self._states(spoken, speakers, itself=True)
        return named.pop() if len(named) == 1 and not self._only_referred_to(named, spoken) else None

    def _only_referred_to(self, states: set[str], mentions: list[Token]) -> bool:
        """Say whether mentions name a state by "him" or "the president" alone, whose election the text is not about."""
        if any(self._elections.speaks_of(state) for state in states):
            return False
        return (self._elections.dense and not self._elections.hosts) or all(
            token.data.kind in _REFERRING for token in mentions if states & {self._g.state_of(who.actor) for who in token.data.who}
        )

    def _end(self, sentence: Sentence, finding: Finding) -> int:
        """Return the number of the token behind what is said of the act itself, before those who did the same: "as did Rwanda"."""
        return where_joined(sentence, finding.at, self._words) or finding.clause[1]

    def _honoured_state(self, finding: Finding, speakers: _States, end: int) -> str | None:
        """Return the state of who is congratulated or recognised; "him" is of the text's vote unless another's is spoken of as well."""
        if finding.honoree is None or finding.honoree.start > end:
            return None
        mention = finding.honoree.data
        for who in mention.who:
            state = self._g.state_of(who.actor)
            if state is None or not self._g.is_state(state) or state in speakers:
                continue
            if mention.kind in _REFERRING and not self._elections.speaks_of(state):
                return None
            return state
        return None

    def _offered_to(self, sentence: Sentence, finding: Finding) -> str | None:
        """Return the other state just congratulated to which an offer goes: "Xi also congratulated Y. He is ready to work with Y"."""
        speakers = self._speakers(finding)
        known = next((state for actor, state in self._honoured.items() if actor in speakers), None)
        if known is None or known == self._elections.country:
            return None
        clause = [token for token in sentence.tokens[finding.at : finding.clause[1]] if token.cls == "M"]
        return known if self._states(clause, speakers, itself=False) <= {known} else None

    def _speakers(self, finding: Finding) -> _States:
        """Return the states of who acts, the issuer's among them."""
        subject = finding.subject.who if finding.subject is not None else ()
        actors = [who.actor for who in subject] + ([self._own.actor] if self._own is not None else [])
        return {self._g.state_of(actor) for actor in actors}

    def _states(self, mentions: Iterable[Token], speakers: _States, *, itself: bool) -> set[str]:
        """Return the other states that mentions name; with `itself` those alone that are named themselves, not by a body of theirs."""
        return {
            state
            for token in mentions
            for who in token.data.who
            if (state := self._g.state_of(who.actor)) is not None and state not in speakers and (not itself or self._g.is_state(who.actor))
        }
