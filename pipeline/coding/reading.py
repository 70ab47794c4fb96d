"""One text being read: the steps in their order, and how findings become claims.

Belongs here: who is meant and who speaks, sentence by sentence; the columns of a claim. Does not: the steps themselves, what holds a
finding back (conditions).
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from pipeline.coding import dates, tables
from pipeline.coding.attribution import Floor, assign_quotes, find_speeches
from pipeline.coding.claims import Coded, Held, ReportedAct, ReportedFigure, mint
from pipeline.coding.clauses import FINITE, GERUND, INFINITIVE, Grammar, Polarity, Verb, polarity_of
from pipeline.coding.conditions import Case, Conditions
from pipeline.coding.coreference import Coreference
from pipeline.coding.document import Document, Sentence, take_apart
from pipeline.coding.elections import ElectionIndex, ElectionResolver, Target
from pipeline.coding.figures import Figure, FigureReader, Name, Running
from pipeline.coding.frames import Finding, Frames, agent_of
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.issuer import issuers, jointly, together_with
from pipeline.coding.judgements import Judgements
from pipeline.coding.lexicon import Lexicon, Words
from pipeline.coding.matches import Match
from pipeline.coding.mentions import LEADING, Mention, MentionBuilder, Who
from pipeline.coding.options import Options
from pipeline.coding.tokens import Token, Tokeniser, unit
from pipeline.coding.zones import HEADING, HEADLINE, QUESTION

_RESPONSE = {"act", "eval", "measure"}
_NATIONS = "IO-UN"
"""Whose secretary-general is named without it."""
_OFFICES = {"minister", "foreign_minister", "spokesperson", "ministry", "ambassador", "head_of_government", "government"}
_OF_MISSIONS = {"mission", "mission_head", "organisation_organ"}
_OF_ORGANISATIONS = {"organisation_head", "organisation_organ", "organisation_official", "spokesperson"}
_HOST_WORDS = {"government", "regime", "authorities", "junta", "ruling junta", "military government", "dictatorship"}
_REPEATABLE = {
    "congratulate",
    "recognise",
    "reject",
    "withhold",
    "sanction",
    "call",
    "criticise",
    "concern",
    "downgrade",
    "observe",
    "welcome",
}
"""Acts that others can do "likewise"."""
_REPORTS = ("news", "opinion", "dataset", "results_notice")
"""Kinds of texts that are about what others say."""
_FINDINGS = {"note-problems", "question", "question-count", "note-fault", "regret-lack"}
"""Triggers of concern that in a mission's mouth are findings."""
_CARRIED = 3
"""Sentences over which "the statement" is that of the last speaker."""
_HANDOVER = timedelta(days=45)
"""A text on a vote comes within this time of it: who then held the office is "the incumbent"."""
_BEFORE_VOTE = 5
"""Words before an election phrase that tell how it stands to a figure before it:"""
_COMPARING = frozenset(("after", "since", "than", "unlike", "from", "behind"))
_PLACING = frozenset(("in", "at", "of", "for", "during", "on", "by", "to"))
_OPENING = 3
"""Sentences that tell what a text is about."""
_STATEMENT = 600
"""Characters between two claims of one actor that still belong to one statement."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document to be coded."""

    document_id: str
    text: str
    kind: str = "news"
    publisher_id: str | None = None
    url: str | None = None
    published: date | None = None
    published_precision: str = "day"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Tools:
    """What is built once and used for every text."""

    lexicon: Lexicon
    tokeniser: Tokeniser
    gazetteer: Gazetteer
    index: ElectionIndex
    options: Options
    grammar: Grammar
    frames: Frames
    judgements: Judgements
    figures: FigureReader


