"""Clauses: which verbs a sentence has, who their subject is, whether they are said to be so.

Belongs here: verb groups (auxiliaries, negators, moods, head), voice, subjects, control, negation and mood along what a verb hangs on.
Does not: what a verb means for an election (frames), who has the floor (attribution).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.coding.lexicon import Lexicon
from pipeline.coding.tokens import AUXILIARY, Token

FINITE, INFINITIVE, GERUND, PARTICIPLE = "finite", "infinitive", "gerund", "participle"
_NO_VERB = {"M", "E", "determiner", "pronoun", "preposition", "punct", "quote", "poss"}
_DESCRIBING = 9
"""Tokens within which a clause that describes the opening mention ends."""
_INSERTION = 30
"""Longest insertion between commas, in tokens."""
_HELPED = {"be": {"ing", "ed", "en"}, "have": {"ed", "en"}, "do": {"base"}, "modal": {"base"}, "infinitive": {"base"}}
"""Auxiliary → forms of the verbs that it helps."""
_NONE: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Verb:
    """A verb group [first, at]; `at` is the number of its head's token."""

    at: int
    first: int
    kind: str
    passive: bool = False
    negations: int = 0
    moods: tuple[str, ...] = ()
    subject: Token | None = None
    """a mention, where the subject is one"""
    noun: int | None = None
    """number of the noun that is its subject, where that is no mention"""
    governor: "Verb | None" = None
    """the verb that an infinitive or a participle hangs on"""
    inverted: bool = False
    """the subject follows"""


@dataclass(slots=True)
class Polarity:
    """How a trigger stands: denied or not, in force or not."""

    negations: int
    modality: str
    """actual, future, hypothetical, historical"""
    conditional: bool

    @property
    def negated(self) -> bool:
        """Whether an odd number of negators stands over the trigger."""
        return self.negations % 2 == 1


@dataclass(slots=True)
class Clauses:
    """The verbs of a sentence in order."""

    verbs: list[Verb] = field(default_factory=list)
    at: dict[int, Verb] = field(default_factory=dict)
    """number of a token → the verb group it belongs to"""
    conditional: bool = False
    """whether the sentence hangs what it says on a condition"""

    def headed(self, number: int) -> Verb | None:
        """Return the verb whose head is the token."""
        verb = self.at.get(number)
        return verb if verb is not None and verb.at == number else None

    def before(self, number: int) -> Iterator[Verb]:
        """Yield the verbs left of a token, the nearest first."""
        for verb in reversed(self.verbs):
            if verb.at < number:
                yield verb

    def after(self, number: int) -> Iterator[Verb]:
        """Yield the verbs right of a token, the nearest first."""
        for verb in self.verbs:
            if verb.first > number:
                yield verb


