"""What else of a clause belongs to a frame: how far it goes, whom the act is done to, kinds of objects, what is asked for.

Belongs here: what is read off the clause once subject and trigger are found. Does not: finding them (verbs, nouns, adjectives).
"""

from pipeline.coding.clauses import FINITE, GERUND, Verb
from pipeline.coding.document import Sentence, categories_of
from pipeline.coding.frames.model import REACH, Finding
from pipeline.coding.lexicon import Trigger, Words
from pipeline.coding.tokens import Token

_IN_THE_NAME = 5
"""Tokens behind "on behalf of" within which those stand in whose name something is done."""
_ASKED = 10
"""Tokens behind a trigger within which the vote stands that is asked for."""
_BEFORE_PASSIVE = 6
"""Tokens before the clause of a passive verb within which stands what it is done to."""
_ANSWERED = {"reject", "recognise", "criticise", "congratulate"}
"""Acts that others respond to."""


def fill(sentence: Sentence, finding: Finding, words: Words) -> None:
    """Find clause, honoree, object categories and ask."""
    tokens, at, spec = sentence.tokens, finding.at, finding.spec
    assert spec is not None
    finding.clause = _clause(sentence, finding, words)
    end = finding.clause[1]
    right = tokens[at + 1 : end]
    finding.categories = _categories(sentence, finding, spec)
    if (right and "things" in right[0].word.marks) or (right and right[0].cls == "M" and right[0].data.word in words["things"]):
        # "spoke of a sham election and said it would not recognise it"
        finding.categories += ("process",) * any(t.cls == "E" or "of_elections" in t.word.marks for t in tokens[:at])
    if finding.honoree is None:
        finding.honoree = _honoree(right, finding.act)
    if finding.honoree is not None and finding.honoree.data is finding.subject:
        finding.honoree = None
    finding.meta = spec.pos == "verb" and "light" not in finding.trigger.senses and _about_response(right)
    if finding.act == "call":
        finding.ask = _ask(sentence, finding, spec, end)


def _clause(sentence: Sentence, finding: Finding, words: Words) -> tuple[int, int]:
    """Return the numbers of the clause's first token and the one after its last."""
    at, end = finding.at, _clause_end(sentence, finding.at, words)
    verb = sentence.clauses.at.get(at)
    start = min(at, verb.first if verb is not None else at)
    passive = verb is not None and verb.passive and "passive" in finding.rule
    if verb is not None and passive and verb.subject is not None:
        return min(start, verb.subject.number), end
    if verb is not None and passive and verb.noun is not None:
        return min(start, verb.noun), end
    if finding.subject is None or not finding.narrated:
        return start, end
    since = finding.subject.start
    named = (n for n in sentence.where("M") if n < at and sentence.tokens[n].start <= since < sentence.tokens[n].end)
    if finding.rule.endswith(".in-call"):
        behind = (n + 1 for n in sentence.where("M") if n > at and sentence.tokens[n].data is finding.subject)
        end = max(end, next(behind, end))
    return next(named, start), end


def _categories(sentence: Sentence, finding: Finding, spec: Trigger) -> tuple[str, ...]:
    """Return the kinds of objects in the clause; of a noun also those before it, of a passive verb those far before it."""
    tokens, at, (start, end) = sentence.tokens, finding.at, finding.clause
    first = max(0, min(start, at - 12)) if spec.pos != "verb" else max(0, at - 30) if "passive" in finding.rule else at
    categories = dict.fromkeys(sentence.categories_in(first, end))
    opener = start - 3 if start > 3 and tokens[start - 1].cls == "poss" else start - 1
    if opener > 0 and "relatives" in tokens[opener].word.marks:
        # "a finding that the government rejected", "that Mr Ndlovu's government rejected"
        categories |= dict.fromkeys(categories_of(tokens[opener - 1]))
    return tuple(categories)