class Reading:
    """One text being read."""

    def __init__(self, tools: Tools, text: Text, matches: list[Match]) -> None:
        self._t, self._text, self._matches = tools, text, _settled(matches)
        self._g = tools.gazetteer
        self._held: list[Held] = []
        self._builder = MentionBuilder(self._g, tools.lexicon)
        self._builder.day = text.published
        self._note_full_names()
        self._document: Document = take_apart(text.text, self._matches, tools.lexicon, tools.tokeniser, self._builder)
        year = text.published.year if text.published else None
        voices = self._voices()
        self._own = voices[0] if voices else None
        own = frozenset(state for who in voices if (state := self._g.state_of(who.actor)) is not None)
        self._voice = self._document.voice = Mention("named", 0, 0, voices) if voices else None
        self._elections = ElectionResolver(tools.index, self._g, self._document, text.published, year, own)
        self._elections.exact = text.published_precision == "day"
        self._conditions = Conditions(self._g, self._document, self._elections)
        self._floor = Floor()
        self._outright: list[tuple[int, Finding]] = []
        """what others can have done "likewise", with its sentence"""
        self._carried: dict[int, Mention] = {}
        """sentence → who spoke or issued a statement just before it"""
        self._honoured: dict[str, str] = {}
        """actor → the state whose election it last congratulated on"""
        self._missions = {
            who.actor
            for sentence in self._document.sentences
            for token in sentence.mentions()
            for who in token.data.who
            if who.actor is not None and self._is_observer(who)
        }

    def _note_full_names(self) -> None:
        for match in self._matches:
            if "person" in match.senses:
                self._builder.known.update(*(group for group in match.senses["person"] if len(group) == 1))

    def _voices(self) -> tuple[Who, ...]:
        """Return whose own words the text is: the publisher's, else those of whom its letterhead, title or signature names."""
        published = self._publisher()
        if published is not None:
            together = jointly(self._document, self._g) or together_with(self._document, published, self._g)
            return (published, *(who for who in together if who.actor != published.actor))
        if self._text.kind in _REPORTS or self._text.publisher_id in self._g.publishers:
            return issuers(self._document, self._g, official=False) if self._text.kind == "news" else ()
        return issuers(self._document, self._g, official=True)

    def _publisher(self) -> Who | None:
        """Return the actor whose own voice the text is."""
        row = self._g.publishers.get(self._text.publisher_id or "")
        if row is None:
            return None
        actor = row.get("actor_id")
        if not actor or self._text.kind in _REPORTS:
            return None
        level = (
            "government"
            if self._g.is_state(actor)
            else "mission"
            if self._g.is_mission(actor) or row.get("capacity") == "observer"
            else "organisation_organ"
        )
        return Who(self._g.speaking_as(actor), level)

    # -- the steps --------------------------------------------------------------------------------------------------------------------

    def coded(self) -> Coded:
        """Return the claims of the document, and what was held back with its reason."""
        self._refer()
        acts: list[ReportedAct] = []
        for sentence in self._document.sentences:
            if not sentence.senses & _RESPONSE:
                acts.extend(self._repeated(sentence))
                continue
            findings = list(self._findings(sentence))
            found = _strongest([act for finding in findings for act in self._claimed(sentence, finding)])
            acts.extend(found)
            acts.extend(self._repeated(sentence))
        figures = list(self._figure_claims())
        return Coded(self._statements(_unique(acts)), _unique(figures), self._held)

    def _findings(self, sentence: Sentence) -> Iterator[Finding]:
        yield from self._t.frames.find(sentence, self._document, self._floor)
        if "eval" in sentence.senses:
            yield from self._t.judgements.find(sentence, self._document, self._floor, self._observes, self._elections.dense)

    def _claimed(self, sentence: Sentence, finding: Finding) -> list[ReportedAct]:
        """Return the claims of a finding, and remember that their actors have spoken."""
        claims = list(self._claims(sentence, finding))
        if finding.act in ("congratulate", "offer") and claims and not finding.polarity.negated:
            claims += self._by_phone(sentence, finding, claims)
        if claims and finding.spec is not None and claims[0].act in _REPEATABLE:
            self._outright.append((sentence.number, finding))
        for claim in claims:
            self._conditions.remember(claim.actor_id, claim.act, sentence)
            if claim.act == "congratulate" and claim.actor_id is not None and claim.election_country is not None:
                self._honoured[claim.actor_id] = claim.election_country
        return claims

    def _by_phone(self, sentence: Sentence, finding: Finding, claims: list[ReportedAct]) -> list[ReportedAct]:
        """Return the contacts that congratulations by telephone are: "congratulated him in a phone call"."""
        first, last = finding.at + 1, finding.clause[1]
        phone = next((n for n in range(first, last) if "phone_call" in sentence.tokens[n].senses.get("channel", ())), None)
        if (
            phone is None
            or finding.from_receiver
            or (sentence.tokens[phone].low in ("call", "calls") and sentence.tokens[phone - 1].cls not in ("determiner", "preposition"))
            or not sentence.tokens[phone].low.rpartition(" ")[2].startswith(("phone", "telephone", "call", "conversation"))
        ):
            return []
        called = replace(
            finding, act="contact", rule="en.contact.by-phone", at=phone, trigger=sentence.tokens[phone], spec=None, judgements=[]
        )
        people = [
            claim
            for claim in claims
            if claim.speaker_level not in ("government", "ministry", "unspecified", None)
            and (claim.actor_start or 0) < sentence.tokens[phone].start
        ]
        return [self._called(claim, called) for claim in people]

    def _called(self, claim: ReportedAct, finding: Finding) -> ReportedAct:
        return mint(replace(
            claim, act="contact", stance=0, object=None, rule_id=finding.rule, trigger_start=finding.trigger.start,
            trigger_end=finding.trigger.end, char_end=max(claim.char_end, finding.trigger.end), channel="phone_call", claim_id="",
        ))  # fmt: skip

    def _repeated(self, sentence: Sentence) -> Iterator[ReportedAct]:
        """Yield the acts of those who did "so", "the same" or "likewise": not their own words, but those of the sentence before."""
        tokens = sentence.tokens
        told = [(number, finding) for number, finding in self._outright[-6:] if sentence.number - number <= 1]
        if not told and not (self._outright and self._voice is not None):
            return

        def before(at: int) -> Finding | None:
            return next((f for number, f in reversed(told) if number < sentence.number or f.at < at), None)

        for verb in sentence.clauses.verbs:
            alike = verb.subject is not None and (_likewise(tokens, verb.at, self._t.lexicon.words) or _as_done(tokens, verb))
            if verb.subject is None or not alike or (finding := before(verb.at)) is None:
                continue
            reading = polarity_of(tokens, sentence.clauses, verb, self._t.grammar)
            if reading.modality != "actual":
                # "calls on all concerned to do so"
                continue
            first = verb.subject.number
            denied = reading.negations + (first > 0 and tokens[first - 1].negates and reading.negations == 0)
            yield from self._once_more(sentence, finding, verb.at, (first, verb.at + 2), verb.subject.data, denied)
        for verb in sentence.clauses.verbs:
            other = _agreeing(tokens, verb, self._t.lexicon.words)
            if other is not None and (finding := before(verb.at)) is not None and _voiced(tokens, verb.at, finding.act):
                yield from self._once_more(sentence, finding, verb.at, (verb.first, verb.at + 1), other.data, finding.polarity.negations)
        aligned = next(
            (n for n, token in enumerate(tokens) if token.low in ("align", "aligned", "aligns", "associate", "associates")), None
        )
        if (
            aligned is not None
            and self._voice is not None
            and any(t.low in ("themselves", "itself") for t in tokens[aligned : aligned + 2])
        ):
            yield from self._aligned(sentence, aligned)
        earlier = next((f for number, f in reversed(told) if number < sentence.number), None)
        if earlier is None:
            return
        if told[-1][1] is earlier:
            for at, negated in _echoes(sentence, 0, self._t.lexicon.words):
                yield from self._once_more(sentence, earlier, at, (at - 1, at + 1), tokens[at].data, negated)
        if earlier.act == "congratulate":
            for at, sender, negated in _messages(sentence, self._t.grammar, self._t.lexicon.words):
                yield from self._once_more(sentence, earlier, at, (at, at + 1), sender.data, negated)

    def _aligned(self, sentence: Sentence, at: int) -> Iterator[ReportedAct]:
        """Yield the strongest act of a declaration for the states that are said to align themselves with it."""
        named = [token.data for token in sentence.tokens[:at] if token.cls == "M" and token.data.kind == "named" and token.data.who]
        rank = {act: number for number, act in enumerate(_PRECEDENCE)}
        told = min((f for _, f in self._outright), key=lambda f: rank.get(_in_effect(f), len(rank)))
        for mention in named:
            states = tuple(who for who in mention.who if self._g.is_state(who.actor))
            if states:
                subject = replace(mention, who=states)
                yield from self._once_more(sentence, told, at, (at, at + 1), subject, told.polarity.negations)

    def _once_more(
        self, sentence: Sentence, told: Finding, at: int, clause: tuple[int, int], subject: Mention, negations: int
    ) -> Iterator[ReportedAct]:
        """Yield the claims of an act for those who did the same."""
        finding = replace(
            told, at=at, trigger=sentence.tokens[at], subject=subject, clause=clause,
            polarity=Polarity(negations, "actual", False), rule=told.rule.rpartition(".")[0] + ".repeated",
        )  # fmt: skip
        yield from self._claimed(sentence, finding)

    def _observes(self, speaker: Mention | None) -> bool:
        """Say whether what somebody finds on a vote is a verdict."""
        speakers = speaker.who if speaker is not None and speaker.who else (self._own,) if self._own is not None else ()
        return any(self._is_observer(who) for who in speakers)

    def _is_observer(self, who: Who) -> bool:
        return who.level in ("mission", "mission_head") or self._g.is_mission(who.actor) or self._g.observes(who.actor)

    def _statements(self, acts: list[ReportedAct]) -> list[ReportedAct]:
        """Mark the claims of one statement: those of one actor that stand close together, and those of the signatories of a joint one."""
        opened: dict[str, tuple[int, str]] = {}
        signed: dict[tuple[int, int, str], list[ReportedAct]] = defaultdict(list)
        for act in acts:
            signed[act.trigger_start, act.trigger_end, act.act].append(act)
        for act in acts:
            actor = act.actor_id or act.actor_as_written or "-"
            end, name = opened.get(actor, (-1, ""))
            if not name or act.char_start - end > _STATEMENT:
                name = self._name("S", actor, act.char_start)
            opened[actor] = (max(end, act.char_end), name)
            together = signed[act.trigger_start, act.trigger_end, act.act]
            joint = self._name("J", "", act.trigger_start) if len(together) > 1 and act.channel == "joint_statement" else None
            act.statement_id, act.joint_id = name, joint
        return acts

    def _name(self, letter: str, actor: str, start: int) -> str:
        key = f"{self._text.document_id}\x1f{actor}\x1f{start}"
        return f"{letter}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"

    def _refer(self) -> None:
        """Find out sentence by sentence which verbs it has, who is meant and who speaks."""
        memory = Coreference(self._g)
        host = self._elections.country
        heading: Who | None = None
        spoke: tuple[int, Mention] | None = None
        block: tuple[int, Mention] | None = None
        issued: tuple[int, Mention] | None = None
        named_before: dict[str, Mention] = {}
        for sentence in self._document.sentences:
            if sentence.zone.kind == HEADING:
                heading = self._state_named(sentence)
            sentence.clauses = self._t.grammar.read(sentence.tokens, sentence.where("V"), sentence.where("mood"))
            told = (verb for verb in sentence.clauses.verbs if verb.subject is not None)
            subjects = {id(verb.subject) for verb in told if not _described(sentence, verb)}
            mentions = sentence.mentions()
            subjects |= _among(sentence)
            label = _label(sentence)
            if self._opens_with_a_stranger(sentence):
                memory.stranger(sentence.start)
            named = [token.data for token in mentions if token.data.kind == "named"]
            memory.bodies = self._unknown_bodies(sentence)
            for number, token in zip(sentence.where("M"), mentions, strict=True):
                mention: Mention = self._host_named_alike(token)
                if mention.kind == "generic" and mention.role is not None and self._spent(mention):
                    # "The ousted leader": nobody who holds an office and was named before.
                    continue
                if mention.kind == "pronoun" and mention.word in ("i", "we") and block is not None and sentence.paragraph - block[0] == 1:
                    # A quotation set apart after a colon, without marks.
                    token.data = replace(mention, who=block[1].who)
                elif mention.kind in ("pronoun", "generic", "bloc"):
                    known = named_before.get(mention.name)
                    resolved = (
                        self._labelled(mention, label)
                        or self._own_office(mention)
                        or self._possessed(sentence, number, mention)
                        or self._speakers_own(sentence, number, mention)
                        or (mention.meaning(known.who) if known else None)
                        or self._located(sentence, number, mention)
                        or memory.resolve(sentence.number, mention, host, [other for other in named if other.start > mention.start])
                        or self._host_office(sentence, number, mention)
                        or self._headed_office(mention, heading)
                        or self._one_mission(mention)
                        or self._head_of_all(mention)
                        or self._own_words(mention)
                    )
                    if resolved is not None:
                        token.data = resolved
                        if mention.name:
                            person = [replace(who, named=True) for who in resolved.who]
                            token.data = named_before[mention.name] = resolved.meaning(person)
                role = token.data.role
                if id(token) in subjects and role is not None and not role.own and _unknown_person(token.data):
                    # "The candidate says there was fraud, and she …"
                    memory.stranger(token.start)
                first_person = mention.kind == "pronoun" and mention.word in ("we", "i") and not token.data.who
                if self._voice is not None and first_person and self._document.quote_at(mention.start) is None:
                    memory.saw(sentence.number, replace(self._voice, start=mention.start, end=mention.end), True)
                if token.data.who or token.data.kind == "group":
                    memory.saw(sentence.number, token.data, id(token) in subjects or number == 0)
            self._speaking_for(sentence)
            self._leading_observers(sentence)
            for verb in sentence.clauses.verbs:
                if verb.subject is not None and _unknown_person(verb.subject.data):
                    # "its leader said that he …": nobody named before.
                    memory.stranger(verb.subject.start)
                if verb.noun is not None and self._text.text[sentence.tokens[verb.noun].start].isupper() and verb.noun > 0:
                    memory.stranger(sentence.tokens[verb.noun].start)
            issued = self._issued(sentence) or issued
            if issued is not None and (spoke is None or issued[0] >= spoke[0]) and issued[0] < sentence.number:
                spoke = issued
            carried = spoke[1] if spoke is not None and sentence.number - spoke[0] <= _CARRIED else None
            if carried is not None:
                self._carried[sentence.number] = carried
            speeches = find_speeches(sentence, self._voice or carried)
            self._floor.speeches[sentence.number] = speeches
            if speeches and speeches[-1].speaker.who:
                spoke = (sentence.number, speeches[-1].speaker)
            if sentence.tokens and sentence.tokens[-1].low == ":":
                opener = next((verb.subject.data for verb in sentence.clauses.verbs if verb.subject is not None), None)
                block = (sentence.paragraph, opener) if opener is not None and opener.who else None
        assign_quotes(self._document, self._floor)

    def _spent(self, mention: Mention) -> bool:
        """Say whether an office without a name is one that is held no longer: "the ousted president"."""
        words = self._text.text[mention.start : mention.end].lower().split()
        return not self._builder.former.isdisjoint(words[:3])

    def _unknown_bodies(self, sentence: Sentence) -> list[int]:
        """Return where the verbs stand that have a body as subject which no list knows: "The Party of Order of Norland | said that it"."""
        tokens, text = sentence.tokens, self._text.text
        verbs = (verb for verb in sentence.clauses.verbs if verb.kind == FINITE and verb.noun)
        return [tokens[v.first].start for v in verbs if (noun := tokens[v.noun or 0]).cls == "w" and text[noun.start].isupper()]

    def _opens_with_a_stranger(self, sentence: Sentence) -> bool:
        """Say whether a sentence opens with a name that no list knows: "Ann Other, the runner-up, said she …"."""
        first = sentence.tokens[:3]
        if len(first) < 3 or first[0].cls != "w" or first[0].senses:
            return False
        named = all(t.cls == "w" and not t.senses and self._text.text[t.start].isupper() for t in first[:2])
        return named and first[1].start == first[0].end + 1 and (first[2].low == "," or first[2].word.verbal)

    def _speaking_for(self, sentence: Sentence) -> None:
        """Let who opens with "Speaking for the bloc, …" or "On behalf of the Union, …" speak as it."""
        tokens = sentence.tokens
        if not tokens or not tokens[0].low.startswith(("speaking", "acting", "on")):
            return
        opening = " ".join([token.low for token in tokens[:3]])
        first = 2 if opening.startswith(("speaking for", "speaking on", "acting for")) else 3 if opening.startswith("on behalf of") else 0
        if not first or len(tokens) <= first + 2:
            return
        body = next((n for n in range(first, first + 3) if tokens[n].cls == "M" and tokens[n].data.who), None)
        named = next((n for n in range(body + 1, min(body + 4, len(tokens))) if tokens[n].cls == "M"), None) if body is not None else None
        if body is not None and named is not None and self._g.organisation(tokens[body].data.who[0].actor):
            who = replace(tokens[body].data.who[0], start=tokens[named].start, end=tokens[named].end, level="organisation_head")
            tokens[named].data = replace(tokens[named].data, who=(who,))

    def _leading_observers(self, sentence: Sentence) -> None:
        """Let a former president ", who led the observers of the bloc," or ", head of the bloc's mission," speak as their head."""
        tokens = sentence.tokens
        for number in sentence.where("M"):
            mention = tokens[number].data
            if len(mention.who) != 1 or not mention.who[0].former:
                continue
            behind = tokens[number + 1 : number + 5]
            if len(behind) < 3 or behind[0].low != ",":
                continue
            led = behind[1].low == "who" and behind[2].low in LEADING and behind[3:]
            body = behind[3].data if led and behind[3].cls == "M" else behind[1].data if behind[1].cls == "M" else None
            if body is None or len(body.who) != 1 or not body.who[0].level.startswith("mission") or body.who[0].actor is None:
                continue
            if led or body.who[0].level == "mission_head":
                who = replace(mention.who[0], actor=body.who[0].actor, level="mission_head", former=False, own=True)
                tokens[number].data = replace(mention, who=(who,))

    def _issued(self, sentence: Sentence) -> tuple[int, Mention] | None:
        """Return who sent or issued something to read: "has sent a letter to"; what "the letter says" below is their word."""
        for verb in sentence.clauses.verbs:
            if verb.passive and verb.noun is not None and "channel" in sentence.tokens[verb.noun].senses:
                # "The statement was issued by the embassies of A, B and C"
                agent = agent_of(sentence.tokens, verb.at)
                if agent is not None and agent.data.who:
                    return sentence.number, agent.data
            if verb.subject is None or not verb.subject.data.who or verb.passive or "light" not in sentence.tokens[verb.at].senses:
                continue
            sent = sentence.tokens[verb.at + 1 : verb.at + 6]
            if any("channel" in token.senses or token.low.rpartition(" ")[2] in self._t.lexicon.words["messages"] for token in sent):
                behalf = next((n for n, token in enumerate(sentence.tokens[:-2]) if n > verb.at and token.low == "behalf"), None)
                body = next((t.data for t in sentence.tokens[behalf + 2 : behalf + 4] if t.cls == "M"), None) if behalf else None
                return sentence.number, body if body is not None and body.who else verb.subject.data
        return None

    def _state_named(self, sentence: Sentence) -> Who | None:
        """Return the one state that a heading names: what follows is of its offices."""
        states = [who for token in sentence.mentions() for who in token.data.who if self._g.is_state(who.actor)]
        return states[0] if len(states) == 1 else None

    def _headed_office(self, mention: Mention, heading: Who | None) -> Mention | None:
        """Let "the foreign ministry" under the heading "Spain" be Spain's."""
        if heading is None or mention.kind != "generic" or mention.role is None or not mention.role.own or mention.role.plural:
            return None
        return mention.meaning((replace(heading, level=mention.role.level),))

    def _labelled(self, mention: Mention, label: Mention | None) -> Mention | None:
        """Let "the foreign ministry" behind "Iran:" be Iran's, "the ministers of the five countries" behind a list of states theirs."""
        if label is None or mention.start <= label.start or mention.kind != "generic" or mention.role is None or not mention.role.own:
            return None
        states = [who for who in label.who if self._g.is_state(who.actor)]
        if len(states) != len(label.who) or (len(states) > 1) != mention.role.plural:
            return None
        return mention.meaning([replace(who, level=mention.role.level) for who in states])

    def _head_of_all(self, mention: Mention) -> Mention | None:
        """Let "the Secretary-General", in a text that names no organisation, be that of the United Nations."""
        if mention.word not in ("secretary-general", "secretary general") or mention.kind != "generic" or mention.role is None:
            return None
        named = {who.actor for who in self._organisations() if who.actor not in (_NATIONS, self._g.speaking_as(_NATIONS))}
        return None if named else mention.meaning((Who(self._g.head_of(_NATIONS), mention.role.level),))

    def _organisations(self) -> Iterator[Who]:
        mentions = (token.data for sentence in self._document.sentences for token in sentence.mentions())
        return (who for mention in mentions for who in mention.who if self._g.organisation(who.actor))

    def _host_named_alike(self, token: Token) -> Mention:
        """Return a mention; "the Foreign Office" is the host's where its ministry is called so."""
        mention: Mention = token.data
        host = self._elections.country
        alike = self._t.lexicon.words["foreign_offices"]
        if host not in alike or mention.role is not None or len(mention.who) != 1 or mention.who[0].actor not in alike:
            return mention
        if self._text.text[mention.start : mention.end].lower().removeprefix("the ") == "foreign office":
            token.data = mention.meaning((Who(host, "ministry"),))
        return token.data

    def _one_mission(self, mention: Mention) -> Mention | None:
        """Let "the mission" be the only one that the text names."""
        if mention.role is None or mention.role.level not in ("mission", "mission_head") or mention.role.plural or len(self._missions) != 1:
            return None
        return mention.meaning((Who(next(iter(self._missions)), mention.role.level),))

    def _host_office(self, sentence: Sentence, at: int, mention: Mention) -> Mention | None:
        """Let "the foreign ministry that … for Kazakhstan" be the host's where no other state stands in the sentence."""
        host = self._elections.country
        if host is None or mention.kind != "generic" or mention.role is None or mention.role.level not in ("ministry", "government"):
            return None
        if self._personal(mention):
            return None
        if mention.word in _HOST_WORDS and self._own is None and not mention.role.plural:
            # "The government dismissed the demand": in a report on an election that of the host.
            return mention.meaning((Who(host, mention.role.level),))
        states = {who.actor for token in sentence.mentions() for who in token.data.who if self._g.is_state(who.actor)}
        if states != {host}:
            return None
        return mention.meaning((Who(host, mention.role.level),))

    def _possessed(self, sentence: Sentence, at: int, mention: Mention) -> Mention | None:
        """Let "its foreign ministry" be that of the one state just named: "a holiday in China, and its foreign ministry kept silent"."""
        if mention.kind != "generic" or mention.role is None:
            return None
        if at and sentence.tokens[at - 1].low == "whose":
            return self._of_antecedent(sentence, at, mention)
        following = sentence.tokens[at + 1 : at + 2]
        if mention.role.level == "mission" and following and following[0].cls == "M" and len(following[0].data.who) == 1:
            # "observers the African Union had sent"
            owner = following[0].data.who[0].actor
            sent = any(token.low in ("sent", "deployed", "dispatched", "fielded") for token in sentence.tokens[at + 2 : at + 5])
            if sent and owner is not None and self._g.organisation(owner):
                return mention.meaning((Who(self._g.mission_of(owner), mention.role.level),))
        if not mention.role.own or not mention.owned or mention.role.plural:
            return None
        for token in reversed(sentence.tokens[max(0, at - 12) : at]):
            if token.cls == "M" and len(token.data.who) == 1 and self._g.is_state(token.data.who[0].actor):
                return mention.meaning((Who(token.data.who[0].actor, mention.role.level),))
        return None

    def _personal(self, mention: Mention) -> bool:
        """Say whether a government is somebody's who speaks: "her government", "my government"."""
        opening = self._text.text[mention.start : mention.start + 4].lower()
        return opening.startswith(("his ", "her ", "my ", "our "))

    def _speakers_own(self, sentence: Sentence, at: int, mention: Mention) -> Mention | None:
        """Let "her government" be that of whoever says so: "the foreign minister said that her government was ready"."""
        role = mention.role
        his = (
            role is not None
            and role.level == "head_of_state"
            and not role.plural
            and not mention.name
            and not mention.word.endswith("-elect")
        )
        if role is None or mention.kind != "generic":
            return None
        if not his and (role.level not in ("ministry", "government") or not self._personal(mention)):
            return None
        for verb in sentence.clauses.before(at):
            said = "speech" in sentence.tokens[verb.at].senses and verb.subject is not None
            who = verb.subject.data.who if said and verb.subject is not None else ()
            if said:
                own = len(who) == 1 and self._g.is_state(who[0].actor) and (not his or who[0].level == "spokesperson")
                return mention.meaning((Who(who[0].actor, role.level),)) if own else None
        return None

    def _located(self, sentence: Sentence, at: int, mention: Mention) -> Mention | None:
        """Let "a foreign ministry spokesman" be of the state in whose capital he speaks: "In Beijing a spokesman said"."""
        tokens = sentence.tokens
        role = mention.role
        if role is None or mention.kind != "generic" or not role.own or role.plural or role.level not in _OFFICES or mention.name:
            return None
        if at > 4 or tokens[0].low not in ("in", "from") or tokens[1].cls != "M" or not tokens[1].data.place or at < 2:
            return None
        state = tokens[1].data.who[0].actor if len(tokens[1].data.who) == 1 else None
        return mention.meaning((Who(state, role.level),)) if state is not None and self._g.is_state(state) else None

    def _of_antecedent(self, sentence: Sentence, at: int, mention: Mention) -> Mention | None:
        """Let "whose mission", "whose foreign ministry" be that of the state or organisation before it."""
        assert mention.role is not None
        token = next((t for t in reversed(sentence.tokens[max(0, at - 4) : at - 1]) if t.cls != "punct"), None)
        if token is None or token.cls != "M" or len(token.data.who) != 1 or token.data.who[0].actor is None:
            return None
        owner = token.data.who[0].actor
        if self._g.is_state(owner):
            fits = mention.role.own and not mention.role.plural and mention.role.level in _OFFICES | {"head_of_state"}
            return mention.meaning((Who(owner, mention.role.level),)) if fits else None
        if mention.role.level in ("mission", "mission_head"):
            return mention.meaning((Who(self._g.mission_of(owner), mention.role.level),))
        return None

    def _own_office(self, mention: Mention) -> Mention | None:
        """Let "the Deputy Secretary", "the ministry", "the Mission" be the issuer's in a text of its own."""
        if self._own is None or mention.kind != "generic" or mention.role is None or not mention.role.own or mention.role.plural:
            return None
        actor = self._own.actor
        state, mission = self._g.is_state(actor), self._is_observer(self._own)
        offices = _OFFICES if state else _OF_MISSIONS if mission else _OF_ORGANISATIONS
        if mention.role.level not in offices or (
            state and mention.role.level == "government" and actor != self._elections.country and mention.word != "government"
        ):
            return None
        return mention.meaning((replace(self._own, level=mention.role.level),))

    def _own_words(self, mention: Mention) -> Mention | None:
        """Let "they", "it" and "the four governments" be those whose joint statement the text is."""
        if self._voice is None or mention.kind != "pronoun":
            return None
        many = len(self._voice.who) > 1
        if (mention.word == "they") != many or mention.word not in ("they", "it"):
            return None
        return mention.meaning(self._voice.who)

    # -- from finding to claims -------------------------------------------------------------------------------------------------------

    def _hold(self, sentence: Sentence, rule: str, reason: str) -> Iterator[ReportedAct]:
        self._held.append(Held(self._text.document_id, rule, reason, sentence.start, sentence.end))
        return iter(())

    def _claims(self, sentence: Sentence, finding: Finding) -> Iterator[ReportedAct]:
        opening = sentence.tokens[0].low.partition(" ")[0] in ("the", "this")
        opening = opening and any("channel" in token.senses for token in sentence.tokens[:3])
        if (
            finding.subject is None
            and opening
            and finding.rule.endswith(".statement")
            and finding.spec is not None
            and finding.spec.pos == "verb"
        ):
            # "The statement also urged": of whoever issued one just before.
            finding.subject = self._carried.get(sentence.number)
            finding.held = finding.held if finding.subject is None else None
        if finding.held:
            return self._hold(sentence, finding.rule, finding.held)
        subject = finding.subject
        if sentence.zone.kind == QUESTION and (subject is None or subject.kind != "named" or subject is self._voice):
            # What a reporter asks is nobody's word; what he tells of others is reported.
            return iter(())
        self._not_of_others(finding)
        speakers: tuple[Who, ...] = subject.who if subject is not None else ()
        if subject is None or (subject.kind == "pronoun" and not speakers and subject.word in ("we", "i")):
            if self._voice is None:
                return self._hold(sentence, finding.rule, "nobody says so: the writer's own judgement")
            speakers = self._voice.who
        if subject is not None and subject.kind == "people":
            return iter(())
        several = subject is not None and (
            subject.kind == "group" or (subject.kind == "generic" and subject.role is not None and subject.role.plural and subject.role.own)
        )
        if subject is not None and several and self._voice is not None and len(self._voice.who) > 1 and not subject.who:
            # "The four governments call upon the tribunal", in a statement of the four.
            speakers = tuple(who.at(subject.start, subject.end) for who in self._voice.who)
        elif subject is not None and subject.kind == "group":
            speakers = (Who(None, "unspecified", start=subject.start, end=subject.end), *subject.who)
        critic = len(speakers) == 1 and speakers[0].actor != self._elections.country and self._conditions.rebuked_by(speakers[0].actor)
        if not speakers or (critic and finding.act == "rebut"):
            # Who has criticised does not answer himself: "the government spokesman brushed it aside" is the host's.
            speakers = self._host_speaks(finding, subject) or speakers
        if not speakers:
            return self._hold(sentence, finding.rule, "whom the word refers to is not resolved")
        if finding.act == "contact":
            speakers = self._visitors(finding, speakers)
        speakers = self._on_behalf(sentence, finding, speakers)
        return self._expand(sentence, finding, (*speakers, *_echoing(sentence, finding, self._t.lexicon.words)))

    def _on_behalf(self, sentence: Sentence, finding: Finding, speakers: tuple[Who, ...]) -> tuple[Who, ...]:
        """Let who acts "on behalf of" an organisation, or as its chair, act as it; who does so for a people stays who he is."""
        tokens = sentence.tokens
        at = next((n for n, token in enumerate(tokens) if token.low == "behalf"), None) if "behalf" in sentence.words else None
        body = next((t.data for t in tokens[at + 2 : at + 4] if t.cls == "M"), None) if at is not None else None
        if len(speakers) > 1 and at is not None and not finding.at < at < finding.clause[1]:
            return speakers
        if len(speakers) == 1 and body is None:
            body = self._in_the_chair(sentence, finding)
        if body is None or len(body.who) != 1 or not self._g.organisation(body.who[0].actor):
            return speakers
        return (replace(speakers[0], actor=body.who[0].actor, level="organisation_head"),)

    def _in_the_chair(self, sentence: Sentence, finding: Finding) -> Mention | None:
        """Return as what somebody acts: "Mr Ndlovu, as chair of the bloc, congratulated", "led a delegation of the bloc"."""
        spec, honoree = finding.spec, finding.honoree
        if spec is not None and spec.name == "lead-delegation" and honoree is not None and honoree.data.word == "delegation":
            return honoree.data
        if "as" not in sentence.words:
            return None
        for one, two in pairwise(sentence.tokens[max(0, finding.at - 8) : finding.at]):
            if one.low == "as" and two.cls == "M" and two.data.role is not None and two.data.role.level == "organisation_head":
                return two.data
        return None

    def _not_of_others(self, finding: Finding) -> None:
        """Let "him" and "the president" who is congratulated be nobody from abroad: in a report on a vote it is the winner."""
        honoree = finding.honoree
        if (
            honoree is None
            or finding.act not in ("congratulate", "recognise", "contact")
            or honoree.data.kind not in ("pronoun", "generic")
        ):
            return
        host = self._elections.country
        if host is not None and honoree.data.who and all(self._g.state_of(who.actor) != host for who in honoree.data.who):
            finding.honoree = unit(honoree.start, honoree.end, "M", honoree.senses, replace(honoree.data, who=()), honoree.low)

    def _host_speaks(self, finding: Finding, subject: Mention | None) -> tuple[Who, ...]:
        """Return the host where an office without a country answers critics: "the foreign minister dismissed the findings"."""
        host = self._elections.country
        unnamed = finding.act == "rebut" or finding.rule.endswith(".passive-host")
        if not unnamed or subject is None or host is None or self._own is not None or subject.kind != "generic":
            return ()
        role = subject.role
        if role is None or not role.own or role.plural or role.level not in _OFFICES:
            return ()
        return (Who(host, role.level, start=subject.start, end=subject.end),)

    def _visitors(self, finding: Finding, speakers: tuple[Who, ...]) -> tuple[Who, ...]:
        """Return the foreign side of a contact: "Tokayev received Xi" is an act of China's."""
        host = self._elections.country
        if finding.honoree is None or any(self._g.state_of(who.actor) != host for who in speakers):
            return speakers
        return tuple(who for who in finding.honoree.data.who if who.actor and self._g.state_of(who.actor) != host)

    def _expand(self, sentence: Sentence, finding: Finding, speakers: tuple[Who, ...]) -> Iterator[ReportedAct]:
        target = self._elections.of(sentence, self._honoree_country(sentence, finding), finding.clause)
        said: set[str] = set()
        for who in speakers:
            claim = self._claim(sentence, finding, who, target, len(speakers)) if who.actor not in said else None
            if claim is not None:
                said.update((who.actor,) if who.actor else ())
                yield claim

    def _honoree_country(self, sentence: Sentence, finding: Finding) -> str | None:
        """Return the state of who is congratulated or recognised, or the one other state that the clause names."""
        if finding.act == "offer":
            return self._offered_to(sentence, finding)
        if finding.act not in ("congratulate", "recognise", "reject", "withhold"):
            return None
        speakers = {self._g.state_of(w.actor) for w in finding.subject.who} if finding.subject is not None else set()
        if self._own is not None:
            speakers.add(self._g.state_of(self._own.actor))
        honorees = finding.honoree.data.who if finding.honoree is not None else ()
        for who in honorees:
            state = self._g.state_of(who.actor)
            if state is not None and self._g.is_state(state) and state not in speakers:
                return state
        if finding.from_receiver:
            # "Messages have come from Iran and, on Tuesday, Nicaragua": all of them are senders.
            return None
        quote = self._document.quote_at(finding.trigger.start)
        named = {
            state
            for token in sentence.tokens[finding.at : _followed(sentence.tokens, finding.at) or finding.clause[1]]
            if token.cls == "M" and self._document.quote_at(token.start) == quote
            for who in token.data.who
            if (state := self._g.state_of(who.actor)) is not None and state not in speakers and self._g.is_state(who.actor)
        }
        return named.pop() if len(named) == 1 else None

    def _offered_to(self, sentence: Sentence, finding: Finding) -> str | None:
        """Return the other state just congratulated to which an offer goes: "Xi also congratulated Y. He is ready to work with Y"."""
        speakers = {self._g.state_of(w.actor) for w in (*(finding.subject.who if finding.subject is not None else ()), self._own) if w}
        known = [state for actor, state in self._honoured.items() if actor in speakers]
        if not known or known[0] == self._elections.country:
            return None
        named = {
            state
            for token in sentence.tokens[finding.at : finding.clause[1]]
            if token.cls == "M"
            for who in token.data.who
            if (state := self._g.state_of(who.actor)) is not None and state not in speakers
        }
        return known[0] if named <= {known[0]} else None

    def _claim(self, sentence: Sentence, finding: Finding, who: Who, target: Target | None, many: int) -> ReportedAct | None:
        text = self._text
        act, overall, free, fair = self._act_of(sentence, finding, who, target)
        if act is None:
            return None
        if target is None or target.country is None:
            self._hold(sentence, finding.rule, "no election in reach")
            return None
        reason = self._conditions.refusal(Case(sentence, finding, who, act, target))
        if reason is not None:
            if reason:
                self._hold(sentence, finding.rule, reason)
            return None
        tokens = sentence.tokens
        first, last = finding.clause
        start = min(tokens[first].start, finding.trigger.start)
        end = max(tokens[max(first, last - 1)].end, finding.trigger.end)
        if who.end and sentence.start <= who.start < sentence.end:
            start, end = min(start, who.start), max(end, who.end)
        day, precision, basis = dates.act_date(
            text.text, (sentence.start, sentence.end), finding.trigger.start, text.published, text.published_precision,
            tuple([(tokens[number].start, tokens[number].end) for number in sentence.where("E")]),
        )  # fmt: skip
        obj = self._object(finding, act)
        if act == "criticise" and self._blames_another(tokens, finding, target.country):
            obj = "third_party_response"
        honoree = (
            finding.honoree.data
            if finding.honoree is not None and act in ("congratulate", "recognise", "reject", "withhold", "defend", "welcome")
            else None
        )
        written = text.text[who.start : who.end] if who.end else None
        return mint(ReportedAct(
            document_id=text.document_id, actor_id=who.actor, actor_as_written=written,
            speaks_for=self._g.binds(who.actor) if who.actor and who.own else None,
            speaker_person_id=who.person, speaker_as_written=written if who.person or who.named else None, speaker_level=who.level,
            act=act, stance=self._stance(act, obj, finding.ask, overall), object=obj,
            honoree=self._honoree(honoree, target), target_actor_id=self._answered(finding, act, who),
            election_id=target.election_id, election_country=target.country, election_year=target.year,
            modality=self._modality(sentence, finding, act, target),
            conditional=finding.polarity.conditional, channel=self._channel(sentence, finding), attribution=self._attribution(finding),
            ask=(finding.ask or "other") if act == "call" else None,
            act_date=day, act_date_precision=precision, act_date_basis=basis,
            char_start=start, char_end=end, trigger_start=finding.trigger.start, trigger_end=finding.trigger.end,
            actor_start=who.start if who.end else None, actor_end=who.end or None,
            overall=overall, free=free, fair=fair, stage=self._stage(sentence) if act == "verdict" else None,
            rule_id=finding.rule, confidence=Decimal(finding.certain) - (Decimal("0.10") if sentence.zone.kind == HEADLINE else 0),
        ))  # fmt: skip

    def _act_of(
        self, sentence: Sentence, finding: Finding, who: Who, target: Target | None
    ) -> tuple[str | None, str | None, str | None, str | None]:
        """Return the act and, of a mission, its verdict."""
        if finding.judgements:
            return self._judged(sentence, finding, who)
        act: str | None = finding.act
        spec = finding.spec
        assert spec is not None
        if finding.polarity.negated:
            act = spec.negated
            if act == "reject" and _put_off(sentence, finding):
                act = "withhold"
            if act == "reject" and _in_passing(sentence, finding.at):
                # "without acknowledging his victory": what is left unsaid is not refused.
                act = None
        elif spec.option == "only-negated":
            act = None
        if act in _THREATENED and _threatened(sentence, finding.at):
            act = "threaten"
        if self._is_observer(who):
            if spec.name == "recognise":
                # "neither recognises nor refuses to recognise elections": its mandate.
                return None, None, None, None
            # What missions find is a verdict and nothing else.
            if act in ("recognise", "criticise", "allege") or (act == "concern" and spec.name in _FINDINGS):
                return "verdict", "acceptable" if act == "recognise" else "mixed", None, None
            if act in ("reject", "withhold"):
                return None, None, None, None
            if act == "welcome" and "people" not in finding.categories and not any(t.data.kind == "people" for t in sentence.mentions()):
                return "verdict", "acceptable", None, None
        return act, None, None, None

    def _judged(self, sentence: Sentence, finding: Finding, who: Who) -> tuple[str | None, str | None, str | None, str | None]:
        bad = [e for _, e, positive in finding.judgements if not positive]
        if self._is_observer(who):
            strong_bad = any(e.strong for e in bad)
            overall = "unacceptable" if strong_bad else "mixed" if bad or _qualified(sentence, finding) else "acceptable"
            free = self._quality(finding, "free")
            fair = self._quality(finding, "fair")
            return "verdict", overall, free, fair
        if bad:
            if any(e.rejecting for e in bad):
                return "reject", None, None, None
            return ("allege" if any(e.alleging for e in bad) else "criticise"), None, None, None
        return "welcome", None, None, None

    def _quality(self, finding: Finding, name: str) -> str | None:
        for _, evaluation, positive in finding.judgements:
            if getattr(evaluation, name):
                return "yes" if positive else "no"
        return None

    # -- columns ----------------------------------------------------------------------------------------------------------------------

    def _modality(self, sentence: Sentence, finding: Finding, act: str, target: Target) -> str:
        """Return whether the act is in force: an offer is of the future, and in force now."""
        if target.earlier:
            return "historical"
        coming = finding.polarity.modality in ("future", "hypothetical")
        if act == "threaten" and finding.act in _ANSWERS_TO_A_RESULT:
            # "threatened not to recognise the vote": it is a threat now.
            return "actual"
        if coming and act == "threaten" and self._said_so(finding):
            # "said that his country would review its relations if …": it is a threat now.
            return "actual"
        if coming and act == "note" and finding.spec is not None and finding.spec.name in ("await", "follow"):
            # "would await the final count"
            return "actual"
        if coming and act in ("observe", "mediate") and not finding.polarity.conditional and _announced(sentence, finding):
            # "will deploy 60 observers", "said it would send no observers": it is announced.
            return "actual"
        if coming and act == "rebut" and finding.spec is not None and finding.spec.option == "spoken":
            # "said that the country would not be intimidated"
            return "actual"
        outright = finding.polarity.modality == "future" or (finding.spec is not None and finding.spec.act == "withhold")
        if coming and act == "withhold" and outright and not finding.polarity.conditional:
            # "said he would hold off congratulating either", "is not going to congratulate him"
            return "actual"
        offered = act == "offer" and finding.polarity.modality in ("future", "hypothetical") and not finding.polarity.conditional
        return "actual" if offered else finding.polarity.modality

    def _said_so(self, finding: Finding) -> bool:
        """Say whether it is the actor itself that announces what it may do, not somebody else who expects it."""
        if finding.subject is None or finding.rule.endswith(".own-country"):
            return True
        actors = {who.actor for who in finding.subject.who}
        return any(
            actors == {who.actor for who in speech.speaker.who} and speech.speaker is not finding.subject
            for speeches in self._floor.speeches.values()
            for speech in speeches
            if speech.speaker.start < finding.trigger.start < speech.speaker.end + 200
        )

    def _blames_another(self, tokens: list[Token], finding: Finding, host: str) -> bool:
        """Say whether a third state is faulted, not the election: "condemned the United States for congratulating him"."""
        if finding.spec is None or finding.spec.pos != "verb" or finding.polarity.negated:
            return False
        faulted = next((t for t in tokens[finding.at + 1 : finding.at + 4] if t.cls != "determiner"), None)
        if faulted is None or faulted.cls != "M" or faulted.data.possessor:
            return False
        states = {self._g.state_of(who.actor) for who in faulted.data.who if who.actor}
        return bool(states) and host not in states

    def _object(self, finding: Finding, act: str) -> str | None:
        categories = finding.categories
        if act in ("contact", "offer", "sovereignty", "mediate", "observe", "sanction", "downgrade", "threaten"):
            return "host_government" if act in ("sanction", "downgrade") else None
        if act == "rebut":
            return "third_party_response"
        if act in ("criticise", "concern", "welcome", "allege", "note") and finding.meta:
            return "third_party_response"
        if act == "criticise" and categories[:1] == ("third_party_response",):
            return "third_party_response"
        order: tuple[str, ...]
        if act in ("congratulate", "withhold", "recognise"):
            if "people" in categories or (finding.honoree is not None and finding.honoree.data.kind == "people"):
                return "people"
            if act == "congratulate" and finding.honoree is not None and not finding.from_receiver and self._is_country(finding.honoree):
                # "congratulated Argentina on its election"
                return "people"
            order = ("winner", "result")
            found = next((c for c in order if c in categories), None)
            if found is not None:
                return found
            body = finding.honoree.data.role if finding.honoree is not None else None
            if categories[:1] == ("electoral_body",) and body is not None and body.level == "party":
                return "electoral_body"
            return "winner" if finding.honoree is not None or act != "recognise" else "process"
        if finding.judgements and not {"process", "result"}.isdisjoint(categories):
            # What is judged is the vote, whatever else the sentence tells of.
            order = ("process", "result")
        elif act in ("concern", "criticise", "call"):
            order = ("losers_refusal", "violence", "result", "process", "electoral_body", "host_government", "people")
        elif act in ("verdict", "welcome", "allege"):
            order = ("process", "result", "people", "electoral_body")
        else:
            order = ("result", "winner", "process")
        return next((c for c in order if c in categories), "process" if act in ("verdict", "criticise", "allege", "welcome") else None)

    def _is_country(self, token: Token) -> bool:
        """Say whether a mention is a country by its name, nobody in it."""
        mention: Mention = token.data
        owns = self._text.text[token.end : token.end + 2] in ("'s", "’s")
        bare = mention.kind == "named" and mention.role is None and bool(mention.who) and not owns
        return bare and all(self._g.is_state(who.actor) and who.person is None and not who.named for who in mention.who)

    def _stance(self, act: str, obj: str | None, ask: str | None, overall: str | None) -> int | None:
        if act == "call":
            return self._t.lexicon.ask_stances.get(ask or "other", -1)
        if act == "verdict":
            return {"acceptable": 1, "mixed": 0, "unacceptable": -2}.get(overall or "")
        stances = self._t.lexicon.stances.get(act, {})
        return stances.get("winner" if obj == "winner" else "other")

    def _honoree(self, mention: Mention | None, target: Target) -> str | None:
        if mention is None:
            return None
        written = self._text.text[mention.start : mention.end]
        person = mention.who[0].person if mention.who else None
        return self._t.options.find(target.election_id, written, person) or written

    def _answered(self, finding: Finding, act: str, who: Who) -> str | None:
        if act != "rebut" or finding.honoree is None:
            return None
        return next((w.actor for w in finding.honoree.data.who if w.actor and w.actor != who.actor), None)

    def _channel(self, sentence: Sentence, finding: Finding) -> str | None:
        own = finding.trigger.senses.get("channel")
        if own:
            return own[0]
        named = sentence.where("channel")
        return sentence.tokens[named[0]].senses["channel"][0] if named else "unspecified"

    def _attribution(self, finding: Finding) -> str:
        if self._document.quote_at(finding.trigger.start) is not None:
            return "direct_quote"
        if finding.from_receiver:
            return "reported_by_receiver"
        return "narration" if finding.narrated else "indirect"

    def _stage(self, sentence: Sentence) -> str | None:
        words = self._text.text[max(0, sentence.start - 300) : sentence.end].lower()
        for word, stage in (
            ("final report", "final"),
            ("preliminary", "preliminary"),
            ("interim report", "pre_election"),
            ("pre-election", "pre_election"),
        ):
            if word in words:
                return stage
        return None

    # -- figures ----------------------------------------------------------------------------------------------------------------------

    def _figure_claims(self) -> Iterator[ReportedFigure]:
        text = self._text
        running = Running(incumbent=self._incumbent())
        paragraph = -1
        host: str | None = None
        opening = self._document.sentences[:_OPENING]
        survey = bool(opening) and self._t.figures.of_survey(text.text, text.text[opening[0].start : opening[-1].end])
        for sentence in self._document.sentences:
            if sentence.paragraph != paragraph:
                paragraph, running.status = sentence.paragraph, None
            if "status" in sentence.senses and not running.exit:
                told = (sentence.tokens[number].senses["status"] for number in sentence.where("status"))
                running.exit = any("exit_poll" in statuses for statuses in told)
            if self._elections.country is not None:
                host = self._host(sentence, host)
                figures = list(self._t.figures.find(text.text, sentence, running))
                dated = bool(figures) and any(figure.year is not None for figure in figures)
                for figure in figures:
                    if survey and figure.measure != "registered":
                        continue
                    claim = self._figure_claim(sentence, figure, dated, host)
                    if claim is not None:
                        yield claim
            running.before = sentence
            if "status" in sentence.senses:
                said = sentence.where("status")
                running.status = sentence.tokens[said[0]].senses["status"][0] if said else running.status
        if self._elections.main is not None and not survey:
            yield from (
                claim for figure in tables.find(text.text) if (claim := self._claim_figure(self._elections.main, figure)) is not None
            )

    def _named(self) -> Iterator[Who]:
        """Yield the known persons that the text names, in order."""
        mentions = (token.data for sentence in self._document.sentences for token in sentence.mentions())
        return (who for mention in mentions if mention.kind == "named" for who in mention.who if who.person is not None and who.named)

    def _last_written(self, person: str, before: int) -> str | None:
        """Return how the text last named a person before a place."""
        found = [who for who in self._named() if who.person == person and who.end <= before]
        return self._text.text[found[-1].start : found[-1].end].partition(", ")[0] if found else None

    def _incumbent(self) -> Name | None:
        """Return who "the incumbent" of the country that voted is, if one of those named held the office when it voted."""
        country, day = self._elections.country, self._text.published
        holder = self._g.holder(country, ("head_of_state",), day - _HANDOVER) if country is not None and day is not None else None
        who = next((who for who in self._named() if who.person == holder), None) if holder is not None else None
        return Name(who.start, who.end, holder, certain=True) if who is not None else None

    def _host(self, sentence: Sentence, last: str | None) -> str | None:
        """Return of which of several countries that have voted a sentence speaks: the only one that it names, else the last one named."""
        if not self._elections.hosts:
            return None
        who = (one.actor for token in sentence.mentions() for one in token.data.who)
        states = {state for actor in who if (state := self._g.state_of(actor)) is not None}
        states.update(token.data.country for token in sentence.national if token.data.country)
        named = states & self._elections.hosts
        return last if not named else next(iter(named)) if len(named) == 1 else None

    def _figure_claim(self, sentence: Sentence, figure: Figure, dated: bool, host: str | None = None) -> ReportedFigure | None:
        if figure.held:
            self._hold(sentence, figure.rule, figure.held)
            return None
        target = self._elections.of(sentence, host)
        if (
            target is not None
            and figure.year is None
            and (figure.current or (target.earlier and (dated or target.year is None)) or self._since(sentence, figure, target))
        ):
            # "down from 66 percent at the previous election": the figures that are left are of this one.
            target = self._elections.main
        return self._claim_figure(target, figure) if target is not None else None

    def _since(self, sentence: Sentence, figure: Figure, target: Target) -> bool:
        """Say whether an earlier election is named behind a figure only to compare: "the lowest since the 1996 elections"."""
        main = self._elections.main
        if main is None or target.country != main.country or (target.year or 0) >= (main.year or 0):
            return False
        named = next((token for token in sentence.national if token.data.year == target.year), None)
        if named is None or named.start < figure.end:
            return False
        before = [token.low for token in sentence.tokens if token.end <= named.start][-_BEFORE_VOTE:]
        return next((word in _COMPARING for word in reversed(before) if word in _COMPARING or word in _PLACING), False)

    def _claim_figure(self, target: Target, figure: Figure) -> ReportedFigure | None:
        country, day = target.country, self._text.published
        if country is None:
            return None
        if day is not None and (target.year or 0) > day.year:
            # "three fewer than in April's vote": no vote that has figures is still to come.
            target = self._elections.in_year(country, day.year)
        year = target.year - figure.ago if figure.ago is not None and target.year is not None else figure.year
        if year is not None and year != target.year:
            target = self._elections.in_year(country, year)
        if figure.measure != "registered" and figure.status is None and self._elections.not_yet(target):
            # "leads with 30 percent", a week before the vote: what surveys say. (Of which count a survey is, nobody says.)
            return None
        name = figure.name
        written = self._text.text[name.start : name.end] if name is not None else None
        if name is not None and name.pronoun and name.person is not None:
            written = self._last_written(name.person, name.start) or self._g.person_name.get(name.person, written)
        option = None
        if name is not None:
            options = self._t.options
            option = (
                options.special(target.election_id, name.special)
                if name.special
                else options.find(target.election_id, written, name.person)
            )
        return mint(ReportedFigure(
            document_id=self._text.document_id, election_id=target.election_id, election_country=target.country, election_year=target.year,
            round_no=figure.round_no, measure=figure.measure, option_as_written=written, option_id=option, value=figure.value, unit=figure.unit,  # noqa: E501
            comparator=figure.comparator, status=figure.status, counted_share=figure.counted, char_start=figure.start, char_end=figure.end,
            rule_id=figure.rule, confidence=Decimal(figure.certain),
        ))  # fmt: skip


