"""Calls, visits and receptions: whether both sides are there, and whether the vote is why.

Belongs here: who rings, calls on or receives whom. Does not: what is wished or offered in doing so (courtesies).
"""

from itertools import pairwise

from pipeline.coding.conditions.case import Case
from pipeline.coding.conditions.sides import honorees
from pipeline.coding.conditions.surroundings import ELECTORAL, Surroundings

_RECALLED = 10
"""Tokens behind a contact within which it is told to be of long ago."""
_WISHES = 12
"""Tokens from a verb of calling on within which the wishes stand with which somebody calls."""
_WHOM = 2
"""Tokens of "the winner"."""


class Contacts:
    """Decides over contacts of the host with others."""

    def __init__(self, around: Surroundings) -> None:
        self._around, self._sides, self._g = around, around.sides, around.gazetteer
        self._document, self._elections = around.document, around.elections

    def beside_the_vote(self, case: Case) -> bool:
        """Say whether a contact stands beside an election, its winner or a congratulation, not in a headline alone, nor months from it."""
        if self._elections.months_off(case.target) and not self._elected(case):
            return False
        if self._recalled(case):
            return False
        number = case.sentence.number
        around = self._document.sentences[max(0, number - (3 if self._elections.dense else 1)) : number + 2]
        return any(not ELECTORAL.isdisjoint(other.senses) or "congratulate" in other.acts or "winner" in other.objects for other in around)

    @staticmethod
    def _recalled(case: Case) -> bool:
        """Say whether a contact is one of long ago that is called to mind: "our meeting with him back in March"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + _RECALLED]
        return any(
            ("back_in" in one.word.marks and " " in one.low) or ("looking_back" in one.word.marks and "back_in" in two.word.marks)
            for one, two in pairwise(behind)
        )

    def _elected(self, case: Case) -> bool:
        """Say whether somebody elected who is not yet in office is named: "met Ann Other, President-elect of Norland"."""
        text = self._document.text[case.sentence.start : case.sentence.end].lower()
        return any(part in text for part in self._g.words.parts["elect"])

    def rings(self, case: Case) -> bool:
        """Say whether a foreign leader rings the winner, named or understood: "Vladimir Putin rang on Thursday"."""
        if not case.who.level.startswith(("head", "foreign")) or not self._around.undisturbed(case):
            return False
        following = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 3]
        if not following or following[0].cls in ("punct", "preposition", "adverb"):
            if "ambiguous_calls" in case.finding.trigger.word.marks:
                return self._called_too(case) and self._around.heard_before(case)
            return self._around.heard_before(case) or self._congratulates_next(case)
        if self._the_winner(case) or self._with_wishes(case):
            return True
        token = following[0]
        called = len(following) > 1 and following[1].cls in ("determiner", "M", "w", "E", "quote", "poss")
        if token.cls != "M" or (called and "channel" not in following[1].senses):
            # "called him a dictator"
            return False
        return self._sides.of_host(token, case.target) or self._sides.elect(token)

    @staticmethod
    def _the_winner(case: Case) -> bool:
        """Say whether the winner is rung without a name: "telephoned the winner", not "called the winner a dictator"."""
        rung = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 4]
        if len(rung) < _WHOM or rung[0].cls != "determiner" or "victory" in rung[1].word.marks:
            return False
        return "winner" in rung[1].senses.get("object", ()) and rung[-1].cls not in ("determiner", "w", "quote", "poss")

    def _with_wishes(self, case: Case) -> bool:
        """Say whether somebody of the host is rung for the win: "rang the president-elect the same day with congratulations"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + _WISHES]
        host = behind[0].cls == "M" and (self._sides.of_host(behind[0], case.target) or self._sides.elect(behind[0]))
        return host and any(
            "accompaniment" in one.word.marks and any(spec.act == "congratulate" for spec in two.senses.get("act", ()))
            for one, two in pairwise(token for token in behind if token.cls not in ("determiner", "adverb"))
        )

    @staticmethod
    def _called_too(case: Case) -> bool:
        """Say whether somebody "also called" or "Later" did, and nothing follows that is called."""
        tokens, at = case.sentence.tokens, case.finding.at
        ends = at + 1 >= len(tokens) or tokens[at + 1].low in (".", ";")
        return ends and any("besides" in tokens[number].word.marks for number in (0, at - 1))

    def _congratulates_next(self, case: Case) -> bool:
        """Say whether the next sentence tells the congratulation for which somebody rang: "Joe Biden rang on Thursday. …"."""
        number = case.sentence.number
        return any("congratulate" in other.acts for other in self._document.sentences[number + 1 : number + 2])

    def calls_on(self, case: Case) -> bool:
        """Say whether an envoy pays a call on the winner: "the envoys of A and B called on her", not "called on her to resign"."""
        tokens, at = case.sentence.tokens, case.finding.at
        if case.who.level != "ambassador" or at + 1 >= len(tokens):
            return False
        if "courtesy" in tokens[at].word.marks and tokens[at + 1].cls != "M":
            # "paid a courtesy call the same day"
            return self._around.heard_before(case) and self._around.undisturbed(case)
        if tokens[at + 1].cls != "M":
            return False
        asked = any("infinitive" in token.word.head for token in tokens[at + 2 : at + 6])
        person = tokens[at + 1].data
        known = person.kind == "pronoun" or self._sides.elect(tokens[at + 1]) or any(who.person is not None for who in person.who)
        return not asked and known and self._sides.of_host(tokens[at + 1], case.target)

    def received(self, case: Case) -> bool:
        """Say whether it is a person that is received, not what is his: "received cables from the Emir", "welcomed the Emir's efforts"."""
        behind = [t for t in case.sentence.tokens[case.finding.at + 1 : case.finding.at + 5] if t.cls not in ("determiner", "adverb")]
        return bool(behind) and behind[0].cls == "M" and (len(behind) == 1 or behind[1].cls != "poss")

    def on_the_phone(self, case: Case) -> bool:
        """Say whether a foreign leader calls whoever is congratulated in the same sentence: "telephoned to congratulate him"."""
        spec, tokens = case.finding.spec, case.sentence.tokens
        assert spec is not None
        if spec.name not in ("call", "conversation") or case.who.level in ("unspecified", "government"):
            return False
        behind = tokens[case.finding.at + 1 : case.finding.at + 16]
        host = case.finding.honoree is None or any(
            self._g.state_of(who.actor) in (case.target.country, None) for who in case.finding.honoree.data.who
        )
        return host and any(
            "wishes" in token.word.marks or any(sense.act == "congratulate" for sense in token.senses.get("act", ())) for token in behind
        )

    @staticmethod
    def _the_congratulated(case: Case) -> bool:
        """Say whether it is he who was congratulated just before: "congratulated the winner and invited | him to Oslo"."""
        tokens, at = case.sentence.tokens, case.finding.at
        pronoun = at + 1 < len(tokens) and tokens[at + 1].cls == "M" and tokens[at + 1].data.kind == "pronoun"
        return pronoun and any(spec.act == "congratulate" for token in tokens[:at] for spec in token.senses.get("act", ()))

    def both_sides(self, case: Case) -> bool:
        """Say whether both a person of the host and a person from abroad stand in the clause."""
        first, last = case.finding.clause
        people = [
            who
            for token in case.sentence.tokens[first:last]
            if token.cls == "M"
            for who in token.data.who
            if who.person or who.named or who.level.startswith(("head", "foreign", "minister", "organisation_head"))
        ]
        leads = [who for who in people if who.person or who.level.startswith(("head", "foreign", "organisation_head"))]
        elected = any(
            token.cls == "M" and token.data.kind == "generic" and self._sides.elect(token) for token in case.sentence.tokens[first:last]
        )
        if case.finding.from_receiver and case.finding.honoree is not None:
            # "Hichilema took phone calls from A and B"
            elected = elected or any(self._g.state_of(who.actor) == case.target.country and who.person for who in honorees(case.finding))
        host = elected or any(self._g.state_of(who.actor) == case.target.country for who in leads) or self._the_congratulated(case)
        host = host or self._addressed(case)
        # A deputy minister's visit is one to whoever was elected, or to who leads the state.
        elected = elected or any(self._g.state_of(who.actor) == case.target.country and who.level.startswith("head") for who in leads)
        abroad = any(who.actor and self._g.state_of(who.actor) != case.target.country for who in (people if elected else leads))
        return host and (abroad or self._tells_of_himself(case))

    def _addressed(self, case: Case) -> bool:
        """Say whether it is he to whom a message goes: "I take this opportunity to invite | Your Excellency to Oslo"."""
        tokens, at = case.sentence.tokens, case.finding.at
        to = at + 1 < len(tokens) and "written_to" in tokens[at + 1].word.marks
        return to and self._tells_of_himself(case)

    def _tells_of_himself(self, case: Case) -> bool:
        """Say whether whoever speaks is a side himself: "This morning I telephoned the Prime Minister-elect"."""
        voice = self._document.voice
        himself = voice is not None and case.finding.subject is voice
        return himself and self._g.state_of(case.who.actor) != case.target.country
