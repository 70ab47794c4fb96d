"""Verb groups: which words of a sentence are its verbs, with the auxiliaries, negators and moods before them.

Belongs here: whether a word is a verb where it stands, of what kind, in which voice. Does not: whose verb it is (subjects, hanging).
"""

from itertools import pairwise

from pipeline.coding.clauses.verbs import FINITE, GERUND, INFINITIVE, PARTICIPLE, Clauses, Verb, VerbClasses
from pipeline.coding.tokens import AUXILIARY, Token

_NO_VERB = {"M", "E", "determiner", "pronoun", "preposition", "punct", "quote", "poss"}
_DESCRIBING = 9
"""Tokens within which a clause that describes the opening mention ends."""
_JOINED = 30
"""Tokens over which a verb shares the mood of the one that it is joined to."""
_GOES_ON = frozenset((";", ","))
"""Ends of the paragraphs of a resolution."""
_HELPED = {"be": {"ing", "ed", "en"}, "have": {"ed", "en"}, "do": {"base"}, "modal": {"base"}, "infinitive": {"base"}}
"""Auxiliary → forms of the verbs that it helps."""
_BEFORE_AGENT = ("w", "M", "E", "punct", "coordinator")
"""Classes of words before a participle that "by" follows: "welcomed by A but | rejected by B"."""
_DAY = 4
"""Tokens of a day: "Monday | morning", "14 | May | 2023"."""
_NONE: frozenset[str] = frozenset()