class Grammar:
    """Reads the clauses of sentences with the verbs of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = lexicon.words

    def read(self, tokens: list[Token], verbal: list[int], moods: list[int]) -> Clauses:
        """Return the clauses of a sentence.

        Args:
            tokens: Of the sentence.
            verbal: Numbers of those that can be of a verb group.
            moods: Numbers of those that can tell how something is meant.
        """
        clauses = Clauses()
        after = 0
        for number in verbal:
            if number < after:
                continue
            helps = tokens[number].word.helps
            verb = self._group(tokens, number, clauses) if helps else self._bare(tokens, number, clauses)
            if verb is None:
                continue
            clauses.verbs.append(verb)
            for member in range(verb.first, verb.at + 1):
                clauses.at[member] = verb
            after = verb.at + 1
        clauses.conditional = bool(moods) and any(_conditional(tokens[number]) for number in moods)
        if len(tokens) > 2 and "inverted_condition" in tokens[0].word.marks and tokens[1].cls in ("M", "determiner", "E"):
            # "Had the EU sent observers, it might have …"
            comma = next((n for n, token in enumerate(tokens) if token.low == ","), len(tokens))
            for verb in clauses.verbs:
                verb.moods += ("hypothetical",) * (verb.at < comma)
        subjects = _Subjects(tokens, clauses, self)
        for verb in clauses.verbs:
            subjects.find(verb)
            if verb.kind == FINITE and verb.subject is not None and self._demanded(tokens, verb, clauses):
                verb.moods += ("hypothetical",)
        return clauses

    def _demanded(self, tokens: list[Token], verb: Verb, clauses: Clauses) -> bool:
        """Say whether a verb is only asked for: "demanded that A and B withdraw their envoys"."""
        head, subject = tokens[verb.at], verb.subject
        if subject is None or "base" not in head.word.forms or "s" in head.word.forms or "ed" in head.word.forms:
            return False
        that = next(
            (n for n in range(subject.number - 1, max(-1, subject.number - 4), -1) if "complementiser" in tokens[n].word.tail), None
        )
        if that is None:
            return False
        if "complementiser" not in tokens[that].word.marks:
            return "demanding" in tokens[that].word.stem
        asking = next(clauses.before(that), None)
        return asking is not None and "demanding" in tokens[asking.at].word.marks and that - asking.at < 8

    def steers_object(self, token: Token) -> bool:
        """Say whether an infinitive after this verb belongs to its object: "urged X to concede"."""
        return "object_control" in token.word.marks

    def wishes(self, token: Token) -> bool:
        """Say whether an infinitive after this verb and an object belongs to the object: "wants X to concede"."""
        return "wishing" in token.word.marks

    def prevents(self, token: Token) -> bool:
        """Say whether a verb keeps its object from what follows "from": "barred observers from entering"."""
        return token.cls != "M" and "preventing" in token.word.marks

    def plural(self, token: Token) -> bool:
        """Say whether a mention is of several."""
        mention = token.data
        several = len(mention.who) > 1 or mention.kind in ("group", "people") or (mention.role is not None and mention.role.plural)
        return several or "observing" in self.words.marks(mention.word).whole

    def denies(self, token: Token) -> bool:
        """Say whether a verb turns what hangs on it into its opposite: "refused", "declined"."""
        return token.negates and "verb" in token.senses.get("neg", ())

    # -- groups -----------------------------------------------------------------------------------------------------------------------

    def _group(self, tokens: list[Token], first: int, clauses: Clauses) -> Verb | None:
        token = tokens[first]
        opens = token.senses or token.cls in AUXILIARY or "infinitive" in token.word.marks
        opened = self._auxiliaries(tokens, first) if opens else None
        if opened is None:
            return self._bare(tokens, first, clauses)
        last, after, aux, (negations, trailing), moods = opened
        head = tokens[after] if after < len(tokens) else None
        forms = head.word.forms if head is not None and head.cls not in ("M", "E") else _NONE
        fits = forms & (_HELPED[aux] if aux != INFINITIVE or "genitive" not in tokens[last].word.tail else {"ing"})
        bare = tokens[first].negates and aux == INFINITIVE and after - first <= 3 and "tensed" not in tokens[first].word.head
        marks = tokens[first].word.marks
        kind = INFINITIVE if "infinitive" in marks or bare else GERUND if "perfect_gerund" in marks else FINITE
        if fits:
            denied = negations + trailing + self._denied_before(tokens, first, clauses)
            return Verb(after, first, kind, aux == "be" and "ing" not in fits, denied, moods)
        if aux == INFINITIVE:
            return None
        asked = self._inverted(tokens, first, last, aux, clauses)
        if asked is not None:
            denied = negations + ("paired_denial" in tokens[first - 1].word.marks)
            return Verb(asked, first, FINITE, aux == "be", denied, moods, tokens[last + 1], inverted=True)
        return Verb(last, first, kind, False, negations, moods)

    def _denied_before(self, tokens: list[Token], first: int, clauses: Clauses) -> int:
        """Count negating adverbs before an auxiliary: "never did congratulate"."""
        count, number = 0, first - 1
        while number >= 0 and tokens[number].cls == "adverb" and number not in clauses.at:
            count += tokens[number].negates
            number -= 1
        return count

    def _auxiliaries(
        self, tokens: list[Token], first: int, aside: bool = False
    ) -> tuple[int, int, str, tuple[int, int], tuple[str, ...]] | None:
        """Read auxiliaries, moods and negators: last, what follows, kind of the last, negators up to it and behind it, moods.

        Args:
            aside: whether they stand between commas: "does not, and will not ever, recognise".
        """
        last, negations, trailing, moods, aux = -1, 0, 0, [], ""
        number = first
        while number < len(tokens) and number - first < 9:
            token = tokens[number]
            mood = token.senses.get("mood", ())
            reaching = not {"infinitive", "genitive"}.isdisjoint(token.word.tail) and not self.denies(token)
            if token.cls in AUXILIARY or "infinitive" in token.word.marks or (reaching and (mood or token.negates)):
                if "infinitive" in token.word.marks and number > first and aux != "" and aux != "have":
                    break
                aux = INFINITIVE if reaching or "infinitive" in token.word.marks else token.cls
                moods += [str(m) for m in mood]
                negations += token.negates + trailing
                trailing, last = 0, number
            elif token.negates and not self.denies(token):
                trailing += 1
                if not aux and not (number + 1 < len(tokens) and "infinitive" in tokens[number + 1].word.marks):
                    return None
            elif "so_before" in token.word.marks and aux and number + 1 < len(tokens) and "so_behind" in tokens[number + 1].word.marks:
                # "has so far not congratulated"
                number += 1
            elif aux and token.cls == "quote":
                # had "taken note" of it
                pass
            elif trailing and (second := _second_group(tokens, number)) is not None:
                return self._auxiliaries(tokens, second, aside=token.low == ",")
            elif trailing and aside and token.low == ",":
                aside = False
            elif not aux or (token.cls != "adverb" and not (mood and token.cls == "adverb")):
                break
            number += 1
        if not aux:
            return None
        return last, number, aux, (negations, trailing), tuple(moods)

    def _inverted(self, tokens: list[Token], first: int, last: int, aux: str, clauses: Clauses) -> int | None:
        """Read "nor did France congratulate": the head behind the subject."""
        opener = tokens[first - 1] if first else None
        if opener is None or "inverting" not in opener.word.marks or last + 2 >= len(tokens) or tokens[last + 1].cls != "M":
            return None
        number = last + 2
        while number < len(tokens) and (tokens[number].cls == "adverb" or tokens[number].negates) and not self.denies(tokens[number]):
            number += 1
        if number == len(tokens):
            return None
        wanted = {"be": {"ed", "en", "ing"}, "have": {"ed", "en"}}.get(aux, {"base"})
        return number if tokens[number].word.forms & wanted else None

    def _bare(self, tokens: list[Token], number: int, clauses: Clauses) -> Verb | None:
        """Read a verb without auxiliary, where its neighbours let it be one."""
        token = tokens[number]
        if token.cls in _NO_VERB or "phrase" in token.senses:
            return None
        forms = token.word.forms
        if not forms:
            return None
        position, negations = number - 1, 0
        while (
            position >= 0
            and (tokens[position].cls == "adverb" or tokens[position].negates or "floating" in tokens[position].word.marks)
            and not self.denies(tokens[position])
        ):
            paired = "first_denied" in tokens[position].word.marks and any(
                "second_denied" in token.word.marks for token in tokens[number + 1 : number + 14]
            )
            negations += tokens[position].negates and position > 0 and (paired or "paired_denial" not in tokens[position].word.marks)
            position -= 1
        before = tokens[position] if position >= 0 else None
        if "ing" in forms:
            if before is not None and (
                (before.cls in ("determiner", "poss") and "pointed_persons" not in before.word.marks)
                or (before.cls == "M" and before.data.possessor)
            ):
                return None
            following = tokens[number + 1] if number + 1 < len(tokens) else None
            noun = before is not None and before.cls == "w" and position == number - 1 and position not in clauses.at
            if noun and (following is None or following.cls in ("preposition", "punct")):
                # "a regular meeting over the election"
                return None
            return Verb(number, number, GERUND, negations=negations + _alternative(tokens, number, clauses))
        if before is None:
            return Verb(number, number, PARTICIPLE, True) if forms & {"ed", "en"} and _by(tokens, number) else None
        if before.cls in ("determiner", "poss", "preposition") or (before.cls == "M" and before.data.possessor):
            return None
        kind = self._kind(tokens, number, forms, before, position, clauses)
        if kind is None:
            return None
        moods = self._shared_moods(tokens, number, forms, clauses) if kind == FINITE else ()
        negations += _alternative(tokens, number, clauses)
        return Verb(number, number, kind, kind == PARTICIPLE, negations, moods)

    def _shared_moods(self, tokens: list[Token], number: int, forms: frozenset[str], clauses: Clauses) -> tuple[str, ...]:
        """Return the moods that a base form shares with the verb it is joined to: "could express concern and review its aid"."""
        if "base" not in forms or {"ed", "s"} & forms or not clauses.verbs:
            return ()
        other = clauses.verbs[-1]
        joined = tokens[number - 1].cls == "coordinator" or tokens[number - 1].low == ","
        auxiliary = any(tokens[n].cls == "modal" for n in range(other.first, other.at + 1))
        return other.moods if joined and auxiliary else ()

    def _kind(self, tokens: list[Token], number: int, forms: frozenset[str], before: Token, position: int, clauses: Clauses) -> str | None:
        previous = clauses.verbs[-1] if clauses.verbs else None
        if position in clauses.at and before.cls != "be" and not (forms & {"ed", "en"}):
            # What follows a verb directly is its object: "review sanctions".
            return None
        joined = before.cls == "coordinator" or before.low == ","
        if forms & {"ed", "en"}:
            counted = before.low.isdigit() and not (position > 0 and "dating" in tokens[position - 1].word.marks)
            if before.cls == "w" and ("quantifier" in before.senses or counted):
                # "thirty allied countries"
                return None
            if joined and " " not in tokens[number].low and _adjectives(tokens, position, number):
                return None
            if position == number - 1 and _describes(tokens, number, before):
                return PARTICIPLE
            if "ed" not in forms or (
                " " not in tokens[number].low
                and _by(tokens, number)
                and before.cls in ("w", "M", "E", "punct")
                and not _object(tokens, number)
            ):
                return PARTICIPLE
            return FINITE
        if "s" in forms:
            if before.cls == "w" and "plurals" in tokens[number].word.marks:
                return None
            noun = number + 1 < len(tokens) and "behind_noun" in tokens[number + 1].word.marks
            if before.cls in ("w", "E") and noun and "speech" not in tokens[number].senses:
                return None
            opened = before.cls in ("M", "pronoun", "relative", "quote", "w", "E") or before.low in (")", "—", "–", "]")
            # "Vote neither free nor fair, says Norland" has no verb before.
            said = "speech" in tokens[number].senses and number + 1 < len(tokens) and tokens[number + 1].cls == "M"
            return FINITE if opened or (joined and (previous or said)) else None
        if before.low == "," and {"speech", "light", "act"} & tokens[number].senses.keys() and _behind_insertion(tokens, position, self):
            # "We, the ministers of A and B, having met in Riga, express"
            return FINITE
        if joined and previous is not None:
            for other in reversed(clauses.verbs):
                if number - other.at >= _INSERTION:
                    break
                if other.kind == INFINITIVE or other.moods or "base" in tokens[other.at].word.forms:
                    return other.kind
            return None
        if before.cls == "pronoun" and "plural_pronouns" in before.word.marks:
            return FINITE
        if before.cls == "M" and (
            (before.data.kind == "pronoun" and before.data.word in self.words["plural_pronouns"]) or self.plural(before)
        ):
            return FINITE
        if _after_relative(tokens, number, self):
            # "The governments that endorse this declaration urge"
            return FINITE
        if before.cls == "relative" or (before.cls == "quote" and position > 0 and tokens[position - 1].cls == "M"):
            return FINITE
        return None


def _behind_insertion(tokens: list[Token], closing: int, grammar: Grammar) -> bool:
    """Say whether a comma closes what stands behind "we", "they" or several who are named, at the head of a sentence."""
    first = next((n for n, token in enumerate(tokens[:4]) if token.cls == "M"), None)
    if first is None or first + 1 >= closing or tokens[first + 1].low != ",":
        return False
    mention = tokens[first].data
    return (mention.kind == "pronoun" and mention.word in grammar.words["plural_pronouns"]) or grammar.plural(tokens[first])


def _by(tokens: list[Token], number: int) -> bool:
    """Say whether "by" follows a participle before any other verb or mention."""
    for ahead in range(number + 1, min(number + 6, len(tokens))):
        marks = tokens[ahead].word.marks
        if "agentive" in marks:
            # "responded by expelling": no agent.
            return ahead + 1 < len(tokens) and not tokens[ahead + 1].low.isdigit() and "going_on" not in tokens[ahead + 1].word.marks
        if tokens[ahead].cls in ("M", "E", "punct", "quote", "coordinator", "relative") or "ends_agent" in marks:
            return False
    return False


def _describes(tokens: list[Token], number: int, before: Token) -> bool:
    """Say whether a participle only describes the noun before it, since the clause's own verb follows: "the vote | held on Sunday was"."""
    sent = before.cls == "M" and "sent" in tokens[number].word.marks
    if not sent and not (before.cls in ("E", "w") and number + 1 < len(tokens) and tokens[number + 1].cls == "preposition"):
        return False
    for token in tokens[number + 1 : number + 16]:
        if token.cls in ("coordinator", "relative", "subordinator", "quote") or "ends_describing" in token.word.marks:
            return False
        if token.cls in AUXILIARY or (token.cls not in ("M", "E") and token.word.forms & {"ed", "s"} and not token.word.forms & {"en"}):
            return True
    return False