def _settled(matches: list[Match]) -> list[Match]:
    """Let a word for the people of two states ("Congolese") be of the one that the text names."""
    shared = [number for number, match in enumerate(matches) if "demonym" in match.senses and len(match.senses["demonym"]) > 1]
    if not shared:
        return matches
    named = {actor for match in matches for actor, _ in match.senses.get("actor", ())}
    settled = list(matches)
    for number in shared:
        match = matches[number]
        states = sorted(match.senses["demonym"], key=lambda actor: (actor not in named, actor))
        settled[number] = Match(match.start, match.end, {**match.senses, "demonym": tuple(states)})
    return settled


def _in_effect(finding: Finding) -> str:
    """Return the act that a finding is once its negation is read."""
    spec = finding.spec
    return spec.negated if spec is not None and finding.polarity.negated and spec.negated else finding.act


def _among(sentence: Sentence) -> set[int]:
    """Return the subject of "Among them was the Norwegian prime minister"."""
    tokens = sentence.tokens
    if not tokens or tokens[0].low not in ("among", "first"):
        return set()
    verb = next((n for n, token in enumerate(tokens[1:6], 1) if token.cls == "be"), len(tokens))
    return {id(token) for token in tokens[verb + 1 : verb + 2] if token.cls == "M"}


def _described(sentence: Sentence, verb: Verb) -> bool:
    """Say whether a verb only describes its subject, which others speak of: "thanked Y, who had conceded"; "he" is then X sooner."""
    opener = sentence.tokens[verb.first - 1] if verb.first else None
    if opener is None or opener.cls != "relative" or opener.low != "who":
        return False
    # "Ann Other, the minister who is in charge, issued a note. She …": nobody stands before her.
    return any(other.kind == FINITE and other.subject is not None for other in sentence.clauses.before(verb.first))


