"""What is asked for: whether something is asked of those who run or contest the vote, and whether it is of an election.

Belongs here: the addressee and the matter of a call. Does not: what can be asked for at all (the lexicon's asks).
"""

import itertools

from pipeline.coding.clauses import INFINITIVE
from pipeline.coding.conditions.case import Case
from pipeline.coding.conditions.surroundings import Surroundings
from pipeline.coding.mentions import Mention

ELECTORAL_ASKS = {"publish_results", "recount", "rerun", "admit_observers", "accept_result", "await_count"}
"""What can be asked for of an election alone."""
GRAVE_ASKS = {"investigate", "release_detainees", "step_aside"}
"""What "must be done" in a text mainly about an election."""

_HELD = 8
"""Tokens behind "the importance of" within which the vote is named that is to be held."""
_BOTH = 3
"""Tokens of "Norland and Kenya"."""


class Demands:
    """Decides over calls and demands."""

    def __init__(self, around: Surroundings) -> None:
        self._around, self._sides, self._g = around, around.sides, around.gazetteer

    def demanded(self, case: Case) -> bool:
        """Say whether what must be is of an election: by what it is, by its sentence, or violence in a text mainly about one."""
        finding = case.finding
        named = bool(case.sentence.national) or bool({"process", "result"} & set(finding.categories))
        modal = finding.spec is not None and finding.spec.pos == "modal"
        if finding.ask in ELECTORAL_ASKS | GRAVE_ASKS or (self._around.spoken_of(case, 0) if modal else named):
            return True
        return finding.ask == "restraint" and "violence" in finding.categories and self._around.undisturbed(case)

    @staticmethod
    def to_be_held(case: Case) -> bool:
        """Say whether it is the holding of the vote that matters to somebody: "stressed the importance of holding the election on time"."""
        tokens, at = case.sentence.tokens, case.finding.at
        if at + 1 >= len(tokens) or "staging" not in tokens[at + 1].word.marks:
            return False
        votes = (token for token in tokens[at + 2 : at + _HELD] if token.cls == "E")
        return any(token.data.national and (token.data.definite or token.data.proper) for token in votes)

    def apart(self, case: Case) -> bool:
        """Say whether only words of time part a verb from its "for" or "on": "called late on Sunday for a recount"."""
        tokens, at = case.sentence.tokens, case.finding.at
        if case.finding.ask == "other":
            return False
        for number in range(at + 1, min(at + 8, len(tokens))):
            token = tokens[number]
            if "purpose" in token.word.marks or (
                "upon" in token.word.marks and number + 1 < len(tokens) and "weekdays" not in tokens[number + 1].word.marks
            ):
                return number > at + 1
            timed = token.cls in ("adverb", "preposition") or "times" in token.word.marks or token.low.isdigit()
            if token.cls in ("M", "E", "determiner", "quote") or not timed:
                return False
        return False

    def asked_to(self, case: Case) -> bool:
        """Say whether an infinitive hangs on a verb of asking: "asked the commission to publish", not "told him that he hoped to"."""
        at = case.finding.at
        if any(verb.kind == INFINITIVE and verb.governor is not None and verb.governor.at == at for verb in case.sentence.clauses.verbs):
            return True
        behind = case.sentence.tokens[at + 1 : at + 14]
        last = next((n for n, token in enumerate(behind) if "complementiser" in token.word.marks or token.cls == "quote"), len(behind))
        asked = behind[: last + 1]
        return any(
            "infinitive" in token.word.head and ("infinitive" not in token.word.marks or following.cls not in ("M", "determiner"))
            for token, following in itertools.pairwise(asked)
        )

    def _with_us(self, case: Case) -> bool:
        """Say whether the speaker's own state is to do it, too: "Norland and Kenya should deepen their ties" asks nothing of Kenya."""
        tokens, at = case.sentence.tokens, case.finding.at
        own = self._g.state_of(case.who.actor)
        joined = at >= _BOTH and "adding" in tokens[at - 2].word.marks
        named = tokens[at - (_BOTH if joined else 1) : at]
        return own is not None and any(own in self._sides.states_of(token) for token in named)

    def _of_several(self, mention: Mention) -> bool:
        """Say whether somebody who is not named is of those who contest or run a vote: "urged | all parties to", "urged | them to"."""
        several = mention.word in self._g.words["several_persons"]
        return several or (mention.kind == "generic" and not mention.who and mention.word in self._g.words["contesting"])

    def addressed(self, case: Case) -> bool:
        """Say whether a call goes to those who contest or run the vote, whatever it asks of them."""
        finding, tokens = case.finding, case.sentence.tokens
        if finding.spec is not None and finding.spec.pos == "modal":
            before = tokens[finding.at - 1] if finding.at else None
            if before is None or before.cls != "M" or self._with_us(case):
                return False
            return self._sides.contests(before, case.target)
        if finding.spec is None or finding.spec.pos != "verb" or "asking_for" in finding.trigger.word.tail:
            return False
        behind = tokens[finding.at + 1 : min(finding.at + 9, finding.clause[1])]
        to = next((n for n, token in enumerate(behind) if "infinitive" in token.word.marks), len(behind))
        if case.who.level.startswith("mission") and 0 < to < len(behind) and self._around.undisturbed(case):
            # "The mission calls on the country to adopt open lists."
            return True
        return any(
            "parties" in token.word.marks
            or (token.cls == "M" and any(self._g.state_of(who.actor) == case.target.country for who in token.data.who))
            or (token.cls == "M" and token.data.kind == "people")
            or (token.cls == "M" and self._of_several(token.data) and self._around.undisturbed(case))
            for token in behind[:to]
        ) and to < len(behind)
