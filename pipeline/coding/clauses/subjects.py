"""Subjects: whose a finite verb is.

Belongs here: the walk left from a verb to its subject, verbs of saying before theirs, antecedents of relative clauses, who speaks through
an office or a statement. Does not: what stands between (insertions), infinitives and gerunds (hanging).
"""

from pipeline.coding.clauses.groups import after_relative, dated
from pipeline.coding.clauses.hanging import Hanging
from pipeline.coding.clauses.insertions import Insertions
from pipeline.coding.clauses.owners import owner_of
from pipeline.coding.clauses.verbs import FINITE, GERUND, INFINITIVE, PARTICIPLE, Clauses, Verb, VerbClasses
from pipeline.coding.tokens import Token, unit

_AHEAD = 8
"""Tokens behind "who" within which stands that it means several."""
_BEHIND_PLACE = 3
"""Number of the token behind who opens a sentence after a place: "In Brussels Ann Other | and"."""
_FARTHEST = 90
"""Steps from a verb within which its subject stands."""
_FRONT = 6
"""Tokens of a sentence that can stand before a comma that its subject follows: "On Sunday, "."""
_MEANWHILE = 20
"""Tokens from what somebody does meanwhile on within which his verb stands."""
_CLOSING = (",", "—", "–", ")")
"""What closes an insertion."""
_OPENED, _CLOSED = ("“", "«", "„"), ("”", "»")
"""Marks that open and close a quotation, where they can be told apart."""
_BEFORE_NOUN = ("determiner", "adverb")
"""Classes of what stands between a preposition and a noun."""
_PASSED = ("adverb", "preposition", "determiner", "poss", "have", "subordinator")
"""Classes of words that are no subject."""
_PARTLY = {"M", "have", "be", "modal", "adverb", "coordinator", "E", "w", "preposition", "determiner"}
"""What can stand before a quotation that is part of its clause."""

_TAG_LEAST, _TAG = 5, 14
"""Least and most tokens before the second part of a quotation within which its first part ends."""

_TIMES = {"times", "months_short"}
"""Lists of words that only tell when."""

Step = tuple[int, bool] | None


