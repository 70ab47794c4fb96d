"""Acts of others told by "likewise": who "did so", "followed suit", "shared that view", "aligned itself" with a declaration.

Belongs here: the sentences that give no act of their own but repeat one told before. Does not: others in the sentence of the act itself
(followers), the claims that come of it (act_claims).
"""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.coding.claims import ReportedAct
from pipeline.coding.clauses import PARTICIPLE, Polarity, Verb, polarity_of
from pipeline.coding.document import Sentence
from pipeline.coding.frames import Finding, agent_of
from pipeline.coding.mentions import Mention
from pipeline.coding.reading.act_claims import ActClaims
from pipeline.coding.reading.context import Context
from pipeline.coding.reading.followers import doing_alike
from pipeline.coding.reading.statements import precedence
from pipeline.coding.tokens import Token

_LAST = 6
"""Acts told last among which is the one that is repeated."""
_CARRIER = 6
"""Tokens before a message within which the verb stands that sends it."""
_FROM = 8
"""Tokens behind a message within which its sender stands."""
_NAMED = 4
"""Tokens of the shortest sentence that names who they were."""
_NAMING = 6
"""Tokens around a verb of joining within which stands what is joined: "echoed the appeal"."""

_Told = list[tuple[int, Finding]]
"""Acts told just before, each with the number of its sentence."""


