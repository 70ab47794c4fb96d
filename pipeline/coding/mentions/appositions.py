"""An office behind a name: "Ann Other, the Norwegian foreign minister,", "Ann Other, who heads the EU observer mission,".

Belongs here: what commas, brackets and dashes behind a name say of who bears it. Does not: names behind an office (holders).
"""

from dataclasses import replace

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions.actors import Actors
from pipeline.coding.mentions.looking import END, peek
from pipeline.coding.mentions.memory import Memory
from pipeline.coding.mentions.model import Found, Mention, Read, Who
from pipeline.coding.mentions.names import Names
from pipeline.coding.mentions.offices import of_mission
from pipeline.coding.mentions.persons import Persons, level_of
from pipeline.coding.tokens import Token

_DEPARTMENT = 12
"""Tokens of an office in a part of a body within which the body is named."""
_OWNER = 6
"""Tokens from "of" on within which it is told whose an office is."""
_PARTED = {"ministry", "government", "organisation_organ", "mission"}
"""Levels of bodies that have departments."""
_OPENING = {",", "(", "–", "—"}
_CLOSED = {",", ")", "–", "—"}
_CLOSING = _CLOSED | {".", ";", "”", '"'}


class Appositions:
    """Reads what the words behind a name say of who bears it."""

    def __init__(
        self, gazetteer: Gazetteer, lexicon: Lexicon, memory: Memory, actors: Actors, persons: Persons, names: Names, read: Read
    ) -> None:
        self._g, self._memory, self._read_mention = gazetteer, memory, read
        self._actors, self._persons, self._names = actors, persons, names
        self._leading, self._held_in = lexicon.words["heading_observers"], lexicon.words["held_in"]
        self._heads = lexicon.words["heads_of_departments"]
        self._leading_now, self._helped = lexicon.words["heading_now"], lexicon.words["heading_helped"]

    def office(self, text: str, tokens: list[Token], at: int, who: Who) -> tuple[Who, int]:
        """Read ", the EU's high representative," or ", President of Namibia," after a name; return who that makes of the person.

        Where nothing of the kind stands there, it is the person as given and the same place.
        """
        if peek(tokens, at).low not in _OPENING or at + 1 >= len(tokens) or _is_pronoun(tokens[at + 1]):
            return who, at
        found = self._of_department(text, tokens, at + 1) or self._read_mention(text, tokens, at + 1)
        if found is None or not _is_office(found[0]):
            return who, at
        mention, end = self._with_second(text, tokens, *found)
        closing = peek(tokens, end)
        if closing is not END and closing.low not in _CLOSING:
            return who, at
        holder = _holding(who, mention.who[0] if mention.who else None)
        return (holder, end + (closing.low in _CLOSED)) if holder is not None else (who, at)

    def _with_second(self, text: str, tokens: list[Token], mention: Mention, end: int) -> Found:
        """Read "head of the mission | and former president of Norland": of two offices of one person the one that observes, or is held."""
        end = self._past_place(tokens, end)
        led = self._leading_now_or_then(text, tokens, end) if "personal_relative" in peek(tokens, end).word.marks else None
        if led is not None:
            return led
        found = self._read_mention(text, tokens, end + 1) if "adding" in peek(tokens, end).word.marks and end + 1 < len(tokens) else None
        if found is None or not _is_office(found[0]):
            return mention, end
        other, behind = found[0], self._past_owner(tokens, self._past_place(tokens, found[1]))
        closing = peek(tokens, behind)
        if closing is not END and closing.low not in _CLOSING:
            return mention, end
        return self._observing(mention, other) or min((mention, other), key=_unlikely), behind

    @staticmethod
    def _past_owner(tokens: list[Token], at: int) -> int:
        """Return the number behind whose a second office is that no list knows: "former speaker | of the upper chamber |,"."""
        if "genitive" not in peek(tokens, at).word.marks:
            return at
        for number in range(at + 1, min(at + _OWNER, len(tokens))):
            if tokens[number].low in _CLOSING:
                return number
            if tokens[number].cls not in ("w", "determiner"):
                return at
        return at

    def _observing(self, mention: Mention, other: Mention) -> Mention | None:
        """Read "deputy secretary general of the OAS and head of the observation mission": the mission is that of the organisation."""
        one = mention.who[0] if len(mention.who) == 1 else None
        of_mission_alone = other.role is not None and other.role.level.startswith("mission") and not other.who
        if one is None or not of_mission_alone or one.actor is None or not self._g.organisation(one.actor):
            return None
        return replace(mention, who=(replace(one, actor=self._g.mission_of(one.actor), level="mission_head"),))

    def _leading_now_or_then(self, text: str, tokens: list[Token], at: int) -> Found | None:
        """Read "a Norwegian senator | who led the EU observer mission": of the two she speaks for the mission."""
        body = self._past_leading(tokens, at) if at + 3 < len(tokens) else 0
        found = self._body(text, tokens, body) if body else None
        return found if found is not None and len(found[0].who) == 1 and found[0].who[0].level.startswith("mission") else None

    def _of_department(self, text: str, tokens: list[Token], at: int) -> Found | None:
        """Read "director of the Asia department at | the Norwegian foreign ministry": who heads a part of a body speaks for the body."""
        first = at + (peek(tokens, at).cls == "determiner")
        if peek(tokens, at).cls == "relative" and peek(tokens, at + 1).low in self._leading:
            first = at
        elif not any(peek(tokens, n).low.rpartition(" ")[2] in self._heads for n in (first, first + 1)):
            return None
        for number in range(first + 1, min(first + _DEPARTMENT, len(tokens) - 1)):
            if tokens[number].cls not in ("w", "adverb", "determiner", "preposition"):
                return None
            found = self._read_mention(text, tokens, number + 1) if tokens[number].cls == "preposition" else None
            if found is not None and found[0].role is not None and found[0].role.level in _PARTED:
                return found
        return None

    def _past_place(self, tokens: list[Token], at: int) -> int:
        """Return the number behind an acronym and where an office is held: "chief observer of the mission | (EU EOM) in Honduras"."""
        if peek(tokens, at).low == "(":
            at = next((number + 1 for number in range(at + 2, min(at + 4, len(tokens))) if tokens[number].low == ")"), at)
        if peek(tokens, at).low not in self._held_in or at + 1 >= len(tokens):
            return at
        place = at + 1 + (at + 2 < len(tokens) and tokens[at + 1].cls == "determiner")
        return place + 1 if self._actors.named(tokens[place]) is not None else at

    def leads(self, text: str, tokens: list[Token], at: int) -> tuple[Who, int] | None:
        """Read ", who heads the EU observer mission," after a name; return the office and the token after it."""
        if peek(tokens, at).low != "," or at + 3 >= len(tokens):
            return None
        body = self._past_leading(tokens, at + 1)
        found = self._body(text, tokens, body) if body else None
        if found is None:
            return None
        body, after = found
        if len(body.who) != 1 or not body.who[0].actor or self._g.is_state(body.who[0].actor):
            return None
        of_assembly = body.who[0].level == "organisation_official" and self._g.kind.get(body.who[0].actor) == "organ"
        sent = body.who[0].level.startswith("mission") or of_assembly
        sent = sent or (body.role is not None and body.role.level == "organisation_official")
        level = "mission_head" if sent else "organisation_head"
        return replace(body.who[0], level=level, person=None, named=True), after + (peek(tokens, after).low == ",")

    def _past_leading(self, tokens: list[Token], at: int) -> int:
        """Return the number behind "who heads", "who is leading" or "leading"; 0 where none of them stands there."""
        who = tokens[at].low == "who"
        verb = at + who
        if who and peek(tokens, verb).low in self._leading:
            return verb + 1
        verb += who and peek(tokens, verb).low in self._helped
        return verb + 1 if peek(tokens, verb).low in self._leading_now else 0

    def _body(self, text: str, tokens: list[Token], at: int) -> Found | None:
        """Read what is led: "the EU observer mission", "the mission of observers from the CIS"."""
        found = self._read_mention(text, tokens, at)
        if found is None or found[0].who or not of_mission(found[0]):
            return found
        after = found[1]
        return self._read_mention(text, tokens, after + 1) if after + 1 < len(tokens) and tokens[after].low == "of" else found

    def led_by(self, text: str, tokens: list[Token], actor: str | None, at: int) -> None:
        """Remember who leads a mission: "the AU mission, led by Ann Other, …", so that what she says below is the mission's."""
        at += peek(tokens, at).low == ","
        if actor is None or peek(tokens, at).low not in self._leading or at + 2 >= len(tokens) or tokens[at + 1].low != "by":
            return
        first = self._names.past_honorifics(tokens, at + 2)
        if not self._names.is_name(text, peek(tokens, first)):
            return
        end = self._names.end(text, tokens, first)
        senses = tokens[first].senses
        if end - first >= 2 and not ("actor" in senses or "demonym" in senses or "role" in senses):
            start, last = tokens[first].start, tokens[end - 1]
            self._memory.introduce(tokens[first:end], Who(actor, "mission_head", None, start, last.end, named=True))

    def head_of(self, tokens: list[Token], body: Who, at: int) -> Found | None:
        """Read "the OAS secretary-general, | Luis Almagro,": an organ's name and the person who is it."""
        if peek(tokens, at).low != "," or "person" not in peek(tokens, at + 1).senses:
            return None
        token = tokens[at + 1]
        person = self._persons.find(token)
        tenure = self._persons.tenure(person)
        if tenure is None:
            return None
        actor = self._g.speaking_as(tenure.actor_id)
        if actor != body.actor or self._g.is_state(actor):
            return None
        end = at + 2 + (peek(tokens, at + 2).low == ",")
        who = Who(actor, level_of(tenure, "organisation_head"), person, body.start, token.end, named=True)
        return Mention("named", body.start, token.end, (who,)), end