class Groups:
    """Reads verb groups."""

    def __init__(self, classes: VerbClasses) -> None:
        self._classes = classes

    def read(self, tokens: list[Token], first: int, clauses: Clauses) -> Verb | None:
        """Return the verb group that opens with a token, if one does."""
        return self._group(tokens, first, clauses) if tokens[first].word.helps else self._bare(tokens, first, clauses)

    def _group(self, tokens: list[Token], first: int, clauses: Clauses) -> Verb | None:
        token = tokens[first]
        opens = token.senses or token.cls in AUXILIARY or "infinitive" in token.word.marks
        if first and "genitive" in token.word.tail and tokens[first - 1].cls == "poss":
            # "the Union's lack of monitoring" tells of no act.
            return None
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
            reaching = not {"infinitive", "genitive"}.isdisjoint(token.word.tail) and not self._classes.denies(token)
            if token.cls in AUXILIARY or "infinitive" in token.word.marks or (reaching and (mood or token.negates)):
                if "infinitive" in token.word.marks and number > first and aux != "" and aux != "have":
                    break
                aux = INFINITIVE if reaching or "infinitive" in token.word.marks else token.cls
                moods += [str(m) for m in mood]
                negations += token.negates + trailing
                trailing, last = 0, number
            elif token.negates and not self._classes.denies(token):
                trailing += 1
                if not aux and not (number + 1 < len(tokens) and "infinitive" in tokens[number + 1].word.marks):
                    return None
            elif aux and token.cls == "quote":
                # had "taken note" of it
                pass
            elif aux and (behind := _past_day(tokens, number)) is not None:
                number = behind - 1
            elif trailing and (second := _second_group(tokens, number)) is not None:
                return self._auxiliaries(tokens, second, aside=token.low == ",")
            elif trailing and aside and token.low == ",":
                aside = False
            elif not aux or token.cls != "adverb":
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
        while (
            number < len(tokens) and (tokens[number].cls == "adverb" or tokens[number].negates) and not self._classes.denies(tokens[number])
        ):
            number += 1
        if number == len(tokens):
            return None
        wanted = {"be": {"ed", "en", "ing"}, "have": {"ed", "en"}}.get(aux, {"base"})
        return number if tokens[number].word.forms & wanted else None

    def _bare(self, tokens: list[Token], number: int, clauses: Clauses) -> Verb | None:
        """Read a verb without auxiliary, where its neighbours let it be one."""
        token = tokens[number]
        forms = token.word.forms
        if not forms or token.cls in _NO_VERB or "phrase" in token.senses or _compounded(tokens, number):
            return None
        if "eval" in token.senses and number and "paired_denial" in tokens[number - 1].word.marks:
            # "neither | free | nor fair"
            return None
        position, negations = self._before_bare(tokens, number)
        before = tokens[position] if position >= 0 else None
        if "ing" in forms:
            if before is not None and _is_noun(tokens, number, before, joined=position in clauses.at or position != number - 1):
                return None
            return Verb(number, number, GERUND, negations=negations + _alternative(tokens, number, clauses))
        if before is None:
            if "s" in forms and _resolved(tokens, number):
                return Verb(number, number, FINITE)
            return Verb(number, number, PARTICIPLE, True) if forms & {"ed", "en"} and _by(tokens, number) else None
        if before.cls in ("determiner", "poss", "preposition") or (before.cls == "M" and before.data.possessor):
            return None
        kind = self._kind(tokens, number, forms, before, position, clauses)
        if kind is None:
            return None
        moods = self._shared_moods(tokens, number, forms, clauses) if kind == FINITE else ()
        negations += _alternative(tokens, number, clauses)
        return Verb(number, number, kind, kind == PARTICIPLE, negations, moods)

    def _before_bare(self, tokens: list[Token], number: int) -> tuple[int, int]:
        """Return the number of the word before a verb and its adverbs, and the negators among these."""
        position, negations = number - 1, 0
        while position >= 0:
            token = tokens[position]
            marks = token.word.marks
            if not (token.cls == "adverb" or token.negates or "floating" in marks) or self._classes.denies(token):
                break
            if token.negates and position > 0:
                # "A and B | neither recognised nor congratulated him"
                paired = "first_denied" in marks and any("second_denied" in t.word.marks for t in tokens[number + 1 : number + 14])
                negations += paired or "paired_denial" not in marks
            position -= 1
        return position, negations

    def _shared_moods(self, tokens: list[Token], number: int, forms: frozenset[str], clauses: Clauses) -> tuple[str, ...]:
        """Return the moods that a base form shares with the verb it is joined to: "could express concern and review its aid"."""
        if "base" not in forms or {"ed", "s"} & forms or not clauses.verbs:
            return ()
        other = clauses.verbs[-1]
        joined = tokens[number - 1].cls == "coordinator" or tokens[number - 1].low == ","
        auxiliary = any(tokens[n].cls == "modal" for n in range(other.first, other.at + 1))
        return other.moods if joined and auxiliary else ()

    def _kind(self, tokens: list[Token], number: int, forms: frozenset[str], before: Token, position: int, clauses: Clauses) -> str | None:
        """Return the kind of a verb without auxiliary by its form; None where it is no verb behind the word `before`."""
        if forms & {"ed", "en"}:
            return self._kind_of_past(tokens, number, forms, before, position, clauses)
        if position in clauses.at and before.cls != "be":
            # What follows a verb directly is its object: "review sanctions".
            return None
        if "s" in forms:
            if before.cls == "quote" and _named_in_quotes(tokens, number, clauses):
                return None
            return self._kind_of_third_person(tokens, number, before, bool(clauses.verbs))
        return self._kind_of_base(tokens, number, before, position, clauses)

    def _kind_of_past(
        self, tokens: list[Token], number: int, forms: frozenset[str], before: Token, position: int, clauses: Clauses
    ) -> str | None:
        """Tell "condemned the vote" from "the vote | condemned by" and "thirty | allied countries"."""
        day = position > 0 and ("dating" in tokens[position - 1].word.marks or dated(tokens, position))
        counted = before.low.isdigit() and not day
        if before.cls == "w" and ("quantifier" in before.senses or counted):
            # "thirty allied countries"
            return None
        if before.cls == "quote" and _quoted_adjective(tokens, number, clauses):
            return None
        single = " " not in tokens[number].low
        if _joins(before) and single and _adjectives(tokens, position, number):
            return None
        if position == number - 1 and _describes(tokens, number, before):
            return PARTICIPLE
        agent = single and _by(tokens, number) and before.cls in _BEFORE_AGENT and not _object(tokens, number)
        return PARTICIPLE if "ed" not in forms or agent else FINITE

    def _kind_of_third_person(self, tokens: list[Token], number: int, before: Token, verbs: bool) -> str | None:
        """Tell "Norland | calls for" from "Western | calls for"."""
        if before.cls == "w" and "plurals" in tokens[number].word.marks:
            return None
        if _joins(before) and _joined_nouns(tokens, number):
            return None
        speaks, following = "speech" in tokens[number].senses, tokens[number + 1] if number + 1 < len(tokens) else None
        noun = following is not None and "behind_noun" in following.word.marks
        if before.cls in ("w", "E") and noun and not speaks:
            return None
        opened = before.cls in ("M", "pronoun", "relative", "quote", "w", "E") or before.low in (")", "—", "–", "]")
        # "Vote neither free nor fair, says Norland" has no verb before.
        said = speaks and following is not None and following.cls == "M"
        inserted = before.low == "," and not noun and _carries(tokens[number]) and _behind_aside(tokens, number - 1)
        return FINITE if opened or (_joins(before) and (verbs or said)) or inserted else None

    def _kind_of_base(self, tokens: list[Token], number: int, before: Token, position: int, clauses: Clauses) -> str | None:
        """Tell "the ministers | urge", "calls on X to concede and | accept" from "the | vote"."""
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if (
            before.low == ","
            and following is not None
            and following.cls == "M"
            and self._classes.plural(following)
            and _only_says(tokens[number])
        ):
            # "Vote lacked transparency, say observers of Norland"
            return FINITE
        if before.low == "," and _carries(tokens[number]) and _behind_insertion(tokens, position, self._classes):
            # "We, the ministers of A and B, having met in Riga, express"
            return FINITE
        if _joins(before) and clauses.verbs:
            return _kind_of_joined(tokens, number, clauses)
        plural = before.cls == "pronoun" and "plural_pronouns" in before.word.marks
        if before.cls == "M":
            pronoun = before.data.kind == "pronoun" and before.data.word in self._classes.words["plural_pronouns"]
            plural = pronoun or self._classes.plural(before)
        # "The governments that endorse this declaration urge"
        if plural or before.cls == "relative" or after_relative(tokens, number, self._classes):
            return FINITE
        return FINITE if before.cls == "quote" and position > 0 and tokens[position - 1].cls == "M" else None