class Subjects:
    """Finds the subjects of the verbs of one sentence."""

    def __init__(self, tokens: list[Token], clauses: Clauses, classes: VerbClasses) -> None:
        self._tokens, self._clauses, self._classes = tokens, clauses, classes
        self._insertions = Insertions(tokens, clauses, classes)
        self._hanging = Hanging(tokens, clauses, classes, self.find)

    def find(self, verb: Verb) -> None:
        """Set the subject of a verb, and what it hangs on."""
        if verb.inverted or verb.subject is not None:
            return
        if "first_person" in self._tokens[verb.first].word.marks:
            before = (
                token
                for token in reversed(self._tokens[: verb.first])
                if token.cls == "M" and token.data.word in self._classes.words["speaker"]
            )
            verb.subject = next(before, None)
            return
        if verb.kind == FINITE:
            self._said_after(verb)
            if verb.subject is None:
                self._walk(verb)
        elif verb.kind == INFINITIVE:
            self._hanging.of_infinitive(verb)
        elif verb.kind == GERUND:
            self._hanging.of_gerund(verb)

    def _said_after(self, verb: Verb) -> None:
        """Read `"…," said X` and `…, X being …, adds Y`: a verb of saying before its subject."""
        tokens = self._tokens
        if verb.at != verb.first or "speech" not in tokens[verb.at].senses or verb.at + 1 >= len(tokens):
            return
        before = tokens[verb.first - 1] if verb.first else None
        following = tokens[verb.at + 1]
        if before is not None and before.cls != "quote" and all(kind == "name" for kind, _ in tokens[verb.at].senses["speech"]):
            # "The ambassador, Ann Other, praised the commission": what follows is praised.
            return
        stated = self._stated(verb)
        if stated is not None and before is not None and (before.cls == "quote" or before.low == ","):
            verb.subject, verb.inverted = stated, True
            return
        if before is not None and (before.cls == "quote" or before.low in (",", "—", "–", "-", ")")) and following.cls == "M":
            ahead = self._clauses.at.get(verb.at + 2)
            if before.cls != "quote" and verb.at + 2 < len(tokens) and tokens[verb.at + 2].cls == "poss":
                # "The chair, who had led the group, said the mission's finding was"
                return
            if following.data.kind == "pronoun" and following.data.word in self._classes.words["object_persons"]:
                return
            envoy = following.data.role is not None and following.data.role.level == "ambassador"
            if envoy and "act" in tokens[verb.at].senses and before.cls != "quote":
                # "Norland, after the vote, recalled its ambassador"
                return
            if ahead is None or ahead.kind != FINITE:
                verb.subject, verb.inverted = following, True

    def _stated(self, verb: Verb) -> Token | None:
        """Read `"…," said a statement from X`: the owner of what says so."""
        tokens = self._tokens
        for number in range(verb.at + 1, min(verb.at + 5, len(tokens))):
            if "channel" in tokens[number].senses or "issued_words" in tokens[number].word.marks:
                return owner_of(tokens, number)
            if tokens[number].cls not in ("determiner", "w", "adverb"):
                return None
        return None

    def _walk(self, verb: Verb) -> None:
        """Go left from a finite verb to its subject over all that can stand between."""
        if verb.first == verb.at and after_relative(self._tokens, verb.at, self._classes):
            verb.subject = self._tokens[0]
            return
        meanwhile = self._meanwhile(verb)
        if meanwhile is not None:
            verb.subject = meanwhile
            return
        position, shared = verb.first - 1, False
        for _ in range(_FARTHEST):
            if position < 0:
                break
            step = self._step(verb, position, shared)
            if step is None:
                return
            position, shared = step

    def _meanwhile(self, verb: Verb) -> Token | None:
        """Return whose verb it is where no comma parts what he does meanwhile: "Ann Other while congratulating Y on his win, praised"."""
        doing = next(self._clauses.before(verb.first), None)
        if doing is None or doing.kind != GERUND or doing.first < 2 or verb.first - doing.at > _MEANWHILE:
            return None
        opener, named = self._tokens[doing.first - 1], self._tokens[doing.first - 2]
        if opener.cls != "subordinator" or "concurrent" not in opener.word.marks or named.cls != "M":
            return None
        before = next(self._clauses.before(doing.first), None)
        parted = before is None or any(token.cls == "punct" for token in self._tokens[before.at : named.number or 0])
        return named if parted else None

    def _step(self, verb: Verb, position: int, shared: bool) -> Step:
        """Return where to go on from a word, and whether the verb is joined to another; None where its subject is found or has none."""
        other = self._clauses.at.get(position)
        if other is not None and position == verb.first - 1 and "commanding" in self._tokens[verb.first].word.marks:
            # "a note that read | DO NOT CONGRATULATE"
            return None
        if other is not None:
            return self._over_verb(verb, other, shared)
        token = self._tokens[position]
        marks = token.word.marks
        if "existential" in marks and position == verb.first - 1 and "existing" in self._tokens[verb.at].word.marks:
            # "there had been no competition"
            return None
        if token.cls == "M":
            return self._over_mention(verb, position, shared)
        if token.low in _CLOSING:
            return self._over_insertion(verb, position, shared)
        if token.cls == "coordinator" or "sequence" in marks:
            return position - 1, True
        if token.cls == "relative" or ("complementiser" in marks and self._relative(position)):
            self._antecedent(verb, position)
            return None
        if token.low == ":" and position == 1 and position == verb.first - 1 and self._tokens[0].cls == "M":
            # "Iran: congratulated the winner."
            verb.subject = self._tokens[0]
            return None
        if token.low in (";", ":") or (token.cls == "subordinator" and not shared):
            return None
        if token.low == "." and position and (self._tokens[position - 1].cls == "M" or dated(self._tokens, position)):
            # "Ann Other Jr. offered", "on Jan. 27 offered": the dot of an abbreviation
            return position - 1, shared
        if token.cls == "quote":
            verb.subject = self._before_tag(position) if shared else None
            if verb.subject is not None:
                return None
            return (position - 1, shared) if position and (self._quoted_in_part(position) or self._behind_insertion(position)) else None
        return self._over_word(verb, position, shared)

    def _over_verb(self, verb: Verb, other: Verb, shared: bool) -> Step:
        """Pass over a participle that describes the subject; else share the other verb's subject."""
        tokens = self._tokens
        if other.kind == PARTICIPLE and other.first >= 2 and tokens[other.first - 1].low == ",":
            # "the mission, led by a former minister, found"
            return other.first - 2, shared
        if other.kind == PARTICIPLE and other.passive and other.first and not shared:
            # "the vote | held on Sunday was"
            described = tokens[other.first - 1]
            if described.cls in ("E", "w", "M") and other.first - 1 not in self._clauses.at:
                return other.first - 1, shared
        one = verb.first == verb.at and "s" in tokens[verb.at].word.forms
        if shared and self._of_many(other) and (one or self._within_remark(verb, other)):
            # "Norland greets the people for the spirit they showed and congratulates the winner"
            return other.first - 2, True
        meanwhile = self._subordinate(other) if shared and self._parted(verb, other) else None
        if meanwhile is not None:
            # "commended the calm while the judges deliberated, and called"
            return meanwhile - 1, True
        described = self._described_by(other) if not shared and other.kind == FINITE else None
        if described is not None:
            # "The mission the bloc had sent spoke of"
            verb.subject = described
        else:
            self._take(verb, other)
        return None

    def _parted(self, verb: Verb, other: Verb) -> bool:
        """Say whether a comma and "and" part a verb from the one before it."""
        number = verb.first - 2
        return number > other.at and self._tokens[number].low == "," and self._tokens[number + 1].cls == "coordinator"

    def _within_remark(self, verb: Verb, other: Verb) -> bool:
        """Say whether a verb only says more of a noun, the main clause going on behind it: "the calm they had shown, | and called"."""
        described = other.first > 1 and self._tokens[other.first - 2].cls == "w" and other.first - 2 not in self._clauses.at
        return described and self._parted(verb, other)

    def _subordinate(self, other: Verb) -> int | None:
        """Return the number of what opens the clause of a verb that tells when or why: "while the judges | deliberated"."""
        if other.kind != FINITE:
            return None
        for number in range(other.first - 1, 0, -1):
            token = self._tokens[number]
            if number in self._clauses.at or token.cls in ("punct", "relative", "quote", "coordinator"):
                return None
            if token.cls == "subordinator":
                return None if "complementiser" in token.word.marks else number
        return None

    def _of_many(self, verb: Verb) -> bool:
        """Say whether a finite verb stands right behind "they" or "we"."""
        before = self._tokens[verb.first - 1] if verb.kind == FINITE and verb.first > 1 else None
        return before is not None and before.cls == "M" and before.data.word in self._classes.words["plural_pronouns"]

    def _over_mention(self, verb: Verb, position: int, shared: bool) -> Step:
        """Pass over a mention that is governed, an object or an owner; any other is the subject."""
        tokens, token = self._tokens, self._tokens[position]
        antecedent = self._told_to_be(position)
        if antecedent is not None:
            return antecedent, shared
        opener = position - 1
        while opener > 0 and (
            "excellency" in tokens[opener].word.marks or (token.data.kind == "generic" and tokens[opener].cls in _BEFORE_NOUN)
        ):
            # "the heads of | all the brotherly | countries"
            opener -= 1
        before = tokens[opener] if opener >= 0 else None
        denied = before is not None and before.negates and "before_denied_subject" in before.word.marks
        if (
            before is not None
            and not denied
            and (before.cls == "preposition" or "leading" in before.word.marks or "governing" in before.word.tail)
        ):
            if not self._put_before(verb, token, opener) and not self._goes_on_in(token, opener):
                return opener - 1, shared
        elif self._insertions.named_agent(position):
            # "the mission, led by a former minister, Ann Other said": the comma behind her name is missing.
            return position - 3, shared
        elif token.data.kind == "generic" and not token.data.who and (beside := self._beside(position)) is not None:
            # "The embassies of A and B | and the observers' network said"
            verb.subject = beside
            return None
        elif shared and (opening := self._insertions.aside_phrase(verb, token, position)) is not None:
            return opening, shared
        elif (shared and self._object(position)) or (token.data.possessor and position + 1 < len(tokens)):
            return position - 1, shared
        verb.subject = token
        return None

    def _told_to_be(self, position: int) -> int | None:
        """Return the number of whom a mention is only said to be: "Ann Other, who is also | the bloc's chair | has congratulated"."""
        tokens, number = self._tokens, position - 1
        while number > 0 and tokens[number].cls in _BEFORE_NOUN:
            number -= 1
        if number < 2 or tokens[number].cls != "be" or "personal_relative" not in tokens[number - 1].word.marks:
            return None
        number -= 2 + (tokens[number - 2].low == ",")
        return number if number >= 0 and tokens[number].cls == "M" else None

    def _goes_on_in(self, token: Token, opener: int) -> bool:
        """Say whether a list begins within a name: "King Harald of | Norway and the Emir of Qatar"."""
        head = self._tokens[opener - 1] if opener else None
        if head is None or head.cls != "M" or "genitive" not in self._tokens[opener].word.marks or len(head.data.who) != 1:
            return False
        actors = [who.actor for who in token.data.who]
        return len(actors) > 1 and head.data.who[0].actor is not None and head.data.who[0].actor in actors

    def _put_before(self, verb: Verb, token: Token, opener: int) -> bool:
        """Say whether a governed mention is the subject all the same: "As the ministry put it, …", "For the EU, Josep Borrell said …"."""
        before = self._tokens[opener]
        if "role" in before.word.marks and "done" in self._tokens[verb.at].word.marks:
            # "congratulated him, as Putin had done"
            return True
        if "role" in before.word.marks and opener and "concurrently" in self._tokens[opener - 1].word.marks and verb.first - opener == 2:
            # "Even as Putin took calls, the observers …"
            return True
        if before.cls == "subordinator" and "role" in before.word.marks and opener and verb.first - opener == 2 and token.data.role is None:
            # "dismayed as Norland refuses", "as he congratulated her"
            return token.data.kind in ("named", "pronoun")
        named = "reason" in before.word.marks and len(token.data.who) == 1 and token.data.who[0].named
        return (named or ("role" in before.word.marks and self._says(verb))) and self._opens(opener)

    def _over_insertion(self, verb: Verb, position: int, shared: bool) -> Step:
        """Pass over what stands between two commas, dashes or brackets."""
        opening = self._insertions.opened_by(position)
        if opening is None:
            return position - 1, shared or self._tokens[position].low != ")"
        named = self._insertions.named_within(opening, position)
        if named is not None:
            # "his successor at the Foreign Office, Jeremy Hunt,"
            verb.subject = named
            return None
        return opening - 1, shared

    def _over_word(self, verb: Verb, position: int, shared: bool) -> Step:
        """Pass over a word that is no subject; any other is one that no list knows."""
        token = self._tokens[position]
        if shared or token.cls in _PASSED or token.negates or self._temporal(position):
            return position - 1, shared
        opening = self._insertions.prepositional(position)
        if opening is not None:
            return opening, shared
        led = self._led_by(position)
        if led is not None:
            return led, shared
        beside = self._beside(position)
        if beside is not None:
            verb.subject = beside
            return None
        relative = self._relative_before(position)
        if relative is not None:
            self._antecedent(verb, relative)
            if verb.subject is not None or verb.noun is not None:
                return None
        verb.noun = position
        self._owned(verb, position)
        return None

    def _led_by(self, position: int) -> int | None:
        """Return the number of those whose leader's name no list knows: "the mission | led by a deputy, Ann | Other urged"."""
        tokens, number = self._tokens, position
        while (
            number > 2 and position - number < _AHEAD and tokens[number].cls in ("w", "M", "determiner") and number not in self._clauses.at
        ):
            number -= 1
        led = self._clauses.at.get(number - 1)
        if "agentive" not in tokens[number].word.marks or led is None or led.kind != PARTICIPLE or led.first < 1:
            return None
        described = tokens[led.first - 1]
        return led.first - 1 if described.cls == "M" and (described.data.who or described.data.role is not None) else None

    def _object(self, position: int) -> bool:
        """Say whether a mention is what a verb before it acts on: "criticised | the next government", "works with the bloc"."""
        for number in range(position - 1, max(-1, position - 4), -1):
            if number in self._clauses.at:
                return True
            if self._tokens[number].cls not in ("determiner", "w", "adverb"):
                return False
        return False

    def _described_by(self, other: Verb) -> Token | None:
        """Return the mention that a clause without a relative pronoun describes: "the mission | the bloc had sent"."""
        number = other.first - 1
        if number < 1 or self._tokens[number] is not other.subject or self._tokens[number - 1].cls != "M":
            return None
        before = self._tokens[number - 1]
        if before.data.kind == "generic" and "leads" in self._tokens[other.at].word.marks:
            # "the government | he leads | will": it is his.
            return other.subject
        return before if not before.data.possessor and before.data.kind in ("named", "generic") else None

    def _beside(self, position: int) -> Token | None:
        """Return those who open a sentence beside somebody whom no list knows: "The envoys of A and B | and the papal nuncio said"."""
        tokens, number = self._tokens, position - 1
        while number > 0 and tokens[number].cls in ("w", "determiner", "E"):
            number -= 1
        if number < 1 or "adding" not in tokens[number].word.marks or tokens[number - 1].cls != "M":
            return None
        opener, first = tokens[number - 1], tokens[number - 2].cls if number > 1 else "start"
        opens = first in ("start", "determiner", "adverb") or (first == "punct" and number - 2 < _FRONT)
        # "In Brussels | Ann Other and Peter Else noted": the place is no subject.
        opens = opens or (first == "M" and number == _BEHIND_PLACE and "inside" in tokens[0].word.marks)
        return opener if opens and opener.data.kind == "named" and not any(v.at < number for v in self._clauses.verbs) else None

    def _relative_before(self, position: int) -> int | None:
        """Return the relative pronoun whose clause an election is the object of: "the mission | that watched the election | said"."""
        number = position - 1
        while number > 0 and self._tokens[number].cls in ("determiner", "adverb"):
            number -= 1
        told = self._clauses.headed(number) if self._tokens[position].cls == "E" and number > 1 else None
        if told is None or told.kind != FINITE or told.passive:
            return None
        opener = self._tokens[told.first - 1]
        opens = opener.cls == "relative" or ("complementiser" in opener.word.marks and self._relative(told.first - 1))
        return told.first - 1 if opens and told.subject is not None and told.subject.number < told.first else None

    def _says(self, verb: Verb) -> bool:
        return "speech" in self._tokens[verb.at].senses

    def _opens(self, position: int) -> bool:
        """Say whether a word opens the sentence or an insertion: "As the ministry put it, …"."""
        return position == 0 or self._tokens[position - 1].low == "," or self._tokens[position - 1].cls == "quote"

    def _temporal(self, position: int) -> bool:
        """Say whether a word only tells when: "X on Monday congratulated", "X late on 3 May condemned"."""
        token, behind = self._tokens[position], self._tokens[position + 1 : position + 2]
        if "before_times" in token.word.marks:
            # "the ministry | last | week hailed"
            return bool(behind) and not _TIMES.isdisjoint(behind[0].word.marks)
        return token.low.isdigit() or not _TIMES.isdisjoint(token.word.marks)

    def _quoted_in_part(self, position: int) -> bool:
        """Say whether a quotation begins within the clause: Denmark "strongly condemns" it."""
        before = self._tokens[position - 1]
        return (before.cls in _PARTLY or "role" in before.word.marks) and before.low not in (",", ":")

    def _before_tag(self, position: int) -> Token | None:
        """Return whose verb stands before a tag that parts a quotation: '"We congratulate him," it said, | "and look forward"'."""
        tokens = self._tokens
        if position < _TAG_LEAST or tokens[position - 1].low != ",":
            return None
        for number in range(position - 2, max(0, position - _TAG), -1):
            if tokens[number].cls == "quote":
                said = any("speech" in tokens[at].senses for at in range(number + 1, position) if at in self._clauses.at)
                before = (verb for verb in self._clauses.before(number) if verb.kind == FINITE and verb.subject is not None)
                first = next(before, None) if said else None
                return first.subject if first is not None and not first.inverted else None
        return None

    def _behind_insertion(self, position: int) -> bool:
        """Say whether a quotation begins behind an insertion: 'Norland, as a partner, "stresses" it'."""
        return self._tokens[position - 1].low == "," and self._insertions.opened_by(position - 1) is not None

    def _take(self, verb: Verb, other: Verb) -> None:
        """Let a verb share the subject of an earlier one, climbing within the quotation until that is somebody."""
        if verb.kind == FINITE and other.kind != FINITE and other.subject is not None and other.governor is None:
            verb.subject = other.subject
        for candidate in (other, *self._clauses.before(other.first)):
            if candidate.subject is not None and self._of_free_clause(candidate.subject.number):
                # "took note of | what the observers said | and called on"
                continue
            if other.noun is not None and other.noun < candidate.first <= candidate.at < other.first:
                # "said the vote, in which a party | won | every seat, was unfair and threatened": the party does not threaten.
                continue
            if self._opened_between(candidate.at, verb.first):
                verb.noun = other.noun
                return
            if self._quoted_apart(candidate, verb):
                # "voiced hope that “things will improve”, | and called on all"
                continue
            if candidate.kind == FINITE and candidate.subject is not None and not candidate.inverted:
                verb.subject = candidate.subject
                return

    def _quoted_apart(self, candidate: Verb, verb: Verb) -> bool:
        """Say whether a verb stands in a quotation that has ended before another."""
        between = [token.low for token in self._tokens[candidate.at : verb.first] if token.cls == "quote"]
        if not between:
            return False
        opened = sum(token.low == '"' for token in self._tokens[: candidate.at]) % 2
        return between[0] in _CLOSED or (between[0] == '"' and len(between) % 2 == 1 and opened == 1)

    def _opened_between(self, first: int, last: int) -> bool:
        """Say whether a quotation opens between two words and is not closed: 'called it “a sham” | and urged' has the same subject."""
        marks = [token.low for token in self._tokens[first:last] if token.low in _OPENED or token.low in _CLOSED]
        return bool(marks) and marks[-1] in _OPENED

    def _of_free_clause(self, subject: int) -> bool:
        """Say whether a subject stands in a clause that is itself an object: "of what the observers said"."""
        tokens = self._tokens
        return subject > 1 and "free_relative" in tokens[subject - 1].word.marks and "before_free_clause" in tokens[subject - 2].word.tail

    def _relative(self, position: int) -> bool:
        """Say whether "that" refers to the noun before it, and opens no statement."""
        at = position - 1
        while at > 0 and self._tokens[at].cls == "quote":
            at -= 1
        if at < 0 or at in self._clauses.at:
            return False
        return self._tokens[at].cls in ("M", "E", "w") or "pointed_persons" in self._tokens[at].word.marks

    def _antecedent(self, verb: Verb, position: int) -> None:
        tokens, number = self._tokens, position - 1
        if number >= 1 and "genitive" in tokens[number].word.marks:
            # "A and B, both of whom congratulated him"
            number -= 1 + ("of_whom" in tokens[number - 1].word.marks)
        while number >= 0 and (tokens[number].low == "," or tokens[number].cls in ("preposition", "quote")):
            number -= 1
        if number < 0:
            return
        number = self._placed_group(self._described(position, number))
        several = tokens[number].cls == "M" and self._classes.plural(tokens[number]) and tokens[number].data.kind in ("group", "generic")
        if several and number and "partitive" in tokens[number - 1].word.marks:
            # "A and B were among dozens of leaders who congratulated X."
            named = next(self._clauses.before(number), None)
            if named is not None and tokens[named.at].cls == "be" and named.subject is not None and named.negations == 0:
                verb.subject = named.subject
                return
        if tokens[number].cls == "M":
            verb.subject = self._last_of(tokens[number], position)
            return
        verb.noun = number
        self._owned(verb, number)
        if "among_whom" in tokens[number].word.marks:
            # "A and B were among those that congratulated X."
            named = next(self._clauses.before(number), None)
            if named is not None and tokens[named.at].cls == "be" and named.subject is not None and number - named.at < 5:
                verb.subject, verb.noun = named.subject, None

    def _last_of(self, token: Token, position: int) -> Token:
        """Return the last of a list whom "who also" means: "came from Norland, Sudland and Ann Other of Kenya, who also praised …"."""
        tokens, mention = self._tokens, token.data
        also = position + 1 < len(tokens) and "besides" in tokens[position + 1].word.marks
        # "from Kyiv and from Joe Biden, who looked forward": no place does.
        personal = "personal_relative" in tokens[position].word.marks
        also = also or (personal and [bool(who.person) for who in mention.who] == [False] * (len(mention.who) - 1) + [True])
        several = any("means_several" in token.word.marks for token in tokens[position + 2 : position + _AHEAD])
        if not also or several or tokens[position - 1].low != "," or mention.kind != "named" or len(mention.who) == 1:
            return token
        last = unit(token.start, token.end, "M", token.senses, mention.meaning(mention.who[-1:]))
        last.number = token.number
        return last

    def _placed_group(self, number: int) -> int:
        """Return the number of what stands before where it is: "many leaders | across the Americas | who congratulated him"."""
        tokens, opener = self._tokens, number - 1
        while opener > 0 and tokens[opener].cls in ("determiner", "w", "adverb"):
            opener -= 1
        placed = opener > 0 and tokens[opener].cls == "preposition" and "genitive" not in tokens[opener].word.marks
        head = tokens[opener - 1] if placed else None
        group = head is not None and head.cls == "M" and head.data.kind == "group"
        # "a summit | in Addis Ababa | that had spoken of doubts"
        noun = head is not None and (head.cls == "w" or (head.cls == "M" and head.data.kind == "generic"))
        where = opener == number - 1 and "placing" in tokens[opener].word.marks and "addressing" not in tokens[opener].word.marks
        meeting = noun and where and opener - 1 not in self._clauses.at
        return opener - 1 if group or (meeting and _is_place(tokens[number])) else number

    def _described(self, position: int, number: int) -> int:
        """Return the number of whom an aside before "who" describes: "Ann Other, no friend of Kenya, who"; else that given."""
        tokens = self._tokens
        if tokens[position - 1].low != "," or "personal_relative" not in tokens[position].word.marks:
            return number
        named = tokens[number].cls == "M"
        if named and not (number and "genitive" in tokens[number - 1].word.marks):
            return number
        opening = self._insertions.opened_by(position - 1)
        if not opening or tokens[opening - 1].cls not in ("M", "w") or any(opening < at < position for at in self._clauses.at):
            return number
        within = [at for at in range(opening, position) if tokens[at].cls == "M"]
        placed = opening > 1 and tokens[opening - 2].cls == "preposition"
        opens = tokens[opening + 1].cls == "determiner" or tokens[opening + 1].negates
        return opening - 1 if within == ([number] if named else []) and opens and not placed else number

    def _owned(self, verb: Verb, noun: int) -> None:
        """A statement, a message, an office speaks for its owner: "the EU's statement", "a statement by the EU", "the office of X said"."""
        tokens = self._tokens
        if "staff" in tokens[noun].word.marks and noun and tokens[noun - 1].cls == "M" and tokens[noun - 1].data.kind == "named":
            # "the US, French and EU delegations have asked"
            verb.subject = tokens[noun - 1]
            return
        office = "mouthpieces" in tokens[noun].word.marks and self._says(verb)
        if not (office or "channel" in tokens[noun].senses or "issued_words" in tokens[noun].word.marks):
            return
        owner = owner_of(tokens, noun)
        if owner is not None:
            verb.subject = owner


def _is_place(token: Token) -> bool:
    """Say whether a mention can be a place: a country or its capital, nobody's office and nobody's name."""
    mention = token.data
    return token.cls == "M" and mention.kind == "named" and mention.role is None and all(who.person is None for who in mention.who)