def _is_office(mention: Mention) -> bool:
    """Say whether a mention is one office and no other person: "the Norwegian foreign minister"."""
    one = mention.role is not None and mention.kind in ("named", "generic") and len(mention.who) <= 1
    return one and not (mention.who and mention.who[0].named)


def _is_pronoun(token: Token) -> bool:
    """Say whether a token is a pronoun, and not the country that is written like one."""
    return token.cls == "pronoun" and "actor" not in token.senses


def _unlikely(office: Mention) -> int:
    """Return how little an office is the one that its holder speaks in beside another: a past one is not, that of observers is."""
    one = office.who[0] if office.who else None
    if one is None or one.former or not one.own:
        return 2
    return 0 if one.level.startswith("mission") else 1


def _holding(who: Who, office: Who | None) -> Who | None:
    """Return a person as the holder of an office beside the name; None where the office says nothing of whom the person speaks for."""
    if office is None:
        return who if who.actor is not None else None
    if office.former:
        return replace(who, former=True, level="former_official", actor=None) if office.own else None
    if not office.own and who.own and who.actor is not None and who.level.startswith("head_of"):
        # "Abdel Fattah al-Burhan, head of the ruling council,": he heads the state.
        return who
    return replace(who, actor=office.actor, level=office.level, own=office.own, former=False)
