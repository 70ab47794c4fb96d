"""Acts told by a verb: "Norland congratulated Y", "congratulating Y, Norland said", "the first to congratulate Y".

Belongs here: who does what a verb tells, where the verb is active. Does not: passives (passives), subjects that no list knows (speakers).
"""

from pipeline.coding.clauses import FINITE, GERUND, INFINITIVE, Polarity, Verb, polarity_of
from pipeline.coding.frames.enumerations import named_behind
from pipeline.coding.frames.exceptions import excepted
from pipeline.coding.frames.model import REACH, Finding, Place
from pipeline.coding.frames.passives import passive
from pipeline.coding.frames.sources import agent_of
from pipeline.coding.frames.speakers import of_noun, said_by
from pipeline.coding.mentions import Mention
from pipeline.coding.tokens import Token

_POSTED = ("congratulate", "contact")
"""Acts of which posts tell without saying "I"."""


def read(place: Place) -> Finding | None:
    """Return the frame of a verb, nothing where it only names the act."""
    verb = place.verb
    if verb is None:
        return None
    if verb.kind == GERUND and verb.first and _only_named(place, verb.first):
        return None
    if place.spec.name == "insist" and _tells(place):
        return None
    reading = place.reading = place.reading or _reading(place, verb)
    if verb.passive:
        return passive(place, verb, reading)
    sender = _sender(place, verb)
    if sender is not None:
        return place.finding("sent-by", sender, True, reading)
    if place.spec.option == "prospective":
        if reading.negated or (reading.modality == "actual" and verb.kind != INFINITIVE):
            return None
        reading = Polarity(0, "actual", reading.conditional)
    alone = excepted(place, verb) if reading.modality == "actual" else None
    if alone is not None:
        return place.finding("excepted", alone, True, Polarity(0, "actual", reading.conditional))
    behind = named_behind(place, verb)
    if behind is not None:
        construction = "ranked" if verb.kind == INFINITIVE else "enumerated"
        return place.finding(construction, behind, True, Polarity(reading.negations, "actual", reading.conditional))
    if verb.subject is None and verb.noun is not None:
        return of_noun(place, verb, reading)
    if verb.kind == INFINITIVE and verb.first == 0 and place.document.voice is not None:
        # "Resolves: To demand the release of …"
        return place.finding("resolved", place.document.voice, False, Polarity(reading.negations, "actual", reading.conditional))
    if verb.subject is None:
        return _without_subject(place, verb, reading)
    return _with_subject(place, verb, reading, verb.subject.data)


def _reading(place: Place, verb: Verb) -> Polarity:
    """Return how a verb stands, what it is done to counted in."""
    reading = polarity_of(place.tokens, place.clauses, verb, place.grammar)
    denied = _nobody(place.tokens, verb.at + 1) + (verb.kind == GERUND and _held_back(place, verb))
    return Polarity(reading.negations + denied, reading.modality, reading.conditional) if denied else reading


def _with_subject(place: Place, verb: Verb, reading: Polarity, mention: Mention) -> Finding:
    """Read "Norland congratulated Y", and "several leaders congratulated Y", told who they are."""
    leaders = mention.kind == "generic" and mention.role is not None and mention.role.plural
    if (mention.kind == "group" or leaders) and not mention.who:
        mention = _identified(place, verb) or _enumerated(place, verb) or mention
    construction = {GERUND: "participle", INFINITIVE: "infinitive"}.get(verb.kind, "active")
    return place.finding(construction, said_by(place, mention), True, reading)


def _only_named(place: Place, first: int) -> bool:
    """Say whether an act is only spoken of: "said that questioning the result was wrong", "could be seen as endorsing the vote"."""
    before = place.tokens[first - 1]
    marks = before.word.marks
    if "close_to" in marks or ("infinitive" in marks and first > 1 and "close" in place.tokens[first - 2].word.marks):
        # "is close to recognising the winner": it has not yet.
        return True
    seen = "role" in marks and any("passing_for" in token.word.marks for token in place.tokens[max(0, first - 3) : first - 1])
    return "complementiser" in marks or seen


def _tells(place: Place) -> bool:
    """Say whether what is insisted on is told as a fact: "insisted that the vote was free", not "that the results be published"."""
    for verb in place.clauses.after(place.at):
        if verb.kind == FINITE and "complementiser" not in place.tokens[verb.first].word.marks:
            opener = place.tokens[verb.first].word.marks
            asked = not {"copula", "obliging"}.isdisjoint(opener) or "base" in place.tokens[verb.at].word.forms
            return not asked and verb.at - place.at < REACH
    return False


