"""How a verb stands: denied or not, in force or only willed, feared or told of the past.

Belongs here: negators and moods over a verb, along the verbs that it hangs on. Does not: negators inside its group (groups), claims that
are called untrue (denials).
"""

from dataclasses import dataclass

from pipeline.coding.clauses.verbs import FINITE, GERUND, INFINITIVE, Clauses, Verb, VerbClasses
from pipeline.coding.tokens import Token

_MODALITIES = ("future", "hypothetical", "historical")
_PHRASE = 9
"""Tokens before a verb within which the phrase begins that is its subject."""
_DETERMINED = 2
"""Tokens before a noun within which its determiner stands."""
_WITHIN_PHRASE = ("w", "adverb", "determiner", "poss", "M", "E")
"""Classes of the words of a noun phrase."""


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


def polarity_of(tokens: list[Token], clauses: Clauses, verb: Verb, classes: VerbClasses) -> Polarity:
    """Count the negators over a verb and read its mood, along the verbs that it hangs on."""
    moods = list(verb.moods)
    negations = verb.negations + _hanging(tokens, verb, classes) + _governing(tokens, clauses, verb, classes, moods)
    if verb.subject is not None:
        negations += _of_subject(tokens, clauses, verb, verb.subject, classes, moods)
    elif verb.negations == 0 and verb.first:
        negations += _denied_noun(tokens, verb.first - 1 if verb.noun is None else verb.noun)
    if verb.kind == GERUND and _only_thought_of(tokens, clauses, verb):
        moods.append("hypothetical")
    modality = next((m for m in moods if m in _MODALITIES), "actual") if moods else "actual"
    if negations % 2 and modality in ("future", "hypothetical") and _refuses(tokens[verb.first : verb.at]):
        modality = "actual"
    return Polarity(negations, modality, clauses.conditional)


def _governing(tokens: list[Token], clauses: Clauses, verb: Verb, classes: VerbClasses, moods: list[str]) -> int:
    """Count the negators along the verbs that a verb hangs on, and add their moods: "refused to agree to recognise"."""
    negations, governor, reach = 0, verb.governor, verb
    while governor is not None:
        if reach.kind == INFINITIVE or (reach.kind == GERUND and _direct(tokens, governor, reach)):
            between = range(governor.at + 1, reach.first)
            negations += governor.negations + classes.denies(tokens[governor.at])
            moods += ["future"] * any("imminent" in tokens[n].word.marks for n in (governor.at, *between))
            negations += any(tokens[n].negates for n in between if n not in clauses.at)
            moods += governor.moods
        reach, governor = governor, governor.governor
    return negations


def _of_subject(tokens: list[Token], clauses: Clauses, verb: Verb, subject: Token, classes: VerbClasses, moods: list[str]) -> int:
    """Count the negators at a verb's subject, and add the mood before it: "none of the capitals", "whether Norland recognises"."""
    number, negations = subject.number, int(subject.data.word in classes.words["denied_pronoun"])
    if number:
        before = tokens[number - 1]
        negations += before.negates and "before_denied_subject" in before.word.marks and number < verb.at
        if "supposing" in before.word.marks:
            moods.append("hypothetical")
    # "Three capitals promise to work with him, and none of them has congratulated him"
    between = range(max(number + 1, verb.first - 3), verb.first)
    if between:
        negations += any("behind_denied_subject" in tokens[n].word.marks and n not in clauses.at for n in between)
    return negations


def _denied_noun(tokens: list[Token], noun: int) -> bool:
    """Say whether a subject is denied: "no mission | was sent", "nothing about the vote | was free", "few stages of it | were fair"."""
    governed = False
    for number in range(noun, max(-1, noun - _PHRASE), -1):
        token = tokens[number]
        if token.negates and "negative_determiner" in token.word.marks:
            return governed or noun - number <= _DETERMINED
        if "denying_part" in token.word.marks:
            return governed
        if "part_of" in token.word.marks:
            governed = True
        elif token.cls not in _WITHIN_PHRASE:
            return False
    return False


def _only_thought_of(tokens: list[Token], clauses: Clauses, verb: Verb) -> bool:
    """Say whether what a gerund tells is only weighed, warned of or imagined: "warned against | recognising the vote"."""
    opener = tokens[verb.first - 1].word.marks if verb.first else ()
    awaited = "ahead_of" in opener and verb.governor is not None and _still_to_come(tokens[verb.governor.at], verb.governor)
    return awaited or "opposing" in opener or _left_undecided(tokens, verb.first) or _would_be(tokens, clauses, verb)


def _still_to_come(head: Token, governor: Verb) -> bool:
    """Say whether what is done first is itself not done: "would wait | before congratulating him", not "waited a day before"."""
    return any(mood in _MODALITIES for mood in governor.moods) or "awaiting" in head.word.marks or "awaiting" in head.word.head


def _would_be(tokens: list[Token], clauses: Clauses, verb: Verb) -> bool:
    """Say whether a gerund is the subject of what would be: "congratulating him | would be a mistake"."""
    other = next(clauses.after(verb.at), None)
    if other is None or other.kind != FINITE or "hypothetical" not in other.moods:
        return False
    between = tokens[verb.at + 1 : other.first]
    return bool(between) and not any(t.cls in ("punct", "relative", "coordinator") or "complementiser" in t.word.marks for t in between)


def _left_undecided(tokens: list[Token], first: int) -> bool:
    """Say whether a gerund is only what is weighed: "the question of | recognising the vote", "the conditions for | recognising it"."""
    if first < 2:
        return False
    before, noun = tokens[first - 1].word, tokens[first - 2 + (" " in tokens[first - 1].low)].word
    of_doubt = "genitive" in before.tail and "undecided" in noun.tail
    # "consultations on | suspending aid"
    of_doubt = of_doubt or ("upon" in before.marks and "deliberations" in noun.tail)
    return of_doubt or ("reason" in before.tail and "preconditions" in noun.head | noun.tail)


def _refuses(group: list[Token]) -> bool:
    """Say whether a negated verb group refuses here and now: "will not", "cannot", "has yet to recognise"."""
    put_off = any(t.negates and "infinitive" in t.word.tail for t in group)
    obliged = any("obliging" in t.word.marks for t in group)
    return not obliged and (put_off or not any("infinitive" in t.word.tail for t in group))


def _hanging(tokens: list[Token], verb: Verb, classes: VerbClasses) -> int:
    """Count negators right before a participle or an infinitive: "without congratulating", "refrained from recognising"."""
    count, number = 0, verb.first - 1
    while number >= 0 and (tokens[number].cls == "adverb" or tokens[number].negates or "between_negated" in tokens[number].word.marks):
        token = tokens[number]
        if classes.denies(token):
            break
        count += token.negates and verb.kind != FINITE and verb.negations == 0
        number -= 1
    return min(count, 1)


def _direct(tokens: list[Token], governor: Verb, verb: Verb) -> bool:
    """Say whether a gerund is what its governor is about: "avoided congratulating", "joined Peru in congratulating", not "…, adding"."""
    if "inside" in tokens[verb.first - 1].word.marks and any("joining_others" in t.word.marks for t in tokens[governor.at : verb.first]):
        return True
    return all(tokens[n].cls in ("adverb", "preposition") for n in range(governor.at + 1, verb.first))
