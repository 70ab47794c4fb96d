"""What the host answers to others: whether there is somebody to answer, and whether what they said was said of the vote.

Belongs here: critics, their calls and remarks, and how an answer takes them up. Does not: their own criticism (objects).
"""

from pipeline.coding.conditions.case import Case
from pipeline.coding.conditions.sides import honorees
from pipeline.coding.conditions.surroundings import NEAR, OBJECT, REBUKES, Surroundings
from pipeline.coding.zones import HEADLINE


class Answers:
    """Decides over answers to critics."""

    def __init__(self, around: Surroundings) -> None:
        self._around, self._sides, self._g = around, around.sides, around.gazetteer
        self._document, self._elections = around.document, around.elections

    def answers(self, case: Case, have: set[str]) -> bool:
        """Say whether the clause names a response, or a foreign actor whose words can be answered."""
        if self.of_rivals(case) or self._of_the_vote(case) or self._of_those_at_home(case):
            return False
        if ("third_party_response" in have and self._on_the_vote(case)) or self._foreign_call(case):
            return True
        foreign = any(w.actor and self._g.state_of(w.actor) != case.target.country for w in honorees(case.finding)) or any(
            token.cls == "M" and token.data.role is not None and token.data.role.level == "mission"
            for token in case.sentence.tokens[case.finding.at + 1 : case.finding.at + 5]
        )
        if foreign and " " in case.finding.trigger.low:
            return True
        spec = case.finding.spec
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 2]
        if spec is not None and spec.name == "dismiss" and behind and self._sides.observes(behind[0]):
            # "attacked the head of the mission", "criticised the observers"
            return True
        # "The foreign ministry shot back": at those who spoke just before.
        vague = spec is not None and spec.name in ("hit-back", "brush", "dismiss", "surprised") and self._of_something_said(case)
        return vague and (foreign or self._around.heard_before(case))

    @staticmethod
    def _of_the_vote(case: Case) -> bool:
        """Say whether it is the vote itself that is dismissed: "the election, dismissed by the government of Norland as a sham"."""
        verb = case.sentence.clauses.at.get(case.finding.at)
        if verb is None or not verb.passive or not verb.first:
            return False
        noun = verb.first - 1 if verb.noun is None else verb.noun
        phrase = case.sentence.tokens[max(0, noun - OBJECT) : noun + 1]
        # "Criticism of the poll was shrugged off"
        answered = any("doubts_of_it" in t.word.head or "third_party_response" in t.senses.get("object", ()) for t in phrase)
        return phrase[-1].cls == "E" and not answered

    @staticmethod
    def of_rivals(case: Case) -> bool:
        """Say whether what is answered is said at home: "dismissed the opposition's criticism"."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + 4]
        named = next((token.data for token in behind if token.cls == "M"), None)
        return named is not None and named.role is not None and not named.role.own and named.role.level == "party"

    def _of_those_at_home(self, case: Case) -> bool:
        """Say whether "the criticism" is of rivals at home: "The opposition criticised it. Y brushed the criticism aside"."""
        tokens, at, number = case.sentence.tokens, case.finding.at, case.sentence.number
        pointed = at + 2 < len(tokens) and "pointing_all" in tokens[at + 1].word.marks and "doubts_of_it" in tokens[at + 2].word.head
        if not pointed or not number or self._around.heard_before(case):
            return False
        first = next(iter(self._document.sentences[number - 1].mentions()), None)
        role = first.data.role if first is not None else None
        return role is not None and role.level == "party" and not role.own

    def _on_the_vote(self, case: Case) -> bool:
        """Say whether what is answered was said of the vote: it is named, or somebody has just spoken of it, or observed it."""
        first, last = case.finding.clause
        spec = case.finding.spec
        if spec is not None and spec.pos == "noun":
            # "the report was one-sided"
            first = max(0, first - OBJECT)
        named = [token for token in case.sentence.tokens[first:last] if "third_party_response" in token.senses.get("object", ())]
        if not named or any("of_anything" not in token.word.marks for token in named):
            return True
        if case.sentence.zone.kind == HEADLINE and self._elections.dense:
            # "Norland dismisses observers' report"
            return True
        if (
            bool(case.sentence.national)
            or self._sides.of_observers(case)
            or "sign" in case.sentence.senses
            or self._around.heard_before(case)
        ):
            return True
        return self._elections.dense and any(self._g.is_mission(actor) for actor in self._around.last)

    def _has_critics(self, case: Case) -> bool:
        """Say whether there is somebody to answer: a response is named, observers are, or somebody from abroad has spoken before."""
        first, last = case.finding.clause
        said = (t for t in case.sentence.tokens[first:last] if "third_party_response" in t.senses.get("object", ()))
        if any("meddling" not in token.word.marks for token in said) or self._sides.of_observers(case):
            return True
        return any(actor != "-" and self._g.state_of(actor) != case.target.country for actor in self._around.last)

    def noted(self, case: Case, have: set[str]) -> bool:
        """Say whether what observers said is taken note of."""
        told = "third_party_response" in have or any(
            "free_relative" in token.word.marks for token in case.sentence.tokens[case.finding.at + 1 :][:2]
        )
        return told and self._sides.of_observers(case)

    def _foreign_call(self, case: Case) -> bool:
        """Say whether what is answered is another state's call or concern: "shrugged off the US call for an investigation"."""
        tokens, at = case.sentence.tokens, case.finding.at
        for number in range(at + 1, min(at + 8, len(tokens))):
            token = tokens[number]
            if any(spec.pos == "noun" and spec.act in REBUKES for spec in token.senses.get("act", ())):
                before, behind = tokens[at + 1 : number], tokens[number + 1 : number + 6]
                owned = bool(behind) and "owning" in behind[0].word.marks
                return any(self._sides.from_abroad(t, case.target) for t in (*before, *(behind if owned else ())))
            if token.cls not in ("determiner", "w", "adverb", "M", "poss"):
                return False
        return False

    def retorts(self, case: Case, have: set[str]) -> bool:
        """Say whether a plain verb of answering answers a critic: "replied to the United States that", "answered" right after a rebuke."""
        tokens, at = case.sentence.tokens, case.finding.at
        if any("third_party_response" in token.senses.get("object", ()) for token in tokens[at + 1 : at + 6]) and self._on_the_vote(case):
            # "answered the bloc's criticism by saying"
            return True
        # "responded defiantly to the Union"
        at += at + 2 < len(tokens) and tokens[at + 1].cls == "adverb"
        if at + 1 < len(tokens) and tokens[at + 1].cls == "M":
            # "answered the embassy on radio"
            body = tokens[at + 1].data.role
            return body is not None and body.level in ("ambassador", "mission") and self._around.rebuked_before(case, NEAR)
        addressed = at + 2 < len(tokens) and "addressing" in tokens[at + 1].word.marks and tokens[at + 2].cls == "M"
        if addressed:
            rebuked = any(spec.act in REBUKES for token in tokens[at + 3 :] for spec in token.senses.get("act", ()))
            return any(self._sides.foreign(who, case.target) for who in tokens[at + 2].data.who) and (
                rebuked or self._around.rebuked_before(case)
            )
        return at + 1 < len(tokens) and "answer_follows" in tokens[at + 1].word.marks and self._around.rebuked_before(case)

    def answers_accuser(self, case: Case, have: set[str]) -> bool:
        """Say whether the clause names a foreign actor or something that was said or done abroad."""
        spec = case.finding.spec
        if spec is not None and spec.name == "accuse-foreign" and not self._has_critics(case):
            # "accused Norland of meddling in the vote" answers nobody.
            return False
        if (
            spec is not None
            and spec.name == "in-reply"
            and any("plain_asking" in token.word.marks for token in case.sentence.tokens[case.finding.at + 1 : case.finding.at + 5])
        ):
            # "came in response to an invitation" answers no critic.
            return False
        if "third_party_response" in have:
            return self._on_the_vote(case)
        if spec is not None and spec.option == "spoken" and (self._said_of_critics(case) or self._of_remarks_before(case)):
            return True
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.clause[1]]
        foreign = any(
            who.actor and self._g.state_of(who.actor) != case.target.country for t in behind if t.cls == "M" for who in t.data.who
        )
        foreign = foreign or any("demonym" in t.senses and case.target.country not in t.senses["demonym"] for t in behind)
        return foreign or (self._around.heard_before(case) and any("vague_steps" in t.word.marks for t in behind[:6]))

    def ripostes(self, case: Case, have: set[str]) -> bool:
        """Say whether harsh words are for a critic: somebody abroad has just faulted the vote, and is spoken of, or what he said."""
        if not self._around.rebuked_before(case, NEAR):
            return False
        spoken_of = any(
            token.data is not case.finding.subject and self._sides.from_abroad(token, case.target) for token in case.sentence.tokens
        )
        return spoken_of or "third_party_response" in case.sentence.objects or self._sides.of_observers(case)

    def _of_remarks_before(self, case: Case) -> bool:
        """Say whether "they" are remarks that the host's own text has just spoken of: "A number of them are factually wrong"."""
        voice = self._document.voice
        if voice is None or not self._elections.dense or all(who.actor != case.who.actor for who in voice.who):
            return False
        number = case.sentence.number
        return any("third_party_response" in other.objects for other in self._document.sentences[max(0, number - 2) : number])

    def _said_of_critics(self, case: Case) -> bool:
        """Say whether what is called wrong is somebody abroad: "said that the bloc should not interfere in the vote"."""
        if not (case.sentence.national or self._around.heard_before(case)):
            return False
        before = case.sentence.tokens[max(0, case.finding.at - 8) : case.finding.at]
        if any("reasons_given" in token.word.marks for token in before):
            # "would not invite them because they were biased" answers nobody.
            return False
        return any(token.data is not case.finding.subject and self._sides.from_abroad(token, case.target) for token in before)

    def _of_something_said(self, case: Case) -> bool:
        """Say whether nothing or only "it" follows a verb of answering."""
        tokens, at = case.sentence.tokens, case.finding.at
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if self._of_foreign_word(case):
            return True
        if following is None or following.cls in ("punct", "preposition", "adverb"):
            return case.finding.spec is not None and case.finding.spec.name in ("hit-back", "surprised")
        pointed = "pointing_all" in following.word.marks and at + 2 < len(tokens)
        if pointed and "vague_words" in tokens[at + 2].word.marks:
            # "dismissed the demand"
            return True
        pronoun = following.data.word if following.cls == "M" and following.data.kind == "pronoun" else following.low
        return pronoun in self._g.words["something_said"]

    def _of_foreign_word(self, case: Case) -> bool:
        """Say whether it is a call or a step of somebody abroad: "rejected | the OAS call"."""
        named, said = (*case.sentence.tokens[case.finding.at + 1 : case.finding.at + 3], None, None)[:2]
        foreign = named is not None and named.cls == "M" and self._sides.from_abroad(named, case.target)
        return foreign and said is not None and "vague_words" in said.word.marks

    def answers_other(self, case: Case, have: set[str]) -> bool:
        """Say whether what is faulted is a third state's response: "deplored the US statement"."""
        named = (w.actor for t in case.sentence.tokens[case.finding.at : case.finding.clause[1]] if t.cls == "M" for w in t.data.who)
        return "third_party_response" in have and any(actor not in (None, case.who.actor, case.target.country) for actor in named)