class Echoes:
    """Finds in the sentences of one text the acts that repeat those told before."""

    def __init__(self, context: Context, claims: ActClaims) -> None:
        self._context, self._claims = context, claims
        self._g, self._grammar = context.gazetteer, context.tools.grammar
        self._words, self._stems = context.words, context.stems
        self._voicing = context.tools.lexicon.voicing
        self._list: tuple[int, Finding] | None = None
        """what those did whom the lines of a list name, with the number of its last line"""

    def of(self, sentence: Sentence) -> list[ReportedAct]:
        """Return the acts of those who did "so", "the same" or "likewise": not their own words, but those of the sentence before."""
        named = list(self._named_of_them(sentence)) or list(self._listed(sentence))
        if named:
            return named
        outright = self._claims.outright
        told = self._foreign([(number, finding) for number, finding in outright[-_LAST:] if sentence.number - number <= 1])
        if not told and not self._judged(sentence) and (not outright or self._context.voice is None):
            return []
        voiced = sorted([*told, *self._judged(sentence)], key=lambda one: (one[0], one[1].at))
        found = [*self._doing_so(sentence, told), *self._agreeing(sentence, voiced), *self._aligned(sentence)]
        earlier = next((finding for number, finding in reversed(told) if number < sentence.number), None)
        if earlier is not None:
            if told[-1][1] is earlier:
                found += self._doing_as_others(sentence, earlier)
            if earlier.act == "congratulate":
                found += self._messages(sentence, earlier)
        return found

    def _foreign(self, told: _Told) -> _Told:
        """Return the acts of others than the state that voted, if there are any: whose example others follow.

        "Peru recognised the winner, whereupon Norland cut its ties. Chile has followed": in recognising him.
        """
        host = self._context.elections.country
        others = [
            (number, finding)
            for number, finding in told
            if finding.subject is None or all(self._g.state_of(who.actor) != host for who in finding.subject.who)
        ]
        return others or told

    def _judged(self, sentence: Sentence) -> _Told:
        """Return the judgements passed just before, which others can share but not "do"."""
        return [(number, finding) for number, finding in self._claims.judged[-_LAST:] if sentence.number - number <= 1]

    def _once_more(
        self, sentence: Sentence, told: Finding, at: int, clause: tuple[int, int], subject: Mention, negations: int
    ) -> list[ReportedAct]:
        """Return the claims of an act for those who did the same."""
        finding = replace(
            told, at=at, trigger=sentence.tokens[at], subject=subject, clause=clause,
            polarity=Polarity(negations, "actual", False), rule=told.rule.rpartition(".")[0] + ".repeated",
        )  # fmt: skip
        return self._claims.of(sentence, finding)

    def _named_of_them(self, sentence: Sentence) -> Iterator[ReportedAct]:
        """Yield the acts of those who are named in a sentence of its own: "Several leaders congratulated him. Among them was X"."""
        tokens, unnamed = sentence.tokens, self._claims.unnamed
        if unnamed is not None and sentence.number - unnamed[0] == 1 and _were_among_them(tokens):
            # "Many leaders congratulated him. A and B | were among the first."
            yield from self._once_more(sentence, unnamed[1], 1, (0, 1), tokens[0].data, unnamed[1].polarity.negations)
            return
        at = _where_named(tokens)
        if not at or unnamed is None or sentence.number - unnamed[0] != 1 or at + 1 >= len(tokens) or tokens[at + 1].cls != "M":
            return
        mention = tokens[at + 1].data
        if mention.kind in ("named", "group") and any(who.actor for who in mention.who):
            yield from self._once_more(sentence, unnamed[1], at, (at, at + 1), mention, unnamed[1].polarity.negations)

    def _listed(self, sentence: Sentence) -> Iterator[ReportedAct]:
        """Yield the acts of those whom lines of their own name: "Some of the leaders who have congratulated him:", "X of Norland"."""
        sentences, told = self._context.document.sentences, self._list
        at = _named_alone(sentence)
        if at < 0:
            return
        if told is None or sentence.number - told[0] != 1:
            told = self._claims.unnamed
            behind = sentences[sentence.number + 1 : sentence.number + 2]
            # One line alone heads what that one said.
            opens = told is not None and sentence.number - told[0] == 1 and sentences[told[0]].paragraph != sentence.paragraph
            if told is None or not opens or not behind or _named_alone(behind[0]) < 0:
                return
        self._list = (sentence.number, told[1])
        yield from self._once_more(sentence, told[1], at, (at, at + 1), sentence.tokens[at].data, told[1].polarity.negations)

    # -- "did so" ---------------------------------------------------------------------------------------------------------------------

    def _doing_so(self, sentence: Sentence, told: _Told) -> Iterator[ReportedAct]:
        """Yield the acts of "Peru did likewise", "Peru followed suit", "as Putin had done a few hours before"."""
        for verb in sentence.clauses.verbs:
            if verb.subject is None or not (self._likewise(sentence.tokens, verb.at) or _as_done(sentence.tokens, verb)):
                continue
            # "ECOWAS, which recognised him last week, had done the same on Tuesday": not what it did itself.
            others = [(number, finding) for number, finding in told if finding.subject is not verb.subject.data]
            finding = _first_of_all(others, _last_before(others, sentence, verb.at))
            if finding is None:
                continue
            reading = polarity_of(sentence.tokens, sentence.clauses, verb, self._grammar)
            if reading.modality != "actual":
                # "calls on all concerned to do so"
                continue
            first = verb.subject.number
            denied = reading.negations or int(first > 0 and sentence.tokens[first - 1].negates) or _denied_behind(sentence.tokens, verb.at)
            if denied and finding.polarity.modality != "actual":
                # "are expected to recognise him, but neither has done so": what is awaited is not refused.
                continue
            yield from self._once_more(sentence, finding, verb.at, (first, verb.at + 2), verb.subject.data, denied)

    def _likewise(self, tokens: list[Token], at: int) -> bool:
        """Say whether a verb tells that its subject did what others did: "did so", "joined them", "followed within hours"."""
        low, words = tokens[at].low, self._words
        first = at + 1 + _denied_behind(tokens, at)
        if first + 1 < len(tokens) and tokens[first].cls == "adverb" and tokens[first + 1].low == "done":
            # "had already done so"
            first += 1
        behind = [token.low for token in tokens[first : first + 3]]
        done = behind[:1] == ["done"]
        behind = behind[1:] if done else behind[:2]
        if low == "doing" or behind == ["so", "far"]:
            # "said that doing so could be taken for an endorsement", "has so far neither congratulated him nor …"
            return False
        if low in words["doing"]:
            return " ".join(behind).startswith(self._stems["the_same"])
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if low in words["joins_in"] and following is not None and following.cls == "M" and following.data.word in words["them"]:
            return True
        return low in words["following"] and self._follows_alone(tokens, at, following)

    def _follows_alone(self, tokens: list[Token], at: int, following: Token | None) -> bool:
        """Say whether "followed" has no object: "followed with sanctions", "followed a day later by Peru" are not what its subject did."""
        if any(token.low in self._words["followed_otherwise"] for token in tokens[at + 1 : at + 5]):
            return False
        if following is not None and following.low == ":":
            # "The envoys' statement follows:"
            return False
        if following is None or following.cls in ("punct", "preposition", "adverb", "coordinator"):
            return True
        return following.low in self._words["after_following"]

    def _doing_as_others(self, sentence: Sentence, earlier: Finding) -> Iterator[ReportedAct]:
        """Yield the acts of "So did Peru", "Neither did Chile and Peru", where nothing else was told in between."""
        for at, negations in doing_alike(sentence, 0, self._words):
            yield from self._once_more(sentence, earlier, at, (at - 1, at + 1), sentence.tokens[at].data, negations)

    # -- of the same mind -------------------------------------------------------------------------------------------------------------

    def _agreeing(self, sentence: Sentence, told: _Told) -> Iterator[ReportedAct]:
        """Yield the acts of "The EU echoed the appeal", "that view was shared by France", "Peru took the same view"."""
        for verb in sentence.clauses.verbs:
            other = self._of_one_mind(sentence.tokens, verb)
            finding = _last_before(told, sentence, verb.at) if other is not None else None
            if other is not None and finding is not None and self._fits(sentence.tokens, verb.at, finding.act):
                yield from self._once_more(sentence, finding, verb.at, (verb.first, verb.at + 1), other.data, finding.polarity.negations)

    def _of_one_mind(self, tokens: list[Token], verb: Verb) -> Token | None:
        """Return who is said to be of the same mind as those before."""
        if tokens[verb.at].low in self._words["echoing"]:
            return self._joining(tokens, verb)
        if verb.subject is None:
            return self._coming_from(tokens, verb)
        behind = " ".join([token.low for token in tokens[verb.at + 1 : verb.at + 5]])
        alike = behind.startswith(self._stems["same_mind"]) or self._saying_alike(tokens, verb.at)
        return verb.subject if verb.negations == 0 and alike else None

    def _saying_alike(self, tokens: list[Token], at: int) -> bool:
        """Say whether somebody "said the same", nothing else being the same: not "said the same rules applied"."""
        behind = tokens[at + 1 : at + 4]
        if "speech" not in tokens[at].senses or len(behind) < 3 or "definite" not in behind[0].word.marks:
            return False
        return "alike" in behind[1].word.marks and behind[2].cls in ("punct", "coordinator", "adverb")

    def _coming_from(self, tokens: list[Token], verb: Verb) -> Token | None:
        """Return from whom "the same appeal came"."""
        noun = verb.noun
        if noun is None or "arrive" not in tokens[verb.at].senses or verb.negations or verb.at + 2 >= len(tokens):
            return None
        alike = any(token.low in self._words["alike"] for token in tokens[max(0, noun - 2) : noun])
        voiced = alike and tokens[noun].low in self._words["voiced"] and "source" in tokens[verb.at + 1].word.marks
        return tokens[verb.at + 2] if voiced and tokens[verb.at + 2].cls == "M" else None

    def _joining(self, tokens: list[Token], verb: Verb) -> Token | None:
        """Return who joins what was voiced: "the EU echoed the appeal", "that view was shared by France"."""
        voiced = self._words["voiced"]
        if any(token.low.endswith("short of") for token in tokens[verb.at + 1 :]):
            # "shares that position, stopping short of non-recognition"
            return None
        if verb.passive:
            noun = verb.noun if verb.noun is not None else verb.first - 1 if verb.kind == PARTICIPLE else None
            named = noun is not None and noun >= 0 and tokens[noun].low in voiced
            return agent_of(tokens, verb.at) if named else None
        behind = tokens[verb.at + 1 : verb.at + _NAMING]
        named = any(token.low in voiced or token.low.removesuffix(" for") in voiced for token in behind)
        return verb.subject if named and verb.negations == 0 else None

    def _fits(self, tokens: list[Token], at: int, act: str) -> bool:
        """Say whether what is joined can be that act: a call is no concern."""
        said = {token.low.removesuffix(" for").removesuffix(" on") for token in tokens[max(0, at - _NAMING) : at + _NAMING]}
        named = {kind for kind, nouns in self._voicing.items() if not said.isdisjoint(nouns)}
        return not named or act in named

    # -- declarations and messages ----------------------------------------------------------------------------------------------------

    def _aligned(self, sentence: Sentence) -> Iterator[ReportedAct]:
        """Yield the strongest act of a declaration for the states that are said to align themselves with it."""
        if self._context.voice is None or sentence.words.isdisjoint(self._words["aligning"]):
            return
        tokens = sentence.tokens
        at = next(number for number, token in enumerate(tokens) if token.low in self._words["aligning"])
        if not any(token.low in self._words["themselves"] for token in tokens[at : at + 2]):
            return
        named = [token.data for token in tokens[:at] if token.cls == "M" and token.data.kind == "named"]
        told = min((finding for _, finding in self._claims.outright), key=lambda finding: precedence(_in_effect(finding)))
        for mention in named:
            states = tuple(who for who in mention.who if self._g.is_state(who.actor))
            if states:
                yield from self._once_more(sentence, told, at, (at, at + 1), replace(mention, who=states), told.polarity.negations)

    def _messages(self, sentence: Sentence, earlier: Finding) -> Iterator[ReportedAct]:
        """Yield the acts of messages that are not said to congratulate: "Merkel sent a telegram", "messages also came from Peru"."""
        words, tokens = self._words["messages"], sentence.tokens
        if sentence.words.isdisjoint(words):
            return
        others = (tokens[number] for number in sentence.where("act") if tokens[number].low not in words)
        if any(spec.act == "congratulate" for token in others for spec in token.senses["act"]):
            return
        for at in [number for number, token in enumerate(tokens) if token.low in words]:
            if tokens[at].negates and at + 1 < len(tokens) and tokens[at + 1].cls != "punct":
                # "has sent none of its ministers"
                continue
            sender, negations = self._sender(sentence, at)
            if sender is not None:
                yield from self._once_more(sentence, earlier, at, (at, at + 1), sender.data, negations)

    def _sender(self, sentence: Sentence, at: int) -> tuple[Token | None, int]:
        """Return whose message a word is, with the negators over its sending."""
        tokens = sentence.tokens
        carrier = next((verb for verb in sentence.clauses.before(at) if at - verb.at < _CARRIER), None)
        if carrier is not None and carrier.subject is not None and not carrier.passive and "light" in tokens[carrier.at].senses:
            reading = polarity_of(tokens, sentence.clauses, carrier, self._grammar)
            if reading.modality != "actual" or any(token.low in self._words["message_saying"] for token in tokens[at + 1 : at + 3]):
                # "sent a message saying that he would not come"
                return None, 0
            return carrier.subject, reading.negations + any(token.negates for token in tokens[carrier.at + 1 : at + 1])
        for number in range(at + 1, min(at + _FROM, len(tokens) - 1)):
            sender = tokens[number + 1]
            if tokens[number].low == "from" and sender.cls == "M" and sender.data.kind in ("named", "group"):
                return sender, int(any(token.negates for token in tokens[max(0, at - 2) : number]))
        return None, 0