def _unknown_person(mention: Mention) -> bool:
    return mention.kind == "generic" and not mention.who and mention.role is not None and not mention.role.body and not mention.role.plural


_ANSWERS_TO_A_RESULT = {"recognise", "reject", "withhold", "congratulate", "downgrade", "sanction", "retract"}
_THREATENED = {"reject", "withhold", "downgrade", "sanction", "retract"}
"""What one can threaten with."""


def _threatened(sentence: Sentence, at: int) -> bool:
    """Say whether an act is only threatened: "threatened not to recognise", "warned that it would not recognise"."""
    verb, tokens = sentence.clauses.at.get(at), sentence.tokens
    if verb is None:
        return False
    if verb.governor is not None and verb.kind == INFINITIVE:
        return tokens[verb.governor.at].low.startswith("threaten")
    warned = next((v for v in sentence.clauses.before(verb.first) if v.kind == FINITE), None)
    if warned is None or not tokens[warned.at].low.startswith(("warn", "threaten", "caution")):
        return False
    group = tokens[verb.first : verb.at]
    told = all(token.cls != "quote" and token.low not in (";", ":") for token in tokens[warned.at : verb.first])
    return told and verb.first - warned.at < 9 and any(token.low in ("would", "could", "might", "may", "will") for token in group)