def _held_back(place: Place, verb: Verb) -> bool:
    """Say whether the statement that does it was put off or refused: "delayed messages congratulating Y"."""
    if not verb.first or "channel" not in place.tokens[verb.first - 1].senses:
        return False
    carrier = next(place.clauses.before(verb.first - 1), None)
    return carrier is not None and place.grammar.denies(place.tokens[carrier.at])


def _sender(place: Place, verb: Verb) -> Mention | None:
    """Return who sent somebody to mediate: "were sent by the bloc to mediate"."""
    other = verb.governor
    if place.spec.act != "mediate" or verb.kind != INFINITIVE or other is None or not other.passive:
        return None
    agent = agent_of(place.tokens, other.at)
    return agent.data if agent is not None else None


def _identified(place: Place, verb: Verb) -> Mention | None:
    """Read "among the leaders who telephoned were A, B and C": the group is those."""
    tokens = place.tokens
    for other in place.clauses.after(verb.at):
        lists = tokens[other.at].cls == "be" or "enumerating" in tokens[other.at].word.marks
        if lists and other.subject is verb.subject and other.at + 1 < len(tokens):
            named = tokens[other.at + 1]
            return named.data if named.cls == "M" and named.data.kind == "named" and named.data.who else None
    return None


def _without_subject(place: Place, verb: Verb, reading: Polarity) -> Finding:
    """Read "those that congratulated Y include A", "A, the first to congratulate Y"; nobody is the subject otherwise."""
    tokens = place.tokens
    enumerated = _enumerated(place, verb)
    if enumerated is not None:
        return place.finding("enumerated", enumerated, True, reading)
    rank = next((n for n in range(verb.first - 1, max(0, verb.first - 5), -1) if "ranks" in tokens[n].word.marks), None)
    if rank is not None and verb.kind == INFINITIVE:
        # "Orbán, the first foreign leader to congratulate Y, …"
        number = rank - 1 - (tokens[rank - 1].cls == "determiner")
        # "…, with A and B among | the first to congratulate Y"
        number -= "partitive" in tokens[number].word.marks
        named = tokens[number - (tokens[number].low == ",")] if number >= 0 else None
        if named is not None and named.cls == "M" and named.data.kind == "named" and named.data.who:
            return place.finding("ranked", named.data, True, reading)
    if place.spec.act in _POSTED and verb.kind in (FINITE, INFINITIVE) and _dropped(place, verb):
        return place.finding("elliptic", place.speaker(), False, reading)
    return place.finding("active", None, True, reading)


def _dropped(place: Place, verb: Verb) -> bool:
    """Say whether a post leaves out its "I": 'wrote: "Just spoke with Y and congratulated him"'."""
    tokens = place.tokens
    opening = next((n for n in range(verb.first - 1, -1, -1) if tokens[n].cls == "quote"), None)
    if opening is None:
        return False
    first = next((other for other in place.clauses.verbs if other.at > opening), verb)
    led = all(token.cls == "adverb" for token in tokens[opening + 1 : first.first])
    joined = first is verb or verb.kind == INFINITIVE or tokens[verb.first - 1].cls == "coordinator"
    return led and joined and first.kind == FINITE and first.subject is None and not first.passive


def _enumerated(place: Place, verb: Verb) -> Mention | None:
    """Read "Those that have congratulated the president include A, B and C"."""
    tokens = place.tokens
    opener = tokens[verb.first - 1] if verb.first else None
    if opener is None or not (opener.cls == "relative" or "complementiser" in opener.word.marks or verb.kind == GERUND):
        return None
    for number in range(place.at + 1, len(tokens) - 1):
        if "enumerating" in tokens[number].word.marks and not any(tokens[n].low in (";", ".") for n in range(place.at, number)):
            if not any(token.cls == "M" for token in tokens[number + 1 : number + 3]):
                # "Leaders who congratulated him were wrong, Norland said."
                return None
            named = [token.data for token in tokens[number + 1 :] if token.cls == "M" and token.data.kind == "named" and token.data.who]
            if not named:
                return None
            who = tuple(one for mention in named for one in mention.who)
            return Mention("named", named[0].start, named[-1].end, who)
    return None


def _nobody(tokens: list[Token], at: int) -> bool:
    """Say whether a verb's object is denied: "congratulated nobody", "recognised neither candidate"."""
    return at < len(tokens) and tokens[at].negates and "denied_objects" in tokens[at].word.marks