def _last_before(told: _Told, sentence: Sentence, at: int) -> Finding | None:
    """Return the act told last before a place."""
    return next((finding for number, finding in reversed(told) if number < sentence.number or finding.at < at), None)


def _first_of_all(told: _Told, last: Finding | None) -> Finding | None:
    """Return what is followed of all that somebody did: a congratulation, whatever else he said beside it."""
    beside = (finding for _, finding in told if last is not None and finding.subject is last.subject and finding.act == "congratulate")
    return next(beside, last)


def _named_alone(sentence: Sentence) -> int:
    """Return the number of the name that a line is nothing but: "President Other of Norland"; -1 for none."""
    line = [number for number, token in enumerate(sentence.tokens) if token.cls != "punct"]
    mention = sentence.tokens[line[0]].data if len(line) == 1 and sentence.tokens[line[0]].cls == "M" else None
    if mention is None or mention.kind != "named" or len(mention.who) != 1:
        return -1
    return line[0] if mention.who[0].named or mention.role is not None else -1


def _where_named(tokens: list[Token]) -> int:
    """Return the number of the verb before those who are named: "Among them | was", "They | include"; 0 for none."""
    if len(tokens) < _NAMED or tokens[1].cls not in ("M", "w"):
        return 0
    if "among" in tokens[0].word.marks and tokens[2].cls == "be":
        return 2
    pointed = tokens[0].cls == "M" and tokens[0].data.kind in ("pronoun", "group")
    return 1 if pointed and "comprising" in tokens[1].word.marks else 0


