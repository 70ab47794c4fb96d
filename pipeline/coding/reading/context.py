"""What is known of a text as a whole before its sentences are read, and the tools that every text is read with.

Belongs here: what the steps of a reading share. Does not: the steps, nor their order (reading).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.coding.attribution import Floor
from pipeline.coding.claims import Held
from pipeline.coding.clauses import Grammar
from pipeline.coding.dates import Calendar
from pipeline.coding.document import Sentence, take_apart
from pipeline.coding.elections import ElectionResolver
from pipeline.coding.elections.index import ElectionIndex
from pipeline.coding.elections.scene import Scene
from pipeline.coding.elections.sections import asked, sections
from pipeline.coding.elections.signs import Signs
from pipeline.coding.figures import FigureReader
from pipeline.coding.frames import Frames
from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.judgements import Judgements
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.matches import Match
from pipeline.coding.mentions import Mention, MentionBuilder, Who
from pipeline.coding.options import Options
from pipeline.coding.reading.figure_hosts import FigureHosts
from pipeline.coding.reading.voices import voices_of
from pipeline.coding.text import Text
from pipeline.coding.tokens import Tokeniser

_SENT = 10
"""Tokens behind a sender within which the observers that he sent stand."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What is built once and used for every text."""

    lexicon: Lexicon
    tokeniser: Tokeniser
    gazetteer: Gazetteer
    index: ElectionIndex
    signs: Signs
    options: Options
    grammar: Grammar
    frames: Frames
    judgements: Judgements
    figures: FigureReader
    calendar: Calendar
    mentions: MentionBuilder
    hosts: FigureHosts


class Context:
    """A text taken apart: its sentences, whose voice it is, which election it is about, who has the floor, what was held back."""

    def __init__(self, tools: Tools, text: Text, matches: list[Match]) -> None:
        self.tools, self.text = tools, text
        self.gazetteer, self.words, self.stems = tools.gazetteer, tools.lexicon.words, tools.lexicon.words.parts
        matches = _settled(matches)
        tools.mentions.begin(text.published, _named_in_full(matches))
        self.document = take_apart(text.text, matches, tools.lexicon, tools.tokeniser, tools.mentions)
        voices = voices_of(text, self.document, self.gazetteer)
        self.own = voices[0] if voices else None
        """the actor whose own words the text is, the first where several issued it"""
        self.voice = self.document.voice = Mention("named", 0, 0, voices) if voices else None
        self.elections = self._elections(voices)
        self.floor = Floor(self.words)
        self.held: list[Held] = []
        self.missions = frozenset([*self._observing(), *self._sent()])
        """the observer missions that the text names, or says were sent"""
        self.joint = self._joint()
        """those who observe together, where the text names them together"""

    def _elections(self, voices: tuple[Who, ...]) -> ElectionResolver:
        day, tools = self.text.published, self.tools
        states = frozenset(state for who in voices if (state := self.gazetteer.state_of(who.actor)) is not None)
        exact = self.text.published_precision == "day"
        scene = Scene(tools.index, self.gazetteer, tools.signs, day, states, exact=exact)
        scene.read(self.document)
        parts = asked(self.document, self.gazetteer, states) | sections(
            self.document, tools.index, self.gazetteer, tools.lexicon.calendar, day
        )
        return ElectionResolver(tools.index, scene, self.words, day, parts, exact=exact)

    def _observing(self) -> Iterator[str]:
        """Yield the missions that are named by themselves or by the organisation that is known for them."""
        for sentence in self.document.sentences:
            for token in sentence.mentions():
                if not self.of_a_continent(token.data):
                    yield from (self.gazetteer.mission_of(who.actor) for who in token.data.who if who.actor and self.is_observer(who))

    def _joint(self) -> tuple[Who, ...]:
        """Return those of a joint mission: "a common undertaking of ODIHR, the OSCE Parliamentary Assembly and PACE"."""
        together = self.gazetteer.joint_missions
        found: list[str] = []
        for sentence in self.document.sentences:
            for token in sentence.mentions():
                named = list(dict.fromkeys(self.gazetteer.mission_of(who.actor) for who in token.data.who if who.actor is not None))
                if len(named) > max(1, len(found)) and together.issuperset(named):
                    found = named
        return tuple(Who(actor, "mission") for actor in found)

    def of_a_continent(self, mention: Mention) -> bool:
        """Say whether observers are called by their continent alone, which more than one organisation sends them from."""
        return self.words.bare(self.text.text[mention.start : mention.end].lower()) in self.words["continents_observers"]

    def _sent(self) -> list[str]:
        """Return the missions of those who sent one: "the African Union sent forty observers"."""
        sent = []
        for sentence in self.document.sentences:
            tokens = sentence.tokens
            for at in sentence.where("M"):
                sending = at + 1 < len(tokens) and "fielding" in tokens[at + 1].word.marks
                who = tokens[at].data.who if sending else ()
                behind = (one.data.role for one in tokens[at + 2 : at + _SENT] if one.cls == "M")
                if (
                    len(who) == 1
                    and self.gazetteer.organisation(who[0].actor)
                    and any(r is not None and r.level == "mission" for r in behind)
                ):
                    sent.append(self.gazetteer.mission_of(who[0].actor))
        return sent

    def actors(self) -> Iterator[Who]:
        """Yield whom the mentions of the text mean so far, in order."""
        return (who for sentence in self.document.sentences for token in sentence.mentions() for who in token.data.who)

    def is_observer(self, who: Who) -> bool:
        """Say whether somebody speaks as an observer of elections."""
        return who.level in ("mission", "mission_head") or self.gazetteer.is_mission(who.actor) or self.gazetteer.observes(who.actor)

    def observes(self, speaker: Mention | None) -> bool:
        """Say whether what somebody finds on a vote is a verdict; what nobody is said to find is the issuer's finding."""
        speakers = speaker.who if speaker is not None and speaker.who else (self.own,) if self.own is not None else ()
        return any(self.is_observer(who) for who in speakers)

    def hold(self, sentence: Sentence, rule: str, reason: str) -> None:
        """Note that a sentence was nearly coded by a rule, and why it was not."""
        self.held.append(Held(self.text.document_id, rule, reason, sentence.start, sentence.end))


def _named_in_full(matches: list[Match]) -> Iterator[str]:
    """Yield the persons whose full name, nobody else's, stands in the text."""
    return (person for match in matches for group in match.senses.get("person", ()) if len(group) == 1 for person in group)


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
