"""Judgements on an election: "was neither free nor fair", "fell short of", "called the vote a sham", "this fraudulent election".

Belongs here: whether a judging word is said of an election and how it stands, all judgements of one speaker in a sentence as one finding.
Does not: acts (frames), whether a judgement is a mission's verdict or a state's act (reading).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from pipeline.coding.attribution import Floor, Speech, speaker_of
from pipeline.coding.clauses import FINITE, GERUND, INFINITIVE, PARTICIPLE, Grammar, Polarity, Verb, polarity_of
from pipeline.coding.denials import left_open, named_by_others, of_others, refuted
from pipeline.coding.document import Document, Sentence, categories_of
from pipeline.coding.frames import Finding
from pipeline.coding.lexicon import Evaluation, Lexicon
from pipeline.coding.mentions import Mention
from pipeline.coding.tokens import Token

_PRAISING = {"welcome", "congratulate", "call", "offer", "concern", "criticise"}
_CLAIMED = 8
"""Tokens before a fault within which stands whose claim it is."""
_UNMET = 14
"""Tokens behind praise within which it is told that there were no conditions for it."""
_NOBODY = 5
"""Tokens from "nobody" on within which stands what nobody says."""
_CLOSE = 2
"""Most tokens from a subject to its verb in a clause without a relative pronoun."""
_RELATED = 6
"""Tokens between a relative and its verb, and before it within which stands what it is about."""
_WISHED = 6
"""Tokens before an infinitive of saying within which stands what it is wished or needed for."""
_WISHED_FOR = 30
"""Tokens before praise within which several words say that it is wished for."""
_FAULTING = {"concern", "call", "criticise", "allege", "sanction", "threaten", "offer", "rebut"}
_WILLED = ("future", "hypothetical")
"""Modalities of what is not so yet, or only might be."""

Observer = Callable[[Mention | None], bool]
"""Says whether a speaker observes elections; nobody named is the text's own voice."""


@dataclass(slots=True)
class _Said:
    """A sentence, the speaker whose judgements are read, and from where on."""

    sentence: Sentence
    document: Document
    floor: Floor
    speaker: Mention | None
    speech: Speech | None
    observer: bool
    heard: int
    """number of the first judging word of this speaker"""
    reach: int
    """how many sentences back "it" can mean the vote"""

    @property
    def first(self) -> int:
        """Number of the token from which on this speaker is heard: the sentence's first where the verb of saying comes behind."""
        return self.speech.at if self.speech is not None and not self.speech.inverted and self.speech.at < self.heard else 0

    @property
    def wished(self) -> int:
        """Number of the token from which on it is said whether a judgement is hoped for: "what is required to | call it free"."""
        verb = self.sentence.clauses.at.get(self.first) if self.first else None
        return max(0, self.first - _WISHED) if verb is not None and verb.kind == INFINITIVE else self.first


