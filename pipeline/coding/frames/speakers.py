"""Subjects that stand for whoever speaks: "we", "my country", "the statement".

Belongs here: who is meant by such a subject. Does not: who has the floor (attribution).
"""

from pipeline.coding.clauses import INFINITIVE, Polarity, Verb, owner_of
from pipeline.coding.frames.model import Finding, Place
from pipeline.coding.lexicon import Trigger
from pipeline.coding.mentions import Mention

OF_OTHERS = frozenset(("congratulate", "recognise", "reject", "withhold"))
"""Acts that no country does on its own vote."""


def said_by(place: Place, mention: Mention) -> Mention:
    """Let "we" and "I" be the speaker."""
    if mention.kind != "pronoun" or mention.word not in place.words["speakers"] or mention.who:
        return mention
    speaker = place.speaker()
    return speaker if speaker is not None else mention


def of_noun(place: Place, verb: Verb, reading: Polarity) -> Finding | None:
    """Read a subject that no list knows: "his country congratulates" is the speaker's, "protesters rejected" nobody's."""
    tokens, noun = place.tokens, verb.noun
    assert noun is not None
    if place.spec.act == "concern" and place.spec.name == "question" and tokens[noun].cls == "E":
        # "The vote raised questions about its credibility, Norland said."
        return place.finding("raised", place.speaker(), False, reading)
    opener = tokens[noun - 1].word.marks if noun else ()
    # "announced that | the country does not recognise the vote": the country that has voted would not say so.
    own = "self" in tokens[noun].word.marks and ("possessives" in opener or ("definite" in opener and place.spec.act in OF_OTHERS))
    # "Authority congratulates Mr Other": an organisation's communiqué drops the article.
    own = own or (noun == 0 and "organs_alone" in tokens[noun].word.marks and place.document.voice is not None)
    if own or (verb.kind == INFINITIVE and "gladness" in tokens[noun].word.head):
        return place.finding("own-country", place.speaker(), False, reading)
    if of_host(place.spec) and "camps" in tokens[noun].word.marks and noun > 1 and tokens[noun - 1].cls == "poss":
        owner = tokens[noun - 2]
        return place.finding("active", owner.data, True, reading) if owner.cls == "M" and owner.data.who else None
    if "channel" in tokens[noun].senses or "saying_nouns" in tokens[noun].word.marks:
        return place.finding("statement", _of_statement(place, noun), False, reading)
    return None


def _of_statement(place: Place, noun: int) -> Mention | None:
    """Return whose statement it is; "the statement reaffirmed Moscow's commitment" says so behind its verb."""
    tokens, at = place.tokens, place.at
    owner = owner_of(tokens, noun)
    if owner is None and at >= 2 and tokens[at - 1].cls == "poss" and tokens[at - 2].cls == "M" and tokens[at - 2].data.who:
        owner = tokens[at - 2]
    issued = _issued(place, noun) if owner is None else None
    if issued is None:
        return owner.data if owner is not None else place.speaker()
    # "issued a statement, which condemned": who did; "took note of the report, which confirms": others made it.
    ours = issued.subject is not None and "light" in tokens[issued.at].senses
    return said_by(place, issued.subject.data) if ours and issued.subject is not None else None


def _issued(place: Place, noun: int) -> Verb | None:
    """Return the verb that a statement is the object of where a relative clause goes on with it; none where it is one of saying."""
    tokens = place.tokens
    verb = next(place.clauses.before(noun), None) if any(token.cls == "relative" for token in tokens[noun + 1 : noun + 3]) else None
    if verb is None or any(token.cls == "punct" for token in tokens[verb.at : noun]):
        return None
    senses = tokens[verb.at].senses
    return verb if "speech" not in senses or "light" in senses else None


def of_host(spec: Trigger) -> bool:
    """Say whether an act is the host's, so that its office needs no name: "Foreign Office surprised by criticism"."""
    return spec.act == "rebut"