def _in_passing(sentence: Sentence, at: int) -> bool:
    """Say whether a verb only tells what somebody does not do in doing something else: "without naming him or acknowledging"."""
    verb = sentence.clauses.at.get(at)
    if verb is None or verb.kind != GERUND:
        return False
    return any(token.low == "without" for token in sentence.tokens[max(0, verb.first - 6) : verb.first])


def _qualified(sentence: Sentence, finding: Finding) -> bool:
    """Say whether praise is taken back in part: "was well run, but state television had favoured one side"."""
    return any(
        token.low in ("but", "however", "although", "though") and sentence.clauses.verbs and sentence.clauses.verbs[-1].first > number
        for number, token in enumerate(sentence.tokens[finding.at + 1 :], finding.at + 1)
    )


def _put_off(sentence: Sentence, finding: Finding) -> bool:
    """Say whether recognition is only put off: "will not recognise a result before the audit is complete"."""
    return any(token.low in ("until", "before", "pending") for token in sentence.tokens[finding.at + 1 : finding.at + 12])


def _echoing(sentence: Sentence, finding: Finding, words: Words) -> tuple[Who, ...]:
    """Return who did the same: "…; so did Rwanda", "…, as did the presidents of Kenya and Uganda"."""
    tokens = sentence.tokens
    found: list[Who] = []
    for number, negated in _echoes(sentence, finding.at + 1, words):
        if not negated or finding.polarity.negated:
            found.extend(who for who in tokens[number].data.who if who.actor)
    if finding.act == "congratulate" and finding.narrated:
        found.extend(_gapped(sentence, finding.at))
    if not finding.polarity.negated:
        found.extend(_came_after(sentence, finding.at))
    return tuple(found)


