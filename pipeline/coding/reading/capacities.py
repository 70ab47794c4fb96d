"""In what capacity somebody speaks or acts: for the bloc that he chairs, for the mission that he led, on behalf of others.

Belongs here: words that make a person the voice of a body. Does not: who a pronoun or an office is (offices, coreference).
"""

from dataclasses import replace
from itertools import pairwise

from pipeline.coding.clauses import Verb
from pipeline.coding.document import Sentence
from pipeline.coding.frames import Finding, agent_of
from pipeline.coding.mentions import Mention, Who
from pipeline.coding.reading.context import Context
from pipeline.coding.tokens import Token

_AS = 8
"""Tokens before a verb within which "as chair of the bloc" says as what somebody acts."""


class Capacities:
    """Reads whom somebody stands for."""

    def __init__(self, context: Context) -> None:
        self._g, self._words = context.gazetteer, context.words
        self._openings = context.stems["speaking_for"]
        self._opening_words = tuple({opening.partition(" ")[0] for opening in self._openings})

    # -- before anybody acts ----------------------------------------------------------------------------------------------------------

    def read(self, sentence: Sentence) -> None:
        """Let the mentions of a sentence mean whom they speak for."""
        self._speaking_for(sentence.tokens)
        for number in sentence.where("M"):
            mention = sentence.tokens[number].data
            if len(mention.who) == 1 and mention.who[0].former:
                self._leading_observers(sentence.tokens, number)

    def _speaking_for(self, tokens: list[Token]) -> None:
        """Let who opens with "Speaking for the bloc, …" or "On behalf of the Union, …" speak as it."""
        if not tokens or not tokens[0].low.startswith(self._opening_words):
            return
        opening = " ".join([token.low for token in tokens[:3]])
        first = next((len(words.split()) for words in self._openings if opening.startswith(words)), 0)
        if not first or len(tokens) <= first + 2:
            return
        body = next((n for n in range(first, first + 3) if tokens[n].cls == "M" and tokens[n].data.who), None)
        speaker = next((t for t in tokens[body + 1 : body + 4] if t.cls == "M"), None) if body is not None else None
        if body is not None and speaker is not None and self._g.organisation(tokens[body].data.who[0].actor):
            who = replace(tokens[body].data.who[0], start=speaker.start, end=speaker.end, level="organisation_head")
            speaker.data = replace(speaker.data, who=(who,))

    def _leading_observers(self, tokens: list[Token], number: int) -> None:
        """Let a former president ", who led the observers of the bloc," or ", head of the bloc's mission," speak as their head."""
        behind = tokens[number + 1 : number + 6]
        if len(behind) < 3 or behind[0].low != ",":
            return
        leading = self._leading(behind)
        led = 0 < leading < len(behind)
        named = behind[leading] if led and behind[leading].cls == "M" else behind[1]
        if named.cls != "M" or len(named.data.who) != 1:
            return
        body: Who = named.data.who[0]
        if body.actor is not None and body.level.startswith("mission") and (led or body.level == "mission_head"):
            mention: Mention = tokens[number].data
            who = replace(mention.who[0], actor=body.actor, level="mission_head", former=False, own=True)
            tokens[number].data = replace(mention, who=(who,))

    def _leading(self, behind: list[Token]) -> int:
        """Return the place behind ", who leads", ", who is leading" or ", leading", 0 where none of them stands there."""
        who = behind[1].low == "who"
        verb = 1 + who
        if who and behind[verb].low in self._words["heading_observers"]:
            return verb + 1
        verb += who and behind[verb].low in self._words["heading_helped"]
        return verb + 1 if verb < len(behind) and behind[verb].low in self._words["heading_now"] else 0

    def issuer(self, sentence: Sentence) -> Mention | None:
        """Return who sent or issued something to read: "has sent a letter to"; what "the letter says" below is their word."""
        for verb in sentence.clauses.verbs:
            if verb.passive and verb.noun is not None and "channel" in sentence.tokens[verb.noun].senses:
                # "The statement was issued by the embassies of A, B and C"
                agent = agent_of(sentence.tokens, verb.at)
                if agent is not None and agent.data.who:
                    return agent.data
            if verb.subject is not None and verb.subject.data.who and self._sends_words(sentence, verb):
                body = _after_behalf(sentence.tokens, verb.at + 1)
                return body if body is not None and body.who else verb.subject.data
        return None

    def _sends_words(self, sentence: Sentence, verb: Verb) -> bool:
        """Say whether a verb sends something to read: "has issued a statement", "conveyed his good wishes"."""
        if verb.passive or "light" not in sentence.tokens[verb.at].senses:
            return False
        sent, messages = sentence.tokens[verb.at + 1 : verb.at + 6], self._words["messages"]
        return any("channel" in token.senses or token.low.rpartition(" ")[2] in messages for token in sent)

    # -- in an act --------------------------------------------------------------------------------------------------------------------

    def acting(self, sentence: Sentence, finding: Finding, speakers: tuple[Who, ...]) -> tuple[Who, ...]:
        """Let who acts "on behalf of" an organisation, or as its chair, act as it; who does so for a people stays who he is."""
        tokens = sentence.tokens
        at = next((n for n, token in enumerate(tokens) if token.low == "behalf"), None) if "behalf" in sentence.words else None
        if len(speakers) > 1 and at is not None and not finding.at < at < finding.clause[1]:
            return speakers
        body = _body_behind(tokens, at) if at is not None else None
        if len(speakers) == 1 and body is None:
            body = self._in_the_chair(sentence, finding)
        if not speakers or body is None or len(body.who) != 1 or not self._g.organisation(body.who[0].actor):
            return speakers
        return (replace(speakers[0], actor=body.who[0].actor, level="organisation_head"),)

    def _in_the_chair(self, sentence: Sentence, finding: Finding) -> Mention | None:
        """Return as what somebody acts: "Mr Ndlovu, as chair of the bloc, congratulated", "led a delegation of the bloc"."""
        spec, honoree = finding.spec, finding.honoree
        if spec is not None and spec.name == "lead-delegation" and honoree is not None and honoree.data.word == "delegation":
            return honoree.data
        if "as" not in sentence.words:
            return None
        for one, two in pairwise(sentence.tokens[max(0, finding.at - _AS) : finding.at]):
            if one.low == "as" and two.cls == "M" and two.data.role is not None and two.data.role.level == "organisation_head":
                return two.data
        return None


def _after_behalf(tokens: list[Token], since: int) -> Mention | None:
    """Return on whose behalf something is sent: "sent a letter on behalf of the Union"."""
    at = next((n for n in range(since, len(tokens) - 2) if tokens[n].low == "behalf"), None)
    return _body_behind(tokens, at) if at is not None else None


def _body_behind(tokens: list[Token], behalf: int) -> Mention | None:
    """Return who is named behind "on behalf": of …"""
    return next((token.data for token in tokens[behalf + 2 : behalf + 4] if token.cls == "M"), None)