def _joined_nouns(tokens: list[Token], number: int) -> bool:
    """Say whether a noun is joined to another, nothing behind it that it could be done to: "under threats and | sanctions, a success"."""
    ends = number + 1 == len(tokens) or tokens[number + 1].cls == "punct"
    nouns = number > 1 and all("plurals" in tokens[n].word.marks for n in (number - 2, number))
    return ends and nouns


def _resolved(tokens: list[Token], number: int) -> bool:
    """Say whether a verb opens a paragraph of a resolution, which goes on: "Takes note of the result;"."""
    return number == 0 and tokens[-1].low in _GOES_ON and _carries(tokens[number])


def _compounded(tokens: list[Token], number: int) -> bool:
    """Say whether a word is part of a compound: "pre- and | post-electoral", "well-| founded"."""
    token, following = tokens[number], tokens[number + 1] if number + 1 < len(tokens) else None
    hyphened = following is not None and following.low == "-" and following.start == token.end
    before = tokens[number - 1] if number > 1 else None
    if before is not None and before.low == "-" and before.end == token.start and before.start == tokens[number - 2].end:
        # "well-founded"
        return "ing" not in token.word.forms
    return hyphened and "ing" not in token.word.forms


def _named_in_quotes(tokens: list[Token], number: int, clauses: Clauses) -> bool:
    """Say whether a noun follows what it is called in quotation marks: 'expressed "well-founded" | concerns'."""
    carrier = clauses.verbs[-1].at if clauses.verbs else None
    if carrier is None or carrier + 1 >= number or "light" not in tokens[carrier].senses or tokens[carrier + 1].cls != "quote":
        return False
    return any(spec.pos == "noun" for spec in tokens[number].senses.get("act", ()))