def _object(tokens: list[Token], number: int) -> bool:
    return number + 1 < len(tokens) and tokens[number + 1].cls in ("M", "E", "determiner")


def _after_relative(tokens: list[Token], number: int, grammar: Grammar) -> bool:
    """Say whether a verb follows a clause that describes several who open the sentence: "The governments that endorse it | urge"."""
    opened = 2 < number < _DESCRIBING and tokens[0].cls == "M" and "describing" in tokens[1].word.marks
    return opened and grammar.plural(tokens[0]) and tokens[number - 1].cls == "w" and "act" in tokens[number].senses


def _adjectives(tokens: list[Token], position: int, number: int) -> bool:
    """Say whether the participle goes on with adjectives before a noun: "a free and contested election"."""
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    before = tokens[position - 1] if position else None
    if position > 1 and "role" in tokens[position - 2].word.marks:
        # "rejected the vote as unfair and threatened new sanctions"
        return False
    return (
        following is not None
        and following.cls in ("E", "w")
        and before is not None
        and before.cls not in ("M", "E")
        and any(not evaluation.noun for evaluation in before.senses.get("eval", ()))
        and "asking" not in following.word.marks
    )


class _Subjects:
    """Finds the subjects of the verbs of one sentence."""

    def __init__(self, tokens: list[Token], clauses: Clauses, grammar: Grammar) -> None:
        self._tokens, self._clauses, self._grammar = tokens, clauses, grammar

    def find(self, verb: Verb) -> None:
        """Set the subject of a verb, and what it hangs on."""
        if verb.inverted or verb.subject is not None:
            return
        if "first_person" in self._tokens[verb.first].word.marks:
            before = (
                token
                for token in reversed(self._tokens[: verb.first])
                if token.cls == "M" and token.data.word in self._grammar.words["speaker"]
            )
            verb.subject = next(before, None)
            return
        if verb.kind == FINITE:
            self._said_after(verb)
            if verb.subject is None:
                self._walk(verb)
        elif verb.kind == INFINITIVE:
            self._controlled(verb)
        elif verb.kind == GERUND:
            self._of_gerund(verb)

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
            if following.data.kind == "pronoun" and following.data.word in self._grammar.words["object_persons"]:
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

    # -- finite verbs -----------------------------------------------------------------------------------------------------------------

    def _walk(self, verb: Verb) -> None:
        """Go left from a finite verb to its subject over all that can stand between."""
        if verb.first == verb.at and _after_relative(self._tokens, verb.at, self._grammar):
            verb.subject = self._tokens[0]
            return
        tokens, position, shared = self._tokens, verb.first - 1, False
        for _ in range(90):
            if position < 0:
                break
            token = tokens[position]
            other = self._clauses.at.get(position)
            if other is not None and other.kind == PARTICIPLE and other.first >= 2 and tokens[other.first - 1].low == ",":
                # "the mission, led by a former minister, found"
                position = other.first - 2
                continue
            if other is not None and other.kind == PARTICIPLE and other.passive and other.first and not shared:
                # "the vote | held on Sunday was"
                described = tokens[other.first - 1]
                if described.cls in ("E", "w", "M") and other.first - 1 not in self._clauses.at:
                    position = other.first - 1
                    continue
            if other is not None:
                if not shared and other.kind == FINITE and (described := self._described_by(other)) is not None:
                    # "The mission the bloc had sent spoke of"
                    verb.subject = described
                    return
                self._take(verb, other)
                return
            low, marks = token.low, token.word.marks
            if "existential" in marks and position == verb.first - 1 and "existing" in tokens[verb.at].word.marks:
                # "there had been no competition"
                return
            if token.cls == "M":
                opener = position - 1
                while opener > 0 and "excellency" in tokens[opener].word.marks:
                    opener -= 1
                before = tokens[opener] if opener >= 0 else None
                if before is not None and (
                    before.cls == "preposition" or "leading" in before.word.marks or "governing" in before.word.tail
                ):
                    named = "reason" in before.word.marks and len(token.data.who) == 1 and token.data.who[0].named
                    if "role" in before.word.marks and "done" in tokens[verb.at].word.marks:
                        # "congratulated him, as Putin had done"
                        verb.subject = token
                        return
                    if (named or ("role" in before.word.marks and self._says(verb))) and self._opens(opener):
                        # "As the ministry put it, …", "For the EU, Josep Borrell said …"
                        verb.subject = token
                        return
                    position = opener - 1
                elif self._named_agent(position):
                    # "the mission, led by a former minister, Ann Other said": the comma behind her name is missing.
                    position -= 3
                elif shared and (opening := self._aside_phrase(verb, token, position)) is not None:
                    position = opening
                elif (shared and self._object(position)) or (token.data.possessor and position + 1 < len(tokens)):
                    position -= 1
                else:
                    verb.subject = token
                    return
            elif low in (",", "—", "–", ")"):
                opening = self._insertion(position)
                if opening is not None:
                    named = self._named_within(opening, position)
                    if named is not None:
                        # "his successor at the Foreign Office, Jeremy Hunt,"
                        verb.subject = named
                        return
                    position = opening - 1
                else:
                    shared = shared or low != ")"
                    position -= 1
            elif token.cls == "coordinator" or "sequence" in marks:
                shared = True
                position -= 1
            elif token.cls == "relative" or ("complementiser" in marks and self._relative(position)):
                self._antecedent(verb, position)
                return
            elif low in (";", ":") or (token.cls == "subordinator" and not shared):
                return
            elif token.cls == "quote":
                if position == 0 or not self._quoted_in_part(position):
                    return
                position -= 1
            elif (
                shared
                or token.cls in ("adverb", "preposition", "determiner", "poss", "have", "subordinator")
                or token.negates
                or self._temporal(position)
            ):
                position -= 1
            elif (opening := self._prepositional(position)) is not None:
                position = opening
            else:
                verb.noun = position
                self._owned(verb, position)
                return

    def _named_agent(self, position: int) -> bool:
        """Say whether a name explains the agent of a participle before it: "led by a former minister, | Ann Other"."""
        tokens = self._tokens
        if (
            position < 5
            or tokens[position - 1].low != ","
            or tokens[position - 2].cls != "M"
            or "agentive" not in tokens[position - 3].word.marks
        ):
            return False
        led = self._clauses.at.get(position - 4)
        return led is not None and led.kind == PARTICIPLE and tokens[led.first - 1].low == ","

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
        return before if not before.data.possessor and before.data.kind in ("named", "generic") else None

    def _aside_phrase(self, verb: Verb, token: Token, position: int) -> int | None:
        """Return the number before a phrase of the first of two joined verbs alone: "regrets the arrest of observers and calls for"."""
        tokens = self._tokens
        for number in range(position - 1, max(-1, position - 5), -1):
            if tokens[number].cls == "preposition" and number < position - 1:
                return number - 1
            if tokens[number].cls not in ("w", "adverb", "determiner") or number in self._clauses.at:
                break
        single = verb.first == verb.at and "s" in tokens[verb.at].word.forms
        return (
            position - 1
            if single and self._grammar.plural(token) and any(v.kind == FINITE for v in self._clauses.before(position))
            else None
        )

    def _says(self, verb: Verb) -> bool:
        return "speech" in self._tokens[verb.at].senses

    def _opens(self, position: int) -> bool:
        """Say whether a word opens the sentence or an insertion: "As the ministry put it, …"."""
        return position == 0 or self._tokens[position - 1].low == "," or self._tokens[position - 1].cls == "quote"

    def _prepositional(self, position: int) -> int | None:
        """Return the number before the preposition whose phrase ends here: "the statement following the meeting"."""
        tokens, number = self._tokens, position - 1
        while number >= 0 and position - number < 8 and number not in self._clauses.at:
            token = tokens[number]
            if token.cls == "preposition" and "genitive" not in token.word.marks:
                return number - 1 if number else None
            if not (
                token.cls in ("w", "adverb", "determiner", "poss", "E")
                or "genitive" in token.word.marks
                or (token.cls == "M" and token.data.possessor)
            ):
                return None
            number -= 1
        return None

    def _temporal(self, position: int) -> bool:
        """Say whether a word only tells when: "X on Monday congratulated", "X late on 3 May condemned"."""
        token = self._tokens[position]
        return token.low.isdigit() or "times" in token.word.marks

    def _quoted_in_part(self, position: int) -> bool:
        """Say whether a quotation begins within the clause: Denmark "strongly condemns" it."""
        before = self._tokens[position - 1]
        return before.cls in _PARTLY and before.low not in (",", ":")

    def _take(self, verb: Verb, other: Verb) -> None:
        """Let a verb share the subject of an earlier one, climbing within the quotation until that is somebody."""
        if verb.kind == FINITE and other.kind != FINITE and other.subject is not None and other.governor is None:
            verb.subject = other.subject
        for candidate in (other, *self._clauses.before(other.first)):
            if candidate.subject is not None and self._of_free_clause(candidate.subject.number):
                # "took note of | what the observers said | and called on"
                continue
            if any(self._tokens[n].low in ("“", "«", "„") for n in range(candidate.at, verb.first)):
                verb.noun = other.noun
                return
            if candidate.kind == FINITE and candidate.subject is not None and not candidate.inverted:
                verb.subject = candidate.subject
                return

    def _of_free_clause(self, subject: int) -> bool:
        """Say whether a subject stands in a clause that is itself an object: "of what the observers said"."""
        tokens = self._tokens
        return subject > 1 and "free_relative" in tokens[subject - 1].word.marks and "before_free_clause" in tokens[subject - 2].word.tail

    def _insertion(self, closing: int) -> int | None:
        """Return the number of the mark that opens the insertion which closes here, where a mention stands before it."""
        tokens = self._tokens
        mark, quotes = {")": "("}.get(tokens[closing].low, tokens[closing].low), 0
        for opening in range(closing - 1, max(-1, closing - _INSERTION), -1):
            low = tokens[opening].low
            if tokens[opening].cls == "quote":
                quotes += 1
            if low == ";" or (low == ":" and quotes % 2 == 0):
                return None
            if low != mark or quotes % 2:
                # An insertion may hold a whole quotation, not a part of one.
                continue
            before = tokens[opening - 1] if opening else None
            if before is None or (before.cls not in ("M", "w", "E") and not before.low.isdigit()):
                return None
            inside = tokens[opening + 1] if opening + 1 < closing else None
            if inside is None or inside.cls == "coordinator":
                return None
            finite = [v for v in self._clauses.verbs if opening < v.at < closing and v.kind == FINITE]
            opened = (
                mark != ","
                or inside.cls in ("relative", "preposition", "subordinator", "adverb")
                or "asides" in inside.word.marks
                or any(v.at == opening + 1 and v.kind in (GERUND, PARTICIPLE) for v in self._clauses.verbs)
                or any(spec.pos == "adjective" for spec in inside.senses.get("act", ()))
                or any(token.cls == "relative" for token in tokens[opening + 2 : min(opening + 4, closing)])
            )
            if finite and not opened and not self._aside(opening, closing, finite):
                return self._described(closing) if mark == "," else None
            return opening
        return None

    def _described(self, closing: int) -> int | None:
        """Read "The mission, a small team whose leader, a former minister, had toured the north, spoke": one insertion, commas and all."""
        tokens = self._tokens
        for opening in range(1, min(6, closing)):
            if tokens[opening].low != "," or tokens[opening - 1].cls != "M" or tokens[opening + 1].cls != "determiner":
                continue
            relative = next((n for n in range(opening + 2, min(opening + 12, closing)) if tokens[n].cls == "relative"), None)
            if relative is None or any(tokens[n].cls == "quote" or tokens[n].low in (";", ":") for n in range(opening, closing)):
                return None
            inside = [v for v in self._clauses.verbs if opening < v.at < closing and v.kind == FINITE]
            return opening if all(v.at > relative for v in inside) else None
        return None

    def _named_within(self, opening: int, closing: int) -> Token | None:
        """Return the person who stands alone in an insertion behind an office that no list knows."""
        inside = self._tokens[opening + 1 : closing]
        before = self._tokens[opening - 1] if opening else None
        if len(inside) != 1 or inside[0].cls != "M" or before is None:
            return None
        mention = inside[0].data
        alone = mention.kind == "named" and len(mention.who) == 1 and mention.who[0].named
        unknown = before.cls == "w" or (before.cls == "M" and self._governed(opening - 1))
        return inside[0] if alone and unknown else None

    def _governed(self, number: int) -> bool:
        """Say whether a mention only says where an office is: "at the Foreign Office"."""
        return number > 0 and "placing" in self._tokens[number - 1].word.marks

    def _aside(self, opening: int, closing: int, finite: list[Verb]) -> bool:
        """Say whether an insertion only names who says so: ", they say,", ", said its spokesperson,"."""
        short = closing - opening <= 8 and len(finite) == 1 and self._says(finite[0])
        return short and (finite[0].at in (closing - 1, opening + 1) or finite[0].at == opening + 2)

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
        if tokens[number].cls == "M" and tokens[number].data.kind == "group" and "partitive" in tokens[number - 1].word.marks:
            # "A and B were among dozens of leaders who congratulated X."
            named = next(self._clauses.before(number), None)
            if named is not None and tokens[named.at].cls == "be" and named.subject is not None and named.negations == 0:
                verb.subject = named.subject
                return
        if tokens[number].cls == "M":
            verb.subject = tokens[number]
            return
        verb.noun = number
        self._owned(verb, number)
        if "among_whom" in tokens[number].word.marks:
            # "A and B were among those that congratulated X."
            named = next(self._clauses.before(number), None)
            if named is not None and tokens[named.at].cls == "be" and named.subject is not None and number - named.at < 5:
                verb.subject, verb.noun = named.subject, None

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

    # -- verbs that hang on another ---------------------------------------------------------------------------------------------------

    def _controlled(self, verb: Verb) -> None:
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
                verb.governor = other
                head = tokens[other.at]
                if between is not None and (self._grammar.steers_object(head) or self._grammar.wishes(head)):
                    # What others are urged to do is not done.
                    verb.subject = between
                    verb.moods = (*verb.moods, "hypothetical")
                elif head.cls == "be" and other.subject is not None and other.subject.data.word in self._grammar.words["impersonal"]:
                    # "It is wrong not to recognise the vote" has nobody who does so.
                    pass
                elif not self._grammar.steers_object(head):
                    verb.subject, verb.noun = other.subject, other.noun
                elif other.passive:
                    # "was asked to recognise the result": whether it did is not said.
                    verb.subject = other.subject
                    verb.moods = (*verb.moods, "hypothetical")
                return
            if token.low in (";", ":") or token.cls == "quote":
                return
            if "others_wishes" in token.word.marks and position >= verb.first - 2 and not self._own(position):
                # "called the Western calls not to recognise the vote unacceptable": whoever calls does not do it, nor who speaks of it.
                return
            if token.cls == "relative" or (token.cls == "subordinator" and "not_parting" not in token.word.marks):
                verb.subject = between
                return
            if token.cls == "M" and not (
                position and (tokens[position - 1].cls == "preposition" or "role" in tokens[position - 1].word.marks)
            ):
                # The one next to the verb is its object; what stands nearer only says more about it.
                between = token
            position -= 1
        if between is not None and verb.first and tokens[verb.first - 1] is between:
            # "Putin to congratulate Tokayev", as headlines have it.
            verb.subject = between
            verb.moods = (*verb.moods, "future")

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

    def _of_gerund(self, verb: Verb) -> None:
        tokens = self._tokens
        before = tokens[verb.first - 1] if verb.first else None
        number = verb.first - 1
        while number >= 0 and (tokens[number].cls == "adverb" or tokens[number].cls == "quote"):
            number -= 1
        before = tokens[number] if number >= 0 else None
        if before is None:
            self._fronted(verb)
            return
        if before.cls == "coordinator":
            other = next(self._clauses.before(verb.first), None)
            if other is not None and other.kind == GERUND:
                # "a statement by X rejecting the result and calling for a new election"
                verb.subject, verb.governor = other.subject, other.governor
                return
        if before.low == "," and "perfect_gerund" in tokens[verb.first].word.marks and number and tokens[number - 1].cls == "M":
            # "Olaf Scholz, having done so, invited him"
            verb.subject = tokens[number - 1]
            return
        if before.cls == "M":
            head = tokens[number - 1] if number else None
            of_channel = head is not None and "receiving" in head.word.marks and "channel" in tokens[max(0, number - 2)].senses
            governed = head is not None and head.cls == "preposition" and "loose_governing" not in head.word.marks
            if not of_channel and not governed:
                verb.subject = before
                return
            if governed and before.data.kind == "generic" and before.data.role is not None and before.data.role.plural:
                # "responded to countries congratulating the winner": not who responds.
                return
        if "somebody" in before.word.marks:
            # "spoke of politicians urging free polls": not who speaks.
            return
        if "channel" in before.senses or "issued_words" in before.word.marks:
            owner = owner_of(tokens, number)
            if owner is not None:
                verb.subject = owner
                return
            written = next(self._clauses.before(number), None)
            if written is not None and written.kind == GERUND and written.subject is None:
                # "politicians writing letters urging free polls"
                return
        if "reason" in before.word.marks and number and tokens[number - 1].cls == "M" and number - 2 in self._clauses.at:
            # "thanked Xi for congratulating him": it was Xi.
            verb.subject = tokens[number - 1]
            return
        faulted = self._clauses.at.get(number - 2) or self._clauses.at.get(number - 3)
        blames = faulted is not None and faulted.kind == FINITE and not faulted.passive and tokens[faulted.at].cls != "be"
        if "reason" in before.word.marks and blames and tokens[number - 1].cls == "w":
            # "faulted Norland's politicians for urging": whoever does, it is not who faults them.
            return
        if "reason" in before.word.marks and number > 1 and tokens[number - 1].low == "," and tokens[number - 2].cls == "M":
            # "pays tribute to the outgoing president, Edgar Lungu, for accepting the result"
            verb.subject = tokens[number - 2]
            return
        if "source" in before.word.marks and number and tokens[number - 1].cls in ("M", "punct") and self._prevented(verb, number):
            return
        if (
            "inside" in before.word.marks
            and number > 2
            and "third_possessives" in tokens[number - 2].word.marks
            and tokens[number - 1].cls == "w"
        ):
            # "pays tribute to the candidates for their grace in accepting the result"
            return
        if "temporal" in before.word.marks and number > 1 and tokens[number - 1 - (tokens[number - 1].low == ",")].cls == "M":
            # "Gustavo Petro, after congratulating him, stressed"
            verb.subject = tokens[number - 1 - (tokens[number - 1].low == ",")]
            return
        for other in self._clauses.before(verb.first):
            if other.governor is not None and other.kind != FINITE:
                continue
            if other.kind == FINITE and (other.subject is not None or other.noun is not None):
                verb.governor = other
                verb.subject = other.subject
                if other.subject is None and self._of_those_who(other):
                    # "sanctions on those who took part in questioning the result": nobody who is named does so.
                    return
                if other.subject is None:
                    continue
                return
        self._fronted(verb)

    def _of_those_who(self, verb: Verb) -> bool:
        """Say whether a verb tells what "those", "anyone" or "individuals" do, whom its "who" refers to."""
        before = self._tokens[verb.first - 1] if verb.first else None
        return before is not None and "personal_relative" in before.word.marks and verb.noun is not None

    def _prevented(self, verb: Verb, number: int) -> bool:
        """Read "prevented ODIHR from observing": it is ODIHR that does not."""
        tokens = self._tokens
        at = next((n for n in range(number - 1, max(-1, number - 12), -1) if self._grammar.prevents(tokens[n])), None)
        if at is None:
            return False
        verb.subject = next((tokens[n] for n in range(number - 1, at, -1) if tokens[n].cls == "M"), None)
        verb.negations += verb.subject is not None
        return verb.subject is not None

    def _fronted(self, verb: Verb) -> None:
        """Read "Congratulating him, X said": the subject of the main clause that follows."""
        for other in self._clauses.after(verb.at):
            if other.kind == FINITE and (other.subject is not None or any(self._tokens[n].low == "," for n in range(verb.at, other.first))):
                comma = any(self._tokens[n].low == "," for n in range(verb.at, other.first))
                if comma:
                    if other.subject is None:
                        self.find(other)
                    verb.subject = other.subject
                return


