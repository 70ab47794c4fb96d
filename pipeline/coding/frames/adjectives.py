"""Acts told by an adjective or a modal verb: "is deeply concerned", "the results must be respected, Norland said".

Belongs here: whose such a word is. Does not: verbs and nouns (verbs, nouns).
"""

from pipeline.coding.clauses import PARTICIPLE, Clauses, Polarity
from pipeline.coding.frames.carriers import reading_of
from pipeline.coding.frames.model import NEUTRAL, Finding, Place
from pipeline.coding.frames.speakers import of_host, of_noun, said_by
from pipeline.coding.tokens import Token
from pipeline.coding.zones import HEADLINE

_SUBJECT_OPENS = {"M", "E", "determiner"}


def read(place: Place) -> Finding | None:
    """Read "is concerned", "the ministry, deeply concerned, …", "said it was ready to work"."""
    tokens, at = place.tokens, place.at
    if _attributes(tokens, place.clauses, at):
        return None
    declared = _declared(place)
    if declared is not None:
        return declared
    before = at - 1
    while before >= 0 and (tokens[before].cls in ("adverb", "coordinator", "quote") or tokens[before].negates or tokens[before].low == ","):
        if before in place.clauses.at:
            break
        before -= 1
    verb = place.clauses.at.get(at) or place.clauses.at.get(before)
    shortened = verb is None or (verb.kind == PARTICIPLE and verb.at == at and verb.subject is None)
    if shortened and place.sentence.zone.kind == HEADLINE and place.spec.name != "worrying":
        named = before - (before > 0 and tokens[before].cls == "quote")
        if named >= 0 and tokens[named].cls == "M" and (tokens[named].data.who or of_host(place.spec)):
            # "EU 'alarmed' by jailing of candidates"
            return place.finding("headline", tokens[named].data, True, NEUTRAL, "0.80")
    if verb is None or (tokens[verb.at].cls not in ("be", "have") and verb.at != at and "linking" not in tokens[verb.at].word.marks):
        return None
    reading = reading_of(place, verb)
    if place.spec.name == "worrying" and verb.subject is not None:
        # "The minister said the bloc's statement was unfortunate": it is he who thinks so.
        return place.finding("said", place.speaker(), False, reading)
    mention = verb.subject.data if verb.subject is not None else None
    if mention is None and verb.noun is not None:
        return of_noun(place, verb, reading)
    return place.finding("adjective", said_by(place, mention) if mention is not None else None, True, reading)


def _declared(place: Place) -> Finding | None:
    """Read "declared Washington ready to work with him", where who says so speaks for the state that is named."""
    tokens, at = place.tokens, place.at
    verb = place.clauses.at.get(at - 2) if at > 1 and tokens[at - 1].cls == "M" else None
    if verb is None or verb.subject is None or "declaring" not in tokens[verb.at].word.marks:
        return None
    mention, subject = tokens[at - 1].data, verb.subject.data
    same = mention.who and subject.who and mention.who[0].actor == subject.who[0].actor
    return place.finding("adjective", subject, True, reading_of(place, verb)) if same else None


def read_modal(place: Place) -> Finding | None:
    """Read "the results must be respected", said by somebody."""
    tokens, at = place.tokens, place.at
    speaker = place.speaker()
    if at == 0:
        # "Should the exclusion lead to unrest, …"
        return None
    follows = tokens[at + 1].cls if at + 1 < len(tokens) else ""
    if place.spec.pos == "modal" and follows in _SUBJECT_OPENS and "opening_conditions" in tokens[at].word.marks:
        # "warned that, should he refuse to go, it would"; "ready to observe the vote should the conditions allow"
        return None
    if speaker is None or (at and tokens[at - 1].cls == "M" and tokens[at - 1].data is speaker):
        return None
    if at + 1 < len(tokens) and "knowing" in tokens[at + 1].word.marks:
        # "The authorities must understand that nobody believes them" asks for nothing.
        return None
    return place.finding("modal", speaker, False, Polarity(0, "actual", place.clauses.conditional), "0.75")


def _attributes(tokens: list[Token], clauses: Clauses, at: int) -> bool:
    """Say whether a word is no predicate: "all concerned political leaders", "it encouraged the commission to publish"."""
    before, following = tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if before is not None and "concerned_whom" in before.word.marks:
        return True
    verb = clauses.at.get(at)
    own = verb is not None and verb.at == at and not verb.passive and verb.subject is not None
    return own and following is not None and (following.cls in ("determiner", "M"))
