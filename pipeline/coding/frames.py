"""Who did what to whom: subject, trigger and object in a clause, active, passive, nominal, adjectival, as a judgement.

Belongs here: the constructions, each with its rule id. Does not: which election (elections), who the actor is in the end (coder).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.coding import polarity
from pipeline.coding.attribution import Floor, Subjects, is_verb, speaker_of
from pipeline.coding.document import Document, Sentence
from pipeline.coding.lexicon import Evaluation, Lexicon, Trigger
from pipeline.coding.mentions import Mention
from pipeline.coding.polarity import Polarity
from pipeline.coding.tokens import Token

_PRAISING = {"welcome", "congratulate", "call", "offer", "concern", "criticise"}
_FAULTING = {"concern", "call", "criticise", "allege", "sanction", "threaten", "offer", "rebut"}
_CLAUSE = 45
"""Longest clause after a trigger, in tokens."""


@dataclass(slots=True)
class Finding:
    """A trigger in its frame."""

    act: str
    rule: str
    at: int
    trigger: Token
    subject: Mention | None
    narrated: bool
    """the act is told by the reporter, not said by its actor"""
    polarity: Polarity
    spec: Trigger | None = None
    judgements: list[tuple[Token, Evaluation, bool]] = field(default_factory=list)
    """word, what it says, and whether it is positive here"""
    honoree: Token | None = None
    clause: tuple[int, int] = (0, 0)
    """numbers of the clause's first token and the one after its last"""
    categories: tuple[str, ...] = ()
    """kinds of objects that stand in the clause"""
    ask: str | None = None
    from_receiver: bool = False
    first_person: bool = False
    certain: str = "0.90"
    held: str | None = None
    marks: frozenset[str] = frozenset()
    """response: the act is about somebody else's response"""