def owner_of(tokens: list[Token], noun: int) -> Token | None:
    """Return whose a statement is: "the EU's statement", "a statement by the EU", "Xi's congratulatory message"."""
    number = noun - 1
    while number >= 0 and noun - number < 5 and (tokens[number].cls in ("w", "adverb") or "act" in tokens[number].senses):
        number -= 1
    if number >= 0 and tokens[number].cls == "poss":
        number -= 1
    if number >= 0 and tokens[number].cls == "M" and (tokens[number].data.possessor or number == noun - 1):
        return tokens[number]
    for ahead in range(noun + 1, min(noun + 5, len(tokens) - 1)):
        if "owners" in tokens[ahead].word.marks or "issued" in tokens[ahead].word.marks:
            following = tokens[ahead + 1]
            if following.cls == "determiner" and ahead + 2 < len(tokens):
                following = tokens[ahead + 2]
            return following if following.cls == "M" else None
        if tokens[ahead].cls not in ("w", "adverb"):
            return None
    return None


def polarity_of(tokens: list[Token], clauses: Clauses, verb: Verb, grammar: Grammar) -> Polarity:
    """Count the negators over a verb and read its mood, along the verbs that it hangs on."""
    negations, moods = verb.negations, list(verb.moods)
    negations += _hanging(tokens, verb, grammar)
    governor, reach = verb.governor, verb
    while governor is not None:
        if reach.kind == INFINITIVE or (reach.kind == GERUND and _direct(tokens, governor, reach)):
            between = range(governor.at + 1, reach.first)
            negations += governor.negations + grammar.denies(tokens[governor.at])
            moods += ["future"] * any("imminent" in tokens[n].word.marks for n in (governor.at, *between))
            negations += any(tokens[n].negates for n in between if n not in clauses.at)
            moods += governor.moods
        reach, governor = governor, governor.governor
    subject = verb.subject
    if subject is not None and subject.data.word in grammar.words["denied_pronoun"]:
        negations += 1
    if subject is None and verb.noun is not None and verb.negations == 0:
        # "No mission was sent"
        negations += any(t.negates and "negative_determiner" in t.word.marks for t in tokens[max(0, verb.noun - 2) : verb.noun])
    if subject is not None:
        number = subject.number
        if number:
            before = tokens[number - 1]
            negations += before.negates and "before_denied_subject" in before.word.marks and number < verb.at
            if "supposing" in before.word.marks:
                moods.append("hypothetical")
        # "Three capitals promise to work with him, and none of them has congratulated him"
        between = range(max(number + 1, verb.first - 3), verb.first)
        if between:
            negations += any("behind_denied_subject" in tokens[n].word.marks and n not in clauses.at for n in between)
    if (
        verb.kind == GERUND
        and verb.first > 1
        and "genitive" in tokens[verb.first - 1].word.marks
        and "undecided" in tokens[verb.first - 2].word.marks
    ):
        # "the question of recognising the vote is not relevant"
        moods.append("hypothetical")
    modality = next((m for m in moods if m in ("future", "hypothetical", "historical")), "actual") if moods else "actual"
    if negations % 2 and modality in ("future", "hypothetical") and _refuses(tokens[verb.first : verb.at]):
        modality = "actual"
    return Polarity(negations, modality, clauses.conditional)


