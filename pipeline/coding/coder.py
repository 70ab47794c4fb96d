"""The coder: a text becomes claims, always in the same order of steps, and nothing else than the text and the reference decides.

Belongs here: the steps' order, the assembly of findings to claims, what is held back. Does not: the steps themselves.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from pipeline.coding import dates
from pipeline.coding.attribution import Floor, Subjects, assign_quotes, find_speeches
from pipeline.coding.claims import VERSION, Coded, Held, ReportedAct, ReportedFigure, mint
from pipeline.coding.coreference import Coreference
from pipeline.coding.document import Document, Sentence, take_apart
from pipeline.coding.elections import ElectionIndex, ElectionResolver, Target
from pipeline.coding.figures import Figure, FigureReader
from pipeline.coding.frames import Finding, Frames
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.matches import INITIAL, Match, Matcher, Sense, fold
from pipeline.coding.mentions import Mention, MentionBuilder, Who
from pipeline.coding.reference import Reference
from pipeline.coding.zones import HEADLINE

_ELECTION = {"election", "sign"}
_RESPONSE = {"act", "eval", "measure"}
_STATEMENT = 600
"""Characters between two claims of one actor that still belong to one statement."""
_FIGURES = ("%", "percent", "per cent", " votes", " pct")
_HOST_ACTS = {"rebut", "observe"}
"""What the host state can do in answer to others; everything else of its own is domestic."""


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


class Coder:
    """Codes texts; holds nothing of one text when it turns to the next."""

    version = VERSION

    def __init__(self, reference: Reference, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._reference = reference
        self._gazetteer = Gazetteer(reference, lexicon)
        self._index = ElectionIndex(reference)
        self._options = _Options(reference)
        self._matcher = Matcher([*lexicon.expressions, *self._gazetteer.expressions, *self._options.expressions()])
        self._subjects = Subjects(lexicon)
        self._frames = Frames(lexicon)
        self._figures = FigureReader(lexicon)
        self._fingerprint: str | None = None

    @property
    def fingerprint(self) -> str:
        """The sha256 of version, lexicon and reference: with the same one, a text yields the same claims."""
        if self._fingerprint is None:
            state = hashlib.sha256()
            for part in (self.version, self._lexicon.digest, self._reference.digest()):
                state.update(part.encode())
            self._fingerprint = state.hexdigest()
        return self._fingerprint

    def code(self, text: Text) -> Coded:
        """Return the claims of a text; never raises, whatever the text."""
        if text.language != self._lexicon.language:
            return Coded(held=[Held(text.document_id, "en.language", f"no lexicon for {text.language}", 0, len(text.text))])
        matches = self._matcher.find(text.text, fold(text.text))
        kinds = {kind for match in matches for kind in match.senses}
        figures = any(mark in text.text for mark in _FIGURES)
        if not (kinds & _ELECTION and (figures or kinds & _RESPONSE)):
            # Most texts end here: they cost one pass of the automaton.
            return Coded()
        return _Reading(self, text, matches).coded()


class _Options:
    """Options of elections by person and by name."""

    def __init__(self, reference: Reference) -> None:
        self.by_person = {(row["election_id"], row["person_id"]): row["option_id"] for row in reference.options if row.get("person_id")}
        self.by_name: dict[str, dict[str, str]] = {}
        election = {row["option_id"]: row["election_id"] for row in reference.options}
        self.kind = {row["option_id"]: row.get("option_kind") for row in reference.options}
        for row in reference.options:
            for name in (row.get("label_en"), row.get("party_label") if row.get("option_kind") in ("party_list", "coalition") else None):
                if name:
                    self._add(row["election_id"], name, row["option_id"])
        for row in reference.option_names:
            if row["option_id"] in election and row.get("name"):
                self._add(election[row["option_id"]], row["name"], row["option_id"])

    def _add(self, election: str, name: str, option: str) -> None:
        names = self.by_name.setdefault(election, {})
        folded = " ".join(fold(name).split())
        if not folded:
            return
        names.setdefault(folded, option)
        last = folded.rpartition(" ")[2]
        if len(last) > 3:
            names.setdefault(last, option)

    def expressions(self) -> Iterator[tuple[str, Sense]]:
        """Yield the names of options, so that figures find them."""
        for election in sorted(self.by_name):
            for name in sorted(self.by_name[election]):
                if len(name) > 3:
                    yield name, Sense("option", True, INITIAL)

    def special(self, election: str | None, kind: str) -> str | None:
        """Return the option "against all", "none of the above" or "blank" of an election."""
        kinds = ("against_all", "none_of_above") if kind == "against_all" else ("blank_as_option",)
        return next((option for option in sorted(self.kind) if option.partition(":")[0] == election and self.kind[option] in kinds), None)

    def find(self, election: str | None, name: str | None, person: str | None = None) -> str | None:
        """Return the option of an election that a person or a name as written is."""
        if election is None:
            return None
        if person is not None and (election, person) in self.by_person:
            return self.by_person[election, person]
        names = self.by_name.get(election, {})
        folded = " ".join(fold(name or "").split())
        if folded in names:
            return names[folded]
        return names.get(folded.rpartition(" ")[2]) if folded else None


class _Reading:
    """One text being read."""

    def __init__(self, coder: Coder, text: Text, matches: list[Match]) -> None:
        self._c, self._text, self._matches = coder, text, matches
        self._g = coder._gazetteer
        self._held: list[Held] = []
        self._last: dict[str, int] = {}
        self._builder = MentionBuilder(self._g, coder._lexicon)
        self._builder.day = text.published
        self._note_full_names()
        self._document: Document = take_apart(text.text, matches, coder._lexicon, self._builder)
        year = text.published.year if text.published else None
        self._elections = ElectionResolver(coder._index, self._g, self._document, text.published, year)
        self._floor = Floor()
        self._own = self._publisher()

    def _note_full_names(self) -> None:
        for match in self._matches:
            for group in match.senses.get("person", ()):
                if len(group) == 1:
                    self._builder.known.update(group)

    def _publisher(self) -> Who | None:
        """Return the actor whose own voice the text is."""
        row = self._g.publishers.get(self._text.publisher_id or "")
        if row is None:
            return None
        actor = row.get("actor_id")
        if not actor or self._text.kind in ("news", "opinion", "dataset", "results_notice"):
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
        self._refer()
        acts: list[ReportedAct] = []
        for sentence in self._document.sentences:
            if not sentence.senses & _RESPONSE:
                continue
            found: list[ReportedAct] = []
            for finding in self._c._frames.find(sentence, self._document, self._floor):
                found.extend(self._claims(sentence, finding))
            found = _strongest(found)
            for act in found:
                self._last[act.actor_id or "-"] = sentence.number
            acts.extend(found)
        figures = list(self._figure_claims())
        return Coded(self._statements(_unique(acts)), _unique(figures), self._held)

    def _statements(self, acts: list[ReportedAct]) -> list[ReportedAct]:
        """Mark the claims of one statement: those of one actor that stand close together, and those of several actors in one clause."""
        opened: dict[str, tuple[int, str]] = {}
        signed: dict[tuple[int, int, str], list[ReportedAct]] = defaultdict(list)
        marked: list[ReportedAct] = []
        for act in acts:
            signed[act.trigger_start, act.trigger_end, act.act].append(act)
        for act in acts:
            actor = act.actor_id or act.actor_as_written or "-"
            end, name = opened.get(actor, (-1, ""))
            if not name or act.char_start - end > _STATEMENT:
                name = self._name("S", actor, act.char_start)
            opened[actor] = (max(end, act.char_end), name)
            together = signed[act.trigger_start, act.trigger_end, act.act]
            joint = self._name("J", "", act.trigger_start) if len(together) > 1 else None
            marked.append(replace(act, statement_id=name, joint_id=joint))
        return marked

    def _name(self, letter: str, actor: str, start: int) -> str:
        key = f"{self._text.document_id}\x1f{actor}\x1f{start}"
        return f"{letter}-{hashlib.sha256(key.encode()).hexdigest()[:12]}"

    def _refer(self) -> None:
        """Find out sentence by sentence who is meant and who speaks."""
        memory = Coreference(self._g)
        host = self._elections.country
        for sentence in self._document.sentences:
            tokens = sentence.tokens
            for number, token in enumerate(tokens):
                if token.cls != "M":
                    continue
                mention: Mention = token.data
                if mention.kind in ("pronoun", "generic", "bloc"):
                    resolved = memory.resolve(sentence.number, mention, host)
                    if resolved is None:
                        resolved = self._host_office(sentence, number, mention)
                    if resolved is not None:
                        token.data = resolved
                if token.data.who:
                    memory.saw(sentence.number, token.data, self._c._subjects.in_place(tokens, number))
            self._floor.speeches[sentence.number] = find_speeches(sentence, self._document, self._c._subjects)
        assign_quotes(self._document, self._floor)

    def _host_office(self, sentence: Sentence, at: int, mention: Mention) -> Mention | None:
        """Let "the foreign ministry that … for Kazakhstan" be the host's where no other state stands in the sentence."""
        host = self._elections.country
        if host is None or mention.kind != "generic" or mention.role is None or mention.role.level not in ("ministry", "government"):
            return None
        states = {who.actor for token in sentence.tokens if token.cls == "M" for who in token.data.who if self._g.is_state(who.actor)}
        if states != {host}:
            return None
        return replace(mention, who=(Who(host, mention.role.level, start=mention.start, end=mention.end),))

    # -- from finding to claims -------------------------------------------------------------------------------------------------------

    def _hold(self, sentence: Sentence, rule: str, reason: str) -> Iterator[ReportedAct]:
        self._held.append(Held(self._text.document_id, rule, reason, sentence.start, sentence.end))
        return iter(())

    def _claims(self, sentence: Sentence, finding: Finding) -> Iterator[ReportedAct]:
        if finding.held:
            return self._hold(sentence, finding.rule, finding.held)
        subject = finding.subject
        speakers: tuple[Who, ...] = subject.who if subject is not None else ()
        if subject is None or (subject.kind == "pronoun" and not speakers and subject.word in ("we", "i")):
            if self._own is None:
                return self._hold(sentence, finding.rule, "nobody says so: the writer's own judgement")
            speakers = (self._own,)
        if subject is not None and subject.kind == "people":
            return iter(())
        if subject is not None and subject.kind == "group":
            speakers = (Who(None, "unspecified", start=subject.start, end=subject.end),)
        if not speakers:
            return self._hold(sentence, finding.rule, "whom the word refers to is not resolved")
        if finding.act == "contact":
            speakers = self._visitors(finding, speakers)
        return self._expand(sentence, finding, speakers)

    def _visitors(self, finding: Finding, speakers: tuple[Who, ...]) -> tuple[Who, ...]:
        """Return the foreign side of a contact: "Tokayev received Xi" is an act of China's."""
        host = self._elections.country
        if finding.honoree is None or any(self._g.state_of(who.actor) != host for who in speakers):
            return speakers
        return tuple(who for who in finding.honoree.data.who if who.actor and self._g.state_of(who.actor) != host)

    def _expand(self, sentence: Sentence, finding: Finding, speakers: tuple[Who, ...]) -> Iterator[ReportedAct]:
        target = self._elections.of(sentence, self._honoree_country(finding))
        for who in speakers:
            claim = self._claim(sentence, finding, who, target, len(speakers))
            if claim is not None:
                yield claim

    def _honoree_country(self, finding: Finding) -> str | None:
        if finding.act not in ("congratulate", "recognise", "reject", "withhold") or finding.honoree is None:
            return None
        for who in finding.honoree.data.who:
            state = who.actor if self._g.is_state(who.actor) else None
            if state and (finding.subject is None or state not in {w.actor for w in finding.subject.who}):
                return state
        return None

    def _claim(self, sentence: Sentence, finding: Finding, who: Who, target: Target | None, many: int) -> ReportedAct | None:
        text = self._text
        act, overall, free, fair = self._act_of(finding, who, target)
        if act is None:
            return None
        if target is None or target.country is None:
            self._hold(sentence, finding.rule, "no election in reach")
            return None
        reason = self._refusal(sentence, finding, who, act, target)
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
            text.text, sentence.start, sentence.end, text.published, text.published_precision,
            tuple((t.start, t.end) for t in tokens if t.cls == "E"),
        )  # fmt: skip
        obj = self._object(finding, act)
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
            modality="historical" if target.earlier else finding.polarity.modality if finding.polarity.modality != "conditional" else "hypothetical",  # noqa: E501
            conditional=finding.polarity.conditional, channel=self._channel(sentence, finding), attribution=self._attribution(finding),
            ask=(finding.ask or "other") if act == "call" else None,
            act_date=day, act_date_precision=precision, act_date_basis=basis,
            char_start=start, char_end=end, trigger_start=finding.trigger.start, trigger_end=finding.trigger.end,
            actor_start=who.start if who.end else None, actor_end=who.end or None,
            overall=overall, free=free, fair=fair, stage=self._stage(sentence) if act == "verdict" else None,
            rule_id=finding.rule, confidence=Decimal(finding.certain) - (Decimal("0.10") if sentence.zone.kind == HEADLINE else 0),
        ))  # fmt: skip

    def _act_of(self, finding: Finding, who: Who, target: Target | None) -> tuple[str | None, str | None, str | None, str | None]:
        """Return the act and, of a mission, its verdict."""
        if finding.judgements:
            return self._judged(finding, who, target)
        act: str | None = finding.act
        spec = finding.spec
        assert spec is not None
        if finding.polarity.negated:
            act = spec.negated
        elif spec.option == "only-negated":
            act = None
        return act, None, None, None

    def _judged(self, finding: Finding, who: Who, target: Target | None) -> tuple[str | None, str | None, str | None, str | None]:
        [e for _, e, positive in finding.judgements if positive]
        bad = [e for _, e, positive in finding.judgements if not positive]
        mission = who.level in ("mission", "mission_head") or self._g.is_mission(who.actor) or self._g.observes(who.actor)
        if mission:
            strong_bad = any(e.strong for e in bad)
            overall = "unacceptable" if strong_bad else "mixed" if bad else "acceptable"
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

    def _refusal(self, sentence: Sentence, finding: Finding, who: Who, act: str, target: Target) -> str | None:
        """Return why a finding is no claim: a reason to be recorded, an empty one where it is plainly something else, or nothing."""
        if (
            who.actor is not None
            and self._g.state_of(who.actor) == target.country
            and self._g.is_state(who.actor)
            and act not in _HOST_ACTS
        ):
            return ""
        if act in _HOST_ACTS and act == "rebut" and who.actor != target.country:
            return ""
        if not who.own:
            return "binds no state: parliament, party, court or the like"
        if who.former:
            return "speaks for nobody: out of office"
        if who.actor is None and who.end and who.level == "unspecified" and finding.subject is not None and finding.subject.kind != "group":
            return "no actor behind the name"
        tokens = sentence.tokens
        first, last = finding.clause
        named = any(t.cls == "E" for t in tokens[first:last]) or {"winner", "result"} & set(finding.categories)
        blocked = {b for t in (tokens[first:last] if named else tokens) for b in t.senses.get("block", ())}
        if act in blocked or (finding.act or act) in blocked:
            return f"look-alike of {act}"
        if finding.judgements:
            return None if self._about(sentence, finding, "sentence") else "judgement of something else"
        spec = finding.spec
        assert spec is not None
        if not self._about(sentence, finding, spec.topic) and not (spec.topic == "context" and self._same_statement(sentence, who)):
            return "no election in reach"
        if not self._has_object(sentence, finding, target):
            return "the object is not an election's"
        return None

    def _same_statement(self, sentence: Sentence, who: Who) -> bool:
        """Say whether the actor has said something about the election in the sentences just before."""
        last = self._last.get(who.actor or "")
        return last is not None and 0 <= sentence.number - last <= 3

    def _about(self, sentence: Sentence, finding: Finding, topic: str) -> bool:
        """Say whether an election stands near enough."""
        tokens = sentence.tokens
        first, last = finding.clause
        categories = set(finding.categories)
        spoken = any((t.cls == "E" and t.data.national) or "sign" in t.senses for t in tokens)
        if any(t.cls == "E" and t.data.national for t in tokens[first:last]) or {"winner", "result", "process"} & categories:
            return True
        if "aspect" in categories and (spoken or self._near(sentence, finding)):
            return True
        if topic == "clause":
            return False
        if spoken:
            return True
        if topic == "sentence":
            return False
        return self._near(sentence, finding)

    def _near(self, sentence: Sentence, finding: Finding) -> bool:
        """Say whether the sentences just before speak of the election, or the whole text does and the sentence of its country."""
        about = self._elections.about
        if not about or not self._elections.focus:
            return False
        host = self._elections.country
        names_host = any(self._g.state_of(who.actor) == host for t in sentence.tokens if t.cls == "M" for who in t.data.who)
        if names_host and (about >= 3 or (about >= 1 and finding.act in ("congratulate", "recognise", "reject"))):
            return True
        if finding.act in ("congratulate", "recognise", "reject", "withhold") and sentence.number < 40:
            return True
        around = self._document.sentences[max(0, sentence.number - 3) : sentence.number + 2]
        return any("election" in other.senses or "sign" in other.senses for other in around)

    def _has_object(self, sentence: Sentence, finding: Finding, target: Target) -> bool:
        spec = finding.spec
        assert spec is not None
        have = set(finding.categories)
        if "aspect" in have:
            have |= {"process"} if spec.act not in ("recognise", "reject") else {"result"}
        wanted = spec.object
        if wanted in ("none", "any"):
            return True
        if wanted == "honoree":
            if self._near(sentence, finding):
                return True
            return finding.honoree is not None or bool(have & {"winner", "people", "process", "result"}) or finding.from_receiver
        if wanted == "result":
            return bool(have & {"result", "winner", "process"})
        if wanted == "victory":
            return "winner" in have
        if wanted == "process":
            return bool(have & {"process", "people", "result", "electoral_body"})
        if wanted == "election":
            return bool(have & {"process", "result", "winner"})
        if wanted == "fault":
            return bool(have & {"process", "result", "fault", "violence", "electoral_body", "losers_refusal"})
        if wanted == "ask":
            return finding.ask is not None
        if wanted == "host":
            return self._host_named(sentence, finding, target)
        if wanted in ("contestant", "foreigner"):
            return self._contestant_named(sentence, finding, target)
        if wanted == "critic":
            return "third_party_response" in have or (self._critic_named(finding, target) and " " in finding.trigger.low)
        if wanted == "envoy":
            return any(w.level == "ambassador" for w in (finding.honoree.data.who if finding.honoree is not None else ()))
        return False

    def _host_named(self, sentence: Sentence, finding: Finding, target: Target, right: bool = False) -> bool:
        """Say whether the host state or somebody of it stands in the clause."""
        first, last = finding.clause
        for token in sentence.tokens[finding.at if right else first : last]:
            if token.cls == "M" and any(self._g.state_of(who.actor) == target.country for who in token.data.who):
                return True
        return False

    def _contestant_named(self, sentence: Sentence, finding: Finding, target: Target) -> bool:
        """Say whether both a person of the host and a person from abroad stand in the clause."""
        first, last = finding.clause
        people = [
            who
            for token in sentence.tokens[first:last]
            if token.cls == "M"
            for who in token.data.who
            if who.person or who.level.startswith(("head", "foreign", "organisation_head"))
        ]
        host = any(self._g.state_of(who.actor) == target.country for who in people)
        return host and any(who.actor and self._g.state_of(who.actor) != target.country for who in people)

    def _critic_named(self, finding: Finding, target: Target) -> bool:
        """Say whether the clause names a foreign actor whose words can be answered."""
        return finding.honoree is not None and any(
            who.actor and self._g.state_of(who.actor) != target.country for who in finding.honoree.data.who
        )

    # -- columns ----------------------------------------------------------------------------------------------------------------------

    def _object(self, finding: Finding, act: str) -> str | None:
        categories = finding.categories
        if act in ("contact", "offer", "sovereignty", "mediate", "observe", "sanction", "downgrade", "threaten"):
            return "host_government" if act in ("sanction", "downgrade") else None
        if act == "rebut":
            return "third_party_response"
        if act in ("criticise", "concern", "welcome", "allege", "note") and self._meta(finding):
            return "third_party_response"
        order: tuple[str, ...]
        if act in ("congratulate", "withhold", "recognise"):
            if "people" in categories or (finding.honoree is not None and finding.honoree.data.kind == "people"):
                return "people"
            order = ("winner", "result")
            found = next((c for c in order if c in categories), None)
            if found is not None:
                return found
            return "winner" if finding.honoree is not None or act != "recognise" else "process"
        if act in ("concern", "criticise", "call"):
            order = ("losers_refusal", "violence", "result", "process", "electoral_body", "host_government", "people")
        elif act in ("verdict", "welcome", "allege"):
            order = ("process", "result", "people", "electoral_body")
        else:
            order = ("result", "winner", "process")
        return next((c for c in order if c in categories), "process" if act in ("verdict", "criticise", "allege", "welcome") else None)

    def _meta(self, finding: Finding) -> bool:
        """Say whether the act is about somebody's response: "denounced the rejection of the vote"."""
        return "response" in finding.marks

    def _stance(self, act: str, obj: str | None, ask: str | None, overall: str | None) -> int | None:
        if act == "call":
            return self._c._lexicon.ask_stances.get(ask or "other", -1)
        if act == "verdict":
            return {"acceptable": 1, "mixed": 0, "unacceptable": -2}.get(overall or "")
        stances = self._c._lexicon.stances.get(act, {})
        return stances.get("winner" if obj == "winner" else "other")

    def _honoree(self, mention: Mention | None, target: Target) -> str | None:
        if mention is None:
            return None
        written = self._text.text[mention.start : mention.end]
        person = mention.who[0].person if mention.who else None
        return self._c._options.find(target.election_id, written, person) or written

    def _answered(self, finding: Finding, act: str, who: Who) -> str | None:
        if act != "rebut" or finding.honoree is None:
            return None
        return next((w.actor for w in finding.honoree.data.who if w.actor and w.actor != who.actor), None)

    def _channel(self, sentence: Sentence, finding: Finding) -> str | None:
        own = finding.trigger.senses.get("channel")
        if own:
            return own[0]
        return next((t.senses["channel"][0] for t in sentence.tokens if "channel" in t.senses), "unspecified")

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
        status: str | None = None
        paragraph = -1
        for sentence in self._document.sentences:
            if sentence.paragraph != paragraph:
                paragraph, status = sentence.paragraph, None
            if self._elections.country is not None:
                for figure in self._c._figures.find(text.text, sentence, status):
                    claim = self._figure_claim(sentence, figure)
                    if claim is not None:
                        yield claim
            if "status" in sentence.senses:
                status = next((s for t in sentence.tokens for s in t.senses.get("status", ())), status)

    def _figure_claim(self, sentence: Sentence, figure: Figure) -> ReportedFigure | None:
        if figure.held:
            self._hold(sentence, figure.rule, figure.held)
            return None
        target = self._elections.of(sentence)
        if target is None or target.country is None:
            return None
        if figure.year is not None and figure.year != target.year:
            target = self._elections.in_year(target.country, figure.year)
        name = figure.name
        written = self._text.text[name.start : name.end] if name is not None else None
        option = None
        if name is not None:
            options = self._c._options
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


_PRECEDENCE = ("retract", "withhold", "rebut", "reject", "recognise", "congratulate", "defend", "welcome", "criticise", "contact")


def _strongest(acts: list[ReportedAct]) -> list[ReportedAct]:
    """Keep of the readings of one trigger by one actor the most specific: hailing a victory recognises, it is no mere welcome."""
    rank = {act: number for number, act in enumerate(_PRECEDENCE)}
    best: dict[tuple[int, str | None, int | None], ReportedAct] = {}
    for act in acts:
        key = (act.trigger_start, act.actor_id, act.actor_start)
        other = best.get(key)
        if other is None or rank.get(act.act, len(rank)) < rank.get(other.act, len(rank)):
            best[key] = act
    return list(best.values())


def _unique(claims: list) -> list:  # type: ignore[type-arg]
    """Drop repeated claims and put the rest in the order of the text."""
    seen: dict[str, object] = {}
    for claim in claims:
        seen.setdefault(claim.claim_id, claim)
    return sorted(seen.values(), key=lambda c: (c.char_start, c.char_end, c.claim_id))  # type: ignore[attr-defined]