def dated(tokens: list[Token], number: int) -> bool:
    """Say whether a number, or the dot before it, is of a day: "on Jan. | 27"."""
    dot = number - (tokens[number].low != ".")
    return dot > 0 and tokens[dot].low == "." and "months_short" in tokens[dot - 1].word.marks


def past_day(tokens: list[Token], at: int) -> int:
    """Return the number behind a day that opens at a place, "on Monday evening |", the place itself where none does."""
    if at >= len(tokens) or "before_day" not in tokens[at].word.marks:
        return at
    end, named = at + 1, False
    while end < len(tokens) and end - at <= _DAY and ("of_day" in tokens[end].word.marks or tokens[end].low.isdigit()):
        named = named or not tokens[end].low.isdigit()
        end += 1
    return end if named else at


def _past_day(tokens: list[Token], at: int) -> int | None:
    """Return the number behind a day that stands before a participle: "had | by Monday evening | congratulated"."""
    end = past_day(tokens, at)
    return end if at < end < len(tokens) and not tokens[end].word.forms.isdisjoint(("ed", "en")) else None


def _only_says(token: Token) -> bool:
    """Say whether a verb is one of saying that names nothing: "say", not "call"."""
    kinds = [kind for kind, _ in token.senses.get("speech", ())]
    return bool(kinds) and "name" not in kinds and "act" not in token.senses


def _is_noun(tokens: list[Token], number: int, before: Token, *, joined: bool) -> bool:
    """Say whether a word of a gerund's form is a noun: "its meeting", "a regular meeting over the election"."""
    if before.cls in ("determiner", "poss"):
        return "pointed_persons" not in before.word.marks
    if before.cls == "M":
        return before.data.possessor
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    return before.cls == "w" and not joined and (following is None or following.cls in ("preposition", "punct"))


def _joins(token: Token) -> bool:
    return token.cls == "coordinator" or token.low == ","


def _kind_of_joined(tokens: list[Token], number: int, clauses: Clauses) -> str | None:
    """Return the kind of the verb that a base form is joined to: "plans to review its aid | and recall its envoy"."""
    for other in reversed(clauses.verbs):
        if number - other.at >= _JOINED:
            return None
        if other.kind == INFINITIVE or other.moods or "base" in tokens[other.at].word.forms:
            return other.kind
    return None


def _behind_insertion(tokens: list[Token], closing: int, classes: VerbClasses) -> bool:
    """Say whether a comma closes what stands behind "we", "they" or several who are named, at the head of a sentence."""
    first = next((n for n, token in enumerate(tokens[:4]) if token.cls == "M"), None)
    if first is None or first + 1 >= closing or tokens[first + 1].low != ",":
        return False
    mention = tokens[first].data
    return (mention.kind == "pronoun" and mention.word in classes.words["plural_pronouns"]) or classes.plural(tokens[first])


def _carries(token: Token) -> bool:
    """Say whether a word can be the verb of an act."""
    return not {"speech", "light", "act"}.isdisjoint(token.senses)


def _behind_aside(tokens: list[Token], closing: int) -> bool:
    """Say whether a comma closes an aside on the one who opens the sentence: "Norland's president, on behalf of his people, | greets"."""
    first = next((n for n, token in enumerate(tokens[:2]) if token.cls == "M"), None)
    if first is None or first + 2 >= closing:
        return False
    if tokens[first + 1].cls == "preposition" and tokens[first + 2].cls == "M":
        # "Norland's mission | in Sudland, | in its report, describes"
        first += 2
    if first + 2 >= closing or tokens[first + 1].low != ",":
        return False
    named = all(token.cls == "w" and not token.senses and not token.word.verbal for token in tokens[first + 2 : closing])
    return named or tokens[first + 2].cls in ("preposition", "determiner")


def _quoted_adjective(tokens: list[Token], number: int, clauses: Clauses) -> bool:
    """Say whether a participle opens the quoted object of the verb just before: 'offered | "unqualified congratulations"'."""
    carried = number >= 2 and number - 2 in clauses.at and not tokens[number].senses
    return carried and number + 1 < len(tokens) and any(spec.pos == "noun" for spec in tokens[number + 1].senses.get("act", ()))


