"""Who holds an office: the names behind it, known or not.

Belongs here: "President Putin", "presidents Xi, Putin and Erdogan", ", Hage Geingob,", "spokesman Dmitry Peskov". Does not: whose the
office is (owners), an office behind a name (appositions).
"""

from dataclasses import replace

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon, Role
from pipeline.coding.mentions.actors import Actors
from pipeline.coding.mentions.looking import END, capital, peek
from pipeline.coding.mentions.memory import Memory
from pipeline.coding.mentions.model import Who
from pipeline.coding.mentions.names import Names, plain_name
from pipeline.coding.mentions.offices import SPOKESPERSON, Offices
from pipeline.coding.mentions.persons import PERSONS, Persons, level_of
from pipeline.coding.tokens import Token

_CLOSING = {",", ".", ")", "”", '"'}
"""Marks behind a name that stands between commas."""
_UNSURE = {"surname", "commonname"}
_DAYS = {"months", "weekdays"}
_FEW = 4
"""Longest name that no list knows, in tokens."""

Named = tuple[Who, int]
"""The holder of an office and the number of the token behind the name."""


_LOWER = ("minister", "ambassador", SPOKESPERSON)
"""Levels of offices that nobody who leads a state holds besides."""


class Holders:
    """Reads who holds an office."""

    def __init__(
        self, gazetteer: Gazetteer, lexicon: Lexicon, memory: Memory, names: Names, actors: Actors, persons: Persons, offices: Offices
    ) -> None:
        self._g, self._memory = gazetteer, memory
        self._names, self._actors, self._persons, self._offices = names, actors, persons, offices
        self._between = lexicon.words["between_holders"] | {","}

    def read(self, text: str, tokens: list[Token], at: int, role: Role, owner: str | None) -> tuple[list[Who], int]:
        """Read the name or names after an office: "President Putin", "presidents Xi, Putin and Erdogan", ", Hage Geingob,"."""
        if owner is not None and peek(tokens, at).low == "," and at + 1 < len(tokens):
            return self._in_commas(text, tokens, at, role, owner)
        found: list[Who] = []
        end = ahead = at
        while (ahead := self._names.past_honorifics(tokens, ahead)) < len(tokens):
            named = self._name(text, tokens, ahead, role, owner)
            if named is None:
                break
            found.append(named[0])
            end = named[1]
            if not role.plural:
                break
            if peek(tokens, end).low in ("of", "(") and self._actors.named(peek(tokens, end + 1)):
                # "the presidents Vladimir Putin of Russia, Emomali Rahmon of Tajikistan and …"
                end += 2
            ahead = end
            while peek(tokens, ahead).low in self._between:
                ahead += 1
            if ahead == end:
                break
        return found, end

    def _in_commas(self, text: str, tokens: list[Token], at: int, role: Role, owner: str) -> tuple[list[Who], int]:
        """Read the one name behind a comma: "the Namibian president, Hage Geingob,"."""
        first = self._names.past_honorifics(tokens, at + 1)
        if first > at + 1 and any(role.level == other.level for other in peek(tokens, first).senses.get("role", ())):
            # "Embassy of Norway, H.E. | Ambassador | Ann Other,"
            first += 1
        if first >= len(tokens) or ("actor" in tokens[first].senses and peek(tokens, first + 1).low in (",", "and")):
            # "The Norwegian government, Sweden and Denmark": a list of states.
            return [], at
        named = self._name(text, tokens, first, role, owner)
        if named is None:
            return [], at
        who, end = named
        closing = peek(tokens, end)
        if closing is not END and closing.low not in _CLOSING and closing.low != "and":
            return [], at
        return [who], end + (closing.low == ",")

    def _name(self, text: str, tokens: list[Token], at: int, role: Role, owner: str | None) -> Named | None:
        """Read one name of a holder: of the reference, or one that only the text makes known."""
        token = tokens[at]
        if not PERSONS.isdisjoint(token.senses):
            return self._known(text, tokens, at, role, owner)
        if owner is None and self._names.opens_family(token) and "surname" in peek(tokens, at + 1).senses:
            # "President El | Ghazouani"
            return self._name(text, tokens, at + 1, role, owner)
        if owner is None and plain_name(text, token):
            # "President-elect Asiwaju Bola Ahmed Tinubu"
            full = next((n for n in range(at + 1, min(at + 3, len(tokens))) if "person" in tokens[n].senses), None)
            if full is not None and all(capital(text, part) and part.cls == "w" for part in tokens[at:full]):
                return self._name(text, tokens, full, role, owner)
        if (owner is not None or not token.senses) and self._names.opens(text, tokens, at):
            return self._unknown(text, tokens, at, role, owner)
        return None

    def _known(self, text: str, tokens: list[Token], at: int, role: Role, owner: str | None) -> Named | None:
        """Read a name of the reference: "President Putin"; with an owner a stranger of that name: "the Norwegian minister Putin"."""
        token = tokens[at]
        end = self._names.end(text, tokens, at)
        start, stop = token.start, tokens[end - 1].end
        if owner is None and "person" not in token.senses and end > at + 1 and self._names.opens_family(tokens[at + 1]):
            return None
        person = self._persons.find(token, owner, with_office=True)
        if person is not None and owner is None and self._is_given_name(text, tokens, at, person):
            return None
        if person is None:
            return (replace(self._offices.who(role, owner, start, stop), person=None, named=True), end) if owner is not None else None
        if person is not None and owner is None and "person" not in token.senses and self._ranks_higher(person, role):
            # "Vice President Harris" is not the prime minister of that name, "Ambassador Lin" no spokesman.
            return self._unknown(text, tokens, at, role, None)
        actor = owner or self._persons.actor(person)
        if actor is None and role.level == SPOKESPERSON:
            # For whom he speaks the text around tells.
            return None
        if actor is None:
            return Who(None, role.level, person, start, stop, role.own, named=True), end
        if (
            owner is None
            and "genitive" in peek(tokens, end).word.marks
            and (self._actors.named(peek(tokens, end + 1)) or ("",))[0] == actor
        ):
            # "President Nursultan Nazarbayev | of Kazakhstan"
            end, stop = end + 2, tokens[end + 1].end
        who = replace(self._offices.who(role, actor, start, stop), person=person, named=True)
        self._memory.local.setdefault(token.low.rpartition(" ")[2], who)
        return who, end

    def _ranks_higher(self, person: str, role: Role) -> bool:
        """Say whether a person leads a state, while the office before the family name is lower; or is no envoy where that is one's."""
        tenure = self._persons.tenure(person)
        if role.level == "ambassador":
            return tenure is not None and level_of(tenure) != role.level
        return role.level in _LOWER and tenure is not None and level_of(tenure).startswith("head_of")

    def _is_given_name(self, text: str, tokens: list[Token], at: int, person: str) -> bool:
        """Say whether a family name is somebody else's given name: "chair | Jean Mensa"; "President Biden Thursday said" has none."""
        following = peek(tokens, at + 1)
        if "person" in tokens[at].senses or not plain_name(text, following) or not _DAYS.isdisjoint(following.word.marks):
            return False
        return not (following.word.verbal or self._persons.goes_on(person, following))

    def _unknown(self, text: str, tokens: list[Token], at: int, role: Role, owner: str | None) -> Named | None:
        """Read a name that no list holds: whose the office is, or what the text told before, says who that is."""
        end = self._names.end(text, tokens, at)
        start, last = tokens[at].start, tokens[end - 1]
        if owner is not None:
            who = replace(self._offices.who(role, owner, start, last.end), person=None, named=True)
            self._memory.introduce(tokens[at:end], who)
            return who, end
        local = self._memory.local.get(last.low)
        if local is not None and self._persons.bears(tokens[at:end], local):
            return local.at(start, last.end), end
        found = self._actors.named(peek(tokens, end + 1)) if peek(tokens, end).low == "of" else None
        if found is not None and not found[1]:
            # "Emir Tamim of Qatar"
            who = replace(self._offices.who(role, found[0], start, tokens[end + 1].end), person=None, named=True)
            self._memory.local[last.low] = who
            return who, end + 2
        return None

    def of_no_owner(self, tokens: list[Token], at: int, role: Role) -> Who | None:
        """Return who "the UN chief, António Guterres," is: an office without a state or body, and a known person who holds one like it."""
        if peek(tokens, at).low != "," or not role.own or role.plural or peek(tokens, at + 2).low not in _CLOSING:
            return None
        if "person" not in tokens[at + 1].senses:
            return None
        person = self._persons.find(tokens[at + 1])
        tenure = self._persons.tenure(person)
        if tenure is None:
            return None
        level = level_of(tenure)
        fits = level == role.level or (role.level.startswith("head_of") and level.startswith("head_of"))
        return Who(self._g.speaking_as(tenure.actor_id), level, person, named=True) if fits else None

    def past_stranger(self, text: str, tokens: list[Token], at: int, role: Role) -> int:
        """Return the token after a name that no list knows: "spokesman Dmitry Peskov"; the text around tells whose office it is."""
        token = peek(tokens, at)
        if not role.own or role.plural or token.start - tokens[at - 1].end != 1:
            return at
        sure = not _UNSURE.issuperset(token.senses) and not (role.level == SPOKESPERSON and "person" in token.senses)
        if sure or not self._names.is_name(text, token):
            return at
        end = self._names.end(text, tokens, at)
        if end - at > _FEW or "months" in tokens[end - 1].word.marks:
            return at
        self._memory.pending.setdefault(tokens[end - 1].low, role)
        return end