def _refuses(group: list[Token]) -> bool:
    """Say whether a negated verb group refuses here and now: "will not", "cannot", "has yet to recognise"."""
    put_off = any(t.negates and "infinitive" in t.word.tail for t in group)
    obliged = any("obliging" in t.word.marks for t in group)
    return not obliged and (put_off or not any("infinitive" in t.word.tail for t in group))


def _alternative(tokens: list[Token], number: int, clauses: Clauses) -> int:
    """Count the negators that a verb shares with the one it is an alternative to: "has not recognised or congratulated him"."""
    before = number - 1
    while before > 0 and tokens[before].cls == "adverb":
        before -= 1
    if "alternative" not in tokens[before].word.marks or not clauses.verbs:
        return 0
    other = clauses.verbs[-1]
    joined = not any(token.cls in ("relative", "subordinator") or token.low in (";", ":") for token in tokens[other.at + 1 : before])
    # "without naming him or acknowledging his victory"
    without = other.kind == GERUND and other.first > 0 and "lacking" in tokens[other.first - 1].word.marks
    return max(other.negations, without) % 2 if joined else 0


def _second_group(tokens: list[Token], at: int) -> int | None:
    """Return where a second auxiliary stands behind a negated one: "does not and will not recognise"."""
    at += tokens[at].low == ","
    joined = at + 1 < len(tokens) and tokens[at].cls == "coordinator" and tokens[at + 1].cls in AUXILIARY
    return at + 1 if joined else None


def _hanging(tokens: list[Token], verb: Verb, grammar: Grammar) -> int:
    """Count negators right before a participle or an infinitive: "without congratulating", "refrained from recognising"."""
    count, number = 0, verb.first - 1
    while number >= 0 and (tokens[number].cls == "adverb" or tokens[number].negates or "between_negated" in tokens[number].word.marks):
        token = tokens[number]
        if grammar.denies(token):
            break
        count += token.negates and verb.kind != FINITE and verb.negations == 0
        number -= 1
    return min(count, 1)


def _direct(tokens: list[Token], governor: Verb, verb: Verb) -> bool:
    """Say whether a gerund is what its governor is about: "avoided congratulating", not "…, adding"."""
    return all(tokens[n].cls in ("adverb", "preposition") for n in range(governor.at + 1, verb.first))


def _conditional(token: Token) -> bool:
    return "conditional" in token.senses["mood"] and "conditions" in token.word.marks


_PARTLY = {"M", "have", "be", "modal", "adverb", "coordinator", "E", "w", "preposition", "determiner"}
"""What can stand before a quotation that is part of its clause."""
