"""Verbs that hang on another: whose an infinitive or a gerund is.

Belongs here: control ("urged X to concede"), gerunds behind a mention, a statement, a preposition or at the head of a sentence. Does not:
finite verbs (subjects).
"""

from collections.abc import Callable

from pipeline.coding.clauses.owners import owner_of
from pipeline.coding.clauses.verbs import FINITE, GERUND, INFINITIVE, Clauses, Verb, VerbClasses
from pipeline.coding.tokens import Token

_JOINED = 2
"""Tokens of ", and" before who opens a clause."""


class Hanging:
    """Finds the subjects of the infinitives and gerunds of one sentence; `find` finds that of a finite verb."""

    def __init__(self, tokens: list[Token], clauses: Clauses, classes: VerbClasses, find: Callable[[Verb], None]) -> None:
        self._tokens, self._clauses, self._classes, self._find = tokens, clauses, classes, find
        self._before_gerunds = (
            self._joined, self._absolute, self._mentioned, self._stated, self._reasoned, self._kept, self._timed,
        )  # fmt: skip

    def of_infinitive(self, verb: Verb) -> None:
        """Give an infinitive the subject, or the object, of the verb that it hangs on."""
        tokens, between = self._tokens, None
        position = verb.first - 1
        while position >= 0:
            token = tokens[position]
            other = self._clauses.at.get(position)
            opened = self._said_aside(verb, other) if other is not None and position >= verb.first - 2 else None
            if opened is not None:
                position = opened - 1
                continue
            if other is not None:
                self._controlled(verb, other, between)
                return
            if self._parts(verb, position):
                verb.subject = self._decider(verb, position)
                return
            if token.cls == "relative" or (token.cls == "subordinator" and "not_parting" not in token.word.marks):
                verb.subject = between
                return
            if token.cls == "M" and not (position and self._governs(position - 1)):
                # The one next to the verb is its object; what stands nearer only says more about it.
                between = token
            position -= 1
        if between is not None and verb.first and tokens[verb.first - 1] is between:
            # "Putin to congratulate Tokayev", as headlines have it.
            verb.subject = between
            verb.moods = (*verb.moods, "future")

    def _controlled(self, verb: Verb, other: Verb, between: Token | None) -> None:
        """Hang an infinitive on a verb; `between` is that verb's object."""
        verb.governor = other
        head = self._tokens[other.at]
        steers = self._classes.steers_object(head) and not self._pays_call(verb, other)
        if between is not None and (steers or self._classes.wishes(head)):
            # What others are urged to do is not done.
            verb.subject = between
            verb.moods = (*verb.moods, "hypothetical")
        elif head.cls == "be" and other.subject is not None and other.subject.data.word in self._classes.words["impersonal"]:
            # "It is wrong not to recognise the vote" has nobody who does so.
            verb.noun = self._gladness(other, verb.first)
        elif not steers:
            agent = self._agent(other, verb.first) if other.passive and other.kind == FINITE else None
            verb.subject, verb.noun = (agent, None) if agent is not None else (other.subject, other.noun)
        elif other.passive:
            # "was asked to recognise the result": whether it did is not said.
            verb.subject = other.subject
            verb.moods = (*verb.moods, "hypothetical")

    def _gladness(self, other: Verb, last: int) -> int | None:
        """Return the number of the speaker's own joy, duty or wish: "it is my great | pleasure to congratulate you"."""
        tokens = self._tokens
        noun = next((n for n in range(last - 1, other.at, -1) if "gladness" in tokens[n].word.head), None)
        own = noun is not None and any("first_possessives" in token.word.marks for token in tokens[other.at + 1 : noun])
        return noun if own else None

    def _agent(self, other: Verb, last: int) -> Token | None:
        """Return by whom a resolution is made known before it is told: "was told by the bloc of its decision | to send nobody"."""
        tokens = self._tokens
        by = next((n for n in range(other.at + 1, last - 1) if "agentive" in tokens[n].word.marks), last)
        named = next((n for n in range(by + 1, min(by + 3, last)) if tokens[n].cls == "M"), last)
        return tokens[named] if any("resolves" in token.word.head for token in tokens[named + 1 : last]) else None

    def _pays_call(self, verb: Verb, other: Verb) -> bool:
        """Say whether an envoy visits somebody for what the infinitive tells: "the ambassadors called on her | to congratulate her"."""
        role = other.subject.data.role if other.subject is not None else None
        envoys = role is not None and role.level == "ambassador"
        return envoys and any(spec.act == "congratulate" for spec in self._tokens[verb.at].senses.get("act", ()))

    def _parts(self, verb: Verb, position: int) -> bool:
        """Say whether an infinitive hangs on nothing that stands left of a word: "called the Western calls | not to recognise it wrong"."""
        token = self._tokens[position]
        if token.cls == "quote" and 0 < position == verb.first - 1 and self._tokens[position - 1].cls == "M":
            # 'rang him | "to congratulate him"'
            return False
        if token.low in (";", ":") or token.cls == "quote":
            return True
        if "resolves" in token.word.marks and self._of_another(position):
            return True
        # Whoever calls does not do it, nor who speaks of it.
        return "others_wishes" in token.word.marks and position >= verb.first - 2 and not self._own(position)

    def _decider(self, verb: Verb, noun: int) -> Token | None:
        """Return who decided, where a noun tells of a decision and not of a wish: "Norland's | decision to reject the vote"."""
        tokens = self._tokens
        if not self._of_another(noun) or "decides" not in tokens[noun].word.marks or "act" not in tokens[verb.at].senses:
            return None
        owner = noun - 1
        while owner > 0 and tokens[owner].cls in ("w", "adverb", "poss"):
            owner -= 1
        if owner >= 0 and tokens[owner].cls == "M":
            # ("Norland criticised Sudland's decision to recognise him": it tells of Norland's answer.)
            return tokens[owner] if owner - 1 not in self._clauses.at else None
        behind = (token for token in tokens[noun + 2 : noun + 2 + _JOINED] if token.cls == "M")
        return next(behind, None)

    def _of_another(self, noun: int) -> bool:
        """Say whether a noun behind a verb has an owner that is named: "the losers' | refusal", "the | refusal of the losers"."""
        tokens, at = self._tokens, noun - 1
        while at > 0 and tokens[at].cls in ("w", "adverb"):
            at -= 1
        named = tokens[at].cls == "poss" or (tokens[at].cls == "M" and tokens[at].data.possessor)
        return named or (noun + 1 < len(tokens) and "genitive" in tokens[noun + 1].word.marks)

    def _governs(self, number: int) -> bool:
        return self._tokens[number].cls == "preposition" or "role" in self._tokens[number].word.marks

    def _said_aside(self, verb: Verb, other: Verb) -> int | None:
        """Return the comma that opens ", his office said," right before an infinitive: "rang him, his office said, to congratulate him"."""
        tokens = self._tokens
        if tokens[verb.first - 1].low != "," or "speech" not in tokens[other.at].senses or other.at != verb.first - 2:
            return None
        return next((n for n in range(other.first - 1, max(0, other.first - 7), -1) if tokens[n].low == ","), None)

    def _own(self, noun: int) -> bool:
        """Say whether a noun is somebody's own, or what a verb carries: "its efforts to observe", "made attempts to mediate"."""
        before = self._tokens[noun - 1] if noun else None
        return before is not None and ("possessives" in before.word.marks or noun - 1 in self._clauses.at)

    def of_gerund(self, verb: Verb) -> None:
        """Set the subject of a gerund: what stands before it, the owner of a statement, or the subject of what it hangs on."""
        tokens, number = self._tokens, verb.first - 1
        while number >= 0 and (tokens[number].cls == "adverb" or tokens[number].cls == "quote"):
            number -= 1
        if number < 0:
            self._fronted(verb)
        elif not any(settles(verb, number) for settles in self._before_gerunds):
            self._of_governor(verb)

    def _joined(self, verb: Verb, number: int) -> bool:
        """Read "a statement by X rejecting the result | and calling for a new election"."""
        if self._tokens[number].cls != "coordinator":
            return False
        other = next((other for other in self._clauses.before(verb.first) if not self._told_in(other)), None)
        if other is None or other.kind != GERUND:
            return False
        verb.subject, verb.governor = other.subject, other.governor
        return True

    def _told_in(self, verb: Verb) -> bool:
        """Say whether a verb stands in what a gerund before it says: "a statement saying that the vote | was unfair"."""
        if verb.kind != FINITE:
            return False
        saying = next((other for other in self._clauses.before(verb.first) if other.kind != FINITE), None)
        head = self._tokens[saying.at] if saying is not None and saying.kind == GERUND else None
        told = head is not None and "speech" in head.senses and saying is not None
        return told and "complementiser" in self._tokens[saying.at + 1].word.marks

    def _absolute(self, verb: Verb, number: int) -> bool:
        """Read "Olaf Scholz, | having done so, invited him"."""
        tokens = self._tokens
        if tokens[number].low != "," or not number or tokens[number - 1].cls != "M":
            return False
        if "perfect_gerund" not in tokens[verb.first].word.marks and not self._of_new_clause(verb, number - 1):
            return False
        verb.subject = tokens[number - 1]
        return True

    def _of_new_clause(self, verb: Verb, number: int) -> bool:
        """Say whether a mention opens a clause that goes on behind the gerund: ", and | Ann Other, offering help, said"."""
        tokens = self._tokens
        if number < _JOINED or tokens[number - 1].cls != "coordinator" or tokens[number - _JOINED].low != ",":
            return False
        goes_on = next((other for other in self._clauses.after(verb.at) if other.kind == FINITE), None)
        return goes_on is not None and tokens[goes_on.first - 1].low == ","

    def _mentioned(self, verb: Verb, number: int) -> bool:
        """Read "with X | urging free polls", but not "in a letter to X | urging"."""
        tokens, before = self._tokens, self._tokens[number]
        if before.cls != "M":
            # "spoke of politicians urging free polls": not who speaks.
            others = "somebody" in before.word.marks
            if others and number and "partitive" in tokens[number - 1].word.marks:
                # "Norland and Sudland were among those | rejecting the result."
                return self._among(verb, number) or others
            return others
        head = tokens[number - 1] if number else None
        of_channel = head is not None and "receiving" in head.word.marks and "channel" in tokens[max(0, number - 2)].senses
        governed = head is not None and head.cls == "preposition" and "loose_governing" not in head.word.marks
        if not of_channel and not governed:
            verb.subject = before
            return True
        if governed and "partitive" in head.word.marks and self._among(verb, number):
            # "Norland and Sudland were among the countries | rejecting the result."
            return True
        # "responded to countries congratulating the winner": not who responds.
        return governed and before.data.kind == "generic" and before.data.role is not None and before.data.role.plural

    def _among(self, verb: Verb, number: int) -> bool:
        """Let those who are among several that do something be who does it."""
        named = next(self._clauses.before(number), None)
        if named is None or self._tokens[named.at].cls != "be" or named.subject is None or named.negations:
            return False
        verb.subject = named.subject
        return True

    def _stated(self, verb: Verb, number: int) -> bool:
        """Read "a statement by X | rejecting the result": its owner does so."""
        before = self._tokens[number]
        if "channel" not in before.senses and "issued_words" not in before.word.marks:
            return False
        owner = owner_of(self._tokens, number)
        if owner is not None:
            verb.subject = owner
            return True
        written = next(self._clauses.before(number), None)
        # "politicians writing letters urging free polls"
        return written is not None and written.kind == GERUND and written.subject is None

    def _reasoned(self, verb: Verb, number: int) -> bool:
        """Read "thanked Xi for | congratulating him": it was Xi."""
        tokens = self._tokens
        if "reason" not in tokens[number].word.marks:
            return False
        if number and tokens[number - 1].cls == "M" and number - 2 in self._clauses.at:
            verb.subject = tokens[number - 1]
            return True
        faulted = self._clauses.at.get(number - 2) or self._clauses.at.get(number - 3)
        blames = faulted is not None and faulted.kind == FINITE and not faulted.passive and tokens[faulted.at].cls != "be"
        if blames and tokens[number - 1].cls == "w":
            # "faulted Norland's politicians for urging": whoever does, it is not who faults them.
            return True
        if number > 1 and tokens[number - 1].low == "," and tokens[number - 2].cls == "M":
            # "pays tribute to the outgoing president, Edgar Lungu, for accepting the result"
            verb.subject = tokens[number - 2]
            return True
        return False

    def _kept(self, verb: Verb, number: int) -> bool:
        """Read "prevented ODIHR from | observing", "for their grace in | accepting the result"."""
        tokens, marks = self._tokens, self._tokens[number].word.marks
        if "source" in marks and number and tokens[number - 1].cls in ("M", "punct") and self._prevented(verb, number):
            return True
        graced = number > 2 and "third_possessives" in tokens[number - 2].word.marks and tokens[number - 1].cls == "w"
        return "inside" in marks and graced

    def _timed(self, verb: Verb, number: int) -> bool:
        """Read "Gustavo Petro, after | congratulating him, stressed"."""
        tokens = self._tokens
        if "temporal" not in tokens[number].word.marks or number <= 1:
            return False
        at = number - 1 - (tokens[number - 1].low == ",")
        if tokens[at].cls != "M" or at - 1 in self._clauses.at:
            # "congratulated him, while regretting the violence": it is not he who regrets.
            return False
        verb.subject = tokens[at]
        return True

    def _of_governor(self, verb: Verb) -> None:
        """Let a gerund share the subject of the finite verb before it."""
        other = next(self._clauses.before(verb.first), None)
        asked = other is not None and other.kind == INFINITIVE and other.governor is not None
        if asked and "complying" in self._tokens[verb.at].word.head and self._classes.steers_object(self._tokens[other.governor.at]):
            # "calls on the council to proclaim the result, | respecting the will of the people"
            verb.governor, verb.subject = other, other.subject
            return
        for other in self._clauses.before(verb.first):
            if other.kind != FINITE or (other.subject is None and other.noun is None) or self._aside(verb, other):
                continue
            verb.governor, verb.subject = other, other.subject
            if other.subject is not None or self._of_those_who(other):
                # "sanctions on those who took part in questioning the result": nobody who is named does so.
                return
        self._fronted(verb)

    def _aside(self, verb: Verb, other: Verb) -> bool:
        """Say whether a verb only tells of others what the clause is about: "X answered monitors who had doubted it, | telling them"."""
        tokens = self._tokens
        if tokens[verb.first - 1].low != "," or not other.first or "personal_relative" not in tokens[other.first - 1].word.marks:
            return False
        main = next((v for v in self._clauses.before(other.first) if v.kind == FINITE and v.subject is not None), None)
        return main is not None and other.subject is not main.subject

    def _of_those_who(self, verb: Verb) -> bool:
        """Say whether a verb tells what "those", "anyone" or "individuals" do, whom its "who" refers to."""
        before = self._tokens[verb.first - 1] if verb.first else None
        return before is not None and "personal_relative" in before.word.marks and verb.noun is not None

    def _prevented(self, verb: Verb, number: int) -> bool:
        """Read "prevented ODIHR from observing": it is ODIHR that does not."""
        tokens = self._tokens
        at = next((n for n in range(number - 1, max(-1, number - 12), -1) if self._classes.prevents(tokens[n])), None)
        if at is None:
            return False
        verb.subject = next((tokens[n] for n in range(number - 1, at, -1) if tokens[n].cls == "M"), None)
        if verb.subject is not None:
            # "That did not keep the bloc from | congratulating him": it did.
            head = self._clauses.headed(at)
            verb.negations += 1 + (head.negations if head is not None else 0)
        return verb.subject is not None

    def _fronted(self, verb: Verb) -> None:
        """Read "Congratulating him, X said": the subject of the main clause that follows."""
        for other in self._clauses.after(verb.at):
            if other.kind == FINITE and (other.subject is not None or any(self._tokens[n].low == "," for n in range(verb.at, other.first))):
                comma = any(self._tokens[n].low == "," for n in range(verb.at, other.first))
                if comma:
                    if other.subject is None:
                        self._find(other)
                    verb.subject = other.subject
                return