def _followed(tokens: list[Token], at: int) -> int | None:
    """Return where a clause goes on to who came next: "…, followed by"."""
    return next(
        (n for n in range(at + 2, len(tokens) - 2) if tokens[n].low in ("followed", "followed by") and tokens[n - 1].low == ","), None
    )


_NEXT = ("followed", "followed by", "following")


def _came_after(sentence: Sentence, at: int) -> Iterator[Who]:
    """Yield who did so next: "congratulated him, followed by Peru", "… followed a day later by the leaders of A and B"."""
    if sentence.words.isdisjoint(_NEXT):
        return
    tokens, after = sentence.tokens, _followed(sentence.tokens, at)
    before = next((n for n in range(at + 2, len(tokens) - 2) if tokens[n].low == "following" and tokens[n - 1].low == ","), None)
    if before is not None and tokens[before + 1].cls == "M" and any(who.person or who.named for who in tokens[before + 1].data.who):
        # "were among those who congratulated him, following Xi Jinping and Vladimir Putin"
        yield from (who for who in tokens[before + 1].data.who if who.actor)
    if after is None or any(verb.kind == FINITE and verb.at != after for verb in sentence.clauses.verbs if at < verb.at < after):
        return
    by = after if tokens[after].low == "followed by" else next((n for n in range(after + 1, after + 6) if tokens[n].low == "by"), None)
    named = tokens[by + 1] if by is not None and by + 1 < len(tokens) else None
    if named is not None and named.cls == "M" and named.data.kind in ("named", "group"):
        yield from (who for who in named.data.who if who.actor)