def _were_among_them(tokens: list[Token]) -> bool:
    """Say whether a sentence tells of nothing but who were among those just spoken of: "A and B were among the first"."""
    if len(tokens) < _NAMED or len(tokens) > _NAMED + 2 or tokens[0].cls != "M" or tokens[1].cls != "be":
        return False
    named = tokens[0].data.kind == "named" and any(who.actor for who in tokens[0].data.who)
    return named and "among" in tokens[2].word.marks and all(token.cls != "E" and "act" not in token.senses for token in tokens[3:])


def _denied_behind(tokens: list[Token], at: int) -> int:
    """Return 1 where a negator parts an auxiliary from "done so": "had | not done so"."""
    return int(at + 2 < len(tokens) and tokens[at + 1].negates and "done" in tokens[at + 2].word.marks)


def _as_done(tokens: list[Token], verb: Verb) -> bool:
    """Say whether a verb closes a comparison: "congratulated him, as Putin had done a few hours before"."""
    subject = verb.subject.number if verb.subject is not None else 0
    return tokens[verb.at].low == "done" and subject > 0 and tokens[subject - 1].low == "as"


def _in_effect(finding: Finding) -> str:
    """Return the act that a finding is once its negation is read."""
    spec = finding.spec
    return spec.negated if spec is not None and finding.polarity.negated and spec.negated else finding.act
