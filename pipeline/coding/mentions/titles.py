"""A noun phrase whose head is an office or a body that speaks: "the president of Norland", "foreign ministry spokesperson Ann Other".

Belongs here: putting an office together with whose it is and who holds it. Does not: each of these by itself (offices, owners,
holders), what stands before (belonging).
"""

from dataclasses import replace

from pipeline.coding.gazetteer import Gazetteer
from pipeline.coding.lexicon import Lexicon, Role
from pipeline.coding.mentions.fields import WITH_FIELD, Fields
from pipeline.coding.mentions.holders import Holders
from pipeline.coding.mentions.looking import peek
from pipeline.coding.mentions.model import Found, Mention, Read
from pipeline.coding.mentions.names import plain_name
from pipeline.coding.mentions.offices import Offices, sense_at
from pipeline.coding.mentions.owners import Owner, Owners
from pipeline.coding.tokens import Token


class Titles:
    """Reads noun phrases by their office."""

    def __init__(
        self, gazetteer: Gazetteer, lexicon: Lexicon, offices: Offices, owners: Owners, holders: Holders, fields: Fields, read: Read
    ) -> None:
        self._g, self._read_mention = gazetteer, read
        self._offices, self._owners, self._holders, self._fields = offices, owners, holders, fields
        words = lexicon.words
        self._in_turn, self._peoples, self._posted = words["in_turn"], words["peoples"], words["posted"]

    def read(self, text: str, tokens: list[Token], at: int, actor: str | None = None) -> Found:
        """Return the mention whose office stands at a token.

        Args:
            text: The whole text.
            tokens: Of the sentence.
            at: Number of the token that names the office.
            actor: Whose it is by the words before: "Norway's | prime minister".
        """
        first, word = tokens[at].start, tokens[at].low
        role, end = self._title(tokens, at, actor)
        owners = [Owner(actor, first, tokens[at].end)] if actor else []
        if actor is None:
            role, owners, end = self._owned(tokens, at, end, role)
        elif not self._g.is_state(actor) and role.level not in WITH_FIELD:
            end = self._fields.behind_organisations_office(tokens, end)
        if owners and end > at + 1:
            role, end = self._sent(tokens, end, role)
        if len(owners) > 1:
            who = tuple([self._offices.who(role, *owner) for owner in owners])
            return Mention("named", first, tokens[end - 1].end, who, role, word), end
        owner = owners[0].actor if owners else None
        if owner is not None:
            role, end = self._head_of_mission(tokens, end, role)
            head = self._head_of_its_own(text, tokens, end) if role.level == "organisation_head" and word in self._in_turn else None
            if head is not None:
                return head
        holders, end = self._holders.read(text, tokens, end, role, owner)
        if not holders:
            if owner is None:
                return self._of_no_owner(text, tokens, at, end, role)
            holders = [self._offices.who(role, owner, first, tokens[end - 1].end)]
        return Mention("named", first, tokens[end - 1].end, tuple(holders), role, word), end

    def _title(self, tokens: list[Token], at: int, actor: str | None) -> tuple[Role, int]:
        """Read an office and a second one right after it: "foreign ministry spokesperson", "minister of trade"."""
        role = self._offices.role(tokens[at], actor)
        end = at + 1
        while not role.plural and "role" in peek(tokens, end).senses and tokens[end].start - tokens[end - 1].end <= 1:
            following = self._offices.role(tokens[end], actor)
            observing = role.level == "mission" and following.level == "organisation_head"
            # "the CIS observer mission | chief": of the mission, not of the organisation.
            role = replace(role, level="mission_head", offices=("mission_head",)) if observing else following
            end += 1
        return role, self._fields.behind_minister(tokens, end) if role.level in WITH_FIELD else end

    def _owned(self, tokens: list[Token], at: int, end: int, role: Role) -> tuple[Role, list[Owner], int]:
        """Read whose an office is from the words behind it: "the Government and people of India"."""
        if role.level == "ambassador" and peek(tokens, end).low in self._posted:
            # An envoy in a capital is another state's.
            return role, [], end
        shared = peek(tokens, end).low == "and" and end + 2 < len(tokens) and tokens[end + 1].low in self._peoples
        owners, after = self._owners.read(tokens, end + 2 if shared else end)
        where = peek(tokens, end).word.marks
        met = role.level == "organisation_organ" and "placing" in where and "addressing" not in where
        if not owners or (met and any(self._g.is_state(owner.actor) for owner in owners)):
            # "a summit in Addis Ababa" is none of Ethiopia's.
            return role, [], end
        if after > at + 1 and len(tokens[at].senses["role"]) > 1:
            role = self._offices.role(tokens[at], owners[0].actor)
        return role, owners, after

    def _sent(self, tokens: list[Token], end: int, role: Role) -> tuple[Role, int]:
        """Read a mission or an embassy right behind its owner: "the heads of the AU and ECOWAS | observation missions"."""
        token = peek(tokens, end)
        if token.start - tokens[end - 1].end != 1 or "role" not in token.senses:
            return role, end
        missions = sense_at(token, "mission")
        if missions is not None:
            # "the head of the EU mission" stays its head.
            return (role if role.level == "mission_head" and not role.plural else missions), end + 1
        # "a spokeswoman for the US embassy"
        speaks = any(other.level in ("ambassador", "ministry") and other.own for other in token.senses["role"])
        return role, end + speaks

    def _head_of_mission(self, tokens: list[Token], end: int, role: Role) -> tuple[Role, int]:
        """Read "the AU mission's | head, Ernest Bai Koroma,": from here on it is the head who speaks."""
        if role.level != "mission" or peek(tokens, end).cls != "poss":
            return role, end
        head = sense_at(peek(tokens, end + 1), "mission_head")
        return (head, end + 2) if head is not None else (role, end)

    def _head_of_its_own(self, text: str, tokens: list[Token], at: int) -> Found | None:
        """Read "the current chair of the bloc, President Ndlovu,": who heads a state speaks for it first of all."""
        if peek(tokens, at).low != "," or "role" not in peek(tokens, at + 1).senses:
            return None
        found = self._read_mention(text, tokens, at + 1)
        if found is None or peek(tokens, found[1]).low != ",":
            return None
        mention, end = found
        heads = mention.role is not None and mention.role.level.startswith("head_of")
        return (mention, end + 1) if heads and len(mention.who) == 1 and mention.who[0].person is not None else None

    def _of_no_owner(self, text: str, tokens: list[Token], at: int, end: int, role: Role) -> Found:
        """Read an office of nobody named: of a holder in commas, or one that the text must tell ("the minister", "spokesman Other")."""
        first, word = tokens[at].start, tokens[at].low
        governed = at > 1 and "of" in (tokens[at - 1].low, tokens[at - 2].low)
        holder = None if governed else self._holders.of_no_owner(tokens, end, role)
        if holder is not None:
            who = holder.at(first, tokens[end + 1].end)
            return Mention("named", first, who.end, (who,), role, word), end + 2 + (tokens[end + 2].low == ",")
        if role.level == "organisation_organ" and at > 1 and plain_name(text, tokens[at - 1]):
            # "the Christian Council": a body of its own
            role = replace(role, own=False)
        after = self._holders.past_stranger(text, tokens, end, role)
        name, begins = (tokens[after - 1].low, tokens[end].start) if after > end else ("", 0)
        return Mention("generic", first, tokens[after - 1].end, (), role, word, name=name, name_start=begins), after
