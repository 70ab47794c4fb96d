"""A noun phrase whose head is a person's name: "Vladimir Putin", "Yoweri Museveni of Uganda", "the Lukashenko regime", "Ann Other".

Belongs here: names of the reference and names that only the text makes known, each with what stands right beside it. Does not: which person
of that name is meant (persons), names behind an office (holders), offices behind a name (appositions).
"""

from dataclasses import replace

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon
from pipeline.coding.mentions.actors import Actors
from pipeline.coding.mentions.appositions import Appositions
from pipeline.coding.mentions.looking import peek
from pipeline.coding.mentions.memory import Memory
from pipeline.coding.mentions.model import Found, Mention, Who
from pipeline.coding.mentions.names import Names, plain_name
from pipeline.coding.mentions.offices import Offices
from pipeline.coding.mentions.persons import Persons
from pipeline.coding.tokens import Token

_FEW = 3
"""Longest name, in tokens, whose last word can be one heard before behind an office."""


class Naming:
    """Reads noun phrases by their name."""

    def __init__(
        self, gazetteer: Gazetteer, lexicon: Lexicon, memory: Memory, actors: Actors, persons: Persons, names: Names, offices: Offices,
        appositions: Appositions,
    ) -> None:  # fmt: skip
        self._g, self._memory = gazetteer, memory
        self._actors, self._persons, self._names, self._offices, self._appositions = actors, persons, names, offices, appositions
        self._regimes, self._electoral = lexicon.words["regimes"], lexicon.sets["elections.modifiers"]

    # -- names of the reference ---------------------------------------------------------------------------------------------------------

    def known(self, text: str, tokens: list[Token], at: int, *, honoured: bool = False) -> Found | None:
        """Read a name of the reference with what stands beside it; `honoured`: behind "Mr."."""
        token = tokens[at]
        person = self._persons.find(token, with_office=honoured)
        if person is None:
            return None
        if token.low in self._memory.strangers and person not in self._memory.known and self._persons.tenure(person) is not None:
            # "Rixi Moncada …. Moncada has not": no minister of that name.
            return None
        if "person" in token.senses:
            self._memory.known.add(person)
        elif self._names.opens_family(peek(tokens, at + 1)) or self._of_a_longer_name(text, tokens, at):
            return None
        who, end = self._as_told(person, token), self._names.past_generation(tokens, at + 1)
        regime = self._regime(tokens, end, who)
        if regime is not None:
            return regime
        bound = who.actor is not None
        who, end = self._of_a_state(tokens, end, who)
        led = self._appositions.leads(text, tokens, end)
        if led is not None and (led[0].level == "mission_head" or not bound):
            # "Sergei Lebedev, who headed the observers of the CIS"
            who = replace(led[0], person=person, start=token.start, end=tokens[end - 1].end)
            return Mention("named", token.start, who.end, (who,)), led[1]
        who, end = self._appositions.office(text, tokens, end, who)
        last = tokens[end - 1] if tokens[end - 1].low != "," else tokens[end - 2]
        who = who.at(who.start, max(who.end, last.end))
        return Mention("named", token.start, who.end, (who,)), end

    def _as_told(self, person: str, token: Token) -> Who:
        """Return whom a known person speaks for; the office that the text gave her where the reference knows of none on that day."""
        who = self._persons.who(person, token.start, token.end)
        told = self._memory.local.get(token.low.rpartition(" ")[2])
        if told is None or told.actor is None or told.person not in (None, person):
            return who
        if who.actor is not None and not (told.person == person and told.level == "organisation_head"):
            # A minister who has come to head an organisation since speaks for that.
            return who
        return replace(told, person=person).at(token.start, token.end)

    def _of_a_longer_name(self, text: str, tokens: list[Token], at: int) -> bool:
        """Say whether a family name is part of somebody else's name: "Putin | Nilsson", "Astrid | Putin"."""
        if plain_name(text, peek(tokens, at + 1)):
            return True
        # At the head of a sentence any word has a capital.
        before = peek(tokens, at - 1)
        of_another = at > 1 and plain_name(text, before) and len(before.low) > 1 and before.low not in self._names.honorifics
        if of_another:
            self._memory.strangers.add(tokens[at].low)
        return of_another

    def _regime(self, tokens: list[Token], at: int, who: Who) -> Found | None:
        """Read "the Lukashenko | regime", "the Biden | administration official": a government by its leader's name."""
        token = peek(tokens, at)
        if token.low not in self._regimes or who.actor is None or not self._g.is_state(who.actor):
            return None
        staff = peek(tokens, at + 1)
        # "the Lukashenko regime | critics" are not of it.
        last = staff if "role" in staff.senses and self._offices.role(staff, who.actor).own else token
        government = Who(who.actor, "government", None, who.start, last.end)
        return Mention("named", who.start, last.end, (government,), self._offices.role(last, who.actor)), at + 1 + (last is staff)

    def _of_a_state(self, tokens: list[Token], at: int, who: Who) -> tuple[Who, int]:
        """Read "Yoweri Museveni | of Uganda", "Vladimir Putin | (Russia)": who holds no office known is the state's."""
        opener = peek(tokens, at).low
        if opener not in ("of", "("):
            return who, at
        owner = at + 1 + (opener == "of" and at + 2 < len(tokens) and tokens[at + 1].cls == "determiner")
        found = self._actors.named(peek(tokens, owner))
        if found is None or found[1]:
            return who, at
        if who.actor is None:
            who = replace(who, actor=found[0], level="unspecified", former=False)
        return who, owner + 1 + (peek(tokens, owner + 1).low == ")")

    # -- names that only the text makes known -------------------------------------------------------------------------------------------

    def unknown(self, text: str, tokens: list[Token], at: int) -> Found | None:
        """Read a name that no list holds, if the words beside it or before it say who that is: "Ann Other, the Norwegian minister,"."""
        end = self._names.end(text, tokens, at)
        start, last = tokens[at].start, tokens[end - 1]
        if end - at >= 2:
            introduced = self._introduced(text, tokens, at, end) or self._other_spelling(text, tokens, at, end)
            if introduced is not None:
                return Mention("named", start, last.end, (introduced[0],)), introduced[1]
        local = self._memory.local.get(last.low)
        if local is not None and last.low not in self._electoral and self._persons.bears(tokens[at:end], local):
            return Mention("named", start, last.end, (local.at(start, last.end),)), end
        pending = self._memory.pending.get(last.low)
        if pending is not None and end - at <= _FEW:
            return Mention("generic", start, last.end, (), pending, last.low, name=last.low, name_start=start), end
        return None

    def _introduced(self, text: str, tokens: list[Token], at: int, end: int) -> tuple[Who, int] | None:
        """Read what the words behind a name make of a stranger, and remember it: "Ann Other, who heads the EU observer mission,"."""
        start, last = tokens[at].start, tokens[end - 1]
        who, after = self._appositions.office(text, tokens, end, Who(None, start=start, end=last.end, named=True))
        if after == end or not who.actor:
            led = self._appositions.leads(text, tokens, end)
            if led is None:
                return None
            who, after = replace(led[0], start=start, end=last.end), led[1]
        self._memory.introduce(tokens[at:end], who)
        return who, after

    def _other_spelling(self, text: str, tokens: list[Token], at: int, end: int) -> tuple[Who, int] | None:
        """Read a known family name behind a given name that is spelled in another way, but begins alike: "Aleksandr Lukashenko"."""
        last = tokens[end - 1]
        person = self._persons.find(last) if "surname" in last.senses else None
        if person is None or self._persons.tenure(person) is None:
            return None
        initials = {part[:1] for part in person.removeprefix("P-").split("-")[1:]}
        if text[tokens[at].start].lower() not in initials:
            return None
        return self._persons.who(person, tokens[at].start, last.end), end
