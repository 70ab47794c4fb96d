"""Congratulations and offers: whether they go to the host or its winner, for the vote and not for another cause.

Belongs here: to whom, for what and in what connection something is offered or wished. Does not: telephone calls and visits (contacts).
"""

from pipeline.coding.conditions.case import Case
from pipeline.coding.conditions.sides import honorees
from pipeline.coding.conditions.surroundings import NEAR, Surroundings
from pipeline.coding.zones import HEADLINE

_STANDING_BY = ("support", "solidarity", "will-stand", "will-support")
"""Triggers of an offer that name straight away whom it is to."""


class Courtesies:
    """Decides over offers and congratulations."""

    def __init__(self, around: Surroundings) -> None:
        self._around, self._sides, self._g, self._elections = around, around.sides, around.gazetteer, around.elections

    def offered(self, case: Case) -> bool:
        """Say whether an offer goes to the host or its winner, in connection with the vote."""
        name = case.finding.spec.name if case.finding.spec is not None else ""
        if (name == "keep" and self._for_a_cause(case)) or (name == "solidarity" and self._with_its_own(case)) or _of_ways(case):
            return False
        if name in _STANDING_BY and self._by_another(case):
            return False
        if self._around.goes_on_kindly(case) or self._to_winner(case) or (self._around.spoken_of(case, 0) and self._to_host(case)):
            return True
        near = self._around.spoken_of(case, NEAR) or self._around.answered_near(case)
        return near and self._around.undisturbed(case) and (self._to_host(case) or self._of_relations(case))

    def _with_its_own(self, case: Case) -> bool:
        """Say whether it is with the speaker's own people that somebody stands: "thanked Y for standing with the Norwegian people"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 4]
        return any(self._sides.of_own_people(token, case) for token in behind)

    def _by_another(self, case: Case) -> bool:
        """Say whether it is a third state that is stood by: "reaffirmed its unwavering support for Sudland's borders"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 3]
        named = [token.data for token in behind if token.cls == "M" and token.data.kind == "named"]
        states = {self._g.state_of(who.actor) for mention in named for who in mention.who}
        return bool(states) and case.target.country not in states

    def _for_a_cause(self, case: Case) -> bool:
        """Say whether something else than relations is worked for: "continue to work for a just peace"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 7]
        # "continue to work to relieve the people's suffering"
        cause = bool(behind) and not {"cause", "infinitive"}.isdisjoint(behind[0].word.marks)
        return cause and not any(self._sides.one_of("relations", token) for token in behind)

    def _of_relations(self, case: Case) -> bool:
        """Say whether what is offered is good relations with whoever governs, nobody else being named."""
        behind = case.sentence.tokens[case.finding.at : case.finding.clause[1]]
        return any(self._sides.one_of("relations", token) for token in behind) and not any(
            token.cls == "M" and token.data.kind == "named" for token in behind[1:]
        )

    def _to_host(self, case: Case) -> bool:
        """Say whether what is offered goes to the host, to its people, or to somebody not named otherwise."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.clause[1]]
        if case.finding.spec is not None and case.finding.spec.name == "be-counted-on":
            # "she can count on us"
            behind = case.sentence.tokens[max(0, case.finding.at - 3) : case.finding.at]
        people = [token.data for token in behind if token.cls == "M"]
        if not people:
            # "to work with Your Excellency", "to go on supporting democracy there"
            addressed = any(not {"addressed", "where_spoken_of"}.isdisjoint(token.word.marks) for token in behind)
            return addressed or bool({"winner"} & set(case.finding.categories))
        # "The new government" is the host's, whoever has been spoken of before.
        return any(
            not mention.who or mention.kind == "generic" or any(self._g.state_of(who.actor) == case.target.country for who in mention.who)
            for mention in people
        )

    def for_the_vote(self, case: Case) -> bool:
        """Say whether a congratulation that names nothing won goes to somebody of the host, in a text mainly about its election."""
        finding = case.finding
        if finding.spec is not None and finding.spec.name == "wish-well" and self._ahead_of_it(case):
            return False
        if finding.honoree is None and self._to_somebody(case):
            return False
        if (
            {"winner", "process", "result", "people", "aspect"} & set(finding.categories)
            or finding.from_receiver
            or finding.honoree is None
        ):
            return True
        if finding.rule.endswith(".bare") and case.sentence.zone.kind == HEADLINE:
            # "Congratulations to Nursultan Nazarbayev": what for is told below.
            return False
        honoured = honorees(finding)
        if honoured:
            return any(self._g.state_of(who.actor) in (case.target.country, None) for who in honoured)
        return self._elections.dense

    def _to_somebody(self, case: Case) -> bool:
        """Say whether what is sent goes to somebody who holds no office, and for nothing that was voted on: "to the Kenyan writer"."""
        if {"winner", "process", "result"} & set(case.finding.categories):
            return False
        behind = [
            t
            for t in case.sentence.tokens[case.finding.at + 1 : case.finding.at + 6]
            if t.cls != "determiner" and "addressing" not in t.word.marks
        ]
        if len(behind) < 2 or "demonym" not in behind[0].senses or behind[0].cls != "w":
            return False
        # "his Ghanaian colleague" is who leads the other state.
        return behind[1].cls == "w" and not behind[1].senses and "peers" not in behind[1].word.marks

    def _ahead_of_it(self, case: Case) -> bool:
        """Say whether something is said before the vote: "had wished him success before the election"."""
        behind = case.sentence.tokens[case.finding.at : case.finding.clause[1]]
        return any("ahead_of" in token.word.marks for token in behind)

    def _to_winner(self, case: Case) -> bool:
        """Say whether the other side is a leader of the host, in a text mainly about the election."""
        return self._elections.focus and any(
            self._g.state_of(who.actor) == case.target.country
            and (who.person is not None or who.level.startswith("head") or self._elections.dense)
            for who in honorees(case.finding)
        )


def _of_ways(case: Case) -> bool:
    """Say whether only how something could be done is spoken of: "will discuss new ways to deepen the alliance"."""
    before = case.sentence.tokens[max(0, case.finding.at - 2) : case.finding.at]
    return case.finding.rule.endswith(".infinitive") and any("ways" in token.word.marks for token in before)