def _gapped(sentence: Sentence, at: int) -> Iterator[Who]:
    """Yield who did so in another way: "A congratulated X by telephone, B by cable and C in a letter"."""
    tokens = sentence.tokens
    for number in sentence.where("M"):
        joined = tokens[number - 1].low == "," or tokens[number - 1].cls == "coordinator"
        if not (joined and at + 2 <= number < len(tokens) - 2):
            continue
        if tokens[number + 1].low in ("by", "in", "via") and any("channel" in token.senses for token in tokens[number + 2 : number + 4]):
            yield from (who for who in tokens[number].data.who if who.actor)


def _echoes(sentence: Sentence, since: int, words: Words) -> Iterator[tuple[int, int]]:
    """Yield those who are said to do as others did: "so did X", "as have Y and Z", "nor did X"; with the negators over it."""
    tokens, since = sentence.tokens, max(since, 2)
    for number in sentence.where("M"):
        if number < since or tokens[number - 1].low not in words["doing"] or tokens[number].data.kind not in ("named", "group"):
            continue
        opener = tokens[number - 2].low
        if opener in ("so", "as", "neither", "nor"):
            yield number, int(opener in ("neither", "nor"))


def _messages(sentence: Sentence, grammar: Grammar, words: Words) -> Iterator[tuple[int, Token, int]]:
    """Yield messages that are not said to congratulate, with their senders: "Merkel sent a telegram", "messages also came from Peru"."""
    tokens = sentence.tokens
    carried = (tokens[number] for number in sentence.where("act") if tokens[number].low not in words["messages"])
    if any(spec.act == "congratulate" for token in carried for spec in token.senses["act"]):
        return
    for at, token in enumerate(tokens):
        if token.low not in words["messages"]:
            continue
        carrier = next((verb for verb in sentence.clauses.before(at) if at - verb.at < 6), None)
        if carrier is not None and carrier.subject is not None and not carrier.passive and "light" in tokens[carrier.at].senses:
            reading = polarity_of(tokens, sentence.clauses, carrier, grammar)
            if reading.modality == "actual" and not any(t.low in ("that", "saying", "about") for t in tokens[at + 1 : at + 3]):
                yield at, carrier.subject, reading.negations + any(t.negates for t in tokens[carrier.at + 1 : at])
            continue
        for number in range(at + 1, min(at + 8, len(tokens) - 1)):
            if tokens[number].low == "from" and tokens[number + 1].cls == "M" and tokens[number + 1].data.kind in ("named", "group"):
                yield at, tokens[number + 1], int(any(t.negates for t in tokens[max(0, at - 2) : number]))
                break