def _ask(sentence: Sentence, finding: Finding, spec: Trigger, end: int) -> str | None:
    """Return what is asked for."""
    at, tokens = finding.at, sentence.tokens
    # "An inquiry was called for by the bloc": what is asked for stands before a passive verb.
    since = finding.clause[0] - _BEFORE_PASSIVE if finding.rule.endswith(".passive") else at
    ask = next((tokens[n].senses["ask"][0] for n in sentence.where("ask") if since < n < end), None)
    if ask is not None:
        return ask
    votes = [n for n in sentence.where("E") if at < n < end]
    if any(tokens[n].data.anew or (at + 1 < n < at + _ASKED and "eval" in tokens[n - 1].senses) for n in votes):
        # "called for a new vote", "called for free and fair elections"
        return "rerun"
    if spec.pos == "modal" and "violence" in finding.categories:
        # "The violence must stop"
        return "restraint"
    near = sentence.categories_in(at + 1, min(at + 9, end))
    return "other" if spec.pos == "verb" and not {"result", "process"}.isdisjoint(near) else None


def _clause_end(sentence: Sentence, at: int, words: Words) -> int:
    """Return the number of the token after the clause that a trigger governs."""
    tokens = sentence.tokens
    last = min(len(tokens), at + REACH)
    if not words["ends_clause"].isdisjoint(sentence.words):
        last = next((n for n in range(at + 1, last) if "ends_clause" in tokens[n].word.marks), last)
    for verb in sentence.clauses.verbs:
        number = verb.first
        if number <= at:
            continue
        if number >= last:
            break
        if verb.kind == GERUND and _joins(tokens[number - 1]):
            return number
        if verb.kind == FINITE:
            begins = _begins(sentence, verb, at)
            if begins is not None:
                return begins
    return last


def _begins(sentence: Sentence, verb: Verb, at: int) -> int | None:
    """Return where the clause of a later verb begins, if it is one beside the trigger's, not one inside it."""
    tokens, number = sentence.tokens, verb.first
    if _joins(tokens[number - 1]):
        return number
    if verb.subject is None or verb.inverted:
        return None
    subject = verb.subject.number
    if not at < subject < number:
        return None
    return subject if _joins(tokens[subject - 1]) else None


def _joins(token: Token) -> bool:
    return token.low == "," or token.cls == "coordinator"


def _honoree(right: list[Token], act: str) -> Token | None:
    """Return the first mention behind a trigger that is what it is done to."""
    apart = "channelling" if act in ("offer", "contact") else "channelling_with"
    for number, token in enumerate(right):
        if "ends_object" in token.word.marks or (token.cls == "subordinator" and "role" not in token.word.marks):
            return None
        if (
            token.low == ","
            and act in ("congratulate", "recognise", "withhold")
            and not any(t.low == "," for t in right[number + 1 : number + 8])
        ):
            return None
        own = token.cls == "M" and token.data.owned and token.data.role is not None and token.data.role.level == "ministry"
        own = own or (token.cls == "M" and _on_behalf(right, number))
        if token.cls == "M" and not own and not (number and apart in right[number - 1].word.marks):
            return token
    return None


def _on_behalf(right: list[Token], number: int) -> bool:
    """Say whether a mention is of those in whose name something is done: "on behalf of | the government and people of Norland"."""
    return any("in_name_of" in token.word.marks for token in right[max(0, number - _IN_THE_NAME) : number])


def _about_response(right: list[Token]) -> bool:
    """Say whether what follows names a response: "denounced the rejection of the vote", "dismissed Western calls not to recognise it"."""
    for number, token in enumerate(right[:8]):
        if number < 4 and "calls_words" in token.word.marks and number + 1 < len(right) and "behind_calls" in right[number + 1].word.marks:
            return True
        senses = token.senses
        if "act" in senses and "phrase" not in senses and any(spec.pos == "noun" and spec.act in _ANSWERED for spec in senses["act"]):
            return True
    return False