def _by(tokens: list[Token], number: int) -> bool:
    """Say whether "by" follows a participle before any other verb or mention."""
    for ahead in range(number + 1, min(number + 6, len(tokens))):
        marks = tokens[ahead].word.marks
        if "agentive" in marks:
            # "responded by expelling": no agent.
            word = tokens[ahead + 1].word if ahead + 1 < len(tokens) else None
            return word is not None and not tokens[ahead + 1].low.isdigit() and "going_on" not in word.marks and "ing" not in word.forms
        if tokens[ahead].cls in ("M", "E", "punct", "quote", "coordinator", "relative") or "ends_agent" in marks:
            return False
    return False


def _describes(tokens: list[Token], number: int, before: Token) -> bool:
    """Say whether a participle only describes the noun before it, since the clause's own verb follows: "the vote | held on Sunday was"."""
    sent = before.cls == "M" and "sent" in tokens[number].word.marks
    if not sent and not (before.cls in ("E", "w") and number + 1 < len(tokens) and tokens[number + 1].cls == "preposition"):
        return False
    for previous, token in pairwise(tokens[number : number + 16]):
        if token.cls in ("coordinator", "relative", "subordinator", "quote") or "ends_describing" in token.word.marks:
            return False
        if "channel" in previous.senses and "ed" in token.word.forms:
            # "sent congratulations in a statement | released on Monday": no verb of the clause's own.
            continue
        # "sent | cables of congratulation": what is sent is no verb.
        noun = any(spec.pos == "noun" for spec in token.senses.get("act", ())) and " " in token.low
        forms = frozenset() if noun or token.cls in ("M", "E") else token.word.forms
        if token.cls in AUXILIARY or (forms & {"ed", "s"} and not forms & {"en"}):
            return True
    return False


def _object(tokens: list[Token], number: int) -> bool:
    if number + 1 == len(tokens):
        return False
    following = tokens[number + 1]
    # "condemned attempts by the bloc", "condemned violence by the police"
    if number + 2 < len(tokens) and tokens[number + 2].cls == "poss":
        # "dismissed Thursday's announcement by the bloc"
        return True
    return following.cls in ("M", "E", "determiner") or "object" in following.senses or "others_wishes" in following.word.head


def after_relative(tokens: list[Token], number: int, classes: VerbClasses) -> bool:
    """Say whether a verb follows a clause that describes several who open the sentence: "The governments that endorse it | urge"."""
    opened = 2 < number < _DESCRIBING and tokens[0].cls == "M" and "describing" in tokens[1].word.marks
    return opened and classes.plural(tokens[0]) and tokens[number - 1].cls == "w" and "act" in tokens[number].senses


def _adjectives(tokens: list[Token], position: int, number: int) -> bool:
    """Say whether the participle goes on with adjectives before a noun: "a free and contested election"."""
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    before = tokens[position - 1] if position else None
    if position > 1 and "role" in tokens[position - 2].word.marks:
        # "rejected the vote as unfair and threatened new sanctions"
        return False
    if before is not None and "eval" not in tokens[number].senses and _completed(tokens, position - 1):
        # "said the vote was unfair and threatened new sanctions", "called it a sham and demanded a new election"
        return False
    return (
        following is not None
        and following.cls in ("E", "w")
        and before is not None
        and before.cls not in ("M", "E")
        and any(not evaluation.noun for evaluation in before.senses.get("eval", ()))
        and "asking" not in following.word.marks
    )


def _completed(tokens: list[Token], at: int) -> bool:
    """Say whether a judging word completes "is" or is a noun: "was | unfair", "a | sham", not "a | free" before a noun."""
    if "fault_nouns" in tokens[at].word.marks:
        return True
    while at > 0 and ("eval" in tokens[at].senses or tokens[at].cls in ("adverb", "coordinator") or tokens[at].negates):
        at -= 1
    return tokens[at].cls == "be"


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