class Judgements:
    """Finds the judgements of a sentence."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon) -> None:
        self._grammar, self._words = grammar, lexicon.words

    def find(self, sentence: Sentence, document: Document, floor: Floor, observes: Observer, dense: bool) -> Iterator[Finding]:
        """Yield one finding for each speaker who judges in the sentence; `dense` says whether the text is mainly about an election."""
        tokens = sentence.tokens
        if "?" in sentence.words and any(token.low == "?" for token in tokens[-2:]):
            return
        heard: list[Mention | None] = []
        for at in sentence.where("eval"):
            if "phrase" in tokens[at].senses:
                continue
            speaker, speech = speaker_of(sentence, at, document, floor)
            if any(other is speaker for other in heard):
                continue
            heard.append(speaker)
            finding = self._finding(_Said(sentence, document, floor, speaker, speech, observes(speaker), at, 3 if dense else 1))
            if finding is not None:
                yield finding

    def _finding(self, said: _Said) -> Finding | None:
        tokens = said.sentence.tokens
        words = [at for at in said.sentence.where("eval") if at >= said.first]
        judged = [(at, judgement) for at in words if (judgement := self._judged(said, at)) is not None]
        if not judged:
            return None
        at = judged[0][0]
        weighed = self._weighed(said, at)
        if self._foretold(tokens, said.first, at):
            weighed = replace(weighed, modality="actual")
        insists = said.speech is not None and "insisting" in tokens[said.speech.at].word.head
        rule = "en.judgement.insisted" if insists else "en.judgement.said"
        finding = Finding(
            "", rule, at, tokens[at], said.speaker, False, weighed, judgements=[j for _, j in judged], certain="0.85",
        )  # fmt: skip
        finding.clause = (said.first, len(tokens))
        finding.categories = tuple(dict.fromkeys(said.sentence.categories_in(0, len(tokens))))
        return finding

    def _judged(self, said: _Said, at: int) -> tuple[Token, Evaluation, bool] | None:
        """Return one judgement with its sign, if this speaker passes it, of an election."""
        tokens, token = said.sentence.tokens, said.sentence.tokens[at]
        if "eval" not in token.senses or "phrase" in token.senses or self._of_saying_so(said, at) or self._told_by_some(said, at):
            return None
        evaluation: Evaluation = token.senses["eval"][0]
        unmet = evaluation.positive and (self._unmet(said, at) or self._disowned(said, at))
        wished = any("hoped" in token.senses for token in tokens[said.wished : said.first])
        if not unmet and (wished or self._hoped(tokens, said.first, at)):
            return None
        if evaluation.positive and any("conceded" in token.word.marks for token in tokens[max(said.first, at - 4) : at]):
            # "irregularities marred what was otherwise a peaceful vote"
            return None
        if speaker_of(said.sentence, at, said.document, said.floor)[0] is not said.speaker:
            return None
        if unmet or "whole" in token.word.marks:
            return (token, evaluation, False) if self._told_outright(said, at) else None
        if self._passed_over(said, at, evaluation):
            return None
        attributive = self._attributive(tokens, at)
        if attributive and evaluation.positive and self._of_any(said, at):
            return None
        positive = self._sign(said, at, evaluation, attributive)
        verb = self._verb(said, at)
        if positive is False and verb is not None and self._of_answer(said, verb, at):
            return None
        if positive is None or (verb is not None and named_by_others(tokens, verb.first)) or self._only_tried(said, verb, at):
            return None
        found = evaluation.noun and self._found(said, verb, at)
        predicate = found or self._said_of_it(said, verb, at, evaluation)
        if not self._stands(said, at, evaluation, positive, attributive, predicate) or self._object_of_act(said, at, positive):
            return None
        if (evaluation.predicate and not attributive and self._qualifies_else(tokens, at)) or not self._on_vote(said, at, found, predicate):
            return None
        if attributive and evaluation.alleging:
            # "this fraudulent election" faults it; "votes were falsified" alleges how.
            evaluation = replace(evaluation, alleging=False)
        return token, evaluation, positive

    @staticmethod
    def _only_tried(said: _Said, verb: Verb | None, at: int) -> bool:
        """Say whether others try to judge: "attempts by some states to declare the vote illegitimate are unacceptable"."""
        if verb is not None and verb.kind != INFINITIVE:
            return False
        before = reversed(said.sentence.tokens[said.first : at if verb is None else verb.first + 1])
        phrase = list(takewhile(lambda token: token.cls not in ("punct", "relative"), before))
        aim = (n for n, token in enumerate(phrase) if "infinitive" in token.word.marks | token.word.tail)
        return any("tries" in token.word.head for token in phrase[next(aim, len(phrase)) :])

    def _of_answer(self, said: _Said, verb: Verb, at: int) -> bool:
        """Say whether what others say or refuse is faulted: "found their refusal to accept it unacceptable", "the report was biased"."""
        tokens = said.sentence.tokens
        named = self._names(tokens[verb.at]) and not verb.passive and verb.at < at
        first, last = (verb.at + 1, at) if named else (said.first, verb.noun + 1) if verb.noun else (0, 0)
        verbs = said.sentence.clauses.at

        def within(n: int) -> bool:
            # "their refusal | to recognise it": no clause of its own
            parts = n in verbs and verbs[n].kind != INFINITIVE
            # "In our judgment | the vote was neither free nor fair"
            parts = parts or ("viewpoints" in tokens[n].word.marks and "inside" in tokens[max(0, n - 2)].word.marks)
            return not (parts or "complementiser" in tokens[n].word.marks or tokens[n].cls == "punct")

        phrase = takewhile(within, reversed(range(first, last)))
        return any(not _ANSWERS.isdisjoint(categories_of(tokens[n])) or _refuses(tokens[n]) for n in phrase)

    @staticmethod
    def _of_saying_so(said: _Said, at: int) -> bool:
        """Say whether a word is of what somebody might say: "it would be unfair to call the vote a sham"."""
        verb = said.sentence.clauses.at.get(at + 1)
        return verb is not None and verb.kind == INFINITIVE and "speech" in said.sentence.tokens[verb.at].senses

    @staticmethod
    def _told_by_some(said: _Said, at: int) -> bool:
        """Say whether it is what people say who are not named: "many say that the vote was a sham", "no one said that it was rigged"."""
        tokens = said.sentence.tokens
        told = [number for number in said.sentence.where("speech") if 0 < number < at] if said.speech is None else []
        if not told:
            return False
        who = tokens[told[-1] - 1]
        nobody = told[-1] > 1 and tokens[told[-1] - 2].negates
        return who.cls == "w" and (nobody or who.negates or "quantifier" in who.senses or "only_heard" in who.word.marks)

    def _told_outright(self, said: _Said, at: int) -> bool:
        """Say whether somebody known tells of the vote what needs no subject: "this is not what free elections look like"."""
        known = said.speaker is not None and bool(said.speaker.who)
        if not known or said.sentence.clauses.conditional:
            return False
        tokens = said.sentence.tokens
        return "of_elections" in tokens[at].word.marks or self._of_election(tokens, at, 25) or self._spoken_of_before(said)

    def _passed_over(self, said: _Said, at: int, evaluation: Evaluation) -> bool:
        """Say whether a fault is told as overcome, absent, not decisive, or what only some might do."""
        tokens = said.sentence.tokens
        if evaluation.noun and any("overcoming" in t.word.marks for t in tokens[max(said.first, at - 4) : at]):
            return True
        if evaluation.positive and any("swaying" in t.word.marks for t in tokens[max(said.first, at - 4) : at]):
            # "did not influence the free expression of the will of the voters"
            return True
        if not evaluation.positive and not said.observer and self._in_spite_of(said, at):
            return True
        if evaluation.noun and not said.observer and _only_claimed(tokens, at):
            return True
        # "free of major irregularities": the word before says it all.
        return evaluation.noun and (self._of_doers(said, at) or self._rid_of(tokens, at))

    def _sign(self, said: _Said, at: int, evaluation: Evaluation, attributive: bool) -> bool | None:
        """Return whether a judgement is a good one as it stands; None where it is wished, left open or only others'."""
        tokens, weighed = said.sentence.tokens, self._weighed(said, at)
        reading = self._in_phrase(said, at) if attributive else weighed
        foretold = self._foretold(tokens, said.first, at)
        wished = attributive and evaluation.positive and weighed.modality in _WILLED
        if wished or (reading.modality in _WILLED and not foretold) or reading.conditional:
            return None
        held = self._held(said)
        if held is None or (held and not evaluation.positive):
            # Who does not believe that a vote was rigged has not yet called it good.
            return None
        if of_others(tokens, at) or refuted(tokens, at) or left_open(tokens, said.sentence.clauses, at):
            return None
        if evaluation.positive and self._nobody_says(said, at):
            return None
        positive = (evaluation.positive != reading.negated) != held
        if positive != evaluation.positive and self._left_unsaid(said, at, evaluation.positive):
            return None
        if positive and self._denied_before(said, at):
            return None
        if foretold and (positive or said.speech is None or any("lacking" in t.word.marks for t in tokens[said.first : at])):
            # "would be neither free nor fair" faults a coming vote; that it would be no sham is only hoped.
            return None
        # "did not meet any of the criteria of a democratic election"
        return positive and not (attributive and weighed.negated)

    def _nobody_says(self, said: _Said, at: int) -> bool:
        """Say whether praise is what nobody says or believes: "nobody could call the vote free", not "nobody could doubt that it was"."""
        tokens = said.sentence.tokens
        if said.sentence.words.isdisjoint(self._words["nobodies"]):
            return False
        for number in range(at - 1):
            if "nobodies" not in tokens[number].word.marks:
                continue
            behind = takewhile(lambda token: token.cls != "punct", tokens[number + 1 : min(at, number + _NOBODY)])
            if any("speech" in token.senses and "disputing" not in token.word.head for token in behind):
                return True
        return False

    def _said_of_it(self, said: _Said, verb: Verb | None, at: int, evaluation: Evaluation) -> bool:
        """Say whether a word is said of the election, or the election is what it spoils."""
        if verb is not None:
            if not evaluation.positive and verb.at == at and self._spoils(said, verb):
                return True
            told = evaluation.positive and self._told(said, verb, at)
            if not told and self._predicate(said, verb, at):
                return True
        return self._bare(said, verb, at)

    def _stands(self, said: _Said, at: int, evaluation: Evaluation, positive: bool, attributive: bool, predicate: bool) -> bool:
        """Say whether a word stands where it judges: observers list, others say it of the vote."""
        tokens = said.sentence.tokens
        if said.observer:
            placed = predicate or attributive or self._lenient(tokens, at, evaluation)
            return placed and (not evaluation.positive or not attributive or predicate or self._determined(tokens, at))
        if positive:
            # "The mark of a democracy is peaceful elections": praise of no election there was.
            return (predicate and not (attributive and not self._of_one(tokens, at))) or (attributive and self._had_one(said, at))
        return predicate or (attributive and evaluation.strong and not evaluation.positive)

    def _qualifies_else(self, tokens: list[Token], at: int) -> bool:
        """Say whether an adjective stands before another noun than the election's: "a free press"."""
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None or following.cls != "w" or not {"after_adjective", "free_relative"}.isdisjoint(following.word.marks):
            return False
        return not following.senses and not following.word.forms

    def _on_vote(self, said: _Said, at: int, found: bool, predicate: bool) -> bool:
        """Say whether the election stands close to a judgement, or is what it goes back to: "called it a sham"."""
        tokens = said.sentence.tokens
        if said.observer or self._of_election(tokens, at, 25):
            return True
        pronoun = "speaking_of" in tokens[(self._verb(said, at) or _NO_VERB).at].word.marks or any(
            t.cls == "M" and t.data.word in self._words["things"] for t in tokens[max(0, at - 3) : at]
        )
        before = tokens[max(said.first, at - 12) : at]
        vague = pronoun or found or (predicate and any({"aspect", "process"} & set(categories_of(t)) for t in before))
        return vague and self._spoken_of_before(said)

    def _in_spite_of(self, said: _Said, at: int) -> bool:
        """Say whether a fault is told as what did not decide: "despite some reports of violence, deaths and intimidation, …"."""
        tokens = said.sentence.tokens
        for number in range(at - 1, max(said.first, at - 14), -1):
            if "in_spite_of" in tokens[number].word.marks:
                return True
            verb = said.sentence.clauses.at.get(number)
            if verb is not None and verb.kind == FINITE and verb.subject is not None:
                return False
        return False

    def _of_doers(self, said: _Said, at: int) -> bool:
        """Say whether a fault is only what some might do: "will hold to account those who incite violence"."""
        tokens = said.sentence.tokens
        who = next((n for n in range(at - 1, max(said.first, at - 9), -1) if "personal_relative" in tokens[n].word.marks), None)
        return who is not None and "anyone" in tokens[who - 1].word.marks

    def _disowned(self, said: _Said, at: int) -> bool:
        """Say whether something is told to be no such election: "What is happening is not free elections"."""
        tokens = said.sentence.tokens
        if at < 3 or "negating" not in tokens[at - 1].word.marks or tokens[at - 2].cls != "be" or not self._attributive(tokens, at):
            return False
        return any("free_relative" in token.word.marks for token in tokens[max(0, at - 9) : at - 2])

    def _unmet(self, said: _Said, at: int) -> bool:
        """Say whether praise is what there were no conditions for: "the conditions for a free election were not met"."""
        tokens = said.sentence.tokens
        if not any("conditions_word" in token.word.marks or "conditions_for" in token.word.marks for token in tokens[max(0, at - 4) : at]):
            return False
        verb = next((verb for verb in said.sentence.clauses.after(at) if verb.kind == FINITE and verb.at - at < _UNMET), None)
        if verb is None or verb.negations % 2 == 0 or verb.moods:
            return False
        return any("fulfilled" in token.word.marks for token in tokens[verb.at : verb.at + 3])

    def _left_unsaid(self, said: _Said, at: int, praise: bool) -> bool:
        """Say whether a word is only not used: "stopped short of calling the vote a sham"; observers who do not praise have found fault."""
        verb, tokens = self._verb(said, at), said.sentence.tokens
        if verb is None or verb.passive or not self._names(tokens[verb.at]) or (praise and said.observer):
            return False
        if "holding_to_be" in tokens[verb.at].word.marks or any(
            token.cls == "modal" or "unsayable" in token.word.marks for token in tokens[verb.first : verb.at]
        ):
            return False
        return polarity_of(tokens, said.sentence.clauses, verb, self._grammar).negated

    def _denied_before(self, said: _Said, at: int) -> bool:
        """Say whether praise hangs on something denied: "has not yet demonstrated a culture in which people vote freely"."""
        tokens = said.sentence.tokens
        denied = [v for v in said.sentence.clauses.before(at) if v.at >= said.first and v.negations % 2 and v.at != said.first]
        if not denied or denied[0] is self._verb(said, at):
            return False
        between = tokens[denied[0].at + 1 : at]
        return any("thing_relative" in token.word.marks for token in between) and not any(
            "ends_denied" in token.word.marks for token in between
        )

    def _held(self, said: _Said) -> bool | None:
        """Say whether the verb of saying turns a judgement into its opposite ("does not believe that"); None where it leaves it open."""
        if said.speech is None or said.speech.at >= said.heard:
            return False
        tokens = said.sentence.tokens
        head = tokens[said.speech.at]
        verb = said.sentence.clauses.at.get(said.speech.at)
        denied = verb is not None and verb.negations % 2 == 1
        if self._names(head):
            # Its own negation is counted with the judgement.
            return False
        if "disputing" in head.word.head:
            return None
        if not denied:
            return False
        return True if "believing" in head.word.head | head.word.marks else None

    # -- where the word stands --------------------------------------------------------------------------------------------------------

    def _verb(self, said: _Said, at: int) -> Verb | None:
        """Return the verb that a judging word is, or that it completes."""
        clauses = said.sentence.clauses
        own = clauses.at.get(at)
        if own is not None:
            return own
        before = [verb for verb in clauses.before(at) if verb.at >= said.first]
        return next((verb for verb in before if self._takes_for(said, verb, at)), None) or next(iter(before), None)

    def _takes_for(self, said: _Said, verb: Verb, at: int) -> bool:
        """Say whether a verb takes a vote for what it is judged to be, whatever describes it: "regards the vote held there as free"."""
        tokens = said.sentence.tokens
        head = tokens[verb.at]
        if not (self._names(head) or any(act.act == "recognise" and act.pos == "verb" for act in head.senses.get("act", ()))):
            return False
        number = at - 1
        while number > verb.at and ("eval" in tokens[number].senses or tokens[number].cls in ("adverb", "determiner", "quote")):
            number -= 1
        taken = "role" in tokens[number].word.marks
        return taken and not any(tokens[n].cls in ("punct", "coordinator") for n in range(verb.at + 1, number))

    def _predicate(self, said: _Said, verb: Verb, at: int) -> bool:
        """Say whether the word is said of an election: "the vote was free", "called it a sham", "the vote fell short"."""
        tokens, clauses = said.sentence.tokens, said.sentence.clauses
        head = tokens[verb.at]
        if verb.kind in (GERUND, PARTICIPLE) and "speech" not in head.senses and verb.at != at:
            return False
        for one, two in pairwise(tokens[verb.at + 1 : at]):
            if one.cls == "E" and not one.data.definite and "relatives" in two.word.marks:
                # "credible elections that express the genuine will of the voters": such as should be.
                return False
        if any("ends_denied" in t.word.marks or t.cls == "relative" for t in tokens[verb.at + 1 : at]):
            return any("contrasting" in t.word.marks for t in tokens[verb.at + 1 : at]) and self._subject(said, verb)
        if "speaking_of" in head.word.marks and at - verb.at <= 5:
            # "spoke of a scandalous fraud"
            return any(t.cls == "E" for t in tokens) or self._spoken_of_before(said)
        if self._names(head) and not verb.passive:
            if self._votes_before(tokens, verb):
                return True
            named = tokens[verb.at + 1 : at + 3]
            if named and named[0].cls == "M" and named[0].data.word in self._words["named_things"]:
                return self._spoken_of_before(said) or any(t.cls == "E" for t in tokens[: verb.at])
            faults = any(evaluation.noun for t in named for evaluation in t.senses.get("eval", ()))
            return faults or any(t.cls == "E" or {"process", "result", "aspect", "winner"} & set(categories_of(t)) for t in named)
        return self._subject(said, verb) and not any(n in clauses.at for n in range(verb.at + 1, at))

    def _bare(self, said: _Said, verb: Verb | None, at: int) -> bool:
        """Read a headline that leaves out the verb: "Sudland election neither free nor fair, says Norland"."""
        tokens, number = said.sentence.tokens, at - 1
        spoken = verb is None or (verb.kind == FINITE and "speech" in tokens[verb.at].senses and not self._names(tokens[verb.at]))
        if not spoken or tokens[at].cls == "adverb":
            return False
        while number > 0 and (
            tokens[number].cls in ("determiner", "quote", "adverb") or tokens[number].negates or "eval" in tokens[number].senses
            or "joining" in tokens[number].word.marks
        ):  # fmt: skip
            number -= 1
        noun = tokens[at].senses["eval"][0].noun
        return tokens[number].cls == "E" and not (noun and number == at - 1)

    def _rid_of(self, tokens: list[Token], at: int) -> bool:
        """Say whether "free of" or "free from" stands before a fault, a list of them or an adjective between."""
        return any("free" in tokens[n].word.marks and "absent_from" in tokens[n + 1].word.marks for n in range(max(0, at - 8), at - 1))

    def _found(self, said: _Said, verb: Verb | None, at: int) -> bool:
        """Say whether faults are said to be: "there had been serious breaches", "irregularities had occurred"."""
        tokens, clauses = said.sentence.tokens, said.sentence.clauses
        if verb is not None and verb.first > 0 and "existential" in tokens[verb.first - 1].word.marks and tokens[verb.at].cls == "be":
            return at - verb.at <= 5
        behind = next(clauses.after(at), None)
        return behind is not None and behind.noun == at and "occurring" in tokens[behind.at].word.marks

    def _spoils(self, said: _Said, verb: Verb) -> bool:
        """Say whether the election is what is marred: "the arrests had undermined the process"."""
        behind = said.sentence.tokens[verb.at + 1 : verb.at + 5]
        if behind and "free_relative" in behind[0].word.marks:
            # "marred | what was otherwise a peaceful vote"
            behind = said.sentence.tokens[verb.at + 3 : verb.at + 9]
            return any(t.cls == "E" for t in behind)
        relative = verb.first > 0 and said.sentence.tokens[verb.first - 1].cls == "relative"
        if verb.passive or verb.kind != FINITE or not behind or relative or (said.speech is None and said.speaker is not None):
            return False
        return any(
            t.cls == "E" or {"process", "result", "aspect"} & set(categories_of(t))
            for t in behind[: 3 if behind[0].cls == "determiner" else 2]
        )

    @staticmethod
    def _votes_before(tokens: list[Token], verb: Verb) -> bool:
        """Say whether the vote is what is named before the clause of a verb: "rejected the outcome, | which they described as a farce"."""
        subject = verb.subject.number if verb.subject is not None else 0
        if 0 < subject < verb.first and tokens[subject - 1].cls == "E" and verb.first - subject <= _CLOSE:
            # "won a vote | Washington called a sham"
            return True
        relative = next((n for n in range(verb.first - 1, max(0, verb.first - _RELATED), -1) if "relatives" in tokens[n].word.marks), 0)
        before = tokens[max(0, relative - _RELATED) : relative]
        return any(token.cls == "E" or not {"process", "result"}.isdisjoint(categories_of(token)) for token in before)

    def _told(self, said: _Said, verb: Verb, at: int) -> bool:
        """Read "found that the standards of credible competition had not been met": what is met is told by a verb of its own."""
        tokens = said.sentence.tokens
        opened = verb.at + 1 < at and "complementiser" in tokens[verb.at + 1].word.marks
        return opened and self._names(tokens[verb.at]) and next(said.sentence.clauses.after(at), None) is not None

    def _names(self, head: Token) -> bool:
        """Say whether a verb takes an object and a judgement: "called the vote a sham"."""
        return any(kind == "name" for kind, _ in head.senses.get("speech", ())) or "finding" in head.word.marks

    def _spoken_of_before(self, said: _Said, reach: int | None = None) -> bool:
        """Say whether the sentences before speak of an election, so that "it" and "them" can be one."""
        number = said.sentence.number
        before = said.document.sentences[max(0, number - (reach or said.reach)) : number]
        return any(not {"election", "voting"}.isdisjoint(sentence.senses) for sentence in before)

    def _subject(self, said: _Said, verb: Verb) -> bool:
        """Say whether the verb's subject is the election, or what of it is judged."""
        tokens = said.sentence.tokens
        if verb.kind == INFINITIVE and verb.governor is not None and self._names(tokens[verb.governor.at]):
            # "does not consider the vote to have been free"
            if any(t.cls == "E" for t in tokens[verb.governor.at + 1 : verb.first]):
                return True
            return self._votes_before(tokens, verb.governor)
        lasting = verb.governor is not None and "lasting" in tokens[verb.governor.at].word.marks
        if verb.kind == INFINITIVE and verb.governor is not None and (lasting or self._grammar.denies(tokens[verb.governor.at])):
            # "the process had failed to respect minimum standards"
            return self._subject(said, verb.governor)
        if verb.kind != FINITE:
            return False
        if verb.subject is not None:
            mention = verb.subject.data
            return (
                mention.kind == "pronoun"
                and mention.word in self._words["subject_things"]
                and (not mention.who or self._spoken_of_before(said, 1))
            )
        if verb.noun is None:
            before = tokens[verb.first - 1].word.marks if verb.first else ()
            # "This was not a free and fair election"
            pointed = "pointing" in before and any(t.cls == "E" for t in tokens[verb.at + 1 : verb.at + 8])
            # "Nothing about the election was free"
            parted = any("denying_part" in t.word.marks for t in tokens[max(0, verb.first - 6) : verb.first])
            return "existential" in before or pointed or (parted and tokens[verb.first - 1].cls == "E")
        phrase = tokens[max(0, verb.noun - 9) : verb.noun + 1]
        if not said.observer and any("attempts" in t.word.head for t in phrase):
            return False
        return any(
            t.cls == "E" or "of_elections" in t.word.marks or {"process", "result", "aspect"} & set(categories_of(t)) for t in phrase
        )

    def _attributive(self, tokens: list[Token], at: int) -> bool:
        """Say whether the word stands before the election it qualifies: "fraudulent and unfair elections"."""
        number = at + 1
        while number < len(tokens) and (
            "eval" in tokens[number].senses or "listing" in tokens[number].word.marks or tokens[number].cls == "adverb"
        ):
            number += 1
        return number < len(tokens) and tokens[number].cls == "E" and number - at < 7

    def _of_one(self, tokens: list[Token], at: int) -> bool:
        """Say whether the election that a word qualifies is one that there was or will be, not elections as such."""
        return next(token for token in tokens[at + 1 :] if token.cls == "E").data.definite

    def _had_one(self, said: _Said, at: int) -> bool:
        """Say whether somebody is told to have held such an election: "that Norland had held a free and democratic election"."""
        verb, tokens = self._verb(said, at), said.sentence.tokens
        held = verb is not None and verb.kind == FINITE and not verb.moods and "conducting" in tokens[verb.at].word.marks
        return held and said.speech is not None and self._determined(tokens, at)

    def _determined(self, tokens: list[Token], at: int) -> bool:
        """Say whether the phrase has an article: "a free and fair election" is judged, "free and fair elections" are wished for."""
        number = at - 1
        while number >= 0 and (
            "eval" in tokens[number].senses or "listing_all" in tokens[number].word.marks or tokens[number].cls == "adverb"
        ):
            number -= 1
        return number >= 0 and (tokens[number].cls in ("determiner", "poss", "be") or "as_such" in tokens[number].word.marks)

    def _lenient(self, tokens: list[Token], at: int, evaluation: Evaluation) -> bool:
        """Say whether an observer's word may stand outside a predicate: faults and merits are listed."""
        if not evaluation.predicate:
            return True
        before = tokens[at - 1] if at else None
        if before is not None and before.cls == "be" and "harming" in tokens[at].word.marks:
            # "when they believe that they have been harmed"
            return False
        return before is not None and (
            before.cls in ("be", "have", "adverb", "quote", "determiner")
            or "of_voting" in before.word.marks
            or before.negates
            or "eval" in before.senses
            or "within_list" in before.word.marks
        )

    # -- how it stands ----------------------------------------------------------------------------------------------------------------

    def _in_phrase(self, said: _Said, at: int) -> Polarity:
        """Return how a word before its noun stands: only what stands in the phrase denies it."""
        tokens = said.sentence.tokens
        near = sum(t.negates and "negating" not in t.word.marks for t in tokens[max(0, at - 2) : at])
        near += any("belying" in t.word.marks for t in tokens[max(0, at - 4) : at])
        return Polarity(near, "actual", said.sentence.clauses.conditional)

    def _weighed(self, said: _Said, at: int) -> Polarity:
        """Return how a judging word stands: negators of its verb and between the two; "neither … nor" counts once."""
        tokens, clauses = said.sentence.tokens, said.sentence.clauses
        verb, negations, modality, start = self._verb(said, at), 0, "actual", max(said.first, at - 12)
        if verb is not None:
            reading = polarity_of(tokens, clauses, verb, self._grammar)
            negations, modality = reading.negations, reading.modality
            start = verb.at + (verb.at < at)
            if "speech" in tokens[verb.at].senses and verb.at <= said.first and not self._names(tokens[verb.at]):
                # "did not say that the vote was fair" says nothing; "did not regard the vote as fair" does.
                negations = 0
            elif self._grammar.denies(tokens[verb.at]) and verb.at < at:
                negations += 1
        if "spoiling" in tokens[at].word.stem:
            # "a lack of planning | dented trust"
            start = max(start, at - 2)
        turned = next((n for n in range(at - 1, start - 1, -1) if "ends_denied" in tokens[n].word.marks), None)
        if turned is not None:
            negations, start = 0, turned
        between = [t for n, t in enumerate(tokens[start:at], start) if (t.negates and n not in clauses.at) or "belying" in t.word.marks]
        count = 1 if any("paired_denial" in t.word.marks for t in between) else len(between)
        return Polarity(negations + count, modality, clauses.conditional)

    def _hoped(self, tokens: list[Token], since: int, at: int) -> bool:
        first = max(since, at - 14)
        if any("hoped" in tokens[n].senses for n in range(first, at)):
            return True
        if any("hoped" in token.senses and " " in token.low for token in tokens[max(since, at - _WISHED_FOR) : first]):
            # "see to it that the president is elected on the day that the law has for it, in a vote that is free"
            return True
        if at and tokens[at].word.verbal and "obliging" in tokens[at - 1].word.marks:
            # "the result must | reflect the will of the people"
            return True
        return any(
            "to_be" in tokens[n + 1].word.marks
            and "certainties" not in tokens[n + 2].word.marks
            and (
                (
                    "infinitive" in tokens[n].word.marks
                    and "copula" in tokens[n + 1].word.marks
                    and tokens[n - 1].cls != "E"
                    and "lasting" not in tokens[n - 1].word.marks
                    and not self._names(tokens[n - 1])
                )
                or (tokens[n].cls == "modal" and "not_wishing" not in tokens[n].word.marks and not tokens[n + 2].negates)
            )
            for n in range(first, at - 1)
        )

    def _foretold(self, tokens: list[Token], since: int, at: int) -> bool:
        """Say whether a judgement is of what will be: "would not be free", "will be a sham"."""
        for number in range(max(since, at - 8), at - 1):
            if "foretelling" in tokens[number].word.marks:
                behind = [token for token in tokens[number + 1 : at] if not token.negates]
                return len(behind) > 0 and "to_be" in behind[0].word.marks and not any("certainties" in t.word.marks for t in behind[1:2])
        return False

    def _object_of_act(self, said: _Said, at: int, positive: bool) -> bool:
        """Say whether the judgement is only what another act is about: concern over irregularities is no allegation of them."""
        acts, tokens = _PRAISING if positive else _FAULTING, said.sentence.tokens
        for number in range(at - 1, said.first - 1, -1):
            token = tokens[number]
            if "ends_act" in token.word.marks or (token.cls == "relative" and "thing_relative" in token.word.marks):
                return False
            if "reasons" in token.word.marks and any(v.kind == FINITE and number < v.at for v in said.sentence.clauses.before(at + 1)):
                # "suspended its mission as the process was marred by"
                return False
            # "judged that the contest lacked genuine competition": a noun there.
            noun = number not in said.sentence.clauses.at
            specs = token.senses.get("act", ())
            governing = (t for t in specs if t.act in acts and t.pos != "modal" and not t.company and not (noun and t.pos == "verb"))
            told = said.speech is not None and number == said.speech.at and "telling" in token.word.head
            told = told and (" " in token.low or all("infinitive" not in t.word.marks for t in tokens[number + 1 : at]))
            if "phrase" not in token.senses and not told and any(governing):
                return True
            if said.speech is not None and number == said.speech.at and " " in token.low:
                # "told reporters that no violations had been found"
                return False
        return False

    @staticmethod
    def _of_any(said: _Said, at: int) -> bool:
        """Say whether something is told of such elections as such: "A free election depends on people who can speak their mind"."""
        tokens = said.sentence.tokens
        opened = any("indefinite" in token.word.marks for token in tokens[max(0, at - 4) : at])
        behind = next(tokens[n + 1 : n + 2] for n in range(at + 1, len(tokens)) if tokens[n].cls == "E")
        return opened and any("s" in token.word.forms and token.cls == "w" for token in behind)

    def _any(self, tokens: list[Token], token: Token) -> bool:
        """Say whether a phrase is of elections in general: "has never found an election to meet the standards"."""
        return any("at_no_time" in t.word.marks for t in tokens) and token.end - token.start < 12

    def _of_election(self, tokens: list[Token], at: int, reach: int) -> bool:
        """Say whether an election stands close to a judgement."""
        return any(
            (token.cls == "E" and token.data.national and (token.data.definite or not self._any(tokens, token)))
            or "of_elections" in token.word.marks
            or {"process", "result", "winner"} & set(categories_of(token))
            for token in tokens[max(0, at - reach) : at + reach]
        )


def _refuses(token: Token) -> bool:
    """Say whether a word is a noun of refusal: "its refusal to recognise", "the rejection of"."""
    return any(spec.act == "reject" and spec.pos == "noun" for spec in token.senses.get("act", ()))


_ANSWERS = frozenset(("third_party_response", "losers_refusal"))
"""What others say of a vote, or will not accept."""
_NO_VERB = Verb(0, 0, FINITE)


def _only_claimed(tokens: list[Token], at: int) -> bool:
    """Say whether a fault is only what somebody is said to have claimed: "there have been claims of fraud"."""
    before = tokens[max(0, at - _CLAIMED) : at]
    claimed = any("doubts_of_it" in one.word.marks and "genitive" in two.word.marks for one, two in pairwise(before))
    return claimed and any("existential" in token.word.marks for token in before)
