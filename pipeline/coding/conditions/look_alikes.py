"""What looks like a response to an election and is none: congratulations on an anniversary, a seat on a council, elections at home.

Belongs here: what blocks an act although trigger and object are there. Does not: whether an election is near (surroundings).
"""

from pipeline.coding.conditions.case import Case
from pipeline.coding.conditions.sides import honorees
from pipeline.coding.conditions.surroundings import NEAR, Surroundings
from pipeline.coding.document import Sentence

_OF_A_WINNER = ("congratulate", "recognise", "verdict", "rebut")
"""Acts that cannot be meant for who overthrows."""
_OF_A_CABINET = ("welcome", "congratulate", "recognise", "contact")
"""Acts that greet a new government as they do a vote."""
_EARLY = 3
"""Sentences that open a text."""
_NEXT = 5
"""Tokens behind a refusal within which stands what is refused."""
_FORMED = 9
"""Tokens behind an act within which the formation of a government is named as its object."""
_OF_A_VOTE = frozenset(("winner", "result", "process"))


class LookAlikes:
    """Finds what only looks like a response; remembers who has just congratulated for something else."""

    def __init__(self, around: Surroundings) -> None:
        self._g, self._document, self._elections = around.gazetteer, around.document, around.elections
        self._alike: dict[str, int] = {}
        """actor → number of its last sentence that congratulates for something else"""
        self._occasion = self._opens_with_occasion()
        """whether the text is about a day that is kept: "Greetings on Independence Day" """

    def of_ours(self, case: Case) -> bool:
        """Say whether "our elections" are all that the sentence names: whoever says so means those at home."""
        text = self._document.text
        named = case.sentence.national
        return bool(named) and all(text[token.start : token.end].partition(" ")[0].lower() in self._g.words["ours"] for token in named)

    def of_the_like(self, case: Case) -> bool:
        """Say whether a congratulation just before was for something else, an anniversary, an order, and this one names no vote."""
        if {"winner", "process", "result"} & set(case.finding.categories):
            return False
        last = self._alike.get(case.who.actor or "-")
        near = last is not None and 0 <= case.sentence.number - last <= NEAR + 1
        return near or self._amid_toasts(case)

    def on_an_occasion(self, case: Case) -> bool:
        """Say whether the text is about a day that is kept, and the sentence of no vote."""
        return self._occasion and not case.sentence.national and _OF_A_VOTE.isdisjoint(case.finding.categories)

    def _opens_with_occasion(self) -> bool:
        """Say whether a text opens with a day that is kept, and its first sentences name no vote."""
        opening = self._document.sentences[:_EARLY]
        if any(sentence.national or "winner" in sentence.objects or "sign" in sentence.senses for sentence in opening):
            return False
        return bool(opening) and self._names_occasion(opening[0])

    def _names_occasion(self, sentence: Sentence) -> bool:
        return any("occasions" in sentence.tokens[number].word.marks for number in sentence.where("block"))

    def _amid_toasts(self, case: Case) -> bool:
        """Say whether the sentence just before, of others, is of greetings for another cause: "… on his birthday. Norland sent its own"."""
        if case.sentence.national or not case.sentence.number:
            return False
        before = self._document.sentences[case.sentence.number - 1]
        if before.national or "winner" in before.objects or "sign" in before.senses:
            return False
        greeted = "congratulate" in before.acts or not self._g.words["messages"].isdisjoint(before.words)
        return greeted and self._names_occasion(before)

    def of_an_overthrow(self, case: Case) -> bool:
        """Say whether a coup is what is answered: it is spoken of in the sentence or close by, and the sentence names no vote."""
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + _NEXT]
        if case.act == "reject" and not case.sentence.national and any("overthrow" in token.word.marks for token in behind):
            # "did not accept the coup and its results"
            return True
        if case.act in _OF_A_WINNER or case.sentence.national or not _OF_A_VOTE.isdisjoint(case.finding.categories):
            return False
        number = case.sentence.number
        near = self._document.sentences[max(0, number - NEAR) : number + 2]
        return any(self._tells_overthrow(sentence) for sentence in near)

    def of_a_cabinet(self, case: Case) -> bool:
        """Say whether a government is what is hailed that was formed months after the vote: "welcomed the formation of a government"."""
        if case.act not in _OF_A_CABINET or not self._elections.months_off(case.target):
            return False
        behind = case.sentence.tokens[case.finding.at + 1 : case.finding.at + _FORMED]
        return any("forming" in token.word.head for token in behind)

    def _tells_overthrow(self, sentence: Sentence) -> bool:
        if self._g.words["overthrow"].isdisjoint(sentence.words):
            return False
        tokens = sentence.tokens
        return any(
            "overthrow" in token.word.marks
            and not any("no_overthrow" in other.word.marks or other.low.isdigit() for other in tokens[max(0, at - 4) : at + 3])
            for at, token in enumerate(tokens)
        )

    def remember(self, case: Case) -> None:
        """Note that an actor congratulates for something else than a vote."""
        self._alike[case.who.actor or "-"] = case.sentence.number

    def look_alike(self, case: Case) -> bool:
        """Say whether the clause names what is no vote of a nation, or a word that blocks the act: "on his birthday"."""
        tokens, finding = case.sentence.tokens, case.finding
        first, last = finding.clause
        phrases = [token.data for token in case.sentence.unit_in("E", first, last)]
        named = phrases or {"winner", "result"} & set(finding.categories)
        if phrases and not any(phrase.national for phrase in phrases):
            # A seat on a council, a party's congress, a mayor.
            return True
        if not named and honorees(finding):
            # The clause may go on behind an insertion: "congratulated X – the leader –, on the anniversary of …".
            while last < len(tokens) and tokens[last].cls != "coordinator" and last not in case.sentence.clauses.at:
                last += 1
        verb = case.sentence.clauses.at.get(finding.at)
        start = (
            verb.first
            if verb is not None and finding.spec is not None and finding.spec.pos == "verb" and "passive" not in finding.rule
            else first
        )
        within = range(start, last) if named or honorees(finding) else range(len(tokens))
        blocked = {act for number in case.sentence.where("block") if number in within for act in tokens[number].senses["block"]}
        return case.act in blocked or (finding.act or case.act) in blocked