def _agreeing(tokens: list[Token], verb: Verb, words: Words) -> Token | None:
    """Return who is said to be of the same mind: "the EU echoed the appeal", "that view was shared by France", "Peru took that view"."""
    low = tokens[verb.at].low
    if low in words["echoing"]:
        if any(token.low.endswith("short of") for token in tokens[verb.at + 1 :]):
            # "shares that position, stopping short of non-recognition"
            return None
        if verb.passive:
            noun = verb.noun is not None and tokens[verb.noun].low in words["voiced"]
            return agent_of(tokens, verb.at) if noun else None
        named = any(
            token.low in words["voiced"] or token.low.removesuffix(" for") in words["voiced"] for token in tokens[verb.at + 1 : verb.at + 6]
        )
        return verb.subject if named and verb.negations == 0 else None
    behind = " ".join(token.low for token in tokens[verb.at + 1 : verb.at + 5])
    same = behind.startswith(
        (
            "the same view",
            "the same line",
            "the same position",
            "of the same opinion",
            "of the same mind",
            "a similar line",
            "a similar view",
        )
    )
    return verb.subject if same and verb.negations == 0 else None


def _voiced(tokens: list[Token], at: int, act: str) -> bool:
    """Say whether what is joined can be that act: a call is no concern."""
    said = {token.low.removesuffix(" for").removesuffix(" on") for token in tokens[max(0, at - 6) : at + 6]}
    named = {kind for kind, nouns in _VOICED.items() if said & nouns}
    return not named or act in named


_VOICED = {
    "call": {"appeal", "appeals", "call", "calls", "demand", "demands", "plea"},
    "concern": {"concern", "concerns", "alarm", "worry", "worries", "doubts"},
    "criticise": {"criticism", "condemnation"},
}
"""Acts by the nouns for what is voiced, where a noun is of one act alone."""


def _label(sentence: Sentence) -> Mention | None:
    """Return whom a sentence opens with before a colon or a dash: "Iran: The foreign ministry …", "RUSSIA – The president …"."""
    tokens = sentence.tokens
    for at in (0, 1):
        if at + 1 < len(tokens) and tokens[at].cls == "M" and tokens[at].data.who and tokens[at + 1].low in (":", "–", "—", "-"):
            return tokens[at].data
    return None


def _as_done(tokens: list[Token], verb: Verb) -> bool:
    """Say whether a verb closes a comparison: "congratulated him, as Putin had done a few hours before"."""
    subject = verb.subject.number if verb.subject is not None else 0
    return tokens[verb.at].low == "done" and subject > 0 and tokens[subject - 1].low == "as"


def _likewise(tokens: list[Token], at: int, words: Words) -> bool:
    """Say whether a verb tells that its subject did what others did: "did so", "did likewise", "followed suit", "followed within hours"."""
    behind = [token.low for token in tokens[at + 1 : at + 3]]
    if behind[:1] == ["done"]:
        behind = [token.low for token in tokens[at + 2 : at + 4]]
    if tokens[at].low == "doing":
        # "said that doing so could be taken for an endorsement"
        return False
    if behind[:2] == ["so", "far"]:
        # "has so far neither congratulated him nor …"
        return False
    if tokens[at].low in words["doing"]:
        return " ".join(behind).startswith(("so", "the same", "likewise", ", before", ", too"))
    if (
        tokens[at].low in ("joined", "joins")
        and at + 1 < len(tokens)
        and tokens[at + 1].cls == "M"
        and tokens[at + 1].data.word in ("them", "him", "her")
    ):
        return True
    if tokens[at].low not in words["following"]:
        return False
    if any(token.low in ("with", "by", "from", "up") for token in tokens[at + 1 : at + 5]):
        # "followed with sanctions", "followed a day later by Peru": not what its subject did.
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        following is None or following.cls in ("punct", "preposition", "adverb", "coordinator") or following.low in words["after_following"]
    )


_WILLING = ("ready", "stood ready", "stand ready", "stands ready", "willing", "prepared", "offer", "propos", "try", "trying", "tried")


def _announced(sentence: Sentence, finding: Finding) -> bool:
    """Say whether an act to come is announced, no mere possibility: "will deploy", "said it would send"."""
    verb, start = sentence.clauses.at.get(finding.at), finding.clause[0]
    opener, before = sentence.tokens[max(0, start - 1)], sentence.tokens[max(0, start - 2)]
    if opener.low in ("that", "which") and "speech" not in before.senses:
        # "the mission that the bloc intends to send"
        return False
    if finding.polarity.modality == "future" or finding.trigger.low.startswith(_WILLING):
        return True
    around = sentence.tokens[max(0, finding.at - 6) : finding.at]
    if finding.act == "mediate" and any(token.low.startswith(_WILLING) for token in around):
        return True
    return verb is not None and any(token.low == "would" for token in sentence.tokens[verb.first : verb.at])


_PRECEDENCE = (
    "retract", "withhold", "rebut", "reject", "recognise", "congratulate", "defend", "welcome", "criticise", "mediate", "contact",
)  # fmt: skip


def _strongest(acts: list[ReportedAct]) -> list[ReportedAct]:
    """Keep of the readings of one trigger by one actor the most specific: hailing a victory recognises, it is no mere welcome."""
    if len(acts) < 2:
        return acts
    rank = {act: number for number, act in enumerate(_PRECEDENCE)}
    best: dict[tuple[int, str | None, int | None], ReportedAct] = {}
    for act in acts:
        key = (act.trigger_start, act.actor_id, act.actor_start)
        other = best.get(key)
        if other is None or rank.get(act.act, len(rank)) < rank.get(other.act, len(rank)):
            best[key] = act
    said: dict[tuple[object, ...], ReportedAct] = {}
    for act in best.values():
        other = said.setdefault((act.actor_id, act.actor_start, act.act, act.object, act.ask, act.election_country), act)
        if act.confidence > other.confidence:
            said[act.actor_id, act.actor_start, act.act, act.object, act.ask, act.election_country] = act
    return list(said.values())


def _unique(claims: list) -> list:  # type: ignore[type-arg]
    """Drop repeated claims and put the rest in the order of the text."""
    seen: dict[str, object] = {}
    for claim in claims:
        seen.setdefault(claim.claim_id, claim)
    return sorted(seen.values(), key=lambda c: (c.char_start, c.char_end, c.claim_id))  # type: ignore[attr-defined]