class Frames:
    """Finds the frames of a sentence."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._subjects = Subjects(lexicon)

    def find(self, sentence: Sentence, document: Document, floor: Floor) -> Iterator[Finding]:
        """Yield the findings of a sentence in the order of its triggers."""
        tokens = sentence.tokens
        if tokens and any(token.low == "?" for token in tokens[-2:]):
            return
        judged = False
        for at, token in enumerate(tokens):
            if "phrase" in token.senses:
                continue
            for spec in token.senses.get("act", ()):
                finding = self._act(sentence, at, spec, document, floor)
                if finding is not None:
                    yield finding
            if "eval" in token.senses and not judged:
                finding = self._judgement(sentence, at, document, floor)
                if finding is not None:
                    judged = True
                    yield finding

    # -- acts -------------------------------------------------------------------------------------------------------------------------

    def _act(self, sentence: Sentence, at: int, spec: Trigger, document: Document, floor: Floor) -> Finding | None:
        if spec.pos == "verb":
            finding = self._verb(sentence, at, spec, document, floor)
        elif spec.pos == "noun":
            finding = self._noun(sentence, at, spec, document, floor)
        elif spec.pos == "adjective":
            finding = self._adjective(sentence, at, spec, document, floor)
        else:
            finding = self._modal(sentence, at, spec, document, floor)
        if finding is None:
            return None
        finding.spec = spec
        self._fill(sentence, finding)
        return finding

    def _verb(self, sentence: Sentence, at: int, spec: Trigger, document: Document, floor: Floor) -> Finding | None:
        tokens = sentence.tokens
        if spec.form in ("ed", "en"):
            auxiliary = self._auxiliary(tokens, at)
            agent = self._agent(tokens, at)
            if spec.act == "contact" and auxiliary == "be":
                return None
            if auxiliary == "be" or (agent is not None and auxiliary != "have" and not self._active_before(tokens, at)):
                return self._passive(sentence, at, spec, agent, document, floor)
        if spec.form == "base" and not self._verbal(tokens, at, sentence):
            return None
        if (
            spec.form == "ing"
            and at > 0
            and (
                tokens[at - 1].cls in ("determiner",)
                or (tokens[at - 1].low in ("of", "in", "by", "without", "before", "after", "from") and tokens[at - 1].low in ("of",))
            )
        ):
            return None
        if spec.form == "ed" and at > 0 and tokens[at - 1].cls == "determiner":
            return None
        subject = self._subjects.of(sentence, at)
        narrated = True
        construction = "active" if spec.form != "ing" else "participle"
        mention = subject.data if subject is not None else None
        if mention is None:
            mention, construction, narrated = self._without_subject(sentence, at, spec, document, floor)
            if mention is None:
                return Finding(
                    spec.act, self._rule(spec, construction), at, tokens[at], None, narrated, polarity.read(tokens, at), held="no subject"
                )
        mention = self._said_by(sentence, at, mention, document, floor)
        return Finding(spec.act, self._rule(spec, construction), at, tokens[at], mention, narrated, polarity.read(tokens, at))

    def _verbal(self, tokens: list[Token], at: int, sentence: Sentence) -> bool:
        """Say whether a base form is a verb here: after a subject, "to", a modal, a plural; not a noun ("the call on")."""
        if at == 0:
            return False
        before = tokens[at - 1]
        if (
            before.cls in ("M", "pronoun", "modal", "adverb", "coordinator", "do", "relative")
            or before.low == "to"
            or before.negates
            or "mood" in before.senses
        ):
            return True
        return before.low == "," or before.cls == "quote"

    def _auxiliary(self, tokens: list[Token], at: int) -> str | None:
        position = at - 1
        while position >= 0 and (tokens[position].cls in ("adverb",) or tokens[position].negates):
            position -= 1
        if position < 0:
            return None
        if tokens[position].cls == "be":
            return "be"
        return "have" if tokens[position].cls == "have" else None

    def _agent(self, tokens: list[Token], at: int) -> Token | None:
        """Return the mention after "by"."""
        for number in range(at + 1, min(at + 14, len(tokens) - 1)):
            low = tokens[number].low
            if low == "by":
                following = tokens[number + 1]
                if following.cls == "M":
                    return following
                if following.cls == "determiner" and number + 2 < len(tokens) and tokens[number + 2].cls == "M":
                    return tokens[number + 2]
                return None
            if low in (";", ":") or tokens[number].cls in ("quote", "relative") or is_verb(tokens[number], "ed", "s"):
                return None
        return None

    def _active_before(self, tokens: list[Token], at: int) -> bool:
        """Say whether a subject stands right before the verb: "Moscow congratulated … by telegram"."""
        return at > 0 and (tokens[at - 1].cls == "M" or tokens[at - 1].cls in ("have", "adverb", "coordinator"))

    def _passive(self, sentence: Sentence, at: int, spec: Trigger, agent: Token | None, document: Document, floor: Floor) -> Finding | None:
        tokens = sentence.tokens
        reading = polarity.read(tokens, at)
        if agent is not None:
            finding = Finding(spec.act, self._rule(spec, "passive"), at, tokens[at], agent.data, True, reading)
            finding.honoree = next((tokens[n] for n in range(at - 1, -1, -1) if tokens[n].cls == "M"), None)
            return finding
        speaker, speech = speaker_of(sentence, at, document, floor)
        if (
            spec.act in ("recognise", "reject", "welcome")
            and speaker is not None
            and speech is not None
            and (reading.negated or reading.modality != "actual")
        ):
            return Finding(spec.act, self._rule(spec, "passive-said"), at, tokens[at], speaker, False, reading)
        return None

    def _without_subject(
        self, sentence: Sentence, at: int, spec: Trigger, document: Document, floor: Floor
    ) -> tuple[Mention | None, str, bool]:
        """Look for the actor of a verb that has none: the speaker of a quotation, the main clause after a participle."""
        tokens = sentence.tokens
        if self._own_country(tokens, at):
            speaker, _ = speaker_of(sentence, at, document, floor)
            return speaker, "own-country", False
        ranked = any(t.low in ("first", "quickest", "fastest", "latest", "last", "earliest", "among") for t in tokens[max(0, at - 4) : at])
        if ranked and spec.form == "base":
            # "The quickest to congratulate Y were A and B."
            for number in range(at + 1, len(tokens) - 1):
                if tokens[number].cls == "be" and tokens[number + 1].cls == "M":
                    return tokens[number + 1].data, "ranked", True
        if spec.form == "ing" and all(
            t.cls in ("quote", "adverb", "coordinator", "preposition", "determiner", "w") or "channel" in t.senses for t in tokens[:at]
        ):
            for number in range(at + 1, len(tokens)):
                if tokens[number].low == "," and number + 1 < len(tokens) and tokens[number + 1].cls == "M":
                    return tokens[number + 1].data, "fronted", True
        return None, "active", True

    def _own_country(self, tokens: list[Token], at: int) -> bool:
        """Say whether the subject is "his country", "our government": the speaker's own."""
        position = at - 1
        while position > 0 and (
            tokens[position].cls in ("have", "be", "do", "modal", "adverb") or tokens[position].negates or "mood" in tokens[position].senses
        ):
            position -= 1
        return (
            position > 0
            and tokens[position].low in ("country", "government", "nation", "administration", "state")
            and tokens[position - 1].low in ("his", "her", "its", "their", "our", "my")
        )

    def _said_by(self, sentence: Sentence, at: int, mention: Mention, document: Document, floor: Floor) -> Mention | None:
        """Let "we" and "I" be the speaker."""
        if mention.kind != "pronoun" or mention.word not in ("we", "i"):
            return mention
        speaker, _ = speaker_of(sentence, at, document, floor)
        return speaker if speaker is not None and speaker is not mention else mention

    def _noun(self, sentence: Sentence, at: int, spec: Trigger, document: Document, floor: Floor) -> Finding | None:
        tokens = sentence.tokens
        reading = polarity.read(tokens, at)
        # congratulations from A, B and C
        source = self._source(tokens, at)
        light, passive = self._light(tokens, at)
        if source is not None and (spec.act in ("congratulate", "recognise", "welcome", "criticise", "concern", "call")):
            finding = Finding(spec.act, self._rule(spec, "from"), at, tokens[at], source.data, True, reading)
            finding.from_receiver = True
            finding.honoree = self._subjects.main(sentence, at)
            return finding
        if light is not None:
            if passive:
                agent = self._agent(tokens, light)
                if agent is None:
                    return None
                return Finding(spec.act, self._rule(spec, "passive-light"), at, tokens[at], agent.data, True, reading)
            subject = self._subjects.of(sentence, light)
            if subject is None:
                subject_mention = (
                    self._without_subject(sentence, light, spec, document, floor)[0] if tokens[light].low.endswith("ing") else None
                )
            else:
                subject_mention = subject.data
            if subject_mention is not None:
                subject_mention = self._said_by(sentence, at, subject_mention, document, floor)
                return Finding(spec.act, self._rule(spec, "light"), at, tokens[at], subject_mention, True, reading)
            return Finding(spec.act, self._rule(spec, "light"), at, tokens[at], None, True, reading, held="no subject")
        # concerns voiced by A
        if at + 2 < len(tokens) and "light" in tokens[at + 1].senses and tokens[at + 2].low == "by":
            agent = self._agent(tokens, at + 1)
            if agent is not None:
                return Finding(spec.act, self._rule(spec, "voiced-by"), at, tokens[at], agent.data, True, reading)
        if spec.option == "spoken":
            speaker, _ = speaker_of(sentence, at, document, floor)
            if speaker is not None:
                return Finding(spec.act, self._rule(spec, "said"), at, tokens[at], speaker, False, reading)
            return None
        if spec.light:
            return None
        if spec.act == "sovereignty":
            speaker, _ = speaker_of(sentence, at, document, floor)
            return Finding(spec.act, self._rule(spec, "said"), at, tokens[at], speaker, False, reading) if speaker is not None else None
        # Xi's congratulations
        if at >= 2 and tokens[at - 1].cls == "poss" and tokens[at - 2].cls == "M":
            return Finding(spec.act, self._rule(spec, "possessive"), at, tokens[at], tokens[at - 2].data, True, reading, certain="0.80")
        if (
            spec.act == "congratulate"
            and (at == 0 or tokens[at - 1].cls == "quote" or (at <= 2 and tokens[0].cls == "quote") or tokens[at - 1].low == ":")
            and at + 1 < len(tokens)
            and tokens[at + 1].low in ("to", "on", ",", "president", "mr", "dear", "!", "@")
        ):
            speaker, _ = speaker_of(sentence, at, document, floor)
            finding = Finding(spec.act, self._rule(spec, "bare"), at, tokens[at], speaker, False, reading)
            finding.first_person = True
            return finding
        if spec.act == "contact":
            return self._trip(sentence, at, spec, reading)
        return None

    def _trip(self, sentence: Sentence, at: int, spec: Trigger, reading: Polarity) -> Finding | None:
        """Read "on his visit to Astana, X" and "X's visit to Astana"."""
        tokens = sentence.tokens
        if (
            at >= 1
            and tokens[at - 1].cls in ("determiner", "w")
            and any(tokens[n].low in ("his", "her", "their") for n in range(max(0, at - 4), at))
        ):
            for number in range(at + 1, min(at + 12, len(tokens))):
                if tokens[number].low == "," and number + 1 < len(tokens) and tokens[number + 1].cls == "M":
                    return Finding(
                        spec.act, self._rule(spec, "cataphora"), at, tokens[at], tokens[number + 1].data, True, reading, certain="0.80"
                    )
        return None

    def _source(self, tokens: list[Token], at: int) -> Token | None:
        """Return the mention after "from" (or "by") that follows a verbal noun, before another verb."""
        for number in range(at + 1, min(at + 16, len(tokens) - 1)):
            token = tokens[number]
            if token.low in ("from", "by"):
                ahead = number + 1
                while (ahead < len(tokens) and ahead - number < 4 and tokens[ahead].cls in ("determiner", "adverb")) or (
                    ahead < len(tokens) and tokens[ahead].low in ("both", "including", ",")
                ):
                    ahead += 1
                if ahead < len(tokens) and tokens[ahead].cls == "M" and tokens[ahead].data.kind in ("named", "group", "generic"):
                    return tokens[ahead]
            if (
                token.low in (";", ":")
                or token.cls in ("quote", "relative", "subordinator")
                or (is_verb(token, "ed", "s") and token.low not in ("came", "come", "poured", "poured in", "arrived", "came in", "sent"))
            ):
                return None
        return None

    def _light(self, tokens: list[Token], at: int) -> tuple[int | None, bool]:
        """Return the verb that carries a noun ("extended his warmest congratulations") and whether it is passive."""
        for number in range(at - 1, max(-1, at - 9), -1):
            token = tokens[number]
            if "light" in token.senses and not (
                token.low in ("record", "call", "share", "note", "address", "state", "present")
                and number > 0
                and tokens[number - 1].cls == "determiner"
            ):
                return number, False
            if (token.cls in ("punct", "relative") and token.low not in (",",)) or (
                token.cls == "M" and not token.data.possessor and token.data.kind != "pronoun"
            ):
                if token.cls == "M" and number and "light" in tokens[number - 1].senses:
                    # "sent Y a message of congratulation"
                    return number - 1, False
                break
        # "congratulations were sent by"
        for number in range(at + 1, min(at + 6, len(tokens))):
            if tokens[number].cls == "be":
                for ahead in range(number + 1, min(number + 4, len(tokens))):
                    if {"ed", "en"} & set(tokens[ahead].senses.get("light", ())):
                        return ahead, True
                break
            if tokens[number].cls in ("punct", "M"):
                break
        return None, False

    def _adjective(self, sentence: Sentence, at: int, spec: Trigger, document: Document, floor: Floor) -> Finding | None:
        tokens = sentence.tokens
        before = tokens[at - 1] if at else None
        if before is None or (before.cls in ("determiner", "preposition") and before.low not in ("with",)):
            return None
        linked = any(
            tokens[n].cls == "be"
            or tokens[n].low
            in ("feel", "felt", "declared", "itself", "themselves", "said", "stands", "stand", "stood", "are", "deeply", ",", "and")
            for n in range(max(0, at - 4), at)
        )
        if not linked and before.cls not in ("M", "pronoun", "adverb", "punct"):
            return None
        subject = self._subjects.of(sentence, at)
        if subject is None:
            return None
        mention = self._said_by(sentence, at, subject.data, document, floor)
        return Finding(spec.act, self._rule(spec, "adjective"), at, tokens[at], mention, True, polarity.read(tokens, at))

    def _modal(self, sentence: Sentence, at: int, spec: Trigger, document: Document, floor: Floor) -> Finding | None:
        """Read "the results must be respected", said by somebody."""
        tokens = sentence.tokens
        if at == 0 or tokens[at - 1].cls not in ("M", "E", "w", "adverb") or tokens[at].senses.get("hoped"):
            pass
        speaker, _speech = speaker_of(sentence, at, document, floor)
        if speaker is None:
            return None
        if at and tokens[at - 1].cls == "M" and tokens[at - 1].data is speaker:
            return None
        finding = Finding(
            spec.act, self._rule(spec, "modal"), at, tokens[at], speaker, False, Polarity(0, "actual", False, at), certain="0.75"
        )
        return finding

    # -- judgements -------------------------------------------------------------------------------------------------------------------

    def _judgement(self, sentence: Sentence, at: int, document: Document, floor: Floor) -> Finding | None:
        """Read all judgements of a sentence that one speaker passes, as one finding."""
        tokens = sentence.tokens
        if not self._counts(sentence, at):
            return None
        speaker, speech = speaker_of(sentence, at, document, floor)
        first = speech.at if speech is not None and speech.at < at else 0
        judgements: list[tuple[Token, Evaluation, bool]] = []
        reading = None
        for number in range(first, len(tokens)):
            token = tokens[number]
            if "eval" not in token.senses or "phrase" in token.senses or not self._counts(sentence, number):
                continue
            other, _ = speaker_of(sentence, number, document, floor)
            if other is not speaker:
                continue
            if self._hoped(tokens, number) or any(t.low in ("who", "whose") for t in tokens[first:number]):
                continue
            own = polarity.read(tokens, number, first + 1 if speech is not None and speech.at < at else 0)
            if own.modality in ("future", "hypothetical") or own.conditional:
                continue
            evaluation: Evaluation = token.senses["eval"][0]
            if self._object_of_act(tokens, first, number, evaluation.positive != own.negated):
                continue
            if not self._of_election(tokens, number, 60 if evaluation.strong else 8) and not self._mission(speaker):
                continue
            reading = reading or own
            judgements.append((token, evaluation, evaluation.positive != own.negated))
        if not judgements or reading is None:
            return None
        finding = Finding("", "en.judgement.said", at, judgements[0][0], speaker, False, reading, certain="0.85")
        finding.at = next(n for n, token in enumerate(tokens) if token is judgements[0][0])
        finding.judgements = judgements
        finding.clause = (speech.at if speech is not None and speech.at < at else 0, len(tokens))
        finding.categories = tuple(dict.fromkeys(c for t in tokens for c in self._categories(t)))
        return finding

    def _object_of_act(self, tokens: list[Token], first: int, at: int, positive: bool) -> bool:
        """Say whether the judgement is only what another act is about: concern over irregularities is no allegation of them."""
        acts = _PRAISING if positive else _FAULTING
        for number in range(at - 1, first - 1, -1):
            token = tokens[number]
            if token.low in (";", ":", "but", "while") or (token.cls == "relative" and token.low == "which"):
                return False
            if any(t.act in acts and t.pos != "modal" for t in token.senses.get("act", ())) and "phrase" not in token.senses:
                return True
        return False

    def _of_election(self, tokens: list[Token], at: int, reach: int) -> bool:
        """Say whether an election stands close to a judgement."""
        return any(
            (token.cls == "E" and token.data.national) or {"process", "result"} & set(self._categories(token))
            for token in tokens[max(0, at - reach) : at + reach]
        )

    def _mission(self, speaker: Mention | None) -> bool:
        return speaker is None or any(who.level in ("mission", "mission_head") for who in speaker.who)

    def _counts(self, sentence: Sentence, at: int) -> bool:
        """Say whether an adjective is said of something: after "be", "as", a negator, another adjective, or before the election."""
        tokens = sentence.tokens
        token = tokens[at]
        evaluation: Evaluation = token.senses["eval"][0]
        if "phrase" in token.senses:
            return False
        if not evaluation.predicate:
            return True
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if any(
            t.low in ("of", "to", "that") and t.cls != "quote" for t in tokens[at + 1 : at + 3] if t.low not in ("”", '"')
        ) and token.low not in ("free",):
            # "unacceptable of them not to …" is said of somebody's doing.
            return False
        if following is not None and (following.cls == "E" or "election" in following.senses):
            # "free and fair elections" as such are wished for; "a free and fair election", "their fair vote" are judged.
            return self._determined(tokens, at)
        if token.senses.get("object") == ("fault",) or " " in token.low:
            return True
        before = tokens[at - 1] if at else None
        if before is None:
            return False
        if (
            before.cls in ("be", "adverb")
            or before.negates
            or before.low in ("as", "more", "most", "and", "or", "nor", ",", "but", "yet")
            or before.cls == "quote"
            or (before.cls == "determiner" and before.low in ("a", "an"))
            or "eval" in before.senses
        ):
            if (
                following is not None
                and following.low in ("and", ",")
                and at + 2 < len(tokens)
                and tokens[at + 2].cls == "w"
                and not tokens[at + 2].senses
            ):
                return False
            return (
                following is None
                or following.cls not in ("w", "M")
                or following.low
                in ("way", "manner", "environment", "atmosphere", "conduct", "process", "campaign", "conditions", "fashion", "by", "amid")
            )
        return False

    def _determined(self, tokens: list[Token], at: int) -> bool:
        position = at - 1
        while position >= 0 and (
            "eval" in tokens[position].senses
            or tokens[position].low in ("and", ",", "largely", "generally")
            or tokens[position].cls == "adverb"
        ):
            position -= 1
        return position >= 0 and (tokens[position].cls in ("determiner", "poss", "be") or tokens[position].low in ("as", "such"))

    def _hoped(self, tokens: list[Token], at: int) -> bool:
        return any("hoped" in tokens[n].senses for n in range(max(0, at - 7), at))

    # -- what stands in the clause ----------------------------------------------------------------------------------------------------

    def _rule(self, spec: Trigger, construction: str) -> str:
        return f"en.{spec.act}.{spec.name}.{construction}"

    def _fill(self, sentence: Sentence, finding: Finding) -> None:
        """Find clause, honoree, object categories and ask."""
        tokens = sentence.tokens
        end = self._clause_end(tokens, finding.at)
        start = min(finding.polarity.first, finding.at)
        if finding.subject is not None and finding.narrated:
            start = next(
                (n for n, t in enumerate(tokens[: finding.at]) if t.cls == "M" and t.start <= finding.subject.start < t.end), start
            )
        finding.clause = (start, end)
        right = tokens[finding.at + 1 : end]
        own = [finding.trigger, *right]
        if finding.spec is not None and finding.spec.pos != "verb":
            own = [*tokens[start : finding.at], *own]
        elif "passive" in finding.rule:
            own = [*tokens[max(0, finding.at - 30) : finding.at], *own]
        finding.categories = tuple(dict.fromkeys(category for token in own for category in self._categories(token)))
        if finding.honoree is None:
            for number, token in enumerate(right):
                if token.cls == "M" and not (number and right[number - 1].low in ("by", "from", "with", "in", "via")):
                    finding.honoree = token
                    break
        nouns = {t.act for token in right[:8] if "phrase" not in token.senses for t in token.senses.get("act", ()) if t.pos == "noun"}
        if (
            nouns & {"reject", "recognise", "criticise", "congratulate"}
            and finding.spec is not None
            and finding.spec.pos == "verb"
            and "light" not in finding.trigger.senses
        ):
            finding.marks = frozenset({"response"})
        if finding.act == "call":
            tail = tokens[finding.at + 1 : min(len(tokens), max(end, finding.at + 1))]
            finding.ask = next((token.senses["ask"][0] for token in tail if "ask" in token.senses), None)

    def _categories(self, token: Token) -> tuple[str, ...]:
        if token.cls == "E":
            return ("process", *token.senses.get("object", ())) if token.data.national else ()
        if "phrase" in token.senses:
            return ()
        return token.senses.get("object", ())

    def _clause_end(self, tokens: list[Token], at: int) -> int:
        """Return the number of the token after the clause that a trigger governs."""
        last = min(len(tokens), at + _CLAUSE)
        for number in range(at + 1, last):
            token = tokens[number]
            low = token.low
            if low in (";", "—", "–") or low in ("but", "while", "whereas", "although", "though"):
                return number
            following = tokens[number + 1] if number + 1 < len(tokens) else None
            if low == "," and following is not None:
                if following.low in (
                    "but",
                    "while",
                    "who",
                    "which",
                    "saying",
                    "adding",
                    "whereas",
                    "although",
                    "though",
                    "noting",
                ) or is_verb(following, "ing", "ed", "s"):
                    return number
                if following.low == "and" and number + 2 < len(tokens) and (tokens[number + 2].cls == "M" or is_verb(tokens[number + 2])):
                    return number
                if following.cls == "M" and number + 2 < len(tokens) and "speech" in tokens[number + 2].senses:
                    return number
            if low == "and" and following is not None and is_verb(following, "ed", "s", "ing") and following.cls != "E":
                return number
            if (
                low == "and"
                and following is not None
                and following.cls in ("adverb", "M")
                and number + 2 < len(tokens)
                and is_verb(tokens[number + 2], "ed", "s")
            ):
                return number
        return last
