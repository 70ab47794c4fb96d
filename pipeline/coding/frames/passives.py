"""Acts told by a verb in the passive: "was condemned by the bloc", "Norland's ambassador has been recalled".

Belongs here: who does what is told so, by "by" or by what kind of act it is. Does not: active verbs (verbs), nouns with a passive verb
(carriers).
"""

from pipeline.coding.attribution import speaker_of
from pipeline.coding.clauses import PARTICIPLE, Polarity, Verb
from pipeline.coding.frames.model import Finding, Place
from pipeline.coding.frames.sources import agent_of
from pipeline.coding.frames.speakers import said_by
from pipeline.coding.lexicon import Role
from pipeline.coding.mentions import Mention

HOST = Mention("generic", 0, 0, role=Role("government", (), False, True, True))
"""The host's government, unnamed."""


def passive(place: Place, verb: Verb, reading: Polarity) -> Finding | None:
    """Return the frame of a passive verb, nothing where nobody is known to do it."""
    tokens, at = place.tokens, place.at
    agent = agent_of(tokens, at)
    if place.spec.name == "lead-delegation":
        # "a delegation led by Mr Ndlovu": who sends it is told before.
        return None
    if agent is not None:
        finding = place.finding("passive", agent.data, True, reading)
        finding.honoree = verb.subject or next((tokens[n] for n in range(at - 1, -1, -1) if tokens[n].cls == "M"), None)
        return finding
    found = _of_envoys(place, verb, reading)
    return found if found is not None else _said(place, verb, reading)


def _of_envoys(place: Place, verb: Verb, reading: Polarity) -> Finding | None:
    """Read what is done to an ambassador, to observers: the act tells by whom."""
    spec, subject = place.spec, verb.subject
    if spec.act == "downgrade" and subject is not None and _is_envoy(subject.data) and "host_does" not in place.tokens[place.at].word.marks:
        # "Peru's ambassador has been recalled": by Peru.
        return place.finding("passive-envoy", said_by(place, subject.data), True, reading)
    if spec.act == "observe" and spec.name in ("admit", "accredit") and _by_host(place, verb):
        said = place.speaker() if spec.name == "admit" else None
        return place.finding("passive-host", said or HOST, True, reading)
    if spec.act == "observe" and spec.name == "send" and subject is not None and _is_mission(subject.data):
        # "observers of the African Union have been deployed"
        voice = place.document.voice
        unnamed = not subject.data.who and voice is not None and voice.who[0].level == "mission"
        return place.finding("passive-mission", voice if unnamed else subject.data, True, reading)
    return None


def _said(place: Place, verb: Verb, reading: Polarity) -> Finding | None:
    """Read "the result must not be recognised", "sovereignty is to be respected": whoever says so."""
    act = place.spec.act
    if act == "call" and verb.kind != PARTICIPLE and "copula_now" in place.tokens[verb.first].word.marks:
        # "All parties are urged to accept the result": in a text of somebody's own he urges them.
        own = place.document.voice
        return place.finding("passive-said", own, False, reading) if own is not None and place.speaker() is own else None
    if act == "call" and verb.kind != PARTICIPLE:
        # "All parties were urged to show restraint, Norland added."
        speaker, speech = speaker_of(place.sentence, place.at, place.document, place.floor)
        impersonal = verb.subject is not None and verb.subject.data.word in place.words["impersonal"]
        behind = speaker is not None and speech is not None and speech.at > place.at and not impersonal
        return place.finding("passive-said", speaker, False, reading) if behind else None
    if act not in ("recognise", "reject", "welcome", "sovereignty") or verb.kind == PARTICIPLE:
        return None
    stated = reading.negated or reading.modality != "actual" or act in ("welcome", "sovereignty")
    speaker = place.speaker() if stated else None
    if speaker is None:
        return None
    if act == "sovereignty":
        reading = Polarity(reading.negations, "actual", reading.conditional)
    return place.finding("passive-said", speaker, False, reading)


def _by_host(place: Place, verb: Verb) -> bool:
    """Say whether nobody but the host does it: "the mission had been invited", "its request for accreditation was turned down"."""
    described = verb.first > 0 and place.tokens[verb.first - 1].cls == "relative"
    if verb.kind == PARTICIPLE or described:
        return False
    if place.spec.name == "accredit":
        return True
    # "Norland regrets that observers were not invited" is no word of the host's.
    held = place.speaker() is None and any("complementiser" in token.word.marks for token in place.tokens[: verb.first])
    return "hostly" in place.tokens[place.at].word.marks and not held


def _is_mission(mention: Mention) -> bool:
    return mention.role is not None and mention.role.level == "mission"


def _is_envoy(mention: Mention) -> bool:
    return mention.role is not None and mention.role.level == "ambassador"
